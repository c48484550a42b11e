//! What is missing, as R and pandas write it: `NA` in the place of a value is none.
//!
//! In numbers, dates and yes or no it is empty. In texts it is too, unless every other text of the column is two capitals: beside NL and
//! DE it is Namibia. What nodes are called stays: somebody may be called so, and a rule asks about it.

use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::model::{Attributes, NetworkBuilder, Node, Tie};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What stands for a value that is missing.
const WORDS: [&str; 3] = ["NA", "NaN", "<NA>"];

/// Whether a text stands for a value that is missing.
pub(in crate::formats) fn is_na(text: &str) -> bool {
    // Most texts differ in their first sign.
    text.starts_with(['N', '<']) && WORDS.contains(&text)
}

/// Whether texts are the codes of countries or the like: then `NA` is one of them.
pub(in crate::formats) fn are_codes<'c>(others: impl Iterator<Item = &'c str>) -> bool {
    let mut others = others.peekable();
    let is_code = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    others.peek().is_some() && others.all(is_code)
}

/// What was met of it.
#[derive(Debug, Default)]
pub(in crate::formats) struct Met {
    count: usize,
    /// Where it stood: names of columns or attributes.
    columns: BTreeSet<String>,
    first: Option<Place>,
}

impl Met {
    /// One more, in the column of this name; none where it has no name.
    pub(in crate::formats) fn note(&mut self, column: &str, place: impl FnOnce() -> Place) {
        self.count += 1;
        if !column.is_empty() && !self.columns.contains(column) {
            self.columns.insert(column.to_owned());
        }
        self.first.get_or_insert_with(place);
    }

    /// What is to be said of it.
    pub(in crate::formats) fn said(self) -> Option<Diagnostic> {
        let place = self.first?;
        let listed = self.columns.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
        let columns = match self.columns.is_empty() {
            true => Said::default(),
            false => said!(" (in {listed})", " (in {listed})"),
        };
        let values = Said::count(self.count, text!("value is", "waarde is"), text!("values are", "waarden zijn"));
        let message = said!(
            [values, columns] "{values} NA, as R and pandas write what is missing, and read as empty{columns}",
            "{values} NA, zoals R en pandas schrijven wat ontbreekt, en gelezen als leeg{columns}"
        );
        Some(Diagnostic::notice("missing-value", place, message).hint(text!(
            "nothing to mend; if NA is a value here, such as a code or an abbreviation: --missing none",
            "niets te verbeteren; is NA hier een waarde, zoals een code of een afkorting: --missing none"
        )))
    }
}

/// That cells of a matrix hold no value, so many of them.
pub(in crate::formats) fn said_of_cells(missing: usize, place: Place) -> Option<Diagnostic> {
    let message = match missing {
        0 => return None,
        1 => said!("1 value is missing and is read as no tie", "1 waarde ontbreekt en is gelezen als geen relatie"),
        several => said!(
            "{several} values are missing and are read as no tie",
            "{several} waarden ontbreken en zijn gelezen als geen relatie"
        ),
    };
    Some(Diagnostic::notice("missing-value", place, message).hint(text!(
        "unknown is not absent: mind them when you judge who is tied to whom",
        "onbekend is niet afwezig: houd er rekening mee als u beoordeelt wie met wie verbonden is"
    )))
}

/// Empties what is missing in texts of nodes and ties that a program wrote: attributes, and fields that are texts.
pub(in crate::formats) fn empty(builder: &mut NetworkBuilder, met: &mut Met) {
    let mut of_nodes = Texts::default();
    builder.nodes().for_each(|node| of_nodes.look_at_node(node));
    let missing = of_nodes.missing();
    if !missing.is_empty() {
        for node in builder.nodes_mut() {
            let is_missing = |name: &str, text: &str| missing.contains(name) && is_na(text);
            let mut gone = remove(&mut node.attributes, &missing);
            if node.sector.as_deref().is_some_and(|sector| is_missing("sector", sector)) {
                node.sector = None;
                gone.push("sector".to_owned());
            }
            if node.municipalities.iter().any(|place| is_missing("municipality", place)) {
                node.municipalities.retain(|place| !is_na(place));
                gone.push("municipality".to_owned());
            }
            gone.iter().for_each(|name| met.note(name, Place::default));
        }
    }
    let mut of_ties = Texts::default();
    builder.joined().for_each(|(_, tie)| of_ties.look_at_tie(tie));
    let missing = of_ties.missing();
    if missing.is_empty() {
        return;
    }
    for tie in builder.ties_mut() {
        let is_layer = |tie: &Tie| missing.contains("layer") && tie.layer.as_deref().is_some_and(is_na);
        if is_layer(tie) {
            tie.layer = None;
            met.note("layer", Place::default);
        }
        remove(&mut tie.attributes, &missing).iter().for_each(|name| met.note(name, Place::default));
    }
    builder.share_again();
}

/// Takes attributes away that are missing, and names them.
fn remove(attributes: &mut Attributes, missing: &BTreeSet<String>) -> Vec<String> {
    let is_gone = |(name, value): (&String, &Value)| {
        (missing.contains(name) && value.as_str().is_some_and(is_na)).then(|| name.clone())
    };
    let gone: Vec<String> = attributes.iter().filter_map(is_gone).collect();
    for name in &gone {
        attributes.shift_remove(name);
    }
    gone
}

/// What stands under each name: whether something is missing, and whether everything else is a code of two capitals.
#[derive(Debug, Default)]
struct Texts(BTreeMap<String, (bool, Option<bool>)>);

impl Texts {
    fn look_at_node(&mut self, node: &Node) {
        node.sector.iter().for_each(|sector| self.look_at("sector", Some(sector)));
        node.municipalities.iter().for_each(|place| self.look_at("municipality", Some(place)));
        node.attributes.iter().for_each(|(name, value)| self.look_at(name, value.as_str()));
    }

    fn look_at_tie(&mut self, tie: &Tie) {
        tie.layer.iter().for_each(|layer| self.look_at("layer", Some(layer)));
        tie.attributes.iter().for_each(|(name, value)| self.look_at(name, value.as_str()));
    }

    fn look_at(&mut self, name: &str, text: Option<&str>) {
        if !self.0.contains_key(name) {
            self.0.insert(name.to_owned(), (false, None));
        }
        let Some((missing, codes)) = self.0.get_mut(name) else { return };
        match text {
            Some(text) if is_na(text) => *missing = true,
            _ if *codes == Some(false) => {}
            text => *codes = Some(text.is_some_and(|text| are_codes(std::iter::once(text)))),
        }
    }

    /// The names under which what looks missing is.
    fn missing(self) -> BTreeSet<String> {
        let is =
            |(name, (missing, codes)): (String, (bool, Option<bool>))| (missing && codes != Some(true)).then_some(name);
        self.0.into_iter().filter_map(is).collect()
    }
}
