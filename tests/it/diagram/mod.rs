//! Pictures: nothing overlaps, nothing falls off the page, every file parses whatever the names, the same bytes every time.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod colours;
mod data;
mod files;
mod geometry;
mod looks;
mod output;
mod views;

use verbinder::model::Network;
use verbinder::present::diagram::{self, DiagramOptions, DiagramView, Scene};

/// A view of a network, drawn.
pub(crate) fn draw(network: &Network, view: DiagramView) -> Scene {
    diagram::draw(network, &data::facts(network), &DiagramOptions::new(view)).unwrap()
}

/// Every view that the network allows.
pub(crate) fn every_view(network: &Network) -> Vec<DiagramView> {
    let mut views = vec![DiagramView::Whole, DiagramView::Bridges, DiagramView::Compare];
    views.extend(network.places().into_iter().take(3).map(DiagramView::Municipality));
    let groups = verbinder::model::stated_groups(network);
    views.extend(groups.iter().take(2).map(|group| DiagramView::Structure(network.node(group.node).id.clone())));
    views
}
