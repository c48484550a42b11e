//! Gaps: groups with fewer ties than expected, and who could meet whom.

use super::what_if::{Candidates, silence};
use super::{finish, some};
use crate::Error;
use crate::model::Mode;
use crate::present::known;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::gaps::{self, Expected, Gap, GapOptions};
use crate::studies::what_if::new_ties::{self, NewTie};
use std::collections::BTreeSet;

/// Where gaps are sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Between {
    /// Between groups of nodes.
    #[default]
    Groups,
    /// Between structures and groups of those that take part in them.
    Structures,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapsOptions {
    /// The attribute that makes groups.
    pub by: String,
    /// Where gaps are sought.
    pub between: Between,
    /// What ties are compared with.
    pub expected: Expected,
    /// How often labels are shuffled.
    pub permutations: usize,
    /// How many meetings are proposed for each gap.
    pub meet: usize,
    /// How many gaps are listed: of those with fewer ties than expected. All pairs of groups without.
    pub top: Option<usize>,
}

/// Level below which a gap is clear.
const LEVEL: f64 = 0.05;
/// For this many gaps meetings are proposed.
const MOST_GAPS: usize = 200;
/// The most pairs that one gap may have for these.
const MOST_PAIRS: usize = 40_000;
/// The most counts that shuffling may take.
const MOST_COUNTS: usize = 5_000_000_000;

/// Two groups with names, and their members.
struct Named<'a> {
    subject: &'a Subject,
    options: &'a GapsOptions,
    names: Vec<String>,
    of: Vec<Option<usize>>,
    gaps: Vec<Gap>,
}

/// One row per pair of groups, the surest gaps first.
///
/// # Errors
///
/// An attribute that nobody has, fewer than two groups, no structures where these are asked for, or too much to count.
pub fn table(subject: &Subject, options: &GapsOptions, language: Language) -> Result<Table, Error> {
    let found = Named::of(subject, options)?;
    let mut table = Table::new(language.pick("Where are the gaps?", "Waar zitten de gaten?"), gap_columns(options, language));
    let shown = found.shown();
    let candidates = if options.meet > 0 { Some(Candidates::of(subject)?) } else { None };
    let meetings = found.meetings(&shown, candidates.as_ref(), language);
    for (gap, meetings) in shown.iter().zip(&meetings) {
        let label = |node: usize| subject.network.node(node).label.as_str();
        let id = |node: usize| subject.network.node(node).id.as_str();
        let pairs = |of: &dyn Fn(usize) -> String, sign: &str| -> Cell {
            let each = meetings.iter().map(|(tie, _)| format!("{}{sign}{}", of(tie.ends.0), of(tie.ends.1)));
            each.collect::<Vec<_>>().into()
        };
        let sentence = found.sentence(gap, language);
        let expected = gap.expected(options.expected);
        table.push(vec![
            found.cell(gap, 0, language),
            found.cell(gap, 1, language),
            Cell::count(found.members(gap, 0).len()),
            Cell::count(found.members(gap, 1).len()),
            Cell::count(gap.observed),
            Cell::number(gap.by_partners),
            Cell::number(gap.by_size),
            Cell::number(if expected > 0.0 { gap.observed as f64 / expected } else { f64::NAN }),
            Cell::number(gap.p),
            Cell::number(gap.q),
            found.verdict(gap, language),
            pairs(&|node| label(node).to_owned(), " – "),
            pairs(&|node| id(node).to_owned(), " "),
            sentence.as_str().into(),
        ]);
        if options.top.is_some() {
            let first = meetings.first().map(|(_, words)| format!(" {words}")).unwrap_or_default();
            table.sentences.push(format!("{sentence}{first}"));
        }
    }
    table.lead = vec![found.lead(language)];
    found.write_notes(&mut table, shown.len(), language);
    table.notes.extend(candidates.iter().flat_map(|candidates| candidates.notes(language)));
    Ok(finish(table, subject, language))
}

/// One row per meeting that is proposed, gap by gap.
///
/// # Errors
///
/// As [`table`].
pub fn meetings(subject: &Subject, options: &GapsOptions, language: Language) -> Result<Table, Error> {
    let found = Named::of(subject, options)?;
    let candidates = Candidates::of(subject)?;
    let columns = vec![
        Column::new("source", ColumnType::Text).hidden(),
        Column::new("target", ColumnType::Text).hidden(),
        Column::new("source_label", ColumnType::Text).heading(language.pick("who", "wie")),
        Column::new("target_label", ColumnType::Text).heading(language.pick("whom", "met wie")),
        Column::new("group", ColumnType::Text).heading(language.pick("group", "groep")),
        Column::new("other_group", ColumnType::Text).heading(language.pick("other group", "andere groep")),
        Column::new("steps", ColumnType::Integer).heading(language.pick("steps apart", "stappen uiteen")),
        Column::new("common", ColumnType::List).heading(language.pick("both know", "beide kennen")),
        Column::new("broker", ColumnType::Text).heading(language.pick("stands between", "staat ertussen")),
        Column::new("gain", ColumnType::Number).heading(language.pick("gain in compactness", "winst in compactheid")).decimals(4),
        Column::new("joined", ColumnType::Integer).heading(language.pick("pairs that gain contact", "paren die contact krijgen")).hidden(),
        Column::new("sentence", ColumnType::Text).hidden(),
    ];
    let mut table = Table::new(language.pick("Who could meet whom?", "Wie kan met wie kennismaken?"), columns);
    let shown: Vec<Gap> = found.shown().into_iter().filter(|gap| found.is_gap(gap)).collect();
    let network = &subject.network;
    let ids = |nodes: &[usize]| nodes.iter().map(|&node| network.node(node).id.clone()).collect::<Vec<_>>();
    for (gap, proposed) in shown.iter().zip(found.meetings(&shown, Some(&candidates), language)) {
        for (tie, words) in proposed {
            // The first end in the first group: nodes of a tie stand in their own order.
            let first = if found.members(gap, 0).contains(&tie.ends.0) { tie.ends } else { (tie.ends.1, tie.ends.0) };
            let between = candidates.introduction(&tie, language).0;
            let label = |node: usize| network.node(node).label.as_str();
            table.push(vec![
                network.node(first.0).id.as_str().into(),
                network.node(first.1).id.as_str().into(),
                label(first.0).into(),
                label(first.1).into(),
                found.cell(gap, 0, language),
                found.cell(gap, 1, language),
                tie.steps.map_or(Cell::Empty, Cell::count),
                Cell::List(ids(&between.common)),
                between.broker.map_or(Cell::Empty, |node| Cell::word(network.node(node).id.as_str(), label(node))),
                Cell::number(tie.gain),
                Cell::count(tie.joined as usize),
                words.as_str().into(),
            ]);
            table.sentences.push(words);
        }
    }
    table.lead = vec![found.lead(language)];
    found.write_notes(&mut table, shown.len(), language);
    table.notes.extend(candidates.notes(language));
    Ok(finish(table, subject, language))
}

fn gap_columns(options: &GapsOptions, language: Language) -> Vec<Column> {
    let integer = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(language.pick(en, nl))
    };
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(2)
    };
    let first = match options.between {
        Between::Groups => language.pick("group", "groep"),
        Between::Structures => language.pick("structure", "verband"),
    };
    let hidden_unless = |column: Column, shown: bool| if shown { column } else { column.hidden() };
    let by_partners = number("expected_by_partners", "expected", "verwacht");
    let by_size = number("expected_by_size", "expected by size", "verwacht naar omvang");
    vec![
        Column::new("group", ColumnType::Text).heading(first),
        Column::new("other_group", ColumnType::Text).heading(language.pick("with", "met")),
        integer("nodes", "nodes", "knopen").hidden(),
        integer("other_nodes", "nodes", "knopen").hidden(),
        integer("ties", "ties", "relaties"),
        hidden_unless(by_partners, options.expected == Expected::Partners),
        hidden_unless(by_size, options.expected == Expected::Size),
        number("ratio", "ratio", "verhouding"),
        number("p", "p", "p").decimals(4),
        number("q", "p for all together", "p voor alle samen").decimals(4),
        Column::new("gap", ColumnType::Text).heading(language.pick("gap", "gat")),
        Column::new("meet", ColumnType::List).heading(language.pick("who could meet", "wie kan kennismaken")).hidden(),
        Column::new("meet_ids", ColumnType::List).hidden(),
        Column::new("sentence", ColumnType::Text).hidden(),
    ]
}

impl<'a> Named<'a> {
    fn of(subject: &'a Subject, options: &'a GapsOptions) -> Result<Self, Error> {
        let labels = known::labels(subject, &options.by)?;
        let network = &subject.network;
        let structures: Vec<bool> =
            (0..network.node_count()).map(|node| network.mode(node) == Mode::Structure).collect();
        let in_structures = options.between == Between::Structures;
        let counts = |node: usize| !(in_structures && structures[node]);
        let names: BTreeSet<String> =
            labels.iter().enumerate().filter(|(node, _)| counts(*node)).filter_map(|(_, label)| label.clone()).collect();
        let names: Vec<String> = names.into_iter().collect();
        let number = |label: &String| names.binary_search(label).ok();
        let of: Vec<Option<usize>> = labels.iter().map(|label| label.as_ref().and_then(number)).collect();
        let rows = if in_structures { structures.iter().filter(|is| **is).count() } else { names.len() };
        if rows == 0 || (in_structures && names.is_empty()) {
            return Err(Error::request("--structures needs structures and actors that take part in them; the network lacks one of the two")
                .hint("verbinder list kinds tells which kinds of nodes are structures"));
        }
        if !in_structures && names.len() < 2 {
            return Err(Error::request(format!("gaps are between groups; --by {} gives {}", options.by, names.len()))
                .hint("choose another attribute, or more nodes"));
        }
        let most = rows.saturating_mul(names.len()).saturating_add(subject.view.graph.edge_count());
        if most.saturating_mul(options.permutations) > MOST_COUNTS {
            return Err(Error::request(format!("{} groups and {} shufflings are too many to count", names.len(), options.permutations))
                .hint("ask for fewer --permutations, or group by an attribute with fewer values"));
        }
        let how = GapOptions {
            expected: options.expected,
            permutations: options.permutations,
            seed: subject.choices.seed,
        };
        let graph = &subject.view.graph;
        let mut gaps = match options.between {
            Between::Groups => gaps::gaps(graph, &of, names.len(), &how),
            Between::Structures => gaps::absences(graph, &structures, &of, names.len(), &how),
        };
        let short = |gap: &Gap| gap.expected(options.expected) - gap.observed as f64;
        gaps.sort_by(|a, b| {
            a.p.total_cmp(&b.p).then(short(b).total_cmp(&short(a))).then((a.one, a.other).cmp(&(b.one, b.other)))
        });
        Ok(Named { subject, options, names, of, gaps })
    }

    /// Whether there are fewer ties than expected at all.
    fn is_gap(&self, gap: &Gap) -> bool {
        (gap.observed as f64) < gap.expected(self.options.expected)
    }

    fn shown(&self) -> Vec<Gap> {
        match self.options.top {
            Some(top) => self.gaps.iter().filter(|gap| self.is_gap(gap)).take(top).copied().collect(),
            None => self.gaps.clone(),
        }
    }

    /// The nodes on the first or second side of a gap.
    fn members(&self, gap: &Gap, side: usize) -> Vec<usize> {
        if side == 0 && self.options.between == Between::Structures {
            return vec![gap.one];
        }
        let group = if side == 0 { gap.one } else { gap.other };
        let network = &self.subject.network;
        let counts = |node: usize| self.options.between == Between::Groups || network.mode(node) != Mode::Structure;
        (0..self.of.len()).filter(|&node| self.of[node] == Some(group) && counts(node)).collect()
    }

    fn name(&self, gap: &Gap, side: usize, language: Language) -> String {
        let network = &self.subject.network;
        if side == 0 && self.options.between == Between::Structures {
            return network.node(gap.one).label.clone();
        }
        let name = &self.names[if side == 0 { gap.one } else { gap.other }];
        if self.options.by == "kind" { language.node_kind(network, name) } else { name.clone() }
    }

    fn cell(&self, gap: &Gap, side: usize, language: Language) -> Cell {
        let shown = self.name(gap, side, language);
        if side == 0 && self.options.between == Between::Structures {
            return Cell::word(self.subject.network.node(gap.one).id.as_str(), shown);
        }
        Cell::word(self.names[if side == 0 { gap.one } else { gap.other }].as_str(), shown)
    }

    fn verdict(&self, gap: &Gap, language: Language) -> Cell {
        let (word, en, nl) = match gap {
            gap if !self.is_gap(gap) => ("none", "none", "geen"),
            gap if gap.q <= LEVEL => ("clear", "clear", "duidelijk"),
            gap if gap.p <= LEVEL => ("possible", "possible", "mogelijk"),
            _ => ("chance", "may be chance", "kan toeval zijn"),
        };
        Cell::word(word, language.pick(en, nl))
    }

    /// For each gap the meetings that help most, with a sentence each.
    fn meetings(
        &self,
        gaps: &[Gap],
        candidates: Option<&Candidates<'_>>,
        language: Language,
    ) -> Vec<Vec<(NewTie, String)>> {
        let Some(candidates) = candidates else { return vec![Vec::new(); gaps.len()] };
        let mut left = MOST_GAPS;
        let each = |gap: &Gap| {
            if !self.is_gap(gap) || left == 0 {
                return Vec::new();
            }
            left -= 1;
            let nearest = |nodes: Vec<usize>| {
                let mut nodes = nodes;
                let by_nearness = |a: &usize, b: &usize| {
                    let nearness = |node: usize| candidates.steps.nearness(node);
                    nearness(*b).total_cmp(&nearness(*a)).then(a.cmp(b))
                };
                nodes.sort_by(by_nearness);
                nodes
            };
            let (mut one, mut other) = (nearest(self.members(gap, 0)), nearest(self.members(gap, 1)));
            while one.len().saturating_mul(other.len()) > MOST_PAIRS {
                let longer = if one.len() > other.len() { &mut one } else { &mut other };
                longer.truncate(longer.len() / 2);
            }
            let mut pairs: Vec<(u32, u32)> = Vec::new();
            for &a in &one {
                let fits = |b: &&usize| candidates.steps.from(a)[**b] > 1 && candidates.may(a, **b);
                pairs.extend(other.iter().filter(fits).map(|&b| (a.min(b) as u32, a.max(b) as u32)));
            }
            pairs.sort_unstable();
            let best = new_ties::best(&candidates.steps, &pairs, self.options.meet).into_iter();
            best.map(|tie| {
                let words = candidates.introduction(&tie, language).1;
                (tie, words)
            })
            .collect()
        };
        gaps.iter().map(each).collect()
    }

    fn sentence(&self, gap: &Gap, language: Language) -> String {
        let (one, other) = (self.name(gap, 0, language), self.name(gap, 1, language));
        let expected = language.decimal(gap.expected(self.options.expected), 1);
        let ties = gap.observed;
        match (language, self.options.between) {
            (Language::En, Between::Groups) => format!("{one} and {other}: {ties} ties, {expected} expected."),
            (Language::Nl, Between::Groups) => format!("{one} en {other}: {ties} relaties, {expected} verwacht."),
            (Language::En, Between::Structures) => format!("{other} in {one}: {ties} take part, {expected} expected."),
            (Language::Nl, Between::Structures) => format!("{other} in {one}: {ties} doen mee, {expected} verwacht."),
        }
    }

    fn lead(&self, language: Language) -> String {
        let fewer: Vec<&Gap> = self.gaps.iter().filter(|gap| self.is_gap(gap)).collect();
        let clear: Vec<&&Gap> = fewer.iter().filter(|gap| gap.q <= LEVEL).collect();
        let all = self.gaps.len();
        if clear.is_empty() {
            return match language {
                Language::En => format!("Of {all} pairs, {} have fewer ties than expected, and none so few that chance is ruled out.", fewer.len()),
                Language::Nl => format!("Van {all} paren hebben er {} minder relaties dan verwacht, en geen zo weinig dat toeval uitgesloten is.", fewer.len()),
            };
        }
        let names: Vec<String> = clear
            .iter()
            .map(|gap| format!("{} – {}", self.name(gap, 0, language), self.name(gap, 1, language)))
            .collect();
        let names = some(&names, 5, language);
        match language {
            Language::En => format!("Of {all} pairs, {} have fewer ties than expected; clear gaps: {}: {names}.", fewer.len(), clear.len()),
            Language::Nl => format!("Van {all} paren hebben er {} minder relaties dan verwacht; duidelijke gaten: {}: {names}.", fewer.len(), clear.len()),
        }
    }

    fn write_notes(&self, table: &mut Table, shown: usize, language: Language) {
        let by = &self.options.by;
        table.notes.push(silence(language));
        let expected = match self.options.expected {
            Expected::Partners => language.pick(
                "expected: from the number of partners that the members of both have (configuration model)",
                "verwacht: naar het aantal partners van de leden van beide (configuratiemodel)",
            ),
            Expected::Size => language.pick(
                "expected: from the number of members alone",
                "verwacht: alleen naar het aantal leden",
            ),
        };
        let shuffled = self.options.permutations;
        table.notes.push(match language {
            Language::En => format!("{expected}; p: how often {shuffled} shufflings of the groups over the nodes give as few ties beyond that, or fewer; then corrected for the number of pairs (Benjamini–Hochberg)"),
            Language::Nl => format!("{expected}; p: hoe vaak {shuffled} keer schudden van de groepen over de knopen net zo weinig relaties daarboven geeft, of minder; daarna gecorrigeerd voor het aantal paren (Benjamini–Hochberg)"),
        });
        let without = self.of.iter().filter(|group| group.is_none()).count();
        if without > 0 {
            let all = self.of.len();
            table.notes.push(match language {
                Language::En => format!("{without} of {all} nodes have no single {by} and take part in no count, with their ties"),
                Language::Nl => format!("{without} van {all} knopen hebben geen enkelvoudige waarde van {by} en tellen nergens mee, met hun relaties"),
            });
        }
        let fewer = self.gaps.iter().filter(|gap| self.is_gap(gap)).count();
        if self.options.top.is_some() && shown < fewer {
            table.notes.push(match language {
                Language::En => format!("{shown} of {fewer} pairs with fewer ties than expected shown; --top 0 shows all pairs"),
                Language::Nl => format!("{shown} van {fewer} paren met minder relaties dan verwacht getoond; --top 0 toont alle paren"),
            });
        }
        if fewer > MOST_GAPS && self.options.meet > 0 && shown > MOST_GAPS {
            table.notes.push(match language {
                Language::En => format!("meetings are proposed for the first {MOST_GAPS} gaps"),
                Language::Nl => format!("kennismakingen zijn voorgesteld voor de eerste {MOST_GAPS} gaten"),
            });
        }
        table.recipe.set("by", by.as_str());
        table.recipe.set("between", if self.options.between == Between::Groups { "groups" } else { "structures" });
        table.recipe.set("expected", self.options.expected.word());
        table.recipe.set("permutations", shuffled as u64);
        table.recipe.set("meet", self.options.meet as u64);
    }
}
