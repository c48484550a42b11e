//! From ties to lines: which family a kind belongs to, which ties one line stands for, and the way the line takes.

use super::context::Context;
use super::geometry::{Point, Rect, bezier, bowed, distance_to_segment, flattened, part};
use super::scene::{Badge, Line, Mark};
use super::style::{self, Colour, Dash, Stroke, Theme};
use crate::model::{Network, Sign, Status, Strength, Tie, Vocabulary};
use crate::present::language::{Language, diagram as words, kinds};
use std::collections::{BTreeMap, BTreeSet};

/// Number of families that have a look; the last one takes what is left.
const FAMILIES: usize = 6;
const OTHER: usize = FAMILIES - 1;

/// Ties of related kinds, drawn alike.
#[derive(Debug, Clone)]
pub(super) struct Family {
    pub(super) label: String,
    pub(super) colour: Colour,
    pub(super) dash: Dash,
}

/// The families of a network and which kind belongs to which.
#[derive(Debug)]
pub(super) struct Families {
    list: Vec<Family>,
    of: BTreeMap<String, usize>,
}

impl Families {
    /// Shipped kinds have their family. Kinds that the file declares get the looks that remain, the most frequent first; what
    /// then is left is "other", or called as its kind where it is a single one.
    pub(super) fn of(network: &Network, theme: Theme, language: Language) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for tie in network.ties() {
            *counts.entry(tie.tie.kind.as_str()).or_default() += 1;
        }
        let shipped = Vocabulary::shipped();
        let mut of: BTreeMap<String, usize> = BTreeMap::new();
        let mut labels: Vec<String> = (0..FAMILIES).map(|f| words::family(language, f).to_owned()).collect();
        let (known, declared): (Vec<_>, Vec<_>) =
            counts.into_iter().partition(|(kind, _)| shipped.tie_kind(kind).is_some());
        for (kind, _) in known {
            of.insert(kind.to_owned(), family_of(kind));
        }
        let used: BTreeSet<usize> = of.values().copied().collect();
        let mut free = (0..OTHER).filter(|family| !used.contains(family));
        let mut declared = declared;
        declared.sort_by_key(|&(kind, count)| (std::cmp::Reverse(count), kind));
        for (kind, _) in declared {
            let family = free.next().unwrap_or(OTHER);
            if family != OTHER {
                labels[family] = kinds::tie_kind(language, network.vocabulary(), kind);
            }
            of.insert(kind.to_owned(), family);
        }
        // The other classes are called alike in all pictures of a report; "other" says nothing where it is one kind.
        let mut others = of.iter().filter(|(_, family)| **family == OTHER).map(|(kind, _)| kind);
        if let (Some(kind), None) = (others.next(), others.next()) {
            labels[OTHER] = kinds::tie_kind(language, network.vocabulary(), kind);
        }
        let list = labels.into_iter().enumerate().map(|(index, label)| family(index, label, theme)).collect();
        Families { list, of }
    }

    /// The family with this number.
    pub(super) fn get(&self, number: usize) -> &Family {
        &self.list[number]
    }

    /// The number of the family of a kind.
    pub(super) fn number(&self, kind: &str) -> usize {
        self.of.get(kind).copied().unwrap_or(OTHER)
    }
}

fn family_of(kind: &str) -> usize {
    match kind {
        "collaborates" | "exchanges-knowledge" => 0,
        "participates-in" | "part-of" | "employs" | "runs" | "initiates" => 1,
        "funds" | "commissions" | "supports" => 2,
        "located-in" | "hosts" => 3,
        "nominates" | "awards" | "visits" => 4,
        _ => OTHER,
    }
}

/// No two families share a dash: of colours alone, drawn thin and pale, colour-blind readers do not tell them apart.
fn family(number: usize, label: String, theme: Theme) -> Family {
    let (alpha, dash) = match number {
        0 => (0.7, Dash::Solid),
        1 => (0.62, Dash::Long),
        2 => (0.68, Dash::Dashed),
        3 => (0.85, Dash::Dotted),
        4 => (0.62, Dash::DashDot),
        _ => (0.7, Dash::Short),
    };
    Family { label, colour: theme.family(number).alpha(alpha), dash }
}

/// Whether a tie points at its end. Of belonging and place the direction goes without saying.
fn points(network: &Network, tie: &Tie) -> bool {
    network.is_directed(tie) && !matches!(family_of(&tie.kind), 1 | 3)
}

/// How the ties of one kind are drawn, for whoever draws them itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Id of the kind.
    pub kind: String,
    /// Number of its family: kinds of one family look alike.
    pub family: usize,
    /// Name of that family.
    pub label: String,
    /// Colour, width and dash.
    pub stroke: Stroke,
    /// Whether some tie of the kind points at its end.
    pub arrow: bool,
}

/// The look of every kind of tie that occurs in the network, by family and id.
pub fn looks(network: &Network, theme: Theme, language: Language) -> Vec<Look> {
    let families = Families::of(network, theme, language);
    let mut looks: Vec<Look> = families
        .of
        .iter()
        .map(|(kind, &number)| {
            let family = families.get(number);
            let stroke = Stroke { colour: family.colour, width: 1.0, dash: family.dash };
            let arrow = network.ties().any(|tie| tie.tie.kind == **kind && points(network, tie.tie));
            Look { kind: kind.clone(), family: number, label: family.label.clone(), stroke, arrow }
        })
        .collect();
    looks.sort_by(|a, b| a.family.cmp(&b.family).then_with(|| a.kind.cmp(&b.kind)));
    looks
}

/// Whether a tie holds, does not hold yet, or no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    Present,
    Future,
    Past,
}

impl Standing {
    pub(super) fn of(status: Status) -> Self {
        match status {
            Status::Present => Standing::Present,
            Status::Planned | Status::InFormation | Status::Potential => Standing::Future,
            Status::Ending | Status::Ended => Standing::Past,
        }
    }
}

/// The ties that one line stands for.
#[derive(Debug, Clone)]
pub(super) struct Bundle {
    /// Marks at its ends.
    pub(super) ends: (usize, usize),
    pub(super) family: usize,
    pub(super) standing: Standing,
    pub(super) sign: Option<Sign>,
    pub(super) weight: f64,
    pub(super) ties: Vec<usize>,
}

/// Bundles the ties among the marks that stand for nodes. Ties in `hidden` are not drawn: their container says it.
pub(super) fn bundles(
    context: &Context<'_>,
    mark_of: &BTreeMap<usize, usize>,
    drawn: impl Fn(usize) -> bool,
) -> Vec<Bundle> {
    type Key = (usize, usize, usize, Standing, Option<Sign>, Option<usize>);
    let looks = &context.options.style;
    let strongest = context.network.ties().filter_map(|tie| number(tie.tie)).fold(0.0_f64, f64::max);
    let mut bundles: BTreeMap<Key, Bundle> = BTreeMap::new();
    for tie in context.network.ties() {
        let (Some(&from), Some(&to)) = (mark_of.get(&tie.source), mark_of.get(&tie.target)) else { continue };
        if from == to || !drawn(tie.index) {
            continue;
        }
        let family = context.families.number(&tie.tie.kind);
        let arrow = points(context.network, tie.tie);
        let ends = if arrow || from < to { (from, to) } else { (to, from) };
        let standing = Standing::of(tie.tie.status);
        let weight = match tie.tie.strength {
            Some(Strength::Weak) => 0.5,
            Some(Strength::Strong) => 3.0,
            Some(Strength::Number(value)) if strongest > 0.0 => 4.0 * value / strongest,
            _ => 1.0,
        };
        let key = (ends.0, ends.1, family, standing, tie.tie.sign, looks.line_group(tie.index));
        let bundle = bundles.entry(key).or_insert_with(|| Bundle {
            ends,
            family,
            standing,
            sign: tie.tie.sign,
            weight: 0.0,
            ties: Vec::new(),
        });
        bundle.weight += weight;
        bundle.ties.push(tie.index);
    }
    bundles.into_values().collect()
}

fn number(tie: &Tie) -> Option<f64> {
    match tie.strength {
        Some(Strength::Number(value)) => Some(value),
        _ => None,
    }
}

/// Draws the bundles between placed marks. `islands` gives the middle of the island of each mark.
pub(super) fn lines(
    context: &Context<'_>,
    marks: &[Mark],
    bundles: &[Bundle],
    islands: &[Option<(usize, Point)>],
) -> Vec<Line> {
    let mut beside: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for bundle in bundles {
        beside.entry(pair(bundle)).or_default().1 += 1;
    }
    let crowd = (1500.0 / bundles.len().max(1) as f64).min(1.0);
    let mut drawn: Vec<(bool, Line)> = Vec::new();
    for bundle in bundles {
        let (next, count) = beside.get_mut(&pair(bundle)).expect("every pair was counted");
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

fn pair(bundle: &Bundle) -> (usize, usize) {
    let (a, b) = bundle.ends;
    (a.min(b), a.max(b))
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

/// The curve that somebody wants between two marks, or with a bow to the side if it would run through somebody else.
pub(super) fn around_others(marks: &[Mark], ends: (usize, usize), with_bow: impl Fn(f64) -> [Point; 4]) -> [Point; 4] {
    around_others_and(marks, &[], ends, with_bow)
}

/// As [`around_others`], and around names, as far as a bow can.
pub(super) fn around_others_and(
    marks: &[Mark],
    names: &[Rect],
    (from, to): (usize, usize),
    with_bow: impl Fn(f64) -> [Point; 4],
) -> [Point; 4] {
    let (a, b) = (marks[from].centre, marks[to].centre);
    let length = (b - a).length();
    let room = Rect::of([a, b]).padded(length * 0.3 + 20.0);
    let near: Vec<(Point, f64)> = marks
        .iter()
        .enumerate()
        .filter(|(index, mark)| *index != from && *index != to && room.crossed_by(mark.centre, mark.centre))
        .map(|(_, mark)| (mark.centre, mark.reach()))
        .collect();
    freest(&near, names, |share| with_bow(length * share))
}

/// What it costs to run through a name: less than to run through a mark, more than the widest bow.
const THROUGH_A_NAME: f64 = 3.0;

/// Of curves with bows of more and more of their length the first that keeps clear of these circles and names, or the one that cuts least
/// into them.
fn freest(circles: &[(Point, f64)], names: &[Rect], with_bow: impl Fn(f64) -> [Point; 4]) -> [Point; 4] {
    let mut best = (f64::MAX, with_bow(0.0));
    for share in [0.0, 0.09, -0.09, 0.17, -0.17, 0.26, -0.26] {
        let curve = with_bow(share);
        let way = flattened(&curve, 8);
        let hits: f64 = circles
            .iter()
            .map(|&(centre, reach)| {
                let steps = way.windows(2).map(|step| distance_to_segment(centre, step[0], step[1]));
                (reach + 1.5 - steps.fold(f64::MAX, f64::min)).max(0.0)
            })
            .sum();
        let crosses = |name: &&Rect| way.windows(2).any(|step| name.crossed_by(step[0], step[1]));
        let crossed = names.iter().filter(crosses).count() as f64 * THROUGH_A_NAME;
        let cost = hits + crossed + share.abs() * 6.0;
        if cost < best.0 - 1e-9 {
            best = (cost, curve);
        }
    }
    best.1
}

/// The part of a curve that lies outside the marks at its ends.
pub(super) fn trimmed(curve: &[Point; 4], from: &Mark, to: &Mark) -> [Point; 4] {
    const STEPS: usize = 200;
    let outside = |mark: &Mark, t: f64| {
        let way = bezier(curve, t) - mark.centre;
        way.length() >= edge(mark, way) + style::LINE_GAP
    };
    let start = (0..STEPS).map(|s| s as f64 / STEPS as f64).find(|&t| outside(from, t)).unwrap_or(0.0);
    let end = (0..STEPS).map(|s| 1.0 - s as f64 / STEPS as f64).find(|&t| outside(to, t)).unwrap_or(1.0);
    if start < end { part(curve, start, end) } else { *curve }
}

/// Distance from the middle of a mark to its outline in some direction.
fn edge(mark: &Mark, direction: Point) -> f64 {
    use super::scene::Figure;
    if mark.ring.is_some() {
        return mark.reach();
    }
    let Figure::Polygon(corners) = mark.glyph.figure(Point::default(), mark.radius) else { return mark.reach() };
    let ray = direction.unit();
    let mut found = mark.radius;
    for (index, &a) in corners.iter().enumerate() {
        let side = corners[(index + 1) % corners.len()] - a;
        let determinant = side.x * ray.y - side.y * ray.x;
        if determinant.abs() < 1e-9 {
            continue;
        }
        let distance = (side.x * a.y - side.y * a.x) / determinant;
        let share = (ray.x * a.y - ray.y * a.x) / determinant;
        if distance > 0.0 && (-1e-9..=1.0 + 1e-9).contains(&share) {
            found = distance;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    // A bow is how far a curve is aside at its middle: 9 of 100 clear a circle of 4 on the line, 17 also two more that are 7 aside.
    #[test]
    fn a_curve_bends_around_who_stands_in_its_way_and_no_further() {
        let middle = |circles: &[(Point, f64)]| {
            let curve =
                freest(circles, &[], |share| bowed(Point::new(0.0, 0.0), Point::new(100.0, 0.0), 100.0 * share));
            bezier(&curve, 0.5).y.abs()
        };
        let in_the_way = |y: f64| (Point::new(50.0, y), 4.0);
        for (circles, aside) in [
            (vec![], 0.0),
            (vec![in_the_way(20.0)], 0.0),
            (vec![in_the_way(0.0)], 9.0),
            (vec![in_the_way(0.0), in_the_way(7.0), in_the_way(-7.0)], 17.0),
        ] {
            assert!((middle(&circles) - aside).abs() < 1e-9, "{circles:?} {}", middle(&circles));
        }
    }

    // A name of 40 by 8 under the middle of the line; the bow of 9 to the other side clears it, and one through a mark is no way out.
    #[test]
    fn a_curve_bends_around_a_name_but_not_into_a_mark() {
        let name = [Rect::around(Point::new(50.0, 2.0), Point::new(20.0, 4.0))];
        let middle = |circles: &[(Point, f64)]| {
            let curve =
                freest(circles, &name, |share| bowed(Point::new(0.0, 0.0), Point::new(100.0, 0.0), 100.0 * share));
            bezier(&curve, 0.5).y
        };
        let aside = middle(&[]);
        assert!((aside.abs() - 9.0).abs() < 1e-9, "{aside}");
        // With marks on both bows that would do, and beyond, it runs through the name.
        let marks: Vec<(Point, f64)> =
            [-26.0, -17.0, -9.0, 9.0, 17.0, 26.0].iter().map(|&y| (Point::new(50.0, y), 3.5)).collect();
        assert!(middle(&marks).abs() < 1e-9, "{}", middle(&marks));
    }
}
