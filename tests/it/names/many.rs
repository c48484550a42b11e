//! Five thousand labels in one town: still good, and quick enough to sit in a test.

use verbinder::model::names::{DEFAULT_MINIMUM, Entry, Known, group, propose};

const SYLLABLES: [&str; 40] = [
    "mal", "kan", "der", "hoe", "ven", "berg", "dal", "lin", "den", "hof", "water", "land", "zon", "bloem", "kro",
    "burg", "wij", "ster", "rij", "gra", "schap", "men", "vit", "tri", "ope", "wa", "ran", "noor", "plas", "meer",
    "wold", "brug", "eik", "beuk", "roos", "haven", "molen", "kerk", "dijk", "veld",
];
const KINDS: [&str; 8] =
    ["Basisschool De ", "Thuiszorg ", "Buurthuis 't ", "Zorggroep ", "Welzijn ", "Apotheek ", "Stichting ", ""];

/// A number that follows from its predecessor: the same on every machine.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

/// Bodies with proper names of five to six syllables, every second one in a further spelling.
fn labels(count: usize) -> Vec<(usize, String)> {
    let mut state = 7;
    let mut labels = Vec::new();
    for body in 0.. {
        if labels.len() >= count {
            break;
        }
        let syllables = 5 + next(&mut state) % 2;
        let proper: String = (0..syllables).map(|_| SYLLABLES[next(&mut state) % SYLLABLES.len()]).collect();
        let kind = KINDS[next(&mut state) % KINDS.len()];
        labels.push((body, format!("{kind}{proper}")));
        let other = match next(&mut state) % 8 {
            0 => format!("St. {kind}{proper}"),
            1 => format!("{kind}{proper} Ede").to_uppercase(),
            2 => format!("{kind}{}{}", &proper[..4], &proper[5..]),
            3 => format!("{proper} B.V."),
            _ => continue,
        };
        labels.push((body, other));
    }
    labels
}

#[test]
fn five_thousand_labels_of_one_town() {
    let labels = labels(5_000);
    let entries: Vec<Entry<'_>> = labels
        .iter()
        .map(|(_, name)| Entry { names: vec![name], places: vec!["Ede"], national: false, named: true })
        .collect();
    let found = group(&entries, &propose(&entries, DEFAULT_MINIMUM), &Known::default(), &vec![1; labels.len()]);
    let right = found.iter().filter(|row| labels[row.goes].0 == labels[row.stays].0).count();
    let pairs = labels.windows(2).filter(|pair| pair[0].0 == pair[1].0).count();
    assert!(pairs > 1_000);
    let (precision, recall) = (right as f64 / found.len() as f64, right as f64 / pairs as f64);
    assert!(precision >= 0.97 && recall >= 0.97, "precision {precision:.3}, recall {recall:.3}");
}
