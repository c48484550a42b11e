//! Codes for no answer that the user states: `--missing 99`. Networks and answers are made by hand.

use crate::support::dutch::in_both;
use verbinder::diagnostics::Diagnostic;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Network, Respondent, Strength};

fn read(text: &str, name: &str, missing: &[&str]) -> Input {
    let missing = missing.iter().map(|code| (*code).to_owned()).collect();
    let options = ReadOptions { missing, ..ReadOptions::default() };
    formats::from_bytes(text.as_bytes(), name, &options).unwrap().swap_remove(0)
}

/// Ties with their strength, in the order of the network.
fn ties(network: &Network) -> Vec<String> {
    let id = |node: usize| network.node(node).id.clone();
    let strength = |strength: Option<Strength>| match strength {
        Some(Strength::Number(value)) => format!(" {value}"),
        _ => String::new(),
    };
    network.ties().map(|tie| format!("{} {}{}", id(tie.source), id(tie.target), strength(tie.tie.strength))).collect()
}

fn respondent(network: &Network, id: &str) -> Respondent {
    network.node(network.index_of(id).unwrap()).respondent
}

fn finding<'i>(input: &'i Input, code: &str) -> &'i Diagnostic {
    let found: Vec<&Diagnostic> = input.network.diagnostics.iter().filter(|finding| finding.code == code).collect();
    assert_eq!(found.len(), 1, "{code}: {:#?}", input.network.diagnostics);
    in_both(found[0]);
    found[0]
}

#[test]
fn a_row_of_codes_in_a_matrix_is_somebody_who_did_not_answer() {
    let rows = "A;0;2;1;99\nB;1;0;3;4\nC;99;99;0;99\nD;1;2;3;0\n";
    for corner in ["respondent", ""] {
        let text = format!("{corner};A;B;C;D\n{rows}");
        let input = read(&text, "m.csv", &["99"]);
        assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
        let network = &input.network.value;
        assert_eq!(ties(network), ["A B 2", "A C 1", "B A 1", "B C 3", "B D 4", "D A 1", "D B 2", "D C 3"]);
        assert!(network.ties().all(|tie| network.is_directed(tie.tie)));
        let answered = ["A", "B", "C", "D"].map(|id| respondent(network, id));
        assert_eq!(answered, [Respondent::Yes, Respondent::Yes, Respondent::NoResponse, Respondent::Yes]);
        // A – D: A gave no answer, D named A.
        let confirmed = |index: usize| network.tie(index).tie.attributes["confirmed"].clone();
        assert_eq!([0, 1, 5].map(confirmed), ["both", "no response", "one side"]);
        let said = finding(&input, "no-answer");
        assert!(said.message.en.contains("4 answers are codes for no answer (99 4 times)"), "{said:?}");
        assert!(said.message.en.contains("\"C\" has no other and did not answer"), "{said:?}");
        assert_eq!((said.place.line, said.place.column), (Some(2), Some(9)));
    }
    // Not stated, they are strengths, and a rule asks about them.
    let input = read(&format!(";A;B;C;D\n{rows}"), "m.csv", &[]);
    assert_eq!(input.network.value.tie_count(), 12);
    let found = (verbinder::rules::find("skip-code").unwrap().check)(&input.network.value, &input.origins);
    assert_eq!(found.len(), 1);
    assert!(found[0].message.en.starts_with("99 (4 times) among strengths from 1 to 4"), "{found:?}");
}

#[test]
fn codes_in_a_table_of_reports_are_no_answers() {
    // A says of C nothing at all, of B how much it trusts it; C gave nothing but codes.
    let text = "Respondent,Partner,Frequency,Trust\nA,B,99,3\nA,C,99,99\nB,A,2,4\nB,D,3,1\nC,A,99,99\nC,B,99,99\n";
    let input = read(text, "p.csv", &["99"]);
    assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
    let network = &input.network.value;
    assert_eq!(ties(network), ["A B", "B A 2", "B D 3"]);
    assert_eq!(network.tie(0).tie.attributes["Trust"], 3);
    let answered = ["A", "B", "C", "D"].map(|id| respondent(network, id));
    assert_eq!(answered, [Respondent::Yes, Respondent::Yes, Respondent::NoResponse, Respondent::NamedOnly]);
    assert!(finding(&input, "no-answer").message.en.contains("7 answers are codes"));
}

#[test]
fn codes_in_a_survey_form_name_nobody() {
    let text = "respondent;partner 1;sterkte 1;partner 2;sterkte 2\nA;B;99;C;2\nB;A;1;99;99\nC;99;99;99;99\n";
    let input = read(text, "s.csv", &["99"]);
    assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
    let network = &input.network.value;
    // A named B, though not how strongly; B says 1.
    assert_eq!(ties(network), ["A B 1", "A C 2"]);
    assert_eq!(
        ["A", "B", "C"].map(|id| respondent(network, id)),
        [Respondent::Yes, Respondent::Yes, Respondent::NoResponse]
    );
    assert!(finding(&input, "no-answer").message.en.contains("\"C\" has no other"));
}

#[test]
fn ties_of_a_list_with_a_code_are_none() {
    let input = read("source,target,strength,trust\nA,B,99,2\nA,C,2,99\nB,C,1,3\nD,A,-9,1\n", "l.csv", &["99", "-9"]);
    let network = &input.network.value;
    assert_eq!(ties(network), ["A C 2", "B C 1"]);
    // Whom they joined is still there.
    assert_eq!(network.node_count(), 4);
    assert!(!network.tie(0).tie.attributes.contains_key("trust"));
    assert_eq!(network.tie(1).tie.attributes["trust"], 3);
    assert!(network.ties().all(|tie| tie.tie.sign.is_none()));
    assert!(finding(&input, "no-answer").message.en.contains("(-9 1 time, 99 1 time)"));
    assert!(input.network.diagnostics.iter().all(|finding| finding.code != "negative-weight"));
}

#[test]
fn codes_in_files_of_programs_are_no_answers_too() {
    let dl = "dl n=3 format=fullmatrix\nlabels:\na,b,c\ndata:\n0 1 2\n99 0 99\n3 99 0\n";
    let input = read(dl, "d.dl", &["99"]);
    let network = &input.network.value;
    assert_eq!(ties(network), ["a b 1", "a c 2", "c a 3"]);
    assert_eq!(
        ["a", "b", "c"].map(|id| respondent(network, id)),
        [Respondent::Unknown, Respondent::NoResponse, Respondent::Unknown]
    );
    let graphml = r#"<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/><graph edgedefault="undirected">
        <node id="a"/><node id="b"/><node id="c"/><edge source="a" target="b"><data key="w">99</data></edge>
        <edge source="b" target="c"><data key="w">2</data></edge></graph></graphml>"#;
    assert_eq!(ties(&read(graphml, "g.graphml", &["99"]).network.value), ["b c 2"]);
}

#[test]
fn a_code_that_is_nowhere_is_told_of() {
    for (text, name) in [("source,target,strength\nA,B,1\n", "l.csv"), (";A;B;C\nA;0;1;2\nB;1;0;1\nC;2;1;0\n", "m.csv")]
    {
        let input = read(text, name, &["98"]);
        assert!(finding(&input, "no-answer-code").message.en.contains("--missing 98"));
        assert!(read(text, name, &["none"]).network.diagnostics.is_empty());
    }
}
