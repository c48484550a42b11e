//! The lines of bundles between placed marks: their width, colour and symbols, and the way they take.

use super::bundles::{Bundle, Standing};
use super::context::Context;
use super::curves::{around_others, trimmed};
use super::geometry::{Point, bezier, bowed};
use super::scene::{Badge, Line, Mark};
use super::style::Stroke;
use super::ties::points;
use crate::model::{Sign, Status};
use crate::present::language::kinds;
use std::collections::BTreeMap;

/// Draws the bundles between placed marks. `islands` gives the middle of the island of each mark.
pub(super) fn between(
    context: &Context<'_>,
    marks: &[Mark],
    bundles: &[Bundle],
    islands: &[Option<(usize, Point)>],
) -> Vec<Line> {
    let mut beside: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for bundle in bundles {
        beside.entry(bundle.pair()).or_default().1 += 1;
    }
    let crowd = (1500.0 / bundles.len().max(1) as f64).min(1.0);
    let mut drawn: Vec<(bool, Line)> = Vec::new();
    for bundle in bundles {
        let (next, count) = beside.get_mut(&bundle.pair()).expect("every pair was counted");
        let rank = *next as f64 - (*count as f64 - 1.0) / 2.0;
        *next += 1;
        let (from, to) = bundle.ends;
        // Lines of one pair share a sense of left and right, whatever way each of them points.
        let rank = if from < to { rank } else { -rank };
        let across = match (islands[from], islands[to]) {
            (Some(one), Some(other)) => one.0 != other.0,
            _ => true,
        };
        let (a, b) = (marks[from].centre, marks[to].centre);
        let length = (b - a).length();
        let curve = if across {
            let middle = |mark: usize, own: Point| islands[mark].map_or(own, |(_, middle)| middle);
            let (home, abroad) = (middle(from, a), middle(to, b));
            let bent = |bow: f64| {
                let mut curve = bowed(a, b, rank * 5.0 + bow);
                curve[1] = curve[1].towards(home.towards(abroad, 1.0 / 3.0), 0.22);
                curve[2] = curve[2].towards(home.towards(abroad, 2.0 / 3.0), 0.22);
                curve
            };
            if crowd < 1.0 { bent(0.0) } else { around_others(marks, bundle.ends, bent) }
        } else if *count > 1 {
            bowed(a, b, rank * (length * 0.16).clamp(3.0, 9.0))
        } else if crowd < 1.0 {
            // In a crowd bows lead nowhere, and make an outline of their own.
            bowed(a, b, 0.0)
        } else {
            around_others(marks, bundle.ends, |bow| bowed(a, b, bow))
        };
        let line = line(context, marks, bundle, trimmed(&curve, &marks[from], &marks[to]), across, crowd);
        drawn.push((across, line));
    }
    // Across islands first, so that what happens inside stays readable.
    drawn.sort_by_key(|(across, _)| !across);
    drawn.into_iter().map(|(_, line)| line).collect()
}

fn line(context: &Context<'_>, marks: &[Mark], bundle: &Bundle, curve: [Point; 4], across: bool, crowd: f64) -> Line {
    let family = context.families.get(bundle.family);
    let looks = &context.options.style;
    let asked = looks.line_look(context.theme, &bundle.ties);
    // Colours that show values are drawn full: paler ones come too near to each other.
    let mut alpha = if asked.is_some() { 1.0 } else { family.colour.alpha };
    if bundle.standing != Standing::Present {
        alpha *= 0.62;
    }
    if across {
        alpha *= if crowd < 1.0 { 0.5 * crowd.sqrt() } else { 0.9 };
    } else {
        alpha *= crowd.sqrt();
    }
    let usual = 0.5 + 0.45 * bundle.weight.sqrt();
    let width = looks.line_width(&bundle.ties).unwrap_or(usual) * if crowd < 1.0 { 0.55 } else { 1.0 };
    let network = context.network;
    let arrow = bundle.ties.iter().any(|&tie| points(network, network.tie(tie).tie));
    let mut symbols = Vec::new();
    match bundle.standing {
        Standing::Present => {}
        Standing::Future => symbols.push(Badge::Future),
        Standing::Past => symbols.push(Badge::Past),
    }
    match bundle.sign {
        None => {}
        Some(Sign::Positive) => symbols.push(Badge::Plus),
        Some(Sign::Negative) => symbols.push(Badge::Minus),
    }
    let mut kinds: Vec<String> = bundle.ties.iter().map(|&tie| network.tie(tie).tie.kind.to_string()).collect();
    kinds.sort();
    kinds.dedup();
    Line {
        from: bundle.ends.0,
        to: bundle.ends.1,
        badges: badges(&curve, &symbols),
        stroke: Stroke {
            colour: asked.map_or(family.colour, |(colour, _)| colour).alpha(alpha),
            width,
            dash: asked.and_then(|(_, dash)| dash).unwrap_or(family.dash),
        },
        arrow,
        count: bundle.ties.len(),
        ties: bundle.ties.clone(),
        tooltip: tooltip(context, &marks[bundle.ends.0].name, &marks[bundle.ends.1].name, &bundle.ties),
        kinds,
        curve,
    }
}

/// Symbols side by side around the middle of a curve.
pub(super) fn badges(curve: &[Point; 4], symbols: &[Badge]) -> Vec<(Badge, Point)> {
    let along = (bezier(curve, 0.52) - bezier(curve, 0.48)).unit();
    symbols
        .iter()
        .enumerate()
        .map(|(index, &badge)| {
            let shift = (index as f64 - (symbols.len() as f64 - 1.0) / 2.0) * 6.4;
            (badge, bezier(curve, 0.5) + along * shift)
        })
        .collect()
}

/// What hovering over some ties of a pair shows.
pub(super) fn tooltip(context: &Context<'_>, from: &str, to: &str, ties: &[usize]) -> String {
    let language = context.options.language;
    let said: Vec<String> = ties
        .iter()
        .take(6)
        .map(|&tie| {
            let tie = context.network.tie(tie).tie;
            let mut parts = vec![kinds::tie_kind(language, context.network.vocabulary(), &tie.kind)];
            if tie.status != Status::Present {
                parts.push(kinds::status(language, tie.status).to_owned());
            }
            if !tie.period.is_unknown() {
                parts.push(tie.period.to_string());
            }
            parts.extend(tie.evidence.iter().take(2).map(|evidence| format!("[{}]", evidence.reference())));
            parts.join(" ")
        })
        .collect();
    format!("{from} – {to}: {}", said.join("; "))
}
