//! Pajek files to networks.

use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::draft::{Draft, Given, SECOND_MODE, Undeclared};
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::line::words;
use crate::formats::shared::numbered::check_size;
use crate::formats::shared::{self, values};
use crate::formats::{Origin, Parsed};
use crate::model::kind::DEFAULT_TIE_KIND;
use crate::model::{Mode, Name, Node, Tie};
use serde_json::{Number, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A network as its sections give it; vertices have numbers from 1.
#[derive(Default)]
struct Net {
    name: Option<String>,
    size: usize,
    /// Number of vertices in the first mode, where there are two.
    first: Option<usize>,
    /// The vertices that the file describes, by their number from 0; further ones have only that number, and take no room yet.
    vertices: BTreeMap<usize, Vertex>,
    ties: Vec<Line>,
    findings: Vec<Diagnostic>,
    place: Place,
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

/// What the lines below a heading are.
enum Section {
    Nothing,
    Vertices,
    Ties {
        directed: bool,
        lists: bool,
        layer: Option<String>,
    },
    Matrix {
        rows: Vec<(Vec<f64>, Place)>,
        layer: Option<String>,
    },
    /// A value for each vertex, under this name.
    Values {
        name: String,
        at: usize,
        /// What the values stand for, where remarks before the heading say so.
        legend: BTreeMap<String, Vec<String>>,
    },
}

/// The names of a class as one text: a list as JSON, so that no sign in them counts, where they are several or have a sign that would.
fn class(names: &[String]) -> String {
    match names {
        [name] if !name.contains([';', '|', '[']) => name.clone(),
        names => serde_json::Value::from(names).to_string(),
    }
}

/// The networks of a file.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut nets: Vec<Net> = Vec::new();
    let mut section = Section::Nothing;
    let mut name: Option<String> = None;
    let mut legend: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut start = 0;
    // Old files of the Macintosh end their lines with a carriage return alone.
    let macintosh = text.contains('\r') && !text.contains("\r\n");
    let ends = |c: char| c == '\n' || (macintosh && c == '\r');
    for (number, raw) in text.split_inclusive(ends).enumerate() {
        let line = raw.trim();
        let indent = &raw[..raw.len() - raw.trim_start().len()];
        let offset = start + indent.len();
        start += raw.len();
        let (column, span) = (Some(indent.chars().count() + 1), Some((offset, offset + line.len())));
        let place = Place { line: Some(number + 1), column, span, ..Place::default() };
        if let Some(remark) = line.strip_prefix('%') {
            // Our own files say before a partition what its numbers stand for: `% 1 "municipality"`.
            if let [number, names @ ..] = &words(remark)[..]
                && !names.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit())
            {
                legend.insert((*number).to_owned(), names.iter().map(|&name| name.to_owned()).collect());
            }
            continue;
        }
        if line.is_empty() {
            continue;
        }
        if let Some(heading) = line.strip_prefix('*') {
            close(&mut nets, &mut section);
            section = open(&mut nets, &mut name, heading, &place, (origin.file, text.len()))?;
            match &mut section {
                Section::Values { legend: here, .. } => *here = std::mem::take(&mut legend),
                Section::Nothing => {}
                _ => legend.clear(),
            }
            continue;
        }
        let Some(net) = nets.last_mut() else {
            return Err(Error::new(
                ErrorKind::Format,
                format!("{}:{}: data before *Vertices", origin.file, number + 1),
            )
            .hint("a Pajek network begins with a line *Vertices and their number"));
        };
        match &mut section {
            Section::Nothing => {}
            Section::Vertices => vertex(net, line, place),
            Section::Ties { directed, lists, layer } => ties(net, line, &place, (*directed, *lists), layer.as_deref()),
            Section::Matrix { rows, .. } => match line.split_whitespace().map(str::parse).collect() {
                Ok(row) => rows.push((row, place)),
                Err(_) => {
                    let finding = Diagnostic::error(
                        "bad-value",
                        place,
                        said!("{line:?} is no row of numbers", "{line:?} is geen rij getallen"),
                    );
                    net.findings.push(finding.hint(text!(
                        "a matrix has a number for every vertex",
                        "een matrix heeft een getal voor elke knoop (vertex)"
                    )));
                }
            },
            Section::Values { name, at, legend } => {
                // With names for its classes a partition says what nodes are; of a number nobody knows what it stands for.
                let names = || legend.get(line).map(Vec::as_slice);
                let value = if legend.is_empty() { Some(line.to_owned()) } else { names().map(class) };
                if let (true, Some(value)) = (*at < net.size, value) {
                    let unnamed = || Vertex { label: (*at + 1).to_string(), fields: Vec::new(), place };
                    let vertex = net.vertices.entry(*at).or_insert_with(unnamed);
                    let field = if legend.is_empty() {
                        NodeField::Attribute(name.clone())
                    } else {
                        NodeField::of(name, Dialect::Person)
                    };
                    vertex.fields.push((field, value));
                }
                *at += 1;
            }
        }
    }
    close(&mut nets, &mut section);
    let several = nets.len() > 1;
    if nets.is_empty() {
        return Err(Error::new(ErrorKind::Format, format!("{} holds no network", origin.file))
            .hint("a Pajek network begins with a line *Vertices and their number"));
    }
    let parsed = nets.into_iter().enumerate().map(|(number, net)| {
        let name = net.name.clone().unwrap_or_else(|| format!("network {}", number + 1));
        let mut parsed = Parsed::only(drafted(net).finish());
        parsed.name = Some(name).filter(|_| several);
        parsed
    });
    Ok(parsed.collect())
}

/// Begins the section of a heading in a file of so many bytes.
fn open(
    nets: &mut Vec<Net>,
    name: &mut Option<String>,
    heading: &str,
    place: &Place,
    (file, bytes): (&str, usize),
) -> Result<Section, Error> {
    let said = words(heading);
    let keyword = said.first().map(|word| word.to_lowercase()).unwrap_or_default();
    let (keyword, joined) = keyword.split_once(':').map_or((keyword.as_str(), None), |(word, rest)| (word, Some(rest)));
    let rest = || heading[heading.find(char::is_whitespace).unwrap_or(heading.len())..].trim().trim_matches('"');
    let layer = || {
        let number = joined.map(str::to_owned).or_else(|| Some(said.get(1)?.strip_prefix(':')?.to_owned()))?;
        let label = said.last().filter(|word| !word.starts_with(':') && !word.starts_with('*') && said.len() > 1);
        let name = label.map_or_else(|| format!("relation {}", number.trim()), |label| (*label).to_owned());
        Some(name).filter(|name| !name.is_empty())
    };
    Ok(match keyword {
        "network" => {
            *name = Some(rest().to_owned()).filter(|name| !name.is_empty());
            Section::Nothing
        }
        "vertices" if name.as_deref().is_some_and(|name| name.starts_with('\u{0}')) => {
            let name = name.take().map(|name| name[1..].to_owned()).unwrap_or_default();
            Section::Values { name, at: 0, legend: BTreeMap::new() }
        }
        "vertices" => {
            let number = |at: usize| said.get(at).and_then(|word| word.parse::<usize>().ok());
            let line = place.line.unwrap_or(1);
            let Some(size) = number(1) else {
                let message = format!("{file}:{line}: *Vertices does not say how many there are");
                return Err(Error::new(ErrorKind::Format, message).hint("write *Vertices and their number"));
            };
            let first = number(2);
            // Many small networks take as much room as a large one.
            let all = nets.iter().map(|net| net.size).fold(size, usize::saturating_add);
            check_size(all, bytes, &format!("{file}:{line}"))?;
            if first.is_some_and(|first| first > size) {
                let message = format!("{file}:{line}: {heading:?} cannot be: that many vertices are not there");
                return Err(Error::new(ErrorKind::Format, message)
                    .hint("*Vertices takes the number of all vertices, then that of the first mode"));
            }
            nets.push(Net { name: name.take(), size, first, place: place.clone(), ..Net::default() });
            Section::Vertices
        }
        "arcs" => Section::Ties { directed: true, lists: false, layer: layer() },
        "edges" => Section::Ties { directed: false, lists: false, layer: layer() },
        "arcslist" => Section::Ties { directed: true, lists: true, layer: layer() },
        "edgeslist" => Section::Ties { directed: false, lists: true, layer: layer() },
        "matrix" => Section::Matrix { rows: Vec::new(), layer: layer() },
        "partition" | "vector" => {
            // The next line repeats the number of vertices; then a value follows for each.
            let said = rest();
            *name = Some(format!("\u{0}{}", if said.is_empty() { keyword } else { said }));
            Section::Nothing
        }
        _ => Section::Nothing,
    })
}

fn vertex(net: &mut Net, line: &str, place: Place) {
    let words = words(line);
    let Some(number) = words[0].parse::<usize>().ok().filter(|number| (1..=net.size).contains(number)) else {
        let message = said!(
            "{:?} is no number of a vertex from 1 to {}",
            "{:?} is geen nummer van een knoop (vertex) van 1 tot {}",
            words[0],
            net.size
        );
        net.findings.push(
            Diagnostic::error("bad-vertex", place, message)
                .hint(text!("number the vertices from 1", "nummer de knopen (vertices) vanaf 1")),
        );
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
    net.vertices.insert(number - 1, Vertex { label, fields, place });
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

fn ties(net: &mut Net, line: &str, place: &Place, (directed, lists): (bool, bool), layer: Option<&str>) {
    let mut words = words(line);
    // Several relations in one list: `2: 1 3 1`.
    let own_layer = words[0].strip_suffix(':').map(|number| format!("relation {number}"));
    if own_layer.is_some() {
        words.remove(0);
    }
    let layer = own_layer.or_else(|| layer.map(str::to_owned));
    let vertex = |word: &str| word.parse::<usize>().ok().filter(|number| (1..=net.size).contains(number));
    let ends = if lists { words.len() } else { words.len().min(2) };
    if ends < 2 {
        let finding = Diagnostic::error(
            "no-end",
            place.clone(),
            said!("{line:?} does not name two vertices", "{line:?} noemt geen twee knopen (vertices)"),
        );
        net.findings.push(finding.hint(text!(
            "a tie names the numbers of two vertices",
            "een relatie noemt de nummers van twee knopen (vertices)"
        )));
        return;
    }
    if let Some(wrong) = words[..ends].iter().find(|word| vertex(word).is_none()) {
        let message = said!(
            "{wrong:?} is no number of a vertex from 1 to {}",
            "{wrong:?} is geen nummer van een knoop (vertex) van 1 tot {}",
            net.size
        );
        net.findings.push(
            Diagnostic::error("bad-vertex", place.clone(), message)
                .hint(text!("ties name vertices by number", "relaties noemen knopen (vertices) met hun nummer")),
        );
        return;
    }
    let numbers: Vec<usize> = words[..ends].iter().filter_map(|word| vertex(word)).collect();
    let mut rest = words[ends..].iter().copied().peekable();
    let weight = rest.next_if(|word| values::number(word).is_some()).map(str::to_owned);
    let mut attributes = Vec::new();
    pairs(rest, &mut attributes);
    for &target in &numbers[1..] {
        net.ties.push(Line {
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

/// Turns a matrix into ties: symmetric ones have no direction.
fn close(nets: &mut [Net], section: &mut Section) {
    let Section::Matrix { rows, layer } = std::mem::replace(section, Section::Nothing) else { return };
    let Some(net) = nets.last_mut() else { return };
    let (height, width, shift) = match net.first {
        Some(first) if rows.len() == first => (first, net.size - first, first),
        _ => (net.size, net.size, 0),
    };
    let short = rows.iter().find(|(row, _)| row.len() < width);
    let long = rows.iter().find(|(row, _)| row.len() > width);
    let message = said!(
        "the matrix should have {height} rows of {width} numbers",
        "de matrix moet {height} rijen van {width} getallen hebben"
    );
    if short.is_some() || rows.len() != height {
        let place = short.map_or(&net.place, |(_, place)| place).clone();
        net.findings.push(
            Diagnostic::error("bad-matrix", place, message)
                .hint(text!("check the number of vertices", "kijk het aantal knopen (vertices) na")),
        );
    } else if let Some((_, place)) = long {
        let finding = Diagnostic::warning(
            "bad-matrix",
            place.clone(),
            said!([message] "{message}; further ones are left out", "{message}; verdere zijn weggelaten"),
        );
        net.findings.push(finding.hint(text!("check the number of vertices", "kijk het aantal knopen (vertices) na")));
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
            net.ties.push(Line {
                source: row + 1,
                target: column + shift + 1,
                weight: Some(value.to_string()),
                attributes: Vec::new(),
                directed: !symmetric,
                layer: layer.clone(),
                place: place.clone(),
            });
        }
    }
}

fn drafted(mut net: Net) -> Draft {
    let mut draft = Draft::new(Dialect::Program, Undeclared::Node);
    std::mem::take(&mut net.findings).into_iter().for_each(|finding| draft.report(finding));
    if let Some(name) = &net.name {
        draft.graph("title", Given::Text(name));
    }
    if net.first.is_some() {
        draft.declare_node_kind(SECOND_MODE, Mode::Structure);
    }
    // A name is an id where it names one vertex only.
    let labels: BTreeSet<&str> = net.vertices.values().map(|vertex| vertex.label.as_str()).collect();
    let named = labels.len() == net.size && !labels.contains("");
    let mut ids = Vec::new();
    for index in 0..net.size {
        let number = (index + 1).to_string();
        let (label, fields, place) = match net.vertices.remove(&index) {
            Some(Vertex { label, fields, place }) => (label, fields, place),
            None => (number.clone(), Vec::new(), net.place.clone()),
        };
        let mut node = Node::new(if named { label.clone() } else { number });
        if !label.is_empty() {
            node.label = label;
        }
        if net.first.is_some_and(|first| index >= first) {
            SECOND_MODE.clone_into(&mut node.kind);
        }
        for (field, value) in fields {
            let value = Given::Value(typed(&value));
            draft.set_node(&mut node, &field, value, &place);
        }
        ids.push(node.id.clone());
        draft.add_node(node, place);
    }
    for line in net.ties {
        let crosses = net.first.is_some_and(|first| (line.source <= first) != (line.target <= first));
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

/// A value as Pajek writes it: numbers have four decimals, zeros too. `007` is a name that happens to be written in digits.
fn typed(text: &str) -> Value {
    let digits = text.trim_start_matches('-');
    let named = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let decimal = || shared::words::number(text).filter(|_| !named && digits.contains('.')).and_then(Number::from_f64);
    match values::typed(text) {
        Value::String(text) => decimal().map_or(Value::String(text), Value::Number),
        value => value,
    }
}
