//! The vertex bootstrap beside an independent one.

use super::reference;
use crate::support::project_file;
use verbinder::graph::CompactGraph;
use verbinder::measures::{self, Params};
use verbinder::studies::jackknife::without_each;
use verbinder::studies::vertex_bootstrap::{Versions, difference, precision, samples};

fn figure(id: &'static str) -> impl Fn(&CompactGraph) -> f64 + Sync {
    move |graph| measures::find(id).unwrap().of(graph, &Params::default()).value()
}

// 20,000 samples by a vertex bootstrap written in numpy 1.26 after Snijders & Borgatti 1999, seed 1: density 0.0410, degree
// centralization 0.0958, transitivity 0.0840. Over 4,000 samples of ours a standard error of 0.04 is known to about 0.0005.
#[test]
fn standard_errors_of_the_karate_club() {
    let karate = reference("karate");
    let (density, centralization, transitivity) =
        (figure("density"), figure("degree-centralization"), figure("transitivity"));
    let found = samples(&karate, &[&density, &centralization, &transitivity], 4_000, 1);
    // Without each in turn, in networkx 3.6.1.
    let without = without_each(&karate, &[&density, &centralization, &transitivity]);
    for ((samples, without), (of, expected, jackknife)) in found.into_iter().zip(without).zip([
        (density(&karate), 0.0410, 0.041_564_964_482_274_14),
        (centralization(&karate), 0.0958, 0.105_510_634_195_960_7),
        (transitivity(&karate), 0.0840, 0.074_902_905_736_937_39),
    ]) {
        let known = precision(of, &Versions { samples, without });
        assert!((known.bootstrap - expected).abs() < 0.04 * expected, "{known:?} and {expected}");
        assert!((known.jackknife - jackknife).abs() < 1e-12, "{known:?} and {jackknife}");
        assert!((known.se - known.bootstrap.max(jackknife)).abs() < 1e-12, "{known:?}");
    }
}

// The same program, marriages and business ties of the Florentine families on the same draws: each alone 0.0556 and 0.0591, the
// difference 0.0662, which is less than 0.0811 of independent samples.
#[test]
fn two_relations_on_the_same_actors() {
    let families = |layer: &str| {
        let text = std::fs::read_to_string(project_file("data/florentine-families.json")).unwrap();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        let ids: Vec<&str> =
            file["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap()).collect();
        let at = |id: &serde_json::Value| ids.iter().position(|other| *other == id.as_str().unwrap()).unwrap() as u32;
        let edges: Vec<(u32, u32)> = file["edges"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|edge| edge["layer"] == layer)
            .map(|edge| (at(&edge["source"]), at(&edge["target"])))
            .collect();
        CompactGraph::undirected(ids.len(), &edges)
    };
    let (marriage, business) = (families("marriage"), families("business"));
    let density = figure("density");
    let versions = |graph: &CompactGraph| Versions {
        samples: samples(graph, &[&density], 4_000, 1).remove(0),
        without: without_each(graph, &[&density]).remove(0),
    };
    let (one, other) = (versions(&marriage), versions(&business));
    let (first, second) = (precision(density(&marriage), &one), precision(density(&business), &other));
    assert!(
        (first.bootstrap - 0.0556).abs() < 0.003 && (second.bootstrap - 0.0591).abs() < 0.003,
        "{first:?} {second:?}"
    );
    let sampled = |versions: &Versions| Versions { without: Vec::new(), ..versions.clone() };
    let paired = difference((&first, &sampled(&one)), (&second, &sampled(&other)), true);
    assert!((paired.difference - 5.0 / 120.0).abs() < 1e-12 && (paired.se - 0.0662).abs() < 0.003, "{paired:?}");
    // Families left out in networkx 3.6.1: the difference is then a little less sure.
    assert!((first.jackknife - 0.053_769_475_193_505_764).abs() < 1e-12, "{first:?}");
    assert!((second.jackknife - 0.062_372_318_559_189_205).abs() < 1e-12, "{second:?}");
    let left_out = |versions: &Versions| Versions { samples: Vec::new(), ..versions.clone() };
    let paired = difference((&first, &left_out(&one)), (&second, &left_out(&other)), true);
    assert!((paired.se - 0.067_606_051_735_717_53).abs() < 1e-12, "{paired:?}");
}
