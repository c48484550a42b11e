//! Both of two waves in one picture: what was kept, what came, what went, on one layout of the two together.

use crate::model::{Network, Sign};
use crate::present::change::{Change, How};
use crate::present::diagram::Facts;
use crate::present::diagram::context::Context;
use crate::present::diagram::legend::{self, Entry, Key};
use crate::present::diagram::page::Content;
use crate::present::diagram::plot::{self, Plot, Wishes};
use crate::present::diagram::scene::{Badge, Line, Mark};
use crate::present::diagram::style::{Colour, Dash, Glyph, Stroke, Theme};
use crate::present::diagram::{font, islands, lines};
use crate::present::language::diagram::{self as words, Phrase};
use crate::present::language::views::{self, View, view};
use std::collections::{BTreeMap, BTreeSet};

/// What became of a network; the network that is drawn is the union of the two.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// What the earlier network is called: a year, or its name.
    pub before: String,
    /// What the later one is called.
    pub after: String,
    /// Every pair that is tied in one of them.
    pub pairs: Vec<ChangedPair>,
    /// Ids of nodes that only the earlier network has.
    pub only_before: BTreeSet<String>,
    /// Ids of nodes that only the later one has.
    pub only_after: BTreeSet<String>,
    /// Whether a pair has a direction, from source to target.
    pub directed: bool,
}

/// What became of one pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedPair {
    /// Id of the one end.
    pub source: String,
    /// Id of the other.
    pub target: String,
    /// What became of it.
    pub change: Change,
    /// How that is known.
    pub how: How,
    /// Whether it is tied in the later network.
    pub later: bool,
    /// How it is valued now, where that was otherwise before.
    pub new_sign: Option<Sign>,
}

/// Looks of pairs, in the order of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Kept,
    Gained,
    Ended,
    NotSeen,
    Unknown,
}

impl Look {
    const ALL: [Look; 5] = [Look::Kept, Look::Gained, Look::Ended, Look::NotSeen, Look::Unknown];

    fn of(pair: &ChangedPair) -> Look {
        match (pair.change, pair.how) {
            (Change::Kept, _) => Look::Kept,
            (Change::Gained, _) => Look::Gained,
            (Change::Lost, How::Ended) => Look::Ended,
            (Change::Lost, _) => Look::NotSeen,
            (Change::Unknown, _) => Look::Unknown,
        }
    }

    fn words(self) -> View {
        match self {
            Look::Kept => View::Kept,
            Look::Gained => View::Gained,
            Look::Ended => View::Ended,
            Look::NotSeen => View::NotSeen,
            Look::Unknown => View::Unknown,
        }
    }

    /// Colour and dash; each look differs from the others without its colour too.
    fn stroke(self, theme: Theme) -> Stroke {
        let (light, dark, grey, width, dash) = match self {
            Look::Kept => ("#8A97A5", "#8A97A5", "#9A9A9A", 0.9, Dash::Solid),
            Look::Gained => ("#0072B2", "#66CCEE", "#000000", 2.2, Dash::Solid),
            Look::Ended => ("#D55E00", "#EE8866", "#000000", 1.4, Dash::Dashed),
            Look::NotSeen => ("#D55E00", "#EE8866", "#000000", 1.2, Dash::Short),
            Look::Unknown => ("#8A97A5", "#A7B3BF", "#777777", 1.0, Dash::Dotted),
        };
        let colour = Colour::new(match theme {
            Theme::Colour => light,
            Theme::Dark => dark,
            Theme::Grey | Theme::Print => grey,
        });
        Stroke { colour: colour.alpha(if self == Look::Kept { 0.75 } else { 0.9 }), width, dash }
    }
}

/// `context` has the facts of the later network, by which everybody has a size; `both` are those of the two together, by which they
/// have a place.
pub(in crate::present::diagram) fn content(context: &Context<'_>, both: &Facts, difference: &Difference) -> Content {
    let language = context.options.language;
    let nodes: Vec<usize> = (0..context.network.node_count()).filter(|&node| context.is_drawn(node)).collect();
    let islands = islands::plain(&Context::new(context.network, both, context.options), &nodes);
    let wishes = Wishes {
        aspect: context.aspect(1.75),
        faded: &BTreeSet::new(),
        outlines: islands.list.len() > 1,
        unnamed: crate::present::diagram::Unnamed::Omit,
        only_own_ties: false,
        named: None,
        room: None,
    };
    let mut plot = plot::draw(context, &islands, &wishes);
    plot.marks.iter_mut().for_each(|mark| restyle(context, difference, mark));
    plot.lines = lines(context, difference, &plot);
    let mut counts: BTreeMap<Look, usize> = BTreeMap::new();
    for pair in &difference.pairs {
        *counts.entry(Look::of(pair)).or_default() += 1;
    }
    let count = |look: Look| counts.get(&look).copied().unwrap_or(0);
    let (before, after) = (font::clean(&difference.before), font::clean(&difference.after));
    let title = context.options.title.clone().unwrap_or_else(|| views::difference_title(language, &before, &after));
    Content {
        title: font::clean(&title),
        subtitle: views::difference_subtitle(
            language,
            count(Look::Kept),
            count(Look::Gained),
            count(Look::Ended) + count(Look::NotSeen),
            count(Look::Unknown),
        ),
        legend: !nodes.is_empty(),
        key: key(context, difference, &counts),
        notes: notes(context, difference, &counts, nodes.is_empty()),
        plot,
        ..Content::default()
    }
}

/// The facts of the later network, on which size and words depend: in the union whom somebody lost would count as a partner.
pub(in crate::present::diagram) fn facts(network: &Network, facts: &Facts, difference: &Difference) -> Facts {
    let mut partners = vec![BTreeSet::new(); network.node_count()];
    for pair in difference.pairs.iter().filter(|pair| pair.later && pair.source != pair.target) {
        if let (Some(a), Some(b)) = (network.index_of(&pair.source), network.index_of(&pair.target)) {
            partners[a].insert(b);
            partners[b].insert(a);
        }
    }
    Facts { degree: partners.iter().map(BTreeSet::len).collect(), betweenness: Vec::new(), ..facts.clone() }
}

/// Nodes of the later network only are filled dark, of the earlier only empty and broken, of both pale.
fn restyle(context: &Context<'_>, difference: &Difference, mark: &mut Mark) {
    mark.ring = None;
    if let Some(degree) = mark.degree {
        let language = context.options.language;
        let said = words::partners(language, degree);
        mark.tooltip =
            mark.tooltip.replacen(&said, &words::within(language, &said, &font::clean(&difference.after)), 1);
    }
    let (looks, line) = node_look(context.theme, &mark.glyph, difference, &mark.id);
    mark.glyph = looks;
    if let Some(label) = &mut mark.label {
        label.colour = line;
    }
}

fn node_look(theme: Theme, glyph: &Glyph, difference: &Difference, id: &str) -> (Glyph, Colour) {
    let gained = Look::Gained.stroke(theme).colour.alpha(1.0);
    let lost = Look::Ended.stroke(theme).colour.alpha(1.0);
    if difference.only_after.contains(id) {
        (Glyph { fill: gained, line: theme.ink(), typed: false, ..*glyph }, theme.ink())
    } else if difference.only_before.contains(id) {
        (Glyph { fill: theme.paper(), line: lost, typed: true, ..*glyph }, theme.quiet())
    } else {
        (Glyph { fill: theme.rule(), line: theme.quiet(), typed: false, ..*glyph }, theme.ink())
    }
}

/// One line per pair, with the look of what became of it; what stayed below what changed.
fn lines(context: &Context<'_>, difference: &Difference, plot: &Plot) -> Vec<Line> {
    let found: BTreeMap<(&str, &str), &ChangedPair> =
        difference.pairs.iter().map(|pair| ((pair.source.as_str(), pair.target.as_str()), pair)).collect();
    let mut lines: Vec<(Look, Line)> = Vec::new();
    for line in &plot.lines {
        let (from, to) = (plot.marks[line.from].id.as_str(), plot.marks[line.to].id.as_str());
        let Some(pair) = found.get(&(from, to)).or_else(|| found.get(&(to, from))) else { continue };
        let look = Look::of(pair);
        let mut symbols = Vec::new();
        if look == Look::Ended {
            symbols.push(Badge::Past);
        }
        symbols.extend(pair.new_sign.map(|sign| match sign {
            Sign::Positive => Badge::Plus,
            Sign::Negative => Badge::Minus,
        }));
        let crowd = (600.0 / plot.lines.len() as f64).sqrt().clamp(0.4, 1.0);
        let mut stroke = look.stroke(context.theme);
        stroke.width *= crowd;
        let said = view(context.options.language, look.words());
        let word = if look == Look::Ended { How::Ended.word() } else { pair.change.word() };
        lines.push((
            look,
            Line {
                badges: lines::badges(&line.curve, &symbols),
                stroke,
                arrow: difference.directed,
                kinds: vec![word.to_owned()],
                tooltip: format!("{} – {}: {said}", plot.marks[line.from].name, plot.marks[line.to].name),
                ..line.clone()
            },
        ));
    }
    lines.sort_by_key(|(look, _)| (*look != Look::Kept, *look == Look::Gained));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn key(context: &Context<'_>, difference: &Difference, counts: &BTreeMap<Look, usize>) -> Key {
    let (language, theme) = (context.options.language, context.theme);
    let mut entries: Vec<Entry> = Look::ALL
        .into_iter()
        .filter(|look| counts.contains_key(look))
        .map(|look| {
            let said = format!("{} ({})", view(language, look.words()), counts[&look]);
            match look {
                Look::Ended => legend::badge_entry(look.stroke(theme), Badge::Past, &said),
                _ => legend::line_entry(look.stroke(theme), difference.directed, &said),
            }
        })
        .collect();
    let plain = theme.glyph("organisation", crate::model::Mode::Actor, true);
    for (ids, called) in [(&difference.only_after, &difference.after), (&difference.only_before, &difference.before)] {
        if let Some(id) = ids.first() {
            let (glyph, _) = node_look(theme, &plain, difference, id);
            let called = font::shortened(&font::clean(called), 24);
            let said = format!("{} {called} ({})", language.pick("only in", "alleen in"), ids.len());
            entries.push(legend::mark_entry(&glyph, &said));
        }
    }
    Key {
        heading: view(language, View::ChangeKey),
        entries,
        families: false,
        colours: false,
        emphasis: false,
        partners_in: Some(font::shortened(&font::clean(&difference.after), 24)),
        ..Key::default()
    }
}

fn notes(context: &Context<'_>, difference: &Difference, counts: &BTreeMap<Look, usize>, empty: bool) -> Vec<String> {
    let language = context.options.language;
    if empty {
        return vec![words::phrase(language, Phrase::Empty).to_owned()];
    }
    let mut notes = vec![view(language, View::ChangeUnion).to_owned()];
    if counts.contains_key(&Look::NotSeen) {
        notes.push(view(language, View::ChangeForms).to_owned());
    }
    if difference.pairs.iter().any(|pair| pair.new_sign.is_some()) {
        notes.push(view(language, View::SignNote).to_owned());
    }
    let (gained, lost) = (difference.only_after.len(), difference.only_before.len());
    if gained + lost > 0 {
        notes.push(views::difference_nodes(language, gained, lost));
    }
    let assumed = difference.pairs.iter().filter(|pair| pair.how == How::Undated).count();
    if assumed > 0 {
        notes.push(views::difference_undated(language, assumed));
    }
    notes
}
