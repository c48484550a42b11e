//! One panel per theme, kind of tie, year or sector, with everybody in the same place: what each of them adds is seen at once.

use super::compare::{Panel, grid, make_ids_unique};
use crate::error::Error;
use crate::model::Status;
use crate::present::diagram::bundles::{Bundle, bundles};
use crate::present::diagram::context::Context;
use crate::present::diagram::font;
use crate::present::diagram::geometry::{Point, Rect};
use crate::present::diagram::islands;
use crate::present::diagram::labels;
use crate::present::diagram::legend::Key;
use crate::present::diagram::lines;
use crate::present::diagram::page::Content;
use crate::present::diagram::plot::{self, Plot, Wishes};
use crate::present::diagram::scene::{Anchor, Text};
use crate::present::diagram::{Unnamed, style};
use crate::present::language::diagram::{self as words, Noun, Phrase};
use crate::present::language::kinds;
use crate::present::language::views::{self, View, view};
use std::collections::{BTreeMap, BTreeSet};

/// What each panel holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The ties of one layer (theme).
    Layer,
    /// The ties of one kind.
    Kind,
    /// The ties that may have existed in one year.
    Year,
    /// The ties of the nodes of one sector.
    Sector,
}

/// More panels would be too small to read.
const MOST_PANELS: usize = 12;
/// Width that the drawing in a panel may take, in points.
const ROOM: f64 = 360.0;
/// Marks are smaller than elsewhere, so that names find room between them.
const LIGHT: f64 = 0.8;
/// Names in a panel.
const NAMED: usize = 8;

/// Ties that share a panel.
struct Share {
    name: String,
    ties: BTreeSet<usize>,
}

pub(in crate::present::diagram) fn content(context: &Context<'_>, by: By) -> Result<Content, Error> {
    let language = context.options.language;
    let nodes: Vec<usize> = (0..context.network.node_count()).filter(|&node| context.is_drawn(node)).collect();
    let mut shares = shares(context, by);
    if shares.is_empty() && context.network.tie_count() > 0 {
        return Err(nothing(by));
    }
    let mut notes = notes(context, by, &shares);
    let all = shares.len();
    if by == By::Year {
        thin_out(&mut shares);
        if shares.len() < all {
            notes.push(views::years_left_out(language, all - shares.len()));
        }
    } else if all > MOST_PANELS {
        shares.truncate(MOST_PANELS);
        notes.push(views::panels_left_out(language, all - MOST_PANELS));
    }
    let base = Base::new(context, &nodes);
    let panels: Vec<Panel> = shares.iter().map(|share| panel(context, &base, share, by)).collect();
    if panels.is_empty() {
        notes.push(words::phrase(language, Phrase::Empty).to_owned());
    }
    let (mut plot, drawings) = grid(context, panels);
    (plot.attempt, plot.parts) = (base.plot.attempt, base.plot.parts);
    make_ids_unique(&mut plot);
    let title = context.options.title.clone().unwrap_or_else(|| {
        view(
            language,
            match by {
                By::Layer => View::LayersLayer,
                By::Kind => View::LayersKind,
                By::Year => View::LayersYear,
                By::Sector => View::LayersSector,
            },
        )
        .to_owned()
    });
    Ok(Content {
        title: font::clean(&title),
        subtitle: view(language, View::LayersSubtitle).to_owned(),
        legend: !plot.marks.is_empty(),
        key: Key { sizes: false, ..Key::default() },
        plot,
        drawings,
        notes,
        ..Content::default()
    })
}

fn nothing(by: By) -> Error {
    let (what, instead) = match by {
        By::Layer => ("no tie that is drawn states a layer", "use --by kind"),
        By::Kind => ("no tie between nodes that are drawn", "choose other ties"),
        By::Year => ("no tie that is drawn has a date (since, until)", "use --by kind"),
        By::Sector => ("no node that is drawn states a sector", "use --by kind"),
    };
    Error::request(format!("{what}: there is nothing to show side by side")).hint(instead)
}

/// The ties of each panel: most ties first, years in their order.
fn shares(context: &Context<'_>, by: By) -> Vec<Share> {
    let network = context.network;
    let mut shares: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let dated = network.ties().any(|tie| !tie.tie.period.is_unknown());
    let years = if by == By::Year && dated { network.years() } else { BTreeSet::new() };
    for tie in network.ties() {
        if tie.source == tie.target || !context.is_drawn(tie.source) || !context.is_drawn(tie.target) {
            continue;
        }
        let names: BTreeSet<String> = match by {
            By::Layer => tie.tie.layer.iter().map(String::from).collect(),
            By::Kind => BTreeSet::from([tie.tie.kind.to_string()]),
            By::Year => {
                years.iter().filter(|year| tie.tie.period.may_cover(**year)).map(|year| format!("{year:05}")).collect()
            }
            By::Sector => [tie.source, tie.target].iter().filter_map(|&end| network.node(end).sector.clone()).collect(),
        };
        for name in names {
            shares.entry(name).or_default().insert(tie.index);
        }
    }
    let mut list: Vec<Share> = shares.into_iter().map(|(name, ties)| Share { name, ties }).collect();
    if by != By::Year {
        let count = |share: &Share| share.ties.iter().filter(|&&tie| counts(by, network.tie(tie).tie.status)).count();
        list.sort_by_cached_key(|share| (std::cmp::Reverse(count(share)), share.name.clone()));
    }
    for share in &mut list {
        share.name = match by {
            By::Kind => kinds::tie_kind(context.options.language, network.vocabulary(), &share.name),
            By::Year => share.name.trim_start_matches('0').to_owned(),
            By::Layer | By::Sector => font::clean(&share.name),
        };
    }
    list
}

/// Whether a tie counts in the figures of a panel: what holds; in a year of its own also what has ended since.
fn counts(by: By, status: Status) -> bool {
    status.holds() || (by == By::Year && status == Status::Ended)
}

/// Keeps the first and the last year and some between them, evenly.
fn thin_out(shares: &mut Vec<Share>) {
    let all = shares.len();
    if all <= MOST_PANELS {
        return;
    }
    let kept: BTreeSet<usize> = (0..MOST_PANELS).map(|panel| panel * (all - 1) / (MOST_PANELS - 1)).collect();
    let mut index = 0;
    shares.retain(|_| {
        index += 1;
        kept.contains(&(index - 1))
    });
}

fn notes(context: &Context<'_>, by: By, shares: &[Share]) -> Vec<String> {
    let language = context.options.language;
    let shown: BTreeSet<usize> = shares.iter().flat_map(|share| share.ties.iter().copied()).collect();
    let drawn = context
        .network
        .ties()
        .filter(|tie| tie.source != tie.target && context.is_drawn(tie.source) && context.is_drawn(tie.target));
    let outside = drawn.filter(|tie| !shown.contains(&tie.index)).count();
    let mut notes = Vec::new();
    if by == By::Sector {
        notes.push(view(language, View::SectorNote).to_owned());
    }
    if outside > 0 {
        notes.push(views::in_no_panel(language, outside));
    }
    if by == By::Year {
        let undated = shown.iter().filter(|&&tie| context.network.tie(tie).tie.period.is_unknown()).count();
        if undated > 0 {
            notes.push(views::undated(language, undated));
        }
    }
    notes
}

/// Where everybody stands in every panel.
struct Base {
    plot: Plot,
    mark_of: BTreeMap<usize, usize>,
    home: Vec<Option<(usize, Point)>>,
    room: Rect,
    scale: f64,
}

impl Base {
    fn new(context: &Context<'_>, nodes: &[usize]) -> Base {
        let nobody = BTreeSet::new();
        let islands = islands::plain(context, nodes);
        let wishes = Wishes {
            aspect: context.aspect(1.35),
            faded: &nobody,
            outlines: islands.list.len() > 1,
            unnamed: Unnamed::Omit,
            only_own_ties: false,
            named: Some(&nobody),
            room: None,
        };
        let mut plot = plot::draw(context, &islands, &wishes);
        plot.texts.clear();
        plot.lines.clear();
        let scale = (ROOM / plot.bounds().width().max(1.0)).clamp(0.05, 1.0);
        for mark in &mut plot.marks {
            mark.centre = mark.centre * scale;
            mark.radius *= scale * LIGHT;
            mark.ring = None;
        }
        for area in &mut plot.areas {
            area.polygon.iter_mut().for_each(|point| *point = *point * scale);
            area.corner *= scale;
            area.fill = context.theme.paper();
        }
        let mark_of = plot
            .marks
            .iter()
            .enumerate()
            .filter_map(|(index, mark)| Some((context.network.index_of(&mark.id)?, index)))
            .collect();
        let home = plot
            .marks
            .iter()
            .map(|mark| {
                let area = mark.area?;
                Some((area, Rect::of(plot.areas[area].polygon.iter().copied()).centre()))
            })
            .collect();
        // Names may stand a little outside the islands.
        let room = plot.bounds().padded(10.0);
        Base { plot, mark_of, home, room, scale }
    }
}

fn panel(context: &Context<'_>, base: &Base, share: &Share, by: By) -> Panel {
    let language = context.options.language;
    let bundles: Vec<Bundle> = bundles(context, &base.mark_of, |tie| share.ties.contains(&tie));
    let mut lines = lines::between(context, &base.plot.marks, &bundles, &base.home);
    let active: Vec<usize> =
        lines.iter().flat_map(|line| [line.from, line.to]).collect::<BTreeSet<_>>().into_iter().collect();
    let mut partners: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for tie in share.ties.iter().map(|&tie| context.network.tie(tie)).filter(|tie| counts(by, tie.tie.status)) {
        let (Some(&from), Some(&to)) = (base.mark_of.get(&tie.source), base.mark_of.get(&tie.target)) else { continue };
        partners.entry(from).or_default().insert(to);
        partners.entry(to).or_default().insert(from);
    }
    let pairs = partners.values().map(BTreeSet::len).sum::<usize>() / 2;
    let thin = base.scale.sqrt().max(0.45);
    for line in &mut lines {
        line.stroke.width *= thin;
        (line.from, line.to) = (rank(&active, line.from), rank(&active, line.to));
        if base.scale < 0.6 {
            // At this size symbols and heads would hide the lines.
            line.arrow = false;
        }
    }
    let mut marks: Vec<_> = active.iter().map(|&index| base.plot.marks[index].clone()).collect();
    let mut order: Vec<usize> = (0..active.len()).collect();
    let count = |index: usize| partners.get(&active[index]).map_or(0, BTreeSet::len);
    order.sort_by_key(|&index| (std::cmp::Reverse(count(index)), index));
    order.truncate(NAMED);
    for &index in &order {
        let lines = font::wrapped(&context.short(&marks[index].name, 30), style::LABEL, false, style::LABEL_ROOM);
        let colour = context.theme.ink();
        marks[index].label = (!lines.is_empty()).then(|| Text {
            at: Point::default(),
            lines,
            size: style::LABEL,
            bold: false,
            colour,
            anchor: Anchor::Middle,
            turned: false,
        });
    }
    labels::place_where_free(&mut marks, &order, &[], base.room);
    let counts = format!(
        "{} · {}",
        words::counted(language, partners.len(), Noun::Node),
        words::counted(language, pairs, Noun::Pair)
    );
    Panel {
        name: font::shortened(&share.name, 44),
        counts,
        plot: Plot { marks, lines, areas: base.plot.areas.clone(), ..Plot::default() },
        room: base.room,
    }
}

fn rank(active: &[usize], mark: usize) -> usize {
    active.binary_search(&mark).expect("every end of a line is active")
}
