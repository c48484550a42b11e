//! The E–I index of a node: which ties go outside its group and which stay inside.

use super::groups::single;
use super::participation::{SECTIONS, write};
use super::sheet::Sheet;
use super::value::{self, Valued, figure};
use super::{Explain, Explanation, Question};
use crate::Error;
use crate::measures::{Known, Text, find};
use crate::present::language::Language;
use crate::studies::explain::ties_by_group::ties_by_group;

/// The entry in the registry.
pub(super) const NODE_EI_INDEX: Explanation = Explanation {
    id: "node-ei-index",
    shows: Text {
        en: "Which ties leave its group and which stay inside, beside what group sizes would give.",
        nl: "Welke relaties de groep verlaten en welke erbinnen blijven, naast wat groepsgroottes zouden geven.",
    },
    sections: SECTIONS,
    explain: Explain::Node(explain),
};

fn explain(question: &Question<'_>, node: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let language = question.language;
    let (names, groups) = single(question)?;
    let view = &question.subject.view.graph;
    let measure = find("node-ei-index").expect("registered");
    let known = Known { groups: Some(&groups), ..Known::new(view) };
    let columns = measure.run(&known, &question.params).expect("groups are known");
    let (found, without) = ties_by_group(view, &groups, node, question.params.along);
    let inside = |own: bool| {
        let those = found.iter().filter(|entry| (Some(entry.group) == groups.of()[node]) == own);
        those.fold(0.0, |sum, entry| sum + entry.strength)
    };
    let (stay, leave) = (inside(true), inside(false));
    let defined = !columns[0].values[node].is_nan();
    let sum = Some((leave - stay) / (leave + stay)).filter(|_| defined);
    value::say(question, node, &Valued { measure, name: None, scores: &columns[0], sum }, sheet);
    if question.alone(node, sheet) {
        return Ok(());
    }
    question.conventions(measure, sheet);
    if defined {
        let own = groups.of()[node].map(|group| names[group].as_str()).unwrap_or_default();
        let [out, home, index, expected] =
            [leave, stay, columns[0].values[node], columns[1].values[node]].map(|value| figure(value, language));
        sheet.say(match language {
            Language::En => format!("Ties worth {out} leave {own} and ties worth {home} stay inside: ({out} − {home}) / ({out} + {home}) = {index}. If partners were taken at random from all nodes, it would be {expected}."),
            Language::Nl => format!("Relaties ter waarde van {out} verlaten {own} en {home} blijven erbinnen: ({out} − {home}) / ({out} + {home}) = {index}. Met willekeurige partners uit alle knopen zou het {expected} zijn."),
        });
    }
    write(question, node, &found, &without, &names, &groups, sheet);
    Ok(())
}
