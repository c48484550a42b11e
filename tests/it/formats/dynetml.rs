//! DyNetML: classes of nodes, networks between them, moments.

use crate::support::marked::unmark;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Mode, Strength};

fn inputs(text: &str) -> Vec<Input> {
    formats::from_bytes(text.as_bytes(), "a.xml", &ReadOptions::default()).unwrap()
}

const TOWNS: &str = r#"<?xml version="1.0"?><DynamicNetwork><MetaNetwork id="Towns"><nodes>
<nodeclass type="Organization" id="Bodies"><node id="a" title="Stichting A"><properties><property id="size" value="12"/></properties></node>
<node id="b"/></nodeclass>
<nodeclass type="Event" id="Meetings"><node id="m"/><node id="a"/></nodeclass></nodes><networks>
<network sourceType="Organization" targetType="Organization" source="Bodies" target="Bodies" id="advice" isDirected="true">
<link source="a" target="b" type="double" value="2.5"/><link source="b" target="a" value="0"/></network>
<network sourceType="Organization" targetType="Event" id="attendance"><link source="a" target="m"/><link source="b" target="a"/></network>
</networks></MetaNetwork></DynamicNetwork>"#;

#[test]
fn classes_are_kinds_and_networks_layers() {
    let input = inputs(TOWNS).swap_remove(0);
    assert!(!input.network.has_errors(), "{:?}", input.network.diagnostics);
    let network = &input.network.value;
    // The meeting that is called as a body is gets its class behind its id, and so does the body.
    let ids: Vec<&str> = network.nodes().map(|node| node.id.as_str()).collect();
    assert_eq!(ids, ["a (Bodies)", "a (Meetings)", "b", "m"]);
    assert_eq!((network.node(0).label.as_str(), &network.node(0).attributes["size"]), ("Stichting A", &12.into()));
    let modes: Vec<Mode> = (0..4).map(|node| network.mode(node)).collect();
    assert_eq!(modes, [Mode::Actor, Mode::Structure, Mode::Actor, Mode::Structure]);
    assert_eq!(network.tie_count(), 3);
    let advice = network.ties().find(|tie| tie.tie.layer.as_deref() == Some("advice")).unwrap();
    assert_eq!((advice.tie.strength, network.is_directed(advice.tie)), (Some(Strength::Number(2.5)), true));
    let attendance = network.ties().filter(|tie| tie.tie.layer.as_deref() == Some("attendance"));
    assert!(attendance.into_iter().all(|tie| !network.is_directed(tie.tie)));
    assert!(input.network.diagnostics.iter().any(|found| found.code == "zero-entry"));
}

#[test]
fn moments_are_networks_and_old_names_are_understood() {
    let meta = |time: &str| {
        format!(
            "<MetaMatrix timePeriod=\"{time}\"><nodes><nodeset type=\"agent\" id=\"agent\"><node id=\"a\"/><node id=\"b\"/></nodeset>\
             </nodes><networks><graph sourceType=\"agent\" targetType=\"agent\" id=\"x\" isDirected=\"false\">\
             <edge source=\"a\" target=\"b\" value=\"1\"/></graph></networks></MetaMatrix>"
        )
    };
    let parts = inputs(&format!("<DynamicNetwork>{}{}</DynamicNetwork>", meta("2001"), meta("2002")));
    let names: Vec<Option<&str>> = parts.iter().map(|part| part.part.as_deref()).collect();
    assert_eq!(names, [Some("2001"), Some("2002")]);
    let network = &parts[1].network.value;
    assert_eq!((network.node_count(), network.tie_count(), network.has_direction()), (2, 1, false));
}

/// The mark stands where what is wrong begins.
#[test]
fn mistakes_name_their_place_and_what_to_do() {
    for (marked, code) in [
        (TOWNS.replace("<node id=\"b\"/>", "☞<node title=\"b\"/>"), "no-id"),
        (TOWNS.replace("<link source=\"a\" target=\"m\"/>", "☞<link source=\"a\"/>"), "no-end"),
        (TOWNS.replace("<link source=\"a\" target=\"m\"/>", "☞<link source=\"a\" target=\"q\"/>"), "undeclared-node"),
        (
            TOWNS.replace(
                "<link source=\"a\" target=\"b\" type=\"double\" value=\"2.5\"/>",
                "☞<link source=\"a\" target=\"b\" value=\"x\"/>\n<link source=\"a\" target=\"b\" value=\"3\"/>",
            ),
            "bad-value",
        ),
    ] {
        let (text, (line, column)) = unmark(&marked);
        let input = inputs(&text).swap_remove(0);
        let found = input.network.diagnostics.iter().find(|found| found.code == code);
        let found = found.unwrap_or_else(|| panic!("{marked}: {:?}", input.network.diagnostics));
        assert_eq!(
            (found.place.line, found.place.column, found.hint.is_some()),
            (Some(line), Some(column), true),
            "{code}"
        );
    }
    let empty =
        formats::from_bytes(b"<DynamicNetwork></DynamicNetwork>", "a.xml", &ReadOptions::default()).unwrap_err();
    assert!(empty.to_string().contains("no class of nodes") && !empty.hints().is_empty());
}

/// What the older and newer files of ORA call things: a class by its type alone, a network by `source` alone, properties by `name`, a direction
/// of 1; properties of the whole; fields of nodes and links beside the known ones. What stands outside a network of networks is nobody's.
#[test]
fn fields_of_nodes_links_and_the_whole_are_kept() {
    let text = r#"<DynamicNetwork><node id="stray"/><MetaNetwork id="" timePeriod=""><property name="about" value="Towns"/>
<nodes><nodeclass type="agent"><property id="of class" value="lost"/><node id="a" title="" theme="care"><property name="size" value="3"/><property id="empty"/></node>
<node id="b"/></nodeclass></nodes><networks>
<network source="agent" target="agent" isDirected="1"><link source="a" target="b" value="2" about="advises" type="int"><property id="since when" value="2019"/></link></network>
</networks></MetaNetwork></DynamicNetwork>"#;
    let input = inputs(text).swap_remove(0);
    assert!(!input.network.has_errors(), "{:?}", input.network.diagnostics);
    let network = &input.network.value;
    assert_eq!((network.node_count(), network.tie_count(), input.part.as_deref()), (2, 1, None));
    assert_eq!(network.info().attributes["about"], "Towns");
    let (node, tie) = (network.node(0), network.ties().next().unwrap().tie);
    assert_eq!((node.label.as_str(), node.kind.as_str()), ("a", "agent"));
    let said = (&node.attributes["theme"], &node.attributes["size"], node.attributes.len());
    assert_eq!(said, (&"care".into(), &3.into(), 2));
    assert_eq!((tie.strength, network.is_directed(tie)), (Some(Strength::Number(2.0)), true));
    assert_eq!((&tie.attributes["about"], &tie.attributes["since when"]), (&"advises".into(), &2019.into()));
    assert_eq!((tie.attributes.len(), tie.layer.as_deref()), (2, None));
}
