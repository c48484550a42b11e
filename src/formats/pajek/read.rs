//! Pajek files to networks.

use super::net::Net;
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::fields::{Dialect, NodeField};
use crate::formats::shared::line::words;
use crate::formats::shared::numbered::check_size;
use crate::formats::{Origin, Parsed};
use std::collections::BTreeMap;

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
            Section::Vertices => net.vertex(line, place),
            Section::Ties { directed, lists, layer } => net.ties(line, &place, (*directed, *lists), layer.as_deref()),
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
                    let field = if legend.is_empty() {
                        NodeField::Attribute(name.clone())
                    } else {
                        NodeField::of(name, Dialect::Person)
                    };
                    net.value(*at, field, value, place);
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
        let mut parsed = Parsed::only(net.drafted().finish());
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
            nets.push(Net::new(name.take(), (size, first), place.clone()));
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

/// Ends a section: a matrix is known when all its rows are.
fn close(nets: &mut [Net], section: &mut Section) {
    if let (Section::Matrix { rows, layer }, Some(net)) =
        (std::mem::replace(section, Section::Nothing), nets.last_mut())
    {
        net.matrix(&rows, layer.as_ref());
    }
}
