//! Degree and strength: the partners and the ties with them.

use super::sheet::{Section, Sheet};
use super::value::{self, Valued, figure};
use super::{Explain, Explanation, Question, ties};
use crate::Error;
use crate::graph::CompactGraph;
use crate::measures::{Along, Text};
use crate::present::language::Language;
use crate::present::table::Cell;

/// The partners, with what each adds.
const PARTNERS: Section = Section {
    id: "partners",
    heading: Text { en: "Its partners", nl: "De partners" },
    columns: &["id", "label", "node_kind", "sector", "municipality", "amount", "share"],
};

const SECTIONS: &[&Section] = &[&PARTNERS, &ties::TIES, &ties::SOURCES];

const fn entry(id: &'static str, explain: fn(&Question<'_>, usize, &mut Sheet) -> Result<(), Error>) -> Explanation {
    let shows = Text {
        en: "The partners, what each adds, and the ties with their evidence.",
        nl: "De partners, wat elk bijdraagt, en de relaties met hun vindplaats.",
    };
    Explanation { id, shows, sections: SECTIONS, explain: Explain::Node(explain) }
}

/// The entry of degree.
pub(super) const DEGREE: Explanation =
    entry("degree", |question, node, sheet| explain(question, node, "degree", Counts::Both, sheet));
/// The entry of in-degree.
pub(super) const IN_DEGREE: Explanation =
    entry("in-degree", |question, node, sheet| explain(question, node, "in-degree", Counts::In, sheet));
/// The entry of out-degree.
pub(super) const OUT_DEGREE: Explanation =
    entry("out-degree", |question, node, sheet| explain(question, node, "out-degree", Counts::Out, sheet));
/// The entry of strength.
pub(super) const STRENGTH: Explanation = entry("strength", |question, node, sheet| {
    let along = if question.params.along == Along::Out { Counts::OutStrength } else { Counts::InStrength };
    explain(question, node, "strength", along, sheet)
});
/// The entry of in-strength.
pub(super) const IN_STRENGTH: Explanation =
    entry("in-strength", |question, node, sheet| explain(question, node, "in-strength", Counts::InStrength, sheet));
/// The entry of out-strength.
pub(super) const OUT_STRENGTH: Explanation =
    entry("out-strength", |question, node, sheet| explain(question, node, "out-strength", Counts::OutStrength, sheet));

/// What of a tie counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Both,
    In,
    Out,
    InStrength,
    OutStrength,
}

fn explain(question: &Question<'_>, node: usize, id: &str, counts: Counts, sheet: &mut Sheet) -> Result<(), Error> {
    let language = question.language;
    let (measure, scores) = question.scores(id);
    let added = added(&question.subject.view.graph, node, counts);
    let sum = added.iter().fold(0.0, |sum, (_, amount)| sum + amount);
    value::say(question, node, &Valued { measure, name: None, scores: &scores, sum: Some(sum) }, sheet);
    if question.alone(node, sheet) {
        return Ok(());
    }
    let partners: Vec<usize> = added.iter().map(|(partner, _)| *partner).collect();
    let (many, names) = (partners.len(), question.names(&partners, 8));
    let directed = question.subject.view.graph.is_directed();
    let one = many == 1;
    sheet.say(match (language, counts, directed) {
        (Language::En, _, _) if many == 0 => "None of its ties runs in this direction.".to_owned(),
        (Language::Nl, _, _) if many == 0 => "Geen van de relaties loopt in deze richting.".to_owned(),
        (Language::En, Counts::In | Counts::InStrength, true) => format!("Ties come in from {many}: {names}."),
        (Language::Nl, Counts::In | Counts::InStrength, true) => {
            format!("Er komen relaties binnen van {many}: {names}.")
        }
        (Language::En, Counts::Out | Counts::OutStrength, true) => format!("Ties go out to {many}: {names}."),
        (Language::Nl, Counts::Out | Counts::OutStrength, true) => {
            format!("Er gaan relaties uit naar {many}: {names}.")
        }
        (Language::En, ..) if one => format!("The one partner is {names}."),
        (Language::Nl, ..) if one => format!("De enige partner is {names}."),
        (Language::En, ..) => format!("The {many} partners are {names}."),
        (Language::Nl, ..) => format!("De {many} partners zijn {names}."),
    });
    if counts == Counts::Both && directed {
        let twice = added.iter().filter(|(_, amount)| *amount > 1.5).count();
        sheet.note(match language {
            Language::En => {
                format!("Ties in and ties out both count: {twice} partners have one each way and count twice.")
            }
            Language::Nl => format!(
                "Relaties van en naar tellen allebei: {twice} partners hebben er een in elke richting en tellen dubbel."
            ),
        });
    }
    if matches!(counts, Counts::InStrength | Counts::OutStrength) {
        if question.subject.view.graph.is_weighted() {
            if let Some((strongest, amount)) = added.first().filter(|_| many > 1) {
                let (name, amount) = (question.label(*strongest), figure(*amount, language));
                sheet.say(match language {
                    Language::En => format!("The strongest tie is that with {name} ({amount})."),
                    Language::Nl => format!("De sterkste relatie is die met {name} ({amount})."),
                });
            }
        } else {
            sheet.note_in(
                "Every tied pair weighs 1 here, so that strength is the number of partners; --weight strength or --weight count reads them.",
                "Elk verbonden paar weegt hier 1, zodat sterkte het aantal partners is; --weight strength of --weight count leest ze wel.",
            );
        }
    }
    sheet.fill(&PARTNERS, added.iter().map(|&(partner, amount)| row(question, partner, amount, sum)).collect());
    ties::write(question, &ties::of_pairs(question.subject, partners.iter().map(|&other| (node, other))), sheet);
    Ok(())
}

/// The partners with what each adds, most first.
fn added(graph: &CompactGraph, node: usize, counts: Counts) -> Vec<(usize, f64)> {
    let strength = matches!(counts, Counts::InStrength | Counts::OutStrength);
    let amount = |edge: u32| if strength { graph.weight(edge as usize) } else { 1.0 };
    let into = || graph.in_neighbors(node).iter().zip(graph.in_neighbor_edges(node));
    let out = || graph.neighbors(node).iter().zip(graph.neighbor_edges(node));
    let mut list: Vec<(usize, f64)> = match counts {
        Counts::In | Counts::InStrength => into().map(|(&other, &edge)| (other as usize, amount(edge))).collect(),
        Counts::Both if graph.is_directed() => into().chain(out()).map(|(&other, _)| (other as usize, 1.0)).collect(),
        _ => out().map(|(&other, &edge)| (other as usize, amount(edge))).collect(),
    };
    list.sort_by_key(|(other, _)| *other);
    list.dedup_by(|later, kept| {
        let same = later.0 == kept.0;
        if same {
            kept.1 += later.1;
        }
        same
    });
    list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    list
}

fn row(question: &Question<'_>, partner: usize, amount: f64, sum: f64) -> Vec<Cell> {
    let [id, label, kind, places] = question.described(partner);
    let sector = Cell::maybe(question.subject.network.node(partner).sector.as_deref());
    vec![id, label, kind, sector, places, Cell::number(amount), Cell::number(amount / sum)]
}
