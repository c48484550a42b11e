//! `verbinder change`: what became of a network from one wave to the next.

use crate::cli::args::{OutputArgs, RankArgs, SeveralArgs};
use crate::cli::difference::with_years;
use crate::cli::input::{Input, Several};
use crate::cli::{Outcome, output};
use clap::ValueEnum;
use verbinder::Error;
use verbinder::model::Network;
use verbinder::present::change::Wave;
use verbinder::present::findings::change::{self, Of};
use verbinder::transform::Filter;

/// What changed between two years or two waves: ties kept, gained, ended or not seen again, and by whom
///
/// Two files, the earlier first; or one file whose ties have dates, with --from YEAR --to YEAR. Nodes are the same where their ids
/// are. A tie that the data say has ended is told apart from one that was merely not seen again, and from one of which nothing is
/// known because an end of it was not looked at.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "\
Examples:
  verbinder change data/sociaal-domein.json --from 2017 --to 2018
  verbinder change data/sociaal-domein.json --from 2013 --to 2018 --of ties --municipality Noordenveld
  verbinder change data/sociaal-domein.json --from 2008 --to 2015 --of actors --format csv
  verbinder change wave-1.xlsx wave-2.xlsx --of ties -o changes.xlsx",
    mut_arg("from", |arg| arg.help("The earlier year, where one file holds both")),
    mut_arg("to", |arg| arg.help("The later year, where one file holds both"))
)]
pub(crate) struct Args {
    /// The earlier file and the later one, or one file with dates; - reads standard input
    #[arg(required = true, num_args = 1..=2, value_name = "FILE")]
    files: Vec<String>,
    /// What the rows are
    #[arg(long, value_enum, default_value_t = OfArg::Network)]
    of: OfArg,
    /// Show the first N actors or ties; 0 shows all [default: 15 in a table for people, otherwise all]
    #[arg(long, value_name = "N")]
    top: Option<usize>,
    #[command(flatten)]
    several: SeveralArgs,
    #[command(flatten)]
    rank: RankArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// What the rows are, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OfArg {
    /// The whole: on the actors in both, and on all
    Network,
    /// Each actor: its partners and its rank
    Actors,
    /// Each tie: kept, gained, lost, unknown; sign, kind, strength
    Ties,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let several = Several::read(&args.files, &args.several, &args.output.language)?;
    let (files, language, mut filter) = (&several.inputs, several.language, several.filter.clone());
    let years = (filter.from.take(), filter.to.take());
    let choose = |file: &Input, at: Option<i32>| {
        let mut subject = several.choose("change", file, &Filter { at, ..filter.clone() })?;
        subject.choices.rank_anyway = args.rank.rank_anyway;
        Ok::<_, Error>(subject)
    };
    let ((first, second), (from, to)) = match (&files[..], years) {
        ([one], (Some(from), Some(to))) if from < to => ((one, one), (Some(from), Some(to))),
        ([one], _) => return Err(two_years(&one.network.value)),
        ([first, second], (None, None)) => {
            let year = |file: &Input| filter.at.or(file.network.value.info().observation_year);
            ((first, second), (year(first), year(second)))
        }
        ([_, _], _) => {
            return Err(Error::request("--from and --to take two years of one file, and there are two")
                .hint("leave them out: the first file is the earlier wave"));
        }
        (several, _) => {
            return Err(Error::request(format!("{} networks were read, and change compares two", several.len()))
                .hint("name two files with one network each, or choose with --network"));
        }
    };
    let one_file = files.len() == 1;
    let (before, after) = if one_file {
        (choose(first, from)?, choose(second, to)?)
    } else {
        (choose(first, filter.at)?, choose(second, filter.at)?)
    };
    let name = match (one_file, from, to) {
        (true, Some(from), Some(to)) => format!("{} {from} → {to}", before.name()),
        _ => format!("{} → {}", before.name(), after.name()),
    };
    let of = match args.of {
        OfArg::Network => Of::Network,
        OfArg::Actors => Of::Actors,
        OfArg::Ties => Of::Ties,
    };
    let top = args.top.or(args.output.table.is_for_people().then_some(15)).filter(|&top| top > 0 && of != Of::Network);
    let wave = |subject, year| Wave { subject, year, of_one_file: one_file };
    let mut table = change::table(wave(&before, from), wave(&after, to), &name, of, top, language);
    let called = |subject: &verbinder::present::subject::Subject, year: Option<i32>| match year {
        Some(year) if one_file => year.to_string(),
        _ => subject.name(),
    };
    for (subject, year) in [(&before, from), (&after, to)] {
        let name = called(subject, year);
        // How ties become numbers matters to ranks alone; what was left out matters to all.
        table.notes.extend(subject.choices.left_out.iter().map(|note| format!("{name}: {note}")));
    }
    if one_file {
        table.recipe.0.shift_remove("at");
        table.recipe.set("from", from);
        table.recipe.set("to", to);
    } else {
        several.write_into(&mut table.recipe);
    }
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}

fn two_years(network: &Network) -> Error {
    let error = Error::request("one file was named: which two years are compared?")
        .hint("--from YEAR --to YEAR, the earlier first; or name two files");
    with_years(error, network)
}
