//! Figures beside what chance would give a network of the same size: the fair way to set unequal networks side by side.

use super::{Profile, Rows, title};
use crate::Error;
use crate::graph::random_graphs::SharedTies;
use crate::graph::{parallel, random_graphs};
use crate::measures::{Known, Params, Reason};
use crate::present::cautions::{self, Compared};
use crate::present::figures::{self, FIGURES, Figure, ONLY_COUNTS};
use crate::present::findings::significance::{is_of_loose_ties, joins_actors_too, takes_structures_apart};
use crate::present::findings::{count, finish, some};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::multiple_testing::{benjamini_hochberg, draws_to_tell};
use crate::studies::null_models::{Asks, Model};
use crate::studies::significance::{Significance, SignificanceOptions, compare, significance};
use crate::text::small_first;
use std::collections::BTreeSet;

/// Against which chance figures are judged.
#[derive(Debug, Clone, Copy)]
pub struct Chance {
    /// The null model.
    pub model: &'static Model,
    /// How many networks are drawn for each one observed.
    pub draws: usize,
    /// Whether more may be drawn where these are too few to tell of so many figures.
    pub draws_more: bool,
    /// Seed of the draws.
    pub seed: u64,
}

impl Chance {
    /// What the draws keep, as part of a sentence.
    pub fn keeps(&self, language: Language) -> String {
        small_first(language.text(self.model.keeps).trim_end_matches('.'))
    }

    /// Whether a figure is judged: whether it varies over the draws, and may be computed that often.
    pub fn judges(&self, figure: &Figure) -> bool {
        // Where the attribute moves and the ties stay, each part has other ties in every draw.
        figure.varies || (self.model.asks == Asks::Labels && figure.measure != "core-periphery")
    }
}

/// A share of chance networks from which on a figure is worth a sentence.
const NOTABLE: f64 = 0.05;

/// The most steps that draws take which nobody asked for: of each of them nodes times ties.
const MOST_STEPS: usize = 10_000_000_000;

/// For each network and each figure what chance would give; none where the figure is undefined, the network too small, or the model
/// leaves the figure as it is.
///
/// # Errors
///
/// A model that asks for what a network has not, and one that moves an attribute of nodes where rows are no groups of nodes.
pub fn adjusted(
    profiles: &[Profile],
    subject: &Subject,
    (rows, chance): (Rows, &Chance),
    language: Language,
) -> Result<Vec<Vec<Option<Significance>>>, Error> {
    let mut found = drawn(profiles, subject, (rows, chance), language)?;
    let tested = Tested::of(&found);
    if !chance.draws_more || tested.untold.is_empty() {
        return Ok(found);
    }
    let enough = Chance { draws: draws_to_tell(tested.count, 2), draws_more: false, ..*chance };
    let steps = |profile: &Profile| (profile.nodes + 1).saturating_mul(profile.graph.edge_count() + 1);
    // Where an attribute moves over the nodes of all, every draw is one of all of them.
    let together = chance.model.asks == Asks::Labels;
    let untold = |row: &usize| together || tested.untold.iter().any(|(other, _)| other == row);
    let again: Vec<usize> = (0..profiles.len()).filter(untold).collect();
    let steps = again.iter().map(|&row| steps(&profiles[row])).fold(0, usize::saturating_add);
    if enough.draws <= chance.draws || steps.saturating_mul(enough.draws) > MOST_STEPS {
        return Ok(found);
    }
    if together {
        return drawn(profiles, subject, (rows, &enough), language);
    }
    for row in again {
        found[row] = drawn(&profiles[row..=row], subject, (rows, &enough), language)?.swap_remove(0);
    }
    Ok(found)
}

/// What was looked at, and what the draws are too few to tell.
struct Tested {
    /// How many figures have a p.
    count: usize,
    /// q of each of them, in order of rows and figures.
    q: Vec<f64>,
    /// Row and figure of those beyond all draws whose q is not small all the same.
    untold: Vec<(usize, usize)>,
}

impl Tested {
    fn of(found: &[Vec<Option<Significance>>]) -> Self {
        let each = found.iter().enumerate().flat_map(|(row, figures)| {
            figures.iter().enumerate().filter_map(move |(at, figure)| Some((row, at, (*figure)?)))
        });
        let tested: Vec<_> = each.filter(|(.., figure)| figure.p_two_sided.is_finite()).collect();
        let chances: Vec<f64> = tested.iter().map(|(.., figure)| figure.p_two_sided).collect();
        let q = benjamini_hochberg(&chances, chances.len());
        let beyond_all = |figure: &Significance| {
            let least = 2.0 / (1.0 + (figure.draws - figure.left_out) as f64);
            figure.p_two_sided < 1.5 * least
        };
        let untold = tested.iter().zip(&q).filter(|((.., figure), q)| **q > NOTABLE && beyond_all(figure));
        let untold = untold.map(|(&(row, at, _), _)| (row, at)).collect();
        Tested { count: tested.len(), q, untold }
    }
}

/// The same, with as many draws as are said.
fn drawn(
    profiles: &[Profile],
    subject: &Subject,
    (rows, chance): (Rows, &Chance),
    language: Language,
) -> Result<Vec<Vec<Option<Significance>>>, Error> {
    if chance.model.asks == Asks::Labels {
        // The nodes of files, layers and years are tied otherwise in each: there is no one network in which they could be exchanged.
        if !matches!(rows, Rows::Places | Rows::Groups) {
            return Err(parts_of_one_network(chance));
        }
        return shuffled(profiles, subject, chance);
    }
    let params = subject.params(&Params::default());
    let options = SignificanceOptions { model: chance.model, draws: chance.draws, seed: chance.seed };
    let mut found = Vec::new();
    for profile in profiles {
        // Such networks are only counted.
        if profile.nodes < ONLY_COUNTS {
            found.push(vec![None; FIGURES.len()]);
            continue;
        }
        // Where nobody takes part with others there are only ties of their own to draw.
        let alone = SharedTies::new(profile.graph.clone(), []);
        let shared = profile.shared.as_ref().or((!profile.derives_ties()).then_some(&alone));
        let known = Known { second_mode: profile.second_mode.as_deref(), shared, ..Known::new(&profile.graph) };
        if !chance.model.asks.is_met(&known) {
            // A network without ties crosses its modes in no way that matters.
            if chance.model.asks == Asks::Modes && profile.pairs == 0 {
                found.push(vec![None; FIGURES.len()]);
                continue;
            }
            let needs = language.text(chance.model.asks.text());
            return Err(Error::request(format!("{} needs {needs}, which {} has not", chance.model.id, profile.name))
                .hint("--null same-density works on every network; verbinder list models shows what each needs"));
        }
        let judged: Vec<usize> =
            (0..FIGURES.len()).filter(|&at| FIGURES[at].varies && profile.figures[at].is_finite()).collect();
        let measures: Vec<_> = judged.iter().map(|&at| FIGURES[at].registered()).collect();
        let columns = significance(&known, &measures, &params, &options).unwrap_or_default();
        let mut row = vec![None; FIGURES.len()];
        for (&at, columns) in judged.iter().zip(&columns) {
            row[at] = columns.first().map(|found| figures::judged(*found, profile.nodes));
        }
        found.push(row);
    }
    Ok(found)
}

/// The same where who belongs to which part is drawn anew over the nodes of all parts, and the ties stay: what is more than parts of
/// that size have that are put together at random.
fn shuffled(profiles: &[Profile], subject: &Subject, chance: &Chance) -> Result<Vec<Vec<Option<Significance>>>, Error> {
    let network = &subject.network;
    let members: Option<Vec<Vec<usize>>> =
        profiles.iter().map(|profile| profile.ids.iter().map(|id| network.index_of(id)).collect()).collect();
    let all: Vec<usize> =
        members.iter().flatten().flatten().copied().collect::<BTreeSet<usize>>().into_iter().collect();
    let parts = members.filter(|parts| parts.iter().any(|part| !part.is_empty() && part.len() < all.len()));
    let Some(parts) = parts else {
        return Err(parts_of_one_network(chance));
    };
    let params = subject.params(&Params::default());
    let judged = |profile: &Profile, at: usize| {
        profile.nodes >= ONLY_COUNTS && chance.judges(&FIGURES[at]) && profile.figures[at].is_finite()
    };
    let draws = parallel::long_map(chance.draws, |draw| {
        let mut moved = all.clone();
        random_graphs::stream(chance.seed, draw).shuffle(&mut moved);
        let of = |(profile, part): (&Profile, &Vec<usize>)| {
            let mut keep = vec![false; network.node_count()];
            for node in part {
                keep[moved[all.partition_point(|other| other < node)]] = true;
            }
            let graph = subject.view.graph.induced(&keep).0;
            let figure = |(at, figure): (usize, &Figure)| {
                if judged(profile, at) { figure.of(&graph, &params) } else { f64::NAN }
            };
            FIGURES.iter().enumerate().map(figure).collect::<Vec<f64>>()
        };
        profiles.iter().zip(&parts).map(of).collect::<Vec<_>>()
    });
    // Where nobody has two partners nothing closes; other figures that do not exist in a draw are left out of it.
    let why = |at: usize| if FIGURES[at].id == "transitivity" { Reason::NoTwoPaths } else { Reason::NotGiven };
    let known = |value: f64, at: usize| if value.is_finite() { Ok(value) } else { Err(why(at)) };
    let compared = |(row, profile): (usize, &Profile)| {
        let figure = |at: usize| {
            let drawn = || draws.iter().map(|draw| known(draw[row][at], at)).collect::<Vec<_>>();
            let found = || compare(Ok(profile.figures[at]), &drawn());
            judged(profile, at).then(|| figures::judged(found(), profile.nodes))
        };
        (0..FIGURES.len()).map(figure).collect()
    };
    Ok(profiles.iter().enumerate().map(compared).collect())
}

fn parts_of_one_network(chance: &Chance) -> Error {
    Error::request(format!("{} needs parts of one network that have different nodes", chance.model.id))
        .hint("compare one file --by municipality, sector or another attribute of nodes, or use --null same-density")
}

/// One row per network and figure, with what chance would give.
pub fn table(
    profiles: &[Profile],
    adjusted: &[Vec<Option<Significance>>],
    subject: &Subject,
    (rows, chance): (Rows, &Chance),
    language: Language,
) -> Table {
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl))
    };
    let columns = vec![
        Column::new("network", ColumnType::Text).heading(rows.word(language)),
        Column::new("nodes", ColumnType::Integer).heading(language.pick("nodes", "knopen")),
        Column::new("figure", ColumnType::Text).heading(language.pick("figure", "cijfer")),
        number("value", "value", "waarde"),
        number("chance_mean", "by chance", "bij toeval"),
        number("chance_sd", "sd", "sd"),
        number("z", "z", "z").decimals(2),
        number("percentile", "percentile", "percentiel").decimals(1),
        number("p", "p", "p").decimals(4),
        number("q", "q", "q").decimals(4),
        Column::new("draws", ColumnType::Integer).hidden(),
        Column::new("undefined_draws", ColumnType::Integer).hidden(),
    ];
    let mut table = Table::new(title(rows, language), columns);
    let cells: Vec<(usize, usize, Significance)> = adjusted
        .iter()
        .enumerate()
        .flat_map(|(row, figures)| {
            figures.iter().enumerate().filter_map(move |(at, found)| found.map(|found| (row, at, found)))
        })
        .collect();
    let Tested { count: tests, q, untold } = Tested::of(adjusted);
    let mut allowed = q.into_iter();
    for (row, at, found) in &cells {
        let (profile, figure) = (&profiles[*row], &FIGURES[*at]);
        let q = if found.p_two_sided.is_finite() { allowed.next().unwrap_or(f64::NAN) } else { f64::NAN };
        table.push(vec![
            profile.name.as_str().into(),
            Cell::count(profile.nodes),
            Cell::word(figure.id, language.text(figure.name)),
            Cell::number(found.observed),
            Cell::number(found.mean),
            Cell::number(found.sd),
            Cell::number(found.z),
            Cell::number(found.percentile),
            Cell::number(found.p_two_sided),
            Cell::number(q),
            Cell::count(found.draws),
            Cell::count(found.undefined),
        ]);
        if q <= NOTABLE {
            table.sentences.push(sentence(profile, language.text(figure.name), found, chance, language));
        }
    }
    if !untold.is_empty() {
        let name =
            |&(row, at): &(usize, usize)| format!("{} ({})", profiles[row].name, language.text(FIGURES[at].name));
        let names: Vec<String> = untold.iter().map(name).collect();
        table.lead.push(too_few_draws(&names, tests, language));
    } else if table.sentences.is_empty() {
        table.lead.push(if tests == 0 { nothing_to_judge(language) } else { nothing_stands_out(chance, language) });
    }
    table.notes.extend(more_draws_note(&cells, chance, language));
    table.notes.extend(kept_note(&cells, language));
    if is_of_loose_ties(chance.model) && profiles.iter().any(Profile::derives_ties) {
        table.notes.push(takes_structures_apart(language));
    }
    table.notes.extend(open_by_kind(profiles, chance, language));
    let warnings = cautions::warnings(&Compared { profiles, rows, tests }, language);
    table.notes.extend(warnings.into_iter().map(|warning| warning.said.sentence));
    table.notes.extend(subject.cost_note(language));
    table.recipe.set("null", chance.model.id);
    table.recipe.set("draws", chance.draws);
    finish(table, subject, language)
}

/// In which networks every tie joins an actor and a structure, where the draws do not keep that.
fn open_by_kind(profiles: &[Profile], chance: &Chance, language: Language) -> Option<String> {
    let judged = profiles.iter().filter(|profile| profile.nodes >= ONLY_COUNTS && profile.second_mode.is_some());
    let names: Vec<String> = judged.map(|profile| profile.name.clone()).collect();
    (is_of_loose_ties(chance.model) && !names.is_empty())
        .then(|| joins_actors_too(&some(&names, 5, language), language))
}

/// One finding in words: `Delft: centralization 0.75 is higher than in 99 % of the networks that chance makes of the same size`.
fn sentence(profile: &Profile, figure: &str, found: &Significance, chance: &Chance, language: Language) -> String {
    let high = found.observed > found.mean;
    let share = if high { found.percentile } else { 100.0 - found.percentile };
    let (value, share) = (language.decimal(found.observed, 2), language.decimal(share, 1));
    let (name, keeps) = (&profile.name, chance.keeps(language));
    match language {
        Language::En => format!(
            "{name}: {figure} {value} is {} than in {share} % of the networks that chance makes (kept: {keeps}).",
            if high { "higher" } else { "lower" }
        ),
        Language::Nl => format!(
            "{name}: {figure} {value} is {} dan in {share} % van de netwerken die het toeval maakt (behouden: {keeps}).",
            if high { "hoger" } else { "lager" }
        ),
    }
}

/// That figures lie beyond all draws, and yet these are too few.
fn too_few_draws(names: &[String], tests: usize, language: Language) -> String {
    let (named, enough) = (some(names, 5, language), draws_to_tell(tests, 2));
    match language {
        Language::En => format!(
            "Farther from chance than every draw, and yet with {tests} figures looked at so few draws cannot tell whether that is chance: \
             {named}. --draws {enough} can."
        ),
        Language::Nl => format!(
            "Verder van het toeval dan elke trekking, en toch kunnen zo weinig trekkingen bij {tests} bekeken cijfers niet zeggen of dat \
             toeval is: {named}. Met --draws {enough} kan het."
        ),
    }
}

/// For which networks more were drawn than for the others.
fn more_draws_note(cells: &[(usize, usize, Significance)], chance: &Chance, language: Language) -> Option<String> {
    let more = |found: &Significance| found.draws > chance.draws;
    let rows: BTreeSet<usize> = cells.iter().filter(|(.., found)| more(found)).map(|(row, ..)| *row).collect();
    let draws = cells.iter().map(|(.., found)| found.draws).max()?;
    (!rows.is_empty()).then(|| match language {
        Language::En => format!(
            "{} with a figure beyond all of {} draws {} held against {draws}, so that one figure alone of so many can stand out.",
            count(rows.len(), "network", "networks"),
            chance.draws,
            if rows.len() == 1 { "is" } else { "are" }
        ),
        Language::Nl => format!(
            "{} met een cijfer buiten alle {} trekkingen {} tegen {draws} gehouden, zodat één cijfer van zoveel alleen kan opvallen.",
            count(rows.len(), "netwerk", "netwerken"),
            chance.draws,
            if rows.len() == 1 { "is" } else { "zijn" }
        ),
    })
}

/// Which figures the model leaves as they are in some network, so that nothing is said of them.
fn kept_note(cells: &[(usize, usize, Significance)], language: Language) -> Option<String> {
    let kept = |at: usize| cells.iter().any(|(_, figure, found)| *figure == at && found.is_kept());
    let names: Vec<&str> =
        (0..FIGURES.len()).filter(|&at| kept(at)).map(|at| language.text(FIGURES[at].name)).collect();
    (!names.is_empty()).then(|| {
        let (why, names) = (
            language.pick(
                "Without p where every draw has the same value as the network",
                "Zonder p waar elke trekking dezelfde waarde heeft als het netwerk",
            ),
            names.join(", "),
        );
        format!("{why}: {names}.")
    })
}

fn nothing_to_judge(language: Language) -> String {
    language
        .pick(
            "There is no figure to judge: the networks are too small, they hold no ties, or the model leaves their figures as they are.",
            "Er is geen cijfer te beoordelen: de netwerken zijn te klein, er zijn geen relaties, of het model laat hun cijfers zoals ze zijn.",
        )
        .to_owned()
}

fn nothing_stands_out(chance: &Chance, language: Language) -> String {
    let keeps = chance.keeps(language);
    match language {
        Language::En => format!(
            "No figure differs from what chance gives networks of this size more than chance itself does (kept: {keeps})."
        ),
        Language::Nl => format!(
            "Geen cijfer wijkt meer af van wat het toeval netwerken van deze omvang geeft dan het toeval zelf (behouden: {keeps})."
        ),
    }
}
