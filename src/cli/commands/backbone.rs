//! `verbinder backbone`: the ties that stand out from what sizes explain.

use super::convert;
use crate::cli::args::{AnalysisArgs, LanguageArgs, TableArgs, WeightArg, formats};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, output};
use clap::ValueEnum;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use verbinder::Error;
use verbinder::model::Network;
use verbinder::present::findings::backbone::{self, BackboneOptions, Kept, Null};
use verbinder::transform::backbone::{Judged, backbone as derived};
use verbinder::transform::one_mode::{Onto, who_takes_part};

/// The backbone: which actors share more structures than sizes explain, or which ties are stronger than chance
///
/// Who sits at the same tables need not work together: large tables make many pairs. On data of actors and structures every pair is
/// compared with chance (--null), corrected for the number of all pairs. With --null disparity ties are compared by their strengths
/// instead. Where none passes the backbone is empty; of which pairs nothing can be told is said.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder backbone data/sociaal-domein.json
  verbinder backbone data/sociaal-domein.json --null fdsm --draws 2000
  verbinder backbone data/sociaal-domein.json --null disparity --weight count -o out/backbone.json")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// What is left to chance [default: sdsm-conditional, or sdsm where that would take too long; disparity where --weight is named]
    #[arg(long, value_enum)]
    null: Option<NullArg>,
    /// The share of false ties among those kept that is acceptable; with disparity the bound on the p of each tie by itself
    #[arg(long, value_name = "SHARE", default_value_t = 0.05, value_parser = share)]
    alpha: f64,
    /// With --null fdsm: number of random networks [default: 1000, and where a pair comes near twice as many as one pair alone needs to pass:
    /// 40 for each pair]
    #[arg(long, value_name = "N", value_parser = super::mrqap::permutations)]
    draws: Option<usize>,
    /// Pairs of structures by the actors they share, in place of pairs of actors
    #[arg(long)]
    structures: bool,
    /// Write the backbone as a network to this file, in the format of its ending; the table goes to standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<String>,
    /// Form of the table [default: table]
    #[arg(long, value_name = "FORMAT", help_heading = "Output", value_parser = formats())]
    format: Option<String>,
    #[command(flatten)]
    language: LanguageArgs,
}

/// What is left to chance, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum NullArg {
    /// Each actor keeps its number of structures, all structures alike (hypergeometric)
    FixedRows,
    /// As sdsm, given in how many structures each of the two of a pair takes part (exact)
    SdsmConditional,
    /// Actors and structures keep their numbers on average (stochastic degree sequence model, exact)
    Sdsm,
    /// Actors and structures keep their numbers exactly (random networks by trades)
    Fdsm,
    /// Each actor spreads its strength over its ties at random
    Disparity,
}

impl NullArg {
    fn null(self) -> Null {
        match self {
            NullArg::FixedRows => Null::FixedRows,
            NullArg::SdsmConditional => Null::SdsmConditional,
            NullArg::Sdsm => Null::Sdsm,
            NullArg::Fdsm => Null::Fdsm,
            NullArg::Disparity => Null::Disparity,
        }
    }
}

fn share(text: &str) -> Result<f64, String> {
    let share: f64 = text.parse().map_err(|_| "give a number such as 0.05".to_owned())?;
    if share > 0.0 && share < 1.0 { Ok(share) } else { Err("give a number between 0 and 1".to_owned()) }
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let to =
        args.output.as_deref().map(|path| convert::format(&args.analysis.input.file, path, None, 1)).transpose()?;
    let Analysis { subject, language, .. } = input::analyse("backbone", &args.analysis, &args.language)?;
    let by_strength = args.analysis.view.weight != WeightArg::None;
    let null = args.null.map(NullArg::null).or(by_strength.then_some(Null::Disparity));
    let options = BackboneOptions { null, alpha: args.alpha, draws: args.draws };
    let network = &subject.network;
    let (table, kept) = if null == Some(Null::Disparity) {
        backbone::of_strengths(&subject, &options, language)?
    } else {
        backbone::of_memberships(&subject, &who_takes_part(network), args.structures, &options, language)?
    };
    if let (Some(path), Some(format)) = (args.output.as_deref(), to) {
        let made = match null {
            Some(Null::Disparity) => {
                let ties = ties_of(&kept, &subject.view);
                network.subset(|_| true, |tie| ties.contains(&tie.index))
            }
            _ => {
                derived(network, if args.structures { Onto::Structures } else { Onto::Actors }, &judged(network, &kept))
            }
        };
        convert::write(&made, &subject.name(), format, Path::new(path), language)?;
    }
    output::write_table(table, &TableArgs { output: None, format: args.format.clone() }, language)?;
    Ok(Outcome::Fine)
}

/// The ties of the network that stand behind the pairs kept.
fn ties_of(kept: &[Kept], view: &verbinder::graph::View) -> BTreeSet<usize> {
    let edges = kept.iter().filter_map(|tie| view.graph.edge_between(tie.a, tie.b));
    edges.flat_map(|edge| view.edge_ties[edge].clone()).collect()
}

fn judged(network: &Network, kept: &[Kept]) -> BTreeMap<(String, String), Judged> {
    kept.iter()
        .map(|tie| {
            let (a, b) = (network.node(tie.a).id.clone(), network.node(tie.b).id.clone());
            (if a <= b { (a, b) } else { (b, a) }, Judged { p: tie.p, q: tie.q })
        })
        .collect()
}
