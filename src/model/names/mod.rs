//! Words that were probably meant, and names that may mean the same body.

mod candidates;
mod decisions;
mod grouping;
mod normal;
mod placeholder;
mod similarity;
mod words;

pub use candidates::{DEFAULT_MINIMUM, Entry, Suggestion, propose};
pub use decisions::{Decided, Decision, MergeList};
pub use grouping::{Known, Proposal, group};
pub use placeholder::is_placeholder;

use crate::diagnostics::{Diagnostic, said, text};
use normal::Normal;

/// Hints at the id that was probably meant. To compare with every id is dear, so a file in which nothing fits gets such hints
/// for its first ties only.
#[derive(Debug, Default)]
pub(super) struct Suggestions {
    compared: usize,
}

impl Suggestions {
    const MOST_COMPARISONS: usize = 2_000_000;

    pub(super) fn complete<'n>(
        &mut self,
        diagnostic: Diagnostic,
        id: &str,
        known: impl ExactSizeIterator<Item = &'n str>,
    ) -> Diagnostic {
        self.compared = self.compared.saturating_add(known.len());
        let near = if self.compared > Self::MOST_COMPARISONS { None } else { nearest(id, known) };
        match near {
            Some(near) => diagnostic.hint(said!("did you mean {near:?}?", "bedoelt u {near:?}?")),
            None => diagnostic.hint(text!("add the node, or correct the id", "voeg de knoop toe, of verbeter het id")),
        }
    }
}

/// Whether a name says what kind of body it is and nothing else, as found in every town: `Wmo-loket`, `Wijkteam Ede` in Ede.
pub fn is_type_name(name: &str, place: &str) -> bool {
    Normal::new(name, place).is_type()
}

/// Bytes of a name up to which it is compared letter by letter, which takes the square of its length. Longer ones are no names that
/// someone mistyped: they are the same or they are not.
const MOST_COMPARED: usize = 256;

/// The known word that a mistyped one most likely stands for.
pub fn nearest<'a, S: AsRef<str> + ?Sized + 'a>(word: &str, known: impl Iterator<Item = &'a S>) -> Option<&'a str> {
    let mut known = known.map(AsRef::as_ref);
    if word.len() > MOST_COMPARED {
        return known.find(|candidate| candidate.eq_ignore_ascii_case(word));
    }
    let lower = word.to_lowercase();
    known
        .filter(|candidate| candidate.len() <= MOST_COMPARED)
        .map(|candidate| (strsim::jaro_winkler(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(score, _)| *score > 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}
