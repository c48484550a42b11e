//! `verbinder significance`: figures of the whole network beside what chance would give.

use super::measure::Ids;
use crate::cli::args::{AnalysisArgs, OutputArgs};
use crate::cli::given::GivenArgs;
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use clap::builder::{PossibleValue, PossibleValuesParser};
use verbinder::Error;
use verbinder::present::findings::significance::{self, Comparison};
use verbinder::studies::null_models::MODELS;

/// Whether figures of the whole network are more, or less, than chance would give
///
/// Draws random networks that keep something of the observed one (verbinder list models), and compares: mean, standard deviation,
/// z, percentile, and the chance of a figure as high or as low, never 0. One row per figure, and a sentence.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder significance transitivity,fragility data/sociaal-domein.json
  verbinder significance best-modularity data/sociaal-domein.json --draws 200
  verbinder significance degree-centralization data/sociaal-domein.json --null same-density
  verbinder significance core-periphery_anything data/florentine-families.json --layer business --draws 200
  verbinder significance ei-index data/sociaal-domein.json --by municipality")]
pub(crate) struct Args {
    /// Ids of measures of the whole network, or of one of their columns (core-periphery_ties), separated by commas
    #[arg(value_name = "ID[,ID…]", value_parser = Ids::parse)]
    measures: Ids,
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Null model; verbinder list models says what each keeps [default: same-degrees; label-permutation for measures of groups,
    /// same-two-mode-degrees for those of two modes and where all ties join actors and structures, same-memberships where ties are
    /// derived from shared structures]
    #[arg(long, value_name = "MODEL", value_parser = models(), hide_possible_values = true)]
    null: Option<String>,
    #[command(flatten)]
    given: GivenArgs,
    #[command(flatten)]
    output: OutputArgs,
}

fn models() -> PossibleValuesParser {
    PossibleValuesParser::new(MODELS.iter().map(|model| PossibleValue::new(model.id).help(model.meaning.en)))
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let figures = significance::figures(&args.measures.0)?;
    args.given.are_heard(&figures.iter().map(|figure| figure.measure).collect::<Vec<_>>())?;
    let model = args.null.as_deref().map(significance::model).transpose()?;
    let Analysis { subject, language, .. } = input::analyse("significance", &args.analysis, &args.output.language)?;
    let params = args.given.params(args.analysis.seed.seed);
    let how = Comparison { model, draws: args.given.draws.map(|draws| draws as usize) };
    let table = significance::table(&subject, &figures, (&params, &args.given.asked()), &how, language)?;
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
