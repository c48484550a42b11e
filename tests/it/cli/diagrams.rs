//! Diagrams and the report, as files.

use super::{ARTICLES, output, verbinder};
use serde_json::{Value, json};
use std::path::Path;

#[test]
fn a_diagram_is_written_by_its_ending() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    for (name, start) in [
        ("x.dot", &b"graph"[..]),
        ("x.svg", b"<"),
        ("x.png", b"\x89PNG"),
        ("x.pdf", b"%PDF-"),
        ("x.gexf", b"<?xml"),
        ("x.graphml", b"<?xml"),
    ] {
        verbinder().args(["diagram", ARTICLES, "-o", file(name).to_str().unwrap()]).assert().success();
        let bytes = std::fs::read(file(name)).unwrap();
        assert!(bytes.starts_with(start), "{name} starts with {:?}", &bytes[..10]);
        assert!(bytes.len() > 10_000, "{name} is not empty");
    }
    assert!(output(&["diagram", ARTICLES]).starts_with("graph"), "DOT on standard output");
}

#[test]
fn small_type_on_paper_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a5.pdf");
    let arguments = ["diagram", ARTICLES, "--lang", "en", "--paper", "A5", "-o", file.to_str().unwrap()];
    verbinder().args(arguments).assert().success().stderr(predicates::str::contains("pt on A5; take A"));
}

#[test]
fn kinds_of_the_file_that_look_alike_are_named_with_the_option_that_parts_them() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(file("ties.csv"), "van;naar\nDe Brug;De Regenboog\nDe Brug;Sint Jan\nSint Jan;De Regenboog\n")
        .unwrap();
    std::fs::write(file("nodes.csv"), "naam;soort\nDe Brug;huisarts\nDe Regenboog;school\nSint Jan;kerk\n").unwrap();
    let drawn = |options: &[&str]| {
        let (ties, nodes) = (file("ties.csv"), file("nodes.csv"));
        let arguments = ["diagram", &ties, "--nodes", &nodes, "--lang", "en"];
        let run = verbinder().args(arguments).args(options).assert().success();
        String::from_utf8(run.get_output().stderr.clone()).unwrap()
    };
    let note = "note: 3 kinds of nodes look alike (huisarts, kerk, school); --colour-by kind tells them apart\n";
    assert!(drawn(&[]).contains(note), "{}", drawn(&[]));
    let note = "(huisarts, kerk, school); --shape-by kind tells them apart\n";
    assert!(drawn(&["--view", "communities"]).contains(note));
    assert!(!drawn(&["--colour-by", "kind"]).contains("look alike"));
}

// What the file calls the whole does not stand above a part of it.
#[test]
fn a_part_has_not_the_title_of_the_whole() {
    let own = "vijf artikelen";
    // More or fewer of its ties by their status are no part.
    for whole in [&[][..], &["--status", "all", "--certainty", "all"]] {
        assert!(output(&[&["diagram", ARTICLES][..], whole].concat()).contains(own), "{whole:?}");
    }
    for part in [["--municipality", "Wageningen"], ["--where", "node.municipality != Delft"], ["--at", "2013"]] {
        let picture = output(&[&["diagram", ARTICLES, "--lang", "nl"], &part[..]].concat());
        assert!(!picture.contains(own) && picture.contains("Wie werkt met wie, en wie verbindt?"), "{part:?}");
    }
}

#[test]
fn positions_are_saved_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    verbinder()
        .args(["diagram", ARTICLES, "-o", &file("a.gexf"), "--save-positions", &file("places.json")])
        .assert()
        .success();
    // Without one town everybody else stands where they stood, seen from each other.
    let others = ["diagram", ARTICLES, "-o", &file("b.gexf"), "--where", "node.municipality != Delft"];
    verbinder().args(others).args(["--positions", &file("places.json")]).assert().success();
    let places = |name: &str| -> std::collections::BTreeMap<String, (f64, f64)> {
        let network = verbinder::formats::read_file(Path::new(&file(name))).unwrap().network.value;
        let number = |node: &verbinder::model::Node, name: &str| node.attributes[name].as_f64().unwrap();
        network.nodes().map(|node| (node.id.clone(), (number(node, "x"), number(node, "y")))).collect()
    };
    let (before, after) = (places("a.gexf"), places("b.gexf"));
    assert!(after.len() + 5 < before.len() && after.len() > 50, "{} of {}", after.len(), before.len());
    let steps: Vec<(f64, f64)> =
        after.iter().map(|(id, place)| (place.0 - before[id].0, place.1 - before[id].1)).collect();
    let farthest = steps.iter().map(|step| (step.0 - steps[0].0).hypot(step.1 - steps[0].1)).fold(0.0, f64::max);
    assert!(farthest < 0.05, "somebody moved {farthest} pt");
    verbinder()
        .args(["diagram", "data/florentine-families.json", "--positions", &file("places.json")])
        .assert()
        .code(2)
        .stderr(predicates::str::contains("none of the nodes"));
}

#[test]
fn every_view_can_be_drawn() {
    let views: [&[&str]; 13] = [
        &["--view", "whole"],
        &["--view", "municipality", "--name", "Wageningen"],
        &["--view", "structure", "--name", "Het Startpunt", "--unnamed", "ghosts"],
        &["--view", "bridges"],
        &["--view", "compare"],
        &["--view", "ego", "--name", "Sociaal Werk Nederland", "--steps", "2"],
        &["--view", "communities"],
        &["--view", "layers"],
        &["--view", "layers", "--by", "year"],
        &["--view", "two-mode"],
        &["--view", "matrix"],
        &["--view", "difference", "--from", "2013", "--to", "2018"],
        &["--view", "radial"],
    ];
    for view in views {
        let mut arguments = vec!["diagram", ARTICLES];
        arguments.extend(view);
        assert!(output(&arguments).len() > 2_000, "{view:?}");
    }
}

#[test]
fn a_network_against_itself_has_not_changed() {
    let dot = output(&["diagram", ARTICLES, "--view", "difference", "--against", ARTICLES, "--lang", "en"]);
    assert!(dot.contains("0 gained, 0 lost"), "nothing came and nothing went");
    assert!(dot.contains("kind=\"kept\"") && !dot.contains("kind=\"gained\""));
}

#[test]
fn the_report_holds_page_tables_and_diagrams() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    verbinder().args(["report", ARTICLES, "-o", out.to_str().unwrap()]).assert().success();
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"));
    let files = |folder: &Path, ending: &str| {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(|path| path.extension().is_some_and(|found| found == ending)).count()
    };
    assert_eq!(files(&out.join("tables"), "csv"), 13);
    assert_eq!(files(&out.join("tables"), "json"), 13);
    assert!(files(&out.join("diagrams"), "svg") >= 15);
    assert_eq!(files(&out.join("diagrams"), "svg"), files(&out.join("diagrams"), "dot"));
    // Every link of the page leads somewhere: a file of the report, or a place in the page.
    for link in page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        match link.strip_prefix('#') {
            Some(anchor) => assert!(page.contains(&format!("id=\"{anchor}\"")), "#{anchor} is nowhere"),
            None => assert!(link.starts_with("http") || out.join(link).is_file(), "{link} is no file"),
        }
    }
}

#[test]
fn script_in_names_stays_text() {
    let hostile = r#"{"directed": true, "graph": {"title": "</title><script>alert(1)</script>"},
        "nodes": [{"id": "a", "label": "<img src=x onerror=alert(1)>", "municipality": "\"><script>alert(2)</script>"},
                  {"id": "b", "label": "]]></svg><script>alert(3)</script>", "municipality": "../../x"},
                  {"id": "c", "label": "{{ 7 * 7 }}\u001b[31m\u202e", "municipality": "y"}],
        "edges": [{"source": "a", "target": "b"}, {"source": "b", "target": "c"}]}"#;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    verbinder().args(["report", "-", "-o", out.to_str().unwrap()]).write_stdin(hostile).assert().success();
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(!page.contains("<img"), "markup in names is escaped");
    assert!(!page.contains("<script>alert"), "a name begins no script");
    assert_eq!(page.matches("<script").count(), 2, "the data and the one script of the page");
    assert!(!page.contains("{{ 7") || page.contains("{{ 7 * 7 }}"), "names are no templates");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is written beside the folder");
    let terminal = verbinder().args(["actors", "-"]).write_stdin(hostile).assert().success();
    assert!(!terminal.get_output().stdout.contains(&0x1b), "no escape sequence passes");
}

// Every word of our own has signs in the font, in both languages; before, the legend of strengths had not.
#[cfg(all(feature = "png", feature = "pdf"))]
#[test]
fn a_matrix_of_strengths_is_a_picture_too() {
    let folder = tempfile::tempdir().unwrap();
    let ties = folder.path().join("w.csv");
    std::fs::write(&ties, "source,target,strength\na,b,1\nb,c,5\nc,a,2\n").unwrap();
    for file in ["m.png", "m.pdf"] {
        for language in ["en", "nl"] {
            let run =
                ["diagram", ties.to_str().unwrap(), "--view", "matrix", "--lang", language, "--force", "-o", file];
            verbinder().current_dir(folder.path()).args(run).assert().success();
        }
    }
}

// Also of kinds that have none by themselves; and an arrow that has little room is small, not away.
#[test]
fn ties_with_a_direction_have_arrows() {
    let folder = tempfile::tempdir().unwrap();
    let ties = folder.path().join("d.csv");
    std::fs::write(&ties, "source,target\na,b\nb,a\nb,c\nc,d\nd,b\na,e\n").unwrap();
    let drawn = |options: &[&str]| {
        let run = verbinder().args(["diagram", ties.to_str().unwrap()]).args(options).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    assert_eq!(drawn(&["--directed"]).matches("dir=forward").count(), 6);
    assert_eq!(drawn(&["--undirected"]).matches("dir=forward").count(), 0);
}

// Ties of other years are not in the page then: to choose among years would count too few.
#[test]
fn a_report_of_one_year_offers_no_other_years() {
    let folder = tempfile::tempdir().unwrap();
    let ties = folder.path().join("t.csv");
    std::fs::write(&ties, "source,target,since,until\na,b,2018,2019\nb,c,2018,\nc,d,2020,2022\nd,a,2021,\n").unwrap();
    for (options, expected) in [(&["--at", "2021"][..], true), (&["--from", "2020"], true), (&[], false)] {
        let out = folder.path().join(format!("out-{}", options.join("")));
        let report = ["report", ties.to_str().unwrap(), "-o", out.to_str().unwrap()];
        verbinder().args(report).args(options).assert().success();
        let page = std::fs::read_to_string(out.join("index.html")).unwrap();
        assert!(page.contains(&format!("\"timeChosen\":{expected}")), "{options:?}");
    }
}

// What comes along with a name from a page on the web has no form, and takes no room.
#[test]
fn signs_without_a_form_are_left_out_of_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let plain = ["Buurthuis Zuid", "Wijkteam Oost", "Sociaal loket"];
    let copied = [
        "\u{feff}Buurt\u{ad}huis\u{200b} Zuid",
        "Wijk\u{200d}team\u{2060} Oost\u{200c}",
        "Sociaal\u{200b} loket\u{200b}",
    ];
    let drawn = |names: [&str; 3]| -> Vec<String> {
        let nodes: Vec<Value> =
            names.iter().enumerate().map(|(at, name)| json!({"id": at.to_string(), "label": name})).collect();
        let edges = [["0", "1"], ["1", "2"]].map(|[a, b]| json!({"source": a, "target": b}));
        std::fs::write(folder.path().join("net.json"), json!({"nodes": nodes, "edges": edges}).to_string()).unwrap();
        let draw = |picture: &str| {
            let line = ["diagram", "net.json", "--force", "-o", picture];
            verbinder().current_dir(folder.path()).args(line).assert().success();
            std::fs::read(folder.path().join(picture)).unwrap()
        };
        #[cfg(all(feature = "png", feature = "pdf"))]
        ["net.png", "net.pdf"].iter().for_each(|picture| assert!(draw(picture).len() > 1_000));
        let svg = String::from_utf8(draw("net.svg")).unwrap();
        svg.lines().filter(|line| line.starts_with("<text")).map(str::to_owned).collect()
    };
    let (plain, copied) = (drawn(plain), drawn(copied));
    assert!(plain.iter().any(|line| line.contains(">Buurthuis Zuid<")), "{plain:?}");
    assert_eq!(plain, copied);
}

#[test]
fn a_picture_of_a_part_counts_the_ties_of_that_part_that_are_not_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("net.json");
    let node = |id: &str, place: &str| json!({"id": id, "label": id, "kind": "partnership", "municipality": place});
    let tie = |source: &str, target: &str, status: &str| json!({"source": source, "target": target, "kind": "collaborates", "status": status});
    // a – b – c, and c – d both ended and planned: nothing of a and b is left out.
    let network = json!({
        "directed": false, "multigraph": true, "graph": {},
        "nodes": [node("a", "Delft"), node("b", "Delft"), node("c", "Ede"), node("d", "Ede")],
        "edges": [tie("a", "b", "present"), tie("b", "c", "present"), tie("c", "d", "ended"), tie("c", "d", "planned")],
    });
    std::fs::write(&path, network.to_string()).unwrap();
    let picture =
        |view: &[&str]| output(&[&["diagram", path.to_str().unwrap(), "--lang", "en", "-o", "-"], view].concat());
    let (left_out, planned) = ("Ties not drawn: 1 by status.", "counts in no figure");
    for (view, said) in [
        (&["--view", "whole"][..], true),
        (&["--view", "municipality", "--name", "Delft"], false),
        (&["--view", "municipality", "--name", "Ede"], true),
        (&["--view", "ego", "--name", "a"], false),
        (&["--view", "ego", "--name", "d"], true),
        // c is two steps away from a, and what joins it to others is not part of the picture.
        (&["--view", "ego", "--name", "a", "--steps", "2"], false),
        (&["--view", "structure", "--name", "b"], false),
        (&["--view", "structure", "--name", "c"], true),
    ] {
        let dot = picture(view);
        assert_eq!(dot.contains(left_out), said, "{view:?}");
        assert_eq!(dot.contains(planned), said, "{view:?}");
    }
}

#[test]
fn an_actor_without_members_is_no_structure() {
    let picture = ["diagram", ARTICLES, "--view", "structure", "--name", "Gemeente Delft", "--lang", "en", "-o", "-"];
    let refused = verbinder().args(picture).assert().failure().code(2);
    let said = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(
        said.contains("Gemeente Delft is no structure: its kind is municipality, and it has no stated members"),
        "{said}"
    );
    assert!(said.contains("--view ego --name \"gemeente-delft\"") && said.contains("--view municipality"), "{said}");
}

// A hub with four partners of one tie each: nobody of the four is among the three most connected for coming first in the file.
#[test]
fn side_by_side_nobody_is_named_for_coming_first_among_equals() {
    let folder = tempfile::tempdir().unwrap();
    let town = |place: &str| {
        let node = move |name: &str| json!({"id": format!("{place}-{name}"), "label": format!("{place}{name}"), "municipality": place});
        ["Hub", "Ann", "Bob", "Cis", "Dik"].map(node)
    };
    let tie = |place: &str, name: &str| json!({"source": format!("{place}-Hub"), "target": format!("{place}-{name}"), "kind": "collaborates"});
    let nodes: Vec<Value> = ["Ede", "Elst"].into_iter().flat_map(town).collect();
    let ties: Vec<Value> = ["Ede", "Elst"]
        .into_iter()
        .flat_map(|place| ["Ann", "Bob", "Cis", "Dik"].map(|name| tie(place, name)))
        .collect();
    let (file, picture) = (folder.path().join("n.json"), folder.path().join("n.svg"));
    std::fs::write(&file, json!({"nodes": nodes, "edges": ties}).to_string()).unwrap();
    verbinder()
        .arg("diagram")
        .arg(&file)
        .args(["--view", "compare", "--lang", "en", "-o"])
        .arg(&picture)
        .assert()
        .success();
    let drawn = std::fs::read_to_string(&picture).unwrap();
    let named = |name: &str| drawn.contains(&format!(">{name}</text>"));
    assert!(named("EdeHub") && named("ElstHub") && !["EdeAnn", "EdeBob", "ElstAnn"].into_iter().any(named), "{drawn}");
    assert!(drawn.contains("named are the most connected beside"), "{drawn}");
}
