//! `pack`, and the commands that read what it makes.

use super::{FAMILIES, output, result, row, rows, verbinder};
use predicates::prelude::*;
use std::io::Write as _;
use std::path::Path;

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().expect("a path in UTF-8").to_owned()
}

fn written(folder: &tempfile::TempDir, name: &str, text: &str) -> String {
    let file = path(folder, name);
    std::fs::write(&file, text).unwrap();
    file
}

fn packed(folder: &tempfile::TempDir, list: &str, options: &[&str]) -> (String, String) {
    let file = format!("{list}.packed");
    let run = verbinder().args(["pack", list, "--force", "-o", &file]).args(options).assert().success();
    let _ = folder;
    (file, String::from_utf8(run.get_output().stderr.clone()).unwrap())
}

/// Labels and one column of a result.
fn column(arguments: &[&str], name: &str) -> Vec<(String, f64)> {
    rows(&result(arguments))
        .iter()
        .map(|row| (row["id"].as_str().expect("an id").to_owned(), row[name].as_f64().unwrap_or(f64::NAN)))
        .collect()
}

#[test]
fn the_same_figures_as_of_the_file_itself() {
    let folder = tempfile::tempdir().unwrap();
    let list = path(&folder, "families.csv");
    output(&["convert", FAMILIES, "-o", &list]);
    let (file, _) = packed(&folder, &list, &["--source", "source", "--target", "target"]);
    for measure in ["degree", "betweenness", "coreness", "harmonic-closeness", "local-clustering", "constraint"] {
        let of_list = column(&["measure", measure, &list, "--nodes", &path(&folder, "families-nodes.csv")], measure);
        let of_packed = column(&["measure", measure, &file], measure);
        // Who has no tie is in no list of ties; of those who have one, every figure is the same.
        for (id, value) in &of_packed {
            let other = of_list.iter().find(|(other, _)| other == id).unwrap_or_else(|| panic!("{id} is in the list"));
            let same = (value - other.1).abs() < 1e-12 || (value.is_nan() && other.1.is_nan());
            assert!(same, "{measure} of {id}: {value} and {}", other.1);
        }
        assert!(of_packed.len() > 10);
    }
    // Padgett & Ansell 1993: nobody has as many partners as the Medici.
    let top = rows(&result(&["measure", "degree", &file, "--top", "1"])).clone();
    assert_eq!(top[0]["id"], "medici");
}

#[test]
fn the_order_of_lines_and_threads_leave_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<String> = (0..500).map(|i| format!("n{},n{}", i * 7 % 101, i * 13 % 89)).collect();
    let mut turned = lines.clone();
    turned.reverse();
    let (one, _) = packed(&folder, &written(&folder, "one.csv", &lines.join("\n")), &[]);
    let (other, _) = packed(&folder, &written(&folder, "other.csv", &turned.join("\r\n")), &[]);
    let figures = |file: &str, threads: &str| {
        let run = verbinder()
            .env("RAYON_NUM_THREADS", threads)
            .args(["measure", "betweenness,pagerank,coreness", file, "--format", "csv"])
            .assert()
            .success();
        run.get_output().stdout.clone()
    };
    assert_eq!(figures(&one, "1"), figures(&one, "4"));
    let by_option = ["measure", "betweenness,pagerank,coreness", &one, "--format", "csv", "--threads", "3"];
    assert_eq!(output(&by_option).into_bytes(), figures(&one, "1"));
    verbinder().args(["describe", &one, "--threads", "0"]).assert().failure();
    assert_eq!(figures(&one, "2"), figures(&other, "3"));
    let members = |file: &str| output(&["clusters", file, "--members", "--format", "csv"]);
    assert_eq!(members(&one), members(&other));
    let again = path(&folder, "again.packed");
    verbinder()
        .env("RAYON_NUM_THREADS", "1")
        .args(["pack", &path(&folder, "one.csv"), "-o", &again])
        .assert()
        .success();
    assert_eq!(std::fs::read(&one).unwrap(), std::fs::read(again).unwrap());
}

// a─b twice, b─a once, c with itself, b─c: three labels, two ties, by hand.
#[test]
fn what_a_list_holds_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let text = "# a remark\nweight;to;from\n2;b;a\n\n5;a;b\n1;c;c\n0,5;\"c\";b\n";
    let list = written(&folder, "list.csv", text);
    let (file, said) = packed(&folder, &list, &["--weight", "weight", "--merge", "sum"]);
    assert!(
        said.contains("3 nodes, 2 ties; of 4 ties listed 1 was listed before and 1 joins a node to itself"),
        "{said}"
    );
    let strength = column(&["measure", "strength", &file], "strength");
    assert_eq!(strength, [("a".to_owned(), 7.0), ("b".to_owned(), 7.5), ("c".to_owned(), 0.5)]);
    let row = rows(&result(&["describe", &file]))[0].clone();
    assert_eq!(
        (row["nodes"].as_u64(), row["ties"].as_u64(), row["listed"].as_u64(), row["self_ties"].as_u64()),
        (Some(3), Some(2), Some(4), Some(1))
    );
    let (directed, _) = packed(&folder, &list, &["--directed", "--source", "3", "--target", "2"]);
    let column_in = column(&["measure", "in-degree", &directed], "in-degree");
    assert_eq!(column_in, [("a".to_owned(), 1.0), ("b".to_owned(), 1.0), ("c".to_owned(), 1.0)]);
}

#[test]
fn lists_between_spaces_quotes_and_in_gzip() {
    let folder = tempfile::tempdir().unwrap();
    let ids = |list: &str| {
        let (file, _) = packed(&folder, list, &[]);
        column(&["measure", "degree", &file], "degree").into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&written(&folder, "spaces.txt", "% KONECT\n1 2\n2  10\n")), ["1", "10", "2"]);
    let quoted = "a,b\n\"Zorg, \"\"Thuis\"\"\",Ede\nEde,b\n";
    assert_eq!(ids(&written(&folder, "quotes.csv", quoted)), ["Ede", "Zorg, \"Thuis\"", "a", "b"]);
    let packer = &mut flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(b"a\tb\nb\tc\n").unwrap();
    let file = path(&folder, "list.tsv.gz");
    std::fs::write(&file, packer.try_finish().map(|()| packer.get_ref().clone()).unwrap()).unwrap();
    assert_eq!(ids(&file), ["a", "b", "c"]);
}

#[test]
fn mistakes_are_named_with_their_line() {
    let folder = tempfile::tempdir().unwrap();
    let fails = |text: &str, options: &[&str], parts: &[&str]| {
        let list = written(&folder, "wrong.csv", text);
        let target = path(&folder, "wrong.packed");
        let mut run = verbinder().args(["pack", &list, "-o", &target]).args(options).assert().failure();
        for part in parts {
            run = run.stderr(predicate::str::contains(*part));
        }
        assert!(!Path::new(&target).exists(), "nothing half is written");
    };
    fails("a,b\nb,c\nc\n", &[], &["line 3", "two labels"]);
    fails("a,b\n,c\n", &[], &["line 2", "two labels"]);
    fails("source,target,hours\na,b,2\nb,c,veel\n", &["--weight", "hours"], &["line 3", "\"veel\"", "above 0"]);
    fails("source,target,hours\na,b,-2\n", &["--weight", "hours"], &["line 2", "\"-2\""]);
    fails("a,b\n", &["--source", "5"], &["no column \"5\"", "1 to 2"]);
    fails("source,target\na,b\n", &["--weight", "uren"], &["no column \"uren\"", "source, target"]);
    fails("source,target\n", &[], &["lists no tie"]);
    fails("", &[], &["is empty"]);
}

// What could be read in two ways, by hand: who reads `packed` or another format as ties, shifts columns or drops a line gives wrong figures.
#[test]
fn what_can_be_meant_in_two_ways_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let fails = |name: &str, text: &str, options: &[&str], parts: &[&str]| {
        let list = written(&folder, name, text);
        let target = path(&folder, "wrong.packed");
        let mut run = verbinder().args(["pack", &list, "-o", &target]).args(options).assert().failure();
        for part in parts {
            run = run.stderr(predicate::str::contains(*part));
        }
        assert!(!Path::new(&target).exists(), "{name}: nothing half is written");
    };
    fails("h.csv", "from,x,w\na,b,2\n", &[], &["\"from\"", "--source from --target x", "--source 1 --target 2"]);
    fails("h.csv", "from,x,w\na,b,2\n", &["--weight", "w"], &["only one end", "--source from --target x"]);
    fails("nodes.csv", "id,name\na,Ajax\nb,Boer\n", &[], &["table of nodes (id, name)"]);
    fails(
        "scores.csv",
        "id,betweenness\nn1,6\nn2,0\n",
        &[],
        &["table of nodes (id)", "--source id --target betweenness"],
    );
    fails("uh.csv", "wie,kent\n1,2\n2,3\n", &[], &["headings above numbers", "--source wie --target kent"]);
    let titles = [
        ("kennis netwerk\na, b\nc, d\n", "line 1: \"kennis netwerk\" holds no ',', and all"),
        ("# one\nwie kent wie\nZorg Thuis;Ede\n", "line 2: \"wie kent wie\" holds no ';', and all"),
        ("Netwerk 2025\n1, 2\n2, 3\n", "line 1: \"Netwerk 2025\" holds no ',', and all"),
        ("kennis netwerk\na\tb\nc\td\n", "line 1: \"kennis netwerk\" holds no tab, and all"),
    ];
    for (text, part) in titles {
        fails("title.csv", text, &[], &[part, "begin it with #"]);
    }
    fails("w.csv", "2,a,b\n3,b,c\n", &["--weight", "1"], &["column 1", "an end of ties and their weight"]);
    fails("e.csv", "a,b\n", &["--source", "2"], &["both ends", "column 2"]);
    let formats = [
        ("m.mtx", "%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n1 2\n2 3\n", "Matrix Market"),
        ("j.json", "{\"nodes\": [],\n\"ties\": []}\n", "no plain list of ties"),
        ("k.json", "[1, 2]\n", "no plain list of ties"),
        ("x.xml", "<a b>\n<c d>\n", "XML"),
        ("p.net", "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Edges\n1 2\n", "Pajek"),
        ("d.dot", "graph g {\na -- b\n}\n", "DOT"),
        ("g.gml", "graph [\nnode [ id 1 ]\n]\n", "GML"),
        ("b.txt", "% bip unweighted\n1 1\n2 1\n", "two modes"),
    ];
    for (name, text, part) in formats {
        fails(name, text, &[], &[part, "verbinder convert"]);
    }
    let (packed, _) = packed(&folder, &written(&folder, "list.csv", "a,b\n"), &[]);
    let refused = |arguments: &[&str], parts: &[&str]| {
        let mut run = verbinder().args(arguments).assert().failure();
        for part in parts {
            run = run.stderr(predicate::str::contains(*part));
        }
    };
    let target = path(&folder, "again.packed");
    refused(
        &["pack", &packed, "-o", &target],
        &["packed network already", "clusters, merge-shards and spark-job read it as it is"],
    );
    refused(&["pack", folder.path().to_str().unwrap(), "-o", &target], &["it is a folder"]);
    refused(&["pack", "nowhere.csv", "-o", &target], &["check the name"]);
    refused(&["pack", &path(&folder, "list.csv"), "-o", "-"], &["-o network.packed"]);
}

// Each of these lost or changed a tie without a word.
#[test]
fn lines_are_read_as_they_stand() {
    let folder = tempfile::tempdir().unwrap();
    let read = |name: &str, text: &str, options: &[&str]| {
        let (file, said) = packed(&folder, &written(&folder, name, text), options);
        let degrees = column(&["measure", "degree", &file], "degree");
        (degrees.into_iter().map(|(id, degree)| format!("{id}{degree}")).collect::<Vec<_>>().join(" "), said)
    };
    // A number names a column, also where it is a label of the first tie.
    let (degrees, said) = read("num.csv", "1,2\n2,3\n3,4\n", &["--source", "1", "--target", "2"]);
    assert_eq!(degrees, "11 22 32 41");
    assert!(said.contains("line 1 (\"1\", \"2\") is the first tie, not headings"), "{said}");
    assert_eq!(read("num4.csv", "3,5,1\n5,6,2\n", &["--weight", "3"]).0, "31 52 61");
    // Lines of the first Macintosh, and of Windows.
    assert_eq!(read("cr.csv", "a,b\rc,d\r", &[]).0, "a1 b1 c1 d1");
    assert_eq!(read("crlf.csv", "a,b\r\nc,d\r\n", &[]).0, "a1 b1 c1 d1");
    // Only what comes before the first tie is a remark, and how many were is said.
    let (degrees, said) = read("hash.csv", "# one\n% two\n\na,b\n#c,d\n", &[]);
    assert_eq!(degrees, "#c1 a1 b1 d1");
    assert!(said.contains("2 lines that begin with # or % passed over"), "{said}");
    assert_eq!(read("quoted.csv", "a,b\n\"# 3\",%\n#c,d\n", &[]).0, "# 31 #c1 %1 a1 b1 d1");
    // Headings, with what was left out.
    let (degrees, said) = read("strength.csv", "target,source,strength\nb,a,3\n", &[]);
    assert_eq!(degrees, "a1 b1");
    assert!(
        said.contains("ends from column 2 (\"source\") and column 1 (\"target\"); line 1 holds headings"),
        "{said}"
    );
    assert!(said.contains("--weight \"strength\" keeps it"), "{said}");
    assert!(
        said.contains("2 nodes, 1 tie; of 1 tie listed 0 were listed before and 0 join a node to itself"),
        "{said}"
    );
    let (_, said) = read("kracht.csv", "# 1\nvan,naar,sterkte\nb,a,3\n", &["--lang", "nl"]);
    assert!(said.contains("uiteinden uit kolom 1 (\"van\") en kolom 2 (\"naar\"); regel 2 bevat kopjes"), "{said}");
    assert!(
        said.contains("1 regel die begint met #") && said.contains("2 knopen, 1 relatie; van de 1 relatie"),
        "{said}"
    );
    // Excel names the sign between cells; spaces after it are no part of a label in quotes.
    assert_eq!(read("sep.csv", "sep=;\na; \"b; c\"\n", &[]).0, "a1 b; c1");
    // Commas in numbers and in quotes are none between labels.
    assert_eq!(read("comma.txt", "a b 2\nb c 0,5\n", &["--weight", "3"]).0, "a1 b2 c1");
    assert_eq!(read("quotes.txt", "a b\nb \"c,d\"\n", &[]).0, "a1 b2 c,d1");
    // What a mark in weights is taken for is said where none of them tells.
    let (_, said) = read("thousand.csv", "a;b;10.000\nb;c;2\n", &["--weight", "3"]);
    assert!(said.contains("weights such as \"10.000\" are read with decimals behind the mark, here 10,"), "{said}");
    let (_, said) = read("duizend.csv", "a;b;1,500\n", &["--weight", "3", "--lang", "nl"]);
    assert!(said.contains("hier 1,5, niet als duizendtallen"), "{said}");
    let (_, said) = read("three.csv", "a;b;1.250\nb;c;0.125\n", &["--weight", "3"]);
    assert!(!said.contains("decimals"), "{said}");
    // Also where another sign divides the lines into more cells, all equally many.
    assert_eq!(read("sep2.csv", "sep=;\r\na,x;b,1\r\n", &[]).0, "a,x1 b,11");
    assert_eq!(read("sep3.csv", "sep=\t\na, x\tb, 1\n", &[]).0, "a, x1 b, 11");
    assert_eq!(read("sep4.csv", "sep=:\na,x:b,1\n", &[]).0, "a,x1 b,11");
    // Where a file came from is not told to whom the packed file is given.
    let file = path(&folder, "sep.csv.packed");
    assert!(rows(&result(&["describe", &file]))[0]["network"] == "sep.csv");
    let bytes = std::fs::read(&file).unwrap();
    let folder_name = folder.path().file_name().unwrap().to_str().unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains(folder_name));
}

#[test]
fn lines_that_are_not_as_the_others_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let fails = |text: &str, options: &[&str], parts: &[&str]| {
        let list = written(&folder, "wrong.txt", text);
        let target = path(&folder, "wrong.packed");
        let mut run = verbinder().args(["pack", &list, "-o", &target]).args(options).assert().failure();
        for part in parts {
            run = run.stderr(predicate::str::contains(*part));
        }
    };
    fails("x\tsource\ttarget\nq\ta\tb\n\t\tc\n", &[], &["line 3", "two labels"]);
    fails("a\tb\n\tc\n", &[], &["line 2", "two labels"]);
    fails("a b\nZorg Thuis Ede\n", &[], &["line 2", "3 cells where the first line has 2", "quotes"]);
    fails("a b c\na b\n", &[], &["line 2", "2 cells"]);
    fails("a,b\nc,d\nZorg, Thuis,Ede\n", &[], &["line 3", "3 cells"]);
    fails("a,b\n\"c\nd\",e\n", &[], &["line 2", "in quotes"]);
    fails("a,b\nc,d\n# from here on, by telephone\ne,f\n", &[], &["line 3", "begins with # and a space", "\"# …\""]);
    fails("a b\n% later\n", &[], &["line 2", "begins with % and a space"]);
    fails("a,b\n#\n", &[], &["line 2", "as a remark"]);
    fails("a,b\n\"c\"d,e\n", &[], &["line 2", "in quotes"]);
    fails("a,b\nc\u{0},d\n", &[], &["line 2", "control character"]);
    fails("a,b\nc\u{1b}[31m,d\n", &[], &["line 2", "control character"]);
    fails("a,b,1\nb,c,1e308\n", &["--weight", "3"], &["line 2", "too large or too small"]);
    fails("a,b,1e-320\n", &["--weight", "3"], &["line 1", "too large or too small"]);
    fails("a;b;1.500\nb;c;1.000,5\n", &["--weight", "3"], &["line 1", "\"1.500\" may be 1500 or 1.5"]);
    fails("a;b;0.5\n\nb;c;1,500\n", &["--weight", "3"], &["line 3", "\"1,500\" may be 1500 or 1.5"]);
}

#[test]
fn options_and_commands_that_a_packed_network_has_no_answer_to() {
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = packed(&folder, &written(&folder, "list.csv", "a,b\nb,c\n"), &[]);
    let fails = |arguments: &[&str], part: &str| {
        verbinder().args(arguments).assert().failure().stderr(predicate::str::contains(part));
    };
    fails(&["measure", "degree", &file, "--direction", "directed"], "--direction says nothing to it");
    fails(
        &["measure", "degree", &file, "--municipality", "Ede", "--mode", "one"],
        "--municipality, --mode say nothing",
    );
    fails(&["describe", &file, "--mode", "one"], "--mode says nothing to it");
    fails(&["measure", "brokerage", &file], "keeps graph and labels alone");
    fails(&["clusters", &file, "--stability"], "--members");
    fails(&["bridges", &file], "clusters, merge-shards and spark-job read it as it is: one file, by its name");
    fails(&["describe", &file, &file], "for several files or standard input");
    let stdin = std::fs::File::open(&file).unwrap();
    let piped =
        std::process::Command::new(env!("CARGO_BIN_EXE_verbinder")).args(["describe", "-"]).stdin(stdin).output();
    assert!(String::from_utf8(piped.unwrap().stderr).unwrap().contains("by its name"));
    fails(&["clusters", &file, "--method", "k-clique", "--runs", "3"], "--runs says nothing to k-clique");
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
    fails(&["describe", &file], "check sum");
}

// a─b─c─a and c─d─e─c: the two triangles share c, which is in both cliques of three, by hand.
#[test]
fn who_is_in_several_clusters_is_in_all_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = packed(&folder, &written(&folder, "ov.csv", "a,b\nb,c\na,c\nc,d\nd,e\nc,e\n"), &[]);
    let members = result(&["clusters", &file, "--members", "--method", "k-clique"]);
    let of = |id: &str| rows(&members).iter().find(|row| row["id"] == id).expect("there").clone();
    assert_eq!(
        (of("c")["cluster"].as_str(), of("c")["also_in"].to_string()),
        (Some("community-1"), "[\"community-2\"]".into())
    );
    assert_eq!((of("a")["cluster"].as_str(), of("d")["cluster"].as_str()), (Some("community-1"), Some("community-2")));
    assert_eq!(of("a")["also_in"].to_string(), "[]");
    assert_eq!(members["recipe"]["clique_size"], 3);
    let said = output(&["clusters", &file, "--method", "k-clique", "--lang", "nl"]);
    assert!(said.contains("2 clusters") && !said.contains("NaN"), "{said}");
    // A triangle has no two modes; a network of ten ties gets the usual hundred runs.
    verbinder()
        .args(["clusters", &file, "--method", "two-mode-modularity"])
        .assert()
        .failure()
        .stderr(predicate::str::contains("two kinds of nodes"));
    assert_eq!(result(&["clusters", &file])["recipe"]["runs"], 100);
}

// z has a tie with itself only: no partner, so that constraint says nothing of it (Burt 1992).
#[test]
fn the_highest_rows_are_those_that_have_a_value() {
    let folder = tempfile::tempdir().unwrap();
    let list = "a,b\nb,c\nc,d\nd,e\nc,e\nz,z\n";
    let (file, _) = packed(&folder, &written(&folder, "z.csv", list), &[]);
    let all = result(&["measure", "constraint,degree", &file, "--sort", "constraint"]);
    assert_eq!(rows(&all).last().unwrap()["id"], "z");
    let top = result(&["measure", "constraint,degree", &file, "--top", "9"]);
    assert_eq!(rows(&top)[..], rows(&all)[..5]);
    assert!(top["notes"].to_string().contains("constraint: 1 without a value are not shown"), "{}", top["notes"]);
    let two = result(&["measure", "degree", &file, "--top", "2", "--lang", "nl"]);
    // c has three partners; b, d and e share the second place with two.
    let ids: Vec<&str> = rows(&two).iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["c", "b", "d", "e"]);
    assert_eq!((&two["recipe"]["sort"], &two["recipe"]["top"]), (&"degree".into(), &2.into()));
    verbinder()
        .args(["measure", "degree", &file, "--sort", "closeness"])
        .assert()
        .failure()
        .stderr(predicate::str::contains("no column \"closeness\""));
}

// Of the list itself, with every tie said to be directed, the same measures give the same.
#[test]
fn directed_and_weighted_networks_have_the_same_figures_as_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let ties = (0..300).map(|i| (i * 7 % 41, i * i % 37, 1 + i % 5)).filter(|(a, b, _)| a != b);
    let mut lines: Vec<String> = ties.map(|(a, b, w)| format!("n{a:02},n{b:02},{w},yes")).collect();
    lines.sort();
    lines.dedup_by(|one, other| one[..7] == other[..7]);
    let list = written(&folder, "gd.csv", &format!("source,target,strength,directed\n{}\n", lines.join("\n")));
    let ends = ["--source", "source", "--target", "target"];
    let (plain, _) = packed(&folder, &list, &[ends.as_slice(), &["--directed"]].concat());
    let weighted = path(&folder, "weighted.packed");
    verbinder()
        .args(["pack", &list, "-o", &weighted, "--directed", "--weight", "strength"])
        .args(ends)
        .assert()
        .success();
    let measures =
        ["in-degree", "out-degree", "pagerank", "betweenness", "harmonic-closeness", "coreness", "constraint"];
    for measure in measures {
        for (file, options) in [(&plain, &[][..]), (&weighted, &["--weight", "strength"][..])] {
            let options = [&["measure", measure, &list, "--direction", "directed"], options].concat();
            let (of_list, of_packed) = (column(&options, measure), column(&["measure", measure, file], measure));
            assert_eq!(of_list.len(), of_packed.len());
            for ((id, value), (other, expected)) in of_packed.iter().zip(&of_list) {
                let same = (value - expected).abs() < 1e-12 || (value.is_nan() && expected.is_nan());
                assert!(id == other && same, "{measure} of {id}: {value} and {expected}");
            }
        }
    }
}

// Strengths of 2e-5 and 3e-5: three decimals would show nothing of them. In a record too: density of 2 ties among 3,000 nodes is 4e-7.
#[test]
fn tables_for_people_show_small_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let list = written(&folder, "small.csv", "a,b,2e-5\nb,c,1e-5\n");
    let (file, _) = packed(&folder, &list, &["--weight", "3"]);
    let shown = output(&["measure", "strength", &file]);
    assert!(shown.contains("0.000030") && shown.contains("0.000020"), "{shown}");
    assert!(output(&["measure", "strength", &file, "--lang", "nl", "--format", "markdown"]).contains("0,000030"));
    let ties: String = (0..3_000).map(|i| format!("n{i},n{}\n", if i < 2 { i + 1 } else { i })).collect();
    let (file, _) = packed(&folder, &written(&folder, "thin.csv", &ties), &[]);
    let shown = output(&["describe", &file]);
    assert!(shown.contains("0.00000044"), "{shown}");
}

// By hand: a─b, b─c and z alone; the job of the list says the same with a table of nodes beside it.
#[test]
fn a_packed_network_is_a_job_for_spark_too() {
    let folder = tempfile::tempdir().unwrap();
    let (file, _) = packed(&folder, &written(&folder, "list.csv", "b,a,2\nc,b,1\nz,z,9\n"), &["--weight", "3"]);
    let job = path(&folder, "job");
    verbinder().args(["spark-job", &file, "-o", &job]).assert().success();
    let text = |name: &str| std::fs::read_to_string(Path::new(&job).join(name)).unwrap();
    assert_eq!(text("edges.txt"), "0 1 2\n1 2 1\n3 3\n");
    assert_eq!(text("nodes.csv"), "number,id,label\n0,a,a\n1,b,b\n2,c,c\n3,z,z\n");
    let said: serde_json::Value = serde_json::from_str(&text("job.json")).unwrap();
    assert_eq!(
        (&said["nodes"], &said["ties"], &said["recipe"]["packed_from"]),
        (&4.into(), &2.into(), &"list.csv".into())
    );
}

/// A line that says of itself that it is no tie as the others is not passed over, and every column that is left out is named.
#[test]
fn lines_that_are_no_ties_as_the_others_are_refused_and_columns_named() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text, says) in [
        ("sign.csv", "source,target,sign\na,b,+\nb,c,-\n", "line 3: \"-\" in the column \"sign\""),
        ("status.csv", "source,target,status\na,b,planned\n", "line 2: \"planned\" in the column \"status\""),
        ("word.csv", "source,target,status\na,b,maybe\n", "line 2: \"maybe\" in the column \"status\""),
        ("directed.csv", "source,target,directed\na,b,\nb,c,true\n", "line 3: \"true\" in the column \"directed\""),
        ("certainty.csv", "van,naar,zekerheid\na,b,onzeker\n", "line 2: \"onzeker\" in the column \"zekerheid\""),
    ] {
        let list = written(&folder, name, text);
        let remedy = if name == "directed.csv" { "--directed packs ties" } else { "verbinder transform FILE" };
        verbinder()
            .args(["pack", &list, "-o", &format!("{list}.packed")])
            .assert()
            .code(2)
            .stderr(predicate::str::contains(says))
            .stderr(predicate::str::contains(remedy))
            .stderr(predicate::str::contains("--source 1 --target 2"));
        packed(&folder, &list, &["--source", "1", "--target", "2"]);
    }
    // What the usual filter keeps too, in every line; and a direction that all have.
    let list = written(
        &folder,
        "usual.csv",
        "source,target,status,certainty,sign\na,b,present,implied,+\nb,c,,,\nc,d,ending,explicit,\n",
    );
    packed(&folder, &list, &[]);
    let list = written(&folder, "arcs.csv", "source,target,directed\na,b,true\nb,c,\n");
    packed(&folder, &list, &["--directed"]);
    let list = written(&folder, "mixed.csv", "source,target,directed\na,b,true\nb,c,false\n");
    verbinder()
        .args(["pack", &list, "--directed", "-o", &format!("{list}.packed")])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("line 3: \"false\" in the column \"directed\""));
    let list = written(&folder, "more.csv", "source,target,theme,year,weight\na,b,youth,2014,2\n");
    let (_, said) = packed(&folder, &list, &[]);
    assert!(said.contains("column 3 (\"theme\"), column 4 (\"year\") are left out"), "{said}");
    assert!(said.contains("--weight \"weight\" keeps it"), "{said}");
    let (_, said) = packed(&folder, &list, &["--weight", "weight", "--lang", "nl"]);
    assert!(said.contains("kolom 3 (\"theme\"), kolom 4 (\"year\") zijn weggelaten"), "{said}");
}

// What its hint names: a table that convert wrote, which states direction and certainty of every tie.
#[test]
fn what_convert_writes_is_packed_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    verbinder().args(["convert", FAMILIES, "-o", &at("ties.csv")]).assert().success();
    verbinder().args(["pack", &at("ties.csv"), "-o", &at("f.packed")]).assert().success();
    let packed = result(&["measure", "degree", &at("f.packed")]);
    let read = result(&["measure", "degree", FAMILIES]);
    assert_eq!(row(&packed, "id", "medici")["degree"], row(&read, "id", "medici")["degree"]);
}
