//! Questions for the meeting in which a network is interpreted together: each begins at a finding, names who and what it is about,
//! and leaves the answer to those who know the place.

use super::bridges::{self, Bridge, Scope};
use super::{clusters, count, found::Found, labels, some};
use crate::model::{Certainty, Respondent, Status};
use crate::present::language::Language;
use crate::present::subject::Subject;
use std::collections::{BTreeMap, BTreeSet};

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

/// More questions than a meeting can discuss help nobody.
const MOST: usize = 10;
/// A cluster of fewer is a pair that works together, not a world apart.
const CLUSTER: usize = 3;

/// The questions, the weightiest first. `told` are the bridging actors, strongest first, as [`bridges::bridges`] gives them.
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
    list.truncate(MOST);
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

    /// The local actor without whom most others lose touch.
    fn weak_point(&self) -> Option<Question> {
        let lost = |bridge: &Bridge| bridge.cut_off.iter().map(Vec::len).sum::<usize>();
        let local = self.told.iter().filter(|bridge| bridge.scope != Scope::National && bridge.cut_point);
        let bridge = local.max_by_key(|bridge| (lost(bridge), std::cmp::Reverse(bridge.node)))?;
        let (name, lost) = (self.label(bridge.node), lost(bridge));
        let off = self.names(bridge.cut_off.iter().flatten().copied(), 3);
        let (text, because) = match self.language {
            Language::En => (
                format!("What happens if {name} drops out? Is there a second route that the sources do not mention?"),
                format!("Without {name} {} lose touch with the rest: {off}.", count(lost, "node would", "nodes would")),
            ),
            Language::Nl => (
                format!("Wat gebeurt er als {name} wegvalt? Is er een tweede route die de bronnen niet noemen?"),
                format!("Zonder {name} verliezen {} het contact met de rest: {off}.", count(lost, "knoop", "knopen")),
            ),
        };
        Some(Question {
            id: "weak-point",
            text,
            because,
            nodes: vec![bridge.node],
            ties: self.on_drawing(&bridge.ties),
        })
    }

    /// The strongest actor that bridges: is that its task, and can it bear it?
    fn top_bridge(&self) -> Option<Question> {
        let crosses = |bridge: &&Bridge| bridge.places.len() >= 2 || self.subject.places.names.is_empty();
        let bridge = self.told.iter().find(crosses).or(self.told.first())?;
        let name = self.label(bridge.node);
        let text = match self.language {
            Language::En => {
                format!(
                    "{name} joins more than anybody else. Is that its task, does it know, and who pays for the time it takes?"
                )
            }
            Language::Nl => {
                format!(
                    "{name} verbindt meer dan wie ook. Hoort dat bij zijn taak, weet deze actor het zelf, en wie betaalt de tijd?"
                )
            }
        };
        let because = bridges::sentence(self.subject, bridge, self.language);
        let ties = self.on_drawing(&bridge.ties);
        Some(Question { id: "top-bridge", text, because, nodes: vec![bridge.node], ties })
    }

    /// Places whose ties to all others run through one node.
    fn joined_by_one(&self) -> Option<Question> {
        let places = &self.subject.places;
        let mut single: BTreeMap<usize, (Vec<u32>, BTreeSet<usize>)> = BTreeMap::new();
        for place in 0..places.groups.count() as u32 {
            let (mut through, mut ties) = (BTreeSet::new(), BTreeSet::new());
            for (edge, &(a, b)) in self.subject.view.graph.edges().iter().enumerate() {
                let (a, b) = (a as usize, b as usize);
                let inside = |node: usize| places.groups.of(node).contains(&place);
                if inside(a) != inside(b) {
                    through.insert(if inside(a) { b } else { a });
                    ties.extend(self.subject.view.edge_ties[edge].iter().map(|&tie| self.drawn[tie]));
                }
            }
            if let (1, Some(&node)) = (through.len(), through.first()) {
                let entry = single.entry(node).or_default();
                entry.0.push(place);
                entry.1.extend(ties);
            }
        }
        let (&node, (joined, ties)) =
            single.iter().max_by_key(|(node, (joined, _))| (joined.len(), std::cmp::Reverse(**node)))?;
        let (name, names) = (self.label(node), some(&places.name_list(joined), 4, self.language));
        let one = joined.len() == 1;
        let (text, because) = match self.language {
            Language::En => (
                format!(
                    "{names} {} joined to the other places through {name} alone. Which ties of their own are missing here?",
                    if one { "is" } else { "are" }
                ),
                format!(
                    "Every tie that leads out of {} ends at {name}.",
                    if one { "this place" } else { "each of these places" }
                ),
            ),
            Language::Nl => (
                format!(
                    "{names} {} alleen via {name} met de andere plaatsen verbonden. Welke eigen contacten ontbreken hier?",
                    if one { "is" } else { "zijn" }
                ),
                format!(
                    "Elke relatie die {} uit leidt, komt uit bij {name}.",
                    if one { "deze plaats" } else { "elk van deze plaatsen" }
                ),
            ),
        };
        Some(Question { id: "joined-by-one", text, because, nodes: vec![node], ties: ties.iter().copied().collect() })
    }

    /// Clusters without a tie to anybody else.
    fn apart(&self) -> Option<Question> {
        let found = clusters::found(self.subject, &Found::usual(self.subject));
        let apart: Vec<_> =
            found.iter().filter(|cluster| cluster.outer_pairs == 0 && cluster.members.len() >= CLUSTER).collect();
        // A network of one cluster is not apart from itself.
        if apart.is_empty() || found.len() < 2 {
            return None;
        }
        let around: Vec<String> = apart.iter().map(|cluster| cluster.label.clone()).collect();
        let names = some(&around, 3, self.language);
        let nodes: Vec<usize> = apart.iter().flat_map(|cluster| cluster.members.iter().copied()).collect();
        let (text, because) = match self.language {
            Language::En => (
                format!("Do those around {names} really work with nobody else, or did nobody write about it?"),
                format!("{} no tie to the rest of the network.", count(apart.len(), "cluster has", "clusters have")),
            ),
            Language::Nl => (
                format!("Werken de actoren rond {names} echt met niemand anders, of heeft niemand erover geschreven?"),
                format!(
                    "{} geen relatie met de rest van het netwerk.",
                    count(apart.len(), "cluster heeft", "clusters hebben")
                ),
            ),
        };
        Some(Question { id: "apart", text, because, nodes, ties: Vec::new() })
    }

    /// The structure with most members that a source counts and does not name.
    fn unnamed_members(&self) -> Option<Question> {
        let missing =
            |cluster: &clusters::Cluster| (cluster.stated.unwrap_or(0) as usize).saturating_sub(cluster.coded);
        let stated = clusters::stated(self.subject);
        let cluster = stated.iter().max_by_key(|cluster| missing(cluster)).filter(|cluster| missing(cluster) > 0)?;
        let structure = cluster.structure?;
        let missing = missing(cluster);
        let label = &cluster.label;
        let text = match self.language {
            Language::En => format!("Who are the other {missing} of {label}, and whom do they work with?"),
            Language::Nl => format!("Wie zijn de andere {missing} van {label}, en met wie werken zij?"),
        };
        let because = clusters::stated_in_words(cluster, self.language);
        let members = &cluster.members;
        let ties = self.subject.network.ties_of(structure);
        let ties = ties.iter().filter(|tie| members.contains(&tie.source) || members.contains(&tie.target));
        let ties = ties.map(|tie| self.drawn[tie.index]).collect();
        Some(Question { id: "unnamed-members", text, because, nodes: vec![structure], ties })
    }

    /// Ties that one end reports and the other, who answered too, does not.
    fn one_sided(&self) -> Option<Question> {
        let network = &self.subject.network;
        let one_sided: Vec<_> = network
            .ties()
            .filter(|tie| {
                let (a, b) = (network.node(tie.source), network.node(tie.target));
                let reports = |id: &String| tie.tie.reported_by.contains(id);
                let both_asked = a.respondent == Respondent::Yes && b.respondent == Respondent::Yes;
                both_asked && reports(&a.id) != reports(&b.id)
            })
            .collect();
        let first = one_sided.first()?;
        let (a, b) = (self.label(first.source), self.label(first.target));
        let (a, b) = if first.tie.reported_by.contains(&network.node(first.source).id) { (a, b) } else { (b, a) };
        let number = one_sided.len();
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
        let nodes = vec![first.source, first.target];
        let ties = one_sided.iter().map(|tie| self.drawn[tie.index]).collect();
        Some(Question { id: "one-sided", text, because, nodes, ties })
    }

    /// Ties that were planned, being set up or possible when the source was written.
    fn future(&self) -> Option<Question> {
        let drawing = &self.subject.drawing;
        let waits = |status: Status| matches!(status, Status::Planned | Status::InFormation | Status::Potential);
        let future: Vec<_> = drawing.ties().filter(|tie| waits(tie.tie.status)).collect();
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
    fn doubtful(&self) -> Option<Question> {
        let (file, network) = (&self.subject.file, &self.subject.network);
        let chosen = |node: usize| network.index_of(&file.node(node).id);
        let doubtful: Vec<(usize, usize)> = file
            .ties()
            .filter(|tie| tie.tie.certainty == Certainty::Ambiguous)
            .filter_map(|tie| Some((chosen(tie.source)?, chosen(tie.target)?)))
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
    fn alone(&self) -> Option<Question> {
        let network = &self.subject.network;
        let alone: Vec<usize> =
            (0..network.node_count()).filter(|&node| self.subject.partners(node).is_empty()).collect();
        if alone.is_empty() {
            return None;
        }
        let names = self.names(alone.iter().copied(), 3);
        let (text, because) = match self.language {
            Language::En => (
                format!("With whom do {names} work? No tie is recorded, which need not mean that there is none."),
                format!("{} recorded without a partner.", count(alone.len(), "node is", "nodes are")),
            ),
            Language::Nl => (
                format!("Met wie werken {names}? Er is geen relatie vastgelegd, maar die kan er wel zijn."),
                format!("{} vastgelegd zonder partner.", count(alone.len(), "knoop is", "knopen zijn")),
            ),
        };
        Some(Question { id: "alone", text, because, nodes: alone, ties: Vec::new() })
    }

    /// What changed since the sources were written.
    fn years(&self) -> Option<Question> {
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
