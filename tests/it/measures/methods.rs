//! Methods of clustering: what must hold for all of them, and values of independent software beyond those of tests/reference.

use super::graphs::{complete, path, plans, star, weighted};
use crate::support::reference::{Reference, reference};
use proptest::prelude::*;
use std::collections::BTreeSet;
use verbinder::graph::compact::Merge;
use verbinder::graph::random::Stream;
use verbinder::graph::{CompactGraph, components};
use verbinder::measures::clusters::profiles::{Comparison, profiles};
use verbinder::measures::clusters::{
    ClusterListens, ClusterOptions, Clustering, GroupCount, METHODS, Partition, Quality, Remark, find, girvan_newman,
    leiden, map_equation, modularity,
};

pub(super) fn run(id: &str, graph: &CompactGraph, options: &ClusterOptions) -> Clustering {
    (find(id).unwrap().find)(graph, options)
}

pub(super) fn usual(id: &str, graph: &CompactGraph) -> Clustering {
    run(id, graph, &ClusterOptions::default())
}

fn few() -> ClusterOptions {
    ClusterOptions { runs: 5, ..ClusterOptions::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_method_gives_a_sound_result_on_every_graph(plan in plans()) {
        let graph = plan.graph();
        let n = graph.node_count();
        let flat = graph.symmetrised(Merge::Max);
        for method in METHODS {
            let found = (method.find)(&graph, &few());
            let again = (method.find)(&graph, &few());
            prop_assert_eq!(format!("{found:?}"), format!("{again:?}"), "{}: not the same twice", method.id);
            for group in &found.groups {
                prop_assert!(group.len() > 1 && group.windows(2).all(|pair| pair[0] < pair[1]), "{}", method.id);
                prop_assert!(group.iter().all(|&node| node < n), "{}", method.id);
                // Pitfall 47: who has no tie is in no cluster.
                prop_assert!(group.iter().all(|&node| flat.degree(node) > 0), "{}", method.id);
            }
            let order: Vec<(std::cmp::Reverse<usize>, &Vec<usize>)> =
                found.groups.iter().map(|group| (std::cmp::Reverse(group.len()), group)).collect();
            prop_assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "{}: by size, then first member", method.id);
            match &found.partition {
                Some(partition) => {
                    prop_assert_eq!(partition.node_count(), n);
                    let groups: Vec<_> = partition.members().into_iter().filter(|group| group.len() > 1).collect();
                    prop_assert_eq!(&groups, &found.groups, "{}", method.id);
                    let value = modularity(&flat, partition, 1.0).unwrap_or(f64::NAN);
                    prop_assert!(super::graphs::same(value, found.modularity), "{}", method.id);
                }
                None => prop_assert!(method.quality == Quality::Definition, "{}", method.id),
            }
            let many = method.listens.contains(&ClusterListens::Runs);
            prop_assert_eq!(found.certainty.len(), if many { n } else { 0 }, "{}", method.id);
            prop_assert!(found.certainty.iter().all(|share| (-1e-12..1.0 + 1e-12).contains(share)), "{}", method.id);
        }
    }

    // Pitfall 46: no method exceeds the best division there is; Leiden's best of many runs bounds them on graphs this small.
    #[test]
    fn nobody_exceeds_the_optimum(plan in plans()) {
        let flat = plan.graph().symmetrised(Merge::Max);
        let best = leiden(&flat, &Default::default()).modularity.unwrap_or(f64::NAN);
        for method in METHODS.iter().filter(|method| method.quality == Quality::Modularity) {
            let found = (method.find)(&flat, &few()).modularity;
            prop_assert!(found <= best + 1e-9 || (found.is_nan() && best.is_nan()), "{} {found} {best}", method.id);
        }
    }

    // Methods without chance and without choices between equals know no names.
    #[test]
    fn names_do_not_matter_to_definitions(plan in plans(), seed in any::<u64>()) {
        let mut new: Vec<usize> = (0..plan.nodes).collect();
        Stream::new(seed, 0).shuffle(&mut new);
        let (graph, other) = (plan.graph(), plan.relabelled(&new).graph());
        for id in ["components", "bicomponents", "k-cores", "k-clique"] {
            let renamed: BTreeSet<BTreeSet<usize>> = usual(id, &graph)
                .groups.iter().map(|group| group.iter().map(|&node| new[node]).collect()).collect();
            let there: BTreeSet<BTreeSet<usize>> =
                usual(id, &other).groups.into_iter().map(|group| group.into_iter().collect()).collect();
            prop_assert_eq!(renamed, there, "{}", id);
        }
        for comparison in [Comparison::Hamming, Comparison::Euclidean, Comparison::Correlation] {
            let (ours, theirs) = (profiles(&graph, comparison), profiles(&other, comparison));
            for a in 0..plan.nodes {
                for b in 0..plan.nodes {
                    prop_assert!(super::graphs::same(ours[a][b], theirs[new[a]][new[b]]));
                }
            }
        }
    }

    // The description without groups is a bound for the best one, and every division's length can be told.
    #[test]
    fn infomap_is_never_longer_than_one_group_or_the_pieces(plan in plans()) {
        let graph = plan.graph();
        let found = run("infomap", &graph, &few());
        if graph.edge_count() == 0 {
            prop_assert!(found.quality.is_nan());
        } else {
            let one = map_equation(&graph, &Partition::from_labels(&vec![0; graph.node_count()])).unwrap();
            let pieces = map_equation(&graph, &Partition::from_labels(&components::weak(&graph).of)).unwrap();
            let singles = map_equation(&graph, &Partition::singletons(graph.node_count())).unwrap();
            prop_assert!(found.quality <= one.min(pieces).min(singles) + 1e-9);
            prop_assert!(super::graphs::same(found.quality, map_equation(&graph, &found.partition.unwrap()).unwrap()));
        }
    }

    // Levels of a network that falls apart are nested, from its pieces to single nodes.
    #[test]
    fn levels_are_nested(plan in plans()) {
        let graph = plan.graph();
        let levels = girvan_newman::levels(&graph);
        prop_assert_eq!(levels[0].count(), components::weak(&graph).count());
        prop_assert_eq!(levels[levels.len() - 1].count(), graph.node_count());
        for pair in levels.windows(2) {
            prop_assert_eq!(pair[1].count(), pair[0].count() + 1);
            for a in 0..graph.node_count() {
                for b in 0..a {
                    prop_assert!(pair[1].group_of(a) != pair[1].group_of(b) || pair[0].group_of(a) == pair[0].group_of(b));
                }
            }
        }
    }
}

/// Cliques of five in a ring, each joined to the next by one tie: the cliques are the only sensible division.
fn ring_of_cliques(cliques: u32) -> CompactGraph {
    let mut edges = Vec::new();
    for clique in 0..cliques {
        edges.extend(complete(5).edges().iter().map(|&(a, b)| (clique * 5 + a, clique * 5 + b)));
        edges.push((clique * 5, (clique * 5 + 6) % (cliques * 5)));
    }
    CompactGraph::undirected(cliques as usize * 5, &edges)
}

#[test]
fn a_ring_of_cliques_is_taken_apart_by_all_that_look_for_density() {
    let graph = ring_of_cliques(6);
    let cliques: Vec<Vec<usize>> = (0..6).map(|clique| (clique * 5..clique * 5 + 5).collect()).collect();
    for id in
        ["leiden", "consensus", "louvain", "infomap", "walktrap", "girvan-newman", "label-propagation", "k-clique"]
    {
        let found = usual(id, &graph);
        assert_eq!(found.groups, cliques, "{id}");
        assert!(!found.remarks.contains(&Remark::NotSettled), "{id}");
    }
    // Twenty: consensus comes to rest and is sure.
    let found = usual("consensus", &ring_of_cliques(20));
    assert_eq!(found.groups.len(), 20);
    assert!(found.certainty.iter().all(|&share| share > 0.99));
}

// A node with one tie to each of two cliques stands between them; runs disagree, and it is the one that they are unsure of.
#[test]
fn certainty_shows_who_stands_between() {
    let mut edges: Vec<(u32, u32)> = complete(5).edges().iter().flat_map(|&(a, b)| [(a, b), (a + 5, b + 5)]).collect();
    edges.extend([(0, 10), (5, 10)]);
    let graph = CompactGraph::undirected(11, &edges);
    for id in ["leiden", "consensus", "louvain", "label-propagation"] {
        let found = usual(id, &graph);
        let least = (0..11).min_by(|&a, &b| found.certainty[a].total_cmp(&found.certainty[b])).unwrap();
        assert_eq!(least, 10, "{id}: {:?}", found.certainty);
        assert!(found.certainty[10] < 0.9 && found.certainty[1] > 0.8, "{id}: {:?}", found.certainty);
    }
}

// Pitfall 48: a sparse random network has groups by chance, and every method that counts modularity says so in its caution.
#[test]
fn pitfall_48_random_networks_have_high_modularity() {
    let mut stream = Stream::new(5, 0);
    let edges: Vec<(u32, u32)> = (0..150).map(|_| (stream.below(100) as u32, stream.below(100) as u32)).collect();
    let graph = CompactGraph::undirected(100, &edges);
    // Guimerà, Sales-Pardo & Amaral 2004: about (1 − 2/√n)(2/p/n)^(2/3) = 0.62 for mean degree 3 and n = 100.
    assert!(usual("leiden", &graph).modularity > 0.5);
    assert!(find("leiden").unwrap().caution.en.contains("by chance"));
}

// Pitfall 49: betweenness is computed anew, the pieces of the network are a level, and modularity is that of the whole network.
#[test]
fn pitfall_49_girvan_newman() {
    // Two pieces without any better division: the first level is the answer.
    let pairs = CompactGraph::undirected(5, &[(0, 1), (2, 3)]);
    let found = usual("girvan-newman", &pairs);
    assert_eq!(found.groups, [[0, 1], [2, 3]]);
    assert!((found.quality - 0.5).abs() < 1e-12);
    // A path of four falls apart in the middle, then its halves; halves: 2 · (1/3 − 1/4) = 1/6.
    let found = usual("girvan-newman", &path(4));
    assert_eq!(found.groups, [[0, 1], [2, 3]]);
    assert!((found.quality - 1.0 / 6.0).abs() < 1e-12);
    assert!(!found.remarks.contains(&Remark::EqualChoices));
    // Of a ring's ties any may go first.
    let ring: Vec<(u32, u32)> = (0..6).map(|node| (node, (node + 1) % 6)).collect();
    let found = usual("girvan-newman", &CompactGraph::undirected(6, &ring));
    assert!(found.remarks.contains(&Remark::EqualChoices));
    // As many groups as asked for.
    for id in ["girvan-newman", "walktrap"] {
        for groups in [1, 2, 4] {
            let options = ClusterOptions { groups: GroupCount::About(groups), ..ClusterOptions::default() };
            assert_eq!(run(id, &ring_of_cliques(4), &options).partition.unwrap().count(), groups, "{id}");
        }
    }
}

#[test]
fn nobody_and_nothing() {
    for method in METHODS {
        for nodes in [0, 1, 3] {
            let found = (method.find)(&CompactGraph::undirected(nodes, &[]), &ClusterOptions::default());
            assert!(found.groups.is_empty(), "{}", method.id);
            assert!(found.modularity.is_nan(), "{}", method.id);
        }
        let pair = (method.find)(&CompactGraph::undirected(2, &[(0, 1)]), &ClusterOptions::default());
        assert!(pair.groups.len() <= 1, "{}", method.id);
    }
}

// igraph 1.0.0 (community_leading_eigenvector, best of twenty orders of nodes), which does not let nodes change sides afterwards.
#[test]
fn spectral_is_not_below_igraph() {
    for (name, value) in [
        ("karate", 0.393_408_941),
        ("kite", 0.165_123_456),
        ("hightech_friends__mutual", 0.420_604_914),
        ("emon_hurrfrederic__sym", 0.126_484_374),
        ("tailor_social_t1", 0.280_744_271),
        ("tailor_social_t2", 0.211_174_566),
        ("case_twoclique_weighted", 0.364_444_444),
        ("kapmine_uniplex", 0.214_399_999),
        ("kapmine_multiplex", 0.253_462_603),
        ("emon_cheyenne__sym", 0.041_367_423),
        ("emon_mtsi__sym", 0.038_749_999),
        ("hightech_advice__sym", 0.065_136_741),
        ("knoke_information__sym", 0.054_199_218),
        ("case_components_open", 0.611_111_111),
    ] {
        let found = usual("spectral", &reference(name)).modularity;
        assert!(found >= value, "{name}: {found}, igraph {value}");
    }
}

// igraph 1.0.0 community_walktrap(weights, steps=4) and infomap 2.16.0 (best of 200 trials) on the weighted networks of the files.
#[test]
fn strengths_as_igraph_and_infomap_take_them() {
    for (name, walktrap, bits) in [
        ("karate", 0.440_181_031_090_122, 4.087_423_158_819_623_5),
        ("case_twoclique_weighted", 0.373_289_708_506_841_1, 2.844_220_300_422_277_2),
        ("emon_hurrfrederic__sym", 0.135_354_736_424_891, 4.147_780_533_255_571),
    ] {
        let graph = Reference::named(name).lent();
        let found = usual("walktrap", &graph).quality;
        assert!((found - walktrap).abs() < 1e-9, "{name}: {found}");
        let found = usual("infomap", &graph).quality;
        assert!((found - bits).abs() < 1e-9, "{name}: {found}");
    }
}

// networkx 3.6.1 louvain_communities, seeds 0 to 199: the range of modularity of single runs. A consensus is none of them, but
// must not be worse than all.
#[test]
fn louvain_is_in_the_range_of_networkx() {
    for (name, least, most) in [
        ("karate", 0.38856, 0.41979),
        ("kite", 0.22222, 0.22223),
        ("hightech_friends__mutual", 0.40359, 0.42061),
        ("emon_hurrfrederic__sym", 0.13461, 0.16228),
        ("case_twoclique_weighted", 0.36444, 0.36445),
        ("case_components_open", 0.61111, 0.61112),
    ] {
        let found = usual("louvain", &reference(name)).modularity;
        assert!((least - 1e-5..most + 1e-5).contains(&found), "{name}: {found}, networkx {least} to {most}");
    }
}

// scipy 1.17.1 linkage(…, "average") on the distances by numpy 2.4.6, silhouette_score of scikit-learn 1.9.1, cut into two to five
// and eight groups.
#[test]
fn trees_and_silhouettes_of_roles() {
    let graph = reference("hightech_advice");
    for (groups, silhouette, sizes) in [
        (2, 0.177_180_628_683_144_5, vec![11, 10]),
        (3, 0.172_967_685_553_783_25, vec![11, 8, 2]),
        (4, 0.173_579_980_498_810_68, vec![9, 8, 2, 2]),
        (5, 0.173_242_442_749_272_53, vec![9, 6, 2, 2, 2]),
        (8, 0.122_066_437_241_269_27, vec![6, 6, 3, 2, 1, 1, 1, 1]),
    ] {
        let options = ClusterOptions { groups: GroupCount::About(groups), ..ClusterOptions::default() };
        let found = run("structural-equivalence", &graph, &options);
        assert!((found.quality - silhouette).abs() < 1e-12, "{groups}: {}", found.quality);
        assert_eq!(found.partition.unwrap().sizes(), sizes);
    }
    // The best of them is two.
    assert_eq!(usual("structural-equivalence", &graph).groups.len(), 2);
    // Cuts of two small networks: best into three and best into one outsider and the rest (0.266…), where a cut that divides goes first.
    for (edges, groups, silhouette) in [
        (
            &[(0, 1, 3.0), (0, 2, 2.0), (0, 3, 2.0), (2, 6, 5.0), (3, 6, 2.0), (5, 6, 2.0)][..],
            [vec![2, 3, 5], vec![0, 1]],
            0.199_518_796_161_553_07,
        ),
        (
            &[(0, 1, 3.0), (0, 2, 2.0), (0, 3, 2.0), (2, 6, 8.0), (3, 6, 2.0), (5, 6, 4.0)],
            [vec![0, 1, 3], vec![2, 5]],
            0.251_977_968_539_622_95,
        ),
    ] {
        let found = usual("structural-equivalence", &weighted(7, edges));
        assert_eq!(found.groups, groups);
        assert!((found.quality - silhouette).abs() < 1e-12, "{}", found.quality);
    }
    // Who only sends is tied too.
    let sends = CompactGraph::from_pairs(3, true, [(0, 2), (1, 2)].into_iter());
    assert_eq!(usual("structural-equivalence", &sends).groups, [[0, 1]]);
    // Both ends of a path of three are tied alike, 0 apart, and the middle is alone.
    let found = usual("structural-equivalence", &path(3));
    assert_eq!((&found.groups[..], found.quality), (&[vec![0, 2]][..], 2.0 / 3.0));
}

// igraph 1.0.0 community_walktrap(weights, steps=4): three groups, modularity 0.01955.
#[test]
fn a_walk_of_few_steps_on_two_sides() {
    let edges = [(0, 1, 2.0), (0, 3, 26.0), (0, 4, 21.0), (1, 2, 5.0), (2, 3, 28.0), (2, 4, 18.0)];
    let found = usual("walktrap", &weighted(5, &edges));
    assert_eq!(found.groups, [[0, 4], [2, 3]]);
    assert!((found.modularity - 0.01955).abs() < 1e-12, "{}", found.modularity);
}

// Two groups of four who all know each other, and one who knows one of each: nobody else has three partners who have three.
#[test]
fn cores_and_cliques_do_not_reach_beyond_themselves() {
    let mut edges: Vec<(u32, u32)> = [0, 5].iter().flat_map(|&first| all_of(first, 4)).collect();
    edges.extend([(3, 4), (4, 5)]);
    let graph = CompactGraph::undirected(9, &edges);
    let groups = [[0, 1, 2, 3], [5, 6, 7, 8]];
    let cores = run("k-cores", &graph, &ClusterOptions { core: 3, ..ClusterOptions::default() });
    assert_eq!(cores.groups, groups);
    let cliques = usual("k-clique", &graph);
    assert_eq!((&cliques.groups[..], cliques.remarks), (&groups.map(Vec::from)[..], vec![]));
}

/// The pairs of so many nodes from this one on.
fn all_of(first: u32, count: u32) -> Vec<(u32, u32)> {
    (first..first + count).flat_map(|a| (a + 1..first + count).map(move |b| (a, b))).collect()
}

// As many runs as were asked for; how far these agree is told of every node and, where all that is said, of every tie.
#[test]
fn every_method_of_runs_says_how_many_there_were() {
    let graph = ring_of_cliques(3);
    let options = ClusterOptions { runs: 7, ..ClusterOptions::default() };
    for method in METHODS.iter().filter(|method| method.listens.contains(&ClusterListens::Runs)) {
        let found = (method.find)(&graph, &options);
        // Where there are no two sides nothing is searched.
        if found.remarks.contains(&Remark::NotTwoMode) {
            continue;
        }
        assert_eq!(found.runs, 7, "{}", method.id);
        if !found.certainty.is_empty() && method.id != "infomap" {
            assert_eq!(found.together.len(), graph.edge_count(), "{}", method.id);
        }
    }
}

// A direct evaluation with numpy 2.4.6 (corrcoef until all are 1 or −1).
#[test]
fn concor_as_by_hand() {
    let once = ClusterOptions { splits: 1, ..ClusterOptions::default() };
    let advice = reference("hightech_advice");
    assert_eq!(
        run("concor", &advice, &once).groups,
        [vec![0, 1, 5, 6, 7, 10, 11, 13, 15, 16, 20], vec![2, 3, 4, 8, 9, 12, 14, 17, 18, 19]]
    );
    assert_eq!(
        usual("concor", &advice).groups,
        [vec![1, 5, 6, 11, 13, 20], vec![2, 3, 4, 8, 14, 19], vec![0, 7, 10, 15, 16], vec![9, 12, 17, 18]]
    );
    let knoke = reference("knoke_information");
    assert_eq!(usual("concor", &knoke).groups, [vec![0, 3, 7, 8], vec![1, 4], vec![2, 6], vec![5, 9]]);
    // The centre of a star is tied to all: nothing to compare with.
    assert!(usual("concor", &star(4)).remarks.contains(&Remark::ConstantProfiles));
}

// Two groups of ten who all know each other: two are found, so that nothing is remarked.
#[test]
fn what_is_remarked_of_one_group_is_not_said_of_two() {
    let edges = [all_of(0, 10), all_of(10, 10)].concat();
    let found = usual("stochastic-block-model", &CompactGraph::undirected(20, &edges));
    assert_eq!((found.groups.len(), found.remarks), (2, vec![]));
    // Two pairs who only know each other: the correlations are 1 or −1 at once.
    let settled = usual("concor", &CompactGraph::undirected(4, &[(0, 1), (2, 3)]));
    assert!(!settled.remarks.contains(&Remark::NotSettled), "{:?}", settled.remarks);
}
