//! Two waves for one picture: two years of a file, or two files.

use super::args::{AnalysisArgs, LanguageArgs};
use super::input;
use verbinder::Error;
use verbinder::model::Network;
use verbinder::present::change::Wave;
use verbinder::present::diagram::Difference;
use verbinder::present::language::Language;
use verbinder::present::subject::{Choices, Subject};
use verbinder::present::union::union;
use verbinder::transform::Filter;

/// The union of the two waves as a subject, what became of each pair, and the language to speak of it.
pub(crate) fn read(
    args: &AnalysisArgs,
    against: Option<&str>,
    language: &LanguageArgs,
) -> Result<(Subject, Difference, Language), Error> {
    let first = input::load(&args.input.file, &args.input.reading, language, input::ReadFor::Findings)?;
    let second =
        against.map(|file| input::load(file, &args.input.reading, language, input::ReadFor::Findings)).transpose()?;
    let language = language.choose(first.network.value.info().language.as_deref());
    let files: Vec<_> = std::iter::once(&first).chain(&second).collect();
    let mut filter = input::checked_filter(&args.filter, &files)?;
    let years = (filter.from.take(), filter.to.take());
    let choose = |file, at| {
        let filter = Filter { at, ..filter.clone() };
        input::choose("diagram", file, &filter, (&args.view, &args.filter.transform), args.seed.seed, language)
    };
    let one_file = second.is_none();
    let (before, after, from, to) = match (&second, years) {
        (None, (Some(from), Some(to))) if from < to => {
            (choose(&first, Some(from))?, choose(&first, Some(to))?, Some(from), Some(to))
        }
        (None, _) => return Err(two_years(&first.network.value)),
        (Some(second), (None, None)) => {
            let year = |network: &Network| filter.at.or(network.info().observation_year);
            let years = (year(&first.network.value), year(&second.network.value));
            (choose(&first, filter.at)?, choose(second, filter.at)?, years.0, years.1)
        }
        (Some(_), _) => {
            return Err(Error::request("--from and --to take two years of one file, and --against names a second")
                .hint("leave them out: FILE is the earlier wave, --against the later"));
        }
    };
    let called = |subject: &Subject, year: Option<i32>| match year {
        Some(year) if one_file => year.to_string(),
        _ => subject.name(),
    };
    let names = [called(&before, from), called(&after, to)];
    let wave = |subject, year| Wave { subject, year, of_one_file: one_file };
    let not_drawn = [&before, &after].into_iter().zip(&names).flat_map(|(subject, name)| {
        subject.choices.not_drawn.iter().map(move |note| format!("{name}: {note}")).collect::<Vec<_>>()
    });
    let choices = Choices { not_drawn: not_drawn.collect(), ties_not_drawn: Vec::new(), ..before.choices.clone() };
    let (network, difference) = union(wave(&before, from), wave(&after, to), names);
    Ok((Subject::new(network, choices), difference, language))
}

fn two_years(network: &Network) -> Error {
    let error = Error::request("--view difference needs two networks")
        .hint("--from YEAR --to YEAR for two years of this file, the earlier first; or --against FILE for a later one");
    with_years(error, network)
}

/// Adds to an error which years there are to choose from.
pub(crate) fn with_years(error: Error, network: &Network) -> Error {
    let years = network.years();
    match (years.first(), years.last()) {
        (Some(first), Some(last)) => error.hint(format!("the dates of the file run from {first} to {last}")),
        _ => error.hint("no node and no tie of this file has a date (since, until), so that all years are alike"),
    }
}
