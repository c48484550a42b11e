//! Names within one place that may mean the same body.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Said, Severity, said, text};
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

/// Of more nodes than these, names are compared by those who ask for it, and not before every analysis.
const MOST_IN_PASSING: usize = 5_000;

/// How many pairs the rule finds, in one warning for who looks at figures; nothing where it finds none, and nothing of a large network.
pub fn in_passing(network: &Network, origins: &Origins) -> Option<Diagnostic> {
    if network.node_count() > MOST_IN_PASSING {
        return None;
    }
    let pairs = pairs(network);
    let &(one, other) = pairs.first()?;
    let (a, b) = (&network.node(one).label, &network.node(other).label);
    let number = Said::count(
        pairs.len(),
        text!("pair of names looks alike", "paar namen lijkt op elkaar"),
        text!("pairs of names look alike", "paren namen lijken op elkaar"),
    );
    let message = said!(
        [number] "{number}, such as {a:?} and {b:?}: one body under two names counts as two (see verbinder names FILE)",
        "{number}, zoals {a:?} en {b:?}: één organisatie onder twee namen telt als twee (zie verbinder names BESTAND)"
    );
    Some(Diagnostic::warning(SIMILAR_NAMES.id, origins.node(network, other), message))
}

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    pairs(network)
        .into_iter()
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

/// The pairs of nodes whose names differ in spelling only, and that are not two on purpose.
fn pairs(network: &Network) -> Vec<(usize, usize)> {
    let entries: Vec<Entry<'_>> = network.nodes().map(entry).collect();
    let found = propose(&entries, SPELLING).into_iter().map(|found| (found.one, found.other));
    let mut pairs: Vec<(usize, usize)> = found.filter(|&(one, other)| !belong_together(network, one, other)).collect();
    pairs.sort_unstable();
    pairs
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
