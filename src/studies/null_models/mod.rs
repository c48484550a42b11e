//! Null models: what a network would be like if chance had made it, but for something that stays as it is.
//!
//! Every model is one file; [`MODELS`] lists them all, and help, tables and documentation are made from it. A model of ties draws
//! other networks and leaves what is known of nodes where it is; the model of labels leaves the network and shuffles what is known
//! of nodes. They answer different questions.
//!
//! ```
//! use verbinder::graph::{CompactGraph, random_graphs};
//! use verbinder::measures::Known;
//! use verbinder::studies::null_models;
//!
//! let path = CompactGraph::undirected(4, &[(0, 1), (1, 2), (2, 3)]);
//! let observed = Known::new(&path);
//! let model = null_models::find("same-degrees").expect("a model of this name");
//! let drawn = (model.draw)(&observed, &mut random_graphs::stream(1, 0));
//! assert_eq!(drawn.known(&observed).graph.degree(1), 2);
//! ```

mod label_permutation;
mod model;
mod same_degrees;
mod same_density;
mod same_dyads;
mod same_memberships;
mod same_two_mode_degrees;

pub use model::{Asks, Drawn, Model};

/// All models: of ties, from what keeps least to what keeps most, then of labels.
pub static MODELS: &[Model] = &[
    same_density::SAME_DENSITY,
    same_dyads::SAME_DYADS,
    same_degrees::SAME_DEGREES,
    same_two_mode_degrees::SAME_TWO_MODE_DEGREES,
    same_memberships::SAME_MEMBERSHIPS,
    label_permutation::LABEL_PERMUTATION,
];

/// The model with this id.
pub fn find(id: &str) -> Option<&'static Model> {
    MODELS.iter().find(|model| model.id == id)
}
