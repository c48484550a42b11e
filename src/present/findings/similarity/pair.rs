//! The figures of one pair of networks.

use super::{Compared, LEAST_NODES};
use crate::graph::CompactGraph;
use crate::studies::degree_profile::degree_profile_distance;
use crate::studies::deltacon::deltacon;
use crate::studies::multiple_testing::{self, draws_to_tell};
use crate::studies::netlsd::heat_distance;
use crate::studies::portrait_divergence::{Formula, portrait_divergence};
use crate::studies::qap::{Qap, QapOptions, qap};
use crate::studies::tie_change::{TieChange, tie_change};
use crate::text::Text;

/// A figure of a pair of networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Divergence of portraits.
    PortraitDivergence,
    /// Distance of heat traces.
    Netlsd,
    /// Distance of degree profiles.
    DegreeProfile,
    /// Share of the ties of either that both have.
    Jaccard,
    /// Share of pairs in which they differ.
    Hamming,
    /// Distance of influence.
    Deltacon,
    /// Correlation of cells.
    QapR,
    /// Chance of as much.
    QapPGe,
    /// Chance of as little.
    QapPLe,
    /// Chance of as far from the mean.
    QapPTwoSided,
    /// The same, corrected for the number of rows.
    QapQ,
    /// Odds ratio of ties.
    OddsRatio,
}

impl Figure {
    /// All of them, those that need no shared actors first.
    pub const ALL: [Figure; 12] = [
        Figure::PortraitDivergence,
        Figure::Netlsd,
        Figure::DegreeProfile,
        Figure::Jaccard,
        Figure::Hamming,
        Figure::Deltacon,
        Figure::QapR,
        Figure::QapPGe,
        Figure::QapPLe,
        Figure::QapPTwoSided,
        Figure::QapQ,
        Figure::OddsRatio,
    ];

    /// Its word in tables and on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Figure::PortraitDivergence => "portrait_divergence",
            Figure::Netlsd => "netlsd",
            Figure::DegreeProfile => "degree_profile",
            Figure::Jaccard => "jaccard",
            Figure::Hamming => "hamming",
            Figure::Deltacon => "deltacon",
            Figure::QapR => "qap_r",
            Figure::QapPGe => "qap_p_ge",
            Figure::QapPLe => "qap_p_le",
            Figure::QapPTwoSided => "qap_p_two_sided",
            Figure::QapQ => "qap_q",
            Figure::OddsRatio => "odds_ratio",
        }
    }

    /// Its heading.
    pub fn name(self) -> Text {
        match self {
            Figure::PortraitDivergence => Text { en: "portrait", nl: "portret" },
            Figure::Netlsd => Text { en: "NetLSD", nl: "NetLSD" },
            Figure::DegreeProfile => Text { en: "degree profile", nl: "graadprofiel" },
            Figure::Jaccard => Text { en: "Jaccard", nl: "Jaccard" },
            Figure::Hamming => Text { en: "Hamming", nl: "Hamming" },
            Figure::Deltacon => Text { en: "DeltaCon", nl: "DeltaCon" },
            Figure::QapR => Text { en: "QAP r", nl: "QAP r" },
            Figure::QapPGe => Text { en: "p of as much", nl: "p van evenveel" },
            Figure::QapPLe => Text { en: "p of as little", nl: "p van even weinig" },
            Figure::QapPTwoSided => Text { en: "p two-sided", nl: "p tweezijdig" },
            Figure::QapQ => Text { en: "q", nl: "q" },
            Figure::OddsRatio => Text { en: "odds ratio", nl: "kansverhouding" },
        }
    }

    /// Whether it says how far two networks are from each other, or how near; chances do not.
    pub fn is_distance(self) -> bool {
        !self.with_itself().is_nan()
    }

    /// Whether people see it only where they ask for it.
    pub(super) fn is_detail(self) -> bool {
        matches!(self, Figure::Hamming | Figure::QapPGe | Figure::QapPLe | Figure::QapQ | Figure::OddsRatio)
    }

    /// Whether it is a chance, of which the first digits matter.
    pub(super) fn is_chance(self) -> bool {
        matches!(self, Figure::QapPGe | Figure::QapPLe | Figure::QapPTwoSided | Figure::QapQ)
    }

    /// What a network has with itself: no distance, and everything in common.
    pub(super) fn with_itself(self) -> f64 {
        match self {
            Figure::Jaccard | Figure::QapR => 1.0,
            Figure::QapPGe | Figure::QapPLe | Figure::QapPTwoSided | Figure::QapQ | Figure::OddsRatio => f64::NAN,
            _ => 0.0,
        }
    }
}

/// One pair.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) shared: usize,
    shapes: [f64; 3],
    ties: Option<TieChange>,
    deltacon: f64,
    pub(super) qap: Option<Qap>,
    corrected: f64,
}

impl Pair {
    pub(super) fn new(one: &Compared, other: &Compared, options: &QapOptions) -> Pair {
        let enough = one.graph.node_count().min(other.graph.node_count()) >= LEAST_NODES;
        let portrait = match (&one.portrait, &other.portrait) {
            (Some(one), Some(other)) => portrait_divergence(one, other, Formula::Of2019),
            _ => f64::NAN,
        };
        let heat = match (&one.heat, &other.heat) {
            (Some(one), Some(other)) => heat_distance(one, other),
            _ => f64::NAN,
        };
        let degrees = if enough { degree_profile_distance(&one.graph, &other.graph) } else { f64::NAN };
        let (first, second) = on_shared(one, other);
        let shared = first.node_count();
        Pair {
            shared,
            shapes: [portrait, heat, degrees],
            ties: (shared > 1).then(|| tie_change(&first, &second)),
            deltacon: if shared >= LEAST_NODES { deltacon(&first, &second).unwrap_or(f64::NAN) } else { f64::NAN },
            qap: qap(&first, &second, options).ok(),
            corrected: f64::NAN,
        }
    }

    pub(super) fn value(&self, figure: Figure) -> f64 {
        let ties = |of: fn(&TieChange) -> f64| self.ties.as_ref().map_or(f64::NAN, of);
        let qap = |of: fn(&Qap) -> f64| self.qap.as_ref().map_or(f64::NAN, of);
        match figure {
            Figure::PortraitDivergence => self.shapes[0],
            Figure::Netlsd => self.shapes[1],
            Figure::DegreeProfile => self.shapes[2],
            Figure::Jaccard => ties(TieChange::jaccard),
            Figure::Hamming => ties(TieChange::hamming),
            Figure::Deltacon => self.deltacon,
            Figure::QapR => qap(|found| found.correlation),
            Figure::QapPGe => qap(Qap::p_ge),
            Figure::QapPLe => qap(Qap::p_le),
            Figure::QapPTwoSided => qap(Qap::p_two_sided),
            Figure::QapQ => self.corrected,
            Figure::OddsRatio => ties(TieChange::odds_ratio),
        }
    }
}

/// The two graphs on the nodes that both have. Nodes stand in order of their ids, so that they stand in the same order in both.
fn on_shared(one: &Compared, other: &Compared) -> (CompactGraph, CompactGraph) {
    let among = |ids: &[String], others: &[String]| -> Vec<bool> {
        ids.iter().map(|id| others.binary_search(id).is_ok()).collect()
    };
    let first = one.graph.induced(&among(&one.ids, &other.ids)).0;
    let second = other.graph.induced(&among(&other.ids, &one.ids)).0;
    (first, second)
}

impl Pair {
    /// Whether no order is as far from the mean as what was observed, and so many pairs were looked at that this tells nothing.
    pub(super) fn is_untold(&self) -> bool {
        self.qap.as_ref().is_some_and(|found| !found.exact && found.as_far == 0) && self.corrected > NOTABLE
    }
}

/// A chance from which on a pair is worth a sentence.
const NOTABLE: f64 = 0.05;

/// The most steps that orders take which nobody asked for: of each of them as many as there are ties.
const MOST_STEPS: usize = 4_000_000_000;

/// How many pairs have a chance.
pub(super) fn tested(pairs: &[Pair]) -> usize {
    pairs.iter().filter(|pair| pair.qap.is_some()).count()
}

/// Which networks the pairs are of, in their order.
pub(super) fn places(networks: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..networks).flat_map(move |one| (one + 1..networks).map(move |other| (one, other)))
}

/// Gives pairs beyond all orders so many of them that one pair alone can stand out, if these can be waited for.
pub(super) fn more_orders(networks: &[Compared], pairs: &mut [Pair], options: &QapOptions) {
    let enough = QapOptions { permutations: draws_to_tell(tested(pairs), 1), ..*options };
    let untold: Vec<(usize, (usize, usize))> =
        places(networks.len()).enumerate().filter(|(at, _)| pairs[*at].is_untold()).collect();
    let ties = untold.iter().map(|(_, (one, _))| networks[*one].graph.edge_count() + 1).fold(0, usize::saturating_add);
    if enough.permutations <= options.permutations || ties.saturating_mul(enough.permutations) > MOST_STEPS {
        return;
    }
    for (at, (one, other)) in untold {
        let (first, second) = on_shared(&networks[one], &networks[other]);
        pairs[at].qap = qap(&first, &second, &enough).ok();
    }
    correct(pairs);
}

/// Corrects the two-sided chances of all pairs for their number.
pub(super) fn correct(pairs: &mut [Pair]) {
    let looked_at = tested(pairs);
    let tested = pairs.iter_mut().filter(|pair| pair.qap.is_some());
    multiple_testing::correct(tested, looked_at, |pair| pair.value(Figure::QapPTwoSided), |pair, q| pair.corrected = q);
}
