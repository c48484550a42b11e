//! Options that say which nodes are one body, and what became of the network by them. Every command that reads a network has them.

use super::reading::Input;
use super::{files, record};
use clap::Args;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use verbinder::Error;
use verbinder::diagnostics::Place;
use verbinder::formats;
use verbinder::model::names::MergeList;
use verbinder::present::language::Language;
use verbinder::text::Text;
use verbinder::transform::merge::{self, merge, with_targets};
use verbinder::transform::roll_up::{self, roll_up};

/// Which nodes are one body.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Names")]
pub(crate) struct CleaningArgs {
    /// Merge names as this list decides; `verbinder names FILE -o LIST.csv` writes one
    #[arg(long, value_name = "LIST")]
    merges: Option<PathBuf>,
    /// Departments (actors that are part_of another) count as their organisation
    #[arg(long)]
    roll_up: bool,
}

impl CleaningArgs {
    /// The merge list, where one is named.
    pub(crate) fn list(&self) -> Option<&Path> {
        self.merges.as_deref()
    }

    /// Whether departments count as their organisation.
    pub(crate) fn rolls_up(&self) -> bool {
        self.roll_up
    }
}

/// What the options made of a network.
#[derive(Debug, Default)]
pub(crate) struct Cleaned {
    /// The list, and what it did.
    pub(crate) merges: Option<(Arc<MergeList>, merge::Log)>,
    rolled_up: Option<roll_up::Log>,
}

/// Merges and rolls up the networks of a file, in this order. What the list decides about nodes that are in another network of the
/// file is not stale.
pub(crate) fn clean(inputs: Vec<formats::Input>, args: &CleaningArgs) -> Result<Vec<Input>, Error> {
    let mut cleaned: Vec<Input> =
        inputs.into_iter().map(|read| Input { read, cleaned: Cleaned::default(), pseudonyms: None }).collect();
    if let Some(path) = &args.merges {
        let list = formats::open_merge_list(path)?;
        files::protect(path);
        record::read(&list.value.file, &list.value.sha256);
        if let Some(first) = cleaned.first_mut() {
            first.read.network.diagnostics.extend(list.diagnostics);
        }
        let list = Arc::new(list.value);
        let mut findings = Vec::new();
        // A name may go into one that only another network of the file has.
        let networks: Vec<_> = cleaned.iter().map(|input| (&input.network.value, &input.origins)).collect();
        let completed = if networks.len() > 1 { with_targets(&networks, &list) } else { vec![None] };
        for (input, completed) in cleaned.iter_mut().zip(completed) {
            if let Some((network, origins)) = completed {
                (input.read.network.value, input.read.origins) = (network, origins);
            }
            let merged = merge(&input.network.value, &input.origins, &list);
            input.read.network.value = merged.network;
            input.read.origins = merged.origins;
            input.cleaned.merges = Some((Arc::clone(&list), merged.log));
            findings.push(merged.diagnostics);
        }
        // What is nowhere is said once, and what is elsewhere in the file not at all.
        let knows = |row: usize| cleaned.iter().any(|input| input.merges().is_some_and(|log| log.rows[row].is_some()));
        let elsewhere: Vec<&Place> =
            (0..list.rows.len()).filter(|&row| knows(row)).map(|row| &list.rows[row].place).collect();
        for (number, (input, mut found)) in cleaned.iter_mut().zip(findings).enumerate() {
            found.retain(|found| found.code != "stale-merge" || (number == 0 && !elsewhere.contains(&&found.place)));
            input.read.network.diagnostics.extend(found);
        }
    }
    if args.roll_up {
        for input in &mut cleaned {
            let done = roll_up(&input.network.value, &input.origins);
            input.read.network.diagnostics.extend(done.diagnostics);
            input.read.network.value = done.network;
            input.read.origins = done.origins;
            input.cleaned.rolled_up = Some(done.log);
        }
    }
    Ok(cleaned)
}

impl Input {
    /// What a merge list did.
    fn merges(&self) -> Option<&merge::Log> {
        self.cleaned.merges.as_ref().map(|(_, log)| log)
    }
}

impl Cleaned {
    /// Option and value, for the recipe.
    pub(crate) fn recipe(&self) -> Vec<(String, String)> {
        let mut recipe = Vec::new();
        if let Some((list, _)) = &self.merges {
            recipe.push(("merges".to_owned(), list.file.clone()));
            recipe.push(("merges_sha256".to_owned(), list.sha256.clone()));
        }
        if self.rolled_up.is_some() {
            recipe.push(("roll_up".to_owned(), "part_of".to_owned()));
        }
        recipe
    }

    /// What happened, in numbers.
    pub(crate) fn notes(&self, language: Language) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some((_, log)) = &self.merges {
            let differing = log.merges.iter().map(|merge| merge.differences.len()).sum();
            notes.extend(counted(log.merges.len(), &MERGED, language));
            notes.extend(counted(differing, &DIFFERING, language));
            notes.extend(counted(log.inside, &INSIDE_BODY, language));
            notes.extend(counted(log.ties_less(), &UNITED, language));
            notes.extend(counted(log.already, &ALREADY, language));
        }
        if let Some(log) = &self.rolled_up {
            let tops = counted(log.organisations, &ORGANISATIONS, language).unwrap_or_default();
            match counted(log.departments, &DEPARTMENTS, language) {
                Some(departments) => notes.push(format!("{departments} {tops}")),
                None => notes.push(language.text(NOTHING_TO_ROLL_UP).to_owned()),
            }
            notes.extend(counted(log.inside, &INSIDE_ORGANISATION, language));
            notes.extend(counted(log.united.iter().map(|united| united.ties.len() - 1).sum(), &UNITED, language));
        }
        notes
    }
}

/// Words behind the number one, and behind any other.
type Words = [Text; 2];

fn counted(number: usize, words: &Words, language: Language) -> Option<String> {
    (number > 0).then(|| format!("{number} {}", language.text(words[usize::from(number != 1)])))
}

const MERGED: Words = [
    Text {
        en: "name merged into another, as the list decides",
        nl: "naam samengevoegd met een andere, zoals de lijst zegt",
    },
    Text {
        en: "names merged into others, as the list decides",
        nl: "namen samengevoegd met andere, zoals de lijst zegt",
    },
];
const DIFFERING: Words = [
    Text {
        en: "field contradicts: the node that stays has the word, its attribute merged keeps the other",
        nl: "veld spreekt tegen: de knoop die blijft beslist, zijn kenmerk merged bewaart het andere",
    },
    Text {
        en: "fields contradict: the node that stays has the word, its attribute merged keeps the others",
        nl: "velden spreken tegen: de knoop die blijft beslist, zijn kenmerk merged bewaart de andere",
    },
];
const INSIDE_BODY: Words = [
    Text { en: "tie between names of one body dropped", nl: "relatie tussen namen van één organisatie vervallen" },
    Text { en: "ties between names of one body dropped", nl: "relaties tussen namen van één organisatie vervallen" },
];
const UNITED: Words = [
    Text {
        en: "tie united with another of the same pair: reporters and evidence together, the largest strength counts",
        nl: "relatie verenigd met een andere van hetzelfde paar: melders en vindplaatsen samen, de grootste sterkte telt",
    },
    Text {
        en: "ties united with another of the same pair: reporters and evidence together, the largest strength counts",
        nl: "relaties verenigd met een andere van hetzelfde paar: melders en vindplaatsen samen, de grootste sterkte telt",
    },
];
const ALREADY: Words = [
    Text { en: "row of the list is done in the file already", nl: "rij van de lijst is in het bestand al verwerkt" },
    Text {
        en: "rows of the list are done in the file already",
        nl: "rijen van de lijst zijn in het bestand al verwerkt",
    },
];
const DEPARTMENTS: Words = [
    Text { en: "department rolled up into", nl: "afdeling opgeteld bij" },
    Text { en: "departments rolled up into", nl: "afdelingen opgeteld bij" },
];
const ORGANISATIONS: Words =
    [Text { en: "organisation", nl: "organisatie" }, Text { en: "organisations", nl: "organisaties" }];
const NOTHING_TO_ROLL_UP: Text = Text {
    en: "nothing to roll up: no actor is part_of another",
    nl: "niets op te tellen: geen actor is part_of een andere",
};
const INSIDE_ORGANISATION: Words = [
    Text { en: "tie within an organisation dropped", nl: "relatie binnen een organisatie vervallen" },
    Text { en: "ties within an organisation dropped", nl: "relaties binnen een organisatie vervallen" },
];
