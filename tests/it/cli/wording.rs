//! Sentences that a newcomer stumbled over: one of a thing, one file of many networks, tables that are not for Excel.

use super::{FAMILIES, result, verbinder};
use crate::support::dutch::english_in;

fn notes(made: &serde_json::Value) -> String {
    made["notes"].to_string()
}

#[test]
fn one_of_a_thing_is_no_plural() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("n.json").to_string_lossy().into_owned();
    let write = |nodes: &str, edges: &str| {
        std::fs::write(&file, format!(r#"{{"nodes": [{nodes}], "edges": [{edges}]}}"#)).unwrap()
    };
    let (abc, path) = (
        r#"{"id": "a"}, {"id": "b"}, {"id": "c"}"#,
        r#"{"source": "a", "target": "b"}, {"source": "b", "target": "c"}"#,
    );
    write(&format!(r#"{abc}, {{"id": "alone"}}"#), path);
    let said = notes(&result(&["clusters", &file, "--lang", "nl"]));
    assert!(said.contains("1 knoop zonder partner zit in geen gemeenschap"), "{said}");
    let said = notes(&result(&["clusters", &file, "--lang", "en"]));
    assert!(said.contains("1 node without a partner is in no community"), "{said}");
    write(abc, path);
    let said = notes(&result(&["whatif", &file, "--weakest", "--lang", "nl"]));
    assert!(said.contains("1 actor houdt anderen in contact"), "{said}");
    let said = notes(&result(&["whatif", &file, "--weakest", "--lang", "en"]));
    assert!(said.contains("1 actor holds others in contact"), "{said}");
}

#[test]
fn a_file_of_several_networks_is_named_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("r.csv").to_string_lossy().into_owned();
    std::fs::write(&file, "gemeente;van;naar\nEde;a;b\nEde;b;c\nElst;d;e\nElst;e;f\nEpe;g;h\n").unwrap();
    let made = result(&["compare", &file, "--lang", "nl"]);
    assert_eq!(made["recipe"]["file"].as_array().unwrap().len(), 1);
    assert_eq!(made["recipe"]["sha256"].as_array().unwrap().len(), 1);
    assert!(notes(&made).contains("De volgorde van de rijen zegt niets"), "{}", notes(&made));
}

#[test]
fn the_page_says_where_tables_for_excel_come_from() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let run = verbinder().args(["report", FAMILIES, "--lang", "nl", "-o"]).arg(&out).assert().success();
    let said = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(said.contains(" geschreven: index.html, ") && said.contains(" tabellen (CSV, JSON)"), "{said}");
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("verbinder actors BESTAND -o actors.xlsx"));
}

#[test]
fn a_number_of_threads_is_asked_for_in_words() {
    for wrong in ["veel", "0", "2000", "-1"] {
        let run = verbinder().args(["describe", FAMILIES, &format!("--threads={wrong}")]).assert().code(2);
        let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(said.contains("a number from 1 to 1024 is expected"), "{said}");
    }
}

/// A list with mistakes as they are made, and what is said of it, whatever the exit code.
fn said_of_messy(arguments: &[&str]) -> (String, String) {
    const LIST: &str = "van;naar;frequentie;sinds;zekerheid\nGemeente Almelo;Avedan;1;2015;uitdrukkelijk\n\
        Avedan;Wijkteam;vaak;;\nStichting Avedan;Bibliotheek;2;02/03/2014;misschien\nBibliotheek;;1;;\nTotaal;;3;;\nBibliotheek;Bibliotheek;1;;\n\
        Onbekend;Wijkteam;1;2014-02-30;\n";
    let run = verbinder().args(arguments).arg("-").write_stdin(LIST).output().unwrap();
    (String::from_utf8(run.stdout).unwrap(), String::from_utf8(run.stderr).unwrap())
}

#[test]
fn check_speaks_dutch_to_whom_asks_for_it() {
    let (nl, _) = said_of_messy(&["check", "--lang", "nl"]);
    let (en, _) = said_of_messy(&["check"]);
    assert!(nl.contains("fout[bad-value]: \"vaak\" is geen waarde voor sterkte\n"), "{nl}");
    assert!(
        nl.contains("  = tip: schrijf een getal boven nul, zoals 2 of 0,5, of zwak of sterk; laat het leeg"),
        "{nl}"
    );
    assert!(nl.contains("waarschuwing[total]: \"Totaal\" is gelezen als totaal en weggelaten"), "{nl}");
    assert!(en.contains("error[bad-value]: \"vaak\" is no value for strength\n"), "{en}");
    assert!(en.contains("  = help: write a number above zero, such as 2 or 0,5, or weak or strong; leave it"), "{en}");
    // Below each finding stands the line of the file.
    for line in nl.lines().filter(|line| !line.contains(" | ") && !line.contains(" --> ")) {
        assert_eq!(english_in(line), [""; 0], "{line}");
    }
    assert_eq!(nl.lines().filter(|line| line.contains(" --> ")).count(), en.matches(" --> ").count());
}

#[test]
fn results_for_programs_stay_in_english() {
    let said = |lang: &str| {
        let text = said_of_messy(&["check", "--format", "json", "--lang", lang]).0;
        let mut made: serde_json::Value = serde_json::from_str(&text).unwrap();
        // The recipe says which language was asked for.
        made["recipe"].take();
        made
    };
    assert!(said("en").to_string().contains("is no value for strength"));
    assert_eq!(said("nl"), said("en"));
    let (csv, _) = said_of_messy(&["check", "--format", "csv", "--lang", "nl"]);
    assert!(csv.contains(",message,hint\n") && csv.contains("is no value for strength"), "{csv}");
}

#[test]
fn a_table_of_findings_for_people_speaks_their_language() {
    let (nl, _) = said_of_messy(&["check", "--format", "markdown", "--lang", "nl"]);
    assert!(nl.contains("| melding | tip |") && nl.contains("| fout | bad-value |"), "{nl}");
    assert!(nl.contains("is geen waarde voor sterkte") && !nl.contains("is no value"), "{nl}");
    let (en, _) = said_of_messy(&["check", "--format", "markdown"]);
    assert!(en.contains("| message | hint |") && en.contains("| error | bad-value |"), "{en}");
}

#[test]
fn an_analysis_says_in_its_language_what_is_wrong_with_a_file() {
    let (_, said) = said_of_messy(&["describe", "--keep-going", "--lang", "nl"]);
    assert!(said.contains("fout[no-end]: de relatie heeft geen eind (naar)"), "{said}");
    assert!(said.contains("\nwaarschuwing: total: ") && said.contains(" noemt alles"), "{said}");
    let (_, said) = said_of_messy(&["describe", "--keep-going"]);
    assert!(said.contains("error[no-end]: the tie has no target"), "{said}");
    assert!(said.contains("\nwarning: total: ") && said.contains(" lists everything"), "{said}");
}
