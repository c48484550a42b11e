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
        assert!(notice.message.en.contains(said), "{notice:?}");
        assert!(
            notice.hint.as_ref().map(|hint| &*hint.en).unwrap().contains("--columns source=Organisatie,target=Partner")
        );
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
        assert!(notice.message.en.contains(why), "{notice:?}");
        assert!(
            notice.hint.as_ref().map(|hint| &*hint.en).unwrap().contains(&format!("--columns strength=\"{heading}\""))
        );
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
    assert!(notice.message.en.contains("\"Gemeente en De Kern\""), "{notice:?}");
    // What answers under that name is a body of its own.
    let input = read(&format!("{text}Gemeente en De Kern;Carinova\n"));
    assert_eq!(input.network.value.node_count(), 5);
    assert!(found(&input, "two-in-one-name").is_none());
}

#[test]
fn bron_beside_organisation_and_partner_is_where_it_was_read() {
    for text in [
        "Organisation;Partner;Source\nA;B;note p. 3\nA;C;note p. 4\nB;D;note\n",
        "Organisatie;Partner;Bron\nA;B;note p. 3\nA;C;note p. 4\nB;D;note\n",
        "Bron;Organisatie;Partner\nnote p. 3;A;B\nnote p. 4;A;C\nnote;B;D\n",
        "Bron;Naam organisatie;Partner\nnote p. 3;A;B\nnote p. 4;A;C\nnote;B;D\n",
    ] {
        for columns in [&[][..], &[("source", "organisati"), ("target", "Partner")]] {
            let whole = text
                .lines()
                .next()
                .unwrap()
                .split(';')
                .find(|heading| heading.to_lowercase().contains("organisati"))
                .unwrap();
            let columns: Vec<(&str, &str)> = columns
                .iter()
                .map(|(field, column)| (*field, if *column == "Partner" { "Partner" } else { whole }))
                .collect();
            let input = read_with(text, &columns);
            let network = &input.network.value;
            let ids: Vec<&str> = network.nodes().map(|node| node.id.as_str()).collect();
            assert_eq!((ids, network.tie_count()), (vec!["A", "B", "C", "D"], 3), "{text} {columns:?}");
            assert!(!is_survey(&input), "{text}");
            let read: Vec<String> = network.ties().map(|tie| tie.tie.evidence[0].reference()).collect();
            assert_eq!(read, ["note p. 3", "note p. 4", "note"], "{text} {columns:?}");
        }
    }
    // Beside `target` it is where the tie begins, and beside nothing but a partner too.
    for text in ["Source;Target;Organisation\nA;B;x\nA;C;y\n", "Bron;Partner\nA;B\nA;C\n"] {
        let ids: Vec<String> = read(text).network.value.nodes().map(|node| node.id.clone()).collect();
        assert_eq!(ids, ["A", "B", "C"], "{text}");
    }
    // In a survey it stays evidence.
    let survey = read("Bron;Organisatie;Partner\nnote p. 3;A;B | C\nnote p. 4;B;A\n");
    assert!(is_survey(&survey));
    let network = &survey.network.value;
    let cited: Vec<String> =
        network.nodes().flat_map(|node| node.evidence.iter().map(|item| item.reference())).collect();
    assert_eq!((network.node_count(), cited), (3, vec!["note p. 3".to_owned(), "note p. 4".to_owned()]));
}

#[test]
fn who_said_it_is_no_respondent_beside_an_organisation() {
    for by in ["Gemeld door", "Reported by", "Volgens"] {
        let input = read(&format!("Organisatie;Partner;{by}\nA;B;A\nA;C;C\nB;D;B\n"));
        let network = &input.network.value;
        assert_eq!((network.node_count(), network.tie_count()), (4, 3), "{by}");
        assert!(network.nodes().all(|node| node.respondent == Respondent::Unknown), "{by}");
        let reported: Vec<&[String]> = network.ties().map(|tie| &tie.tie.reported_by[..]).collect();
        assert_eq!(reported, [["A"], ["C"], ["B"]], "{by}");
    }
    // A cell with several partners tells of a survey, whose respondents are the organisations.
    let input = read("Organisatie;Partner;Gemeld door\nA;B | C;A\nB;A;B\n");
    assert!(is_survey(&input) && found(&input, "read-as-survey").is_some());
    let yes = input.network.value.nodes().filter(|node| node.respondent == Respondent::Yes).map(|node| &*node.id);
    assert_eq!(yes.collect::<Vec<_>>(), ["A", "B"]);
    let input = read("Respondent;Organisatie;Partner\nA;x;B\nA;x;C\nB;y;A\n");
    assert!(is_survey(&input));
}

#[test]
fn a_column_is_set_aside() {
    let text = "van;naar;Zekerheid;Gewicht;Hoe vaak\nA;B;expliciet;1;2\nB;C;misschien;2;3\n";
    assert!(read(text).network.has_errors());
    let input = read_with(text, &[("certainty", ""), ("strength", "")]);
    assert!(!input.network.has_errors(), "{:?}", input.network.diagnostics);
    let tie = input.network.value.tie(1).tie.clone();
    assert_eq!((tie.certainty, tie.strength), (Certainty::Explicit, None));
    assert_eq!((&tie.attributes["Zekerheid"], &tie.attributes["Gewicht"]), (&"misschien".into(), &2.into()));
    let columns = |columns: &[(&str, &str)]| {
        let columns = columns.iter().map(|(field, column)| ((*field).to_owned(), (*column).to_owned())).collect();
        let options = ReadOptions { columns, ..ReadOptions::default() };
        formats::from_bytes(text.as_bytes(), "s.csv", &options)
            .map(|_| ())
            .map_err(|error| format!("{error} {:?}", error.hints()))
    };
    for (aside, said) in [
        ("status", "no column of s.csv is read as status"),
        ("source", "cannot do without it"),
        ("colour", "no column of s.csv is read as colour"),
    ] {
        let refused = columns(&[(aside, "")]).unwrap_err();
        assert!(refused.contains(said) && refused.contains(&format!("--columns {aside}=")), "{refused}");
    }
    assert!(columns(&[("strength", ""), ("certainty", "Gewicht")]).is_ok());
}

/// The words for numbers: the whole is explicit, more than half implied, half or less ambiguous.
#[test]
fn a_certainty_in_numbers_is_one_warning() {
    let words = [Certainty::Ambiguous, Certainty::Implied, Certainty::Explicit];
    for (heading, cells) in [
        ("Zekerheid (%)", "0.5 0.8 1"),
        ("Zekerheid (%)", "50 80 100"),
        ("Zekerheid", "50% 80% 100%"),
        ("certainty", "0,5 0,51 1"),
        ("Zekerheid", "20 99.5 100"),
    ] {
        let cells: Vec<&str> = cells.split(' ').collect();
        let list = format!("van;naar;{heading}\nA;B;{}\nB;C;{}\nC;D;{}\n", cells[0], cells[1], cells[2]);
        let survey = list.replace("van;naar", "Respondent;Partner") + &format!("A;C;{}\n", cells[2]);
        let of_partners = format!(
            "Respondent;Partner 1;{heading} 1;Partner 2;{heading} 2\nA;B;{};C;{}\nB;C;{};;\n",
            cells[0], cells[2], cells[1]
        );
        let rated = list
            .replace("van;naar", "Respondent;Partner;Trust")
            .replace(";A;B", "")
            .replace("A;B;", "A;B;3;")
            .replace("B;C;", "B;C;4;")
            .replace("C;D;", "C;D;2;")
            + &format!("A;D;2;{}\n", cells[2]);
        for text in [list, survey, of_partners, rated] {
            let input = read(&text);
            let warnings: Vec<&Diagnostic> =
                input.network.diagnostics.iter().filter(|found| found.code == "certainty-in-numbers").collect();
            assert!(warnings.len() == 1 && !input.network.has_errors(), "{text} {:?}", input.network.diagnostics);
            assert!(warnings[0].message.en.contains("(1 cell)") && warnings[0].place.line == Some(1), "{warnings:?}");
            for (pair, word) in [("A B", words[0]), ("B C", words[1])] {
                let network = &input.network.value;
                let joins = |tie: &verbinder::model::TieRef<'_>| {
                    format!("{} {}", network.node(tie.source).id, network.node(tie.target).id) == pair
                };
                let tie = network.ties().find(joins).unwrap().tie;
                assert_eq!(tie.certainty, word, "{text} {pair}");
                assert!(
                    tie.attributes
                        .keys()
                        .any(|name| name.to_lowercase().contains("zekerheid") || name.contains("certainty"))
                );
            }
        }
    }
    // Marks from 1 to 5 have no whole.
    let input = read("van;naar;Zekerheid\nA;B;1\nB;C;4\n");
    let warning = found(&input, "certainty-in-numbers").unwrap();
    assert!(warning.message.en.contains("every tie counts as explicit"), "{warning:?}");
    assert!(input.network.value.ties().all(|tie| tie.tie.certainty == Certainty::Explicit));
}
