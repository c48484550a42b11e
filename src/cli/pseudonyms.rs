//! Options that make a twin without names of what is read, before anything is computed or written.

use super::args::TableArgs;
use super::output;
use super::reading::Input;
use clap::Args;
use std::path::{Path, PathBuf};
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
    /// With --pseudonymise: file with a secret phrase; the same phrase gives a name the same code in every file
    #[arg(long, value_name = "FILE", requires = "pseudonymise")]
    pseudonym_key: Option<PathBuf>,
    /// With --pseudonymise: write who is who to this table, to be kept apart
    #[arg(long, value_name = "FILE", requires = "pseudonymise")]
    pseudonym_list: Option<PathBuf>,
}

/// A secret phrase shorter than this can be tried out.
const SHORTEST_KEY: usize = 12;

impl PseudonymArgs {
    /// Puts the twin in the place of every network that was read.
    pub(crate) fn apply(&self, inputs: &mut [Input]) -> Result<(), Error> {
        if !self.pseudonymise {
            return Ok(());
        }
        let key = self.pseudonym_key.as_deref().map(key).transpose()?;
        let mut lists = Vec::new();
        for (number, input) in inputs.iter_mut().enumerate() {
            let network = input.network.value.clone();
            let pseudonyms = pseudonyms(&network, key.as_deref());
            // A network in a file of several may be called after its town.
            let names = pseudonyms.clone();
            let part = input.part.as_deref().map(|part| match names.place(part) {
                same if same == part => format!("{}", number + 1),
                other => other.to_owned(),
            });
            lists.push((input.title(), network.clone(), pseudonyms.clone()));
            input.read.network.value = pseudonyms.apply(&network);
            input.read.name = "(pseudonymised)".to_owned();
            input.read.part = part;
            input.pseudonyms = Some(pseudonyms);
        }
        match &self.pseudonym_list {
            Some(path) => write_list(path, &lists),
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

fn pseudonyms(network: &Network, key: Option<&str>) -> Pseudonyms {
    let language = network.info().language.as_deref().and_then(Language::from_code).unwrap_or_default();
    let kind = |id: &str| kinds::node_kind(language, network.vocabulary(), id);
    let words = Words {
        title: language.pick("Pseudonymised network", "Gepseudonimiseerd netwerk"),
        place: language.pick("Place", "Plaats"),
        source: language.pick("Source", "Bron"),
        kind: &kind,
    };
    Pseudonyms::of(network, key, &words)
}

fn write_list(path: &Path, lists: &[(String, Network, Pseudonyms)]) -> Result<(), Error> {
    let text = |name: &str| Column::new(name, ColumnType::Text);
    let columns = ["network", "what", "id", "name", "pseudonym"].map(text).to_vec();
    let mut table = Table::new("Who is who", columns);
    for (title, network, pseudonyms) in lists {
        for (what, id, name, pseudonym) in pseudonyms.list(network) {
            table.push(vec![title.as_str().into(), what.into(), id.into(), name.into(), pseudonym.into()]);
        }
    }
    let options = TableArgs { output: Some(path.to_string_lossy().into_owned()), format: None };
    output::write_table(&table, &options, Language::default())
}

/// The choices of a filter, with names in the words of the twin where there is one.
pub(crate) fn translated(files: &[&Input], mut filter: Filter) -> Filter {
    for name in &mut filter.municipalities {
        let known = files.iter().filter_map(|file| file.pseudonyms.as_ref()).map(|known| known.place(name).to_owned());
        if let Some(new) = known.into_iter().find(|new| new != name) {
            *name = new;
        }
    }
    filter
}
