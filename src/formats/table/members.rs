//! A column `leden` or `members`: of a structure it counts the organisations in it, of an association it counts people.

use super::columns::Meaning;
use super::{Reading, Table};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::formats::shared::draft::{Draft, Given};
use crate::formats::shared::fields::{NodeField, plain, without_remark};
use crate::model::Node;

/// Headings that say it of structures alone. `members_stated` and `aantal organisaties` leave no doubt.
const LOOSE: [&str; 3] = ["members", "leden", "aantal leden"];

/// Whether what a column counts depends on the node.
pub(super) fn is_loose(meaning: &Meaning, column: usize, heading: &str) -> bool {
    meaning.by_hand.iter().all(|(at, _)| *at != column) && LOOSE.contains(&without_remark(&plain(heading)))
}

/// The counts that stay attributes.
#[derive(Debug, Default)]
pub(super) struct Kept {
    nodes: usize,
    first: Option<(Place, String)>,
}

impl Kept {
    /// Puts a count into a node whose kind is known: as its size where organisations belong to it, otherwise as an attribute.
    pub(super) fn set(
        &mut self,
        draft: &mut Draft,
        node: &mut Node,
        (heading, given): (&str, Given<'_>),
        (row, cell): (&Place, Place),
    ) {
        if given.shown().trim().is_empty() {
            return;
        }
        if draft.holds_organisations(node) {
            draft.set_node(node, &NodeField::MembersStated, given, row);
            return;
        }
        self.nodes += 1;
        self.first.get_or_insert_with(|| (cell, heading.to_owned()));
        draft.set_node(node, &NodeField::Attribute(heading.to_owned()), given, row);
    }

    /// Says it once.
    pub(super) fn report(self, reading: &mut Reading<'_>, table: &Table) {
        let Some((place, heading)) = self.first else { return };
        let of = match self.nodes {
            1 => said!("a node that is no structure", "een knoop die geen verband is"),
            several => said!("{several} nodes that are no structures", "{several} knopen die geen verband zijn"),
        };
        let column = match &table.sheet.name {
            Some(name) => said!(" of the sheet {name:?}", " van het blad {name:?}"),
            None => Said::default(),
        };
        let message = said!(
            [column, of] "the column {heading:?}{column} stays an attribute of {of}: it may count people",
            "de kolom {heading:?}{column} blijft een kenmerk van {of}: zij telt misschien mensen"
        );
        reading.draft.report(Diagnostic::notice("members-as-attribute", place, message).hint(text!(
            "where it counts organisations, call it members_stated, or give the node a kind that organisations belong to: \
             partnership, initiative, org-group, region",
            "telt zij organisaties, noem haar dan aantal organisaties, of geef de knoop een soort waar organisaties bij horen: \
             samenwerkingsverband, initiatief, groep organisaties, regio"
        )));
    }
}
