//! Codes of strength as strengths: in a survey 1 may stand for daily contact and 5 for none.

use crate::diagnostics::{Item, Place, text};
use crate::model::{Network, NetworkBuilder, Strength};

/// A network with its strengths recoded, and what the codes say nothing of.
#[derive(Debug, Clone)]
pub struct Recoded {
    /// The network. Ties whose strength has no code keep it.
    pub network: Network,
    /// Ties whose strength was replaced.
    pub recoded: usize,
    /// Strengths that occur and have no code, each with its number of ties, the smallest first.
    pub unknown: Vec<(f64, usize)>,
}

/// Replaces every stated strength by what `codes` says of it: pairs of a code and the strength that it stands for. Graded strengths
/// count as the numbers that they stand for; ties that state none stay without.
pub fn recode(network: &Network, codes: &[(f64, f64)]) -> Recoded {
    let (mut recoded, mut unknown) = (0, Vec::<(f64, usize)>::new());
    let mut builder = NetworkBuilder::new(network.info().clone());
    for (index, node) in network.nodes().enumerate() {
        builder.add_node(node.clone(), Place::item(Item::some_node(index)));
    }
    for tie in network.ties() {
        let strength = tie.tie.strength.map(|strength| {
            let given = strength.weight();
            // A code is written as it stands in the data: no arithmetic comes between.
            match codes.iter().find(|(code, _)| code.total_cmp(&given).is_eq()) {
                Some(&(_, meant)) => {
                    recoded += 1;
                    Strength::Number(meant)
                }
                None => {
                    match unknown.iter_mut().find(|(code, _)| code.total_cmp(&given).is_eq()) {
                        Some((_, count)) => *count += 1,
                        None => unknown.push((given, 1)),
                    }
                    strength
                }
            }
        });
        let ends = [tie.source, tie.target].map(|node| network.node(node).id.as_str());
        builder.add_tie(
            ends[0],
            ends[1],
            tie.tie.clone().with(|tie| tie.strength = strength),
            Place::item(text!("recoded tie", "hercodeerde relatie")),
        );
    }
    unknown.sort_by(|a, b| a.0.total_cmp(&b.0));
    Recoded { network: builder.build().value, recoded, unknown }
}
