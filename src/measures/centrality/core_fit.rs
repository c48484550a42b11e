//! How well a given core fits.

use super::core_periphery::{BETWEEN, PARTS};
use crate::graph::core_periphery::fit;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Measure, Need, Params, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const CORE_FIT: Measure = Measure {
    id: "core-fit",
    level: Level::Network,
    name: Text { en: "Fit of a given core", nl: "Passing van een gegeven kern" },
    meaning: Text {
        en: "How well the network fits the nodes named as its core, with all others as periphery.",
        nl: "Hoe goed het netwerk past bij de genoemde knopen als kern, met alle anderen als rand.",
    },
    formula: "Pearson correlation of a(i,j) with the ideal of core-periphery, for the core that is given",
    reading: Text {
        en: "1: those named are a closed core and all others a periphery. 0: their being core explains nothing. Far below core-periphery: another core fits better.",
        nl: "1: de genoemden vormen een gesloten kern en alle anderen een rand. 0: dat zij kern zijn verklaart niets. Ver onder core-periphery: een andere kern past beter.",
    },
    caution: Text {
        en: "It tests a claim about ties, not about authority or money. Members of a steering group meet by design, so some fit is no news.",
        nl: "Het toetst een bewering over relaties, niet over gezag of geld. Leden van een stuurgroep ontmoeten elkaar per definitie; enige passing is dus geen nieuws.",
    },
    direction: DirectionUse::Follows,
    weights: WeightUse::Ignores,
    unit: Unit::Balance,
    listens: &[],
    needs: &[Need::Members],
    reference: "Borgatti & Everett 1999",
    compute: Compute::Parts(PARTS, core_fit),
};

/// The fit of the members as a core, for three ideas of what lies between core and periphery.
///
/// # Definition
///
/// The Pearson correlation of ties with the ideal, as in core-periphery, for this core.
///
/// # Reading it
///
/// Tests a claim: whether those who are called the core are one. Compare with the best fit, core-periphery.
///
/// # Conventions
///
/// Direction: followed; ordered pairs then. Weights: ignored. Self-ties and parallel ties are gone before: the
/// compact graph has none.
///
/// # Undefined when
///
/// No members: `not_given`. Either side without room to vary, or all or none tied: `no_variance`.
///
/// # Cost
///
/// O(m).
///
/// # Checked against
///
/// tests/reference (numpy 1.26.4, scipy 1.17.1).
///
/// # References
///
/// Borgatti & Everett 1999, doi:10.1016/S0378-8733(99)00019-2. Kojaku & Masuda 2018, doi:10.1088/1367-2630/aab547.
///
/// # Example
///
/// ```
/// use verbinder::graph::CompactGraph;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::centrality::core_fit::core_fit;
///
/// let star = CompactGraph::undirected(5, &[(0, 1), (0, 2), (0, 3), (0, 4)]);
/// let known = Known { members: Some(&[0]), ..Known::new(&star) };
/// assert!((core_fit(&known, &Params::default())[1].value() - 1.0).abs() < 1e-12);
/// ```
pub fn core_fit(known: &Known<'_>, _: &Params) -> Vec<Scores> {
    let members = known.members.unwrap_or_default();
    let mut core = vec![false; known.graph.node_count()];
    members.iter().for_each(|&member| core[member] = true);
    let reason = if members.is_empty() { Reason::NotGiven } else { Reason::NoVariance };
    BETWEEN.map(|between| Scores::from_results([fit(known.graph, &core, between).ok_or(reason)])).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CompactGraph;

    fn of(graph: &CompactGraph, members: &[usize]) -> Vec<Scores> {
        core_fit(&Known { members: Some(members), ..Known::new(graph) }, &Params::default())
    }

    // A path of four around the two in the middle. Between core and rest anything: the two are tied, the ends are not. All tied: three of
    // the five pairs with the core are, and the sixth is not: (6 · 3 − 3 · 5) / √(3 · 3 · 5 · 1). None tied: only the pair of the core of
    // three ties is as it should be: (6 · 1 − 3 · 1) / √(3 · 3 · 1 · 5).
    #[test]
    fn a_path_around_its_middle() {
        let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
        let found = of(&path, &[1, 2]);
        for (column, expected) in found.iter().zip([1.0, 3.0 / 45.0_f64.sqrt(), 3.0 / 45.0_f64.sqrt()]) {
            assert!((column.value() - expected).abs() < 1e-12, "{found:?}");
        }
        // One alone has no pair within; the three with it are tied in two of three cases: (6 · 2 − 3 · 3) / √(3 · 3 · 3 · 3).
        let found = of(&path, &[1]);
        assert!((found[1].value() - 1.0 / 3.0).abs() < 1e-12, "{found:?}");
        assert_eq!((found[0].reason(0), found[2].reason(0)), (Some(Reason::NoVariance), Some(Reason::NoVariance)));
    }

    #[test]
    fn without_members_nothing_is_asked() {
        let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
        let columns = of(&path, &[]);
        assert_eq!(columns.iter().map(|column| column.reason(0)).collect::<Vec<_>>(), [Some(Reason::NotGiven); 3]);
    }
}
