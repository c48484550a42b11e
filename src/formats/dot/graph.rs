//! What the statements of a DOT file add up to: nodes, edges and their attributes, defaults and groups resolved.

use super::names;
use super::syntax::{Syntax, Token, Word};
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
    declared: bool,
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

/// The next graph of a file; none at its end.
pub(super) fn next<'t>(syntax: &mut Syntax<'t>) -> Result<Option<Graph<'t>>, Error> {
    while syntax.passes(';')? {}
    if *syntax.peek() == Token::End {
        return Ok(None);
    }
    let start = syntax.start();
    let strict = syntax.peek().is("strict");
    if strict {
        syntax.next()?;
    }
    let directed = syntax.peek().is("digraph");
    if !directed && !syntax.peek().is("graph") {
        return Err(syntax
            .broken(syntax.start(), "`graph` or `digraph` is expected here")
            .hint("a DOT file is: graph { a -- b; } without direction, digraph { a -> b; } with it"));
    }
    syntax.next()?;
    let name = word(syntax)?;
    let place = syntax.place(start);
    let graph = Graph {
        name,
        directed,
        place,
        attributes: Vec::new(),
        defaults: [Vec::new(), Vec::new()],
        nodes: IndexMap::new(),
        edges: Vec::new(),
        findings: Vec::new(),
    };
    let mut parser = Parser {
        syntax,
        graph,
        strict,
        scopes: vec![Scope::default()],
        groups: IndexMap::new(),
        keyed: IndexMap::new(),
    };
    parser.block()?;
    Ok(Some(parser.graph))
}

/// The word that is looked at, which is passed; none where another token stands.
fn word<'t>(syntax: &mut Syntax<'t>) -> Result<Option<Word<'t>>, Error> {
    let Token::Word(word) = syntax.peek().clone() else { return Ok(None) };
    syntax.next()?;
    Ok(Some(word))
}

/// Puts a value in.
fn set<'t>(attributes: &mut Attributes<'t>, name: Cow<'t, str>, value: Word<'t>) {
    match attributes.iter_mut().find(|(known, _)| *known == name) {
        Some((_, held)) => *held = value,
        None => attributes.push((name, value)),
    }
}

/// What holds between two braces.
#[derive(Default, Clone)]
struct Scope<'t> {
    node: Attributes<'t>,
    edge: Attributes<'t>,
    /// The nodes that were named in it.
    members: IndexSet<usize>,
    /// Its label, where it has one of its own.
    label: Option<Word<'t>>,
    /// Whether it is a cluster, by `cluster=true`.
    is_cluster: bool,
}

/// An end of an edge: a node with its port, or every node of a group.
struct End<'t> {
    nodes: Vec<usize>,
    port: Option<Cow<'t, str>>,
}

struct Parser<'s, 't> {
    syntax: &'s mut Syntax<'t>,
    graph: Graph<'t>,
    strict: bool,
    scopes: Vec<Scope<'t>>,
    /// The nodes of groups with a name, which may be met again.
    groups: IndexMap<Cow<'t, str>, IndexSet<usize>>,
    /// Edges that another statement can add to: all of a strict graph, otherwise those with a key.
    keyed: IndexMap<(usize, usize, Cow<'t, str>), usize>,
}

/// Groups in groups; nobody writes so many, and each takes room on the stack.
const DEEPEST: usize = 200;

/// Edges of one statement between two groups.
const MOST_EDGES: usize = 10_000_000;

impl<'t> Parser<'_, 't> {
    fn scope(&mut self) -> &mut Scope<'t> {
        self.scopes.last_mut().expect("the graph itself is a scope")
    }

    /// Statements between braces.
    fn block(&mut self) -> Result<(), Error> {
        let open = self.syntax.start();
        if !self.syntax.passes('{')? {
            return Err(self.syntax.unexpected("`{`"));
        }
        loop {
            match self.syntax.peek() {
                Token::Sign('}') => {
                    self.syntax.next()?;
                    return Ok(());
                }
                Token::Sign(';' | ',') => drop(self.syntax.next()?),
                Token::End => {
                    return Err(self
                        .syntax
                        .broken(open, "a brace { opens here and is never closed")
                        .hint("close it with }; is the file complete?"));
                }
                _ => self.statement()?,
            }
        }
    }

    fn statement(&mut self) -> Result<(), Error> {
        let start = self.syntax.start();
        for (number, keyword) in ["graph", "node", "edge"].into_iter().enumerate() {
            if self.syntax.peek().is(keyword) {
                self.syntax.next()?;
                return self.settings(number);
            }
        }
        let first = if self.opens_group() {
            self.group()?
        } else {
            let Some(name) = word(self.syntax)? else { return Err(self.syntax.unexpected("a statement or `}`")) };
            if self.syntax.passes('=')? {
                let value = self.value()?;
                self.set_graph(name.text(), value);
                return Ok(());
            }
            let end = self.node(&name, start)?;
            if !matches!(self.syntax.peek(), Token::Edge { .. }) {
                return self.declare(end.nodes[0], start);
            }
            end
        };
        let mut chain = vec![(first, false)];
        while let Token::Edge { directed } = *self.syntax.peek() {
            self.syntax.next()?;
            let at = self.syntax.start();
            let end = if self.opens_group() {
                self.group()?
            } else {
                let Some(name) = word(self.syntax)? else {
                    return Err(self.syntax.unexpected("the other end of the edge"));
                };
                self.node(&name, at)?
            };
            chain.push((end, directed));
        }
        let attributes = self.lists()?;
        self.edges(&chain, &attributes, start)
    }

    /// `graph [ … ]`, `node [ … ]` and `edge [ … ]`: what holds from here to the end of the braces.
    fn settings(&mut self, of: usize) -> Result<(), Error> {
        if *self.syntax.peek() != Token::Sign('[') {
            return Err(self.syntax.unexpected("a list of settings [ … ]"));
        }
        for (name, value) in self.lists()? {
            match of {
                0 => self.set_graph(name, value),
                _ if names::is_typography(&name) => set(&mut self.graph.defaults[of - 1], name, value),
                1 => set(&mut self.scope().node, name, value),
                _ => set(&mut self.scope().edge, name, value),
            }
        }
        Ok(())
    }

    /// A setting of the graph, or of the group that it stands in.
    fn set_graph(&mut self, name: Cow<'t, str>, value: Word<'t>) {
        if self.scopes.len() == 1 {
            set(&mut self.graph.attributes, name, value);
        } else if name == "label" {
            self.scope().label = Some(value);
        } else if name == "cluster" {
            self.scope().is_cluster = value.text().eq_ignore_ascii_case("true");
        }
    }

    fn opens_group(&self) -> bool {
        *self.syntax.peek() == Token::Sign('{') || self.syntax.peek().is("subgraph")
    }

    /// `subgraph name { … }` or `{ … }`: its nodes.
    fn group(&mut self) -> Result<End<'t>, Error> {
        let start = self.syntax.start();
        let mut name = None;
        if self.syntax.peek().is("subgraph") {
            self.syntax.next()?;
            name = word(self.syntax)?.map(|name| name.text());
        }
        if self.scopes.len() > DEEPEST {
            return Err(self.syntax.broken(start, "groups stand in groups too deep"));
        }
        let outer = self.scope();
        let (node, edge) = (outer.node.clone(), outer.edge.clone());
        self.scopes.push(Scope { node, edge, ..Scope::default() });
        // Older files refer to a group by its name alone.
        if name.is_none() || *self.syntax.peek() == Token::Sign('{') {
            self.block()?;
        }
        let mut scope = self.scopes.pop().unwrap_or_default();
        if let Some(name) = &name {
            let earlier = self.groups.entry(name.clone()).or_default();
            earlier.extend(scope.members.iter().copied());
            if earlier.len() > scope.members.len() {
                scope.members = earlier.clone();
            }
        }
        let called = name.as_deref().filter(|name| name.starts_with("cluster"));
        if called.is_some() || scope.is_cluster {
            let plain = |name: &Cow<'t, str>| {
                let short = name.trim_start_matches("cluster").trim_start_matches(['_', '-', ' ']);
                Word::Quoted(Cow::Owned(if short.is_empty() { name.to_string() } else { short.to_owned() }))
            };
            if let Some(label) = scope.label.take().or_else(|| name.as_ref().map(plain)) {
                for &member in &scope.members {
                    self.graph.nodes[member].clusters.insert(0, label.clone());
                }
            }
        }
        self.scope().members.extend(scope.members.iter().copied());
        Ok(End { nodes: scope.members.into_iter().collect(), port: None })
    }

    /// A node with its port, which is made where it is not known yet.
    fn node(&mut self, name: &Word<'t>, start: usize) -> Result<End<'t>, Error> {
        let mut port: Option<Cow<'t, str>> = None;
        while self.syntax.passes(':')? {
            let Some(part) = word(self.syntax)? else { return Err(self.syntax.unexpected("the name of a port")) };
            port = Some(match port {
                None => part.text(),
                Some(first) => Cow::Owned(format!("{first}:{}", part.text())),
            });
        }
        let id = super::read::plain(name);
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
        Ok(End { nodes: vec![index], port })
    }

    /// The attributes of a node in its own statement.
    fn declare(&mut self, index: usize, start: usize) -> Result<(), Error> {
        let attributes = self.lists()?;
        let place = self.syntax.place(start);
        let node = &mut self.graph.nodes[index];
        if !node.declared {
            node.declared = true;
            node.place = place;
        }
        for (name, value) in attributes {
            set(&mut node.attributes, name, value);
        }
        Ok(())
    }

    /// Lists of settings `[ a=b, c ]`; none is one too.
    fn lists(&mut self) -> Result<Attributes<'t>, Error> {
        let mut attributes = Vec::new();
        loop {
            let open = self.syntax.start();
            if !self.syntax.passes('[')? {
                return Ok(attributes);
            }
            loop {
                match self.syntax.peek() {
                    Token::Sign(']') => {
                        self.syntax.next()?;
                        break;
                    }
                    Token::Sign(';' | ',') => drop(self.syntax.next()?),
                    Token::End => {
                        return Err(self
                            .syntax
                            .broken(open, "a bracket [ opens here and is never closed")
                            .hint("close the list of attributes with ]"));
                    }
                    _ => {
                        let Some(name) = word(self.syntax)? else {
                            return Err(self.syntax.unexpected("the name of an attribute or `]`"));
                        };
                        // A name alone is a switch that is on.
                        let value = if self.syntax.passes('=')? { self.value()? } else { Word::Bare("true") };
                        set(&mut attributes, super::read::plain(&name), value);
                    }
                }
            }
        }
    }

    fn value(&mut self) -> Result<Word<'t>, Error> {
        word(self.syntax)?.ok_or_else(|| self.syntax.unexpected("a value"))
    }

    /// An edge for every pair that a chain of ends joins.
    fn edges(&mut self, chain: &[(End<'t>, bool)], attributes: &Attributes<'t>, start: usize) -> Result<(), Error> {
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
