//! `verbinder census`: distributions.

use crate::cli::args::{AnalysisArgs, OutputArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use clap::ValueEnum;
use verbinder::Error;
use verbinder::present::findings::census::{self, Of};

/// Distributions: how many nodes, pairs, components or cliques there are of each size
///
/// Measures give one number; this gives the whole distribution behind it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder census degrees data/sociaal-domein.json
  verbinder census distances data/sociaal-domein.json --format csv
  verbinder census cliques data/florentine-families.json --layer marriage")]
pub(crate) struct Args {
    /// What is counted
    #[arg(value_enum, value_name = "WHAT")]
    what: WhatArg,
    #[command(flatten)]
    analysis: AnalysisArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// What is counted, as an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum WhatArg {
    /// Nodes by their number of partners
    Degrees,
    /// Ordered pairs of nodes by the steps between them
    Distances,
    /// Components by their nodes
    Components,
    /// Maximal cliques (circles in which everybody is tied to everybody) by their nodes
    Cliques,
    /// How dense the part is of those with more than so many partners
    RichClub,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let Analysis { subject, language, .. } = input::analyse("census", &args.analysis, &args.output.language)?;
    let of = match args.what {
        WhatArg::Degrees => Of::Degrees,
        WhatArg::Distances => Of::Distances,
        WhatArg::Components => Of::Components,
        WhatArg::Cliques => Of::Cliques,
        WhatArg::RichClub => Of::RichClub,
    };
    output::write_table(census::table(&subject, of, language), &args.output.table, language)?;
    Ok(Outcome::Fine)
}
