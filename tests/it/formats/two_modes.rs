//! Two modes that an attribute of nodes tells apart, as networkx and igraph write it; and attributes of that name that tell nothing.

use verbinder::diagnostics::Diagnostic;
use verbinder::formats::{self, Beside, Input, ReadOptions};
use verbinder::model::{Mode, Network};

fn read(name: &str, text: &str) -> Input {
    formats::from_bytes(text.as_bytes(), name, &ReadOptions::default()).unwrap().swap_remove(0)
}

fn said(input: &Input) -> Option<&Diagnostic> {
    input.network.diagnostics.iter().find(|found| found.code == "read-as-two-modes")
}

/// Actors, structures, and ties as `source>target` where they are memberships, `source-target` where they are not.
fn shape(network: &Network) -> (String, String, Vec<String>) {
    let of = |mode: Mode| {
        let ids = network.nodes().enumerate().filter(|(index, _)| network.mode(*index) == mode);
        ids.map(|(_, node)| node.id.as_str()).collect::<Vec<_>>().join(" ")
    };
    let tie = |tie: verbinder::model::TieRef<'_>| {
        let sign = if tie.tie.kind == "participates-in" { ">" } else { "-" };
        format!("{}{sign}{}", network.node(tie.source).id, network.node(tie.target).id)
    };
    (of(Mode::Actor), of(Mode::Structure), network.ties().map(tie).collect())
}

/// a and b meet in X, b and c in Y; one tie is written from the meeting.
fn node_link(values: [&str; 5], directed: bool) -> String {
    let node = |(id, value): (&str, &str)| format!("{{\"id\": \"{id}\"{value}}}");
    let nodes: Vec<String> = ["a", "b", "c", "X", "Y"].into_iter().zip(values).map(node).collect();
    let back = if directed { ["b", "Y"] } else { ["Y", "b"] };
    let ties = [["a", "X"], ["b", "X"], back, ["c", "Y"]];
    let ties: Vec<String> = ties.iter().map(|[s, t]| format!("{{\"source\": \"{s}\", \"target\": \"{t}\"}}")).collect();
    format!(
        "{{\"directed\": {directed}, \"multigraph\": false, \"graph\": {{}}, \"nodes\": [{}], \"edges\": [{}]}}",
        nodes.join(", "),
        ties.join(", ")
    )
}

fn marked(mark: &str, [first, second]: [&str; 2]) -> [String; 5] {
    [first, first, first, second, second].map(|value| format!(", \"{mark}\": {value}"))
}

fn of_marks(mark: &str, values: [&str; 2]) -> Input {
    read("n.json", &node_link(marked(mark, values).each_ref().map(String::as_str), false))
}

const TWO: (&str, &str, [&str; 4]) = ("a b c", "X Y", ["a>X", "b>X", "b>Y", "c>Y"]);

fn assert_two_modes(input: &Input) {
    let (actors, structures, ties) = shape(&input.network.value);
    assert_eq!((actors.as_str(), structures.as_str(), ties.as_slice()), (TWO.0, TWO.1, &TWO.2.map(str::to_owned)[..]));
    let notice = said(input).expect("it is said");
    assert!(notice.message.en.contains("2 nodes are read as structures (kind \"group\"), in which 3 actors take part"));
    assert!(notice.hint.as_ref().map(|hint| &*hint.en).unwrap().contains("--columns mode="), "{notice:?}");
    assert!(!input.network.has_errors());
}

#[test]
fn marks_of_networkx_and_igraph_tell_two_modes_apart_in_node_link_json() {
    let input = of_marks("bipartite", ["0", "1"]);
    assert_two_modes(&input);
    assert_eq!(said(&input).unwrap().place.line, Some(1));
    assert_two_modes(&of_marks("type", ["false", "true"]));
    assert!(!input.network.value.has_direction());
    let values = marked("bipartite", ["0", "1"]);
    let directed = read("n.json", &node_link(values.each_ref().map(String::as_str), true));
    assert_two_modes(&directed);
    assert!(directed.network.value.has_direction());
}

/// Where some ties have a direction and others none, the mark means something else than taking part.
#[test]
fn ties_of_both_sorts_tell_no_modes_apart() {
    let file = |second: &str| {
        let node = |id: &str, value: u8| format!("{{\"key\": \"{id}\", \"attributes\": {{\"bipartite\": {value}}}}}");
        format!(
            "{{\"options\": {{\"type\": \"mixed\"}}, \"nodes\": [{}, {}, {}], \"edges\": [{{\"source\": \"a\", \"target\": \"X\"}}, \
             {{\"source\": \"b\", \"target\": \"X\"{second}}}]}}",
            node("a", 0),
            node("b", 0),
            node("X", 1)
        )
    };
    assert_eq!(shape(&read("n.json", &file("")).network.value).1, "X");
    let mixed = read("n.json", &file(", \"undirected\": true"));
    assert!(said(&mixed).is_none());
    assert_eq!(
        shape(&mixed.network.value),
        ("X a b".to_owned(), String::new(), vec!["a-X".to_owned(), "b-X".to_owned()])
    );
}

/// As networkx 3.6 and igraph 1.0 write a graph of three people and two meetings.
#[test]
fn marks_tell_two_modes_apart_in_other_formats() {
    let graphml = |mark: &str, kind: &str, values: [&str; 2]| {
        let node = |id: &str, value: &str| format!("<node id=\"{id}\"><data key=\"k\">{value}</data></node>");
        let nodes =
            ["a", "b", "c"].map(|id| node(id, values[0])).concat() + &["X", "Y"].map(|id| node(id, values[1])).concat();
        let ties = [["a", "X"], ["b", "X"], ["Y", "b"], ["c", "Y"]];
        let ties = ties.map(|[s, t]| format!("<edge source=\"{s}\" target=\"{t}\"/>")).concat();
        let key = format!("<key id=\"k\" for=\"node\" attr.name=\"{mark}\" attr.type=\"{kind}\"/>");
        format!("<graphml>{key}<graph edgedefault=\"undirected\">{nodes}{ties}</graph></graphml>")
    };
    let gml = |mark: &str| {
        let node = |(number, id): (usize, &str)| {
            format!("node [ id {number} label \"{id}\" {mark} {} ]\n", usize::from(number > 2))
        };
        let nodes: String = ["a", "b", "c", "X", "Y"].into_iter().enumerate().map(node).collect();
        let tie = |[source, target]: [usize; 2]| format!("edge [ source {source} target {target} ]\n");
        format!("graph [ {nodes}{} ]\n", [[0, 3], [1, 3], [4, 1], [2, 4]].map(tie).concat())
    };
    let dot = "graph { a [type=0]; b [type=0]; c [type=0]; X [type=1]; Y [type=1]; a -- X; b -- X; Y -- b; c -- Y; }";
    for (name, text) in [
        ("n.graphml", graphml("bipartite", "long", ["0", "1"])),
        ("i.graphml", graphml("type", "boolean", ["false", "true"])),
        ("n.gml", gml("bipartite")),
        ("i.gml", gml("type")),
        ("i.dot", dot.to_owned()),
    ] {
        assert_two_modes(&read(name, &text));
    }
    // A number is no truth where the format knows truths: `type` may count from 0.
    assert!(said(&read("i.graphml", &graphml("type", "int", ["0", "1"]))).is_none());
}

#[test]
fn marks_in_a_table_of_nodes_tell_two_modes_apart() {
    let nodes = "name,type\na,FALSE\nb,FALSE\nc,FALSE\nX,TRUE\nY,TRUE\n";
    let beside = Some(Beside { name: "nodes.csv".to_owned(), bytes: nodes.into() });
    let options = ReadOptions { beside, ..ReadOptions::default() };
    let ties = b"from,to\na,X\nb,X\nY,b\nc,Y\n";
    assert_two_modes(&formats::from_bytes(ties, "ties.csv", &options).unwrap()[0]);
}

#[test]
fn attributes_that_do_not_tell_two_modes_apart_are_left_alone() {
    let all = |values: [&str; 5]| read("n.json", &node_link(values, false));
    let (no, yes) = (", \"bipartite\": 0", ", \"bipartite\": 1");
    let cases = [
        ("words", of_marks("type", ["\"school\"", "\"club\""])),
        ("numbers of a type", of_marks("type", ["0", "1"])),
        ("other numbers", of_marks("bipartite", ["1", "2"])),
        ("a node without", all([no, no, "", yes, yes])),
        ("another value", all([no, no, ", \"bipartite\": \"top\"", yes, yes])),
        ("a tie within", all([no, yes, no, yes, yes])),
        ("one mode", all([no, no, no, no, no])),
    ];
    for (what, input) in cases {
        let (_, structures, ties) = shape(&input.network.value);
        assert!(structures.is_empty() && ties.iter().all(|tie| tie.contains('-')) && said(&input).is_none(), "{what}");
    }
    let kinds = all([no, no, no, ", \"bipartite\": 1, \"kind\": \"team\"", yes]);
    assert_eq!(shape(&kinds.network.value).1, "X");
    let own =
        node_link([no, no, no, yes, yes], false).replace("\"graph\": {}", "\"graph\": {\"format\": \"verbinder/1\"}");
    assert!(said(&read("n.json", &own)).is_none());
    let no_tie = "{\"nodes\": [{\"id\": \"a\", \"bipartite\": 0}, {\"id\": \"b\", \"bipartite\": 1}], \"edges\": []}";
    assert!(said(&read("n.json", no_tie)).is_none());
}

#[test]
fn ties_from_structures_are_no_memberships() {
    let values = marked("bipartite", ["1", "0"]);
    let input = read("n.json", &node_link(values.each_ref().map(String::as_str), true));
    let (actors, structures, ties) = shape(&input.network.value);
    assert_eq!((actors.as_str(), structures.as_str()), ("X Y", "a b c"));
    assert_eq!(ties, ["a-X", "b-X", "b-Y", "c-Y"]);
    assert!(said(&input).unwrap().message.en.contains("stay as they are"));
}

#[test]
fn the_user_can_refuse() {
    let columns = vec![("mode".to_owned(), String::new())];
    let options = ReadOptions { columns, ..ReadOptions::default() };
    let text = node_link(marked("bipartite", ["0", "1"]).each_ref().map(String::as_str), false);
    for (name, text) in [("n.json", text.as_str()), ("i.dot", "graph { a [type=0]; X [type=1]; a -- X; }")] {
        let input = formats::from_bytes(text.as_bytes(), name, &options).unwrap().swap_remove(0);
        assert!(said(&input).is_none() && shape(&input.network.value).1.is_empty(), "{name}");
    }
}
