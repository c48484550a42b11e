//! `verbinder measure`: any measures of the registry.

use crate::cli::args::{AnalysisArgs, OutputArgs, RankArgs};
use crate::cli::given::{GivenArgs, hears};
use crate::cli::input::{self, Analysis};
use crate::cli::packed::{self, Opened};
use crate::cli::shards::{self, Shard};
use crate::cli::{Outcome, output, progress, record};
use verbinder::Error;
use verbinder::graph::CompactGraph;
use verbinder::measures::centrality::{closeness::CLOSENESS, harmonic_closeness::HARMONIC_CLOSENESS};
use verbinder::measures::{Cost, Listens, MEASURES, Measure, Normalization, Params, Precision};
use verbinder::present::findings::packed::Ranked;
use verbinder::present::findings::{self, measure};

/// Options that say nothing to a part of the work: what they ask for is told to merge-shards, or asked of other measures. The last is
/// all of [`GivenArgs`].
const NOT_IN_PARTS: [&str; 8] =
    ["approximate", "sort", "top", "rank_anyway", "normalized", "permutations", "format", "GivenArgs"];

/// What is shown under the help.
const EXAMPLES: &str = "\
Examples:
  verbinder measure betweenness,degree data/sociaal-domein.json
  verbinder measure density,transitivity data/sociaal-domein.json --format json
  verbinder measure betweenness data/sociaal-domein.json --top 10
  verbinder measure betweenness,closeness data/sociaal-domein.json --weight strength --cost inverse
  verbinder measure bridge,edge-betweenness data/sociaal-domein.json -o ties.csv
  verbinder measure betweenness data/florentine-families.json --layer marriage --normalized
  verbinder measure brokerage data/sociaal-domein.json --by municipality
  verbinder measure group-closeness data/florentine-families.json --layer marriage --group medici,strozzi";

/// Under the long help also every measure, with what it means in both languages.
fn long_help() -> String {
    let entries = MEASURES.iter().map(|measure| {
        let Measure { id, meaning, name, .. } = measure;
        format!("  {id}\n      {}\n      {}: {}\n", meaning.en, name.nl, meaning.nl)
    });
    format!(
        "{EXAMPLES}\n\nMeasures (verbinder list measures ID explains one):\n{}",
        entries.collect::<String>().trim_end()
    )
}

/// Any measures, side by side: one row per node, per tie, or one for the network
///
/// All ids of one call belong to the same level. `verbinder list measures` shows them with their meaning, and
/// `verbinder list measures betweenness` explains one: formula, how to read it, what not to conclude, options, source.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = long_help())]
pub(crate) struct Args {
    /// Ids of measures, separated by commas
    #[arg(value_name = "ID[,ID…]", value_parser = Ids::parse)]
    measures: Ids,
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// Divide by the largest value possible in a network of this size, where a measure has one
    #[arg(long)]
    normalized: bool,
    /// Compute betweenness and harmonic closeness exactly, however long it takes [default: estimates, said in a note, where exact values
    /// would take some ten minutes or more]
    #[arg(long, conflicts_with = "approximate")]
    exact: bool,
    /// Estimate betweenness and harmonic closeness: with 95 % certainty no value is off by more than this share of the largest possible one
    #[arg(long, value_name = "SHARE", value_parser = error_share)]
    approximate: Option<f64>,
    /// Do only one part of the work, such as 3/16, for merge-shards to put together: betweenness, edge-betweenness, closeness or
    /// harmonic-closeness, with -o
    #[arg(long, value_name = "PART/PARTS", conflicts_with_all = NOT_IN_PARTS)]
    shard: Option<Shard>,
    /// Put the rows with the highest value of this column first [default with --top: the first measure]
    #[arg(long, value_name = "COLUMN")]
    sort: Option<String>,
    /// Show the N highest rows only, and all that share the last place
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    given: GivenArgs,
    /// How often labels are shuffled where not all ways to hand them out can be gone through
    #[arg(long, value_name = "N", default_value_t = 9_999, help_heading = "Measures")]
    permutations: usize,
    #[command(flatten)]
    output: OutputArgs,
}

/// Ids between commas, as one argument, so that options may follow it.
#[derive(Debug, Clone)]
pub(super) struct Ids(pub(super) Vec<String>);

impl Ids {
    /// The ids that a text holds.
    pub(super) fn parse(text: &str) -> Result<Ids, std::convert::Infallible> {
        Ok(Ids(text.split(',').map(str::to_owned).collect()))
    }
}

/// An error of estimates: below a hundred-thousandth draws would take longer than exact values.
fn error_share(text: &str) -> Result<f64, String> {
    let number = text.replace(',', ".").parse::<f64>().ok().filter(|share| (1e-5..1.0).contains(share));
    number.ok_or("expected a share from 0.00001 to below 1, such as 0.01".to_owned())
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let measures = measure::named(&args.measures.0)?;
    args.given.are_heard(&measures)?;
    for (option, given, listens) in [
        ("permutations", args.permutations != Params::default().permutations, Listens::Permutations),
        ("draws", args.given.draws.is_some(), Listens::Draws),
    ] {
        hears(option, given, &measures, |measure| measure.listens.contains(&listens))?;
    }
    let can_estimate = |measure: &&Measure| measure.listens.contains(&Listens::Precision);
    let exact = measures.iter().find(|measure| !can_estimate(measure));
    if let Some(measure) = exact.filter(|_| args.approximate.is_some()) {
        let able: Vec<&str> = MEASURES.iter().filter(can_estimate).map(|measure| measure.id).collect();
        return Err(Error::request(format!("--approximate says nothing to {}", measure.id))
            .hint(format!("it belongs to {}", able.join(", "))));
    }
    if let Some(shard) = &args.shard {
        return run_shard(args, &measures, shard);
    }
    if let Some(packed) = packed::open(&args.analysis)? {
        return run_packed(args, &measures, &packed);
    }
    let Analysis { mut subject, language, .. } = input::analyse("measure", &args.analysis, &args.output.language)?;
    subject.choices.rank_anyway = args.rank.rank_anyway;
    weigh_estimates(args, &measures, &subject.view.graph, subject.choices.view.cost)?;
    let mut table = measure::table(&subject, &measures, &params(args), &args.given.asked(), language)?;
    if args.sort.is_some() || args.top.is_some() {
        let top = args.top.map(|top| top as usize);
        measure::rank(&mut table, &subject, args.sort.as_deref(), top, language)?;
    }
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}

/// Before the work: whether estimates are of any use, for who waits to be told.
///
/// # Errors
/// Estimates are asked for where ties have lengths or a direction, of a measure that is then exact only.
fn weigh_estimates(args: &Args, measures: &[&Measure], graph: &CompactGraph, cost: Cost) -> Result<(), Error> {
    let by_length = graph.is_weighted() && cost != Cost::Hops;
    let exact = |measure: &&Measure| match measure.id {
        id if by_length && [CLOSENESS.id, HARMONIC_CLOSENESS.id].contains(&id) => {
            Some((id, "where strengths count as lengths", "add --cost hops to count steps, or leave out --weight"))
        }
        id if graph.is_directed() && id == CLOSENESS.id => {
            Some((id, "where ties have a direction", "harmonic-closeness is estimated there too"))
        }
        _ => None,
    };
    match (measures.iter().find_map(exact), args.approximate) {
        (Some((id, place, remedy)), Some(_)) => {
            Err(Error::request(format!("--approximate says nothing to {id} {place}"))
                .hint(remedy)
                .hint("leave out --approximate to compute exactly, however long it takes"))
        }
        (None, None) if measures.iter().all(|measure| measure.listens.contains(&Listens::Precision)) => {
            progress::can_estimate();
            Ok(())
        }
        _ => Ok(()),
    }
}

fn run_shard(args: &Args, measures: &[&Measure], shard: &Shard) -> Result<Outcome, Error> {
    let [measure] = measures else {
        return Err(Error::request("--shard does a part of one measure at a time"));
    };
    let output = args.output.table.output.as_deref().filter(|output| *output != "-");
    let output = output.ok_or_else(|| Error::request("--shard writes a file").hint("name it with -o part-03.shard"))?;
    let asked = shards::asked(measure)?;
    let text = match packed::open(&args.analysis)? {
        Some(packed) => shard.run(measure, asked, &args.analysis.view.options().cost.of(&packed.network.graph)),
        None => {
            let Analysis { subject, .. } = input::analyse("measure", &args.analysis, &args.output.language)?;
            shard.run(measure, asked, &subject.choices.view.cost.of(&subject.view.graph))
        }
    };
    let path = std::path::Path::new(output);
    let language = args.output.language.choose(None);
    record::write(&[(path.to_owned(), text.as_bytes())], None, &record::beside(path), language)?;
    Ok(Outcome::Fine)
}

fn params(args: &Args) -> Params {
    Params {
        normalization: if args.normalized { Normalization::Normalized } else { Normalization::Raw },
        permutations: args.permutations,
        precision: match args.approximate {
            Some(epsilon) => Precision::Within(epsilon),
            None if args.exact => Precision::Exact,
            None => Precision::Usual,
        },
        ..args.given.params(args.analysis.seed.seed)
    }
}

fn run_packed(args: &Args, measures: &[&Measure], packed: &Opened) -> Result<Outcome, Error> {
    let language = args.output.language.choose(None);
    let asked = packed.asked("measure", args.analysis.seed.seed, language);
    let params = Params { cost: args.analysis.view.options().cost, ..params(args) };
    weigh_estimates(args, measures, &packed.network.graph, params.cost)?;
    let ranked = Ranked { column: args.sort.as_deref(), top: args.top.map(|top| top as usize) };
    let ranked = Some(ranked).filter(|_| args.sort.is_some() || args.top.is_some());
    let table = findings::packed::measures(&packed.network, measures, &params, ranked, asked)?;
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Args as _;

    // Whatever option is added to those of measures.
    #[test]
    fn parts_listen_to_no_option_of_other_measures() {
        let mut command = Args::augment_args(clap::Command::new("measure"));
        command.build();
        let shard = command.get_arguments().find(|argument| argument.get_id() == "shard").expect("an option");
        let refused = command.get_arg_conflicts_with(shard);
        let given = GivenArgs::augment_args(clap::Command::new("given"));
        assert!(given.get_arguments().count() > 12);
        for argument in given.get_arguments() {
            assert!(refused.iter().any(|other| other.get_id() == argument.get_id()), "{}", argument.get_id());
        }
    }
}
