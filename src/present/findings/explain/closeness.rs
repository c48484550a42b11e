//! Closeness: who is how far, and who is out of reach.

use super::sheet::{Section, Sheet};
use super::value::{self, Valued, figure};
use super::{Explain, Explanation, Question, some, ties};
use crate::Error;
use crate::graph::shortest_paths::Along;
use crate::measures::Text;
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::explain::rings::{Rings, rings};

/// The entry of closeness.
pub(super) const CLOSENESS: Explanation = Explanation {
    id: "closeness",
    shows: Text {
        en: "How many others are at each distance, who is far and by which way, who is out of reach.",
        nl: "Hoeveel anderen er op elke afstand staan, wie ver is en langs welke weg, wie onbereikbaar is.",
    },
    sections: SECTIONS,
    explain: Explain::Node(|question, node, sheet| explain(question, node, "closeness", sheet)),
};

/// The entry of harmonic closeness.
pub(super) const HARMONIC_CLOSENESS: Explanation = Explanation {
    id: "harmonic-closeness",
    shows: Text {
        en: "What the others at each distance add, and who is out of reach.",
        nl: "Wat de anderen op elke afstand bijdragen, en wie onbereikbaar is.",
    },
    sections: SECTIONS,
    explain: Explain::Node(|question, node, sheet| explain(question, node, "harmonic-closeness", sheet)),
};

const SECTIONS: &[&Section] = &[&RINGS, &UNREACHED, &ties::TIES, &ties::SOURCES];

/// The others by distance; the amounts are the sum of distances, or for harmonic closeness the value itself.
const RINGS: Section = Section {
    id: "distances",
    heading: Text { en: "How far the others are", nl: "Hoe ver de anderen zijn" },
    columns: &["distance", "nodes", "amount", "share", "names", "members"],
};

/// Who is out of reach.
const UNREACHED: Section = Section {
    id: "unreached",
    heading: Text { en: "Out of reach", nl: "Onbereikbaar" },
    columns: &["id", "label", "node_kind", "municipality"],
};

fn explain(question: &Question<'_>, node: usize, id: &str, sheet: &mut Sheet) -> Result<(), Error> {
    let language = question.language;
    let (measure, scores) = question.scores(id);
    let found = rings(&question.ways(), node, question.params.along);
    let harmonic = id == "harmonic-closeness";
    let added = |ring: &crate::studies::explain::rings::Ring| {
        let nodes = ring.nodes.len() as f64;
        if harmonic { nodes / ring.distance } else { nodes * ring.distance }
    };
    let sum = found.rings.iter().fold(0.0, |sum, ring| sum + added(ring));
    let parts = harmonic.then_some(sum);
    value::say(question, node, &Valued { measure, name: None, scores: &scores, sum: parts }, sheet);
    if question.alone(node, sheet) {
        return Ok(());
    }
    question.conventions(measure, sheet);
    say(question, &found, harmonic, scores.values[node], sheet);
    let rows = found.rings.iter().map(|ring| {
        vec![
            Cell::number(ring.distance),
            Cell::count(ring.nodes.len()),
            Cell::number(added(ring)),
            Cell::number(ring.nodes.len() as f64 / found.others() as f64),
            some(&question.labels(&ring.nodes), 5, language).into(),
            question.ids(&ring.nodes).into(),
        ]
    });
    sheet.fill(&RINGS, rows.collect());
    let rows = found.unreached.iter().map(|&other| question.described(other).to_vec());
    sheet.fill(&UNREACHED, rows.collect());
    let partners = question.partners(node);
    ties::write(question, &ties::of_pairs(question.subject, partners.iter().map(|&other| (node, other))), sheet);
    Ok(())
}

fn say(question: &Question<'_>, found: &Rings, harmonic: bool, value: f64, sheet: &mut Sheet) {
    let language = question.language;
    let (reached, unreached) = (found.others(), found.unreached.len());
    let others = reached + unreached;
    let ways = question.ways();
    // Towards the node: the others are those who reach it.
    let towards = ways.is_directed() && question.params.along == Along::In;
    if reached == 0 {
        sheet.say(if towards {
            language.pick("Nobody reaches it in this direction.", "Niemand bereikt deze actor in deze richting.")
        } else {
            language.pick("It reaches nobody in this direction.", "Deze actor bereikt niemand in deze richting.")
        });
        return;
    }
    let weighted = ways.is_weighted();
    let mean = found.sum() / reached as f64;
    let words = figure(mean, language);
    let steps = |one, several| if words == "1" { one } else { several };
    if others == 1 {
        sheet.say(match language {
            Language::En if towards => format!("The only other one reaches it, at a distance of {words}."),
            Language::Nl if towards => format!("De enige ander bereikt deze actor, op een afstand van {words}."),
            Language::En => format!("It reaches the only other one, at a distance of {words}."),
            Language::Nl => format!("Deze actor bereikt de enige ander, op een afstand van {words}."),
        });
    }
    let reach = if reached == 1 { "reaches" } else { "reach" };
    let bereikt = if reached == 1 { "bereikt" } else { "bereiken" };
    let how_far = match (language, weighted) {
        (Language::En, false) if towards => {
            format!("{reached} of {others} others {reach} it, in {words} {} on average.", steps("step", "steps"))
        }
        (Language::Nl, false) if towards => format!(
            "{reached} van {others} anderen {bereikt} deze actor, gemiddeld in {words} {}.",
            steps("stap", "stappen")
        ),
        (Language::En, true) if towards => {
            format!("{reached} of {others} others {reach} it, at a distance of {words} on average.")
        }
        (Language::Nl, true) if towards => {
            format!("{reached} van {others} anderen {bereikt} deze actor, op een afstand van gemiddeld {words}.")
        }
        (Language::En, false) => {
            format!("It reaches {reached} of {others} others, in {words} {} on average.", steps("step", "steps"))
        }
        (Language::Nl, false) => {
            format!(
                "Deze actor bereikt {reached} van {others} anderen, gemiddeld in {words} {}.",
                steps("stap", "stappen")
            )
        }
        (Language::En, true) => {
            format!("It reaches {reached} of {others} others, at a distance of {words} on average.")
        }
        (Language::Nl, true) => {
            format!("Deze actor bereikt {reached} van {others} anderen, op een afstand van gemiddeld {words}.")
        }
    };
    if others > 1 {
        sheet.say(how_far);
    }
    let value = figure(value, language);
    if harmonic {
        sheet.say(match language {
            Language::En => {
                let adds = if unreached == 1 { "adds" } else { "add" };
                format!("Each adds one over its distance; {unreached} out of reach {adds} nothing. Together {value}.")
            }
            Language::Nl => {
                let add = if unreached == 1 { "draagt" } else { "dragen" };
                format!(
                    "Elk draagt één gedeeld door de afstand bij; {unreached} onbereikbare {add} niets bij. Samen {value}."
                )
            }
        });
    } else {
        let share = figure(reached as f64 / others as f64, language);
        sheet.say(match language {
            Language::En if towards => {
                format!("Closeness is the share that reaches it over the average distance: {share} / {words} = {value}.")
            }
            Language::Nl if towards => format!(
                "Nabijheid is het deel dat deze actor bereikt, gedeeld door de gemiddelde afstand: {share} / {words} = {value}."
            ),
            Language::En => {
                format!("Closeness is the share reached over the average distance: {share} / {words} = {value}.")
            }
            Language::Nl => format!(
                "Nabijheid is het bereikte deel gedeeld door de gemiddelde afstand: {share} / {words} = {value}."
            ),
        });
    }
    if let (Some(last), Some(ring)) = (found.farthest.last(), found.rings.last()) {
        let (name, far) = (question.label(*last), figure(ring.distance, language));
        let mut route = question.labels(&found.farthest);
        if towards {
            route.reverse();
        }
        let route = route.join(" – ");
        if found.farthest.len() > 2 {
            sheet.say(match language {
                Language::En => format!("Farthest, at {far}: {name}, by way of {route}."),
                Language::Nl => format!("Het verst, op {far}: {name}, langs {route}."),
            });
        }
    }
}
