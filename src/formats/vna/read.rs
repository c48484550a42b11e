//! VNA to a network.

use super::relations::{self, Column};
use super::sections::{Content, Row, Section, sections};
use super::{OWN_NODES, OWN_TIES};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::draft::{Draft, Given, Undeclared};
use crate::formats::shared::fields::{Dialect, NodeField, TieField, plain};
use crate::formats::shared::flat;
use crate::formats::shared::two_modes::Truths;
use crate::formats::shared::values;
use crate::formats::shared::words::number;
use crate::formats::{Origin, Parsed};
use crate::model::{Name, Node, Tie};
use indexmap::IndexMap;
use serde_json::{Number, Value};

/// Attributes of a pair of nodes that NetDraw draws its ties by, and where they stand.
type Properties = IndexMap<(String, String), (Vec<(String, Value)>, Place, bool)>;

/// The network of a file.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let (sections, others) = sections(text);
    if sections.is_empty() {
        return Err(Error::new(ErrorKind::Format, format!("{} holds no table of nodes or ties", origin.file))
            .hint("a VNA file has lines *Node data and *Tie data, each with headings and rows below it"));
    }
    let own = sections.iter().any(|section| is_own(section)) && sections.iter().all(is_own);
    let listed = sections.iter().any(|section| is_of_nodes(section.content));
    let ends = sections.iter().filter(|section| section.content == Content::TieData && !listed);
    let ends: Vec<&Row<'_>> = ends.flat_map(|section| &section.rows).collect();
    let dialect = if own { Dialect::Own } else { Dialect::Program };
    let mut draft = Draft::new(dialect, if listed { Undeclared::Doubtful } else { Undeclared::Node });
    draft.tell_modes(origin, Truths::Words);
    for (heading, place) in others {
        let finding = Diagnostic::warning(
            "unknown-section",
            place,
            said!(
                "{heading:?} is passed over with what stands below it",
                "{heading:?} is overgeslagen, met wat eronder staat"
            ),
        );
        draft.report(finding.hint(text!(
            "known are *Node data, *Node properties, *Tie data and *Tie properties",
            "bekend zijn *Node data, *Node properties, *Tie data en *Tie properties"
        )));
    }
    add_nodes(&mut draft, &sections);
    // Without a table of nodes those are nodes that a row of ties names, also where the relation that is read has no tie for it.
    for (row, at) in ends.iter().flat_map(|row| [(row, 0), (row, 1)]) {
        let id = name(row.text(at), dialect);
        if !id.is_empty() && !draft.has_node(&id) {
            draft.add_node(Node::new(id), row.at(at));
        }
    }
    let mut properties = Properties::new();
    for section in sections.iter().filter(|section| section.content == Content::TieProperties) {
        note_properties(&mut draft, section, &mut properties);
    }
    let mut chosen = origin.options.sheet.is_none();
    for section in sections.iter().filter(|section| section.content == Content::TieData) {
        chosen |= add_ties(&mut draft, section, &mut properties, origin)?;
    }
    if let (false, Some(wanted)) = (chosen, &origin.options.sheet) {
        return Err(Error::request(format!("--sheet {wanted:?}: {} has no relation of that name", origin.file))
            .hint("its relations are the columns of numbers in *Tie data"));
    }
    if !sections.iter().any(|section| section.content == Content::TieData) {
        let finding = Diagnostic::notice(
            "no-ties",
            Place::default(),
            text!(
                "the file lists nodes and there are no ties to them",
                "het bestand somt knopen op, en er zijn geen relaties bij"
            ),
        );
        draft.report(
            finding.hint(text!("ties stand below a line *Tie data", "relaties staan onder een regel *Tie data")),
        );
    }
    for ((source, target), (_, place, _)) in properties.iter().filter(|(_, (_, _, used))| !used) {
        let message = said!(
            "there is no tie from {source:?} to {target:?} to have these properties",
            "er is geen relatie van {source:?} naar {target:?} die deze eigenschappen kan hebben"
        );
        let finding = Diagnostic::warning("unused-properties", place.clone(), message);
        draft.report(finding.hint(text!(
            "list the tie below *Tie data, or remove the row",
            "zet de relatie onder *Tie data, of haal de rij weg"
        )));
    }
    Ok(vec![Parsed::only(draft.finish())])
}

fn is_of_nodes(content: Content) -> bool {
    matches!(content, Content::NodeData | Content::NodeProperties)
}

/// Whether verbinder wrote a table: its first headings, exactly.
fn is_own(section: &Section<'_>) -> bool {
    let begins = |words: &[&str]| words.iter().enumerate().all(|(at, word)| section.headings.text(at) == *word);
    match section.content {
        Content::NodeData => begins(&OWN_NODES),
        Content::TieData => begins(&OWN_TIES),
        Content::NodeProperties | Content::TieProperties => false,
    }
}

/// Text as it was before it was written.
fn name(text: &str, dialect: Dialect) -> String {
    if dialect == Dialect::Own { flat::read_name(text) } else { text.trim().to_owned() }
}

/// How the cells of a column are taken: as numbers where every one is a number and no code.
fn is_of_numbers(section: &Section<'_>, column: usize) -> bool {
    let is_code = |text: &str| {
        let digits = text.trim_start_matches('-');
        digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.")
    };
    let mut cells = section.rows.iter().map(|row| row.text(column)).filter(|cell| !cell.is_empty());
    cells.all(|cell| number(cell).is_some() && !is_code(cell) && !cell.starts_with('+'))
}

fn given(cell: &str, numbers: bool, dialect: Dialect) -> Given<'_> {
    if dialect == Dialect::Own {
        return Given::Value(values::typed(cell));
    }
    match number(cell).filter(|_| numbers) {
        None => Given::Text(cell),
        Some(value) if value.fract().abs() < f64::EPSILON && value.abs() < 9e15 => {
            Given::Value(Value::from(value as i64))
        }
        Some(value) => Number::from_f64(value).map_or(Given::Text(cell), |number| Given::Value(Value::Number(number))),
    }
}

/// Finds rows with more or fewer cells than headings.
fn check_width(draft: &mut Draft, section: &Section<'_>, row: &Row<'_>) {
    let (found, expected) = (row.cells.len(), section.headings.cells.len());
    if found != expected {
        let place = if found > expected { row.at(expected) } else { row.place() };
        let message = said!(
            "the row has {found} values for {expected} headings",
            "de rij heeft {found} waarden voor {expected} koppen"
        );
        let hint = text!(
            "put values with blanks between quotation marks, and write \"\" where nothing is known",
            "zet waarden met spaties tussen aanhalingstekens, en schrijf \"\" als er niets bekend is"
        );
        draft.report(Diagnostic::error("bad-row", place, message).hint(hint));
    }
}

/// The nodes of all tables, each with what every table says of it.
fn add_nodes(draft: &mut Draft, sections: &[Section<'_>]) {
    let dialect = draft.dialect();
    let mut nodes: IndexMap<String, (Node, Place)> = IndexMap::new();
    for section in sections.iter().filter(|section| is_of_nodes(section.content)) {
        let fields: Vec<(NodeField, bool)> = section
            .headings
            .cells
            .iter()
            .enumerate()
            .map(|(at, heading)| {
                (node_field(&name(&heading.text, dialect), section.content, dialect), is_of_numbers(section, at))
            })
            .collect();
        let mut seen: IndexMap<String, usize> = IndexMap::new();
        for row in &section.rows {
            check_width(draft, section, row);
            let place = row.place();
            let id = name(row.text(0), dialect);
            if id.is_empty() {
                let finding =
                    Diagnostic::error("no-name", place, text!("the row names no node", "de rij noemt geen knoop"));
                draft.report(finding.hint(text!(
                    "write its name in the first column, or remove the row",
                    "schrijf zijn naam in de eerste kolom, of haal de rij weg"
                )));
                continue;
            }
            *seen.entry(id.clone()).or_default() += 1;
            if seen[&id] > 1 {
                let finding = Diagnostic::error(
                    "duplicate-id",
                    place,
                    said!("the node {id:?} is listed twice", "de knoop {id:?} staat er twee keer"),
                );
                draft.report(finding.hint(text!(
                    "give one of them another name, or remove a row",
                    "geef een van beide een andere naam, of haal een rij weg"
                )));
                continue;
            }
            let (node, _) = nodes.entry(id.clone()).or_insert_with(|| (Node::new(id), place.clone()));
            for (at, (field, numbers)) in fields.iter().enumerate().skip(1) {
                let cell = row.text(at);
                if cell.is_empty() {
                    continue;
                }
                let field = match field {
                    // What a table of data calls the same stays apart from how the node is drawn.
                    NodeField::Attribute(name) if node.attributes.contains_key(name) => {
                        NodeField::Attribute(format!("{name} (drawn)"))
                    }
                    known => known.clone(),
                };
                draft.set_node(node, &field, given(cell, *numbers, dialect), &row.at(at));
            }
        }
    }
    for (_, (node, place)) in nodes {
        draft.add_node(node, place);
    }
}

fn node_field(heading: &str, content: Content, dialect: Dialect) -> NodeField {
    let is_label = content == Content::NodeProperties && plain(heading) == "shortlabel";
    if is_label { NodeField::Label } else { NodeField::of(heading, dialect) }
}

fn note_properties(draft: &mut Draft, section: &Section<'_>, properties: &mut Properties) {
    let numbers: Vec<bool> = (0..section.headings.cells.len()).map(|at| is_of_numbers(section, at)).collect();
    for row in &section.rows {
        check_width(draft, section, row);
        let values = (2..section.headings.cells.len()).filter(|&at| !row.text(at).is_empty());
        let values = values.map(|at| {
            let value = match given(row.text(at), numbers[at], Dialect::Program) {
                Given::Value(value) => value,
                Given::Text(text) => Value::String(text.to_owned()),
            };
            (section.headings.text(at).to_owned(), value)
        });
        let ends = (row.text(0).trim().to_owned(), row.text(1).trim().to_owned());
        properties.insert(ends, (values.collect(), row.place(), false));
    }
}

/// Adds the ties of a table; tells whether it has the relation that the user chose.
fn add_ties(
    draft: &mut Draft,
    section: &Section<'_>,
    properties: &mut Properties,
    origin: &Origin<'_>,
) -> Result<bool, Error> {
    let dialect = draft.dialect();
    if section.headings.cells.len() < 2 {
        return Err(Error::new(
            ErrorKind::Format,
            format!("{}: the table of ties has no two columns for their ends", origin.file),
        )
        .hint("below *Tie data stands a line of headings: from to strength"));
    }
    let columns = relations::columns(section, dialect);
    let names: Vec<&str> = columns
        .iter()
        .filter_map(|column| if let Column::Relation(name) = column { Some(name.as_str()) } else { None })
        .collect();
    let chosen =
        origin.options.sheet.as_deref().map(|wanted| names.iter().find(|name| plain(name) == plain(wanted)).copied());
    if chosen == Some(None) {
        return Ok(false);
    }
    let chosen = chosen.flatten();
    if names.len() > 1 && chosen.is_none() {
        let message = said!(
            "the columns {} are relations among the same nodes; each is a layer of one network",
            "de kolommen {} zijn relatiesoorten tussen dezelfde knopen; elk is een laag van één netwerk",
            names.join(", ")
        );
        let finding = Diagnostic::notice("relations-as-layers", section.headings.at(2), message);
        draft.report(finding.hint(text!(
            "--sheet NAME reads one of them alone; a column called strength is no relation",
            "--sheet NAAM leest er één van; een kolom `strength` is geen relatiesoort"
        )));
    }
    let rows: Vec<&Row<'_>> = section.rows.iter().filter(|row| checked_ends(draft, section, row)).collect();
    let twice = relations::repeats(&rows).filter(|_| dialect != Dialect::Own && origin.options.directed != Some(true));
    let directed = (dialect != Dialect::Own).then(|| origin.options.directed.unwrap_or(twice.is_none()));
    let numbers: Vec<bool> = (0..columns.len()).map(|at| is_of_numbers(section, at)).collect();
    for (index, row) in rows.iter().enumerate() {
        if twice.as_ref().is_some_and(|twice| twice[index]) {
            continue;
        }
        let ends = (name(row.text(0), dialect), name(row.text(1), dialect));
        let mut tie = Tie::unspecified();
        tie.directed = directed.filter(|directed| *directed);
        for (at, column) in columns.iter().enumerate() {
            let (Column::Field(field), cell) = (column, row.text(at)) else { continue };
            let zero =
                *field == TieField::Strength && number(cell).is_some_and(|value| value.abs() < f64::MIN_POSITIVE);
            if !cell.is_empty() && !zero {
                draft.set_tie(&mut tie, field, given(cell, numbers[at], dialect), &row.at(at));
            }
        }
        for (name, value) in properties_of(properties, &ends, twice.is_some()) {
            let name = if tie.attributes.contains_key(&name) { format!("{name} (drawn)") } else { name };
            tie.attributes.insert(name, value);
        }
        let mut relations = columns.iter().enumerate().filter_map(|(at, column)| match column {
            Column::Relation(name) if chosen.is_none_or(|chosen| chosen == name) => Some((at, name)),
            _ => None,
        });
        if names.is_empty() {
            draft.add_tie(&ends.0, &ends.1, tie, row.place());
            continue;
        }
        relations.by_ref().for_each(|(at, name)| {
            if number(row.text(at)).is_some_and(|value| value.abs() < f64::MIN_POSITIVE) {
                return;
            }
            let mut tie = tie.clone();
            tie.layer = Some(Name::from(name)).filter(|_| chosen.is_none());
            if !is_binary(section, at) {
                draft.set_tie(&mut tie, &TieField::Strength, Given::Text(row.text(at)), &row.at(at));
            }
            draft.add_tie(&ends.0, &ends.1, tie, row.place());
        });
    }
    Ok(true)
}

/// How a tie is drawn. NetDraw lists one without direction both ways here too: what either row says is said of the tie.
fn properties_of(properties: &mut Properties, ends: &(String, String), both_ways: bool) -> IndexMap<String, Value> {
    let mut found = IndexMap::new();
    let back = both_ways.then(|| (ends.1.clone(), ends.0.clone()));
    for way in [Some(ends), back.as_ref()].into_iter().flatten() {
        let Some((values, _, used)) = properties.get_mut(way) else { continue };
        *used = true;
        for (name, value) in values.iter() {
            found.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }
    found
}

/// Whether a relation only says which ties there are.
fn is_binary(section: &Section<'_>, column: usize) -> bool {
    section
        .rows
        .iter()
        .filter_map(|row| number(row.text(column)))
        .all(|value| value.abs() < f64::MIN_POSITIVE || (value - 1.0).abs() < f64::EPSILON)
}

/// Whether a row names both ends.
fn checked_ends(draft: &mut Draft, section: &Section<'_>, row: &Row<'_>) -> bool {
    check_width(draft, section, row);
    let missing = [(0, text!("beginning", "begin")), (1, text!("end", "eind"))]
        .into_iter()
        .find(|(at, _)| row.text(*at).is_empty());
    if let Some((at, word)) = missing {
        let word = Said::from(word);
        let message = said!([word] "the tie has no {word}", "de relatie heeft geen {word}");
        let finding = Diagnostic::error("no-end", row.at(at), message);
        draft.report(finding.hint(text!(
            "write the name of the node there, or remove the row",
            "schrijf daar de naam van de knoop, of haal de rij weg"
        )));
    }
    missing.is_none()
}
