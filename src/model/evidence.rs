//! Where a claim was read: source, place in it, how certain, and a note in the coder's own words.

/// A document that claims were read in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Source {
    /// Id that evidence refers to.
    pub id: String,
    /// Title of the document.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as the source prints it or as an ISO date.
    pub date: Option<String>,
    /// Where it can be found.
    pub url: Option<String>,
    /// The year that its claims describe.
    pub observation_year: Option<i32>,
    /// Anything else.
    pub attributes: super::Attributes,
}

/// How sure it is that the source says so. Orders surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The text says it.
    Explicit,
    /// A firm inference from the text.
    Implied,
    /// The text can be read in two ways.
    Ambiguous,
}

impl Certainty {
    /// All values, surest first.
    pub const ALL: [Certainty; 3] = [Certainty::Explicit, Certainty::Implied, Certainty::Ambiguous];

    /// The word in files and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Certainty::Explicit => "explicit",
            Certainty::Implied => "implied",
            Certainty::Ambiguous => "ambiguous",
        }
    }

    /// The value that a word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.word() == word)
    }
}

/// In what a place in a source is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LocatorUnit {
    /// Page number.
    Page,
    /// Section heading or number.
    Section,
    /// Ordinal of the paragraph.
    Paragraph,
    /// Row of a table.
    Row,
}

impl LocatorUnit {
    /// All values.
    pub const ALL: [LocatorUnit; 4] =
        [LocatorUnit::Page, LocatorUnit::Section, LocatorUnit::Paragraph, LocatorUnit::Row];

    /// The word in files.
    pub fn word(self) -> &'static str {
        match self {
            LocatorUnit::Page => "page",
            LocatorUnit::Section => "section",
            LocatorUnit::Paragraph => "paragraph",
            LocatorUnit::Row => "row",
        }
    }
}

/// A place in a source, such as paragraph 93.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locator {
    /// In what it is counted.
    pub unit: LocatorUnit,
    /// The number or name.
    pub value: String,
}

/// One place where a claim was read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// Id of the source.
    pub source: String,
    /// Place in the source; several where the claim rests on them together.
    pub locators: Vec<Locator>,
    /// How sure the reading is.
    pub certainty: Certainty,
    /// What the place says, in the coder's own words.
    pub note: Option<String>,
}

impl Evidence {
    /// Short reference for tables and pictures: `gouden-gemeenten § 93`.
    pub fn reference(&self) -> String {
        let places: Vec<String> = self
            .locators
            .iter()
            .map(|locator| match locator.unit {
                LocatorUnit::Page => format!("p. {}", locator.value),
                LocatorUnit::Section => format!("sect. {}", locator.value),
                LocatorUnit::Paragraph => format!("§ {}", locator.value),
                LocatorUnit::Row => format!("row {}", locator.value),
            })
            .collect();
        if places.is_empty() { self.source.clone() } else { format!("{} {}", self.source, places.join(", ")) }
    }
}
