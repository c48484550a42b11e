//! Names within one place that may mean the same body.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said};
use crate::model::names::{Entry, propose};
use crate::model::{Network, Node, Origins};
use std::collections::BTreeSet;

/// Proposes pairs of nodes in one place whose names differ in spelling only. It never decides: similar names may be two bodies.
pub const SIMILAR_NAMES: Rule = Rule {
    id: "similar-names",
    severity: Severity::Warning,
    meaning: Text {
        en: "two nodes in one place whose names differ in spelling only; perhaps one body",
        nl: "twee knopen in één plaats waarvan de namen alleen in spelling verschillen; misschien dezelfde",
    },
    check,
};

/// From this score on two names are the same but for spelling, legal form, articles, plural or town.
const SPELLING: f64 = 0.95;

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let entries: Vec<Entry<'_>> = network.nodes().map(entry).collect();
    let mut pairs: Vec<(usize, usize)> =
        propose(&entries, SPELLING).into_iter().map(|found| (found.one, found.other)).collect();
    pairs.sort_unstable();
    pairs
        .into_iter()
        .filter(|&(one, other)| !belong_together(network, one, other))
        .map(|(one, other)| {
            let (a, b) = (network.node(one), network.node(other));
            let message = said!(
                "{:?} and {:?} may be the same body",
                "{:?} en {:?} zijn misschien dezelfde organisatie",
                a.label,
                b.label
            );
            let hint = said!(
                "if so, merge {:?} and {:?} in a merge list (verbinder names FILE -o merges.csv); if not, leave them",
                "zo ja, voeg {:?} en {:?} dan samen in een lijst (verbinder names BESTAND -o merges.csv); zo nee, laat ze staan",
                a.id, b.id
            );
            Diagnostic::warning(SIMILAR_NAMES.id, origins.node(network, other), message).hint(hint)
        })
        .collect()
}

/// A node with its names; one without a municipality is compared with its like only.
fn entry(node: &Node) -> Entry<'_> {
    let places: Vec<&str> = node.places().collect();
    let names: BTreeSet<&str> = node.aliases.iter().chain([&node.label]).map(String::as_str).collect();
    Entry { names: names.into_iter().collect(), national: places.is_empty(), places, named: node.named }
}

/// A part and its whole, or a local government and what it runs under its own name, are two nodes on purpose.
fn belong_together(network: &Network, one: usize, other: usize) -> bool {
    let (a, b) = (network.node(one), network.node(other));
    let part = a.part_of.as_deref() == Some(&b.id) || b.part_of.as_deref() == Some(&a.id);
    part || network.mode(one) != network.mode(other)
        || (a.kind != b.kind && [&a.kind, &b.kind].iter().any(|k| *k == "municipality" || *k == "region"))
}
