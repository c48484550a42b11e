//! Jobs for Apache Spark, and what comes back, without Spark: results are written by hand. tests/interop/spark.py runs the real thing.

use super::{result, row, rows, verbinder};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

//   a ── b
//    ╲  ╱        e ── f        g
//     c ── d
const NETWORK: &str = r#"{"directed": false,
    "nodes": [{"id": "a", "label": "Adviesraad, de"}, {"id": "b"}, {"id": "c"}, {"id": "d"}, {"id": "e"}, {"id": "f"}, {"id": "g"}],
    "edges": [{"source": "a", "target": "b", "strength": "strong"}, {"source": "a", "target": "c"}, {"source": "b", "target": "c"},
              {"source": "d", "target": "c"}, {"source": "f", "target": "e", "strength": "weak"}]}"#;

const HEADER: &str = "number,out_degree,in_degree,partners,component,pagerank,triangles,label,distances";
// Rows in no order, as Spark leaves them, in two files. Ranks add up to 7, the number of nodes.
const FIRST: &str = "\
6,0,0,0,6,1.0,0,6,6:0
2,3,3,3,0,1.5,1,0,3:1 0:1 2:0 1:1
4,1,1,1,4,1.0,0,4,5:1 4:0
0,2,2,2,0,1.0,1,0,0:0 1:1 2:1 3:2
";
const SECOND: &str = "\
5,1,1,1,4,1.0,0,4,4:1 5:0
3,1,1,1,0,0.5,0,3,0:2 1:2 2:1 3:0
1,2,2,2,0,1.0,1,0,0:1 1:0 2:1 3:2
";

fn job(network: &str, options: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("job");
    verbinder()
        .args(["spark-job", "-", "-o", out.to_str().unwrap()])
        .args(options)
        .write_stdin(network.to_owned())
        .assert()
        .success();
    (folder, out)
}

fn text(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap()
}

fn hash(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Results as the job writes them, by hand.
fn answer(folder: &Path, first: &str, second: &str) {
    let (nodes, about) = (folder.join("results/nodes"), folder.join("results/about"));
    for folder in [&nodes, &about] {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join("_SUCCESS"), "").unwrap();
    }
    let job: Value = serde_json::from_str(&text(folder, "job.json")).unwrap();
    let line = json!({
        "job_sha256": hash(text(folder, "job.json").as_bytes()), "edges_sha256": job["edges_sha256"], "spark": "4.3.0"
    });
    std::fs::write(about.join("part-00000-x.json"), format!("{line}\n")).unwrap();
    std::fs::write(nodes.join("part-00000-x.csv"), format!("{HEADER}\n{first}")).unwrap();
    std::fs::write(nodes.join("part-00001-x.csv"), format!("{HEADER}\n{second}")).unwrap();
}

#[test]
fn a_job_holds_ties_by_number_names_and_what_to_do() {
    let (_keep, folder) = job(NETWORK, &["--landmarks", "3"]);
    assert_eq!(text(&folder, "edges.txt"), "0 1\n0 2\n1 2\n2 3\n4 5\n6 6\n");
    assert_eq!(
        text(&folder, "nodes.csv"),
        "number,id,label\n0,a,\"Adviesraad, de\"\n1,b,b\n2,c,c\n3,d,d\n4,e,e\n5,f,f\n6,g,g\n"
    );
    let job: Value = serde_json::from_str(&text(&folder, "job.json")).unwrap();
    assert_eq!((&job["nodes"], &job["ties"], &job["directed"]), (&json!(7), &json!(5), &json!(false)));
    assert_eq!(job["landmarks"].as_array().unwrap().len(), 3);
    assert_eq!(job["edges_sha256"], hash(text(&folder, "edges.txt").as_bytes()));
    assert_eq!(job["nodes_sha256"], hash(text(&folder, "nodes.csv").as_bytes()));
    assert_eq!(job["recipe"]["sha256"], hash(NETWORK.as_bytes()));
    assert!(text(&folder, "README.md").contains("spark-submit"));
    assert!(text(&folder, "job.py").contains("GraphLoader"));
}

#[test]
fn strengths_and_directions_stand_in_the_job_where_asked_for() {
    let (_keep, folder) = job(NETWORK, &["--weight", "strength"]);
    // Strong is 3, weak is 1, unstated is 2.
    assert_eq!(text(&folder, "edges.txt"), "0 1 3\n0 2 2\n1 2 2\n2 3 2\n4 5 1\n6 6\n");
    let directed = NETWORK.replace("\"directed\": false", "\"directed\": true");
    let (_keep, folder) = job(&directed, &["--direction", "directed"]);
    assert_eq!(text(&folder, "edges.txt"), "0 1\n0 2\n1 2\n3 2\n5 4\n6 6\n");
}

#[test]
fn order_of_rows_and_number_of_threads_leave_no_trace_in_a_job() {
    let mut turned: Value = serde_json::from_str(NETWORK).unwrap();
    for key in ["nodes", "edges"] {
        turned[key].as_array_mut().unwrap().reverse();
    }
    let files = |network: &str, threads: &str| {
        let folder = tempfile::tempdir().unwrap();
        let mut command = verbinder();
        command.args(["spark-job", "-", "--landmarks", "3", "--seed", "5", "-o", folder.path().to_str().unwrap()]);
        command.env("RAYON_NUM_THREADS", threads).write_stdin(network.to_owned()).assert().success();
        ["edges.txt", "nodes.csv", "job.py", "README.md", "job.json"].map(|name| {
            let text = text(folder.path(), name);
            text.lines().filter(|line| !line.contains("\"sha256\"")).collect::<Vec<_>>().join("\n")
        })
    };
    let expected = files(NETWORK, "1");
    assert_eq!(expected, files(NETWORK, "3"));
    assert_eq!(expected, files(&turned.to_string(), "2"));
}

#[test]
fn results_come_back_on_the_scale_of_our_measures() {
    let (_keep, folder) = job(NETWORK, &["--landmarks", "7", "--lang", "en"]);
    answer(&folder, FIRST, SECOND);
    let path = folder.to_str().unwrap();
    let table = result(&["read-spark", path]);
    assert_eq!(table.as_object().unwrap().keys().collect::<Vec<_>>(), ["recipe", "columns", "rows", "notes"]);
    assert_eq!(
        (&table["recipe"]["command"], &table["recipe"]["spark"], &table["recipe"]["landmarks"]),
        (&json!("read-spark"), &json!("4.3.0"), &json!(7))
    );
    assert_eq!(table["recipe"]["sha256"], hash(NETWORK.as_bytes()));
    let column = |name: &str| rows(&table).iter().map(|row| row[name].clone()).collect::<Vec<_>>();
    assert_eq!(column("id"), ["a", "b", "c", "d", "e", "f", "g"]);
    assert_eq!(column("degree"), [2, 2, 3, 1, 1, 1, 0]);
    assert_eq!(column("component"), [1, 1, 1, 1, 2, 2, 3]);
    assert_eq!(column("triangles"), [1, 1, 1, 0, 0, 0, 0]);
    // d has a label of its own, and g nobody to share one with.
    assert_eq!(column("community"), [json!(1), json!(1), json!(1), json!(null), json!(2), json!(2), json!(null)]);
    let number = |id: &str, name: &str| row(&table, "id", id)[name].as_f64().unwrap();
    assert!((number("c", "pagerank") - 1.5 / 7.0).abs() < 1e-15);
    assert!((number("c", "local-clustering") - 1.0 / 3.0).abs() < 1e-15);
    // b and c one step from a, d two: 1 + 1 + ½, and (1 + 1 + 2)/3.
    assert!((number("a", "harmonic_estimate") - 2.5).abs() < 1e-15);
    assert!((number("a", "mean_distance_estimate") - 4.0 / 3.0).abs() < 1e-15);
    let alone = row(&table, "id", "g");
    assert_eq!((&alone["harmonic_estimate"], &alone["mean_distance_estimate"]), (&json!(0.0), &json!(null)));
    let notes = table["notes"].to_string();
    for part in ["empty for 1 (no landmark", "empty for 2 (nobody else", "are exact", "off by 0.000002"] {
        assert!(notes.contains(part), "{part}: {notes}");
    }
    let top = result(&["read-spark", path, "--sort", "pagerank", "--top", "1"]);
    assert_eq!((rows(&top).len(), &rows(&top)[0]["id"]), (1, &json!("c")));
}

// Three landmarks of seven, a one of them: a sees two others, b three. b is one step from a and c, two from d.
#[test]
fn distances_to_a_sample_are_estimates_and_say_so() {
    let (_keep, folder) = job(NETWORK, &["--landmarks", "3", "--lang", "nl"]);
    let path = folder.join("job.json");
    let mut changed: Value = serde_json::from_str(&text(&folder, "job.json")).unwrap();
    changed["landmarks"] = json!([0, 2, 3]);
    std::fs::write(&path, changed.to_string()).unwrap();
    let kept = |text: &str| {
        let row = |line: &str| {
            let (values, distances) = line.rsplit_once(',').unwrap();
            let known = distances.split(' ').filter(|pair| "023".contains(&pair[..1])).collect::<Vec<_>>();
            format!("{values},{}\n", known.join(" "))
        };
        text.lines().map(row).collect::<String>()
    };
    answer(&folder, &kept(FIRST), &kept(SECOND));
    let table = result(&["read-spark", folder.to_str().unwrap()]);
    let number = |id: &str, name: &str| row(&table, "id", id)[name].as_f64().unwrap();
    // (1 + ½)·6/2 and (1 + 1 + ½)·6/3.
    assert!((number("a", "harmonic_estimate") - 4.5).abs() < 1e-14);
    assert!((number("b", "harmonic_estimate") - 5.0).abs() < 1e-14);
    assert!((number("b", "mean_distance_estimate") - 4.0 / 3.0).abs() < 1e-15);
    // √(ln 40 / 4) · 6 = 0.9603 · 6 = 5.76
    assert!(table["notes"].to_string().contains("binnen 5,8 van de exacte waarde"), "{}", table["notes"]);
    assert_eq!(row(&table, "id", "e")["mean_distance_estimate"], json!(null));
}

#[test]
fn results_that_are_missing_broken_or_of_something_else_are_refused() {
    type Damage = fn(&Path);
    fn put(folder: &Path, name: &str, text: &str) {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let cases: &[(&str, Damage)] = &[
        ("results/about: ", |folder| std::fs::remove_dir_all(folder.join("results")).unwrap()),
        ("results/nodes is not whole", |folder| std::fs::remove_file(folder.join("results/nodes/_SUCCESS")).unwrap()),
        ("lacks 3 of 7 nodes", |folder| {
            std::fs::remove_file(folder.join("results/nodes/part-00001-x.csv")).unwrap();
        }),
        ("line 3: node 2 stands there twice", |folder| {
            let twice = "2,3,3,3,0,1.5,1,0,\n".repeat(2);
            put(folder, "results/nodes/part-00000-x.csv", &format!("{HEADER}\n{twice}"));
        }),
        ("there is no node 7, only 7", |folder| {
            put(folder, "results/nodes/part-00000-x.csv", &format!("{HEADER}\n7,0,0,0,0,1,0,0,\n"));
        }),
        ("part-00000-x.csv, line 2: a value is missing or is no number", |folder| {
            put(folder, "results/nodes/part-00000-x.csv", &format!("{HEADER}\n0,many,0,0,0,1,0,0,\n"));
        }),
        ("part-00000-x.csv, line 2", |folder| {
            put(folder, "results/nodes/part-00000-x.csv", &format!("{HEADER}\n0,1\n"))
        }),
        ("values that cannot be", |folder| {
            put(folder, "results/nodes/part-00000-x.csv", &format!("{HEADER}\n0,2,2,2,0,NaN,1,0,\n"));
        }),
        ("values that cannot be", |folder| {
            put(folder, "results/nodes/part-00000-x.csv", &format!("{HEADER}\n0,2,2,2,0,1.0,2,0,\n"));
        }),
        ("values that cannot be", |folder| {
            put(
                folder,
                "results/nodes/part-00000-x.csv",
                &format!("{HEADER}\n{}", FIRST.replace("0,2,2,2,0", "0,2,2,2,999")),
            );
        }),
        ("values that cannot be", |folder| {
            put(
                folder,
                "results/nodes/part-00000-x.csv",
                &format!("{HEADER}\n{}", FIRST.replace("0,2,2,2,0", "0,2,1,2,0")),
            );
        }),
        ("values that cannot be", |folder| {
            put(
                folder,
                "results/nodes/part-00000-x.csv",
                &format!("{HEADER}\n{}", FIRST.replace("6,0,0,0,6", "6,1,1,0,6")),
            );
        }),
        ("the degrees do not add up to the ties of the job", |folder| {
            put(
                folder,
                "results/nodes/part-00000-x.csv",
                &format!("{HEADER}\n{}", FIRST.replace("0,2,2,2,0", "0,9,9,2,0")),
            );
        }),
        ("part-00000-x.csv, line 2: a value is missing", |folder| {
            let lost: String = FIRST.lines().map(|line| format!("{}\n", line.rsplit_once(',').unwrap().0)).collect();
            let header = HEADER.rsplit_once(',').unwrap().0;
            put(folder, "results/nodes/part-00000-x.csv", &format!("{header}\n{lost}"));
        }),
        ("the distances of node 6", |folder| {
            put(folder, "results/nodes/part-00000-x.csv", &format!("{HEADER}\n{}", FIRST.replace("6:0", "")));
        }),
        ("the distances of node 6", |folder| {
            put(folder, "results/nodes/part-00000-x.csv", &format!("{HEADER}\n{}", FIRST.replace("6:0", "6:1")));
        }),
        ("the distances of node 0", |folder| {
            put(
                folder,
                "results/nodes/part-00000-x.csv",
                &format!("{HEADER}\n{}", FIRST.replace("2:1 3:2", "2:1 2:2")),
            );
        }),
        ("job.json was written by verbinder 0.1.0, in a form", |folder| {
            put(folder, "job.json", &text(folder, "job.json").replace("\"form\": 1", "\"form\": 2"));
        }),
        ("of another job", |folder| {
            put(folder, "job.json", &text(folder, "job.json").replace("\"rounds\": 100", "\"rounds\": 101"));
        }),
        ("contradicts itself", |folder| {
            put(folder, "job.json", &text(folder, "job.json").replace("\"damping\": 0.85", "\"damping\": 1.85"));
        }),
        ("job.json is not what", |folder| put(folder, "job.json", "{}")),
        ("no folder of verbinder spark-job", |folder| std::fs::remove_file(folder.join("job.json")).unwrap()),
        ("edges.txt has changed", |folder| put(folder, "edges.txt", "0 1\n")),
        ("nodes.csv has changed", |folder| put(folder, "nodes.csv", "number,id,label\n")),
        ("of several runs", |folder| {
            std::fs::copy(
                folder.join("results/about/part-00000-x.json"),
                folder.join("results/about/part-00000-y.json"),
            )
            .unwrap();
        }),
    ];
    for (expected, damage) in cases {
        let (_keep, folder) = job(NETWORK, &["--landmarks", "7", "--lang", "en"]);
        answer(&folder, FIRST, SECOND);
        damage(&folder);
        let run = verbinder().args(["read-spark", folder.to_str().unwrap()]).assert().failure();
        let said = String::from_utf8(run.get_output().stderr.clone()).unwrap();
        assert!(said.starts_with("error:") && said.contains("\nhint:"), "{expected}: {said}");
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

// What moved to the cluster need not stand in the folder.
#[test]
fn ties_need_not_be_there_for_results_to_be_read() {
    let (_keep, folder) = job(NETWORK, &["--landmarks", "7"]);
    answer(&folder, FIRST, SECOND);
    std::fs::remove_file(folder.join("edges.txt")).unwrap();
    assert_eq!(rows(&result(&["read-spark", folder.to_str().unwrap()])).len(), 7);
}

#[test]
fn a_job_on_nothing_is_refused() {
    let run =
        verbinder().args(["spark-job", "-", "-o", "unwritten"]).write_stdin(r#"{"nodes": [], "edges": []}"#).assert();
    let said = String::from_utf8(run.failure().get_output().stderr.clone()).unwrap();
    assert!(said.contains("there are no nodes"), "{said}");
}
