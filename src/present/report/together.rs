//! Several networks in one picture: each in a panel of its own, all on one scale.

use super::pictures::Picture;
use crate::Error;
use crate::diagnostics::Place;
use crate::model::{Evidence, Info, NATIONAL, Network, NetworkBuilder, Node, Source};
use crate::present::diagram::{self, DiagramOptions, DiagramView};
use crate::present::facts::Facts;
use crate::present::language::Language;
use crate::present::subject::Subject;
use std::collections::BTreeMap;

/// Of more nodes in all no picture is made: it would be slow to draw and nothing could be seen in it.
pub(super) const MOST_NODES: usize = 1_500;
/// More sources than these are named in the reports only: the caption would be longer than the picture.
const MOST_SOURCES: usize = 20;
/// As many lines on what is not drawn.
const MOST_NOTES: usize = 8;

/// The networks side by side under these names; none where they are too large together.
///
/// # Errors
///
/// A picture that cannot be drawn.
pub(super) fn picture(subjects: &[Subject], names: &[&str], language: Language) -> Result<Option<Picture>, Error> {
    let nodes: usize = subjects.iter().map(|subject| subject.drawing.node_count()).sum();
    if nodes > MOST_NODES {
        return Ok(None);
    }
    let (network, facts) = side_by_side(subjects, names);
    let mut recipe = notes(subjects, names, language);
    if network.info().sources.is_empty() {
        let text =
            language.pick("Sources: see the report of each network.", "Bronnen: zie het rapport van elk netwerk.");
        recipe.push(text.to_owned());
    }
    let seed = subjects[0].choices.seed;
    let options = DiagramOptions { language, seed, recipe, ..DiagramOptions::new(DiagramView::Networks) };
    let scene = diagram::draw(&network, &facts, &options)?;
    Ok(Some(Picture {
        name: "networks".to_owned(),
        caption: language.pick("The networks on one scale", "De netwerken op één schaal").to_owned(),
        svg: diagram::svg(&scene),
        dot: diagram::dot(&scene),
        scene,
    }))
}

/// What is not drawn of each network, or drawn and not counted; of many networks only where that is said.
fn notes(subjects: &[Subject], names: &[&str], language: Language) -> Vec<String> {
    let each = subjects.iter().zip(names).flat_map(|(subject, name)| {
        subject.picture_notes(language).into_iter().map(move |note| format!("{name}: {note}"))
    });
    let notes: Vec<String> = each.collect();
    if notes.len() <= MOST_NOTES {
        return notes;
    }
    let text = language.pick(
        "What is not drawn, or drawn and not counted, is said in the report of each network.",
        "Wat niet getekend is, of getekend en niet geteld, staat in het rapport van elk netwerk.",
    );
    vec![text.to_owned()]
}

/// All nodes and ties, each network in a place of its own name, and nothing between them: who stands in two networks stands here twice.
fn side_by_side(subjects: &[Subject], names: &[&str]) -> (Network, Facts) {
    let mut info = Info::default();
    let sources: usize = subjects.iter().map(|subject| subject.drawing.info().sources.len()).sum();
    for (at, subject) in subjects.iter().enumerate() {
        let vocabulary = subject.drawing.vocabulary();
        for kind in vocabulary.declared_node_kinds() {
            if info.vocabulary.node_kind(&kind.id).is_none() {
                info.vocabulary.declare_node_kind(kind.clone());
            }
        }
        for kind in vocabulary.declared_tie_kinds() {
            if info.vocabulary.tie_kind(&kind.id).is_none() {
                info.vocabulary.declare_tie_kind(kind.clone());
            }
        }
        if sources <= MOST_SOURCES {
            let named = |source: &Source| Source { id: own(at, &source.id), ..source.clone() };
            info.sources.extend(subject.drawing.info().sources.iter().map(named));
        }
    }
    let mut builder = NetworkBuilder::new(info);
    let mut known: BTreeMap<String, (usize, f64)> = BTreeMap::new();
    for (at, (subject, name)) in subjects.iter().zip(names).enumerate() {
        // A place of this name would be none.
        let place = if *name == NATIONAL { format!("“{name}”") } else { (*name).to_owned() };
        let cited = |evidence: &[Evidence]| -> Vec<Evidence> {
            let evidence = if sources <= MOST_SOURCES { evidence } else { &[] };
            evidence.iter().map(|item| Evidence { source: own(at, &item.source), ..item.clone() }).collect()
        };
        let network = &subject.drawing;
        let betweenness = subject.betweenness();
        for (index, node) in network.nodes().enumerate() {
            let id = own(at, &node.id);
            known.insert(id.clone(), (subject.partners(index).len(), betweenness[index]));
            let moved = Node {
                id,
                municipalities: vec![place.clone()],
                part_of: node.part_of.as_ref().map(|part| own(at, part)),
                evidence: cited(&node.evidence),
                ..node.clone()
            };
            builder.add_node(moved, Place::default());
        }
        for tie in network.ties() {
            let moved = tie.tie.clone().with(|moved| {
                moved.directed = Some(network.is_directed(tie.tie));
                moved.reported_by = tie.tie.reported_by.iter().map(|node| own(at, node)).collect();
                moved.evidence = cited(&tie.tie.evidence).into();
            });
            let (source, target) = (&network.node(tie.source).id, &network.node(tie.target).id);
            builder.add_tie(&own(at, source), &own(at, target), moved, Place::default());
        }
    }
    let network = builder.build().value;
    let of = |node: &Node| known[&node.id];
    let facts = Facts {
        degree: network.nodes().map(|node| of(node).0).collect(),
        betweenness: network.nodes().map(|node| of(node).1).collect(),
        ..Facts::default()
    };
    (network, facts)
}

/// An id that no other network has.
fn own(network: usize, id: &str) -> String {
    format!("{}/{id}", network + 1)
}
