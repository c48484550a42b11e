//! The one builder that makes a network: it keeps what can be, and says why the rest cannot.

use super::counting::{ByPair, Member};
use super::interned::Names;
use super::names::{Suggestions, nearest};
use super::network::{Info, Network, Nodes, Origins};
use super::places::{Places, Spot, Surroundings};
use super::pool::Pool;
use super::words::QuickSet;
use super::{Name, Node, Tie};
use crate::diagnostics::{Checked, Diagnostic, Place};
use std::borrow::Cow;
use std::cmp::Ordering;

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

    /// The network that can be made, and everything that stood in the way.
    pub fn build(self) -> Checked<Network> {
        self.build_with_origins().0
    }

    /// As [`NetworkBuilder::build`], with the place of every node and tie in the order of the network.
    pub fn build_with_origins(mut self) -> (Checked<Network>, Origins) {
        for node in self.nodes.iter_mut() {
            node.municipalities.sort();
            node.municipalities.dedup();
        }
        self.sort_nodes();
        self.check_nodes();
        self.check_hierarchy();
        self.check_ties();
        self.check_evidence();

        let count = self.ties.len();
        let ends = |joined: Joined| (joined.source as usize, joined.target as usize, joined.tie);
        let network = match order(&self.ties, self.nodes.len()) {
            None => Network::assembled(self.info, self.nodes, count, handed_over(self.ties).map(ends)),
            Some(order) => {
                self.spots = order.iter().map(|at| self.spots[at.number as usize]).collect();
                let mut ties: Vec<Option<Joined>> = self.ties.into_iter().map(Some).collect();
                let ties = order.into_iter().filter_map(|at| ties[at.number as usize].take());
                Network::assembled(self.info, self.nodes, count, ties.map(ends))
            }
        };
        let nodes = Places::of(self.node_spots, self.around_nodes);
        let origins = Origins { file: None, nodes, ties: Places::of(self.spots, self.surroundings) };
        (Checked { value: network, diagnostics: self.diagnostics }, origins)
    }

    /// Puts nodes in the order of their ids; those with one id stay in theirs. Only numbers are sorted: a few bytes of an id, from
    /// where ids begin to differ, settle nearly all.
    fn sort_nodes(&mut self) {
        let ids: Vec<&str> = self.nodes.iter().map(|node| node.id.as_str()).collect();
        let Some(first) = ids.first().filter(|_| !ids.is_sorted()) else { return };
        let alike =
            |id: &str, most: usize| id.bytes().zip(first.bytes()).take(most).take_while(|(a, b)| a == b).count();
        let shared = ids.iter().fold(first.len(), |most, id| alike(id, most));
        let key = |id: &str| {
            let mut bytes = [0; 8];
            let rest = &id.as_bytes()[shared..];
            let length = rest.len().min(bytes.len());
            bytes[..length].copy_from_slice(&rest[..length]);
            u64::from_be_bytes(bytes)
        };
        let mut order: Vec<(u64, usize)> = ids.iter().enumerate().map(|(index, id)| (key(id), index)).collect();
        order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| ids[a.1].cmp(ids[b.1])).then(a.1.cmp(&b.1)));
        reorder(order.into_iter().map(|(_, index)| index).collect(), |one, other| {
            self.nodes.swap(one, other);
            self.node_spots.swap(one, other);
        });
    }

    /// Of nodes in the order of their ids: leaves repeated ones out, and mends what the others cannot be.
    fn check_nodes(&mut self) {
        let (vocabulary, around) = (&self.info.vocabulary, &self.around_nodes);
        let mut kept = vec![false; self.nodes.len()];
        // The last node that is kept; and the last whose kind is known, which the next one shares mostly.
        let (mut last, mut known_kind): (Option<usize>, Option<usize>) = (None, None);
        for (at, kept) in kept.iter_mut().enumerate() {
            let (node, spot) = (&self.nodes[at], self.node_spots[at]);
            if node.id.is_empty() {
                let diagnostic = Diagnostic::error("missing-field", around.place(spot), "a node has an empty id");
                self.diagnostics.push(diagnostic.hint("give it one that no other node has"));
                continue;
            }
            if let Some(earlier) = last.filter(|last| self.nodes[*last].id == node.id) {
                let earlier = around.place(self.node_spots[earlier]);
                let hint = format!("the first one stands at {earlier}; give one of them another id, or merge the two");
                let message = format!("the id {:?} is used twice", node.id);
                let place = around.place(spot).at_field("id");
                self.diagnostics.push(Diagnostic::error("duplicate-id", place, message).hint(hint));
                continue;
            }
            if known_kind.is_none_or(|known| self.nodes[known].kind != node.kind) {
                if vocabulary.node_kind(&node.kind).is_some() {
                    known_kind = Some(at);
                } else {
                    let known = vocabulary.node_kinds().map(|kind| kind.id.as_str());
                    self.diagnostics.push(unknown_kind("node", &node.kind, &node.id, &around.place(spot), known));
                    super::kind::DEFAULT_NODE_KIND.clone_into(&mut self.nodes[at].kind);
                }
            }
            let node = &mut self.nodes[at];
            if node.period.is_impossible() {
                let what = format!("node {:?}", node.id);
                self.diagnostics.push(impossible_period(&what, &node.period, &around.place(spot)));
                node.period = super::Period::default();
            }
            *kept = true;
            last = Some(at);
        }
        if kept.contains(&false) {
            self.nodes.retain(&kept);
            retain(&mut self.node_spots, &kept);
        }
    }

    fn check_hierarchy(&mut self) {
        let nodes = &self.nodes;
        if nodes.iter().all(|node| node.part_of.is_none()) {
            return;
        }
        // The node above each, and those whose whole is no node.
        let mut above: Vec<Option<usize>> = Vec::with_capacity(nodes.len());
        let mut lost = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            let whole = node.part_of.as_deref();
            let found = whole.and_then(|whole| nodes.find(whole));
            above.push(found);
            if whole.is_some() && found.is_none() {
                lost.push(index);
            }
        }
        for index in lost {
            let (node, spot) = (&mut self.nodes[index], self.node_spots[index]);
            let whole = node.part_of.take().unwrap_or_default();
            let diagnostic = Diagnostic::error(
                "unknown-whole",
                self.around_nodes.place(spot).at_field("part_of"),
                format!("node {:?} is said to be part of {whole:?}, which is no node", node.id),
            );
            let known = self.nodes.iter().map(|node| node.id.as_str());
            self.diagnostics.push(self.suggestions.complete(diagnostic, &whole, known));
        }
        // In which walk up a node was met: a walk that meets itself has found a cycle, one that meets another needs not go on.
        let mut met = vec![usize::MAX; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut at = start;
            while met[at] == usize::MAX {
                met[at] = start;
                match above[at] {
                    Some(up) => at = up,
                    None => break,
                }
            }
            if met[at] != start || above[at].is_none() {
                continue;
            }
            let cycle = std::iter::successors(above[at], |&up| if up == at { None } else { above[up] });
            let Some(cut) = cycle.min() else { continue };
            above[cut] = None;
            let (node, spot) = (&mut self.nodes[cut], self.node_spots[cut]);
            let whole = node.part_of.take().unwrap_or_default();
            self.diagnostics.push(
                Diagnostic::error(
                    "part-of-cycle",
                    self.around_nodes.place(spot).at_field("part_of"),
                    format!("node {:?} is part of itself, through {whole:?}", node.id),
                )
                .hint("take one part_of out, so that the hierarchy has a top"),
            );
        }
    }

    /// Leaves ties out that join no two nodes, and mends what the others cannot be. The ends of those that stay become the
    /// numbers of nodes.
    fn check_ties(&mut self) {
        let names = std::mem::take(&mut self.names);
        let ids = || self.nodes.iter().map(|node| node.id.as_str());
        // The node of each name.
        let mut found: Vec<Option<u32>> = vec![None; names.len()];
        for (id, number) in ids().zip(0..) {
            if let Some(name) = names.find(id) {
                found[name] = Some(number);
            }
        }
        let vocabulary = &self.info.vocabulary;
        let (diagnostics, surroundings) = (&mut self.diagnostics, &self.surroundings);
        // Ties of one kind follow each other mostly: what was known of the last need not be looked up.
        let mut known_kind: Option<Name> = None;
        let mut dropped = Vec::new();
        let mut number = 0..;
        self.ties.retain_mut(|Joined { source, target, tie }| {
            let number = number.next().unwrap_or_default();
            let spot = &self.spots[number];
            let ends = [(*source, "source"), (*target, "target")].map(|(name, end)| (name as usize, end));
            let between = || ends.map(|(name, _)| names.get(name).unwrap_or_default());
            let place = || surroundings.place_of_tie(*spot, between());
            for (name, end) in ends.into_iter().filter(|(name, _)| found[*name].is_none()) {
                let id = names.get(name).unwrap_or_default();
                let diagnostic = Diagnostic::error(
                    "dangling-tie",
                    place().at_field(end),
                    format!("the {end} {id:?} of this tie is no node"),
                );
                diagnostics.push(self.suggestions.complete(diagnostic, id, ids()));
            }
            let [Some(from_node), Some(to_node)] = ends.map(|(name, _)| found[name]) else {
                dropped.push(number);
                return false;
            };
            (*source, *target) = (from_node, to_node);
            if known_kind.as_ref() != Some(&tie.kind) {
                if vocabulary.tie_kind(&tie.kind).is_some() {
                    known_kind = Some(tie.kind.clone());
                } else {
                    let ends = between().join(" → ");
                    let known = vocabulary.tie_kinds().map(|kind| kind.id.as_str());
                    diagnostics.push(unknown_kind("tie", &tie.kind, &ends, &place(), known));
                    tie.kind = Name::default_kind();
                }
            }
            mend(tie, between, place, diagnostics);
            true
        });
        if !dropped.is_empty() {
            let mut kept = vec![true; self.spots.len()];
            dropped.into_iter().for_each(|number| kept[number] = false);
            retain(&mut self.spots, &kept);
        }
        // Few networks say who reported a tie; the others need no list of ids.
        if self.ties.iter().all(|joined| joined.tie.reported_by.is_empty()) {
            return;
        }
        let by_id: QuickSet<&str> = ids().collect();
        for (Joined { tie, source, target }, spot) in self.ties.iter().zip(&self.spots) {
            for reporter in tie.reported_by.iter().filter(|id| !by_id.contains(id.as_str())) {
                let diagnostic = Diagnostic::error(
                    "unknown-reporter",
                    self.place_of_tie(*spot, [*source, *target]).at_field("reported_by"),
                    format!("this tie is reported by {reporter:?}, which is no node"),
                );
                self.diagnostics.push(self.suggestions.complete(diagnostic, reporter, ids()));
            }
        }
    }

    /// The place of a tie whose ends are numbers of nodes.
    fn place_of_tie(&self, spot: Spot, ends: [u32; 2]) -> Place {
        self.surroundings.place_of_tie(spot, ends.map(|node| self.nodes[node as usize].id.as_str()))
    }

    fn check_evidence(&mut self) {
        let known: QuickSet<&str> = self.info.sources.iter().map(|source| source.id.as_str()).collect();
        let mut reported = QuickSet::default();
        let mut unknown = Vec::new();
        for (node, spot) in self.nodes.iter().zip(&self.node_spots) {
            for item in &node.evidence {
                if !known.contains(item.source.as_str()) && reported.insert(&item.source) {
                    unknown.push((&item.source, self.around_nodes.place(*spot)));
                }
            }
        }
        for (Joined { tie, source, target }, spot) in self.ties.iter().zip(&self.spots) {
            for item in &tie.evidence {
                if !known.contains(item.source.as_str()) && reported.insert(&item.source) {
                    unknown.push((&item.source, self.place_of_tie(*spot, [*source, *target])));
                }
            }
        }
        self.diagnostics.extend(unknown.into_iter().map(|(source, place)| {
            let message = format!("evidence refers to the source {source:?}, which the file does not describe");
            Diagnostic::warning("unknown-source", place.at_field("evidence"), message)
                .hint("list it among the sources with its id and title; a place in a source is written p. 2 or § 2")
        }));
    }
}

/// What a tie cannot be, but for its kind, is reported and taken out of it.
fn mend<'n>(
    tie: &mut Tie,
    between: impl Fn() -> [&'n str; 2],
    place: impl Fn() -> Place,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if tie.period.is_impossible() {
        let what = format!("tie {}", between().join(" → "));
        diagnostics.push(impossible_period(&what, &tie.period, &place()));
        tie.period = super::Period::default();
    }
    if tie.strength.is_some_and(|strength| !strength.is_sound()) {
        let [source, target] = between();
        diagnostics.push(
            Diagnostic::error(
                "bad-strength",
                place().at_field("strength"),
                format!("the strength of {source} → {target} is no number between 1e-100 and 1e100"),
            )
            .hint("write the strength as it was measured, above zero; leave it out where it is unknown"),
        );
        tie.strength = None;
    }
}

/// The canonical order of ties between so many nodes; none where they stand in it. Only numbers are sorted.
fn order(ties: &[Joined], nodes: usize) -> Option<Vec<Member>> {
    if ties.is_sorted_by(|a, b| (a.source, a.target) < (b.source, b.target)) {
        return None;
    }
    let by_ends = ByPair::of(ties.len(), nodes, |number| Some((ties[number].source, ties[number].target)));
    Some(by_ends.sorted_by(|a, b| tie_order(&ties[a].tie, &ties[b].tie)))
}

/// Ties one after the other. They are large, and where they are many the room of those that were handed over is given back as it goes.
fn handed_over(mut ties: Vec<Joined>) -> impl Iterator<Item = Joined> {
    const MANY: usize = 1 << 16;
    let step = (ties.len() / 16).max(MANY);
    let few = if ties.len() < MANY { std::mem::take(&mut ties) } else { Vec::new() };
    ties.reverse();
    let many = std::iter::from_fn(move || {
        let next = ties.pop()?;
        if ties.len().is_multiple_of(step) {
            ties.shrink_to_fit();
        }
        Some(next)
    });
    few.into_iter().chain(many)
}

/// Puts at every place what `from` says belongs there, by changes of two places. Each thing moves once, along the cycles of the
/// reordering.
fn reorder(mut from: Vec<usize>, mut swap: impl FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut at = start;
        while from[at] != at {
            let next = std::mem::replace(&mut from[at], at);
            if next == start {
                break;
            }
            swap(at, next);
            at = next;
        }
    }
}

/// Leaves out what is not to be kept.
fn retain<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    items.retain(|_| kept.next().is_none_or(|kept| *kept));
}

/// Of ties that join one pair: by kind, layer and period; what differs beyond that decides only where these are equal, because
/// it is dear to compare.
pub(crate) fn tie_order(a: &Tie, b: &Tie) -> Ordering {
    fn coarse(tie: &Tie) -> impl Ord + '_ {
        (&tie.kind, &tie.layer, tie.period, tie.status, tie.directed)
    }
    fn fine(tie: &Tie) -> impl PartialOrd + '_ {
        let evidence: Vec<_> = tie.evidence.iter().map(|e| (&e.source, &e.locators, e.certainty, &e.note)).collect();
        (tie.sign, tie.strength, &tie.role, &*tie.reported_by, tie.certainty, evidence, tie.derived)
    }
    let attributes = |tie: &Tie| serde_json::to_string(&*tie.attributes).unwrap_or_default();
    if a.shares(b) {
        return a.strength.partial_cmp(&b.strength).unwrap_or(Ordering::Equal);
    }
    coarse(a)
        .cmp(&coarse(b))
        .then_with(|| fine(a).partial_cmp(&fine(b)).unwrap_or(Ordering::Equal))
        .then_with(|| attributes(a).cmp(&attributes(b)))
}

fn impossible_period(what: &str, period: &super::Period, place: &Place) -> Diagnostic {
    Diagnostic::error("impossible-period", place.at_field("until"), format!("{what} ends before it begins ({period})"))
        .hint("check since and until; leave an end that is unknown out")
}

/// What is said of a kind that the network does not know.
pub(crate) fn no_kind(of: &str, kind: &str) -> String {
    format!("{kind:?} is no {of} kind")
}

fn unknown_kind<'a>(
    of: &str,
    kind: &str,
    what: &str,
    place: &Place,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let known: Vec<String> = known.map(str::to_owned).collect();
    let message = format!("{} ({of} {what})", no_kind(of, kind));
    let fallback = format!("kinds are {}; or declare it in graph.vocabulary.{of}_kinds", known.join(", "));
    let hint = match nearest(kind, known.iter()) {
        Some(near) => format!("did you mean {near:?}? Otherwise declare it in graph.vocabulary.{of}_kinds"),
        None => fallback,
    };
    Diagnostic::error("unknown-kind", place.at_field("kind"), message).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(nodes: &[&str], ties: &[(&str, &str)]) -> Checked<Network> {
        let mut builder = NetworkBuilder::new(Info::default());
        for id in nodes {
            builder.add_node(Node::new(*id), Place::default());
        }
        for (source, target) in ties {
            builder.add_tie(source, target, Tie::new("collaborates"), Place::default());
        }
        builder.build()
    }

    #[test]
    fn order_of_input_leaves_no_trace() {
        let one = build(&["b", "a", "c"], &[("b", "c"), ("a", "b")]);
        let other = build(&["c", "a", "b"], &[("a", "b"), ("b", "c")]);
        let ids = |network: &Network| network.nodes().map(|node| node.id.clone()).collect::<Vec<_>>();
        let ends = |network: &Network| network.ties().map(|tie| (tie.source, tie.target)).collect::<Vec<_>>();
        assert_eq!(ids(&one.value), ["a", "b", "c"]);
        assert_eq!(ids(&one.value), ids(&other.value));
        assert_eq!(ends(&one.value), ends(&other.value));
    }

    #[test]
    fn what_cannot_be_is_reported_all_at_once_and_left_out() {
        let checked = build(&["a", "a", "gemeente-aalten"], &[("a", "gemente-aalten"), ("x", "a"), ("a", "a")]);
        let codes: Vec<&str> = checked.diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["duplicate-id", "dangling-tie", "dangling-tie"]);
        assert_eq!(checked.diagnostics[1].hint.as_deref(), Some("did you mean \"gemeente-aalten\"?"));
        assert_eq!((checked.value.node_count(), checked.value.tie_count()), (2, 1));
    }

    #[test]
    fn what_is_left_out_takes_its_place_with_it() {
        let line = |line| Place { line: Some(line), ..Place::default() };
        let mut builder = NetworkBuilder::new(Info::default());
        for (id, at) in [("c", 1), ("a", 2), ("c", 3), ("b", 4)] {
            builder.add_node(Node::new(id), line(at));
        }
        for (source, target, at) in [("b", "c", 5), ("a", "x", 6), ("a", "c", 7), ("x", "a", 8), ("a", "b", 9)] {
            builder.add_tie(source, target, Tie::new("collaborates"), line(at));
        }
        let (checked, origins) = builder.build_with_origins();
        let network = checked.value;
        let nodes: Vec<_> = (0..3).map(|at| (network.node(at).id.as_str(), origins.node(&network, at).line)).collect();
        assert_eq!(nodes, [("a", Some(2)), ("b", Some(4)), ("c", Some(1))]);
        let ties: Vec<_> = network.ties().map(|tie| (tie.source, tie.target)).collect();
        assert_eq!(ties, [(0, 1), (0, 2), (1, 2)]);
        assert_eq!([0, 1, 2].map(|at| origins.tie(&network, at).line), [Some(9), Some(7), Some(5)]);
        assert_eq!(origins.ties.len(), 3);
    }

    #[test]
    fn what_hangs_on_a_cycle_of_parts_keeps_its_whole() {
        let mut builder = NetworkBuilder::new(Info::default());
        for (id, whole) in [("a", "c"), ("b", "c"), ("c", "d"), ("d", "c")] {
            builder.add_node(Node { part_of: Some(whole.into()), ..Node::new(id) }, Place::default());
        }
        let checked = builder.build();
        assert_eq!(checked.diagnostics.len(), 1);
        let parts: Vec<_> = checked.value.nodes().map(|node| node.part_of.as_deref()).collect();
        assert_eq!(parts, [Some("c"), Some("c"), None, Some("c")]);
    }

    #[test]
    fn a_cycle_of_parts_is_cut() {
        let mut builder = NetworkBuilder::new(Info::default());
        for (id, whole) in [("a", "b"), ("b", "a"), ("c", "a")] {
            builder.add_node(Node { part_of: Some(whole.into()), ..Node::new(id) }, Place::default());
        }
        let checked = builder.build();
        assert_eq!(checked.diagnostics.iter().filter(|d| d.code == "part-of-cycle").count(), 1);
        let parts: Vec<_> = checked.value.nodes().map(|node| node.part_of.clone()).collect();
        assert_eq!(parts, [None, Some("a".to_owned()), Some("a".to_owned())]);
    }
}
