//! Nodes that nothing joins to the rest.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said, text};
use crate::model::{Mode, Network, Origins};

/// Finds nodes without any tie, part or whole.
pub const ISOLATE: Rule = Rule {
    id: "isolate",
    severity: Severity::Notice,
    meaning: Text { en: "a node without any tie", nl: "een knoop zonder enige relatie" },
    check,
};

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut joined = vec![false; network.node_count()];
    for tie in network.ties().filter(|tie| tie.source != tie.target) {
        joined[tie.source] = true;
        joined[tie.target] = true;
    }
    for (part, node) in network.nodes().enumerate() {
        if let Some(whole) = node.part_of.as_deref().and_then(|id| network.index_of(id)) {
            joined[part] = true;
            joined[whole] = true;
        }
    }
    (0..network.node_count())
        .filter(|&index| !joined[index] && network.mode(index) != Mode::Context)
        .map(|index| {
            let message = said!("{:?} has no tie", "{:?} heeft geen relatie", network.node(index).label);
            Diagnostic::notice(ISOLATE.id, origins.node(network, index), message).hint(text!(
                "fine if nothing is known of its ties; otherwise look for a tie that names it by another id",
                "prima als er geen relaties bekend zijn; zoek anders een relatie die deze knoop met een ander id noemt"
            ))
        })
        .collect()
}
