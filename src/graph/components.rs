//! Which nodes hang together.

use super::{CompactGraph, compact::Merge};

/// The parts of a graph: a number for every node, numbered by first member, and the size of each part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Components {
    /// The part of every node.
    pub of: Vec<usize>,
    /// The number of nodes in every part.
    pub sizes: Vec<usize>,
}

impl Components {
    /// Numbers below the number of nodes, equal within a part, made into numbers by first member.
    fn numbered_by_first_member(raw: &[u32]) -> Self {
        let mut fresh = vec![usize::MAX; raw.len()];
        let mut sizes = Vec::new();
        let number = |&part: &u32| {
            let number = &mut fresh[part as usize];
            if *number == usize::MAX {
                *number = sizes.len();
                sizes.push(0);
            }
            sizes[*number] += 1;
            *number
        };
        let of = raw.iter().map(number).collect();
        Components { of, sizes }
    }

    /// Number of parts.
    pub fn count(&self) -> usize {
        self.sizes.len()
    }

    /// The sizes, largest first.
    pub fn sizes_descending(&self) -> Vec<usize> {
        let mut sizes = self.sizes.clone();
        sizes.sort_unstable_by(|a, b| b.cmp(a));
        sizes
    }

    /// Number of unordered pairs inside one part.
    pub fn joined_pairs(&self) -> f64 {
        self.sizes.iter().map(|&size| size as f64 * (size as f64 - 1.0) / 2.0).sum()
    }
}

/// The weak components: nodes joined by ties in whatever direction.
///
/// Joins the ends of the first ties of every node, which in most networks makes one large part, and then goes through the other
/// ties of those only who are not in it (Sutton, Ben-Nun & Barak 2018, doi:10.1109/IPDPS.2018.00032).
pub fn weak(graph: &CompactGraph) -> Components {
    /// So many ties of every node are looked at first.
    const FIRST: usize = 2;
    let n = graph.node_count();
    let mut joined = Joined::new(n);
    for node in 0..n {
        joined.join_all(node, graph.neighbors(node).iter().take(FIRST));
    }
    joined.shorten();
    let large = joined.likely_largest();
    for node in 0..n {
        if Some(joined.leader[node]) == large {
            continue;
        }
        joined.join_all(node, graph.neighbors(node).iter().skip(FIRST));
        if graph.is_directed() {
            joined.join_all(node, graph.in_neighbors(node).iter());
        }
    }
    joined.shorten();
    Components::numbered_by_first_member(&joined.leader)
}

/// Sets of nodes that grow together. A node leads to an earlier one of its set, the first to itself.
struct Joined {
    leader: Vec<u32>,
}

impl Joined {
    fn new(nodes: usize) -> Self {
        Joined { leader: (0..nodes as u32).collect() }
    }

    fn first(&mut self, mut node: u32) -> u32 {
        loop {
            let leader = self.leader[node as usize];
            let further = self.leader[leader as usize];
            if leader == further {
                return leader;
            }
            self.leader[node as usize] = further;
            node = further;
        }
    }

    fn join_all<'a>(&mut self, node: usize, others: impl Iterator<Item = &'a u32>) {
        let mut own = self.first(node as u32);
        for &other in others {
            let theirs = self.first(other);
            self.leader[own.max(theirs) as usize] = own.min(theirs);
            own = own.min(theirs);
        }
    }

    /// Makes every node lead to the first of its set.
    fn shorten(&mut self) {
        // Who leads has been shortened before.
        for node in 0..self.leader.len() {
            self.leader[node] = self.leader[self.leader[node] as usize];
        }
    }

    /// The first of the set that is most frequent in a sample.
    fn likely_largest(&self) -> Option<u32> {
        let step = (self.leader.len() / 1024).max(1);
        let mut sample: Vec<u32> = self.leader.iter().step_by(step).copied().collect();
        sample.sort_unstable();
        sample.chunk_by(u32::eq).max_by_key(|same| same.len()).map(|same| same[0])
    }
}

/// The strong components: nodes that reach each other along arcs. In an undirected graph the same as [`weak`].
///
/// Tarjan 1972, doi:10.1137/0201010.
pub fn strong(graph: &CompactGraph) -> Components {
    if !graph.is_directed() {
        return weak(graph);
    }
    const NONE: u32 = u32::MAX;
    struct Step<'a> {
        node: u32,
        earliest: u32,
        left: std::slice::Iter<'a, u32>,
    }
    let n = graph.node_count();
    // When a node was first seen, its part once that is known, and the nodes whose part is not.
    let (mut seen, mut part, mut waiting) = (vec![NONE; n], vec![NONE; n], Vec::new());
    let (mut clock, mut parts) = (0, 0);
    let mut way: Vec<Step<'_>> = Vec::new();
    for root in 0..n as u32 {
        let mut further = Some(root).filter(|&root| seen[root as usize] == NONE);
        loop {
            if let Some(node) = further.take() {
                seen[node as usize] = clock;
                waiting.push(node);
                way.push(Step { node, earliest: clock, left: graph.neighbors(node as usize).iter() });
                clock += 1;
            }
            let Some(step) = way.last_mut() else {
                break;
            };
            for &other in step.left.by_ref() {
                let place = seen[other as usize];
                if place == NONE {
                    further = Some(other);
                    break;
                }
                if place < step.earliest && part[other as usize] == NONE {
                    step.earliest = place;
                }
            }
            if further.is_some() {
                continue;
            }
            let (node, earliest) = (step.node, step.earliest);
            way.pop();
            if earliest == seen[node as usize] {
                while let Some(member) = waiting.pop() {
                    part[member as usize] = parts;
                    if member == node {
                        break;
                    }
                }
                parts += 1;
            }
            if let Some(last) = way.last_mut() {
                last.earliest = last.earliest.min(earliest);
            }
        }
    }
    Components::numbered_by_first_member(&part)
}

/// The parts with a tie inside, in order, each as a graph of its own with the old index of each of its nodes.
pub fn parts_with_ties(graph: &CompactGraph, components: &Components) -> Vec<(CompactGraph, Vec<u32>)> {
    if components.count() == 1 && graph.edge_count() > 0 {
        return vec![(graph.clone(), (0..graph.node_count() as u32).collect())];
    }
    let mut members: Vec<Vec<u32>> = components.sizes.iter().map(|&size| Vec::with_capacity(size)).collect();
    let mut new = vec![0u32; graph.node_count()];
    for (node, &part) in components.of.iter().enumerate() {
        new[node] = members[part].len() as u32;
        members[part].push(node as u32);
    }
    let kept = |node: usize, to: u32| {
        components.of[to as usize] == components.of[node] && (graph.is_directed() || node < to as usize)
    };
    let mut parts = Vec::new();
    // A part of several nodes has a tie inside, and a part of one none.
    for members in members.into_iter().filter(|members| members.len() > 1) {
        let nodes = members.iter().map(|&node| node as usize);
        let part = if graph.is_weighted() {
            let edges = nodes.flat_map(|node| {
                let inside = graph.arcs(node).filter(move |&(to, _)| kept(node, to));
                let new = &new;
                inside.map(move |(to, weight)| (new[node], new[to as usize], weight))
            });
            let edges: Vec<(u32, u32, f64)> = edges.collect();
            CompactGraph::from_edges(members.len(), graph.is_directed(), true, &edges, Merge::Max)
        } else {
            let arcs = nodes.flat_map(|node| {
                let inside = graph.neighbors(node).iter().filter(move |&&to| kept(node, to));
                let new = &new;
                inside.map(move |&to| (new[node], new[to as usize]))
            });
            CompactGraph::from_pairs(members.len(), graph.is_directed(), arcs)
        };
        parts.push((part, members));
    }
    parts
}

/// What is left of the weak component of a node once the node is gone: its pieces, largest first, then by first member, each
/// ascending. More than one piece for a cut point, none for an isolate.
pub fn pieces_without(graph: &CompactGraph, node: usize) -> Vec<Vec<usize>> {
    let mut seen = vec![false; graph.node_count()];
    seen[node] = true;
    let mut pieces = Vec::new();
    for &start in graph.neighbors(node).iter().chain(graph.in_neighbors(node)) {
        if std::mem::replace(&mut seen[start as usize], true) {
            continue;
        }
        let mut piece = vec![start as usize];
        let mut next = 0;
        while next < piece.len() {
            let at = piece[next];
            next += 1;
            for &other in graph.neighbors(at).iter().chain(graph.in_neighbors(at)) {
                if !std::mem::replace(&mut seen[other as usize], true) {
                    piece.push(other as usize);
                }
            }
        }
        piece.sort_unstable();
        pieces.push(piece);
    }
    pieces.sort_by(|a, b| b.len().cmp(&a.len()).then(a[0].cmp(&b[0])));
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::{bicomponents, petgraph_bridge, random::Stream};
    use super::*;

    //   1 ── 0 ── 2 ── 3      5
    //        └─── 4
    #[test]
    fn what_a_node_holds_together() {
        let graph = CompactGraph::undirected(6, &[(0, 1), (0, 2), (2, 3), (0, 4)]);
        assert_eq!(pieces_without(&graph, 0), [vec![2, 3], vec![1], vec![4]]);
        assert_eq!(pieces_without(&graph, 1), [vec![0, 2, 3, 4]]);
        assert!(pieces_without(&graph, 5).is_empty());
        assert_eq!(weak(&graph).sizes_descending(), [5, 1]);
    }

    // A chain so long that a recursive search would run out of stack.
    #[test]
    fn long_chains_are_no_trouble() {
        let n = 200_000u32;
        let arcs: Vec<(u32, u32, f64)> = (1..n).map(|node| (node - 1, node, 1.0)).collect();
        let chain = CompactGraph::from_edges(n as usize, true, false, &arcs, Merge::Max);
        assert_eq!((weak(&chain).count(), strong(&chain).count()), (1, n as usize));
        assert_eq!(bicomponents::cut_points(&chain).len(), n as usize - 2);
        assert_eq!(bicomponents::bridges(&chain).len(), n as usize - 1);
    }

    // petgraph finds the same strong components, and a search from every node the same weak ones.
    #[test]
    fn others_agree() {
        let mut random = Stream::new(1, 0);
        for round in 0..300 {
            let n = 1 + random.below(60);
            let pairs: Vec<(u32, u32)> =
                (0..random.below(2 * n)).map(|_| (random.below(n) as u32, random.below(n) as u32)).collect();
            let graph = CompactGraph::from_pairs(n, round % 2 == 1, pairs.iter().copied());
            let found = strong(&graph);
            let theirs = petgraph_bridge::strong_components(&graph);
            let pieces = weak(&graph);
            for a in 0..n {
                if graph.is_directed() {
                    assert!((0..n).all(|b| (found.of[a] == found.of[b]) == (theirs[a] == theirs[b])), "{pairs:?}");
                }
                let mut piece: Vec<usize> = pieces_without(&graph, a).concat();
                piece.push(a);
                piece.sort_unstable();
                let same: Vec<usize> = (0..n).filter(|&b| pieces.of[a] == pieces.of[b]).collect();
                assert_eq!(same, piece, "{pairs:?}");
            }
            assert_eq!(pieces.sizes.iter().sum::<usize>(), n);
            let firsts = (0..pieces.count()).map(|part| pieces.of.iter().position(|&of| of == part));
            assert!(firsts.is_sorted());
        }
    }
}
