//! Which family a kind of tie belongs to, and how each family looks.

use super::style::{Colour, Dash, Stroke, Theme};
use crate::model::{Network, Tie, Vocabulary};
use crate::present::language::{Language, diagram as words, kinds};
use std::collections::{BTreeMap, BTreeSet};

/// Number of families that have a look; the last one takes what is left.
const FAMILIES: usize = 6;
const OTHER: usize = FAMILIES - 1;

/// Ties of related kinds, drawn alike.
#[derive(Debug, Clone)]
pub(super) struct Family {
    pub(super) label: String,
    pub(super) colour: Colour,
    pub(super) dash: Dash,
}

/// The families of a network and which kind belongs to which.
#[derive(Debug)]
pub(super) struct Families {
    list: Vec<Family>,
    of: BTreeMap<String, usize>,
}

impl Families {
    /// Shipped kinds have their family. Kinds that the file declares get the looks that remain, the most frequent first; what
    /// then is left is "other", or called as its kind where it is a single one.
    pub(super) fn of(network: &Network, theme: Theme, language: Language) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for tie in network.ties() {
            *counts.entry(tie.tie.kind.as_str()).or_default() += 1;
        }
        let shipped = Vocabulary::shipped();
        let mut of: BTreeMap<String, usize> = BTreeMap::new();
        let mut labels: Vec<String> = (0..FAMILIES).map(|f| words::family(language, f).to_owned()).collect();
        let (known, declared): (Vec<_>, Vec<_>) =
            counts.into_iter().partition(|(kind, _)| shipped.tie_kind(kind).is_some());
        for (kind, _) in known {
            of.insert(kind.to_owned(), family_of(kind));
        }
        let used: BTreeSet<usize> = of.values().copied().collect();
        let mut free = (0..OTHER).filter(|family| !used.contains(family));
        let mut declared = declared;
        declared.sort_by_key(|&(kind, count)| (std::cmp::Reverse(count), kind));
        for (kind, _) in declared {
            let family = free.next().unwrap_or(OTHER);
            if family != OTHER {
                labels[family] = kinds::tie_kind(language, network.vocabulary(), kind);
            }
            of.insert(kind.to_owned(), family);
        }
        // The other classes are called alike in all pictures of a report; "other" says nothing where it is one kind.
        let mut others = of.iter().filter(|(_, family)| **family == OTHER).map(|(kind, _)| kind);
        if let (Some(kind), None) = (others.next(), others.next()) {
            labels[OTHER] = kinds::tie_kind(language, network.vocabulary(), kind);
        }
        let list = labels.into_iter().enumerate().map(|(index, label)| family(index, label, theme)).collect();
        Families { list, of }
    }

    /// The family with this number.
    pub(super) fn get(&self, number: usize) -> &Family {
        &self.list[number]
    }

    /// The number of the family of a kind.
    pub(super) fn number(&self, kind: &str) -> usize {
        self.of.get(kind).copied().unwrap_or(OTHER)
    }
}

fn family_of(kind: &str) -> usize {
    match kind {
        "collaborates" | "exchanges-knowledge" => 0,
        "participates-in" | "part-of" | "employs" | "runs" | "initiates" => 1,
        "funds" | "commissions" | "supports" => 2,
        "located-in" | "hosts" => 3,
        "nominates" | "awards" | "visits" => 4,
        _ => OTHER,
    }
}

/// No two families share a dash: of colours alone, drawn thin and pale, colour-blind readers do not tell them apart.
fn family(number: usize, label: String, theme: Theme) -> Family {
    let (alpha, dash) = match number {
        0 => (0.7, Dash::Solid),
        1 => (0.62, Dash::Long),
        2 => (0.68, Dash::Dashed),
        3 => (0.85, Dash::Dotted),
        4 => (0.62, Dash::DashDot),
        _ => (0.7, Dash::Short),
    };
    Family { label, colour: theme.family(number).alpha(alpha), dash }
}

/// Whether a tie points at its end. Of belonging and place the direction goes without saying.
pub(super) fn points(network: &Network, tie: &Tie) -> bool {
    network.is_directed(tie) && !matches!(family_of(&tie.kind), 1 | 3)
}

/// How the ties of one kind are drawn, for whoever draws them itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Id of the kind.
    pub kind: String,
    /// Number of its family: kinds of one family look alike.
    pub family: usize,
    /// Name of that family.
    pub label: String,
    /// Colour, width and dash.
    pub stroke: Stroke,
    /// Whether some tie of the kind points at its end.
    pub arrow: bool,
}

/// The look of every kind of tie that occurs in the network, by family and id.
pub fn looks(network: &Network, theme: Theme, language: Language) -> Vec<Look> {
    let families = Families::of(network, theme, language);
    let mut looks: Vec<Look> = families
        .of
        .iter()
        .map(|(kind, &number)| {
            let family = families.get(number);
            let stroke = Stroke { colour: family.colour, width: 1.0, dash: family.dash };
            let arrow = network.ties().any(|tie| tie.tie.kind == **kind && points(network, tie.tie));
            Look { kind: kind.clone(), family: number, label: family.label.clone(), stroke, arrow }
        })
        .collect();
    looks.sort_by(|a, b| a.family.cmp(&b.family).then_with(|| a.kind.cmp(&b.kind)));
    looks
}
