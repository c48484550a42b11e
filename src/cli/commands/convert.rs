//! `verbinder convert`: a network in another format.

use crate::cli::args::{LanguageArgs, ReadingArgs};
use crate::cli::input::Input;
use crate::cli::stems::Stems;
use crate::cli::{Outcome, files, input, output, record};
use std::path::{Path, PathBuf};
use verbinder::formats::{self, FORMATS, Format};
use verbinder::model::Network;
use verbinder::present::language::Language;
use verbinder::{Error, ErrorKind};

/// A network in another format, with what is lost on the way in numbers
///
/// Everything in the file takes part, whatever its status. What the other format cannot carry is said on standard error; nothing
/// else is lost. CSV and TSV are written as two files, ties and nodes (-nodes before the ending); several networks go to a folder.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder convert data/sociaal-domein.json -o out/network.csv
  verbinder convert survey.xlsx -o network.json
  verbinder convert data/sociaal-domein.json --to csv -o - > ties.csv")]
pub(crate) struct Args {
    /// Network file or folder; - reads standard input
    file: String,
    #[command(flatten)]
    reading: ReadingArgs,
    /// Write to this file or folder; - writes to standard output
    #[arg(short, long, value_name = "FILE")]
    output: String,
    /// Format to write [default: by the ending of the file]
    #[arg(long, value_name = "FORMAT", value_parser = writable())]
    to: Option<String>,
    #[command(flatten)]
    language: LanguageArgs,
}

pub(super) fn writable() -> clap::builder::PossibleValuesParser {
    let formats = FORMATS.iter().filter(|format| format.write.is_some());
    clap::builder::PossibleValuesParser::new(
        formats.map(|format| clap::builder::PossibleValue::new(format.id).help(format.name)),
    )
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let inputs = input::load_all(&args.file, &args.reading, &args.language, input::ReadFor::Data)?;
    let format = format(&args.file, &args.output, args.to.as_deref(), inputs.len())?;
    let language = args.language.choose(inputs[0].network.value.info().language.as_deref());
    for input in &inputs {
        input.cleaned.notes(language).iter().for_each(|note| output::say(&format!("{}: {note}", input.title())));
    }
    match &inputs[..] {
        [one] if args.output == "-" => print(&one.network.value, &one.title(), format, language)?,
        [one] => write(&one.network.value, &one.title(), format, Path::new(&args.output), language)?,
        several => {
            let folder = Path::new(&args.output);
            output::make_folder(folder)?;
            let mut files = Vec::new();
            for (path, one) in paths(several, format, folder).iter().zip(several) {
                files.extend(as_files(&one.network.value, format, path)?);
            }
            record::write_folder(&borrowed(&files), None, folder, language)?;
            several.iter().for_each(|one| say_losses(&one.network.value, &one.title(), format, language));
        }
    }
    Ok(Outcome::Fine)
}

/// The format to write a file in: as the user says, or by the ending of what is written.
pub(super) fn format(file: &str, output: &str, to: Option<&str>, networks: usize) -> Result<&'static Format, Error> {
    let endings = || {
        let endings =
            FORMATS.iter().filter(|format| format.write.is_some()).map(|format| format!(".{}", format.extensions[0]));
        endings.collect::<Vec<_>>().join(", ")
    };
    let several = networks > 1;
    if !several && output != "-" {
        output::refuse_folder(output, "network.json")?;
        refuse_no_ending(file, output, to)?;
    }
    let by_ending = || formats::by_name(output);
    let found = to.and_then(formats::find).or_else(|| if several { None } else { by_ending() });
    let found = found.ok_or_else(|| {
        let message = match output {
            "-" => "standard output has no ending that tells the format".to_owned(),
            folder if several => {
                format!("{file} holds {networks} networks, which go to a folder {folder}: in which format?")
            }
            other => format!("cannot tell the format of {other:?} from its ending"),
        };
        Error::request(message)
            .hint(format!("end the name in {}, or name the format (convert --to, transform --format)", endings()))
    })?;
    if found.write.is_none() {
        return Err(Error::request(format!("{} is only read, not written", found.name))
            .hint(format!("endings of what is written: {}", endings())));
    }
    // A workbook of LibreOffice is read and not written: its ending must not hide another content.
    let ending = Path::new(output).extension().and_then(|ending| ending.to_str()).unwrap_or("").to_lowercase();
    if found.id == "xlsx" && !several && !matches!(ending.as_str(), "xlsx" | "") {
        return Err(Error::request(format!("workbooks are written as .xlsx, not as .{ending}"))
            .hint("end the name in .xlsx; LibreOffice opens it too"));
    }
    if networks > 1 && output == "-" {
        return Err(Error::request(format!("{file} holds {networks} networks, and standard output takes one"))
            .hint("choose one with --network NAME, or name a folder with -o"));
    }
    Ok(found)
}

/// An error where a folder was read that holds one network, and what is written has a name as a folder has: it would be a file without an
/// ending today and a folder tomorrow.
fn refuse_no_ending(file: &str, output: &str, to: Option<&str>) -> Result<(), Error> {
    let Some(to) = to.and_then(formats::find).filter(|_| Path::new(file).is_dir()) else { return Ok(()) };
    if Path::new(output).extension().is_some() || files::is_stream(Path::new(output)) {
        return Ok(());
    }
    let example = format!("{output}.{}", to.extensions[0]);
    Err(Error::request(format!("{file} holds one network, which is written as a file, and {output} has no ending"))
        .hint(format!("name a file, such as {example}")))
}

fn written(network: &Network, format: &Format) -> Result<Vec<u8>, Error> {
    let Some(write) = format.write else {
        return Err(Error::new(ErrorKind::Format, format!("{} is only read, not written", format.name)));
    };
    write(network)
}

/// Writes a network to standard output.
pub(super) fn print(network: &Network, title: &str, format: &Format, language: Language) -> Result<(), Error> {
    output::print_bytes(&written(network, format)?)?;
    // The table of nodes has no place on a single stream.
    if formats::write_beside(network, format).is_some() {
        output::say(language.pick(
            "only the ties are written; -o FILE writes the table of nodes too",
            "alleen de relaties zijn geschreven; -o BESTAND schrijft ook de tabel van knopen",
        ));
    }
    say_losses(network, title, format, language);
    Ok(())
}

/// Writes a network to a file, or to the two that its format takes.
pub(super) fn write(
    network: &Network,
    title: &str,
    format: &Format,
    path: &Path,
    language: Language,
) -> Result<(), Error> {
    record::write(&borrowed(&as_files(network, format, path)?), None, &record::beside(path), language)?;
    say_losses(network, title, format, language);
    Ok(())
}

/// The files that a network takes in a format: one, or a second with the nodes.
fn as_files(network: &Network, format: &Format, path: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let mut files = vec![(path.to_owned(), written(network, format)?)];
    if let Some(bytes) = formats::write_beside(network, format).transpose()? {
        files.push((nodes_beside(path), bytes));
    }
    Ok(files)
}

fn borrowed(files: &[(PathBuf, Vec<u8>)]) -> Vec<(PathBuf, &[u8])> {
    files.iter().map(|(path, bytes)| (path.clone(), bytes.as_slice())).collect()
}

/// What the name of a table of nodes has behind that of its ties.
const NODES: &str = "-nodes";

/// `town-nodes.csv` for `town.csv`, which reading `town.csv` finds again.
pub(crate) fn nodes_beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}{NODES}{ending}"))
}

fn say_losses(network: &Network, title: &str, format: &Format, language: Language) {
    let losses = formats::losses(network, format);
    if losses.is_empty() {
        return;
    }
    let parts: Vec<String> =
        losses.iter().map(|(feature, count)| format!("{count} {}", language.text(feature.text()))).collect();
    let lost = language.pick("cannot carry, and so is lost", "kan niet dragen, en is dus verloren");
    output::say(&format!("{title}: {} {lost}: {}", format.name, parts.join("; ")));
}

/// A file for each network, named after it.
fn paths(inputs: &[Input], format: &Format, folder: &Path) -> Vec<PathBuf> {
    let beside = inputs.iter().any(|input| formats::write_beside(&input.network.value, format).is_some());
    let mut stems = Stems::new(beside.then_some(NODES));
    let path = |input: &Input| {
        let file = || Path::new(&input.name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let name = input.part.clone().unwrap_or_else(file);
        let stem = stems.next(&name, |c| c.is_alphanumeric() || "-_ ".contains(c), "network");
        folder.join(format!("{stem}.{}", format.extensions[0]))
    };
    inputs.iter().map(path).collect()
}
