//! Text in lines: balanced where it names something, as long as the room allows where it runs on.

use super::names::fitted;
use super::{hyphenation, width};

/// Lines no wider than `room` where words allow, balanced: the narrowest width that needs no more lines.
pub(in crate::present::diagram) fn wrapped(text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    // A name that is a little too wide is better whole.
    let words = pieces(text, size, bold, (room, 1.25));
    if words.is_empty() {
        return Vec::new();
    }
    let greedy = fill(&words, size, bold, room);
    let widest = words.iter().map(|word| width(&word.alone(), size, bold)).fold(0.0_f64, f64::max);
    let mut narrow = widest.max(room * 0.4);
    while narrow < room {
        let lines = fill(&words, size, bold, narrow);
        if lines.len() <= greedy.len() {
            return lines;
        }
        narrow += room * 0.05;
    }
    greedy
}

/// Lines as long as the room allows: for running text.
pub(in crate::present::diagram) fn filled(text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    fill(&pieces(text, size, bold, (room, 1.0)), size, bold, room)
}

/// The same, so many lines at most; the last one says by its end that there is more.
pub(in crate::present::diagram) fn filled_to(most: usize, text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    let mut lines = filled(text, size, bold, room);
    if lines.len() > most {
        let rest = lines[most - 1..].join(" ");
        lines.truncate(most - 1);
        lines.push(fitted(&rest, size, bold, room));
    }
    lines
}

/// What follows a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    /// A space, or a new line.
    Space,
    /// The rest of its word.
    Rest,
    /// The rest of its word; before a new line a hyphen.
    Hyphen,
}

/// A word or a part of one.
struct Piece {
    text: String,
    after: After,
}

impl Piece {
    /// As it stands at the end of a line.
    fn alone(&self) -> String {
        let hyphen = if self.after == After::Hyphen { "-" } else { "" };
        format!("{}{hyphen}", self.text)
    }
}

/// The words of a text; a word that alone is so many times wider than the room is broken (`hyphenation`).
fn pieces(text: &str, size: f64, bold: bool, (room, times): (f64, f64)) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        let mut rest = &letters[..];
        while within(rest, size, bold, room * times) < rest.len() {
            let most = within(rest, size, bold, room * 0.9).max(1);
            let least = within(rest, size, bold, room * 0.4).clamp(1, most);
            let (end, hyphen) = hyphenation::best(rest, least, most);
            let after = if hyphen { After::Hyphen } else { After::Rest };
            pieces.push(Piece { text: rest[..end].iter().collect(), after });
            rest = &rest[end..];
        }
        pieces.push(Piece { text: rest.iter().collect(), after: After::Space });
    }
    pieces
}

/// How many letters stand within the room.
fn within(letters: &[char], size: f64, bold: bool, room: f64) -> usize {
    let mut used = 0.0;
    let fits = |letter: &&char| {
        used += width(letter.encode_utf8(&mut [0; 4]), size, bold);
        used <= room
    };
    letters.iter().take_while(fits).count()
}

fn fill(pieces: &[Piece], size: f64, bold: bool, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut before = After::Space;
    for piece in pieces {
        let between = if before == After::Space { " " } else { "" };
        match lines.last_mut() {
            Some(line) if width(&format!("{line}{between}{}", piece.alone()), size, bold) <= room => {
                line.push_str(between);
                line.push_str(&piece.text);
            }
            last => {
                if let (Some(line), After::Hyphen) = (last, before) {
                    line.push('-');
                }
                lines.push(piece.text.clone());
            }
        }
        before = piece.after;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_balanced() {
        let lines = wrapped("Sport- en cultuurcoaches", 7.0, false, 64.0);
        assert_eq!(lines, ["Sport- en", "cultuurcoaches"]);
    }

    #[test]
    fn a_long_word_is_broken_with_a_hyphen() {
        let lines = wrapped("Jeugdgezondheidszorgorganisatie", 7.0, false, 64.0);
        assert!(lines.len() >= 2, "{lines:?}");
        assert!(lines[..lines.len() - 1].iter().all(|line| line.ends_with('-')), "{lines:?}");
        assert!(lines.iter().all(|line| line.trim_end_matches('-').chars().count() >= 3), "{lines:?}");
        assert_eq!(lines.concat().replace('-', ""), "Jeugdgezondheidszorgorganisatie");
        // A hyphen or slash that is there already needs no second one, and what fits on one line is put together again.
        assert_eq!(wrapped("Welzijnswerk-Jongerenwerk", 7.0, false, 64.0), ["Welzijnswerk-", "Jongerenwerk"]);
        assert_eq!(filled("Welzijnswerk-Jongerenwerk", 7.0, false, 1000.0), ["Welzijnswerk-Jongerenwerk"]);
    }

    // Words of any length: nothing runs off the page, and what is cut ends in a sign that says so.
    #[test]
    fn running_text_stays_within_its_room() {
        for letters in 1..160 {
            let word = "Samenwerkingsverbandoverleg".repeat(6)[..letters].to_owned();
            let lines = filled_to(3, &word, 20.0, true, 300.0);
            assert!(lines.iter().all(|line| width(line, 20.0, true) <= 300.0), "{lines:?}");
            let whole = lines.concat().replace('-', "");
            assert!(lines.len() <= 3 && (whole == word || whole.ends_with('…')), "{lines:?}");
        }
        let title = "een titel van veel woorden ".repeat(20);
        let lines = filled_to(3, &title, 20.0, true, 300.0);
        assert!(lines.len() == 3 && lines[2].ends_with('…') && width(&lines[2], 20.0, true) <= 300.0, "{lines:?}");
    }
}
