//! Judgements on a sound network: what a careful colleague would ask about. One rule per file, and the list of them.
//!
//! What cannot be is refused while reading; a rule points at what can be and probably is not meant, or at what a reader of the
//! findings must know.

pub mod ambiguous_ties;
pub mod contradicting_reports;
pub mod contradicting_signs;
pub mod double_tie;
pub mod isolate;
pub mod never_together;
pub mod no_evidence;
pub mod odd_strength;
pub mod outside_observation;
pub mod placeholder_name;
pub mod planned_but_begun;
pub mod self_tie;
pub mod several_places;
pub mod shared_type;
pub mod similar_names;
pub mod skip_code;
pub mod stated_below_coded;
pub mod two_modes;
pub mod two_spellings;
pub mod unknown_municipality;
pub mod unknown_place;

use crate::diagnostics::{Diagnostic, Said, Severity, said};
use crate::model::{Name, Network, Origins, Tie, TieRef, called};
use crate::text::Text;

/// One judgement.
#[derive(Debug)]
pub struct Rule {
    /// Word in outputs; the code of its diagnostics.
    pub id: &'static str,
    /// How grave what it finds is.
    pub severity: Severity,
    /// What it finds.
    pub meaning: Text,
    /// Every finding in a network, in the order of its nodes and ties.
    pub check: fn(&Network, &Origins) -> Vec<Diagnostic>,
}

/// Every rule, by id.
pub static RULES: &[&Rule] = &[
    &ambiguous_ties::AMBIGUOUS_TIES,
    &contradicting_reports::CONTRADICTING_REPORTS,
    &contradicting_signs::CONTRADICTING_SIGNS,
    &double_tie::DOUBLE_TIE,
    &isolate::ISOLATE,
    &never_together::NEVER_TOGETHER,
    &no_evidence::NO_EVIDENCE,
    &odd_strength::ODD_STRENGTH,
    &outside_observation::OUTSIDE_OBSERVATION,
    &placeholder_name::PLACEHOLDER_NAME,
    &planned_but_begun::PLANNED_BUT_BEGUN,
    &self_tie::SELF_TIE,
    &several_places::SEVERAL_PLACES,
    &shared_type::SHARED_TYPE,
    &similar_names::SIMILAR_NAMES,
    &skip_code::SKIP_CODE,
    &stated_below_coded::STATED_BELOW_CODED,
    &two_modes::TWO_MODES,
    &two_spellings::TWO_SPELLINGS,
    &unknown_municipality::UNKNOWN_MUNICIPALITY,
    &unknown_place::UNKNOWN_PLACE,
];

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// What every rule finds in a network.
pub fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    RULES.iter().flat_map(|rule| (rule.check)(network, origins)).collect()
}

/// A tie in words: `De Schoor → Gemeente Almere (funds)`.
fn in_words(network: &Network, tie: TieRef<'_>) -> Said {
    let (source, target) = (&network.node(tie.source).label, &network.node(tie.target).label);
    let joint = if network.is_directed(tie.tie) { "→" } else { "–" };
    let kind = called::said_tie_kind(network.vocabulary(), &tie.tie.kind);
    said!([kind] "{source} {joint} {target} ({kind})", "{source} {joint} {target} ({kind})")
}

/// Ties that state the same relation of the same pair: kind, layer, and direction where it means something. Groups of at least
/// two, in canonical order.
fn same_relation(network: &Network) -> Vec<Vec<TieRef<'_>>> {
    fn said(tie: &Tie) -> (&Name, Option<&Name>) {
        (&tie.kind, tie.layer.as_ref())
    }
    let relation = |tie: TieRef<'_>| {
        let directed = network.is_directed(tie.tie);
        let turned = !directed && tie.target < tie.source;
        let (from, to) = if turned { (tie.target, tie.source) } else { (tie.source, tie.target) };
        (from, to, directed)
    };
    let of_two = network.ties().filter(|tie| tie.source != tie.target);
    let mut ties: Vec<_> = of_two.map(|tie| (relation(tie), tie)).collect();
    // Nearly in this order already; ties of one relation stay in theirs.
    ties.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| said(a.1.tie).cmp(&said(b.1.tie))));
    let groups = ties.chunk_by(|a, b| a.0 == b.0 && said(a.1.tie) == said(b.1.tie)).filter(|group| group.len() > 1);
    groups.map(|group| group.iter().map(|(_, tie)| *tie).collect()).collect()
}

/// The year that a source observed what a tie says: the latest of its evidence, else that of the network.
fn observation_year(network: &Network, tie: TieRef<'_>) -> Option<i32> {
    let of_sources = tie.tie.evidence.iter().filter_map(|item| network.source(&item.source)?.observation_year).max();
    of_sources.or(network.info().observation_year)
}
