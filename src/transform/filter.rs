//! Which nodes and ties take part: by place, sector, kind, layer, status, certainty, time and free conditions.

use super::condition::{Condition, Of};
use crate::model::{Certainty, Mode, Network, Period, Status, TieRef};

/// What to keep. An empty list keeps everything of its sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Kinds of ties.
    pub kinds: Vec<String>,
    /// Layers.
    pub layers: Vec<String>,
    /// Status of ties.
    pub statuses: Vec<Status>,
    /// Certainty of ties.
    pub certainties: Vec<Certainty>,
    /// Only what may have existed in this year. Where present ties are kept, a tie that has ended since counts for the years up to
    /// its known end; planned ties never count unless their status is asked for.
    pub at: Option<i32>,
    /// Only what may have existed at some time from this year on; planned and ended ties as with `at`.
    pub from: Option<i32>,
    /// Only what may have existed at some time up to this year.
    pub to: Option<i32>,
    /// Conditions that every node and tie must fulfil.
    pub conditions: Vec<Condition>,
    /// Places; a node is kept if it belongs to one of them.
    pub municipalities: Vec<String>,
    /// Sectors.
    pub sectors: Vec<String>,
    /// Kinds of nodes.
    pub node_kinds: Vec<String>,
    /// Keep documents and persons.
    pub context: bool,
    /// Leave out remainder nodes, which stand for members that a source does not name.
    pub omit_remainders: bool,
}

impl Default for Filter {
    /// What exists at the time of observation and is surely said: present and ending ties, explicit and implied, without context.
    fn default() -> Self {
        Filter {
            kinds: Vec::new(),
            layers: Vec::new(),
            statuses: vec![Status::Present, Status::Ending],
            certainties: vec![Certainty::Explicit, Certainty::Implied],
            at: None,
            from: None,
            to: None,
            conditions: Vec::new(),
            municipalities: Vec::new(),
            sectors: Vec::new(),
            node_kinds: Vec::new(),
            context: false,
            omit_remainders: false,
        }
    }
}

impl Filter {
    /// A filter that keeps everything.
    pub fn everything() -> Self {
        Filter { statuses: Vec::new(), certainties: Vec::new(), context: true, ..Filter::default() }
    }

    /// Whether it keeps a part by choice: by more than the status and certainty of ties, and what is no actor of its own.
    pub fn narrows(&self) -> bool {
        let (statuses, certainties) = (self.statuses.clone(), self.certainties.clone());
        let (context, omit_remainders) = (self.context, self.omit_remainders);
        *self != Filter { statuses, certainties, context, omit_remainders, ..Filter::default() }
    }

    /// The part of the network that the filter keeps, and how much it left out for which reason.
    pub fn apply(&self, network: &Network) -> Filtered {
        let mut left_out = LeftOut::default();
        let nodes: Vec<bool> = (0..network.node_count())
            .map(|index| {
                let reason = self.reason_against_node(network, index);
                match reason {
                    None => return true,
                    Some(Reason::Context) => left_out.context_nodes += 1,
                    Some(Reason::Time) => left_out.nodes_by_time += 1,
                    Some(Reason::Condition) => left_out.nodes_by_condition += 1,
                    Some(_) => left_out.other_nodes += 1,
                }
                false
            })
            .collect();
        let mut ties = Vec::new();
        for tie in network.ties() {
            if !(nodes[tie.source] && nodes[tie.target]) {
                left_out.without_end += usize::from(self.reason_against_tie(network, tie).is_none());
                continue;
            }
            let reason = self.reason_against_tie(network, tie);
            ties.extend(reason.map(|reason| (tie.index, reason)));
            match reason {
                None => {
                    if self.is_slice() && tie.tie.period.is_unknown() {
                        left_out.undated_ties_kept += 1;
                    }
                }
                Some(Reason::Status) => left_out.by_status += 1,
                Some(Reason::Certainty) => left_out.by_certainty += 1,
                Some(Reason::Time) => left_out.by_time += 1,
                Some(Reason::Condition) => left_out.by_condition += 1,
                Some(_) => left_out.by_choice += 1,
            }
        }
        let kept = network.subset(|index| nodes[index], |tie| self.reason_against_tie(network, tie).is_none());
        Filtered { network: kept, left_out, ties }
    }

    /// The ties that the filter would keep if they were surer.
    pub fn uncertain(&self, network: &Network) -> Vec<usize> {
        if self.certainties.is_empty() {
            return Vec::new();
        }
        let any = Filter { certainties: Vec::new(), ..self.clone() };
        let kept = |node: usize| any.reason_against_node(network, node).is_none();
        let unsure = network.ties().filter(|tie| !self.certainties.contains(&tie.tie.certainty));
        unsure
            .filter(|&tie| kept(tie.source) && kept(tie.target) && any.reason_against_tie(network, tie).is_none())
            .map(|tie| tie.index)
            .collect()
    }

    fn reason_against_node(&self, network: &Network, index: usize) -> Option<Reason> {
        let node = network.node(index);
        let chosen = |list: &[String], value: &str| list.is_empty() || list.iter().any(|item| item == value);
        if network.mode(index) == Mode::Context && !self.context && !self.node_kinds.contains(&node.kind) {
            return Some(Reason::Context);
        }
        let in_place = self.municipalities.is_empty()
            || node.municipalities.iter().any(|place| self.municipalities.contains(place))
            || (node.kind == "municipality" && self.municipalities.contains(&node.label));
        if !self.in_time(&node.period) {
            return Some(Reason::Time);
        }
        let remainder = self.omit_remainders && node.remainder;
        let kept = in_place
            && !remainder
            && chosen(&self.sectors, node.sector.as_deref().unwrap_or(""))
            && chosen(&self.node_kinds, &node.kind);
        if !kept {
            return Some(Reason::Choice);
        }
        let fulfilled =
            self.conditions.iter().filter(|own| own.of == Of::Node).all(|condition| condition.holds_for_node(node));
        (!fulfilled).then_some(Reason::Condition)
    }

    fn reason_against_tie(&self, network: &Network, tie: TieRef<'_>) -> Option<Reason> {
        let (source, target, tie) = (tie.source, tie.target, tie.tie);
        let chosen = |list: &[String], value: &str| list.is_empty() || list.iter().any(|item| item == value);
        if !chosen(&self.kinds, &tie.kind) || !chosen(&self.layers, tie.layer.as_deref().unwrap_or("")) {
            return Some(Reason::Choice);
        }
        if !self.certainties.is_empty() && !self.certainties.contains(&tie.certainty) {
            return Some(Reason::Certainty);
        }
        let mut held = false;
        if self.is_slice() {
            if !self.in_time(&tie.period) {
                return Some(Reason::Time);
            }
            // What has ended since did exist in a year up to its known end.
            held =
                tie.status == Status::Ended && tie.period.until.is_some() && self.statuses.contains(&Status::Present);
        }
        let in_status = self.statuses.is_empty() || self.statuses.contains(&tie.status);
        if !in_status && !held {
            return Some(Reason::Status);
        }
        let mut conditions = self.conditions.iter().filter(|own| own.of == Of::Tie);
        (!conditions.all(|own| own.holds_for_tie(network, source, target, tie))).then_some(Reason::Condition)
    }

    /// Whether only some time counts.
    fn is_slice(&self) -> bool {
        self.at.is_some() || self.from.is_some() || self.to.is_some()
    }

    fn in_time(&self, period: &Period) -> bool {
        let begun = |year: i32| period.since.is_none_or(|since| since.year() <= year);
        let lasting = |year: i32| period.until.is_none_or(|until| until.year() >= year);
        self.at.is_none_or(|year| period.may_cover(year)) && self.from.is_none_or(lasting) && self.to.is_none_or(begun)
    }
}

/// Why a node or tie is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It does not exist yet or no longer.
    Status,
    /// It is not sure enough.
    Certainty,
    /// Its dates do not cover the time.
    Time,
    /// It is not among the chosen kinds, layers, places or sectors.
    Choice,
    /// It does not fulfil the conditions.
    Condition,
    /// It is a document or person.
    Context,
}

/// How much was left out, for which reason. Every output prints what is not zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Documents and persons.
    pub context_nodes: usize,
    /// Nodes that surely did not exist in the year.
    pub nodes_by_time: usize,
    /// Nodes outside the chosen places, sectors or kinds.
    pub other_nodes: usize,
    /// Ties that do not exist yet or no longer.
    pub by_status: usize,
    /// Ties that are not sure enough.
    pub by_certainty: usize,
    /// Ties whose dates do not cover the year.
    pub by_time: usize,
    /// Ties outside the chosen kinds and layers.
    pub by_choice: usize,
    /// Nodes that do not fulfil the conditions.
    pub nodes_by_condition: usize,
    /// Ties that do not fulfil the conditions.
    pub by_condition: usize,
    /// Ties that lost an end with the nodes left out.
    pub without_end: usize,
    /// Ties without any date that were kept for a chosen year: whether they held then is unknown.
    pub undated_ties_kept: usize,
}

/// A filtered network and what the filter left out.
#[derive(Debug, Clone)]
pub struct Filtered {
    /// What is kept.
    pub network: Network,
    /// What is not.
    pub left_out: LeftOut,
    /// The ties between kept nodes that are not kept, by their number in the network that was filtered.
    pub ties: Vec<(usize, Reason)>,
}
