//! From a messy file to a clean network, as a person goes: proposals, a list in a spreadsheet, decisions, every later run.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;

const TIES: &str = "source,target,kind,strength,reported_by\n\
    Gemeente Ede,Stichting Malkander,funds,2,Gemeente Ede\n\
    Gem. Ede,Malkander,funds,3,Malkander\n\
    Malkander,Stichting Malkander,collaborates,1,Malkander\n\
    Malkander Welzijn,Manna,collaborates,1,Manna\n\
    De Manna,School Één,collaborates,1,De Manna\n";

fn run(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("verbinder");
    command.current_dir(folder).args(arguments);
    command
}

fn result(folder: &Path, arguments: &[&str]) -> Value {
    let done = run(folder, &[arguments, &["--format", "json"]].concat()).assert().success();
    serde_json::from_slice(&done.get_output().stdout).unwrap()
}

fn said(folder: &Path, arguments: &[&str]) -> String {
    let done = run(folder, arguments).assert().success();
    String::from_utf8(done.get_output().stderr.clone()).unwrap()
}

/// The list with a decision for the row of each name, and a remark in a column of its own.
fn decide(text: &str, decisions: &[(&str, &str)]) -> String {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let name = headings.iter().position(|heading| heading == "name").unwrap();
    headings.push("opmerking".into());
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(&headings).unwrap();
    for row in reader.records().map(Result::unwrap) {
        let mut cells: Vec<String> = row.iter().map(str::to_owned).collect();
        let decision = decisions.iter().find(|(of, _)| *of == cells[name]);
        if let Some((_, word)) = decision {
            cells[0] = (*word).into();
        }
        cells.push(if decision.is_some() { "gebeld, é".into() } else { String::new() });
        writer.write_record(&cells).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

#[test]
fn from_messy_names_to_a_clean_network() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("town.csv"), TIES).unwrap();
    let before = result(at, &["describe", "town.csv"]);
    assert_eq!(before["rows"][0]["nodes"], 8);

    // Proposals, each name once: three spellings of one body are one group.
    run(at, &["names", "town.csv", "-o", "merges.csv"]).assert().success();
    let text = std::fs::read_to_string(at.join("merges.csv")).unwrap();
    let proposed = result(at, &["names", "town.csv"]);
    let pairs: Vec<(&str, &str)> = proposed["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["name"].as_str().unwrap(), row["into"].as_str().unwrap()))
        .collect();
    for pair in [
        ("Gem. Ede", "Gemeente Ede"),
        ("Malkander", "Stichting Malkander"),
        ("Malkander Welzijn", "Stichting Malkander"),
    ] {
        assert!(pairs.contains(&pair), "{pair:?} is not in {pairs:?}");
    }
    assert_eq!(pairs.len(), 4, "{pairs:?}");

    // Decided in Dutch, saved as a Dutch spreadsheet does: semicolons, Windows-1252.
    let manna = pairs.iter().find(|(name, _)| name.contains("Manna")).unwrap().0;
    let decided = decide(&text, &[("Gem. Ede", "samenvoegen"), ("Malkander", "merge"), (manna, "Niet hetzelfde")]);
    let (latin, ..) = encoding(&decided);
    std::fs::write(at.join("merges.csv"), latin).unwrap();

    let after = result(at, &["describe", "town.csv", "--merges", "merges.csv"]);
    assert_eq!((&after["rows"][0]["nodes"], &after["rows"][0]["ties"]), (&6.into(), &3.into()));
    assert_eq!(after["recipe"]["merges"], "merges.csv");
    assert_eq!(after["recipe"]["merges_sha256"].as_str().unwrap().len(), 64);
    let notes = after["notes"].to_string();
    assert!(notes.contains("2 names merged") && notes.contains("1 tie united"), "{notes}");

    // Every command follows it.
    for command in [&["actors"][..], &["measure", "degree"], &["bridges"], &["clusters"], &["check"], &["compare"]] {
        let mut arguments = command.to_vec();
        arguments.extend(["town.csv", "--merges", "merges.csv"]);
        let done = run(at, &[&arguments[..], &["--format", "json"]].concat()).output().unwrap();
        if command != ["compare"] {
            let made: Value = serde_json::from_slice(&done.stdout).unwrap();
            assert_eq!(made["recipe"]["merges"], "merges.csv", "{command:?}");
        }
    }
    run(at, &["diagram", "town.csv", "--merges", "merges.csv", "-o", "town.svg"]).assert().success();
    assert!(!std::fs::read_to_string(at.join("town.svg")).unwrap().contains("Gem. Ede"));

    // The log, in numbers and row by row.
    let log = said(at, &["convert", "town.csv", "--merges", "merges.csv", "-o", "clean.json"]);
    assert!(log.contains("2 names merged") && log.contains("1 tie between names of one body dropped"), "{log}");
    let rows = result(at, &["names", "town.csv", "--merges", "merges.csv", "--log"]);
    let malkander = rows["rows"].as_array().unwrap().iter().find(|row| row["name"] == "Malkander").unwrap();
    assert_eq!(
        (&malkander["into"], &malkander["ties"], &malkander["dropped"]),
        (&"Stichting Malkander".into(), &2.into(), &1.into())
    );
    let combined = malkander["combined_ties"][0].as_str().unwrap();
    assert!(combined.contains("strength 3 of 2, 3") || combined.contains("strength 3 of 3, 2"), "{combined}");
    let clean = result(at, &["describe", "clean.json"]);
    assert_eq!(clean["rows"][0]["nodes"], 6);
    // What is merged in the file is done, and no reason to warn.
    let again = said(at, &["convert", "clean.json", "--merges", "merges.csv", "-o", "cleaner.json"]);
    assert!(again.contains("2 rows of the list are done in the file already") && !again.contains("warning"), "{again}");

    // A later run keeps every row and remark, and adds what is new only.
    std::fs::write(at.join("town.csv"), format!("{TIES}St. Malkander,School 1,collaborates,1,School 1\n")).unwrap();
    run(at, &["names", "town.csv", "--merges", "merges.csv", "-o", "merges.csv"]).assert().success();
    let (now, old) = (std::fs::read_to_string(at.join("merges.csv")).unwrap(), decided);
    let kept = now.trim_start_matches('\u{feff}');
    assert!(kept.starts_with(old.trim_end()), "{kept}\n\n{old}");
    let new: Vec<&str> = kept[old.len()..].lines().collect();
    assert_eq!(new.len(), 1, "{new:?}");
    assert!(new[0].contains(";St. Malkander;") && new[0].contains(";Stichting Malkander;"), "{new:?}");
    // And the same once more adds nothing.
    run(at, &["names", "town.csv", "--merges", "merges.csv", "-o", "merges.csv"]).assert().success();
    assert_eq!(std::fs::read_to_string(at.join("merges.csv")).unwrap(), now);
}

/// Text as Windows-1252; only what both encodings can say is used here.
fn encoding(text: &str) -> (Vec<u8>, ()) {
    (text.chars().map(|c| u8::try_from(u32::from(c)).expect("a letter of Latin-1")).collect(), ())
}

#[test]
fn decisions_are_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("town.csv"), TIES).unwrap();
    run(at, &["names", "town.csv", "-o", "m.csv"]).assert().success();
    run(at, &["names", "town.csv", "-o", "m.csv"]).assert().success();
    let decided = decide(&std::fs::read_to_string(at.join("m.csv")).unwrap(), &[("Gem. Ede", "merge")]);
    std::fs::write(at.join("m.csv"), &decided).unwrap();
    let refused = run(at, &["names", "town.csv", "-o", "m.csv"]).assert().code(2);
    let told = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(told.contains("decided (1)") && told.contains("--merges m.csv -o m.csv"), "{told}");
    // Nor by another command that reads it.
    run(at, &["convert", "town.csv", "--merges", "m.csv", "--to", "csv", "-o", "m.csv"]).assert().code(2);
    assert_eq!(std::fs::read_to_string(at.join("m.csv")).unwrap(), decided);
}

#[test]
fn a_list_that_contradicts_itself_ends_the_command_and_names_its_row() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("town.csv"), TIES).unwrap();
    let list = "decision,name,into\nmerge,Gem. Ede,Gemeente Ede\nmerge,Gemeente Ede,Gem. Ede\nmaybe,Manna,De Manna\n";
    std::fs::write(at.join("m.csv"), list).unwrap();
    let stopped = run(at, &["describe", "town.csv", "--merges", "m.csv"]).assert().code(1);
    let told = String::from_utf8_lossy(&stopped.get_output().stderr).into_owned();
    for words in ["m.csv has 2 errors", "rows 2 and 3 merge names in a circle", "\"maybe\" is no decision", "m.csv:4"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    run(at, &["describe", "town.csv", "--merges", "m.csv", "--keep-going"]).assert().success();
    std::fs::write(at.join("m.csv"), "a,b\n1,2\n").unwrap();
    let stopped = run(at, &["describe", "town.csv", "--merges", "m.csv"]).assert().code(2);
    assert!(String::from_utf8_lossy(&stopped.get_output().stderr).contains("m.csv is no merge list"));
}

#[test]
fn rows_of_another_network_of_the_file_are_not_stale() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("two.csv"), "source,target,network\nA,B,x\nA,Bee,x\nC,D,y\nC,Dee,y\n").unwrap();
    std::fs::write(at.join("m.csv"), "decision,name,into\nmerge,Bee,B\nmerge,Dee,D\nmerge,Gone,D\n").unwrap();
    let done = run(at, &["describe", "two.csv", "--merges", "m.csv", "--format", "json"]).assert().success();
    let made: Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    let nodes: Vec<&Value> = made["rows"].as_array().unwrap().iter().map(|row| &row["nodes"]).collect();
    assert_eq!(nodes, [2, 2]);
    let told = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert_eq!((told.matches("stale-merge").count(), told.contains("Gone")), (1, true), "{told}");
}

/// One body is called so in one town and otherwise in another: the list is made of the whole file, and followed in its parts.
#[test]
fn a_name_goes_into_one_that_only_another_network_of_the_file_has() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let ties = "Gemeente;Van;Naar\nOmmen;Gem. Ommen;GGZ Centraal\nDalfsen;Gem. Dalfsen;GGZ-Centraal\nDalfsen;Gem. Dalfsen;G.G.Z.\nDalfsen;G.G.Z.;Kerk\n";
    std::fs::write(at.join("v.csv"), ties).unwrap();
    let list = "decision;name;into\nsamenvoegen;GGZ-Centraal;GGZ Centraal\nsamenvoegen;G.G.Z.;GGZ-Centraal\nsamenvoegen;Kerk;Weg\n";
    std::fs::write(at.join("m.csv"), list).unwrap();
    let done = run(at, &["describe", "v.csv", "--merges", "m.csv", "--format", "json"]).assert().success();
    let made: Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    // By hand: in Dalfsen the two spellings become one, whose two ties to Gem. Dalfsen become one too.
    let shape: Vec<_> = made["rows"].as_array().unwrap().iter().map(|row| (&row["nodes"], &row["ties"])).collect();
    assert_eq!(shape, [(&3.into(), &2.into()), (&2.into(), &1.into())]);
    let told = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    assert_eq!((told.matches("stale-merge").count(), told.contains("Weg")), (1, true), "{told}");
    let made = result(at, &["measure", "degree", "v.csv", "--merges", "m.csv", "--network", "Dalfsen"]);
    assert!(made["rows"].to_string().contains("\"GGZ Centraal\""), "{made}");
}

#[test]
fn departments_roll_up() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("t.csv"), "source,target\nx,dep\nx,org\norg,dep\n").unwrap();
    std::fs::write(at.join("t-nodes.csv"), "id,label,part_of\norg,Org,\ndep,Dep,org\nx,X,\n").unwrap();
    let made = result(at, &["describe", "t.csv", "--roll-up"]);
    assert_eq!((&made["rows"][0]["nodes"], &made["rows"][0]["ties"]), (&2.into(), &1.into()));
    assert_eq!(made["recipe"]["roll_up"], "part_of");
    let notes = made["notes"].to_string();
    for words in ["1 department rolled up into 1 organisation", "1 tie within an organisation", "1 tie united"] {
        assert!(notes.contains(words), "{words}: {notes}");
    }
}
