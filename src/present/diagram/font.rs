//! Text as it will be drawn: cleaned of what no writer can carry, measured with the font itself, wrapped and shortened.

use super::hyphenation;
use crate::text::{hides, turns};
use std::sync::OnceLock;
use ttf_parser::Face;

/// Barlow Regular, Latin and extended Latin (SIL Open Font Licence 1.1, see `present/fonts/OFL.txt`).
pub(super) const REGULAR: &[u8] = include_bytes!("../fonts/barlow-400.ttf");
/// Barlow SemiBold.
pub(super) const SEMIBOLD: &[u8] = include_bytes!("../fonts/barlow-600.ttf");
/// The same two, compressed for pages and pictures that hold their font (WOFF 2, made from the files above).
const WEB: [(u16, &[u8]); 2] =
    [(400, include_bytes!("../fonts/barlow-400.woff2")), (600, include_bytes!("../fonts/barlow-600.woff2"))];
/// What a reader without Barlow sees; the widths are pinned in the picture, so nothing moves.
pub(super) const FAMILY: &str = "Barlow,'Segoe UI',Helvetica,Arial,sans-serif";

/// Height of a line as a multiple of the size.
pub(super) const LINE: f64 = 1.1;
/// From the middle of a line down to its baseline, as a multiple of the size.
pub(super) const BASELINE: f64 = 0.34;
/// Longer names are shortened; the full name stays in the tooltip.
pub(super) const LONGEST_NAME: usize = 40;
/// No line that is cut to its room holds more.
const LONGEST_LINE: usize = 200;

fn faces() -> &'static [Face<'static>; 2] {
    static FACES: OnceLock<[Face<'static>; 2]> = OnceLock::new();
    FACES.get_or_init(|| {
        [REGULAR, SEMIBOLD].map(|bytes| Face::parse(bytes, 0).expect("the bundled font is a sound TrueType file"))
    })
}

/// Whether the bundled font can draw a character.
#[cfg(any(feature = "png", feature = "pdf"))]
pub(super) fn has_glyph(character: char) -> bool {
    character.is_whitespace()
        || is_invisible(character)
        || faces().iter().all(|face| face.glyph_index(character).is_some())
}

/// How far a character moves the pen, in units of the font; none where the font lacks it.
fn advance(character: char, bold: bool) -> Option<u16> {
    /// Latin letters, which nearly all text consists of, are looked up in the font once.
    const KNOWN: u32 = 0x250;
    static ADVANCES: OnceLock<[Vec<Option<u16>>; 2]> = OnceLock::new();
    let in_font = |face: &Face<'_>, character: char| face.glyph_hor_advance(face.glyph_index(character)?);
    let of_face = |face: &Face<'static>| (0..KNOWN).map(|code| in_font(face, char::from_u32(code)?)).collect();
    let known = &ADVANCES.get_or_init(|| faces().each_ref().map(of_face))[usize::from(bold)];
    known.get(character as usize).copied().unwrap_or_else(|| in_font(&faces()[usize::from(bold)], character))
}

/// Width of one line of text.
pub(super) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let per_em = f64::from(faces()[usize::from(bold)].units_per_em());
    let units: f64 = text
        .chars()
        .map(|character| match advance(character, bold) {
            _ if is_invisible(character) => 0.0,
            Some(advance) => f64::from(advance),
            // Another font will draw it: wide scripts and emoji fill the square.
            None if character as u32 >= 0x1100 => per_em,
            None => per_em * 0.65,
        })
        .sum();
    units / per_em * size
}

/// A style sheet that holds the font.
pub(super) fn style_sheet() -> &'static str {
    static SHEET: OnceLock<String> = OnceLock::new();
    SHEET.get_or_init(written_sheet)
}

fn written_sheet() -> String {
    use base64::Engine as _;
    let faces = WEB.iter().map(|(weight, bytes)| {
        let data = base64::engine::general_purpose::STANDARD.encode(bytes);
        format!(
            "@font-face{{font-family:Barlow;font-weight:{weight};src:url(data:font/woff2;base64,{data}) format(\"woff2\")}}\n"
        )
    });
    format!("<style>\n{}</style>\n", faces.collect::<String>())
}

/// The forms of a line of text as an SVG path from the left end of its baseline; none where the font lacks a character.
pub(super) fn outline(text: &str, size: f64, bold: bool) -> Option<String> {
    let face = &faces()[usize::from(bold)];
    let scale = size / f64::from(face.units_per_em());
    let mut pen = Pen { path: String::new(), scale, x: 0.0 };
    for character in text.chars() {
        let glyph = face.glyph_index(character)?;
        // A space has an advance and no form.
        let _ = face.outline_glyph(glyph, &mut pen);
        pen.x += f64::from(face.glyph_hor_advance(glyph)?) * scale;
    }
    (!pen.path.is_empty()).then_some(pen.path)
}

/// Writes the forms of letters as an SVG path.
struct Pen {
    path: String,
    scale: f64,
    x: f64,
}

impl Pen {
    fn step(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        for (index, &(x, y)) in points.iter().enumerate() {
            let (x, y) = (self.x + f64::from(x) * self.scale, -f64::from(y) * self.scale);
            let gap = if index > 0 { " " } else { "" };
            self.path.push_str(&format!("{gap}{x:.2} {y:.2}"));
        }
    }
}

impl ttf_parser::OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('M', &[(x, y)]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.step('L', &[(x, y)]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.step('Q', &[(x1, y1), (x, y)]);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.step('C', &[(x1, y1), (x2, y2), (x, y)]);
    }
    fn close(&mut self) {
        self.path.push('Z');
    }
}

/// Whether a character only says where a line may break, or is a mark at the beginning of a file: it has no form.
fn is_invisible(character: char) -> bool {
    character == '\u{AD}' || hides(character) || joins(character)
}

/// Whether a character says that its neighbours are joined, or are not. Scripts that have such forms, and signs of several parts, need it.
fn joins(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}')
}

/// Before it stand the Latin, Greek, Cyrillic and Armenian letters, which no sign joins.
const FIRST_JOINED: char = '\u{590}';

/// Text that every writer can carry: no control or direction characters, no characters without a form, no line breaks, single spaces.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            c if turns(c) => {}
            // Behind Latin letters it came along from a page on the web.
            c if joins(c) && cleaned.chars().next_back().is_some_and(|before| before >= FIRST_JOINED) => {
                cleaned.push(c)
            }
            '\u{FFFE}' | '\u{FFFF}' => cleaned.push('\u{FFFD}'),
            c if is_invisible(c) => {}
            c if c.is_control() || c.is_whitespace() => {
                if !cleaned.ends_with(' ') && !cleaned.is_empty() {
                    cleaned.push(' ');
                }
            }
            c => cleaned.push(c),
        }
    }
    if cleaned.ends_with(' ') {
        cleaned.pop();
    }
    cleaned
}

/// At most this many characters, cut at a word where one ends near, with an ellipsis.
pub(super) fn shortened(text: &str, most: usize) -> String {
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
pub(super) fn fitted(text: &str, size: f64, bold: bool, room: f64) -> String {
    let letters = text.chars().count();
    let fits = |text: &str| width(text, size, bold) <= room;
    if fits(text) {
        return text.to_owned();
    }
    let shorter = (1..letters.min(LONGEST_LINE)).rev().map(|most| shortened(text, most)).find(|short| fits(short));
    shorter.unwrap_or_else(|| "…".to_owned())
}

/// With how many letters both begin.
pub(super) fn shared(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// The names, each cut to the room; what would then read like another name shows where the two differ.
pub(super) fn told_apart(names: &[String], size: f64, bold: bool, room: f64) -> Vec<String> {
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
pub(super) fn where_they_differ(name: &str, same: usize, most: usize) -> String {
    let letters: Vec<char> = name.chars().collect();
    let word = letters[..same].iter().rposition(|&letter| letter == ' ').map_or(0, |space| space + 1);
    let from = if same - word > most { same - 2 } else { word };
    letters[from..].iter().collect()
}

/// Lines no wider than `room` where words allow, balanced: the narrowest width that needs no more lines.
pub(super) fn wrapped(text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
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
pub(super) fn filled(text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    fill(&pieces(text, size, bold, (room, 1.0)), size, bold, room)
}

/// The same, so many lines at most; the last one says by its end that there is more.
pub(super) fn filled_to(most: usize, text: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
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
    fn nothing_that_breaks_a_writer_survives_cleaning() {
        assert_eq!(clean("a\u{0}b\n\n c\u{202E}d\t"), "a b cd");
        assert_eq!(clean("\u{1}"), "");
        assert_eq!(clean("\u{FEFF}Buurt\u{AD}huis\u{200B} \u{200D}Zu\u{200C}id\u{2060}"), "Buurthuis Zuid");
        // "I want" in Persian and a family in one sign are written with them.
        for joined in ["\u{645}\u{6CC}\u{200C}\u{62E}", "\u{1F468}\u{200D}\u{1F469}"] {
            assert_eq!(clean(joined), joined);
            assert!((width(joined, 10.0, false) - width(&joined.replace(joins, ""), 10.0, false)).abs() < 1e-9);
        }
    }

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

    #[test]
    fn the_font_measures_its_own_letters() {
        // Advance widths as fontTools 4 reads them from the font files, in thousandths: 1 = 350, 7 = 473, W = 878; semibold 7 = 488.
        assert!((width("17", 10.0, false) - 8.23).abs() < 0.005);
        assert!((width("W", 10.0, true) - 8.78).abs() < 0.005);
        assert!((width("7", 10.0, true) - 4.88).abs() < 0.005);
    }
}
