//! Pictures: nothing overlaps, nothing falls off the page, every file parses whatever the names, the same bytes every time.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod colours;
mod counts;
mod data;
mod files;
mod geometry;
mod kinds;
mod looks;
mod more_views;
mod output;
mod views;

use verbinder::model::{Mode, Network};
use verbinder::present::diagram::{self, By, DiagramOptions, DiagramView, Scene};

/// A view of a network, drawn.
pub(crate) fn draw(network: &Network, view: DiagramView) -> Scene {
    diagram::draw(network, &data::facts(network), &DiagramOptions::new(view)).unwrap()
}

/// Every view that the network allows: those of the whole, then those of parts.
pub(crate) fn every_view(network: &Network) -> Vec<DiagramView> {
    let mut views = vec![
        DiagramView::Whole,
        DiagramView::Bridges,
        DiagramView::Compare,
        DiagramView::Communities,
        DiagramView::Layers(By::Kind),
        DiagramView::TwoMode,
        DiagramView::Matrix,
        DiagramView::Radial,
        DiagramView::Difference(Box::new(data::difference(network))),
    ];
    let places = !network.places().is_empty();
    let mode = |node: usize| network.mode(node);
    let across = |tie: verbinder::model::TieRef<'_>| {
        matches!((mode(tie.source), mode(tie.target)), (Mode::Actor, Mode::Structure) | (Mode::Structure, Mode::Actor))
    };
    let two_modes = network.ties().any(across);
    views.retain(|view| match view {
        DiagramView::Bridges | DiagramView::Compare => places,
        DiagramView::TwoMode => two_modes,
        _ => true,
    });
    // Whoever has most ties, at one and at two steps.
    if let Some(node) = (0..network.node_count()).max_by_key(|&node| network.ties_of(node).len()) {
        let name = network.node(node).id.clone();
        views.extend([1, 2].map(|steps| DiagramView::Ego { name: name.clone(), steps }));
    }
    views.extend(network.places().into_iter().take(3).map(DiagramView::Municipality));
    let groups = verbinder::model::stated_groups(network);
    views.extend(groups.iter().take(2).map(|group| DiagramView::Structure(network.node(group.node).id.clone())));
    views
}
