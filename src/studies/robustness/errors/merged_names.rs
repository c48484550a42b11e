//! Two actors taken for one.

use super::{DataError, Perturbed, Recorded, choose, number};
use crate::graph::random::Stream;
use crate::text::Text;

/// The entry in the registry.
pub(super) const MERGED_NAMES: DataError = DataError {
    id: "merged-names",
    name: Text { en: "actors taken for another", nl: "actoren voor een ander aangezien" },
    meaning: Text {
        en: "This share of the actors is taken for another actor, drawn at random, who has their ties too.",
        nl: "Dit deel van de actoren wordt voor een andere aangezien, willekeurig getrokken, die ook hun relaties krijgt.",
    },
    reference: "Wang, Shi, McFarland & Leskovec 2012",
    apply: merged_names,
};

fn merged_names(recorded: &Recorded<'_>, share: f64, stream: &mut Stream) -> Perturbed {
    let n = recorded.graph.node_count();
    // At most half can be taken for one of the others.
    let gone = choose(n, number(share, n).min(n / 2), stream);
    let mut stays = vec![true; n];
    gone.iter().for_each(|&node| stays[node] = false);
    let origin: Vec<u32> = (0..n).filter(|&node| stays[node]).map(|node| node as u32).collect();
    let mut becomes = vec![0u32; n];
    origin.iter().enumerate().for_each(|(new, &old)| becomes[old as usize] = new as u32);
    gone.iter().for_each(|&node| becomes[node] = stream.below(origin.len()) as u32);
    let edges: Vec<(u32, u32, f64)> =
        recorded.edges().iter().map(|&(a, b, w)| (becomes[a as usize], becomes[b as usize], w)).collect();
    Perturbed { graph: recorded.rebuilt(origin.len(), &edges), origin }
}
