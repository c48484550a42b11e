//! Block models: lengths and searches against graph-tool, R's blockmodeling, and all divisions of small graphs.

use super::methods::{run, usual};
use crate::support::reference::reference;
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;
use verbinder::graph::random::Stream;
use verbinder::measures::clusters::{
    BlockTypes, ClusterOptions, GroupCount, Partition, Remark, agreement, description_length, image,
};

/// Calls `look` with the labels of every division of so many nodes.
fn every_division(nodes: usize, look: &mut impl FnMut(&[usize])) {
    fn further(labels: &mut Vec<usize>, used: usize, nodes: usize, look: &mut impl FnMut(&[usize])) {
        if labels.len() == nodes {
            return look(labels);
        }
        for label in 0..=used {
            labels.push(label);
            further(labels, used.max(label + 1), nodes, look);
            labels.pop();
        }
    }
    further(&mut Vec::new(), 0, nodes, look);
}

/// Lengths in nats by graph-tool 2.45, the nodes without ties left out, for one group, for the labels `i % 2` and `i * i % 3` of the
/// i-th node and for nodes alone; then the least of six seeds of `minimize_blockmodel_dl`, each improved by
/// `multiflip_mcmc_sweep(beta=inf)`.
///
/// Its table of partitions of numbers leaves out those with as many parts as are allowed: 16 instead of 35 for 10 in at most 6. So
/// each length is `BlockState(g, b=labels, deg_corr=True).entropy(degree_dl=False)` and the degrees counted anew, for each group and
/// each direction: `lf(n) - sum(lf(c) for c in Counter(degrees).values()) + log(q(sum(degrees), n))` with `lf(n) = lgamma(n + 1)` and
/// `q[n][m] = q[n - 1][m] + q[n][m - n]`.
const BY_GRAPH_TOOL: &[(&str, [f64; 4], f64)] = &[
    ("case_bigvenue_open", [112.441_999_821, 139.873_035_446, 137.841_699_870, 213.149_873_316], 107.937_312_710),
    ("case_complete5", [11.276_396_215, 17.599_797_843, 17.599_797_843, 20.886_025_298], 11.276_396_215),
    ("case_components_open", [17.052_923_504, 23.627_720_365, 24.813_344_031, 28.002_829_410], 17.052_923_504),
    ("case_dag7", [25.174_889_905, 32.554_604_418, 28.971_085_479, 31.545_342_098], 25.174_889_905),
    ("case_star6", [9.202_560_185, 15.376_346_289, 13.941_261_763, 19.251_507_701], 9.202_560_185),
    ("case_twoclique_weighted", [32.458_471_469, 41.919_453_665, 41.566_858_239, 46.316_338_386], 32.458_471_469),
    ("davis", [253.210_906_655, 282.628_547_114, 280.180_567_684, 336.354_306_226], 221.848_845_535),
    ("emon_cheyenne", [159.863_712_549, 174.445_092_263, 173.226_475_476, 194.358_084_091], 159.863_712_549),
    ("emon_cheyenne__sym", [98.282_830_661, 110.790_697_798, 109.941_508_154, 131.785_468_490], 98.282_830_661),
    ("emon_hurrfrederic", [265.295_598_447, 279.400_123_519, 284.760_776_834, 333.109_061_825], 265.295_598_447),
    ("emon_hurrfrederic__sym", [166.340_877_822, 182.290_581_361, 183.722_649_599, 222.479_861_209], 166.340_877_822),
    ("emon_mtsi", [59.391_724_337, 67.384_397_719, 67.760_160_743, 71.999_668_090], 59.391_724_337),
    ("emon_mtsi__sym", [30.341_750_706, 39.730_359_509, 39.301_022_506, 46.539_697_828], 30.341_750_706),
    ("gama", [113.930_818_980, 129.698_098_767, 129.820_123_848, 148.653_790_981], 113.930_818_980),
    ("hightech_advice", [349.668_671_203, 363.879_360_051, 367.446_094_376, 430.749_220_259], 349.668_671_203),
    ("hightech_advice__sym", [222.428_839_068, 242.077_550_614, 241.298_028_592, 295.473_690_518], 222.428_839_068),
    ("hightech_friends", [248.170_441_428, 265.974_243_617, 266.004_564_115, 307.402_695_384], 248.170_441_428),
    ("hightech_friends__mutual", [66.991_275_057, 82.717_170_435, 80.997_842_996, 102.009_698_166], 66.991_275_057),
    ("kapmine_multiplex", [52.276_624_098, 63.962_499_326, 60.107_424_508, 73.246_885_564], 52.276_624_098),
    ("kapmine_uniplex", [66.706_531_696, 79.981_608_140, 79.239_922_401, 94.636_359_148], 66.706_531_696),
    ("karate", [222.890_130_843, 251.612_622_567, 250.110_965_636, 330.334_500_625], 222.890_130_843),
    ("kite", [41.648_154_004, 49.800_472_341, 49.271_687_031, 55.669_829_757], 41.648_154_004),
    ("knoke_information", [90.824_105_692, 100.047_085_408, 100.409_884_438, 108.712_572_600], 90.824_105_692),
    ("knoke_information__sym", [52.132_071_428, 61.691_677_656, 61.428_399_321, 71.749_874_594], 52.132_071_428),
    ("tailor_social_t1", [401.962_864_162, 432.737_782_622, 428.071_095_511, 532.050_492_017], 401.962_864_162),
    ("tailor_social_t2", [498.758_505_002, 530.433_553_720, 527.681_355_083, 637.981_149_545], 498.758_505_002),
    ("tailor_work_t1", [369.563_575_653, 398.797_118_073, 397.011_860_685, 469.804_110_863], 366.752_327_524),
];

#[test]
fn lengths_and_searches_as_graph_tool() {
    for &(name, lengths, least) in BY_GRAPH_TOOL {
        let graph = reference(name);
        let tied: Vec<usize> =
            (0..graph.node_count()).filter(|&node| graph.degree(node) + graph.in_degree(node) > 0).collect();
        let ways: [fn(usize) -> usize; 4] = [|_| 0, |i| i % 2, |i| i * i % 3, |i| i];
        for (way, length) in ways.iter().zip(lengths) {
            // Who has no tie takes no part, wherever it is put.
            let mut labels = vec![0; graph.node_count()];
            tied.iter().enumerate().for_each(|(place, &node)| labels[node] = way(place));
            let ours = description_length(&graph, &Partition::from_labels(&labels));
            assert!((ours - length).abs() < 1e-8, "{name}: {ours}, graph-tool {length}");
        }
        let found = run("stochastic-block-model", &graph, &ClusterOptions { runs: 20, ..ClusterOptions::default() });
        let nats = found.quality * std::f64::consts::LN_2;
        assert!(nats <= least + 1e-8, "{name}: {nats}, graph-tool {least}");
        let told = description_length(&graph, found.partition.as_ref().unwrap());
        assert!((nats - told).abs() < 1e-8, "{name}: {nats} is not the length {told} of the division");
    }
}

// The search against all divisions there are: 4140 of eight nodes.
#[test]
fn the_shortest_description_of_small_graphs_is_found() {
    for seed in 0..18u64 {
        let mut stream = Stream::new(seed, 0);
        let (nodes, directed) = (6 + (seed % 3) as usize, seed % 2 == 1);
        // Every third graph has two sides, so that more than one group pays.
        let ends = |stream: &mut Stream| match seed % 3 {
            0 => (stream.below(nodes / 2), nodes / 2 + stream.below(nodes - nodes / 2)),
            _ => (stream.below(nodes), stream.below(nodes)),
        };
        let edges: Vec<(u32, u32, f64)> =
            (0..4 * nodes).map(|_| ends(&mut stream)).map(|(a, b)| (a as u32, b as u32, 1.0)).collect();
        let graph = CompactGraph::from_edges(nodes, directed, false, &edges, Merge::Max);
        let mut least = f64::INFINITY;
        every_division(nodes, &mut |labels| {
            least = least.min(description_length(&graph, &Partition::from_labels(labels)));
        });
        let found = run("stochastic-block-model", &graph, &ClusterOptions { runs: 10, ..ClusterOptions::default() });
        let nats = found.quality * std::f64::consts::LN_2;
        assert!((nats - least).abs() < 1e-9, "seed {seed}: {nats}, best of all {least}");
    }
}

// Eight nodes hold no evidence of two groups, however they are tied. Thirteen in two sides do: against all 4096 halvings.
#[test]
fn two_sides_are_found_among_all_halvings() {
    for (seed, directed) in [(1, false), (2, false), (3, true), (4, true)] {
        let mut stream = Stream::new(seed, 0);
        let mut edges: Vec<(u32, u32, f64)> = Vec::new();
        for a in 0..13u32 {
            for b in (0..13u32).filter(|&b| a != b) {
                // Ties go across the sides, or within them where they have a direction.
                if ((a < 6) != (b < 6)) != directed && stream.unit() < 0.8 {
                    edges.push((a, b, 1.0));
                }
            }
        }
        let graph = CompactGraph::from_edges(13, directed, false, &edges, Merge::Max);
        let mut least = f64::INFINITY;
        for code in 0..1 << 12 {
            let labels: Vec<usize> = (0..13).map(|node| code >> node & 1).collect();
            least = least.min(description_length(&graph, &Partition::from_labels(&labels)));
        }
        let found = run("stochastic-block-model", &graph, &ClusterOptions { runs: 4, ..ClusterOptions::default() });
        let nats = found.quality * std::f64::consts::LN_2;
        assert!(nats <= least + 1e-9, "seed {seed}: {nats}, best halving {least}");
        assert_eq!(found.groups, [(6..13).collect::<Vec<_>>(), (0..6).collect()], "seed {seed}");
    }
}

/// A random graph with ties inside `groups` groups of `size` at one rate and between them at another.
fn planted(groups: usize, size: usize, inside: f64, between: f64, seed: u64) -> (CompactGraph, Partition) {
    let mut stream = Stream::new(seed, 0);
    let n = groups * size;
    let labels: Vec<usize> = (0..n).map(|node| node % groups).collect();
    let mut edges = Vec::new();
    for a in 0..n {
        for b in 0..a {
            if stream.unit() < if labels[a] == labels[b] { inside } else { between } {
                edges.push((a as u32, b as u32));
            }
        }
    }
    (CompactGraph::undirected(n, &edges), Partition::from_labels(&labels))
}

#[test]
fn planted_groups_are_found_and_chance_has_none() {
    let few = ClusterOptions { runs: 4, ..ClusterOptions::default() };
    // Circles, and two sides that only work across: no measure of density inside could find these.
    for (groups, size, inside, between) in [(4, 20, 0.5, 0.03), (2, 30, 0.02, 0.4)] {
        let (graph, truth) = planted(groups, size, inside, between, 11);
        let found = run("stochastic-block-model", &graph, &few).partition.unwrap();
        let index = agreement::adjusted_rand_index(&found, &truth);
        assert!(index > 0.95, "{groups} groups, {inside} inside, {between} between: {index}");
    }
    // Random ties have no groups, though modularity finds many.
    for seed in [3, 4] {
        let (graph, _) = planted(1, 100, 0.05, 0.0, seed);
        let found = run("stochastic-block-model", &graph, &few);
        assert!(found.remarks.contains(&Remark::OneGroup), "{seed}");
        assert_eq!(found.groups.len(), 1, "{seed}");
        assert!(usual("leiden", &graph).modularity > 0.25);
    }
}

const TYPES: [BlockTypes; 3] = [BlockTypes::Complete, BlockTypes::Regular, BlockTypes::All];

/// R blockmodeling 1.1.4, nodes without ties left out, `approaches = "bin"`, blocks null with complete, with regular, with both, into
/// two and into three groups each: `critFunC` for the labels `i % k` and `i * i / 3 % k` of the i-th node, then the least of
/// `optRandomParC(rep = 60)`.
const BY_BLOCKMODELING: &[(&str, [[usize; 3]; 6])] = &[
    ("karate", [[156, 156, 130], [156, 156, 114], [112, 147, 0], [134, 104, 2], [112, 147, 0], [134, 104, 2]]),
    ("kite", [[34, 32, 20], [36, 36, 16], [10, 10, 0], [18, 20, 2], [10, 10, 0], [18, 20, 2]]),
    ("knoke_information", [[32, 41, 23], [30, 31, 18], [6, 10, 0], [23, 15, 1], [6, 10, 0], [23, 15, 1]]),
    ("hightech_advice", [[172, 162, 110], [169, 186, 97], [20, 21, 2], [57, 64, 2], [20, 21, 2], [57, 64, 2]]),
    ("hightech_friends", [[102, 102, 80], [102, 102, 72], [97, 76, 9], [76, 90, 9], [97, 76, 9], [76, 90, 9]]),
    ("case_dag7", [[8, 8, 8], [8, 8, 6], [8, 8, 3], [6, 8, 2], [8, 8, 3], [6, 8, 2]]),
    ("case_star6", [[8, 8, 0], [8, 8, 0], [6, 6, 0], [8, 6, 0], [6, 6, 0], [8, 6, 0]]),
    ("kapmine_uniplex", [[50, 50, 42], [50, 50, 32], [30, 34, 0], [26, 30, 2], [30, 34, 0], [26, 30, 2]]),
    ("emon_mtsi", [[23, 21, 13], [18, 19, 9], [15, 14, 1], [12, 9, 2], [13, 14, 1], [12, 9, 2]]),
    ("case_twoclique_weighted", [[30, 30, 10], [28, 28, 6], [0, 4, 0], [4, 18, 0], [0, 4, 0], [4, 18, 0]]),
    ("gama", [[112, 112, 74], [106, 102, 66], [0, 0, 0], [0, 36, 0], [0, 0, 0], [0, 36, 0]]),
];

#[test]
fn inconsistencies_as_blockmodeling_counts_them() {
    for &(name, expected) in BY_BLOCKMODELING {
        let whole = reference(name);
        let keep: Vec<bool> =
            (0..whole.node_count()).map(|node| whole.degree(node) + whole.in_degree(node) > 0).collect();
        let graph = whole.induced(&keep).0;
        let ways: [fn(usize) -> usize; 2] = [|i| i, |i| i * i / 3];
        for (column, [by_number, by_square, least]) in expected.into_iter().enumerate() {
            let (blocks, groups) = (TYPES[column / 2], 2 + column % 2);
            for (way, value) in ways.iter().zip([by_number, by_square]) {
                let labels: Vec<usize> = (0..graph.node_count()).map(|node| way(node) % groups).collect();
                let found = image(&graph, &Partition::from_labels(&labels), blocks);
                let ours: usize = found.iter().flatten().map(|block| block.inconsistencies).sum();
                assert_eq!(ours, value, "{name}, {blocks:?}, {groups} groups");
            }
            let options =
                ClusterOptions { blocks, groups: GroupCount::About(groups), runs: 60, ..ClusterOptions::default() };
            let found = run("direct-blockmodel", &whole, &options);
            assert!(found.quality <= least as f64, "{name}, {blocks:?}, {groups}: {}, R {least}", found.quality);
            let told = image(&graph, &Partition::from_labels(&told_labels(&found.partition.unwrap(), &keep)), blocks);
            let told: usize = told.iter().flatten().map(|block| block.inconsistencies).sum();
            assert!((found.quality - told as f64).abs() < 1e-12, "{name}: {told} in the division");
        }
    }
}

/// The labels of the nodes that are kept.
fn told_labels(partition: &Partition, keep: &[bool]) -> Vec<usize> {
    (0..keep.len()).filter(|&node| keep[node]).map(|node| partition.group_of(node)).collect()
}

// Against all divisions of seven nodes into as many groups.
#[test]
fn the_fewest_inconsistencies_of_small_graphs_are_found() {
    for seed in 0..12u64 {
        let mut stream = Stream::new(seed, 0);
        let edges: Vec<(u32, u32, f64)> =
            (0..16).map(|_| (stream.below(7) as u32, stream.below(7) as u32, 1.0)).collect();
        let graph = CompactGraph::from_edges(7, seed % 2 == 1, false, &edges, Merge::Max);
        if (0..7).any(|node| graph.degree(node) + graph.in_degree(node) == 0) {
            continue;
        }
        for blocks in TYPES {
            for groups in [2, 3] {
                let mut least = usize::MAX;
                every_division(7, &mut |labels| {
                    let partition = Partition::from_labels(labels);
                    if partition.count() == groups {
                        let found = image(&graph, &partition, blocks);
                        least = least.min(found.iter().flatten().map(|block| block.inconsistencies).sum());
                    }
                });
                let options =
                    ClusterOptions { blocks, groups: GroupCount::About(groups), runs: 40, ..ClusterOptions::default() };
                let found = run("direct-blockmodel", &graph, &options);
                assert!((found.quality - least as f64).abs() < 1e-12, "seed {seed}: {}, best {least}", found.quality);
            }
        }
    }
}

// Davis' Southern women: 20 000 runs of a search in Python (random divisions, then every node where Barber's modularity grows most)
// found no better division than one of 0.345537179649 in four groups.
#[test]
fn southern_women_and_their_events() {
    let found = usual("two-mode-modularity", &reference("davis"));
    assert!((found.quality - 0.345_537_179_649).abs() < 1e-9, "{}", found.quality);
    assert_eq!(found.groups.len(), 4);
}
