//! Options that make a twin without names of what is read, before anything is computed or written.

use super::args::TableArgs;
use super::reading::Input;
use super::{files, output, record};
use clap::Args;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use verbinder::model::Network;
use verbinder::present::language::{Language, kinds};
use verbinder::present::table::{Column, ColumnType, Table};
use verbinder::transform::Filter;
use verbinder::transform::pseudonymise::{Pseudonyms, Words};
use verbinder::{Error, ErrorKind};

/// Names that may not be shown.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Names")]
pub(crate) struct PseudonymArgs {
    /// Show no names: a consistent twin with pseudonyms, without notes, aliases, addresses and free attributes
    #[arg(long)]
    pseudonymise: bool,
    /// With --pseudonymise: file with a secret phrase; the same phrase gives an id the same code in every file
    #[arg(long, value_name = "FILE", requires = "pseudonymise")]
    pseudonym_key: Option<PathBuf>,
    /// With --pseudonymise: write who is who to this table, to be kept apart
    #[arg(long, value_name = "FILE", requires = "pseudonymise")]
    pseudonym_list: Option<PathBuf>,
}

/// A secret phrase shorter than this can be tried out.
const SHORTEST_KEY: usize = 12;

/// What became a twin in this run: the title of each network with who is who in it.
static DONE: Mutex<BTreeMap<String, Vec<[String; 4]>>> = Mutex::new(BTreeMap::new());

/// What stands in place of the name of a file.
const HIDDEN: &str = "(pseudonymised)";

impl PseudonymArgs {
    /// Whether no name may be shown.
    pub(crate) fn hide_names(&self) -> bool {
        self.pseudonymise
    }

    /// Puts the twin in the place of every network of a file.
    pub(crate) fn apply(&self, inputs: &mut [Input]) -> Result<(), Error> {
        if !self.pseudonymise {
            return Ok(());
        }
        let key = self.pseudonym_key.as_deref().map(key).transpose()?;
        let titles: Vec<String> = inputs.iter().map(|input| input.title()).collect();
        let mut done = DONE.lock().expect("no thread fails while it holds the list");
        // Numbers of one file say nothing in another: the same actor would be two.
        if key.is_none() && done.keys().any(|known| !titles.contains(known)) {
            return Err(Error::request("several files under --pseudonymise need a key, or one actor would be two")
                .hint(
                    "add --pseudonym-key FILE, a text file with a secret phrase: an id then has one code in all files",
                ));
        }
        let networks: Vec<Network> = inputs.iter().map(|input| input.network.value.clone()).collect();
        let pseudonyms = pseudonyms(&networks, key.as_deref());
        for ((input, network), title) in inputs.iter_mut().zip(&networks).zip(titles) {
            let list = pseudonyms.list(network).into_iter();
            let list = list.map(|(what, id, name, new)| [what, id, name, new].map(str::to_owned)).collect();
            let number = done.len() + usize::from(!done.contains_key(&title));
            done.insert(title, list);
            // A network in a file of several may be called after its town.
            let part = input.part.as_deref().map(|part| match pseudonyms.place(part) {
                same if same == part => number.to_string(),
                other => other.to_owned(),
            });
            let name = if number > 1 && part.is_none() { format!("{HIDDEN} {number}") } else { HIDDEN.to_owned() };
            input.read.replace(pseudonyms.apply(network), name, part);
            input.pseudonyms = Some(pseudonyms.clone());
        }
        match &self.pseudonym_list {
            Some(path) => write_list(path, &done),
            None => Ok(()),
        }
    }
}

/// The secret phrase in a file, without the line end that editors add.
fn key(path: &Path) -> Result<String, Error> {
    output::protect(path);
    let text = std::fs::read_to_string(path).map_err(|error| {
        Error::new(ErrorKind::Read, format!("cannot read {}", path.display()))
            .because(error)
            .hint("--pseudonym-key names a text file that holds a secret phrase")
    })?;
    let phrase = text.trim();
    if phrase.chars().count() < SHORTEST_KEY {
        return Err(Error::request(format!("{} holds no phrase of {SHORTEST_KEY} or more signs", path.display()))
            .hint("a short phrase can be guessed by trying; take a sentence"));
    }
    Ok(phrase.to_owned())
}

fn pseudonyms(networks: &[Network], key: Option<&str>) -> Pseudonyms {
    let language = networks.iter().find_map(|network| network.info().language.as_deref().and_then(Language::from_code));
    let language = language.unwrap_or_default();
    let kind = |id: &str| match networks.iter().find(|network| network.vocabulary().node_kind(id).is_some()) {
        Some(network) => kinds::node_kind(language, network.vocabulary(), id),
        None => id.to_owned(),
    };
    let words = Words {
        title: language.pick("Pseudonymised network", "Gepseudonimiseerd netwerk"),
        place: language.pick("Place", "Plaats"),
        source: language.pick("Source", "Bron"),
        layer: language.pick("Layer", "Laag"),
        kind: &kind,
    };
    Pseudonyms::of(&networks.iter().collect::<Vec<_>>(), key, &words)
}

/// Who is who in all files of this run.
fn write_list(path: &Path, done: &BTreeMap<String, Vec<[String; 4]>>) -> Result<(), Error> {
    let text = |name: &str| Column::new(name, ColumnType::Text);
    let columns = ["network", "what", "id", "name", "pseudonym"].map(text).to_vec();
    let mut table = Table::new("Who is who", columns);
    for (title, list) in done {
        for row in list {
            table.push(std::iter::once(title).chain(row).map(|text| text.as_str().into()).collect());
        }
    }
    let options = TableArgs { output: Some(path.to_string_lossy().into_owned()), format: None };
    files::write_list([path.to_owned(), record::beside(path)], || {
        output::write_table(table, &options, Language::default())
    })
}

/// The choices of a filter, with names in the words of the twin where there is one.
pub(crate) fn translated(files: &[&Input], mut filter: Filter) -> Filter {
    // All files of a run share their pseudonyms.
    for file in files {
        let Some(known) = &file.pseudonyms else { continue };
        for name in &mut filter.municipalities {
            *name = known.place(name).to_owned();
        }
        for name in &mut filter.layers {
            *name = known.layer(name).to_owned();
        }
    }
    filter
}

/// The recipe of a filter without what was typed: in a condition a name may stand.
pub(crate) fn without_names(recipe: &mut [(String, String)]) {
    for (option, value) in recipe {
        if matches!(option.as_str(), "where" | "ego" | "merges") {
            *value = "(not shown)".to_owned();
        }
    }
}
