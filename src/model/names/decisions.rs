//! What a person decided about names: a list of pairs, each with a decision.

use crate::diagnostics::Place;

/// What is decided about two names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// One body: the first goes into the second.
    Merge,
    /// As [`Decision::Merge`], also where a type of body ("Wmo-loket") would merge across towns.
    MergeAcross,
    /// Both stay, whatever they are. A name without a second one stays a node of its own.
    Keep,
    /// Two bodies.
    NotTheSame,
}

impl Decision {
    /// All values.
    pub const ALL: [Decision; 4] = [Decision::Merge, Decision::MergeAcross, Decision::Keep, Decision::NotTheSame];

    /// The word in lists.
    pub fn word(self) -> &'static str {
        match self {
            Decision::Merge => "merge",
            Decision::MergeAcross => "merge-across",
            Decision::Keep => "keep",
            Decision::NotTheSame => "not-the-same",
        }
    }

    /// The Dutch word, which lists may use as well.
    pub fn dutch(self) -> &'static str {
        match self {
            Decision::Merge => "samenvoegen",
            Decision::MergeAcross => "samenvoegen-tussen-gemeenten",
            Decision::Keep => "houden",
            Decision::NotTheSame => "niet-hetzelfde",
        }
    }

    /// The decision that a word stands for, however it is spaced and in whichever case.
    pub fn from_word(word: &str) -> Option<Self> {
        let plain = word.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let plain = plain.join("-").to_lowercase();
        Self::ALL.into_iter().find(|value| [value.word(), value.dutch()].contains(&plain.as_str()))
    }

    /// Whether the first name goes into the second.
    pub fn merges(self) -> bool {
        matches!(self, Decision::Merge | Decision::MergeAcross)
    }
}

/// One row of a merge list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// What is decided; none where nobody has decided yet.
    pub decision: Option<Decision>,
    /// The name that goes where the two merge.
    pub name: String,
    /// Its id; may be empty where the name is the only one.
    pub id: String,
    /// The name that stays; empty only where a name is kept by itself.
    pub into: String,
    /// Its id.
    pub into_id: String,
    /// Municipality of the two, which tells equal names apart.
    pub municipality: String,
    /// Where the row stands.
    pub place: Place,
    /// Every cell as it was written, in the order of the headings.
    pub cells: Vec<String>,
}

/// A merge list, with everything that a person wrote into it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MergeList {
    /// The file as the user named it.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows in the order of the file.
    pub rows: Vec<Decided>,
    /// The sign between cells, where the file is text.
    pub delimiter: Option<char>,
}

impl MergeList {
    /// Number of rows with this decision.
    pub fn count(&self, decision: Option<Decision>) -> usize {
        self.rows.iter().filter(|row| row.decision == decision).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_people_write_them() {
        for word in ["not-the-same", "Not the same", "niet_hetzelfde", " NIET HETZELFDE "] {
            assert_eq!(Decision::from_word(word), Some(Decision::NotTheSame), "{word}");
        }
        for decision in Decision::ALL {
            assert_eq!(Decision::from_word(decision.word()), Some(decision));
            assert_eq!(Decision::from_word(decision.dutch()), Some(decision));
        }
        assert_eq!(Decision::from_word("misschien"), None);
        assert_eq!(Decision::from_word(""), None);
    }
}
