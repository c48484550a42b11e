//! Small worlds against networkx 3.6.1 and igraph 1.0.0.

use super::{planted, reference};
use verbinder::graph::CompactGraph;
use verbinder::graph::ring_lattice::ring_lattice;
use verbinder::measures::cohesion::small_world::small_world;
use verbinder::measures::{Known, Params, Reason, Scores};

fn indices(graph: &CompactGraph, draws: usize) -> Vec<Scores> {
    small_world(&Known::new(graph), &Params { draws, ..Params::default() })
}

// Transitivity and distances by networkx; 20,000 random graphs by igraph's Erdos_Renyi(n, m), transitivity 0 where undefined; the
// ring built with networkx, tie by tie.
#[test]
fn indices_as_networkx_and_igraph_give_them() {
    // σ, ω, C, C_r, its deviation, z, C of the ring, L, L_r, its deviation, z of L.
    let karate = [
        1.875_875,
        0.535_693,
        0.255_681_818_181_818_2,
        0.135_615,
        0.030_088,
        3.990_585,
        0.556_701_030_927_835_1,
        2.408_199_643_493_761,
        2.396_095,
        0.050_417,
        0.240_089,
    ];
    let tailor = [
        1.718_861,
        0.345_563,
        0.385_057_471_264_367_8,
        0.210_961,
        0.018_281,
        9.523_384,
        0.645_907_473_309_608_5,
        2.043_184_885_290_148_4,
        1.924_093,
        0.015_031,
        7.923_300,
    ];
    let later = [
        1.510_612,
        0.284_943,
        0.465_909_090_909_090_94,
        0.299_092,
        0.013_689,
        12.186_153,
        0.680_359_435_173_299_1,
        1.771_929_824_561_403_5,
        1.718_315,
        0.006_554,
        8.181_032,
    ];
    for (name, theirs) in [("karate", karate), ("tailor_social_t1", tailor), ("tailor_social_t2", later)] {
        let draws = 4_000;
        let found: Vec<f64> = indices(&reference(name), draws).iter().map(Scores::value).collect();
        for exact in [2, 6, 7] {
            assert!((found[exact] - theirs[exact]).abs() < 1e-12, "{name} {exact}: {found:?}");
        }
        let error = 4.0 * (1.0 / draws as f64 + 1.0 / 20_000.0).sqrt();
        for (mean, sd) in [(3, 4), (8, 9)] {
            assert!((found[mean] - theirs[mean]).abs() < error * theirs[sd], "{name} {mean}: {found:?}");
            assert!((found[sd] - theirs[sd]).abs() < 0.06 * theirs[sd], "{name} {sd}: {found:?}");
        }
        assert!((found[0] / theirs[0] - 1.0).abs() < 0.02 && (found[1] - theirs[1]).abs() < 0.005, "{name}: {found:?}");
        assert!((found[5] / theirs[5] - 1.0).abs() < 0.06, "{name}: {found:?}");
        assert!((found[10] - theirs[10]).abs() < 0.08 * theirs[10] + error, "{name}: {found:?}");
    }
}

#[test]
fn small_and_broken_networks_are_no_world() {
    let reason = |graph: &CompactGraph, draws: usize| {
        let columns = indices(graph, draws);
        assert_eq!(columns.len(), 11);
        columns[0].reason(0)
    };
    assert_eq!(reason(&ring_lattice(19, 38), 9), Some(Reason::TooFewNodes));
    assert_eq!(reason(&ring_lattice(20, 40), 9), None);
    assert_eq!(reason(&ring_lattice(20, 40), 0), Some(Reason::NotGiven));
    // 18 of 20 in one piece is enough, 17 is not.
    let with_isolates = |tied: u32| {
        let edges: Vec<(u32, u32)> = (0..tied).map(|node| (node, (node + 1) % tied)).collect();
        CompactGraph::undirected(20, &edges)
    };
    assert_eq!(reason(&with_isolates(17), 9), Some(Reason::Disconnected));
    assert_eq!(reason(&with_isolates(18), 9), None);
    // A tree has as many ties as a ring without triangles: nothing to compare closure with.
    let star = CompactGraph::undirected(30, &(1..30).map(|leaf| (0, leaf)).collect::<Vec<_>>());
    assert_eq!(indices(&star, 99)[1].reason(0), Some(Reason::NothingToClose));
    assert_eq!(indices(&star, 99)[0].value(), 0.0);
}

// A ring is the lattice (ω near −1), a random network is random (ω near 1 where it is sparse), circles joined by a few are neither.
#[test]
fn rings_random_networks_and_small_worlds_are_told_apart() {
    let ring = indices(&ring_lattice(100, 300), 99);
    assert!(ring[1].value() < -0.3 && ring[0].value() > 1.0, "{ring:?}");
    let random = indices(&planted(1, 100, 0.06, 0.0, 3), 99);
    assert!((random[0].value() - 1.0).abs() < 0.3 && random[1].value() > 0.8, "{random:?}");
    let circles = indices(&planted(10, 10, 0.7, 0.01, 3), 99);
    assert!(circles[0].value() > 3.0 && circles[1].value().abs() < 0.5 && circles[5].value() > 10.0, "{circles:?}");
}
