//! Nodes are found alike by every command that takes one: by id, by name, by former name, in whatever case.

use super::verbinder;
use predicates::str::contains;
use serde_json::{Value, json};

fn file() -> Value {
    let ties = [["g1", "g2"], ["g1", "g3"], ["g1", "g4"], ["g2", "g5"]].map(|[a, b]| json!({"source": a, "target": b}));
    json!({
        "nodes": [
            {"id": "g1", "label": "Éénloket", "aliases": ["Wijkpunt--Oost"]},
            {"id": "g2", "label": "Buurthuis: Zuid"},
            {"id": "g3", "label": "Zorgbureau"},
            {"id": "g4", "label": "Zorgbureau"},
            {"id": "g5", "label": "School", "municipality": "Ede"},
        ],
        "edges": ties,
    })
}

#[test]
fn a_name_does_where_an_id_does() {
    // What every command says of g1, and of g1 with g2, whatever they are called.
    let about = |one: &str, other: &str| {
        let tie = format!("{one}--{other}");
        let mut found = Vec::new();
        for arguments in [
            &["explain", "degree", one, "-"][..],
            &["explain", "bridge", &tie, "-"],
            &["governance", "-", "--nao", one],
            &["measure", "group-degree", "-", "--group", &format!("{one},{other}")],
            &["whatif", "-", "--leaves", one],
            &["whatif", "-", "--tie", &format!("{one}--School")],
            &["whatif", "-", "--merge", &format!("{one}+{other}=Samen")],
            &["whatif", "-", "--venue", &format!("Tafel:{one},g3")],
            &["actors", "-", "--ego", &format!("{one}:1")],
        ] {
            let run = verbinder().args(arguments).args(["--format", "json"]).write_stdin(file().to_string()).assert();
            let mut result: Value = serde_json::from_slice(&run.success().get_output().stdout).unwrap();
            result.as_object_mut().unwrap().remove("recipe");
            found.push(result);
        }
        found
    };
    let by_id = about("g1", "g2");
    for (one, other) in [("Éénloket", "Buurthuis: Zuid"), ("ÉÉNLOKET", "G2"), ("wijkpunt--oost", " buurthuis: zuid ")]
    {
        for (at, (found, expected)) in about(one, other).iter().zip(&by_id).enumerate() {
            assert_eq!(found, expected, "{one}, {other}: {at}");
        }
    }
}

#[test]
fn a_name_that_does_not_say_who_is_refused_alike() {
    for (word, message, hint) in [
        ("zorgbureau", "2 nodes are called", "g3, g4"),
        ("Buurthuis: Zuit", "has this id or name", "did you mean \"Buurthuis: Zuid\"?"),
        ("qqqq", "has this id or name", "actors FILE --format csv"),
    ] {
        for arguments in [
            &["explain", "degree", word, "-"][..],
            &["governance", "-", "--nao", word],
            &["measure", "group-degree", "-", "--group", word],
            &["whatif", "-", "--leaves", word],
            &["whatif", "-", "--tie", &format!("g1--{word}")],
            &["actors", "-", "--ego", word],
        ] {
            let run = verbinder().args(arguments).write_stdin(file().to_string()).assert().code(2);
            run.stderr(contains(message)).stderr(contains(hint));
        }
    }
    let left_out = ["measure", "group-degree", "-", "--municipality", "Ede", "--group", "Éénloket"];
    let run = verbinder().args(left_out).write_stdin(file().to_string()).assert().code(2);
    run.stderr(contains("not in the chosen part"));
}
