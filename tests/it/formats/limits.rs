//! Where the reading of a table turns: on either side of each limit.

use verbinder::diagnostics::Diagnostic;
use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Mode, Network, Respondent, Strength};

fn read(text: &str) -> Input {
    formats::from_bytes(text.as_bytes(), "t.csv", &ReadOptions::default()).unwrap().swap_remove(0)
}

fn found<'i>(input: &'i Input, code: &str) -> Vec<&'i Diagnostic> {
    input.network.diagnostics.iter().filter(|found| found.code == code).collect()
}

fn structures(network: &Network) -> usize {
    (0..network.node_count()).filter(|&node| network.mode(node) == Mode::Structure).count()
}

fn pairs(network: &Network) -> Vec<String> {
    network.ties().map(|tie| format!("{} {}", network.node(tie.source).id, network.node(tie.target).id)).collect()
}

/// A list without a word on direction has one where a good part of its pairs stand both ways: one of four, two of twenty. A single one of
/// five, or two of twenty-one, are slips.
#[test]
fn pairs_listed_both_ways_are_a_direction_or_slips() {
    let directed = |pairs: usize, both: usize| {
        let rows: String = (0..pairs).map(|pair| format!("m{pair};a{pair}\n")).collect();
        let back: String = (0..both).map(|pair| format!("a{pair};m{pair}\n")).collect();
        let input = read(&format!("van;naar\n{rows}{back}"));
        assert_eq!(found(&input, "read-as-directed").len(), usize::from(input.network.value.has_direction()));
        input.network.value.has_direction()
    };
    for (pairs, both, is) in
        [(4, 1, true), (5, 1, false), (5, 2, true), (20, 2, true), (21, 2, false), (30, 3, true), (3, 0, false)]
    {
        assert_eq!(directed(pairs, both), is, "{both} of {pairs}");
    }
}

/// Kinds that have a direction of their own need no guess, and nobody is told of one.
#[test]
fn a_list_of_ties_with_a_direction_of_their_own_is_no_riddle() {
    let input = read("van;naar;soort\nB;A;financiert\nA;B;financiert\nA;C;financiert\n");
    assert_eq!(input.network.value.tie_count(), 3);
    for code in ["read-as-directed", "listed-twice"] {
        assert!(found(&input, code).is_empty(), "{code}");
    }
}

/// Every pair twice is one tie each only where both rows say the same.
#[test]
fn rows_that_say_something_else_are_no_repetition() {
    let ties = |rows: &str| read(&format!("id;van;naar;thema\n{rows}")).network.value.tie_count();
    assert_eq!(ties("1;A;B;zorg\n2;B;A;zorg\n3;B;C;werk\n4;C;B;werk\n"), 2);
    assert_eq!(ties("1;A;B;zorg\n2;B;A;werk\n3;B;C;werk\n4;C;B;werk\n"), 4);
}

/// What others take part in and what does nothing itself is a structure.
#[test]
fn what_acts_itself_is_no_gathering() {
    let count = |rows: &str| structures(&read(&format!("van;naar;soort\n{rows}")).network.value);
    assert_eq!(count("A;Overleg;neemt deel aan\nB;Overleg;neemt deel aan\nA;B;financiert\n"), 1);
    assert_eq!(count("A;Overleg;neemt deel aan\nB;Overleg;neemt deel aan\nOverleg;B;financiert\n"), 0);
    assert_eq!(count("A;B;financiert\nA;C;financiert\n"), 0);
}

/// Rows and columns of a matrix are the same nodes where they share half of the names of the smaller side.
#[test]
fn a_matrix_has_one_mode_where_its_sides_share_half() {
    let half = read(";Arnhem;Breda\nArnhem;;1\nZwolle;1;\n");
    assert_eq!((structures(&half.network.value), found(&half, "one-sided").len()), (0, 2));
    let third = read(";Arnhem;Breda;Ede\nArnhem;;1;\nZwolle;1;;\nTiel;;;1\n");
    // Arnhem takes part, whatever else it is called.
    assert_eq!((structures(&third.network.value), found(&third, "one-sided").len()), (2, 0));
}

/// One half of a matrix alone has no direction, in whatever order its rows stand; a cell with another value on its other side has.
#[test]
fn half_a_matrix_has_no_direction() {
    for (text, ties, directed) in [
        (";A;B;C\nA;;1;1\nB;;;1\nC;;;\n", 3, false),
        (";A;B;C\nA;;;\nB;1;;\nC;1;1;\n", 3, false),
        (";C;A;B\nA;1;;1\nB;1;;\nC;;;\n", 3, false),
        (";A;B\nA;1;1\nB;1;\n", 1, false),
        (";A;B;C\nA;;1;\nB;;;\nC;1;;\n", 2, true),
        (";A;B;C\nA;;2;1\nB;2;;\nC;1;;\n", 2, false),
        (";A;B;C\nA;;2;1\nB;3;;\nC;1;;\n", 4, true),
        // Names that are in one side only: a stands before b, and b before f.
        (";f;b\na;;1\nb;1;\n", 2, false),
    ] {
        let input = read(text);
        let network = &input.network.value;
        assert_eq!(found(&input, "diagonal").len(), usize::from(text.starts_with(";A;B\nA;1;1")), "{text}");
        assert!(network.ties().all(|tie| tie.tie.attributes.is_empty()), "{text}");
        assert_eq!((network.tie_count(), network.has_direction()), (ties, directed), "{text}");
    }
}

/// A strength of zero says that there is no tie; a zero in another column says nothing of it, and neither does an empty strength.
#[test]
fn only_a_strength_of_zero_is_no_tie() {
    let input = read("van;naar;sterkte;volgnummer\nA;B;2;0\nB;C;;0\nC;D;0;1\nD;E;1;0\n");
    assert_eq!(pairs(&input.network.value), ["A B", "B C", "D E"]);
    assert_eq!(input.network.value.tie(0).tie.strength, Some(Strength::Number(2.0)));
}

/// A third column of numbers is the strength of a list without headings; one of anything else is kept beside.
#[test]
fn a_third_column_without_a_heading_is_a_strength_or_an_attribute() {
    let said = |text: &str| {
        let tie = read(text).network.value.tie(0).tie.clone();
        (tie.strength, tie.attributes.get("column 3").map(ToString::to_string))
    };
    assert_eq!(said("A;B;2\nB;C;1\n"), (Some(Strength::Number(2.0)), None));
    assert_eq!(said("A;B;raad\nB;C;1\n"), (None, Some("\"raad\"".to_owned())));
    assert_eq!(said("A;B\nB;C\n"), (None, None));
}

/// Beside who answered, columns about the body are its attributes; where it was read is evidence.
#[test]
fn what_stands_beside_a_respondent_is_about_it() {
    let input = read("respondent;wie;bron;partner 1;partner 2\nA;Jan;nota;B;C\nB;Piet;;A;\n");
    let node = |id: &str| input.network.value.node(input.network.value.index_of(id).unwrap());
    assert_eq!(node("A").attributes.get("wie").map(ToString::to_string).as_deref(), Some("\"Jan\""));
    assert_eq!((node("A").evidence.len(), node("B").evidence.len()), (1, 0));
    // A respondent is who answered, also beside a column with the name of an organisation.
    let named = read("Respondent;Organisatie;Partner\nA;x;B\nA;x;C\nB;y;A\n");
    let asked = |id: &str| named.network.value.node(named.network.value.index_of(id).unwrap()).respondent;
    assert_eq!([asked("A"), asked("B"), asked("C")], [Respondent::Yes, Respondent::Yes, Respondent::NamedOnly]);
    assert_eq!(named.network.value.node_count(), 3);
}

/// A cell that begins with # is a failed formula only where a spreadsheet has that word for it: a colour is a colour.
#[test]
fn a_colour_is_no_failed_formula() {
    let input = read("van;naar;kleur\nA;B;#666666\nB;C;#N/B\n");
    assert_eq!(input.network.value.tie(0).tie.attributes["kleur"], "#666666");
    let [failed] = found(&input, "bad-value")[..] else { panic!("{:?}", input.network.diagnostics) };
    assert_eq!((failed.place.line, failed.place.column), (Some(3), Some(5)));
}

/// A heading is a slip of a known one, and no heading of several columns without its number.
#[test]
fn a_heading_is_doubted_where_it_is_nearly_a_known_one() {
    let doubted = |heading: &str| {
        let input = read(&format!("van;naar;{heading}\nA;B;x\n"));
        found(&input, "unknown-column").iter().map(|found| found.hint.as_ref().unwrap().en.clone()).collect::<Vec<_>>()
    };
    for (slip, meant) in [("zekerhied", "zekerheid"), ("laah", "laag")] {
        assert_eq!(doubted(slip), [format!("did you mean \"{meant}\"? Then change the heading")]);
    }
    for heading in ["Organisation", "Organisatie", "Partij", "Thema"] {
        assert!(doubted(heading).is_empty(), "{heading}: {:?}", doubted(heading));
    }
}

/// One town in a list of ties is no network of its own; two are two, and the user may ask for either.
#[test]
fn a_column_with_one_town_divides_nothing() {
    let parts = |text: &str, split: verbinder::formats::Split| {
        let inputs =
            formats::from_bytes(text.as_bytes(), "t.csv", &ReadOptions { split, ..ReadOptions::default() }).unwrap();
        inputs.into_iter().map(|input| input.part).collect::<Vec<_>>()
    };
    use verbinder::formats::Split;
    let one = "Gemeente;Van;Naar\nOmmen;A;B\nOmmen;B;C\n";
    assert_eq!(parts(one, Split::Auto), [None]);
    assert_eq!(parts(one, Split::By("Gemeente".to_owned())), [Some("Ommen".to_owned())]);
    let two = "Gemeente;Van;Naar\nOmmen;A;B\nZwolle;B;C\n";
    assert_eq!(parts(two, Split::Auto), ["Ommen", "Zwolle"].map(|part| Some(part.to_owned())));
    assert_eq!(parts(two, Split::Never), [None]);
}

/// Rows that are wider than the headings, words, and nothing but dashes are no marks of who takes part.
#[test]
fn what_holds_no_marks_is_no_matrix_of_who_takes_part() {
    let gathers = |rows: &str| {
        let input = read(&format!("naam;Wmo-overleg;Jeugdtafel\n{rows}"));
        !found(&input, "read-as-two-modes").is_empty()
    };
    assert!(gathers("A;x;x\nB;;x\n"));
    for rows in ["A;x;x;x\nB;;x;\n", "A;x;soms\nB;;x\n", "A;-;-\nB;-;-\n"] {
        assert!(!gathers(rows), "{rows}");
    }
}

/// A list of nodes is told to have no ties; where its columns bear the names of its rows it may be meant as a matrix.
#[test]
fn nodes_alone_are_told_and_what_they_may_be() {
    let said = |text: &str| {
        let input = read(text);
        let [one] = found(&input, "no-ties")[..] else { panic!("{text}: {:?}", input.network.diagnostics) };
        (one.severity, one.message.en.clone())
    };
    use verbinder::diagnostics::Severity;
    assert_eq!(said("id;sector\nA;zorg\nB;werk\n").0, Severity::Notice);
    assert_eq!(said("naam;sector;A\nA;zorg;1\nB;werk;\n").0, Severity::Notice, "one name is none");
    let (severity, message) = said("naam;sector;A;B\nA;zorg;;1\nB;werk;1;\n");
    assert_eq!((severity, message.contains("(A, B)")), (Severity::Warning, true), "{message}");
}

/// The time of the day is only lost where a date is meant; a `type` is a kind only under that heading.
#[test]
fn only_dates_lose_the_time_of_the_day() {
    let lost = |heading: &str| {
        let input = read(&format!("id;{heading}\na;2024-01-01T10:00:00\nb;2024-02-01T11:00:00\n"));
        found(&input, "time-of-day").len()
    };
    assert_eq!((lost("sinds") > 0, lost("ingevuld op")), (true, 0));
    let kind =
        |heading: &str| read(&format!("id;{heading}\na;gemeente\nb;gemeente\n")).network.value.node(0).kind.clone();
    assert_eq!((&*kind("type"), &*kind("groep")), ("municipality", "organisation"));
}
