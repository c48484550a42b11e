//! Survey forms as they come out of spreadsheets and online forms.

use verbinder::diagnostics::Diagnostic;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Respondent, Strength, Tie};

fn read(text: &str) -> Input {
    let mut inputs = formats::from_bytes(text.as_bytes(), "s.csv", &ReadOptions::default()).unwrap();
    assert_eq!(inputs.len(), 1);
    inputs.swap_remove(0)
}

fn ids(input: &Input) -> Vec<&str> {
    input.network.value.nodes().map(|node| node.id.as_str()).collect()
}

fn tie<'i>(input: &'i Input, one: &str, other: &str) -> &'i Tie {
    let network = &input.network.value;
    let found = network.ties().find(|tie| network.node(tie.source).id == one && network.node(tie.target).id == other);
    found.unwrap_or_else(|| panic!("no tie {one} {other}")).tie
}

fn finding<'i>(input: &'i Input, code: &str) -> &'i Diagnostic {
    let found = input.network.diagnostics.iter().find(|found| found.code == code);
    found.unwrap_or_else(|| panic!("no {code}: {:#?}", input.network.diagnostics))
}

/// Seventy-five that name up to ten of seventy-four others and of those that were not asked.
#[test]
fn a_form_of_a_whole_town() {
    let mut text = "Respondent;Functie".to_owned();
    (1..=10).for_each(|number| text.push_str(&format!(";Partner {number}")));
    for one in 0..75 {
        text.push_str(&format!("\nOrg {one:02};directeur"));
        (1..=10).for_each(|step| {
            let partner = (one * 7 + step * 11) % 120;
            text.push_str(&if partner == one { ";".to_owned() } else { format!(";Org {partner:02}") });
        });
    }
    let input = read(&text);
    let network = &input.network.value;
    assert!(!input.network.has_errors(), "{:#?}", input.network.diagnostics);
    let of = |wanted: Respondent| network.nodes().filter(|node| node.respondent == wanted).count();
    assert_eq!((of(Respondent::Yes), of(Respondent::NamedOnly)), (75, network.node_count() - 75));
    for tie in network.ties() {
        let asked =
            [tie.source, tie.target].iter().filter(|&&end| network.node(end).respondent == Respondent::Yes).count();
        let expected = match (tie.tie.reported_by.len(), asked) {
            (2, 2) => "both",
            (1, 2) => "one side",
            (1, 1) => "not asked",
            other => panic!("{other:?}"),
        };
        assert_eq!(tie.tie.attributes["confirmed"], expected);
    }
}

#[test]
fn words_for_nobody_name_nobody() {
    let input = read(
        "organisatie;partners\nAlfa;Beta; Gamma\nBeta;n.v.t.\nGamma;geen\nDelta;?\n"
            .replace("Beta; Gamma", "\"Beta; Gamma\"")
            .as_str(),
    );
    assert_eq!(ids(&input), ["Alfa", "Beta", "Delta", "Gamma"]);
    let said = &finding(&input, "names-none").message.en;
    assert!(said.contains("3 answers") && said.contains("\"n.v.t.\""), "{said}");
    assert_eq!(tie(&input, "Alfa", "Beta").attributes["confirmed"], "one side");
}

/// Whoever answers has a name, whatever it is.
#[test]
fn a_respondent_called_x_is_somebody() {
    let input = read("respondent;partner 1;partner 2\nx;y;z\ny;x;\nz;x;\n");
    assert_eq!((ids(&input), input.network.value.tie_count()), (vec!["x", "y", "z"], 2));
}

/// A comma sets names apart that stand alone elsewhere, and belongs to others.
#[test]
fn several_signs_in_one_cell() {
    let input = read(
        "organisatie;werkt samen met\nAlfa;\"Beta; Gamma, Delta\nEpsilon\"\nGamma;\"Zorg, Welzijn BV;Alfa\"\nDelta;Alfa\n",
    );
    assert_eq!(ids(&input), ["Alfa", "Beta", "Delta", "Epsilon", "Gamma", "Zorg, Welzijn BV"]);
    assert!(finding(&input, "comma-in-name").message.en.contains("\"Zorg, Welzijn BV\""));
}

#[test]
fn questions_as_headings() {
    let input = read(
        "Tijdstempel,Wat is de naam van uw organisatie?,Met welke organisaties werkt u samen? [1],Met welke organisaties werkt u samen? [2]\n\
         2019/01/01 10:00,Alfa,Beta,Gamma\n2019/01/02 10:00,Beta,Alfa,\n",
    );
    assert_eq!(ids(&input), ["Alfa", "Beta", "Gamma"]);
    assert_eq!(tie(&input, "Alfa", "Beta").attributes["confirmed"], "both");
}

/// `sterkte 2` is about the tie to `partner 2`.
#[test]
fn columns_beside_each_partner_are_about_the_tie() {
    let input = read("respondent;partner 1;sterkte 1;partner 2;sterkte 2\nAlfa;Beta;3;Gamma;4\nBeta;Alfa;5;;\n");
    assert_eq!(tie(&input, "Alfa", "Gamma").strength, Some(Strength::Number(4.0)));
    assert_eq!(tie(&input, "Alfa", "Beta").strength, Some(Strength::Number(5.0)));
    let differ = finding(&input, "reports-differ");
    assert_eq!((differ.place.line, differ.place.column), (Some(3), Some(11)), "{differ:?}");
    assert!(input.network.value.nodes().all(|node| node.attributes.is_empty()));
}

/// Two rate their tie differently: the largest strength is kept, and of words the first, in whatever order the rows stand.
#[test]
fn what_two_sides_say_does_not_depend_on_the_order_of_rows() {
    let rows = ["A;B;3;nee;C;1;ja", "B;A;12;ja;;;", "C;n.v.t.;;;A;2;nee"];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let body: Vec<&str> = order.iter().map(|&row| rows[row]).collect();
        let heading = "Organisatie;Partner 1;sterkte 1;samen gefinancierd 1;Partner 2;sterkte 2;samen gefinancierd 2";
        let input = read(&format!("{heading}\n{}\n", body.join("\n")));
        for (other, strength) in [("B", 12.0), ("C", 2.0)] {
            let tie = tie(&input, "A", other);
            assert_eq!(tie.strength, Some(Strength::Number(strength)), "{order:?}");
            assert_eq!(tie.attributes["samen gefinancierd"], "ja", "{order:?}");
            assert_eq!(tie.reported_by, ["A", other], "{order:?}");
        }
        let said = &finding(&input, "reports-differ").message.en;
        assert!(said.contains("the largest is kept") || said.contains("\"ja\" is kept"), "{said}");
    }
}

#[test]
fn a_respondent_with_two_rows_names_the_partners_of_both() {
    let input = read("respondent;partner 1;partner 2\nAlfa;Beta;\nBeta;Alfa;\nAlfa;Gamma;\n");
    assert_eq!(finding(&input, "respondent-twice").place.line, Some(4));
    assert_eq!(tie(&input, "Alfa", "Gamma").reported_by, ["Alfa"]);
}

/// Marks that respondents, in the rows, give to everybody on the list, in the columns.
#[test]
fn a_matrix_of_answers_keeps_who_was_asked() {
    for text in [
        "Respondent;Alfa;Beta;Gamma;Delta;Politie\nAlfa;;3;0;1;4\nBeta;2;;1;;0\nGamma;0;0;0;0;0\nDelta;;;;;\n",
        "Organisatie;Respons;Alfa;Beta;Gamma;Delta;Politie\nAlfa;ja;;3;0;1;4\nBeta;ja;2;;1;;0\nGamma;ja;0;0;0;0;0\nDelta;nee;;;;;\n",
    ] {
        let input = read(text);
        assert!(
            input.network.diagnostics.iter().all(|found| found.code != "one-sided"),
            "{:#?}",
            input.network.diagnostics
        );
        assert_eq!(ids(&input), ["Alfa", "Beta", "Delta", "Gamma", "Politie"], "{text}");
        let asked: Vec<Respondent> = input.network.value.nodes().map(|node| node.respondent).collect();
        use Respondent::{NamedOnly, NoResponse, Yes};
        // Zeros are an answer.
        assert_eq!(asked, [Yes, Yes, NoResponse, Yes, NamedOnly], "{text}");
        assert!(finding(&input, "no-response").message.en.contains("\"Delta\""));
        let mark = tie(&input, "Alfa", "Beta");
        assert_eq!((mark.strength, mark.directed), (Some(Strength::Number(3.0)), Some(true)));
        assert_eq!((&mark.reported_by[..], &mark.attributes["confirmed"]), (&["Alfa".to_owned()][..], &"both".into()));
        assert_eq!(tie(&input, "Alfa", "Delta").attributes["confirmed"], "no response");
        assert_eq!(tie(&input, "Alfa", "Politie").attributes["confirmed"], "not asked");
        assert_eq!(tie(&input, "Beta", "Gamma").attributes["confirmed"], "one side");
    }
    // Without a word on respondents the message says how to give it.
    let hint = read("Organisatie;Alfa;Beta;Gamma;Politie\nAlfa;;3;0;4\nBeta;2;;1;0\nGamma;0;1;;3\n");
    assert!(
        finding(&hint, "one-sided")
            .hint
            .as_ref()
            .map(|hint| &*hint.en)
            .unwrap()
            .contains("write respondent into the corner cell")
    );
}

/// Whichever way a form asks who answers, that column names the respondent and the question about others its partners.
#[test]
fn the_own_organisation_is_asked_in_many_ways() {
    for (own, partners) in [
        ("Welke organisatie vertegenwoordigt u?", "Met welke organisaties werkt u samen?"),
        ("Van welke organisatie bent u?", "Met welke organisaties werkt u samen?"),
        ("Namens welke organisatie vult u dit in?", "Kunt u aangeven met welke organisaties u samenwerkt?"),
        ("Wat is uw organisatie?", "Met wie werkt uw organisatie samen?"),
        ("Which organisation do you represent?", "Which organisations do you work with?"),
        ("What is your organization?", "Who do you work with?"),
    ] {
        let input = read(&format!("Naam;{own};{partners}\nJan;Alfa;\"Beta; Gamma\"\nPiet;Beta;Alfa\n"));
        assert_eq!(ids(&input), ["Alfa", "Beta", "Gamma"], "{own}");
        assert_eq!(tie(&input, "Alfa", "Beta").attributes["confirmed"], "both", "{own}");
        assert_eq!(input.network.value.nodes().next().unwrap().label, "Alfa", "{own}");
    }
    let text = "organisatie;In welke gemeente is uw organisatie gevestigd?;partner 1\nAlfa;Ede;Beta\n";
    assert_eq!(ids(&read(text)), ["Alfa", "Beta"]);
}

#[test]
fn respondent_and_partner_by_hand() {
    let text = "X;Y\nAlfa;\"Beta; Gamma\"\nBeta;Alfa\n";
    for fields in [["respondent", "partner"], ["respondent", "partners"]] {
        let columns = vec![(fields[0].to_owned(), "X".to_owned()), (fields[1].to_owned(), "Y".to_owned())];
        let options = ReadOptions { columns, ..ReadOptions::default() };
        let inputs = formats::from_bytes(text.as_bytes(), "s.csv", &options).unwrap();
        assert_eq!(ids(&inputs[0]), ["Alfa", "Beta", "Gamma"]);
        assert_eq!(tie(&inputs[0], "Alfa", "Beta").reported_by, ["Alfa", "Beta"]);
    }
}

#[test]
fn who_answered_is_said_in_many_ways() {
    for heading in ["Heeft gereageerd", "gereageerd", "Heeft gereageerd?", "Ingevuld"] {
        let input = read(&format!("organisatie;{heading};partner 1\nAlfa;ja;Beta\nBeta;nee;\n"));
        let answers: Vec<Respondent> = input.network.value.nodes().map(|node| node.respondent).collect();
        assert_eq!(answers, [Respondent::Yes, Respondent::NoResponse], "{heading}");
    }
}

/// Two such columns are the ends of a tie, more of them the partners of whoever answers.
#[test]
fn a_series_of_organisations_is_what_a_respondent_names() {
    let input = read("respondent;Organisatie 1;Organisatie 2;Organisatie 3\nAlfa;Beta;Gamma;Delta\nBeta;Alfa;;\n");
    assert_eq!(input.network.value.tie_count(), 3);
    assert_eq!(tie(&input, "Alfa", "Beta").attributes["confirmed"], "both");
}

/// Two columns of organisations are the ends of a tie, but behind a respondent they are whom it names.
#[test]
fn organisations_behind_a_respondent_are_its_partners() {
    let text = "Respondent;Organisatie 1;Organisatie 2\nMalkander;Opella;GGD\nOpella;GGD;\n";
    let input = formats::from_bytes(text.as_bytes(), "s.csv", &ReadOptions::default()).unwrap().swap_remove(0);
    assert!(!input.network.has_errors(), "{:?}", input.network.diagnostics);
    assert_eq!((input.network.value.node_count(), input.network.value.tie_count()), (3, 3));
}
