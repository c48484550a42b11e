//! Relations among the same nodes, each a matrix or a list of its cells, as the programs around UCINET keep them.
//!
//! One rule for all of them, that of matrices in tables: a relation whose two halves say the same has no direction; cells that are
//! all one are ties without strength; what stands on the diagonal of a matrix is no tie. Unlike a table that a person filled in, a
//! matrix with an empty half is directed: these formats have words for a matrix of which only one half is given. Several relations
//! are layers of one network.

use super::draft::{Draft, Given, SECOND_MODE, Undeclared};
use super::fields::{Dialect, NodeField, TieField};
use super::words::At;
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::error::Error;
use crate::formats::{Origin, Parsed};
use crate::model::{Mode, Name, Node, Tie};
use crate::text::Text;
use indexmap::IndexMap;
use serde_json::Value;
use std::collections::BTreeSet;

/// What a file says.
#[derive(Debug, Default)]
pub(in crate::formats) struct Relations {
    pub(in crate::formats) title: Option<String>,
    /// The nodes in rows.
    pub(in crate::formats) rows: Side,
    /// The nodes in columns, where they are not those in rows.
    pub(in crate::formats) columns: Option<Side>,
    /// Whether the format says that rows and columns are different nodes even where their names do not.
    pub(in crate::formats) two_mode: bool,
    pub(in crate::formats) list: Vec<Relation>,
    pub(in crate::formats) findings: Vec<Diagnostic>,
}

/// The nodes in rows or in columns.
#[derive(Debug, Default)]
pub(in crate::formats) struct Side {
    /// How many there are; those beyond the labels have none.
    pub(in crate::formats) size: usize,
    /// Their names.
    pub(in crate::formats) labels: Vec<(String, At)>,
    /// Values of nodes, as many as there are nodes or none.
    pub(in crate::formats) values: Vec<(String, Vec<Value>)>,
}

/// One relation.
#[derive(Debug, Default)]
pub(in crate::formats) struct Relation {
    pub(in crate::formats) label: Option<String>,
    pub(in crate::formats) cells: Vec<Cell>,
    /// How its cells are to be understood.
    pub(in crate::formats) form: Form,
}

/// What the cells of a relation are.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Form {
    /// Every cell of a matrix that is not zero.
    #[default]
    Matrix,
    /// Half of a symmetric matrix.
    Half,
    /// A list, in which a node tied to itself was written down on purpose.
    List,
}

/// A cell that is not zero.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct Cell {
    pub(in crate::formats) row: u32,
    pub(in crate::formats) column: u32,
    /// Its value, where one is given.
    pub(in crate::formats) value: Option<f64>,
    pub(in crate::formats) at: At,
}

impl Cell {
    fn key(&self) -> (u32, u32, u64) {
        (self.row, self.column, self.value.unwrap_or(1.0).to_bits())
    }

    fn mirrored(&self) -> (u32, u32, u64) {
        (self.column, self.row, self.key().2)
    }
}

impl Side {
    /// The name of the node with this number, from 0.
    fn label(&self, index: usize) -> Option<&str> {
        self.labels.get(index).map(|(label, _)| label.as_str()).filter(|label| !label.is_empty())
    }

    fn is_unlabelled(&self) -> bool {
        self.labels.is_empty()
    }
}

/// A name as these programs compare names: capitals do not count.
pub(in crate::formats) fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// A label as it was before it was written: a blank that must not part words is a blank.
pub(in crate::formats) fn label(word: &str) -> String {
    word.replace('\u{a0}', " ").trim().to_owned()
}

impl Relations {
    /// The network.
    pub(in crate::formats) fn finish(mut self, origin: &Origin<'_>) -> Result<Parsed, Error> {
        self.choose(origin)?;
        self.join_sides();
        let mut draft = Draft::new(Dialect::Program, Undeclared::Node);
        std::mem::take(&mut self.findings).into_iter().for_each(|finding| draft.report(finding));
        if let Some(title) = &self.title {
            draft.graph("title", Given::Text(title));
        }
        let rows = add_side(&mut draft, &self.rows, None);
        let columns = self.columns.as_ref().map(|side| add_side(&mut draft, side, Some(&rows)));
        let names: Vec<String> = self.list.iter().filter_map(|relation| relation.label.clone()).collect();
        if names.len() > 1 {
            let message = said!(
                "the relations {} are about the same nodes; each is a layer of one network",
                "de relatiesoorten {} gaan over dezelfde knopen; elk is een laag van één netwerk",
                names.join(", ")
            );
            let finding = Diagnostic::notice("relations-as-layers", Place::default(), message);
            draft.report(finding.hint(text!("--sheet NAME reads one of them alone", "--sheet NAAM leest er één van")));
        }
        let mut diagonal = 0;
        for relation in self.list {
            match &columns {
                None => diagonal += one_mode(&mut draft, relation, &rows, origin.options.directed),
                Some(columns) => two_mode(&mut draft, &relation, &rows, columns),
            }
        }
        on_the_diagonal(diagonal, Place::default()).into_iter().for_each(|finding| draft.report(finding));
        Ok(Parsed::only(draft.finish()))
    }

    /// Leaves the relation that the user chose, which then is no layer.
    fn choose(&mut self, origin: &Origin<'_>) -> Result<(), Error> {
        if self.list.len() > 1 {
            for (number, relation) in self.list.iter_mut().enumerate() {
                relation.label.get_or_insert_with(|| format!("relation {}", number + 1));
            }
        }
        let Some(wanted) = &origin.options.sheet else {
            // An empty name says that the ties of this relation have no layer.
            self.list
                .iter_mut()
                .for_each(|relation| relation.label = relation.label.take().filter(|name| !name.is_empty()));
            return Ok(());
        };
        let known: Vec<String> = self.list.iter().filter_map(|relation| relation.label.clone()).collect();
        let is_wanted = |relation: &Relation| {
            relation.label.as_deref().is_some_and(|name| folded(name.trim()) == folded(wanted.trim()))
        };
        self.list.retain(is_wanted);
        if self.list.is_empty() {
            let error = Error::request(format!("--sheet {wanted:?}: {} has no relation of that name", origin.file));
            return Err(if known.is_empty() {
                error.hint("it holds one relation, without a name")
            } else {
                error.hint(format!("its relations are {}", known.join(", ")))
            });
        }
        self.list.iter_mut().for_each(|relation| relation.label = None);
        Ok(())
    }

    /// Makes one side of two where rows and columns are the same nodes: where most of their names are the same. Names that only one
    /// side has are named.
    fn join_sides(&mut self) {
        let Some(columns) = &self.columns else { return };
        if self.two_mode {
            return;
        }
        if self.rows.is_unlabelled() || columns.is_unlabelled() {
            if self.rows.size == columns.size {
                if self.rows.is_unlabelled() {
                    self.rows.labels = self.columns.take().map(|side| side.labels).unwrap_or_default();
                }
                self.columns = None;
            }
            return;
        }
        let at: IndexMap<String, usize> =
            self.rows.labels.iter().enumerate().rev().map(|(index, (label, _))| (folded(label), index)).collect();
        let found: Vec<Option<usize>> =
            columns.labels.iter().map(|(label, _)| at.get(&folded(label)).copied()).collect();
        let shared = found.iter().flatten().collect::<BTreeSet<_>>().len();
        if shared == 0 || shared * 2 < self.rows.labels.len().min(columns.labels.len()) {
            return;
        }
        // The same names in the same order may hold a name twice: then the order tells.
        let in_order = self.rows.labels.len() == columns.labels.len()
            && self.rows.labels.iter().zip(&columns.labels).all(|(row, column)| folded(&row.0) == folded(&column.0));
        let columns = self.columns.take().unwrap_or_default();
        let taken: BTreeSet<usize> = found.iter().flatten().copied().collect();
        for (_, (label, at)) in self.rows.labels.iter().enumerate().filter(|(row, _)| !in_order && !taken.contains(row))
        {
            self.findings.push(one_sided(label, *at, (ROW, COLUMN)));
        }
        let mut to = Vec::with_capacity(columns.size);
        for column in 0..columns.size {
            let known = if in_order { Some(column) } else { found.get(column).copied().flatten() };
            to.push(known.unwrap_or_else(|| {
                if let Some((label, at)) = columns.labels.get(column) {
                    self.findings.push(one_sided(label, *at, (COLUMN, ROW)));
                    self.rows.labels.resize(self.rows.size, Default::default());
                    self.rows.labels.push((label.clone(), *at));
                }
                self.rows.size += 1;
                self.rows.size - 1
            }));
        }
        for cell in self.list.iter_mut().flat_map(|relation| &mut relation.cells) {
            cell.column = u32::try_from(to[cell.column as usize]).unwrap_or(u32::MAX);
        }
    }
}

const ROW: Text = text!("row", "rij");
const COLUMN: Text = text!("column", "kolom");

fn one_sided(label: &str, at: At, (side, other): (Text, Text)) -> Diagnostic {
    let (side, other) = (Said::from(side), Said::from(other));
    let message = said!(
        [side, other] "{label:?} has a {side} and no {other} in the matrix",
        "{label:?} heeft in de matrix een {side} en geen {other}"
    );
    Diagnostic::warning("one-sided", at.place(), message)
        .hint(text!("write both the same way, or give it both", "schrijf beide gelijk, of geef er allebei"))
}

/// Adds the nodes of a side and gives their ids. A name is an id where it names one node only; a second mode gives its nodes ids that
/// the first has not.
fn add_side(draft: &mut Draft, side: &Side, first: Option<&[String]>) -> Vec<String> {
    let second = first.is_some();
    if second {
        draft.declare_node_kind(SECOND_MODE, Mode::Structure);
    }
    let labels: BTreeSet<&str> = (0..side.size).filter_map(|index| side.label(index)).collect();
    let named = labels.len() == side.size;
    let mut ids = Vec::with_capacity(side.size);
    for index in 0..side.size {
        let number = if second { format!("column {}", index + 1) } else { (index + 1).to_string() };
        let label = side.label(index);
        let mut id = label.filter(|_| named).map_or_else(|| number.clone(), str::to_owned);
        while draft.has_node(&id) {
            id.push_str(" (column)");
        }
        let place = side.labels.get(index).map(|(_, at)| at.place()).unwrap_or_default();
        let mut node = Node::new(id.clone());
        if let Some(label) = label {
            label.clone_into(&mut node.label);
        }
        if second {
            SECOND_MODE.clone_into(&mut node.kind);
        }
        for (name, values) in &side.values {
            if let Some(value) = values.get(index) {
                draft.set_node(&mut node, &NodeField::Attribute(name.clone()), Given::Value(value.clone()), &place);
            }
        }
        draft.add_node(node, place);
        ids.push(id);
    }
    ids
}

/// That what stands on the diagonal of a matrix is no tie, so many values.
pub(in crate::formats) fn on_the_diagonal(number: usize, place: Place) -> Option<Diagnostic> {
    let values = Said::count(
        number,
        text!("value on the diagonal is", "waarde op de diagonaal is"),
        text!("values on the diagonal are", "waarden op de diagonaal zijn"),
    );
    let message = said!(
        [values] "{values} left out: no node is tied to itself here",
        "{values} weggelaten: geen knoop heeft hier een relatie met zichzelf"
    );
    (number > 0).then(|| {
        Diagnostic::notice("diagonal", place, message).hint(text!(
            "if a node's tie to itself means something, give the data as a list of ties",
            "betekent een relatie met zichzelf iets, geef de gegevens dan als lijst van relaties"
        ))
    })
}

/// Adds the ties of a relation among the same nodes; gives the number of values on the diagonal that are none.
fn one_mode(draft: &mut Draft, mut relation: Relation, ids: &[String], wanted: Option<bool>) -> usize {
    let all = relation.cells.len();
    if relation.form != Form::List {
        relation.cells.retain(|cell| cell.row != cell.column);
    }
    let diagonal = all - relation.cells.len();
    let mut keys: Vec<_> = relation.cells.iter().map(Cell::key).collect();
    keys.sort_unstable();
    let mut mirrored: Vec<_> = relation.cells.iter().map(Cell::mirrored).collect();
    mirrored.sort_unstable();
    let directed = relation.form != Form::Half && wanted.unwrap_or(keys != mirrored);
    drop(mirrored);
    // Of the two cells of a pair without direction the one below the diagonal repeats the other.
    let repeats = |cell: &Cell| {
        relation.form != Form::Half && cell.row > cell.column && keys.binary_search(&cell.mirrored()).is_ok()
    };
    let valued = is_valued(&relation);
    for cell in relation.cells.iter().filter(|cell| directed || !repeats(cell)) {
        let mut tie = Tie::unspecified();
        tie.directed = directed.then_some(true);
        add(
            draft,
            tie,
            cell,
            (relation.label.as_deref(), valued),
            (&ids[cell.row as usize], &ids[cell.column as usize]),
        );
    }
    diagonal
}

fn two_mode(draft: &mut Draft, relation: &Relation, rows: &[String], columns: &[String]) {
    let valued = is_valued(relation);
    for cell in &relation.cells {
        let mut tie = Tie::new("participates-in");
        tie.directed = Some(false);
        let ends = (rows[cell.row as usize].as_str(), columns[cell.column as usize].as_str());
        add(draft, tie, cell, (relation.label.as_deref(), valued), ends);
    }
}

/// Whether some value is another than one: otherwise they only say that there are ties.
fn is_valued(relation: &Relation) -> bool {
    relation.cells.iter().filter_map(|cell| cell.value).any(|value| (value - 1.0).abs() > f64::EPSILON)
}

fn add(draft: &mut Draft, mut tie: Tie, cell: &Cell, (layer, valued): (Option<&str>, bool), ends: (&str, &str)) {
    let mut place = cell.at.place();
    if place.line.is_none() {
        let (row, column) = (cell.row + 1, cell.column + 1);
        place.item = Some(said!("row {row}, column {column}", "rij {row}, kolom {column}").into());
    }
    tie.layer = layer.map(Name::from);
    if let Some(value) = cell.value.filter(|_| valued) {
        draft.set_tie(&mut tie, &TieField::Strength, Given::Text(&value.to_string()), &place);
    }
    draft.add_tie(ends.0, ends.1, tie, place);
}
