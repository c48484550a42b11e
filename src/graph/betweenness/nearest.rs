//! Distances by lengths from several sources side by side.
//!
//! Nodes are asked in an order that is about right for all of the sources: by distance from one of them. Each tells its neighbours what
//! it knows in all searches at once, and is asked again if it has learnt of something shorter since; when nobody has, all distances
//! are final (Bellman 1958, doi:10.1090/qam/102435). An arc so serves many searches, where a queue would serve one.

use super::plan::Plan;
use crate::graph::shortest_paths::TIE_TOLERANCE;
use std::fmt::Debug;
use std::ops::{BitOr, Range};

/// Not reached.
const NONE: u32 = u32::MAX;

/// A distance or a length.
pub(super) trait Distance: Copy + PartialOrd + Debug {
    /// Of who is not reached.
    const FAR: Self;
    const NOUGHT: Self;
    /// Bits that differ: as wide as the number itself, so that as many are compared at once.
    type Bits: Copy + Default + PartialEq + BitOr<Output = Self::Bits>;
    fn differs(self, other: Self) -> Self::Bits;
    fn plus(self, length: Self) -> Self;
    /// Whether an arc leads on from here on a shortest path to there.
    fn leads_on(self, length: Self, there: Self) -> bool;
    fn value(self) -> f64;
}

/// A whole number of some unit; what has no place in it ends at [`Distance::FAR`].
impl Distance for i16 {
    const FAR: i16 = i16::MAX;
    const NOUGHT: i16 = 0;

    type Bits = u16;

    #[inline(always)]
    fn differs(self, other: i16) -> u16 {
        (self ^ other) as u16
    }

    #[inline(always)]
    fn plus(self, length: i16) -> i16 {
        self.saturating_add(length)
    }

    #[inline(always)]
    fn leads_on(self, length: i16, there: i16) -> bool {
        there.wrapping_sub(self) == length
    }

    #[inline(always)]
    fn value(self) -> f64 {
        f64::from(self)
    }
}

/// Any length. Sums that are equal but for rounding are.
impl Distance for f64 {
    const FAR: f64 = f64::INFINITY;
    const NOUGHT: f64 = 0.0;

    type Bits = u64;

    #[inline(always)]
    fn differs(self, other: f64) -> u64 {
        self.to_bits() ^ other.to_bits()
    }

    #[inline(always)]
    fn plus(self, length: f64) -> f64 {
        self + length
    }

    #[inline(always)]
    fn leads_on(self, length: f64, there: f64) -> bool {
        (self + length <= there * (1.0 + TIE_TOLERANCE)) & (self < there)
    }

    #[inline(always)]
    fn value(self) -> f64 {
        self
    }
}

/// The distances of a node in each search.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(super) struct Line<D, const LANES: usize>(pub(super) [D; LANES]);

impl<D: Distance, const LANES: usize> Line<D, LANES> {
    const FAR: Self = Line([D::FAR; LANES]);

    /// Tells who is there of the way through here, and says whether it is shorter in any search.
    #[inline(always)]
    fn tell(&self, length: D, there: &mut Self) -> bool {
        let mut shorter = D::Bits::default();
        for lane in 0..LANES {
            let (through, before) = (self.0[lane].plus(length), there.0[lane]);
            let now = if through < before { through } else { before };
            there.0[lane] = now;
            shorter = shorter | now.differs(before);
        }
        shorter != D::Bits::default()
    }

    /// In which searches an arc from here to there lies on a shortest path: one in each bit.
    #[inline(always)]
    pub(super) fn leads_on(&self, length: D, there: &Self) -> u32 {
        let mut found = 0;
        // Half words, as a processor compares them.
        for half in 0..LANES / 16 {
            let mut bits = 0u16;
            for lane in 0..16 {
                let at = half * 16 + lane;
                bits |= if self.0[at].leads_on(length, there.0[at]) { 1 << lane } else { 0 };
            }
            found |= u32::from(bits) << (half * 16);
        }
        found
    }
}

/// What the sources of some searches reach, by rank in the order in which it is asked.
#[derive(Debug)]
pub(super) struct Nearest<D, const LANES: usize> {
    /// The place of every rank.
    pub(super) order: Vec<u32>,
    /// The rank of every place.
    rank: Vec<u32>,
    /// Where the arcs of each lead and how long they are, and where its arcs begin.
    arcs: Vec<(u32, D)>,
    begins: Vec<u32>,
    /// How far each is.
    pub(super) distances: Vec<Line<D, LANES>>,
    /// Who has something to tell, one in each bit.
    waiting: Vec<u64>,
}

impl<D: Distance, const LANES: usize> Nearest<D, LANES> {
    pub(super) fn new(places: usize) -> Self {
        Nearest {
            order: Vec::with_capacity(places),
            rank: vec![NONE; places],
            arcs: Vec::new(),
            begins: Vec::with_capacity(places + 1),
            distances: Vec::new(),
            waiting: Vec::new(),
        }
    }

    /// The arcs of who has this rank: the rank of where each leads, and its length.
    #[inline(always)]
    pub(super) fn arcs(&self, rank: usize) -> &[(u32, D)] {
        &self.arcs[self.begins[rank] as usize..self.begins[rank + 1] as usize]
    }

    /// Lays out what the sources reach: first all that one of them does, nearest first.
    pub(super) fn lay_out(&mut self, plan: &Plan, lengths: &[D], first: &[u32], sources: &[u32]) {
        let Nearest { order, rank, arcs, begins, waiting, .. } = self;
        order.drain(..).for_each(|node| rank[node as usize] = NONE);
        let mut append = |order: &mut Vec<u32>, node: u32| {
            if rank[node as usize] == NONE {
                rank[node as usize] = order.len() as u32;
                order.push(node);
            }
        };
        let mut asked = first.len();
        first.iter().for_each(|&node| append(order, node));
        for &source in sources {
            append(order, source);
            while let Some(&node) = order.get(asked) {
                plan.out.of(node).iter().for_each(|&next| append(order, next));
                asked += 1;
            }
        }
        arcs.clear();
        begins.clear();
        for &node in &*order {
            begins.push(arcs.len() as u32);
            let row = plan.out.range(node);
            let to = plan.out.targets[row.clone()].iter().map(|&next| rank[next as usize]);
            arcs.extend(to.zip(lengths[row].iter().copied()));
        }
        begins.push(arcs.len() as u32);
        waiting.clear();
        waiting.resize(order.len().div_ceil(64), 0);
    }

    /// Finds the distances from these sources, at most [`LANES`] of those that it is laid out for.
    pub(super) fn search(&mut self, sources: &[u32]) {
        let Nearest { order, rank, arcs, begins, distances, waiting } = self;
        distances.clear();
        distances.resize(order.len(), Line::FAR);
        for (lane, &source) in sources.iter().enumerate() {
            let at = rank[source as usize] as usize;
            distances[at].0[lane] = D::NOUGHT;
            waiting[at / 64] |= 1 << (at % 64);
        }
        let mut told = true;
        while told {
            told = false;
            for word in 0..waiting.len() {
                while waiting[word] != 0 {
                    told = true;
                    let at = word * 64 + waiting[word].trailing_zeros() as usize;
                    waiting[word] &= waiting[word] - 1;
                    let here = distances[at];
                    for &(next, length) in &arcs[begins[at] as usize..begins[at + 1] as usize] {
                        let next = next as usize;
                        let shorter = here.tell(length, &mut distances[next]);
                        waiting[next / 64] |= u64::from(shorter) << (next % 64);
                    }
                }
            }
        }
    }

    /// The shortest and the longest length of what it is laid out for.
    pub(super) fn lengths(&self) -> Range<f64> {
        self.arcs.iter().fold(f64::INFINITY..0.0, |Range { start, end }, (_, length)| {
            let length = length.value();
            start.min(length)..end.max(length)
        })
    }

    /// The largest distance.
    pub(super) fn most(&self) -> f64 {
        let mut most = [D::NOUGHT; LANES];
        for line in &self.distances {
            for (most, &distance) in most.iter_mut().zip(&line.0) {
                *most = if distance < D::FAR && distance > *most { distance } else { *most };
            }
        }
        most.iter().fold(0.0, |most, distance| distance.value().max(most))
    }
}
