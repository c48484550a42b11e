//! Sentences of the page, each with the ties and nodes that it rests on.

use super::sections::tie_line;
use crate::present::findings;
use crate::present::findings::bridges::{self, Bridge, Scope};
use crate::present::findings::clusters;
use crate::present::findings::questions::Question;
use crate::present::language::Language;
use crate::present::language::views::{self, view};
use crate::present::report::data::Numbers;
use crate::present::subject::Subject;
use crate::present::table::Table;
use crate::present::tables::printable;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Bridging actors told in full on the page, national and local each.
const TOLD: usize = 8;
/// Ties listed below one claim; all of them light up in the network.
const LISTED: usize = 25;

/// Makes claims, and remembers which ties they cite.
pub(super) struct Claims<'a> {
    pub(super) subject: &'a Subject,
    pub(super) numbers: &'a Numbers,
    pub(super) language: Language,
    /// Numbers on the page of the ties that some claim rests on.
    pub(super) cited: &'a mut BTreeSet<usize>,
}

impl Claims<'_> {
    /// A sentence with nodes of the network and ties of the drawing.
    pub(super) fn claim(&mut self, text: &str, nodes: &[usize], ties: &[usize]) -> Value {
        let anchors: Vec<usize> = ties.iter().filter_map(|&tie| self.numbers.of_drawn[tie]).collect();
        let listed: Vec<Value> = anchors
            .iter()
            .take(LISTED)
            .map(|&number| {
                self.cited.insert(number);
                json!({"anchor": number, "text": tie_line(self.subject, self.numbers.ties[number], self.language)})
            })
            .collect();
        json!({"text": printable(text), "nodes": self.numbers.of_nodes(nodes), "ties": listed, "count": anchors.len(),
               "anchors": anchors})
    }

    /// The findings in a few sentences: who has most partners, who bridges, which clusters there are.
    pub(super) fn in_short(&mut self, tables: &[(&'static str, Table)], told: &[Bridge]) -> Vec<Value> {
        let lead = |name: &str| {
            let table = tables.iter().find(|entry| entry.0 == name);
            table.map_or(&[][..], |(_, table)| &table.lead[..])
        };
        let mut claims = Vec::new();
        // The last sentence says who has most; before it, or in its place, may stand why nobody should be ranked.
        let ranked = findings::not_ranked(self.subject, self.language).is_none();
        let texts = lead("actors");
        for (index, text) in texts.iter().enumerate() {
            let most = if ranked && index + 1 == texts.len() { self.most_partners() } else { Vec::new() };
            let ties = self.ties_of(&most);
            claims.push(self.claim(text, &most, &ties));
        }

        let groups = bridges::by_scope(self.subject, told, self.language);
        // Why nobody is ranked was said above.
        for text in lead("bridges").iter().filter(|text| !lead("actors").contains(text)) {
            let group = groups.iter().find(|(sentence, _)| sentence == text);
            let named = group.map_or(&[][..], |(_, named)| &named[..]);
            let nodes: Vec<usize> = named.iter().map(|bridge| bridge.node).collect();
            let ties: Vec<usize> = named.iter().flat_map(|bridge| self.drawn(&bridge.ties)).collect();
            claims.push(self.claim(text, &nodes, &ties));
        }

        let stated = clusters::stated(self.subject);
        let incomplete = |cluster: &&clusters::Cluster| cluster.unnamed() > 0;
        let mut incomplete = stated.iter().filter(incomplete);
        let texts = lead("clusters");
        let judged = views::judged(self.subject.verdict()).map(|words| view(self.language, words));
        for (index, text) in texts.iter().enumerate() {
            let last = index + 1 == texts.len();
            let cluster = if last { None } else { incomplete.next() };
            let (mut nodes, mut ties) = (Vec::new(), Vec::new());
            if let Some(cluster) = cluster {
                nodes.extend(cluster.structure);
                ties = self.between(&nodes, &cluster.members);
                nodes.extend(&cluster.members);
            }
            // The last sentence says which clusters were found, and the button shows them.
            let judged = judged.filter(|_| last).map(|words| format!("{text} {words}"));
            let mut claim = self.claim(judged.as_ref().unwrap_or(text), &nodes, &ties);
            if last {
                claim["set"] = "colour=community&areas=community".into();
            }
            claims.push(claim);
        }
        claims
    }

    /// The first bridging actors of national or local scope, each in a sentence, and how many more there are.
    pub(super) fn bridging(&mut self, told: &[Bridge], national: bool) -> (Vec<Value>, usize) {
        let of_scope = told.iter().filter(|bridge| (bridge.scope == Scope::National) == national);
        let more = of_scope.clone().count().saturating_sub(TOLD);
        let claims = of_scope
            .take(TOLD)
            .map(|bridge| {
                let text = bridges::sentence(self.subject, bridge, self.language);
                let ties = self.drawn(&bridge.ties);
                self.claim(&text, &[bridge.node], &ties)
            })
            .collect();
        (claims, more)
    }

    /// A question with what it rests on.
    pub(super) fn question(&mut self, question: &Question) -> Value {
        let mut claim = self.claim(&question.text, &question.nodes, &question.ties);
        claim["because"] = printable(&question.because).into();
        claim
    }

    /// The ties of the drawing that these ties of the network are.
    fn drawn(&self, ties: &[usize]) -> Vec<usize> {
        let numbers = self.numbers.of_ties(ties);
        numbers.into_iter().map(|number| self.numbers.ties[number]).collect()
    }

    fn most_partners(&self) -> Vec<usize> {
        let count = self.subject.network.node_count();
        let partners: Vec<usize> = (0..count).map(|node| self.subject.partners(node).len()).collect();
        let most = partners.iter().copied().max().filter(|&most| most > 0);
        (0..count).filter(|&node| Some(partners[node]) == most).collect()
    }

    /// All ties of these nodes that count.
    fn ties_of(&self, nodes: &[usize]) -> Vec<usize> {
        let of = |&node: &usize| self.subject.network.ties_of(node).into_iter().map(|tie| tie.index);
        let all: BTreeSet<usize> = nodes.iter().flat_map(of).collect();
        self.drawn(&all.into_iter().collect::<Vec<_>>())
    }

    /// The ties that count between nodes of one list and of the other.
    fn between(&self, some: &[usize], others: &[usize]) -> Vec<usize> {
        let joins = |tie: &crate::model::TieRef<'_>| {
            (some.contains(&tie.source) && others.contains(&tie.target))
                || (some.contains(&tie.target) && others.contains(&tie.source))
        };
        let of = |&node: &usize| self.subject.network.ties_of(node).into_iter().filter(joins).map(|tie| tie.index);
        let all: BTreeSet<usize> = some.iter().flat_map(of).collect();
        self.drawn(&all.into_iter().collect::<Vec<_>>())
    }
}
