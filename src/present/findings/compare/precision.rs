//! How exactly figures are known, and whether two networks differ by more than that.

use super::{Profile, Rows, cautions_in_words, title};
use crate::graph::CompactGraph;
use crate::measures::Params;
use crate::present::figures::{self, NO_SHAPE};
use crate::present::findings::similarity::silence_counts_as_no_tie;
use crate::present::findings::{count, finish};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::jackknife::without_each;
use crate::studies::multiple_testing::benjamini_hochberg;
use crate::studies::vertex_bootstrap::{self, Precision, Versions, as_sampled, difference, precision, samples};
use std::collections::{BTreeMap, BTreeSet};

/// The figures for which a vertex bootstrap is valid: no maxima.
const FIGURES: [&str; 3] = ["density", "degree_centralization", "transitivity"];

/// Those that two networks are compared by. Of networks of unequal size one at least of density and the mean number of partners differs.
const COMPARED: [&str; 4] = ["density", "average_degree", "degree_centralization", "transitivity"];

/// What is compared at the size of the smaller network: the more actors, the less one of them stands out.
const AT_ONE_SIZE: &str = "degree_centralization";

/// So many samples of the larger network give its mean there.
const AT_SIZE_DRAWS: usize = 400;

/// One network in other versions, for each figure.
struct Sampled {
    graph: CompactGraph,
    values: Vec<Precision>,
    versions: Vec<Versions>,
}

/// Samples of every network with enough nodes.
fn sampled(profiles: &[Profile], subject: &Subject, figures: &[&'static str], draws: usize) -> Vec<Option<Sampled>> {
    let functions: Vec<_> = figures.iter().map(|id| figure_of(id, subject)).collect();
    let functions: Vec<&(dyn Fn(&CompactGraph) -> f64 + Sync)> =
        functions.iter().map(|function| function as &(dyn Fn(&CompactGraph) -> f64 + Sync)).collect();
    profiles
        .iter()
        .map(|profile| {
            (profile.nodes >= NO_SHAPE).then(|| {
                // The figure and its samples are about the same graph.
                let graph = as_sampled(&profile.graph);
                let samples = samples(&graph, &functions, draws, subject.choices.seed);
                let without = without_each(&graph, &functions);
                let versions: Vec<Versions> =
                    samples.into_iter().zip(without).map(|(samples, without)| Versions { samples, without }).collect();
                let figures = functions.iter().map(|figure| figure(&graph));
                let values = figures.zip(&versions).map(|(value, versions)| precision(value, versions)).collect();
                Sampled { graph, values, versions }
            })
        })
        .collect()
}

/// The figure of a graph, also of one with a node less than a network must have.
fn figure_of(id: &'static str, subject: &Subject) -> impl Fn(&CompactGraph) -> f64 + Sync {
    let params = subject.params(&Params::default());
    move |graph| figures::find(id).map_or(f64::NAN, |(_, figure)| figure.whatever_its_size(graph, &params))
}

fn number(name: &str, heading: &str) -> Column {
    Column::new(name, ColumnType::Number).heading(heading)
}

/// One row per network and figure, with its standard error and the range in which it probably lies.
pub fn table(profiles: &[Profile], subject: &Subject, (rows, draws): (Rows, usize), language: Language) -> Table {
    let columns = vec![
        Column::new("network", ColumnType::Text).heading(rows.word(language)),
        Column::new("nodes", ColumnType::Integer).heading(language.pick("nodes", "knopen")),
        Column::new("figure", ColumnType::Text).heading(language.pick("figure", "cijfer")),
        number("value", language.pick("value", "waarde")),
        number("se", language.pick("standard error", "standaardfout")),
        number("se_bootstrap", language.pick("by bootstrap", "volgens bootstrap")).hidden(),
        number("se_jackknife", language.pick("by jackknife", "volgens jackknife")).hidden(),
        number("lower", language.pick("from", "van")),
        number("upper", language.pick("to", "tot")),
        Column::new("defined_samples", ColumnType::Integer).hidden(),
    ];
    let mut table = Table::new(title(rows, language), columns);
    for (profile, sampled) in profiles.iter().zip(sampled(profiles, subject, &FIGURES, draws)) {
        let Some(sampled) = sampled else { continue };
        for (id, known) in FIGURES.iter().zip(&sampled.values) {
            let name = figures::find(id).map_or(*id, |(_, figure)| language.text(figure.name));
            let (lower, upper) = known.share_range();
            table.push(vec![
                profile.name.as_str().into(),
                Cell::count(profile.nodes),
                Cell::word(*id, name),
                Cell::number(known.value),
                Cell::number(known.se),
                Cell::number(known.bootstrap),
                Cell::number(known.jackknife),
                Cell::number(lower),
                Cell::number(upper),
                Cell::count(known.defined),
            ]);
        }
    }
    close(table, profiles, subject, (rows, draws), language)
}

/// One row per pair of networks and figure: the difference, its error, and the chance of one as large if there were none.
pub fn differences(profiles: &[Profile], subject: &Subject, (rows, draws): (Rows, usize), language: Language) -> Table {
    let columns = vec![
        Column::new("network", ColumnType::Text).heading(rows.word(language)),
        Column::new("other_network", ColumnType::Text).heading(language.pick("and", "en")),
        Column::new("figure", ColumnType::Text).heading(language.pick("figure", "cijfer")),
        number("value", language.pick("value", "waarde")),
        number("other_value", language.pick("other value", "andere waarde")),
        number("value_at_size", language.pick("at the smaller size", "bij de kleinste omvang")).hidden(),
        number("other_value_at_size", language.pick("other at the smaller size", "andere bij de kleinste omvang"))
            .hidden(),
        number("difference", language.pick("difference", "verschil")),
        number("se", language.pick("standard error", "standaardfout")),
        number("p", "p").decimals(4),
        number("q", "q").decimals(4),
        Column::new("same_actors", ColumnType::Boolean).heading(language.pick("same actors", "zelfde actoren")),
    ];
    let mut table = Table::new(title(rows, language), columns);
    let sampled = sampled(profiles, subject, &COMPARED, draws);
    let mut at_size = AtSize::new(subject);
    let mut chances = Vec::new();
    for (at, (profile, one)) in profiles.iter().zip(&sampled).enumerate() {
        for (other_at, (other_profile, other)) in profiles.iter().zip(&sampled).enumerate().skip(at + 1) {
            let (Some(one), Some(other)) = (one, other) else { continue };
            let paired = profile.ids == other_profile.ids;
            let size = profile.nodes.min(other_profile.nodes);
            for (index, id) in COMPARED.iter().enumerate() {
                let name = figures::find(id).map_or(*id, |(_, figure)| language.text(figure.name));
                let (first, second) = (&one.values[index], &other.values[index]);
                let (mut as_one, mut as_other) = (*first, *second);
                if *id == AT_ONE_SIZE && profile.nodes != other_profile.nodes {
                    as_one.value = at_size.of(&one.graph, at, size);
                    as_other.value = at_size.of(&other.graph, other_at, size);
                }
                let found = difference((&as_one, &one.versions[index]), (&as_other, &other.versions[index]), paired);
                chances.push(found.p);
                table.push(vec![
                    profile.name.as_str().into(),
                    other_profile.name.as_str().into(),
                    Cell::word(*id, name),
                    Cell::number(first.value),
                    Cell::number(second.value),
                    Cell::number(as_one.value),
                    Cell::number(as_other.value),
                    Cell::number(found.difference),
                    Cell::number(found.se),
                    Cell::number(found.p),
                    Cell::Empty,
                    Cell::Boolean(paired),
                ]);
            }
        }
    }
    let known: Vec<f64> = chances.iter().copied().filter(|p| p.is_finite()).collect();
    let mut corrected = benjamini_hochberg(&known, known.len()).into_iter();
    let q = table.columns.iter().position(|column| column.name == "q").unwrap_or_default();
    for (row, p) in table.rows.iter_mut().zip(&chances) {
        if p.is_finite() {
            row[q] = corrected.next().map_or(Cell::Empty, Cell::number);
        }
    }
    let judged = profiles.iter().zip(&sampled).filter(|(_, sampled)| sampled.is_some());
    let sizes: BTreeSet<usize> = judged.map(|(profile, _)| profile.nodes).collect();
    if sizes.len() > 1 {
        table.notes.extend(unequal_sizes(language));
    }
    table.lead.extend(sizes_differ(profiles, language));
    table.notes.extend(nearly_the_same(profiles, language));
    let silent = profiles.iter().filter(|profile| profile.asked > profile.respondents);
    let silent: Vec<String> = silent.map(|profile| profile.name.clone()).collect();
    table.notes.extend(silence_counts_as_no_tie(&silent, language));
    close(table, profiles, subject, (rows, draws), language)
}

/// What figures are at the size of a smaller network, each computed once.
struct AtSize<'a> {
    subject: &'a Subject,
    /// By place in the list of networks, and size.
    known: BTreeMap<(usize, usize), f64>,
}

impl<'a> AtSize<'a> {
    fn new(subject: &'a Subject) -> Self {
        AtSize { subject, known: BTreeMap::new() }
    }

    fn of(&mut self, graph: &CompactGraph, at: usize, size: usize) -> f64 {
        let subject = self.subject;
        *self.known.entry((at, size)).or_insert_with(|| {
            let figure = figure_of(AT_ONE_SIZE, subject);
            vertex_bootstrap::at_size(graph, &[&figure], size, (AT_SIZE_DRAWS, subject.choices.seed))[0]
        })
    }
}

/// That networks on nearly the same actors are judged as if on different ones.
fn nearly_the_same(profiles: &[Profile], language: Language) -> Option<String> {
    let judged: Vec<&Profile> = profiles.iter().filter(|profile| profile.nodes >= NO_SHAPE).collect();
    let pairs = judged.iter().enumerate().flat_map(|(at, one)| judged[at + 1..].iter().map(move |other| (one, other)));
    let nearly = |(one, other): &(&&Profile, &&Profile)| {
        let theirs: BTreeSet<&String> = other.ids.iter().collect();
        let shared = one.ids.iter().filter(|id| theirs.contains(id)).count();
        one.ids != other.ids && 2 * shared > one.nodes.max(other.nodes)
    };
    let (first, second) = pairs.clone().find(nearly)?;
    let more = pairs.filter(nearly).count() - 1;
    let mut who = format!("{} {} {}", first.name, language.pick("and", "en"), second.name);
    if more > 0 {
        who.push_str(&match language {
            Language::En => format!(", and {},", count(more, "other pair", "other pairs")),
            Language::Nl => format!(", en nog {},", count(more, "paar", "paren")),
        });
    }
    Some(match language {
        Language::En => format!(
            "{who} have most actors in common, but not all, and are judged as if on different ones: errors and p are too large. verbinder \
             change compares two waves tie by tie."
        ),
        Language::Nl => format!(
            "{who} hebben de meeste actoren gemeen, maar niet alle, en worden beoordeeld alsof het andere waren: fouten en p zijn te groot. \
             verbinder change vergelijkt twee golven relatie voor relatie."
        ),
    })
}

/// How networks of unequal size are compared, and what size alone can give.
fn unequal_sizes(language: Language) -> [String; 2] {
    [
        language
            .pick(
                "Networks of unequal size: degree centralization is compared at the size of the smaller, as the mean over samples of so \
                 many actors of the larger.",
                "Netwerken van ongelijke omvang: graadcentralisatie wordt vergeleken bij de omvang van het kleinste, als gemiddelde over \
                 steekproeven van zoveel actoren uit het grootste.",
            )
            .to_owned(),
        language
            .pick(
                "Read density beside average degree: of unequal networks one of the two always differs. Where ties are at random transitivity \
                 follows density.",
                "Lees dichtheid naast de gemiddelde graad: bij ongelijke netwerken verschilt een van beide altijd. Waar relaties toevallig \
                 zijn, volgt de transitiviteit de dichtheid.",
            )
            .to_owned(),
    ]
}

/// That the figures change with size alone, where networks of different size are compared.
fn sizes_differ(profiles: &[Profile], language: Language) -> Option<String> {
    let sizes = profiles.iter().map(|profile| profile.nodes).filter(|nodes| *nodes >= NO_SHAPE);
    let (least, most) = (sizes.clone().min()?, sizes.max()?);
    figures::are_unequal(least, most).then(|| match language {
        Language::En => format!(
            "These networks have {least} to {most} nodes, and size alone makes such figures differ: with as many partners for \
             everybody a larger network has a lower density. A small p says that figures differ, not that people work together \
             differently. --of chance judges each network against others of its own size."
        ),
        Language::Nl => format!(
            "Deze netwerken hebben {least} tot {most} knopen, en omvang alleen maakt zulke cijfers al verschillend: met voor ieder \
             evenveel partners heeft een groter netwerk een lagere dichtheid. Een kleine p zegt dat cijfers verschillen, niet dat men \
             anders samenwerkt. --of chance beoordeelt elk netwerk tegen andere van zijn eigen omvang."
        ),
    })
}

fn close(
    mut table: Table,
    profiles: &[Profile],
    subject: &Subject,
    (rows, draws): (Rows, usize),
    language: Language,
) -> Table {
    let small = profiles.iter().filter(|profile| profile.nodes < NO_SHAPE).count();
    if small > 0 {
        table.notes.push(match language {
            Language::En => format!(
                "{} fewer than {NO_SHAPE} nodes: too few to draw samples from.",
                count(small, "network has", "networks have")
            ),
            Language::Nl => format!(
                "{} minder dan {NO_SHAPE} knopen: te weinig om steekproeven uit te trekken.",
                count(small, "netwerk heeft", "netwerken hebben")
            ),
        });
    }
    if profiles.iter().any(|profile| profile.graph.is_directed()) {
        table.notes.push(
            language
                .pick(
                    "Direction is not looked at here: figures and errors are those of the network without direction.",
                    "Naar richting is hier niet gekeken: cijfers en fouten zijn die van het netwerk zonder richting.",
                )
                .to_owned(),
        );
    }
    table.notes.push(
        language
            .pick(
                "The errors hold if the actors are seen as a sample of those who might have been there (the larger of vertex bootstrap and \
                 jackknife, Snijders & Borgatti 1999). They do not cover what a source left out.",
                "De fouten gelden als de actoren als steekproef worden gezien van wie er had kunnen zijn (de grootste van \
                 knopen-bootstrap en jackknife, Snijders & Borgatti 1999). Ze dekken niet wat een bron wegliet.",
            )
            .to_owned(),
    );
    table.notes.extend(cautions_in_words(profiles, rows, language));
    table.recipe.set("draws", draws);
    finish(table, subject, language)
}
