//! The command line. Belongs to the binary: the library knows nothing of it.

mod args;
mod changes;
mod cleaning;
mod commands;
mod diagnose;
mod difference;
mod drawing;
mod earlier;
#[cfg(feature = "explore")]
mod explore;
mod files;
mod form;
mod given;
mod graphviz;
mod input;
mod journal;
mod left_out;
mod memory;
mod merge_list;
mod output;
mod packed;
mod parts;
mod progress;
mod pseudonyms;
mod reading;
mod recipes;
mod record;
mod replay;
mod shards;
mod stems;
mod transform;
mod turns;

use clap::FromArgMatches;
use std::ffi::OsString;
use std::process::ExitCode;
use verbinder::ErrorKind;

/// What a command says of itself when it is done.
pub(crate) enum Outcome {
    /// Done.
    Fine,
    /// Done, and the data has errors.
    DataErrors,
    /// Nothing could be checked.
    NotChecked,
}

/// What was typed, with `--recipe FILE` at the front as the command that it is short for.
fn typed() -> Vec<OsString> {
    let mut words: Vec<OsString> = std::env::args_os().collect();
    let Some(first) = words.get(1).and_then(|word| word.to_str()).map(str::to_owned) else { return words };
    if first == "--recipe" {
        words[1] = "replay".into();
    } else if let Some(file) = first.strip_prefix("--recipe=") {
        words.splice(1..2, ["replay".into(), file.into()]);
    }
    words
}

/// Shows what was asked for instead of a run, or what is wrong with the words that were typed.
fn told(asked: &clap::Error) -> ExitCode {
    let shown = output::flushed(asked.print());
    match shown {
        Err(error) if !asked.use_stderr() && !output::is_closed_pipe(&error) => {
            output::print_error(&error);
            ExitCode::from(2)
        }
        _ => ExitCode::from(u8::try_from(asked.exit_code()).unwrap_or(2)),
    }
}

/// Parses the command line and runs the command.
pub(crate) fn main() -> ExitCode {
    let mut program = commands::command();
    let matches = match program.try_get_matches_from_mut(typed()) {
        Ok(matches) => matches,
        Err(error) => return told(&error),
    };
    record::begin(&program, &matches);
    let cli = commands::Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    packed::remember(&matches);
    progress::watch();
    files::tell_limits();
    let done = record::refuse_early(&matches).and_then(|()| cli.run());
    progress::clear();
    match done {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::DataErrors) => ExitCode::from(1),
        Ok(Outcome::NotChecked) => ExitCode::from(2),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::print_error(&error);
            ExitCode::from(if error.kind() == ErrorKind::Data { 1 } else { 2 })
        }
    }
}
