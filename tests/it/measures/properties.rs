//! What must hold for every measure on every graph.

use super::graphs::{Plan, World, plans, random, same, star};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use verbinder::graph::CompactGraph;
use verbinder::graph::random::Stream;
use verbinder::measures::clusters::{LeidenOptions, leiden};
use verbinder::measures::{
    Along, Closeness, CoreDegree, Cost, FewPartners, Known, Level, MEASURES, Measure, Need, Normalization, Params,
    Precision, Reciprocity, Scale, Scores, Spread, Unit, WeightUse,
};

/// The default parameters, and all of them changed.
fn choices() -> [Params; 2] {
    let changed = Params {
        normalization: Normalization::Normalized,
        along: Along::In,
        cost: Cost::Strength,
        closeness: Closeness::Component,
        scale: Scale::LengthOne,
        damping: 0.5,
        core_degree: CoreDegree::Total,
        steps: 3,
        few_partners: FewPartners::Exclude,
        reciprocity: Reciprocity::Pairs,
        alpha: Some(0.05),
        strength_exponent: 0.25,
        spread: Spread::Sample,
        permutations: 99,
        draws: 9,
        seed: 3,
        // Estimates keep another promise, which has tests of its own.
        precision: Precision::Exact,
    };
    [Params::default(), changed]
}

fn bits(columns: &[Scores]) -> Vec<u64> {
    columns.iter().flat_map(|scores| &scores.values).map(|value| value.to_bits()).collect()
}

/// All values of a measure, column after column.
fn values(world: &World, measure: &Measure, params: &Params) -> Vec<f64> {
    world.columns(measure, params).into_iter().flat_map(|scores| scores.values).collect()
}

fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    Stream::new(seed, 0).shuffle(&mut order);
    order
}

/// The unit of each column.
fn units(measure: &Measure) -> Vec<Unit> {
    if measure.parts().is_empty() { vec![measure.unit] } else { measure.parts().iter().map(|part| part.unit).collect() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scores_have_the_right_length_and_every_gap_a_reason(plan in plans()) {
        let world = plan.world();
        for measure in MEASURES {
            for params in choices() {
                let columns = world.columns(measure, &params);
                prop_assert_eq!(columns.len(), measure.parts().len().max(1), "{}", measure.id);
                for scores in columns {
                    let expected = world.rows(measure);
                    prop_assert_eq!(scores.values.len(), expected, "{}", measure.id);
                    let gaps: BTreeSet<usize> = (0..expected).filter(|&i| scores.values[i].is_nan()).collect();
                    let reasons: Vec<usize> =
                        scores.undefined.iter().flat_map(|because| because.which.clone()).collect();
                    prop_assert_eq!(reasons.len(), gaps.len(), "{}: one reason each", measure.id);
                    prop_assert_eq!(reasons.into_iter().collect::<BTreeSet<_>>(), gaps, "{}", measure.id);
                    prop_assert!(scores.values.iter().all(|value| !value.is_infinite()), "{}", measure.id);
                }
            }
        }
    }

    #[test]
    fn names_of_nodes_do_not_matter(plan in plans(), seed in any::<u64>()) {
        let new = shuffled(plan.nodes, seed);
        let (world, other) = (plan.world(), plan.relabelled(&new).world());
        // A search may miss the best division under some names and not under others; how seldom is held in clusters.rs.
        for measure in MEASURES.iter().filter(|measure| measure.id != "best-modularity") {
            let (graph, there) = (world.graph(measure), other.graph(measure));
            for params in choices() {
                for (ours, theirs) in world.columns(measure, &params).iter().zip(other.columns(measure, &params)) {
                    for (index, value) in ours.values.iter().enumerate() {
                        let at = match measure.level {
                            Level::Node => new[index],
                            Level::Tie => {
                                let (a, b) = graph.edges()[index];
                                there.edge_between(new[a as usize], new[b as usize]).unwrap()
                            }
                            Level::Group | Level::GroupPair | Level::Network => index,
                        };
                        prop_assert!(
                            same(*value, theirs.values[at]), "{}: {value} and {}", measure.id, theirs.values[at]
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn order_of_edges_does_not_matter(plan in plans(), seed in any::<u64>()) {
        let order = shuffled(plan.edges.len(), seed);
        let mut other = plan.clone();
        other.edges = order.iter().map(|&edge| plan.edges[edge]).collect();
        if !plan.directed {
            for edge in other.edges.iter_mut().step_by(2) {
                *edge = (edge.1, edge.0, edge.2);
            }
        }
        let (world, graph, other) = (plan.world(), other.graph(), other.world());
        for measure in MEASURES {
            let params = Params::default();
            prop_assert_eq!(
                bits(&world.columns(measure, &params)), bits(&other.columns(measure, &params)), "{}", measure.id
            );
        }
        let options = LeidenOptions { runs: 3, ..LeidenOptions::default() };
        prop_assert_eq!(leiden(&plan.graph(), &options), leiden(&graph, &options));
    }

    #[test]
    fn ties_of_strength_one_are_ties_without_strength(plan in plans()) {
        let ones = Plan {
            weighted: true,
            edges: plan.edges.iter().map(|&(a, b, _)| (a, b, 1.0)).collect(),
            ..plan.clone()
        }.world();
        let plain = Plan { weighted: false, ..plan }.world();
        for measure in MEASURES {
            for params in choices() {
                let (a, b) = (values(&ones, measure, &params), values(&plain, measure, &params));
                let equal = a.iter().zip(&b).all(|(x, y)| same(*x, *y));
                prop_assert!(equal, "{}: {a:?} and {b:?}", measure.id);
            }
        }
    }

    #[test]
    fn numbers_stay_within_what_their_unit_allows(plan in plans()) {
        let world = Plan { weighted: false, ..plan }.world();
        for measure in MEASURES {
            for params in choices() {
                for (scores, unit) in world.columns(measure, &params).iter().zip(units(measure)) {
                    for value in scores.values.iter().filter(|value| !value.is_nan()) {
                        let least = match unit {
                            Unit::Deviation => f64::NEG_INFINITY,
                            Unit::Balance => -1.0,
                            _ => 0.0,
                        };
                        prop_assert!(*value > least - 1e-12, "{} {value}", measure.id);
                        let bounded = matches!(unit, Unit::Share | Unit::Balance | Unit::Chance)
                            || (params.normalization == Normalization::Normalized
                                && measure.listens.contains(&verbinder::measures::Listens::Normalization));
                        prop_assert!(!bounded || *value < 1.0 + 1e-12, "{} {value}", measure.id);
                        let whole = *value == 0.0 || *value == 1.0;
                        prop_assert!(unit != Unit::YesNo || whole, "{} {value}", measure.id);
                    }
                }
            }
        }
    }

    // Measures that say they ignore a choice must ignore it.
    #[test]
    fn what_a_measure_does_not_listen_to_changes_nothing(plan in plans()) {
        use verbinder::measures::Listens;
        let world = plan.world();
        let plain = Params::default();
        let changes: &[(Listens, Params)] = &[
            (Listens::Normalization, Params { normalization: Normalization::Normalized, ..plain }),
            (Listens::Along, Params { along: Along::In, ..plain }),
            (Listens::Closeness, Params { closeness: Closeness::Component, ..plain }),
            (Listens::Scale, Params { scale: Scale::LengthOne, ..plain }),
            (Listens::Damping, Params { damping: 0.5, ..plain }),
            (Listens::CoreDegree, Params { core_degree: CoreDegree::Total, ..plain }),
            (Listens::Steps, Params { steps: 1, ..plain }),
            (Listens::FewPartners, Params { few_partners: FewPartners::Exclude, ..plain }),
            (Listens::Reciprocity, Params { reciprocity: Reciprocity::Pairs, ..plain }),
            (Listens::Alpha, Params { alpha: Some(0.03), ..plain }),
            (Listens::StrengthExponent, Params { strength_exponent: 1.5, ..plain }),
            (Listens::Spread, Params { spread: Spread::Sample, ..plain }),
            (Listens::Permutations, Params { permutations: 19, ..plain }),
            (Listens::Draws, Params { draws: 3, ..plain }),
            (Listens::Seed, Params { seed: 2, ..plain }),
            (Listens::Precision, Params { precision: Precision::Within(0.2), ..plain }),
        ];
        for measure in MEASURES {
            let before = world.columns(measure, &plain);
            for (choice, params) in changes {
                if !measure.listens.contains(choice) {
                    prop_assert_eq!(
                        bits(&before), bits(&world.columns(measure, params)), "{} {:?}", measure.id, choice
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_ignored_makes_no_difference(plan in plans()) {
        use verbinder::graph::compact::Merge;
        use verbinder::measures::DirectionUse;
        let graph = plan.graph();
        let world = plan.world();
        let plain = World::new(graph.unweighted(), &plan.called);
        let flat = World::new(graph.symmetrised(Merge::Max), &plan.called);
        for measure in MEASURES {
            let ours = world.columns(measure, &Params::default());
            if measure.weights == WeightUse::Ignores {
                prop_assert_eq!(bits(&ours), bits(&plain.columns(measure, &Params::default())), "{}", measure.id);
            }
            if measure.direction == DirectionUse::Ignores && measure.level != Level::Tie {
                prop_assert_eq!(bits(&ours), bits(&flat.columns(measure, &Params::default())), "{}", measure.id);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    // Which of the two modes is called the second is a name: columns of actors and of structures trade places, no number changes.
    #[test]
    fn two_modes_are_treated_alike(plan in plans()) {
        let world = Plan { directed: false, ..plan }.world();
        let swapped = world.modes_swapped();
        let trade = |id: &str| match id.strip_prefix("actors") {
            Some(rest) => format!("structures{rest}"),
            None => id.strip_prefix("structures").map_or_else(|| id.to_owned(), |rest| format!("actors{rest}")),
        };
        for measure in MEASURES.iter().filter(|measure| measure.needs.contains(&Need::Modes)) {
            let (ours, theirs) = (world.columns(measure, &Params::default()), swapped.columns(measure, &Params::default()));
            for (index, scores) in ours.iter().enumerate() {
                let there = measure.parts().get(index).map_or(index, |part| {
                    measure.parts().iter().position(|other| other.id == trade(part.id)).expect("a twin")
                });
                let alike = scores.values.iter().zip(&theirs[there].values).all(|(a, b)| same(*a, *b));
                prop_assert!(alike, "{}: {:?} and {:?}", measure.id, scores.values, theirs[there].values);
            }
        }
    }

    // A choice of lengths is heard by whatever follows weighted paths, and by nothing else.
    #[test]
    fn the_cost_rule_concerns_weighted_paths_only(plan in plans()) {
        let world = plan.world();
        let plain = Params::default();
        for measure in MEASURES {
            if measure.weights == WeightUse::Distance && plan.weighted {
                let hops = values(&World::new(plan.graph().unweighted(), &plan.called), measure, &plain);
                let chosen = values(&world, measure, &Params { cost: Cost::Hops, ..plain });
                prop_assert!(chosen.iter().zip(&hops).all(|(a, b)| same(*a, *b)), "{}: {chosen:?} {hops:?}", measure.id);
            } else {
                for cost in [Cost::Hops, Cost::Strength] {
                    let (before, after) = (world.columns(measure, &plain), world.columns(measure, &Params { cost, ..plain }));
                    prop_assert_eq!(bits(&before), bits(&after), "{} {:?}", measure.id, cost);
                }
            }
        }
    }
}

// Big enough for every chunk of work to hold several sources.
#[test]
fn the_number_of_threads_changes_no_bit() {
    for (directed, weighted) in [(false, false), (false, true), (true, false), (true, true)] {
        let plan = random(300, 1200, directed, weighted);
        let (graph, world) = (plan.graph(), plan.world());
        // Enough shuffles for every chunk of them to hold several.
        let params = Params { permutations: 199, draws: 99, ..Params::default() };
        let options = LeidenOptions { runs: 16, ..LeidenOptions::default() };
        let run = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| {
                let scores: BTreeMap<&str, Vec<u64>> =
                    MEASURES.iter().map(|measure| (measure.id, bits(&world.columns(measure, &params)))).collect();
                (scores, leiden(&graph, &options))
            })
        };
        let alone = run(1);
        assert!(alone == run(2) && alone == run(5));
    }
}

// A star is as centralised as can be, whatever is centralised; a ring not at all.
#[test]
fn stars_have_centralization_one_and_rings_none() {
    let ring: Vec<(u32, u32)> = (0..7).map(|node| (node, (node + 1) % 7)).collect();
    let ring = CompactGraph::undirected(7, &ring);
    let of_one_mode = |measure: &&Measure| measure.id.ends_with("-centralization") && measure.needs.is_empty();
    let measures: Vec<_> = MEASURES.iter().filter(of_one_mode).collect();
    assert_eq!(measures.len(), 5);
    // The last column: that of the eigenvector is by the star, the one before by igraph's maximum.
    let value = |measure: &Measure, graph: &CompactGraph| {
        measure.run(&Known::new(graph), &Params::default()).unwrap().last().unwrap().value()
    };
    for measure in measures {
        for leaves in [2, 5, 12] {
            assert!(same(value(measure, &star(leaves)), 1.0), "{}", measure.id);
        }
        assert!(same(value(measure, &ring), 0.0), "{}", measure.id);
    }
}
