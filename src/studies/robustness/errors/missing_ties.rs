//! Ties that were not put down.

use super::{DataError, Perturbed, Recorded, choose, number};
use crate::graph::random::Stream;
use crate::text::Text;

/// The entry in the registry.
pub(super) const MISSING_TIES: DataError = DataError {
    id: "missing-ties",
    name: Text { en: "ties missing", nl: "relaties ontbreken" },
    meaning: Text {
        en: "This share of the tied pairs is taken away at random; all actors stay.",
        nl: "Dit deel van de verbonden paren wordt willekeurig weggehaald; alle actoren blijven.",
    },
    reference: "Borgatti, Carley & Krackhardt 2006",
    apply: missing_ties,
};

fn missing_ties(recorded: &Recorded<'_>, share: f64, stream: &mut Stream) -> Perturbed {
    let ties = recorded.graph.edge_count();
    let mut keep = vec![true; ties];
    choose(ties, number(share, ties), stream).into_iter().for_each(|tie| keep[tie] = false);
    Perturbed::on_all_nodes(recorded.graph.with_edges(&keep), 0)
}
