//! The command line. Belongs to the binary: the library knows nothing of it.

mod args;
mod changes;
mod cleaning;
mod commands;
mod diagnose;
mod difference;
mod drawing;
#[cfg(feature = "explore")]
mod explore;
mod graphviz;
mod input;
mod left_out;
mod merge_list;
mod output;
mod packed;
mod progress;
mod pseudonyms;
mod reading;
mod shards;
mod transform;

use clap::FromArgMatches;
use std::process::ExitCode;
use verbinder::ErrorKind;

/// What a command says of itself when it is done.
pub(crate) enum Outcome {
    /// Done.
    Fine,
    /// Done, and the data has errors.
    DataErrors,
}

/// Parses the command line and runs the command.
pub(crate) fn main() -> ExitCode {
    let matches = commands::command().get_matches();
    let cli = commands::Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    packed::remember(&matches);
    progress::watch();
    let done = cli.run();
    progress::clear();
    match done {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::DataErrors) => ExitCode::from(1),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::print_error(&error);
            ExitCode::from(if error.kind() == ErrorKind::Data { 1 } else { 2 })
        }
    }
}
