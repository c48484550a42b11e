//! Neighbours in compressed rows, numbered in the order that is best to search in.

/// Neighbours that follow arcs, or against them.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) offsets: Vec<u32>,
    pub(super) targets: Vec<u32>,
}

impl Rows {
    /// Rows of these arcs, and the edge of every arc.
    pub(super) fn new(nodes: usize, arcs: impl Iterator<Item = (u32, u32, u32)> + Clone) -> (Rows, Vec<u32>) {
        let mut offsets = vec![0u32; nodes + 1];
        arcs.clone().for_each(|(from, _, _)| offsets[from as usize + 1] += 1);
        for node in 0..nodes {
            offsets[node + 1] += offsets[node];
        }
        let mut next = offsets.clone();
        let mut targets = vec![0; offsets[nodes] as usize];
        let mut edges = targets.clone();
        for (from, to, edge) in arcs {
            let at = &mut next[from as usize];
            (targets[*at as usize], edges[*at as usize]) = (to, edge);
            *at += 1;
        }
        (Rows { offsets, targets }, edges)
    }

    /// The arcs of a node.
    #[inline(always)]
    pub(super) fn range(&self, node: u32) -> std::ops::Range<usize> {
        self.offsets[node as usize] as usize..self.offsets[node as usize + 1] as usize
    }

    /// Where they lead.
    #[inline(always)]
    pub(super) fn of(&self, node: u32) -> &[u32] {
        &self.targets[self.range(node)]
    }
}
