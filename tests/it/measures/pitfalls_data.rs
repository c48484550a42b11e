//! Known ways to go wrong, by their number in the list of pitfalls: data before they become a graph, and lists after.

use crate::support::project_file;
use serde_json::Value;
use verbinder::formats;
use verbinder::graph::{View, ViewOptions};
use verbinder::measures::{self, Params};
use verbinder::model::{Mode, Network, Origins};
use verbinder::studies::correlation::mid_ranks;
use verbinder::studies::vertex_bootstrap::samples;
use verbinder::transform::recode::recode;

fn network(text: &str, name: &str) -> Network {
    formats::read(text.as_bytes(), name).unwrap().value
}

fn strengths(network: &Network) -> Vec<f64> {
    network.ties().map(|tie| tie.tie.strength.unwrap().weight()).collect()
}

// Four clubs and three organisations, of which one is called as a club is: seven nodes, and no tie of it to itself.
#[test]
fn pitfall_59_an_actor_and_a_venue_of_one_name_stay_two() {
    let text = "dl nr=3 nc=4 format=fullmatrix\nrow labels:\nLibrary,School,Bank\ncolumn labels:\nLibrary,Cafe,Club,Hall\ndata:\n1 0 1 0\n1 1 0 0\n0 0 1 1\n";
    let read = network(text, "clubs.dl");
    assert_eq!((read.node_count(), read.tie_count()), (7, 6));
    let structures = (0..7).filter(|&node| read.mode(node) == Mode::Structure).count();
    assert_eq!(structures, 4);
    assert!(read.ties().all(|tie| tie.source != tie.target && read.mode(tie.source) != read.mode(tie.target)));
}

// Two copies of one node are tied as a pair drawn at random is: in a complete network every sample is complete.
#[test]
fn pitfall_67_copies_of_one_node_are_tied_as_chance_ties() {
    let edges: Vec<(u32, u32)> = (0..5).flat_map(|a| (a + 1..5).map(move |b| (a, b))).collect();
    let complete = verbinder::graph::CompactGraph::undirected(5, &edges);
    let density = |graph: &verbinder::graph::CompactGraph| graph.edge_count() as f64 / 10.0;
    let found = samples(&complete, &[&density], 100, 1);
    assert!(found[0].iter().all(|value| (value - 1.0).abs() < 1e-12));
}

// In the EMON questionnaires 1 stands for continuous contact and 4 for contact once a day or less.
#[test]
fn pitfall_69_codes_that_run_the_other_way_are_turned() {
    let read = network("source,target,strength\na,b,1\nb,c,4\n", "emon.csv");
    assert_eq!(strengths(&read), [1.0, 4.0]);
    let turned = recode(&read, &[(1.0, 4.0), (2.0, 3.0), (3.0, 2.0), (4.0, 1.0)]);
    assert_eq!((strengths(&turned.network), turned.recoded), (vec![4.0, 1.0], 2));
    let half = recode(&read, &[(1.0, 4.0)]);
    assert_eq!((half.recoded, half.unknown), (1, vec![(4.0, 1)]));
}

#[test]
fn pitfall_71_isolates_of_a_list_of_nodes_are_kept() {
    let read = network(
        r#"{"nodes": [{"id": "a"}, {"id": "b"}, {"id": "alone"}], "edges": [{"source": "a", "target": "b"}]}"#,
        "x.json",
    );
    let graph = View::new(&read, &ViewOptions::default()).graph;
    let density = measures::find("density").unwrap().of(&graph, &Params::default()).value();
    assert!((density - 1.0 / 3.0).abs() < 1e-12);
}

// Three scores that print alike to three decimals have three ranks; two that differ by rounding noise share one.
#[test]
fn pitfall_73_ranks_come_from_values_and_not_from_what_is_shown() {
    assert_eq!(mid_ranks(&[0.123_4, 0.123_3, 0.123_2]), [3.0, 2.0, 1.0]);
    assert_eq!(mid_ranks(&[0.1 + 0.2, 0.3, 0.5]), [1.5, 1.5, 3.0]);
}

#[test]
fn pitfall_74_names_that_may_be_one_are_pointed_out() {
    let text = "source,target\nStichting Welzijn Delft,Gemeente Delft\nWelzijn Delft,GGD\n";
    let found = verbinder::rules::check(&network(text, "names.csv"), &Origins::default());
    assert!(found.iter().any(|finding| finding.code == "similar-names"), "{found:?}");
}

// Padgett's marriages: the fourth place by number of partners is shared by six, and nobody is cut off.
#[test]
fn pitfall_77_equals_at_the_border_of_a_list_stay() {
    let run = assert_cmd::Command::new(env!("CARGO_BIN_EXE_verbinder"))
        .current_dir(project_file("."))
        .args(["actors", "data/florentine-families.json", "--layer", "marriage", "--top", "4", "--format", "json"])
        .assert()
        .success();
    let found: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert_eq!(found["rows"].as_array().unwrap().len(), 9);
}
