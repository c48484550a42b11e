//! Where a word that is too long for its line is broken: by the sounds of its letters, without a list of words.

/// On both sides of a break stand at least so many letters.
const LEAST: usize = 3;
/// Endings of the first part of a Dutch compound: `welzijns-organisatie`.
const JOINTS: [&str; 6] = ["ings", "heids", "teits", "schaps", "ments", "zijns"];

/// Letters between which no word is broken.
const TOGETHER: [&str; 18] =
    ["ch", "th", "ph", "sh", "qu", "ij", "gr", "br", "dr", "kr", "pr", "tr", "vr", "bl", "kl", "pl", "fl", "gl"];

/// Where to break, with at least `least` letters before it if possible and never more than `most`, and whether a hyphen is put
/// there. Best is behind a hyphen or slash, then at the joint of a compound, then between syllables.
pub(super) fn best(word: &[char], least: usize, most: usize) -> (usize, bool) {
    let ends = || (least..=most).rev();
    if let Some(end) = ends().find(|&end| matches!(word[end - 1], '-' | '/')) {
        return (end, false);
    }
    let inside = |end: &usize| *end >= LEAST && word.len() - *end >= LEAST && between_letters(word, *end);
    let found = ends()
        .filter(inside)
        .find(|&end| is_joint(word, end))
        .or_else(|| ends().filter(inside).find(|&end| is_between_syllables(word, end)))
        .or_else(|| (LEAST..=most).rev().find(inside));
    match found {
        Some(end) => (end, true),
        None => (most, false),
    }
}

/// Whether letters that are written with hyphens (Latin, Greek, Cyrillic) stand on both sides, within the same word.
fn between_letters(word: &[char], end: usize) -> bool {
    let known = |letter: &char| letter.is_alphabetic() && (*letter as u32) < 0x590;
    word[end - LEAST..end + LEAST].iter().all(known)
}

fn is_joint(word: &[char], end: usize) -> bool {
    let before: String = word[..end].iter().flat_map(|letter| letter.to_lowercase()).collect();
    JOINTS.iter().any(|joint| before.ends_with(joint) && before.len() > joint.len())
}

/// Whether a new syllable begins: with the last consonant before a vowel, behind a vowel. What sounds as one is kept together.
fn is_between_syllables(word: &[char], end: usize) -> bool {
    let vowel = |at: usize| is_vowel(word[at]);
    let (before, first, second) = (&word[..end], word[end], word[end + 1]);
    let pair = |a: char, b: char| -> bool {
        let pair: String = [a, b].iter().flat_map(|letter| letter.to_lowercase()).collect();
        TOGETHER.contains(&pair.as_str())
    };
    if is_vowel(first) || !before.iter().any(|&letter| is_vowel(letter)) || pair(word[end - 1], first) {
        return false;
    }
    vowel(end + 1) || (pair(first, second) && word.get(end + 2).is_some_and(|&letter| is_vowel(letter)))
}

fn is_vowel(letter: char) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let plain = letter.nfd().next().unwrap_or(letter);
    matches!(plain.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'æ' | 'ø' | 'œ')
}

#[cfg(test)]
mod tests {
    use super::best;

    fn broken(word: &str, most: usize) -> String {
        let letters: Vec<char> = word.chars().collect();
        let (end, hyphen) = best(&letters, 2, most);
        let part = |letters: &[char]| letters.iter().collect::<String>();
        format!("{}{}|{}", part(&letters[..end]), if hyphen { "-" } else { "" }, part(&letters[end..]))
    }

    #[test]
    fn words_are_broken_where_a_reader_expects_it() {
        // At the joint of the compound rather than at the last syllable that fits.
        assert_eq!(broken("welzijnsorganisatie", 14), "welzijns-|organisatie");
        assert_eq!(broken("Samenwerkingsverband", 16), "Samenwerkings-|verband");
        // Between syllables otherwise.
        assert_eq!(broken("huisartsenpraktijk", 12), "huisartsen-|praktijk");
        assert_eq!(broken("bibliotheek", 7), "biblio-|theek");
        assert_eq!(broken("Súdwesthoek", 5), "Súd-|westhoek");
        // Behind what is there already, without a second hyphen.
        assert_eq!(broken("jeugd-gezondheid", 10), "jeugd-|gezondheid");
        assert_eq!(broken("zorg/welzijn", 8), "zorg/|welzijn");
        // Never so that less than three letters stand alone; and without a hyphen where no letters are.
        assert_eq!(broken("aarden", 5), "aar-|den");
        assert_eq!(broken("1234567890", 6), "123456|7890");
        assert_eq!(broken("漢字漢字漢字", 4), "漢字漢字|漢字");
    }
}
