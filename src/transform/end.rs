//! Ties that end: a programme, a theme, a kind of collaboration. Their nodes stay.

use crate::model::{Network, TieRef};

/// A network without some ties.
#[derive(Debug, Clone)]
pub struct Ended {
    /// What stays.
    pub network: Network,
    /// Ties that went.
    pub ties_gone: usize,
}

/// Takes ties out.
pub fn end(network: &Network, ends: impl Fn(TieRef<'_>) -> bool) -> Ended {
    let kept = network.subset(|_| true, |tie| !ends(tie));
    Ended { ties_gone: network.tie_count() - kept.tie_count(), network: kept }
}
