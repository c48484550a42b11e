//! Recipes that are found: in a file, beside it or in its folder, if they may be run: nothing in one chooses where something is written, nor
//! reads what it does not name.

use serde_json::{Map, Value};
use std::path::{Component, Path, PathBuf};
use verbinder::present::provenance::{OUTPUTS, ROW, SHEETS, find};
use verbinder::present::table::{ARGUMENTS, INPUTS};
use verbinder::{Error, ErrorKind};

/// What reading standard input is called in recipes.
pub(crate) const STANDARD_INPUT: &str = "standard input";

/// A recipe that was found.
#[derive(Debug)]
pub(crate) struct Found {
    /// The file that it stands in.
    pub(crate) place: PathBuf,
    /// Version of the program.
    pub(crate) version: String,
    /// The command.
    pub(crate) command: String,
    /// What was typed.
    pub(crate) arguments: Vec<String>,
    /// What was read: name and SHA-256.
    pub(crate) inputs: Vec<(String, String)>,
    /// What was written, below the folder of the recipe, with SHA-256; none where the recipe stands in the output itself.
    pub(crate) outputs: Vec<(String, String)>,
    /// The option that named the output, where it was not `-o`.
    pub(crate) option: Option<String>,
}

impl Found {
    /// The recipe of a folder, of a file, or beside a file.
    pub(crate) fn of(path: &Path) -> Result<Found, Error> {
        let unreadable = |error: std::io::Error| {
            Error::new(ErrorKind::Read, format!("{} cannot be read", path.display())).because(error).hint(
                "name a result (JSON), a report, a picture, a recipe.json, or a file with NAME.recipe.json beside it",
            )
        };
        let place = if path.is_dir() { path.join("recipe.json") } else { path.to_owned() };
        if path.is_dir() && !place.exists() {
            return Err(Error::request(format!(
                "{} holds no recipe.json, which says how a folder was made",
                path.display()
            ))
            .hint("name the folder of a report or of split, or a file in it"));
        }
        let bytes = bytes_of(&place).map_err(unreadable)?;
        let beside = super::record::beside(path);
        let own = recipe_in(&bytes);
        // A page or table of a report is checked with the rest of its report.
        let whole = || {
            let folders = path.ancestors().skip(1).take(3).map(|folder| folder.join("recipe.json"));
            let holds =
                |place: &PathBuf| bytes_of(place).ok().and_then(|bytes| find(&bytes)).map(|map| (place.clone(), map));
            folders.filter_map(|place| holds(&place)).find(|(place, map)| lists(map, place, path))
        };
        let next_to_it = || Some((beside.clone(), find(&bytes_of(&beside).ok()?)?));
        let no_outputs = own.as_ref().is_none_or(|map| !map.contains_key(OUTPUTS));
        let (place, map) = match (no_outputs.then(|| whole().or_else(next_to_it)).flatten(), own) {
            (Some(other), _) => other,
            (None, Some(map)) => (place, map),
            (None, None) => {
                return Err(Error::request(format!("{} says nowhere in full how it was made", path.display()))
                    .hint("tables in CSV, text and Markdown, and networks, have NAME.recipe.json beside them: keep the two together"));
            }
        };
        read(place, &map)
    }
}

/// The bytes of a regular file: a recipe may name a pipe that nobody writes into, or a device without an end.
pub(crate) fn bytes_of(path: &Path) -> std::io::Result<Vec<u8>> {
    if std::fs::metadata(path)?.is_file() {
        return std::fs::read(path);
    }
    Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, "it is no regular file"))
}

/// The recipe that a file holds, whatever its form.
pub(crate) fn recipe_in(bytes: &[u8]) -> Option<Map<String, Value>> {
    find(bytes).or_else(|| in_workbook(bytes))
}

/// The recipe on the sheet of notes of a workbook.
fn in_workbook(bytes: &[u8]) -> Option<Map<String, Value>> {
    if !bytes.starts_with(b"PK") {
        return None;
    }
    let rows = verbinder::formats::xlsx::rows(bytes, &SHEETS)?;
    let pieces = rows.iter().filter(|row| row.first().is_some_and(|key| key == ROW));
    let whole: String = pieces.filter_map(|row| row.get(1).map(String::as_str)).collect();
    let map: Map<String, Value> = serde_json::from_str(&whole).ok()?;
    map.contains_key("verbinder").then_some(map)
}

/// Whether the recipe of a folder made this file.
fn lists(map: &Map<String, Value>, place: &Path, file: &Path) -> bool {
    let folder = place.parent().unwrap_or(Path::new(""));
    pairs(map, OUTPUTS).iter().any(|(name, _)| folder.join(name) == file)
}

/// The files of a list in a recipe, with their SHA-256.
pub(crate) fn pairs(map: &Map<String, Value>, key: &str) -> Vec<(String, String)> {
    let text = |item: &Value, key: &str| item.get(key).and_then(Value::as_str).map(str::to_owned);
    let items = map.get(key).and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| Some((text(item, "file")?, text(item, "sha256")?))).collect()
}

fn read(place: PathBuf, map: &Map<String, Value>) -> Result<Found, Error> {
    let text = |key: &str| map.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let words = map.get(ARGUMENTS).and_then(Value::as_array).into_iter().flatten();
    let arguments: Vec<String> = words.filter_map(|word| word.as_str().map(str::to_owned)).collect();
    if map.contains_key("pseudonymised") {
        return Err(Error::request(format!("{} was made with --pseudonymise", place.display())).hint(
            "its recipe names neither files nor options, since names may stand in them: run the command again by hand",
        ));
    }
    let Some(command) = arguments.first().cloned() else {
        return Err(Error::request(format!("the recipe in {} does not say what was asked", place.display()))
            .hint("it was made by a library or an earlier version: make it anew"));
    };
    // Nothing in a recipe may choose where its results go, nor start anything but an analysis.
    if let Some(wrong) = arguments.iter().take_while(|word| *word != "--").find(|word| chooses_places(word)) {
        return Err(Error::request(format!(
            "the recipe in {} holds {wrong:?}, which no recipe needs",
            place.display()
        ))
        .hint("it was not written by this program: it is not run"));
    }
    if NEVER.contains(&command.as_str()) {
        return Err(Error::request(format!("{command} makes nothing that could be made again")));
    }
    if super::commands::command().find_subcommand(&command).is_none() {
        return Err(Error::request(format!("the recipe in {} begins with {command:?}, no command", place.display()))
            .hint("it was not written by this program: it is not run"));
    }
    let outside = pairs(map, OUTPUTS).into_iter().find(|(name, _)| !is_below(name));
    if let Some((name, _)) = outside {
        return Err(Error::request(format!("the recipe in {} lists {name:?}, outside its folder", place.display()))
            .hint("a recipe lists what stands beside it"));
    }
    check_places(&place, &arguments, &pairs(map, INPUTS))?;
    Ok(Found {
        version: text("verbinder"),
        command,
        arguments,
        inputs: pairs(map, INPUTS),
        outputs: pairs(map, OUTPUTS),
        option: map
            .get("option")
            .and_then(Value::as_str)
            .filter(|option| *option == "save-positions")
            .map(str::to_owned),
        place,
    })
}

/// Commands whose results are no outputs of an analysis.
const NEVER: [&str; 6] = ["explore", "verify", "replay", "completions", "man", "help"];

/// Whether an argument says where something is written, or how the program may run: what is never told of a run.
fn chooses_places(word: &str) -> bool {
    let Some(option) = word.strip_prefix("--") else { return word.len() > 1 && word.starts_with('-') };
    let name = option.split('=').next().unwrap_or_default();
    name == "recipe" || super::record::is_untold(name)
}

/// Whether a name leads to a place below the folder that it is put behind.
pub(crate) fn is_below(name: &str) -> bool {
    let parts: Vec<Component<'_>> = Path::new(name).components().collect();
    !parts.is_empty() && parts.iter().all(|part| matches!(part, Component::Normal(_)))
}

/// An error where the arguments of a recipe read what it does not name among its inputs, or what is no file: a recipe from elsewhere may
/// name anything on this machine.
fn check_places(place: &Path, arguments: &[String], inputs: &[(String, String)]) -> Result<(), Error> {
    let refused = |what: String| {
        let message = format!("the recipe in {} {what}", place.display());
        Err(Error::request(message).hint("it was not written by this program: it is not run"))
    };
    let read = match places_read(arguments) {
        Ok(read) => read,
        // What this version does not understand is not run either.
        Err(error) => {
            let error = error.to_string();
            let line = error.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
            return Err(Error::request(format!("the recipe in {} cannot be run: {line}", place.display()))
                .hint("another version of the program wrote it, or none did"));
        }
    };
    for name in read.iter().chain(inputs.iter().map(|(name, _)| name)).filter(|name| *name != STANDARD_INPUT) {
        if std::fs::metadata(name).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
            return refused(format!("reads {name:?}, which is no file but a device or a pipe"));
        }
    }
    let plain =
        |name: &str| Path::new(name).components().filter(|part| *part != Component::CurDir).collect::<PathBuf>();
    let named: Vec<PathBuf> = inputs.iter().map(|(name, _)| plain(name)).collect();
    // A folder is named by what was read in it; the folder that the program runs in has no name.
    let is_named = |name: &String| {
        let name = plain(name);
        let is_here = name.as_os_str().is_empty();
        named.iter().any(|input| if is_here { input.is_relative() } else { input.starts_with(&name) })
    };
    match read.iter().find(|name| !is_named(name)) {
        Some(name) if name == STANDARD_INPUT => {
            refused("reads standard input and does not name it among its inputs".to_owned())
        }
        Some(name) => refused(format!("reads {name:?} and does not name it among its inputs")),
        None => Ok(()),
    }
}

/// The files and folders that arguments read, as the command itself understands them.
fn places_read(arguments: &[String]) -> Result<Vec<String>, clap::Error> {
    let name = arguments.first().map(String::as_str).unwrap_or_default();
    // Where results go is not in a recipe.
    let all = super::commands::command();
    let mut all = all.mut_subcommand(name, |command| command.mut_args(|arg| arg.required(false)));
    let matches =
        all.try_get_matches_from_mut(std::iter::once("verbinder").chain(arguments.iter().map(String::as_str)))?;
    let (Some((_, given)), Some(command)) = (matches.subcommand(), all.find_subcommand(name)) else {
        return Ok(Vec::new());
    };
    let words = |arg: &clap::Arg| given.get_raw(arg.get_id().as_str()).into_iter().flatten();
    let read = command.get_arguments().filter(|arg| names_places(arg)).flat_map(words);
    let read = read.map(|word| word.to_string_lossy().into_owned());
    Ok(read.map(|word| if word == "-" { STANDARD_INPUT.to_owned() } else { word }).collect())
}

/// Whether an argument names files or folders: its value is shown as one of them.
pub(crate) fn names_places(arg: &clap::Arg) -> bool {
    let own = [arg.get_id().as_str().to_ascii_uppercase()];
    let shown: Vec<&str> = match arg.get_value_names() {
        Some(names) => names.iter().map(|name| name.as_str()).collect(),
        None => own.iter().map(String::as_str).collect(),
    };
    shown.iter().any(|name| ["FILE", "FOLDER", "LIST"].iter().any(|word| name.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a recipe may read is told by how an argument is called: no argument that takes a path may be called otherwise.
    #[test]
    fn every_argument_that_takes_a_path_is_known_to() {
        let path = clap::builder::ValueParser::path_buf().type_id();
        for command in super::super::commands::command().get_subcommands() {
            for arg in command.get_arguments() {
                let is_path = arg.get_value_parser().type_id() == path;
                assert!(!is_path || names_places(arg), "{} {}", command.get_name(), arg.get_id());
                let is_known =
                    ["file", "files", "folder", "merges", "nodes", "positions", "against", "shards", "input"]
                        .contains(&arg.get_id().as_str());
                let is_output = super::super::record::is_untold(&arg.get_id().as_str().replace('_', "-"));
                let is_key = arg.get_id() == "pseudonym_key";
                assert_eq!(
                    names_places(arg) && !is_output,
                    is_known || is_key,
                    "{} {}",
                    command.get_name(),
                    arg.get_id()
                );
            }
        }
    }

    #[test]
    fn arguments_are_understood_as_the_command_does() {
        let read = |line: &str| places_read(&line.split(' ').map(str::to_owned).collect::<Vec<_>>()).unwrap();
        assert_eq!(read("actors a.json --layer=file.json"), ["a.json"]);
        assert_eq!(read("measure degree --merges=m.csv -- -a.json"), ["-a.json", "m.csv"]);
        assert_eq!(read("merge-shards betweenness --shards=a,b net.csv"), ["net.csv", "a", "b"]);
        assert_eq!(read("report a.json b.json --nodes n.csv"), ["a.json", "b.json", "n.csv"]);
        assert_eq!(read("split --by=layer -"), [STANDARD_INPUT]);
        assert!(places_read(&["actors".to_owned(), "--none".to_owned()]).is_err());
    }
}
