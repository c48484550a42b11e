//! `verbinder pack`: a long list of ties as a packed network.

use crate::cli::{Outcome, output, record};
use clap::ValueEnum;
use std::io::Read as _;
use std::path::Path;
use verbinder::digest::sha256;
use verbinder::formats::{TieListOptions, read_tie_list};
use verbinder::graph::compact::Merge;
use verbinder::packed::{self, Packed};
use verbinder::{Error, ErrorKind};

/// A list of millions of ties as a packed file, which describe, measure and clusters read in seconds
///
/// For networks too large to keep what is said about every tie: a population, a platform. The list has one tie in every line, two
/// labels between commas, semicolons, tabs or spaces, perhaps with more columns and a line of headings; lines that begin with # or %
/// are remarks, and .gz is unpacked. What is packed are the ties and the labels of nodes, nothing else. A hundred million ties on ten
/// million nodes take about six gigabytes of memory while they are packed, and one afterwards.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder pack population.csv -o population.packed
  verbinder pack contacts.tsv.gz --source from --target to --weight hours --merge sum -o contacts.packed
  verbinder measure degree,coreness,pagerank population.packed --top 20
  verbinder clusters population.packed --members -o communities.csv

When which road pays: docs/large-networks.md")]
pub(crate) struct Args {
    /// List of ties; - reads standard input
    file: String,
    /// Write to this file
    #[arg(short, long, value_name = "FILE")]
    output: String,
    /// Column of one end, by heading or number [default: the one that is headed so, otherwise the first]
    #[arg(long, value_name = "COLUMN", help_heading = "Reading")]
    source: Option<String>,
    /// Column of the other end [default: the one that is headed so, otherwise the second]
    #[arg(long, value_name = "COLUMN", help_heading = "Reading")]
    target: Option<String>,
    /// Column of weights [default: all ties weigh the same]
    #[arg(long, value_name = "COLUMN", help_heading = "Reading")]
    weight: Option<String>,
    /// What several weights of one pair become
    #[arg(long, value_enum, default_value_t = MergeArg::Max, requires = "weight", help_heading = "Reading")]
    merge: MergeArg,
    /// Ties run from the first end to the second
    #[arg(long, help_heading = "Reading")]
    directed: bool,
    /// Encoding of the text, such as windows-1252 [default: UTF-8, otherwise windows-1252]
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    encoding: Option<String>,
}

/// What several weights of one pair become, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum MergeArg {
    /// The strongest counts
    Max,
    /// They add up
    Sum,
    /// The weakest counts
    Min,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let failed = |error: std::io::Error| {
        Error::new(ErrorKind::Read, format!("cannot read {}", args.file)).because(error).hint("name a file that exists")
    };
    let bytes = if args.file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(failed)?;
        bytes
    } else {
        output::protect(Path::new(&args.file));
        std::fs::read(&args.file).map_err(failed)?
    };
    let options = TieListOptions {
        source: args.source.clone(),
        target: args.target.clone(),
        weight: args.weight.clone(),
        encoding: args.encoding.clone(),
    };
    let sha256 = sha256(&bytes);
    let name = if args.file == "-" { "standard input" } else { &args.file };
    record::read(name, &sha256);
    let list = read_tie_list(&bytes, name, &options)?;
    drop(bytes);
    let merge = match args.merge {
        MergeArg::Max => Merge::Max,
        MergeArg::Sum => Merge::Sum,
        MergeArg::Min => Merge::Min,
    };
    let source = (name, sha256.as_str());
    let packed = Packed::new(list.labels, &list.ends, list.weights.as_deref(), args.directed, merge, source);
    drop(list.ends);
    let path = Path::new(&args.output);
    record::write(&[(path.to_owned(), &packed::write(&packed))], None, &record::beside(path))?;
    let Packed { graph, source, .. } = &packed;
    output::say(&format!(
        "{} nodes, {} ties; of {} ties listed {} were listed before and {} join a node to itself",
        graph.node_count(),
        graph.edge_count(),
        source.listed,
        source.repeated,
        source.self_ties
    ));
    Ok(Outcome::Fine)
}
