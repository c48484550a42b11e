//! `verbinder man`: manual pages.

use crate::cli::{Outcome, output};
use std::path::PathBuf;
use verbinder::{Error, ErrorKind};

/// Manual pages: verbinder.1 and one for each command
///
/// They hold what --help says, so that they are always those of this version.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder man -o ~/.local/share/man/man1/
  verbinder man | man -l -")]
pub(crate) struct Args {
    /// Folder to write all pages into; made if it does not exist [default: the first page, to standard output]
    #[arg(short, long, value_name = "FOLDER", help_heading = "Output")]
    output: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let mut program = super::command();
    program.build();
    let Some(folder) = &args.output else {
        output::print_bytes(&page(program)?)?;
        return Ok(Outcome::Fine);
    };
    let mut pages = Vec::new();
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = format!("verbinder-{}", command.get_name());
        // Built, so that options which every command takes are in each page.
        let command = command.clone().display_name(name.clone()).bin_name(name.replacen('-', " ", 1));
        pages.push((folder.join(format!("{name}.1")), page(command)?));
    }
    pages.push((folder.join("verbinder.1"), page(program)?));
    output::make_folder(folder)?;
    let pages: Vec<(PathBuf, &[u8])> = pages.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).collect();
    output::write_files(&pages)?;
    output::print(&format!("{} pages written to {}\n", pages.len(), folder.display()))?;
    Ok(Outcome::Fine)
}

fn page(command: clap::Command) -> Result<Vec<u8>, Error> {
    let version = env!("CARGO_PKG_VERSION");
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command)
        .source(format!("verbinder {version}"))
        .render(&mut bytes)
        .map_err(|error| Error::new(ErrorKind::Write, "a manual page cannot be written").because(error))?;
    Ok(bytes)
}
