//! The figures that networks are compared on: what each needs, and whether size alone moves it.

use crate::graph::CompactGraph;
use crate::measures::{self, Known, Measure, Params, Reason, Scores};
use crate::studies::significance::Significance;
use crate::text::Text;

/// Below this many nodes a network is only counted.
pub const ONLY_COUNTS: usize = 5;
/// Below this many nodes no centralization, no transitivity, no core.
pub const NO_SHAPE: usize = 10;
/// From this number of times as many nodes two networks are of different size.
const DIFFERENT_SIZE: f64 = 1.2;
/// Above this many nodes the search for the best core takes longer than a comparison should.
const MOST_FOR_CORE: usize = 400;

/// Whether networks of these numbers of nodes are so unequal that figures which move with size differ by that alone.
pub(crate) fn are_unequal(least: usize, most: usize) -> bool {
    most as f64 >= DIFFERENT_SIZE * least as f64
}

/// One figure of a whole network.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// Column in results.
    pub id: &'static str,
    /// Heading.
    pub name: Text,
    /// Fewest nodes for which it says anything.
    pub least: usize,
    /// Whether it is a whole number.
    pub whole: bool,
    /// Whether a terminal has room for it.
    pub shown: bool,
    /// Whether networks of unequal size may stand side by side on it as it is; the others move with size by themselves.
    pub fair: bool,
    /// Whether it varies over random networks of the same size and number of ties, so that it can be judged against them.
    pub varies: bool,
    /// The registered measure; of one with several columns the first counts.
    pub measure: &'static str,
}

impl Figure {
    /// The measure itself.
    pub fn registered(&self) -> &'static Measure {
        measures::find(self.measure).expect("a measure named in the code is registered")
    }

    /// Its value; NaN where it is undefined, where the network is too small for it, or too large for the search that it takes.
    pub fn of(&self, graph: &CompactGraph, params: &Params) -> f64 {
        let n = graph.node_count();
        if n < self.least || (self.measure == "core-periphery" && n > MOST_FOR_CORE) {
            return f64::NAN;
        }
        self.whatever_its_size(graph, params)
    }

    /// Its value also where the network is too small for it to say much, as of one with somebody left out.
    pub(crate) fn whatever_its_size(&self, graph: &CompactGraph, params: &Params) -> f64 {
        let columns = self.registered().run(&Known::new(graph), params).unwrap_or_default();
        columns.first().map_or(f64::NAN, Scores::value)
    }
}

/// Every figure, in the order of columns.
pub const FIGURES: &[Figure] = &[
    Figure {
        id: "average_degree",
        name: Text { en: "partners per node", nl: "partners per knoop" },
        least: 1,
        whole: false,
        shown: true,
        fair: true,
        varies: false,
        measure: "average-degree",
    },
    Figure {
        id: "isolates",
        name: Text { en: "isolates", nl: "zonder relatie" },
        least: 1,
        whole: true,
        shown: false,
        fair: false,
        varies: true,
        measure: "isolates",
    },
    Figure {
        id: "components",
        name: Text { en: "components", nl: "losse delen" },
        least: ONLY_COUNTS,
        whole: true,
        shown: true,
        fair: false,
        varies: true,
        measure: "components",
    },
    Figure {
        id: "cut_points",
        name: Text { en: "cut points", nl: "snijpunten" },
        least: ONLY_COUNTS,
        whole: true,
        shown: true,
        fair: false,
        varies: true,
        measure: "cut-points",
    },
    Figure {
        id: "density",
        name: Text { en: "density", nl: "dichtheid" },
        least: ONLY_COUNTS,
        whole: false,
        shown: true,
        fair: false,
        varies: false,
        measure: "density",
    },
    Figure {
        id: "reciprocity",
        name: Text { en: "reciprocity", nl: "wederkerigheid" },
        least: ONLY_COUNTS,
        whole: false,
        shown: false,
        fair: true,
        varies: true,
        measure: "reciprocity",
    },
    Figure {
        id: "degree_centralization",
        name: Text { en: "centralization", nl: "centralisatie" },
        least: NO_SHAPE,
        whole: false,
        shown: true,
        fair: false,
        varies: true,
        measure: "degree-centralization",
    },
    Figure {
        id: "betweenness_centralization",
        name: Text { en: "centralization (between)", nl: "centralisatie (tussen)" },
        least: NO_SHAPE,
        whole: false,
        shown: false,
        fair: false,
        varies: true,
        measure: "betweenness-centralization",
    },
    Figure {
        id: "transitivity",
        name: Text { en: "transitivity", nl: "transitiviteit" },
        least: NO_SHAPE,
        whole: false,
        shown: true,
        fair: false,
        varies: true,
        measure: "transitivity",
    },
    Figure {
        id: "core_fit",
        name: Text { en: "fit of a core", nl: "passing van een kern" },
        least: NO_SHAPE,
        whole: false,
        shown: false,
        fair: false,
        varies: false,
        measure: "core-periphery",
    },
    Figure {
        id: "fragility",
        name: Text { en: "fragility", nl: "kwetsbaarheid" },
        least: ONLY_COUNTS,
        whole: false,
        shown: true,
        fair: false,
        varies: true,
        measure: "fragility",
    },
];

/// The figure of this name.
pub fn find(id: &str) -> Option<(usize, &'static Figure)> {
    FIGURES.iter().enumerate().find(|(_, figure)| figure.id == id)
}

/// What may be said of a comparison with chance in a network of this size: of fewer than five nodes the figure alone, of fewer than
/// ten no z, because the draws are far from a bell curve. Where the model leaves the figure as it is, mean and deviation alone.
pub fn judged(found: Significance, nodes: usize) -> Significance {
    let none = f64::NAN;
    if nodes < ONLY_COUNTS {
        Significance {
            mean: none,
            sd: none,
            z: none,
            percentile: none,
            p_ge: none,
            p_le: none,
            p_two_sided: none,
            reason: found.reason.filter(|_| found.observed.is_nan()).or(Some(Reason::TooFewNodes)),
            ..found
        }
    } else if found.is_kept() {
        Significance { z: none, percentile: none, p_ge: none, p_le: none, p_two_sided: none, ..found }
    } else if nodes < NO_SHAPE {
        Significance { z: none, ..found }
    } else {
        found
    }
}
