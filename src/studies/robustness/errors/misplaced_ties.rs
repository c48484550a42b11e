//! Ties put down at the wrong actor.

use super::{DataError, Perturbed, Recorded, choose, number};
use crate::graph::{pairs::Pairs, random::Stream};
use crate::text::Text;

/// The entry in the registry.
pub(super) const MISPLACED_TIES: DataError = DataError {
    id: "misplaced-ties",
    name: Text { en: "ties misplaced", nl: "relaties bij de verkeerde" },
    meaning: Text {
        en: "One end of this share of the ties is moved to another actor, drawn at random.",
        nl: "Van dit deel van de relaties verhuist één uiteinde naar een andere actor, willekeurig getrokken.",
    },
    reference: "ties mis-recorded, after Borgatti, Carley & Krackhardt 2006",
    apply: misplaced_ties,
};

/// How often a new end is looked for; in a network in which nearly all are tied there may be none.
const TRIES: usize = 200;

fn misplaced_ties(recorded: &Recorded<'_>, share: f64, stream: &mut Stream) -> Perturbed {
    let graph = recorded.graph;
    let n = graph.node_count();
    let in_order = |a: u32, b: u32| if graph.is_directed() || a < b { (a, b) } else { (b, a) };
    let mut edges = recorded.edges();
    let mut tied = Pairs::of(n, graph.edges());
    for at in choose(edges.len(), number(share, edges.len()), stream) {
        let (a, b, weight) = edges[at];
        for _ in 0..TRIES {
            let (moves_first, other) = (stream.below(2) == 0, stream.below(n) as u32);
            let (new_a, new_b) = if moves_first { (other, b) } else { (a, other) };
            let (first, second) = in_order(new_a, new_b);
            if first != second && tied.insert(first, second) {
                tied.remove(a, b);
                edges[at] = (first, second, weight);
                break;
            }
        }
    }
    Perturbed::on_all_nodes(recorded.rebuilt(n, &edges), 0)
}
