//! Measures: what a network says, as numbers.
//!
//! Every measure is one file in a folder by what it is about: [`centrality`] (who is in the middle), [`brokerage`] (who joins
//! what would be apart), [`cohesion`] (how the whole hangs together). [`MEASURES`] lists them all; help, tables and
//! documentation are made from it. [`clusters`] holds no measures but what they need to know of groups: partitions, how good
//! they are, how to find them, how far two agree.
//!
//! Most need the graph alone. What others need besides (groups, values, modes, signs, relations, reports) is declared in
//! [`Measure::needs`], given in [`Known`] and checked by [`Measure::run`].
//!
//! ```
//! use verbinder::graph::CompactGraph;
//! use verbinder::measures::{self, Params};
//!
//! let path = CompactGraph::undirected(3, &[(0, 1), (1, 2)]);
//! let betweenness = measures::find("betweenness").expect("a measure of this name");
//! assert_eq!(betweenness.of(&path, &Params::default()).values, [0.0, 1.0, 0.0]);
//! ```

pub mod brokerage;
pub mod centrality;
pub mod clusters;
pub mod cohesion;
mod inequality;
mod known;
mod labels;
mod measure;
mod params;
mod reason;
mod scores;
mod words;

pub use known::{Answer, Grouping, Known, Need, Reports, Signed, Stated};
pub use measure::{Compute, DirectionUse, Level, Listens, Measure, Part, Text, Unit, WeightUse};
pub use params::{
    Along, Closeness, CoreDegree, Cost, FewPartners, Normalization, Params, Precision, Reciprocity, Scale, Spread,
};
pub use reason::{Because, Reason};
pub use scores::Scores;

/// All measures: first those of nodes, then of ties, then of the network, each from the plain to the involved.
pub static MEASURES: &[Measure] = &[
    centrality::degree::DEGREE,
    centrality::in_degree::IN_DEGREE,
    centrality::out_degree::OUT_DEGREE,
    centrality::strength::STRENGTH,
    centrality::betweenness::BETWEENNESS,
    centrality::closeness::CLOSENESS,
    centrality::harmonic_closeness::HARMONIC_CLOSENESS,
    centrality::eigenvector::EIGENVECTOR,
    centrality::pagerank::PAGERANK,
    centrality::coreness::CORENESS,
    centrality::eccentricity::ECCENTRICITY,
    centrality::reach::REACH,
    brokerage::constraint::CONSTRAINT,
    brokerage::effective_size::EFFECTIVE_SIZE,
    brokerage::efficiency::EFFICIENCY,
    brokerage::cut_point::CUT_POINT,
    cohesion::local_clustering::LOCAL_CLUSTERING,
    centrality::in_strength::IN_STRENGTH,
    centrality::out_strength::OUT_STRENGTH,
    centrality::mean_strength::MEAN_STRENGTH,
    centrality::katz::KATZ,
    centrality::hits::HITS,
    cohesion::barrat_clustering::BARRAT_CLUSTERING,
    cohesion::onnela_clustering::ONNELA_CLUSTERING,
    brokerage::bridging_centrality::BRIDGING_CENTRALITY,
    brokerage::fragmentation_without::FRAGMENTATION_WITHOUT,
    brokerage::distance_fragmentation_without::DISTANCE_FRAGMENTATION_WITHOUT,
    brokerage::constraint_hierarchy::CONSTRAINT_HIERARCHY,
    brokerage::brokerage::BROKERAGE,
    brokerage::brokered_pairs::BROKERED_PAIRS,
    cohesion::node_ei_index::NODE_EI_INDEX,
    brokerage::participation::PARTICIPATION,
    brokerage::within_module_z::WITHIN_MODULE_Z,
    cohesion::node_multiplexity::NODE_MULTIPLEXITY,
    brokerage::brokerage_permutation::BROKERAGE_PERMUTATION,
    centrality::two_mode_degree::TWO_MODE_DEGREE,
    centrality::two_mode_closeness::TWO_MODE_CLOSENESS,
    centrality::two_mode_betweenness::TWO_MODE_BETWEENNESS,
    brokerage::redundancy::REDUNDANCY,
    cohesion::two_mode_local_clustering::TWO_MODE_LOCAL_CLUSTERING,
    centrality::signed_degree::SIGNED_DEGREE,
    centrality::core_membership::CORE_MEMBERSHIP,
    centrality::core_score::CORE_SCORE,
    centrality::opsahl_degree::OPSAHL_DEGREE,
    centrality::strength_coreness::STRENGTH_CORENESS,
    cohesion::clique_membership::CLIQUE_MEMBERSHIP,
    brokerage::partial_brokerage::PARTIAL_BROKERAGE,
    brokerage::two_mode_brokerage::TWO_MODE_BROKERAGE,
    cohesion::node_ei_permutation::NODE_EI_PERMUTATION,
    cohesion::coverage::COVERAGE,
    cohesion::reported_ties::REPORTED_TIES,
    brokerage::bridge::BRIDGE,
    centrality::edge_betweenness::EDGE_BETWEENNESS,
    cohesion::embeddedness::EMBEDDEDNESS,
    cohesion::group_ei_index::GROUP_EI_INDEX,
    cohesion::group_ei_permutation::GROUP_EI_PERMUTATION,
    cohesion::coleman_homophily::COLEMAN_HOMOPHILY,
    cohesion::group_cohesion::GROUP_COHESION,
    centrality::group_reach::GROUP_REACH,
    cohesion::embeddedness_jaccard::EMBEDDEDNESS_JACCARD,
    brokerage::local_bridge::LOCAL_BRIDGE,
    brokerage::span::SPAN,
    cohesion::simmelian::SIMMELIAN,
    cohesion::reciprocated::RECIPROCATED,
    cohesion::confirmed::CONFIRMED,
    cohesion::disparity::DISPARITY,
    cohesion::multiplexity::MULTIPLEXITY,
    cohesion::clique_overlap::CLIQUE_OVERLAP,
    cohesion::density::DENSITY,
    cohesion::average_degree::AVERAGE_DEGREE,
    cohesion::isolates::ISOLATES,
    cohesion::components::COMPONENTS,
    cohesion::bicomponents::BICOMPONENTS,
    brokerage::cut_points::CUT_POINTS,
    brokerage::fragility::FRAGILITY,
    cohesion::clique_number::CLIQUE_NUMBER,
    cohesion::largest_component_share::LARGEST_COMPONENT_SHARE,
    cohesion::fragmentation::FRAGMENTATION,
    cohesion::average_distance::AVERAGE_DISTANCE,
    cohesion::diameter::DIAMETER,
    cohesion::global_efficiency::GLOBAL_EFFICIENCY,
    cohesion::transitivity::TRANSITIVITY,
    cohesion::average_clustering::AVERAGE_CLUSTERING,
    cohesion::small_world::SMALL_WORLD,
    cohesion::best_modularity::BEST_MODULARITY,
    cohesion::reciprocity::RECIPROCITY,
    centrality::degree_centralization::DEGREE_CENTRALIZATION,
    centrality::betweenness_centralization::BETWEENNESS_CENTRALIZATION,
    centrality::closeness_centralization::CLOSENESS_CENTRALIZATION,
    centrality::group_degree::GROUP_DEGREE,
    centrality::group_closeness::GROUP_CLOSENESS,
    centrality::group_betweenness::GROUP_BETWEENNESS,
    cohesion::ei_index::EI_INDEX,
    cohesion::network_multiplexity::NETWORK_MULTIPLEXITY,
    cohesion::dyad_census::DYAD_CENSUS,
    cohesion::triad_census::TRIAD_CENSUS,
    cohesion::directed_transitivity::DIRECTED_TRANSITIVITY,
    cohesion::weighted_transitivity::WEIGHTED_TRANSITIVITY,
    cohesion::degree_assortativity::DEGREE_ASSORTATIVITY,
    cohesion::numeric_assortativity::NUMERIC_ASSORTATIVITY,
    cohesion::attribute_assortativity::ATTRIBUTE_ASSORTATIVITY,
    cohesion::mixing_matrix::MIXING_MATRIX,
    cohesion::krackhardt_hierarchy::KRACKHARDT_HIERARCHY,
    cohesion::two_mode_density::TWO_MODE_DENSITY,
    cohesion::two_mode_clustering::TWO_MODE_CLUSTERING,
    cohesion::triangle_balance::TRIANGLE_BALANCE,
    centrality::core_periphery::CORE_PERIPHERY,
    centrality::core_fit::CORE_FIT,
    centrality::continuous_core_periphery::CONTINUOUS_CORE_PERIPHERY,
    centrality::harmonic_centralization::HARMONIC_CENTRALIZATION,
    centrality::eigenvector_centralization::EIGENVECTOR_CENTRALIZATION,
    centrality::two_mode_centralization::TWO_MODE_CENTRALIZATION,
    centrality::degree_spread::DEGREE_SPREAD,
    cohesion::average_strength::AVERAGE_STRENGTH,
    cohesion::weighted_density::WEIGHTED_DENSITY,
    cohesion::reachable_pairs::REACHABLE_PAIRS,
    cohesion::strong_components::STRONG_COMPONENTS,
    cohesion::clique_census::CLIQUE_CENSUS,
    cohesion::modularity::MODULARITY,
    cohesion::yule_q::YULE_Q,
    cohesion::autocorrelation::AUTOCORRELATION,
    cohesion::walk_balance::WALK_BALANCE,
    cohesion::frustration::FRUSTRATION,
    cohesion::density_bounds::DENSITY_BOUNDS,
    cohesion::response::RESPONSE,
];

/// The measure with this id.
pub fn find(id: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|measure| measure.id == id)
}
