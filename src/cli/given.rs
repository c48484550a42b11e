//! What some measures need beside the network, and how they are computed: options of every command that asks for measures.

use clap::ValueEnum;
use verbinder::Error;
use verbinder::measures::{
    Along, Closeness, CoreDegree, FewPartners, Listens, MEASURES, Measure, Need, Params, Reciprocity, Scale, Spread,
};
use verbinder::present::known::Asked;

/// What some measures need beside the network, and how they are computed.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Measures")]
pub(crate) struct GivenArgs {
    /// Attribute that puts nodes into groups: municipality, sector, kind, mode, part_of, cluster (the communities found; then nothing is
    /// tested, as they come from the ties), or any other that the file gives its nodes
    #[arg(long, value_name = "ATTRIBUTE")]
    by: Option<String>,
    /// Attribute of nodes that holds a number
    #[arg(long, value_name = "ATTRIBUTE")]
    value: Option<String>,
    /// Ids or names of the nodes that are judged together
    #[arg(long, value_name = "ID[,ID…]", value_delimiter = ',')]
    group: Vec<String>,
    /// Which way paths are followed in a directed network
    #[arg(long, value_enum, default_value_t = AlongArg::Out)]
    along: AlongArg,
    /// Number of steps of reach
    #[arg(long, value_name = "N", default_value_t = 2)]
    steps: usize,
    /// What each further step loses in Katz centrality [default: 0.85 of the largest value for which it is defined]
    #[arg(long, value_name = "NUMBER", value_parser = from_nought)]
    alpha: Option<f64>,
    /// What strength weighs beside the number of partners in opsahl-degree: 0 nothing, 1 all
    #[arg(long, value_name = "EXPONENT", default_value_t = 0.5, value_parser = from_nought)]
    tie_weight: f64,
    /// What closeness does with nodes out of reach
    #[arg(long, value_enum, default_value_t = ClosenessArg::Wf)]
    closeness: ClosenessArg,
    /// What the eigenvector is scaled to
    #[arg(long, value_enum, default_value_t = ScaleArg::Max)]
    scale: ScaleArg,
    /// How often the walker of PageRank follows a tie
    #[arg(long, value_name = "SHARE", default_value_t = 0.85, value_parser = share)]
    damping: f64,
    /// Which neighbours count for coreness in a directed network
    #[arg(long, value_enum, default_value_t = CoreArg::Partners)]
    core_degree: CoreArg,
    /// What becomes of nodes with fewer than two partners in average clustering
    #[arg(long, value_enum, default_value_t = FewArg::Zero)]
    few_partners: FewArg,
    /// What reciprocity is a share of
    #[arg(long, value_enum, default_value_t = ReciprocityArg::Arcs)]
    reciprocity: ReciprocityArg,
    /// Whether a group is all there is, or a sample, for its standard deviation
    #[arg(long, value_enum, default_value_t = SpreadArg::Population)]
    spread: SpreadArg,
    /// How many random networks are drawn to compare with [default: 1000; fewer where each is a search for clusters in a large network]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(crate) draws: Option<u32>,
}

/// Which way paths run, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AlongArg {
    /// Away from the node
    Out,
    /// Towards the node
    In,
}

impl AlongArg {
    /// The way that this option asks for.
    pub(crate) fn along(self) -> Along {
        match self {
            AlongArg::Out => Along::Out,
            AlongArg::In => Along::In,
        }
    }
}

/// Variant of closeness, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ClosenessArg {
    /// Weighs by the share of the network that is reached (Wasserman & Faust)
    Wf,
    /// Looks at what is reached only; not to be compared between components
    Component,
}

/// Scale of the eigenvector, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ScaleArg {
    /// The largest is 1, as in igraph
    Max,
    /// The squares add up to 1, as in networkx
    Length,
}

/// Neighbours that count for a core, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CoreArg {
    /// Partners in either direction, once each
    Partners,
    /// Arcs in both directions, as in networkx
    Total,
    /// Arcs that come in
    In,
    /// Arcs that go out
    Out,
}

/// Nodes with few partners, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FewArg {
    /// They count as 0
    Zero,
    /// They are left out
    Exclude,
}

/// Variant of reciprocity, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReciprocityArg {
    /// Of all arcs
    Arcs,
    /// Of all tied pairs
    Pairs,
}

/// A number that is not below 0.
fn from_nought(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.parse().ok();
    number.filter(|number| number.is_finite() && *number >= 0.0).ok_or("expected a number of 0 or more".to_owned())
}

/// A number between 0 and 1, 1 left out.
fn share(text: &str) -> Result<f64, String> {
    from_nought(text).ok().filter(|share| *share < 1.0).ok_or("expected a number from 0 to below 1".to_owned())
}

/// Divisor of a variance, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SpreadArg {
    /// The group is all there is
    Population,
    /// The group is a sample
    Sample,
}

impl GivenArgs {
    /// The parameters that these options ask for.
    pub(crate) fn params(&self, seed: u64) -> Params {
        Params {
            along: self.along.along(),
            steps: self.steps,
            alpha: self.alpha,
            strength_exponent: self.tie_weight,
            closeness: match self.closeness {
                ClosenessArg::Wf => Closeness::WassermanFaust,
                ClosenessArg::Component => Closeness::Component,
            },
            scale: match self.scale {
                ScaleArg::Max => Scale::MaxOne,
                ScaleArg::Length => Scale::LengthOne,
            },
            damping: self.damping,
            core_degree: match self.core_degree {
                CoreArg::Partners => CoreDegree::Partners,
                CoreArg::Total => CoreDegree::Total,
                CoreArg::In => CoreDegree::In,
                CoreArg::Out => CoreDegree::Out,
            },
            few_partners: match self.few_partners {
                FewArg::Zero => FewPartners::Zero,
                FewArg::Exclude => FewPartners::Exclude,
            },
            reciprocity: match self.reciprocity {
                ReciprocityArg::Arcs => Reciprocity::Arcs,
                ReciprocityArg::Pairs => Reciprocity::Pairs,
            },
            spread: match self.spread {
                SpreadArg::Population => Spread::Population,
                SpreadArg::Sample => Spread::Sample,
            },
            draws: self.draws.map_or(Params::default().draws, |draws| draws as usize),
            seed,
            ..Params::default()
        }
    }

    /// Whether each of these options that is not as usual says something to one of the measures.
    ///
    /// # Errors
    /// An option that says nothing to any: what it was meant to change would be as without it.
    pub(crate) fn are_heard(&self, measures: &[&Measure]) -> Result<(), Error> {
        let (own, usual) = (self.params(0), Params::default());
        let listens = [
            ("along", own.along != usual.along, Listens::Along),
            ("steps", own.steps != usual.steps, Listens::Steps),
            ("alpha", own.alpha.is_some(), Listens::Alpha),
            ("tie-weight", self.tie_weight.to_bits() != usual.strength_exponent.to_bits(), Listens::StrengthExponent),
            ("closeness", own.closeness != usual.closeness, Listens::Closeness),
            ("scale", own.scale != usual.scale, Listens::Scale),
            ("damping", self.damping.to_bits() != usual.damping.to_bits(), Listens::Damping),
            ("core-degree", own.core_degree != usual.core_degree, Listens::CoreDegree),
            ("few-partners", own.few_partners != usual.few_partners, Listens::FewPartners),
            ("reciprocity", own.reciprocity != usual.reciprocity, Listens::Reciprocity),
            ("spread", own.spread != usual.spread, Listens::Spread),
        ];
        let needs = [
            ("by", self.by.is_some(), Need::Groups),
            ("value", self.value.is_some(), Need::Values),
            ("group", !self.group.is_empty(), Need::Members),
        ];
        for (option, given, own) in listens {
            hears(option, given, measures, |measure| measure.listens.contains(&own))?;
        }
        for (option, given, own) in needs {
            hears(option, given, measures, |measure| measure.needs.contains(&own))?;
        }
        Ok(())
    }

    /// What these options say of nodes.
    pub(crate) fn asked(&self) -> Asked {
        Asked { by: self.by.clone(), value: self.value.clone(), members: self.group.clone() }
    }
}

/// Whether an option, if it is given, says something to one of the measures.
///
/// # Errors
/// An option that says nothing to any of them.
pub(crate) fn hears(
    option: &str,
    given: bool,
    measures: &[&Measure],
    listens: impl Fn(&Measure) -> bool,
) -> Result<(), Error> {
    if !given || measures.iter().any(|measure| listens(measure)) {
        return Ok(());
    }
    let asked: Vec<&str> = measures.iter().map(|measure| measure.id).collect();
    let able: Vec<&str> = MEASURES.iter().filter(|measure| listens(measure)).map(|measure| measure.id).collect();
    Err(Error::request(format!("--{option} says nothing to {}", asked.join(", ")))
        .hint(format!("it belongs to {}", able.join(", "))))
}
