//! Each cluster by itself: against another program, and on networks of which the answer is known.

use super::planted;
use verbinder::measures::clusters::{self, ClusterOptions, Partition};
use verbinder::studies::recovery::{ClusterVerdict, recovery, together};
use verbinder::studies::stability::{StabilityOptions, stability};

// The two clubs of Zachary's karate club against four divisions that networkx 3.6.1 finds in it (greedy modularity, label propagation,
// the first of Girvan and Newman, Louvain). The best matches were computed with sets and fractions in Python 3.11:
// 8/17, 6/17, 15/17, 11/18 and 8/9, 17/29, 17/19, 5/9.
#[test]
fn clubs_are_found_as_another_program_finds_them() {
    let club = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    let divisions = [
        [2, 1, 1, 1, 2, 2, 2, 1, 0, 1, 2, 2, 1, 1, 0, 0, 2, 1, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 1, 2, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 0, 0, 0, 1, 2, 1, 0, 1, 1, 1, 2, 2, 0, 1, 2, 1, 2, 1, 2, 3, 3, 3, 2, 3, 3, 2, 2, 3, 2, 2],
    ];
    let groups: Vec<Vec<usize>> = [0, 1].map(|which| (0..34).filter(|&node| club[node] == which).collect()).to_vec();
    let divisions = divisions.map(|labels: [usize; 34]| Partition::from_labels(&labels));
    let others: Vec<&Partition> = divisions.iter().collect();
    let found = recovery(&groups, &others);
    let close = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12, "{found} {expected}");
    close(found[0].jaccard, 0.579_248_366_013_072);
    close(found[1].jaccard, 0.731_347_045_775_357_9);
    close(found[0].found_again, 0.25);
    close(found[1].found_again, 0.5);
    close(found[0].dissolved, 0.5);
    close(found[1].dissolved, 0.0);
    assert_eq!(
        found.iter().map(|one| one.verdict()).collect::<Vec<_>>(),
        [ClusterVerdict::NotTrusted, ClusterVerdict::Doubtful]
    );
    let shares = together(&groups, 34, &others);
    for (node, expected) in [(0, 0.65625), (8, 0.1875), (9, 0.5), (33, 0.875)] {
        close(shares[node], expected);
    }
}

// Two sound circles beside a part without any: the circles are told from what a search makes of the rest.
#[test]
fn sound_clusters_are_told_from_doubtful_ones() {
    let mut edges: Vec<(u32, u32)> = [0, 8].into_iter().flat_map(|first| circle(first, 8)).collect();
    // Forty more, each tied to five or so of them at random, and the parts to each other by single ties.
    edges.extend(planted(1, 40, 0.12, 0.0, 5).edges().iter().map(|&(a, b)| (a + 16, b + 16)));
    edges.extend([(0, 8), (9, 16), (1, 17)]);
    let graph = verbinder::graph::CompactGraph::undirected(56, &edges);
    let leiden = clusters::find("leiden").unwrap();
    let cluster = ClusterOptions { runs: 20, ..ClusterOptions::default() };
    let division = (leiden.find)(&graph, &cluster);
    let options = StabilityOptions { cluster, draws: 60, ..StabilityOptions::default() };
    let found = stability(&graph, leiden, &division, None, &options).unwrap();
    assert_eq!(found.clusters.len(), division.groups.len());
    let mut rest = Vec::new();
    for (members, recovery) in division.groups.iter().zip(&found.clusters) {
        let circle: Vec<usize> = members.iter().copied().filter(|&node| node < 16).collect();
        if 2 * circle.len() > members.len() {
            assert_eq!(recovery.verdict(), ClusterVerdict::HighlyStable, "{members:?} {recovery:?}");
            assert!(circle.iter().all(|&node| found.together[node] > 0.9));
        } else {
            rest.push(recovery.jaccard);
        }
    }
    assert!(!rest.is_empty() && rest.iter().all(|&jaccard| jaccard < 0.75), "{rest:?}");
}

fn circle(first: u32, size: u32) -> Vec<(u32, u32)> {
    (0..size).flat_map(|a| (a + 1..size).map(move |b| (first + a, first + b))).collect()
}
