//! Names and kinds in files that other programs read: ids that are digits, signs that a format lacks, kinds with a mode of their own.

use verbinder::formats::{self, Beside, Feature, Format, ReadOptions};
use verbinder::model::{Mode, Network};

fn format(id: &str) -> &'static Format {
    formats::find(id).unwrap()
}

fn written(network: &Network, id: &str) -> (String, Option<String>) {
    let format = format(id);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let ties = text((format.write.unwrap())(network).unwrap());
    (ties, formats::write_beside(network, format).map(|bytes| text(bytes.unwrap())))
}

fn back(network: &Network, id: &str) -> Network {
    let format = format(id);
    let bytes = (format.write.unwrap())(network).unwrap();
    let beside = formats::write_beside(network, format)
        .map(|bytes| Beside { name: format!("n-nodes.{}", format.extensions[0]), bytes: bytes.unwrap() });
    let options = ReadOptions { beside, ..ReadOptions::default() };
    let read = formats::from_bytes(&bytes, &format!("n.{}", format.extensions[0]), &options).unwrap().swap_remove(0);
    assert!(!read.network.has_errors(), "{id}: {:#?}", read.network.diagnostics);
    read.network.value
}

/// Names and signs are text whatever they look like: other programs find them without marks. What spreadsheets take for formulas
/// keeps its marks.
#[test]
fn ids_of_digits_and_signs_stand_without_marks_in_tables() {
    let file = r#"{"nodes": [{"id": "10", "label": "1.0"}, {"id": "3", "label": "true", "part_of": "10"}, {"id": "=x"},
        {"id": " y"}, {"id": "[1]"}], "edges": [{"source": "10", "target": "3", "sign": "-"}, {"source": "=x", "target": " y"},
        {"source": "3", "target": "[1]", "sign": "+"}]}"#;
    let network = formats::read(file.as_bytes(), "n.json").unwrap().value;
    let (ties, nodes) = written(&network, "csv");
    assert!(ties.contains("\n10,3,"), "{ties}");
    assert!(ties.lines().any(|line| line.starts_with("10,3,") && line.ends_with(",-")), "{ties}");
    assert!(ties.contains("\"\"\"=x\"\"\",\"\"\" y\"\"\""), "{ties}");
    let nodes = nodes.unwrap();
    assert!(nodes.contains("\n10,1.0,") && nodes.contains("\n3,true,") && nodes.contains(",10"), "{nodes}");
    for id in ["csv", "tsv", "xlsx", "vna"] {
        let read = back(&network, id);
        assert_eq!(formats::write_json(&read), formats::write_json(&network), "{id}");
    }
}

/// A kind that verbinder does not know has its mode with it where the file lists no kinds.
#[test]
fn kinds_of_their_own_keep_their_mode() {
    let network = formats::read(b"*Vertices 4 2\n1 a\n2 b\n3 X\n4 Y\n*Edges\n1 3\n2 3\n2 4\n", "b.net").unwrap().value;
    let structures =
        |network: &Network| (0..network.node_count()).filter(|&node| network.mode(node) == Mode::Structure).count();
    assert_eq!(structures(&network), 2);
    for id in ["gexf", "vna", "csv", "tsv", "xlsx", "graphml"] {
        let read = back(&network, id);
        assert_eq!(structures(&read), 2, "{id}");
        assert!(read.nodes().all(|node| node.attributes.is_empty()), "{id}: the mode is no attribute too");
    }
    // Where a node has an attribute of that name for something else, it stays that.
    let own =
        br#"{"nodes": [{"id": "a", "mode": "email"}, {"id": "b", "kind": "venue", "mode": "structure"}], "edges": []}"#;
    let own = formats::read(own, "o.json").unwrap().value;
    for id in ["gexf", "vna", "csv"] {
        assert_eq!(formats::write_json(&back(&own, id)), formats::write_json(&own), "{id}");
    }
}

/// Names that a format has no signs for are among its losses.
#[test]
fn names_that_are_changed_are_named_as_lost() {
    let network = formats::read(
        br#"{"nodes": [{"id": "a", "label": "q\"uote"}, {"id": "b", "label": "new\nline"}, {"id": "c", "label": "com,ma"},
            {"id": "d", "label": "t\tab"}, {"id": "e", "label": "plain name"}], "edges": []}"#,
        "n.json",
    )
    .unwrap()
    .value;
    let lost = |id: &str, feature: Feature| {
        formats::losses(&network, format(id)).into_iter().find(|(own, _)| *own == feature).map_or(0, |(_, count)| count)
    };
    for (id, marks, commas) in [("pajek", 3, 0), ("pajek-project", 3, 0), ("dl", 3, 1), ("graphml", 0, 0)] {
        assert_eq!((lost(id, Feature::MarksInNames), lost(id, Feature::CommasInNames)), (marks, commas), "{id}");
    }
}

/// What varies in time and what edges are called by others are not lost without a word.
#[test]
fn values_in_time_are_said_and_ids_of_edges_kept() {
    let gexf = "<gexf version=\"1.3\"><graph mode=\"dynamic\"><attributes class=\"node\" mode=\"dynamic\"><attribute id=\"0\" \
                title=\"size\" type=\"integer\"/></attributes><nodes><node id=\"a\" label=\"a\"><attvalues><attvalue for=\"0\" value=\"1\" \
                start=\"2010\" end=\"2011\"/><attvalue for=\"0\" value=\"2\" start=\"2011\"/></attvalues></node></nodes><edges/></graph></gexf>";
    let read = formats::read(gexf.as_bytes(), "d.gexf").unwrap();
    let said: Vec<_> = read.diagnostics.iter().filter(|found| found.code == "value-in-time").collect();
    assert_eq!(said.len(), 1, "{:?}", read.diagnostics);
    assert!(said[0].message.en.starts_with("the values of \"size\" vary in time"), "{}", said[0].message);
    let graphml = "<graphml><graph edgedefault=\"undirected\"><node id=\"a\"/><node id=\"b\"/><edge id=\"contract-7\" source=\"a\" \
                   target=\"b\"/><edge id=\"e1\" source=\"a\" target=\"b\"/></graph></graphml>";
    let read = formats::read(graphml.as_bytes(), "e.graphml").unwrap().value;
    let ids: Vec<_> = read.ties().map(|tie| tie.tie.attributes.get("id").cloned()).collect();
    assert_eq!(ids, [Some("contract-7".into()), None]);
}

/// What own kinds mean goes into files that do not describe kinds, or is named as lost: without it groups lose their members and structures
/// become actors. What is said of the network as a whole is named one by one, and not as one description.
#[test]
fn what_own_kinds_mean_is_carried_or_named() {
    let network = formats::read(
        br#"{"graph": {"format": "verbinder/1", "title": "T", "description": "D", "licence": "CC0", "language": "nl",
            "observation_year": 2014, "colour": "red", "shape": "round", "vocabulary": {
              "node_kinds": [{"id": "tafel", "mode": "structure", "label": "Tafel"}, {"id": "club", "mode": "actor"}],
              "tie_kinds": [{"id": "zit-aan", "directed": true, "membership": true, "label": "zit aan"},
                            {"id": "groet", "directed": true, "label": "groet"}]}},
            "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c", "kind": "club"}, {"id": "t", "kind": "tafel"}],
            "edges": [{"source": "a", "target": "t", "kind": "zit-aan"}, {"source": "b", "target": "t", "kind": "zit-aan"},
                      {"source": "c", "target": "t", "kind": "zit-aan"}, {"source": "a", "target": "c", "kind": "groet"}]}"#,
        "n.json",
    )
    .unwrap();
    assert!(!network.has_errors(), "{:?}", network.diagnostics);
    let network = network.value;
    let expected = [
        (Feature::KindLabels, 3),
        (Feature::Title, 1),
        (Feature::Prose, 1),
        (Feature::Licence, 1),
        (Feature::Language, 1),
        (Feature::ObservationYear, 1),
        (Feature::OwnFields, 2),
    ];
    let meaning = [(Feature::Memberships, 3), (Feature::Modes, 1)];
    for id in ["csv", "tsv", "vna", "gexf", "pajek-project"] {
        let lost = formats::losses(&network, format(id));
        let described = lost.iter().filter(|(feature, _)| ![Feature::Memberships, Feature::Modes].contains(feature));
        if id != "pajek-project" {
            assert_eq!(described.copied().collect::<Vec<_>>(), expected, "{id}");
        }
        assert!(expected.iter().all(|own| lost.contains(own)), "{id}: {lost:?}");
        assert!(meaning.iter().all(|own| lost.contains(own) == (id == "pajek-project")), "{id}: {lost:?}");
        // And it is so: what is read back has the same meaning, or not.
        let back = back(&network, id);
        let is_membership = |kind: &str| back.vocabulary().tie_kind(kind).is_some_and(|kind| kind.membership);
        let memberships = back.ties().filter(|tie| is_membership(&tie.tie.kind)).count();
        let structures = (0..4).filter(|&node| back.mode(node) == verbinder::model::Mode::Structure).count();
        assert_eq!((memberships, structures), if id == "pajek-project" { (0, 0) } else { (3, 1) }, "{id}");
        assert!(back.ties().all(|tie| tie.tie.attributes.is_empty()), "{id}");
    }
    for id in ["graphml", "xlsx", "dot"] {
        assert_eq!(formats::losses(&network, format(id)), [], "{id}");
    }
    // Shipped kinds are known without being declared.
    let shipped = br#"{"nodes": [{"id": "a"}, {"id": "p", "kind": "partnership"}],
        "edges": [{"source": "a", "target": "p", "kind": "participates-in"}]}"#;
    let shipped = formats::read(shipped, "s.json").unwrap().value;
    assert_eq!(formats::losses(&shipped, format("csv")), []);
}
