//! Files and folders: the only place of the library that reads from the disk.

use super::shared::decode::unpack;
use super::shared::detect;
use super::{Beside, Input, ReadOptions, by_name, from_bytes};
use crate::error::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// Reads the networks of a file, or of every network file in a folder. There is at least one.
///
/// In a folder, a table of nodes (`town-nodes.csv`, `nodes.csv`) is read together with the table of ties of the same name
/// (`town-ties.csv`, `town-edges.csv`, `town.csv`); a table of ties that is named alone finds its table of nodes too. Files of UCINET come in pairs (`.##h`, `.##d`); naming one reads both.
pub fn open(path: &Path, options: &ReadOptions) -> Result<Vec<Input>, Error> {
    if !path.is_dir() {
        return open_file(path, options);
    }
    let mut inputs = Vec::new();
    for (file, nodes) in files_in(path)? {
        let mut options = options.clone();
        if let Some(nodes) = nodes {
            options.beside = Some(beside(&nodes)?);
        }
        inputs.extend(open_file(&file, &options)?);
    }
    if inputs.is_empty() {
        let message = format!("the folder {} holds no network file", path.display());
        return Err(Error::new(ErrorKind::Read, message).hint(detect::known_formats()));
    }
    Ok(inputs)
}

/// Reads a network file. Of several networks in one file it gives the first.
pub fn read_file(path: &Path) -> Result<Input, Error> {
    Ok(open_file(path, &ReadOptions::default())?.swap_remove(0))
}

fn open_file(path: &Path, options: &ReadOptions) -> Result<Vec<Input>, Error> {
    let name = path.display().to_string();
    let bytes = bytes_of(path)?;
    let other = twin(path).or_else(|| nodes_of(path)).filter(|other| options.beside.is_none() && other.exists());
    let Some(other) = other else { return from_bytes(&bytes, &name, options) };
    from_bytes(&bytes, &name, &ReadOptions { beside: Some(beside(&other)?), ..options.clone() })
}

/// A second file that belongs to the one that was named, such as a table of nodes.
pub fn beside(path: &Path) -> Result<Beside, Error> {
    let name = path.display().to_string();
    let bytes = unpack(&bytes_of(path)?, &name)?.into_owned();
    Ok(Beside { name, bytes })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|reason| unreadable(path, reason))
}

/// The other half of a format that comes in two files.
fn twin(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let (stem, ending) = name.split_at_checked(name.len().checked_sub(1)?)?;
    let other = match ending {
        "h" | "H" => "d",
        "d" | "D" => "h",
        _ => return None,
    };
    stem.ends_with("##").then(|| path.with_file_name(format!("{stem}{other}")))
}

/// Where the table of nodes stands that belongs to a table of ties, if there is one: `ede-nodes.csv` for `ede.csv` or `ede-ties.csv`.
fn nodes_of(path: &Path) -> Option<PathBuf> {
    let ending = path.extension()?.to_str()?;
    let is_table = ["csv", "tsv", "tab", "txt"].contains(&ending.to_lowercase().as_str());
    if !is_table || tables_stem(path, NODE_WORDS).is_some() {
        return None;
    }
    let stem = path.file_stem()?.to_str()?;
    let names = std::iter::once(format!("{stem}-nodes.{ending}")).chain(TIE_WORDS.iter().filter_map(|word| {
        let rest = stem.strip_suffix(word)?;
        Some(format!("{rest}nodes.{ending}"))
    }));
    names.map(|name| path.with_file_name(name)).find(|file| file.exists())
}

/// The network files of a folder in the order of their names, each table of ties with the table of nodes that belongs to it.
fn files_in(folder: &Path) -> Result<Vec<(PathBuf, Option<PathBuf>)>, Error> {
    let entries = std::fs::read_dir(folder).map_err(|reason| unreadable(folder, reason))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_file())
        .filter(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(is_network_file))
        .collect();
    files.sort();
    let stems: Vec<Option<String>> = files.iter().map(|file| tables_stem(file, NODE_WORDS)).collect();
    let mut paired = Vec::new();
    for file in &files {
        if tables_stem(file, NODE_WORDS).is_some_and(|stem| files.iter().any(|other| goes_with(other, &stem))) {
            continue;
        }
        let nodes =
            stems.iter().zip(&files).find(|(stem, _)| stem.as_deref().is_some_and(|stem| goes_with(file, stem)));
        paired.push((file.clone(), nodes.map(|(_, nodes)| nodes.clone())));
    }
    Ok(paired)
}

const NODE_WORDS: &[&str] = &["nodes", "actors", "organisations", "organisaties", "knopen", "actoren"];
const TIE_WORDS: &[&str] = &["ties", "edges", "links", "relations", "relaties", "banden"];

/// Whether a file is the table of ties that belongs to the table of nodes with this stem.
fn goes_with(file: &Path, stem: &str) -> bool {
    let plain = table_name(file).filter(|name| !stem.is_empty() && name == stem);
    plain.is_some() || tables_stem(file, TIE_WORDS).as_deref() == Some(stem)
}

/// What is left of the name of a table without the word that says what it lists: `ede` of `ede-nodes.csv`.
fn tables_stem(file: &Path, words: &[&str]) -> Option<String> {
    let name = table_name(file)?;
    words.iter().find_map(|word| {
        let rest = name.strip_suffix(word).or_else(|| name.strip_prefix(word))?;
        Some(rest.trim_matches(['-', '_', ' ', '.']).to_owned())
    })
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
    let vague = VAGUE.iter().any(|ending| plain.to_lowercase().ends_with(ending));
    let odd = name.starts_with(['.', '~']) || plain.ends_with(".schema.json") || plain.ends_with("##d") || vague;
    !odd && (by_name(plain).is_some() || plain.ends_with("##h"))
}

fn unreadable(path: &Path, reason: std::io::Error) -> Error {
    let hint = match reason.kind() {
        std::io::ErrorKind::NotFound => "check the name and the folder; - reads standard input",
        std::io::ErrorKind::PermissionDenied => "you have no permission to read it",
        _ => "it exists but could not be read",
    };
    Error::new(ErrorKind::Read, format!("{} cannot be read", path.display())).because(reason).hint(hint)
}
