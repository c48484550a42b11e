//! How the whole hangs together: how much of it is tied, in how many pieces, how far apart, how closed.

pub mod attribute_assortativity;
pub mod autocorrelation;
pub mod average_clustering;
pub mod average_degree;
pub mod average_distance;
pub mod average_strength;
pub mod barrat_clustering;
pub mod best_modularity;
pub mod bicomponents;
pub mod clique_census;
pub mod clique_membership;
pub mod clique_number;
pub mod clique_overlap;
pub mod coleman_homophily;
pub mod components;
pub mod confirmed;
pub mod coverage;
pub mod degree_assortativity;
pub mod density;
pub mod density_bounds;
pub mod diameter;
pub mod directed_transitivity;
pub mod disparity;
pub mod dyad_census;
pub mod ei_index;
pub mod embeddedness;
pub mod embeddedness_jaccard;
pub mod fragmentation;
pub mod frustration;
pub mod global_efficiency;
pub mod group_cohesion;
pub mod group_ei_index;
pub mod group_ei_permutation;
pub mod isolates;
pub mod krackhardt_hierarchy;
pub mod largest_component_share;
pub mod local_clustering;
pub mod mixing_matrix;
pub mod modularity;
pub mod multiplexity;
pub mod network_multiplexity;
pub mod node_ei_index;
pub mod node_ei_permutation;
pub mod node_multiplexity;
pub mod numeric_assortativity;
pub mod onnela_clustering;
pub mod reachable_pairs;
pub mod reciprocated;
pub mod reciprocity;
pub mod reported_ties;
pub mod response;
pub mod simmelian;
pub mod small_world;
pub mod strong_components;
pub mod transitivity;
pub mod triad_census;
pub mod triangle_balance;
pub mod two_mode_clustering;
pub mod two_mode_density;
pub mod two_mode_local_clustering;
pub mod walk_balance;
pub mod weighted_density;
pub mod weighted_transitivity;
pub mod yule_q;

use super::Text;

/// What counts of cliques must not be taken for.
const CLIQUE_CAUTION: Text = Text {
    en: "One missing tie splits a circle into two that overlap: in coded documents counts say little about how many groups there are. A table of all organisations that attend it makes one huge clique.",
    nl: "Eén ontbrekende relatie splitst een kring in twee die overlappen: bij gecodeerde documenten zeggen aantallen weinig over hoeveel groepen er zijn. Een tafel met alle organisaties die er zitten geeft één reusachtige clique.",
};
