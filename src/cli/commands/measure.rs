//! `verbinder measure`: any measures of the registry.

use crate::cli::args::{AnalysisArgs, OutputArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use clap::ValueEnum;
use verbinder::Error;
use verbinder::measures::{Along, Normalization, Params, Spread};
use verbinder::present::findings::measure;
use verbinder::present::known::Asked;

/// Any measures, side by side: one row per node, per tie, or one for the network
///
/// All ids of one call belong to the same level. `verbinder list measures` shows them with their meaning.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder measure betweenness,degree data/sociaal-domein.json
  verbinder measure density,transitivity data/sociaal-domein.json --format json
  verbinder measure bridge,edge-betweenness data/sociaal-domein.json -o ties.csv
  verbinder measure betweenness data/florentine-families.json --layer marriage --normalized
  verbinder measure brokerage data/sociaal-domein.json --by municipality
  verbinder measure group-closeness data/florentine-families.json --layer marriage --group medici,strozzi")]
pub(crate) struct Args {
    /// Ids of measures, separated by commas
    #[arg(value_name = "ID[,ID…]", value_delimiter = ',', required = true)]
    measures: Vec<String>,
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Divide by the largest value possible in a network of this size, where a measure has one
    #[arg(long)]
    normalized: bool,
    #[command(flatten)]
    given: GivenArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// What some measures need beside the network, and how they are computed.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Measures")]
struct GivenArgs {
    /// Attribute that puts nodes into groups: municipality, sector, kind, mode, part_of, cluster (the communities found), or any
    /// other that the file gives its nodes
    #[arg(long, value_name = "ATTRIBUTE")]
    by: Option<String>,
    /// Attribute of nodes that holds a number
    #[arg(long, value_name = "ATTRIBUTE")]
    value: Option<String>,
    /// Ids of the nodes that are judged together
    #[arg(long, value_name = "ID[,ID…]", value_delimiter = ',')]
    group: Vec<String>,
    /// Which way paths are followed in a directed network
    #[arg(long, value_enum, default_value_t = AlongArg::Out)]
    along: AlongArg,
    /// Number of steps of reach
    #[arg(long, value_name = "N", default_value_t = 2)]
    steps: usize,
    /// What each further step loses in Katz centrality [default: 0.85 of the largest value for which it is defined]
    #[arg(long, value_name = "NUMBER")]
    alpha: Option<f64>,
    /// Whether a group is all there is, or a sample, for its standard deviation
    #[arg(long, value_enum, default_value_t = SpreadArg::Population)]
    spread: SpreadArg,
    /// How often labels are shuffled where not all ways to hand them out can be gone through
    #[arg(long, value_name = "N", default_value_t = 9_999)]
    permutations: usize,
}

/// Which way paths run, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AlongArg {
    /// Away from the node
    Out,
    /// Towards the node
    In,
}

impl AlongArg {
    /// The way that this option asks for.
    pub(super) fn along(self) -> Along {
        match self {
            AlongArg::Out => Along::Out,
            AlongArg::In => Along::In,
        }
    }
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
    fn params(&self, normalized: bool, seed: u64) -> Params {
        Params {
            normalization: if normalized { Normalization::Normalized } else { Normalization::Raw },
            along: self.along.along(),
            steps: self.steps,
            alpha: self.alpha,
            spread: match self.spread {
                SpreadArg::Population => Spread::Population,
                SpreadArg::Sample => Spread::Sample,
            },
            permutations: self.permutations,
            seed,
            ..Params::default()
        }
    }
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let measures = measure::named(&args.measures)?;
    let Analysis { subject, language, .. } = input::analyse("measure", &args.analysis, &args.output.language)?;
    let given = &args.given;
    let params = given.params(args.normalized, args.analysis.seed.seed);
    let asked = Asked { by: given.by.clone(), value: given.value.clone(), members: given.group.clone() };
    let table = measure::table(&subject, &measures, &params, &asked, language)?;
    output::write_table(&table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
