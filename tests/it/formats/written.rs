//! What stands in a file that we write, where reading it again would not show it.

use serde_json::{Value, json};
use verbinder::formats::{self, ReadOptions};
use verbinder::model::{Network, Strength};

fn read(text: &str, name: &str) -> Network {
    formats::from_bytes(text.as_bytes(), name, &ReadOptions::default()).unwrap().swap_remove(0).network.value
}

fn written(network: &Network, format: &str) -> String {
    String::from_utf8((formats::find(format).unwrap().write.unwrap())(network).unwrap()).unwrap()
}

/// Cytoscape.js places a node by `position`, where a file says both of its coordinates.
#[test]
fn nodes_of_cytoscape_stand_where_they_stood() {
    let node = |id: &str, place: Value| {
        let mut node = json!({"id": id});
        node.as_object_mut().unwrap().extend(place.as_object().unwrap().clone());
        node
    };
    let file = json!({"nodes": [node("a", json!({"x": 15.5, "y": -40})), node("b", json!({"x": 1}))], "edges": []});
    let text = written(&read(&file.to_string(), "n.json"), "cytoscape");
    let nodes = serde_json::from_str::<Value>(&text).unwrap()["elements"]["nodes"].clone();
    assert_eq!((&nodes[0]["position"], &nodes[1]["position"]), (&json!({"x": 15.5, "y": -40}), &Value::Null), "{text}");
}

/// Without ties nothing crosses between two modes, and of one mode alone there are never two.
#[test]
fn nodes_of_one_mode_are_written_as_such() {
    for kind in ["organisation", "venue"] {
        let network = read(&format!("id,kind\nA,{kind}\nB,{kind}\n"), "nodes.csv");
        assert_eq!((network.node_count(), network.tie_count()), (2, 0));
        assert!(written(&network, "dl").to_lowercase().starts_with("dl n=2"), "{}", written(&network, "dl"));
        assert_eq!(written(&network, "pajek").lines().next(), Some("*Vertices 2"), "{kind}");
    }
}

/// Ties that differ in strength alone keep each their own.
#[test]
fn every_tie_has_its_own_strength() {
    let strengths = |network: &Network| network.ties().map(|tie| tie.tie.strength).collect::<Vec<_>>();
    let network = read("source,target,strength\nA,B,2\nB,C,3\nC,D,2.5\nD,E,0.5\n", "t.csv");
    assert_eq!(strengths(&network), [2.0, 3.0, 2.5, 0.5].map(|value| Some(Strength::Number(value))));
    for format in ["csv", "tsv", "graphml", "gml", "json"] {
        let format = formats::find(format).unwrap();
        let bytes = (format.write.unwrap())(&network).unwrap();
        let options = ReadOptions { format: Some(format), ..ReadOptions::default() };
        let again = formats::from_bytes(&bytes, "t", &options).unwrap().swap_remove(0).network.value;
        assert_eq!(strengths(&again), strengths(&network), "{}", format.id);
    }
}

/// A page is a number where it is written as one.
#[test]
fn pages_are_numbers_where_they_are_written_so() {
    let file = r#"{"graph": {"format": "verbinder/1", "sources": [{"id": "s"}]}, "nodes": [{"id": "a",
        "evidence": [{"source": "s", "page": [12, "007", "ii"]}]}], "edges": []}"#;
    let text = formats::write_json(&read(file, "n.json"));
    assert_eq!(
        serde_json::from_str::<Value>(&text).unwrap()["nodes"][0]["evidence"][0]["page"],
        json!([12, "007", "ii"])
    );
}

/// A project of Pajek numbers its relations; ties without a layer beside others are a relation without a name.
#[test]
fn every_layer_is_a_relation_of_a_project() {
    let layers = read("source,target,layer\nA,B,\nB,C,zorg\n", "t.csv");
    let text = written(&layers, "pajek-project");
    assert!(text.contains("*Edges :1 \"\"\n") && text.contains("*Edges :2 \"zorg\"\n"), "{text}");
    let text = written(&read("source,target\nA,B\n", "t.csv"), "pajek-project");
    assert!(text.contains("*Edges\n"), "{text}");
}

/// `viz:thickness` of an edge of Gephi is kept under that name; values stand in one `attvalues`, as the schema asks.
#[test]
fn the_thickness_of_an_edge_is_kept() {
    let network = read(
        "<gexf xmlns:viz='http://gexf.net/1.3/viz' version='1.3'><graph><nodes><node id='a'/><node id='b'/></nodes>\
         <edges><edge id='0' source='a' target='b'><viz:thickness value='2.5'/></edge></edges></graph></gexf>",
        "g.gexf",
    );
    assert_eq!(network.tie(0).tie.attributes["thickness"], 2.5);
    assert!(written(&network, "gexf").contains("<viz:thickness value=\"2.5\"/>"));
    let plain = written(&read("<gexf><graph><nodes><node id='a'/></nodes></graph></gexf>", "g.gexf"), "gexf");
    assert_eq!((plain.matches("<attvalues>").count(), plain.matches("</attvalues>").count()), (1, 1), "{plain}");
}

/// networkx reads a GML file as a multigraph where it says so, and refuses a second edge of a pair where it does not.
#[test]
fn gml_is_a_multigraph_where_a_pair_has_two_ties() {
    for (list, several) in [("A,B\nB,C\n", false), ("A,B\nA,B\n", true)] {
        let text = written(&read(&format!("source,target\n{list}"), "t.csv"), "gml");
        assert_eq!(text.contains("\n  multigraph 1\n"), several, "{text}");
    }
}

/// Formats that know a node by its name alone get a name for each, with the id where several have one label or there is none.
#[test]
fn every_node_has_a_name_of_its_own() {
    let file = r#"{"nodes": [{"id": "a", "label": "Zorg"}, {"id": "b", "label": "Zorg"}, {"id": "c", "label": " "},
        {"id": "d", "label": "Sport"}], "edges": [{"source": "a", "target": "b"}, {"source": "c", "target": "d"}]}"#;
    let network = read(file, "n.json");
    for format in ["pajek", "dl"] {
        // UCINET parts words at every other blank.
        let text = written(&network, format).replace('\u{a0}', " ");
        for name in ["\"Zorg (a)\"", "\"Zorg (b)\"", "\"(c)\"", "\"Sport\""] {
            assert!(text.contains(name) || text.contains(&name.replace('"', "")), "{format} {name}: {text}");
        }
        assert!(!text.contains("Sport ("), "{text}");
    }
}

/// networkx repeats the id as `value` in files of Cytoscape.js; a value that is another one is kept, and whatever else equals the id.
#[test]
fn cytoscape_keeps_values_that_are_no_ids() {
    let file = r#"{"elements": {"nodes": [{"data": {"id": "1", "value": 1, "code": "1"}}, {"data": {"id": "2", "value": 7}}], "edges": []}}"#;
    let network = read(file, "n.cyjs");
    let attributes = |node: usize| &network.node(node).attributes;
    assert_eq!((attributes(0).get("value"), attributes(1).get("value")), (None, Some(&json!(7))));
    assert!(attributes(0).contains_key("code"));
}

/// Two modes: Pajek's first line says how many vertices there are, and how many of them stand first; UCINET's how many rows and columns.
#[test]
fn two_modes_are_written_with_the_size_of_each() {
    let tie = |(actor, venue): (&str, &str)| json!({"source": actor, "target": venue, "kind": "participates-in"});
    let ties: Vec<Value> = [("A", "X"), ("B", "X"), ("B", "Y"), ("C", "Y")].into_iter().map(tie).collect();
    let nodes =
        json!([{"id": "A"}, {"id": "X", "kind": "venue"}, {"id": "B"}, {"id": "Y", "kind": "venue"}, {"id": "C"}]);
    let network = read(&json!({"nodes": nodes, "edges": ties}).to_string(), "n.json");
    let pajek = written(&network, "pajek");
    assert_eq!(pajek.lines().next(), Some("*Vertices 5 3"), "{pajek}");
    let first: Vec<bool> = pajek.lines().skip(1).take(5).map(|line| line.contains('X') || line.contains('Y')).collect();
    assert_eq!(first, [false, false, false, true, true], "{pajek}");
    let dl = written(&network, "dl").to_lowercase();
    assert!(dl.contains("nr=3") && dl.contains("nc=2"), "{dl}");
}

/// networkx reads keys of GML that are a letter and then letters, digits and `_`; other names get a key that is.
#[test]
fn keys_of_gml_are_letters_digits_and_underscores() {
    let file = r#"{"nodes": [{"id": "a", "size_2": 1, "phone nr": 2, "größe": 3, "2nd": 4}], "edges": []}"#;
    let text = written(&read(file, "n.json"), "gml");
    let keys: Vec<&str> = text.lines().filter_map(|line| line.trim().split(' ').next()).collect();
    assert!(keys.contains(&"size_2"), "{text}");
    let sound = |key: &&str| {
        key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    assert!(keys.iter().filter(|key| **key != "]").all(sound), "{text}");
    let again = read(&text, "n.gml");
    let names: std::collections::BTreeSet<&str> = again.node(0).attributes.keys().map(String::as_str).collect();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["2nd", "größe", "phone nr", "size_2"]);
}
