//! What several tests need.

pub(crate) mod dutch;
pub(crate) mod marked;
pub(crate) mod networks;
pub(crate) mod reference;

use std::path::PathBuf;
use verbinder::model::Network;

/// A file of the project.
pub(crate) fn project_file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The bundled networks: every JSON file in `data/` that is no schema.
pub(crate) fn bundled_networks() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(project_file("data"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.ends_with(".json") && !name.ends_with(".schema.json")
        })
        .collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

/// The ties of a network as `a>b` where they have a direction and `a-b` where not.
pub(crate) fn ties(network: &Network) -> Vec<String> {
    let id = |index: usize| network.node(index).id.as_str();
    let sign = |directed| if directed { '>' } else { '-' };
    network
        .ties()
        .map(|tie| format!("{}{}{}", id(tie.source), sign(network.is_directed(tie.tie)), id(tie.target)))
        .collect()
}
