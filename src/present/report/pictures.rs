//! The pictures that a network deserves: the whole, each place, each stated structure, bridging actors, comparison.

use crate::Error;
use crate::graph::parallel;
use crate::model::{Mode, Tie, TieRef, stated_groups};
use crate::present::diagram::{self, By, DiagramOptions, DiagramView, Scene, Unnamed};
use crate::present::findings::not_ranked;
use crate::present::language::Language;
use crate::present::subject::Subject;
use std::collections::BTreeSet;

/// A place with fewer nodes gets no picture of its own: there is nothing to see in it.
const LEAST_NODES: usize = 3;

/// One picture in both forms.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// File name without ending.
    pub name: String,
    /// What it shows, for a caption.
    pub caption: String,
    /// Our own SVG.
    pub svg: String,
    /// DOT for Graphviz.
    pub dot: String,
    /// Where everything stands.
    pub scene: Scene,
}

/// All pictures, the whole network first.
///
/// # Errors
///
/// A picture that cannot be drawn.
pub fn pictures(subject: &Subject, language: Language) -> Result<Vec<Picture>, Error> {
    let wanted = wanted(subject, language);
    let facts = subject.facts_for(&DiagramView::Communities);
    parallel::map(wanted.len(), |index| {
        let (name, caption, view) = &wanted[index];
        let unnamed = if matches!(view, DiagramView::Structure(_)) { Unnamed::Ghosts } else { Unnamed::Collapse };
        let options = subject.noted(DiagramOptions {
            language,
            seed: subject.choices.seed,
            unnamed,
            ..DiagramOptions::new(view.clone())
        });
        let scene = diagram::draw(&subject.drawing, &facts, &options)?;
        // The last large picture would keep the other threads waiting.
        let (svg, dot) = parallel::both(|| diagram::svg(&scene), || diagram::dot(&scene));
        Ok(Picture { name: name.clone(), caption: caption.clone(), svg, dot, scene })
    })
    .into_iter()
    .collect()
}

fn wanted(subject: &Subject, language: Language) -> Vec<(String, String, DiagramView)> {
    let network = &subject.network;
    let mut list = vec![(
        "whole".to_owned(),
        language.pick("The whole network", "Het hele netwerk").to_owned(),
        DiagramView::Whole,
    )];
    let places = &subject.places;
    if places.names.len() >= 2 {
        let caption = language.pick("Bridging actors between places", "Verbinders tussen plaatsen");
        list.push(("bridges".to_owned(), caption.to_owned(), DiagramView::Bridges));
        let caption = language.pick("Places side by side", "Plaatsen naast elkaar");
        list.push(("compare".to_owned(), caption.to_owned(), DiagramView::Compare));
    }
    list.extend(more(subject, language));
    for group in stated_groups(network).iter().filter(|group| group.stated.is_some() && !group.members.is_empty()) {
        let node = network.node(group.node);
        list.push((
            format!("structure-{}", slug(&node.label)),
            node.label.clone(),
            DiagramView::Structure(node.id.clone()),
        ));
    }
    for (number, name) in places.names.iter().enumerate() {
        if places.groups.members(number as u32).len() >= LEAST_NODES {
            list.push((format!("municipality-{}", slug(name)), name.clone(), DiagramView::Municipality(name.clone())));
        }
    }
    unique(&mut list);
    list
}

/// Other looks at the whole: clusters, modes, layers, a table of squares, a target.
fn more(subject: &Subject, language: Language) -> Vec<(String, String, DiagramView)> {
    let network = &subject.drawing;
    let mut list = Vec::new();
    let mut add = |name: &str, en: &'static str, nl: &'static str, view: DiagramView| {
        list.push((name.to_owned(), language.pick(en, nl).to_owned(), view));
    };
    if subject.view.graph.edge_count() == 0 {
        return list;
    }
    add("communities", "Clusters found", "Gevonden clusters", DiagramView::Communities);
    // A target is a ranking.
    if not_ranked(subject, language).is_none() {
        add("radial", "Who stands in the middle", "Wie centraal staat", DiagramView::Radial);
    }
    let takes_part = |tie: TieRef<'_>| {
        let modes = [network.mode(tie.source), network.mode(tie.target)];
        modes.contains(&Mode::Actor) && modes.contains(&Mode::Structure)
    };
    if network.ties().any(takes_part) {
        add("two-mode", "Who takes part in what", "Wie waaraan meedoet", DiagramView::TwoMode);
    }
    // A tie of a node with itself is not drawn.
    let drawn = || network.ties().filter(|tie| tie.source != tie.target);
    let count = |of: &dyn Fn(&Tie) -> Option<&str>| {
        let named: Vec<&str> = drawn().filter_map(|tie| of(tie.tie)).collect();
        (named.iter().collect::<BTreeSet<_>>().len(), named.len())
    };
    // Layers that hardly any tie states would leave most of the network out.
    let (layers, layered) = count(&|tie| tie.layer.as_deref());
    if layers >= 2 && layered * 2 >= drawn().count() {
        add("layers", "One network per theme", "Eén netwerk per thema", DiagramView::Layers(By::Layer));
    } else if count(&|tie| Some(tie.kind.as_str())).0 >= 2 {
        add("kinds", "One network per kind of tie", "Eén netwerk per soort relatie", DiagramView::Layers(By::Kind));
    }
    add("matrix", "Who is tied to whom", "Wie met wie verbonden is", DiagramView::Matrix);
    list
}

/// Two names that give the same file get a number.
fn unique(list: &mut [(String, String, DiagramView)]) {
    for index in 1..list.len() {
        let wanted = list[index].0.clone();
        let mut number = 1;
        while list[..index].iter().any(|entry| entry.0 == list[index].0) {
            number += 1;
            list[index].0 = format!("{wanted}-{number}");
        }
    }
}

/// A name that is safe in a file name and in a link: plain letters, digits and hyphens.
pub(super) fn slug(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::new();
    for c in name.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') && c != '’' && c != '\'' {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    let short: String = out.chars().take(60).collect();
    if short.is_empty() { "x".to_owned() } else { short }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn names_become_safe_file_names() {
        assert_eq!(slug("’s-Hertogenbosch"), "s-hertogenbosch");
        assert_eq!(slug("Súdwest-Fryslân"), "sudwest-fryslan");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("💥"), "x");
    }
}
