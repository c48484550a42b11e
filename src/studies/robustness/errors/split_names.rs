//! One actor taken for two.

use super::{DataError, Perturbed, Recorded, choose, number};
use crate::graph::random::Stream;
use crate::text::Text;

/// The entry in the registry.
pub(super) const SPLIT_NAMES: DataError = DataError {
    id: "split-names",
    name: Text { en: "actors under two names", nl: "actoren onder twee namen" },
    meaning: Text {
        en: "This share of the actors stands in the data under two names; each of their ties is at one of the two, at random.",
        nl: "Dit deel van de actoren staat onder twee namen in de gegevens; elk van hun relaties bij een van beide, willekeurig.",
    },
    reference: "Wang, Shi, McFarland & Leskovec 2012",
    apply: split_names,
};

/// The first name keeps the place of the actor; the second is a further node.
fn split_names(recorded: &Recorded<'_>, share: f64, stream: &mut Stream) -> Perturbed {
    let n = recorded.graph.node_count();
    let chosen = choose(n, number(share, n), stream);
    let mut second = vec![None; n];
    chosen.iter().enumerate().for_each(|(index, &node)| second[node] = Some((n + index) as u32));
    let mut edges = recorded.edges();
    for (a, b, _) in &mut edges {
        for end in [a, b] {
            if let Some(other) = second[*end as usize] {
                *end = if stream.below(2) == 0 { *end } else { other };
            }
        }
    }
    Perturbed::on_all_nodes(recorded.rebuilt(n + chosen.len(), &edges), chosen.len())
}
