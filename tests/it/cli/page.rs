//! The page of a report: its data block, its questions, and that it allows its own script and no other.

use super::verbinder;
use base64::Engine as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// The page of a network given as JSON.
fn page(network: &Value, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let mut all = vec!["report", "-", "-o", out.to_str().unwrap()];
    all.extend(arguments);
    verbinder().args(all).write_stdin(network.to_string()).assert().success();
    std::fs::read_to_string(out.join("index.html")).unwrap()
}

/// What stands between two marks, the last time that the first one occurs.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = &text[text.rfind(start).unwrap() + start.len()..];
    &rest[..rest.find(end).unwrap()]
}

/// Two places of three, joined by one national body; a planned tie; a structure of five of which one is known.
///
/// ```text
///   a1 – a2    b1 – b2         loose
///    \   /      |   (plans)
///     hub ------+
/// ```
fn network() -> Value {
    json!({
        "directed": true,
        "graph": {"title": "Made by hand", "language": "en", "observation_year": 2020,
            "sources": [{"id": "paper", "title": "A paper", "url": "javascript:alert(1)"}]},
        "nodes": [
            {"id": "a1", "label": "Anna", "municipality": "A-town"}, {"id": "a2", "municipality": "A-town"},
            {"id": "b1", "municipality": "B-town"}, {"id": "b2", "municipality": "B-town", "kind": "partnership", "members_stated": 5},
            {"id": "hub", "municipality": "national"}, {"id": "loose", "municipality": "B-town"},
        ],
        "edges": [
            {"source": "a1", "target": "a2", "kind": "collaborates", "evidence": [{"source": "paper", "paragraph": 3, "note": "says so"}]},
            {"source": "b1", "target": "b2", "kind": "participates-in"},
            {"source": "hub", "target": "a1", "kind": "funds", "since": "2018", "until": "2019"},
            {"source": "hub", "target": "a2", "kind": "funds"},
            {"source": "hub", "target": "b1", "kind": "funds"},
            {"source": "hub", "target": "b2", "kind": "supports", "status": "planned"},
        ],
    })
}

fn data(page: &str) -> Value {
    serde_json::from_str(between(page, "id=\"data\">", "</script>")).expect("the data block is JSON")
}

#[test]
fn the_page_allows_its_own_script_and_no_other() {
    let page = page(&network(), &[]);
    let script = between(&page, "<script>", "</script>");
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script.as_bytes()));
    let policy =
        between(&page, "Content-Security-Policy\" content=\"", "\"").replace("&#x2f;", "/").replace("&#x2b;", "+");
    assert!(policy.contains(&format!("script-src 'sha256-{hash}';")), "{policy}");
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("http") && !policy.contains("unsafe-eval"));
    for foreign in [" src=\"http", "@import", "url(http", "fetch(", "XMLHttpRequest", "innerHTML", "insertAdjacentHTML"]
    {
        assert!(!page.contains(foreign), "{foreign}");
    }
}

#[test]
fn the_data_block_holds_every_node_and_tie_once_in_columns() {
    let data = data(&page(&network(), &[]));
    let (nodes, ties) = (&data["nodes"], &data["ties"]);
    assert_eq!(nodes["id"], json!(["a1", "a2", "b1", "b2", "hub", "loose"]));
    assert_eq!(nodes["name"][0], "Anna");
    for (column, values) in nodes.as_object().unwrap() {
        if !matches!(column.as_str(), "ringed" | "aliases") {
            assert_eq!(values.as_array().unwrap().len(), 6, "{column}");
        }
    }
    assert_eq!(data["places"], json!(["A-town", "B-town"]));
    assert_eq!(nodes["places"], json!([[0], [0], [1], [1], [], [1]]), "national is no place");
    // In order of the ends: a1–a2, b1–b2, then those of the hub, the planned one among them.
    assert_eq!(ties["source"], json!([0, 2, 4, 4, 4, 4]));
    assert_eq!(ties["target"], json!([1, 3, 0, 1, 2, 3]));
    assert_eq!(ties["counted"], json!([1, 1, 1, 1, 1, 0]), "what is planned counts in no figure");
    assert_eq!(ties["period"], json!({"2": ["2018–2019", 2018, 2019]}));
    assert_eq!(ties["evidence"][0], json!([[0, "§ 3", 0, "says so"]]));
    assert_eq!(data["sources"][0]["url"], Value::Null, "only addresses of the web become links");
    let structure = &data["structures"][0];
    assert_eq!((&structure["node"], &structure["stated"], &structure["members"]), (&json!(3), &json!(5), &json!([2])));
}

#[test]
fn the_measures_of_the_page_are_those_of_the_network() {
    let data = data(&page(&network(), &[]));
    let values = |id: &str| {
        let list = data["measures"].as_array().unwrap();
        list.iter().find(|measure| measure["id"] == id).unwrap_or_else(|| panic!("no {id}"))["values"].clone()
    };
    // Partners by hand: a1 and a2 each other and the hub; b1 the hub and b2; the planned tie does not count.
    assert_eq!(values("degree"), json!([2.0, 2.0, 2.0, 1.0, 3.0, 0.0]));
    // Pairs with all shortest paths through the hub: a1, a2 with b1, b2; through b1: b2 with hub, a1, a2. Of the C(5,2) = 10 pairs.
    assert_eq!(values("betweenness"), json!([0.0, 0.0, 0.3, 0.0, 0.4, 0.0]));
    assert_eq!(values("constraint")[5], Value::Null, "undefined is no nought");
    // The hub touches both towns; b2 only its own.
    assert_eq!(values("places"), json!([1, 1, 1, 1, 2, 1]));
}

#[test]
fn every_claim_leads_to_the_ties_that_it_rests_on() {
    let page = page(&network(), &[]);
    let data = data(&page);
    let section = between(&page, "id=\"bridging\"", "id=\"central\"");
    let shown = section.split("data-ties=\"").nth(1).unwrap().split('"').next().unwrap();
    // The hub bridges by its three ties that hold.
    assert_eq!(shown, "2,3,4");
    for tie in shown.split(',') {
        assert!(page.contains(&format!("<tr id=\"tie-{tie}\">")), "tie {tie} stands with its evidence");
        assert_eq!(data["ties"]["source"][tie.parse::<usize>().unwrap()], 4);
    }
}

#[test]
fn questions_arise_from_findings_and_name_their_ties() {
    let page = page(&network(), &[]);
    let section = between(&page, "class=\"questions\"", "</ol>");
    let texts: Vec<&str> =
        section.split("<p class=\"question\">").skip(1).map(|rest| rest.split("</p>").next().unwrap()).collect();
    assert_eq!(
        texts,
        [
            // b1 is the only local cut point: b2 hangs on it.
            "What happens if b1 drops out? Is there a second route that the sources do not mention?",
            "hub joins more than anybody else. Is that its task, does it know, and who pays for the time it takes?",
            "A-town and B-town are joined to the other places through hub alone. Which ties of their own are missing here?",
            "Who are the other 4 of b2, and whom do they work with?",
            "What was planned around b2: has it come about, and with whom?",
            "With whom do loose work? No tie is recorded, which need not mean that there is none.",
            "What has changed since: which ties have ended, and which have come that no source knows yet?",
        ]
    );
    let planned = section.split("planned around").nth(1).unwrap();
    assert_eq!(planned.split("data-ties=\"").nth(1).unwrap().split('"').next(), Some("5"), "the planned tie");
}

#[test]
fn a_tie_that_one_side_reports_is_asked_of_both() {
    let network = json!({
        "nodes": [{"id": "a", "respondent": "yes"}, {"id": "b", "respondent": "yes"}, {"id": "c", "respondent": "named-only"}],
        "edges": [
            {"source": "a", "target": "b", "reported_by": ["b"]},
            {"source": "a", "target": "c", "reported_by": ["a"]},
        ],
    });
    let page = page(&network, &["--lang", "en"]);
    // c was not asked, so that nothing is one-sided about its tie.
    assert!(page.contains("b names a, and a does not name b. Who sees it rightly, and does it matter?"));
    assert!(page.contains("1 tie is reported by one side only, though both answered."));
}

#[test]
fn what_can_be_read_in_two_ways_is_asked_even_if_it_does_not_count() {
    let mut network = network();
    network["edges"][3]["certainty"] = "ambiguous".into();
    let page = page(&network, &[]);
    assert!(page.contains("Who can confirm what the sources leave open, such as the tie between hub and a2?"));
    assert!(page.contains("1 more can be read in two ways and count in no figure here."));
    assert_eq!(data(&page)["ties"]["source"].as_array().unwrap().len(), 5, "it is not drawn");
}

#[test]
fn a_page_of_nothing_still_opens() {
    let page = page(&json!({"nodes": [], "edges": []}), &[]);
    assert_eq!(data(&page)["nodes"]["id"], json!([]));
    assert!(page.contains("The data raise no question of their own.") || page.contains("geen eigen vragen"));
}
