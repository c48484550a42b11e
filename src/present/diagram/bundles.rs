//! Which ties one line stands for.

use super::context::Context;
use super::ties::points;
use crate::model::{Sign, Status, Strength};
use std::collections::BTreeMap;

/// Whether a tie holds, does not hold yet, or no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    Present,
    Future,
    Past,
}

impl Standing {
    pub(super) fn of(status: Status) -> Self {
        match status {
            Status::Present => Standing::Present,
            Status::Planned | Status::InFormation | Status::Potential => Standing::Future,
            Status::Ending | Status::Ended => Standing::Past,
        }
    }
}

/// The ties that one line stands for.
#[derive(Debug, Clone)]
pub(super) struct Bundle {
    /// Marks at its ends.
    pub(super) ends: (usize, usize),
    pub(super) family: usize,
    pub(super) standing: Standing,
    pub(super) sign: Option<Sign>,
    pub(super) weight: f64,
    pub(super) ties: Vec<usize>,
}

impl Bundle {
    /// The marks at its ends, whichever way it points.
    pub(super) fn pair(&self) -> (usize, usize) {
        let (a, b) = self.ends;
        (a.min(b), a.max(b))
    }
}

/// Bundles the ties among the marks that stand for nodes. Ties in `hidden` are not drawn: their container says it.
pub(super) fn bundles(
    context: &Context<'_>,
    mark_of: &BTreeMap<usize, usize>,
    drawn: impl Fn(usize) -> bool,
) -> Vec<Bundle> {
    type Key = (usize, usize, usize, Standing, Option<Sign>, Option<usize>);
    let looks = &context.options.style;
    let strongest = context.network.ties().filter_map(|tie| tie.tie.strength?.number()).fold(0.0_f64, f64::max);
    let mut bundles: BTreeMap<Key, Bundle> = BTreeMap::new();
    for tie in context.network.ties() {
        let (Some(&from), Some(&to)) = (mark_of.get(&tie.source), mark_of.get(&tie.target)) else { continue };
        if from == to || !drawn(tie.index) {
            continue;
        }
        let family = context.families.number(&tie.tie.kind);
        let arrow = points(context.network, tie.tie);
        let ends = if arrow || from < to { (from, to) } else { (to, from) };
        let standing = Standing::of(tie.tie.status);
        let weight = match tie.tie.strength {
            Some(Strength::Weak) => 0.5,
            Some(Strength::Strong) => 3.0,
            Some(Strength::Number(value)) if strongest > 0.0 => 4.0 * value / strongest,
            _ => 1.0,
        };
        let key = (ends.0, ends.1, family, standing, tie.tie.sign, looks.line_group(tie.index));
        let bundle = bundles.entry(key).or_insert_with(|| Bundle {
            ends,
            family,
            standing,
            sign: tie.tie.sign,
            weight: 0.0,
            ties: Vec::new(),
        });
        bundle.weight += weight;
        bundle.ties.push(tie.index);
    }
    bundles.into_values().collect()
}
