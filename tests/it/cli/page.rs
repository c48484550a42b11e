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
    assert_eq!(nodes["national"], json!([0, 0, 0, 0, 1, 0]), "and is stated");
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
            "In this record hub joins more than anybody else. Is that its task, does it know, and who pays for the time it takes?",
            "A-town and B-town are joined to the other places through hub alone. Which ties of their own are missing here?",
            "Who are the other 4 of b2, and whom do they work with?",
            "What was planned around b2: has it come about, and with whom?",
            "With whom does loose work? No tie is recorded, which need not mean that there is none.",
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
fn what_each_end_reports_in_a_tie_of_its_own_is_not_one_sided() {
    let respondent = |id: &str| json!({"id": id, "respondent": "yes"});
    let mut network = json!({
        "directed": true,
        "nodes": [respondent("a"), respondent("b"), respondent("c")],
        "edges": [
            {"source": "a", "target": "b", "reported_by": ["a"]},
            {"source": "b", "target": "a", "reported_by": ["b"]},
            {"source": "a", "target": "c", "reported_by": ["a"]},
            {"source": "c", "target": "a", "reported_by": ["c"]},
        ],
    });
    assert!(!page(&network, &["--lang", "en"]).contains("Who sees it rightly"));
    network["edges"].as_array_mut().unwrap().pop();
    let page = page(&network, &["--lang", "en"]);
    assert!(page.contains("a names c, and c does not name a. Who sees it rightly, and does it matter?"));
    assert!(page.contains("1 tie is reported by one side only, though both answered."));
}

#[test]
fn distrust_counts_in_no_figure_and_is_recorded_all_the_same() {
    let network = json!({
        "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}],
        "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "c", "sign": "-"},
                  {"source": "a", "target": "d", "status": "planned"}],
    });
    let page = page(&network, &["--lang", "en"]);
    assert_eq!(data(&page)["ties"]["counted"], json!([1, 0, 0]), "a–b counts; a–d is planned, b–c is distrust");
    assert!(!page.contains("With whom do"), "c has a negative tie and d a planned one");
}

#[test]
fn questions_on_places_speak_of_joins_that_are_there() {
    // Aa hangs on a national body that leads nowhere; Bb is by itself.
    let mut network = json!({
        "nodes": [{"id": "n", "municipality": "national"}, {"id": "a", "municipality": "Aa"}, {"id": "b", "municipality": "Aa"},
                  {"id": "c", "municipality": "Bb"}, {"id": "d", "municipality": "Bb"}],
        "edges": [{"source": "n", "target": "a"}, {"source": "a", "target": "b"}, {"source": "c", "target": "d"}],
    });
    let asked = "to the other places through n alone";
    assert!(!page(&network, &["--lang", "en"]).contains(asked));
    network["edges"].as_array_mut().unwrap().push(json!({"source": "n", "target": "c"}));
    assert!(page(&network, &["--lang", "en"]).contains(asked));
}

#[test]
fn the_main_body_is_not_apart_from_the_rest() {
    // Four that all work together, and beside them three.
    let pairs =
        [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d"), ("x", "y"), ("y", "z"), ("x", "z")];
    let edges: Vec<Value> = pairs.iter().map(|(a, b)| json!({"source": a, "target": b})).collect();
    let nodes: Vec<Value> = ["a", "b", "c", "d", "x", "y", "z"].iter().map(|id| json!({"id": id})).collect();
    let page = page(&json!({"nodes": nodes, "edges": edges}), &["--lang", "en"]);
    assert!(page.contains("Do those around x really work with nobody else"));
    assert!(page.contains("1 cluster has no tie to the rest of the network."));
}

#[test]
fn who_joins_places_is_not_said_to_join_more_than_the_strongest() {
    // h holds eight of its own place together; x joins b of the other place to them.
    let own: Vec<String> = (0..8).map(|i| format!("a{i}")).collect();
    let mut edges: Vec<Value> = own.iter().map(|id| json!({"source": "h", "target": id})).collect();
    edges.extend([json!({"source": "x", "target": "a0"}), json!({"source": "x", "target": "b"})]);
    let ids = own.iter().map(String::as_str).chain(["h", "x"]);
    let mut nodes: Vec<Value> = ids.map(|id| json!({"id": id, "municipality": "A"})).collect();
    nodes.push(json!({"id": "b", "municipality": "B"}));
    let page = page(&json!({"nodes": nodes, "edges": edges}), &["--lang", "en"]);
    assert!(page.contains("Of those that join places, x comes first."));
    assert!(!page.contains("more than anybody else"));
}

// As in results.rs: the hub of the wheel stands between most others, the node with the tail is the only one that something hangs on.
#[test]
fn nobody_joins_more_than_anybody_else_while_another_stands_between_more() {
    let rim = |from: usize| {
        let (here, next) = (format!("r{from}"), format!("r{}", (from + 1) % 8));
        [json!({"source": "hub", "target": here}), json!({"source": here, "target": next})]
    };
    let mut edges: Vec<Value> = (0..8).flat_map(rim).collect();
    edges.push(json!({"source": "r0", "target": "tail"}));
    let ids = (0..8).map(|at| format!("r{at}")).chain(["hub", "tail"].map(str::to_owned));
    let nodes: Vec<Value> = ids.map(|id| json!({"id": id, "municipality": "A"})).collect();
    let page = page(&json!({"nodes": nodes, "edges": edges}), &["--lang", "en"]);
    assert!(page.contains("Of the bridging actors, r0 comes first.") && !page.contains("more than anybody else"));
    let short = between(&page, "id=\"short\"", "id=\"bridging\"");
    let (of_r0, of_hub) = short.split_once("Most often between others, yet not listed: hub").unwrap();
    // What lights up with the one sentence does not with the other.
    let of_r0 = of_r0.split_once("Local bridging actors: 1; r0.").unwrap().1;
    assert!(
        of_r0.contains("data-nodes=") && !of_hub.split("</div>").next().unwrap().contains("data-nodes="),
        "{short}"
    );
}

#[test]
fn whoever_states_no_place_is_not_called_national() {
    let edges = json!([{"source": "a", "target": "b"}, {"source": "a", "target": "c"}]);
    let without = json!({"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "edges": edges});
    let page_without = page(&without, &["--lang", "en"]);
    assert!(page_without.contains("Bridging actors: 1; a."));
    let findings = between(&page_without, "id=\"findings\"", "id=\"central\"");
    assert!(!findings.contains("ational"), "{findings}");
    let some = json!({"nodes": [{"id": "a"}, {"id": "b", "municipality": "B"}, {"id": "c", "municipality": "C"}], "edges": edges});
    let page = page(&some, &["--lang", "en"]);
    assert!(page.contains("a (no municipality stated): joins 2 places (B and C)"));
    assert!(page.contains("Bridging actors that are national or state no municipality: 1; a."));
}

#[test]
fn a_tie_without_evidence_is_not_explicit_in_a_source() {
    let network = network();
    let one = page(&network, &[]);
    assert!(one.contains("Of 1 tie: 1 explicit in the source (or without a stated certainty), 0 firmly implied, 0 that can be read in two ways. For 4 more the file states no evidence."));
    let none = page(
        &json!({"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b"}]}),
        &["--lang", "nl"],
    );
    assert!(none.contains("Van 1 relatie vermeldt het bestand geen vindplaats."));
    // What a file calls implied and gives no place for was read nowhere either.
    let implied = json!({"source": "a", "target": "b", "certainty": "implied"});
    let read = json!({"source": "a", "target": "c", "evidence": [{"source": "s"}], "certainty": "implied"});
    let file = json!({"nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "edges": [implied, read]});
    assert!(page(&file, &["--lang", "en"]).contains(
        "Of 1 tie: 0 explicit in the source (or without a stated certainty), 1 firmly implied, 0 that can be read in two ways. For 1 more the file"
    ));
}

#[test]
fn only_what_its_certainty_leaves_out_is_said_to_count_in_no_figure() {
    let mut network = network();
    network["edges"][3]["certainty"] = "ambiguous".into();
    let said = |arguments: &[&str]| page(&network, arguments).contains("more can be read in two ways");
    assert!(said(&["--kind", "funds"]));
    assert!(!said(&["--kind", "collaborates"]), "it would not be there anyway");
    assert!(!said(&["--mode", "one"]), "ties of a projection are others");
}

#[test]
fn every_id_that_a_label_names_is_on_the_page() {
    let page = page(&network(), &[]);
    let named = page.split("aria-labelledby=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    for id in named.flat_map(str::split_whitespace).filter(|id| id.chars().all(|c| c.is_alphanumeric() || c == '-')) {
        let made_by_script = ["help-title", "period-title"].contains(&id);
        assert!(made_by_script || page.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_asked_even_if_it_does_not_count() {
    let mut network = network();
    network["edges"][3]["certainty"] = "ambiguous".into();
    let page = page(&network, &[]);
    assert!(page.contains("Who can confirm what the sources leave open, such as the tie between hub and a2?"));
    assert!(page.contains("1 more can be read in two ways and counts in no figure here."));
    assert_eq!(data(&page)["ties"]["source"].as_array().unwrap().len(), 5, "it is not drawn");
}

#[test]
fn a_page_of_nothing_still_opens() {
    let page = page(&json!({"nodes": [], "edges": []}), &[]);
    assert_eq!(data(&page)["nodes"]["id"], json!([]));
    assert!(page.contains("The data raise no question of their own.") || page.contains("geen eigen vragen"));
}

// A ring is as easy to divide as any other network in which everybody has two partners; four groups in which everybody knows everybody are not.
#[test]
fn clusters_that_are_chance_are_not_shaded_unasked_and_said_to_be_chance() {
    let ties = |pairs: Vec<(usize, usize)>| -> Vec<Value> {
        pairs.iter().map(|(a, b)| json!({"source": format!("n{a:02}"), "target": format!("n{b:02}")})).collect()
    };
    let made = |municipality: Option<&str>, pairs: Vec<(usize, usize)>| {
        let node = |at: usize| json!({"id": format!("n{at:02}"), "municipality": municipality});
        json!({"nodes": (0..24).map(node).collect::<Vec<_>>(), "edges": ties(pairs)})
    };
    let ring = || (0..24).map(|at| (at, (at + 1) % 24)).collect();
    let groups = || {
        let inside = (0..24).flat_map(|a| (a + 1..24).filter(move |b| a / 6 == b / 6).map(move |b| (a, b)));
        inside.chain((0..4).map(|group| (group * 6, (group * 6 + 7) % 24))).collect()
    };
    let chance = "Random networks in which everybody has as many partners divide as well: do not show these clusters";
    let clusters = |page: &str| data(page)["clusters"].clone();

    let page_ring = page(&made(None, ring()), &["--lang", "en"]);
    let found = clusters(&page_ring);
    assert_eq!(found["byChance"], true);
    assert!(found["judged"]["en"].as_str().unwrap().starts_with(chance));
    assert!(found["apart"]["en"].as_str().unwrap().contains("which are not shaded: random networks"));
    assert!(found["apart"]["nl"].as_str().unwrap().contains("zonder grijs vlak: toevallige netwerken"));
    let in_short = between(&page_ring, "id=\"short\"", "id=\"bridging\"");
    assert!(in_short.contains(chance), "{in_short}");

    let page_groups = page(&made(None, groups()), &["--lang", "en"]);
    let found = clusters(&page_groups);
    assert_eq!((&found["byChance"], &found["judged"], &found["apart"]), (&json!(false), &Value::Null, &Value::Null));
    assert!(!page_groups.contains(chance));

    // Where places say who stands together, only who asks for clusters sees any.
    let found = clusters(&page(&made(Some("A"), ring()), &["--lang", "en"]));
    assert_eq!((&found["byChance"], &found["apart"]), (&json!(true), &Value::Null));
    assert!(found["judged"]["en"].as_str().unwrap().starts_with(chance));
}

/// A chain of so many actors in these places, each tied to the next, and two actors on the middle one.
fn chain(places: &[&str], length: usize) -> Value {
    let nodes: Vec<Value> = (0..length)
        .map(|at| json!({"id": format!("n{at:02}"), "label": format!("N{at:02}"), "municipality": places[at * places.len() / length]}))
        .collect();
    let ties: Vec<Value> = (1..length)
        .map(|at| json!({"source": format!("n{:02}", at - 1), "target": format!("n{at:02}"), "kind": "collaborates"}))
        .collect();
    json!({"directed": true, "graph": {"format": "verbinder/1"}, "nodes": nodes, "edges": ties})
}

// Fourteen of sixteen in a chain are cut points, of which eight are told in full.
#[test]
fn more_bridging_actors_than_are_told_are_counted() {
    let told = page(&chain(&["Ede"], 16), &["--lang", "en"]);
    assert_eq!(between(&told, "id=\"bridging\"", "id=\"central\"").matches("without it").count(), 8);
    assert!(told.contains("More bridging actors: 6, in <a href=\"tables/bridges.csv\">"));
    assert!(!page(&chain(&["Ede"], 6), &[]).contains("More bridging actors"));
    // The middle two stand between 7 · 8 pairs each, the two beside them between 6 · 9: three are asked for, and the third is one of two.
    assert!(
        told.contains("Local bridging actors: 14; first N07, N08, N06 and N09."),
        "{}",
        between(&told, "In short", "Who is central")
    );
}

#[test]
fn one_place_is_not_compared_with_any() {
    let one = page(&chain(&["Ede"], 12), &["--lang", "nl"]);
    assert!(
        !one.contains("Met opzet op alfabet")
            && !one.contains("niets om het mee te vergelijken")
            && !one.contains("Voor u vergelijkt")
    );
    assert!(one.contains("Wat een bron niet noemt is onbekend, niet afwezig."));
    let two = page(&chain(&["Ede", "Elst"], 12), &["--lang", "nl"]);
    assert!(two.contains("Met opzet op alfabet") && two.contains("Voor u vergelijkt"));
}
