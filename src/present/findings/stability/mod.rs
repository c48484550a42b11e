//! How far clusters can be relied on: one row per check, and the verdict in words. What holds for each cluster by itself, and for
//! each node, stands in tables of their own.

mod clusters;
mod nodes;

pub use clusters::{in_words as clusters_in_words, table as clusters_table};
pub use nodes::table as nodes_table;

use super::found::Found;
use super::significance::in_words;
use super::{cautioned, finish};
use crate::Error;
use crate::measures::Reason;
use crate::measures::clusters::ClusterListens;
use crate::present::cautions::About;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::stability::{Agreement, LEAST_DRAWS, STABLE_FROM, Stability, StabilityOptions, Verdict, stability};

/// What was asked of the clusters of a subject, and what came out.
#[derive(Debug, Clone)]
pub struct Judged {
    /// How far they can be relied on, or why nothing can be said.
    pub found: Result<Stability, Reason>,
    options: StabilityOptions,
}

/// How far the clusters found can be relied on.
///
/// # Errors
///
/// Clusters that overlap; too few draws to say anything.
pub fn judge(subject: &Subject, by: &Found, draws: usize) -> Result<Judged, Error> {
    if draws < LEAST_DRAWS {
        return Err(Error::request(format!(
            "{draws} draws are too few: with fewer than {LEAST_DRAWS} no clusters could ever be clear"
        ))
        .hint("take 200, or leave the number out"));
    }
    judge_with(subject, by, StabilityOptions { cluster: by.options, draws, ..StabilityOptions::default() })
}

/// The same with these options, which are to be those by which the clusters were found.
pub(in crate::present) fn judge_with(
    subject: &Subject,
    by: &Found,
    options: StabilityOptions,
) -> Result<Judged, Error> {
    // Chance cannot make derived ties anew that were changed since.
    let found = if subject.derives_ties() && subject.shared_ties().is_none() {
        Err(Reason::NotGiven)
    } else {
        stability(&subject.view.graph, by.method, &by.clustering, subject.shared_ties(), &options)
    };
    if found == Err(Reason::NotUnique) {
        return Err(Error::request(format!(
            "{}: its clusters may overlap, and are no division to compare",
            by.method.id
        ))
        .hint("use --stability with another method, such as leiden"));
    }
    Ok(Judged { found, options })
}

/// One row per check (other seeds, lost ties, chance), and one for the verdict.
pub fn table(subject: &Subject, by: &Found, judged: &Judged, language: Language) -> Table {
    let mut table = judged.empty(by, columns(language), language);
    if let Ok(found) = &judged.found {
        fill(&mut table, found, judged.options.lost, language);
        table.lead.extend(clusters_in_words(subject, by, found, language));
    }
    judged.finish(table, subject, by, language)
}

impl Judged {
    /// A table that says what was found, and why nothing could be checked where that is so.
    fn empty(&self, by: &Found, columns: Vec<Column>, language: Language) -> Table {
        let title = language.pick("Can these clusters be relied on?", "Kan men op deze clusters bouwen?");
        let mut table = Table::new(title, columns);
        table.lead.push(by.in_words(language) + ".");
        if let Err(reason) = &self.found {
            let why = language.text(reason.text());
            table.lead.push(match language {
                Language::En => format!("Nothing to check: {why}."),
                Language::Nl => format!("Niets te toetsen: {why}."),
            });
        }
        table
    }

    /// The table with its recipe and the notes that all have.
    fn finish(&self, mut table: Table, subject: &Subject, by: &Found, language: Language) -> Table {
        table.notes.push(
            language
                .pick(
                    "Losing ties shows how much hangs on single records; it is no sampling error of a network that is complete.",
                    "Relaties laten wegvallen toont hoeveel aan losse vermeldingen hangt; het is geen steekproeffout van een volledig netwerk.",
                )
                .to_owned(),
        );
        if self.found == Err(Reason::NotGiven) && subject.derives_ties() {
            table.notes.push(derived_and_changed(language).to_owned());
        }
        by.write_into(&mut table.recipe);
        table.recipe.set("draws", self.options.draws as u64);
        table.recipe.set("lost_ties", self.options.lost);
        if by.method.listens.contains(&ClusterListens::Runs) {
            table.recipe.set("runs_each", self.options.runs_each(&subject.view.graph) as u64);
        }
        finish(cautioned(table, subject, &[About::Clusters], language), subject, language)
    }
}

fn columns(language: Language) -> Vec<Column> {
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(2)
    };
    vec![
        Column::new("check", ColumnType::Text).heading(language.pick("check", "toets")),
        Column::new("draws", ColumnType::Integer).heading(language.pick("draws", "trekkingen")),
        number("ari", "adjusted Rand index", "aangepaste Rand-index"),
        number("nmi", "mutual information", "wederzijdse informatie"),
        number("vi", "variation of information", "variatie van informatie"),
        number("observed", "modularity", "modulariteit"),
        number("mean", "mean by chance", "gemiddeld bij toeval"),
        number("sd", "standard deviation", "standaardafwijking"),
        number("z", "z", "z"),
        number("p_ge", "p (as high)", "p (zo hoog)").decimals(4),
        Column::new("verdict", ColumnType::Text).heading(language.pick("verdict", "oordeel")),
        Column::new("sentence", ColumnType::Text).heading(language.pick("in words", "in woorden")).hidden(),
    ]
}

fn fill(table: &mut Table, found: &Stability, lost: f64, language: Language) {
    let verdict = verdict(found, language);
    let mut rows: Vec<(&str, &str, Option<Agreement>, &str, String)> = Vec::new();
    if let Some(seeds) = found.seeds {
        let sentence = agreement_in_words(&seeds, None, language);
        rows.push((
            "seeds",
            language.pick("other searches", "andere zoektochten"),
            found.seeds,
            stands(&seeds),
            sentence,
        ));
    }
    let sentence = agreement_in_words(&found.lost_ties, Some(lost), language);
    let name = language.pick("lost ties", "weggevallen relaties");
    rows.push(("lost-ties", name, Some(found.lost_ties), stands(&found.lost_ties), sentence));
    if found.chance.is_some() {
        let code = if found.verdict == Verdict::NoMoreThanChance { "no-more-than-chance" } else { "more-than-chance" };
        rows.push(("chance", language.pick("chance", "toeval"), None, code, chance_in_words(found, language)));
    }
    rows.push(("all", language.pick("all together", "alles bijeen"), None, found.verdict.code(), verdict.clone()));
    for (id, name, agreement, code, sentence) in rows {
        let chance = found.chance.filter(|_| id == "chance");
        let agreed =
            |value: fn(&Agreement) -> f64| agreement.as_ref().map_or(Cell::Empty, |all| Cell::number(value(all)));
        let draws = agreement.map(|all| all.divisions).or(chance.map(|chance| chance.draws));
        let figure = |value: Option<f64>| value.map_or(Cell::Empty, Cell::number);
        if id != "all" {
            table.sentences.push(sentence.clone());
        }
        table.push(vec![
            Cell::word(id, name),
            draws.map_or(Cell::Empty, Cell::count),
            agreed(|all| all.ari),
            agreed(|all| all.nmi),
            agreed(|all| all.vi),
            figure(chance.map(|chance| chance.observed)),
            figure(chance.map(|chance| chance.mean)),
            figure(chance.map(|chance| chance.sd)),
            figure(chance.map(|chance| chance.z)),
            figure(chance.map(|chance| chance.p_ge)),
            Cell::word(code, name_of(code, language)),
            sentence.into(),
        ]);
    }
    table.lead.push(verdict);
    table.notes.push(match language {
        Language::En => format!(
            "adjusted Rand index and mutual information: 1 = the same clusters, 0 = as by chance; variation of information: 0 = the same; stable from a mean index of {STABLE_FROM}"
        ),
        Language::Nl => format!(
            "aangepaste Rand-index en wederzijdse informatie: 1 = dezelfde clusters, 0 = als bij toeval; variatie van informatie: 0 = dezelfde; stabiel vanaf een gemiddelde index van {}",
            language.decimal(STABLE_FROM, 1)
        ),
    });
}

fn stands(agreement: &Agreement) -> &'static str {
    if agreement.ari >= STABLE_FROM { Verdict::Stable.code() } else { Verdict::Unstable.code() }
}

/// A code as people read it.
fn name_of(code: &str, language: Language) -> &'static str {
    match code {
        "stable" => language.pick("stable", "stabiel"),
        "unstable" => language.pick("unstable", "niet stabiel"),
        "found-again" => language.pick("found again", "teruggevonden"),
        "more-than-chance" => language.pick("more than chance", "meer dan toeval"),
        _ => language.pick("no more than chance", "niet meer dan toeval"),
    }
}

fn agreement_in_words(agreement: &Agreement, lost: Option<f64>, language: Language) -> String {
    let (count, ari) = (agreement.divisions, language.decimal(agreement.ari, 2));
    let lost = lost.map(|share| language.decimal(100.0 * share, 0));
    match (language, lost) {
        (Language::En, None) => {
            format!("{count} other searches give the same clusters up to an adjusted Rand index of {ari}.")
        }
        (Language::Nl, None) => {
            format!("{count} andere zoektochten geven dezelfde clusters op een aangepaste Rand-index van {ari}.")
        }
        (Language::En, Some(lost)) => {
            format!(
                "Without {lost} % of the ties, drawn anew {count} times, the adjusted Rand index is {ari} on average."
            )
        }
        (Language::Nl, Some(lost)) => format!(
            "Zonder {lost} % van de relaties, {count} keer opnieuw getrokken, is de aangepaste Rand-index gemiddeld {ari}."
        ),
    }
}

fn chance_in_words(found: &Stability, language: Language) -> String {
    let Some(chance) = found.chance else { return String::new() };
    let (observed, mean, draws) =
        (language.decimal(chance.observed, 2), language.decimal(chance.mean, 2), chance.draws);
    let p = in_words(chance.p_ge, language);
    let kept = kept(found, language);
    match language {
        Language::En => {
            format!(
                "The modularity is {observed}; {draws} random networks in which {kept} reach {mean} on average ({p})."
            )
        }
        Language::Nl => format!(
            "De modulariteit is {observed}; {draws} toevallige netwerken waarin {kept}, halen gemiddeld {mean} ({p})."
        ),
    }
}

/// What random networks have in common with what was observed.
fn kept(found: &Stability, language: Language) -> &'static str {
    if found.of_memberships {
        language.pick(
            "everybody takes part as often in structures as large",
            "ieder even vaak aan even grote verbanden meedoet",
        )
    } else {
        language.pick("everybody has as many partners", "ieder evenveel partners heeft")
    }
}

/// Why clusters of derived ties cannot be held against chance.
fn derived_and_changed(language: Language) -> &'static str {
    language.pick(
        "Ties that are derived from shared structures make a clique of each, so that random networks must draw who takes part. They cannot where \
         some of these ties were left out or changed since, or have strengths of jaccard.",
        "Relaties die uit gedeelde verbanden zijn afgeleid maken van elk een kliek, dus toevallige netwerken moeten loten wie meedoet. Dat kan niet \
         als een deel van die relaties daarna is weggelaten of veranderd, of sterktes volgens jaccard heeft.",
    )
}

/// That chance divides as well, before anything is said of single clusters or nodes.
fn chance(found: &Stability, language: Language) -> Option<String> {
    (found.verdict == Verdict::NoMoreThanChance).then(|| verdict(found, language))
}

/// The verdict as a sentence.
fn verdict(found: &Stability, language: Language) -> String {
    let text = match found.verdict {
        Verdict::Stable => language.pick(
            "These clusters are stable: they are found again when some ties are lost, and random networks do not divide so well.",
            "Deze clusters zijn stabiel: ze worden weer gevonden als er relaties wegvallen, en toevallige netwerken vallen niet zo goed in groepen uiteen.",
        ),
        Verdict::FoundAgain if found.clusters.len() < 2 => language.pick(
            "Nothing is divided: that one group is found again when some ties are lost says nothing.",
            "Er is niets verdeeld: dat één groep wordt teruggevonden als er relaties wegvallen, zegt niets.",
        ),
        Verdict::FoundAgain => language.pick(
            "These clusters are found again when some ties are lost. Whether chance gives such groups as well is not tested with this method, so that it is no finding by itself.",
            "Deze clusters worden weer gevonden als er relaties wegvallen. Of toeval ook zulke groepen geeft, is bij deze methode niet getoetst; op zichzelf is het geen bevinding.",
        ),
        Verdict::Unstable => language.pick(
            "These clusters are not stable: another search, or some lost ties, gives others. Read them as one of several divisions.",
            "Deze clusters zijn niet stabiel: een andere zoektocht of een paar weggevallen relaties geeft andere. Lees ze als een van meer indelingen.",
        ),
        Verdict::NoMoreThanChance => {
            let kept = kept(found, language);
            return match language {
                Language::En => format!(
                    "No clear clusters: random networks in which {kept} divide as well. Do not show these clusters as a finding."
                ),
                Language::Nl => format!(
                    "Geen duidelijke clusters: toevallige netwerken waarin {kept}, vallen even goed in groepen uiteen. Toon deze clusters niet als bevinding."
                ),
            };
        }
    };
    text.to_owned()
}
