//! From a draft to the network: what only the whole of it tells.

use super::{Draft, SECOND_MODE, SHIPPED, Undeclared};
use crate::diagnostics::{Checked, Diagnostic, Item, Place, Said, said, text};
use crate::formats::json;
use crate::formats::shared::fields::Dialect;
use crate::formats::shared::kinds::{is_slip, near_kind_word};
use crate::formats::shared::{missing, two_modes, value_strength};
use crate::model::builder;
use crate::model::names::nearest;
use crate::model::{Info, Mode, Network, Node, NodeKind, Origins, TieKind};
use indexmap::IndexMap;

impl Draft {
    /// The network, with every finding and the places of its nodes and ties.
    pub(in crate::formats) fn finish(mut self) -> (Checked<Network>, Origins) {
        for (name, place) in std::mem::take(&mut self.unlinked) {
            if !self.builder.is_declared(&name) {
                self.add_node(Node::new(name), place);
            }
        }
        self.add_implied();
        self.settle_modes();
        self.finish_graph();
        if let (Some(mut met), Dialect::Program) = (self.na.take(), self.dialect) {
            missing::empty(&mut self.builder, &mut met);
            met.said().into_iter().for_each(|finding| self.report(finding));
        }
        if self.dialect == Dialect::Program && !self.strengths {
            let finding = value_strength::settle(&mut self.builder, &mut self.below_zero);
            finding.into_iter().for_each(|finding| self.report(finding));
        }
        if let Some(finding) = std::mem::take(&mut self.below_zero).finish(&mut self.builder) {
            self.builder.report(finding);
        }
        for (_, (count, mut diagnostic)) in std::mem::take(&mut self.once) {
            if count > 1 {
                let message = diagnostic.message;
                diagnostic.message = said!([message] "{message} ({count} times, first here)", "{message} ({count} keer, hier voor het eerst)");
            }
            self.builder.report(diagnostic);
        }
        let (mut checked, origins) = self.builder.build_with_origins();
        // The builder would have the kind declared, for which a table has no place.
        for finding in checked.diagnostics.iter_mut().filter(|finding| finding.code == "unknown-kind") {
            if let Some((_, meant)) = self.slips.iter().find(|(begin, _)| finding.message.en.starts_with(begin)) {
                let hint = said!(
                    "did you mean {meant:?}? A kind of its own needs a name that is less like that one",
                    "bedoelt u {meant:?}? Een eigen soort heeft een naam nodig die daar minder op lijkt"
                );
                finding.hint = Some(hint);
            }
        }
        (checked, origins)
    }

    fn add_implied(&mut self) {
        if self.undeclared == Undeclared::Refused {
            return;
        }
        let Some((count, first, place)) = self.builder.add_undeclared() else { return };
        if self.undeclared == Undeclared::Doubtful {
            let message = match count {
                1 => said!(
                    "the node {first:?} is only known by a tie",
                    "de knoop {first:?} is alleen uit een relatie bekend"
                ),
                several => said!(
                    "{several} nodes are only known by ties, the first is {first:?}",
                    "{several} knopen zijn alleen uit relaties bekend; de eerste is {first:?}"
                ),
            };
            let finding = Diagnostic::warning("undeclared-node", place, message).hint(text!(
                "they are read as nodes; list them among the nodes, or correct the ties",
                "ze zijn als knopen gelezen; zet ze bij de knopen, of verbeter de relaties"
            ));
            self.builder.report(finding);
        }
    }

    /// Two modes, where an attribute tells them apart and nothing else says of what kind nodes and ties are.
    fn settle_modes(&mut self) {
        let is_told = self.dialect == Dialect::Own || !self.node_kinds.is_empty() || !self.memberships.is_empty();
        let Some(truths) = self.modes.filter(|_| !is_told && !self.graph.contains_key("vocabulary")) else { return };
        if let Some(finding) = two_modes::settle(&mut self.builder, truths) {
            self.declare_node_kind(SECOND_MODE, Mode::Structure);
            self.report(finding);
        }
    }

    /// What the file says of the network, its sources and its kinds; then the kinds that its nodes and ties use beyond that.
    fn finish_graph(&mut self) {
        let own = self.dialect == Dialect::Own;
        // A table of ours without the sheet that describes the network has kinds and no vocabulary.
        let describes_kinds = own && self.graph.contains_key("format");
        let (mut info, findings) = json::info(std::mem::take(&mut self.graph), own);
        for finding in findings {
            self.builder.report(finding);
        }
        for (id, mode) in std::mem::take(&mut self.node_kinds) {
            info.vocabulary.declare_node_kind(NodeKind { id, mode, label: None });
        }
        for (id, membership) in std::mem::take(&mut self.memberships) {
            let shipped = SHIPPED.tie_kind(&id).cloned();
            let new = || TieKind { id, directed: false, membership, label: None };
            info.vocabulary.declare_tie_kind(shipped.map_or_else(new, |kind| TieKind { membership, ..kind }));
        }
        if !describes_kinds {
            self.declare_unknown(&mut info);
        }
        *self.builder.info_mut() = info;
    }

    fn declare_unknown(&mut self, info: &mut Info) {
        let mut unknown: IndexMap<(bool, String), usize> = IndexMap::new();
        let vocabulary = &info.vocabulary;
        let other =
            |known: Option<&str>, kind: &str| known.is_none_or(|known| !std::ptr::eq(known, kind) && known != kind);
        // Those of one kind follow each other mostly, and it is looked up once.
        let mut known = None;
        for kind in self.builder.kinds_of_nodes() {
            if other(known, kind) && vocabulary.node_kind(kind).is_some() {
                known = Some(kind);
            }
            if other(known, kind) {
                *unknown.entry((false, kind.to_owned())).or_default() += 1;
            }
        }
        known = None;
        for kind in self.builder.kinds_of_ties() {
            if other(known, kind) && vocabulary.tie_kind(kind).is_some() {
                known = Some(kind);
            }
            if other(known, kind) {
                *unknown.entry((true, kind.to_owned())).or_default() += 1;
            }
        }
        unknown.sort_keys();
        for ((of_ties, kind), count) in unknown {
            let near = if of_ties {
                nearest(&kind, info.vocabulary.tie_kinds().map(|kind| kind.id.as_str()))
            } else {
                nearest(&kind, info.vocabulary.node_kinds().map(|kind| kind.id.as_str()))
            };
            // A slip of the finger is an error that the builder reports; what was probably meant is known here.
            let meant = near.filter(|near| is_slip(near, &kind)).or_else(|| near_kind_word(&kind, of_ties));
            if let Some(meant) = meant.filter(|_| self.dialect == Dialect::Person) {
                let of = if of_ties { builder::Kinded::Tie } else { builder::Kinded::Node };
                self.slips.push((builder::no_kind(of, &kind).en, meant.to_owned()));
                continue;
            }
            let rule = if of_ties {
                info.vocabulary.declare_tie_kind(TieKind {
                    id: kind.clone(),
                    directed: false,
                    membership: false,
                    label: None,
                });
                text!(
                    "it is read as a kind without direction that is no membership",
                    "die is gelezen als een soort zonder richting die geen lidmaatschap is"
                )
            } else {
                info.vocabulary.declare_node_kind(NodeKind { id: kind.clone(), mode: Mode::Actor, label: None });
                text!("it is read as a kind of actor", "die is gelezen als een soort actor")
            };
            let are = match of_ties {
                true => Said::count(count, text!("tie is", "relatie is"), text!("ties are", "relaties zijn")),
                false => Said::count(count, text!("node is", "knoop is"), text!("nodes are", "knopen zijn")),
            };
            let rule = Said::from(rule);
            let message = said!(
                [are, rule] "{are} of the kind {kind:?}, which verbinder does not know; {rule}",
                "{are} van de soort {kind:?}, die verbinder niet kent; {rule}"
            );
            let hint = text!(
                "verbinder list kinds shows the kinds that it knows",
                "verbinder list kinds --lang nl toont de soorten die het kent"
            );
            self.builder.report(
                Diagnostic::notice(
                    "new-kind",
                    Place::item(Item::Named(text!("kind", "soort"), format!("{kind:?}"))),
                    message,
                )
                .hint(hint),
            );
        }
    }
}
