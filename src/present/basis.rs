//! What one network rests on: who was asked, what was written, how sure the sources are. Cautions are spoken from it.

use super::subject::Subject;
use crate::model::{Certainty, Network, Respondent, TieRef, held_apart, stated_groups};
use std::collections::{BTreeMap, BTreeSet};

/// What a chosen part rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Basis {
    /// Nodes.
    pub nodes: usize,
    /// Whether ties are read with their direction: who names whom.
    pub directed: bool,
    /// Labels of nodes without a proper name, which stand for one body or several.
    pub types: Vec<String>,
    /// Nodes that answered themselves.
    pub respondents: usize,
    /// Nodes that were asked, whether they answered or not.
    pub asked: usize,
    /// Nodes that others named and nobody asked.
    pub named_only: usize,
    /// Members that sources state and nobody coded.
    pub unnamed_members: usize,
    /// Ties.
    pub ties: usize,
    /// Of these, those that were derived from what two share: no source could say them outright.
    pub derived: usize,
    /// Of all ties, those for which there is a passage.
    pub sourced: usize,
    /// Whether most ties were told by those whom they join ([`told_themselves`]).
    pub told_themselves: bool,
    /// Of all ties, those said outright.
    pub explicit: usize,
    /// Passages of each source: different places in it.
    pub sources: BTreeMap<String, usize>,
    /// Of all passages, those of sources that also nominate or award.
    pub praising: usize,
    /// The passages about each place, by number, in the order of places: those behind ties of its nodes and behind these nodes.
    pub by_place: Vec<(String, BTreeSet<usize>)>,
    /// Years that the sources describe; none where a single year was chosen.
    pub years: BTreeSet<i32>,
    /// The first and the last year that ties speak of, where some ended before others began and no time was chosen.
    pub apart: Option<(i32, i32)>,
}

impl Basis {
    /// What the chosen part of a subject rests on.
    pub fn of(subject: &Subject) -> Basis {
        let network = &subject.network;
        let status = |wanted: Respondent| network.nodes().filter(|node| node.respondent == wanted).count();
        let (yes, no) = (status(Respondent::Yes), status(Respondent::NoResponse));
        let mut passages = BTreeMap::new();
        let mut about: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); subject.places.names.len()];
        let mut praising = BTreeSet::new();
        for tie in network.ties() {
            let awards = matches!(tie.tie.kind.as_str(), "awards" | "nominates");
            for item in &tie.tie.evidence {
                let next = passages.len();
                let passage = *passages.entry((item.source.as_str(), &item.locators)).or_insert(next);
                if awards {
                    praising.insert(item.source.as_str());
                }
                let ends = [tie.source, tie.target];
                let places = ends.into_iter().flat_map(|end| subject.places.groups.of(end));
                places.for_each(|&place| {
                    about[place as usize].insert(passage);
                });
            }
        }
        for (index, node) in network.nodes().enumerate() {
            for item in &node.evidence {
                let next = passages.len();
                let passage = *passages.entry((item.source.as_str(), &item.locators)).or_insert(next);
                for &place in subject.places.groups.of(index) {
                    about[place as usize].insert(passage);
                }
            }
        }
        let mut sources: BTreeMap<String, usize> = BTreeMap::new();
        for (source, _) in passages.keys() {
            *sources.entry((*source).to_owned()).or_default() += 1;
        }
        let year = |source: &String| network.source(source).and_then(|source| source.observation_year);
        let one_year = subject.choices.filter.iter().any(|(option, _)| option == "at");
        // Most files state no sizes, and going through all memberships of a large one takes time.
        let any = subject.file.nodes().any(|node| node.members_stated.is_some());
        let stated = if any { stated_groups(&subject.file) } else { Vec::new() };
        let here = |node: usize| network.index_of(&subject.file.node(node).id).is_some();
        Basis {
            nodes: network.node_count(),
            directed: subject.view.graph.is_directed(),
            types: network.nodes().filter(|node| !node.named).map(|node| node.label.clone()).collect(),
            respondents: yes,
            asked: yes + no,
            named_only: status(Respondent::NamedOnly),
            unnamed_members: stated.iter().filter(|group| here(group.node)).map(|group| group.unnamed()).sum(),
            ties: network.tie_count(),
            derived: network.ties().filter(|tie| tie.tie.derived).count(),
            sourced: network.ties().filter(|tie| !tie.tie.evidence.is_empty()).count(),
            told_themselves: told_themselves(network, network.ties()),
            explicit: network.ties().filter(|tie| !tie.tie.derived && tie.tie.certainty == Certainty::Explicit).count(),
            praising: passages.keys().filter(|(source, _)| praising.contains(source)).count(),
            by_place: subject.places.names.iter().cloned().zip(about).collect(),
            years: if one_year { BTreeSet::new() } else { sources.keys().filter_map(year).collect() },
            apart: told_apart(subject, |_| true),
            sources,
        }
    }

    /// All passages.
    pub fn passages(&self) -> usize {
        self.sources.values().sum()
    }

    /// Share of those asked who answered; NaN where nobody is known to have been asked.
    pub fn response_rate(&self) -> f64 {
        self.respondents as f64 / self.asked as f64
    }
}

/// The first and the last year that chosen ties of a subject speak of, where some ended before others began and no time was chosen.
pub fn told_apart(subject: &Subject, of: impl Fn(&TieRef<'_>) -> bool) -> Option<(i32, i32)> {
    let periods = subject.network.ties().filter(of).map(|tie| tie.tie.period);
    if subject.choices.chooses_time() { None } else { held_apart(periods) }
}

/// Whether most of these ties were reported by one of the two whom they join, and more than one did so: as in a survey, where no single
/// author decided who belongs to the network, whatever the number of documents that the answers are written down in.
pub fn told_themselves<'a>(network: &Network, ties: impl Iterator<Item = TieRef<'a>>) -> bool {
    let mut tellers = BTreeSet::new();
    let (mut all, mut told) = (0usize, 0usize);
    for tie in ties {
        all += 1;
        let tells = |end: &usize| tie.tie.reported_by.contains(&network.node(*end).id);
        let telling: Vec<usize> = [tie.source, tie.target].into_iter().filter(tells).collect();
        told += usize::from(!telling.is_empty());
        tellers.extend(telling);
    }
    2 * told > all && tellers.len() > 1
}
