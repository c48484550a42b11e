//! A bridge: what stands on either side of a tie, or how one gets round it.

use super::cut_point::{PARTS, part_row};
use super::sheet::{Section, Sheet, VALUE};
use super::{Explain, Explanation, Question, count, ties};
use crate::Error;
use crate::measures::Text;
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::explain::sides::{Sides, sides};

/// The entry in the registry.
pub(super) const BRIDGE: Explanation = Explanation {
    id: "bridge",
    shows: Text {
        en: "What stands on either side of a tie (one--other), or the shortest way round it.",
        nl: "Wat er aan weerszijden van een relatie staat (een--ander), of de kortste weg eromheen.",
    },
    sections: &[&PARTS, &ROUND, &ties::TIES, &ties::SOURCES],
    explain: Explain::Pair(explain),
};

/// The way round, step by step.
const ROUND: Section = Section {
    id: "way_round",
    heading: Text { en: "The shortest way round", nl: "De kortste weg eromheen" },
    columns: &["id", "label"],
};

fn explain(question: &Question<'_>, (one, other): (usize, usize), sheet: &mut Sheet) -> Result<(), Error> {
    let (language, subject) = (question.language, question.subject);
    let (first, second) = (question.label(one), question.label(other));
    let own = ties::between(subject, one, other);
    if own.is_empty() {
        return Err(Error::request(format!("{first:?} and {second:?} are not tied in the chosen part"))
            .hint("explain degree NODE FILE shows whom a node is tied to"));
    }
    let (measure, scores) = question.scores("bridge");
    let graph = &subject.view.graph;
    let edge = graph.edge_between(one, other).or_else(|| graph.edge_between(other, one));
    let bridge = edge.is_some_and(|edge| scores.values[edge] > 0.5);
    let name = |node: usize| subject.network.node(node);
    let mut row = vec![measure.id.into()];
    row.push(format!("{}--{}", name(one).id, name(other).id).into());
    row.push(format!("{first} – {second}").into());
    row.push(Cell::number(f64::from(u8::from(bridge))));
    row.resize(VALUE.columns.len(), Cell::Empty);
    sheet.fill(&VALUE, vec![row]);
    match sides(graph, one, other) {
        Sides::Apart(mine, theirs) => {
            let (few, many, end) =
                if mine.len() < theirs.len() { (&mine, theirs.len(), &first) } else { (&theirs, mine.len(), &second) };
            let (number, names) = (few.len(), question.names(few, 5));
            let others = |many: usize| match language {
                Language::En => count(many, "other", "others"),
                Language::Nl => count(many, "ander", "anderen"),
            };
            sheet.say(match (language, number) {
                (Language::En, 1) => format!("{first} – {second} is a bridge: without it {end} would be alone, apart from {}.", others(many)),
                (Language::Nl, 1) => format!("{first} – {second} is een brug: zonder deze relatie zou {end} alleen staan, los van {}.", others(many)),
                (Language::En, _) => format!("{first} – {second} is a bridge: without it {number} actors on the side of {end} ({names}) would be apart from {}.", others(many)),
                (Language::Nl, _) => format!("{first} – {second} is een brug: zonder deze relatie staan {number} actoren aan de kant van {end} ({names}) los van {}.", others(many)),
            });
            sheet.note_in(
                "The only way as far as is written: another may exist that no source mentions.",
                "De enige weg voor zover dat geschreven is: er kan een andere zijn die geen bron noemt.",
            );
            let rows = [(&mine, one), (&theirs, other)].into_iter().enumerate();
            sheet.fill(&PARTS, rows.map(|(at, (piece, end))| part_row(question, at + 1, piece, &[end])).collect());
        }
        Sides::Around(way) => {
            let (steps, route) = (way.len() - 1, question.labels(&way).join(" – "));
            sheet.say(match language {
                Language::En => {
                    format!("{first} – {second} is no bridge: the shortest way round takes {steps} steps, {route}.")
                }
                Language::Nl => {
                    format!("{first} – {second} is geen brug: de kortste weg eromheen is {steps} stappen, {route}.")
                }
            });
            sheet.fill(&ROUND, way.iter().map(|&node| question.named(node).to_vec()).collect());
        }
    }
    ties::write(question, &own, sheet);
    Ok(())
}
