//! The words of the data by number: kinds with their looks, sectors, layers, statuses, degrees of certainty. In both languages.

use super::{Numbers, number, numbered};
use crate::model::{Certainty, Status};
use crate::present::diagram::style::{Dash, Shape, Theme};
use crate::present::diagram::{Look, Scene, looks};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::tables::printable;
use serde_json::{Value, json};

/// What occurs among the nodes and ties shown, each list sorted so that a word is found by its number.
pub(super) struct Vocabulary {
    node_kinds: Vec<String>,
    looks: Vec<Look>,
    sectors: Vec<String>,
    layers: Vec<String>,
}

impl Vocabulary {
    pub(super) fn of(subject: &Subject, numbers: &Numbers) -> Vocabulary {
        let nodes = || numbers.nodes.iter().map(|&node| subject.network.node(node));
        let ties = || numbers.ties.iter().map(|&tie| subject.drawing.tie(tie).tie);
        let mut looks = looks(&subject.drawing, Theme::Colour, Language::En);
        let used = numbered(ties().map(|tie| tie.kind.to_string()));
        looks.retain(|look| number(&used, &look.kind).is_some());
        Vocabulary {
            node_kinds: numbered(nodes().map(|node| node.kind.clone())),
            looks,
            sectors: numbered(nodes().filter_map(|node| node.sector.clone())),
            layers: numbered(ties().filter_map(|tie| tie.layer.clone().map(String::from))),
        }
    }

    pub(super) fn node_kind(&self, kind: &str) -> Option<usize> {
        number(&self.node_kinds, kind)
    }

    pub(super) fn tie_kind(&self, kind: &str) -> Option<usize> {
        self.looks.iter().position(|look| look.kind == kind)
    }

    pub(super) fn sector(&self, sector: Option<&str>) -> Option<usize> {
        number(&self.sectors, sector?)
    }

    pub(super) fn layer(&self, layer: Option<&str>) -> Option<usize> {
        number(&self.layers, layer?)
    }

    pub(super) fn sectors(&self) -> Vec<String> {
        self.sectors.iter().map(|word| printable(word)).collect()
    }

    pub(super) fn layers(&self) -> Vec<String> {
        self.layers.iter().map(|word| printable(word)).collect()
    }

    /// Kinds of nodes with the look that they have in pictures.
    pub(super) fn node_kinds(&self, subject: &Subject, scene: &Scene) -> Vec<Value> {
        let network = &subject.network;
        let name = |language: Language, kind: &str| printable(&language.node_kind(network, kind));
        let look = |kind: &str| {
            // A mark that the source names shows the full colour.
            let marks = || scene.marks.iter().filter(|mark| mark.kind == kind).map(|mark| mark.glyph);
            marks().find(|glyph| !glyph.typed).or_else(|| marks().next())
        };
        self.node_kinds
            .iter()
            .map(|kind| {
                let glyph = look(kind);
                let mode = network.vocabulary().node_kind(kind).map(|kind| kind.mode.word());
                json!({
                    "id": printable(kind), "en": name(Language::En, kind), "nl": name(Language::Nl, kind), "mode": mode,
                    "shape": glyph.map_or("circle", |glyph| shape(glyph.shape)),
                    "double": glyph.is_some_and(|glyph| glyph.double),
                    "fill": glyph.map_or_else(|| "#7CC4EC".to_owned(), |glyph| glyph.fill.hex().to_owned()),
                    "line": glyph.map_or_else(|| "#2C7FB0".to_owned(), |glyph| glyph.line.hex().to_owned()),
                })
            })
            .collect()
    }

    /// Kinds of ties with the look that they have in pictures.
    pub(super) fn tie_kinds(&self, subject: &Subject) -> Vec<Value> {
        let name = |language: Language, kind: &str| printable(&language.tie_kind(&subject.drawing, kind));
        self.looks
            .iter()
            .map(|look| {
                let dash = if look.stroke.dash == Dash::Solid { &[][..] } else { look.stroke.dash.lengths() };
                json!({
                    "id": printable(&look.kind),
                    "en": name(Language::En, &look.kind), "nl": name(Language::Nl, &look.kind),
                    "family": look.family, "colour": look.stroke.colour.hex(), "dash": dash, "arrow": look.arrow,
                })
            })
            .collect()
    }
}

/// Names of the families of ties, by number.
pub(super) fn families(subject: &Subject) -> Vec<Value> {
    let (english, dutch) =
        (looks(&subject.drawing, Theme::Colour, Language::En), looks(&subject.drawing, Theme::Colour, Language::Nl));
    let mut families: Vec<Value> = Vec::new();
    for (en, nl) in english.iter().zip(&dutch) {
        let entry = json!({"number": en.family, "en": printable(&en.label), "nl": printable(&nl.label)});
        if families.last() != Some(&entry) {
            families.push(entry);
        }
    }
    families
}

/// All statuses, and whether a tie of each exists: 0 = yes, 1 = not yet, 2 = no longer.
pub(super) fn statuses() -> Vec<Value> {
    let standing = |status: Status| match status {
        Status::Present | Status::Ending => 0,
        Status::Planned | Status::InFormation | Status::Potential => 1,
        Status::Ended => 2,
    };
    Status::ALL
        .iter()
        .map(|&status| {
            json!({"id": status.word(), "en": Language::En.status(status), "nl": Language::Nl.status(status),
                   "standing": standing(status)})
        })
        .collect()
}

/// All degrees of certainty, surest first.
pub(super) fn certainties() -> Vec<Value> {
    Certainty::ALL
        .iter()
        .map(|&certainty| {
            json!({"id": certainty.word(), "en": Language::En.certainty(certainty), "nl": Language::Nl.certainty(certainty)})
        })
        .collect()
}

/// The word for a form, which the page draws by.
fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Hexagon => "hexagon",
        Shape::Circle => "circle",
        Shape::Diamond => "diamond",
        Shape::Triangle => "triangle",
        Shape::Square => "square",
        Shape::Pin => "pin",
        Shape::Sheet => "sheet",
    }
}
