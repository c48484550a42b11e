//! `verbinder pack`: a long list of ties as a packed network.

use crate::cli::args::LanguageArgs;
use crate::cli::{Outcome, output, record};
use clap::ValueEnum;
use std::io::{ErrorKind as ErrorKindIo, Read as _};
use std::path::Path;
use verbinder::digest::sha256;
use verbinder::formats::{TieList, TieListColumn, TieListLayout, TieListOptions, read_tie_list};
use verbinder::graph::compact::Merge;
use verbinder::packed::{self, Packed};
use verbinder::present::language::Language;
use verbinder::text::count;
use verbinder::{Error, ErrorKind};

/// A list of millions of ties as a packed file, which describe, measure, clusters and spark-job read in seconds
///
/// For networks too large to keep what is said about every tie: a population, a platform. The list has one tie in every line, two
/// labels between commas, semicolons, tabs or spaces, perhaps with more columns and a line of headings; lines before the first tie that
/// begin with # or % are remarks, and .gz is unpacked. Which columns were read, and whether the first line was headings, is said. What is
/// packed are the ties and the labels of nodes, nothing else. A hundred million ties on eleven million nodes take some 7 GB of memory while
/// they are packed, and 2 to 5 GB afterwards.
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
    #[command(flatten)]
    language: LanguageArgs,
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
    if args.output == "-" {
        return Err(Error::request("a packed network is a file, no text for standard output")
            .hint("name a file: -o network.packed"));
    }
    let bytes = read(&args.file)?;
    let options = TieListOptions {
        source: args.source.clone(),
        target: args.target.clone(),
        directed: args.directed,
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
    // What folder it stood in is nobody's business to whom the packed file is sent.
    let file = Path::new(name).file_name().map_or(name.into(), |file| file.to_string_lossy());
    let TieList { labels, ends, weights, layout } = list;
    let packed = Packed::new(labels, &ends, weights.as_deref(), args.directed, merge, (&file, &sha256))?;
    drop(ends);
    let path = Path::new(&args.output);
    let language = args.language.choose(None);
    record::write(&[(path.to_owned(), &packed::write(&packed))], None, &record::beside(path), language)?;
    said(&layout, language).iter().for_each(|sentence| output::say(sentence));
    output::say(&counted(&packed, language));
    Ok(Outcome::Fine)
}

fn read(file: &str) -> Result<Vec<u8>, Error> {
    let failed = |error: std::io::Error| {
        let hint = match error.kind() {
            ErrorKindIo::NotFound => "check the name and the folder; - reads standard input",
            ErrorKindIo::IsADirectory => "it is a folder: name one list of ties",
            ErrorKindIo::PermissionDenied => "you have no permission to read it",
            _ => "it exists but could not be read",
        };
        Error::new(ErrorKind::Read, format!("cannot read {file}")).because(error).hint(hint)
    };
    if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(failed)?;
        return Ok(bytes);
    }
    output::protect(Path::new(file));
    std::fs::read(file).map_err(failed)
}

/// What was taken for what, for the user to see that it is what was meant.
fn said(layout: &TieListLayout, language: Language) -> Vec<String> {
    let word = language.pick("column", "kolom");
    let column = |column: &TieListColumn| match &column.heading {
        Some(heading) => format!("{word} {} ({heading:?})", column.number),
        None => format!("{word} {}", column.number),
    };
    let (source, target) = (column(&layout.source), column(&layout.target));
    let weight = layout.weight.as_ref().map(|weight| match language {
        Language::En => format!(", weights from {}", column(weight)),
        Language::Nl => format!(", gewichten uit {}", column(weight)),
    });
    let weight = weight.unwrap_or_default();
    let (one, other) = &layout.beginning;
    let first = match (layout.headings, language) {
        (Some(line), Language::En) => format!("line {line} holds headings"),
        (Some(line), Language::Nl) => format!("regel {line} bevat kopjes"),
        (None, Language::En) => format!("line {} ({one:?}, {other:?}) is the first tie, not headings", layout.first),
        (None, Language::Nl) => {
            format!("regel {} ({one:?}, {other:?}) is de eerste relatie, geen kopjes", layout.first)
        }
    };
    let mut said = vec![match language {
        Language::En => format!("ends from {source} and {target}{weight}; {first}"),
        Language::Nl => format!("uiteinden uit {source} en {target}{weight}; {first}"),
    }];
    if layout.remarks > 0 {
        let number = layout.remarks as u64;
        said.push(match language {
            Language::En => format!(
                "{} with # or % passed over before the first tie, as remarks",
                count(number, "line that begins", "lines that begin")
            ),
            Language::Nl => format!(
                "{} met # of % vóór de eerste relatie overgeslagen, als opmerking",
                count(number, "regel die begint", "regels die beginnen")
            ),
        });
    }
    if let Some(weight) = &layout.unsure_weight {
        let read = weight.replace(',', ".").parse::<f64>().unwrap_or(f64::NAN);
        said.push(match language {
            Language::En => format!(
                "weights such as {weight:?} are read with decimals behind the mark, here {read}, not as thousands"
            ),
            Language::Nl => format!(
                "gewichten als {weight:?} zijn gelezen met decimalen achter het teken, hier {}, niet als duizendtallen",
                read.to_string().replace('.', ",")
            ),
        });
    }
    if let Some(weight) = &layout.unread_weight {
        let named = weight.heading.clone().unwrap_or_else(|| weight.number.to_string());
        let weight = column(weight);
        said.push(match language {
            Language::En => {
                format!("{weight} is left out: all ties weigh the same; --weight {named:?} keeps it")
            }
            Language::Nl => {
                format!("{weight} is weggelaten: alle relaties wegen even zwaar; --weight {named:?} bewaart die")
            }
        });
    }
    let others: Vec<String> = layout
        .left_out
        .iter()
        .filter(|other| layout.unread_weight.as_ref().is_none_or(|weight| weight.number != other.number))
        .map(column)
        .collect();
    if !others.is_empty() {
        let keeps = layout.weight.is_none() && layout.unread_weight.is_none();
        let (one, others) = (others.len() == 1, others.join(", "));
        said.push(match language {
            Language::En => {
                let keeps = if keeps { "; --weight COLUMN keeps one as weights" } else { "" };
                format!("{others} {} left out{keeps}", if one { "is" } else { "are" })
            }
            Language::Nl => {
                let keeps = if keeps { "; --weight KOLOM bewaart er een als gewicht" } else { "" };
                format!("{others} {} weggelaten{keeps}", if one { "is" } else { "zijn" })
            }
        });
    }
    said
}

/// What became of the list.
fn counted(packed: &Packed, language: Language) -> String {
    let (nodes, ties) = (packed.graph.node_count() as u64, packed.graph.edge_count() as u64);
    let source = &packed.source;
    match language {
        Language::En => format!(
            "{}, {}; of {} listed {} listed before and {} a node to itself",
            count(nodes, "node", "nodes"),
            count(ties, "tie", "ties"),
            count(source.listed, "tie", "ties"),
            count(source.repeated, "was", "were"),
            count(source.self_ties, "joins", "join")
        ),
        Language::Nl => format!(
            "{}, {}; van de {} in de lijst {} al eerder genoemd en {} een knoop met zichzelf",
            count(nodes, "knoop", "knopen"),
            count(ties, "relatie", "relaties"),
            count(source.listed, "relatie", "relaties"),
            count(source.repeated, "was", "waren"),
            count(source.self_ties, "verbindt", "verbinden")
        ),
    }
}
