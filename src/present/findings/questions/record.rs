//! Questions on the record itself: what it leaves out, what it only half says, and how old it is.

use super::super::{clusters, count};
use super::{Asking, Question};
use crate::model::{Certainty, Network, Respondent, TieRef};
use crate::present::language::Language;
use std::collections::{BTreeMap, BTreeSet};

impl Asking<'_> {
    /// The structure with most members that a source counts and does not name.
    pub(super) fn unnamed_members(&self) -> Option<Question> {
        let stated = clusters::stated(self.subject);
        let cluster = stated.iter().max_by_key(|cluster| cluster.unnamed()).filter(|cluster| cluster.unnamed() > 0)?;
        let structure = cluster.structure?;
        let missing = cluster.unnamed();
        let label = &cluster.label;
        let text = match (self.language, missing) {
            (Language::En, 1) => format!("Who is the other one of {label}, and whom does it work with?"),
            (Language::Nl, 1) => format!("Wie is de enige andere van {label}, en met wie werkt die?"),
            (Language::En, _) if cluster.known == 0 => {
                format!("Who are the {missing} of {label}, and whom do they work with?")
            }
            (Language::Nl, _) if cluster.known == 0 => {
                format!("Wie zijn de {missing} van {label}, en met wie werken zij?")
            }
            (Language::En, _) => format!("Who are the other {missing} of {label}, and whom do they work with?"),
            (Language::Nl, _) => format!("Wie zijn de andere {missing} van {label}, en met wie werken zij?"),
        };
        let because = clusters::stated_in_words(cluster, self.language);
        let members = &cluster.members;
        let ties = self.subject.network.ties_of(structure);
        let ties = ties.iter().filter(|tie| members.contains(&tie.source) || members.contains(&tie.target));
        let ties = ties.map(|tie| self.drawn[tie.index]).collect();
        Some(Question { id: "unnamed-members", text, because, nodes: vec![structure], ties })
    }

    /// Ties that one end reports and the other, who answered too, does not.
    pub(super) fn one_sided(&self) -> Option<Question> {
        let network = &self.subject.network;
        // A survey may hold what each end reports as a tie of its own: what counts is who reports the pair.
        let mut pairs: BTreeMap<(usize, usize, &str), Vec<TieRef<'_>>> = BTreeMap::new();
        for tie in network.ties().filter(|tie| tie.source != tie.target) {
            let ends = (tie.source.min(tie.target), tie.source.max(tie.target));
            pairs.entry((ends.0, ends.1, tie.tie.kind.as_str())).or_default().push(tie);
        }
        let reports = |node: usize, ties: &[TieRef<'_>]| {
            ties.iter().any(|tie| tie.tie.reported_by.contains(&network.node(node).id))
        };
        pairs.retain(|&(a, b, _), ties| {
            let answered = |node: usize| network.node(node).respondent == Respondent::Yes;
            answered(a) && answered(b) && reports(a, ties) != reports(b, ties)
        });
        let (&(a, b, _), ties) = pairs.first_key_value()?;
        let (first, second) = if reports(a, ties) { (a, b) } else { (b, a) };
        let (a, b) = (self.label(first), self.label(second));
        let number = pairs.len();
        let (text, because) = match self.language {
            Language::En => (
                format!("{a} names {b}, and {b} does not name {a}. Who sees it rightly, and does it matter?"),
                format!("{} reported by one side only, though both answered.", count(number, "tie is", "ties are")),
            ),
            Language::Nl => (
                format!("{a} noemt {b}, en {b} noemt {a} niet. Wie heeft gelijk, en maakt het uit?"),
                format!(
                    "{} maar door één kant gemeld, terwijl beide kanten antwoordden.",
                    count(number, "relatie is", "relaties zijn")
                ),
            ),
        };
        let nodes = vec![first, second];
        let ties = pairs.values().flatten().map(|tie| self.drawn[tie.index]).collect();
        Some(Question { id: "one-sided", text, because, nodes, ties })
    }

    /// Ties that were planned, being set up or possible when the source was written.
    pub(super) fn future(&self) -> Option<Question> {
        let drawing = &self.subject.drawing;
        let future: Vec<_> = drawing.ties().filter(|tie| tie.tie.status.is_to_come()).collect();
        let nodes: BTreeSet<usize> = future.iter().map(|tie| tie.target).collect();
        if future.is_empty() {
            return None;
        }
        let (number, names) = (future.len(), self.names(nodes.iter().copied(), 3));
        let (text, because) = match self.language {
            Language::En => (
                format!("What was planned around {names}: has it come about, and with whom?"),
                format!(
                    "{} planned or being set up when the sources were written.",
                    count(number, "tie was", "ties were")
                ),
            ),
            Language::Nl => (
                format!("Wat was gepland rond {names}: is het er gekomen, en met wie?"),
                format!(
                    "{} gepland of in oprichting toen de bronnen werden geschreven.",
                    count(number, "relatie was", "relaties waren")
                ),
            ),
        };
        let ties = future.iter().map(|tie| tie.index).collect();
        Some(Question { id: "planned", text, because, nodes: nodes.into_iter().collect(), ties })
    }

    /// Ties whose source can be read in two ways, whether the choice lets them count or not.
    pub(super) fn doubtful(&self) -> Option<Question> {
        let (file, network) = (&self.subject.file, &self.subject.network);
        let chosen = |node: usize| network.index_of(&file.node(node).id);
        let counted = network.ties().filter(|tie| tie.tie.certainty == Certainty::Ambiguous);
        let removed = self.subject.choices.uncertain.iter().map(|&tie| file.tie(tie));
        let removed = removed.filter(|tie| tie.tie.certainty == Certainty::Ambiguous);
        let doubtful: Vec<(usize, usize)> = counted
            .map(|tie| (tie.source, tie.target))
            .chain(removed.filter_map(|tie| Some((chosen(tie.source)?, chosen(tie.target)?))))
            .collect();
        let &(first, second) = doubtful.first()?;
        let (a, b) = (self.label(first), self.label(second));
        let (text, because) = match self.language {
            Language::En => (
                format!("Who can confirm what the sources leave open, such as the tie between {a} and {b}?"),
                format!(
                    "{} on a passage that can be read in two ways.",
                    count(doubtful.len(), "tie rests", "ties rest")
                ),
            ),
            Language::Nl => (
                format!("Wie kan bevestigen wat de bronnen openlaten, zoals de relatie tussen {a} en {b}?"),
                format!(
                    "{} op een passage die op twee manieren te lezen is.",
                    count(doubtful.len(), "relatie berust", "relaties berusten")
                ),
            ),
        };
        let drawing = &self.subject.drawing;
        let drawn = drawing.ties().filter(|tie| tie.tie.certainty == Certainty::Ambiguous).map(|tie| tie.index);
        Some(Question { id: "doubtful", text, because, nodes: vec![first, second], ties: drawn.collect() })
    }

    /// Actors without a partner.
    pub(super) fn alone(&self) -> Option<Question> {
        let (network, file) = (&self.subject.network, &self.subject.file);
        let tied = |network: &Network, node: usize| network.ties_of(node).iter().any(|tie| tie.source != tie.target);
        // What is planned, has ended, is judged negatively or was not chosen is recorded all the same.
        let recorded = |node: usize| {
            let in_file = file.index_of(&network.node(node).id);
            tied(&self.subject.drawing, node) || in_file.is_some_and(|node| tied(file, node))
        };
        let alone: Vec<usize> = (0..network.node_count())
            .filter(|&node| self.subject.partners(node).is_empty() && !recorded(node))
            .collect();
        if alone.is_empty() {
            return None;
        }
        let (names, one) = (self.names(alone.iter().copied(), 3), alone.len() == 1);
        let (do_they, werken) = if one { ("does", "werkt") } else { ("do", "werken") };
        let (text, because) = match self.language {
            Language::En => (
                format!(
                    "With whom {do_they} {names} work? No tie is recorded, which need not mean that there is none."
                ),
                format!("{} recorded without a partner.", count(alone.len(), "node is", "nodes are")),
            ),
            Language::Nl => (
                format!("Met wie {werken} {names}? Er is geen relatie vastgelegd, maar die kan er wel zijn."),
                format!("{} vastgelegd zonder partner.", count(alone.len(), "knoop is", "knopen zijn")),
            ),
        };
        Some(Question { id: "alone", text, because, nodes: alone, ties: Vec::new() })
    }

    /// What changed since the sources were written.
    pub(super) fn years(&self) -> Option<Question> {
        let info = self.subject.network.info();
        let known = info.sources.iter().filter_map(|source| source.observation_year).chain(info.observation_year);
        let (first, last) = (known.clone().min()?, known.max()?);
        let text = self.pick(
            "What has changed since: which ties have ended, and which have come that no source knows yet?",
            "Wat is er sindsdien veranderd: welke relaties zijn gestopt, en welke zijn er gekomen die nog in geen bron staan?",
        );
        let because = match (self.language, first == last) {
            (Language::En, true) => format!("The sources describe {first}."),
            (Language::Nl, true) => format!("De bronnen beschrijven {first}."),
            (Language::En, false) => format!("The sources describe different years, {first} to {last}."),
            (Language::Nl, false) => format!("De bronnen beschrijven verschillende jaren, {first} tot {last}."),
        };
        Some(Question { id: "since", text: text.to_owned(), because, nodes: Vec::new(), ties: Vec::new() })
    }
}
