//! What a null model is, and what it draws.

use crate::graph::{CompactGraph, random::Stream};
use crate::measures::{Grouping, Known};
use crate::text::Text;

/// What must be so for a model to draw anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Any network will do.
    Nothing,
    /// Ties have a direction.
    Direction,
    /// Every tie joins the two modes.
    Modes,
    /// Ties are there because their ends take part in the same structures.
    Shared,
    /// Something is known of nodes: their groups, a number, who belongs to a set.
    Labels,
}

impl Asks {
    /// What it is, to be read after "needs".
    pub fn text(self) -> Text {
        match self {
            Asks::Nothing => Text { en: "nothing else", nl: "verder niets" },
            Asks::Direction => Text { en: "ties with a direction", nl: "relaties met een richting" },
            Asks::Modes => Text { en: "ties between two modes only", nl: "alleen relaties tussen twee soorten" },
            Asks::Shared => Text {
                en: "ties derived from shared structures",
                nl: "relaties die uit gedeelde verbanden zijn afgeleid",
            },
            Asks::Labels => Text { en: "groups or numbers of nodes", nl: "groepen of getallen van knopen" },
        }
    }

    /// Whether it is so.
    pub fn is_met(self, known: &Known<'_>) -> bool {
        match self {
            Asks::Nothing => true,
            Asks::Direction => known.graph.is_directed(),
            Asks::Modes => known.second_mode.is_some(),
            Asks::Shared => known.shared.is_some(),
            Asks::Labels => known.groups.is_some() || known.values.is_some() || known.members.is_some(),
        }
    }
}

/// What a model put in the place of what was observed; what it left alone is none.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawn {
    /// Other ties.
    pub graph: Option<CompactGraph>,
    /// Groups handed out otherwise.
    pub groups: Option<Grouping>,
    /// Numbers handed out otherwise.
    pub values: Option<Vec<f64>>,
    /// Another set of nodes.
    pub members: Option<Vec<usize>>,
}

impl Drawn {
    /// Other ties, all else as observed.
    pub(super) fn ties(graph: CompactGraph) -> Self {
        Drawn { graph: Some(graph), ..Drawn::default() }
    }

    /// What a measure may know in this draw. Signs, relations and reports belong to observed ties and are not known of others.
    pub fn known<'a>(&'a self, observed: &Known<'a>) -> Known<'a> {
        let other_ties = self.graph.is_some();
        Known {
            graph: self.graph.as_ref().unwrap_or(observed.graph),
            groups: self.groups.as_ref().or(observed.groups),
            values: self.values.as_deref().or(observed.values),
            members: self.members.as_deref().or(observed.members),
            signed: observed.signed.filter(|_| !other_ties),
            relations: observed.relations.filter(|_| !other_ties),
            reports: observed.reports.filter(|_| !other_ties),
            shared: observed.shared.filter(|_| !other_ties),
            ..*observed
        }
    }
}

/// One entry of the registry: what a model is called and keeps, and how it draws.
#[derive(Debug, Clone, Copy)]
pub struct Model {
    /// The word on the command line and in results. The file is called the same, with underscores.
    pub id: &'static str,
    /// Its name in tables.
    pub name: Text,
    /// Which question it answers, in one sentence.
    pub meaning: Text,
    /// What every draw has in common with what was observed.
    pub keeps: Text,
    /// What to be careful about, in one sentence.
    pub caution: Text,
    /// What its draws are called, to be read after a number.
    pub draws: Text,
    /// What must be so for it to draw.
    pub asks: Asks,
    /// Author and year.
    pub reference: &'static str,
    /// One draw. It depends on what was observed and on the stream alone.
    pub draw: fn(&Known<'_>, &mut Stream) -> Drawn,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::{Reports, Signed};

    #[test]
    fn what_belongs_to_observed_ties_is_known_of_no_others() {
        let graph = CompactGraph::undirected(3, &[(0, 1)]);
        let signed = Signed { graph: graph.clone(), signs: vec![-1.0] };
        let (relations, reports) = ([graph.clone()], Reports::default());
        let observed = Known {
            signed: Some(&signed),
            relations: Some(&relations),
            reports: Some(&reports),
            values: Some(&[1.0, 2.0, 3.0]),
            ..Known::new(&graph)
        };
        let belongs = |known: Known<'_>| [known.signed.is_some(), known.relations.is_some(), known.reports.is_some()];
        let other = Drawn::ties(CompactGraph::undirected(3, &[(1, 2)]));
        assert_eq!(belongs(other.known(&observed)), [false; 3]);
        assert_eq!(
            (other.known(&observed).graph.edges(), other.known(&observed).values),
            (&[(1, 2)][..], observed.values)
        );
        let labels = Drawn { values: Some(vec![3.0, 1.0, 2.0]), members: Some(vec![2]), ..Drawn::default() };
        assert_eq!(labels.known(&observed).members, Some(&[2][..]));
        assert_eq!(belongs(labels.known(&observed)), [true; 3]);
        assert_eq!(labels.known(&observed).values, Some(&[3.0, 1.0, 2.0][..]));
    }
}
