//! Pictures of a network: one scene, several writers.
//!
//! [`draw`] computes the whole geometry once: which marks stand together (`islands`), where (`layout`), the way of every
//! line (`ties`), the place of every name (`labels`), legend and caption (`page`). The writers [`svg`], [`dot`] and
//! [`render::png`] only write it down, so that they cannot differ. Nothing here needs Graphviz.
//!
//! A picture never has a geographic look, never shows members that no source names as nodes, and always carries its sources
//! and its seed.

pub mod alike;
mod badge;
mod bundles;
mod context;
mod curves;
mod dot;
pub mod font;
pub mod geometry;
mod islands;
mod labels;
mod layout;
mod legend;
mod lines;
pub mod looks;
pub mod mapping;
mod page;
mod panel;
pub mod paper;
pub mod placed;
mod plot;
pub mod positions;
pub mod render;
mod scales;
pub mod scene;
mod short_names;
pub mod style;
mod svg;
pub mod theme;
mod ties;
pub mod undrawn;
mod views;

pub use dot::dot;
pub use dot::{Engine, dot_for};
pub use looks::DiagramStyle;
pub use mapping::Mapping;
pub use paper::{Orientation, Paper};
pub use positions::Positions;
pub use scene::Scene;
pub use style::Theme;
pub(in crate::present) use svg::with_font;
pub use svg::{Font, svg, svg_with};
pub use ties::{Look, looks};
pub use undrawn::NotDrawn;
pub use views::difference::{ChangedPair, Difference};
pub use views::layers::By;

use super::facts::Facts;
use super::language::Language;
use crate::error::Error;
use crate::model::Network;
use context::Context;
use views::compare::Of;

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiagramView {
    /// Everybody, in islands by place.
    Whole,
    /// One place with its partners from outside.
    Municipality(String),
    /// One structure, by id or name, with its members under one roof.
    Structure(String),
    /// Places in a round, with those who connect them inside.
    Bridges,
    /// All places side by side on one scale.
    Compare,
    /// Several networks side by side on one scale: each stands in the place of its name, as [`super::report`] puts them together.
    Networks,
    /// One actor or structure, by id or name, with its partners, and theirs where two steps are asked.
    Ego {
        /// Id or name.
        name: String,
        /// How far to go: 1 or 2, seldom more.
        steps: usize,
    },
    /// The clusters found, as islands.
    Communities,
    /// One panel per layer, kind, year or sector, everybody in the same place in each.
    Layers(By),
    /// Actors at the left, the structures that they take part in at the right.
    TwoMode,
    /// Who is tied to whom as a table of squares, in order of clusters.
    Matrix,
    /// Both of two waves in one picture: the network is their union.
    Difference(Box<Difference>),
    /// The more central, the nearer to the middle; one wedge per place.
    Radial,
}

/// How members are shown that a source states and does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unnamed {
    /// As one pale circle with their number.
    #[default]
    Collapse,
    /// As pale, numbered circles.
    Ghosts,
    /// Not at all.
    Omit,
}

/// How membership of large structures is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Members {
    /// Members stand together within an outline, which says it in place of lines.
    #[default]
    Outlined,
    /// By lines like any other tie: for layouts that know no outlines.
    Lines,
}

/// Wishes for a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct DiagramOptions {
    /// What is drawn.
    pub view: DiagramView,
    /// Language of its words.
    pub language: Language,
    /// Its colours.
    pub theme: Theme,
    /// What colour, size, form and lines show.
    pub style: DiagramStyle,
    /// The sheet that it is laid out for; none for a page as large as it needs.
    pub paper: Option<Paper>,
    /// Where marks stood in an earlier picture, and stay; none for a layout of its own. Views whose form says where everything
    /// stands do not listen to it.
    pub positions: Option<Positions>,
    /// The finding or question above it; each view has a question of its own.
    pub title: Option<String>,
    /// Seed of the layout.
    pub seed: u64,
    /// How many marks are named at most, the most important first.
    pub labels: Option<usize>,
    /// How unnamed members are shown.
    pub unnamed: Unnamed,
    /// How membership of large structures is shown.
    pub members: Members,
    /// Lines for the caption: measure, options, input.
    pub recipe: Vec<String>,
    /// Ties that are not drawn. A picture of one place, structure or actor says in its caption how many of them are its own.
    pub not_drawn: Vec<NotDrawn>,
    /// Whether planned ties are drawn and count in no figure. The same pictures say so where they show one.
    pub coming_uncounted: bool,
}

impl DiagramOptions {
    /// The usual wishes for a view: in a structure every unnamed member is a ghost, elsewhere they are one number.
    pub fn new(view: DiagramView) -> Self {
        let unnamed = match view {
            DiagramView::Structure(_) => Unnamed::Ghosts,
            _ => Unnamed::Collapse,
        };
        DiagramOptions {
            view,
            language: Language::default(),
            theme: Theme::default(),
            style: DiagramStyle::default(),
            paper: None,
            positions: None,
            title: None,
            seed: 1,
            labels: None,
            unnamed,
            members: Members::default(),
            recipe: Vec::new(),
            not_drawn: Vec::new(),
            coming_uncounted: false,
        }
    }
}

/// Draws a view of the network.
///
/// # Errors
///
/// The view names a place, structure or actor that does not exist, or shows what the network has none of: places, structures,
/// layers.
pub fn draw(network: &Network, facts: &Facts, options: &DiagramOptions) -> Result<Scene, Error> {
    let later;
    let context = match &options.view {
        DiagramView::Difference(difference) => {
            later = views::difference::facts(network, facts, difference);
            Context::new(network, &later, options)
        }
        _ => Context::new(network, facts, options),
    };
    let content = match &options.view {
        DiagramView::Whole => views::whole::content(&context),
        DiagramView::Municipality(name) => views::municipality::content(&context, name)?,
        DiagramView::Structure(name) => views::structure::content(&context, name)?,
        DiagramView::Bridges => views::bridges::content(&context)?,
        DiagramView::Compare => views::compare::content(&context, Of::Places)?,
        DiagramView::Networks => views::compare::content(&context, Of::Networks)?,
        DiagramView::Ego { name, steps } => views::ego::content(&context, name, *steps)?,
        DiagramView::Communities => views::communities::content(&context),
        DiagramView::Layers(by) => views::layers::content(&context, *by)?,
        DiagramView::TwoMode => views::two_mode::content(&context)?,
        DiagramView::Matrix => views::matrix::content(&context),
        DiagramView::Difference(difference) => views::difference::content(&context, facts, difference),
        DiagramView::Radial => views::radial::content(&context),
    };
    Ok(page::compose(&context, content))
}
