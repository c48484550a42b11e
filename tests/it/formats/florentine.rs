//! The bundled Florentine families against counts that others published.

use crate::support::project_file;
use verbinder::formats;
use verbinder::model::Network;

fn families() -> formats::Input {
    formats::read_file(&project_file("data/florentine-families.json")).unwrap()
}

fn degree(network: &Network, id: &str, layer: &str) -> usize {
    let node = network.index_of(id).unwrap();
    network.ties_of(node).iter().filter(|tie| tie.tie.layer.as_deref() == Some(layer)).count()
}

#[test]
fn reads_with_three_notices_on_its_attributes_and_nothing_else() {
    let input = families();
    let found: Vec<(&str, &str)> = input.network.diagnostics.iter().map(|d| (d.severity.word(), d.code)).collect();
    assert_eq!(found, [("notice", "unknown-field"); 3], "{:#?}", input.network.diagnostics);
}

/// Wasserman & Faust 1994, appendix B, and networkx 3.6.1, `florentine_families_graph` (marriage only).
#[test]
fn has_the_published_counts() {
    let network = families().network.value;
    assert_eq!(network.node_count(), 16);
    let layer = |name: &str| network.ties().filter(|tie| tie.tie.layer.as_deref() == Some(name)).count();
    assert_eq!((layer("marriage"), layer("business")), (20, 15));
    assert_eq!((degree(&network, "medici", "marriage"), degree(&network, "medici", "business")), (6, 5));
    assert_eq!(degree(&network, "strozzi", "business"), 0);
    assert!(network.ties_of(network.index_of("pucci").unwrap()).is_empty());
    assert!(!network.has_direction());
}
