//! What must hold for every measure on every graph.

use super::graphs::{Plan, plans, random, same, star};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use verbinder::graph::CompactGraph;
use verbinder::graph::random::Stream;
use verbinder::measures::clusters::{LeidenOptions, leiden};
use verbinder::measures::{
    Along, Closeness, CoreDegree, FewPartners, Level, MEASURES, Normalization, Params, Reciprocity, Scale, Scores, Unit,
};

/// The default parameters, and all of them changed.
fn choices() -> [Params; 2] {
    let changed = Params {
        normalization: Normalization::Normalized,
        along: Along::In,
        closeness: Closeness::Component,
        scale: Scale::LengthOne,
        damping: 0.5,
        core_degree: CoreDegree::Total,
        steps: 3,
        few_partners: FewPartners::Exclude,
        reciprocity: Reciprocity::Pairs,
    };
    [Params::default(), changed]
}

fn bits(scores: &Scores) -> Vec<u64> {
    scores.values.iter().map(|value| value.to_bits()).collect()
}

fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    Stream::new(seed, 0).shuffle(&mut order);
    order
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scores_have_the_right_length_and_every_gap_a_reason(plan in plans()) {
        let graph = plan.graph();
        for measure in MEASURES {
            for params in choices() {
                let scores = (measure.compute)(&graph, &params);
                let expected = match measure.level {
                    Level::Node => graph.node_count(),
                    Level::Tie => graph.edge_count(),
                    Level::Network => 1,
                };
                prop_assert_eq!(scores.values.len(), expected, "{}", measure.id);
                let gaps: BTreeSet<usize> = (0..expected).filter(|&i| scores.values[i].is_nan()).collect();
                let reasons: Vec<usize> = scores.undefined.iter().flat_map(|because| because.which.clone()).collect();
                prop_assert_eq!(reasons.len(), gaps.len(), "{}: one reason each", measure.id);
                prop_assert_eq!(reasons.into_iter().collect::<BTreeSet<_>>(), gaps, "{}", measure.id);
                prop_assert!(scores.values.iter().all(|value| !value.is_infinite()), "{}", measure.id);
            }
        }
    }

    #[test]
    fn names_of_nodes_do_not_matter(plan in plans(), seed in any::<u64>()) {
        let new = shuffled(plan.nodes, seed);
        let (graph, other) = (plan.graph(), plan.relabelled(&new).graph());
        for measure in MEASURES {
            for params in choices() {
                let ours = (measure.compute)(&graph, &params).values;
                let theirs = (measure.compute)(&other, &params).values;
                for (index, value) in ours.iter().enumerate() {
                    let there = match measure.level {
                        Level::Node => new[index],
                        Level::Tie => {
                            let (a, b) = graph.edges()[index];
                            other.edge_between(new[a as usize], new[b as usize]).unwrap()
                        }
                        Level::Network => 0,
                    };
                    prop_assert!(same(*value, theirs[there]), "{}: {value} and {}", measure.id, theirs[there]);
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
        let (graph, other) = (plan.graph(), other.graph());
        for measure in MEASURES {
            let params = Params::default();
            prop_assert_eq!(
                bits(&(measure.compute)(&graph, &params)), bits(&(measure.compute)(&other, &params)), "{}", measure.id
            );
        }
        let options = LeidenOptions { runs: 3, ..LeidenOptions::default() };
        prop_assert_eq!(leiden(&graph, &options), leiden(&other, &options));
    }

    #[test]
    fn ties_of_strength_one_are_ties_without_strength(plan in plans()) {
        let ones = Plan {
            weighted: true,
            edges: plan.edges.iter().map(|&(a, b, _)| (a, b, 1.0)).collect(),
            ..plan.clone()
        }.graph();
        let plain = Plan { weighted: false, ..plan }.graph();
        for measure in MEASURES {
            for params in choices() {
                let (a, b) = ((measure.compute)(&ones, &params), (measure.compute)(&plain, &params));
                let equal = a.values.iter().zip(&b.values).all(|(x, y)| same(*x, *y));
                prop_assert!(equal, "{}: {:?} and {:?}", measure.id, a.values, b.values);
            }
        }
    }

    #[test]
    fn shares_lie_between_nought_and_one(plan in plans()) {
        let graph = Plan { weighted: false, ..plan }.graph();
        for measure in MEASURES {
            for params in choices() {
                let values = (measure.compute)(&graph, &params).values;
                let defined = values.iter().filter(|value| !value.is_nan());
                for value in defined {
                    prop_assert!(*value > -1e-12, "{} {value}", measure.id);
                    let bounded = measure.unit == Unit::Share
                        || (params.normalization == Normalization::Normalized
                            && measure.listens.contains(&verbinder::measures::Listens::Normalization));
                    prop_assert!(!bounded || *value < 1.0 + 1e-12, "{} {value}", measure.id);
                    let whole = *value == 0.0 || *value == 1.0;
                    prop_assert!(measure.unit != Unit::YesNo || whole, "{} {value}", measure.id);
                }
            }
        }
    }

    // Measures that say they ignore a choice must ignore it.
    #[test]
    fn what_a_measure_does_not_listen_to_changes_nothing(plan in plans()) {
        use verbinder::measures::Listens;
        let graph = plan.graph();
        let plain = Params::default();
        let changes: [(Listens, Params); 9] = [
            (Listens::Normalization, Params { normalization: Normalization::Normalized, ..plain }),
            (Listens::Along, Params { along: Along::In, ..plain }),
            (Listens::Closeness, Params { closeness: Closeness::Component, ..plain }),
            (Listens::Scale, Params { scale: Scale::LengthOne, ..plain }),
            (Listens::Damping, Params { damping: 0.5, ..plain }),
            (Listens::CoreDegree, Params { core_degree: CoreDegree::Total, ..plain }),
            (Listens::Steps, Params { steps: 1, ..plain }),
            (Listens::FewPartners, Params { few_partners: FewPartners::Exclude, ..plain }),
            (Listens::Reciprocity, Params { reciprocity: Reciprocity::Pairs, ..plain }),
        ];
        for measure in MEASURES {
            let before = (measure.compute)(&graph, &plain);
            for (choice, params) in &changes {
                if !measure.listens.contains(choice) {
                    prop_assert_eq!(
                        bits(&before), bits(&(measure.compute)(&graph, params)), "{} {:?}", measure.id, choice
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_ignored_makes_no_difference(plan in plans()) {
        use verbinder::graph::compact::Merge;
        use verbinder::measures::{DirectionUse, WeightUse};
        let graph = plan.graph();
        let (plain, flat) = (graph.unweighted(), graph.symmetrised(Merge::Max));
        for measure in MEASURES {
            let ours = (measure.compute)(&graph, &Params::default());
            if measure.weights == WeightUse::Ignores {
                prop_assert_eq!(bits(&ours), bits(&(measure.compute)(&plain, &Params::default())), "{}", measure.id);
            }
            if measure.direction == DirectionUse::Ignores && measure.level != Level::Tie {
                prop_assert_eq!(bits(&ours), bits(&(measure.compute)(&flat, &Params::default())), "{}", measure.id);
            }
        }
    }
}

// Big enough for every chunk of work to hold several sources.
#[test]
fn the_number_of_threads_changes_no_bit() {
    for (directed, weighted) in [(false, false), (false, true), (true, false), (true, true)] {
        let graph = random(300, 1200, directed, weighted).graph();
        let options = LeidenOptions { runs: 16, ..LeidenOptions::default() };
        let run = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| {
                let scores: BTreeMap<&str, Vec<u64>> = MEASURES
                    .iter()
                    .map(|measure| (measure.id, bits(&(measure.compute)(&graph, &Params::default()))))
                    .collect();
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
    let measures: Vec<_> = MEASURES.iter().filter(|measure| measure.id.ends_with("-centralization")).collect();
    assert_eq!(measures.len(), 3);
    for measure in measures {
        for leaves in [2, 5, 12] {
            let value = (measure.compute)(&star(leaves), &Params::default()).value();
            assert!(same(value, 1.0), "{} {value}", measure.id);
        }
        assert!(same((measure.compute)(&ring, &Params::default()).value(), 0.0), "{}", measure.id);
    }
}
