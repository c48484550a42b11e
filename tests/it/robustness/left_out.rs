//! One source, respondent, actor or municipality left out, counted by hand.

use super::command::verbinder;
use predicates::str::contains;
use serde_json::{Value, json};

// c is tied to a and b (source s1), to d (s1 and s2); e to f and d (s2 only).
fn told() -> Value {
    let node = |id: &str, town: &str| json!({"id": id, "kind": "organisation", "municipality": town});
    let tie = |a: &str, b: &str, sources: &[&str], by: &[&str]| {
        let evidence: Vec<Value> = sources.iter().map(|source| json!({"source": source})).collect();
        json!({"source": a, "target": b, "kind": "collaborates", "evidence": evidence, "reported_by": by})
    };
    json!({
        "nodes": [node("a", "X"), node("b", "X"), node("c", "X"), node("d", "Y"), node("e", "Y"), node("f", "Y")],
        "edges": [tie("c", "a", &["s1"], &["c"]), tie("c", "b", &["s1"], &["c", "b"]), tie("c", "d", &["s1", "s2"], &["c"]),
                  tie("e", "f", &["s2"], &["e"]), tie("e", "d", &["s2"], &[])],
        "graph": {"sources": [{"id": "s1", "title": "The first"}, {"id": "s2", "title": "The second"}]}
    })
}

fn left_out(each: &str, more: &[&str]) -> Value {
    let arguments = [&["-", "--of", "left-out", "--each", each, "--format", "json"], more].concat();
    let run = verbinder().args(arguments).write_stdin(told().to_string()).assert().success();
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

fn row<'a>(found: &'a Value, without: &str, measure: &str) -> &'a Value {
    let rows = found["rows"].as_array().unwrap();
    rows.iter().find(|row| row["without"] == without && row["measure"] == measure).unwrap()
}

#[test]
fn without_a_source_goes_what_only_it_tells() {
    let found = left_out("source", &["--measure", "degree,density", "--top", "1"]);
    // Without s1: c–d, e–f, e–d remain, on c, d, e, f. d and e lead, c does not. Without s2 it does.
    let first = row(&found, "s1", "degree");
    assert_eq!((first["nodes"].as_f64(), first["pairs"].as_f64()), (Some(4.0), Some(3.0)));
    assert_eq!((&first["enters"], &first["leaves"]), (&json!(["d", "e"]), &json!(["c"])));
    assert_eq!(row(&found, "s2", "degree")["leaves"], json!([]));
    let density = row(&found, "s1", "density");
    assert!((density["base"].as_f64().unwrap() - 5.0 / 15.0).abs() < 1e-12);
    assert!((density["value"].as_f64().unwrap() - 3.0 / 6.0).abs() < 1e-12);
    let words = |lang: &str| {
        let arguments = ["-", "--of", "left-out", "--measure", "degree", "--top", "1", "--lang", lang];
        let run = verbinder().args(arguments).write_stdin(told().to_string()).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let (en, nl) = (words("en"), words("nl"));
    // s1 alone: c–a and c–b; s2 alone: e–f and e–d.
    let equal = "2 of 5 tied pairs rest on The first alone, and as many on The second alone. Each of the 2 sources";
    assert!(en.contains(equal), "{en}");
    assert!(
        nl.contains("2 van 5 verbonden paren rusten alleen op The first, en evenveel alleen op The second."),
        "{nl}"
    );
    assert!(en.contains("nobody is in the top whichever source is left out. No longer without The first: c."), "{en}");
    assert!(en.contains("1 of 2 not shown: without it the same are at the top"), "{en}");
    assert!(nl.contains("Niet meer zonder The first: c."), "{nl}");
}

// Who is only told of by one source falls out with it.
#[test]
fn who_goes_with_its_only_source_falls_out() {
    let found = left_out("source", &["--measure", "degree", "--top", "3"]);
    // c 3, d 2, e 2 are the first three. Without s2, e is gone.
    assert_eq!(row(&found, "s2", "degree")["leaves"], json!(["e"]));
}

#[test]
fn without_an_answer_goes_what_nobody_else_reported() {
    let found = left_out("respondent", &["--measure", "density"]);
    // c alone reported c–a and c–d; b also reported c–b; nobody is said to have reported e–d, which stays.
    assert_eq!(row(&found, "c", "density")["pairs"].as_f64(), Some(3.0));
    assert_eq!(row(&found, "b", "density")["pairs"].as_f64(), Some(5.0));
    assert_eq!(row(&found, "e", "density")["pairs"].as_f64(), Some(4.0));
    assert_eq!(row(&found, "e", "density")["nodes"].as_f64(), Some(6.0));
}

#[test]
fn actors_and_municipalities_are_left_out_too() {
    let actors = left_out("actor", &["--measure", "degree", "--top", "1"]);
    assert_eq!(actors["rows"].as_array().unwrap().len(), 6);
    // Without c only d–e–f is tied: e leads.
    let centre = row(&actors, "c", "degree");
    assert_eq!((centre["pairs"].as_f64(), &centre["enters"]), (Some(2.0), &json!(["e"])));
    let towns = left_out("municipality", &["--measure", "degree", "--top", "1"]);
    assert_eq!(row(&towns, "Y", "degree")["nodes"].as_f64(), Some(3.0));
    assert_eq!(row(&towns, "Y", "degree")["leaves"], json!([]));
}

// a–b–c, d–e and f: only b stands between two others. Without the tie a–b nobody does, and nobody takes its place.
#[test]
fn who_stands_between_nobody_is_at_no_top() {
    let ties: [(&str, &str, &[&str]); 3] = [("a", "b", &["s1"]), ("b", "c", &["s2"]), ("d", "e", &["s2"])];
    let nodes = |ids: &[&str]| -> Vec<Value> {
        ids.iter().map(|id| json!({"id": id, "kind": "organisation", "evidence": [{"source": "s3"}]})).collect()
    };
    let file = network(&nodes(&["a", "b", "c", "d", "e", "f"]), &ties, "collaborates");
    let found: Value = serde_json::from_str(&run(&file, &["--measure", "betweenness", "--format", "json"])).unwrap();
    for source in ["s1", "s2"] {
        let row = row(&found, source, "betweenness");
        assert_eq!((&row["enters"], &row["leaves"]), (&json!([]), &json!(["b"])), "{source}");
    }
    assert!(found["notes"].to_string().contains("without those with a value of 0"), "{}", found["notes"]);
}

#[test]
fn what_cannot_be_left_out_is_said() {
    let families = "data/florentine-families.json";
    let asked = [families, "--of", "left-out", "--each", "respondent"];
    verbinder().args(asked).assert().code(2).stderr(contains("no tie says who reported it"));
    let errors = [families, "--of", "left-out", "--error", "missing-ties"];
    verbinder().args(errors).assert().code(2).stderr(contains("takes no --error"));
}

/// Nodes and ties of one kind, each tie with the sources that tell of it.
fn network(nodes: &[Value], ties: &[(&str, &str, &[&str])], kind: &str) -> Value {
    let tie = |(a, b, sources): &(&str, &str, &[&str])| {
        let evidence: Vec<Value> = sources.iter().map(|source| json!({"source": source})).collect();
        json!({"source": a, "target": b, "kind": kind, "evidence": evidence})
    };
    json!({"nodes": nodes, "edges": ties.iter().map(tie).collect::<Vec<_>>(),
           "graph": {"sources": [{"id": "s1"}, {"id": "s2"}, {"id": "s3"}]}})
}

fn organisations(ids: &[&str]) -> Vec<Value> {
    ids.iter().map(|id| json!({"id": id, "kind": "organisation"})).collect()
}

fn run(file: &Value, arguments: &[&str]) -> String {
    let all = [&["-", "--of", "left-out"], arguments].concat();
    let run = verbinder().args(all).write_stdin(file.to_string()).assert().success();
    String::from_utf8(run.get_output().stdout.clone()).unwrap()
}

// a is told of by s1, its ties by nobody; s2 tells of b–c and c–d. Without s1 no tie goes, and a stays because its ties do.
#[test]
fn what_no_source_tells_stays() {
    let mut nodes = organisations(&["a", "b", "c", "d", "e", "f"]);
    nodes[0]["evidence"] = json!([{"source": "s1"}]);
    let ties: [(&str, &str, &[&str]); 6] =
        [("a", "b", &[]), ("a", "c", &[]), ("b", "c", &["s2"]), ("c", "d", &["s2"]), ("d", "e", &[]), ("e", "f", &[])];
    let file = network(&nodes, &ties, "collaborates");
    let found: Value = serde_json::from_str(&run(&file, &["--measure", "density", "--format", "json"])).unwrap();
    let size = |source: &str| {
        let row = row(&found, source, "density");
        (row["nodes"].as_f64(), row["pairs"].as_f64())
    };
    assert_eq!(size("s1"), (Some(6.0), Some(6.0)));
    assert_eq!(size("s2"), (Some(6.0), Some(4.0)));
    let words = run(&file, &["--measure", "density", "--lang", "en"]);
    assert!(words.contains("2 of 6 tied pairs rest on s2 alone, more than on any other."), "{words}");
    // A node of which s1 tells, without a tie, goes with it.
    nodes.push(json!({"id": "g", "kind": "organisation", "evidence": [{"source": "s1"}]}));
    let file = network(&nodes, &ties, "collaborates");
    let found: Value = serde_json::from_str(&run(&file, &["--measure", "density", "--format", "json"])).unwrap();
    assert_eq!(row(&found, "s1", "density")["nodes"].as_f64(), Some(6.0));
}

// Two sources tell of the same two ties and a third of three: either of the two may go, both may not.
#[test]
fn each_by_itself_can_be_left_out() {
    let ties: [(&str, &str, &[&str]); 5] = [
        ("a", "b", &["s1", "s2"]),
        ("b", "c", &["s1", "s2"]),
        ("c", "d", &["s3"]),
        ("d", "e", &["s3"]),
        ("e", "f", &["s3"]),
    ];
    let file = network(&organisations(&["a", "b", "c", "d", "e", "f"]), &ties, "collaborates");
    let en = run(&file, &["--lang", "en"]);
    assert!(en.contains("Of 3 sources, 2 can be left out, each by itself, without losing a tie."), "{en}");
    let nl = run(&file, &["--lang", "nl"]);
    assert!(nl.contains("Van 3 bronnen kunnen er 2 weg, elk afzonderlijk, zonder dat een relatie verdwijnt."), "{nl}");
}

// a–b runs both ways, told by s1; b–c and d–e by s2 and s3 as well: one pair of three rests on one source.
#[test]
fn pairs_are_counted_and_not_directions() {
    let ties: [(&str, &str, &[&str]); 4] =
        [("a", "b", &["s1"]), ("b", "a", &["s1"]), ("b", "c", &["s2", "s3"]), ("d", "e", &["s2", "s3"])];
    let file = network(&organisations(&["a", "b", "c", "d", "e"]), &ties, "funds");
    let en = run(&file, &["--direction", "directed", "--measure", "density", "--lang", "en"]);
    assert!(en.contains("1 of 3 tied pairs rests on s1 alone, more than on any other."), "{en}");
    let nl = run(&file, &["--direction", "directed", "--measure", "density", "--lang", "nl"]);
    assert!(nl.contains("1 van 3 verbonden paren rust alleen op s1, meer dan op enige andere."), "{nl}");
}

// On a ring everybody is alike: nobody is at the top of anything.
#[test]
fn where_all_are_alike_there_is_no_top() {
    let ids = ["a", "b", "c", "d", "e", "f"];
    let ties: Vec<(&str, &str, &[&str])> =
        (0..6).map(|at| (ids[at], ids[(at + 1) % 6], if at < 3 { &["s1"][..] } else { &["s2"][..] })).collect();
    let file = network(&organisations(&ids), &ties, "collaborates");
    let en = run(&file, &["--measure", "degree", "--top", "2", "--lang", "en"]);
    assert!(en.contains("there is no top, all are alike.") && !en.contains("in the top whichever"), "{en}");
    let json = run(&file, &["--measure", "degree", "--top", "2", "--format", "json"]);
    assert_eq!(row(&serde_json::from_str(&json).unwrap(), "s1", "degree")["leaves"], json!([]));
}

// Six members of v, told by two sources: in one mode all are tied to all by both, and which pair rests on which cannot be seen.
#[test]
fn one_mode_is_refused_where_sources_are_left_out() {
    let mut nodes = organisations(&["a", "b", "c", "d", "e", "f"]);
    nodes.push(json!({"id": "v", "kind": "partnership"}));
    let told = |id: &'static str| if id < "c" { &["s1"][..] } else { &["s2"][..] };
    let ties = ["a", "b", "c", "d", "e", "f"].map(|id| (id, "v", told(id)));
    let file = network(&nodes, &ties, "participates-in");
    for each in ["source", "respondent"] {
        let asked = ["-", "--of", "left-out", "--each", each, "--mode", "one"];
        let refused = verbinder().args(asked).write_stdin(file.to_string()).assert().code(2);
        refused.stderr(contains("derived from memberships")).stderr(contains("leave out --mode one"));
    }
    run(&file, &["--each", "actor", "--mode", "one"]);
}
