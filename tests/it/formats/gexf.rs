//! GEXF in its versions, with what Gephi keeps beside nodes and edges.

use crate::support::marked::{begins_at_mark, unmark};
use proptest::prelude::*;
use serde_json::json;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::Strength;

fn read(text: &str) -> Input {
    formats::from_bytes(text.as_bytes(), "g.gexf", &ReadOptions::default()).unwrap().swap_remove(0)
}

#[test]
fn attributes_direction_and_looks_are_read() {
    let input = read(
        "<gexf xmlns='http://gexf.net/1.3' xmlns:viz='http://gexf.net/1.3/viz' version='1.3'><meta><creator>Gephi</creator></meta>\
         <graph defaultedgetype='directed'><attributes class='node'>\
         <attribute id='0' title='size in people' type='integer'><default>1</default></attribute>\
         <attribute id='1' title='tags' type='liststring'/></attributes>\
         <nodes><node id='a' label='Stichting A'><attvalues><attvalue for='0' value='12'/><attvalue for='1' value='zorg|sport'/></attvalues>\
         <viz:color r='255' g='204' b='51'/><viz:position x='15.8' y='-40' z='0'/><viz:size value='2.5'/></node>\
         <node id='b' label='B' start='2009-03-01' end='2012'/><node id='c'/></nodes>\
         <edges><edge id='0' source='a' target='b' weight='2.5'/><edge id='1' source='b' target='c' type='undirected'/>\
         <edge id='2' source='a' target='c' type='mutual'/></edges></graph></gexf>",
    );
    assert!(input.network.diagnostics.is_empty(), "{:?}", input.network.diagnostics);
    let network = &input.network.value;
    let node = network.node(0);
    assert_eq!((node.label.as_str(), &node.attributes["size in people"]), ("Stichting A", &12.into()));
    assert_eq!(node.attributes["tags"], json!(["zorg", "sport"]));
    assert_eq!((&node.attributes["color"], &node.attributes["x"]), (&"#ffcc33".into(), &15.8.into()));
    assert_eq!(network.node(2).attributes["size in people"], 1);
    let period = network.node(1).period;
    let dates = [period.since, period.until].map(|date| date.unwrap().to_string());
    assert_eq!(dates, ["2009-03-01", "2012"]);
    let directed: Vec<bool> = network.ties().map(|tie| network.is_directed(tie.tie)).collect();
    assert_eq!(directed, [true, false, false]);
    assert_eq!(network.tie(0).tie.strength, Some(Strength::Number(2.5)));
}

/// The types of the schema of GEXF 1.3, each with a word of XML Schema for it; what does not fit its type stays text.
#[test]
fn values_are_read_by_the_type_of_their_attribute() {
    for (kind, text, value) in [
        ("boolean", "true", json!(true)),
        ("boolean", "1", json!(true)),
        ("boolean", "false", json!(false)),
        ("boolean", "0", json!(false)),
        ("boolean", "perhaps", json!("perhaps")),
        ("integer", "12", json!(12)),
        ("long", "-3", json!(-3)),
        ("short", "4", json!(4)),
        ("byte", "5", json!(5)),
        ("float", "2", json!(2.0)),
        ("double", "0.25", json!(0.25)),
        ("integer", "many", json!("many")),
        ("listboolean", "true|false", json!([true, false])),
        ("listinteger", "[1, 2]", json!([1, 2])),
        ("liststring", "[\"a\", \"b c\"]", json!(["a", "b c"])),
    ] {
        let text = text.replace('"', "&quot;");
        let input = read(&format!(
            "<gexf version='1.3'><graph><attributes class='node'><attribute id='0' title='wijk' type='{kind}'/></attributes>\
             <nodes><node id='a'><attvalues><attvalue for='0' value='{text}'/></attvalues></node></nodes></graph></gexf>"
        ));
        assert_eq!(input.network.value.node(0).attributes["wijk"], value, "{kind} {text}");
    }
}

#[test]
fn spells_give_the_period_and_stay() {
    let input = read(
        "<gexf version='1.2'><graph timeformat='date'><nodes>\
         <node id='a'><spells><spell start='2009-03-05' end='2009-04-01'/><spell start='2009-01-01' end='2009-02-01'/></spells></node>\
         <node id='b'><spells><spell end='2009-03-01'/><spell start='2009-03-05'/></spells></node></nodes></graph></gexf>",
    );
    let [a, b] = [0, 1].map(|index| input.network.value.node(index).clone());
    assert_eq!(a.period.since.unwrap().to_string(), "2009-01-01");
    assert_eq!(a.period.until.unwrap().to_string(), "2009-04-01");
    assert_eq!(a.attributes["spells"].as_array().unwrap().len(), 2);
    assert!(b.period.is_unknown(), "open at both ends");
}

#[test]
fn nodes_in_nodes_are_parts() {
    let input = read(
        "<gexf><graph><nodes><node id='org'><nodes><node id='team'/></nodes></node><node id='desk' pid='org'/></nodes></graph></gexf>",
    );
    let wholes: Vec<_> = input.network.value.nodes().map(|node| node.part_of.clone()).collect();
    assert_eq!(wholes, [Some("org".to_owned()), None, Some("org".to_owned())]);
}

/// The mark stands where the element begins that is wrong.
#[test]
fn mistakes_name_their_place_and_what_to_do() {
    for (marked, code) in [
        ("<nodes>☞<node label='x'/></nodes>", "no-id"),
        ("<nodes><node id='a'/></nodes><edges>\n☞<edge source='a'/></edges>", "no-end"),
        ("<nodes><node id='a'/></nodes><edges>☞<edge source='a' target='b'/></edges>", "undeclared-node"),
        ("<nodes>☞<node id='a'><attvalues><attvalue for='9' value='1'/></attvalues></node></nodes>", "unknown-key"),
        ("<nodes><node id='a'/>☞<node id='a'/></nodes>", "duplicate-id"),
    ] {
        let marked = format!("<gexf><graph>{marked}</graph></gexf>");
        let (text, (line, column)) = unmark(&marked);
        let input = read(&text);
        let found: Vec<_> = input.network.diagnostics.iter().filter(|found| found.code == code).collect();
        assert_eq!(found.len(), 1, "{marked}: {:#?}", input.network.diagnostics);
        assert_eq!((found[0].place.line, found[0].place.column), (Some(line), Some(column)), "{marked}");
        assert!(found[0].hint.is_some() && begins_at_mark(&marked, &found[0].place), "{marked}");
    }
    let error = formats::from_bytes(b"<gexf><graph><nodes>", "g.gexf", &ReadOptions::default()).unwrap_err();
    assert!(error.to_string().starts_with("g.gexf:1:"), "{error}");
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fail_otherwise(text in "(<(node|edge|spell|attvalue|nodes|attributes)( (id|start|for|source)='[a-z0-9;]{0,3}')?/?>|</[a-z]{0,5}>){0,30}") {
        let _ = formats::from_bytes(format!("<gexf><graph>{text}").as_bytes(), "g.gexf", &ReadOptions::default());
    }
}

/// What `viz` holds is written as `viz`: a colour of six digits, one with opacity (a of 0 to 1), and none where the word is no colour.
#[test]
fn colours_are_written_with_their_opacity() {
    let input = read(
        "<gexf xmlns:viz='http://gexf.net/1.3/viz' version='1.3'><graph><nodes>\
         <node id='a'><viz:color r='255' g='204' b='51'/></node><node id='b'><viz:color r='1' g='2' b='3' a='0'/></node>\
         </nodes></graph></gexf>",
    );
    let written = (verbinder::formats::find("gexf").unwrap().write.unwrap())(&input.network.value).unwrap();
    let text = String::from_utf8(written).unwrap();
    assert!(text.contains("<viz:color r=\"255\" g=\"204\" b=\"51\"/>"), "{text}");
    assert!(text.contains("<viz:color r=\"1\" g=\"2\" b=\"3\" a=\"0\"/>"), "{text}");
}

/// What an element says of its own period stays, where its spells say another.
#[test]
fn a_period_beside_spells_is_kept() {
    let input = read(
        "<gexf version='1.2'><graph timeformat='date'><nodes>\
         <node id='a' start='2001-01-01' end='2012-12-31'><spells><spell start='2009-01-01' end='2009-02-01'/></spells></node>\
         <node id='b' start='2009-01-01' end='2009-02-01'><spells><spell start='2009-01-01' end='2009-02-01'/></spells></node>\
         </nodes></graph></gexf>",
    );
    let [a, b] = [0, 1].map(|index| input.network.value.node(index).clone());
    assert_eq!(a.period.since.unwrap().to_string(), "2009-01-01");
    assert_eq!((&a.attributes["start"], &a.attributes["end"]), (&"2001-01-01".into(), &"2012-12-31".into()));
    assert_eq!(b.attributes.keys().collect::<Vec<_>>(), ["spells"]);
}

/// By the schema a declaration holds a default and the options that there are; only the first is a value.
#[test]
fn options_of_an_attribute_are_no_value() {
    let input = read(
        "<gexf version='1.2'><graph><attributes class='node'><note title='none'/>\
         <attribute id='0' title='wijk' type='string'><default>oost</default><options>oost|west</options></attribute></attributes>\
         <nodes><node id='a'/></nodes></graph></gexf>",
    );
    assert_eq!(json!(input.network.value.node(0).attributes), json!({"wijk": "oost"}));
}

/// A spell without a beginning says that nobody knows since when; the last end is known all the same.
#[test]
fn spells_that_are_open_on_one_side_have_the_other() {
    let input = read(
        "<gexf version='1.2'><graph timeformat='date'><nodes><node id='a'><spells>\
         <spell end='2009-03-01'/><spell start='2009-03-05' end='2010-01-01'/></spells></node></nodes></graph></gexf>",
    );
    let period = input.network.value.node(0).period;
    assert_eq!((period.since, period.until.unwrap().to_string()), (None, "2010-01-01".to_owned()));
}

/// `viz:size` is the size of a node, and full opacity (`a='1'`) needs no word in its colour.
#[test]
fn how_a_node_looks_is_kept() {
    let input = read(
        "<gexf xmlns:viz='http://gexf.net/1.3/viz' version='1.3'><graph><nodes>\
         <node id='a'><viz:size value='2.5'/><viz:color r='255' g='204' b='51' a='1.0'/><viz:shape value='square'/></node>\
         </nodes></graph></gexf>",
    );
    let looks = json!(input.network.value.node(0).attributes);
    assert_eq!(looks, json!({"size": 2.5, "color": "#ffcc33", "shape": "square"}));
}
