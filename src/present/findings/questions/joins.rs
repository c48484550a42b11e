//! Questions on what joins the network: who bridges, and who is joined to nobody.

use super::super::bridges::{self, Bridge, Scope};
use super::super::{clusters, count, found::Found, not_ranked, some};
use super::{Asking, Question};
use crate::graph::components::{self, Components};
use crate::present::language::Language;
use std::collections::{BTreeMap, BTreeSet};

/// A cluster of fewer is a pair that works together, not a world apart.
const CLUSTER: usize = 3;

impl Asking<'_> {
    /// The local actor without whom most others lose touch.
    pub(super) fn weak_point(&self) -> Option<Question> {
        let local = self.told.iter().filter(|bridge| bridge.scope != Scope::National && bridge.cut_point);
        let bridge = local.max_by_key(|bridge| (bridge.lost(), std::cmp::Reverse(bridge.node)))?;
        let (name, lost) = (self.label(bridge.node), bridge.lost());
        let off = self.names(bridges::cut_off_nodes(self.subject, bridge), 3);
        let (text, because) = match self.language {
            Language::En => (
                format!("What happens if {name} drops out? Is there a second route that the sources do not mention?"),
                format!("Without {name} {} lose touch with the rest: {off}.", count(lost, "node would", "nodes would")),
            ),
            Language::Nl => {
                (format!("Wat gebeurt er als {name} wegvalt? Is er een tweede route die de bronnen niet noemen?"), {
                    let (lose, lost) =
                        (if lost == 1 { "verliest" } else { "verliezen" }, count(lost, "knoop", "knopen"));
                    format!("Zonder {name} {lose} {lost} het contact met de rest: {off}.")
                })
            }
        };
        Some(Question {
            id: "weak-point",
            text,
            because,
            nodes: vec![bridge.node],
            ties: self.on_drawing(&bridge.ties),
        })
    }

    /// The strongest actor that bridges: is that its task, and can it bear it?
    pub(super) fn top_bridge(&self) -> Option<Question> {
        if not_ranked(self.subject, self.language).is_some() {
            return None;
        }
        let crosses = |bridge: &&Bridge| bridge.places.len() >= 2 || self.subject.places.names.is_empty();
        let strongest = self.told.first()?;
        let bridge = self.told.iter().find(crosses).unwrap_or(strongest);
        let name = self.label(bridge.node);
        let equal = |other: &&Bridge| other.betweenness.total_cmp(&bridge.betweenness).is_eq();
        // Who stands between others most may be somebody without whom nothing falls apart.
        let most = self.subject.betweenness().iter().copied().fold(0.0, f64::max);
        let first = match (self.language, bridge.node == strongest.node) {
            (Language::En, true) if most > bridge.betweenness => format!("Of the bridging actors, {name} comes first."),
            (Language::Nl, true) if most > bridge.betweenness => format!("Van de verbinders staat {name} voorop."),
            // Somebody else joins more within a place.
            (Language::En, false) => format!("Of those that join places, {name} comes first."),
            (Language::Nl, false) => format!("Van wie plaatsen verbindt, staat {name} voorop."),
            (Language::En, true) if self.told.iter().filter(equal).count() > 1 => {
                format!("In this record nobody joins more than {name}.")
            }
            (Language::Nl, true) if self.told.iter().filter(equal).count() > 1 => {
                format!("In deze vastlegging verbindt niemand meer dan {name}.")
            }
            (Language::En, true) => format!("In this record {name} joins more than anybody else."),
            (Language::Nl, true) => format!("In deze vastlegging verbindt {name} meer dan wie ook."),
        };
        let ask = self.pick(
            "Is that its task, does it know, and who pays for the time it takes?",
            "Hoort dat bij zijn taak, weet deze actor het zelf, en wie betaalt de tijd?",
        );
        let text = format!("{first} {ask}");
        let because = bridges::sentence(self.subject, bridge, self.language);
        let ties = self.on_drawing(&bridge.ties);
        Some(Question { id: "top-bridge", text, because, nodes: vec![bridge.node], ties })
    }

    /// Places whose ties to all others run through one node.
    pub(super) fn joined_by_one(&self) -> Option<Question> {
        let places = &self.subject.places;
        let mut single: BTreeMap<usize, (Vec<u32>, BTreeSet<usize>)> = BTreeMap::new();
        for place in 0..places.groups.count() as u32 {
            let (mut through, mut ties) = (BTreeSet::new(), BTreeSet::new());
            for (edge, &(a, b)) in self.subject.view.graph.edges().iter().enumerate() {
                let (a, b) = (a as usize, b as usize);
                let inside = |node: usize| places.groups.of(node).contains(&place);
                if inside(a) != inside(b) {
                    through.insert(if inside(a) { b } else { a });
                    ties.extend(self.subject.view.edge_ties[edge].iter().map(|&tie| self.drawn[tie]));
                }
            }
            if let (1, Some(&node)) = (through.len(), through.first())
                && self.leads_to_another(node, place)
            {
                let entry = single.entry(node).or_default();
                entry.0.push(place);
                entry.1.extend(ties);
            }
        }
        let (&node, (joined, ties)) =
            single.iter().max_by_key(|(node, (joined, _))| (joined.len(), std::cmp::Reverse(**node)))?;
        let (name, names) = (self.label(node), some(&places.name_list(joined), 4, self.language));
        let one = joined.len() == 1;
        let (text, because) = match self.language {
            Language::En => (
                format!(
                    "{names} {} joined to the other places through {name} alone. Which ties of their own are missing here?",
                    if one { "is" } else { "are" }
                ),
                format!(
                    "Every tie that leads out of {} ends at {name}.",
                    if one { "this place" } else { "each of these places" }
                ),
            ),
            Language::Nl => (
                format!(
                    "{names} {} alleen via {name} met de andere plaatsen verbonden. Welke eigen contacten ontbreken hier?",
                    if one { "is" } else { "zijn" }
                ),
                format!(
                    "Elke relatie die {} uit leidt, komt uit bij {name}.",
                    if one { "deze plaats" } else { "elk van deze plaatsen" }
                ),
            ),
        };
        Some(Question { id: "joined-by-one", text, because, nodes: vec![node], ties: ties.iter().copied().collect() })
    }

    /// Whether a way leads from this node to another place without crossing this one.
    fn leads_to_another(&self, start: usize, place: u32) -> bool {
        let groups = &self.subject.places.groups;
        let (mut seen, mut queue) = (BTreeSet::from([start]), vec![start]);
        while let Some(node) = queue.pop() {
            if !groups.of(node).is_empty() {
                return true;
            }
            let partners = self.subject.partners(node).into_iter();
            queue.extend(partners.filter(|&next| !groups.of(next).contains(&place) && seen.insert(next)));
        }
        false
    }

    /// Clusters without a tie to anybody else, beside the main body of the network.
    pub(super) fn apart(&self) -> Option<Question> {
        let found = clusters::found(self.subject, &Found::usual(self.subject));
        let (parts, main) = self.main_body();
        let in_main = |cluster: &&clusters::Cluster| Some(parts.of[cluster.members[0]]) == main;
        let alone = |cluster: &&clusters::Cluster| cluster.outer_pairs == 0 && cluster.members.len() >= CLUSTER;
        let apart: Vec<_> = found.iter().filter(alone).filter(|cluster| !in_main(cluster)).collect();
        // A network of one cluster is not apart from itself.
        if apart.is_empty() || found.len() < 2 {
            return None;
        }
        let around: Vec<String> = apart.iter().map(|cluster| cluster.label.clone()).collect();
        let names = some(&around, 3, self.language);
        let nodes: Vec<usize> = apart.iter().flat_map(|cluster| cluster.members.iter().copied()).collect();
        let (text, because) = match self.language {
            Language::En => (
                format!("Do those around {names} really work with nobody else, or did nobody write about it?"),
                format!("{} no tie to the rest of the network.", count(apart.len(), "cluster has", "clusters have")),
            ),
            Language::Nl => (
                format!("Werken de actoren rond {names} echt met niemand anders, of heeft niemand erover geschreven?"),
                format!(
                    "{} geen relatie met de rest van het netwerk.",
                    count(apart.len(), "cluster heeft", "clusters hebben")
                ),
            ),
        };
        Some(Question { id: "apart", text, because, nodes, ties: Vec::new() })
    }

    /// The parts of the network, and the number of the largest, from which others are apart; none where several are equally large.
    fn main_body(&self) -> (Components, Option<usize>) {
        let parts = components::weak(&self.subject.view.graph);
        let most = parts.sizes.iter().max();
        let mut largest = (0..parts.count()).filter(|&part| Some(&parts.sizes[part]) == most);
        let main = largest.next().filter(|_| largest.next().is_none());
        (parts, main)
    }
}
