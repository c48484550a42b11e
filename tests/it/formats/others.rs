//! Files that other programs wrote. They are not ours to keep: the variable `VERBINDER_FORMATS` names the folder where they are, with a
//! table `EXPECTED.csv` of what other readers make of them. Without it the test says so and checks nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use verbinder::formats::{self, ReadOptions};

/// Where readers disagree or all of them stumble, what the specification of the format says: nodes, ties, some tie directed.
const BY_SPECIFICATION: [(&str, usize, usize, bool); 33] = [
    // No tie, so no direction.
    ("graphology/pedantic.gexf", 0, 0, false),
    ("manynet/adols.csv", 8, 10, false),
    ("manynet/flonode.csv", 16, 0, false),
    ("manynet/testCSVComma.csv", 3, 3, true),
    ("manynet/test_matrix.csv", 4, 6, false),
    ("melaniewalsh/political-books-edges.csv", 105, 441, false),
    // Seven edges, each with a direction of its own in a graph whose default is undirected.
    ("graphology/mixed_multigraph.graphml", 6, 8, true),
    // Matrices that say the same both ways: igraph calls every DL file directed.
    ("igraph/fullmatrix1.dl", 5, 6, false),
    ("igraph/fullmatrix2.dl", 5, 6, false),
    ("igraph/fullmatrix4.dl", 5, 6, false),
    // By the numbers in the files themselves; of a symmetric relation one tie a pair.
    ("manynet/ucinettest.##h", 34, 78, false),
    ("r_written/emon-Cheyenne.nos", 14, 83, true),
    ("r_written/emon-Texas-multi.dl", 25, 372, true),
    ("socnetv/Stokman_Ziegler_Corporate_Interlocks_Netherlands.dl", 16, 60, false),
    // Lists of ties have no direction unless a good part of the pairs stands in both; igraph reads them all as directed.
    ("igraph/igraph_read_graph_lgl-1.lgl", 5, 4, false),
    ("igraph_invalid/graph1.ncol", 3, 3, false),
    ("igraph_invalid/graph2.ncol", 7, 4, false),
    ("r_written/lazega-advice.edgelist", 71, 892, true),
    ("r_written/lazega-advice.leda", 71, 892, true),
    ("r_written/lazega-advice.ncol", 71, 892, true),
    ("networkit/alphabet.edgelist", 5, 4, false),
    ("networkit/network.dat", 10, 10, false),
    ("networkx_written/davis.adjlist", 32, 89, false),
    ("networkx_written/davis.edgelist", 32, 89, false),
    ("networkx_written/emon-texas.adjlist", 25, 186, true),
    ("networkx_written/dhhs.g6", 54, 447, false),
    ("networkx_written/lesmis.g6", 77, 254, false),
    // Ties of a node with itself count.
    ("networkit/LFAT5.mtx", 14, 30, false),
    ("networkit/Ragusa16.mtx", 24, 81, true),
    ("networkit/chesapeake.mtx", 39, 170, false),
    ("networkit/foodweb-baydry.konect", 128, 2137, true),
    ("networkit/tiny_05.rb", 5, 11, true),
    ("manynet/SouthernWomen.xml", 32, 89, false),
];

/// Files that must be refused or found wrong, whatever other readers make of them.
const BROKEN: [&str; 10] = [
    "igraph_invalid/invalid2.gml",
    "igraph_invalid/invalid4.gml",
    "igraph_invalid/invalid6.gml",
    "igraph_invalid/invalid_pajek1.net",
    "igraph_invalid/invalid_pajek3.net",
    "igraph_invalid/invalid3.graphml",
    "igraph_invalid/invalid4.graphml",
    "igraph_invalid/invalid6.graphml",
    "igraph_invalid/bug_2506_1.graphml",
    // A list of degrees.
    "networkit/testLFRDegSeq.txt",
];

type Counts = (usize, usize, bool);

/// What the readers agree on, by file: none where they do not.
fn expected(folder: &Path) -> BTreeMap<String, Option<Counts>> {
    let table = std::fs::read_to_string(folder.join("EXPECTED.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut found: BTreeMap<String, Option<Counts>> = BTreeMap::new();
    for row in reader.records() {
        let row = row.unwrap();
        let counts = row[2].parse().ok().zip(row[3].parse().ok()).map(|(nodes, ties)| (nodes, ties, &row[4] == "True"));
        let Some(counts) = counts else { continue };
        let entry = found.entry(row[0].to_owned()).or_insert(Some(counts));
        if *entry != Some(counts) {
            *entry = None;
        }
    }
    for (file, nodes, ties, directed) in BY_SPECIFICATION {
        found.insert(file.to_owned(), Some((nodes, ties, directed)));
    }
    found
}

#[allow(clippy::print_stderr, reason = "a check that did not run must say so")]
fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("VERBINDER_FORMATS").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("VERBINDER_FORMATS is not set: files of other programs are not checked");
    }
    folder
}

fn is_readable(file: &str) -> bool {
    formats::by_name(file.strip_suffix(".gz").unwrap_or(file)).is_some()
}

#[test]
fn files_of_other_programs_open_with_the_right_counts() {
    let Some(folder) = folder() else { return };
    let mut wrong = Vec::new();
    let mut checked = 0;
    for (file, counts) in expected(&folder) {
        if !is_readable(&file) || BROKEN.contains(&file.as_str()) {
            continue;
        }
        checked += 1;
        let inputs = match formats::open(&folder.join(&file), &ReadOptions::default()) {
            Ok(inputs) => inputs,
            Err(error) => {
                wrong.push(format!("{file}: {error}"));
                continue;
            }
        };
        let network = &inputs[0].network.value;
        let found = (network.node_count(), network.tie_count(), network.has_direction());
        if counts.is_some_and(|counts| counts != found) {
            wrong.push(format!("{file}: expected {counts:?}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty() && checked > 20, "{checked} files:\n{}", wrong.join("\n"));
}

#[test]
fn broken_files_of_other_programs_are_refused_with_a_hint() {
    let Some(folder) = folder() else { return };
    for file in BROKEN.into_iter().filter(|file| is_readable(file)) {
        match formats::open(&folder.join(file), &ReadOptions::default()) {
            Err(error) => assert!(!error.hints().is_empty(), "{file}: {error}"),
            Ok(inputs) => {
                let network = &inputs[0].network;
                assert!(network.has_errors(), "{file} is read as if nothing were wrong");
                assert!(network.diagnostics.iter().all(|found| found.place.line.is_some() && found.hint.is_some()));
            }
        }
    }
}
