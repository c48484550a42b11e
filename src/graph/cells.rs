//! A network as a table of cells, one for each pair of nodes: what regressions and permutations of whole networks run on.

use super::CompactGraph;

/// A number for every ordered pair of nodes, row by row. What stands on the diagonal is never looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Cells {
    nodes: usize,
    directed: bool,
    values: Vec<f64>,
}

impl Cells {
    /// The strengths of the ties of a graph, 0 where there is none.
    pub fn of(graph: &CompactGraph) -> Cells {
        let nodes = graph.node_count();
        let mut values = vec![0.0; nodes * nodes];
        for (edge, &(a, b)) in graph.edges().iter().enumerate() {
            values[a as usize * nodes + b as usize] = graph.weight(edge);
            if !graph.is_directed() {
                values[b as usize * nodes + a as usize] = graph.weight(edge);
            }
        }
        Cells { nodes, directed: graph.is_directed(), values }
    }

    /// What a function of two nodes gives; it must be symmetric unless the cells are directed.
    pub fn from_pairs(nodes: usize, directed: bool, value: impl Fn(usize, usize) -> f64) -> Cells {
        let value = &value;
        let values = (0..nodes).flat_map(|a| (0..nodes).map(move |b| if a == b { 0.0 } else { value(a, b) })).collect();
        Cells { nodes, directed, values }
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.nodes
    }

    /// Whether the order of a pair matters.
    pub fn is_directed(&self) -> bool {
        self.directed
    }

    /// The value of a pair, in the row of `a` and the column of `b`; what stands for a node with itself is never looked at.
    pub fn at(&self, a: usize, b: usize) -> f64 {
        self.values[a * self.nodes + b]
    }

    /// The cells in a row: all ordered pairs, or each pair once where order does not matter.
    pub fn list(&self) -> Vec<f64> {
        let mut cells = Vec::new();
        self.list_in_order(&(0..self.nodes).collect::<Vec<_>>(), &mut cells);
        cells
    }

    /// As [`Self::list`] after rows and columns changed places together: node `order[i]` stands where `i` stood.
    pub fn list_in_order(&self, order: &[usize], cells: &mut Vec<f64>) {
        cells.clear();
        for (at, &a) in order.iter().enumerate() {
            let row = &self.values[a * self.nodes..(a + 1) * self.nodes];
            let before = if self.directed { &order[..at] } else { &[] };
            cells.extend(before.iter().chain(&order[at + 1..]).map(|&b| row[b]));
        }
    }

    /// The cells that such a list describes.
    pub fn from_list(nodes: usize, directed: bool, list: &[f64]) -> Cells {
        let mut cells = Cells { nodes, directed, values: vec![0.0; nodes * nodes] };
        let mut list = list.iter();
        for a in 0..nodes {
            for b in (0..nodes).filter(|&b| b != a && (directed || b > a)) {
                let value = list.next().copied().unwrap_or(0.0);
                cells.values[a * nodes + b] = value;
                if !directed {
                    cells.values[b * nodes + a] = value;
                }
            }
        }
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::compact::Merge;

    #[test]
    fn rows_and_columns_change_places_together() {
        // 0 → 1, 2 → 0 with strength 3.
        let graph = CompactGraph::from_edges(3, true, true, &[(0, 1, 1.0), (2, 0, 3.0)], Merge::Max);
        let cells = Cells::of(&graph);
        assert_eq!(cells.list(), [1.0, 0.0, 0.0, 0.0, 3.0, 0.0]);
        let mut turned = Vec::new();
        cells.list_in_order(&[2, 0, 1], &mut turned);
        // Now 1 → 2 with strength 1, and 0 → 1 with 3.
        assert_eq!(turned, [3.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        assert_eq!(Cells::from_list(3, true, &cells.list()), cells);
        let plain = Cells::of(&CompactGraph::undirected(3, &[(0, 2)]));
        assert_eq!(plain.list(), [0.0, 1.0, 0.0]);
        assert_eq!(Cells::from_list(3, false, &plain.list()), plain);
        assert!(cells.is_directed() && !plain.is_directed());
    }
}
