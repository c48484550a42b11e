//! Pairs as groups, so that a person decides once about each name.

use verbinder::model::names::{DEFAULT_MINIMUM, Entry, Known, Proposal, group, propose};

fn entries<'a>(names: &[(&'a str, &'a str)]) -> Vec<Entry<'a>> {
    let places = |place: &'a str| if place.is_empty() { Vec::new() } else { vec![place] };
    names
        .iter()
        .map(|(name, place)| Entry { names: vec![*name], places: places(place), national: false, named: true })
        .collect()
}

fn proposals(names: &[(&str, &str)], known: &Known, weight: &[usize]) -> Vec<Proposal> {
    let entries = entries(names);
    group(&entries, &propose(&entries, DEFAULT_MINIMUM), known, weight)
}

/// Group, name that goes, name that stays.
fn rows<'a>(names: &[(&'a str, &str)], found: &[Proposal]) -> Vec<(usize, &'a str, &'a str)> {
    found.iter().map(|row| (row.group, names[row.goes].0, names[row.stays].0)).collect()
}

const SPELLINGS: [(&str, &str); 5] = [
    ("Malkander", "Ede"),
    ("Stichting Malkander", "Ede"),
    ("Malkander Welzijn", "Ede"),
    ("Opella", "Ede"),
    ("Opela", "Ede"),
];

#[test]
fn spellings_of_one_body_are_one_group_and_what_has_most_ties_stays() {
    let found = proposals(&SPELLINGS, &Known::default(), &[1, 5, 2, 1, 1]);
    let mut seen = rows(&SPELLINGS, &found);
    seen.sort();
    assert_eq!(
        seen,
        [
            (1, "Malkander", "Stichting Malkander"),
            (1, "Malkander Welzijn", "Stichting Malkander"),
            (2, "Opela", "Opella")
        ]
    );
}

/// A letter tells bodies apart as a number does; with an apostrophe it is an article.
#[test]
fn single_letters_tell_bodies_apart() {
    let others = [
        ["Gebouw S", "Gebouw T"],
        ["Gebouw I", "Gebouw S"],
        ["School I", "School S"],
        ["Wijkteam", "Wijkteam T"],
        ["Team S Noord", "Team T Noord"],
        ["CHEN, T", "CHEN, S"],
        ["Gomez, S.", "Gomez, T."],
        ["Locatie 'S'", "Locatie 'T'"],
    ];
    for [one, other] in others {
        assert_eq!(propose(&entries(&[(one, "Ede"), (other, "Ede")]), DEFAULT_MINIMUM), [], "{one} | {other}");
    }
    let same = [
        ["'t Baken", "Baken"],
        ["Stichting ’t Baken", "`t Baken"],
        ["Buurthuis ´t Hart", "Buurthuis Hart"],
        ["'n Huis in de Wijk", "Huis in de Wijk"],
        ["Opa's en Oma's Tuin", "Opas en Omas Tuin"],
        ["Gebouw S", "gebouw s"],
    ];
    for [one, other] in same {
        let found = propose(&entries(&[(one, "Ede"), (other, "Ede")]), DEFAULT_MINIMUM);
        assert_eq!(found.len(), 1, "{one} | {other}");
        assert!((found[0].score - 1.0).abs() < 1e-12, "{one} | {other}");
    }
}

#[test]
fn groups_do_not_depend_on_the_order_of_names() {
    let names = |found: &[Proposal], of: &[(&str, &str)]| {
        let mut pairs: Vec<Vec<String>> = found
            .iter()
            .map(|row| {
                let mut pair = vec![of[row.goes].0.to_owned(), of[row.stays].0.to_owned()];
                pair.sort();
                pair
            })
            .collect();
        pairs.sort();
        pairs
    };
    let mut backward = SPELLINGS;
    backward.reverse();
    let weight = [9, 5, 2, 8, 1];
    let mut turned = weight;
    turned.reverse();
    let forward = proposals(&SPELLINGS, &Known::default(), &weight);
    assert_eq!(names(&forward, &SPELLINGS), names(&proposals(&backward, &Known::default(), &turned), &backward));
}

#[test]
fn what_is_known_is_not_asked_again() {
    let weight = [1, 5, 2, 1, 1];
    let apart = Known { apart: vec![(0, 1)], ..Known::default() };
    let found = proposals(&SPELLINGS, &apart, &weight);
    // No group may hold the two, so the third name goes with one of them.
    assert!(!rows(&SPELLINGS, &found).iter().any(|row| row.1 == "Malkander" && row.2 == "Stichting Malkander"));
    let groups: Vec<_> = found.iter().filter(|row| row.goes < 3).map(|row| row.group).collect();
    assert_eq!(groups.len(), 1);

    // A row that stands in the list already, decided or not; its end speaks for both.
    let listed = Known { listed: vec![(1, 0)], ..Known::default() };
    let found = proposals(&SPELLINGS, &listed, &weight);
    let mut seen = rows(&SPELLINGS, &found);
    seen.sort();
    assert_eq!(seen.len(), 2);
    let pair = if seen[0].1 == "Opela" { seen[1] } else { seen[0] };
    assert!([pair.1, pair.2].contains(&"Malkander") && [pair.1, pair.2].contains(&"Malkander Welzijn"), "{seen:?}");

    let alone = Known { alone: [4].into(), ..Known::default() };
    assert!(!rows(&SPELLINGS, &proposals(&SPELLINGS, &alone, &weight)).iter().any(|row| row.1 == "Opela"));
}

#[test]
fn a_name_without_a_town_joins_no_two_towns() {
    let one = [("Malkander", "Ede"), ("Stichting Malkander", "")];
    assert_eq!(proposals(&one, &Known::default(), &[1, 1]).len(), 1, "its town may be this one");
    let two = [("Malkander", "Ede"), ("Stichting Malkander", ""), ("Malkander", "Zeist")];
    assert!(proposals(&two, &Known::default(), &[1, 1, 1]).is_empty(), "whose it is nobody knows");
    let types = [("Wijkteam", "Ede"), ("Wijkteam", "")];
    assert!(proposals(&types, &Known::default(), &[1, 1]).is_empty(), "every town has one");
}

#[test]
fn a_town_in_two_names_does_not_make_them_one() {
    for pair in [["Gemeente Ede", "Voedselbank Ede"], ["Regio Twente", "GGD Twente"]] {
        let names = pair.map(|name| (name, ""));
        assert!(proposals(&names, &Known::default(), &[1, 1]).is_empty(), "{pair:?}");
    }
    for pair in [["Gemeente Ede", "Gem. Ede"], ["Gemeente Ede", "Ede (gemeente)"], ["Gemeente Ede", "Ede"]] {
        let names = pair.map(|name| (name, ""));
        assert_eq!(proposals(&names, &Known::default(), &[1, 1]).len(), 1, "{pair:?}");
    }
}
