//! Packed networks among the files that commands are given.

use super::args::{AnalysisArgs, FilterArgs, ReadingArgs, ViewArgs};
use super::{output, record};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command, FromArgMatches};
use std::fmt::Debug;
use std::io::Read as _;
use std::path::Path;
use std::sync::OnceLock;
use verbinder::digest::sha256;
use verbinder::packed::{self, Packed};
use verbinder::present::findings::packed::Asked;
use verbinder::present::language::Language;
use verbinder::{Error, ErrorKind};

/// A packed network that was read.
pub(crate) struct Opened {
    pub(crate) network: Packed,
    file: String,
    sha256: String,
}

impl Opened {
    /// What a command asks of it.
    pub(crate) fn asked<'a>(&'a self, command: &'a str, seed: u64, language: Language) -> Asked<'a> {
        Asked { command, file: &self.file, sha256: &self.sha256, seed, language }
    }
}

/// The packed network that a command is given; none where the file is something else.
pub(crate) fn open(analysis: &AnalysisArgs) -> Result<Option<Opened>, Error> {
    open_with(&analysis.input.file, &(&analysis.input.reading, &analysis.filter, &analysis.view))
}

/// As [`open`], by the file and the options that say how a file is read and what of it takes part.
pub(crate) fn open_with(
    file: &str,
    (reading, filter, view): &(&ReadingArgs, &FilterArgs, &ViewArgs),
) -> Result<Option<Opened>, Error> {
    let path = Path::new(file);
    if !is_packed(path) {
        return Ok(None);
    }
    let cost_alone = ViewArgs { cost: view.cost, ..usual::<ViewArgs>() };
    if !is_usual(*reading) || !is_usual(*filter) || format!("{view:?}") != format!("{cost_alone:?}") {
        let given = [given::<ReadingArgs>(), given::<FilterArgs>(), given::<ViewArgs>()].concat();
        let given: Vec<&str> = given.iter().map(String::as_str).filter(|option| *option != "--cost").collect();
        let say = if given.len() == 1 { "says" } else { "say" };
        return Err(Error::request(format!("{file} is a packed network: {} {say} nothing to it", given.join(", ")))
            .hint("choose when it is packed (verbinder pack --directed --weight COLUMN), or read the file itself"));
    }
    let bytes = std::fs::read(path)
        .map_err(|error| Error::new(ErrorKind::Read, format!("cannot read {file}")).because(error))?;
    let network = packed::read(&bytes, file)?;
    let sha256 = sha256(&bytes);
    output::protect(path);
    record::read(file, &sha256);
    Ok(Some(Opened { network, file: file.to_owned(), sha256 }))
}

fn is_packed(path: &Path) -> bool {
    // From a pipe, what is read here would be missing to whoever reads it then.
    if !path.is_file() {
        return false;
    }
    let mut start = [0; 14];
    let opened = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut start));
    opened.is_ok() && packed::MAGIC.starts_with(&start)
}

/// Ids of the arguments that stand on the command line.
static GIVEN: OnceLock<Vec<String>> = OnceLock::new();

/// Keeps which arguments were given, for messages that name them.
pub(crate) fn remember(matches: &ArgMatches) {
    let Some((_, matches)) = matches.subcommand() else { return };
    let by_user = |id: &&clap::Id| matches.value_source(id.as_str()) == Some(ValueSource::CommandLine);
    GIVEN.get_or_init(|| matches.ids().filter(by_user).map(ToString::to_string).collect());
}

/// Those of these options that were given, as the user writes them.
fn given<A: Args>() -> Vec<String> {
    let command = A::augment_args(Command::new(""));
    let known = GIVEN.get().map_or(&[][..], Vec::as_slice);
    let given = command.get_arguments().filter(|argument| known.iter().any(|id| id == argument.get_id().as_str()));
    given.filter_map(|argument| argument.get_long().map(|long| format!("--{long}"))).collect()
}

/// Arguments of which none was given.
fn usual<A: Args + FromArgMatches>() -> A {
    let matches = A::augment_args(Command::new("")).try_get_matches_from([""]).expect("no argument is required");
    A::from_arg_matches(&matches).expect("defaults are sound")
}

fn is_usual<A: Args + FromArgMatches + Debug>(given: &A) -> bool {
    format!("{given:?}") == format!("{:?}", usual::<A>())
}
