//! Ties that are derived from shared structures, held against chance.

use super::{row, rows, verbinder};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::{Value, json};
use verbinder::graph::random_graphs;

/// Twenty-four people at twelve tables of four: four circles of six, of whom each sits at two of the three tables of the circle; or the same
/// seats, dealt out by chance. Two of them are tied besides.
fn tables(are_circles: bool) -> Value {
    let mut seats: Vec<Vec<u32>> = (0..12)
        .map(|table| (0..24).filter(|person| person / 6 == table / 3 && person % 3 != table % 3).collect())
        .collect();
    if !are_circles {
        random_graphs::curveball(&mut seats, &mut random_graphs::stream(1, 0));
    }
    let mut nodes: Vec<Value> = (0..24).map(|person| json!({"id": format!("p{person:02}")})).collect();
    let mut edges = vec![json!({"source": "p00", "target": "p23", "kind": "collaborates"})];
    for (table, people) in seats.iter().enumerate() {
        let id = format!("t{table:02}");
        nodes.push(json!({"id": id, "kind": "partnership"}));
        for person in people {
            edges.push(json!({"source": format!("p{person:02}"), "target": id, "kind": "participates-in"}));
        }
    }
    json!({"directed": false, "graph": {"format": "verbinder/1"}, "nodes": nodes, "edges": edges})
}

fn on(network: &Value, arguments: &[&str]) -> Value {
    let all = [arguments, &["--mode", "one", "--format", "json", "--lang", "en"][..]].concat();
    let run = verbinder().args(all).write_stdin(network.to_string()).assert().success();
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

#[test]
fn clusters_of_shared_tables_are_stable_only_if_people_keep_to_circles() {
    let asked = ["clusters", "-", "--stability", "--draws", "99"];
    for (are_circles, verdict) in [(true, "stable"), (false, "no-more-than-chance")] {
        let found = on(&tables(are_circles), &asked);
        assert_eq!(row(&found, "check", "all")["verdict"], verdict, "{found:#}");
        let said = row(&found, "check", "chance")["sentence"].as_str().unwrap();
        assert!(said.contains("everybody takes part as often in structures as large"), "{said}");
    }
}

#[test]
fn figures_of_derived_ties_are_held_against_random_memberships() {
    let asked = ["significance", "transitivity", "-", "--draws", "199"];
    let p = |network: &Value, more: &[&str]| {
        let found = on(network, &[&asked[..], more].concat());
        (rows(&found)[0]["null"].clone(), rows(&found)[0]["p_two_sided"].as_f64().unwrap(), found["notes"].to_string())
    };
    let (null, by_chance, notes) = p(&tables(false), &[]);
    assert!(
        null == "same-memberships" && by_chance > 0.05 && !notes.contains("takes cliques apart"),
        "{null} {by_chance} {notes}"
    );
    let (null, circles, _) = p(&tables(true), &["--weight", "strength"]);
    assert!(null == "same-memberships" && circles <= 0.05, "{null} {circles}");
    // Who asks for loose ties is told what they do.
    let (null, loose, notes) = p(&tables(false), &["--null", "same-degrees"]);
    assert!(
        null == "same-degrees" && loose <= 0.05 && notes.contains("This chance takes cliques apart"),
        "{null} {loose} {notes}"
    );
}

#[test]
fn towns_of_derived_ties_are_compared_with_random_memberships() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, are_circles| {
        let path = folder.path().join(name);
        std::fs::write(&path, tables(are_circles).to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (one, other) = (file("circles.json", true), file("chance.json", false));
    let asked = ["compare", &one, &other, "--of", "chance", "--draws", "199"];
    let p = |more: &[&str], network: &str| {
        let found = on(&Value::Null, &[&asked[..], more].concat());
        let is_it = |row: &&Value| row["network"] == network && row["figure"] == "transitivity";
        (found["recipe"]["null"].clone(), rows(&found).iter().find(is_it).unwrap()["p"].as_f64().unwrap())
    };
    let (null, of_circles) = p(&[], "circles");
    assert!(null == "same-memberships" && of_circles <= 0.05 && p(&[], "chance").1 > 0.05, "{null} {of_circles}");
    assert!(p(&["--null", "same-density"], "chance").1 <= 0.05);
}

#[test]
fn where_no_structures_can_be_drawn_that_is_said() {
    let run =
        |network: &Value, arguments: &[&str]| verbinder().args(arguments).write_stdin(network.to_string()).assert();
    let model = ["significance", "transitivity", "-", "--null", "same-memberships", "--lang", "en"];
    let needs = contains("needs ties derived from shared structures").and(contains("--mode one"));
    run(&tables(true), &model).code(2).stderr(needs);
    // A derived tie was taken out by hand: what is left comes of no tables.
    let made = run(&tables(true), &["transform", "-", "--mode", "one", "--format", "json", "-o", "-"])
        .success()
        .get_output()
        .stdout
        .clone();
    let mut left: Value = serde_json::from_slice(&made).unwrap();
    let ties = left["edges"].as_array_mut().unwrap();
    let derived = ties.iter().position(|tie| tie["derived"] == true).unwrap();
    ties.remove(derived);
    let asked = ["significance", "transitivity", "-", "--lang", "en"];
    run(&left, &asked).code(2).stderr(contains("cannot draw who takes part").and(contains("--null same-degrees")));
    let judged = run(&left, &["clusters", "-", "--stability", "--lang", "en"]).success();
    judged.stdout(contains("must draw who takes part").and(contains("are stable").not()));
}

// Tables and people only: no three can close, whatever the people do.
#[test]
fn actors_and_structures_are_compared_with_their_own_kind() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, are_circles| {
        let path = folder.path().join(name);
        let mut tables = tables(are_circles);
        tables["edges"].as_array_mut().unwrap().retain(|tie| tie["kind"] == "participates-in");
        std::fs::write(&path, tables.to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (one, other) = (file("circles.json", true), file("chance.json", false));
    let asked = ["compare", &one, &other, "--of", "chance", "--draws", "199", "--lang", "en"];
    let usual = verbinder().args(asked).assert().success();
    usual.stdout(contains("transitivity 0.00 is lower").not().and(contains("joins actors with each other").not()));
    let loose = verbinder().args(asked).args(["--null", "same-density"]).assert().success();
    loose.stdout(contains("In circles and chance every tie joins an actor and a structure"));
}
