//! What this run was asked and what it read, so that every output can say how it was made.

use super::earlier::Left;
use super::turns::Turn;
use super::{files, journal, parts, recipes};
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use verbinder::Error;
use verbinder::digest::sha256;
use verbinder::graph::parallel;
use verbinder::present::language::Language;
use verbinder::present::provenance::OUTPUTS;
use verbinder::present::table::{ARGUMENTS, Recipe, Run};

/// Options that say where results go or how fast they come, and change nothing in them.
const NO_MATTER: [&str; 9] =
    ["output", "force", "threads", "max_memory", "no_recipe", "save_positions", "pseudonym_list", "help", "version"];

/// Those of them that hold for a run that is started to make something again.
const PASSED_ON: [&str; 3] = ["threads", "max_memory", "no_recipe"];

/// Whether an option of this name, without the two hyphens, is never told of a run.
pub(crate) fn is_untold(option: &str) -> bool {
    NO_MATTER.iter().any(|id| id.replace('_', "-") == option)
}

/// What was typed on how the program may run, as it may be typed again.
pub(crate) fn passed_on() -> Vec<String> {
    lock().as_ref().map(|record| record.passed_on.clone()).unwrap_or_default()
}

/// Commands whose `--format` is that of the network which they write; elsewhere it is that of a table, whose ending says it too.
const NETWORK_FORMAT: [&str; 1] = ["transform"];

#[derive(Default)]
struct Record {
    command: String,
    /// Files and folders as they were typed, and whether the command takes any number of them.
    places: Vec<(String, bool)>,
    /// Folders that were read, with their network files.
    folders: Vec<(String, Vec<String>)>,
    /// None where the page of `explore` chooses, and where nothing may be told that was typed.
    run: Option<Run>,
    /// Every option with its value, given or not.
    options: Vec<(String, Value)>,
    /// Whether nothing may be told that was typed.
    hidden: bool,
    /// Options on how the program may run, which hold for a run that it starts too.
    passed_on: Vec<String>,
}

static RECORD: Mutex<Option<Record>> = Mutex::new(None);
static NO_FILES: AtomicBool = AtomicBool::new(false);

/// Takes down what was typed.
pub(crate) fn begin(program: &Command, matches: &ArgMatches) {
    let Some((name, given)) = matches.subcommand() else { return };
    let Some(command) = program.find_subcommand(name) else { return };
    let hidden = given.try_get_one::<bool>("pseudonymise").ok().flatten().is_some_and(|&hidden| hidden);
    let told: Vec<&Arg> = command.get_arguments().filter(|arg| !no_matter(name, arg.get_id().as_str(), arg)).collect();
    let typed = |arg: &Arg| given.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine);
    let passed: Vec<&Arg> =
        command.get_arguments().filter(|arg| PASSED_ON.contains(&arg.get_id().as_str()) && typed(arg)).collect();
    let passed_on = passed.iter().flat_map(|arg| typed_again(arg, given)).collect();
    let mut record = Record { command: name.to_owned(), hidden, passed_on, ..Record::default() };
    if !hidden && name != "explore" {
        let mut arguments = vec![name.to_owned()];
        let (positions, options): (Vec<&Arg>, Vec<&Arg>) =
            told.iter().filter(|arg| typed(arg)).partition(|arg| arg.is_positional());
        options.iter().for_each(|arg| arguments.extend(typed_again(arg, given)));
        for arg in positions {
            let any = arg.get_num_args().is_some_and(|number| number.max_values() > 1);
            record.places.extend(words(given, arg.get_id().as_str()).into_iter().flatten().map(|word| (word, any)));
        }
        record.run = Some(Run { arguments, inputs: Vec::new() });
        record.options = told.iter().filter_map(|arg| option(arg, given)).collect();
    }
    *lock() = Some(record);
}

fn lock() -> std::sync::MutexGuard<'static, Option<Record>> {
    RECORD.lock().expect("no thread fails while it holds the record")
}

fn no_matter(command: &str, id: &str, arg: &Arg) -> bool {
    let helps =
        matches!(arg.get_action(), ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong | ArgAction::Version);
    helps || NO_MATTER.contains(&id) || (id == "format" && !NETWORK_FORMAT.contains(&command))
}

/// The words of an argument, those of each time that it was given together.
fn words(given: &ArgMatches, id: &str) -> Vec<Vec<String>> {
    let times = given.get_raw_occurrences(id).into_iter().flatten();
    times.map(|words| words.map(|word| word.to_string_lossy().into_owned()).collect()).collect()
}

/// An option as it may be typed again.
fn typed_again(arg: &Arg, given: &ArgMatches) -> Vec<String> {
    let Some(name) = arg.get_long() else { return Vec::new() };
    if !arg.get_action().takes_values() {
        return vec![format!("--{name}")];
    }
    let mut typed = Vec::new();
    for words in words(given, arg.get_id().as_str()) {
        match (arg.get_value_delimiter(), &words[..]) {
            (Some(sign), _) => typed.push(format!("--{name}={}", words.join(&sign.to_string()))),
            (None, [word]) => typed.push(format!("--{name}={word}")),
            (None, several) => {
                typed.push(format!("--{name}"));
                typed.extend(several.iter().cloned());
            }
        }
    }
    typed
}

/// An option with its value, given or usual.
fn option(arg: &Arg, given: &ArgMatches) -> Option<(String, Value)> {
    let (name, id) = (arg.get_long()?, arg.get_id().as_str());
    let source = given.value_source(id)?;
    if !arg.get_action().takes_values() {
        return (source == ValueSource::CommandLine).then(|| (name.to_owned(), json!(true)));
    }
    let words: Vec<String> = words(given, id).concat();
    Some((name.to_owned(), json!(words.join(","))))
}

/// Notes a file that was read.
pub(crate) fn read(name: &str, sha256: &str) {
    if let Some(run) = lock().as_mut().and_then(|record| record.run.as_mut()) {
        let input = (name.to_owned(), sha256.to_owned());
        if !run.inputs.contains(&input) {
            run.inputs.push(input);
        }
    }
}

/// Reads a file, notes it, and keeps it from being written.
pub(crate) fn bytes_of(path: &Path) -> std::io::Result<Vec<u8>> {
    files::protect(path);
    let bytes = std::fs::read(path)?;
    read(&path.display().to_string(), &sha256(&bytes));
    Ok(bytes)
}

/// Notes a folder all of whose network files were read: to name it, and to name them, is the same.
pub(crate) fn read_folder(folder: &str, files: Vec<String>) {
    if let Some(record) = lock().as_mut() {
        record.folders.push((folder.to_owned(), files));
    }
}

impl Record {
    /// What was asked, folders as the files in them.
    fn run(&self) -> Option<Run> {
        let mut run = self.run.clone()?;
        let mut places = Vec::new();
        for (place, any) in &self.places {
            match self.folders.iter().find(|(folder, _)| *any && folder == place) {
                Some((_, files)) => places.extend(files.iter().cloned()),
                None => places.push(place.clone()),
            }
        }
        if places.iter().any(|place| place.len() > 1 && place.starts_with('-')) {
            run.arguments.push("--".to_owned());
        }
        run.arguments.extend(places);
        Some(run)
    }
}

/// What was asked and read so far; none where it may not be told.
pub(crate) fn run() -> Option<Run> {
    lock().as_ref().and_then(Record::run)
}

/// Adds what was asked and read to a recipe.
pub(crate) fn complete(recipe: &mut Recipe) {
    let record = lock();
    let Some(record) = record.as_ref() else { return };
    if !recipe.0.contains_key("verbinder") {
        recipe.set("verbinder", env!("CARGO_PKG_VERSION"));
        recipe.set("command", record.command.as_str());
    }
    match record.run() {
        Some(run) => recipe.record(&run),
        None if record.hidden => recipe.set("pseudonymised", true),
        None => {}
    }
}

/// The recipe of an output that has none of its own: every option with its value.
pub(crate) fn recipe() -> Recipe {
    let mut recipe = Recipe::default();
    recipe.set("verbinder", env!("CARGO_PKG_VERSION"));
    if let Some(record) = lock().as_ref() {
        recipe.set("command", record.command.as_str());
        if !record.options.is_empty() {
            let options: serde_json::Map<String, Value> = record.options.iter().cloned().collect();
            recipe.set("options", Value::Object(options));
        }
    }
    complete(&mut recipe);
    recipe
}

/// An error, before anything is computed, where the place of the result holds what this run would not make: hours of work must not end in
/// a refusal. What the same question made before may come out the same, and is judged at the end.
pub(crate) fn refuse_early(matches: &ArgMatches) -> Result<(), Error> {
    let Some((command, given)) = matches.subcommand() else { return Ok(()) };
    let place = given.try_get_raw("output").ok().flatten().and_then(|mut words| words.next()).map(Path::new);
    // A merge list is continued; the others make no results.
    let Some(place) = place.filter(|place| *place != Path::new("-") && !["names", "man", "replay"].contains(&command))
    else {
        return Ok(());
    };
    refuse_one_place_for_two(given, place)?;
    if files::is_stream(place) {
        return Ok(());
    }
    let record = lock();
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let read = record.iter().flat_map(|record| &record.places).find(|(input, _)| {
        let input = real(Path::new(input));
        place.is_file() && input.is_some() && input == real(place)
    });
    if read.is_some() {
        return Err(files::holds_input(place));
    }
    if given.get_flag("force") {
        return Ok(());
    }
    let asked = record.as_ref().filter(|record| !record.places.iter().any(|(place, _)| Path::new(place).is_dir()));
    let Some(asked) = asked.and_then(Record::run).map(|run| json!(run.arguments)) else { return Ok(()) };
    let same = |path: &Path| {
        let recipe = std::fs::read(path).ok().and_then(|bytes| super::recipes::recipe_in(&bytes));
        recipe.is_some_and(|recipe| recipe.get(ARGUMENTS) == Some(&asked))
    };
    let holds = |path: &Path| std::fs::metadata(path).is_ok_and(|there| there.is_file() && there.len() > 0);
    let (result, other) = match place.is_dir() {
        true => (place.join("recipe.json"), place.join("recipe.json")),
        false => (place.to_owned(), beside(place)),
    };
    if !holds(&result) || same(&result) || same(&other) { Ok(()) } else { Err(files::holds_another(&result, "")) }
}

/// An error where another file that was asked for would stand where the result goes, or its recipe.
fn refuse_one_place_for_two(given: &ArgMatches, place: &Path) -> Result<(), Error> {
    let plain = |path: &Path| path.components().collect::<PathBuf>();
    for option in ["save_positions", "pseudonym_list"] {
        let asked = given.try_get_raw(option).ok().flatten().and_then(|mut words| words.next());
        let Some(asked) = asked.map(|word| plain(Path::new(word))) else { continue };
        let taken = [plain(place), beside(&plain(place)), plain(&place.join("recipe.json"))];
        if taken.contains(&asked) || taken.contains(&beside(&asked)) {
            return Err(files::written_twice(&asked));
        }
    }
    Ok(())
}

/// Lets no recipes be written beside outputs.
pub(crate) fn no_files() {
    NO_FILES.store(true, Ordering::Relaxed);
}

/// Where the recipe of a file stands that has no room for it: `ties.csv.recipe.json`.
pub(crate) fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(".recipe.json");
    file.with_file_name(name)
}

/// Writes files that have no room for their recipe, and the recipe with the SHA-256 of each at `place`, which is in the folder of the
/// files. A pipe or a device gets no recipe. What is there of an earlier result, of which the recipe stood at `place`, goes.
pub(crate) fn write(
    files: &[(PathBuf, &[u8])],
    recipe: Option<&Recipe>,
    place: &Path,
    language: Language,
) -> Result<(), Error> {
    let left = write_and(files, recipe, place, |new, place, note, _| Left::beside(new, place, note))?;
    left.say(language);
    Ok(())
}

/// As [`write`] for a folder, with the recipe in it as `recipe.json`; what else is in it is named.
pub(crate) fn write_folder(
    files: &[(PathBuf, &[u8])],
    recipe: Option<&Recipe>,
    folder: &Path,
    language: Language,
) -> Result<(), Error> {
    let left = write_and(files, recipe, &folder.join("recipe.json"), Left::in_folder)?;
    left.say(language);
    Ok(())
}

fn write_and(
    files: &[(PathBuf, &[u8])],
    recipe: Option<&Recipe>,
    place: &Path,
    left: impl Fn(&[PathBuf], &Path, Option<journal::Note>, bool) -> Left,
) -> Result<Left, Error> {
    let is_file =
        |path: &Path| !files::is_stream(path) && std::fs::metadata(path).map_or(true, |there| there.is_file());
    if !files.iter().all(|(path, _)| is_file(path)) {
        files::write_files(files)?;
        return Ok(Left::default());
    }
    let listed = listed(files, place);
    let told = (!NO_FILES.load(Ordering::Relaxed)).then(|| listing(&listed, recipe));
    let mut all = files.to_vec();
    all.extend(told.as_ref().map(|text| (place.to_owned(), text.as_bytes())));
    let paths: Vec<PathBuf> = all.iter().map(|(path, _)| path.clone()).collect();
    // From here to the end no other run changes what this one finds.
    let _turn = Turn::in_folders([files::folder_of(place)].into_iter());
    // Also what a run was writing that was killed over it.
    let folder = place.parent().unwrap_or(Path::new(""));
    let cut_short = journal::left_behind(place);
    let names = cut_short.iter().flatten().map(|(name, _)| name).filter(|name| recipes::is_below(name));
    let unfinished: Vec<PathBuf> = names.map(|name| folder.join(name)).collect();
    parts::sweep(paths.iter().chain(&unfinished).map(PathBuf::as_path));
    let hidden = lock().as_ref().is_some_and(|record| record.hidden);
    let left = left(&paths, place, cut_short, hidden);
    left.refuse(hidden)?;
    let note = left.note(place, &listed)?;
    files::write_in_turn(&all)?;
    left.remove()?;
    if let Some(note) = note {
        note.end();
    }
    Ok(left)
}

/// Files by their names in the folder of their recipe, with their SHA-256.
fn listed(files: &[(PathBuf, &[u8])], place: &Path) -> Vec<(String, String)> {
    let folder = place.parent().unwrap_or(Path::new(""));
    parallel::map(files.len(), |index| {
        let (path, bytes) = &files[index];
        let name = path.strip_prefix(folder).unwrap_or(path);
        let name: Vec<String> = name.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        (name.join("/"), sha256(bytes))
    })
}

/// The text of a recipe that lists these files.
fn listing(files: &[(String, String)], recipe: Option<&Recipe>) -> String {
    let mut recipe = recipe.cloned().unwrap_or_else(self::recipe);
    complete(&mut recipe);
    let outputs: Vec<Value> = files.iter().map(|(file, sha256)| json!({"file": file, "sha256": sha256})).collect();
    recipe.set(OUTPUTS, outputs);
    let mut text = serde_json::to_string_pretty(&recipe.0).expect("a recipe is plain JSON");
    text.push('\n');
    text
}
