//! Options that say how files are read, and the networks that come of them.

use super::args::LanguageArgs;
use super::cleaning::{Cleaned, CleaningArgs, clean};
use super::pseudonyms::PseudonymArgs;
use super::{diagnose, form, output, record};
use clap::Args;
use std::io::Read;
use std::path::Path;
#[cfg(feature = "explore")]
use std::path::PathBuf;
use verbinder::diagnostics::Severity;
use verbinder::formats::{self, Opened, ReadOptions, Split, Unreadable};
use verbinder::present::language::Language;
use verbinder::rules::similar_names;
use verbinder::rules::skip_code::SKIP_CODE;
use verbinder::transform::pseudonymise::Pseudonyms;
use verbinder::{Error, ErrorKind};

/// How files are read.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct FormArgs {
    /// Format of the file, where it cannot be told from the content
    #[arg(long, value_name = "FORMAT", value_parser = readable())]
    input_format: Option<String>,
    /// Encoding of a text file, such as windows-1252 [default: UTF-8, otherwise windows-1252]
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Table of nodes that belongs to a table of ties
    #[arg(long, value_name = "FILE")]
    nodes: Option<String>,
    /// Columns of a table by hand: source=A,target=C,strength=Frequency; of other files an attribute of ties: strength=value; certainty= sets the column of that name aside
    #[arg(long, value_name = "FIELD=COLUMN", value_delimiter = ',')]
    columns: Vec<String>,
    /// Sheet of a workbook
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// Ties of a table have a direction
    #[arg(long, conflicts_with = "undirected")]
    directed: bool,
    /// Ties of a table have no direction
    #[arg(long)]
    undirected: bool,
    /// Column of the ties that says which network each belongs to; none reads the file as one [default: a column network or municipality]
    #[arg(long, value_name = "COLUMN")]
    split: Option<String>,
    /// What stands for no answer in strengths and answers: 99,-9 (as --missing=-9); none takes NA, which is read as empty, for a value
    #[arg(long, value_name = "CODE", value_delimiter = ',', allow_negative_numbers = true)]
    missing: Vec<String>,
    /// Which of several networks in a file
    #[arg(long, value_name = "NAME")]
    network: Option<String>,
    #[command(flatten)]
    cleaning: CleaningArgs,
}

fn readable() -> clap::builder::PossibleValuesParser {
    let formats = formats::FORMATS.iter().filter(|format| !matches!(format.read, formats::Read::Never));
    clap::builder::PossibleValuesParser::new(
        formats.map(|format| clap::builder::PossibleValue::new(format.id).help(format.name)),
    )
}

impl FormArgs {
    /// The files that are read beside the network itself.
    #[cfg(feature = "explore")]
    pub(crate) fn beside(&self) -> impl Iterator<Item = PathBuf> {
        self.nodes.as_ref().map(PathBuf::from).into_iter().chain(self.cleaning.list().map(Path::to_owned))
    }

    /// The columns by hand: field and column.
    fn columns(&self) -> Result<Vec<(String, String)>, Error> {
        let pair = |pair: &String| {
            let (field, column) = pair.split_once('=').ok_or_else(|| {
                Error::request(format!("--columns does not understand {pair:?}"))
                    .hint("write field=column, such as source=Van,target=C")
            })?;
            Ok((field.trim().to_owned(), column.trim().to_owned()))
        };
        self.columns.iter().map(pair).collect()
    }

    /// The command that lists everything wrong or doubtful in what was read, as it can be typed: with the options that say how to read
    /// it. Of a folder it names the file, unless these options are about the folder as a whole.
    pub(crate) fn check(&self, file: &str, input: &Input) -> String {
        let options = self.typed();
        let one = if options.is_empty() && file != "-" { &input.read.name } else { file };
        format!("verbinder check {}{options}", word(one))
    }

    /// These options as they can be typed again, each after a space.
    fn typed(&self) -> String {
        // Every one is named, so that none can be forgotten.
        let FormArgs {
            input_format,
            encoding,
            nodes,
            columns,
            sheet,
            directed,
            undirected,
            split,
            missing,
            network,
            cleaning,
        } = self;
        let joined = |words: &[String]| Some(words.join(",")).filter(|_| !words.is_empty());
        let (columns, missing) = (joined(columns), joined(missing));
        let list = cleaning.list().map(|list| list.display().to_string());
        let valued = [
            ("input-format", input_format),
            ("encoding", encoding),
            ("nodes", nodes),
            ("columns", &columns),
            ("sheet", sheet),
            ("split", split),
            ("network", network),
            ("merges", &list),
        ];
        let plain = [("directed", *directed), ("undirected", *undirected), ("roll-up", cleaning.rolls_up())];
        let valued =
            valued.into_iter().filter_map(|(name, value)| Some(format!(" --{name} {}", word(value.as_ref()?))));
        // Codes may begin with a minus.
        let missing = missing.map(|codes| format!(" --missing={}", word(&codes)));
        let plain = plain.into_iter().filter(|(_, given)| *given).map(|(name, _)| format!(" --{name}"));
        valued.chain(missing).chain(plain).collect()
    }

    fn options(&self) -> Result<ReadOptions, Error> {
        let beside = match &self.nodes {
            Some(file) => {
                let (beside, (name, sha256)) = formats::beside(Path::new(file))?;
                output::protect(Path::new(&name));
                record::read(&name, &sha256);
                Some(beside)
            }
            None => None,
        };
        Ok(ReadOptions {
            format: self.input_format.as_deref().and_then(formats::find),
            encoding: self.encoding.clone(),
            columns: self.columns()?,
            beside,
            further: Vec::new(),
            sheet: self.sheet.clone(),
            directed: (self.directed || self.undirected).then_some(self.directed),
            split: match self.split.as_deref() {
                None => Split::Auto,
                Some("none") => Split::Never,
                Some(column) => Split::By(column.to_owned()),
            },
            missing: self.missing.clone(),
        })
    }
}

/// A word as a shell takes it for one word.
fn word(text: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "-_./=,:+@%".contains(sign);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else if !text.contains(['"', '$', '`', '\\', '!']) {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

/// How files are read, and what becomes of their errors.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReadingArgs {
    #[command(flatten)]
    pub(crate) form: FormArgs,
    /// Go on with what can be read of a file that has errors
    #[arg(long, help_heading = "Reading")]
    pub(crate) keep_going: bool,
    #[command(flatten)]
    pseudonyms: PseudonymArgs,
}

/// No questionnaire has so many answers, and to look at all ties takes time.
const LARGE: usize = 5_000_000;

/// A network that was read, and cleaned as the options ask.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) read: formats::Input,
    pub(crate) cleaned: Cleaned,
    /// What stands in place of names, where none may be shown.
    pub(crate) pseudonyms: Option<Pseudonyms>,
}

impl std::ops::Deref for Input {
    type Target = formats::Input;

    fn deref(&self) -> &formats::Input {
        &self.read
    }
}

/// Reads the networks of a file or folder, or of standard input for `-`, and reports nothing yet.
pub(crate) fn read(file: &str, form: &FormArgs) -> Result<Vec<Input>, Error> {
    let options = form.options()?;
    let inputs = if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| {
            Error::new(ErrorKind::Read, "cannot read standard input").because(error).hint("name a file instead of -")
        })?;
        let inputs = formats::from_bytes(&bytes, "standard input", &options)?;
        note(&inputs);
        inputs
    } else {
        let path = Path::new(file);
        output::protect(path);
        let inputs = formats::open(path, &options)?;
        note(&inputs);
        if path.is_dir() {
            let mut names: Vec<String> = inputs.iter().map(|input| input.name.clone()).collect();
            names.dedup();
            record::read_folder(file, names);
        }
        inputs
    };
    chosen(inputs, file, form)
}

/// As [`read`], and files of a folder that cannot be read do not keep the others from being read. Where none can, that is an error.
pub(crate) fn read_each(file: &str, form: &FormArgs) -> Result<(Vec<Input>, Vec<Unreadable>), Error> {
    let path = Path::new(file);
    if file == "-" || !path.is_dir() {
        return Ok((read(file, form)?, Vec::new()));
    }
    output::protect(path);
    let Opened { inputs, unreadable } = formats::open_each(path, &form.options()?)?;
    if inputs.is_empty() {
        // All of them at once, in one error.
        return Ok((read(file, form)?, unreadable));
    }
    note(&inputs);
    // What is no network is named in the recipe all the same: put right, it would be one.
    unreadable.iter().filter(|file| file.file.is_file()).for_each(|file| drop(record::bytes_of(&file.file)));
    Ok((chosen(inputs, file, form)?, unreadable))
}

/// Notes files that were read, and keeps them from being written.
fn note(inputs: &[formats::Input]) {
    for input in inputs {
        let own = (input.name.clone(), input.sha256.clone());
        for (name, sha256) in std::iter::once(&own).chain(&input.beside) {
            output::protect(Path::new(name));
            record::read(name, sha256);
        }
    }
}

/// The networks that the options choose, cleaned as they ask.
fn chosen(mut inputs: Vec<formats::Input>, file: &str, form: &FormArgs) -> Result<Vec<Input>, Error> {
    let given = form::Given {
        columns: &form.columns()?,
        nodes: form.nodes.is_some(),
        sheet: form.sheet.is_some(),
        direction: form.directed || form.undirected,
        split: form.split.is_some(),
    };
    form::follow(given, &mut inputs)?;
    let inputs = clean(inputs, &form.cleaning)?;
    let Some(wanted) = &form.network else { return Ok(inputs) };
    let names: Vec<String> = inputs.iter().map(|input| name(input)).collect();
    let chosen: Vec<Input> = inputs.into_iter().filter(|input| name(input) == *wanted).collect();
    if chosen.is_empty() {
        return Err(Error::request(format!("--network {wanted:?}: {file} holds no network of that name"))
            .hint(format!("it holds {}", names.join(", "))));
    }
    Ok(chosen)
}

/// What a network is chosen by: its name in the file, otherwise the name of the file.
fn name(input: &formats::Input) -> String {
    input.part.clone().unwrap_or_else(|| input.name.clone())
}

/// What networks are read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadFor {
    /// Figures and pictures, in which two names of one body are two.
    Findings,
    /// The network itself, to write it otherwise or to clean it.
    Data,
}

/// Reads networks for analysis: their errors are shown and end the command, unless the user wants to go on.
pub(crate) fn load_all(
    file: &str,
    options: &ReadingArgs,
    language: &LanguageArgs,
    purpose: ReadFor,
) -> Result<Vec<Input>, Error> {
    let mut inputs = read(file, &options.form)?;
    let (mut count, mut in_list) = (0, 0);
    for input in &mut inputs {
        // Of what rules find this alone makes every figure wrong: who did not answer would be the strongest.
        if input.network.value.tie_count() < LARGE {
            let codes = (SKIP_CODE.check)(&input.network.value, &input.origins);
            input.read.network.diagnostics.extend(input.locate(codes));
        }
        // Who follows a merge list has looked at the names.
        if purpose == ReadFor::Findings && input.cleaned.merges.is_none() {
            let names = similar_names::in_passing(&input.network.value, &input.origins);
            input.read.network.diagnostics.extend(input.locate(names.into_iter().collect()));
        }
    }
    for input in &inputs {
        let language = language.choose(input.network.value.info().language.as_deref());
        match options.pseudonyms.hide_names() {
            true => diagnose::print_codes(input, language),
            false => diagnose::print_brief(input, &options.form.check(file, input), language),
        }
        let errors = input.network.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        let list = options.form.cleaning.list().map(|list| list.display().to_string());
        let (own, others): (Vec<_>, Vec<_>) = errors.partition(|found| list.is_some() && found.place.file == list);
        in_list += own.len();
        count += own.len() + others.len();
    }
    options.pseudonyms.apply(&mut inputs)?;
    if count == 0 {
        return Ok(inputs);
    }
    let all_in_list = in_list == count;
    let count = diagnose::count(Severity::Error, count, Language::En);
    if options.keep_going {
        output::say(&format!("{count}; going on with what could be read"));
        return Ok(inputs);
    }
    if let Some(list) = options.form.cleaning.list().filter(|_| all_in_list) {
        return Err(Error::new(ErrorKind::Data, format!("{} has {count}", list.display()))
            .hint("correct these rows of the list, or clear their decision")
            .hint("--keep-going follows the other rows"));
    }
    Err(Error::new(ErrorKind::Data, format!("{file} has {count}"))
        .hint(format!("verbinder check {}{} lists everything wrong or doubtful", word(file), options.form.typed()))
        .hint("--keep-going works with what can be read"))
}

/// As [`load_all`], for commands about one network.
pub(crate) fn load(
    file: &str,
    options: &ReadingArgs,
    language: &LanguageArgs,
    purpose: ReadFor,
) -> Result<Input, Error> {
    let mut inputs = load_all(file, options, language, purpose)?;
    if inputs.len() > 1 {
        let names: Vec<String> = inputs.iter().map(|input| name(input)).collect();
        let shown = names.iter().take(12).cloned().collect::<Vec<_>>().join(", ");
        let more = if names.len() > 12 { ", …" } else { "" };
        return Err(Error::request(format!("{file} holds {} networks: {shown}{more}", names.len()))
            .hint(format!("choose one: --network {:?}", names[0]))
            .hint(
                "compare, describe and report take them all; --split none reads the columns of a table as one network",
            ));
    }
    Ok(inputs.swap_remove(0))
}
