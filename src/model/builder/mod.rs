//! The one builder that makes a network: it keeps what can be, and says why the rest cannot.

mod finish;
mod nodes;
mod said;
mod ties;

use super::interned::Names;
use super::names::Suggestions;
use super::network::{Info, Network, Nodes};
use super::places::{Spot, Surroundings};
use super::pool::Pool;
use super::{Node, Tie};
use crate::diagnostics::{Diagnostic, Place};
use std::borrow::Cow;

pub(crate) use finish::tie_order;
pub(crate) use said::{Kinded, no_kind};

/// Collects nodes and ties in any order and makes the network that they allow, with every reason why something was left out.
#[derive(Debug)]
pub struct NetworkBuilder {
    info: Info,
    nodes: Nodes,
    /// Where each node stands.
    node_spots: Vec<Spot>,
    /// What the ends of ties are called, each once.
    names: Names,
    /// The numbers of the names that were asked for last: files mostly list all ties of one node together.
    last: [usize; 2],
    /// Which names are ids of nodes, as far as somebody said so.
    declared: Vec<bool>,
    ties: Vec<Joined>,
    /// Where each tie stands.
    spots: Vec<Spot>,
    around_nodes: Surroundings,
    surroundings: Surroundings,
    pool: Pool,
    diagnostics: Vec<Diagnostic>,
    suggestions: Suggestions,
}

/// The name of an end of ties, as a number of the builder that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct End(u32);

impl End {
    fn numbered(number: usize) -> End {
        End(u32::try_from(number).expect("fewer names than 2^32"))
    }
}

/// Ends that are known so far, for readers of pieces, who look their names up side by side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ends<'b>(&'b Names);

impl Ends<'_> {
    /// The end with this name, where it is known already; otherwise its name.
    pub(crate) fn named<'n>(self, name: Cow<'n, str>) -> Named<'n> {
        match self.0.find(&name) {
            Some(number) => Named::Known(End::numbered(number)),
            None => Named::New(name),
        }
    }
}

/// An end that was looked up when some names were not known yet.
#[derive(Debug, Clone)]
pub(crate) enum Named<'n> {
    Known(End),
    New(Cow<'n, str>),
}

/// A tie in the making: its ends are numbers of names at first, then of nodes.
#[derive(Debug)]
struct Joined {
    source: u32,
    target: u32,
    tie: Tie,
}

impl NetworkBuilder {
    /// An empty network with this description.
    pub fn new(info: Info) -> Self {
        NetworkBuilder {
            info,
            nodes: Nodes::default(),
            node_spots: Vec::new(),
            names: Names::default(),
            last: [0; 2],
            declared: Vec::new(),
            ties: Vec::new(),
            spots: Vec::new(),
            around_nodes: Surroundings::default(),
            surroundings: Surroundings::default(),
            pool: Pool::default(),
            diagnostics: Vec::new(),
            suggestions: Suggestions::default(),
        }
    }

    /// Adds a node; `place` says where it stands in the input.
    #[expect(clippy::needless_pass_by_value, reason = "a place is made for one node")]
    pub fn add_node(&mut self, node: Node, place: Place) {
        self.node_spots.push(self.around_nodes.spot(&place));
        self.nodes.push(node);
    }

    /// Adds a tie between two ids; the nodes may come later.
    pub fn add_tie(&mut self, source: &str, target: &str, tie: Tie, place: Place) {
        let (source, target) = (self.end(source), self.end(target));
        self.join(source, target, tie, place);
    }

    /// The number of a name, by which [`NetworkBuilder::join`] knows it: readers that meet a name many times look it up once.
    pub(crate) fn end(&mut self, name: &str) -> End {
        let same = |number: &&usize| self.names.get(**number) == Some(name);
        let number = match self.last.iter().find(same) {
            Some(number) => *number,
            None => self.names.number(name),
        };
        self.last = [self.last[1], number];
        End::numbered(number)
    }

    /// The ends that are known so far.
    pub(crate) fn ends(&self) -> Ends<'_> {
        Ends(&self.names)
    }

    /// The end that was looked up before.
    pub(crate) fn end_of(&mut self, named: &Named<'_>) -> End {
        match named {
            Named::Known(end) => *end,
            Named::New(name) => self.end(name),
        }
    }

    /// The name of an end.
    pub(crate) fn name_of(&self, end: End) -> &str {
        self.names.get(end.0 as usize).unwrap_or_default()
    }

    /// As [`NetworkBuilder::add_tie`], between ends whose numbers are known.
    #[inline]
    #[expect(clippy::needless_pass_by_value, reason = "a place is made for one tie")]
    pub(crate) fn join(&mut self, source: End, target: End, mut tie: Tie, place: Place) {
        self.pool.share(&mut tie);
        self.spots.push(self.surroundings.spot(&place));
        self.ties.push(Joined { source: source.0, target: target.0, tie });
    }

    /// As [`NetworkBuilder::join`], of the tie with this number, from 1, in a list; its place says no more of what stands there.
    #[expect(clippy::needless_pass_by_value, reason = "a place is made for one tie")]
    pub(crate) fn join_numbered(&mut self, source: End, target: End, mut tie: Tie, place: Place, number: u32) {
        self.pool.share(&mut tie);
        self.spots.push(self.surroundings.spot_of_tie(&place, number));
        self.ties.push(Joined { source: source.0, target: target.0, tie });
    }

    /// Lets what a tie says share what an earlier one says too, so that it can be added many times.
    pub(crate) fn share(&mut self, tie: &mut Tie) {
        self.pool.share(tie);
    }

    /// Makes room for so many names and ties more.
    pub(crate) fn expect(&mut self, names: usize, ties: usize) {
        self.names.reserve(names);
        self.ties.reserve(ties);
        self.spots.reserve(ties);
    }

    /// Notes that a name is the id of a node.
    pub(crate) fn declare(&mut self, id: &str) {
        let number = self.end(id).0 as usize;
        if self.declared.len() <= number {
            self.declared.resize(number + 1, false);
        }
        self.declared[number] = true;
    }

    /// Whether a name was declared to be the id of a node.
    pub(crate) fn is_declared(&self, id: &str) -> bool {
        let number = self.names.find(id);
        number.is_some_and(|number| self.declared.get(number).is_some_and(|declared| *declared))
    }

    /// Adds all nodes and ties of a network.
    pub fn add_network(&mut self, network: &Network) {
        for node in network.nodes() {
            self.add_node(node.clone(), Place::default());
        }
        for tie in network.ties() {
            let (source, target) = (&network.node(tie.source).id, &network.node(tie.target).id);
            self.add_tie(source, target, tie.tie.clone(), Place::default());
        }
    }

    /// Adds what the reader itself found wrong or doubtful.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The description of the network, which readers may learn only after its nodes and ties.
    pub fn info_mut(&mut self) -> &mut Info {
        &mut self.info
    }

    /// The nodes added so far, of which readers may learn more later: in a survey, who answered.
    pub fn nodes_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.nodes.iter_mut()
    }

    /// The ties added so far, of whose values readers may learn only at the end what they mean.
    pub(crate) fn ties_mut(&mut self) -> impl Iterator<Item = &mut Tie> {
        self.ties.iter_mut().map(|joined| &mut joined.tie)
    }

    /// The nodes added so far.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter()
    }

    /// Where the node stands that was added with this number, from 0.
    pub(crate) fn place_of_node(&self, number: usize) -> Place {
        self.node_spots.get(number).map(|spot| self.around_nodes.place(*spot)).unwrap_or_default()
    }

    /// What is made of nodes, by the numbers of their names as [`NetworkBuilder::joined`] gives them; nothing for names of no node.
    pub(crate) fn by_end<T: Clone>(&self, of: impl Fn(&Node) -> Option<T>) -> Vec<Option<T>> {
        let mut made = vec![None; self.names.len()];
        for node in self.nodes.iter() {
            if let Some(number) = self.names.find(&node.id) {
                made[number] = of(node);
            }
        }
        made
    }

    /// The ties added so far, with the numbers of the names of their ends.
    pub(crate) fn joined(&self) -> impl Iterator<Item = ([usize; 2], &Tie)> {
        self.ties.iter().map(|joined| ([joined.source as usize, joined.target as usize], &joined.tie))
    }

    /// Changes ties, and turns those round of which this says so.
    pub(crate) fn turn_where(&mut self, mut is_turned: impl FnMut([usize; 2], &mut Tie) -> bool) {
        for Joined { source, target, tie } in &mut self.ties {
            if is_turned([*source as usize, *target as usize], tie) {
                std::mem::swap(source, target);
            }
        }
    }

    /// Lets the ties that were changed share again what is equal in them.
    pub(crate) fn share_again(&mut self) {
        self.ties.iter_mut().for_each(|joined| self.pool.share(&mut joined.tie));
    }

    /// The kind of every node added so far.
    pub fn kinds_of_nodes(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().map(|node| node.kind.as_str())
    }

    /// The kind of every tie added so far.
    pub fn kinds_of_ties(&self) -> impl Iterator<Item = &str> {
        self.ties.iter().map(|joined| joined.tie.kind.as_str())
    }

    /// Whether a node with this id was added.
    pub fn has_node(&self, id: &str) -> bool {
        self.nodes.iter().any(|node| node.id == id)
    }

    /// Adds the ends of ties that were not declared, as nodes of which nothing is known, at the first tie that names them and in the
    /// order in which ties name them. Gives their number, and the first with its place.
    pub(crate) fn add_undeclared(&mut self) -> Option<(usize, String, Place)> {
        let mut wanted = vec![true; self.names.len()];
        for (wanted, declared) in wanted.iter_mut().zip(&self.declared) {
            *wanted = !declared;
        }
        let mut found: Vec<(u32, Spot)> = Vec::new();
        for (joined, spot) in self.ties.iter().zip(&self.spots) {
            for number in [joined.source, joined.target] {
                if std::mem::take(&mut wanted[number as usize]) {
                    found.push((number, *spot));
                }
            }
        }
        let (first, spot) = *found.first()?;
        let name = |number: u32| self.names.get(number as usize).unwrap_or_default();
        let (first, place) = (name(first).to_owned(), self.surroundings.place(spot));
        self.nodes.expect(found.len());
        self.node_spots.reserve_exact(found.len());
        for &(number, spot) in &found {
            self.node_spots.push(self.around_nodes.adopted(&self.surroundings, spot));
            self.nodes.push(Node::new(name(number)));
        }
        Some((found.len(), first, place))
    }
}
