//! A tie: what joins two nodes, when, how surely, and where that was read.

use super::{Attributes, Certainty, Evidence, Name, Period, Shared};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LazyLock};

/// How the source evaluates a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Trust, good relations.
    Positive,
    /// Distrust, conflict.
    Negative,
}

impl Sign {
    /// The word in files: `+` or `-`.
    pub fn word(self) -> &'static str {
        match self {
            Sign::Positive => "+",
            Sign::Negative => "-",
        }
    }
}

/// Whether a tie exists yet, still, or only perhaps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Exists at the time of observation.
    #[default]
    Present,
    /// Decided or announced; does not exist yet.
    Planned,
    /// Being set up.
    InFormation,
    /// Might come to exist.
    Potential,
    /// Exists and will end.
    Ending,
    /// Existed before.
    Ended,
}

impl Status {
    /// All values.
    pub const ALL: [Status; 6] =
        [Status::Present, Status::Planned, Status::InFormation, Status::Potential, Status::Ending, Status::Ended];

    /// Whether the tie exists at the time of observation: present, or ending and not ended yet.
    pub fn holds(self) -> bool {
        matches!(self, Status::Present | Status::Ending)
    }

    /// Whether the tie is yet to come at the time of observation: planned, being set up or possible.
    pub fn is_to_come(self) -> bool {
        matches!(self, Status::Planned | Status::InFormation | Status::Potential)
    }

    /// The word in files and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Status::Present => "present",
            Status::Planned => "planned",
            Status::InFormation => "in-formation",
            Status::Potential => "potential",
            Status::Ending => "ending",
            Status::Ended => "ended",
        }
    }

    /// The value that a word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.word() == word)
    }
}

/// How strong a tie is: a number, or only a grade.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub enum Strength {
    /// Graded weak.
    Weak,
    /// Graded strong.
    Strong,
    /// Measured; above zero.
    Number(f64),
}

impl Strength {
    /// The weight it stands for in weighted measures: weak 1, strong 3, a number itself. Grades are ordinal; this map is printed wherever
    /// it is used.
    pub fn weight(self) -> f64 {
        match self {
            Strength::Weak => 1.0,
            Strength::Strong => 3.0,
            Strength::Number(value) => value,
        }
    }

    /// The largest and smallest measured strength: far beyond any scale in use, and near enough for sums and shares to stay exact.
    pub const RANGE: std::ops::RangeInclusive<f64> = 1e-100..=1e100;

    /// Whether it is a grade, or a number that can be reckoned with.
    pub fn is_sound(self) -> bool {
        match self {
            Strength::Weak | Strength::Strong => true,
            Strength::Number(value) => Self::RANGE.contains(&value),
        }
    }

    /// The number, where it is one.
    pub(crate) fn number(self) -> Option<f64> {
        match self {
            Strength::Weak | Strength::Strong => None,
            Strength::Number(value) => Some(value),
        }
    }

    /// The weight of a tie that states no strength: between weak and strong.
    pub const UNGRADED: f64 = 2.0;
    /// The weight of a tie without strength in a network whose strengths are numbers.
    pub const UNMEASURED: f64 = 1.0;
}

/// One tie, without its ends; these belong to the network.
///
/// What a tie says beside its strength are its [`TieDetails`], which are read and changed as fields of the tie itself
/// (`tie.kind`, `tie.evidence`). Most ties of a network say the same: they share their details, a clone takes no room, and changing
/// those of one tie leaves the others as they are.
#[derive(Clone)]
pub struct Tie {
    details: Arc<TieDetails>,
    /// How strong.
    pub strength: Option<Strength>,
}

/// What a tie says beside its strength.
#[derive(Debug, Clone, PartialEq)]
pub struct TieDetails {
    /// Id of its kind in the vocabulary.
    pub kind: Name,
    /// Overrides the direction rule of the kind.
    pub directed: Option<bool>,
    /// How the source evaluates it; none = not evaluated.
    pub sign: Option<Sign>,
    /// Whether it exists yet or still.
    pub status: Status,
    /// When.
    pub period: Period,
    /// Theme or relation it belongs to.
    pub layer: Option<Name>,
    /// Role of the source in it: lead, broker.
    pub role: Option<Name>,
    /// Ids of the nodes that reported it.
    pub reported_by: Shared<Vec<String>>,
    /// How sure; the best of the evidence where the file does not say.
    pub certainty: Certainty,
    /// Where it was read.
    pub evidence: Shared<Vec<Evidence>>,
    /// Whether it was derived (a projection) and never observed.
    pub derived: bool,
    /// Everything else.
    pub attributes: Shared<Attributes>,
}

impl TieDetails {
    /// The details of a tie of this kind, everything else as where a file is silent.
    pub fn new(kind: impl Into<Name>) -> TieDetails {
        TieDetails {
            kind: kind.into(),
            directed: None,
            sign: None,
            status: Status::Present,
            period: Period::default(),
            layer: None,
            role: None,
            reported_by: Shared::new(),
            certainty: Certainty::Explicit,
            evidence: Shared::new(),
            derived: false,
            attributes: Shared::new(),
        }
    }
}

impl Default for TieDetails {
    fn default() -> TieDetails {
        TieDetails::new(Name::default_kind())
    }
}

impl Tie {
    /// A tie of which nothing is known but its ends: collaboration.
    pub fn unspecified() -> Self {
        static SILENT: LazyLock<Tie> = LazyLock::new(|| TieDetails::default().into());
        SILENT.clone()
    }

    /// A tie of this kind, everything else as where a file is silent.
    pub fn new(kind: impl Into<Name>) -> Self {
        TieDetails::new(kind).into()
    }

    /// The tie as it is after a change.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Tie)) -> Self {
        change(&mut self);
        self
    }

    /// Whether two ties share their details, which is quick to tell; details in two places may be equal all the same.
    pub(super) fn shares(&self, other: &Tie) -> bool {
        Arc::ptr_eq(&self.details, &other.details)
    }

    /// Whether nobody else has its details yet.
    pub(super) fn is_alone(&self) -> bool {
        Arc::strong_count(&self.details) == 1
    }

    /// Takes over the details of another tie, which equal its own.
    pub(super) fn share(&mut self, other: &Tie) {
        self.details = Arc::clone(&other.details);
    }
}

impl From<TieDetails> for Tie {
    fn from(details: TieDetails) -> Tie {
        Tie { details: Arc::new(details), strength: None }
    }
}

impl Deref for Tie {
    type Target = TieDetails;

    fn deref(&self) -> &TieDetails {
        &self.details
    }
}

impl DerefMut for Tie {
    fn deref_mut(&mut self) -> &mut TieDetails {
        Arc::make_mut(&mut self.details)
    }
}

impl PartialEq for Tie {
    fn eq(&self, other: &Tie) -> bool {
        self.strength == other.strength && (self.shares(other) || self.details == other.details)
    }
}

impl fmt::Debug for Tie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tie").field("strength", &self.strength).field("details", &*self.details).finish()
    }
}
