//! The networks of tests/reference, as graphs and as what their files say.

use super::project_file;
use serde_json::Value;
use verbinder::graph::CompactGraph;
use verbinder::graph::compact::Merge;

/// One network of tests/reference.
#[derive(Debug)]
pub(crate) struct Reference {
    /// The name of its file, without folder and ending.
    pub(crate) name: String,
    /// All that the file says.
    pub(crate) file: Value,
}

impl Reference {
    /// The one of this name.
    pub(crate) fn named(name: &str) -> Reference {
        let text = std::fs::read_to_string(project_file(&format!("tests/reference/{name}.json"))).unwrap();
        Reference { name: name.to_owned(), file: serde_json::from_str(&text).unwrap() }
    }

    /// All of them by name, without the files that are about two networks.
    pub(crate) fn all() -> Vec<Reference> {
        let paths = std::fs::read_dir(project_file("tests/reference")).unwrap().map(|entry| entry.unwrap().path());
        let mut names: Vec<String> = paths
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        let files = names.iter().map(|name| Reference::named(name));
        files.filter(|one| one.file["nodes"].is_array() && one.file["edges"].is_array()).collect()
    }

    /// All ties alike, with direction where the file says so.
    pub(crate) fn plain(&self) -> CompactGraph {
        self.graph(&self.file, false)
    }

    /// With the strengths of the file; ties of none, or less, are left out.
    pub(crate) fn weighted(&self) -> CompactGraph {
        self.graph(&self.file, true)
    }

    /// The weighted network that an entry of the file gives instead.
    pub(crate) fn lent(&self) -> CompactGraph {
        let is_weighted = |place: &&Value| place["weighted"].as_bool() == Some(true) && place["edges"].is_array();
        let mut lent = self.file["expected"].as_array().unwrap().iter().map(|entry| &entry["network_override"]);
        self.graph(lent.find(is_weighted).unwrap(), true)
    }

    /// Whether each node is of the second mode.
    pub(crate) fn second_mode(&self) -> Vec<bool> {
        let nodes = self.file["nodes"].as_array().unwrap().iter();
        nodes.map(|node| self.file["mode"][node.as_str().unwrap()] == 1).collect()
    }

    fn graph(&self, place: &Value, weighted: bool) -> CompactGraph {
        let nodes = self.file["nodes"].as_array().unwrap();
        let number = |name: &Value| nodes.iter().position(|node| node == name).unwrap() as u32;
        let strength = |row: &Value| if weighted { row[2].as_f64().unwrap_or(1.0) } else { 1.0 };
        let rows = place["edges"].as_array().unwrap().iter();
        let edges: Vec<(u32, u32, f64)> = rows
            .map(|row| (number(&row[0]), number(&row[1]), strength(row)))
            .filter(|(_, _, strength)| *strength > 0.0)
            .collect();
        CompactGraph::from_edges(nodes.len(), self.file["directed"] == true, weighted, &edges, Merge::Max)
    }
}

/// The network of this name, all ties alike.
pub(crate) fn reference(name: &str) -> CompactGraph {
    Reference::named(name).plain()
}
