//! Whether a network is closed like a circle of neighbours and yet near like a random one.

use crate::graph::spread::spread;
use crate::graph::{
    CompactGraph, compact::Merge, components, mean_steps::mean_steps, parallel, random_graphs,
    ring_lattice::ring_lattice,
};
use crate::measures::cohesion::transitivity::transitivity;
use crate::measures::{
    Compute, DirectionUse, Known, Level, Listens, Measure, Params, Part, Reason, Scores, Text, Unit, WeightUse,
};

/// The entry in the registry.
pub const SMALL_WORLD: Measure = Measure {
    id: "small-world",
    level: Level::Network,
    name: Text { en: "Small world", nl: "Kleine wereld" },
    meaning: Text {
        en: "Whether partners of partners know each other as in a circle of neighbours, while all are as near to each other as in a random network.",
        nl: "Of partners van partners elkaar kennen als in een kring van buren, terwijl allen zo dicht bij elkaar zijn als in een toevallig netwerk.",
    },
    formula: "σ = (C / C_r) / (L / L_r); ω = L_r / L − C / C_l; C transitivity, L mean distance over pairs with a way between them; _r mean over random networks with the same n and m, _l the ring lattice with the same n and m",
    reading: Text {
        en: "σ well above 1 and ω near 0: closed circles with short ways between them. ω near −1: a chain of neighbours with long ways; ω near 1: short ways and hardly any closed circle, as by chance.",
        nl: "σ ruim boven 1 en ω bij 0: gesloten kringen met korte wegen ertussen. ω bij −1: een keten van buren met lange wegen; ω bij 1: korte wegen en nauwelijks gesloten kringen, als bij toeval.",
    },
    caution: Text {
        en: "σ grows with the size of the network, so it must not be compared between networks of unequal size; two-mode data and projections are closed by construction. Programs differ: networkx takes the mean of local clustering, keeps degrees and draws only a few random networks.",
        nl: "σ groeit met de omvang van het netwerk en mag dus niet tussen netwerken van ongelijke omvang worden vergeleken; projecties van twee soorten zijn door hun constructie gesloten. Programma's verschillen: networkx neemt het gemiddelde van de lokale geslotenheid, houdt de aantallen partners gelijk en trekt maar een paar toevallige netwerken.",
    },
    direction: DirectionUse::Ignores,
    weights: WeightUse::Ignores,
    unit: Unit::Score,
    listens: &[Listens::Draws, Listens::Seed],
    needs: &[],
    reference: "Humphries & Gurney 2008; Telesford et al. 2011",
    compute: Compute::Parts(PARTS, small_world),
};

/// Fewer nodes make no world.
const LEAST_NODES: usize = 20;
/// The least share of nodes in the largest component.
const LEAST_SHARE: f64 = 0.9;

/// Its columns.
const PARTS: &[Part] = &[
    part("sigma", Text { en: "σ", nl: "σ" }, Unit::Score, false),
    part("omega", Text { en: "ω", nl: "ω" }, Unit::Deviation, false),
    part("transitivity", Text { en: "Transitivity", nl: "Geslotenheid" }, Unit::Share, false),
    part("random_transitivity", Text { en: "Random transitivity", nl: "Geslotenheid bij toeval" }, Unit::Share, false),
    part(
        "random_transitivity_sd",
        Text { en: "Its standard deviation", nl: "Standaardafwijking daarvan" },
        Unit::Score,
        true,
    ),
    part("z", Text { en: "z of transitivity", nl: "z van de geslotenheid" }, Unit::Deviation, false),
    part(
        "lattice_transitivity",
        Text { en: "Transitivity of a ring", nl: "Geslotenheid van een ring" },
        Unit::Share,
        false,
    ),
    part("distance", Text { en: "Mean distance", nl: "Gemiddelde afstand" }, Unit::Distance, false),
    part("random_distance", Text { en: "Random distance", nl: "Afstand bij toeval" }, Unit::Distance, false),
    part(
        "random_distance_sd",
        Text { en: "Standard deviation of the distance", nl: "Standaardafwijking van de afstand" },
        Unit::Score,
        true,
    ),
    part("distance_z", Text { en: "z of distance", nl: "z van de afstand" }, Unit::Deviation, true),
];

const fn part(id: &'static str, name: Text, unit: Unit, detail: bool) -> Part {
    Part { id, name, unit, detail }
}

/// The two indices of a small world with all that they are made of.
///
/// # Definition
///
/// σ = (C / C_r) / (L / L_r) and ω = L_r / L − C / C_l, with C the transitivity and L the mean number of steps over pairs
/// with a way between them. C_r and L_r are means over random networks with the same numbers of nodes and ties (G(n, m),
/// 1,000 draws); a draw without paths of two ties has transitivity 0. C_l is the transitivity of the ring lattice with the
/// same numbers: everybody tied to the nearest on a ring, then to the next, until there are as many ties. z is how many
/// standard deviations of the draws C (or L) is above their mean.
///
/// # Reading it
///
/// σ > 1 with z above 2: more closed than by chance at the same distances. ω from about −1 (a lattice) over 0 (a small
/// world) to 1 (random).
///
/// # Conventions
///
/// Direction: ignored; a pair is tied where either arc exists. Weights: ignored. Components: L over all pairs with a way
/// between them, in draws too. Self-ties and parallel ties are gone before: the compact graph has none. Settled: how many
/// draws.
///
/// # Undefined when
///
/// Fewer than 20 nodes: `too_few_nodes`. Less than 90 % of the nodes in the largest component: `disconnected`. Nothing
/// closes in the ring (ω) or in any draw (σ): `nothing_to_close`. z where all draws are equal: `no_variance`. Asked for 0
/// draws: `not_given`.
///
/// # Cost
///
/// O(n m / 64) per draw; random (seed).
///
/// # Checked against
///
/// tests/reference (python-igraph 1.0.0, 2,000 draws: C_r, L_r, σ within the error of both); networkx 3.6.1 for ω, with
/// its random graphs and a ring built there.
///
/// # References
///
/// Humphries & Gurney 2008, doi:10.1371/journal.pone.0002051. Telesford et al. 2011, doi:10.1089/brain.2011.0038. Watts &
/// Strogatz 1998, doi:10.1038/30918.
///
/// # Example
///
/// ```
/// use verbinder::graph::ring_lattice::ring_lattice;
/// use verbinder::measures::{Known, Params};
/// use verbinder::measures::cohesion::small_world::small_world;
///
/// // A ring is as closed as the ring with its numbers, and its ways are long: near −1.
/// let ring = ring_lattice(60, 120);
/// let omega = small_world(&Known::new(&ring), &Params { draws: 50, ..Params::default() })[1].value();
/// assert!(omega > -1.0 && omega < -0.3);
/// ```
pub fn small_world(known: &Known<'_>, params: &Params) -> Vec<Scores> {
    let graph = known.graph.symmetrised(Merge::Max).unweighted();
    match why_not(&graph, params) {
        Some(reason) => vec![Scores::none(reason); PARTS.len()],
        None => indices(&graph, params),
    }
}

/// Why nothing can be said of this graph.
fn why_not(graph: &CompactGraph, params: &Params) -> Option<Reason> {
    let n = graph.node_count();
    if n < LEAST_NODES {
        return Some(Reason::TooFewNodes);
    }
    let largest = components::weak(graph).sizes.into_iter().max().unwrap_or(0);
    if (largest as f64) < LEAST_SHARE * n as f64 {
        return Some(Reason::Disconnected);
    }
    (params.draws == 0).then_some(Reason::NotGiven)
}

fn indices(graph: &CompactGraph, params: &Params) -> Vec<Scores> {
    // Without a path of two ties none closes: NaN becomes 0.
    let closed = |graph: &CompactGraph| transitivity(graph, params).value().max(0.0);
    let distance = |graph: &CompactGraph| mean_steps(graph).unwrap_or(f64::NAN);
    let draws = parallel::long_map(params.draws, |draw| {
        let drawn = random_graphs::same_density(graph, &mut random_graphs::stream(params.seed, draw));
        (closed(&drawn), distance(&drawn))
    });
    let (c, l) = (closed(graph), distance(graph));
    // A single draw has no spread.
    let drawn = |values: Vec<f64>| spread(&values, 1).unwrap_or((values.iter().sum(), 0.0));
    let (c_random, c_sd) = drawn(draws.iter().map(|draw| draw.0).collect());
    let (l_random, l_sd) = drawn(draws.iter().map(|draw| draw.1).collect());
    let c_lattice = closed(&ring_lattice(graph.node_count(), graph.edge_count()));
    let over = |share: f64, by: f64| if by > 0.0 { Ok(share / by) } else { Err(Reason::NothingToClose) };
    let z = |value: f64, (mean, sd): (f64, f64)| {
        if sd > 1e-12 * mean { Ok((value - mean) / sd) } else { Err(Reason::NoVariance) }
    };
    let found = [
        over(c, c_random).map(|ratio| ratio / (l / l_random)),
        over(c, c_lattice).map(|ratio| l_random / l - ratio),
        Ok(c),
        Ok(c_random),
        Ok(c_sd),
        z(c, (c_random, c_sd)),
        Ok(c_lattice),
        Ok(l),
        Ok(l_random),
        Ok(l_sd),
        z(l, (l_random, l_sd)),
    ];
    let mut columns: Vec<Scores> = found.into_iter().map(|value| Scores::from_results([value])).collect();
    columns[0] = std::mem::take(&mut columns[0]).settled("draws", params.draws as f64);
    columns
}
