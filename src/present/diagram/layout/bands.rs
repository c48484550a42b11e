//! One round of pushing for many boxes: each meets those in its own stretch of the page, and not all that stand beside it up to the edge.
//!
//! What happens is what [`super::crowd`] does for few: the same boxes are pushed, in the same order, by the same amounts. Boxes move while
//! the round goes on, so that everybody is looked for as far around as any box has moved so far.

use super::crowd::{FAR, HAIR, Item, Overlap};

/// So many boxes are sorted into bands; fewer are compared sooner than sorted.
pub(super) const MANY: usize = 300;
/// What was found near a box holds for so many points that it, or others, move on.
const SLACK: f64 = 12.0;

/// Memory that all rounds share.
#[derive(Default)]
pub(super) struct Bands {
    top: f64,
    height: f64,
    /// Places in the row, band by band from the top, in each from left to right.
    places: Vec<u32>,
    /// Where those of each band are that have not had their turn.
    open: Vec<(u32, u32)>,
    /// The band of each place, and the height at which its box stood when the round began.
    began: Vec<(u32, f64)>,
    tallest: f64,
    near: Vec<u32>,
    /// How many pairs were looked at in all.
    #[cfg(test)]
    pub(super) looks: usize,
}

/// How far boxes that wait for their turn have moved since the round began, at most.
#[derive(Clone, Copy, Default)]
struct Drift {
    left: f64,
    right: f64,
    across: f64,
}

impl Bands {
    /// One round: every box with those behind it. Whether any two overlapped.
    pub(super) fn push(&mut self, row: &mut [Item], gap: f64) -> bool {
        self.sort(row);
        let mut drift = Drift::default();
        let mut moved = false;
        for first in 0..row.len() {
            self.open[self.began[first].0 as usize].0 += 1;
            let (front, behind) = row.split_at_mut(first + 1);
            let one = &mut front[first];
            // Everybody up to here was met.
            let mut met = first;
            loop {
                let (last, again) = self.meet(one, (first, met), behind, gap, &mut drift);
                moved |= last > met;
                met = last;
                if !again {
                    break;
                }
            }
            // Nothing moves it any more before the next round.
            one.left = one.centre.x - one.half.x;
        }
        moved
    }

    fn sort(&mut self, row: &[Item]) {
        let (mut top, mut bottom, mut heights) = (f64::INFINITY, f64::NEG_INFINITY, 0.0);
        self.tallest = 0.0;
        for item in row {
            (top, bottom) = (top.min(item.centre.y), bottom.max(item.centre.y));
            heights += 2.0 * item.half.y;
            self.tallest = self.tallest.max(item.half.y);
        }
        let count = row.len() as f64;
        self.top = top;
        // No more bands than boxes, whatever the page.
        self.height = (heights / count).max((bottom - top) / count).max(1.0);
        let bands = self.band(bottom) + 1;
        self.began.clear();
        self.began.extend(row.iter().map(|item| (((item.centre.y - top) / self.height) as u32, item.centre.y)));
        self.open.clear();
        self.open.resize(bands, (0, 0));
        self.began.iter().for_each(|&(band, _)| self.open[band as usize].1 += 1);
        let mut start = 0;
        for open in &mut self.open {
            let size = open.1;
            *open = (start, start);
            start += size;
        }
        self.places.clear();
        self.places.resize(row.len(), 0);
        for (place, &(band, _)) in self.began.iter().enumerate() {
            let open = &mut self.open[band as usize];
            self.places[open.1 as usize] = place as u32;
            open.1 += 1;
        }
    }

    /// The band at a height, or the first where it is above all.
    fn band(&self, y: f64) -> usize {
        ((y - self.top) / self.height) as usize
    }

    /// Pushes a box and those near it that come behind the place `met`: the place of the last one pushed, and whether what is near must be
    /// looked for again.
    fn meet(
        &mut self,
        one: &mut Item,
        (first, met): (usize, usize),
        behind: &mut [Item],
        gap: f64,
        drift: &mut Drift,
    ) -> (usize, bool) {
        self.gather(one, (first, met), behind, gap, *drift);
        let (began, drifted) = (one.centre, *drift);
        let mut met = met;
        for &place in &self.near {
            let at = place as usize;
            let Some(overlap) = Overlap::of(one, &behind[at - first - 1], gap) else { continue };
            // Neither is anybody looked at behind a box that stands far off.
            let edge = one.centre.x + one.half.x + gap;
            if behind[at - first - 1].left + drift.right > edge + FAR - HAIR {
                let between = &behind[met - first..at - first - 1];
                if between.iter().any(|other| other.is_far_from(one, gap)) {
                    return (met, false);
                }
            }
            let other = &mut behind[at - first - 1];
            overlap.push(one, other);
            met = at;
            let way = other.centre.x - other.half.x - other.left;
            drift.left = drift.left.max(-way);
            drift.right = drift.right.max(way);
            drift.across = drift.across.max((other.centre.y - self.began[at].1).abs());
            let across = (one.centre.y - began.y).abs() + drift.across - drifted.across;
            let along = (one.centre.x - began.x).abs() + drift.left - drifted.left;
            if across.max(along) > SLACK {
                return (met, true);
            }
        }
        (met, false)
    }

    /// Who may overlap a box, in the order of the row: all behind the place `met` that stood near it when the round began.
    fn gather(&mut self, one: &Item, (first, met): (usize, usize), behind: &[Item], gap: f64, drift: Drift) {
        let end = one.centre.x + one.half.x + gap + drift.left + SLACK + HAIR;
        let reach = one.half.y + gap + drift.across + SLACK + HAIR;
        let from = self.band(one.centre.y - reach - self.tallest);
        let to = self.band(one.centre.y + reach + self.tallest).min(self.open.len() - 1);
        self.near.clear();
        for &(start, stop) in &self.open[from.min(to)..=to] {
            for &place in &self.places[start as usize..stop as usize] {
                #[cfg(test)]
                {
                    self.looks += 1;
                }
                let other = &behind[place as usize - first - 1];
                if other.left > end {
                    break;
                }
                let apart = (self.began[place as usize].1 - one.centre.y).abs();
                if place as usize > met && apart <= reach + other.half.y {
                    self.near.push(place);
                }
            }
        }
        self.near.sort_unstable();
    }
}
