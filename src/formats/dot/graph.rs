//! What the statements of a DOT file add up to: nodes, edges and their attributes, defaults and groups resolved.

use super::syntax::{Syntax, Word};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::Error;
use indexmap::{IndexMap, IndexSet};
use std::borrow::Cow;

/// Names and values; of two with one name the last counts.
pub(super) type Attributes<'t> = Vec<(Cow<'t, str>, Word<'t>)>;

/// A node.
pub(super) struct Node<'t> {
    pub(super) attributes: Attributes<'t>,
    /// The labels of the clusters that it stands in, the outermost first.
    pub(super) clusters: Vec<Word<'t>>,
    pub(super) place: Place,
    /// Whether it has a statement of its own.
    pub(super) declared: bool,
}

/// An edge between nodes that are known by their numbers.
pub(super) struct Edge<'t> {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it was written with an arrow.
    pub(super) arrow: bool,
    pub(super) attributes: Attributes<'t>,
    pub(super) place: Place,
}

/// A graph.
pub(super) struct Graph<'t> {
    pub(super) name: Option<Word<'t>>,
    pub(super) directed: bool,
    pub(super) place: Place,
    pub(super) attributes: Attributes<'t>,
    /// Defaults of nodes and of edges that are about letters and sizes only.
    pub(super) defaults: [Attributes<'t>; 2],
    pub(super) nodes: IndexMap<Cow<'t, str>, Node<'t>>,
    pub(super) edges: Vec<Edge<'t>>,
    pub(super) findings: Vec<Diagnostic>,
}

/// Puts a value in.
pub(super) fn set<'t>(attributes: &mut Attributes<'t>, name: Cow<'t, str>, value: Word<'t>) {
    match attributes.iter_mut().find(|(known, _)| *known == name) {
        Some((_, held)) => *held = value,
        None => attributes.push((name, value)),
    }
}

/// What holds between two braces.
#[derive(Default, Clone)]
pub(super) struct Scope<'t> {
    pub(super) node: Attributes<'t>,
    pub(super) edge: Attributes<'t>,
    /// The nodes that were named in it.
    members: IndexSet<usize>,
    /// Its label, where it has one of its own.
    label: Option<Word<'t>>,
    /// Whether it is a cluster, by `cluster=true`.
    is_cluster: bool,
}

/// An end of an edge: a node with its port, or every node of a group.
pub(super) struct End<'t> {
    pub(super) nodes: Vec<usize>,
    pub(super) port: Option<Cow<'t, str>>,
}

pub(super) struct Parser<'s, 't> {
    pub(super) syntax: &'s mut Syntax<'t>,
    pub(super) graph: Graph<'t>,
    pub(super) strict: bool,
    pub(super) scopes: Vec<Scope<'t>>,
    /// The nodes of groups with a name, which may be met again.
    pub(super) groups: IndexMap<Cow<'t, str>, IndexSet<usize>>,
    /// Edges that another statement can add to: all of a strict graph, otherwise those with a key.
    pub(super) keyed: IndexMap<(usize, usize, Cow<'t, str>), usize>,
}

/// Edges of one statement between two groups.
const MOST_EDGES: usize = 10_000_000;

impl<'t> Parser<'_, 't> {
    pub(super) fn scope(&mut self) -> &mut Scope<'t> {
        self.scopes.last_mut().expect("the graph itself is a scope")
    }

    /// A group begins.
    pub(super) fn enter(&mut self) {
        let outer = self.scope();
        let (node, edge) = (outer.node.clone(), outer.edge.clone());
        self.scopes.push(Scope { node, edge, ..Scope::default() });
    }

    /// A group ends: its nodes.
    pub(super) fn leave(&mut self, name: Option<&Cow<'t, str>>) -> End<'t> {
        let mut scope = self.scopes.pop().unwrap_or_default();
        if let Some(name) = name {
            let earlier = self.groups.entry(name.clone()).or_default();
            earlier.extend(scope.members.iter().copied());
            if earlier.len() > scope.members.len() {
                scope.members = earlier.clone();
            }
        }
        let called = name.filter(|name| name.starts_with("cluster"));
        if called.is_some() || scope.is_cluster {
            let plain = |name: &Cow<'t, str>| {
                let short = name.trim_start_matches("cluster").trim_start_matches(['_', '-', ' ']);
                Word::Quoted(Cow::Owned(if short.is_empty() { name.to_string() } else { short.to_owned() }))
            };
            if let Some(label) = scope.label.take().or_else(|| name.map(plain)) {
                for &member in &scope.members {
                    self.graph.nodes[member].clusters.insert(0, label.clone());
                }
            }
        }
        self.scope().members.extend(scope.members.iter().copied());
        End { nodes: scope.members.into_iter().collect(), port: None }
    }

    /// The number of a node, which is made where it is not known yet.
    pub(super) fn known(&mut self, id: Cow<'t, str>, start: usize) -> usize {
        let defaults = &self.scopes.last().expect("the graph itself is a scope").node;
        let entry = self.graph.nodes.entry(id);
        let index = entry.index();
        entry.or_insert_with(|| Node {
            attributes: defaults.clone(),
            clusters: Vec::new(),
            place: self.syntax.place(start),
            declared: false,
        });
        self.scope().members.insert(index);
        index
    }

    /// A setting of the graph, or of the group that it stands in.
    pub(super) fn set_graph(&mut self, name: Cow<'t, str>, value: Word<'t>) {
        if self.scopes.len() == 1 {
            set(&mut self.graph.attributes, name, value);
        } else if name == "label" {
            self.scope().label = Some(value);
        } else if name == "cluster" {
            self.scope().is_cluster = value.text().eq_ignore_ascii_case("true");
        }
    }

    /// An edge for every pair that a chain of ends joins.
    pub(super) fn edges(
        &mut self,
        chain: &[(End<'t>, bool)],
        attributes: &Attributes<'t>,
        start: usize,
    ) -> Result<(), Error> {
        let place = self.syntax.place(start);
        for pair in chain.windows(2) {
            let [(from, _), (to, arrow)] = pair else { continue };
            if from.nodes.len().saturating_mul(to.nodes.len()) > MOST_EDGES {
                return Err(self
                    .syntax
                    .broken(start, &format!("this joins {} nodes with {}", from.nodes.len(), to.nodes.len()))
                    .hint("write the edges that are meant, one by one"));
            }
            self.note_arrow(*arrow, &place);
            let mut own = attributes.clone();
            for (name, port) in [("tailport", &from.port), ("headport", &to.port)] {
                if let Some(port) = port.clone().filter(|_| !own.iter().any(|(known, _)| known == name)) {
                    own.push((Cow::Borrowed(name), Word::Quoted(port)));
                }
            }
            for &source in &from.nodes {
                for &target in &to.nodes {
                    self.edge((source, target), *arrow, &own, &place);
                }
            }
        }
        Ok(())
    }

    fn edge(&mut self, (from, to): (usize, usize), arrow: bool, own: &Attributes<'t>, place: &Place) {
        let key = own.iter().find(|(name, _)| name == "key").map(|(_, key)| key.text());
        let key = if self.strict { Some(Cow::Borrowed("")) } else { key };
        if let Some(key) = key {
            let ordered = self.graph.directed || from <= to;
            let pair = if ordered { (from, to, key) } else { (to, from, key) };
            let next = self.graph.edges.len();
            let known = *self.keyed.entry(pair).or_insert(next);
            if known < next {
                let edge = &mut self.graph.edges[known];
                own.iter().for_each(|(name, value)| set(&mut edge.attributes, name.clone(), value.clone()));
                return;
            }
        }
        let mut attributes = self.scope().edge.clone();
        own.iter().for_each(|(name, value)| set(&mut attributes, name.clone(), value.clone()));
        self.graph.edges.push(Edge { from, to, arrow, attributes, place: place.clone() });
    }

    /// An arrow in a graph without direction, or a line in one with it: Graphviz refuses it, and what is meant is clear.
    fn note_arrow(&mut self, arrow: bool, place: &Place) {
        if arrow == self.graph.directed || self.graph.findings.iter().any(|finding| finding.code == "wrong-arrow") {
            return;
        }
        let (message, hint) = if arrow {
            (
                text!(
                    "`->` stands in a graph without direction; such edges are read as ties with a direction, unless dir says otherwise",
                    "`->` staat in een graaf zonder richting; dat is gelezen als relaties met een richting, tenzij dir anders zegt"
                ),
                "digraph",
            )
        } else {
            (
                text!(
                    "`--` stands in a digraph; such edges are read as ties without direction, unless dir says otherwise",
                    "`--` staat in een digraph; dat is gelezen als relaties zonder richting, tenzij dir anders zegt"
                ),
                "graph",
            )
        };
        let finding = Diagnostic::warning("wrong-arrow", place.clone(), message);
        self.graph.findings.push(finding.hint(said!(
            "Graphviz refuses it; call the graph `{hint}`, or set dir=…",
            "Graphviz weigert het; noem de graaf `{hint}`, of zet dir=… erbij"
        )));
    }
}
