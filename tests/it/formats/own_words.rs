//! What programs mean by words of their own, and what is written for them.

use serde_json::json;
use verbinder::diagnostics::Diagnostic;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Network, Strength};

fn read(text: &str, name: &str) -> Input {
    formats::from_bytes(text.as_bytes(), name, &ReadOptions::default()).unwrap().swap_remove(0)
}

fn network(text: &str, name: &str) -> Network {
    let input = read(text, name);
    assert!(!input.network.has_errors(), "{text}: {:#?}", input.network.diagnostics);
    input.network.value
}

fn found<'i>(input: &'i Input, code: &str) -> &'i Diagnostic {
    let found = input.network.diagnostics.iter().find(|found| found.code == code);
    found.unwrap_or_else(|| panic!("{code}: {:#?}", input.network.diagnostics))
}

fn written(network: &Network, format: &str) -> String {
    String::from_utf8((formats::find(format).unwrap().write.unwrap())(network).unwrap()).unwrap()
}

fn pairs(network: &Network) -> Vec<String> {
    network.ties().map(|tie| format!("{} {}", network.node(tie.source).id, network.node(tie.target).id)).collect()
}

/// DynetML: a network names the classes of its ends, so that one id may stand in two of them; values that are all 1 weigh nothing; a
/// property inside a class is none of the whole.
#[test]
fn classes_of_dynetml_have_ids_of_their_own() {
    let file = |value: &str| {
        format!(
            "<DynamicNetwork><MetaNetwork id='Towns'><property name='about' value='towns'/><nodes>\
             <nodeclass type='Organization' id='Bodies'><property name='inside' value='no'/><node id='a'/><node id='b'/></nodeclass>\
             <nodeclass type='Event' id='Meetings'><node id='a'/><node id='m'/></nodeclass></nodes><networks>\
             <network sourceType='Organization' source='Bodies' targetType='Event' target='Meetings' id='attends'>\
             <link source='a' target='m' value='{value}'/><link source='b' target='a' value='1'/></network></networks></MetaNetwork></DynamicNetwork>"
        )
    };
    let read = network(&file("1"), "n.xml");
    assert_eq!(pairs(&read), ["a (Bodies) m", "b a (Meetings)"]);
    assert_eq!(json!(read.info().attributes), json!({"about": "towns"}));
    assert!(read.ties().all(|tie| tie.tie.strength.is_none()));
    let weighed: Vec<_> = network(&file("2"), "n.xml").ties().map(|tie| tie.tie.strength).collect();
    assert_eq!(weighed, [2.0, 1.0].map(|value| Some(Strength::Number(value))));
}

/// GraphML: a key is for nodes, for edges or for all, and so is its default; a graph inside a node holds its parts.
#[test]
fn keys_of_graphml_are_for_what_they_say() {
    let read = network(
        "<graphml><key id='n' for='node' attr.name='wijk' attr.type='string'/>\
         <key id='e' for='edge' attr.name='thema' attr.type='string'><default>zorg</default></key>\
         <graph edgedefault='undirected'><node id='org'><data key='n'>oost</data><graph><node id='team'/></graph></node><node id='b'/>\
         <edge source='org' target='team'/><edge source='org' target='b'><data key='e'>werk</data></edge></graph></graphml>",
        "n.graphml",
    );
    let said = |id: &str| json!(read.node(read.index_of(id).unwrap()).attributes);
    assert_eq!([said("org"), said("b"), said("team")], [json!({"wijk": "oost"}), json!({}), json!({})]);
    assert_eq!(read.node(read.index_of("team").unwrap()).part_of.as_deref(), Some("org"));
    let themes: Vec<_> = read.ties().map(|tie| tie.tie.attributes["thema"].clone()).collect();
    assert_eq!(
        (pairs(&read), themes),
        (vec!["org b".to_owned(), "org team".to_owned()], vec![json!("werk"), json!("zorg")])
    );
}

/// Types of Kumu are kinds where verbinder knows them; in vis.js a `value` is the width of a line, unless a weight stands beside.
#[test]
fn types_and_values_of_programs_for_the_web() {
    let kumu = |kind: &str| {
        let text = format!(
            r#"{{"elements": [{{"label": "A", "type": "{kind}"}}, {{"label": "B"}}], "connections": [{{"from": "A", "to": "B"}}]}}"#
        );
        let read = network(&text, "k.json");
        (read.node(0).kind.clone(), json!(read.node(0).attributes))
    };
    assert_eq!(kumu("Gemeente"), ("municipality".into(), json!({})));
    assert_eq!(kumu("Boom").0, "organisation");
    let vis = |fields: &str| {
        let text = format!(r#"{{"nodes": [{{"id": 1}}, {{"id": 2}}], "edges": [{{"from": 1, "to": 2, {fields}}}]}}"#);
        let tie = network(&text, "v.json").tie(0).tie.clone();
        (tie.strength, tie.attributes.get("value").cloned())
    };
    assert_eq!(vis(r#""value": 3"#), (Some(Strength::Number(3.0)), None));
    assert_eq!(vis(r#""weight": 2, "value": 3"#), (Some(Strength::Number(2.0)), Some(json!(3))));
}

/// Cytoscape.js: the group tells nodes from edges; without one an element with both ends is an edge.
#[test]
fn an_element_of_cytoscape_is_an_edge_by_its_group_or_its_ends() {
    let read = network(
        r#"[{"data": {"id": "a", "source": "register"}}, {"data": {"id": "b"}}, {"data": {"source": "a", "target": "b"}},
            {"group": "nodes", "data": {"id": "c", "source": "a", "target": "b"}}]"#,
        "c.cyjs",
    );
    assert_eq!((read.node_count(), pairs(&read)), (3, vec!["a b".to_owned()]));
    assert_eq!(read.node(0).attributes["source"], "register");
    let broken =
        self::read(r#"[{"data": {"id": "a"}}, {"group": "edges", "data": {"id": "e", "source": "a"}}]"#, "c.cyjs");
    assert_eq!((broken.network.value.node_count(), found(&broken, "no-end").code), (1, "no-end"));
}

/// What is said of all nodes stands at the first that it is about.
#[test]
fn findings_on_many_nodes_stand_at_the_first() {
    let line = |text: &str, code: &str| found(&read(text, "n.json"), code).place.line;
    let two = "{\"nodes\": [{\"id\": \"a\", \"bipartite\": 0},\n{\"id\": \"X\", \"bipartite\": 1},\n{\"id\": \"Y\", \"bipartite\": 1}],\n\"edges\": [{\"source\": \"a\", \"target\": \"X\"}]}";
    assert_eq!(line(two, "read-as-two-modes"), Some(2));
    let unnamed =
        "{\"nodes\": [\n{\"name\": \"Ann\"},\n{\"name\": \"Bob\"}], \"links\": [{\"source\": 1, \"target\": 0}]}";
    assert_eq!(line(unnamed, "ids-by-position"), Some(2));
}

/// NOS has a colour for every row and one for every column, told only where they say something.
#[test]
fn colours_of_nos_are_kept_where_they_say_something() {
    let colours = |rows: &str, columns: &str| {
        let read = network(&format!("1\n2 2\n{rows}\n{columns}\n0 1\n1 0\n"), "n.nos");
        read.nodes().map(|node| json!(node.attributes)).collect::<Vec<_>>()
    };
    assert_eq!(colours("0 0", "0 0"), [json!({}), json!({})]);
    assert_eq!(colours("3 4", "3 4"), [json!({"color": 3}), json!({"color": 4})]);
    let both = [json!({"color": 3, "column color": 5}), json!({"color": 4, "column color": 6})];
    assert_eq!(colours("3 4", "5 6"), both);
    assert_eq!(colours("3 4", "0 0"), [json!({"color": 3}), json!({"color": 4})]);
    let apart = network("1\n1 2\n7\n8 9\n1 1\n", "n.nos");
    let mut of: Vec<_> = apart.nodes().map(|node| node.attributes["color"].to_string()).collect();
    of.sort();
    assert_eq!(of, ["7", "8", "9"]);
}

/// Our own list of ties says on its first line whether they have a direction; the same words further down are a remark.
#[test]
fn our_list_of_ties_says_its_direction_once() {
    let directed = |text: &str| network(text, "n.edgelist").tie(0).tie.directed;
    assert_eq!(directed("# verbinder edgelist directed\na\tb\n"), Some(true));
    assert_eq!(directed("# verbinder edgelist undirected\na\tb\n"), Some(false));
    assert_eq!(directed("a\tb\n# verbinder edgelist directed\nb\tc\n"), None);
}

/// By the METIS manual a line gives each neighbour with the weight of the tie behind it; Matrix Market has both cells of a pair without
/// direction where others have one, and a loop once.
#[test]
fn matrices_and_neighbours_are_written_by_number() {
    let text = "%%MatrixMarket matrix coordinate real symmetric\n3 3 3\n2 1 2.5\n3 1 1\n2 2 4\n";
    let plain = network(text, "m.mtx");
    let lines: Vec<String> =
        written(&plain, "metis").lines().filter(|line| !line.starts_with('%')).map(str::to_owned).collect();
    assert_eq!(lines, ["3 3 001", "2 2.5 3 1", "1 2.5 2 4", "1 1"]);
    let mixed = network(
        "source,target,kind,directed\na,b,collaborates,true\nb,c,collaborates,false\nc,c,collaborates,false\n",
        "t.csv",
    );
    let cells: Vec<String> =
        written(&mixed, "mtx").lines().filter(|line| !line.starts_with('%')).skip(1).map(str::to_owned).collect();
    assert_eq!(cells, ["1 2", "2 3", "3 2", "3 3"]);
}

/// A picture of ours says title, description, kinds, places and colours; `landelijk` is the Dutch word for no place but the country.
#[test]
fn a_picture_is_read_with_all_that_it_shows() {
    let read = network(
        "graph verbinder {\n graph[layout=nop2 title=\"Ede\" comment=\"Zorg en welzijn\"]\n\
         a[fullname=\"A\" kind=\"initiative\" place=\"Arnhem, Ede\" pos=\"1,2\" fillcolor=\"#ff0000\"]\n\
         b[fullname=\"B\" kind=\"organisation\" place=\"landelijk\"]\n a -- b\n}\n",
        "p.dot",
    );
    assert_eq!(
        (read.info().title.as_deref(), read.info().description.as_deref()),
        (Some("Ede"), Some("Zorg en welzijn"))
    );
    let (a, b) = (read.node(0), read.node(1));
    assert_eq!((&*a.kind, &*b.kind), ("initiative", "organisation"));
    assert_eq!(
        (a.municipalities.clone(), b.municipalities.clone()),
        (vec!["Arnhem".to_owned(), "Ede".to_owned()], vec!["national".to_owned()])
    );
    assert_eq!(json!(a.attributes), json!({"x": 1.0, "y": 2.0, "color": "#ff0000"}));
}

/// What other programs look for in what is written: labels and weights in their places, values of the type that is declared, no direction
/// where there is none, names as they are where they are plain.
#[test]
fn what_is_written_says_what_programs_look_for() {
    let file = r##"{"directed": false, "graph": {"title": "Ede\u0007"}, "nodes": [{"id": "a", "wijk": "oost", "leden": 12, "open": true},
        {"id": "b", "weight": 1}, {"id": "#c"}], "edges": [{"source": "a", "target": "b", "strength": 2.5, "weight": "x",
        "evidence": [{"source": "s", "page": 3}, {"source": "s"}, {"source": "s", "page": [4, 5]}]}, {"source": "b", "target": "#c"}]}"##;
    let network = read(file, "n.json").network.value;
    let gexf = written(&network, "gexf");
    for part in
        ["<description>Ede</description>", "value=\"oost\"", "value=\"12\"", "value=\"true\"", " weight=\"2.5\""]
    {
        assert!(gexf.contains(part), "{part}: {gexf}");
    }
    assert!(!written(&self::network("source,target\na,b\n", "t.csv"), "gexf").contains("<description>"));
    let graphml = written(&network, "graphml");
    for part in [">oost<", ">12<", ">true<", ">2.5<"] {
        assert!(graphml.contains(part), "{part}: {graphml}");
    }
    let graphology: serde_json::Value = serde_json::from_str(&written(&network, "graphology")).unwrap();
    assert_eq!(graphology["edges"][0]["undirected"], json!(true));
    assert_eq!(graphology["edges"][0]["attributes"]["weight"], json!(2.5));
    assert_eq!(graphology["nodes"][1]["attributes"]["kind"], json!("organisation"));
    assert!(!written(&network, "dot").contains("dir="));
    let lines: Vec<String> = written(&network, "edgelist").lines().skip(1).map(str::to_owned).collect();
    assert!(
        lines.iter().any(|line| line.starts_with("a\tb")) && !lines.iter().any(|line| line.starts_with('#')),
        "{lines:?}"
    );
    let native = formats::write_json(&network);
    assert!(native.contains("\"page\": 3,") || native.contains("\"page\": 3}"), "{native}");
    assert!(native.contains("\"page\": [4, 5]") && native.matches("\"page\"").count() == 2, "{native}");
}

/// Nothing is a zero: a value of one digit is a number, also 0; with more digits a zero in front makes a code of it.
#[test]
fn zero_is_a_number_and_no_code() {
    for (text, name) in [
        ("id;code\na;0\nb;7\n", "n.csv"),
        ("*Node data\nid code\na 0\nb 7\n*Tie data\nfrom to\na b\n", "n.vna"),
        ("graph { a [code=0]; b [code=7] }", "n.dot"),
    ] {
        let read = network(text, name);
        let codes: Vec<_> = read.nodes().map(|node| node.attributes["code"].clone()).collect();
        assert_eq!(codes, [json!(0), json!(7)], "{name}");
        let coded = network(&text.replace('7', "07").replace('0', "00").replace("007", "07"), name);
        assert_eq!(coded.node(1).attributes["code"], "07", "{name}");
    }
}

/// What JSON stumbles over is shown as it stands there.
#[test]
fn broken_json_is_shown_where_it_breaks() {
    for (text, found) in [
        ("{\"nodes\": [}", Some("found `}`")),
        ("{\"nodes\": maybe}", Some("found `maybe`")),
        ("{\"nodes\" []}", Some("found `[`")),
        ("{\"nodes\": [", None),
    ] {
        let error = formats::from_bytes(text.as_bytes(), "n.json", &ReadOptions::default()).unwrap_err().to_string();
        match found {
            Some(found) => assert!(error.contains(found), "{text}: {error}"),
            None => assert!(!error.contains("found"), "{text}: {error}"),
        }
    }
}
