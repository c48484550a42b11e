//! Commands that messages show can be typed as they stand.

use super::verbinder;
use predicates::str::contains;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// What a command says on standard error, run in a folder.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let run = verbinder().current_dir(folder).args(arguments).assert();
    String::from_utf8(run.get_output().stderr.clone()).unwrap()
}

/// The command of a message that names `verbinder check …`, up to the words that follow it.
fn shown(message: &str) -> String {
    let line = message.lines().find(|line| line.contains("verbinder check") && line.contains(" lists everything"));
    let line = line.unwrap_or_else(|| panic!("no command in {message}"));
    let from = line.find("verbinder check").unwrap();
    line[from..line.find(" lists everything").unwrap()].to_owned()
}

/// Runs a command as a shell does.
#[cfg(unix)]
fn typed(folder: &Path, command: &str) -> (Option<i32>, String) {
    let program = assert_cmd::cargo::cargo_bin!("verbinder");
    let command = command.replacen("verbinder", &format!("'{}'", program.display()), 1);
    let run = Command::new("sh").args(["-c", &command]).current_dir(folder).output().unwrap();
    (run.status.code(), String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap())
}

// The sixth column is of no use without --columns, and its nodes stand in a file of another name.
#[cfg(unix)]
#[test]
fn the_command_that_lists_everything_says_how_the_file_was_read() {
    let folder = folder(&[
        ("onze banden.csv", "A;B;Hoe vaak\na;b;1\nb;c;2\nb;x;2\n"),
        ("wie's wie.csv", "id;label\na;Aa\nb;Bee\nc;Cee\n"),
        ("samen.csv", "merge;into\na;b\n"),
    ]);
    let options = ["--columns", "source=A,target=B,strength=Hoe vaak", "--nodes", "wie's wie.csv", "--undirected"];
    let message = said(folder.path(), &[&["measure", "degree", "onze banden.csv"], &options[..]].concat());
    assert!(message.contains("unlisted-node"), "{message}");
    let command = shown(&message);
    let (code, listed) = typed(folder.path(), &command);
    assert_eq!(code, Some(0), "{command}: {listed}");
    assert!(listed.contains("warning[unlisted-node]") && listed.contains("4 nodes, 3 ties"), "{command}: {listed}");
}

// A code for no answer would be the strongest tie: no figure is given without a word, and stated it is none.
#[cfg(unix)]
#[test]
fn codes_for_no_answer_are_warned_of_before_figures() {
    let folder =
        folder(&[("m.csv", ";a;b;c\na;0;2;-9\nb;1;0;3\nc;-9;-9;0\n"), ("g.csv", "from;to;weight\na;b;2\nb;c;1\n")]);
    let message = said(folder.path(), &["measure", "strength", "m.csv", "--weight", "strength"]);
    assert!(message.contains("skip-code") && message.contains("-9 (3 times) among strengths from 1 to 3"), "{message}");
    for stated in [&["--missing", "-9"][..], &["--missing=-9"]] {
        let message =
            said(folder.path(), &[&["measure", "strength", "m.csv", "--weight", "strength"], stated].concat());
        assert!(!message.contains("skip-code"), "{message}");
    }
    // What does nothing is said, with the option in the command that tells more.
    let message = said(folder.path(), &["measure", "strength", "g.csv", "--missing=-9,99"]);
    assert!(message.contains("no-answer-code"), "{message}");
    let command = shown(&message);
    assert!(command.ends_with("--missing=-9,99"), "{command}");
    let (code, listed) = typed(folder.path(), &command);
    assert_eq!(code, Some(0), "{command}: {listed}");
    assert!(listed.contains("warning[no-answer-code]"), "{command}: {listed}");
}

// One body under two names is two in every figure: each analysis says so in a line, and what only writes the network again does not.
#[cfg(unix)]
#[test]
fn names_that_look_alike_are_warned_of_before_figures() {
    let ties = "van,naar\nStichting Malkander,Bibliotheek\nMalkander,Wijkteam Oost\nBuurtzorg,Bibliotheek\nBuurt zorg,Wijkteam Oost\n";
    let folder = folder(&[
        ("t.csv", ties),
        ("u.csv", "van,naar\nMalkander,Bibliotheek\nBibliotheek,Wijkteam Oost\n"),
        (
            "list.csv",
            "decision,id,name,into_id,into\nnot-the-same,Malkander,Malkander,Stichting Malkander,Stichting Malkander\n",
        ),
    ]);
    let alike = "2 pairs of names look alike, such as";
    for analysis in [
        &["measure", "degree", "t.csv"][..],
        &["compare", "t.csv", "u.csv"],
        &["report", "t.csv", "-o", "out"],
        &["change", "t.csv", "u.csv"],
    ] {
        let message = said(folder.path(), analysis);
        assert_eq!(message.matches("similar-names").count(), 1, "{analysis:?}: {message}");
        assert!(message.contains(alike) && message.contains("verbinder names FILE"), "{analysis:?}: {message}");
    }
    let dutch = said(folder.path(), &["measure", "degree", "t.csv", "--lang", "nl"]);
    assert!(dutch.contains("2 paren namen lijken op elkaar, zoals"), "{dutch}");
    for other in [
        &["measure", "degree", "u.csv"][..],
        &["names", "t.csv"],
        &["convert", "t.csv", "t.gml"],
        &["measure", "degree", "t.csv", "--merges", "list.csv"],
    ] {
        let message = said(folder.path(), other);
        assert!(!message.contains("similar-names"), "{other:?}: {message}");
    }
    // Who may see no names sees none.
    let message = said(folder.path(), &["measure", "degree", "t.csv", "--pseudonymise"]);
    assert!(message.contains("1 × similar-names") && !message.contains("Malkander"), "{message}");
}

/// Errors show the command too, and so does a list that was cut short; the latter with the option that shows the rest.
#[cfg(unix)]
#[test]
fn errors_and_long_lists_show_a_command_that_works() {
    let rows: String = (0..20).map(|row| format!("a,b,{row}x\n")).collect();
    let folder = folder(&[("t.csv", &format!("van,naar,Keer per jaar\n{rows}"))]);
    let options = ["t.csv", "--columns", "strength=Keer per jaar"];
    let message = said(folder.path(), &[&["measure", "degree"], &options[..]].concat());
    let (code, listed) = typed(folder.path(), &shown(&message));
    assert_eq!(code, Some(1), "{listed}");
    assert!(listed.contains("20 errors"), "{listed}");
    let more = listed.lines().find(|line| line.contains("more: verbinder check")).unwrap();
    let command = &more[more.find("verbinder").unwrap()..more.find(" shows").unwrap()];
    let (code, all) = typed(folder.path(), command);
    assert_eq!((code, all.matches("is no value for strength").count()), (Some(1), 20), "{command}: {all}");
    assert!(message.contains(&format!("more: {command}")), "{message}");
}

/// Of a folder the file is named; where an option is about the folder, the folder.
#[test]
fn of_a_folder_the_file_is_named() {
    let folder = folder(&[("a-ties.csv", "source,target\na,b\nb,q\n"), ("a-nodes.csv", "id,label\na,Aa\nb,Bee\n")]);
    let path = folder.path().to_str().unwrap();
    let file = folder.path().join("a-ties.csv");
    assert!(said(folder.path(), &["describe", path]).contains(&format!("verbinder check {} lists", file.display())));
    let message = said(folder.path(), &["describe", path, "--encoding", "utf-8"]);
    assert!(message.contains(&format!("verbinder check {path} --encoding utf-8 lists")), "{message}");
    verbinder()
        .args(["measure", "degree", "-", "--input-format", "csv"])
        .write_stdin("source,target\na,b\nb,\nc,\n")
        .assert()
        .stderr(contains("verbinder check - --input-format csv lists everything"));
}
