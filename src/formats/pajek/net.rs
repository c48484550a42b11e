//! A network of a Pajek file as its lines give it.

use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::formats::shared::draft::{Draft, Given, SECOND_MODE, Undeclared};
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::line::words;
use crate::formats::shared::values;
use crate::formats::shared::words::number;
use crate::model::kind::DEFAULT_TIE_KIND;
use crate::model::{Mode, Name, Node, Tie};
use crate::text::Text;
use serde_json::{Number, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A network as its sections give it; vertices have numbers from 1.
pub(super) struct Net {
    pub(super) name: Option<String>,
    pub(super) size: usize,
    /// Number of vertices in the first mode, where there are two.
    pub(super) first: Option<usize>,
    /// The vertices that the file describes, by their number from 0; further ones have only that number, and take no room yet.
    vertices: BTreeMap<usize, Vertex>,
    ties: Vec<Line>,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) place: Place,
}

struct Vertex {
    label: String,
    fields: Vec<(NodeField, String)>,
    place: Place,
}

struct Line {
    source: usize,
    target: usize,
    weight: Option<String>,
    attributes: Vec<(String, String)>,
    directed: bool,
    layer: Option<String>,
    place: Place,
}

impl Net {
    /// Without ties yet, and with vertices of which only the number is known.
    pub(super) fn new(name: Option<String>, (size, first): (usize, Option<usize>), place: Place) -> Net {
        Net { name, size, first, place, vertices: BTreeMap::new(), ties: Vec::new(), findings: Vec::new() }
    }

    /// Takes a line below `*Vertices`.
    pub(super) fn vertex(&mut self, line: &str, place: Place) {
        let words = words(line);
        let Some(number) = words[0].parse::<usize>().ok().filter(|number| (1..=self.size).contains(number)) else {
            let hint = text!("number the vertices from 1", "nummer de knopen (vertices) vanaf 1");
            self.no_vertex(words[0], place, hint);
            return;
        };
        let label = words.get(1).map_or_else(|| number.to_string(), |label| (*label).to_owned());
        let mut rest = words.iter().skip(2).copied().peekable();
        let mut attributes = Vec::new();
        for axis in ["x", "y", "z"] {
            if let Some(value) = rest.next_if(|word| values::number(word).is_some()) {
                attributes.push((axis.to_owned(), value.to_owned()));
            }
        }
        if let Some(time) = rest.next_if(|word| word.starts_with('[')) {
            attributes.push(("time".to_owned(), time.to_owned()));
        }
        const SHAPES: [&str; 6] = ["ellipse", "box", "diamond", "triangle", "cross", "empty"];
        if let Some(shape) = rest.next_if(|word| SHAPES.contains(&word.to_lowercase().as_str())) {
            attributes.push(("shape".to_owned(), shape.to_owned()));
        }
        pairs(rest, &mut attributes);
        let fields = attributes.into_iter().map(|(name, value)| (NodeField::Attribute(name), value)).collect();
        self.vertices.insert(number - 1, Vertex { label, fields, place });
    }

    /// Takes a line of ties: two vertices, or one and all that it is tied to.
    pub(super) fn ties(&mut self, line: &str, place: &Place, (directed, lists): (bool, bool), layer: Option<&str>) {
        let mut words = words(line);
        // Several relations in one list: `2: 1 3 1`.
        let own_layer = words[0].strip_suffix(':').map(|number| format!("relation {number}"));
        if own_layer.is_some() {
            words.remove(0);
        }
        let layer = own_layer.or_else(|| layer.map(str::to_owned));
        let vertex = |word: &str| word.parse::<usize>().ok().filter(|number| (1..=self.size).contains(number));
        let ends = if lists { words.len() } else { words.len().min(2) };
        if ends < 2 {
            let finding = Diagnostic::error(
                "no-end",
                place.clone(),
                said!("{line:?} does not name two vertices", "{line:?} noemt geen twee knopen (vertices)"),
            );
            self.findings.push(finding.hint(text!(
                "a tie names the numbers of two vertices",
                "een relatie noemt de nummers van twee knopen (vertices)"
            )));
            return;
        }
        if let Some(wrong) = words[..ends].iter().find(|word| vertex(word).is_none()) {
            let hint = text!("ties name vertices by number", "relaties noemen knopen (vertices) met hun nummer");
            self.no_vertex(wrong, place.clone(), hint);
            return;
        }
        let numbers: Vec<usize> = words[..ends].iter().filter_map(|word| vertex(word)).collect();
        let mut rest = words[ends..].iter().copied().peekable();
        let weight = rest.next_if(|word| values::number(word).is_some()).map(str::to_owned);
        let mut attributes = Vec::new();
        pairs(rest, &mut attributes);
        for &target in &numbers[1..] {
            self.ties.push(Line {
                source: numbers[0],
                target,
                weight: weight.clone(),
                attributes: attributes.clone(),
                directed,
                layer: layer.clone(),
                place: place.clone(),
            });
        }
    }

    fn no_vertex(&mut self, word: &str, place: Place, hint: Text) {
        let message = said!(
            "{word:?} is no number of a vertex from 1 to {}",
            "{word:?} is geen nummer van een knoop (vertex) van 1 tot {}",
            self.size
        );
        self.findings.push(Diagnostic::error("bad-vertex", place, message).hint(hint));
    }

    /// Takes a value of a vertex, by its number from 0; what nobody described takes no room before.
    pub(super) fn value(&mut self, at: usize, field: NodeField, value: String, place: Place) {
        let unnamed = || Vertex { label: (at + 1).to_string(), fields: Vec::new(), place };
        self.vertices.entry(at).or_insert_with(unnamed).fields.push((field, value));
    }

    /// Takes a matrix as ties: symmetric ones have no direction.
    pub(super) fn matrix(&mut self, rows: &[(Vec<f64>, Place)], layer: Option<&String>) {
        let (height, width, shift) = match self.first {
            Some(first) if rows.len() == first => (first, self.size - first, first),
            _ => (self.size, self.size, 0),
        };
        let short = rows.iter().find(|(row, _)| row.len() < width);
        let long = rows.iter().find(|(row, _)| row.len() > width);
        let message = said!(
            "the matrix should have {height} rows of {width} numbers",
            "de matrix moet {height} rijen van {width} getallen hebben"
        );
        if short.is_some() || rows.len() != height {
            let place = short.map_or(&self.place, |(_, place)| place).clone();
            self.findings.push(
                Diagnostic::error("bad-matrix", place, message)
                    .hint(text!("check the number of vertices", "kijk het aantal knopen (vertices) na")),
            );
        } else if let Some((_, place)) = long {
            let finding = Diagnostic::warning(
                "bad-matrix",
                place.clone(),
                said!([message] "{message}; further ones are left out", "{message}; verdere zijn weggelaten"),
            );
            self.findings
                .push(finding.hint(text!("check the number of vertices", "kijk het aantal knopen (vertices) na")));
        }
        let at = |row: usize, column: usize| rows.get(row).and_then(|(row, _)| row.get(column)).copied().unwrap_or(0.0);
        let same = |a: f64, b: f64| (a - b).abs() <= f64::EPSILON * a.abs();
        // Cells that are given are compared, not all that the size makes possible.
        let symmetric = shift > 0
            || rows.iter().take(height).enumerate().all(|(row, (cells, _))| {
                cells.iter().take(width).enumerate().all(|(column, &value)| same(value, at(column, row)))
            });
        for (row, (cells, place)) in rows.iter().enumerate().take(height) {
            for (column, value) in cells.iter().enumerate().take(width).filter(|(_, value)| **value != 0.0) {
                if symmetric && shift == 0 && column < row {
                    continue;
                }
                self.ties.push(Line {
                    source: row + 1,
                    target: column + shift + 1,
                    weight: Some(value.to_string()),
                    attributes: Vec::new(),
                    directed: !symmetric,
                    layer: layer.cloned(),
                    place: place.clone(),
                });
            }
        }
    }

    /// Its nodes and ties.
    pub(super) fn drafted(mut self) -> Draft {
        let mut draft = Draft::new(Dialect::Program, Undeclared::Node);
        std::mem::take(&mut self.findings).into_iter().for_each(|finding| draft.report(finding));
        if let Some(name) = &self.name {
            draft.graph("title", Given::Text(name));
        }
        if self.first.is_some() {
            draft.declare_node_kind(SECOND_MODE, Mode::Structure);
        }
        // A name is an id where it names one vertex only.
        let labels: BTreeSet<&str> = self.vertices.values().map(|vertex| vertex.label.as_str()).collect();
        let named = labels.len() == self.size && !labels.contains("");
        let mut ids = Vec::new();
        for index in 0..self.size {
            let number = (index + 1).to_string();
            let (label, fields, place) = match self.vertices.remove(&index) {
                Some(Vertex { label, fields, place }) => (label, fields, place),
                None => (number.clone(), Vec::new(), self.place.clone()),
            };
            let mut node = Node::new(if named { label.clone() } else { number });
            if !label.is_empty() {
                node.label = label;
            }
            if self.first.is_some_and(|first| index >= first) {
                SECOND_MODE.clone_into(&mut node.kind);
            }
            for (field, value) in fields {
                let value = Given::Value(typed(&value));
                draft.set_node(&mut node, &field, value, &place);
            }
            ids.push(node.id.clone());
            draft.add_node(node, place);
        }
        for line in self.ties {
            let crosses = self.first.is_some_and(|first| (line.source <= first) != (line.target <= first));
            let mut tie = Tie::new(if crosses { "participates-in" } else { DEFAULT_TIE_KIND });
            tie.directed = if crosses { Some(line.directed) } else { line.directed.then_some(true) };
            tie.layer = line.layer.map(Name::from);
            if let Some(weight) = &line.weight {
                draft.set_tie(&mut tie, &TieField::Strength, Given::Text(weight), &line.place);
            }
            for (name, value) in line.attributes {
                let value = Given::Value(typed(&value));
                draft.set_tie(&mut tie, &TieField::Attribute(name), value, &line.place);
            }
            draft.add_tie(&ids[line.source - 1], &ids[line.target - 1], tie, line.place);
        }
        draft
    }
}

/// Names, each with a value behind it.
fn pairs<'w>(mut rest: impl Iterator<Item = &'w str>, attributes: &mut Vec<(String, String)>) {
    while let Some(name) = rest.next() {
        if name.starts_with('[') {
            attributes.push(("time".to_owned(), name.to_owned()));
        } else if let Some(value) = rest.next() {
            let name = if name == "l" { "label" } else { name };
            attributes.push((name.to_owned(), value.to_owned()));
        }
    }
}

/// A value as Pajek writes it: numbers have four decimals, zeros too. `007` is a name that happens to be written in digits.
fn typed(text: &str) -> Value {
    let digits = text.trim_start_matches('-');
    let named = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let decimal = || number(text).filter(|_| !named && digits.contains('.')).and_then(Number::from_f64);
    match values::typed(text) {
        Value::String(text) => decimal().map_or(Value::String(text), Value::Number),
        value => value,
    }
}
