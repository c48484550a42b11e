//! Files that belong together, in folders and beside the file that is named.

use std::path::Path;
use tempfile::TempDir;
use verbinder::formats::{self, Input, ReadOptions};

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn open(path: &Path) -> Vec<Input> {
    formats::open(path, &ReadOptions::default()).unwrap()
}

/// The labels of the nodes of the only network.
fn labels(inputs: &[Input]) -> Vec<&str> {
    assert_eq!(inputs.len(), 1, "{:?}", inputs.iter().map(|input| &input.name).collect::<Vec<_>>());
    inputs[0].network.value.nodes().map(|node| node.label.as_str()).collect()
}

fn packed(text: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(text.as_bytes()).unwrap();
    writer.finish().unwrap()
}

const TIES: &str = "source,target\na,b\n";
const NODES: &str = "id,label\na,Aa\nb,Bee\nc,Cee\n";

/// In a folder and beside a table that is named, the same tables belong together, whatever word says what they list. `relaties` and
/// `organisaties` end with `ties`, which is such a word too.
#[test]
fn tables_of_ties_and_nodes_belong_together_by_their_names() {
    for (ties, nodes) in [
        ("ede-ties.csv", "ede-nodes.csv"),
        ("ede-relaties.csv", "ede-knopen.csv"),
        ("relaties.csv", "organisaties.csv"),
        ("Ede_Edges.csv", "Ede_Actors.csv"),
        ("ede.tsv", "ede-organisations.tsv"),
        ("links-2020.txt", "actoren-2020.txt"),
        ("ede-ties-old.csv", "ede-ties-old-nodes.csv"),
    ] {
        let folder =
            folder(&[(ties, TIES.replace(',', "\t").as_bytes()), (nodes, NODES.replace(',', "\t").as_bytes())]);
        for path in [folder.path().to_owned(), folder.path().join(ties)] {
            let inputs = open(&path);
            assert_eq!(labels(&inputs), ["Aa", "Bee", "Cee"], "{ties} {nodes} {}", path.display());
            assert!(inputs[0].beside[0].0.ends_with(nodes), "the recipe names both");
        }
    }
}

#[test]
fn packed_tables_belong_together_too() {
    let folder = folder(&[("t-ties.csv.gz", &packed(TIES)), ("t-nodes.csv.gz", &packed(NODES))]);
    for path in [folder.path().to_owned(), folder.path().join("t-ties.csv.gz")] {
        assert_eq!(labels(&open(&path)), ["Aa", "Bee", "Cee"]);
    }
}

/// Of several tables of nodes the one with the same ending; a table of nodes that is named has none beside it, and tables of other
/// places are let be.
#[test]
fn a_table_of_nodes_is_taken_for_its_own_ties_only() {
    let tabs = |text: &str| text.replace(',', "\t").into_bytes();
    let folder = folder(&[
        ("ede-ties.tsv", &tabs(TIES)),
        ("ede-nodes.csv", NODES.replace("Aa", "Comma").as_bytes()),
        ("ede-nodes.tsv", &tabs(NODES)),
        ("oss-ties.csv", TIES.as_bytes()),
    ]);
    assert_eq!(labels(&open(&folder.path().join("ede-ties.tsv"))), ["Aa", "Bee", "Cee"]);
    assert_eq!(labels(&open(&folder.path().join("oss-ties.csv"))), ["a", "b"]);
    let nodes = open(&folder.path().join("ede-nodes.csv"));
    assert_eq!((nodes[0].beside.len(), nodes[0].network.value.tie_count()), (0, 0));
}

/// What is no network, or may be something else, is read when it is named and not because it lies there.
#[test]
fn a_folder_is_read_without_what_is_no_network() {
    let folder = folder(&[
        ("a.gml", b"graph [ node [ id 0 label \"a\" ] node [ id 1 label \"b\" ] edge [ source 0 target 1 ] ]"),
        (".hidden.csv", TIES.as_bytes()),
        ("~lock.csv", TIES.as_bytes()),
        ("own.schema.json", b"{}"),
        ("recipe.json", br#"{"verbinder": "0.1.0", "command": "report", "outputs": []}"#),
        ("ede.recipe.json", br#"{"verbinder": "0.1.0", "command": "actors", "file": "ede.json"}"#),
        ("README.md", b"# About"),
        ("vague.dat", b"a b\n"),
    ]);
    std::fs::create_dir(folder.path().join("inner.csv")).unwrap();
    assert_eq!(labels(&open(folder.path())), ["a", "b"]);
    assert_eq!(labels(&open(&folder.path().join("vague.dat"))), ["a", "b"]);
    std::fs::remove_file(folder.path().join("a.gml")).unwrap();
    let error = formats::open(folder.path(), &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().contains("holds no network file") && !error.hints().is_empty(), "{error}");
}

/// A network may be called as recipes are: what a file holds decides.
#[test]
fn a_network_called_recipe_is_read_with_its_folder() {
    let network = |node: &str| format!(r#"{{"nodes": [{{"id": "{node}"}}], "edges": []}}"#);
    let [one, two] = ["a", "b"].map(network);
    let folder = folder(&[
        ("recipe.json", one.as_bytes()),
        ("Ede.Recipe.json", two.as_bytes()),
        ("ede.recipe.json", br#"{"verbinder": "0.1.0", "command": "actors", "file": "ede.json"}"#),
    ]);
    let found: Vec<_> = open(folder.path()).iter().map(|input| input.network.value.node(0).id.clone()).collect();
    assert_eq!(found, ["b", "a"]);
}

/// All files of a folder that cannot be read are named in one error, one in its own.
#[test]
fn files_that_cannot_be_read_are_named_at_once() {
    let broken = folder(&[("a.json", b"{"), ("b.gml", b"graph [ node [ 7 ] ]"), ("c.csv", TIES.as_bytes())]);
    let error = formats::open(broken.path(), &ReadOptions::default()).unwrap_err().to_string();
    assert!(error.contains("2 files of the folder") && error.contains("a.json") && error.contains("b.gml"), "{error}");
    let opened = formats::open_each(broken.path(), &ReadOptions::default()).unwrap();
    assert_eq!((opened.inputs.len(), opened.unreadable.len()), (1, 2));
    std::fs::remove_file(broken.path().join("b.gml")).unwrap();
    let error = formats::open(broken.path(), &ReadOptions::default()).unwrap_err().to_string();
    assert!(error.contains("a.json") && !error.contains("files of the folder"), "{error}");
}

/// The other half of a file of UCINET is sought in both spellings; where it is missing, that is the error.
#[test]
fn the_halves_of_ucinet_find_each_other() {
    for (named, other) in [("n.##h", "n.##d"), ("n.##H", "n.##D"), ("n.##h", "n.##D"), ("n.##D", "n.##h")] {
        let both = folder(&[(named, b"no header"), (other, b"no data")]);
        let error = formats::open(&both.path().join(named), &ReadOptions::default()).unwrap_err().to_string();
        let alone = folder(&[(named, b"no header")]);
        let missing = formats::open(&alone.path().join(named), &ReadOptions::default()).unwrap_err().to_string();
        let plain = |text: &str| {
            text.replace(&both.path().display().to_string(), "").replace(&alone.path().display().to_string(), "")
        };
        assert_ne!(
            plain(&error),
            plain(&missing),
            "{named} {other}: whether the other half is there makes a difference"
        );
    }
}
