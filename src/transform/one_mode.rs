//! One mode only: what actors share through structures, or structures through actors, becomes derived ties.

use super::unite::{both_periods, either_period};
use crate::diagnostics::{Item, Place, text};
use crate::model::kind::{DERIVED_TIE_KIND, TieKind};
use crate::model::{Certainty, Mode, Network, NetworkBuilder, Period, Sign, Strength, Tie, TieRef};
use std::collections::BTreeMap;

/// Kinds by which an actor takes part in a structure, besides the membership kinds.
const TAKES_PART: [&str; 3] = ["runs", "initiates", "hosts"];

/// What the strength of a derived tie is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProjectionWeight {
    /// The number of structures that two actors share.
    Count,
    /// Newman's: a structure of `k` members gives each pair `1 / (k − 1)`, so that a building of twenty does not count as 190
    /// collaborations. `k` is the stated size if a source states one above the coded members.
    #[default]
    Newman,
    /// The share of the structures of either that both have.
    Jaccard,
}

impl ProjectionWeight {
    /// The word on the command line and in recipes.
    pub fn word(self) -> &'static str {
        match self {
            ProjectionWeight::Count => "count",
            ProjectionWeight::Newman => "newman",
            ProjectionWeight::Jaccard => "jaccard",
        }
    }
}

/// Which of the two modes stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Onto {
    /// Actors, tied by the structures they share.
    #[default]
    Actors,
    /// Structures, tied by the actors they share.
    Structures,
}

impl Onto {
    /// The word on the command line and in recipes.
    pub fn word(self) -> &'static str {
        match self {
            Onto::Actors => "actors",
            Onto::Structures => "structures",
        }
    }
}

/// How two modes become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Projection {
    /// Strength of the derived ties.
    pub weight: ProjectionWeight,
    /// Which mode stays.
    pub onto: Onto,
}

/// The network of actors only, with Newman's weights: [`project`] as it is by default.
pub fn one_mode(network: &Network) -> OneMode {
    project(network, Projection::default())
}

/// The network of one mode only. Two actors that take part in the same structure (or two structures that share an actor) get a
/// derived tie of kind `co-membership`, never to be read as observed. Taking part together is evidence of collaboration only
/// weakly, and one large structure makes most of the pairs. Its period is that in which both took part, as far as known, from the first
/// structure that they share to the last; who shared one at different times is tied all the same, without a period.
///
/// Membership with a negative sign, and remainder nodes, make no derived ties. Where every tie joins an actor and a structure and
/// none is of a kind that means taking part, the data are two-mode as they stand, and every tie counts as membership.
///
/// Source: Breiger 1974, doi:10.2307/2576011; Newman 2001, doi:10.1103/PhysRevE.64.016132.
pub fn project(network: &Network, projection: Projection) -> OneMode {
    let mut info = network.info().clone();
    info.vocabulary.declare_tie_kind(TieKind {
        id: DERIVED_TIE_KIND.to_owned(),
        directed: false,
        membership: false,
        label: None,
    });
    let mut builder = NetworkBuilder::new(info);
    let stays = match projection.onto {
        Onto::Actors => Mode::Actor,
        Onto::Structures => Mode::Structure,
    };
    let stays = |index: usize| network.mode(index) == stays;
    for (index, node) in network.nodes().enumerate().filter(|(index, _)| stays(*index)) {
        let mut node = node.clone();
        if node.part_of.as_deref().and_then(|id| network.index_of(id)).is_some_and(|whole| !stays(whole)) {
            node.part_of = None;
        }
        builder.add_node(node, Place::item(Item::some_node(index)));
    }
    for tie in network.ties().filter(|tie| stays(tie.source) && stays(tie.target)) {
        let (source, target) = (&network.node(tie.source).id, &network.node(tie.target).id);
        builder.add_tie(source, target, tie.tie.clone(), Place::item(Item::tie(tie.index)));
    }
    let (memberships, unused) = memberships(network, &stays);
    // What stays, by what it shares; and what each shares in all, for the share of it.
    let mut shared_by: BTreeMap<usize, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
    let mut all: BTreeMap<usize, usize> = BTreeMap::new();
    for ((actor, structure), ties) in memberships {
        let (one, through) = if projection.onto == Onto::Actors { (actor, structure) } else { (structure, actor) };
        shared_by.entry(through).or_default().insert(one, ties);
        *all.entry(one).or_default() += 1;
    }
    let mut shared: BTreeMap<(usize, usize), Shared> = BTreeMap::new();
    for (&through, coded) in &shared_by {
        // Only of structures a source states how many take part.
        let stated = network.node(through).members_stated.filter(|_| projection.onto == Onto::Actors);
        let size = coded.len().max(stated.unwrap_or(0) as usize);
        let list: Vec<(&usize, &Vec<usize>)> = coded.iter().collect();
        for (position, (a, ties_a)) in list.iter().enumerate() {
            for (b, ties_b) in &list[position + 1..] {
                let entry = shared.entry((**a, **b)).or_default();
                entry.newman += 1.0 / (size as f64 - 1.0);
                entry.ties.extend(ties_a.iter().chain(ties_b.iter()));
                let together = both_periods(span(network, ties_a), span(network, ties_b));
                entry.period = Some(entry.period.map_or(together, |period| either_period(period, together)));
                entry.through.push(through);
            }
        }
    }
    for ((a, b), Shared { newman, ties, through, period }) in shared {
        let count = through.len() as f64;
        let mut tie = Tie::new(DERIVED_TIE_KIND);
        tie.derived = true;
        tie.strength = Some(Strength::Number(match projection.weight {
            ProjectionWeight::Count => count,
            ProjectionWeight::Newman => newman,
            ProjectionWeight::Jaccard => count / ((all[&a] + all[&b]) as f64 - count),
        }));
        tie.certainty = Certainty::Implied;
        tie.period = period.filter(|period| !period.is_impossible()).unwrap_or_default();
        tie.evidence = ties.iter().flat_map(|&index| network.tie(index).tie.evidence.iter().cloned()).collect();
        let through: Vec<serde_json::Value> = through.iter().map(|&s| network.node(s).id.clone().into()).collect();
        tie.attributes.insert("through".to_owned(), through.into());
        builder.add_tie(
            &network.node(a).id,
            &network.node(b).id,
            tie,
            Place::item(text!("derived tie", "afgeleide relatie")),
        );
    }
    OneMode { network: builder.build().value, unused }
}

/// From the first begin to the last end of these ties, as far as known.
fn span(network: &Network, ties: &[usize]) -> Period {
    let periods = ties.iter().map(|&index| network.tie(index).tie.period);
    periods.reduce(either_period).unwrap_or_default()
}

/// The ties by which an actor takes part in a structure; none where only its `part_of` says so.
type Memberships = BTreeMap<(usize, usize), Vec<usize>>;

/// Who takes part in what, by the same rules as [`project`]: actor and structure, as indices of nodes, ascending.
pub fn who_takes_part(network: &Network) -> Vec<(usize, usize)> {
    memberships(network, &|index| network.mode(index) == Mode::Actor).0.into_keys().collect()
}

/// Who takes part in what, and how many ties are neither that nor between nodes that stay.
fn memberships(network: &Network, stays: &impl Fn(usize) -> bool) -> (Memberships, usize) {
    let mut found = Memberships::new();
    let mut unused = 0;
    let mode = |index: usize| network.mode(index);
    let by_kind = |tie: &TieRef<'_>| {
        let kind = network.vocabulary().tie_kind(&tie.tie.kind).expect("the builder lets no unknown kind in");
        kind.membership || TAKES_PART.contains(&kind.id.as_str())
    };
    let joins = |tie: &TieRef<'_>| match (mode(tie.source), mode(tie.target)) {
        (Mode::Actor, Mode::Structure) => Some((tie.source, tie.target)),
        (Mode::Structure, Mode::Actor) => Some((tie.target, tie.source)),
        _ => None,
    };
    let two_mode_data = network.ties().all(|tie| joins(&tie).is_some() && !by_kind(&tie));
    for tie in network.ties().filter(|tie| !(stays(tie.source) && stays(tie.target))) {
        let counts = tie.tie.status.holds() && tie.tie.sign != Some(Sign::Negative);
        let forward = by_kind(&tie) && mode(tie.source) == Mode::Actor;
        let member = joins(&tie).filter(|&(actor, _)| !network.node(actor).remainder);
        match member {
            Some(pair) if counts && (forward || two_mode_data) => found.entry(pair).or_default().push(tie.index),
            _ => unused += 1,
        }
    }
    for (part, node) in network.nodes().enumerate().filter(|(part, _)| mode(*part) == Mode::Actor) {
        let whole = node.part_of.as_deref().and_then(|id| network.index_of(id));
        if let Some(whole) = whole.filter(|&whole| mode(whole) == Mode::Structure) {
            found.entry((part, whole)).or_default();
        }
    }
    (found, unused)
}

/// A network of one mode.
#[derive(Debug, Clone)]
pub struct OneMode {
    /// The nodes that stay, their own ties, and what was derived.
    pub network: Network,
    /// Ties that say nothing about who takes part together, such as support, and ties among what does not stay. They are gone.
    pub unused: usize,
}

/// What two nodes share.
#[derive(Default)]
struct Shared {
    newman: f64,
    ties: Vec<usize>,
    through: Vec<usize>,
    /// When both took part, as far as known.
    period: Option<Period>,
}
