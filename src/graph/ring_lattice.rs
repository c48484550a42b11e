//! The most regular graph there is of a size: a ring.

use super::CompactGraph;

/// The nodes in a ring, tied to those next to them, then to those one further, until there are so many ties. Ties of the last round
/// that has no room for all begin at the first node and go on around the ring. Ties beyond those of all pairs are left out.
///
/// Source: Watts & Strogatz 1998, doi:10.1038/30918.
pub fn ring_lattice(nodes: usize, ties: usize) -> CompactGraph {
    let pairs = (1..=nodes / 2).flat_map(|step| {
        // Half round the ring every pair would come up twice.
        let starts = if 2 * step == nodes { step } else { nodes };
        (0..starts).map(move |node| (node as u32, ((node + step) % nodes) as u32))
    });
    CompactGraph::undirected(nodes, &pairs.take(ties).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_close_and_fill_up() {
        assert_eq!(ring_lattice(4, 4).edges(), [(0, 1), (0, 3), (1, 2), (2, 3)]);
        // Two more ties than the ring: across.
        assert_eq!(ring_lattice(4, 6).edge_count(), 6);
        assert_eq!((ring_lattice(5, 99).edge_count(), ring_lattice(3, 3).edge_count()), (10, 3));
        // Each with its four nearest.
        let twice = ring_lattice(7, 14);
        assert!((0..7).all(|node| twice.degree(node) == 4));
        assert_eq!(ring_lattice(7, 8).neighbors(0), [1, 2, 6]);
        assert_eq!((ring_lattice(0, 0).node_count(), ring_lattice(2, 1).edges()), (0, &[(0, 1)][..]));
    }
}
