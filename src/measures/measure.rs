//! What a measure is, and what it gives.

use super::{Cost, Known, Need, Params};
use crate::graph::{CompactGraph, estimate::Estimate};
pub use crate::text::Text;

/// What a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// One number per node.
    Node,
    /// One number per edge of the compact graph.
    Tie,
    /// One number per group of nodes.
    Group,
    /// One number per ordered pair of groups, row by row.
    GroupPair,
    /// One number.
    Network,
}

impl Level {
    /// The word used on the command line and in files: `node`, `tie`, `group`, `group-pair` or `network`.
    pub fn word(self) -> &'static str {
        match self {
            Level::Node => "node",
            Level::Tie => "tie",
            Level::Group => "group",
            Level::GroupPair => "group-pair",
            Level::Network => "network",
        }
    }
}

/// What a measure does with the direction of ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectionUse {
    /// Follows it where there is one.
    Follows,
    /// Looks at pairs: a directed graph is read as undirected, a pair being tied where either arc exists.
    Ignores,
    /// Is undefined without it.
    Requires,
}

/// What a measure does with weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeightUse {
    /// Nothing.
    Ignores,
    /// Reads them as strength: more is more.
    Strength,
    /// Reads them as strength and takes 1/w for the distance: more is closer.
    Distance,
}

/// What the numbers of a measure count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Whole things: partners, components, steps.
    Count,
    /// Distance: steps, or sums of 1/w in a weighted graph.
    Distance,
    /// Summed strength.
    Strength,
    /// A share between 0 and 1.
    Share,
    /// A number to be compared with others of its kind only.
    Score,
    /// 1 for yes, 0 for no.
    YesNo,
    /// A number between −1 and 1, with 0 in between.
    Balance,
    /// A difference from what is expected, on either side of 0.
    Deviation,
    /// The chance of something as extreme, a p-value.
    Chance,
}

impl Unit {
    /// The word used in results.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Count => "count",
            Unit::Distance => "distance",
            Unit::Strength => "strength",
            Unit::Share => "share",
            Unit::Score => "score",
            Unit::YesNo => "yes-no",
            Unit::Balance => "balance",
            Unit::Deviation => "deviation",
            Unit::Chance => "chance",
        }
    }
}

/// A parameter of [`Params`] that a measure listens to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listens {
    /// [`Params::normalization`].
    Normalization,
    /// [`Params::along`].
    Along,
    /// [`Params::closeness`].
    Closeness,
    /// [`Params::scale`].
    Scale,
    /// [`Params::damping`].
    Damping,
    /// [`Params::core_degree`].
    CoreDegree,
    /// [`Params::steps`].
    Steps,
    /// [`Params::few_partners`].
    FewPartners,
    /// [`Params::reciprocity`].
    Reciprocity,
    /// [`Params::alpha`].
    Alpha,
    /// [`Params::strength_exponent`].
    StrengthExponent,
    /// [`Params::spread`].
    Spread,
    /// [`Params::permutations`].
    Permutations,
    /// [`Params::draws`].
    Draws,
    /// [`Params::seed`].
    Seed,
    /// [`Params::precision`].
    Precision,
}

/// Why a number is undefined, or set by convention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The node has no ties.
    Isolate,
    /// The node has no ties in the direction that counts.
    ReachesNobody,
    /// The node has fewer than two partners.
    FewerThanTwoPartners,
    /// The network has too few nodes.
    TooFewNodes,
    /// The network has no ties.
    NoTies,
    /// No node has two partners, so that nothing can be closed.
    NoTwoPaths,
    /// The network falls apart, and the measure is defined only in one piece.
    Disconnected,
    /// Not all nodes reach each other along the ties, though ties may join them.
    NotStrong,
    /// The ties have no direction.
    NotDirected,
    /// All values are equal.
    NoVariance,
    /// There is one group only.
    OneGroup,
    /// The iteration did not settle.
    NotConverged,
    /// Several answers are equally right.
    NotUnique,
    /// What the measure needs was not given.
    NotGiven,
    /// The attribute says nothing of this node.
    NoAttribute,
    /// The group has one member only.
    OneMember,
    /// The tie is not mutual.
    NotMutual,
    /// The ends share a partner.
    SharedPartner,
    /// There is no other way between the ends.
    NoOtherWay,
    /// Who should have confirmed it was not asked, or did not answer.
    NoAnswer,
    /// Nobody is said to have reported it.
    NoReport,
    /// There is no path or triangle of the kind that is looked at.
    NothingToClose,
    /// No values have the best fit: it is a limit.
    OnlyLimit,
}

impl Reason {
    /// The code used in results.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Isolate => "isolate",
            Reason::ReachesNobody => "reaches_nobody",
            Reason::FewerThanTwoPartners => "fewer_than_two_partners",
            Reason::TooFewNodes => "too_few_nodes",
            Reason::NoTies => "no_ties",
            Reason::NoTwoPaths => "no_two_paths",
            Reason::Disconnected => "disconnected",
            Reason::NotStrong => "not_strong",
            Reason::NotDirected => "not_directed",
            Reason::NoVariance => "no_variance",
            Reason::OneGroup => "one_group",
            Reason::NotConverged => "not_converged",
            Reason::NotUnique => "not_unique",
            Reason::NotGiven => "not_given",
            Reason::NoAttribute => "no_attribute",
            Reason::OneMember => "one_member",
            Reason::NotMutual => "not_mutual",
            Reason::SharedPartner => "shared_partner",
            Reason::NoOtherWay => "no_other_way",
            Reason::NoAnswer => "no_answer",
            Reason::NoReport => "no_report",
            Reason::NothingToClose => "nothing_to_close",
            Reason::OnlyLimit => "only_limit",
        }
    }

    /// Why this node reaches nobody: it has no ties, or none in the direction that counts.
    pub(super) fn of_reaching_nobody(graph: &CompactGraph, node: usize) -> Reason {
        if graph.degree(node) + graph.in_degree(node) == 0 { Reason::Isolate } else { Reason::ReachesNobody }
    }

    /// The reason as half a sentence, to be read after "undefined:" or "by convention:".
    pub fn text(self) -> Text {
        match self {
            Reason::Isolate => Text { en: "no ties", nl: "geen relaties" },
            Reason::ReachesNobody => Text { en: "no ties in this direction", nl: "geen relaties in deze richting" },
            Reason::FewerThanTwoPartners => Text { en: "fewer than two partners", nl: "minder dan twee partners" },
            Reason::TooFewNodes => Text { en: "too few nodes in the network", nl: "te weinig knopen in het netwerk" },
            Reason::NoTies => Text { en: "no ties in the network", nl: "geen relaties in het netwerk" },
            Reason::NoTwoPaths => Text { en: "no node has two partners", nl: "geen knoop heeft twee partners" },
            Reason::Disconnected => Text { en: "the network falls apart", nl: "het netwerk valt uiteen" },
            Reason::NotStrong => Text {
                en: "not among the most nodes that all reach each other along the direction of ties",
                nl: "hoort niet bij de meeste knopen die elkaar allemaal langs de richting van relaties bereiken",
            },
            Reason::NotDirected => Text { en: "the ties have no direction", nl: "de relaties hebben geen richting" },
            Reason::NoVariance => Text { en: "all values are equal", nl: "alle waarden zijn gelijk" },
            Reason::OneGroup => Text { en: "there is one group only", nl: "er is maar één groep" },
            Reason::NotConverged => {
                Text { en: "the calculation did not settle", nl: "de berekening kwam niet tot rust" }
            }
            Reason::NotUnique => Text { en: "several answers are equally right", nl: "meer antwoorden zijn even goed" },
            Reason::NotGiven => Text { en: "what it needs was not given", nl: "wat nodig is, is niet gegeven" },
            Reason::NoAttribute => Text { en: "the attribute is not known", nl: "het kenmerk is niet bekend" },
            Reason::OneMember => Text { en: "the group has one member", nl: "de groep heeft één lid" },
            Reason::NotMutual => Text { en: "the tie is not mutual", nl: "de relatie is niet wederzijds" },
            Reason::SharedPartner => Text { en: "the ends share a partner", nl: "de uiteinden delen een partner" },
            Reason::NoOtherWay => {
                Text { en: "there is no other way between the ends", nl: "er is geen andere weg tussen de uiteinden" }
            }
            Reason::NoAnswer => Text {
                en: "the other end was not asked or did not answer",
                nl: "het andere uiteinde is niet bevraagd of antwoordde niet",
            },
            Reason::NoReport => Text { en: "no source says who reported it", nl: "geen bron zegt wie het meldde" },
            Reason::OnlyLimit => Text {
                en: "the best fit is a limit that no scores reach: one node outgrows all others, or all come to be alike",
                nl: "de beste passing is een limiet die geen scores halen: één knoop ontgroeit alle andere, of alle worden gelijk",
            },
            Reason::NothingToClose => Text { en: "there is nothing to close", nl: "er is niets om te sluiten" },
        }
    }
}

/// Values that share a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// The reason.
    pub reason: Reason,
    /// Which values, ascending.
    pub which: Vec<usize>,
}

impl Because {
    /// How many values.
    pub fn count(&self) -> usize {
        self.which.len()
    }
}

/// What a measure gives: a number per node, per edge, or one; NaN where it is undefined.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scores {
    /// The numbers, in the order of the graph's nodes or edges.
    pub values: Vec<f64>,
    /// Why values are NaN; every NaN is in one of these.
    pub undefined: Vec<Because>,
    /// Which values are set by convention and not by the formula.
    pub by_convention: Vec<Because>,
    /// What the measure settled itself and a reader must know: the name of the setting and its value.
    pub settled: Vec<(&'static str, f64)>,
}

/// The setting that says how far estimates may be off.
const ESTIMATED_WITHIN: &str = "estimated_within";

/// The setting that says the same in the unit of the values.
const MARGIN: &str = "margin";

impl Scores {
    /// What is settled where no walk comes back, so that every α of Katz centrality would do.
    pub const ANY_ALPHA: &str = "alpha_without_cycles";

    /// The setting that says below what α of Katz centrality must be.
    pub const ALPHA_BELOW: &str = "alpha_below";

    /// Scores that are all defined.
    pub fn all(mut values: Vec<f64>) -> Self {
        debug_assert!(values.iter().all(|value| !value.is_nan()));
        // A sum of nothing is -0 to a machine, and nothing else to people.
        values.iter_mut().for_each(|value| *value += 0.0);
        Scores { values, ..Scores::default() }
    }

    /// One number for the network.
    pub fn one(value: f64) -> Self {
        Scores::all(vec![value])
    }

    /// No number for the network.
    pub fn none(reason: Reason) -> Self {
        Scores::all_undefined(1, reason)
    }

    /// No number for any of `count`.
    pub fn all_undefined(count: usize, reason: Reason) -> Self {
        Scores::from_results((0..count).map(|_| Err(reason)))
    }

    /// A number or the reason for its absence, one after the other.
    pub fn from_results(results: impl IntoIterator<Item = Result<f64, Reason>>) -> Self {
        let mut scores = Scores::default();
        for (index, result) in results.into_iter().enumerate() {
            scores.values.push(result.unwrap_or(f64::NAN) + 0.0);
            if let Err(reason) = result {
                note(&mut scores.undefined, reason, index);
            }
        }
        scores
    }

    /// Numbers, of which those that are NaN are undefined for this one reason.
    pub fn or_else(values: impl IntoIterator<Item = f64>, reason: Reason) -> Self {
        Scores::from_results(values.into_iter().map(|value| if value.is_nan() { Err(reason) } else { Ok(value) }))
    }

    /// Adds that these values are set by convention.
    #[must_use]
    pub fn by_convention(mut self, reason: Reason, which: impl IntoIterator<Item = usize>) -> Self {
        for index in which {
            note(&mut self.by_convention, reason, index);
        }
        self
    }

    /// How far the values may be off, with 95 % certainty, as a share of the largest possible one; none where they are exact.
    pub fn estimated_within(&self) -> Option<f64> {
        self.settled.iter().find(|(what, _)| *what == ESTIMATED_WITHIN).map(|(_, epsilon)| *epsilon)
    }

    /// How far each value may be off, with 95 % certainty of all at once; none where they are exact.
    pub fn margin(&self) -> Option<f64> {
        self.settled.iter().find(|(what, _)| *what == MARGIN).map(|(_, margin)| *margin)
    }

    /// Says that these are the values of an estimate, of which so much was asked for, and that the largest possible one is this. Its own
    /// error is the margin: it may be smaller than what was asked for.
    #[must_use]
    pub(in crate::measures) fn estimated(self, found: &Estimate, epsilon: f64, largest: f64) -> Self {
        let scores = self.settled(ESTIMATED_WITHIN, epsilon).settled("random_draws", found.draws as f64);
        scores.settled(MARGIN, found.epsilon * largest)
    }

    /// Every value divided by this.
    #[must_use]
    pub(in crate::measures) fn divided(mut self, divisor: f64) -> Self {
        self.values.iter_mut().for_each(|value| *value /= divisor);
        self.settled.iter_mut().filter(|(what, _)| *what == MARGIN).for_each(|(_, margin)| *margin /= divisor);
        self
    }

    /// Adds what the measure settled itself.
    #[must_use]
    pub fn settled(mut self, what: &'static str, value: f64) -> Self {
        self.settled.push((what, value));
        self
    }

    /// The number of a network measure; NaN if undefined.
    pub fn value(&self) -> f64 {
        self.values.first().copied().unwrap_or(f64::NAN)
    }

    /// Why the value at this index is undefined.
    pub fn reason(&self, index: usize) -> Option<Reason> {
        self.undefined.iter().find(|because| because.which.binary_search(&index).is_ok()).map(|because| because.reason)
    }
}

fn note(list: &mut Vec<Because>, reason: Reason, index: usize) {
    match list.iter_mut().find(|because| because.reason == reason) {
        Some(because) => because.which.push(index),
        None => list.push(Because { reason, which: vec![index] }),
    }
}

/// One of the numbers of a measure that gives several.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The word in results, after that of the measure: `brokerage_coordinator`.
    pub id: &'static str,
    /// Its name in tables.
    pub name: Text,
    /// What it counts in.
    pub unit: Unit,
    /// Whether it is a step on the way to another column, for programs to read and too much for a terminal.
    pub detail: bool,
}

/// How a measure is computed. None of them can fail: what is undefined comes back with its reason.
#[derive(Debug, Clone, Copy)]
pub enum Compute {
    /// One column, from the graph alone.
    Graph(fn(&CompactGraph, &Params) -> Scores),
    /// One column, from what [`Measure::needs`] names besides.
    Known(fn(&Known<'_>, &Params) -> Scores),
    /// Several columns, one for each of the parts.
    Parts(&'static [Part], fn(&Known<'_>, &Params) -> Vec<Scores>),
}

/// One entry of the registry: what a measure is called, means and needs, and how it is computed.
#[derive(Debug, Clone, Copy)]
pub struct Measure {
    /// The word on the command line and in results. The file is called the same, with underscores.
    pub id: &'static str,
    /// What its numbers belong to.
    pub level: Level,
    /// Its name in tables.
    pub name: Text,
    /// What it says about collaboration, in one sentence.
    pub meaning: Text,
    /// Its definition as a formula in plain signs, with every letter that is not in the glossary of docs/measures.md explained.
    pub formula: &'static str,
    /// How a policy researcher reads a high and a low value.
    pub reading: Text,
    /// What must not be concluded from it, and where other programs compute something else under the same name.
    pub caution: Text,
    /// What it does with direction.
    pub direction: DirectionUse,
    /// What it does with weights.
    pub weights: WeightUse,
    /// What it counts in, unnormalised.
    pub unit: Unit,
    /// Which parameters it listens to; it ignores the others.
    pub listens: &'static [Listens],
    /// What must be known beside the graph.
    pub needs: &'static [Need],
    /// Author and year of the definition.
    pub reference: &'static str,
    /// How it is computed.
    pub compute: Compute,
}

impl Measure {
    /// The columns that it gives where these are several; empty for a measure with one number.
    pub fn parts(&self) -> &'static [Part] {
        match self.compute {
            Compute::Parts(parts, _) => parts,
            Compute::Graph(_) | Compute::Known(_) => &[],
        }
    }

    /// Its scores, one for each column.
    ///
    /// # Errors
    ///
    /// What it needs and is not known.
    pub fn run(&self, known: &Known<'_>, params: &Params) -> Result<Vec<Scores>, Need> {
        if let Some(&need) = self.needs.iter().find(|need| !known.has(**need)) {
            return Err(need);
        }
        let cost = if self.weights == WeightUse::Distance { params.cost } else { Cost::Inverse };
        let graph = cost.of(known.graph);
        let known = &Known { graph: &graph, ..*known };
        let found = match self.compute {
            Compute::Graph(compute) => vec![compute(known.graph, params)],
            Compute::Known(compute) => vec![compute(known, params)],
            Compute::Parts(_, compute) => compute(known, params),
        };
        if self.direction == DirectionUse::Requires && known.without_direction {
            let undefined = |scores: Scores| Scores::all_undefined(scores.values.len(), Reason::NotDirected);
            return Ok(found.into_iter().map(undefined).collect());
        }
        Ok(found)
    }

    /// Its scores in a graph of which nothing else is known; of a measure with several columns the first. Where it needs to know
    /// more, all are undefined.
    pub fn of(&self, graph: &CompactGraph, params: &Params) -> Scores {
        self.first(&Known::new(graph), params)
    }

    /// As [`Measure::of`], of a graph of which more is known.
    pub fn first(&self, known: &Known<'_>, params: &Params) -> Scores {
        let graph = known.graph;
        let found = self.run(known, params).ok().and_then(|columns| columns.into_iter().next());
        found.unwrap_or_else(|| {
            let count = match self.level {
                Level::Node => graph.node_count(),
                Level::Tie => graph.edge_count(),
                Level::Group | Level::GroupPair => 0,
                Level::Network => 1,
            };
            Scores::all_undefined(count, Reason::NotGiven)
        })
    }
}
