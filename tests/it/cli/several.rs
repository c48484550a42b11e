//! A report of several networks: a page over them, and the report of each in a folder of its own.

use super::{ARTICLES, FAMILIES, result, rows, verbinder};
use base64::Engine as _;
use predicates::str::contains;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A star of this many nodes around "Hub", whose name and id all towns share; node 1 of every town has the id "x", and a name of its own.
fn town(name: &str, size: usize, language: &str) -> Value {
    let mut nodes = vec![json!({"id": "hub", "label": "Hub"}), json!({"id": "x", "label": format!("{name} 1")})];
    nodes.extend((2..size).map(|at| json!({"id": format!("{name}{at}"), "label": format!("{name} {at}")})));
    let ties: Vec<Value> =
        nodes[1..].iter().map(|node| json!({"source": "hub", "target": node["id"], "kind": "collaborates"})).collect();
    json!({"graph": {"title": format!("Town {name}"), "language": language}, "nodes": nodes, "edges": ties})
}

/// Towns as files `NAME.json` in a folder.
fn towns(folder: &Path, sizes: &[(&str, usize)], language: &str) -> Vec<PathBuf> {
    std::fs::create_dir_all(folder).unwrap();
    let file = |&(name, size): &(&str, usize)| {
        let path = folder.join(format!("{name}.json"));
        std::fs::write(&path, town(name, size, language).to_string()).unwrap();
        path
    };
    sizes.iter().map(file).collect()
}

fn report(files: &[PathBuf], out: &Path, options: &[&str]) {
    verbinder().arg("report").args(files).arg("-o").arg(out).args(options).assert().success();
}

/// Every file below a folder.
fn written(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn page(out: &Path) -> String {
    std::fs::read_to_string(out.join("index.html")).unwrap()
}

/// Where the links of a page lead that leave it.
fn links(page: &str) -> BTreeSet<String> {
    let links = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().replace("&#x2f;", "/"));
    links.filter(|link| !link.starts_with('#') && !link.starts_with("http")).collect()
}

#[test]
fn the_page_over_several_networks_leads_to_the_whole_report_of_each() {
    let folder = tempfile::tempdir().unwrap();
    let files = towns(&folder.path().join("in"), &[("Aa", 6), ("Bee", 9), ("Cé", 12)], "en");
    let out = folder.path().join("out");
    report(&files, &out, &[]);
    let all = written(&out);
    let text = page(&out);
    for (town, size) in [("aa", 6), ("bee", 9), ("ce", 12)] {
        assert!(
            all.contains_key(&format!("{town}/tables/ties.csv"))
                && all.contains_key(&format!("{town}/diagrams/whole.svg"))
        );
        assert!(links(&text).contains(&format!("{town}/index.html")), "{town}");
        // A star of n nodes has n − 1 ties.
        assert!(text.contains(&format!("({size} nodes · {} tied pairs)", size - 1)), "{town}");
    }
    assert!(text.contains("<h1>3 networks side by side</h1>") && text.contains("27 nodes · 24 tied pairs in all"));
    assert!(text.contains("Most partners: Hub (11)"), "the first sentence of the largest");
    for link in links(&text) {
        assert!(all.contains_key(&link), "{link} leads nowhere");
    }
    for table in ["compare", "cautions", "alike", "similarity", "shared"] {
        assert!(links(&text).contains(&format!("tables/{table}.csv")), "{table}");
    }
    // One picture of all, in which who stands in three networks stands three times.
    let picture = String::from_utf8(all["diagrams/networks.svg"].clone()).unwrap();
    assert_eq!(picture.matches("<title>Hub · organisation · ").count(), 3);
    assert!(picture.contains("How do these 3 networks differ?") && !picture.contains("place"));
}

#[test]
fn cautions_come_first_and_the_page_allows_its_own_script_only() {
    let folder = tempfile::tempdir().unwrap();
    let files = towns(&folder.path().join("in"), &[("Aa", 6), ("Bee", 9)], "en");
    let out = folder.path().join("out");
    report(&files, &out, &[]);
    let text = page(&out);
    let body = &text[text.find("<main").unwrap()..];
    let (caution, table) = (body.find("Before you compare").unwrap(), body.find("<table").unwrap());
    assert!(caution < table, "cautions stand above the figures");
    assert!(body[caution..table].contains("2 networks are too few"), "{}", &body[caution..table]);
    let script = text.rsplit("<script>").next().unwrap().split("</script>").next().unwrap();
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script.as_bytes()));
    let policy = text.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let policy = policy.replace("&#x2f;", "/").replace("&#x2b;", "+");
    assert!(policy.starts_with("default-src 'none'") && policy.contains(&format!("script-src 'sha256-{hash}';")));
    for foreign in [" src=\"http", "@import", "url(http", "fetch(", "innerHTML"] {
        assert!(!text.contains(foreign), "{foreign}");
    }
}

#[test]
fn who_stands_in_several_networks_is_told_by_id_and_name_together() {
    let folder = tempfile::tempdir().unwrap();
    let files = towns(&folder.path().join("in"), &[("Aa", 6), ("Bee", 9), ("Cee", 5)], "en");
    let out = folder.path().join("out");
    report(&files, &out, &[]);
    let shared: Value = serde_json::from_slice(&std::fs::read(out.join("tables/shared.json")).unwrap()).unwrap();
    let rows = shared["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0]["id"], "hub");
    assert_eq!(rows[0]["in"], json!(["Aa", "Bee", "Cee"]));
    assert_eq!(rows[0]["partners"], json!(["5", "8", "4"]));
    assert!(shared["notes"].to_string().contains("1 id stands with different names"), "{}", shared["notes"]);
    assert!(page(&out).contains("1 named actor stands in more than one network; in most of them Hub (3)."));
}

#[test]
fn the_page_speaks_the_language_of_the_first_file_or_the_one_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let files = towns(&folder.path().join("in"), &[("Aa", 6), ("Bee", 9)], "nl");
    let out = folder.path().join("out");
    report(&files, &out, &[]);
    let dutch = page(&out);
    assert!(dutch.contains("<html lang=\"nl\">") && dutch.contains("2 netwerken naast elkaar"));
    for english in ["Side by side", "Each network", "How alike", "Who joins", "Every name leads", "tied pairs"] {
        assert!(!dutch.contains(english), "{english}");
    }
    report(&files, &out, &["--lang", "en", "--force"]);
    let english = page(&out);
    assert!(english.contains("<html lang=\"en\">") && english.contains("Before you compare"));
    for dutch in ["Naast elkaar", "Elk netwerk", "netwerken", "knopen"] {
        assert!(!english.contains(dutch), "{dutch}");
    }
}

#[test]
fn a_folder_the_files_in_it_and_any_number_of_threads_give_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in");
    let files = towns(&input, &[("Aa", 6), ("Bee", 9), ("Cee", 7)], "en");
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    for (files, out, threads) in [(files, &one, "1"), (vec![input], &two, "4")] {
        let mut run = verbinder();
        run.arg("report").args(files).arg("-o").arg(out).env("RAYON_NUM_THREADS", threads).assert().success();
    }
    assert!(written(&one) == written(&two));
}

#[test]
fn networks_of_one_name_or_of_the_name_of_a_folder_get_folders_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = towns(&folder.path().join("a"), &[("town", 6), ("tables", 7)], "en");
    files.extend(towns(&folder.path().join("b"), &[("town", 9)], "en"));
    files.push(files[0].clone());
    let out = folder.path().join("out");
    report(&files, &out, &[]);
    let pages: Vec<String> = written(&out).into_keys().filter(|path| path.ends_with("/index.html")).collect();
    assert_eq!(pages.len(), 4, "{pages:?}");
    assert!(pages.contains(&"tables-2/index.html".to_owned()), "{pages:?}");
    let text = page(&out);
    assert!(pages.iter().all(|page| links(&text).contains(page)), "{pages:?}");
    assert!(text.contains("tables/compare.csv"));
}

#[test]
fn one_network_is_written_as_ever_and_a_file_of_several_networks_is_taken_apart() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("ties.csv");
    std::fs::write(&table, "source,target,network\na,b,One\nb,c,One\nc,d,Two\nd,e,Two\ne,a,Two\n").unwrap();
    let out = folder.path().join("out");
    report(std::slice::from_ref(&table), &out, &["--lang", "en"]);
    let files = written(&out);
    assert!(files.contains_key("one/index.html") && files.contains_key("two/index.html"));
    let single = folder.path().join("single");
    report(&[table], &single, &["--lang", "en", "--network", "One"]);
    let files = written(&single);
    assert!(files.contains_key("index.html") && files.contains_key("tables/network.csv"));
    assert!(!files.contains_key("tables/shared.csv") && !files.contains_key("one/index.html"));
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = towns(&folder.path().join("in"), &[("Aa", 6)], "en");
    let broken = folder.path().join("in/broken.json");
    std::fs::write(&broken, "{\"nodes\": [").unwrap();
    files.push(broken);
    let out = folder.path().join("out");
    verbinder().arg("report").args(&files).arg("-o").arg(&out).assert().failure().stderr(contains("broken.json"));
    verbinder()
        .args(["report", ARTICLES, "no-such-file.json", "-o"])
        .arg(&out)
        .assert()
        .failure()
        .stderr(contains("no-such-file.json"));
    assert!(!out.exists(), "nothing is half written");
    // Explore shows one network at a time.
    verbinder().args(["explore", ARTICLES, FAMILIES]).assert().failure();
}

#[test]
fn what_was_left_out_is_said_of_the_first_file_by_its_name_too() {
    let folder = tempfile::tempdir().unwrap();
    let files = towns(&folder.path().join("in"), &[("Aa", 6), ("Bee", 7)], "en");
    for file in &files {
        let mut network: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        network["edges"][0]["status"] = json!("planned");
        std::fs::write(file, network.to_string()).unwrap();
    }
    let out = folder.path().join("out");
    report(&files, &out, &[]);
    let table: Value = serde_json::from_slice(&std::fs::read(out.join("tables/compare.json")).unwrap()).unwrap();
    let notes: Vec<&str> = table["notes"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    for file in &files {
        let start = format!("{}: 1 tie left out", file.display());
        assert_eq!(notes.iter().filter(|note| note.starts_with(&start)).count(), 1, "{start}: {notes:?}");
    }
}

#[test]
fn hostile_names_stay_text_and_empty_networks_are_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in");
    let mut files = towns(&input, &[("Aa", 6), ("Bee", 7)], "en");
    let attack = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
    for file in &mut files {
        let mut network: Value = serde_json::from_slice(&std::fs::read(&*file).unwrap()).unwrap();
        network["graph"]["title"] = json!(attack);
        network["nodes"][0]["label"] = json!(attack);
        std::fs::write(file, network.to_string()).unwrap();
    }
    let empty = input.join("national.json");
    std::fs::write(&empty, "{\"nodes\": [], \"edges\": []}").unwrap();
    files.push(empty);
    let out = folder.path().join("out");
    report(&files, &out, &["--lang", "en"]);
    let text = page(&out);
    assert!(!text.contains("<script>alert") && !text.contains("<img"));
    assert!(text.contains("(0 nodes · 0 tied pairs)"));
}

// Two towns and a tie without one, under a Dutch heading.
#[test]
fn one_town_alone_is_not_compared_and_ties_without_a_town_are_called_so_in_its_language() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("towns.csv");
    let text = "Gemeente;Van;Naar\nDalfsen;a;b\nDalfsen;b;c\nOmmen;d;e\nOmmen;e;f\n;g;h\n";
    std::fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    let refused = verbinder().args(["compare", file, "--network", "Dalfsen"]).assert().code(2);
    let refused = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
    assert!(refused.contains("Dalfsen alone was read, and a comparison takes two"), "{refused}");
    assert!(refused.contains("leave out --network") && !refused.contains("belongs to a municipality"), "{refused}");
    let found = result(&["compare", file]);
    let names: Vec<&str> = rows(&found).iter().map(|row| row["network"].as_str().unwrap()).collect();
    assert_eq!(names, ["Dalfsen", "Ommen", "(geen Gemeente)"]);
    std::fs::write(file, text.replace("Gemeente", "Municipality")).unwrap();
    assert!(result(&["compare", file])["rows"].to_string().contains("(no Municipality)"));
}
