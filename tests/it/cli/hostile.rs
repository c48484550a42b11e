//! Files that are made to do harm: each is refused or read within bounded time and memory, with a sentence that helps.

use super::verbinder;
use predicates::prelude::*;
use predicates::str::contains;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a run may hold and how long it may take before a file counts as harmful: far more than any of these small files is worth.
const MEMORY: &str = "700M";
const TIME: Duration = Duration::from_secs(120);

fn file(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// Runs `check` on a file within the bounds. What it says, and the code it ends with: 0 or 1 where it was read, 2 where it was refused.
fn checked(path: &Path) -> (String, i32) {
    let run = verbinder().arg("check").arg(path).args(["--max-memory", MEMORY]).timeout(TIME).assert();
    let output = run.get_output();
    let said = String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    let code = output.status.code().unwrap_or_else(|| panic!("{}: no orderly end", path.display()));
    assert!(!said.contains("panicked") && !said.contains("of memory"), "{}: {said}", path.display());
    assert!(said.len() < 100_000, "{}: {} bytes are said", path.display(), said.len());
    (said, code)
}

#[test]
fn what_unpacks_to_far_more_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let spaces = vec![b' '; 1 << 20];
    let mut member = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    member.write_all(&spaces).unwrap();
    let bomb = file(folder.path(), "bomb.csv.gz", member.finish().unwrap().repeat(300));
    let mut workbook = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for part in 0..300 {
        workbook.start_file(format!("xl/{part}.xml"), zip::write::SimpleFileOptions::default()).unwrap();
        workbook.write_all(&spaces).unwrap();
    }
    let workbook = file(folder.path(), "bomb.xlsx", workbook.finish().unwrap().into_inner());
    for path in [bomb, workbook] {
        let (said, code) = checked(&path);
        assert!(code == 2 && said.contains("unpacks to more than 256 MiB"), "{said}");
        assert!(said.contains("unpack it with another program"), "{said}");
    }
}

// What is counted before it is unpacked, beyond 64 MiB, is read as it stands: a list between two nodes, with many empty lines.
#[test]
fn what_unpacks_to_much_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let packed = |content: &[u8]| {
        let mut member = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        member.write_all(content).unwrap();
        member.finish().unwrap()
    };
    let lines = packed(&vec![b'\n'; 1 << 20]).repeat(70);
    let list = file(folder.path(), "list.csv.gz", [packed(b"source,target\na,b\n"), lines, packed(b"b,c\n")].concat());
    let output =
        verbinder().args(["describe", "--format", "json", "--max-memory", MEMORY]).arg(&list).output().unwrap();
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&found["rows"][0]["nodes"], &found["rows"][0]["ties"]), (&3.into(), &2.into()));
}

#[test]
fn what_stands_in_itself_without_end_is_refused_or_read() {
    let folder = tempfile::tempdir().unwrap();
    let nested = |open: &str, close: &str| open.repeat(100_000) + &close.repeat(100_000);
    let list = nested("[", "]");
    for (name, content) in [
        ("open.json", "[".repeat(500_000)),
        ("list.json", format!("{{\"nodes\": [{{\"id\": \"a\", \"x\": {list}}}], \"edges\": []}}")),
        (
            "object.json",
            format!("{{\"nodes\": [{{\"id\": \"a\", \"x\": {}}}], \"edges\": []}}", nested("{\"a\":", "}")),
        ),
        (
            "cytoscape.cyjs",
            format!("{{\"elements\": {{\"nodes\": [{{\"data\": {{\"id\": \"a\", \"x\": {list}}}}}]}}}}"),
        ),
        (
            "jgf.json",
            format!("{{\"graph\": {{\"nodes\": {{\"a\": {{\"metadata\": {{\"x\": {list}}}}}}}, \"edges\": []}}}}"),
        ),
        ("cell.csv", format!("source,target,evidence\na,b,\"{list}\"\n")),
        ("groups.dot", format!("graph {{{}}}", nested("{", "}"))),
        ("subgraphs.dot", format!("graph {{{}}}", nested("subgraph a {", "}"))),
        ("lists.gml", format!("graph [ {} ]", nested("node [ ", "] "))),
        ("graphs.graphml", format!("<graphml>{}</graphml>", nested("<graph>", "</graph>"))),
        (
            "nodes.gexf",
            format!("<gexf><graph><nodes>{}</nodes></graph></gexf>", nested("<node id='a'><nodes>", "</nodes></node>")),
        ),
    ] {
        let (said, _) = checked(&file(folder.path(), name, content));
        assert!(!said.is_empty(), "{name}");
    }
}

/// Counts in headers that no such small file can keep.
#[test]
fn counts_that_cannot_be_are_refused_before_room_is_made() {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in [
        ("a.net", "*Vertices 4000000000\n1 \"a\"\n*Arcs\n1 3999999999\n"),
        ("b.net", "*Vertices 999999999999999999999\n*Arcs\n1 2\n"),
        ("a.dl", "dl n=1000000000 format=fullmatrix\ndata:\n0 1\n"),
        ("b.dl", "dl n=1000000000 format=edgelist1\ndata:\n1 999999999\n"),
        ("c.dl", "dl n=3 nm=1000000000 format=fullmatrix\ndata:\n0 1 0\n"),
        ("a.mtx", "%%MatrixMarket matrix coordinate real general\n1000000000 1000000000 1\n1 999999999 1\n"),
        ("b.mtx", "%%MatrixMarket matrix array real general\n1000000000 1000000000\n1\n"),
        ("a.col", "p edge 1000000000 1\ne 1 999999999\n"),
        ("a.graph", "1000000000 1\n2\n1\n"),
        ("a.gw", "LEDA.GRAPH\nvoid\nvoid\n-1\n4000000000\n"),
        ("out.konect", "% asym unweighted\n% 1 1000000000 1000000000\n1 999999999\n"),
        ("a.g6", "~~~~~~~~"),
    ] {
        let (said, code) = checked(&file(folder.path(), name, content));
        assert!(code > 0 && (said.contains("hint:") || said.contains("help:")), "{name}: {said}");
    }
}

#[test]
fn entities_of_xml_are_neither_multiplied_nor_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let secret = file(folder.path(), "secret.txt", "the secret");
    let laughs: String =
        (1..10).map(|at| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10))).collect();
    for (name, entities, used) in [
        ("laughs.graphml", format!("<!ENTITY l0 \"ha\">{laughs}"), "&l9;"),
        ("outside.graphml", format!("<!ENTITY out SYSTEM \"file://{}\">", secret.display()), "&out;"),
    ] {
        let content = format!(
            "<?xml version=\"1.0\"?><!DOCTYPE g [{entities}]><graphml><graph edgedefault=\"directed\"><node id=\"{used}\"/></graph></graphml>"
        );
        let (said, code) = checked(&file(folder.path(), name, content));
        assert!(code == 2 && said.contains("entity") && !said.contains("the secret"), "{said}");
    }
}

#[test]
fn a_mistake_a_hundred_thousand_times_is_said_in_bearable_time_and_length() {
    let folder = tempfile::tempdir().unwrap();
    let native = |nodes: String, ties: String| {
        format!("{{\"graph\": {{\"format\": \"verbinder/1\"}}, \"nodes\": [{nodes}], \"edges\": [{ties}]}}")
    };
    let many = |piece: &dyn Fn(usize) -> String| (0..30_000).map(piece).collect::<Vec<_>>().join(",");
    let long = "x".repeat(1_000_000);
    for (name, content) in [
        (
            "twice.json",
            native(many(&|_| "{\"id\": \"a\"}".into()), many(&|_| "{\"source\": \"a\", \"target\": \"a\"}".into())),
        ),
        (
            "dangling.json",
            native("{\"id\": \"a\"}".into(), many(&|at| format!("{{\"source\": \"m{at}\", \"target\": \"n{at}\"}}"))),
        ),
        ("kinds.json", native(many(&|at| format!("{{\"id\": \"{at}\", \"kind\": \"k{at}\"}}")), String::new())),
        (
            "ring.json",
            native(many(&|at| format!("{{\"id\": \"{at}\", \"part_of\": \"{}\"}}", (at + 1) % 30_000)), String::new()),
        ),
        (
            "fields.json",
            format!("{{\"nodes\": [{{\"id\": \"a\", {}}}], \"edges\": []}}", many(&|at| format!("\"k{at}\": 1"))),
        ),
        ("field.json", format!("{{\"nodes\": [{{\"id\": \"a\", {}}}], \"edges\": []}}", many(&|_| "\"k\": 1".into()))),
        ("ids.csv", format!("source,target\n{long}1,{long}2\n{long}2,{long}3\n,{long}\n")),
        ("strengths.csv", "source,target,strength\na,b,NaN\nb,c,inf\nc,d,-inf\nd,e,1e999\n".to_owned()),
        ("headings.csv", (0..30_000).map(|at| format!("c{at},")).collect::<String>() + "\n"),
        ("quote.csv", format!("source,target\n\"a,b\n{}", "c,d\n".repeat(500_000))),
    ] {
        let (said, code) = checked(&file(folder.path(), name, content));
        assert!((name == "ids.csv") || code > 0 || said.contains("notice"), "{name}: {said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_ends_where_its_memory_does() {
    verbinder()
        .args(["describe", "/dev/zero", "--max-memory", "100M"])
        .timeout(TIME)
        .assert()
        .code(2)
        .stderr(contains("more than 100 MiB of memory").and(contains("--max-memory 32G")));
    verbinder()
        .args(["describe", "/dev/zero"])
        .env("VERBINDER_MAX_MEMORY", "0.1 GiB")
        .timeout(TIME)
        .assert()
        .code(2)
        .stderr(contains("more than 102 MiB of memory"));
    verbinder().args(["list", "formats", "--max-memory", "lots"]).assert().code(2).stderr(contains("512M or 8G"));
}

/// No name steers the terminal, wherever it is shown.
#[test]
fn no_sign_out_of_a_file_steers_the_terminal() {
    let hostile = r#"{"graph": {"format": "verbinder/1", "title": "T\u001b]0;x\u0007"},
        "nodes": [{"id": "a\u001b[2J\u009b31m", "label": "b\u202ec\u001b[31m"}, {"id": "d\u0000"}, {"id": "d\u0000"}],
        "edges": [{"source": "a\u001b[2J\u009b31m", "target": "d\u0000"}, {"source": "\u001b[1m", "target": "d\u0000"}]}"#;
    let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let controls = |text: &str| text.chars().any(|c| c.is_control() && !"\n\t".contains(c));
    let turns = |text: &str| text.contains(verbinder::text::turns);
    for command in [
        vec!["check", "-"],
        vec!["check", "-", "--format", "json"],
        vec!["describe", "-"],
        vec!["describe", "-", "--keep-going"],
        vec!["actors", "-", "--keep-going"],
        vec!["actors", "-", "--keep-going", "--format", "csv"],
        vec!["actors", "-", "--keep-going", "--format", "json"],
        vec!["actors", "-", "--keep-going", "--format", "markdown"],
        vec!["explain", "-", "b\u{202e}c\u{1b}[31m", "--keep-going"],
        vec!["explain", "-", "\u{1b}[31mnobody", "--keep-going"],
        vec!["diagram", "-", "--keep-going", "-o", "-", "--format", "svg"],
        vec!["diagram", "-", "--keep-going", "-o", "-", "--format", "dot"],
        vec!["convert", "-", "--keep-going", "--to", "json", "-o", "-"],
        vec!["convert", "-", "--keep-going", "--to", "csv", "-o", "-"],
        vec!["convert", "-", "--keep-going", "--to", "graphml", "-o", "-"],
        vec!["convert", "-", "--keep-going", "--to", "dot", "-o", "-"],
        vec!["convert", "-", "--keep-going", "--to", "pajek", "-o", "-"],
    ] {
        let run = verbinder().args(&command).write_stdin(hostile).assert();
        // A name in a file for other programs stays the name that it is, in whatever order it is read.
        let is_data = command[0] == "convert";
        for text in [shown(&run.get_output().stdout), shown(&run.get_output().stderr)] {
            assert!(!controls(&text) && (is_data || !turns(&text)), "{command:?}: {}", text.escape_debug());
        }
    }
    // Nor a name of a file.
    let folder = tempfile::tempdir().unwrap();
    for content in [
        "source,target\na,b\n",
        "source,target\na,\n",
        "{",
        "{\"nodes\": [{\"id\": 5, \"kind\": \"x\"}], \"edges\": []}",
    ] {
        let name = format!("a\u{1b}[31m\u{202e}.{}", if content.starts_with('{') { "json" } else { "csv" });
        let path = file(folder.path(), &name, content);
        for command in ["check", "describe"] {
            let run = verbinder().arg(command).arg(&path).assert();
            for text in [shown(&run.get_output().stdout), shown(&run.get_output().stderr)] {
                assert!(!controls(&text) && !turns(&text), "{command}: {}", text.escape_debug());
            }
        }
    }
}

/// Nor does a name turn what stands around it on a page or in a picture; what is told of a run keeps what was typed.
#[test]
fn no_sign_out_of_a_file_turns_a_page_or_a_picture() {
    let turned = |name: &str| format!("{name} \u{202e}dne\u{202c}");
    let node = |at: usize| {
        let town = ["Delft", "a\u{202e}b"][at % 2];
        serde_json::json!({"id": format!("n{at}\u{202e}"), "label": turned(&format!("Node {at}")), "municipality": town,
            "sector": format!("s\u{2066}{}", at % 3)})
    };
    let tie = |a: usize, b: usize| {
        serde_json::json!({"source": format!("n{a}\u{202e}"), "target": format!("n{b}\u{202e}"),
            "layer": format!("l\u{202e}{}", a % 2), "since": 2015 + a % 4,
            "evidence": [{"source": "s", "paragraph": "p\u{2066}", "quote": "q \u{2066}open", "note": "n \u{202e}"}]})
    };
    let pairs = [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (4, 6), (6, 7), (0, 8)];
    let network = serde_json::json!({
        "graph": {"format": "verbinder/1", "title": turned("Title"), "description": turned("About"), "language": "en",
            "sources": [{"id": "s", "title": turned("Source"), "publisher": turned("Press")}]},
        "nodes": (0..9).map(node).collect::<Vec<_>>(),
        "edges": pairs.map(|(a, b)| tie(a, b)),
    });
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "net.json", network.to_string());
    let other = file(folder.path(), "other.json", network.to_string().replace("Title", "Other"));
    let run = |arguments: &[&str]| {
        verbinder().current_dir(folder.path()).args(arguments).timeout(TIME).assert().success();
    };
    let (path, other) = (path.to_str().unwrap(), other.to_str().unwrap());
    run(&["report", path, "-o", "one", "--layer", "l\u{202e}0,l\u{202e}1"]);
    run(&["report", path, other, "-o", "two"]);
    let mut folders = vec![folder.path().join("one"), folder.path().join("two")];
    let mut looked_at = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if !["html", "svg", "dot", "csv"].contains(&ending) {
                continue;
            }
            let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
            looked_at += usize::from(text.contains("Node 4"));
            let at = text.find(verbinder::text::turns);
            let shown = at.map(|at| text[text.floor_char_boundary(at.saturating_sub(100))..].chars().take(120));
            let shown = shown.map(|shown| shown.collect::<String>().escape_debug().to_string());
            assert!(shown.is_none(), "{}: {}", path.display(), shown.unwrap_or_default());
        }
    }
    assert!(looked_at > 20, "{looked_at}");
    verbinder().current_dir(folder.path()).args(["verify", "one"]).timeout(TIME).assert().success();
}
