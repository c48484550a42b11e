//! The registry of null models, and the one that leaves the network and shuffles labels.

use super::{arcs, reference};
use std::collections::BTreeSet;
use verbinder::graph::random_graphs::SharedTies;
use verbinder::graph::{CompactGraph, random_graphs};
use verbinder::measures::{Grouping, Known};
use verbinder::studies::null_models::{Asks, MODELS, find};

#[test]
fn every_file_is_in_the_slice_and_called_as_its_id() {
    let folder = crate::support::project_file("src/studies/null_models");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| name != "mod" && name != "model")
        .collect();
    assert_eq!(files, MODELS.iter().map(|model| model.id.replace('-', "_")).collect());
    for model in MODELS {
        assert_eq!(find(model.id).unwrap().id, model.id);
        for text in [model.meaning, model.keeps, model.caution] {
            assert!(text.en.ends_with('.') && text.nl.ends_with('.'), "{}", model.id);
        }
    }
    assert!(find("tea-leaves").is_none());
}

#[test]
fn models_say_what_they_ask_for() {
    let (path, chain) = (CompactGraph::undirected(3, &[(0, 1), (1, 2)]), arcs(3, &[(0, 1), (1, 2)]));
    let groups = Grouping::from_labels(&[Some(0), Some(1), None]);
    let (plain, directed) = (Known::new(&path), Known::new(&chain));
    assert!(Asks::Nothing.is_met(&plain) && !Asks::Direction.is_met(&plain) && Asks::Direction.is_met(&directed));
    assert!(!Asks::Labels.is_met(&plain) && Asks::Labels.is_met(&Known { groups: Some(&groups), ..plain }));
    let shared = SharedTies::new(path.clone(), []);
    assert!(!Asks::Shared.is_met(&plain) && Asks::Shared.is_met(&Known { shared: Some(&shared), ..plain }));
    let modes = [false, true, false];
    assert!(!Asks::Modes.is_met(&plain) && Asks::Modes.is_met(&Known { second_mode: Some(&modes), ..plain }));
}

// Pitfall 65: ties move and labels stay, or the other way round.
#[test]
fn labels_move_only_where_the_network_stays() {
    let graph = reference("karate");
    let n = graph.node_count();
    let labels: Vec<Option<usize>> = (0..n).map(|node| (node % 5 > 0).then_some(node % 3)).collect();
    let groups = Grouping::from_labels(&labels);
    let values: Vec<f64> = (0..n).map(|node| if node % 4 == 0 { f64::NAN } else { node as f64 }).collect();
    let members: Vec<usize> = (0..9).collect();
    let known = Known { groups: Some(&groups), values: Some(&values), members: Some(&members), ..Known::new(&graph) };
    for model in MODELS.iter().filter(|model| !matches!(model.asks, Asks::Modes | Asks::Shared)) {
        let drawn = (model.draw)(&known, &mut random_graphs::stream(3, 1));
        let now = drawn.known(&known);
        let labels_moved = now.groups.unwrap() != &groups;
        assert_eq!(labels_moved, model.id == "label-permutation", "{}", model.id);
        assert_eq!(now.graph == &graph, labels_moved, "{}", model.id);
        assert_eq!(now.groups.unwrap().sizes(), groups.sizes());
        let gaps = |groups: &Grouping| groups.of().iter().map(Option::is_none).collect::<Vec<_>>();
        assert_eq!(gaps(now.groups.unwrap()), gaps(&groups), "who has no group has none in any draw");
        let kept: Vec<bool> = now.values.unwrap().iter().map(|value| value.is_nan()).collect();
        assert!((0..n).all(|node| kept[node] == (node % 4 == 0)));
        let (mut before, mut after) = (values.clone(), now.values.unwrap().to_vec());
        before.sort_by(f64::total_cmp);
        after.sort_by(f64::total_cmp);
        assert_eq!(before[..25], after[..25]);
        assert_eq!(now.members.unwrap().len(), 9);
        assert!(now.members.unwrap().windows(2).all(|pair| pair[0] < pair[1]));
    }
}
