//! GraphML in the dialects that occur, and with the mistakes that occur.

use crate::support::marked::unmark;
use proptest::prelude::*;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::Strength;

fn inputs(text: &str) -> Vec<Input> {
    formats::from_bytes(text.as_bytes(), "g.graphml", &ReadOptions::default()).unwrap()
}

fn read(body: &str) -> Input {
    inputs(&format!("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">{body}</graphml>")).swap_remove(0)
}

#[test]
fn keys_give_types_defaults_and_meaning() {
    let input = read(
        "<key id='n' for='node' attr.name='name' attr.type='string'/>\
         <key id='s' for='node' attr.name='size' attr.type='int'><default>3</default></key>\
         <key id='w' for='edge' attr.name='weight' attr.type='double'/>\
         <key id='v' for='node' attr.name='pos' attr.type='vector_float'/>\
         <graph edgedefault='undirected'>\
         <node id='n0'><data key='n'>Stichting A &amp; B</data><data key='v'>1.5, 2</data></node>\
         <node id='n1'><data key='s'>7</data></node><node id='n2'/>\
         <edge source='n0' target='n1'><data key='w'>2.5</data></edge>\
         <edge source='n1' target='n2' directed='true'/></graph>",
    );
    assert!(input.network.diagnostics.is_empty(), "{:?}", input.network.diagnostics);
    let network = &input.network.value;
    assert_eq!(network.node(0).label, "Stichting A & B");
    assert_eq!(network.node(0).attributes["pos"], serde_json::json!([1.5, 2.0]));
    let sizes: Vec<_> = network.nodes().map(|node| node.attributes["size"].as_i64()).collect();
    assert_eq!(sizes, [Some(3), Some(7), Some(3)]);
    assert_eq!(network.tie(0).tie.strength, Some(Strength::Number(2.5)));
    let directed: Vec<bool> = network.ties().map(|tie| network.is_directed(tie.tie)).collect();
    assert_eq!(directed, [false, true]);
}

#[test]
fn labels_places_and_colours_of_yed_are_kept() {
    let input = inputs(
        "<graphml xmlns='http://graphml.graphdrawing.org/xmlns' xmlns:y='http://www.yworks.com/xml/graphml'>\
         <key id='d0' for='node' yfiles.type='nodegraphics'/><graph edgedefault='directed'>\
         <node id='n0'><data key='d0'><y:ShapeNode><y:Geometry x='1.5' y='2'/><y:Fill color='#FFCC00'/>\
         <y:NodeLabel alignment='center'>Wijkteam<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>\
         <node id='n1'/><edge source='n0' target='n1'/></graph></graphml>",
    )
    .swap_remove(0);
    let node = input.network.value.node(0);
    assert_eq!(node.label, "Wijkteam");
    assert_eq!((&node.attributes["x"], &node.attributes["color"]), (&"1.5".into(), &"#FFCC00".into()));
    assert!(input.network.value.has_direction());
}

#[test]
fn several_graphs_are_several_networks_and_nested_ones_are_parts() {
    let two =
        "<graph id='a' edgedefault='directed'><node id='1'/></graph><graph id='b'><node id='1'/><node id='2'/></graph>";
    let parts = inputs(&format!("<graphml>{two}</graphml>"));
    let names: Vec<_> = parts.iter().map(|part| part.part.as_deref()).collect();
    assert_eq!(names, [Some("a"), Some("b")]);
    assert_eq!(parts[1].network.value.node_count(), 2);

    let nested =
        read("<graph><node id='org'><graph><node id='team'/></graph></node><edge source='org' target='team'/></graph>");
    assert_eq!(nested.network.value.node(1).part_of.as_deref(), Some("org"));
    assert_eq!(nested.network.value.tie_count(), 1);
}

/// The mark stands where the element begins that is wrong.
#[test]
fn mistakes_name_their_place_and_what_to_do() {
    for (marked, code) in [
        ("<graph>☞<node/></graph>", "no-id"),
        ("<graph><node id='a'/>\n☞<edge source='a'/></graph>", "no-end"),
        ("<graph><node id='a'/>☞<node id='a'/></graph>", "duplicate-id"),
        ("<graph><node id='a'/>\n ☞<edge source='a' target='b'/></graph>", "undeclared-node"),
        ("<graph><node id='a'>☞<data key='x'>1</data></node></graph>", "unknown-key"),
        ("<key id='d' for='node'/>☞<key id='d' for='node'/><graph/>", "duplicate-key"),
        ("☞<key id='d' for='nod'/><graph/>", "bad-key"),
        ("☞<graph><hyperedge><endpoint node='a'/></hyperedge></graph>", "hyperedge"),
    ] {
        let (text, (line, column)) = unmark(&format!("<graphml>{marked}</graphml>"));
        let input = inputs(&text).swap_remove(0);
        let found: Vec<_> = input.network.diagnostics.iter().filter(|found| found.code == code).collect();
        assert_eq!(found.len(), 1, "{marked}: {:#?}", input.network.diagnostics);
        assert_eq!((found[0].place.line, found[0].place.column), (Some(line), Some(column)), "{marked}");
        assert!(found[0].hint.is_some());
    }
}

#[test]
fn xml_that_is_not_well_formed_is_refused_with_its_place() {
    for (text, place) in [
        ("<graphml>\n<graph><node id='a'></graph></graphml>", "g.graphml:2:"),
        ("<graphml><graph><node id='a'/>", "g.graphml:1:"),
        ("<graphml><graph><node id='&nope;'/></graph></graphml>", "g.graphml:1:"),
    ] {
        let error = formats::from_bytes(text.as_bytes(), "g.graphml", &ReadOptions::default()).unwrap_err();
        assert!(error.to_string().starts_with(place), "{error}");
        assert!(!error.hints().is_empty());
    }
    let empty = formats::from_bytes(b"<graphml/>", "g.graphml", &ReadOptions::default()).unwrap_err();
    assert!(empty.to_string().contains("holds no graph"));
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail_otherwise(text in "(<[a-z/?!]{0,9}( [a-z]{1,6}='[a-z&;]{0,3}')?/?>|[a-z&;<>\"]{0,4}){0,30}") {
        let _ = formats::from_bytes(format!("<graphml>{text}").as_bytes(), "g.graphml", &ReadOptions::default());
    }
}

/// networkx declares whole and broken numbers of one name apart; they are one field.
#[test]
fn keys_of_one_name_are_one_field() {
    let text = r#"<graphml><key id="d0" for="edge" attr.name="weight" attr.type="double"/>
<key id="d1" for="edge" attr.name="weight" attr.type="long"><default>7</default></key>
<graph edgedefault="undirected"><node id="a"/><node id="b"/><node id="c"/>
<edge source="a" target="b"><data key="d0">1.5</data></edge>
<edge source="b" target="c"><data key="d1">2</data></edge></graph></graphml>"#;
    let network = inputs(text).swap_remove(0).network.value;
    let strengths: Vec<_> = network.ties().map(|tie| (tie.tie.strength, tie.tie.attributes.len())).collect();
    assert_eq!(strengths, [(Some(Strength::Number(1.5)), 0), (Some(Strength::Number(2.0)), 0)]);
}

/// What went through another program comes back: its kinds too, and a kind with a direction does not give one to ties without.
#[test]
fn kinds_that_a_program_kept_are_kinds() {
    let text = r#"<graphml><key id="k" for="all" attr.name="kind" attr.type="string"/><graph edgedefault="undirected">
<node id="a"><data key="k">municipality</data></node><node id="b"/>
<edge source="a" target="b"><data key="k">funds</data></edge></graph></graphml>"#;
    let network = inputs(text).swap_remove(0).network.value;
    assert_eq!((network.node(0).kind.as_str(), network.tie(0).tie.kind.as_str()), ("municipality", "funds"));
    assert!(!network.has_direction());
}

/// A weight that is none stays, under a name that is read again as an attribute.
#[test]
fn a_weight_of_zero_is_no_tie_in_the_native_file_either() {
    let text = r#"<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/><graph edgedefault="undirected">
<node id="a"/><node id="b"/><edge source="a" target="b"><data key="w">0</data></edge></graph></graphml>"#;
    let network = inputs(text).swap_remove(0).network.value;
    assert_eq!((network.node_count(), network.tie_count()), (2, 0));
    let again = formats::read(formats::write_json(&network).as_bytes(), "n.json").unwrap();
    assert!(!again.has_errors(), "{:?}", again.diagnostics);
    assert_eq!((again.value.node_count(), again.value.tie_count()), (2, 0));
}

#[test]
fn groups_in_groups_without_end_are_refused() {
    let depth = 20_000;
    let open = "<node id=\"n\"><graph edgedefault=\"directed\">".repeat(depth);
    let text = format!("<graphml><graph>{open}{}</graph></graphml>", "</graph></node>".repeat(depth));
    let error = formats::from_bytes(text.as_bytes(), "deep.graphml", &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().contains("deep"), "{error}");
}

/// igraph knows broken numbers only: a year and a count that went through it are whole all the same.
#[test]
fn whole_numbers_that_a_program_declared_broken_are_whole() {
    let text = r#"<graphml><key id="f" for="graph" attr.name="format" attr.type="string"/>
<key id="y" for="graph" attr.name="observation_year" attr.type="double"/>
<key id="m" for="node" attr.name="members_stated" attr.type="double"/><graph edgedefault="undirected">
<data key="f">verbinder/1</data><data key="y">2014</data><node id="a"><data key="m">20</data></node></graph></graphml>"#;
    let input = inputs(text).swap_remove(0);
    assert!(!input.network.has_errors(), "{:?}", input.network.diagnostics);
    let network = input.network.value;
    assert_eq!((network.info().observation_year, network.node(0).members_stated), (Some(2014), Some(20)));
}

/// Of several values for one key the last counts, and it is said once with their number of times.
#[test]
fn several_values_for_one_key_are_said() {
    let input = read(
        "<key id='k' for='all' attr.name='wijk' attr.type='string'/><key id='l' for='node' attr.name='type' attr.type='string'/>\
         <graph edgedefault='undirected'><node id='a'><data key='k'>Noord</data><data key='k'>Zuid</data><data key='l'>x</data></node>\
         <node id='b'><data key='k'>Oost</data></node>\
         <edge source='a' target='b'><data key='k'>1</data><data key='k'>2</data></edge></graph>",
    );
    let said: Vec<_> = input.network.diagnostics.iter().filter(|found| found.code == "repeated-key").collect();
    assert_eq!(said.len(), 1, "{:?}", input.network.diagnostics);
    assert!(said[0].message.en.contains("\"wijk\"") && said[0].message.en.contains("the last one counts"), "{said:?}");
    assert_eq!(input.network.value.node(0).attributes["wijk"], "Zuid");
}

#[test]
fn what_is_said_of_the_graph_is_kept_or_told() {
    let input = read(
        "<key id='k' for='graph' attr.name='wijk' attr.type='string'/><key id='o' for='graph' attr.name='wijk' attr.type='string'/>\
         <graph edgedefault='undirected'><data key='k'>Noord</data><data key='k'>Zuid</data><data key='o'>Oost</data>\
         <data key='note'>mine</data><node id='a'/><node id='b'/></graph>",
    );
    let said = |code: &str| -> Vec<String> {
        let found = input.network.diagnostics.iter().filter(|found| found.code == code);
        found.map(|found| found.message.en.clone()).collect()
    };
    assert_eq!(said("repeated-key"), ["graphs have several data of the same key, \"wijk\"; the last one counts"]);
    assert_eq!(said("unknown-key"), ["data of a graph use the key \"note\", which is not declared"]);
    let kept = format!("{:?}", input.network.value.info());
    for value in ["Zuid", "Oost", "mine"] {
        assert!(kept.contains(value), "{value} in {kept}");
    }
}
