//! `pack`, and the commands that read what it makes.

use super::{FAMILIES, output, result, rows, verbinder};
use predicates::prelude::*;
use std::io::Write as _;
use std::path::Path;

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().expect("a path in UTF-8").to_owned()
}

fn written(folder: &tempfile::TempDir, name: &str, text: &str) -> String {
    let file = path(folder, name);
    std::fs::write(&file, text).unwrap();
    file
}

fn packed(folder: &tempfile::TempDir, list: &str, options: &[&str]) -> (String, String) {
    let file = format!("{list}.packed");
    let run = verbinder().args(["pack", list, "--force", "-o", &file]).args(options).assert().success();
    let _ = folder;
    (file, String::from_utf8(run.get_output().stderr.clone()).unwrap())
}

/// Labels and one column of a result.
fn column(arguments: &[&str], name: &str) -> Vec<(String, f64)> {
    rows(&result(arguments))
        .iter()
        .map(|row| (row["id"].as_str().expect("an id").to_owned(), row[name].as_f64().unwrap_or(f64::NAN)))
        .collect()
}

#[test]
fn the_same_figures_as_of_the_file_itself() {
    let folder = tempfile::tempdir().unwrap();
    let list = path(&folder, "families.csv");
    output(&["convert", FAMILIES, "-o", &list]);
    let (file, _) = packed(&folder, &list, &[]);
    for measure in ["degree", "betweenness", "coreness", "harmonic-closeness", "local-clustering", "constraint"] {
        let of_list = column(&["measure", measure, &list, "--nodes", &path(&folder, "families-nodes.csv")], measure);
        let of_packed = column(&["measure", measure, &file], measure);
        // Who has no tie is in no list of ties; of those who have one, every figure is the same.
        for (id, value) in &of_packed {
            let other = of_list.iter().find(|(other, _)| other == id).unwrap_or_else(|| panic!("{id} is in the list"));
            let same = (value - other.1).abs() < 1e-12 || (value.is_nan() && other.1.is_nan());
            assert!(same, "{measure} of {id}: {value} and {}", other.1);
        }
        assert!(of_packed.len() > 10);
    }
    // Padgett & Ansell 1993: nobody has as many partners as the Medici.
    let top = rows(&result(&["measure", "degree", &file, "--top", "1"])).clone();
    assert_eq!(top[0]["id"], "medici");
}

#[test]
fn the_order_of_lines_and_threads_leave_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<String> = (0..500).map(|i| format!("n{},n{}", i * 7 % 101, i * 13 % 89)).collect();
    let mut turned = lines.clone();
    turned.reverse();
    let (one, _) = packed(&folder, &written(&folder, "one.csv", &lines.join("\n")), &[]);
    let (other, _) = packed(&folder, &written(&folder, "other.csv", &turned.join("\r\n")), &[]);
    let figures = |file: &str, threads: &str| {
        let run = verbinder()
            .env("RAYON_NUM_THREADS", threads)
            .args(["measure", "betweenness,pagerank,coreness", file, "--format", "csv"])
            .assert()
            .success();
        run.get_output().stdout.clone()
    };
    assert_eq!(figures(&one, "1"), figures(&one, "4"));
    let by_option = ["measure", "betweenness,pagerank,coreness", &one, "--format", "csv", "--threads", "3"];
    assert_eq!(output(&by_option).into_bytes(), figures(&one, "1"));
    verbinder().args(["describe", &one, "--threads", "0"]).assert().failure();
    assert_eq!(figures(&one, "2"), figures(&other, "3"));
    let members = |file: &str| output(&["clusters", file, "--members", "--format", "csv"]);
    assert_eq!(members(&one), members(&other));
    let again = path(&folder, "again.packed");
    verbinder()
        .env("RAYON_NUM_THREADS", "1")
        .args(["pack", &path(&folder, "one.csv"), "-o", &again])
        .assert()
        .success();
    assert_eq!(std::fs::read(&one).unwrap(), std::fs::read(again).unwrap());
}

// a─b twice, b─a once, c with itself, b─c: three labels, two ties, by hand.
#[test]
fn what_a_list_holds_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let text = "# a remark\nweight;to;from\n2;b;a\n\n5;a;b\n1;c;c\n0,5;\"c\";b\n";
    let list = written(&folder, "list.csv", text);
    let (file, said) = packed(&folder, &list, &["--weight", "weight", "--merge", "sum"]);
    assert!(said.contains("3 nodes, 2 ties; of 4 ties listed 1 were listed before and 1 join"), "{said}");
    let strength = column(&["measure", "strength", &file], "strength");
    assert_eq!(strength, [("a".to_owned(), 7.0), ("b".to_owned(), 7.5), ("c".to_owned(), 0.5)]);
    let row = rows(&result(&["describe", &file]))[0].clone();
    assert_eq!(
        (row["nodes"].as_u64(), row["ties"].as_u64(), row["listed"].as_u64(), row["self_ties"].as_u64()),
        (Some(3), Some(2), Some(4), Some(1))
    );
    let (directed, _) = packed(&folder, &list, &["--directed", "--source", "3", "--target", "2"]);
    let column_in = column(&["measure", "in-degree", &directed], "in-degree");
    assert_eq!(column_in, [("a".to_owned(), 1.0), ("b".to_owned(), 1.0), ("c".to_owned(), 1.0)]);
}

#[test]
fn lists_between_spaces_quotes_and_in_gzip() {
    let folder = tempfile::tempdir().unwrap();
    let ids = |list: &str| {
        let (file, _) = packed(&folder, list, &[]);
        column(&["measure", "degree", &file], "degree").into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&written(&folder, "spaces.txt", "% KONECT\n1 2\n2  10\n")), ["1", "10", "2"]);
    let quoted = "a,b\n\"Zorg, \"\"Thuis\"\"\",Ede\nEde,b\n";
    assert_eq!(ids(&written(&folder, "quotes.csv", quoted)), ["Ede", "Zorg, \"Thuis\"", "a", "b"]);
    let packer = &mut flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(b"a\tb\nb\tc\n").unwrap();
    let file = path(&folder, "list.tsv.gz");
    std::fs::write(&file, packer.try_finish().map(|()| packer.get_ref().clone()).unwrap()).unwrap();
    assert_eq!(ids(&file), ["a", "b", "c"]);
}

#[test]
fn mistakes_are_named_with_their_line() {
    let folder = tempfile::tempdir().unwrap();
    let fails = |text: &str, options: &[&str], parts: &[&str]| {
        let list = written(&folder, "wrong.csv", text);
        let target = path(&folder, "wrong.packed");
        let mut run = verbinder().args(["pack", &list, "-o", &target]).args(options).assert().failure();
        for part in parts {
            run = run.stderr(predicate::str::contains(*part));
        }
        assert!(!Path::new(&target).exists(), "nothing half is written");
    };
    fails("a,b\nb,c\nc\n", &[], &["line 3", "two labels"]);
    fails("a,b\n,c\n", &[], &["line 2", "two labels"]);
    fails("source,target,hours\na,b,2\nb,c,veel\n", &["--weight", "hours"], &["line 3", "\"veel\"", "above 0"]);
    fails("source,target,hours\na,b,-2\n", &["--weight", "hours"], &["line 2", "\"-2\""]);
    fails("a,b\n", &["--source", "5"], &["no column \"5\"", "1 to 2"]);
    fails("source,target\na,b\n", &["--weight", "uren"], &["no column \"uren\"", "source, target"]);
    fails("source,target\n", &[], &["lists no tie"]);
    fails("", &[], &["is empty"]);
}

#[test]
fn options_and_commands_that_a_packed_network_has_no_answer_to() {
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = packed(&folder, &written(&folder, "list.csv", "a,b\nb,c\n"), &[]);
    let fails = |arguments: &[&str], part: &str| {
        verbinder().args(arguments).assert().failure().stderr(predicate::str::contains(part));
    };
    fails(&["measure", "degree", &file, "--direction", "directed"], "say nothing to it");
    fails(&["measure", "degree", &file, "--municipality", "Ede"], "say nothing to it");
    fails(&["describe", &file, "--mode", "one"], "say nothing to it");
    fails(&["measure", "brokerage", &file], "keeps graph and labels alone");
    fails(&["clusters", &file, "--stability"], "--members");
    fails(&["bridges", &file], "describe, measure and clusters read it");
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
    fails(&["describe", &file], "check sum");
}
