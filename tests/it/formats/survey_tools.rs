//! What survey tools hand over: workbooks of Kumu, reports with ratings as in PARTNER, sessions of Network Canvas.

use crate::support::ties;
use rust_xlsxwriter::Workbook;
use serde_json::json;
use verbinder::formats::{self, Beside, Input, ReadOptions};
use verbinder::model::{Respondent, Strength};

/// A workbook with these sheets, each a name and its rows.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (line, row) in (0u32..).zip(*rows) {
            for (column, cell) in (0u16..).zip(*row) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(line, column, number).unwrap(),
                    Err(_) => sheet.write_string(line, column, *cell).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn read(bytes: &[u8], name: &str, options: &ReadOptions) -> Input {
    let mut inputs = formats::from_bytes(bytes, name, options).unwrap();
    assert_eq!(inputs.len(), 1);
    let input = inputs.swap_remove(0);
    assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
    input
}

/// The columns of docs.kumu.io/guides/import: several values, and several partners, stand between bars.
#[test]
fn a_workbook_of_kumu_is_a_network() {
    let bytes = workbook(&[
        (
            "Elements",
            &[
                &["Label", "Type", "Description", "Tags", "Net worth"],
                &["Jeff", "Person", "always up for learning", "Founder|Runner", "3"],
                &["Kumu", "Organization", "", "Mapping", ""],
                &["NSA", "Organization", "", "", ""],
            ],
        ),
        (
            "Connections",
            &[
                &["From", "To", "Direction", "Label", "Type", "Tags", "Strength"],
                &["Jeff", "Kumu", "mutual", "founded", "Personal", "old|strong", "2"],
                &["Kumu", "NSA|Jeff", "directed", "", "", "", ""],
                &["Jeff", "NSA", "undirected", "", "", "", ""],
            ],
        ),
        ("Loops", &[&["Label", "Type"], &["R1", "Reinforcing"]]),
        ("Drafts (ignore)", &[&["From", "To"], &["x", "y"]]),
    ]);
    let input = read(&bytes, "kumu.xlsx", &ReadOptions::default());
    let network = &input.network.value;
    assert_eq!(ties(network), ["Jeff-Kumu", "Jeff-NSA", "Kumu>Jeff", "Kumu>NSA"]);
    let jeff = network.node(0);
    assert_eq!((jeff.kind.as_str(), &jeff.attributes["Tags"]), ("person", &json!(["Founder", "Runner"])));
    assert_eq!((&network.node(1).attributes["Tags"], &jeff.attributes["Net worth"]), (&json!(["Mapping"]), &json!(3)));
    let tie = network.tie(0).tie;
    assert_eq!((tie.strength, &tie.attributes["direction"]), (Some(Strength::Number(2.0)), &json!("mutual")));
    assert_eq!((&tie.attributes["Label"], &tie.attributes["Type"]), (&json!("founded"), &json!("Personal")));
    assert_eq!(tie.attributes["Tags"], json!(["old", "strong"]));
    let aside = input.network.diagnostics.iter().filter(|found| found.code == "unread-sheet").count();
    assert_eq!(aside, 2);
}

const MEMBERS: &[&[&str]] = &[
    &["Organization Name", "Map Label", "Sector", "Responded"],
    &["Alpha Health", "AH", "health", "yes"],
    &["Beta Care", "BC", "care", "yes"],
    &["City of Gamma", "CG", "government", "no"],
    &["Delta House", "DH", "care", ""],
];
const RELATIONS: &[&[&str]] = &[
    &["Respondent", "Partner", "Frequency", "Reliability", "Value"],
    &["Alpha Health", "BC", "4", "3", "2.5"],
    &["Beta Care", "AH", "2", "1", "4"],
    &["Alpha Health", "City of Gamma", "Every week", "4", "4"],
    &["Alpha Health", "Delta House", "1", "2", "1"],
    &["Beta Care", "Delta House", "0", "", ""],
    &["Beta Care", "CG", "now and then", "2", ""],
];

/// Every report is a tie from who reports to whom it is about; who confirms it is known from the reports and the members.
fn check_partner(input: &Input) {
    let network = &input.network.value;
    assert_eq!(
        ties(network),
        [
            "Alpha Health>Beta Care",
            "Alpha Health>City of Gamma",
            "Alpha Health>Delta House",
            "Beta Care>Alpha Health",
            "Beta Care>City of Gamma"
        ]
    );
    let tie = |at: usize| network.tie(at).tie;
    let confirmed: Vec<&str> = (0..5).map(|at| tie(at).attributes["confirmed"].as_str().unwrap()).collect();
    assert_eq!(confirmed, ["both", "no response", "not asked", "both", "no response"]);
    assert_eq!(tie(0).reported_by, ["Alpha Health"]);
    assert_eq!((&tie(0).attributes["Reliability"], &tie(3).attributes["Reliability"]), (&json!(3), &json!(1)));
    assert_eq!((tie(0).strength, &tie(0).attributes["Value"]), (Some(Strength::Number(4.0)), &json!(2.5)));
    // PARTNER offers six answers, of which every week is the fifth: code 4 from 0.
    assert_eq!((tie(1).strength, &tie(1).attributes["frequency"]), (Some(Strength::Number(4.0)), &json!("Every week")));
    assert_eq!((tie(4).strength, &tie(4).attributes["frequency"]), (None, &json!("now and then")));
    let respondents: Vec<Respondent> = network.nodes().map(|node| node.respondent).collect();
    assert_eq!(respondents, [Respondent::Yes, Respondent::Yes, Respondent::NoResponse, Respondent::Unknown]);
    assert_eq!(network.node(0).sector.as_deref(), Some("health"));
    for code in ["ordinal-strength", "reports-no-tie"] {
        assert!(input.network.diagnostics.iter().any(|found| found.code == code), "{code}");
    }
}

#[test]
fn reports_with_ratings_stay_apart() {
    check_partner(&read(
        &workbook(&[("Members", MEMBERS), ("Relations", RELATIONS)]),
        "partner.xlsx",
        &ReadOptions::default(),
    ));
    let csv = |rows: &[&[&str]]| rows.iter().map(|row| row.join(",") + "\n").collect::<String>();
    let beside = Beside { name: "members.csv".to_owned(), bytes: csv(MEMBERS).into_bytes() };
    let options = ReadOptions { beside: Some(beside), ..ReadOptions::default() };
    check_partner(&read(csv(RELATIONS).as_bytes(), "relations.csv", &options));
}

/// Without a table of members those who report answered, and those only named were not asked.
#[test]
fn reports_alone_say_who_answered() {
    let text = "respondent;partner;vertrouwen\nA;B;3\nB;A;2\nA;C;1\nB;C;4\nC;B;2\n";
    let input = read(text.as_bytes(), "r.csv", &ReadOptions::default());
    let confirmed: Vec<&str> =
        input.network.value.ties().map(|tie| tie.tie.attributes["confirmed"].as_str().unwrap()).collect();
    assert_eq!(
        (ties(&input.network.value).join(" ").as_str(), confirmed.join(" ").as_str()),
        ("A>B A>C B>A B>C C>B", "both one side both both both")
    );
}

/// Headings that return and totals are left out, as is said of them, and report nothing.
#[test]
fn reports_are_made_by_respondents_alone() {
    let text = "respondent;partner;trust\nA;B;3\nA;C;1\nrespondent;partner;trust\nB;A;2\nTotal;;5\n";
    let input = formats::from_bytes(text.as_bytes(), "r.csv", &ReadOptions::default()).unwrap().swap_remove(0);
    assert_eq!(ties(&input.network.value), ["A>B", "A>C", "B>A"]);
    assert_eq!(input.network.value.node_count(), 3);
    let said = |code: &str| input.network.diagnostics.iter().filter(|found| found.code == code).count();
    assert_eq!([said("repeated-headings"), said("total"), said("no-name")], [1, 1, 0]);
}

/// A table of nodes beside a survey form: those with a row answered, unless the table says otherwise.
#[test]
fn a_survey_beside_its_nodes_knows_who_answered() {
    let beside =
        Beside { name: "n.csv".to_owned(), bytes: b"id,label,respondent\na,A,\nb,B,no-response\nc,C,\n".to_vec() };
    let options = ReadOptions { beside: Some(beside), ..ReadOptions::default() };
    let input = read(b"respondent,partner 1,partner 2\na,b,c\n", "s.csv", &options);
    let network = &input.network.value;
    let respondents: Vec<Respondent> = network.nodes().map(|node| node.respondent).collect();
    assert_eq!(respondents, [Respondent::Yes, Respondent::NoResponse, Respondent::Unknown]);
    let confirmed: Vec<&str> = network.ties().map(|tie| tie.tie.attributes["confirmed"].as_str().unwrap()).collect();
    assert_eq!(confirmed, ["no response", "not asked"]);
}

/// The files that Network Canvas 6 exports for a session (github.com/complexdatacollective/network-exporters), in a folder.
#[test]
fn a_session_of_network_canvas_is_one_network() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        (
            "12_ab-c_attributeList_Person.csv",
            "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,age\n1,e,ua,Anna,34\n2,e,ub,Bob,\n",
        ),
        ("12_ab-c_attributeList_Place.csv", "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name\n3,e,uc,Buurthuis\n"),
        (
            "12_ab-c_edgeList_Friend.csv",
            "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,networkCanvasTargetUUID\n1,1,2,e,u1,ua,ub\n",
        ),
        (
            "12_ab-c_edgeList_Visits.csv",
            "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,networkCanvasTargetUUID\n2,1,3,e,u2,ua,uc\n",
        ),
        (
            "12_ab-c_ego.csv",
            "networkCanvasEgoUUID,networkCanvasCaseID,networkCanvasSessionID,sessionStart,name\ne,12,ab-c,2024-01-01T10:00:00.000Z,Ellen\n",
        ),
        ("12_ab_attributeList_Person.csv", "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name\n1,f,uz,Zed\n"),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let inputs = formats::open(folder.path(), &ReadOptions::default()).unwrap();
    assert_eq!(inputs.len(), 2, "a session each");
    let session = inputs.iter().find(|input| input.network.value.node_count() == 3).unwrap();
    let alone = formats::open(&folder.path().join("12_ab-c_edgeList_Visits.csv"), &ReadOptions::default()).unwrap();
    for input in [session, &alone[0]] {
        assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
        let network = &input.network.value;
        let labels: Vec<&str> = network.nodes().map(|node| node.label.as_str()).collect();
        assert_eq!(
            (labels, ties(network)),
            (vec!["Anna", "Bob", "Buurthuis"], vec!["1-2".to_owned(), "1-3".to_owned()])
        );
        let layers: Vec<Option<&str>> = network.ties().map(|tie| tie.tie.layer.as_deref()).collect();
        assert_eq!(layers, [Some("Friend"), Some("Visits")]);
        assert_eq!(
            (network.info().title.as_deref(), &network.info().attributes["ego_name"]),
            (Some("12"), &json!("Ellen"))
        );
        assert_eq!(network.node(0).attributes["age"], 34);
    }
}

/// GraphML of Network Canvas: the session stands in attributes of the graph, answers of the person who was asked in its data.
#[test]
fn graphml_of_network_canvas_keeps_session_and_answers() {
    let text = r#"<?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:nc="http://schema.networkcanvas.com/xmlns">
        <key id="label" attr.name="label" attr.type="string" for="all"/>
        <key id="networkCanvasType" attr.name="networkCanvasType" attr.type="string" for="all"/>
        <key id="networkCanvasUUID" attr.name="networkCanvasUUID" attr.type="string" for="all"/>
        <key id="8a-1" attr.name="contact_freq" attr.type="int" for="node"/>
        <key id="8a-2" attr.name="age" attr.type="int" for="graph"/>
        <graph edgedefault="undirected" nc:caseId="12" nc:sessionUUID="ab-c" nc:protocolName="Care">
        <data key="networkCanvasUUID">e</data><data key="8a-2">44</data>
        <node id="1"><data key="networkCanvasUUID">ua</data><data key="networkCanvasType">Person</data><data key="8a-1">3</data><data key="label">Anna</data></node>
        <node id="2"><data key="networkCanvasUUID">ub</data><data key="networkCanvasType">Person</data><data key="label">Bob</data></node>
        <edge id="1" source="1" target="2"><data key="networkCanvasUUID">u1</data><data key="networkCanvasType">Friend</data></edge>
        </graph></graphml>"#;
    let input = read(text.as_bytes(), "12_ab-c.graphml", &ReadOptions::default());
    let network = &input.network.value;
    assert_eq!(network.info().title.as_deref(), Some("12"));
    assert_eq!(
        (&network.info().attributes["protocolName"], &network.info().attributes["age"]),
        (&json!("Care"), &json!(44))
    );
    let node = network.node(0);
    assert_eq!(
        (node.label.as_str(), &node.attributes["contact_freq"], &node.attributes["networkCanvasType"]),
        ("Anna", &json!(3), &json!("Person"))
    );
    assert_eq!((network.tie(0).tie.layer.as_deref(), network.has_direction()), (Some("Friend"), false));
}
