//! Transformations as options and commands.

use super::{ARTICLES, FAMILIES, result, rows, verbinder};
use predicates::str::contains;

#[test]
fn options_show_in_the_recipe() {
    let made = result(&[
        "describe",
        ARTICLES,
        "--where",
        "node.municipality is-set",
        "--from",
        "2010",
        "--to",
        "2015",
        "--ties",
        "union",
        "--mode",
        "one",
        "--projection",
        "jaccard",
        "--largest-component",
    ]);
    for (key, value) in [
        ("where", "node.municipality is-set"),
        ("from", "2010"),
        ("to", "2015"),
        ("ties", "union"),
        ("projection", "jaccard"),
        ("onto", "actors"),
        ("largest_component", "only"),
    ] {
        assert_eq!(made["recipe"][key], value, "{key}");
    }
}

#[test]
fn words_that_are_not_known_get_a_hint() {
    for (arguments, hint) in [
        (["--where", "node.sectr = zorg"], "did you mean node.sector?"),
        (["--where", "node.qqqqqqqq = zorg"], "--where node.qqqqqqqq: the nodes of the file have no such field"),
        (["--where", "node.qqqqqqqq = zorg"], "after node. comes one of aliases, "),
        (["--where", "tie.qqqqqqqq = zorg"], "the ties of the file have no such field"),
        (["--where", "node.municipality = Delftt"], "did you mean \"Delft\"?"),
        (["--where", "tie.status = qqqqqqqq"], "no tie has this value, so that nothing is left"),
        (["--where", "tie.status = qqqqqqqq"], "tie.status is one of "),
        (["--ego", "gemeente-allten"], "did you mean"),
        (["--projection", "count"], "--mode one"),
    ] {
        let run = verbinder().args(["describe", ARTICLES]).args(arguments).assert().failure();
        let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(said.contains(hint), "{said}");
    }
}

#[test]
fn a_file_less_itself_is_empty_and_parts_are_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let made = result(&["combine", "difference", FAMILIES, FAMILIES, "-o", &path("none.json")]);
    assert_eq!((&rows(&made)[2]["nodes"], &rows(&made)[2]["ties"]), (&0.into(), &0.into()));
    let parts = result(&["split", FAMILIES, "--by", "layer", "-o", &path("parts")]);
    for row in rows(&parts) {
        let file = format!("{}/{}", path("parts"), row["file"].as_str().unwrap());
        verbinder().args(["check", &file]).assert().success();
    }
}

/// What analyses see goes to a file; derived ties say that they are.
#[test]
fn transform_writes_what_the_options_leave() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    for name in ["shared.json", "shared.graphml", "shared.csv", "shared.xlsx"] {
        let arguments =
            ["transform", ARTICLES, "--mode", "one", "--projection", "count", "--lang", "en", "-o", &path(name)];
        let run = verbinder().args(arguments).assert().success();
        let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(said.contains("derived from shared structures, not observed"), "{said}");
        let input =
            verbinder::formats::open(std::path::Path::new(&path(name)), &verbinder::formats::ReadOptions::default());
        let network = input.unwrap().swap_remove(0).network.value;
        let (derived, observed): (Vec<_>, Vec<_>) = network.ties().partition(|tie| tie.tie.derived);
        assert!(derived.len() > 100 && !observed.is_empty(), "{name}");
        assert!(derived.iter().all(|tie| tie.tie.kind == "co-membership"), "{name}");
        assert!(observed.iter().all(|tie| tie.tie.kind != "co-membership"), "{name}");
    }
    // The same ties as the analysing commands report.
    let described = result(&["describe", FAMILIES, "--layer", "marriage", "--ego", "medici"]);
    verbinder()
        .args(["transform", FAMILIES, "--layer", "marriage", "--ego", "medici", "-o", &path("medici.json")])
        .assert()
        .success();
    let whole = result(&["describe", &path("medici.json")]);
    for figure in ["analysed_nodes", "analysed_pairs", "density", "transitivity", "degree_centralization"] {
        assert_eq!(rows(&described)[0][figure], rows(&whole)[0][figure], "{figure}");
    }
    assert_eq!(rows(&whole)[0]["nodes"], rows(&whole)[0]["analysed_nodes"]);
}

/// What was observed in another year must not be told as of the first file's year, and nobody's licence passes for another's.
#[test]
fn a_union_keeps_the_year_of_each() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let town = |name: &str, year: u32, licence: &str, evidence: &str| {
        let text = format!(
            r#"{{"graph": {{"observation_year": {year}, "licence": "{licence}", "sources": [{{"id": "survey"}}]}},
                "nodes": [{{"id": "{name}1"}}, {{"id": "{name}2"}}],
                "edges": [{{"source": "{name}1", "target": "{name}2", "kind": "collaborates"{evidence}}}]}}"#
        );
        std::fs::write(path(name), text).unwrap();
        path(name)
    };
    let seen = r#", "evidence": [{"source": "survey", "row": "1"}]"#;
    let (delft, goirle) = (town("delft.json", 2022, "CC0", seen), town("goirle.json", 2024, "CC BY", seen));
    let united = |files: [&str; 2], to: &str| {
        let found = result(&["combine", "union", files[0], files[1], "-o", &path(to), "--lang", "en"]);
        let network = verbinder::formats::read_file(std::path::Path::new(&path(to))).unwrap().network.value;
        (found["notes"].to_string().replace('\\', ""), network)
    };
    let (said, both) = united([&delft, &goirle], "both.json");
    assert!(said.contains("observation years differ (delft 2022, goirle 2024)") && said.contains("0 ties"), "{said}");
    assert!(said.contains(r#"goirle licence: "CC0" kept, not "CC BY""#), "{said}");
    assert_eq!(both.info().observation_year, None);
    let years: Vec<Option<i32>> =
        both.ties().map(|tie| both.source(&tie.tie.evidence[0].source).unwrap().observation_year).collect();
    assert_eq!(years, [Some(2022), Some(2024)]);
    // Without sources the year is lost, and that is said; years that are the same stay where they are.
    let undated = town("veere.json", 2023, "CC0", "");
    let (said, _) = united([&delft, &undated], "part.json");
    assert!(said.contains("1 ties have no source, and no year"), "{said}");
    let same = town("asten.json", 2022, "CC0", "");
    let (said, both) = united([&delft, &same], "same.json");
    assert!(!said.contains("years") && !said.contains("licence"), "{said}");
    assert_eq!(both.info().observation_year, Some(2022));
}

#[test]
fn combine_writes_the_format_of_the_ending() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    verbinder().args(["combine", "union", ARTICLES, FAMILIES, "-o", &path("both.graphml")]).assert().success();
    let written = std::fs::read_to_string(path("both.graphml")).unwrap();
    assert!(written.starts_with("<?xml") && written.contains("<graphml"), "{}", &written[..80]);
    verbinder().args(["combine", "union", ARTICLES, FAMILIES, "-o", &path("both.what")]).assert().code(2);
}

#[test]
fn codes_of_strength_are_turned_or_refused() {
    let list = "source,target,strength\na,b,1\nb,c,4\n";
    let run = |recode: &str| {
        let arguments = ["measure", "strength", "-", "--weight", "strength", "--format", "json", "--recode", recode];
        verbinder().args(arguments).write_stdin(list).assert()
    };
    let found: serde_json::Value = serde_json::from_slice(&run("1=4,4=1").success().get_output().stdout).unwrap();
    let strengths: Vec<f64> = rows(&found).iter().map(|row| row["strength"].as_f64().unwrap()).collect();
    assert_eq!(strengths, [4.0, 5.0, 1.0]);
    assert_eq!(found["recipe"]["recode"], "1=4,4=1");
    run("1=4").code(2).stderr(contains("what strength 4 stands for"));
    run("1=0").code(2).stderr(contains("above 0"));
    run("often").code(2).stderr(contains("CODE=STRENGTH"));
}

/// Who has a Dutch workbook asks in the words of its headings; a column that is called so is meant itself.
#[test]
fn conditions_understand_the_headings_of_dutch_workbooks() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    std::fs::write(path("k.csv"), "naam;gemeente;onderdeel van\nA;Ede;\nB;Elst;A\n").unwrap();
    std::fs::write(path("r.csv"), "van;naar;thema;sterkte\nA;B;jeugd;3\nA;C;wmo;1\n").unwrap();
    let degrees = |condition: &str| {
        let made = result(&["measure", "degree", &path("r.csv"), "--nodes", &path("k.csv"), "--where", condition]);
        let shown = |row: &serde_json::Value| format!("{}{}", row["id"].as_str().unwrap(), row["degree"]);
        let shown: Vec<String> = rows(&made).iter().map(shown).collect();
        (shown.join(" "), made["recipe"]["where"].as_str().unwrap().to_owned())
    };
    let was = |degrees: &str, condition: &str| (degrees.to_owned(), condition.to_owned());
    assert_eq!(degrees("node.naam = A"), was("A0", "node.label = A"));
    assert_eq!(degrees("node.gemeente is-set"), was("A1 B1", "node.municipality is-set"));
    assert_eq!(degrees("node.Onderdeel van = A"), was("B0", "node.part_of = A"));
    assert_eq!(degrees("tie.sterkte >= 2"), was("A1 B1 C0", "tie.strength >= 2"));
    assert_eq!(degrees("tie.thema = wmo"), was("A1 B0 C1", "tie.layer = wmo"));
    let empty = result(&["actors", &path("r.csv"), "--where", "node.label contains qqqq", "--lang", "en"]);
    assert!(empty["notes"].to_string().contains("No node fulfils all conditions: nothing is left."), "{empty}");
    std::fs::write(path("r.csv"), "from,to,weight,sterkte\nA,B,1,9\nA,C,2,1\n").unwrap();
    assert_eq!(degrees("tie.sterkte = 9"), was("A1 B1 C0", "tie.sterkte = 9"));
}

/// A condition in another grammar would keep nothing and look like an answer.
#[test]
fn conditions_of_another_grammar_are_refused() {
    for (condition, reason) in [
        ("node.sector == zorg", "begins with a sign of comparison"),
        ("node.label contains \"é\"", "write é without quotation marks"),
        ("node.sector = 'zorg'", "write zorg without quotation marks"),
        ("tie.strength < 5 and node.sector = zorg", "joins no conditions"),
        ("node.sector = zorg && tie.strength > 2", "joins no conditions"),
        ("node.label < zorg", "only numbers and dates are more or less"),
        ("tie.strength =< 2", "begins with a sign of comparison"),
    ] {
        verbinder()
            .args(["describe", ARTICLES, "--where", condition])
            .assert()
            .code(2)
            .stderr(contains(reason))
            .stderr(contains("'node.sector = zorg', 'tie.strength >= 2'"));
    }
    // Words are words where nothing follows that would be a condition, and grades have an order.
    for condition in
        ["node.label != Sport and play", "tie.strength >= weak", "node.since < 2014-06", "node.label contains <b"]
    {
        verbinder().args(["describe", ARTICLES, "--where", condition, "--format", "json"]).assert().success();
    }
}

/// What goes into no file is counted, with the option that keeps it.
#[test]
fn splitting_says_what_goes_into_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("n.json");
    let text = r#"{"nodes": [{"id": "a", "municipality": "Ede"}, {"id": "b", "municipality": "Ede"}, {"id": "c",
        "municipality": "Elburg"}, {"id": "d"}, {"id": "e"}], "edges": [{"source": "a", "target": "b"}, {"source": "b",
        "target": "c"}, {"source": "c", "target": "d"}]}"#;
    std::fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    let notes = |by: &str, name: &str, more: &[&str]| {
        let to = folder.path().join(name);
        let made = result(&[&["split", file, "--by", by, "-o", to.to_str().unwrap()], more].concat());
        made["notes"].as_array().unwrap().iter().map(|note| note.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(notes("component", "one", &[]), ["1 node without ties is in no file; --keep-isolates keeps them"]);
    assert!(notes("component", "two", &["--keep-isolates"]).is_empty());
    assert_eq!(
        notes("municipality", "three", &[]),
        ["2 nodes without a municipality and 2 ties between municipalities or with such a node are in no file; \
          --by component --keep-isolates keeps every node and tie"]
    );
    assert_eq!(
        notes("component", "four", &["--lang", "nl"]),
        ["1 knoop zonder relaties staat in geen bestand; --keep-isolates bewaart ze"]
    );
}

/// Trust and distrust of one pair are two ties.
#[test]
fn ties_of_opposite_sign_are_not_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let trust = file("trust.csv", "from,to,sign\na,b,+\nb,c,-\n");
    let mixed = file("mixed.csv", "from,to,sign\na,b,-\nb,c,-\n");
    let ties = |how: &str| {
        let to = folder.path().join(format!("{how}.json"));
        verbinder().args(["combine", how, &trust, &mixed, "-o", to.to_str().unwrap()]).assert().success();
        verbinder::formats::read_file(&to).unwrap().network.value.tie_count()
    };
    assert_eq!((ties("difference"), ties("intersection")), (1, 1));
}

/// Options that say nothing to a file are refused; an attribute of ties can be their strength in any format.
#[test]
fn options_of_tables_are_refused_where_they_do_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("n.gml");
    let text = "graph [ node [ id 0 label \"a\" ] node [ id 1 label \"b\" ] node [ id 2 label \"c\" ] \
                edge [ source 0 target 1 hours 31 ] edge [ source 1 target 2 hours 7 ] ]";
    std::fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    let nodes = folder.path().join("nodes.csv");
    std::fs::write(&nodes, "id,label\na,A\n").unwrap();
    for arguments in [
        ["--nodes", nodes.to_str().unwrap()].as_slice(),
        &["--sheet", "one"],
        &["--split", "year"],
        &["--directed"],
        &["--undirected"],
        &["--columns", "kind=hours"],
    ] {
        let run = verbinder().args(["describe", file]).args(arguments).assert().code(2);
        run.stderr(contains("says nothing to this file: it is GML"));
    }
    let arguments = ["measure", "strength", file, "--weight", "strength", "--columns"];
    let found = result(&[arguments.as_slice(), &["strength=hours"]].concat());
    let strength =
        |row: &serde_json::Value| (row["id"].as_str().unwrap().to_owned(), row["strength"].as_f64().unwrap());
    let mut strengths: Vec<_> = rows(&found).iter().map(strength).collect();
    strengths.sort_by(|one, other| one.0.cmp(&other.0));
    let expected = [("a", 31.0), ("b", 38.0), ("c", 7.0)];
    assert_eq!(strengths, expected.map(|(id, value)| (id.to_owned(), value)));
    verbinder().args(arguments).arg("strength=minutes").assert().code(2).stderr(contains("ties have hours"));
}

#[test]
fn one_mode_of_a_file_without_structures_says_that_there_is_nothing_to_do() {
    let says = |file: &str| {
        let made = result(&["measure", "degree", file, "--mode", "one"]);
        made["notes"].to_string().contains("--mode one has nothing to make one mode of")
    };
    assert!(says(FAMILIES));
    assert!(!says(ARTICLES));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("one.json").to_string_lossy().into_owned();
    verbinder()
        .args(["transform", FAMILIES, "--mode", "one", "-o", &file])
        .assert()
        .success()
        .stderr(contains("no node is a structure"));
}

#[test]
fn modes_are_set_aside_where_there_are_some() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("m.json").to_string_lossy().into_owned();
    let text = r#"{"nodes": [{"id": "a", "bipartite": 0}, {"id": "X", "bipartite": 1}], "edges": [{"source": "a", "target": "X"}]}"#;
    std::fs::write(&file, text).unwrap();
    let structures =
        |arguments: &[&str]| rows(&result(&[&["describe", &file], arguments].concat()))[0]["structures"].clone();
    assert_eq!(structures(&[]), 1);
    assert_eq!(structures(&["--columns", "mode="]), 0);
    let refused = verbinder().args(["describe", FAMILIES, "--columns", "mode="]).assert().failure();
    refused.stderr(contains("no node has an attribute bipartite or type"));
    let refused = verbinder().args(["describe", FAMILIES, "--columns", "certainty="]).assert().failure();
    refused.stderr(contains("--columns certainty= says nothing to this file"));
}
