//! One of all shortest paths between two nodes, each as likely as any other.
//!
//! In steps, the search goes out from both ends in turn, from the side that has fewer arcs to follow, until they meet: in a
//! social network that is after a small part of it (Borassi & Natale 2019, doi:10.1145/3284359).

use super::random_length_path::RandomLengthPath;
use crate::graph::CompactGraph;
use crate::graph::large_count::{Count, LargeCount, TOO_LARGE};
use crate::graph::random::Stream;
use crate::graph::shortest_paths::Along;

/// Not reached.
const FAR: u32 = u32::MAX;

/// Memory for one path after the other.
#[derive(Debug)]
pub(super) enum RandomPath<'g> {
    Steps(&'g CompactGraph, Box<Sides<f64>>, Option<Box<Sides<LargeCount>>>),
    Lengths(Box<RandomLengthPath<'g>>),
}

/// The searches from both ends, with paths counted in numbers of one kind.
#[derive(Debug)]
pub(super) struct Sides<C>([Side<C>; 2]);

/// A search from one end.
#[derive(Debug)]
struct Side<C> {
    along: Along,
    /// Steps from this end, and the number of shortest paths.
    steps: Vec<u32>,
    paths: Vec<C>,
    /// The nodes reached, and where the last level begins.
    order: Vec<u32>,
    last: usize,
    /// Arcs that leave the last level.
    arcs: usize,
}

impl<'g> RandomPath<'g> {
    pub(super) fn new(graph: &'g CompactGraph) -> Self {
        if graph.is_weighted() {
            return RandomPath::Lengths(Box::new(RandomLengthPath::new(graph)));
        }
        RandomPath::Steps(graph, Box::new(Sides::new(graph)), None)
    }

    /// Tells `visit` of every node between the ends of one path; of none if there is no way.
    pub(super) fn draw(&mut self, from: u32, to: u32, stream: &mut Stream, visit: &mut impl FnMut(u32)) {
        match self {
            RandomPath::Lengths(path) => path.draw(from, to, stream, visit),
            RandomPath::Steps(graph, sides, large) => {
                let meetings = sides.meet(graph, from, to);
                // The whole is a product of two, of as many meetings as there are arcs.
                if meetings.iter().all(|(_, paths)| *paths <= TOO_LARGE) {
                    sides.walk_back(graph, &meetings, stream, visit);
                } else {
                    let large = large.get_or_insert_with(|| Box::new(Sides::new(graph)));
                    let meetings = large.meet(graph, from, to);
                    large.walk_back(graph, &meetings, stream, visit);
                }
            }
        }
    }
}

/// An arc from the side of the source to that of the target, and how many shortest paths run over it.
type Meeting<C> = ((u32, u32), C);

impl<C: Count> Sides<C> {
    fn new(graph: &CompactGraph) -> Self {
        let side = |along| Side {
            along,
            steps: vec![FAR; graph.node_count()],
            paths: vec![C::default(); graph.node_count()],
            order: Vec::new(),
            last: 0,
            arcs: 0,
        };
        Sides([side(Along::Out), side(Along::In)])
    }

    /// Searches until the sides meet; no meetings where they never do.
    fn meet(&mut self, graph: &CompactGraph, from: u32, to: u32) -> Vec<Meeting<C>> {
        let [source, target] = &mut self.0;
        source.begin(graph, from);
        target.begin(graph, to);
        let mut meetings = Vec::new();
        while meetings.is_empty() && source.arcs > 0 && target.arcs > 0 {
            if source.arcs <= target.arcs {
                source.step(graph, target, |at, other, paths| meetings.push(((at, other), paths)));
            } else {
                target.step(graph, source, |at, other, paths| meetings.push(((other, at), paths)));
            }
        }
        meetings
    }

    fn walk_back(
        &self,
        graph: &CompactGraph,
        meetings: &[Meeting<C>],
        stream: &mut Stream,
        visit: &mut impl FnMut(u32),
    ) {
        let [source, target] = &self.0;
        if let Some((near_source, near_target)) = pick(meetings.iter().copied(), stream) {
            source.walk_back(graph, near_source, stream, visit);
            target.walk_back(graph, near_target, stream, visit);
        }
    }
}

impl<C: Count> Side<C> {
    fn begin(&mut self, graph: &CompactGraph, end: u32) {
        self.order.drain(..).for_each(|node| self.steps[node as usize] = FAR);
        self.order.push(end);
        (self.steps[end as usize], self.paths[end as usize]) = (0, C::ONE);
        self.last = 0;
        self.arcs = self.along.neighbors(graph, end as usize).len();
    }

    /// One step further. `meet` is told of every arc to a node of the other side, and of the paths over it.
    fn step(&mut self, graph: &CompactGraph, other: &Side<C>, mut meet: impl FnMut(u32, u32, C)) {
        let level = self.last..self.order.len();
        self.last = level.end;
        self.arcs = 0;
        for place in level {
            let at = self.order[place];
            let (further, count) = (self.steps[at as usize] + 1, self.paths[at as usize]);
            for &node in self.along.neighbors(graph, at as usize) {
                let there = node as usize;
                if other.steps[there] != FAR {
                    meet(at, node, count.times(other.paths[there]));
                } else if self.steps[there] == FAR {
                    (self.steps[there], self.paths[there]) = (further, count);
                    self.order.push(node);
                    self.arcs += self.along.neighbors(graph, node as usize).len();
                } else if self.steps[there] == further {
                    self.paths[there] += count;
                }
            }
        }
    }

    /// From a node to this end, telling of every node before it.
    fn walk_back(&self, graph: &CompactGraph, mut at: u32, stream: &mut Stream, visit: &mut impl FnMut(u32)) {
        let back = if self.along == Along::Out { Along::In } else { Along::Out };
        while self.steps[at as usize] > 0 {
            visit(at);
            let nearer = back.neighbors(graph, at as usize).iter().filter(|&&node| {
                let steps = self.steps[node as usize];
                steps != FAR && steps + 1 == self.steps[at as usize]
            });
            let Some(before) = pick(nearer.map(|&node| (node, self.paths[node as usize])), stream) else { return };
            at = before;
        }
    }
}

/// One of these, as likely as its number of paths says.
pub(super) fn pick<T, C: Count>(choices: impl Iterator<Item = (T, C)> + Clone, stream: &mut Stream) -> Option<T> {
    let mut total = C::default();
    choices.clone().for_each(|(_, paths)| total += paths);
    let mut left = stream.unit();
    let mut chosen = None;
    for (choice, paths) in choices {
        chosen = Some(choice);
        left -= paths.share_of(total);
        if left < 0.0 {
            break;
        }
    }
    chosen
}
