//! The same network, with what is known of nodes handed out anew.

use super::{Asks, Drawn, Model};
use crate::graph::{random::Stream, random_graphs};
use crate::measures::Grouping;
use crate::text::Text;

/// The entry in the registry.
pub(super) const LABEL_PERMUTATION: Model = Model {
    id: "label-permutation",
    name: Text { en: "Shuffled labels", nl: "Geschudde kenmerken" },
    meaning: Text {
        en: "Whether ties go with an attribute more than if it were handed out at random over the same network.",
        nl: "Of relaties meer met een kenmerk samengaan dan wanneer het willekeurig over hetzelfde netwerk verdeeld was.",
    },
    keeps: Text {
        en: "Every tie, and how many nodes have each label; nodes without a label stay without.",
        nl: "Elke relatie, en hoeveel knopen elk kenmerk hebben; knopen zonder kenmerk blijven zonder.",
    },
    caution: Text {
        en: "It tests the attribute, not the network: a figure of ties alone is the same in every draw.",
        nl: "Dit toetst het kenmerk, niet het netwerk: een cijfer van relaties alleen is in elke trekking gelijk.",
    },
    draws: Text {
        en: "ways to hand out the labels at random over the same network",
        nl: "willekeurige verdelingen van de kenmerken over hetzelfde netwerk",
    },
    asks: Asks::Labels,
    reference: "Hubert 1987",
    draw: |known, random| Drawn {
        groups: known.groups.map(|groups| {
            let mut labels = groups.of().to_vec();
            shuffle_where(&mut labels, Option::is_some, random);
            Grouping::from_labels(&labels)
        }),
        values: known.values.map(|values| {
            let mut values = values.to_vec();
            shuffle_where(&mut values, |value| !value.is_nan(), random);
            values
        }),
        members: known.members.map(|members| random_graphs::some_of(known.graph.node_count(), members.len(), random)),
        graph: None,
    },
};

/// Shuffles the items that are such among their places; the others stay.
fn shuffle_where<T: Clone>(items: &mut [T], such: impl Fn(&T) -> bool, random: &mut Stream) {
    let places: Vec<usize> = (0..items.len()).filter(|&at| such(&items[at])).collect();
    let mut shuffled: Vec<T> = places.iter().map(|&at| items[at].clone()).collect();
    random.shuffle(&mut shuffled);
    places.into_iter().zip(shuffled).for_each(|(at, item)| items[at] = item);
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::graph::CompactGraph;
    use crate::measures::Known;

    // Five draws of 5! orders are hardly all as observed; whose number is not known stays without.
    #[test]
    fn numbers_are_handed_out_anew_and_who_has_none_stays_without() {
        let graph = CompactGraph::undirected(6, &[]);
        let values = [1.0, 2.0, f64::NAN, 3.0, 4.0, 5.0];
        let known = Known { values: Some(&values), ..Known::new(&graph) };
        let draws: Vec<Vec<f64>> = (0..5)
            .map(|draw| (LABEL_PERMUTATION.draw)(&known, &mut random_graphs::stream(1, draw)).values.expect("numbers"))
            .collect();
        for drawn in &draws {
            let mut sorted: Vec<f64> = drawn.iter().copied().filter(|value| !value.is_nan()).collect();
            sorted.sort_by(f64::total_cmp);
            assert!(drawn[2].is_nan() && sorted == [1.0, 2.0, 3.0, 4.0, 5.0], "{drawn:?}");
        }
        assert!(draws.iter().any(|drawn| drawn[0] > 1.0 || drawn[1] > 2.0), "{draws:?}");
    }
}
