//! Names that are cut to the room there is, and still told from each other.

use super::width;

/// No line that is cut to its room holds more.
const LONGEST_LINE: usize = 200;

/// At most this many characters, cut at a word where one ends near, with an ellipsis.
pub(in crate::present::diagram) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most.saturating_sub(1)).collect();
    let end = match cut.rfind(' ') {
        Some(space) if space * 3 > cut.len() * 2 => space,
        _ => cut.len(),
    };
    format!("{}…", cut[..end].trim_end_matches([' ', ',', '/', '-', '(']))
}

/// As much as fits into the room, with an ellipsis where something is cut.
pub(in crate::present::diagram) fn fitted(text: &str, size: f64, bold: bool, room: f64) -> String {
    let letters = text.chars().count();
    let fits = |text: &str| width(text, size, bold) <= room;
    if fits(text) {
        return text.to_owned();
    }
    let shorter = (1..letters.min(LONGEST_LINE)).rev().map(|most| shortened(text, most)).find(|short| fits(short));
    shorter.unwrap_or_else(|| "…".to_owned())
}

/// With how many letters both begin.
pub(in crate::present::diagram) fn shared(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// The names, each cut to the room; what would then read like another name shows where the two differ.
pub(in crate::present::diagram) fn told_apart(names: &[String], size: f64, bold: bool, room: f64) -> Vec<String> {
    let short: Vec<String> = names.iter().map(|name| fitted(name, size, bold, room)).collect();
    let one = |index: usize| {
        let name = &names[index];
        let alike = (0..names.len()).filter(|&other| short[other] == short[index] && names[other] != *name);
        let Some(same) = alike.map(|other| shared(name, &names[other])).max() else { return short[index].clone() };
        let rest = where_they_differ(name, same, 8);
        let head = fitted(name, size, bold, room * 0.45);
        let left = room - width(&format!("{head} "), size, bold);
        format!("{head} {}", fitted(&rest, size, bold, left))
    };
    (0..names.len()).map(one).collect()
}

/// What of a name tells it from another that begins with the same letters, so many of them: from the beginning of the word that differs, unless
/// they share more than `most` letters of that word.
pub(in crate::present::diagram) fn where_they_differ(name: &str, same: usize, most: usize) -> String {
    let letters: Vec<char> = name.chars().collect();
    let word = letters[..same].iter().rposition(|&letter| letter == ' ').map_or(0, |space| space + 1);
    let from = if same - word > most { same - 2 } else { word };
    letters[from..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_to_its_room_and_told_from_those_that_begin_alike() {
        let names = ["Kulturhus Kruispunt Zorggroep voor Zwolle", "Kulturhus Kruispunt Bibliotheek voor Zwolle", "GGD"]
            .map(str::to_owned);
        let room = 110.0;
        let short = told_apart(&names, 9.0, false, room);
        assert!(short.iter().all(|name| width(name, 9.0, false) <= room), "{short:?}");
        assert!(short[0].contains("Zorg") && short[1].contains("Bibl"), "{short:?}");
        assert_eq!(short[2], "GGD");
        // The same name is the same word: two actors of one name cannot be told apart by it.
        let twice = told_apart(&[names[0].clone(), names[0].clone()], 9.0, false, room);
        assert_eq!(twice[0], twice[1]);
        let long = fitted("Jeugdgezondheidszorgorganisatie", 9.0, false, 60.0);
        assert!(long.ends_with('…') && width(&long, 9.0, false) <= 60.0, "{long}");
    }

    #[test]
    fn a_long_name_is_cut_at_a_word() {
        assert_eq!(shortened("De vereniging met een hele lange naam", 24), "De vereniging met een…");
        assert_eq!(shortened("kort", 24), "kort");
    }
}
