//! The small print of formats that programs write: what a number is, how large a matrix may be, and what is told only where there is
//! something to tell. By the descriptions of the formats.

use verbinder::diagnostics::Diagnostic;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Network, Strength};

fn inputs(text: &str, name: &str) -> Vec<Input> {
    formats::from_bytes(text.as_bytes(), name, &ReadOptions::default()).unwrap()
}

fn read(text: &str, name: &str) -> Input {
    inputs(text, name).swap_remove(0)
}

fn sound(text: &str, name: &str) -> Network {
    let input = read(text, name);
    assert!(!input.network.has_errors(), "{text}: {:#?}", input.network.diagnostics);
    input.network.value
}

fn found<'i>(input: &'i Input, code: &str) -> Option<&'i Diagnostic> {
    input.network.diagnostics.iter().find(|found| found.code == code)
}

/// By the DIMACS challenges the number of an arc is its length in `sp` and its capacity in `max`; elsewhere it weighs the tie.
#[test]
fn lengths_and_capacities_of_dimacs_are_no_strengths() {
    for (problem, name) in [("sp", Some("length")), ("max", Some("capacity")), ("edge", None)] {
        let network = sound(&format!("p {problem} 2 1\na 1 2 5\n"), "a.gr");
        let tie = network.tie(0).tie;
        let attributes: Vec<&str> = tie.attributes.keys().map(String::as_str).collect();
        assert_eq!(attributes, name.into_iter().collect::<Vec<_>>(), "{problem}");
        assert_eq!(tie.strength, if name.is_none() { Some(Strength::Number(5.0)) } else { None }, "{problem}");
    }
    // Remarks stand anywhere, also before the line that tells the format.
    assert_eq!(sound("c one\nc two\n\np edge 2 1\nc three\ne 1 2\n", "n.txt").tie_count(), 1);
}

/// METIS lists each tie with both ends; a weight that is written otherwise is the same weight.
#[test]
fn weights_of_metis_are_compared_as_numbers() {
    assert!(found(&read("2 1 1\n2 1\n1 1.0\n", "a.graph"), "unequal-weight").is_none());
    let unequal = read("2 1 1\n2 1\n1 3\n", "a.graph");
    assert!(found(&unequal, "unequal-weight").unwrap().message.en.contains("weighs 3 here and 1 with its other end"));
    let one_sided = read("3 1\n\n3\n\n", "a.graph");
    let said = &found(&one_sided, "one-sided").unwrap().message.en;
    assert_eq!(said, "2 names 3 as its neighbour, and 3 does not name 2");
}

/// Symmetric matrices of Harwell and Boeing hold one half, are square, and may have a fifth line in their head.
#[test]
fn symmetric_matrices_of_harwell_boeing() {
    let file = |sizes: &str, counts: &str, more: &str| {
        format!("{:<72}KEY\n{counts}\nPSA {sizes} 2 0\n(4I3) (2I3)\n{more} 1 2 3 3\n 2 3\n", "A path of three")
    };
    for text in [file("3 3", "2 1 1 0 0", ""), file("3 3", "2 1 1 0", ""), file("3 3", "3 1 1 0 1", "F 1 0\n")] {
        let network = sound(&text, "a.psa");
        assert_eq!((network.node_count(), network.tie_count(), network.has_direction()), (3, 2, false), "{text}");
        assert_eq!(network.info().title.as_deref(), Some("A path of three"));
    }
    let error =
        formats::from_bytes(file("4 3", "2 1 1 0", "").as_bytes(), "a.psa", &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().contains("as many rows as columns"), "{error}");
}

/// A file of graph6 has a graph in each line; one alone needs no name.
#[test]
fn graphs_of_one_file_are_numbered_where_there_are_several() {
    let parts = |text: &str| inputs(text, "a.g6").into_iter().map(|input| input.part).collect::<Vec<_>>();
    assert_eq!(parts("A_\n"), [None]);
    assert_eq!(parts("A_\nA?\n"), [Some("graph 1".to_owned()), Some("graph 2".to_owned())]);
}

/// Pajek numbers relations, and names those that have a name; ties among one mode of two are no memberships.
#[test]
fn relations_and_modes_of_pajek() {
    let layers = |heading: &str| {
        let network = sound(&format!("*Vertices 2\n{heading}\n1 2\n"), "p.net");
        network.tie(0).tie.layer.clone().map(String::from)
    };
    assert_eq!(layers("*Edges"), None);
    for numbered in ["*Edges :1", "*Edges:1"] {
        assert_eq!(layers(numbered).as_deref(), Some("relation 1"), "{numbered}");
    }
    for named in ["*Edges :1 \"meets\"", "*Edges:1 \"meets\""] {
        assert_eq!(layers(named).as_deref(), Some("meets"), "{named}");
    }
    let network = sound("*Vertices 4 2\n*Edges\n1 3\n4 2\n*Arcs\n1 2\n3 4\n", "p.net");
    let kinds: Vec<&str> = network.ties().map(|tie| tie.tie.kind.as_str()).collect();
    assert_eq!(kinds, ["collaborates", "participates-in", "collaborates", "participates-in"]);
    assert_eq!(network.ties().map(|tie| network.is_directed(tie.tie)).collect::<Vec<_>>(), [true, false, true, false]);
}

/// A matrix of Pajek has a row for each vertex; more numbers in a row are left out, and one row too few is told at the heading.
#[test]
fn matrices_of_pajek_fit_their_vertices() {
    let long = read("*Vertices 2\n*Matrix\n0 1 7\n1 0\n", "p.net");
    assert_eq!((long.network.value.tie_count(), found(&long, "bad-matrix").unwrap().place.line), (1, Some(3)));
    let short = read("*Network x\n*Vertices 2\n*Matrix\n0 1\n", "p.net");
    assert_eq!(found(&short, "bad-matrix").unwrap().place.line, Some(2));
}

/// NetDraw: a strength of zero says nothing, a zero in another column is a value.
#[test]
fn zeros_of_netdraw_are_values_but_for_strengths() {
    let network = sound("*tie data\nfrom to strength note\na b 0 0\nb c 2 x\n", "n.vna");
    let said: Vec<_> = network.ties().map(|tie| (tie.tie.strength, tie.tie.attributes["note"].clone())).collect();
    assert_eq!(said, [(None, "0".into()), (Some(Strength::Number(2.0)), "x".into())]);
}

/// What is told of a matrix is told where there is something to tell.
#[test]
fn nothing_is_told_of_nothing() {
    let dl = |rows: &str| read(&format!("dl n=2 format=fullmatrix\ndata:\n{rows}\n"), "a.dl");
    assert!(found(&dl("0 1\n1 0"), "diagonal").is_none());
    assert!(found(&dl("3 1\n1 0"), "diagonal").unwrap().message.en.starts_with("1 value on the diagonal is left out"));
    assert!(found(&dl("0 1\n1 0"), "relations-as-layers").is_none());
}

/// `name` of a graph is its title, also in a file whose program keeps a `format` of its own.
#[test]
fn a_graph_of_another_program_keeps_its_name_as_title() {
    for more in ["", " format \"plain\"", " comment \"verbinder/1\""] {
        let network = sound(&format!("graph [{more} name \"Florence\" node [ id 1 ] ]"), "g.gml");
        assert_eq!(network.info().title.as_deref(), Some("Florence"), "{more}");
    }
}

/// GraphML gives a key one type for all of its values: whole numbers, other numbers, or text where they are mixed; weights are numbers.
#[test]
fn keys_of_graphml_have_the_type_of_all_their_values() {
    let file = r#"{"nodes": [{"id": "a", "n": 1, "x": 1.5, "mixed": 1.5, "some": 2, "flag": true}, {"id": "b", "n": 2, "x": 2.5, "mixed": "m",
        "some": 2.5, "flag": false}, {"id": "c"}], "edges": [{"source": "a", "target": "b", "weight": 2}, {"source": "b", "target": "c", "weight": 2.5}]}"#;
    let network = sound(file, "n.json");
    let text = String::from_utf8((formats::find("graphml").unwrap().write.unwrap())(&network).unwrap()).unwrap();
    for (name, kind) in [
        ("n", "long"),
        ("x", "double"),
        ("mixed", "string"),
        ("some", "string"),
        ("flag", "boolean"),
        ("weight", "double"),
    ] {
        let key = text.lines().find(|line| line.contains(&format!("attr.name=\"{name}\"")));
        assert!(key.unwrap().contains(&format!("attr.type=\"{kind}\"")), "{name}: {key:?}");
    }
}

/// An edge of GEXF may have a label and a kind of its own, which are values and no kind of verbinder's.
#[test]
fn labels_and_kinds_of_edges_of_gexf_are_kept() {
    let text = "<gexf><meta><creator>Gephi</creator><description>A town</description></meta><graph><nodes><node id='a'/><node id='b'/></nodes>\
                <edges><edge id='0' source='a' target='b' label='knows' kind='friend'/></edges></graph></gexf>";
    let network = sound(text, "g.gexf");
    let tie = network.tie(0).tie;
    assert_eq!((&tie.attributes["label"], &tie.attributes["kind (as given)"]), (&"knows".into(), &"friend".into()));
    assert_eq!((tie.kind.as_str(), network.info().description.as_deref()), ("collaborates", Some("A town")));
    assert_eq!(network.info().attributes["creator"], "Gephi");
}

/// Evidence in a cell: a list of JSON, one item of it, or words.
#[test]
fn evidence_in_a_cell_is_one_item_or_several() {
    let item = |page: &str| format!("{{\"\"source\"\": \"\"s\"\", \"\"page\"\": {page}}}");
    for (cell, pages) in [
        (item("3"), vec!["3"]),
        (format!("[{}, {}]", item("3"), item("4")), vec!["3", "4"]),
        ("s p. 3".to_owned(), vec!["3"]),
    ] {
        let network = sound(&format!("id,label,evidence\na,A,\"{cell}\"\nb,B,\n"), "nodes.csv");
        let evidence = &network.node(0).evidence;
        let found: Vec<&str> =
            evidence.iter().flat_map(|item| item.locators.iter().map(|at| at.value.as_str())).collect();
        assert_eq!((found, evidence[0].source.as_str()), (pages, "s"), "{cell}");
    }
}

/// Tags are parted by bars as Kumu writes them; in another column a bar is a sign of its text.
#[test]
fn only_tags_are_parted_by_bars() {
    let network = sound("id,label,tags,note\na,A,care|sport,x|y\nb,B,care,z\n", "nodes.csv");
    let (one, other) = (network.node(0), network.node(1));
    assert_eq!(
        (&one.attributes["tags"], &one.attributes["note"]),
        (&serde_json::json!(["care", "sport"]), &"x|y".into())
    );
    assert_eq!(other.attributes["tags"], serde_json::json!(["care"]));
    let plain = sound("id,label,tags\na,A,care\nb,B,sport\n", "nodes.csv");
    assert_eq!(plain.node(0).attributes["tags"], "care");
}

/// A row with a name alone may be a heading where four fifths of the rows, three at least, hold more.
#[test]
fn lone_names_are_told_where_most_rows_hold_more() {
    let lone = |full: usize, lone: usize| {
        let rows: String = (0..full).map(|row| format!("a{row},A{row},care\n")).collect();
        let alone: String = (0..lone).map(|row| format!("Block {row},,\n")).collect();
        let input = read(&format!("id,label,sector\n{rows}{alone}"), "nodes.csv");
        found(&input, "lone-name").map(|found| found.message.en.clone())
    };
    assert!(lone(4, 1).unwrap().contains("nothing but \"Block 0\""));
    for (full, alone) in [(3, 1), (2, 0), (5, 0), (7, 2)] {
        assert_eq!(lone(full, alone), None, "{full} and {alone}");
    }
    assert!(lone(8, 2).is_some());
}

/// Of respondents without an answer five are named.
#[test]
fn silent_respondents_are_named_up_to_five() {
    let told = |silent: usize| {
        let names: Vec<String> = (0..=silent).map(|number| format!("n{number}")).collect();
        let commas = ",".repeat(silent);
        let rows: String = names[1..].iter().map(|name| format!("{name},{commas}\n")).collect();
        let text = format!("respondent,{}\nn0,0,1{}\n{rows}", names.join(","), &commas[1..]);
        found(&read(&text, "m.csv"), "no-response").unwrap().message.en.clone()
    };
    assert!(told(5).ends_with("\"n4\", \"n5\""), "{}", told(5));
    assert!(told(6).ends_with("\"n5\", …"), "{}", told(6));
}

/// igraph, Gephi and others give nodes a label and a name: both are kept, whichever stands first. A name alone is the label.
#[test]
fn a_name_beside_a_label_is_an_attribute() {
    let graphml = "<graphml><key id=\"n\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\
        <key id=\"l\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/><graph edgedefault=\"undirected\">\
        <node id=\"1\"><data key=\"l\">Alpha</data><data key=\"n\">short-a</data></node>\
        <node id=\"2\"><data key=\"n\">short-b</data><data key=\"l\">Beta</data></node>\
        <node id=\"3\"><data key=\"n\">Gamma</data><data key=\"l\"></data></node></graph></graphml>";
    let gml = "graph [ node [ id 1 label \"Alpha\" name \"short-a\" ] node [ id 2 name \"short-b\" label \"Beta\" z 1 ] node [ id 3 name \"Gamma\" ] ]";
    let gexf = "<gexf><graph><attributes class=\"node\"><attribute id=\"0\" title=\"name\" type=\"string\"/></attributes><nodes>\
        <node id=\"1\" label=\"Alpha\"><attvalues><attvalue for=\"0\" value=\"short-a\"/></attvalues></node>\
        <node id=\"2\" label=\"Beta\"><attvalues><attvalue for=\"0\" value=\"short-b\"/></attvalues></node>\
        <node id=\"3\" label=\"3\"><attvalues><attvalue for=\"0\" value=\"Gamma\"/></attvalues></node></nodes></graph></gexf>";
    let graphology = r#"{"attributes": {}, "options": {"type": "undirected"}, "nodes": [{"key": "1", "attributes": {"label": "Alpha", "name": "short-a"}},
        {"key": "2", "attributes": {"name": "short-b", "label": "Beta"}}, {"key": "3", "attributes": {"name": "Gamma"}}], "edges": []}"#;
    let jgf = r#"{"graph": {"nodes": {"1": {"label": "Alpha", "metadata": {"name": "short-a"}}, "2": {"metadata": {"name": "short-b"}, "label": "Beta"},
        "3": {"metadata": {"name": "Gamma"}}}, "edges": []}}"#;
    // A name by default is one too.
    let by_default = graphml
        .replace(
            "attr.name=\"name\" attr.type=\"string\"/>",
            "attr.name=\"name\" attr.type=\"string\"><default>short-a</default></key>",
        )
        .replace("<data key=\"n\">short-a</data>", "");
    for (text, name) in [
        (graphml, "n.graphml"),
        (&by_default, "n.graphml"),
        (gml, "n.gml"),
        (gexf, "n.gexf"),
        (graphology, "n.json"),
        (jgf, "n.jgf"),
    ] {
        let network = sound(text, name);
        let said: Vec<(&str, Option<&str>)> = network
            .nodes()
            .map(|node| (node.label.as_str(), node.attributes.get("name").and_then(serde_json::Value::as_str)))
            .collect();
        assert_eq!(said, [("Alpha", Some("short-a")), ("Beta", Some("short-b")), ("Gamma", None)], "{name}");
    }
}

/// networkx and Gephi write columns of dates as attributes; only a beginning or an end that stands at the element itself goes before.
#[test]
fn dates_of_gexf_may_be_attributes() {
    let gexf = |at_node: &str, at_edge: &str| {
        format!(
            "<gexf><graph><attributes class=\"node\"><attribute id=\"0\" title=\"since\" type=\"long\"/></attributes>\
             <attributes class=\"edge\"><attribute id=\"1\" title=\"since\" type=\"long\"/><attribute id=\"2\" title=\"until\" type=\"long\"/></attributes>\
             <nodes><node id=\"a\" {at_node}><attvalues><attvalue for=\"0\" value=\"2010\"/></attvalues></node><node id=\"b\"/></nodes>\
             <edges><edge source=\"a\" target=\"b\" {at_edge}><attvalues><attvalue for=\"1\" value=\"2014\"/><attvalue for=\"2\" value=\"2016\"/></attvalues></edge></edges>\
             </graph></gexf>"
        )
    };
    let periods = |at_node: &str, at_edge: &str| {
        let network = sound(&gexf(at_node, at_edge), "d.gexf");
        [network.node(0).period.to_string(), network.tie(0).tie.period.to_string()]
    };
    assert_eq!(periods("", ""), ["2010–", "2014–2016"]);
    assert_eq!(periods("start=\"2011\"", "end=\"2015\""), ["2011–", "2014–2015"]);
}

/// Node-link files of other programs say of all ties whether they have a direction; a kind that knows otherwise goes before, and that is told.
#[test]
fn kinds_that_contradict_the_direction_of_a_file_are_told_of() {
    let file = |directed: &str, kinds: [&str; 3]| {
        let tie =
            |ends: [&str; 2], more: &str| format!("{{\"source\": \"{}\", \"target\": \"{}\"{more}}}", ends[0], ends[1]);
        let ties = [tie(["a", "b"], kinds[0]), tie(["b", "c"], kinds[1]), tie(["c", "a"], kinds[2])].join(", ");
        read(
            &format!(
                "{{{directed}\"nodes\": [{{\"id\": \"a\"}}, {{\"id\": \"b\"}}, {{\"id\": \"c\"}}], \"edges\": [{ties}]}}"
            ),
            "d.json",
        )
    };
    let said = |input: &Input| found(input, "direction-by-kind").map(|found| found.message.en.clone());
    let works = ", \"kind\": \"collaborates\"";
    let directed = file("\"directed\": true, ", [works, works, ""]);
    let message = said(&directed).unwrap();
    assert!(message.contains("2 ties are of a kind without direction (first \"collaborates\")"), "{message}");
    let arrows = |input: &Input| {
        let network = &input.network.value;
        network.ties().filter(|tie| network.is_directed(tie.tie)).count()
    };
    assert_eq!(arrows(&directed), 1);
    let funds = ", \"kind\": \"funds\"";
    let undirected = file("\"directed\": false, ", [funds, works, ""]);
    let message = said(&undirected).unwrap();
    assert!(message.contains("1 tie is of a kind with a direction (first \"funds\")"), "{message}");
    assert_eq!(arrows(&undirected), 1);
    // A tie that says it itself, a file that says nothing, and one of ours.
    for (directed, kinds) in [
        ("\"directed\": true, ", [", \"kind\": \"collaborates\", \"directed\": true", "", funds]),
        ("", [works, funds, ""]),
        ("\"directed\": true, \"graph\": {\"format\": \"verbinder/1\"}, ", [works, works, ""]),
    ] {
        assert_eq!(said(&file(directed, kinds)), None, "{directed}");
    }
}
