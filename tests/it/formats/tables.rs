//! Tables of people: tie lists, node tables, matrices, survey forms, in the spellings and with the mistakes that occur.

use crate::support::marked::unmark;
use verbinder::diagnostics::{Diagnostic, Severity};
use verbinder::formats::{self, Beside, Input, ReadOptions, Split};
use verbinder::model::{Mode, Network, Respondent, Sign, Strength};

fn inputs(text: &str, options: &ReadOptions) -> Vec<Input> {
    formats::from_bytes(text.as_bytes(), "t.csv", options).unwrap()
}

fn read(text: &str) -> Input {
    let mut inputs = inputs(text, &ReadOptions::default());
    assert_eq!(inputs.len(), 1);
    inputs.swap_remove(0)
}

fn with_nodes(ties: &str, nodes: &str) -> Input {
    let beside = Beside { name: "nodes.csv".to_owned(), bytes: nodes.as_bytes().to_vec() };
    inputs(ties, &ReadOptions { beside: Some(beside), ..ReadOptions::default() }).swap_remove(0)
}

/// The ties as `source target`, in the order of the network.
fn pairs(network: &Network) -> Vec<String> {
    network.ties().map(|tie| format!("{} {}", network.node(tie.source).id, network.node(tie.target).id)).collect()
}

fn findings<'i>(input: &'i Input, code: &str) -> Vec<&'i Diagnostic> {
    input.network.diagnostics.iter().filter(|found| found.code == code).collect()
}

fn sound(input: &Input) -> &Network {
    assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
    &input.network.value
}

#[test]
fn headings_are_understood_in_both_languages_and_whatever_divides_the_cells() {
    for text in [
        "source,target,weight\nA,B,0.5\nB,C,2\n",
        "from;to;strength\nA;B;0,5\nB;C;2\n",
        "van\tnaar\tgewicht\nA\tB\t0,5\nB\tC\t2\n",
        "Sender|Receiver|Sterkte\nA|B|0.5\nB|C|2\n",
        "sep=;\nego;alter;waarde\nA;B;0,5\nB;C;2\n",
        "Relaties in 2024;;\n;;\nBron;Doel;Frequentie\r\nA;B;0,5\r\n\r\nB;C;2\r\n",
        "\u{feff}\"Source\",\"Target\",\"Weight\"\n\"A\",\"B\",\"0.5\"\n\"B\",\"C\",\"2\"",
    ] {
        let input = read(text);
        let network = sound(&input);
        assert_eq!(pairs(network), ["A B", "B C"], "{text}");
        let strengths: Vec<_> = network.ties().map(|tie| tie.tie.strength).collect();
        assert_eq!(strengths, [Some(Strength::Number(0.5)), Some(Strength::Number(2.0))], "{text}");
        assert!(!network.has_direction());
    }
}

#[test]
fn encodings_of_spreadsheets_are_told_apart() {
    let text = "van;naar\nSúdwest-Fryslân;Café Oñate\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes().to_vec(), latin, utf16] {
        let read = formats::from_bytes(&bytes, "t.csv", &ReadOptions::default()).unwrap().swap_remove(0);
        assert_eq!(pairs(sound(&read)), ["Súdwest-Fryslân Café Oñate"]);
    }
}

/// UTF-16 without the mark that tells it: every second byte of plain text is zero. A table of another encoding is no UTF-16.
#[test]
fn utf_16_is_known_without_its_mark() {
    let text = "van;naar\nGemeente Ede;Café Oñate\n";
    for bytes in [
        text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ] {
        let read = formats::from_bytes(&bytes, "t.csv", &ReadOptions::default()).unwrap().swap_remove(0);
        assert_eq!(pairs(sound(&read)), ["Gemeente Ede Café Oñate"]);
    }
    let xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-5\"?><graphml><graph><node id=\"\u{416}\"/></graph></graphml>";
    let bytes: Vec<u8> = xml.chars().map(|c| if c == '\u{416}' { 0xb6 } else { c as u8 }).collect();
    let read = formats::from_bytes(&bytes, "n.graphml", &ReadOptions::default()).unwrap().swap_remove(0);
    assert_eq!(read.network.value.node(0).id, "\u{416}");
    // What is no text at all is told so, whether it holds zeros or other signs of control.
    for bytes in [[&b"van;naar\n"[..], &[0; 9]].concat(), [&b"van;naar\n"[..], &[1, 2, 3, 4, 5, 6]].concat()] {
        assert!(formats::from_bytes(&bytes, "t.csv", &ReadOptions::default()).is_err());
    }
}

#[test]
fn a_list_without_headings_is_read_where_names_repeat() {
    let input = read("A;B;2\nB;C;1\n");
    assert_eq!(pairs(sound(&input)), ["A B", "B C"]);
    assert_eq!(input.network.value.tie(0).tie.strength, Some(Strength::Number(2.0)));
}

/// A matrix of n names has each of them in one row, with marks beside it: these lists have as many rows as a matrix of two.
#[test]
fn a_list_whose_rows_begin_with_a_name_of_the_first_row_is_no_matrix() {
    let stars = read("Gemeente,Welzijn,overleg\nWelzijn,Zorg,overleg\nWelzijn,School,overleg\n");
    assert_eq!((stars.network.value.node_count(), stars.network.value.tie_count()), (4, 3));
    let words = read("A,B,raad\nB,C,zorg\nC,B,school\n");
    assert_eq!(words.network.value.tie_count(), 3);
    let matrix = read("A,B,C\nB,0,1\nC,1,0\n");
    assert_eq!(pairs(&matrix.network.value), ["B C"]);
    let networkx = "A\tB\t{}\nB\tC\t{}\nB\tD\t{}\n";
    let list = formats::from_bytes(networkx.as_bytes(), "q.edgelist", &ReadOptions::default()).unwrap();
    assert_eq!(list[0].network.value.tie_count(), 3);
}

#[test]
fn direction_is_read_from_a_column_or_told_by_the_list() {
    let directed = |text: &str| read(text).network.value.ties().filter(|tie| tie.tie.directed == Some(true)).count();
    assert_eq!(directed("Source,Target,Type\nA,B,Directed\nB,C,Undirected\n"), 1);
    // Half of the pairs stand both ways with other values: who names whom.
    assert_eq!(directed("From,To,Weight\n1,2,1\n2,1,2\n2,3,3\n"), 3);
    // Every pair twice with the same values: one tie each.
    let twice = read("from,to,weight\nA,B,1\nB,A,1\nB,C,2\nC,B,2\n");
    assert_eq!((twice.network.value.tie_count(), twice.network.value.has_direction()), (2, false));
    assert_eq!(findings(&twice, "listed-twice").len(), 1);
    let told = ReadOptions { directed: Some(true), ..ReadOptions::default() };
    assert_eq!(inputs("from,to\nA,B\nB,A\n", &told)[0].network.value.tie_count(), 2);
}

#[test]
fn a_table_of_nodes_joins_by_id_label_or_alias() {
    let nodes = "id;naam;sector;gemeente;ook bekend als;aantal;postcode\n\
                 01;Stichting Welzijn;welzijn;Ede;SWE;12;0612\n02;Buurtzorg;zorg;Ede;;8;6711\n03;Moskee;geloof;Ede;;1;6712\n";
    let input = with_nodes("van;naar\nSWE;02\nBuurtzorg;01\n", nodes);
    let network = sound(&input);
    assert_eq!(pairs(network), ["01 02", "02 01"]);
    assert_eq!(network.node_count(), 3, "a node without ties stays");
    let node = network.node(0);
    assert_eq!((node.label.as_str(), node.sector.as_deref()), ("Stichting Welzijn", Some("welzijn")));
    assert_eq!(node.municipalities, ["Ede"]);
    assert_eq!(node.attributes["aantal"], 12);
    assert_eq!(node.attributes["postcode"], "0612", "a code keeps its zero");
}

#[test]
fn names_that_join_no_node_are_said_with_what_they_look_like() {
    let nodes = "id;label\n1;Stichting Welzijn Ede\n2;Buurtzorg\n";
    let input = with_nodes("van;naar\nStichting Welzijn Eede;Buurtzorg\nBuurtzorg;Politie\nbuurtzorg;Politie\n", nodes);
    let unknown = findings(&input, "unknown-node");
    assert_eq!(unknown.len(), 2);
    let slip = unknown.iter().find(|found| found.message.en.contains("Eede")).unwrap();
    assert!(slip.hint.as_ref().unwrap().en.contains("\"Stichting Welzijn Ede\""), "{slip:?}");
    assert_eq!((slip.place.line, slip.place.column), (Some(2), Some(1)));
    let stranger = findings(&input, "unlisted-node");
    assert_eq!(stranger.len(), 1);
    assert!(stranger[0].message.en.contains("Politie") && stranger[0].severity == Severity::Warning);

    let none = with_nodes("van;naar\nAlfa;Beta\n", "id;label\n1;Een\n2;Twee\n");
    assert_eq!(findings(&none, "no-join").len(), 1, "{:?}", none.network.diagnostics);
}

/// The mark stands at the cell that is wrong.
#[test]
fn mistakes_name_their_cell_and_what_to_do() {
    for (marked, code, words) in [
        ("van;naar;gewicht\nA;B;☞veel\n", "bad-value", "number"),
        ("sep=;\nvan;naar;gewicht\nA;B;☞veel\n", "bad-value", "number"),
        ("van;naar;sinds\nA;B;☞ooit\n", "bad-value", "year"),
        ("van;naar\nA;☞\nB;C\n", "no-end", "name of the node"),
        ("van;naar\nA;☞#REF!\nB;C\n", "no-end", "formula"),
        ("van;naar;status\nA;B;☞straks\n", "bad-value", "planned"),
        ("from,to,\"remark\"\nA,\"B,\nC\",x\nD,☞,y\n", "no-end", "name of the node"),
    ] {
        let (text, (line, column)) = unmark(marked);
        let input = read(&text);
        let found = findings(&input, code);
        assert_eq!(found.len(), 1, "{marked}: {:#?}", input.network.diagnostics);
        assert_eq!((found[0].place.line, found[0].place.column), (Some(line), Some(column)), "{marked}");
        assert!(found[0].hint.as_ref().unwrap().en.contains(words), "{marked}: {:?}", found[0].hint);
        assert_eq!(found[0].severity, Severity::Error);
    }
}

/// A formula that failed is said in every row, though the rows are otherwise the same.
#[test]
fn a_failed_formula_is_said_for_every_row_that_has_it() {
    let input = read("van;naar;wijk\nA;B;#REF!\nB;C;Noord\nC;D;#REF!\nD;E;Noord\nE;F;#REF!\n");
    let lines: Vec<_> = findings(&input, "bad-value").iter().map(|found| found.place.line).collect();
    assert_eq!(lines, [Some(2), Some(4), Some(6)]);
    let wijk = |tie: usize| input.network.value.tie(tie).tie.attributes.get("wijk").and_then(|value| value.as_str());
    assert_eq!([0, 1, 2, 3, 4].map(wijk), [None, Some("Noord"), None, Some("Noord"), None]);
}

/// A pair listed both ways is one tie seen twice only where nothing else says what the rows are.
#[test]
fn rows_that_say_their_direction_or_who_reports_are_not_mirror_images() {
    for text in ["van;naar;gericht\nA;B;nee\nB;A;nee\n", "van;naar;gemeld door\nA;B;A\nB;A;B\n"] {
        let input = read(text);
        for code in ["listed-twice", "read-as-directed"] {
            assert!(findings(&input, code).is_empty(), "{text} {:?}", input.network.diagnostics);
        }
        assert!(!sound(&input).has_direction(), "{text}");
    }
    assert_eq!(findings(&read("van;naar;sterkte\nA;B;2\nB;A;2\n"), "listed-twice").len(), 1);
}

/// Known headings tell which sign divides the cells, even where another sign divides every line into more of them.
#[test]
fn commas_in_every_cell_do_not_hide_what_divides_them() {
    let ties = read("van;naar;wat, waar, wanneer\nA;B;x, y, z\nB;C;u, v, w\n");
    assert_eq!(pairs(sound(&ties)), ["A B", "B C"]);
    let nodes =
        inputs("id;sector;wat, waar, wanneer, hoe\nA;zorg;x, y, z, q\nB;zorg;u, v, w, r\n", &ReadOptions::default());
    let nodes = sound(&nodes[0]);
    assert_eq!((nodes.node_count(), nodes.node(1).sector.as_deref()), (2, Some("zorg")));
}

#[test]
fn a_table_that_says_nothing_about_ties_is_refused_with_a_way_out() {
    for (text, words) in [
        ("bureau_een;bureau_ander\nX;Y\n", "--columns"),
        ("sorce,targt\nX,Y\n", "meant to be"),
        ("a,\"b\nc,d\n", "columns"),
    ] {
        let error = formats::from_bytes(text.as_bytes(), "t.csv", &ReadOptions::default()).unwrap_err();
        let hints = error.hints().join(" | ");
        assert!(error.to_string().starts_with("t.csv") && hints.contains(words), "{error} {hints}");
    }
}

#[test]
fn columns_are_mapped_by_hand_by_heading_letter_and_number() {
    for columns in [[("source", "organisatie_a"), ("target", "B")], [("source", "A"), ("target", "2")]] {
        let columns = columns.iter().map(|(field, column)| ((*field).to_owned(), (*column).to_owned())).collect();
        let options = ReadOptions { columns, ..ReadOptions::default() };
        let input = inputs("organisatie_a;organisatie_b\nX;Y\nY;Z\n", &options).swap_remove(0);
        let pairs = pairs(sound(&input));
        assert!(pairs.contains(&"X Y".to_owned()) && pairs.contains(&"Y Z".to_owned()), "{pairs:?}");
    }
}

// Headings that are known, in whatever column, are then no more than names of attributes.
#[test]
fn columns_by_hand_go_before_headings_that_are_known() {
    let read = |text: &str, columns: &[(&str, &str)]| {
        let columns = columns.iter().map(|(field, column)| ((*field).to_owned(), (*column).to_owned())).collect();
        inputs(text, &ReadOptions { columns, ..ReadOptions::default() }).swap_remove(0)
    };
    let ends = [("source", "van"), ("target", "naar")];
    for text in ["from;to;van;naar\nA;B;X;Y\nA;C;Y;Z\n", "van;naar;from;to\nX;Y;A;B\nY;Z;A;C\n"] {
        let input = read(text, &ends);
        let network = sound(&input);
        assert_eq!(pairs(network), ["X Y", "Y Z"]);
        assert_eq!(network.tie(1).tie.attributes["to"], "C");
    }
    let weighted = read("weight,uren,source,target\n9,2,A,B\n", &[("strength", "uren")]);
    let tie = sound(&weighted).tie(0).tie;
    assert_eq!((tie.strength.map(Strength::weight), &tie.attributes["weight"]), (Some(2.0), &serde_json::json!(9)));
    let survey = read("respondent;wie;partner 1\n1;A;B\n2;B;C\n", &[("respondent", "wie")]);
    assert_eq!(pairs(sound(&survey)), ["A B", "B C"]);
}

#[test]
fn a_column_splits_a_file_into_networks() {
    let text = "gemeente,van,naar\nEde,A,B\nWageningen,A,C\nEde,B,D\n";
    let parts = inputs(text, &ReadOptions::default());
    let names: Vec<_> = parts.iter().map(|part| part.part.clone().unwrap()).collect();
    assert_eq!(names, ["Ede", "Wageningen"]);
    assert_eq!(pairs(sound(&parts[0])), ["A B", "B D"]);
    assert_eq!(pairs(sound(&parts[1])), ["A C"]);
    let whole = inputs(text, &ReadOptions { split: Split::Never, ..ReadOptions::default() });
    assert_eq!((whole.len(), whole[0].network.value.tie_count()), (1, 3));
}

#[test]
fn a_matrix_is_one_mode_or_two_with_direction_where_it_is_not_symmetric() {
    let symmetric = read(";A;B;C\nA;0;1;0\nB;1;0;1\nC;0;1;0\n");
    assert_eq!(pairs(sound(&symmetric)), ["A B", "B C"]);
    assert!(!symmetric.network.value.has_direction());
    assert!(symmetric.network.value.ties().all(|tie| tie.tie.strength.is_none()), "ones say that there is a tie");

    let asymmetric = read(";A;B;C\nA;;2;\nB;3;;x\nC;;;\n");
    assert_eq!(pairs(sound(&asymmetric)), ["A B", "B A", "B C"]);
    assert!(asymmetric.network.value.has_direction());

    // Which half is filled in is seen by place where rows and columns are in one order, whatever the names.
    let unsorted = read(";B;A;C\nB;;1;1\nA;;;1\nC;;;\n");
    assert_eq!((unsorted.network.value.tie_count(), unsorted.network.value.has_direction()), (3, false));
    // Rows in another order than columns: A – B of 1 and B – C of 2, both ways.
    let turned = read(";A;B;C\nC;;2;\nA;;1;\nB;1;;2\n").network.value;
    assert_eq!((turned.tie_count(), turned.has_direction()), (2, false));
    let triangle = read(";A;B;C\nA;;1;1\nB;;;1\nC;;;\n");
    assert_eq!((triangle.network.value.tie_count(), triangle.network.value.has_direction()), (3, false));

    // That half a matrix stands for both is told.
    for (matrix, times) in [(&triangle, 1), (&unsorted, 1), (&symmetric, 0), (&asymmetric, 0)] {
        assert_eq!(findings(matrix, "one-triangle").len(), times);
    }

    let correlations = read("\"A\",\"B\",\"C\"\n1,0.5,0.2\n0.5,1,-0.4\n0.2,-0.4,1\n");
    let network = sound(&correlations);
    assert_eq!(network.tie_count(), 3);
    assert_eq!(network.tie(2).tie.sign, Some(Sign::Negative));
    assert_eq!(findings(&correlations, "diagonal").len(), 1);

    let two_mode = read(";Overleg;Loket\nA;1;0\nB;1;1\nC;0;1\n");
    let network = sound(&two_mode);
    assert_eq!((network.node_count(), network.tie_count()), (5, 4));
    let structures = (0..5).filter(|&node| network.mode(node) == Mode::Structure).count();
    assert_eq!(structures, 2);

    let wrong = read(";A;B\nA;0;veel\nB;1;0\n");
    assert_eq!(findings(&wrong, "bad-value")[0].place.line, Some(2));
}

#[test]
fn a_survey_keeps_who_reported_and_who_did_not_answer() {
    let text = "respondent;ingevuld;partner 1;partner 2\n\
                A;ja;B;C\nB;ja;A;\nC;nee;;\nD;ja;A;E\n";
    let input = read(text);
    let network = sound(&input);
    let tie = |one: &str, other: &str| {
        let found =
            network.ties().find(|tie| network.node(tie.source).id == one && network.node(tie.target).id == other);
        found.unwrap_or_else(|| panic!("no tie {one} {other}")).tie.clone()
    };
    assert_eq!(network.tie_count(), 4);
    assert_eq!(
        (tie("A", "B").reported_by.to_vec(), &tie("A", "B").attributes["confirmed"]),
        (vec!["A".to_owned(), "B".to_owned()], &"both".into())
    );
    assert_eq!(tie("A", "C").attributes["confirmed"], "no response");
    assert_eq!(tie("A", "D").attributes["confirmed"], "one side");
    assert_eq!(tie("D", "E").attributes["confirmed"], "not asked");
    let respondents: Vec<Respondent> = network.nodes().map(|node| node.respondent).collect();
    assert_eq!(
        respondents,
        [Respondent::Yes, Respondent::Yes, Respondent::NoResponse, Respondent::Yes, Respondent::NamedOnly]
    );
}

#[test]
fn partners_in_one_cell_and_a_row_for_each_partner_say_the_same() {
    for text in [
        "organisatie;werkt samen met\nA;B | C\nB;A\n",
        "organisatie,partners\nA,\"B, C\"\nB,A\n",
        "respondent,partner\nA,B\nA,C\nB,A\n",
    ] {
        let input = read(text);
        let network = sound(&input);
        assert_eq!(pairs(network), ["A B", "A C"], "{text}");
        assert_eq!(network.tie(0).tie.reported_by, ["A", "B"]);
        assert_eq!(network.node(2).respondent, Respondent::NamedOnly);
    }
}

#[test]
fn the_templates_are_sound_networks() {
    for (path, language) in [("data/template.xlsx", "en"), ("data/sjabloon.xlsx", "nl")] {
        let path = crate::support::project_file(path);
        let input = formats::open(&path, &ReadOptions::default()).unwrap().swap_remove(0);
        assert!(input.network.diagnostics.is_empty(), "{:?}", input.network.diagnostics);
        let network = &input.network.value;
        assert_eq!((network.node_count(), network.tie_count()), (3, 3));
        assert_eq!(network.info().language.as_deref(), Some(language));
        assert_eq!(network.info().observation_year, Some(2026));
        let kinds: Vec<&str> = network.ties().map(|tie| tie.tie.kind.as_str()).collect();
        assert_eq!(kinds, ["participates-in", "collaborates", "participates-in"]);
        let pages: Vec<String> = network.ties().map(|tie| tie.tie.evidence[0].reference()).collect();
        assert!(pages.iter().all(|page| page.ends_with(" p. 4") || page.ends_with(" p. 3")), "{pages:?}");
        assert_eq!(network.nodes().filter(|node| node.kind == "access-point").count(), 1);
    }
}

#[test]
fn headings_for_the_two_ends_and_the_kind_of_a_tie() {
    for (source, target) in [
        ("Organisatie 1", "Organisatie 2"),
        ("Organisatie A", "Organisatie B"),
        ("Partij 1", "Partij 2"),
        ("Van organisatie", "Naar organisatie"),
        ("Zender", "Ontvanger"),
        ("Actor A", "Actor B"),
    ] {
        for kind in [
            "Soort samenwerking",
            "Type samenwerking",
            "type relatie",
            "Type relatie",
            "Aard",
            "aard van de samenwerking",
        ] {
            let text = format!("{source};{target};{kind}\nAlfa;Beta;financiert\nBeta;Gamma;zwemt met\n");
            let inputs = formats::from_bytes(text.as_bytes(), "t.csv", &formats::ReadOptions::default()).unwrap();
            let network = &inputs[0].network.value;
            let kinds: Vec<&str> = network.ties().map(|tie| tie.tie.kind.as_str()).collect();
            assert_eq!(kinds.len(), 2, "{source} {target} {kind}");
            assert!(kinds.contains(&"funds"), "{kinds:?}: {kind}");
            assert!(
                kinds.iter().all(|kind| *kind != "collaborates"),
                "a word of one's own is a kind of its own: {kinds:?}"
            );
        }
    }
}

/// Numbers alone in a square are a matrix without names, which a table with headings cannot be told from: the error says how.
#[test]
fn a_square_of_numbers_is_pointed_to_the_reader_of_matrices() {
    for text in ["0,1,0\n1,0,1\n0,1,0\n", "0;1;0;0\n1;0;1;0\n0;1;0;1\n0;0;1;0\n"] {
        let error = formats::from_bytes(text.as_bytes(), "m.csv", &formats::ReadOptions::default()).unwrap_err();
        assert!(error.hints().iter().any(|hint| hint.contains("--input-format adj")), "{error}: {:?}", error.hints());
    }
    let list = formats::from_bytes(b"1,2,1\n2,3,2\n3,1,1\n", "l.csv", &formats::ReadOptions::default()).unwrap();
    assert_eq!(list[0].network.value.tie_count(), 3);
}

/// Three ties between the numbers 0, 1 and 2, or three rows of a matrix: what is taken is said.
#[test]
fn rows_without_names_are_said_to_be_in_the_order_of_the_columns() {
    let unnamed = read("u,v,w\n0,1,1\n1,2,1\n2,0,1\n");
    let [said] = findings(&unnamed, "unnamed-rows")[..] else { panic!("{:?}", unnamed.network.diagnostics) };
    assert!(said.severity == Severity::Warning && said.message.en.ends_with("the first for \"u\""), "{said:?}");
    assert!(findings(&read(",u,v\nu,0,1\nv,1,0\n"), "unnamed-rows").is_empty());
}

/// What a Dutch treasurer writes: points between thousands, commas before decimals. By hand.
#[test]
fn a_column_says_what_its_points_and_commas_are() {
    let strengths = |input: &Input| -> Vec<f64> {
        let strength = |strength| if let Some(Strength::Number(value)) = strength { value } else { f64::NAN };
        sound(input).ties().map(|tie| strength(tie.tie.strength)).collect()
    };
    let dutch = read(
        "Van;Naar;Gewicht;Budget\nA;B;12.500;1.000\nA;C;900;2.500.000\nA;D;1.250,50;\nA;E;750,00;3\nA;F;125.000;1.250\n",
    );
    assert_eq!(strengths(&dutch), [12500.0, 900.0, 1250.5, 750.0, 125_000.0]);
    let budgets: Vec<String> =
        sound(&dutch).ties().filter_map(|tie| Some(tie.tie.attributes.get("Budget")?.to_string())).collect();
    assert_eq!(budgets, ["1000", "2500000", "3", "1250"]);
    assert!(findings(&dutch, "thousands-or-decimals").is_empty());
    let english = read("from,to,weight\nA,B,\"12,500\"\nA,C,0.5\n");
    assert_eq!(strengths(&english), [12500.0, 0.5]);
    let matrix = read(";A;B;C\nA;;12.500;0,5\nB;12.500;;0\nC;0,5;0;\n");
    assert_eq!(strengths(&matrix), [12500.0, 0.5]);
}

#[test]
fn a_number_that_may_be_another_is_warned_of() {
    for (text, line, read_as) in [
        ("Van;Naar;Gewicht\nA;B;900\nA;C;12.500\nB;C;1.250\n", 3, "\"12.500\" is read as 12.5; it may mean 12500"),
        ("Van;Naar;Gewicht\nA;B;12,500\nA;C;900\n", 2, "\"12,500\" is read as 12.5; it may mean 12500"),
        ("Van;Naar;Uren\nA;B;1.500\nA;C;2\n", 2, "\"1.500\" is read as 1.5; it may mean 1500"),
        (";A;B;C\nA;;1.500;2\nB;1.500;;0\nC;2;0;\n", 2, "\"1.500\" is read as 1.5; it may mean 1500"),
    ] {
        let input = read(text);
        let found = findings(&input, "thousands-or-decimals");
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].place.line, found[0].severity), (Some(line), Severity::Warning));
        assert!(found[0].message.en.starts_with(read_as), "{}", found[0].message);
    }
    for text in ["Van;Naar;Gewicht\nA;B;0.125\nA;C;1.500\n", "van;naar;sinds\nA;B;1.3.2021\n", "van;naar\n1.500;2\n"] {
        assert!(findings(&read(text), "thousands-or-decimals").is_empty(), "{text}");
    }
}

const OVERLEG: &str = "Wmo-overleg;Jeugdtafel;Armoedepact;Totaal\nGemeente;1;1;1;3\nWelzijn;1;0;1;2\nBibliotheek;0;;1;1\nTotaal;2;1;3;6\n";

/// Who takes part in what, as `member gathering`, and how many structures there are.
fn memberships(input: &Input) -> (Vec<String>, usize) {
    let network = sound(input);
    assert!(network.ties().all(|tie| tie.tie.kind == *"participates-in"));
    let structures = (0..network.node_count()).filter(|&index| network.mode(index) == Mode::Structure).count();
    let mut pairs = pairs(network);
    pairs.sort();
    (pairs, structures)
}

const TAKE_PART: [&str; 6] = [
    "Bibliotheek Armoedepact",
    "Gemeente Armoedepact",
    "Gemeente Jeugdtafel",
    "Gemeente Wmo-overleg",
    "Welzijn Armoedepact",
    "Welzijn Wmo-overleg",
];

#[test]
fn a_matrix_may_say_something_in_its_corner() {
    for corner in ["Organisatie", "Organisatie \\ overleg", "naam/overleg", "Wie", ""] {
        let input = read(&format!("{corner};{OVERLEG}"));
        assert_eq!(memberships(&input), (TAKE_PART.map(str::to_owned).to_vec(), 3), "{corner}");
    }
    let marks = read("Organisatie;Wmo-overleg;Jeugdtafel\nGemeente;x;x\nWelzijn;;x\n");
    assert_eq!(memberships(&marks).0, ["Gemeente Jeugdtafel", "Gemeente Wmo-overleg", "Welzijn Jeugdtafel"]);
    assert_eq!(findings(&marks, "read-as-two-modes").len(), 1);
    // Numbers that describe organisations make no matrix of them, nor do known fields.
    for nodes in ["Organisatie;Medewerkers;Budget\nA;12;3000\nB;4;0\n", "Organisatie;sector;lid\nA;1;1\nB;0;1\n"] {
        let input = read(nodes);
        assert_eq!((input.network.value.node_count(), input.network.value.tie_count()), (2, 0), "{nodes}");
    }
    // Beside a table of ties it describes the nodes.
    let beside = with_nodes(
        "van;naar\nGemeente;Welzijn\nWelzijn;Bibliotheek\n",
        "Organisatie;Lid;Betaalt\nGemeente;1;0\nWelzijn;1;1\nBibliotheek;0;1\n",
    );
    assert_eq!((sound(&beside).node_count(), sound(&beside).tie_count()), (3, 2));
}

#[test]
fn a_list_of_who_takes_part_in_what_has_two_modes() {
    let rows = TAKE_PART.map(|pair| pair.replace(' ', ";")).join("\n");
    for (headings, noticed) in [("Organisatie;Overleg", 1), ("Naam;Werkgroep", 1), ("organisation;event", 1)] {
        let input = read(&format!("{headings}\n{rows}\n"));
        assert_eq!(memberships(&input), (TAKE_PART.map(str::to_owned).to_vec(), 3), "{headings}");
        assert_eq!(findings(&input, "read-as-two-modes").len(), noticed);
    }
    let by_kind = format!("source;target;kind\n{}\n", rows.replace('\n', ";participates-in\n") + ";participates-in");
    assert_eq!(memberships(&read(&by_kind)), (TAKE_PART.map(str::to_owned).to_vec(), 3));
    let dutch = format!("van;naar;soort\n{}\n", rows.replace('\n', ";neemt deel aan\n") + ";neemt deel aan");
    assert_eq!(memberships(&read(&dutch)).1, 3);
    // One row for each organisation: what it goes to describes it.
    let once = read("Organisatie;Overleg\nGemeente;Jeugdtafel\nWelzijn;Armoedepact\n");
    assert_eq!((once.network.value.node_count(), once.network.value.tie_count()), (2, 0));
}

/// The examples of the pages on data, as they stand there: the same four memberships of two structures.
#[test]
fn the_page_shows_how_to_say_who_takes_part_in_what() {
    for (page, heading) in
        [("docs/your-data.md", "### Who takes part in what"), ("docs/your-data.nl.md", "### Wie neemt waaraan deel")]
    {
        let page = std::fs::read_to_string(crate::support::project_file(page)).unwrap();
        let (_, section) = page.split_once(heading).unwrap();
        shows_memberships(section);
    }
}

fn shows_memberships(section: &str) {
    let blocks: Vec<&str> = section.split("```csv\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 2);
    for block in blocks {
        let (pairs, structures) = memberships(&read(block));
        let expected = ["Bibliotheek Jeugdtafel", "Gemeente Jeugdtafel", "Gemeente Wmo-overleg", "Welzijn Wmo-overleg"];
        assert_eq!((pairs, structures), (expected.map(str::to_owned).to_vec(), 2), "{block}");
    }
}

#[test]
fn years_of_ties_are_said_to_be_an_attribute() {
    let text = "van;naar;Jaar\nA;B;2021\nB;C;2022\n";
    let found = read(text);
    assert_eq!(findings(&found, "years-as-attribute")[0].place.line, Some(1));
    let by =
        |field: &str| ReadOptions { columns: vec![(field.to_owned(), "Jaar".to_owned())], ..ReadOptions::default() };
    // What the hint names does what it says.
    let since = inputs(text, &by("since")).swap_remove(0);
    assert!(findings(&since, "years-as-attribute").is_empty());
    assert!(sound(&since).ties().all(|tie| tie.tie.period.since.is_some()));
    assert_eq!(inputs(text, &by("network")).len(), 2);
    assert!(findings(&read("van;naar;jaar\nA;B;vorig jaar\n"), "years-as-attribute").is_empty());
}

#[test]
fn a_total_names_the_cell_that_says_so() {
    let input = read("Gemeente;Van;Naar;Gewicht\nOmmen;A;B;2\nTotaal;;;2\n");
    let found = findings(&input, "total");
    assert_eq!(found[0].message.en, "\"Totaal\" is read as a total and left out");
    assert_eq!((found[0].place.line, found[0].place.column), (Some(3), Some(1)));
}

#[test]
fn a_frequency_of_zero_is_no_tie() {
    let input = read("van;naar;frequentie\nA;B;2\nB;C;0\n");
    let found = findings(&input, "bad-value");
    assert!(found[0].hint.as_ref().map(|hint| &*hint.en).unwrap().starts_with("remove the row if it means no contact"));
    assert_eq!(pairs(&input.network.value), ["A B"]);
}

#[test]
fn a_space_that_does_not_break_is_named() {
    let bytes = b"van;naar\nA;B\nC;D\nE\xa0F;G\n";
    let input = formats::from_bytes(bytes, "t.csv", &ReadOptions::default()).unwrap().swap_remove(0);
    assert!(findings(&input, "encoding")[0].message.en.ends_with("which makes U+00A0 in line 4"));
}

#[test]
fn large_amounts_in_a_first_or_last_row_are_numbers() {
    let input = read("van;naar;gewicht\nA;B;1.125.000\nA;C;900\nB;C;12.500\nTotaal;;1.138.400\n");
    let codes: Vec<&str> = input.network.diagnostics.iter().map(|found| found.code).collect();
    assert_eq!((input.network.value.tie_count(), codes), (3, vec!["total"]), "{:#?}", input.network.diagnostics);
}

/// A word that is near a known one by a slip is an error that names what was meant; a short word that only looks like one is a kind of its
/// own. A table has no place to declare kinds, so what the message says is what helps.
#[test]
fn a_kind_that_is_near_a_known_one_has_a_remedy_that_works() {
    let tie = |kind: &str| read(&format!("van,naar,soort\na,b,{kind}\nb,c,zit in\n"));
    let own = tie("zit uit");
    assert_eq!(
        (sound(&own).ties().next().unwrap().tie.kind.as_str(), findings(&own, "new-kind").len()),
        ("zit uit", 1)
    );
    for (slip, meant) in [("zit op", "zet op"), ("zit inn", "zit in"), ("neemt del aan", "neemt deel aan")] {
        let input = tie(slip);
        let found = findings(&input, "unknown-kind");
        let hint = found.first().and_then(|found| found.hint.as_ref().map(|hint| &*hint.en)).unwrap_or_default();
        let expected = format!("did you mean {meant:?}? A kind of its own needs a name that is less like that one");
        assert_eq!(hint, expected, "{slip}: {:?}", input.network.diagnostics);
        assert_ne!(sound(&tie(meant)).ties().next().unwrap().tie.kind.as_str(), meant, "it is a known kind then");
        let other = format!("{slip} voor ons");
        assert_eq!(sound(&tie(&other)).ties().next().unwrap().tie.kind.as_str(), other, "and this one of its own");
    }
    let node = with_nodes("van,naar\na,b\n", "id,soort\na,stichtting\nb,organistie\n");
    let hints: Vec<&str> =
        findings(&node, "unknown-kind").iter().filter_map(|found| found.hint.as_ref().map(|hint| &*hint.en)).collect();
    assert_eq!(hints.len(), 1, "{:?}", node.network.diagnostics);
    assert!(hints[0].starts_with("did you mean \"organi"), "{hints:?}");
}

/// Of two forms in one workbook it is asked who answered, which need not stand in the first column.
#[test]
fn forms_that_begin_with_a_moment_are_about_the_same_people() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [("advies", [("Jan", "Piet"), ("Piet", "An")]), ("geld", [("An", "Jan"), ("Piet", "Jan")])] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, heading) in (0_u16..).zip(["Tijdstempel", "respondent", "partner 1", "partner 2"]) {
            sheet.write_string(0, column, heading).unwrap();
        }
        for (row, (who, partner)) in (1_u32..).zip(rows) {
            for (column, cell) in (0_u16..).zip([&format!("2026-01-0{row} {name}"), who, partner]) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    let mut inputs = formats::from_bytes(&book.save_to_buffer().unwrap(), "s.xlsx", &ReadOptions::default()).unwrap();
    assert_eq!(inputs.len(), 1, "one network in two layers");
    let input = inputs.swap_remove(0);
    let layers: Vec<Option<&str>> = input.network.value.ties().map(|tie| tie.tie.layer.as_deref()).collect();
    assert_eq!(layers.iter().filter(|layer| **layer == Some("geld")).count(), 2, "{layers:?}");
    assert_eq!(findings(&input, "sheets-as-layers").len(), 1);
}

/// Nodes that are in no tie belong to the network whose name they bear; what no line names stands apart, in the language of the heading.
#[test]
fn nodes_without_ties_go_with_the_network_that_they_name() {
    let ties = "gemeente,van,naar,reported_by\nEde,a,b,a;c\nOss,c,d,\n,e,f,\n";
    let nodes = "id,gemeente,part_of\na,,b\nb,,\nc,,b\nd,,\ne,,\nf,,\nlonely,Oss,\nother,Ede;Oss,\nnowhere,,\n";
    let beside = Beside { name: "nodes.csv".to_owned(), bytes: nodes.as_bytes().to_vec() };
    let parts = inputs(ties, &ReadOptions { beside: Some(beside), ..ReadOptions::default() });
    let ids = |part: &Input| part.network.value.nodes().map(|node| node.id.clone()).collect::<Vec<_>>();
    let names: Vec<&str> = parts.iter().map(|part| part.part.as_deref().unwrap()).collect();
    assert_eq!(names, ["Ede", "Oss", "(geen gemeente)"]);
    assert_eq!(ids(&parts[0]), ["a", "b", "other"]);
    assert_eq!(ids(&parts[1]), ["c", "d", "lonely", "other"]);
    assert_eq!(ids(&parts[2]), ["e", "f"]);
    // Who is not in the part neither reports in it nor is anybody's whole.
    let ede = &parts[0].network.value;
    let reporters: Vec<String> = ede.ties().flat_map(|tie| tie.tie.reported_by.to_vec()).collect();
    assert_eq!((reporters, ede.node(0).part_of.as_deref()), (vec!["a".to_owned()], Some("b")));
    assert_eq!(parts[1].network.value.node(0).part_of, None);
}

/// Dates are read with the day first; where a date of the column, or none of them, says otherwise, that is said at the first doubtful one.
#[test]
fn dates_whose_month_may_stand_first_are_warned_of() {
    for (text, line, part) in [
        ("van,naar,sinds\nA,B,5/5/2014\nA,C,02/03/2014\nB,C,4/5/2014\n", 3, "nothing in the column tells"),
        (
            "van,naar,sinds\nA,B,02/03/2014\nA,C,2/14/2014\n",
            2,
            "\"2/14/2014\" in the same column can only have the month",
        ),
        (
            "van,naar,sinds\nA,B,02-03-2014\nA,C,2-14-2014\n",
            2,
            "\"2-14-2014\" in the same column can only have the month",
        ),
    ] {
        let input = read(text);
        let found = findings(&input, "day-or-month");
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].place.line, found[0].severity), (Some(line), Severity::Warning));
        assert!(
            found[0].message.en.contains("is read as 2014-03-02") && found[0].message.en.contains(part),
            "{found:?}"
        );
    }
    for text in [
        "van,naar,sinds\nA,B,02/03/2014\nA,C,14/2/2014\n",
        "van,naar,sinds\nA,B,02-03-2014\nA,C,14-02-2015\n",
        "van,naar,sinds\nA,B,3.3.2014\nA,C,5/5/2014\n",
        "van,naar,opmerking\nA,B,02/03/2014\n",
    ] {
        assert!(findings(&read(text), "day-or-month").is_empty(), "{text}");
    }
    // With hyphens and points the day stands first in most countries: it is said, and no warning.
    for text in ["van,naar,sinds\nA,B,02-03-2014\nA,C,01-02-2015\n", "van,naar,sinds\nA,B,2.3.2014\nA,C,2015\n"] {
        let input = read(text);
        let found = findings(&input, "day-or-month");
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].place.line, found[0].severity), (Some(2), Severity::Notice), "{text}");
    }
    let input = with_nodes("van,naar\nA,B\n", "id,opgericht\nA,02/03/2014\nB,2001\n");
    assert_eq!(findings(&input, "day-or-month").len(), 1, "{:?}", input.network.diagnostics);
}

/// A period is told in days: what a file says more is not dropped in silence.
#[test]
fn times_of_the_day_that_are_not_kept_are_said() {
    let text = "van,naar,sinds,tot\nA,B,2024-05-01,2024-06-01T00:00:00Z\nA,C,2024-05-01T10:00,\nB,C,1-5-2024 10:30,\nB,D,2024,\n";
    let input = read(text);
    let found = findings(&input, "time-of-day");
    assert_eq!(found.len(), 1, "{:?}", input.network.diagnostics);
    assert_eq!((found[0].place.line, found[0].severity), (Some(3), Severity::Notice));
    let message = &found[0].message.en;
    assert!(message.contains("\"2024-05-01T10:00\" is read as 2024-05-01") && message.contains("1 more"), "{message}");
    let input = with_nodes("van,naar\nA,B\n", "id,opgericht\nA,2014-03-02 08:15\nB,2001\n");
    assert_eq!(findings(&input, "time-of-day").len(), 1, "{:?}", input.network.diagnostics);
    for text in ["van,naar,sinds\nA,B,2024-05-01 00:00\nA,C,mei 2024\n", "van,naar,gezien\nA,B,2024-05-01T10:00\n"] {
        assert!(findings(&read(text), "time-of-day").is_empty(), "{text}");
    }
}
