//! Clusters that would be found again, and clusters that chance makes as well.

use super::planted;
use verbinder::graph::CompactGraph;
use verbinder::measures::Reason;
use verbinder::measures::clusters::{self, ClusterOptions, METHODS, Partition, agreement::adjusted_rand_index};
use verbinder::studies::stability::{Stability, StabilityOptions, Verdict, stability};

fn judged(graph: &CompactGraph, method: &str, draws: usize, seed: u64, runs: usize) -> Result<Stability, Reason> {
    let method = clusters::find(method).unwrap();
    let cluster = ClusterOptions { seed, runs, ..ClusterOptions::default() };
    let found = (method.find)(graph, &cluster);
    stability(graph, method, &found, None, &StabilityOptions { cluster, draws, ..StabilityOptions::default() })
}

#[test]
fn planted_groups_are_stable() {
    for seed in 1..4 {
        let graph = planted(4, 12, 0.6, 0.03, seed);
        let planted: Vec<usize> = (0..48).map(|node| node / 12).collect();
        let leiden = clusters::find("leiden").unwrap();
        let found = (leiden.find)(&graph, &ClusterOptions::default()).partition.unwrap();
        assert!(adjusted_rand_index(&found, &Partition::from_labels(&planted)) > 0.95);
        let found = judged(&graph, "leiden", 60, seed, 20).unwrap();
        assert_eq!(found.verdict, Verdict::Stable, "{found:?}");
        let (seeds, chance) = (found.seeds.unwrap(), found.chance.unwrap());
        assert!(seeds.ari > 0.95 && found.lost_ties.ari > 0.85 && chance.z > 5.0);
        assert!((chance.p_ge - 1.0 / 61.0).abs() < 1e-12 && seeds.divisions == 60);
        assert!(found.lost_ties.vi >= 0.0 && found.lost_ties.nmi <= 1.0);
    }
}

// Methods that look for ties inside groups agree on such groups; a tree has the same verdict without seeds.
#[test]
fn other_methods_are_judged_too() {
    let graph = planted(3, 10, 0.7, 0.03, 2);
    for (method, seeds) in
        [("infomap", true), ("walktrap", false), ("louvain", true), ("structural-equivalence", false)]
    {
        let found = judged(&graph, method, 30, 1, 5).unwrap();
        assert_eq!(found.seeds.is_some(), seeds, "{method}");
        // Roles are no groups with ties inside: chance has nothing to say of them.
        assert_eq!(found.chance.is_some(), method != "structural-equivalence");
        assert!(method == "structural-equivalence" || found.verdict == Verdict::Stable, "{method}: {found:?}");
    }
}

// Three times five actors who are all at the four tables of their own, and a few who are at another: chance does not divide actors and
// tables so well. Of sixty two-mode networks without groups, each against 19, some three have p of 0.05; the bound is three deviations of
// 1.7 away. Before, all that were found again were called stable.
#[test]
fn two_modes_are_held_against_two_modes() {
    let mut edges: Vec<(u32, u32)> =
        (0..15).flat_map(|actor| (0..4).map(move |table| (actor, 15 + 4 * (actor / 5) + table))).collect();
    edges.extend([(0, 19), (5, 23), (10, 15)]);
    let graph = CompactGraph::undirected(27, &edges);
    let found = judged(&graph, "two-mode-modularity", 60, 1, 10).unwrap();
    assert!(found.verdict == Verdict::Stable && found.chance.unwrap().z > 5.0, "{found:?}");
    let clustered = (0..60).filter(|&seed| {
        let graph = planted(2, 14, 0.0, 0.2, 2_000 + seed);
        judged(&graph, "two-mode-modularity", 19, seed, 2).unwrap().verdict != Verdict::NoMoreThanChance
    });
    assert!(clustered.count() <= 8);
    // A circle of three has no two sides: nothing to hold it against.
    let circle =
        judged(&CompactGraph::undirected(3, &[(0, 1), (1, 2), (0, 2)]), "two-mode-modularity", 19, 1, 2).unwrap();
    assert!(circle.chance.is_none() && circle.verdict != Verdict::Stable, "{circle:?}");
}

#[test]
fn what_cannot_be_judged_says_why() {
    let graph = planted(2, 6, 0.8, 0.1, 1);
    assert_eq!(judged(&graph, "k-clique", 9, 1, 1), Err(Reason::NotUnique));
    assert_eq!(judged(&graph, "leiden", 18, 1, 1), Err(Reason::NotGiven));
    assert_eq!(judged(&CompactGraph::undirected(5, &[]), "leiden", 9, 1, 1), Err(Reason::NoTies));
    // One tie, a star: nothing else has these degrees, and losing a tie leaves something to look at.
    for edges in [&[(0, 1)][..], &[(0, 1), (0, 2), (0, 3)]] {
        let graph = CompactGraph::undirected(4, edges);
        for method in METHODS {
            if let Ok(found) = judged(&graph, method.id, 19, 1, 2) {
                assert!(found.chance.is_none() || found.verdict == Verdict::NoMoreThanChance, "{}", method.id);
            }
        }
    }
}

// Pitfall 48. Two hundred random networks without groups, each against 39 with its degrees: as every one of the forty is equally
// likely to divide best, p is at most 0.05 in 5 % of them, and never must a network be called clustered much more often. 200 times
// 0.05 is 10, with a deviation of 3.1; the bounds are three of these away.
#[test]
fn random_networks_seldom_pass_for_clustered() {
    let mut clustered = 0;
    for seed in 0..200 {
        let graph = planted(1, 24, 0.15, 0.0, 1_000 + seed);
        let found = judged(&graph, "leiden", 39, seed, 2).unwrap();
        assert!(found.chance.unwrap().reason != Some(Reason::NoTies));
        clustered += usize::from(found.verdict != Verdict::NoMoreThanChance);
    }
    assert!((1..=19).contains(&clustered), "{clustered} of 200");
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    let graph = planted(3, 8, 0.5, 0.1, 5);
    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| format!("{:?}", judged(&graph, "leiden", 30, 1, 5)))
    };
    let alone = run(1);
    assert!(alone == run(2) && alone == run(5));
}
