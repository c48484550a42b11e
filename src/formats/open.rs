//! Files and folders: the only place of the library that reads from the disk.

use super::input::inputs;
use super::shared::decode::unpack;
use super::shared::{detect, session};
use super::{Beside, Input, ReadOptions, by_name};
use crate::digest::sha256;
use crate::error::{Error, ErrorKind};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Reads the networks of a file, or of every network file in a folder. There is at least one.
///
/// In a folder, a table of nodes (`town-nodes.csv`, `nodes.csv`) is read together with the table of ties of the same name
/// (`town-ties.csv`, `town-edges.csv`, `town.csv`); a table of ties that is named alone finds its table of nodes too. Files of UCINET come in pairs (`.##h`, `.##d`); naming one reads both.
///
/// # Errors
/// If a file cannot be read; where several files of a folder cannot, the error names them all.
pub fn open(path: &Path, options: &ReadOptions) -> Result<Vec<Input>, Error> {
    let Opened { inputs, mut unreadable } = open_each(path, options)?;
    match unreadable.len() {
        0 => Ok(inputs),
        1 => Err(unreadable.swap_remove(0).error),
        several => Err(together(path, several, &unreadable)),
    }
}

/// One error for several files of a folder.
fn together(folder: &Path, several: usize, unreadable: &[Unreadable]) -> Error {
    let lines: String = unreadable.iter().map(|file| format!("\n  {}", file.error)).collect();
    let kind = unreadable.first().map_or(ErrorKind::Read, |file| file.error.kind());
    Error::new(kind, format!("{several} files of the folder {} cannot be read:{lines}", folder.display()))
        .hint("mend them or move them out of the folder; verbinder check shows each with what to do")
}

/// A file that cannot be read, and why.
#[derive(Debug)]
pub struct Unreadable {
    /// The file.
    pub file: PathBuf,
    /// Why it cannot be read.
    pub error: Error,
}

/// What came of a file or folder.
#[derive(Debug, Default)]
pub struct Opened {
    /// The networks of the files that can be read.
    pub inputs: Vec<Input>,
    /// The files of a folder that cannot.
    pub unreadable: Vec<Unreadable>,
}

impl Opened {
    fn add(&mut self, file: &Path, read: Result<Vec<Input>, Error>) {
        match read {
            Ok(read) => self.inputs.extend(read),
            Err(error) => self.unreadable.push(Unreadable { file: file.to_owned(), error }),
        }
    }
}

/// As [`open`], and a file of a folder that cannot be read does not keep the others from being read.
///
/// # Errors
/// If a file that is named itself cannot be read, or a folder holds no network file.
pub fn open_each(path: &Path, options: &ReadOptions) -> Result<Opened, Error> {
    let mut opened = Opened::default();
    if !path.is_dir() {
        opened.inputs = open_file(path, options)?;
        return Ok(opened);
    }
    let (mut sessions, files): (Vec<_>, Vec<_>) =
        network_files(path)?.into_iter().partition(|file| part_of(file).is_some());
    for (file, nodes) in paired(&files) {
        let read = || match nodes {
            Some(nodes) => open_with(&file, &nodes, options),
            None => open_file(&file, options),
        };
        opened.add(&file, read());
    }
    // The files of a session of Network Canvas make one network.
    sessions.sort_by(|one, other| session_of(one).cmp(&session_of(other)).then_with(|| one.cmp(other)));
    for session in sessions.chunk_by(|one, other| session_of(one) == session_of(other)) {
        opened.add(&session[0], open_session(session, options));
    }
    if opened.inputs.is_empty() && opened.unreadable.is_empty() {
        let message = format!("the folder {} holds no network file", path.display());
        return Err(Error::new(ErrorKind::Read, message).hint(detect::known_formats()));
    }
    Ok(opened)
}

/// Reads a network file. Of several networks in one file it gives the first.
pub fn read_file(path: &Path) -> Result<Input, Error> {
    Ok(open_file(path, &ReadOptions::default())?.swap_remove(0))
}

fn open_file(path: &Path, options: &ReadOptions) -> Result<Vec<Input>, Error> {
    let found = if options.beside.is_none() { belonging(path)? } else { Vec::new() };
    if options.beside.is_none() && part_of(path).is_some() {
        return open_session(&[vec![path.to_owned()], found].concat(), options);
    }
    match &found[..] {
        [other] => open_with(path, other, options),
        _ => inputs(bytes_of(path)?.into(), &path.display().to_string(), options),
    }
}

/// The files that are read together with this one because their names say that they belong to it: its table of nodes, the other half of
/// a pair, the other files of a session. None for a folder.
///
/// # Errors
/// If the folder of the file cannot be read.
pub fn belonging(path: &Path) -> Result<Vec<PathBuf>, Error> {
    if path.is_dir() {
        return Ok(Vec::new());
    }
    if part_of(path).is_some() {
        let mut files = network_files(folder_of(path))?;
        files.retain(|file| session_of(file) == session_of(path) && file.file_name() != path.file_name());
        return Ok(files);
    }
    Ok(twin(path).or_else(|| nodes_of(path)).filter(|other| other.exists()).into_iter().collect())
}

/// Reads a file together with another that was found beside it.
fn open_with(path: &Path, other: &Path, options: &ReadOptions) -> Result<Vec<Input>, Error> {
    let bytes = bytes_of(path)?;
    let (other, known_by) = beside(other)?;
    let options = ReadOptions { beside: Some(other), ..options.clone() };
    let mut inputs = inputs(bytes.into(), &path.display().to_string(), &options)?;
    inputs.iter_mut().for_each(|input| input.beside = vec![known_by.clone()]);
    Ok(inputs)
}

/// Reads the files of a session of Network Canvas, under the name of the first.
fn open_session(files: &[PathBuf], options: &ReadOptions) -> Result<Vec<Input>, Error> {
    let Some((first, further)) = files.split_first() else { return Ok(Vec::new()) };
    let (further, known_by): (Vec<_>, Vec<_>) =
        further.iter().map(|file| beside(file)).collect::<Result<Vec<_>, Error>>()?.into_iter().unzip();
    let options = ReadOptions { further, ..options.clone() };
    let mut inputs = inputs(bytes_of(first)?.into(), &first.display().to_string(), &options)?;
    inputs.iter_mut().for_each(|input| input.beside.clone_from(&known_by));
    Ok(inputs)
}

/// What a file of a session of Network Canvas lists.
fn part_of(file: &Path) -> Option<session::Part> {
    session::part(file.file_name()?.to_str()?).map(|(_, part, _)| part)
}

/// The session that a file belongs to.
fn session_of(file: &Path) -> Option<&str> {
    session::part(file.file_name()?.to_str()?).map(|(session, ..)| session)
}

/// A second file that belongs to the one that was named, such as a table of nodes.
///
/// With it comes what it is known by: its name and the SHA-256 of its bytes.
///
/// # Errors
/// If it cannot be read or unpacked.
pub fn beside(path: &Path) -> Result<(Beside, (String, String)), Error> {
    let name = path.display().to_string();
    let packed = bytes_of(path)?;
    let known_by = (name.clone(), sha256(&packed));
    let bytes = unpack(&packed, &name)?.into_owned();
    Ok((Beside { name, bytes }, known_by))
}

pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, Error> {
    let read = || {
        let mut file = std::fs::File::open(path)?;
        let before = file.metadata()?;
        let mut bytes = Vec::new();
        // Pipes and devices have no length, and neither have files that the system makes up.
        if !before.is_file() || before.len() == 0 {
            file.read_to_end(&mut bytes)?;
            return Ok(Some(bytes));
        }
        let room = usize::try_from(before.len()).unwrap_or(usize::MAX).saturating_add(1);
        bytes.try_reserve_exact(room).map_err(|_| std::io::Error::from(std::io::ErrorKind::OutOfMemory))?;
        // A file that grows faster than it is read would never end.
        let whole = (&mut file).take(before.len() + 1).read_to_end(&mut bytes)? as u64 == before.len();
        Ok((whole && file.metadata()?.modified().ok() == before.modified().ok()).then_some(bytes))
    };
    read().map_err(|reason| unreadable(path, reason))?.ok_or_else(|| {
        Error::new(ErrorKind::Read, format!("{} changed while it was read", path.display()))
            .hint("try again when the program that writes it is done")
    })
}

/// The other half of a format that comes in two files.
fn twin(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let (stem, ending) = name.split_at_checked(name.len().checked_sub(1)?)?;
    let others = match ending {
        "h" => ["d", "D"],
        "H" => ["D", "d"],
        "d" => ["h", "H"],
        "D" => ["H", "h"],
        _ => return None,
    };
    let [first, second] = others.map(|other| path.with_file_name(format!("{stem}{other}")));
    stem.ends_with("##").then_some(if first.exists() { first } else { second })
}

/// Where the table of nodes stands that belongs to a table of ties, if there is one: the same as in a folder.
fn nodes_of(path: &Path) -> Option<PathBuf> {
    if table_name(path).is_none() || tables_stem(path, NODE_WORDS).is_some() {
        return None;
    }
    // Names alone are looked at first: a folder may hold thousands of other files.
    let may_belong = |name: &Path| tables_stem(name, NODE_WORDS).is_some_and(|stem| goes_with(path, &stem));
    let files = network_files_called(folder_of(path), may_belong).ok()?;
    // Under the folder as it was typed, which for a name alone is none.
    Some(path.with_file_name(nodes_among(&files, path)?.file_name()?))
}

/// The table of nodes among these files that belongs to a table of ties; one with the same ending goes before others.
fn nodes_among<'f>(files: &'f [PathBuf], ties: &Path) -> Option<&'f PathBuf> {
    let belongs = |file: &&PathBuf| tables_stem(file, NODE_WORDS).is_some_and(|stem| goes_with(ties, &stem));
    files.iter().filter(belongs).min_by_key(|file| file.extension() != ties.extension())
}

/// The folder that a file lies in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The network files of a folder in the order of their names.
fn network_files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    network_files_called(folder, |_| true)
}

/// As [`network_files`], those whose name is wanted.
fn network_files_called(folder: &Path, is_wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Error> {
    let entries = std::fs::read_dir(folder).map_err(|reason| unreadable(folder, reason))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.file_name()))
        .filter(|name| is_wanted(Path::new(name)) && name.to_str().is_some_and(is_network_file))
        .map(|name| folder.join(name))
        .filter(|path| path.is_file())
        .filter(|path| !is_picture(path) && !is_recipe(path))
        .collect();
    files.sort();
    Ok(files)
}

/// Each table of ties with the table of nodes that belongs to it, every other file alone.
fn paired(files: &[PathBuf]) -> Vec<(PathBuf, Option<PathBuf>)> {
    let mut paired = Vec::new();
    for file in files {
        if tables_stem(file, NODE_WORDS).is_some_and(|stem| files.iter().any(|other| goes_with(other, &stem))) {
            continue;
        }
        paired.push((file.clone(), nodes_among(files, file).cloned()));
    }
    paired
}

const NODE_WORDS: &[&str] = &["nodes", "actors", "organisations", "organisaties", "knopen", "actoren"];
const TIE_WORDS: &[&str] = &["ties", "edges", "links", "relations", "relaties", "banden"];

/// Whether a file is the table of ties that belongs to the table of nodes with this stem.
fn goes_with(file: &Path, stem: &str) -> bool {
    let plain = table_name(file).filter(|name| !stem.is_empty() && name == stem);
    plain.is_some() || tables_stem(file, TIE_WORDS).as_deref() == Some(stem)
}

/// What is left of the name of a table without the longest word that says what it lists: `ede` of `ede-nodes.csv`, and of
/// `ede-relaties.csv`, which ends with `ties` too.
fn tables_stem(file: &Path, words: &[&str]) -> Option<String> {
    let name = table_name(file)?;
    let rests = words.iter().filter_map(|word| name.strip_suffix(word).or_else(|| name.strip_prefix(word)));
    rests.min_by_key(|rest| rest.len()).map(|rest| rest.trim_matches(['-', '_', ' ', '.']).to_owned())
}

/// The name of a CSV or TSV file in lower case, without its ending.
fn table_name(file: &Path) -> Option<String> {
    let name = file.file_name()?.to_str()?.to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let (stem, ending) = name.rsplit_once('.')?;
    ["csv", "tsv", "tab", "txt"].contains(&ending).then(|| stem.to_owned())
}

/// Endings that files of other kinds have too: such a file is read when it is named, not because it lies in a folder.
const VAGUE: [&str; 7] = [".xml", ".dat", ".lst", ".rb", ".col", ".sm", ".gr"];

/// A file whose ending says that it is a network, and that is no README, schema, temporary or hidden file.
fn is_network_file(name: &str) -> bool {
    let plain = name.strip_suffix(".gz").unwrap_or(name);
    let lower = plain.to_lowercase();
    let vague = VAGUE.iter().any(|ending| lower.ends_with(ending));
    let odd = name.starts_with(['.', '~']) || plain.ends_with(".schema.json") || lower.ends_with("##d") || vague;
    !odd && by_name(plain).is_some()
}

/// A picture of ours beside the network that it was drawn from, which would be counted twice; named alone it is read.
fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let mut start = [0; 200];
    let mut read = || std::fs::File::open(path)?.read(&mut start);
    matches!(ending.as_str(), "dot" | "gv")
        && read().is_ok_and(|length| String::from_utf8_lossy(&start[..length]).contains("layout=nop2"))
}

/// A recipe of ours by its name and by what it holds: somebody may call a network so.
fn is_recipe(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
    let fields = || -> Option<BTreeMap<String, serde::de::IgnoredAny>> {
        let file = std::io::BufReader::new(std::fs::File::open(path).ok()?);
        serde_json::from_reader(file).ok()
    };
    (name == "recipe.json" || name.ends_with(".recipe.json"))
        && fields().is_some_and(|fields| {
            let has = |name: &str| fields.contains_key(name);
            has("verbinder") && !["nodes", "edges", "links"].iter().any(|own| has(own))
        })
}

fn unreadable(path: &Path, reason: std::io::Error) -> Error {
    let hint = match reason.kind() {
        std::io::ErrorKind::NotFound => "check the name and the folder; - reads standard input",
        std::io::ErrorKind::PermissionDenied => "you have no permission to read it",
        _ => "it exists but could not be read",
    };
    Error::new(ErrorKind::Read, format!("{} cannot be read", path.display())).because(reason).hint(hint)
}
