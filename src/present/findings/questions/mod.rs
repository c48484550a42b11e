//! Questions for the meeting in which a network is interpreted together: each begins at a finding, names who and what it is about,
//! and leaves the answer to those who know the place.

mod joins;
mod record;

use super::bridges::Bridge;
use super::{labels, some};
use crate::present::language::Language;
use crate::present::subject::Subject;

/// A question, what makes it arise, and where in the network that is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What sort of question it is, the same in every language.
    pub id: &'static str,
    /// The question.
    pub text: String,
    /// The finding that it comes from.
    pub because: String,
    /// The nodes that it is about.
    pub nodes: Vec<usize>,
    /// The ties that it is about, as indices of [`Subject::drawing`].
    pub ties: Vec<usize>,
}

/// The questions, the weightiest first. `told` are the bridging actors, strongest first, as [`bridges`](super::bridges::bridges) gives them.
pub fn questions(subject: &Subject, told: &[Bridge], language: Language) -> Vec<Question> {
    let drawn = subject.drawn_ties();
    let asked = Asking { subject, told, drawn, language };
    let mut list: Vec<Question> = Vec::new();
    list.extend(asked.weak_point());
    list.extend(asked.top_bridge());
    list.extend(asked.joined_by_one());
    list.extend(asked.apart());
    list.extend(asked.unnamed_members());
    list.extend(asked.one_sided());
    list.extend(asked.future());
    list.extend(asked.doubtful());
    list.extend(asked.alone());
    list.extend(asked.years());
    list
}

struct Asking<'a> {
    subject: &'a Subject,
    told: &'a [Bridge],
    /// Index in the drawing of each tie of the network.
    drawn: Vec<usize>,
    language: Language,
}

impl Asking<'_> {
    fn label(&self, node: usize) -> &str {
        &self.subject.network.node(node).label
    }

    fn names(&self, nodes: impl IntoIterator<Item = usize>, most: usize) -> String {
        some(&labels(&self.subject.network, nodes), most, self.language)
    }

    fn on_drawing(&self, ties: &[usize]) -> Vec<usize> {
        ties.iter().map(|&tie| self.drawn[tie]).collect()
    }

    fn pick<'t>(&self, en: &'t str, nl: &'t str) -> &'t str {
        self.language.pick(en, nl)
    }
}
