//! What would change, where a network is weakest, which ties would help, and gaps: small networks with known answers, the families of
//! Florence by networkx 3.6.1, and the bundled articles.

use super::{ARTICLES, FAMILIES, output, result, row, rows, verbinder};
use predicates::str::contains;
use serde_json::{Value, json};

/// A file of these ties, `a-b`, on these nodes, each with fields of its own.
fn file(nodes: &[(&str, Value)], ties: &[&str]) -> String {
    let node = |(id, fields): &(&str, Value)| {
        let mut node = fields.clone();
        node["id"] = json!(id);
        node
    };
    let tie = |text: &&str| {
        let (source, target) = text.split_once('-').unwrap();
        json!({"source": source, "target": target, "kind": "collaborates"})
    };
    let nodes: Vec<Value> = nodes.iter().map(node).collect();
    let edges: Vec<Value> = ties.iter().map(tie).collect();
    json!({"directed": true, "graph": {"format": "verbinder/1", "language": "en"}, "nodes": nodes, "edges": edges})
        .to_string()
}

fn plain(ids: &str) -> Vec<(&str, Value)> {
    ids.split(' ').map(|id| (id, json!({}))).collect()
}

/// The JSON result of a command on a file that comes through standard input.
fn of(input: &str, arguments: &[&str]) -> Value {
    let run =
        verbinder().args(arguments).args(["-", "--format", "json"]).write_stdin(input.to_owned()).assert().success();
    serde_json::from_slice(&run.get_output().stdout).unwrap()
}

/// A figure before and after.
fn figure(result: &Value, id: &str) -> (Value, Value) {
    let found = row(result, "id", id);
    (found["before"].clone(), found["after"].clone())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn close(value: &Value, expected: f64) -> bool {
    (number(value) - expected).abs() < 1e-9
}

#[test]
fn a_star_without_its_centre_leaves_everybody_alone() {
    let star = file(&plain("c a b d e f"), &["c-a", "c-b", "c-d", "c-e", "c-f"]);
    let result = of(&star, &["whatif", "--leaves", "c"]);
    assert_eq!(figure(&result, "components"), (json!(1), json!(5)));
    assert_eq!(figure(&result, "isolates"), (json!(0), json!(5)));
    assert_eq!(figure(&result, "pairs_in_contact"), (json!(15), json!(0)));
    assert_eq!(figure(&result, "pairs_cut_off"), (Value::Null, json!(10)));
    assert_eq!(figure(&result, "cut_points"), (json!(1), json!(0)));
    // (5 + 10 / 2) / 15 before, nothing after.
    assert!(
        close(&figure(&result, "global_efficiency").0, 2.0 / 3.0)
            && close(&figure(&result, "global_efficiency").1, 0.0)
    );
    let centre = row(&result, "id", "c");
    assert_eq!(
        (&centre["section"], &centre["rank_before"], &centre["rank_after"]),
        (&json!("broker"), &json!(1), &Value::Null)
    );
    // All five are alone, and none of them is the rest.
    assert_eq!(rows(&result).iter().filter(|row| row["section"] == "cut-off").count(), 5);
    assert!(result["notes"].to_string().contains("average distance (after)"), "{}", result["notes"]);
}

#[test]
fn a_path_breaks_in_its_middle_and_a_way_round_mends_it() {
    let path = file(&plain("a b c d e"), &["a-b", "b-c", "c-d", "d-e"]);
    let broken = of(&path, &["whatif", "--leaves", "c"]);
    assert_eq!(figure(&broken, "pairs_cut_off").1, json!(4));
    let halves = rows(&broken).iter().filter(|row| row["section"] == "cut-off").map(|row| row["nodes"].clone());
    assert_eq!(halves.collect::<Vec<_>>(), [json!(["a", "b"]), json!(["d", "e"])]);
    let mended = of(&path, &["whatif", "--leaves", "c", "--tie", "b--d"]);
    assert_eq!((figure(&mended, "pairs_cut_off").1, figure(&mended, "components").1), (json!(0), json!(1)));
    let ring = of(&path, &["whatif", "--tie", "a--e"]);
    assert_eq!((figure(&ring, "cut_points"), figure(&ring, "bridges")), ((json!(3), json!(0)), (json!(4), json!(0))));
}

/// Two cliques of four in two towns, tied by d – e.
fn cliques() -> String {
    let nodes: Vec<(&str, Value)> =
        plain("a b c d").into_iter().map(|(id, _)| (id, json!({"municipality": "Oost"}))).collect();
    let more = plain("e f g h").into_iter().map(|(id, _)| (id, json!({"municipality": "West"})));
    let ties = ["a-b", "a-c", "a-d", "b-c", "b-d", "c-d", "e-f", "e-g", "e-h", "f-g", "f-h", "g-h", "d-e"];
    file(&nodes.into_iter().chain(more).collect::<Vec<_>>(), &ties)
}

#[test]
fn a_bridge_between_cliques_is_the_weakest_point_until_a_second_tie_comes() {
    let found = of(&cliques(), &["whatif", "--weakest"]);
    let actors: Vec<&Value> = rows(&found).iter().filter(|row| row["what"] == "actor").collect();
    let first: Vec<(&Value, &Value, &Value)> =
        actors[..3].iter().map(|row| (&row["ids"][0], &row["pairs"], &row["pieces"])).collect();
    assert_eq!(first[0], (&json!("d"), &json!(12), &json!(2)));
    assert_eq!(first[1], (&json!("e"), &json!(12), &json!(2)));
    assert_eq!(first[2].1, &json!(0));
    assert_eq!(actors.len(), 8, "every actor is listed");
    let tie = row(&found, "what", "tie");
    assert_eq!((&tie["ids"], &tie["pairs"]), (&json!(["d", "e"]), &json!(16)));
    assert!(close(&tie["share"], 16.0 / 28.0));
    let set = row(&found, "what", "set");
    // Without one end 3 + 6 of 28 pairs are left.
    assert_eq!(set["size"], json!(1));
    assert!(close(&set["share"], 19.0 / 28.0));
    let towns = row(&found, "what", "places");
    assert_eq!((&towns["size"], &towns["places"], &towns["only"]), (&json!(1), &json!(["Oost – West"]), &json!(false)));
    let healed = of(&cliques(), &["whatif", "--weakest", "--tie", "a--h"]);
    assert!(rows(&healed).iter().all(|row| row["what"] != "tie"));
    assert_eq!(row(&healed, "what", "places")["size"], json!(2));
    assert!(number(&row(&healed, "what", "actor")["pairs"]).abs() < 1e-12);
}

// Without d as many pairs lose contact as without e. In a path a–b–c–d–e–f without c or d 2 · 3 pairs do, without b or e 1 · 4.
#[test]
fn all_that_are_as_weak_are_named() {
    let text = |file: &str, arguments: &[&str]| {
        let all = [&["whatif", "--weakest", "-"], arguments].concat();
        let run = verbinder().args(all).write_stdin(file.to_owned()).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let (en, nl) = (text(&cliques(), &["--lang", "en"]), text(&cliques(), &["--lang", "nl"]));
    assert!(en.contains("without d 12 pairs") && en.contains(" Just as much hangs on e."), "{en}");
    assert!(nl.contains(" Evenveel hangt af van e."), "{nl}");
    let path = file(&plain("a b c d e f"), &["a-b", "b-c", "c-d", "d-e", "e-f"]);
    let one = text(&path, &["--lang", "en", "--top", "1"]);
    assert!(one.contains("1 actor not shown costs as much as the last one that is"), "{one}");
    let two = text(&path, &["--lang", "en", "--top", "2"]);
    assert!(!two.contains("actor not shown") && two.contains("1 tie not shown costs as much"), "{two}");
    let star = file(&plain("c a b d e f"), &["c-a", "c-b", "c-d", "c-e", "c-f"]);
    let star = text(&star, &["--lang", "en"]);
    assert!(star.contains("Just as much hangs on each of b – c, c – d, c – e and c – f."), "{star}");
}

#[test]
fn contact_between_towns_is_lost_and_won() {
    let broken = of(&cliques(), &["whatif", "--leaves", "e"]);
    let oost = row(&broken, "id", "Oost");
    assert_eq!((&oost["before"], &oost["after"], &oost["places_lost"]), (&json!(1), &json!(0), &json!(["West"])));
    let won = of(&cliques(), &["whatif", "--leaves", "d,e", "--venue", "The House:a,h"]);
    assert_eq!(row(&won, "id", "Oost")["places_lost"], json!([]));
    let venue = row(&won, "id", "the-house");
    assert_eq!((&venue["section"], &venue["before"]), (&json!("broker"), &Value::Null));
    assert_eq!(won["recipe"]["venue"], "The House:a,h");
}

// The marriages of Florence, sixteen families of which Pucci has none.
#[test]
fn florence_without_the_medici() {
    let found = result(&["whatif", FAMILIES, "--layer", "marriage", "--leaves", "medici"]);
    assert_eq!(figure(&found, "components"), (json!(2), json!(4)));
    assert_eq!(figure(&found, "pairs_in_contact"), (json!(105), json!(56)));
    // Of the 105 pairs fourteen are the Medici's own.
    assert_eq!(figure(&found, "pairs_cut_off").1, json!(35));
    assert_eq!(figure(&found, "cut_points"), (json!(4), json!(3)));
    let (before, after) = figure(&found, "global_efficiency");
    assert!(close(&before, 0.437_638_888_888_888_5) && close(&after, 0.282_698_412_698_412_8));
    assert!(close(&figure(&found, "density").1, 0.133_333_333_333_333_3));
    let pieces: Vec<&Value> =
        rows(&found).iter().filter(|row| row["section"] == "cut-off").map(|row| &row["nodes"]).collect();
    assert_eq!(pieces, [&json!(["pazzi", "salviati"]), &json!(["acciaiuoli"])]);
    let guadagni = row(&found, "id", "guadagni");
    assert_eq!((&guadagni["rank_before"], &guadagni["rank_after"]), (&json!(2), &json!(1)));
    assert!(close(&guadagni["after"], 0.269_230_769_230_769_3));
    assert!(close(&row(&found, "id", "bischeri")["after"], 0.181_318_681_318_681_3));
}

#[test]
fn florence_with_one_family_of_medici_and_strozzi() {
    let found = result(&["whatif", FAMILIES, "--layer", "marriage", "--merge", "medici+Strozzi=Medici-Strozzi"]);
    assert_eq!((figure(&found, "nodes").1, figure(&found, "tied_pairs").1), (json!(15), json!(19)));
    assert!(close(&figure(&found, "global_efficiency").1, 0.468_571_428_571_428));
    let one = row(&found, "id", "medici");
    assert!(close(&one["after"], 0.604_395_604_395_604_3));
    assert!(
        result(&["whatif", FAMILIES, "--merge", "medici+strozzi"])["notes"]
            .to_string()
            .contains("ties between the two")
    );
}

#[test]
fn the_weakest_points_and_the_best_tie_of_florence() {
    let found = result(&["whatif", FAMILIES, "--layer", "marriage", "--weakest"]);
    let medici = row(&found, "what", "actor");
    assert_eq!((&medici["ids"], &medici["pairs"]), (&json!(["medici"]), &json!(35)));
    assert!(close(&medici["share"], 35.0 / 91.0) && close(&medici["fragmentation"], 1.0 - 56.0 / 105.0));
    // All sets tried: one leaves 56 of 105 pairs, Guadagni and Medici 23, the next best two 37; three leave 9 at least.
    let set = row(&found, "what", "set");
    assert_eq!((&set["ids"], &set["only"]), (&json!(["guadagni", "medici"]), &json!(true)));
    assert!(close(&set["share"], 82.0 / 105.0));
    assert!(found["notes"].to_string().contains("all smaller ones were looked at"));
    let ties: Vec<&Value> = rows(&found).iter().filter(|row| row["what"] == "tie").collect();
    assert_eq!((ties.len(), &ties[0]["ids"], &ties[0]["pairs"]), (5, &json!(["medici", "salviati"]), &json!(26)));
    let best = result(&["whatif", FAMILIES, "--layer", "marriage", "--best-tie", "1"]);
    let tie = &rows(&best)[0];
    assert_eq!((&tie["source"], &tie["target"], &tie["joined"]), (&json!("medici"), &json!("pucci"), &json!(15)));
    assert!(close(&tie["gain"], 0.053_472_222_222_222_0));
}

#[test]
fn a_change_gives_what_a_filter_gives() {
    for (change, filter) in [
        (["--leaves", "sociaal-werk-nederland"], "node.id != sociaal-werk-nederland"),
        (["--ends", "vernieuwend-welzijn"], "node.id != vernieuwend-welzijn"),
        (["--ends-layer", "Gouden Sociale Gemeente"], "tie.layer != Gouden Sociale Gemeente"),
        (["--ends-kind", "participates-in"], "tie.kind != participates-in"),
    ] {
        let changed = result(&[&["whatif", ARTICLES], &change[..]].concat());
        let filtered = &rows(&result(&["describe", ARTICLES, "--where", filter]))[0].clone();
        for (id, name) in [
            ("nodes", "analysed_nodes"),
            ("tied_pairs", "analysed_pairs"),
            ("components", "components"),
            ("isolates", "isolates"),
        ] {
            assert_eq!(figure(&changed, id).1, filtered[name], "{change:?} {id}");
        }
        assert!(close(&figure(&changed, "average_distance").1, number(&filtered["average_distance"])), "{change:?}");
    }
}

#[test]
fn one_mode_sees_a_structure_end_before_ties_are_derived() {
    let nodes = [
        ("a", json!({})),
        ("b", json!({})),
        ("c", json!({})),
        ("v", json!({"kind": "venue"})),
        ("w", json!({"kind": "venue"})),
    ];
    let text = file(&nodes, &["a-v", "b-v", "b-w", "c-w"]).replace("collaborates", "participates-in");
    let found = of(&text, &["whatif", "--mode", "one", "--ends", "v"]);
    assert_eq!((figure(&found, "nodes"), figure(&found, "tied_pairs")), ((json!(3), json!(3)), (json!(2), json!(1))));
    // All ties join an actor and a venue, so a new one does too; a – w and c – v are as good.
    let best = of(&text, &["whatif", "--best-tie", "1"]);
    let tie = &rows(&best)[0];
    assert_eq!((&tie["source"], &tie["target"], &tie["equals"]), (&json!("a"), &json!("w"), &json!(2)));
    assert!(tie["sentence"].as_str().unwrap().starts_with("a could take part in w"), "{tie}");
}

#[test]
fn whoever_is_asked_for_something_impossible_says_what_to_do() {
    let fails = |arguments: &[&str], message: &str, hint: &str| {
        let run = verbinder().args(["whatif", FAMILIES]).args(arguments).assert().code(2).stdout("");
        run.stderr(contains(message)).stderr(contains(hint));
    };
    fails(&[], "nothing is asked", "--weakest");
    fails(&["--leaves", "medicci"], "no node that was chosen has this id or name", "did you mean \"medici\"?");
    fails(&["--merge", "medici+medici"], "cannot merge with itself", "two different");
    fails(&["--merge", "medici"], "names no two nodes", "ID+ID");
    fails(&["--tie", "medici--medici"], "cannot be tied to itself", "two different");
    fails(&["--ends", "medici"], "is an actor and no structure", "--leaves medici");
    fails(&["--leaves", "medici", "--leaves", "Medici"], "goes twice", "once");
    fails(&["--leaves", "medici", "--tie", "medici--pazzi"], "no node that was chosen", "");
    fails(&["--ends-layer", "marriages"], "no tie that was chosen has it", "did you mean \"marriage\"?");
    fails(&["--venue", "pucci"], "names no venue", "NAME:ID");
    fails(&["--venue", "Medici:pazzi,pucci"], "is in the network already", "another name");
    fails(&["--weakest", "--less-than", "0"], "a share lies above 0", "0.5");
    fails(&["--largest-component", "--leaves", "medici"], "would hide what a change cuts off", "transform");
    // Signs that part names may stand in names.
    let odd = file(&[("x+y=z", json!({})), ("a--b", json!({})), ("c", json!({}))], &[]);
    let found = of(&odd, &["whatif", "--merge", "x+y=z+c=New", "--tie", "x+y=z--a--b"]);
    assert_eq!((figure(&found, "nodes").1, figure(&found, "components").1), (json!(2), json!(1)));
    let two = file(&plain("a b"), &["a-b"]);
    let run = verbinder().args(["whatif", "-", "--leaves", "a,b"]).write_stdin(two).assert().code(2);
    run.stderr(contains("nothing is left"));
    let mixed = file(&[("a", json!({})), ("v", json!({"kind": "venue"}))], &["a-v"]);
    let run = verbinder().args(["whatif", "-", "--merge", "a+v"]).write_stdin(mixed).assert().code(2);
    run.stderr(contains("two modes"));
}

#[test]
fn a_planted_gap_is_found_with_who_could_meet() {
    // Three groups of six in a ring of groups, all tied to all next door; red and blue only through green's g0.
    let mut nodes: Vec<(String, Value)> = Vec::new();
    let mut ties: Vec<String> = Vec::new();
    for (letter, sector) in [("r", "red"), ("g", "green"), ("b", "blue")] {
        for index in 0..6 {
            nodes.push((format!("{letter}{index}"), json!({"sector": sector})));
        }
    }
    for index in 0..6 {
        for other in 0..6 {
            ties.push(format!("r{index}-g{other}"));
            ties.push(format!("b{index}-g{other}"));
            if index < other {
                ties.push(format!("r{index}-r{other}"));
                ties.push(format!("b{index}-b{other}"));
            }
        }
    }
    let nodes: Vec<(&str, Value)> = nodes.iter().map(|(id, fields)| (id.as_str(), fields.clone())).collect();
    let text = file(&nodes, &ties.iter().map(String::as_str).collect::<Vec<_>>());
    for expected in ["partners", "size"] {
        let found = of(&text, &["gaps", "--by", "sector", "--expected", expected, "--permutations", "999"]);
        assert_eq!(rows(&found).len(), 3);
        let gap = &rows(&found)[0];
        assert_eq!((&gap["group"], &gap["other_group"], &gap["ties"]), (&json!("blue"), &json!("red"), &json!(0)));
        assert_eq!((&gap["gap"], &gap["nodes"], &gap["p"]), (&json!("clear"), &json!(6), &json!(0.001)));
        // 22.49 (sd 2.22) in 4,000 networks with these numbers of partners by igraph 1.0 (edge_switching_simple); 102 ties on 153 pairs, of
        // which 36 join the two.
        assert!((number(&gap["expected_by_partners"]) - 22.49).abs() < 0.4, "{gap}");
        assert!(close(&gap["expected_by_size"], 102.0 * 36.0 / 153.0));
        assert!(close(&gap["ratio"], 0.0) && gap["meet_ids"].as_array().unwrap().len() == 3);
        assert!(rows(&found)[1..].iter().all(|row| row["gap"] == "none"), "{found}");
    }
    let meetings = of(&text, &["gaps", "--by", "sector", "--permutations", "99", "--meetings", "--meet", "2"]);
    assert_eq!(rows(&meetings).len(), 2);
    let first = &rows(&meetings)[0];
    assert_eq!((&first["source"], &first["target"], &first["steps"]), (&json!("b0"), &json!("r0"), &json!(2)));
    assert_eq!((&first["common_ids"], &first["broker"]), (&json!(["g0", "g1", "g2", "g3", "g4", "g5"]), &json!("g0")));
    // One pair of 153 comes one step nearer: (1 − 1/2) / 153.
    assert!(close(&first["gain"], 0.5 / 153.0));
}

#[test]
fn who_is_absent_from_which_structure() {
    let mut nodes = vec![("v", json!({"kind": "venue"})), ("w", json!({"kind": "venue"}))];
    let mut ties = Vec::new();
    for id in ["a", "b", "c"] {
        nodes.push((id, json!({"sector": "care"})));
    }
    for id in ["x", "y", "z"] {
        nodes.push((id, json!({"sector": "sport"})));
    }
    ties.extend(["a-v", "b-v", "c-v", "a-w", "x-w", "y-w", "z-w"]);
    let found = of(&file(&nodes, &ties), &["gaps", "--by", "sector", "--structures", "--permutations", "999"]);
    assert_eq!(rows(&found).len(), 4);
    let gap = &rows(&found)[0];
    assert_eq!((&gap["group"], &gap["other_group"], &gap["ties"]), (&json!("v"), &json!("sport"), &json!(0)));
    // a is in both; of the five others two are in v, in one of C(5, 2) = 10 ways, and one of these takes b and c: 6/5 of sport on average.
    assert!((number(&gap["expected_by_partners"]) - 1.2).abs() < 0.08 && close(&gap["expected_by_size"], 1.5));
    assert!((number(&gap["p"]) - 0.1).abs() < 0.04, "{gap}");
    assert_eq!(gap["meet_ids"].as_array().unwrap().len(), 3, "each of the three could take part: {gap}");
    let none = file(&plain("a b"), &["a-b"]);
    let run = verbinder().args(["gaps", "-", "--by", "kind", "--structures"]).write_stdin(none).assert().code(2);
    run.stderr(contains("needs structures"));
}

// Forty towns of two bodies each, every two towns tied but the first two; 780 pairs of towns.
#[test]
fn a_gap_among_many_pairs_is_told_or_said_to_take_more_draws() {
    let (mut nodes, mut ties) = (Vec::new(), Vec::new());
    for town in 0..40 {
        for body in ["a", "b"] {
            nodes.push((format!("{body}{town}"), json!({"municipality": format!("T{town:02}")})));
        }
    }
    for one in 0..40 {
        for other in one + 1..40 {
            if (one, other) != (0, 1) {
                ties.extend(
                    ["a", "b"].iter().flat_map(|own| ["a", "b"].map(|their| format!("{own}{one}-{their}{other}"))),
                );
            }
        }
    }
    let nodes: Vec<(&str, Value)> = nodes.iter().map(|(id, fields)| (id.as_str(), fields.clone())).collect();
    let text = file(&nodes, &ties.iter().map(String::as_str).collect::<Vec<_>>());
    let found = of(&text, &["gaps", "--by", "municipality", "--permutations", "199", "--meet", "0", "--lang", "en"]);
    let first = &rows(&found)[0];
    assert_eq!(
        (&first["group"], &first["other_group"], &first["gap"]),
        (&json!("T00"), &json!("T01"), &json!("possible"))
    );
    let asked = ["gaps", "-", "--by", "municipality", "--permutations", "199", "--meet", "0", "--lang", "en"];
    let run = verbinder().args(asked).write_stdin(text).assert().success();
    let lead = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    assert!(lead.contains("none of 199 draws gives as few") && lead.contains("--permutations 15600 can"), "{lead}");
}

#[test]
fn gaps_of_the_articles_say_that_silence_is_no_absence() {
    let text = output(&["gaps", ARTICLES, "--by", "sector", "--permutations", "199", "--lang", "en"]);
    assert!(
        text.contains("may be only silence") && text.contains("that no source names are proposed to nobody"),
        "{text}"
    );
    let dutch = output(&["gaps", ARTICLES, "--by", "municipality", "--permutations", "199", "--meetings"]);
    assert!(dutch.contains("stilte") && dutch.contains("kennismaken"), "{dutch}");
    let found = result(&["gaps", ARTICLES, "--by", "municipality", "--permutations", "199"]);
    for row in rows(&found) {
        let (p, q) = (number(&row["p"]), number(&row["q"]));
        assert!((1.0 / 200.0..=1.0).contains(&p) && p <= q + 1e-12 && q <= 1.0, "{row}");
    }
    let run = verbinder().args(["gaps", ARTICLES, "--by", "sectors"]).assert().code(2);
    run.stderr(contains("did you mean \"sector\"?"));
}

#[test]
fn empty_and_tiny_networks_are_answered() {
    for text in [file(&[], &[]), file(&plain("a"), &[]), file(&plain("a b"), &[])] {
        let found = of(&text, &["whatif", "--weakest"]);
        assert!(rows(&found).iter().all(|row| row["what"] == "actor"), "{found}");
    }
    let alone = of(&file(&plain("a b"), &[]), &["whatif", "--tie", "a--b"]);
    assert_eq!((figure(&alone, "pairs_joined").1, figure(&alone, "components").1), (json!(1), json!(1)));
    let run = verbinder().args(["whatif", "-", "--best-tie", "1"]).write_stdin(file(&[], &[])).assert().code(2);
    run.stderr(contains("untied"));
}
