//! k-cores by peeling off nodes of least degree (Batagelj & Zaveršnik 2003, arXiv:cs/0310049).

use super::CompactGraph;

/// Which neighbours count in a directed graph. Without meaning in an undirected one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CoreDegree {
    /// Partners in whatever direction; a mutual pair counts once.
    #[default]
    Partners,
    /// In- and out-neighbours; a mutual pair counts twice.
    Total,
    /// Those who name the node.
    In,
    /// Those whom the node names.
    Out,
}

/// For every node the largest k of a subgraph to which it belongs and in which every node has degree k or more.
pub fn core_numbers(graph: &CompactGraph, degree: CoreDegree) -> Vec<usize> {
    let flat;
    let graph = match degree {
        CoreDegree::Partners if graph.is_directed() => {
            flat = graph.symmetrised(super::compact::Merge::Max);
            &flat
        }
        _ => graph,
    };
    let n = graph.node_count();
    let (counts_out, counts_in) = match (graph.is_directed(), degree) {
        (false, _) | (true, CoreDegree::Out) => (true, false),
        (true, CoreDegree::In) => (false, true),
        (true, _) => (true, true),
    };
    let mut left: Vec<usize> = (0..n)
        .map(|node| usize::from(counts_out) * graph.degree(node) + usize::from(counts_in) * graph.in_degree(node))
        .collect();

    // Nodes in bins of equal degree, as one array with the start of every bin.
    let highest = left.iter().copied().max().unwrap_or(0);
    let mut starts = vec![0usize; highest + 2];
    for &degree in &left {
        starts[degree + 1] += 1;
    }
    for bin in 0..=highest {
        starts[bin + 1] += starts[bin];
    }
    let mut next = starts.clone();
    let mut place = vec![0usize; n];
    let mut sorted = vec![0usize; n];
    for node in 0..n {
        place[node] = next[left[node]];
        sorted[place[node]] = node;
        next[left[node]] += 1;
    }
    for position in 0..n {
        let node = sorted[position];
        // Losing `node` costs a degree to those in whose degree it counted.
        let losers = [(counts_out, graph.in_neighbors(node)), (counts_in, graph.neighbors(node))];
        for &other in losers.iter().filter(|(counts, _)| *counts).flat_map(|(_, list)| list.iter()) {
            let other = other as usize;
            if left[other] > left[node] {
                // Swap with the first of its bin, which then ends one place later.
                let first = starts[left[other]];
                let swapped = sorted[first];
                sorted.swap(first, place[other]);
                place[swapped] = place[other];
                place[other] = first;
                starts[left[other]] += 1;
                left[other] -= 1;
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    //   0 ── 1
    //   │  ╲ │ ╲
    //   2 ── 3 ── 4 ── 5      6
    #[test]
    fn peels_to_the_core() {
        let graph = CompactGraph::undirected(7, &[(0, 1), (0, 2), (0, 3), (1, 3), (1, 4), (2, 3), (3, 4), (4, 5)]);
        assert_eq!(core_numbers(&graph, CoreDegree::Partners), [2, 2, 2, 2, 2, 1, 0]);
    }
}
