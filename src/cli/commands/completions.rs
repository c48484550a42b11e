//! `verbinder completions`: what a shell needs to complete commands, options and their words.

use crate::cli::{Outcome, output};
use clap::builder::PossibleValuesParser;
use clap_complete::Shell;
use verbinder::Error;
use verbinder::measures::MEASURES;

/// Completion of commands, options and their words for a shell
///
/// The words come from the same lists as the help: formats, views, measures, methods.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder completions bash > ~/.local/share/bash-completion/completions/verbinder
  verbinder completions zsh > ~/.zfunc/_verbinder
  verbinder completions fish > ~/.config/fish/completions/verbinder.fish
  verbinder completions powershell >> $PROFILE")]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let mut program = with_measures(super::command());
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "verbinder", &mut script);
    output::print_bytes(&script)?;
    Ok(Outcome::Fine)
}

/// Lists of measures are typed as one word, which a shell can complete only if it knows the measures.
fn with_measures(program: clap::Command) -> clap::Command {
    program.mut_subcommands(|command| {
        if !command.get_arguments().any(|arg| arg.get_id() == "measures") {
            return command;
        }
        let ids = MEASURES.iter().map(|measure| measure.id);
        command.mut_arg("measures", |arg| arg.value_parser(PossibleValuesParser::new(ids)))
    })
}
