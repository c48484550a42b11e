//! Text as it will be drawn: cleaned of what no writer can carry, measured with the font itself, wrapped and shortened.

mod hyphenation;
mod lines;
mod names;

use crate::text::{hides, turns};
use std::sync::OnceLock;
use ttf_parser::Face;

pub(super) use lines::{filled, filled_to, wrapped};
pub(super) use names::{fitted, shared, shortened, told_apart, where_they_differ};

/// Barlow Regular, Latin and extended Latin (SIL Open Font Licence 1.1, see `present/fonts/OFL.txt`).
pub(super) const REGULAR: &[u8] = include_bytes!("../../fonts/barlow-400.ttf");
/// Barlow SemiBold.
pub(super) const SEMIBOLD: &[u8] = include_bytes!("../../fonts/barlow-600.ttf");
/// The same two, compressed for pages and pictures that hold their font (WOFF 2, made from the files above).
const WEB: [(u16, &[u8]); 2] =
    [(400, include_bytes!("../../fonts/barlow-400.woff2")), (600, include_bytes!("../../fonts/barlow-600.woff2"))];
/// What a reader without Barlow sees; the widths are pinned in the picture, so nothing moves.
pub(super) const FAMILY: &str = "Barlow,'Segoe UI',Helvetica,Arial,sans-serif";

/// Height of a line as a multiple of the size.
pub(super) const LINE: f64 = 1.1;
/// From the middle of a line down to its baseline, as a multiple of the size.
pub(super) const BASELINE: f64 = 0.34;
/// Longer names are shortened; the full name stays in the tooltip.
pub(super) const LONGEST_NAME: usize = 40;

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
    fn the_font_measures_its_own_letters() {
        // Advance widths as fontTools 4 reads them from the font files, in thousandths: 1 = 350, 7 = 473, W = 878; semibold 7 = 488.
        assert!((width("17", 10.0, false) - 8.23).abs() < 0.005);
        assert!((width("W", 10.0, true) - 8.78).abs() < 0.005);
        assert!((width("7", 10.0, true) - 4.88).abs() < 0.005);
    }
}
