//! From the rows of a merge list to which node goes into which: chains followed, contradictions told.

use super::names::{Missing, Names};
use crate::diagnostics::{Diagnostic, Said, said, text};
use crate::model::names::{Decided, Decision, MergeList, is_type_name};
use crate::model::{Network, Node, called};
use std::collections::{BTreeMap, BTreeSet};

/// What a list says about a network.
pub(super) struct Resolved {
    /// For each node the one that it goes into; itself where it stays.
    pub(super) into: Vec<usize>,
    /// For each row its two nodes, where both are in the network; the only one twice, where it names one.
    pub(super) rows: Vec<Option<(usize, usize)>>,
    /// The row by which each node goes.
    pub(super) by_row: BTreeMap<usize, usize>,
    /// Merges that the network has behind it: the name that goes is an alias of the one that stays.
    pub(super) done: usize,
    pub(super) diagnostics: Vec<Diagnostic>,
}

pub(super) fn resolve(network: &Network, list: &MergeList) -> Resolved {
    let names = Names::new(network);
    let mut resolved = Resolved {
        into: (0..network.node_count()).collect(),
        rows: vec![None; list.rows.len()],
        by_row: BTreeMap::new(),
        done: 0,
        diagnostics: Vec::new(),
    };
    let mut merges: Vec<Edge> = Vec::new();
    let mut apart: Vec<Edge> = Vec::new();
    let mut alone: Vec<(usize, usize)> = Vec::new();
    for (number, row) in list.rows.iter().enumerate() {
        let single = row.into.is_empty() && row.into_id.is_empty();
        let goes = names.find(&row.id, &row.name, &row.municipality);
        if single && row.decision.is_none_or(|decision| !decision.merges()) {
            match goes {
                Ok(node) => {
                    resolved.rows[number] = Some((node, node));
                    if row.decision.is_some() {
                        alone.push((number, node));
                    }
                }
                Err(missing) => resolved.diagnostics.extend(row.decision.map(|d| stale(row, d, &missing))),
            }
            continue;
        }
        let stays = names.find(&row.into_id, &row.into, &row.municipality);
        let (goes, stays) = match (goes, stays) {
            (Ok(goes), Ok(stays)) => (goes, stays),
            (Err(missing), _) | (_, Err(missing)) => {
                resolved.diagnostics.extend(row.decision.map(|decision| stale(row, decision, &missing)));
                continue;
            }
        };
        resolved.rows[number] = Some((goes, stays));
        let edge = Edge { row: number, goes, stays };
        match row.decision {
            Some(decision) if decision.merges() => {
                if goes == stays && names_itself(row) {
                    resolved.diagnostics.push(into_itself(row));
                } else if goes == stays {
                    resolved.done += 1;
                } else if let Some(refusal) = refused(network, row, goes, stays) {
                    resolved.diagnostics.push(refusal);
                } else {
                    merges.push(edge);
                }
            }
            Some(_) => apart.push(edge),
            None => {}
        }
    }
    let decided = Decisions { network, list, apart, alone };
    decided.follow(&merges, &mut resolved);
    resolved
}

/// A row that is about two nodes.
#[derive(Debug, Clone, Copy)]
struct Edge {
    row: usize,
    goes: usize,
    stays: usize,
}

/// Everything that merges must not contradict.
struct Decisions<'a> {
    network: &'a Network,
    list: &'a MergeList,
    apart: Vec<Edge>,
    /// Rows that keep a node by itself.
    alone: Vec<(usize, usize)>,
}

impl Decisions<'_> {
    /// Takes the merges that hang together one by one: each needs a single node that stays, and no row against it.
    fn follow(&self, merges: &[Edge], resolved: &mut Resolved) {
        let mut group: BTreeMap<usize, usize> = BTreeMap::new();
        for edge in merges {
            let a = top(&mut group, edge.goes);
            let b = top(&mut group, edge.stays);
            group.insert(a.max(b), a.min(b));
        }
        let mut groups: BTreeMap<usize, Vec<Edge>> = BTreeMap::new();
        for edge in merges {
            groups.entry(top(&mut group, edge.goes)).or_default().push(*edge);
        }
        for edges in groups.values() {
            let going: BTreeSet<usize> = edges.iter().map(|edge| edge.goes).collect();
            let staying: BTreeSet<usize> =
                edges.iter().map(|edge| edge.stays).filter(|node| !going.contains(node)).collect();
            let members: BTreeSet<usize> = going.union(&staying).copied().collect();
            let Some(&stays) = staying.iter().next().filter(|_| staying.len() == 1) else {
                resolved.diagnostics.push(self.no_single_end(edges, &staying));
                continue;
            };
            if let Some(against) = self.against(edges, &members, stays) {
                resolved.diagnostics.push(against);
                continue;
            }
            for edge in edges {
                resolved.into[edge.goes] = stays;
                resolved.by_row.entry(edge.goes).or_insert(edge.row);
            }
        }
    }

    fn no_single_end(&self, edges: &[Edge], staying: &BTreeSet<usize>) -> Diagnostic {
        let rows = edges.iter().map(|edge| edge.row).collect::<Vec<_>>();
        let place = &self.list.rows[*rows.last().unwrap_or(&0)].place;
        if staying.is_empty() {
            let message = said!(
                "{} merge names in a circle: none of them stays",
                "{} voegen namen in een kring samen: geen ervan blijft",
                self.in_words(&rows)
            );
            return Diagnostic::error("merge-cycle", place.clone(), message).hint(text!(
                "choose the name that stays, and clear the decision in the row that merges it into another",
                "kies de naam die blijft, en maak de beslissing leeg in de rij die haar met een andere samenvoegt"
            ));
        }
        let label = |node: &usize| format!("{:?}", self.network.node(*node).label);
        let ends: Vec<Said> = staying.iter().map(|node| Said::alike(label(node))).collect();
        let rows = self.in_words(&rows);
        let ends = Said { en: Said::joined(&ends, " and into ").en, nl: Said::joined(&ends, " en met ").nl };
        let message =
            said!([rows, ends] "{rows} merge one body into {ends}", "{rows} voegen één organisatie samen met {ends}");
        Diagnostic::error("merge-contradiction", place.clone(), message)
            .hint(text!("if they are all one, add a row that merges one of these into the other; if not, clear a decision", "zijn ze alle één, voeg dan een rij toe die een van deze met de andere samenvoegt; zo niet, maak een beslissing leeg"))
    }

    /// A row that keeps apart what the others make one.
    fn against(&self, edges: &[Edge], members: &BTreeSet<usize>, stays: usize) -> Option<Diagnostic> {
        let rows = self.in_words(&edges.iter().map(|edge| edge.row).collect::<Vec<_>>());
        let label = |node: usize| &self.network.node(node).label;
        let pair = self.apart.iter().find(|edge| members.contains(&edge.goes) && members.contains(&edge.stays));
        let single = self.alone.iter().find(|(_, node)| members.contains(node) && *node != stays);
        let (row, message) = match (pair, single) {
            (Some(edge), _) => {
                (edge.row, said!("{:?} and {:?} apart", "{:?} en {:?} uit elkaar", label(edge.goes), label(edge.stays)))
            }
            (None, Some((row, node))) => (*row, said!("{:?} as it is", "{:?} zoals het is", label(*node))),
            (None, None) => return None,
        };
        let message = said!(
            [message, rows] "this row keeps {message}, and {rows} merge",
            "deze rij houdt {message}, en {rows} voegen samen"
        );
        let diagnostic = Diagnostic::error("merge-contradiction", self.list.rows[row].place.clone(), message);
        Some(diagnostic.hint(text!(
            "change one of these decisions; until then none of these rows is followed",
            "verander een van deze beslissingen; tot dan wordt geen van deze rijen gevolgd"
        )))
    }

    /// `rows 3, 5 and 8`, as the spreadsheet counts them.
    fn in_words(&self, rows: &[usize]) -> Said {
        let mut lines: Vec<usize> = rows.iter().filter_map(|&row| self.list.rows[row].place.line).collect();
        lines.sort_unstable();
        lines.dedup();
        let words: Vec<String> = lines.iter().map(usize::to_string).collect();
        match &words[..] {
            [] => said!("rows", "rijen"),
            [one] => said!("row {one}", "rij {one}"),
            [first @ .., last] => said!("rows {} and {last}", "rijen {} en {last}", first.join(", ")),
        }
    }
}

fn top(group: &mut BTreeMap<usize, usize>, node: usize) -> usize {
    let mut at = node;
    while let Some(&up) = group.get(&at).filter(|&&up| up != at) {
        at = up;
    }
    group.insert(node, at);
    at
}

/// The row cannot be followed because the network has changed since, or it says too little.
fn stale(row: &Decided, decision: Decision, missing: &Missing) -> Diagnostic {
    let (message, hint) = match missing {
        Missing::Unsaid => (
            said!("the row names one node only", "de rij noemt maar één knoop"),
            said!(
                "write name and into, or id and into_id; a quotation mark that is never closed may have joined two cells",
                "schrijf `name` en `into`, of `id` en `into_id`; misschien heeft een aanhalingsteken dat niet gesloten is twee cellen verbonden"
            ),
        ),
        Missing::Unknown { name, near } => (
            said!("no node is called {name:?} (any more)", "geen knoop heet (nog) {name:?}"),
            match near {
                Some(near) => said!(
                    "did you mean {near:?}? Otherwise take the row out",
                    "bedoelt u {near:?}? Haal de rij anders weg"
                ),
                None => said!("correct the name, or take the row out", "verbeter de naam, of haal de rij weg"),
            },
        ),
        Missing::Several { name, ids } => (
            said!("several nodes are called {name:?}", "meer knopen heten {name:?}"),
            said!("write which one into id or into_id: {}", "schrijf welke in id of into_id: {}", ids.join(", ")),
        ),
        Missing::OtherName { id, said, label } => (
            said!(
                "the node with the id {id:?} is called {label:?}, not {said:?}",
                "de knoop met het id {id:?} heet {label:?}, niet {said:?}"
            ),
            said!(
                "correct the id or the name in this row; empty the id to go by the name",
                "verbeter het id of de naam in deze rij; maak het id leeg om op de naam te gaan"
            ),
        ),
    };
    let decision = Said { en: decision.word().to_owned(), nl: decision.dutch().to_owned() };
    let message = said!(
        [message, decision] "{message}: the decision {decision} is not followed",
        "{message}: de beslissing {decision} is niet gevolgd"
    );
    Diagnostic::warning("stale-merge", row.place.clone(), message).hint(hint)
}

/// Whether a row names one node twice, rather than two that have become one since.
fn names_itself(row: &Decided) -> bool {
    let same = |a: &str, b: &str| !a.is_empty() && a == b;
    same(&row.id, &row.into_id) || (same(&row.name, &row.into) && (row.id.is_empty() || row.into_id.is_empty()))
}

fn into_itself(row: &Decided) -> Diagnostic {
    let name = if row.name.is_empty() { &row.id } else { &row.name };
    Diagnostic::error(
        "merge-into-itself",
        row.place.clone(),
        said!("{name:?} is to be merged into itself", "{name:?} zou met zichzelf samengevoegd worden"),
    )
    .hint(text!(
        "write the other name into into and into_id, or clear the decision",
        "schrijf de andere naam in into en into_id, of maak de beslissing leeg"
    ))
}

/// What no decision can make one, or not this one.
fn refused(network: &Network, row: &Decided, goes: usize, stays: usize) -> Option<Diagnostic> {
    let (a, b) = (network.node(goes), network.node(stays));
    if network.mode(goes) != network.mode(stays) {
        let [one, other] = [goes, stays].map(|node| Said::from(called::mode(network.mode(node))));
        let message = said!(
            [one, other] "{:?} ({one}) and {:?} ({other}) cannot be one: they are of two modes",
            "{:?} ({one}) en {:?} ({other}) kunnen niet één zijn: het zijn twee verschillende dingen",
            a.label,
            b.label
        );
        return Some(Diagnostic::error("merge-modes", row.place.clone(), message).hint(text!(
            "correct the kind of one of them in the file, or write not-the-same",
            "verbeter de soort van een van beide in het bestand, of schrijf niet-hetzelfde"
        )));
    }
    let towns = |node: usize| network.node(node).places().collect::<BTreeSet<_>>();
    let (here, there) = (towns(goes), towns(stays));
    let is_type = |node: &Node| {
        let place = node.places().next().unwrap_or_default();
        !node.named || is_type_name(&node.label, place)
    };
    let across = here != there && here.is_disjoint(&there);
    if across && (is_type(a) || is_type(b)) && row.decision != Some(Decision::MergeAcross) {
        let list = |towns: &BTreeSet<&str>| match towns.is_empty() {
            true => said!("no municipality", "geen gemeente"),
            false => Said::alike(towns.iter().copied().collect::<Vec<_>>().join(", ")),
        };
        let (here, there) = (list(&here), list(&there));
        let message = said!(
            [here, there] "{:?} ({here}) and {:?} ({there}) name a type of body, which every town has",
            "{:?} ({here}) en {:?} ({there}) noemen een soort organisatie, die elke gemeente heeft",
            a.label,
            b.label
        );
        return Some(Diagnostic::error("merge-across-towns", row.place.clone(), message).hint(text!(
            "write merge-across if it is one body all the same, otherwise not-the-same",
            "schrijf samenvoegen-over-gemeenten (merge-across) als het toch één organisatie is, anders niet-hetzelfde"
        )));
    }
    None
}
