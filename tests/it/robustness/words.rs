//! Who is certain, in words.

use verbinder::formats;
use verbinder::model::Network;
use verbinder::present::findings::robustness::top_in_words;
use verbinder::present::language::Language;
use verbinder::studies::robustness::{Band, Standings};

fn letters() -> Network {
    let nodes: Vec<String> = ('A'..='L').map(|letter| format!("{{\"id\": \"{letter}\"}}")).collect();
    let file = format!("{{\"nodes\": [{}], \"edges\": []}}", nodes.join(","));
    formats::read(file.as_bytes(), "letters.json").unwrap().value
}

fn said(top: usize, certain: &[usize], candidates: &[usize], language: Language) -> String {
    let spearman = Band { mean: 0.9, low: 0.8, high: 1.0, defined: 10 };
    let (certain, candidates) = (certain.to_vec(), candidates.to_vec());
    let standings = Standings { of: Vec::new(), top, ordered: true, certain, candidates, spearman };
    top_in_words(&letters(), "Betweenness", &standings, language)
}

#[test]
fn certain_and_possible_members_of_the_top() {
    let en = |top, certain: &[usize], candidates: &[usize]| said(top, certain, candidates, Language::En);
    assert_eq!(
        en(5, &[0, 1, 2], &[3, 4, 5, 6, 7, 8]),
        "Betweenness: three of the top five are certain (A, B and C); the other two could be any of six (D, E, F, G, H and I)."
    );
    assert_eq!(en(2, &[0, 1], &[]), "Betweenness: all of the top two are certain (A and B).");
    assert_eq!(
        en(3, &[0], &[1, 2]),
        "Betweenness: one of the top three is certain (A); the other two are most likely B and C."
    );
    assert_eq!(
        en(2, &[0], &[1, 2]),
        "Betweenness: one of the top two is certain (A); the other one could be any of two (B and C)."
    );
    assert_eq!(
        en(3, &[], &[1, 2, 3, 4]),
        "Betweenness: none of the top three is certain; they could be any of four (B, C, D and E)."
    );
    assert_eq!(en(1, &[4], &[]), "Betweenness: E is certain to stand first.");
    assert_eq!(en(1, &[], &[4, 5]), "Betweenness: who stands first is not certain; it could be any of two (E and F).");
}

#[test]
fn the_same_in_dutch() {
    let nl = |top, certain: &[usize], candidates: &[usize]| said(top, certain, candidates, Language::Nl);
    assert_eq!(
        nl(5, &[0, 1, 2], &[3, 4, 5, 6, 7, 8]),
        "Betweenness: drie van de top vijf zijn zeker (A, B en C); de andere twee kunnen ieder van zes zijn (D, E, F, G, H en I)."
    );
    assert_eq!(nl(1, &[4], &[]), "Betweenness: E staat zeker voorop.");
    assert_eq!(nl(1, &[], &[4, 5]), "Betweenness: wie voorop staat is niet zeker; dat kan één van twee zijn (E en F).");
    assert_eq!(
        nl(2, &[0], &[1, 2]),
        "Betweenness: één van de top twee is zeker (A); de andere kan één van twee zijn (B en C)."
    );
}
