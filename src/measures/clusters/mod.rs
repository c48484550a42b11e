//! Groups of nodes: what a division is ([`Partition`]), how good it is ([`modularity`], [`map_equation`]), how to find one
//! ([`METHODS`], [`leiden()`] above all), and how far two agree ([`agreement`]).
//!
//! These are no measures of the registry: they need a division, or make one. [`METHODS`] lists the ways to make one; help, tables
//! and documentation are made from it.
//!
//! ```
//! use verbinder::graph::CompactGraph;
//! use verbinder::measures::clusters::{self, ClusterOptions};
//!
//! let pairs = CompactGraph::undirected(4, &[(0, 1), (2, 3)]);
//! let walktrap = clusters::find("walktrap").expect("a method of this name");
//! assert_eq!((walktrap.find)(&pairs, &ClusterOptions::default()).groups, [[0, 1], [2, 3]]);
//! ```

pub mod agreement;
pub mod bicomponents;
mod block_counts;
mod block_search;
mod blocks;
pub mod components;
pub mod concor;
pub mod consensus;
mod description_length;
pub mod direct_blockmodel;
pub mod girvan_newman;
mod group_density;
mod hierarchy;
mod image;
pub mod infomap;
pub mod k_clique;
pub mod k_cores;
pub mod label_propagation;
mod leaves;
mod leiden;
mod local_moves;
pub mod louvain;
mod map_equation;
mod met;
mod method;
mod modularity;
mod objective;
mod partition;
mod passes;
pub mod profiles;
mod recombine;
mod resolutions;
pub mod spectral;
pub mod stochastic_block_model;
pub mod structural_equivalence;
pub mod two_mode_modularity;
pub mod walktrap;
mod weighted;

pub use description_length::description_length;
pub use group_density::group_density;
pub use image::{Block, BlockType, BlockTypes, image};
pub use leiden::{Leiden, LeidenOptions, leiden};
pub use map_equation::map_equation;
pub use method::{ClusterListens, ClusterOptions, Clustering, GroupCount, Method, Quality, Remark};
pub use modularity::{Contribution, Modularity, contributions, modularity};
pub use objective::Objective;
pub use partition::Partition;
pub use resolutions::{ResolutionOptions, ResolutionRange, resolutions};

/// All methods: first those that divide by ties inside against ties between, then those that follow from a definition, then those
/// that look for roles.
pub static METHODS: &[Method] = &[
    leiden::LEIDEN,
    consensus::CONSENSUS,
    two_mode_modularity::TWO_MODE_MODULARITY,
    louvain::LOUVAIN,
    infomap::INFOMAP,
    walktrap::WALKTRAP,
    girvan_newman::GIRVAN_NEWMAN,
    spectral::SPECTRAL,
    label_propagation::LABEL_PROPAGATION,
    k_clique::K_CLIQUE,
    components::COMPONENTS,
    bicomponents::BICOMPONENTS,
    k_cores::K_CORES,
    structural_equivalence::STRUCTURAL_EQUIVALENCE,
    direct_blockmodel::DIRECT_BLOCKMODEL,
    stochastic_block_model::STOCHASTIC_BLOCK_MODEL,
    concor::CONCOR,
];

/// The method with this id.
pub fn find(id: &str) -> Option<&'static Method> {
    METHODS.iter().find(|method| method.id == id)
}
