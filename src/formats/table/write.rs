//! A network as tables: nodes, ties, sources and what the network is, each a list of columns and rows.

use crate::formats::json::numeral;
use crate::formats::shared::draft::{MEMBERSHIP, MODE};
use crate::formats::shared::flat;
use crate::formats::shared::told::Told;
use crate::model::{Network, Strength, TieRef, Vocabulary};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A table to be written. Its rows are made one by one as they are written: all of a large network would take many times its room.
pub(in crate::formats) struct Rows<'n> {
    /// Headings.
    pub(in crate::formats) headings: Vec<String>,
    names: Vec<String>,
    count: usize,
    fields: Fields<'n>,
    /// The network whose ties the rows are, where they are ties.
    ties_of: Option<&'n Network>,
}

/// The fields of the row with this number.
type Fields<'n> = Box<dyn Fn(usize) -> Map<String, Value> + 'n>;

impl Rows<'_> {
    /// The text of a cell in the column with this number. What can only be text needs no marks to say so: names and signs.
    pub(in crate::formats) fn cell(&self, at: usize, value: &Value) -> String {
        match (value, self.names.get(at).map(String::as_str)) {
            (Value::String(name), Some("id" | "source" | "target" | "label" | "part_of" | "sector"))
                if is_plain_name(name) =>
            {
                name.clone()
            }
            (Value::String(sign), Some("sign")) => sign.clone(),
            _ => cell(value),
        }
    }

    /// Hands the cells of each row over as text. What ties say alike is put into words once.
    pub(in crate::formats) fn each<E>(
        &self,
        mut write: impl FnMut(&mut dyn Iterator<Item = &str>) -> Result<(), E>,
    ) -> Result<(), E> {
        let texts = |row: Vec<Value>| -> Vec<String> {
            row.iter().enumerate().map(|(at, value)| self.cell(at, value)).collect()
        };
        let Some(network) = self.ties_of else {
            return self.rows().try_for_each(|row| write(&mut texts(row).iter().map(String::as_str)));
        };
        let column = |name: &str| self.names.iter().position(|known| known == name);
        let [source, target, strength] = ["source", "target", "strength"].map(column);
        let id = |id: &str| source.map_or_else(String::new, |at| self.cell(at, &Value::String(id.to_owned())));
        let ids: Vec<String> = network.nodes().map(|node| id(&node.id)).collect();
        let mut told = Told::new();
        for tie in network.ties() {
            let alike = told.of(tie.tie, || texts(self.row(tie.index)));
            let size = tie.tie.strength.and_then(Strength::number).map(|number| numeral(number).to_string());
            write(&mut alike.iter().enumerate().map(|(at, text)| match (Some(at), &size) {
                (at, _) if at == source => &*ids[tie.source],
                (at, _) if at == target => &*ids[tie.target],
                (at, Some(size)) if at == strength => size,
                _ => text,
            }))?;
        }
        Ok(())
    }

    /// The rows: values, as many as headings; null is an empty cell.
    pub(in crate::formats) fn rows(&self) -> impl Iterator<Item = Vec<Value>> {
        (0..self.count).map(|row| self.row(row))
    }

    fn row(&self, row: usize) -> Vec<Value> {
        let mut fields = (self.fields)(row);
        self.names.iter().map(|name| fields.remove(name).unwrap_or(Value::Null)).collect()
    }
}

const NODE_COLUMNS: [&str; 15] = [
    "id",
    "label",
    "kind",
    MODE,
    "sector",
    "municipality",
    "part_of",
    "aliases",
    "named",
    "respondent",
    "members_stated",
    "remainder",
    "since",
    "until",
    "evidence",
];
const TIE_COLUMNS: [&str; 17] = [
    "source",
    "target",
    "kind",
    "directed",
    MEMBERSHIP,
    "strength",
    "sign",
    "status",
    "since",
    "until",
    "layer",
    "role",
    "reported_by",
    "certainty",
    "derived",
    "evidence",
    "",
];

/// The nodes, one per row; `id`, `label` and `kind` always stand first. `alone` says that nothing beside the table describes kinds of
/// nodes.
pub(in crate::formats) fn nodes(network: &Network, alone: bool) -> Rows<'_> {
    let modes = Modes::of(network);
    let fields = move |index| if alone { modes.node(network, index) } else { flat::node(network, index) };
    rows(network.node_count(), Box::new(fields), &NODE_COLUMNS, 3, None)
}

/// The fields of each node for a file without the kinds of the network: what the shipped kinds do not settle is said for each node.
pub(in crate::formats) fn nodes_alone(network: &Network) -> impl Iterator<Item = Map<String, Value>> {
    let modes = Modes::of(network);
    (0..network.node_count()).map(move |index| modes.node(network, index))
}

/// The modes of kinds that only the network itself describes.
struct Modes {
    shipped: Vocabulary,
    /// Whether nodes have an attribute of that name, which is theirs.
    taken: bool,
}

impl Modes {
    fn of(network: &Network) -> Modes {
        let taken = network.nodes().any(|node| node.attributes.contains_key(MODE));
        Modes { shipped: Vocabulary::shipped(), taken }
    }

    fn node(&self, network: &Network, index: usize) -> Map<String, Value> {
        let mut fields = flat::node(network, index);
        let mode = network.mode(index);
        let shipped = self.shipped.node_kind(&network.node(index).kind).map(|kind| kind.mode);
        if !self.taken && shipped != Some(mode) {
            fields.insert(MODE.to_owned(), mode.word().into());
        }
        fields
    }
}

/// The ties, one per row; `source`, `target`, `kind` and `directed` always stand first. `alone` says that nothing beside the table
/// describes kinds of ties.
pub(in crate::formats) fn ties(network: &Network, alone: bool) -> Rows<'_> {
    let shipped = Vocabulary::shipped();
    let fields = move |index| {
        let tie = network.tie(index);
        if alone { tie_alone(network, tie, &shipped) } else { flat::tie(network, tie) }
    };
    rows(network.tie_count(), Box::new(fields), &TIE_COLUMNS, 4, Some(network))
}

/// The fields of a tie for a file without the kinds of the network: what the shipped kinds do not settle is said for each tie.
pub(in crate::formats) fn tie_alone(network: &Network, tie: TieRef<'_>, shipped: &Vocabulary) -> Map<String, Value> {
    let mut fields = flat::tie(network, tie);
    let kind = &tie.tie.kind;
    if shipped.tie_kind(kind) != network.vocabulary().tie_kind(kind) {
        fields.insert("directed".to_owned(), network.is_directed(tie.tie).into());
        let is_membership = |vocabulary: &Vocabulary| vocabulary.tie_kind(kind).is_some_and(|kind| kind.membership);
        let membership = is_membership(network.vocabulary());
        if membership != is_membership(shipped) && !fields.contains_key(MEMBERSHIP) {
            fields.insert(MEMBERSHIP.to_owned(), membership.into());
        }
    }
    fields
}

/// What the network is: a field and a value per row. Sources have a table of their own.
pub(in crate::formats) fn about(network: &Network) -> Rows<'static> {
    let fields = flat::graph(network).into_iter().filter(|(name, _)| name != "sources");
    let fields: Vec<(String, Value)> = fields.collect();
    let names = vec!["field".to_owned(), "value".to_owned()];
    Rows {
        headings: names.clone(),
        names,
        count: fields.len(),
        fields: Box::new(move |row| {
            let (name, value) = fields[row].clone();
            Map::from_iter([("field".to_owned(), Value::String(name)), ("value".to_owned(), value)])
        }),
        ties_of: None,
    }
}

/// The sources, one per row.
pub(in crate::formats) fn sources(network: &Network) -> Rows<'static> {
    let sources = match flat::graph(network).remove("sources") {
        Some(Value::Array(sources)) => sources,
        _ => Vec::new(),
    };
    let sources: Vec<Map<String, Value>> =
        sources.into_iter().filter_map(|source| source.as_object().cloned()).collect();
    rows(
        sources.len(),
        Box::new(move |row| sources[row].clone()),
        &["id", "title", "publisher", "date", "url", "observation_year"],
        2,
        None,
    )
}

/// Known columns in their order, the first few always and others where something stands in them; then further ones by name.
fn rows<'n>(count: usize, fields: Fields<'n>, known: &[&str], always: usize, ties_of: Option<&'n Network>) -> Rows<'n> {
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut met = Told::new();
    for row in (0..count).filter(|row| ties_of.is_none_or(|network| met.is_new(network.tie(*row).tie))) {
        for name in fields(row).keys().filter(|name| !used.contains(*name)).cloned().collect::<Vec<_>>() {
            used.insert(name);
        }
    }
    let mut names: Vec<String> = known
        .iter()
        .enumerate()
        .filter(|(at, name)| !name.is_empty() && (*at < always || used.contains(**name)))
        .map(|(_, name)| (*name).to_owned())
        .collect();
    names.extend(used.into_iter().filter(|name| !known.contains(&name.as_str()) || name.is_empty()));
    let headings = names.iter().map(|heading| cell(&Value::String(heading.clone()))).collect();
    Rows { headings, names, count, fields, ties_of }
}

/// Whether a name stands in a cell as it is: a spreadsheet takes it for no formula, and no reader for JSON.
fn is_plain_name(name: &str) -> bool {
    let outer = name.is_empty() || name.trim() != name;
    let taken = name.starts_with(['=', '+', '-', '@', '[', '{']) || super::typing::is_failed_formula(name);
    !outer && !taken && flat::name(name) == name
}

/// A value as the text of a cell that is read back as the same value; no text is taken for a formula.
pub(in crate::formats) fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) if text.starts_with(['=', '+', '-', '@']) || super::typing::is_failed_formula(text) => {
            flat::quoted(value)
        }
        other => flat::text(other),
    }
}
