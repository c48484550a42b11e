//! What may not be concluded from one network: said beside the figures that it is about, and a ranking withheld where it forbids one.

use super::{ARTICLES, output, result, row, rows, verbinder};
use predicates::str::contains;
use serde_json::{Value, json};
use verbinder::present::cautions::CAUTIONS;

fn read(arguments: &[&str], file: &Value) -> Value {
    let run = verbinder()
        .args(arguments)
        .args(["-", "--format", "json", "--lang", "en"])
        .write_stdin(file.to_string())
        .assert()
        .success();
    serde_json::from_slice(&run.get_output().stdout).expect("a JSON result")
}

fn notes(result: &Value) -> String {
    result["notes"].to_string()
}

/// The rules that speak of a file.
fn spoken(file: &Value) -> Vec<String> {
    let found = read(&["robustness", "--of", "cautions"], file);
    rows(&found).iter().map(|row| row["caution"].as_str().unwrap().to_owned()).collect()
}

/// A star of twelve called n00 … n11, with a ring around it; `change` adds to it.
fn wheel(change: impl Fn(&mut Value)) -> Value {
    let id = |node: usize| format!("n{node:02}");
    let nodes: Vec<Value> =
        (0..12).map(|node| json!({"id": id(node), "label": format!("Z{:02}", 11 - node)})).collect();
    let spokes = (1..12).map(|node| json!({"source": id(0), "target": id(node)}));
    let ring = (1..11).map(|node| json!({"source": id(node), "target": id(node + 1)}));
    let mut file = json!({"graph": {}, "nodes": nodes, "edges": spokes.chain(ring).collect::<Vec<_>>()});
    change(&mut file);
    file
}

/// The same where the first so many of those asked answered.
fn answered(yes: usize) -> Value {
    wheel(|file| {
        for (node, entry) in file["nodes"].as_array_mut().unwrap().iter_mut().enumerate() {
            entry["respondent"] = json!(if node < yes { "yes" } else { "no-response" });
        }
    })
}

/// Every tie of the wheel read in these sources, in turn, each time at another page.
fn sourced(sources: &[Value]) -> Value {
    wheel(|file| {
        file["graph"]["sources"] = json!(sources);
        for (at, tie) in file["edges"].as_array_mut().unwrap().iter_mut().enumerate() {
            let source = &sources[at % sources.len()]["id"];
            tie["evidence"] = json!([{"source": source, "page": at.to_string()}]);
        }
    })
}

#[test]
fn a_file_that_gives_no_reason_has_no_caution() {
    assert!(spoken(&wheel(|_| {})).is_empty());
    let found = read(&["actors"], &wheel(|_| {}));
    assert!(!notes(&found).contains("Caution"), "{found}");
    assert_eq!((&rows(&found)[0]["id"], &rows(&found)[0]["rank"]), (&json!("n00"), &json!(1.0)));
}

#[test]
fn each_rule_speaks_where_it_has_reason_and_only_there() {
    let one = |id: &str, year: i32| json!({"id": id, "title": id, "observation_year": year});
    let two_sources = [one("a", 2020), one("b", 2020)];
    let two_years = [one("a", 2020), one("b", 2022)];
    let awarding = |kind: &'static str| {
        let mut file = sourced(&two_sources);
        file["edges"][0]["kind"] = json!(kind);
        file
    };
    let towns = |written: usize| {
        let mut file = sourced(&two_sources);
        for (node, entry) in file["nodes"].as_array_mut().unwrap().iter_mut().enumerate() {
            // The hub belongs to nobody; the others to six towns.
            entry["municipality"] = json!(if node == 0 { "national".to_owned() } else { format!("T{}", node % 6) });
        }
        for tie in file["edges"].as_array_mut().unwrap().iter_mut().skip(written) {
            tie.as_object_mut().unwrap().remove("evidence");
        }
        file
    };
    let partly = |written: usize| {
        let mut file = sourced(&two_sources[..1]);
        for tie in file["edges"].as_array_mut().unwrap().iter_mut().skip(written) {
            tie.as_object_mut().unwrap().remove("evidence");
        }
        file
    };
    let told = |themselves: usize| {
        let mut file = sourced(&two_sources[..1]);
        for tie in file["edges"].as_array_mut().unwrap().iter_mut().take(themselves) {
            tie["reported_by"] = json!([tie["target"]]);
        }
        file
    };
    let certainty = |doubtful: usize| {
        wheel(|file| {
            for tie in file["edges"].as_array_mut().unwrap().iter_mut().take(doubtful) {
                tie["certainty"] = json!("implied");
            }
        })
    };
    let spells = |begun: &'static str| {
        wheel(move |file| {
            (file["edges"][0]["since"], file["edges"][0]["until"]) = (json!("2012"), json!("2014"));
            file["edges"][1]["since"] = json!(begun);
        })
    };
    let node = |field: &'static str, value: Value| wheel(move |file| file["nodes"][3][field] = value.clone());
    let small = json!({"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b"}]});
    let mut named = answered(12);
    named["nodes"][3]["respondent"] = json!("named-only");
    let stated = |size: usize| {
        wheel(|file| {
            file["nodes"][3]["kind"] = json!("partnership");
            file["nodes"][3]["members_stated"] = json!(size);
            file["edges"][11] = json!({"source": "n05", "target": "n03", "kind": "participates-in"});
        })
    };
    for (rule, yes, no) in [
        ("silence", sourced(&two_sources), wheel(|_| {})),
        ("one-source", sourced(&two_sources[..1]), sourced(&two_sources)),
        // Eleven of 21 ties are most of them, ten are not.
        ("one-source", partly(11), partly(10)),
        // What most nodes tell of themselves no single author decided.
        ("one-source", told(10), told(11)),
        // Source a, which awards, holds half of the passages or more: 11 of 21.
        ("award-texts", awarding("awards"), awarding("collaborates")),
        ("low-response", answered(8), answered(9)),
        ("too-few-nodes", small, wheel(|_| {})),
        ("named-only", named, answered(12)),
        ("uneven-attention", towns(1), towns(21)),
        // Seven of 21 are a third, eight more than that.
        ("doubtful-ties", certainty(8), certainty(7)),
        ("known-by-type", node("named", json!(false)), node("named", json!(true))),
        ("unnamed-members", stated(4), stated(1)),
        ("different-years", sourced(&two_years), sourced(&two_sources)),
        // A tie of 2012 to 2014 and one since 2015 never held together; one since 2014 did.
        ("different-years", spells("2015"), spells("2014")),
    ] {
        assert!(spoken(&yes).iter().any(|id| id == rule), "{rule} is silent: {:?}", spoken(&yes));
        assert!(!spoken(&no).iter().any(|id| id == rule), "{rule} speaks: {:?}", spoken(&no));
    }
    // Where one year is chosen, everything stood together.
    let dated = read(&["robustness", "--of", "cautions", "--at", "2020"], &sourced(&two_years));
    assert!(!dated.to_string().contains("different-years"));
    let told = "Ties of 2012 to 2015 are counted together, though some had ended before others began; --at YEAR takes one year.";
    assert!(notes(&read(&["actors"], &spells("2015"))).contains(told));
    for chosen in [&["actors", "--at", "2014"][..], &["actors", "--from", "2010", "--to", "2020"]] {
        assert!(!notes(&read(chosen, &spells("2015"))).contains("counted together"), "{chosen:?}");
    }
    let dutch = verbinder().args(["actors", "-", "--lang", "nl"]).write_stdin(spells("2015").to_string()).assert();
    dutch.success().stdout(contains("Relaties van 2012 tot 2015 tellen samen"));
    // Side by side, where the networks do not stand for years.
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, file: &Value| {
        let path = folder.path().join(name);
        std::fs::write(&path, file.to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (old, new) = (path("old.json", &spells("2015")), path("new.json", &wheel(|_| {})));
    let said = result(&["compare", &old, &new, "--of", "cautions", "--lang", "en"]);
    assert!(said.to_string().contains("In old: ties of 2012 to 2015 are counted together"), "{said}");
    let said = result(&["compare", &old, "--by", "year", "--of", "cautions", "--lang", "en"]);
    assert!(!said.to_string().contains("counted together"), "{said}");
    assert!(said.to_string().contains("what ends in a year still counts in it"), "{said}");
    // Of 21 ties one ended in 2014 and one began in 2015: in 2014 the one still counts, in 2015 the other does.
    let years = result(&["compare", &old, "--by", "year"]);
    let pairs: Vec<Value> = rows(&years).iter().map(|row| json!([row["network"], row["pairs"]])).collect();
    assert_eq!(pairs, [json!(["2012", 20]), json!(["2014", 20]), json!(["2015", 20])]);
}

#[test]
fn every_rule_on_one_network_is_listed_with_what_it_is_about() {
    let listed = result(&["list", "cautions", "--lang", "nl"]);
    assert_eq!(rows(&listed).len(), CAUTIONS.len());
    for caution in CAUTIONS {
        let row = row(&listed, "id", caution.id);
        assert_eq!(row["alone"].is_null(), caution.alone.is_none());
        assert_eq!(row["about"].as_array().unwrap().is_empty(), caution.alone.is_none());
        assert!(caution.check.is_some() || caution.alone.is_some(), "{} says nothing", caution.id);
        assert!(!row["reference"].as_str().unwrap().is_empty());
    }
}

#[test]
fn a_caution_stands_only_beside_figures_that_it_is_about() {
    let caution = "Caution: What a source does not mention is unknown";
    let says = |measure: &str| {
        let found = result(&["measure", measure, ARTICLES, "--lang", "en"]);
        assert!(found["notes"].is_array() && found.as_object().unwrap().len() == 4);
        notes(&found).contains(caution)
    };
    assert!(says("density") && says("average-degree") && says("components"));
    assert!(!says("betweenness") && !says("transitivity"));
    let dutch = output(&["measure", "degree", ARTICLES, "--lang", "nl", "--top", "3"]);
    assert!(dutch.contains("Let op: 66 % van de vindplaatsen staat in bronnen die nomineren of bekronen"), "{dutch}");
    // A handful, never a flood.
    let asked: [&[&str]; 7] = [
        &["actors"],
        &["bridges"],
        &["describe"],
        &["clusters"],
        &["governance"],
        &["census", "components"],
        &["significance", "transitivity", "--draws", "9"],
    ];
    for command in asked {
        let found = result(&[command, &[ARTICLES, "--lang", "en"]].concat());
        let count =
            found["notes"].as_array().unwrap().iter().filter(|note| note.to_string().contains("Caution: ")).count();
        assert!((1..=5).contains(&count), "{command:?}: {count}");
    }
}

/// Ties between pairs of nodes in these places, each on a page of its own of one source.
fn told_of(pairs: &[(usize, &[&str])]) -> Value {
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    for (number, (pages, places)) in pairs.iter().enumerate() {
        let [one, other] = ["a", "b"].map(|end| format!("{end}{number}"));
        nodes.extend([&one, &other].map(|id| json!({"id": id, "municipality": places})));
        edges.extend((0..*pages).map(|page| {
            let passage = json!({"source": "s", "page": format!("{number}-{page}")});
            json!({"source": one, "target": other, "evidence": [passage]})
        }));
    }
    json!({"graph": {"sources": [{"id": "s"}]}, "nodes": nodes, "edges": edges})
}

#[test]
fn a_passage_about_several_places_counts_once() {
    // Four of eleven passages are about A and B, one each about C to H, one about no place: half are about three of ten places, A and
    // two more. Were the four counted for both, A and B would have eight of fourteen.
    let single: [&[&str]; 7] = [&["C"], &["D"], &["E"], &["F"], &["G"], &["H"], &["national"]];
    let most_elsewhere: Vec<(usize, &[&str])> =
        [(4, &["A", "B"][..]), (0, &["I", "J"])].into_iter().chain(single.map(|places| (1, places))).collect();
    assert!(!spoken(&told_of(&most_elsewhere)).iter().any(|id| id == "uneven-attention"));
    // Four of eight are about A alone, one of five places, and four about all the others together.
    let half: [(usize, &[&str]); 2] = [(4, &["A"]), (4, &["B", "C", "D", "E"])];
    let found = read(&["robustness", "--of", "cautions"], &told_of(&half));
    assert!(found.to_string().contains("Half of the passages are about 1 of 5 places (A)"), "{found}");
}

// Five of twelve are 42 %: nobody is ranked. Six are half, and are.
#[test]
fn below_half_of_the_answers_actors_are_not_ranked() {
    let (few, half) = (answered(5), answered(6));
    let found = read(&["actors", "--top", "3"], &few);
    let labels: Vec<&str> = rows(&found).iter().map(|row| row["label"].as_str().unwrap()).collect();
    let mut sorted = labels.clone();
    sorted.sort_unstable();
    assert_eq!((labels.len(), &labels), (12, &sorted), "everybody, in alphabetical order");
    assert!(rows(&found).iter().all(|row| row["rank"].is_null() && row["degree"].is_number()));
    assert!(notes(&found).contains("Only 5 of 12 asked answered (42 %)"), "{found}");
    let ranked = read(&["actors", "--top", "3"], &half);
    assert_eq!((&rows(&ranked)[0]["id"], &rows(&ranked)[0]["rank"]), (&json!("n00"), &json!(1.0)));
    let anyway = read(&["actors", "--top", "3", "--rank-anyway"], &few);
    assert_eq!((&rows(&anyway)[0]["id"], &rows(&anyway)[0]["rank"]), (&json!("n00"), &json!(1.0)));
    // People read why before anything else.
    let told = |arguments: &[&str]| verbinder().args(arguments).args(["-"]).write_stdin(few.to_string()).assert();
    told(&["actors", "--lang", "en"]).success().stdout(contains("Not ranked, in alphabetical order. Only 5 of 12"));
    told(&["actors", "--lang", "nl"]).success().stdout(contains("Niet gerangschikt, op alfabet. Slechts 5 van 12"));
    told(&["actors", "--rank-anyway", "--lang", "en"]).success().stdout(contains("RANKED ANYWAY, at your request."));
    told(&["bridges", "--lang", "en"]).success().stdout(contains("Not ranked"));
    told(&["measure", "betweenness", "--top", "3", "--lang", "en"])
        .code(2)
        .stderr(contains("these actors are not ranked by betweenness"))
        .stderr(contains("--rank-anyway"));
    told(&["measure", "betweenness", "--top", "3", "--rank-anyway"]).success();
    told(&["measure", "density", "--top", "1"]).success();
    // Who is named by those who answered is known (Costenbader & Valente 2003).
    told(&["measure", "in-degree", "--top", "3", "--direction", "directed"]).success();
    told(&["measure", "betweenness"]).success();
    // Without direction it is degree.
    told(&["measure", "in-degree", "--top", "3", "--direction", "undirected"]).code(2);
    // Sets of key players are a ranking, and ranges of ranks are ranks.
    told(&["key-players", "--lang", "en"])
        .code(2)
        .stderr(contains("no key players are named in this network"))
        .stderr(contains("Only 5 of 12 asked answered"));
    told(&["key-players", "--rank-anyway", "--lang", "en"]).success().stdout(contains("RANKED ANYWAY"));
    let found = read(&["robustness", "--draws", "20", "--all"], &few);
    let order: Vec<&str> = rows(&found).iter().map(|row| row["label"].as_str().unwrap()).collect();
    assert_eq!((order.len(), &order), (12, &sorted));
    for column in ["betweenness_rank", "betweenness_rank_range", "degree_in_top", "degree_place"] {
        assert!(rows(&found).iter().all(|row| row[column].is_null()), "{column}");
    }
    told(&["robustness", "--draws", "20", "--lang", "en"]).success().stdout(contains("Not ranked, in alphabetical"));
    let anyway = read(&["robustness", "--draws", "20", "--rank-anyway"], &few);
    assert_eq!((&rows(&anyway)[0]["id"], &rows(&anyway)[0]["degree_rank"]), (&json!("n00"), &json!(1.0)));
    let by_named = ["robustness", "--measure", "in-degree", "--draws", "20", "--direction", "directed"];
    assert!(rows(&read(&by_named, &few)).iter().any(|row| row["in-degree_rank"].is_number()));
}

#[test]
fn a_report_is_as_careful_as_its_parts() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    verbinder()
        .args(["report", "-", "-o", out.to_str().unwrap(), "--lang", "en"])
        .write_stdin(answered(5).to_string())
        .assert()
        .success();
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("id=\"sure\"") && page.contains("Not ranked, in alphabetical order."));
    assert!(!page.contains("Most partners: "));
    let ranks = std::fs::read_to_string(out.join("tables/ranks.csv")).unwrap();
    // Alphabetical: Z00 is n11, of whom nothing but the name is told.
    let first = ranks.lines().find(|line| line.contains("Z00")).unwrap();
    assert_eq!(first.trim_matches(','), "n11,Z00", "{ranks}");
    assert!(!out.join("diagrams/radial.svg").exists());
    for table in ["cautions", "ranks", "tolerance", "stability", "stability-clusters", "stability-members"] {
        let json = std::fs::read_to_string(out.join(format!("tables/{table}.json"))).unwrap();
        let found: Value = serde_json::from_str(&json).unwrap();
        assert!(!rows(&found).is_empty(), "{table}");
        assert!(std::fs::metadata(out.join(format!("tables/{table}.csv"))).unwrap().len() > 0);
    }
}

// Twelve ties that the program derives from a meeting that four attend: none of them is in a source. Of ties that the file states, all are
// outright, or, changed, implied.
#[test]
fn ties_that_we_derive_are_not_called_doubtful_in_the_sources() {
    let file = |certainty: &str| {
        let ends = ["a", "b", "c", "d"];
        let mut nodes: Vec<Value> = ends.iter().map(|id| json!({"id": id, "kind": "organisation"})).collect();
        nodes.push(json!({"id": "table", "kind": "partnership"}));
        let member =
            |id: &&str| json!({"source": id, "target": "table", "kind": "participates-in", "certainty": certainty});
        json!({"nodes": nodes, "edges": ends.iter().map(member).collect::<Vec<_>>()})
    };
    let doubtful = "implied or ambiguous in the sources";
    let one = read(&["describe", "--mode", "one"], &file("explicit"));
    assert!(notes(&one).contains("derived from shared structures") && !notes(&one).contains(doubtful), "{one}");
    assert!(notes(&read(&["describe"], &file("implied"))).contains(doubtful));
    assert!(!notes(&read(&["describe"], &file("explicit"))).contains(doubtful));
}

// Three of twelve answered: nobody is ranked.
#[test]
fn where_nobody_is_ranked_no_other_command_tells_a_rank() {
    let explained = |file: &Value| read(&["explain", "betweenness", "n00"], file);
    let (few, all) = (explained(&answered(3)), explained(&answered(12)));
    assert!(all.to_string().contains("rank 1 of 12"), "{all}");
    assert!(!few.to_string().contains("rank 1 of"), "{few}");
    let insist = "--rank-anyway ranks all the same.";
    let why = "Not ranked. Only 3 of 12 asked answered (25 %)";
    assert!(notes(&few).contains(why) && notes(&few).contains(insist), "{few}");
    // Insisted on, the rank comes with a word.
    let anyway = read(&["explain", "betweenness", "n00", "--rank-anyway"], &answered(3)).to_string();
    assert!(anyway.contains("rank 1 of 12") && anyway.contains("RANKED ANYWAY, at your request."), "{anyway}");
    // Nor does it say who is the first broker if somebody leaves, or who rose between two waves.
    let without = |file: &Value| read(&["whatif", "--leaves", "n05"], file);
    let brokers = |result: &Value| rows(result).iter().filter(|row| row["section"] == "broker").count();
    assert!(brokers(&without(&answered(12))) > 0);
    let told = without(&answered(3));
    assert!(brokers(&told) == 0 && notes(&told).contains(&format!("No brokers are named. {why}")), "{told}");
    let arguments = ["whatif", "--leaves", "n05", "--rank-anyway"];
    assert!(brokers(&read(&arguments, &answered(3))) > 0);
    let told = verbinder().args(arguments).args(["-", "--lang", "en"]).write_stdin(answered(3).to_string()).assert();
    told.success().stdout(contains("RANKED ANYWAY, at your request."));
    let folder = tempfile::tempdir().unwrap();
    let wave = |yes: usize| {
        let path = folder.path().join(format!("{yes}.json"));
        std::fs::write(&path, answered(yes).to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (few, all) = (wave(3), wave(12));
    let changed = result(&["change", &few, &all, "--of", "actors", "--lang", "en"]);
    assert!(rows(&changed).iter().all(|row| row["betweenness_rank_after"].is_null()), "{changed}");
    assert!(notes(&changed).contains(why) && notes(&changed).contains(insist), "{changed}");
    let anyway = ["change", &few, &all, "--of", "actors", "--lang", "en", "--rank-anyway"];
    assert!(rows(&result(&anyway)).iter().any(|row| row["betweenness_rank_after"] == 1.0));
    assert!(output(&anyway).contains("RANKED ANYWAY, at your request."));
    let changed = result(&["change", &all, &all, "--of", "actors", "--lang", "en"]);
    assert!(rows(&changed).iter().any(|row| row["betweenness_rank_after"] == 1.0), "{changed}");
}
