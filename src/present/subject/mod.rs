//! A network that is ready for measures: the chosen part, its numbers, and how it was chosen.

mod choices;
mod notes;
mod places;
mod shared;

pub use choices::Choices;
pub use places::Places;

use super::basis::Basis;
use super::diagram::{DiagramOptions, DiagramView};
use super::facts::Facts;
use super::findings::found::Found;
use super::findings::stability::{self, Judged};
use super::findings::trust::Effort;
use super::known;
use super::language::Language;
use super::language::diagram::{self as words, Phrase};
use super::table::Recipe;
use crate::graph::random_graphs::SharedTies;
use crate::graph::{Direction, Symmetrise, View, Weight};
use crate::measures::clusters::{Leiden, LeidenOptions, leiden};
use crate::measures::{self, Known, Normalization, Params, Scores};
use crate::model::{Mode, Network, Strength};
use crate::studies::bridging::{Bridging, bridging};
use crate::studies::stability::Verdict;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The chosen part of a network and its numbers. Node `i` of the graph is node `i` of the network.
#[derive(Debug)]
pub struct Subject {
    /// The chosen part.
    pub network: Network,
    /// The whole file: what sources state of structures does not depend on what was chosen.
    pub file: Network,
    /// The same nodes with what pictures show besides: ties that are planned or being set up, drawn as such. They count in no figure.
    pub drawing: Network,
    /// Its numbers.
    pub view: View,
    /// How it was chosen.
    pub choices: Choices,
    /// The places in it.
    pub places: Places,
    basis: OnceLock<Basis>,
    communities: OnceLock<Leiden>,
    judged: OnceLock<Option<Judged>>,
    bridging: OnceLock<Vec<Bridging>>,
    betweenness: OnceLock<Scores>,
    shared: OnceLock<Option<SharedTies>>,
}

/// A node that touches this many places is ringed as a bridging actor in pictures; two suffice where there are but two.
pub const BRIDGING_PLACES: usize = 3;

/// Parameters that ask for values divided by the largest possible one.
pub fn normalized() -> Params {
    Params { normalization: Normalization::Normalized, ..Params::default() }
}

impl Subject {
    /// Makes the chosen network ready for measures.
    pub fn new(network: Network, choices: Choices) -> Subject {
        let view = View::new(&network, &choices.view);
        let places = Places::of(&network);
        let (drawing, file) = (network.clone(), network.clone());
        Subject {
            network,
            file,
            drawing,
            view,
            choices,
            places,
            basis: OnceLock::new(),
            communities: OnceLock::new(),
            judged: OnceLock::new(),
            bridging: OnceLock::new(),
            betweenness: OnceLock::new(),
            shared: OnceLock::new(),
        }
    }

    /// The same subject, chosen from this file.
    #[must_use]
    pub fn from_file(mut self, file: Network) -> Subject {
        self.file = file;
        self
    }

    /// The same subject whose pictures show this network, which has the same nodes.
    #[must_use]
    pub fn drawn_as(mut self, drawing: Network) -> Subject {
        debug_assert!(self.network.nodes().map(|node| &node.id).eq(drawing.nodes().map(|node| &node.id)));
        self.drawing = drawing;
        self
    }

    /// For each tie of the network its index among those of [`Subject::drawing`], which has the same ties in the same order, and
    /// more between them.
    pub fn drawn_ties(&self) -> Vec<usize> {
        let mut drawn = self.drawing.ties();
        let of = |tie: crate::model::TieRef<'_>| {
            let same = |other: &crate::model::TieRef<'_>| {
                other.source == tie.source && other.target == tie.target && other.tie == tie.tie
            };
            drawn.find(same).map(|other| other.index)
        };
        self.network.ties().map_while(of).collect()
    }

    /// These parameters, with the rule that the analyst chose for the length of ties.
    pub fn params(&self, params: &Params) -> Params {
        Params { cost: self.choices.view.cost, ..*params }
    }

    /// The scores of one registered measure with its default parameters.
    pub fn scores(&self, id: &str) -> Scores {
        self.scores_with(id, &Params::default())
    }

    /// The scores of one registered measure.
    pub fn scores_with(&self, id: &str, params: &Params) -> Scores {
        // It is the dearest of those that everything shows.
        if id == "betweenness" && *params == normalized() {
            return self.betweenness.get_or_init(|| self.computed(id, params)).clone();
        }
        self.computed(id, params)
    }

    fn computed(&self, id: &str, params: &Params) -> Scores {
        let measure = measures::find(id).expect("a measure named in the code is registered");
        let known = Known { without_direction: self.without_direction(), ..Known::new(&self.view.graph) };
        measure.first(&known, &self.params(params))
    }

    /// Whether the view follows a direction that no tie has.
    pub(crate) fn without_direction(&self) -> bool {
        self.view.graph.is_directed() && self.network.tie_count() > 0 && !self.network.has_direction()
    }

    /// The single value of a measure of the whole network; NaN where undefined.
    pub fn value(&self, id: &str) -> f64 {
        self.scores(id).value()
    }

    /// What it rests on, gathered once.
    pub fn basis(&self) -> &Basis {
        self.basis.get_or_init(|| Basis::of(self))
    }

    /// Whether ties are derived from shared structures.
    pub fn derives_ties(&self) -> bool {
        shared::derives(&self.network)
    }

    /// Whether every tie joins an actor and a structure; not where there is no tie.
    pub fn joins_two_modes(&self) -> bool {
        let structure = |node: u32| self.network.mode(node as usize) == Mode::Structure;
        let graph = &self.view.graph;
        graph.edge_count() > 0 && graph.edges().iter().all(|&(a, b)| structure(a) != structure(b))
    }

    /// Who shares which structures, where ties are derived from that. None where they were changed since: chance cannot make them anew then.
    pub fn shared_ties(&self) -> Option<&SharedTies> {
        let shared = || shared::shared_ties(&self.network, &self.choices.view, &self.view.graph);
        self.shared.get_or_init(shared).as_ref()
    }

    /// The communities found, computed once.
    pub fn communities(&self) -> &Leiden {
        self.communities.get_or_init(|| {
            let options = LeidenOptions { seed: self.choices.seed, runs: self.runs(), ..LeidenOptions::default() };
            leiden(&self.view.graph, &options)
        })
    }

    /// How far the communities can be relied on, as reports and pictures say it: studied once, with as many replicates as somebody
    /// who waits can bear. None where the network is too large for that.
    pub fn judged_communities(&self) -> Option<&Judged> {
        let judge = || {
            let found = Found::usual(self);
            let options = Effort::of(&self.view.graph).clusters?.options(found.options);
            stability::judge_with(self, &found, options).ok()
        };
        self.judged.get_or_init(judge).as_ref()
    }

    /// Computes what tables and pictures share, so that they can be made at the same time: who came second would wait for who came
    /// first, and who waits may be the one that is needed.
    pub(in crate::present) fn prepare(&self) {
        self.basis();
        self.bridging();
        self.betweenness();
        self.communities();
        self.judged_communities();
    }

    /// How many runs a random search gets: fewer in large networks; the recipe of clusters says how many.
    pub fn runs(&self) -> usize {
        LeidenOptions::usual_runs(self.view.graph.edge_count())
    }

    /// The nodes that bridge, computed once, in order of nodes.
    pub fn bridging(&self) -> &[Bridging] {
        self.bridging.get_or_init(|| bridging(&self.view.graph, &self.places.groups))
    }

    /// Normalised betweenness of every node.
    pub fn betweenness(&self) -> Vec<f64> {
        self.scores_with("betweenness", &normalized()).values
    }

    /// What pictures and pages show of each node.
    pub fn facts(&self) -> Facts {
        let graph = &self.view.graph;
        let betweenness = self.betweenness();
        // Pictures need communities only where no place says what stands together.
        let community = if self.places.names.is_empty() { self.community_numbers() } else { Vec::new() };
        let least = self.ringed_from();
        let mut ringed: Vec<usize> = self
            .bridging()
            .iter()
            .filter(|entry| entry.crosses_places && entry.places.len() >= least)
            .map(|entry| entry.node)
            .collect();
        ringed.sort_by(|&a, &b| betweenness[b].total_cmp(&betweenness[a]).then(a.cmp(&b)));
        Facts {
            degree: (0..graph.node_count()).map(|node| self.partners(node).len()).collect(),
            betweenness,
            community,
            bridging: ringed,
            known_members: known::stated(self).iter().map(|stated| stated.known).collect(),
            ..Facts::default()
        }
    }

    /// From how many places that it joins an actor gets a ring.
    pub(in crate::present) fn ringed_from(&self) -> usize {
        BRIDGING_PLACES.min(self.places.names.len()).max(2)
    }

    /// The same with what some views show besides: how sure clusters are, and constraint.
    pub fn facts_for(&self, view: &DiagramView) -> Facts {
        let mut facts = self.facts();
        match view {
            DiagramView::Communities => self.add_clusters(&mut facts),
            // Where no place is known, clusters say who stands together.
            DiagramView::Whole if !facts.community.is_empty() => facts.verdict = self.verdict(),
            DiagramView::Matrix => facts.community = self.community_numbers(),
            DiagramView::Ego { .. } => facts.constraint = self.scores("constraint").values,
            _ => {}
        }
        facts
    }

    fn community_numbers(&self) -> Vec<u32> {
        self.communities().partition.labels().iter().map(|&label| label as u32).collect()
    }

    /// Adds the communities, how sure each node is of its own, and, where the network is not large, whether they can be relied on.
    fn add_clusters(&self, facts: &mut Facts) {
        let found = Found::usual(self);
        facts.community = self.community_numbers();
        facts.certainty.clone_from(&found.clustering.certainty);
        facts.verdict = self.verdict();
    }

    /// Whether the communities can be relied on; none where the network is too large to see.
    pub(in crate::present) fn verdict(&self) -> Option<Verdict> {
        let judged = self.judged_communities()?.found.as_ref().ok()?;
        Some(judged.verdict)
    }

    /// The name of the network in tables: its file without folder and ending.
    pub fn name(&self) -> String {
        if let Some(part) = &self.choices.part {
            return part.clone();
        }
        let file = self.choices.file.rsplit(['/', '\\']).next().unwrap_or_default();
        file.split('.').next().filter(|stem| !stem.is_empty()).unwrap_or(file).to_owned()
    }

    /// The partners of a node in either direction, ascending.
    pub fn partners(&self, node: usize) -> Vec<usize> {
        let graph = &self.view.graph;
        let all: BTreeSet<usize> =
            graph.neighbors(node).iter().chain(graph.in_neighbors(node)).map(|&other| other as usize).collect();
        all.into_iter().collect()
    }

    /// The recipe: program, command, file, choices, view and seed.
    pub fn recipe(&self) -> Recipe {
        let choices = &self.choices;
        let mut recipe = Recipe::default();
        recipe.set("verbinder", env!("CARGO_PKG_VERSION"));
        recipe.set("command", choices.command.as_str());
        recipe.set("file", choices.file.as_str());
        recipe.set("sha256", choices.sha256.as_str());
        for (option, value) in &choices.filter {
            recipe.set(option, value.as_str());
        }
        recipe.set("mode", if choices.one_mode { "one" } else { "two" });
        let view = &choices.view;
        recipe.set("direction", if view.direction == Direction::Directed { "directed" } else { "undirected" });
        if view.direction == Direction::Undirected {
            recipe.set("symmetrise", if view.symmetrise == Symmetrise::Either { "either" } else { "both" });
        }
        recipe.set("weight", weight_word(view.weight));
        if view.weight != Weight::None {
            recipe.set("cost", view.cost.word());
        }
        recipe.set("seed", choices.seed);
        if let Some(run) = &choices.run {
            recipe.record(run);
        }
        recipe
    }

    /// The same wishes for a picture, which then says in its caption what is not drawn, and what is drawn without counting.
    #[must_use]
    pub fn noted(&self, mut options: DiagramOptions) -> DiagramOptions {
        // What the file calls the whole is no title of a part.
        if options.view == DiagramView::Whole && self.choices.narrowed {
            let question = words::phrase(options.language, Phrase::WholeTitle);
            options.title.get_or_insert_with(|| question.to_owned());
        }
        if options.view.is_part() {
            options.not_drawn = self.choices.ties_not_drawn.clone();
            options.coming_uncounted = self.draws_uncounted();
        } else {
            options.recipe.extend(self.picture_notes(options.language));
        }
        options
    }

    /// Whether pictures show ties that count in no figure.
    fn draws_uncounted(&self) -> bool {
        self.drawing.tie_count() > self.network.tie_count()
    }

    /// What a reader of a picture of the whole must know: what is not drawn, and what is drawn without counting.
    pub fn picture_notes(&self, language: Language) -> Vec<String> {
        let mut notes = self.choices.not_drawn.clone();
        if self.draws_uncounted() {
            notes.push(words::coming_uncounted(language).to_owned());
        }
        notes
    }

    /// How long a tie is in whatever follows paths, where ties have weights: strength is not distance.
    pub fn cost_note(&self, language: Language) -> Option<String> {
        self.view.graph.is_weighted().then(|| notes::on_length(self.choices.view.cost, language).to_owned())
    }

    /// That ties with a negative sign are left out, where there are any; untrue of measures that look at signs.
    pub fn negative_note(&self, language: Language) -> Option<String> {
        notes::on_negative_ties(self.view.negative_ties, language)
    }

    /// What a reader must know about the choice: what was left out, what was derived, how strengths were read.
    pub fn notes(&self, language: Language) -> Vec<String> {
        let mut all = self.choices.left_out.clone();
        all.extend(notes::on_self_ties(self.view.self_ties, language));
        all.extend(self.negative_note(language));
        all.extend(notes::on_derived_ties(self, language));
        all.extend(notes::on_ties_without_strength(self, language));
        all.extend(notes::on_merged_ties(self, language));
        all
    }

    /// Whether strengths are grades and not numbers.
    pub(crate) fn has_grades(&self) -> bool {
        self.network.ties().any(|tie| matches!(tie.tie.strength, Some(Strength::Weak | Strength::Strong)))
    }
}

fn weight_word(weight: Weight) -> &'static str {
    match weight {
        Weight::None => "none",
        Weight::Strength => "strength",
        Weight::Count => "count",
    }
}
