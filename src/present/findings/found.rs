//! Clusters that a method finds in a subject.

use super::unregistered;
use crate::Error;
use crate::graph::CompactGraph;
use crate::measures::WeightUse;
use crate::measures::clusters::{
    self, ClusterListens, ClusterOptions, Clustering, GroupCount, METHODS, Method, Quality, Remark,
};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::Recipe;

/// Who is less sure of its cluster than this is named.
const UNSURE: f64 = 0.7;

/// What a method found in a subject.
#[derive(Debug, Clone)]
pub struct Found {
    /// The method.
    pub method: &'static Method,
    /// What it was asked.
    pub options: ClusterOptions,
    /// What it found.
    pub clustering: Clustering,
}

impl Found {
    /// The communities that every command speaks of: Leiden with its usual options.
    pub fn usual(subject: &Subject) -> Found {
        let method = &METHODS[0];
        let clustering = Clustering::from(subject.communities().clone(), &subject.view.graph);
        let options = ClusterOptions { runs: clustering.runs, ..Found::usual_options(subject) };
        Found { method, options, clustering }
    }

    /// What this method finds with these options.
    ///
    /// # Errors
    ///
    /// The network is larger than the method is meant for.
    pub fn by(subject: &Subject, method: &'static Method, options: ClusterOptions) -> Result<Found, Error> {
        // The rule for the length of ties belongs to how the network is read, as in every other command.
        let options = ClusterOptions { cost: subject.choices.view.cost, ..options };
        let usual = Found::usual_options(subject);
        if method.id == METHODS[0].id && options == usual {
            return Ok(Found::usual(subject));
        }
        Found::in_graph(&subject.view.graph, method, options)
    }

    /// What this method finds in a graph.
    ///
    /// # Errors
    ///
    /// The graph is larger than the method is meant for, or has not the two modes that it needs.
    pub(super) fn in_graph(
        graph: &CompactGraph,
        method: &'static Method,
        options: ClusterOptions,
    ) -> Result<Found, Error> {
        if graph.node_count() > method.most_nodes {
            return Err(Error::request(format!(
                "{} is meant for networks of at most {} nodes; this one has {}",
                method.id,
                method.most_nodes,
                graph.node_count()
            ))
            .hint("choose a part of the network, or --method leiden"));
        }
        let clustering = (method.find)(graph, &options);
        if clustering.remarks.contains(&Remark::NotTwoMode) {
            return Err(Error::request(format!("{} needs ties between two kinds of nodes only", method.id))
                .hint("choose such ties, for instance --kind participates-in, or --method leiden"));
        }
        Ok(Found { method, options, clustering })
    }

    /// The options that a method has if nothing else is asked: fewer runs for large networks.
    pub fn usual_options(subject: &Subject) -> ClusterOptions {
        let (seed, cost) = (subject.choices.seed, subject.choices.view.cost);
        ClusterOptions { seed, cost, runs: subject.runs(), ..ClusterOptions::default() }
    }

    /// How sure its members are of a cluster, on average; NaN for a method of one run.
    pub fn certainty(&self, members: &[usize]) -> f64 {
        if self.clustering.certainty.is_empty() {
            return f64::NAN;
        }
        members.iter().map(|&node| self.clustering.certainty[node]).sum::<f64>() / members.len() as f64
    }

    /// `3 communities found (modularity 0.42)`.
    pub(super) fn in_words(&self, language: Language) -> String {
        let clustering = &self.clustering;
        let count = clustering.groups.len();
        let figure = |quality: Quality, value: f64| {
            let decimals = if quality == Quality::Inconsistencies { 0 } else { 2 };
            let number = if value.is_nan() { "–".to_owned() } else { language.decimal(value, decimals) };
            format!("{} {number}", language.text(quality.text()))
        };
        let mut figures = Vec::new();
        if !matches!(self.method.quality, Quality::Definition | Quality::Modularity) {
            figures.push(figure(self.method.quality, clustering.quality));
        }
        if self.method.quality == Quality::Modularity || clustering.partition.is_some() {
            figures.push(figure(Quality::Modularity, clustering.modularity));
        }
        let figures = if figures.is_empty() { String::new() } else { format!(" ({})", figures.join("; ")) };
        let name = language.text(self.method.name);
        let usual = self.method.id == METHODS[0].id;
        let one = count == 1;
        match (language, usual) {
            (Language::En, true) if one => format!("1 community found{figures}"),
            (Language::Nl, true) if one => format!("1 gemeenschap gevonden{figures}"),
            (Language::En, true) => format!("{count} communities found{figures}"),
            (Language::Nl, true) => format!("{count} gemeenschappen gevonden{figures}"),
            (Language::En, false) => format!("{name}: {count} {}{figures}", if one { "cluster" } else { "clusters" }),
            (Language::Nl, false) => format!("{name}: {count} {}{figures}", if one { "cluster" } else { "clusters" }),
        }
    }

    /// What a reader must know of these clusters.
    pub(super) fn cautions(&self, subject: &Subject, language: Language) -> Vec<String> {
        let clustering = &self.clustering;
        let mut notes: Vec<String> =
            clustering.remarks.iter().map(|remark| language.text(remark.text()).into()).collect();
        if !clustering.certainty.is_empty() {
            notes.push(
                language
                    .pick(
                        "certainty: the share of runs in which a node is with the others of its cluster, on average",
                        "zekerheid: het deel van de zoektochten waarin een knoop bij de anderen van zijn cluster staat, gemiddeld",
                    )
                    .to_owned(),
            );
            notes.extend(self.unsure(subject, language));
        }
        let mut inside = vec![false; subject.network.node_count()];
        clustering.groups.iter().flatten().for_each(|&node| inside[node] = true);
        let outside = (0..inside.len()).filter(|&node| !inside[node] && !subject.partners(node).is_empty()).count();
        if outside > 0 {
            notes.push(match language {
                _ if outside == 1 => language
                    .pick(
                        "1 node with partners is in no cluster of two or more",
                        "1 knoop met partners zit in geen cluster van twee of meer",
                    )
                    .to_owned(),
                Language::En => format!("{outside} nodes with partners are in no cluster of two or more"),
                Language::Nl => format!("{outside} knopen met partners zitten in geen cluster van twee of meer"),
            });
        }
        if self.method.weights == WeightUse::Distance {
            notes.extend(subject.cost_note(language));
        }
        if self.method.id != METHODS[0].id {
            notes.push(format!("{}: {}", language.text(self.method.name), language.text(self.method.caution)));
        }
        notes
    }

    /// The nodes that stand between clusters, the least sure first.
    fn unsure(&self, subject: &Subject, language: Language) -> Option<String> {
        let certainty = &self.clustering.certainty;
        let mut unsure: Vec<usize> =
            self.clustering.groups.iter().flatten().copied().filter(|&node| certainty[node] < UNSURE).collect();
        unsure.sort_by(|&a, &b| certainty[a].total_cmp(&certainty[b]).then(a.cmp(&b)));
        if unsure.is_empty() {
            return None;
        }
        let names: Vec<String> = unsure
            .iter()
            .map(|&node| format!("{} ({})", subject.network.node(node).label, language.decimal(certainty[node], 2)))
            .collect();
        let names = super::some(&names, 5, language);
        Some(match language {
            Language::En => format!("between clusters, certainty below {UNSURE}: {names}"),
            Language::Nl => format!("tussen clusters, zekerheid onder {}: {names}", language.decimal(UNSURE, 1)),
        })
    }

    /// How the clusters were found, for the recipe.
    pub(super) fn write_into(&self, recipe: &mut Recipe) {
        let words = match self.method.quality {
            Quality::Definition => self.method.name.en.to_owned(),
            quality => format!("{}, {}", self.method.name.en, quality.text().en),
        };
        recipe.set("communities", words);
        recipe.set("method", self.method.id);
        if let Some(most) = self.clustering.most_passes {
            recipe.set("most_passes", most as u64);
        }
        for listens in self.method.listens {
            match listens {
                ClusterListens::Runs => recipe.set("runs", self.clustering.runs as u64),
                ClusterListens::Resolution => recipe.set("resolution", self.options.resolution),
                ClusterListens::CliqueSize => recipe.set("clique_size", self.options.clique_size as u64),
                ClusterListens::Core => recipe.set("core", self.options.core as u64),
                ClusterListens::Splits => recipe.set("splits", self.options.splits as u64),
                ClusterListens::Blocks => recipe.set("blocks", self.options.blocks.word()),
                ClusterListens::Objective => recipe.set("objective", self.options.objective.word()),
                ClusterListens::Groups => match self.options.groups {
                    GroupCount::Best => recipe.set("groups", "best"),
                    GroupCount::About(groups) => recipe.set("groups", groups as u64),
                },
            }
        }
    }
}

/// The method with this id.
///
/// # Errors
///
/// An id that is not registered.
pub fn method(id: &str) -> Result<&'static Method, Error> {
    let known = || METHODS.iter().map(|method| method.id);
    clusters::find(id).ok_or_else(|| unregistered("method", id, known(), "methods"))
}
