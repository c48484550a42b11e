//! Lists of who works with whom whose headings could be those of a survey, and what stands beside their ties.

use verbinder::diagnostics::Diagnostic;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Certainty, Respondent, Strength};

fn read(text: &str) -> Input {
    read_with(text, &[])
}

fn read_with(text: &str, columns: &[(&str, &str)]) -> Input {
    let columns = columns.iter().map(|(field, column)| ((*field).to_owned(), (*column).to_owned())).collect();
    let options = ReadOptions { columns, ..ReadOptions::default() };
    formats::from_bytes(text.as_bytes(), "s.csv", &options).unwrap().swap_remove(0)
}

fn found<'i>(input: &'i Input, code: &str) -> Option<&'i Diagnostic> {
    input.network.diagnostics.iter().find(|found| found.code == code)
}

/// Whether the network says that somebody was asked.
fn is_survey(input: &Input) -> bool {
    let network = &input.network.value;
    let asked = network.nodes().any(|node| node.respondent != Respondent::Unknown);
    let reported =
        network.ties().any(|tie| !tie.tie.reported_by.is_empty() || tie.tie.attributes.contains_key("confirmed"));
    assert_eq!(asked, reported);
    asked
}

fn strengths(input: &Input) -> Vec<Option<Strength>> {
    input.network.value.ties().map(|tie| tie.tie.strength).collect()
}

#[test]
fn organisation_and_partner_are_the_ends_of_a_tie() {
    for text in [
        "Organisatie;Partner\nA;B\nA;C\nB;D\n",
        "Organisatie;Werkt samen met\nA;B\nC;D\n",
        "Organisatie;Werkt samen met;Bron\nA;Zorg, Welzijn BV;nota p. 3\nA;C;nota p. 4\nB;D;nota\n",
    ] {
        let input = read(text);
        assert!(!is_survey(&input), "{text}");
        assert!(found(&input, "read-as-survey").is_none() && !input.network.has_errors(), "{text}");
        let network = &input.network.value;
        assert_eq!(network.tie_count(), text.lines().count() - 1, "{text}");
        assert_eq!(network.tie(0).tie.evidence.len(), usize::from(text.contains(" p. ")), "{text}");
    }
    let input = read_with("Organisatie;Partner;Dikte\nA;B;2\nA;C;3\n", &[("strength", "Dikte")]);
    assert!(!is_survey(&input));
    assert_eq!(strengths(&input), [Some(Strength::Number(2.0)), Some(Strength::Number(3.0))]);
}

#[test]
fn what_tells_of_a_survey_makes_it_one_and_is_said() {
    for (text, said) in [
        ("Organisatie;Partner\nA;B; C\nB;A\n".replace("B; C", "\"B; C\"").as_str(), "several partners"),
        ("Organisatie;Partner\nA;B\nA;C\nB;geen\n", "no partner"),
        ("Organisatie;Partner\nA;B\nA;C\nB;\n", "name no partner"),
        ("Organisatie;Sector;Partner\nA;zorg;B\nB;sport;A\n", "about itself"),
    ] {
        let input = read(text);
        assert!(is_survey(&input), "{text}");
        let notice = found(&input, "read-as-survey").unwrap_or_else(|| panic!("{text}"));
        assert!(notice.message.contains(said), "{notice:?}");
        assert!(notice.hint.as_deref().unwrap().contains("--columns source=Organisatie,target=Partner"));
    }
    for text in [
        "Respondent;Partner\nA;B\nA;C\nB;A\n",
        "Wat is uw organisatie?;Partner\nA;B\nA;C\nB;A\n",
        "Organisatie;Met wie werkt u samen?\nA;B\nA;C\nB;A\n",
        "Organisatie;Partner;Heeft gereageerd\nA;B;ja\nA;C;ja\nB;A;ja\n",
    ] {
        let input = read(text);
        assert!(is_survey(&input) && found(&input, "read-as-survey").is_none(), "{text}");
    }
}

#[test]
fn a_heading_between_the_rows_is_no_tie() {
    let input = read(
        "Organisatie;Partner;Soort\nA;B;samenwerking\nA;C;samenwerking\nB;D;samenwerking\nC;D;subsidie\nVrijwilligers;;\nD;E;subsidie\n",
    );
    assert!(!is_survey(&input) && !input.network.has_errors());
    assert_eq!(found(&input, "lone-name").unwrap().place.line, Some(6));
    assert_eq!((input.network.value.tie_count(), input.network.value.node_count()), (5, 5));
}

#[test]
fn how_often_is_a_strength_whatever_it_is_called() {
    for heading in [
        "Hoe vaak per jaar",
        "Aantal contacten",
        "Intensiteit",
        "Intensiteit (1-5)",
        "Contactmomenten per jaar",
        "Keer per jaar",
        "contacts per year",
        "How often?",
    ] {
        let input = read(&format!("van;naar;{heading}\nA;B;2\nB;C;12\n"));
        assert_eq!(strengths(&input), [Some(Strength::Number(2.0)), Some(Strength::Number(12.0))], "{heading}");
        assert!(found(&input, "unread-strength").is_none(), "{heading}");
    }
}

#[test]
fn what_is_not_read_as_strength_is_said() {
    for (heading, cells, why) in [
        ("Intensiteit", ["hoog", "laag"], "is no number"),
        ("Intensief contact", ["1", "2"], "does not say for certain"),
    ] {
        let input = read(&format!("van;naar;{heading}\nA;B;{}\nB;C;{}\n", cells[0], cells[1]));
        assert_eq!(strengths(&input), [None, None], "{heading}");
        assert!(input.network.value.tie(0).tie.attributes.contains_key(heading));
        let notice = found(&input, "unread-strength").unwrap();
        assert!(notice.message.contains(why), "{notice:?}");
        assert!(notice.hint.as_deref().unwrap().contains(&format!("--columns strength=\"{heading}\"")));
        assert_eq!((notice.place.line, notice.place.column), (Some(1), Some(10)));
    }
}

#[test]
fn two_partners_in_one_name_are_told_apart_where_both_are_known() {
    let text = "Naam organisatie;Met welke organisaties werkt u samen?\nGemeente;De Kern\nCarinova;Gemeente en De Kern\nDe Kern;Zorg en Welzijn\n";
    let input = read(text);
    let ids: Vec<&str> = input.network.value.nodes().map(|node| node.id.as_str()).collect();
    assert_eq!(ids, ["Carinova", "De Kern", "Gemeente", "Zorg en Welzijn"]);
    let notice = found(&input, "two-in-one-name").unwrap();
    assert!(notice.message.contains("\"Gemeente en De Kern\""), "{notice:?}");
    // What answers under that name is a body of its own.
    let input = read(&format!("{text}Gemeente en De Kern;Carinova\n"));
    assert_eq!(input.network.value.node_count(), 5);
    assert!(found(&input, "two-in-one-name").is_none());
}

#[test]
fn a_certainty_in_numbers_is_one_warning() {
    for cells in ["0.5 0.8 1", "50% 80% 100%"] {
        let cells: Vec<&str> = cells.split(' ').collect();
        let text = format!("van;naar;Zekerheid (%)\nA;B;{}\nB;C;{}\nC;D;{}\n", cells[0], cells[1], cells[2]);
        let input = read(&text);
        let warnings = input.network.diagnostics.iter().filter(|found| found.code == "certainty-in-numbers").count();
        assert!(warnings == 1 && !input.network.has_errors(), "{:?}", input.network.diagnostics);
        let ties = || input.network.value.ties();
        assert!(ties().all(|tie| tie.tie.certainty == Certainty::Explicit && tie.tie.attributes.contains_key("Zekerheid (%)")));
    }
}
