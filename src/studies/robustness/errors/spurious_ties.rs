//! Ties that do not exist.

use super::{DataError, Perturbed, Recorded, choose, number};
use crate::graph::random::Stream;
use crate::text::Text;
use std::collections::BTreeSet;

/// The entry in the registry.
pub(super) const SPURIOUS_TIES: DataError = DataError {
    id: "spurious-ties",
    name: Text { en: "ties too many", nl: "relaties te veel" },
    meaning: Text {
        en: "As many ties as this share of the tied pairs are added between pairs that have none, at random.",
        nl: "Zoveel relaties als dit deel van de verbonden paren komen er willekeurig bij, tussen paren die er geen hebben.",
    },
    reference: "Borgatti, Carley & Krackhardt 2006",
    apply: spurious_ties,
};

/// In a directed graph arcs are added. In a weighted one they weigh what some existing tie weighs.
fn spurious_ties(recorded: &Recorded<'_>, share: f64, stream: &mut Stream) -> Perturbed {
    let graph = recorded.graph;
    let (n, ties) = (graph.node_count(), graph.edge_count());
    let possible = n * n.saturating_sub(1) / if graph.is_directed() { 1 } else { 2 };
    let wanted = number(share, ties).min(possible - ties);
    let free = |a: usize, b: usize| a != b && graph.edge_between(a, b).is_none();
    let mut edges = recorded.edges();
    if 2 * ties > possible {
        // Few pairs are free: guessing would take long.
        let first = |a: usize| if graph.is_directed() { 0 } else { a + 1 };
        let pairs: Vec<(usize, usize)> =
            (0..n).flat_map(|a| (first(a)..n).map(move |b| (a, b))).filter(|&(a, b)| free(a, b)).collect();
        for at in choose(pairs.len(), wanted, stream) {
            let weight = recorded.any_weight(stream);
            edges.push((pairs[at].0 as u32, pairs[at].1 as u32, weight));
        }
    } else {
        let mut added = BTreeSet::new();
        while added.len() < wanted {
            let (a, b) = (stream.below(n), stream.below(n));
            let pair = if graph.is_directed() { (a, b) } else { (a.min(b), a.max(b)) };
            if free(a, b) && added.insert(pair) {
                let weight = recorded.any_weight(stream);
                edges.push((pair.0 as u32, pair.1 as u32, weight));
            }
        }
    }
    Perturbed::on_all_nodes(recorded.rebuilt(n, &edges), 0)
}
