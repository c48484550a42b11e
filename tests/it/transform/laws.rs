//! What holds for every network.

use crate::support::networks::{any_network, assert_same};
use proptest::prelude::*;
use verbinder::graph::{View, ViewOptions};
use verbinder::transform::combine::{Named, difference, intersection, union};
use verbinder::transform::component::largest_component;
use verbinder::transform::ego::ego;
use verbinder::transform::symmetrise::{How, symmetrise};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_union_of_directions_changes_no_undirected_figure(network in any_network()) {
        let made = symmetrise(&network, How::Union).network;
        let edges = |network| View::new(network, &ViewOptions::default()).graph.edges().to_vec();
        prop_assert_eq!(edges(&network), edges(&made));
    }

    #[test]
    fn symmetrising_twice_is_symmetrising_once(network in any_network()) {
        for how in [How::Union, How::Intersection, How::Reciprocated] {
            let once = symmetrise(&network, how).network;
            assert_same(&once, &symmetrise(&once, how).network);
        }
    }

    #[test]
    fn a_network_less_itself_is_empty_and_with_itself_is_itself(network in any_network()) {
        let nothing = difference(&network, &network);
        prop_assert_eq!((nothing.node_count(), nothing.tie_count()), (0, 0));
        assert_same(&network, &intersection(&network, &network));
        let twice = [Named { name: "a", network: &network }, Named { name: "b", network: &network }];
        let whole = union(&twice, false).unwrap();
        prop_assert!(whole.conflicts.is_empty());
        prop_assert_eq!(whole.network.tie_count(), network.tie_count());
        prop_assert_eq!(whole.network.nodes().collect::<Vec<_>>(), network.nodes().collect::<Vec<_>>());
    }

    #[test]
    fn a_wide_ego_network_of_a_node_in_the_largest_component_is_that_component(network in any_network()) {
        let cut = largest_component(&network);
        if let Some(first) = cut.network.nodes().next() {
            let node = network.index_of(&first.id).unwrap();
            assert_same(&cut.network, &ego(&network, node, usize::MAX, true).network);
        }
    }
}
