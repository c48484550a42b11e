//! What is said of one network in a comparison: what it holds, what that rests on, and its figures.

use super::figures::{self, FIGURES, NO_SHAPE};
use crate::graph::CompactGraph;
use crate::graph::compact::Merge;
use crate::graph::parallel;
use crate::graph::random_graphs::SharedTies;
use crate::measures::brokerage::fragility::most_missed;
use crate::measures::{self, Params};
use crate::model::kind::DERIVED_TIE_KIND;
use crate::model::{Certainty, Mode, Network, Respondent};
use crate::present::basis::{told_apart, told_themselves};
use crate::present::findings::governance::{Steered, steered};
use crate::present::language::Language;
use crate::present::subject::{Subject, normalized};
use std::collections::{BTreeMap, BTreeSet};

/// What the rows of a comparison are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Places of one file, in alphabetical order.
    Places,
    /// Groups of nodes of one file, in alphabetical order.
    Groups,
    /// Layers of ties of one file, on the same nodes, in alphabetical order.
    Layers,
    /// Years of one file, in the order of time.
    Years,
    /// Files, in the order given.
    Files,
}

impl Rows {
    /// What a row is called.
    pub fn word(self, language: Language) -> &'static str {
        match self {
            Rows::Places => language.pick("place", "plaats"),
            Rows::Groups => language.pick("group", "groep"),
            Rows::Layers => language.pick("layer", "laag"),
            Rows::Years => language.pick("year", "jaar"),
            Rows::Files => language.pick("network", "netwerk"),
        }
    }
}

/// What is said of one place, group, layer, year or file.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// What it is called.
    pub name: String,
    /// Nodes that belong to it.
    pub nodes: usize,
    /// Of these, actors.
    pub actors: usize,
    /// Of these, structures.
    pub structures: usize,
    /// Of these, with a proper name.
    pub named: usize,
    /// Of these, who answered themselves.
    pub respondents: usize,
    /// Of these, who were asked, whether they answered or not.
    pub asked: usize,
    /// Members that sources state and do not name.
    pub unnamed_members: usize,
    /// Tied pairs inside.
    pub pairs: usize,
    /// Tied pairs with nodes outside; among places, those that are known to be elsewhere or national.
    pub outward: usize,
    /// Among places: tied pairs with nodes outside of which no place is known. They may well belong here.
    pub unplaced: usize,
    /// Ties inside of each kind.
    pub tie_kinds: BTreeMap<String, usize>,
    /// Sectors that occur.
    pub sectors: Vec<String>,
    /// Different places in the sources that it rests on: how much was written about it.
    pub passages: usize,
    /// Passages of each source.
    pub sources: BTreeMap<String, usize>,
    /// Whether most ties inside were told by those whom they join, as in a survey.
    pub told_themselves: bool,
    /// Share of the ties that are explicit.
    pub explicit_share: f64,
    /// Whether a tie of the network says that a node of this part was nominated or awarded by the source that speaks most of it.
    pub awarded: bool,
    /// The figures, in the order of [`FIGURES`]; NaN where they are undefined or the network is too small.
    pub figures: Vec<f64>,
    /// The node with most partners inside; none where several share that.
    pub most_connected: Option<String>,
    /// The node with the highest betweenness inside, with its kind; none in a small network or where several share that.
    pub broker: Option<(String, String)>,
    /// The nodes whose leaving would cost most, each by itself; none where nobody's leaving costs anything.
    pub weakest_points: Vec<String>,
    /// Who steers it, as far as its ties say; none in a network that is too small for a centralization.
    pub steered: Option<Steered>,
    /// Years that the evidence describes.
    pub years: Vec<i32>,
    /// The first and the last year that its ties speak of, where some ended before others began and no time was chosen.
    pub apart: Option<(i32, i32)>,
    /// Its ties as numbers.
    pub graph: CompactGraph,
    /// Which of its nodes are structures, if every tie joins an actor to a structure.
    pub second_mode: Option<Vec<bool>>,
    /// Who shares which structures, if ties are derived from that.
    pub shared: Option<SharedTies>,
    /// The ids of its nodes.
    pub ids: Vec<String>,
}

impl Profile {
    /// Whether ties are derived from shared structures.
    pub fn derives_ties(&self) -> bool {
        self.tie_kinds.contains_key(DERIVED_TIE_KIND)
    }

    /// Whether ties lead outward (towards 1) or stay inside (towards −1); NaN without ties (Krackhardt & Stern 1988).
    pub fn ei_index(&self) -> f64 {
        (self.outward as f64 - self.pairs as f64) / (self.outward + self.pairs) as f64
    }

    /// Share of those asked who answered; NaN where nobody is known to have been asked.
    pub fn response_rate(&self) -> f64 {
        self.respondents as f64 / self.asked as f64
    }

    /// Share of the passages that come from the source with most of them; NaN without evidence.
    pub fn main_source_share(&self) -> f64 {
        let most = self.sources.values().max().copied().unwrap_or(0);
        most as f64 / self.sources.values().sum::<usize>() as f64
    }

    /// The figure of this name.
    pub fn figure(&self, id: &str) -> f64 {
        figures::find(id).map_or(f64::NAN, |(index, _)| self.figures[index])
    }
}

/// One profile per place, in alphabetical order.
pub fn by_place(subject: &Subject) -> Vec<Profile> {
    let groups = &subject.places.groups;
    parallel::map(groups.count(), |place| {
        let members = groups.members(place as u32);
        let profile = profile(subject, &subject.places.names[place], &members);
        let unplaced = unplaced(subject, &members);
        Profile { outward: profile.outward - unplaced, unplaced, ..profile }
    })
}

/// Tied pairs of these nodes with nodes that belong to no place as far as anybody knows, and are not said to be national.
fn unplaced(subject: &Subject, members: &[usize]) -> usize {
    let unknown =
        |&node: &usize| subject.places.groups.of(node).is_empty() && !subject.network.node(node).states_national();
    members.iter().map(|&member| subject.partners(member).into_iter().filter(unknown).count()).sum()
}

/// One profile per value of an attribute, in alphabetical order, with the number of nodes that have no single value.
///
/// # Errors
///
/// An attribute that no node has.
pub fn by_attribute(subject: &Subject, by: &str) -> Result<(Vec<Profile>, usize), crate::Error> {
    let labels = crate::present::known::labels_of(subject, by)?;
    let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (node, label) in labels.iter().enumerate() {
        if let Some(label) = label {
            members.entry(label).or_default().push(node);
        }
    }
    let without = labels.iter().filter(|label| label.is_none()).count();
    Ok((members.into_iter().map(|(name, members)| profile(subject, name, &members)).collect(), without))
}

/// One profile of a whole network.
pub fn whole(subject: &Subject) -> Profile {
    profile(subject, &subject.name(), &(0..subject.network.node_count()).collect::<Vec<_>>())
}

fn profile(subject: &Subject, name: &str, members: &[usize]) -> Profile {
    let network = &subject.network;
    let mut keep = vec![false; network.node_count()];
    for &member in members {
        keep[member] = true;
    }
    let graph = &subject.view.graph;
    let (local, _) = graph.induced(&keep);
    let plain = local.symmetrised(Merge::Max);
    let n = members.len();
    let params = subject.params(&Params::default());
    let figures: Vec<f64> = FIGURES.iter().map(|figure| figure.of(&local, &params)).collect();
    let all = graph.symmetrised(Merge::Max);
    let outward = all.edges().iter().filter(|(a, b)| keep[*a as usize] != keep[*b as usize]).count();
    // What a source states does not change with what is chosen.
    let stated = crate::model::stated_groups(&subject.file);
    let here = |node: usize| network.index_of(&subject.file.node(node).id).is_some_and(|node| keep[node]);
    let unnamed = stated.iter().filter(|group| here(group.node)).map(|group| group.unnamed()).sum();
    let mode = |mode: Mode| members.iter().filter(|&&node| network.mode(node) == mode).count();
    let answered = |wanted: Respondent| members.iter().filter(|&&node| network.node(node).respondent == wanted).count();
    let label = |at: usize| network.node(members[at]).label.clone();
    let degrees: Vec<f64> = (0..n).map(|at| plain.degree(at) as f64).collect();
    let between = if n < NO_SHAPE {
        Vec::new()
    } else {
        measures::find("betweenness").expect("registered").of(&local, &subject.params(&normalized())).values
    };
    let evidence = Evidence::of(subject, &keep);
    let sectors: BTreeSet<String> = members.iter().filter_map(|&node| network.node(node).sector.clone()).collect();
    Profile {
        name: name.to_owned(),
        nodes: n,
        actors: mode(Mode::Actor),
        structures: mode(Mode::Structure),
        named: members.iter().filter(|&&node| network.node(node).named).count(),
        respondents: answered(Respondent::Yes),
        asked: answered(Respondent::Yes) + answered(Respondent::NoResponse),
        unnamed_members: unnamed,
        pairs: plain.edge_count(),
        outward,
        unplaced: 0,
        tie_kinds: evidence.kinds,
        sectors: sectors.into_iter().collect(),
        passages: evidence.passages,
        awarded: awarded(subject, &keep, &evidence.sources),
        sources: evidence.sources,
        told_themselves: told_themselves(network, network.ties().filter(|tie| keep[tie.source] && keep[tie.target])),
        explicit_share: evidence.explicit_share,
        figures,
        most_connected: alone_at_the_top(&degrees).map(label),
        broker: alone_at_the_top(&between).map(|at| (label(at), network.node(members[at]).kind.clone())),
        weakest_points: most_missed(&local)
            .filter(|(loss, _)| *loss > 0.0 && n >= figures::ONLY_COUNTS)
            .map_or(Vec::new(), |(_, all)| all.into_iter().map(label).collect()),
        steered: (n >= NO_SHAPE).then(|| steered(network, members, &local)),
        years: evidence.years,
        apart: told_apart(subject, |tie| keep[tie.source] && keep[tie.target]),
        shared: subject.shared_ties().map(|shared| shared.induced(&keep)),
        second_mode: two_modes(subject, members, &local),
        ids: members.iter().map(|&node| network.node(node).id.clone()).collect(),
        graph: local,
    }
}

/// Which members are structures, if every tie joins an actor to a structure; none where one does not, or where there are no ties.
fn two_modes(subject: &Subject, members: &[usize], graph: &CompactGraph) -> Option<Vec<bool>> {
    let structures: Vec<bool> = members.iter().map(|&node| subject.network.mode(node) == Mode::Structure).collect();
    let mut edges = graph.edges().iter();
    let across = edges.all(|&(a, b)| structures[a as usize] != structures[b as usize]);
    (across && graph.edge_count() > 0).then_some(structures)
}

/// The index of the highest value above zero; none where several share it.
fn alone_at_the_top(values: &[f64]) -> Option<usize> {
    let most = values.iter().copied().fold(0.0, f64::max);
    let mut top = (0..values.len()).filter(|&at| most > 0.0 && (values[at] - most).abs() <= 1e-9 * most);
    top.next().filter(|_| top.next().is_none())
}

/// Whether the source that says most about these nodes also tells that one of them was nominated or awarded.
fn awarded(subject: &Subject, keep: &[bool], sources: &BTreeMap<String, usize>) -> bool {
    let most = sources.values().max().copied().unwrap_or(0);
    let main = |id: &str| most > 0 && sources.get(id) == Some(&most);
    subject.network.ties().any(|tie| {
        matches!(tie.tie.kind.as_str(), "awards" | "nominates")
            && keep[tie.target]
            && !keep[tie.source]
            && tie.tie.evidence.iter().any(|item| main(&item.source))
    })
}

/// What the nodes and ties of a part rest on.
struct Evidence {
    kinds: BTreeMap<String, usize>,
    passages: usize,
    sources: BTreeMap<String, usize>,
    explicit_share: f64,
    years: Vec<i32>,
}

impl Evidence {
    fn of(subject: &Subject, keep: &[bool]) -> Evidence {
        let network = &subject.network;
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        let mut passages = BTreeSet::new();
        let (mut ties, mut explicit) = (0usize, 0usize);
        for tie in network.ties().filter(|tie| keep[tie.source] && keep[tie.target]) {
            *kinds.entry(tie.tie.kind.to_string()).or_default() += 1;
            ties += 1;
            explicit += usize::from(tie.tie.certainty == Certainty::Explicit);
            passages.extend(tie.tie.evidence.iter().map(|item| (item.source.as_str(), &item.locators)));
        }
        for (_, node) in network.nodes().enumerate().filter(|(index, _)| keep[*index]) {
            passages.extend(node.evidence.iter().map(|item| (item.source.as_str(), &item.locators)));
        }
        let mut sources: BTreeMap<String, usize> = BTreeMap::new();
        for (source, _) in &passages {
            *sources.entry((*source).to_owned()).or_default() += 1;
        }
        let years: BTreeSet<i32> = sources.keys().filter_map(|source| year_of(network, source)).collect();
        Evidence {
            kinds,
            passages: passages.len(),
            sources,
            explicit_share: if ties == 0 { f64::NAN } else { explicit as f64 / ties as f64 },
            years: years.into_iter().collect(),
        }
    }
}

fn year_of(network: &Network, source: &str) -> Option<i32> {
    network.source(source).and_then(|source| source.observation_year).or(network.info().observation_year)
}
