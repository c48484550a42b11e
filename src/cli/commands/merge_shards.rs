//! `verbinder merge-shards`: the parts of a long computation put together.

use super::measure::Ids;
use crate::cli::args::{AnalysisArgs, OutputArgs, RankArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output, packed, shards};
use verbinder::measures::{Listens, Normalization, Params};
use verbinder::present::findings::packed::Ranked;
use verbinder::present::findings::{self, measure};
use verbinder::{Error, ErrorKind};

/// Betweenness or closeness of a large network from parts that several machines did: exactly what one would have found
///
/// Each part is made with measure --shard PART/PARTS, on any machine, in any order, by any scheduler of jobs. Name the same file, with the
/// same options, and all parts.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder measure betweenness data/sociaal-domein.json --shard 1/2 -o out/part-1.shard
  verbinder measure betweenness data/sociaal-domein.json --shard 2/2 -o out/part-2.shard
  verbinder merge-shards betweenness data/sociaal-domein.json --shards out/part-1.shard,out/part-2.shard --top 10

When it pays: docs/large-networks.md")]
pub(crate) struct Args {
    /// betweenness, edge-betweenness, closeness or harmonic-closeness
    #[arg(value_name = "ID", value_parser = Ids::parse)]
    measure: Ids,
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// The files that measure --shard wrote, all of them
    #[arg(long, value_name = "FILE[,FILE…]", value_delimiter = ',', num_args = 1.., required = true)]
    shards: Vec<String>,
    /// Divide by the largest value possible in a network of this size
    #[arg(long)]
    normalized: bool,
    /// Show the N highest rows only, and all that share the last place
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let measures = measure::named(&args.measure.0)?;
    let [measure] = measures[..] else {
        return Err(Error::new(ErrorKind::Request, "merge-shards puts one measure together at a time"));
    };
    shards::asked(measure)?;
    let normalization = if args.normalized { Normalization::Normalized } else { Normalization::Raw };
    let params = Params { normalization, ..Params::default() };
    if args.normalized && !measure.listens.contains(&Listens::Normalization) {
        return Err(Error::request(format!("--normalized says nothing to {}", measure.id)));
    }
    let top = args.top.map(|top| top as usize);
    let cost = args.analysis.view.options().cost;
    let mut table;
    let language;
    if let Some(packed) = packed::open(&args.analysis)? {
        language = args.output.language.choose(None);
        let graph = cost.of(&packed.network.graph);
        let scores = shards::together(measure, &graph, &params, &args.shards)?;
        let asked = packed.asked("merge-shards", args.analysis.seed.seed, language);
        let params = &Params { cost, ..params };
        let ranked = top.map(|top| Ranked { column: None, top: Some(top) });
        table = findings::packed::measure_of(&packed.network, (measure, params), scores, ranked, asked)?;
    } else {
        let Analysis { mut subject, language: chosen, .. } =
            input::analyse("merge-shards", &args.analysis, &args.output.language)?;
        language = chosen;
        subject.choices.rank_anyway = args.rank.rank_anyway;
        let graph = cost.of(&subject.view.graph);
        let scores = shards::together(measure, &graph, &params, &args.shards)?;
        table = measure::table_of(&subject, measure, scores, &params, language);
        if top.is_some() {
            measure::rank(&mut table, &subject, None, top, language)?;
        }
    }
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
