//! What is missing as R and pandas write it: tables of `write.csv`, GraphML and GML of igraph for R.

use crate::support::dutch::in_both;
use verbinder::diagnostics::Diagnostic;
use verbinder::formats::{self, Beside, Input, ReadOptions};
use verbinder::model::{Network, Strength};
use verbinder::rules;

fn with(text: &str, name: &str, options: &ReadOptions) -> Input {
    let input = formats::from_bytes(text.as_bytes(), name, options).unwrap().swap_remove(0);
    assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
    input
}

fn read(text: &str, name: &str) -> Input {
    with(text, name, &ReadOptions::default())
}

fn as_values() -> ReadOptions {
    ReadOptions { missing: vec!["none".to_owned()], ..ReadOptions::default() }
}

fn said(input: &Input) -> Vec<&Diagnostic> {
    let found: Vec<_> = input.network.diagnostics.iter().filter(|finding| finding.code == "missing-value").collect();
    found.iter().for_each(|finding| in_both(finding));
    found
}

fn sectors(network: &Network) -> Vec<Option<&str>> {
    network.nodes().map(|node| node.sector.as_deref()).collect()
}

// The rows as write.csv(as_data_frame(g, "vertices")) and "edges" give them in R 4: texts between marks, NA without.
#[test]
fn na_of_r_is_empty_in_tables() {
    let nodes =
        "\"\",\"name\",\"sector\",\"budget\"\n\"A\",\"A\",\"zorg\",1\n\"B\",\"B\",NA,2\n\"C\",\"C\",\"welzijn\",NA\n";
    let ties = "\"\",\"from\",\"to\",\"weight\",\"since\"\n\"1\",\"A\",\"B\",0.5,2010\n\"2\",\"A\",\"C\",NA,NA\n\"3\",\"B\",\"C\",2,NA\n";
    let options = ReadOptions {
        beside: Some(Beside { name: "n.csv".to_owned(), bytes: nodes.into() }),
        ..ReadOptions::default()
    };
    let input = with(ties, "e.csv", &options);
    let network = &input.network.value;
    assert_eq!(sectors(network), [Some("zorg"), None, Some("welzijn")]);
    // The others are numbers.
    assert_eq!(network.node(0).attributes["budget"], 1);
    assert!(!network.node(2).attributes.contains_key("budget"));
    let strengths: Vec<_> = network.ties().map(|tie| tie.tie.strength).collect();
    assert_eq!(strengths, [Some(Strength::Number(0.5)), None, Some(Strength::Number(2.0))]);
    let [said] = said(&input)[..] else { panic!("{:#?}", input.network.diagnostics) };
    assert_eq!(
        said.message.en,
        "5 values are NA, as R and pandas write what is missing, and read as empty (in \"budget\", \"sector\", \"since\", \"weight\")"
    );
}

#[test]
fn na_beside_codes_of_countries_is_namibia() {
    let text = "id,country,team\na,NL,x\nb,NA,NA\nc,DE,y\n";
    let network = read(text, "nodes.csv").network.value;
    let of = |network: &Network, name: &str| network.node(1).attributes.get(name).cloned();
    assert_eq!((of(&network, "country"), of(&network, "team")), (Some("NA".into()), None));
    let kept = with(text, "nodes.csv", &as_values());
    assert_eq!(of(&kept.network.value, "team"), Some("NA".into()));
    assert!(said(&kept).is_empty());
}

#[test]
fn who_is_called_na_stays_and_is_told_of() {
    let check = |text: &str| {
        let input = read(text, "e.csv");
        let found = (rules::find("placeholder-name").unwrap().check)(&input.network.value, &input.origins);
        (input.network.value.node_count(), found.len())
    };
    assert_eq!(check("from,to\nA,B\nA,NA\nB,NA\n"), (3, 1));
    assert_eq!(check("from,to\nNL,DE\nDE,NA\nNA,BE\n"), (4, 0));
}

// A matrix as write.csv(m, na = "NA") gives it; D did not answer.
#[test]
fn na_in_a_matrix_is_an_empty_cell() {
    let rows = "\"A\",0,2,NA,1\n\"B\",1,0,3,0\n\"C\",0,1,0,2\n\"D\",NA,NA,NA,NA\n";
    let input = read(&format!("\"respondent\",\"A\",\"B\",\"C\",\"D\"\n{rows}"), "m.csv");
    let network = &input.network.value;
    let id = |node: usize| network.node(node).id.as_str();
    let pairs: Vec<String> = network.ties().map(|tie| format!("{}{}", id(tie.source), id(tie.target))).collect();
    assert_eq!(pairs, ["AB", "AD", "BA", "BC", "CB", "CD"]);
    assert_eq!(network.node(3).respondent, verbinder::model::Respondent::NoResponse);
    assert!(said(&input)[0].message.en.starts_with("5 values are NA"));
    assert_eq!(read(&format!("\"\",\"A\",\"B\",\"C\",\"D\"\n{rows}"), "m.csv").network.value.tie_count(), 6);
}

// As write_graph(g, …, "graphml") and "gml" of igraph 2 for R write a text that is NA, and a number that is.
#[test]
fn na_of_igraph_is_empty() {
    let key = |id: &str, of: &str, name: &str, kind: &str| {
        format!(r#"<key id="{id}" for="{of}" attr.name="{name}" attr.type="{kind}"/>"#)
    };
    let keys = [
        key("v_name", "node", "name", "string"),
        key("v_sector", "node", "sector", "string"),
        key("v_role", "node", "role", "string"),
        key("v_budget", "node", "budget", "double"),
        key("e_weight", "edge", "weight", "double"),
    ];
    let node = |id: &str, name: &str, sector: &str, role: &str, budget: &str| {
        format!(
            r#"<node id="{id}"><data key="v_name">{name}</data><data key="v_sector">{sector}</data><data key="v_role">{role}</data><data key="v_budget">{budget}</data></node>"#
        )
    };
    let nodes = [node("n0", "A", "zorg", "NA", "1"), node("n1", "B", "NA", "lid", "NaN")].concat();
    let tie = r#"<edge source="n0" target="n1"><data key="e_weight">NaN</data></edge>"#;
    let text =
        format!(r#"<graphml>{}<graph id="G" edgedefault="undirected">{nodes}{tie}</graph></graphml>"#, keys.concat());
    let input = read(&text, "g.graphml");
    let network = &input.network.value;
    assert_eq!(sectors(network), [Some("zorg"), None]);
    assert!(!network.node(0).attributes.contains_key("role") && !network.node(1).attributes.contains_key("budget"));
    assert_eq!(network.node(1).attributes["role"], "lid");
    assert_eq!(network.node(0).attributes["budget"].as_f64(), Some(1.0));
    assert!(network.tie(0).tie.strength.is_none() && network.tie(0).tie.attributes.is_empty());
    let [said] = said(&input)[..] else { panic!("{:#?}", input.network.diagnostics) };
    assert!(said.message.en.starts_with("4 values are NA"), "{said:?}");
    let gml = "graph [ node [ id 0 name \"A\" sector \"zorg\" ] node [ id 1 name \"B\" sector \"NA\" ] edge [ source 0 target 1 ] ]";
    assert_eq!(sectors(&read(gml, "g.gml").network.value), [Some("zorg"), None]);
    assert_eq!(sectors(&with(gml, "g.gml", &as_values()).network.value), [Some("zorg"), Some("NA")]);
}

// As sna writes a matrix with NA; the format is that of its write.nos.
#[test]
fn na_in_nos_is_told_of() {
    let input = read("1\n3 3\n0 0 0 0 0 0\n0 1 2\n1 0 NA\n0 NA 0\n", "s.nos");
    assert_eq!(input.network.value.tie_count(), 3);
    let [said] = said(&input)[..] else { panic!("{:#?}", input.network.diagnostics) };
    assert_eq!(said.message.en, "2 values are missing and are read as no tie");
    assert_eq!((said.place.line, said.place.column), (Some(5), Some(5)));
}

// A file of ours says what it means.
#[test]
fn na_in_our_own_tables_is_a_text() {
    let text = "id,label,kind,sector\na,A,organisation,NA\nb,B,organisation,zorg\n";
    assert_eq!(sectors(&read(text, "own-nodes.csv").network.value), [Some("NA"), Some("zorg")]);
}
