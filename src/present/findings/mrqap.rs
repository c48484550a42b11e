//! A relation explained by other relations and by attributes of actors.

use super::measure::unread_direction;
use super::{finish, some};
use crate::Error;
use crate::graph::cells::Cells;
use crate::graph::{Direction, view};
use crate::model::names::nearest;
use crate::present::known;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::mrqap::{Mrqap, MrqapOptions, NoMrqap, mrqap};
use crate::studies::qap::LEAST_ACTORS;

/// More nodes than this have too many pairs.
const MOST_NODES: usize = 1_000;
/// Chances up to this are mentioned above the table.
const NOTED: f64 = 0.05;

/// What a predictor is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Predictor {
    /// Another relation.
    Relation(usize),
    /// Whether two actors have the same word in an attribute.
    Same(String),
    /// How far two actors are apart in a number.
    Difference(String),
}

/// One row per term: the constant, then the predictors as asked. Nodes without an attribute that is asked for take part in nothing.
///
/// # Errors
///
/// Relations or attributes that do not exist, and regressions that there cannot be.
pub fn table(
    subject: &Subject,
    outcome: &str,
    asked: &[String],
    options: &MrqapOptions,
    language: Language,
) -> Result<Table, Error> {
    let network = &subject.network;
    let relations = view::relations(network, &subject.choices.view);
    let names: Vec<&str> = relations.iter().map(|(name, _)| name.as_str()).collect();
    let response = relation(outcome, "outcome", &names)?;
    let predictors: Vec<Predictor> = asked.iter().map(|text| predictor(text, &names)).collect::<Result<_, _>>()?;
    let mut keep = vec![true; network.node_count()];
    let mut drop = |known: &[bool]| keep.iter_mut().zip(known).for_each(|(keep, known)| *keep &= known);
    let mut words = Vec::new();
    let mut numbers = Vec::new();
    for predictor in &predictors {
        match predictor {
            Predictor::Relation(_) => {}
            Predictor::Same(attribute) if known::found_in_ties(attribute) => {
                return Err(known::refuse_untested(&format!("--predictor same:{attribute}")));
            }
            Predictor::Same(attribute) => {
                let labels =
                    known::labels_of(subject, attribute).map_err(|error| unknown("same", attribute, &error))?;
                drop(&labels.iter().map(Option::is_some).collect::<Vec<_>>());
                words.push(labels);
            }
            Predictor::Difference(attribute) => {
                let values =
                    known::numbers(network, attribute).map_err(|error| unknown("difference", attribute, &error))?;
                drop(&values.iter().map(|value| !value.is_nan()).collect::<Vec<_>>());
                numbers.push(values);
            }
        }
    }
    let kept: Vec<usize> = (0..keep.len()).filter(|&node| keep[node]).collect();
    if kept.len() > MOST_NODES {
        return Err(Error::request(format!("mrqap is meant for at most {MOST_NODES} nodes; {} take part", kept.len()))
            .hint("choose a part of the network, for instance with --municipality or --node-kind"));
    }
    let directed = subject.choices.view.direction == Direction::Directed;
    let of_relation = |relation: usize| Cells::of(&relations[relation].1.induced(&keep).0);
    let (mut words, mut numbers) = (words.iter(), numbers.iter());
    let cells: Vec<Cells> = predictors
        .iter()
        .map(|predictor| match predictor {
            Predictor::Relation(other) => of_relation(*other),
            Predictor::Same(_) => {
                let labels = words.next().map_or(&[][..], Vec::as_slice);
                let same = |a: usize, b: usize| f64::from(u8::from(labels[kept[a]] == labels[kept[b]]));
                Cells::from_pairs(kept.len(), directed, same)
            }
            Predictor::Difference(_) => {
                let values = numbers.next().map_or(&[][..], Vec::as_slice);
                Cells::from_pairs(kept.len(), directed, |a, b| (values[kept[a]] - values[kept[b]]).abs())
            }
        })
        .collect();
    let found =
        mrqap(&of_relation(response), &cells, options).map_err(|why| refused(why, outcome, asked, kept.len()))?;
    let mut table = rows(&found, asked, language);
    table.lead = lead(&found, outcome, asked, kept.len(), language);
    table.notes = notes(network.node_count() - kept.len(), options, language);
    table.notes.extend(unread_direction(subject, language));
    table.recipe.set("outcome", outcome);
    table.recipe.set("predictor", asked.to_vec());
    table.recipe.set("permutations", options.permutations as u64);
    Ok(finish(table, subject, language))
}

fn rows(found: &Mrqap, asked: &[String], language: Language) -> Table {
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(4)
    };
    let columns = vec![
        Column::new("term", ColumnType::Text).heading(language.pick("term", "term")),
        number("coefficient", "coefficient", "coëfficiënt"),
        number("p_ge", "p of as high", "p van even hoog"),
        number("p_le", "p of as low", "p van even laag"),
        number("p_two_sided", "p two-sided", "p tweezijdig"),
        number("t", "t", "t").hidden(),
        number("r_squared", "R²", "R²").hidden(),
        number("r_squared_adjusted", "R² adjusted", "R² gecorrigeerd").hidden(),
        Column::new("cells", ColumnType::Integer).heading(language.pick("pairs", "paren")).hidden(),
    ];
    let title = language.pick("What goes together with the relation?", "Wat gaat samen met de relatie?");
    let mut table = Table::new(title, columns);
    let constant = Cell::word("(constant)", language.pick("(constant)", "(constante)"));
    let names = std::iter::once(constant).chain(asked.iter().map(|name| name.as_str().into()));
    for (name, term) in names.zip(&found.terms) {
        table.push(vec![
            name,
            Cell::number(term.coefficient),
            Cell::number(term.p_ge),
            Cell::number(term.p_le),
            Cell::number(term.p_two_sided),
            Cell::number(term.t),
            Cell::number(found.r_squared),
            Cell::number(found.r_squared_adjusted),
            Cell::count(found.cells),
        ]);
    }
    table
}

fn lead(found: &Mrqap, outcome: &str, asked: &[String], actors: usize, language: Language) -> Vec<String> {
    let share = language.decimal(found.r_squared, 3);
    let outcome = if outcome.is_empty() { "–" } else { outcome };
    let terms = asked.iter().zip(&found.terms[1..]).filter(|(_, term)| term.p_two_sided <= NOTED);
    let noted: Vec<String> = terms
        .map(|(name, term)| {
            let way =
                if term.coefficient > 0.0 { language.pick("more", "meer") } else { language.pick("less", "minder") };
            format!("{name} ({way})")
        })
        .collect();
    let cells = found.cells;
    let mut lead = vec![match language {
        Language::En => format!("Over {cells} pairs of {actors} actors the predictors give R² = {share} of {outcome}."),
        Language::Nl => {
            format!("Over {cells} paren van {actors} actoren verklaren de voorspellers R² = {share} van {outcome}.")
        }
    }];
    if found.perfect {
        lead.push(
            language
                .pick(
                    "The predictors give the outcome exactly: nothing is left to judge them by, so that p and t are empty. Leave out the predictor that is the outcome in other words.",
                    "De voorspellers geven de uitkomst precies: er blijft niets over om hen aan te toetsen, zodat p en t leeg zijn. Laat de voorspeller weg die de uitkomst in andere woorden is.",
                )
                .to_owned(),
        );
        return lead;
    }
    lead.push(if noted.is_empty() {
        language
            .pick(
                "No predictor stands out from names in another order.",
                "Geen voorspeller steekt af bij namen in een andere volgorde.",
            )
            .to_owned()
    } else {
        let names = some(&noted, 5, language);
        let bound = language.decimal(NOTED, 2);
        match language {
            Language::En => format!("Beyond names in another order (two-sided p at most {bound}): {names}."),
            Language::Nl => {
                format!("Meer dan namen in een andere volgorde geven (tweezijdige p hoogstens {bound}): {names}.")
            }
        }
    });
    lead
}

fn notes(left_out: usize, options: &MrqapOptions, language: Language) -> Vec<String> {
    let mut notes = vec![match language {
        Language::En => format!(
            "p comes from {} random orders of the names (double semi-partialling of t, the observed order counted), not from tables of t: pairs that share an actor are not independent.",
            options.permutations
        ),
        Language::Nl => format!(
            "p komt uit {} willekeurige volgordes van de namen (dubbele semipartialisatie van t, de waargenomen volgorde meegeteld), niet uit tabellen van t: paren met een gemeenschappelijke actor zijn niet onafhankelijk.",
            options.permutations
        ),
    }];
    notes.push(
        language
            .pick(
                "What goes together need not be cause and consequence, and a tie that no source mentions counts as no tie here.",
                "Wat samengaat hoeft geen oorzaak en gevolg te zijn, en een relatie die geen bron noemt telt hier als geen relatie.",
            )
            .to_owned(),
    );
    if left_out > 0 {
        notes.push(match language {
            Language::En => format!("{left_out} nodes left out: an attribute that is asked for is not known of them"),
            Language::Nl => format!("{left_out} knopen weggelaten: een gevraagd kenmerk is van hen niet bekend"),
        });
    }
    notes
}

/// The error for an attribute that no node has, in the words of the option that asked for it.
fn unknown(what: &str, attribute: &str, error: &Error) -> Error {
    let number = if what == "difference" { "number" } else { "single value" };
    let own = Error::request(format!("--predictor \"{what}:{attribute}\": no node has a {number} of this attribute"));
    error.hints().iter().fold(own, |own, hint| own.hint(hint.clone()))
}

/// The number of a relation.
fn relation(name: &str, option: &str, names: &[&str]) -> Result<usize, Error> {
    names.iter().position(|known| *known == name).ok_or_else(|| {
        let error = Error::request(format!("--{option} {name:?}: the network has no such relation"));
        match nearest(name, names.iter().copied()) {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None if names.is_empty() => error.hint("no tie takes part at all"),
            None => error.hint(format!("its relations are {}", names.join(", "))),
        }
    })
}

fn predictor(text: &str, names: &[&str]) -> Result<Predictor, Error> {
    if let Some(at) = names.iter().position(|known| *known == text) {
        return Ok(Predictor::Relation(at));
    }
    match text.split_once(':') {
        Some(("same", attribute)) => Ok(Predictor::Same(attribute.trim().to_owned())),
        Some(("difference", attribute)) => Ok(Predictor::Difference(attribute.trim().to_owned())),
        _ => relation(text, "predictor", names)
            .map(Predictor::Relation)
            .map_err(|error| error.hint("or same:ATTRIBUTE, difference:NUMBER for attributes of nodes")),
    }
}

fn refused(why: NoMrqap, outcome: &str, asked: &[String], actors: usize) -> Error {
    match why {
        NoMrqap::TooFewActors => Error::request(format!(
            "{actors} actors are too few: at least {LEAST_ACTORS} must take part, and there must be more pairs than terms"
        ))
        .hint("choose more nodes, or fewer predictors; actors of whom an attribute is not known take no part"),
        NoMrqap::OutcomeWithoutVariance => {
            Error::request(format!("--outcome {outcome:?}: all pairs are alike, so that there is nothing to explain"))
                .hint("choose another relation, or other nodes")
        }
        NoMrqap::IsOutcome(at) => Error::request(format!(
            "--predictor {:?} is the same as --outcome {outcome:?}: a relation explains itself, and that says nothing",
            asked.get(at).map_or("", String::as_str)
        ))
        .hint("leave it out, or choose another relation"),
        NoMrqap::Redundant(at) => Error::request(format!(
            "--predictor {:?} is the same for all pairs, or follows from the predictors before it",
            asked.get(at).map_or("", String::as_str)
        ))
        .hint("leave it out"),
    }
}
