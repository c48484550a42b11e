//! Same input, options and seed: same bytes, at any thread count and any row order.

use super::{ARTICLES, verbinder};
use serde_json::Value;

/// The bundled network with its nodes and ties in reverse order, and every tie's evidence as it was.
fn reversed() -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(ARTICLES);
    let mut file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for key in ["nodes", "edges"] {
        file[key].as_array_mut().unwrap().reverse();
    }
    file.to_string()
}

/// Output with the hash of the input taken out, which differs with the order of rows and shall.
fn bytes(arguments: &[&str], input: &str, threads: &str) -> String {
    let run =
        verbinder().args(arguments).env("RAYON_NUM_THREADS", threads).write_stdin(input.to_owned()).assert().success();
    let text = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    text.lines().filter(|line| !line.contains("sha256")).collect::<Vec<_>>().join("\n")
}

#[test]
fn order_of_rows_and_number_of_threads_leave_no_trace() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(ARTICLES);
    let plain = std::fs::read_to_string(path).unwrap();
    let turned = reversed();
    let commands: &[&[&str]] = &[
        &["describe", "-", "--format", "json"],
        &["measure", "betweenness,closeness,eigenvector,pagerank,constraint", "-", "--format", "json"],
        &["actors", "-", "--format", "json"],
        &["bridges", "-", "--format", "json"],
        &["clusters", "-", "--format", "json"],
        &["clusters", "-", "--format", "json", "--method", "consensus"],
        &["clusters", "-", "--format", "json", "--method", "infomap"],
        &["clusters", "-", "--format", "json", "--method", "label-propagation", "--members"],
        &["clusters", "-", "--format", "json", "--method", "girvan-newman"],
        &["clusters", "-", "--format", "json", "--stability", "--draws", "19", "--runs", "5"],
        &["significance", "transitivity,diameter", "-", "--draws", "19", "--format", "json"],
        &["measure", "small-world", "-", "--draws", "19", "--largest-component", "--format", "json"],
        &["clusters", "-", "--format", "json", "--method", "stochastic-block-model", "--runs", "4"],
        &["clusters", "-", "--format", "json", "--method", "direct-blockmodel", "--blocks", "all", "--image"],
        &["clusters", "-", "--format", "json", "--doubt"],
        &["clusters", "-", "--format", "json", "--describe"],
        &["clusters", "-", "--format", "json", "--marks"],
        &["clusters", "-", "--format", "json", "--resolutions", "--runs", "20"],
        &["compare", "-", "--format", "json"],
        &["similarity", "-", "--format", "json", "--by", "municipality", "--permutations", "199"],
        &["similarity", "-", "--format", "json", "--by", "kind", "--matrix", "qap-r", "--permutations", "99"],
        &[
            "mrqap",
            "-",
            "--format",
            "json",
            "--where",
            "tie.layer is-empty",
            "--outcome",
            "collaborates",
            "--predictor",
            "same:municipality",
            "--permutations",
            "99",
        ],
        &["change", "-", "--format", "json", "--from", "2013", "--to", "2018", "--of", "ties"],
        &["change", "-", "--format", "json", "--from", "2013", "--to", "2018", "--of", "actors"],
        &["backbone", "-", "--format", "json", "--null", "fdsm", "--draws", "199", "--alpha", "0.99"],
        &[
            "whatif",
            "-",
            "--format",
            "json",
            "--leaves",
            "sociaal-werk-nederland",
            "--tie",
            "gemeente-aalten--gemeente-delft",
        ],
        &["whatif", "-", "--format", "json", "--weakest"],
        &["whatif", "-", "--format", "json", "--best-tie", "4"],
        &["gaps", "-", "--format", "json", "--by", "sector", "--permutations", "499"],
        &["gaps", "-", "--format", "json", "--by", "sector", "--structures", "--meetings", "--permutations", "99"],
        &["explain", "betweenness", "sociaal-werk-nederland", "-", "--format", "json"],
        &["explain", "cluster", "solidez", "-", "--format", "json"],
        &["robustness", "-", "--format", "json", "--draws", "30"],
        &[
            "robustness",
            "-",
            "--format",
            "json",
            "--draws",
            "20",
            "--of",
            "curve",
            "--level",
            "20",
            "--error",
            "split-names",
        ],
        &[
            "robustness",
            "-",
            "--format",
            "json",
            "--draws",
            "20",
            "--of",
            "measures",
            "--measure",
            "degree,transitivity",
        ],
        &["robustness", "-", "--format", "json", "--draws", "20", "--of", "scenarios"],
        &["diagram", "-"],
        &["diagram", "-", "--colour-by", "community", "--size-by", "betweenness", "--paper", "A4"],
        &["diagram", "-", "--engine", "sfdp"],
        &["diagram", "-", "--view", "bridges"],
    ];
    for command in commands {
        let expected = bytes(command, &plain, "1");
        assert!(expected.len() > 100, "{command:?} says something");
        assert_eq!(expected, bytes(command, &plain, "3"), "{command:?} depends on threads");
        assert_eq!(expected, bytes(command, &turned, "2"), "{command:?} depends on the order of rows");
    }
}
