//! Every text can be read and every mark seen, in every theme; and colours stay apart for colour-blind readers.

use verbinder::model::Vocabulary;
use verbinder::present::diagram::style::Colour;
use verbinder::present::diagram::{self, DiagramOptions, DiagramView, Theme};

/// Linear light of a colour (sRGB, IEC 61966-2-1).
fn linear(colour: Colour) -> [f64; 3] {
    colour.rgb.map(|byte| {
        let share = f64::from(byte) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    })
}

/// Contrast of two colours, 1–21 (WCAG 2.2, "contrast ratio").
fn contrast(a: Colour, b: Colour) -> f64 {
    let light = |colour| {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

type Matrix = [[f64; 3]; 3];

/// How full protanopia, deuteranopia and tritanopia change linear light (Machado, Oliveira & Fernandes 2009, table 1, severity 1).
const BLINDNESS: [(&str, Matrix); 4] = [
    ("usual sight", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

fn times(matrix: &Matrix, v: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// CIE L*a*b* under D65, of linear light.
fn lab(light: [f64; 3]) -> [f64; 3] {
    const TO_XYZ: Matrix =
        [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]];
    let xyz = times(&TO_XYZ, light.map(|part| part.clamp(0.0, 1.0)));
    let white = [0.95047, 1.0, 1.08883];
    let [x, y, z] = [0, 1, 2].map(|axis| {
        let t = xyz[axis] / white[axis];
        if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Distance of two colours in L*a*b* by CIEDE2000, as Sharma, Wu & Dalal (2005) write it down.
fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let mean_chroma = (a1.hypot(b1) + a2.hypot(b2)) / 2.0;
    let seventh = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25.0_f64.powi(7))).sqrt();
    let stretch = 1.5 - 0.5 * seventh(mean_chroma);
    let (a1, a2) = (a1 * stretch, a2 * stretch);
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let colourless = c1 * c2 < 1e-12;
    let turn = if colourless { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let (dl, dc, dh) = (l2 - l1, c2 - c1, 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin());
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let h = match (h1 - h2).abs() {
        _ if colourless => h1 + h2,
        apart if apart <= 180.0 => (h1 + h2) / 2.0,
        _ if h1 + h2 < 360.0 => (h1 + h2) / 2.0 + 180.0,
        _ => (h1 + h2) / 2.0 - 180.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.20 * cos(4.0 * h - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let rotation = -(60.0 * (-((h - 275.0) / 25.0).powi(2)).exp()).to_radians().sin() * 2.0 * seventh(c);
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    (l * l + c * c + h * h + rotation * c * h).sqrt()
}

/// Distance of two colours (CIEDE2000) as somebody sees them.
fn distance(sight: &Matrix, a: Colour, b: Colour) -> f64 {
    ciede2000(lab(times(sight, linear(a))), lab(times(sight, linear(b))))
}

/// A colour as it comes out over the page, where it is partly transparent.
fn drawn(colour: Colour, paper: Colour) -> Colour {
    paper.towards(colour, colour.alpha).alpha(1.0)
}

/// Below about 10, small areas are hard to tell apart. That is the bound of `check_palette` in the R package countryatlas for simulated
/// colour-blind sight, there by CIE 1976; CIEDE2000 counts the same colours as nearer to each other, so that the bound is stricter here.
const APART: f64 = 10.0;

#[test]
fn the_reckoning_agrees_with_known_values() {
    let (black, white, grey) = (Colour::new("#000000"), Colour::new("#FFFFFF"), Colour::new("#767676"));
    // Black on white is 21, and #767676 is the lightest grey that passes 4.5 on white (WebAIM, contrast checker: 4.54).
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast(grey, white) - 4.54).abs() < 0.005);
    // Red, green and blue in L*a*b* (Lindbloom, CIE colour calculator, sRGB, D65): 53.24 80.09 67.20; 87.73 −86.18 83.18.
    let [l, a, b] = lab(linear(Colour::new("#FF0000")));
    assert!((l - 53.24).abs() < 0.01 && (a - 80.09).abs() < 0.02 && (b - 67.20).abs() < 0.02, "{l} {a} {b}");
    let [l, a, b] = lab(linear(Colour::new("#00FF00")));
    assert!((l - 87.73).abs() < 0.01 && (a + 86.18).abs() < 0.02 && (b - 83.18).abs() < 0.02, "{l} {a} {b}");
    // Sharma, Wu & Dalal (2005), "The CIEDE2000 color-difference formula", table 1: pairs 1, 7, 17, 25 and 34.
    for (one, other, known) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        let found = ciede2000(one, other);
        assert!((found - known).abs() < 5e-5, "{found} {known}");
    }
}

#[test]
fn every_text_can_be_read() {
    for theme in Theme::ALL {
        let behind = [theme.paper(), theme.island(), theme.roof()];
        let texts = [
            ("ink", theme.ink()),
            ("quiet", theme.quiet()),
            ("municipality", theme.municipality_label()),
            ("bridge", theme.bridge_label()),
        ];
        for (name, text) in texts {
            for ground in behind {
                let found = contrast(text, ground);
                assert!(found >= 4.5, "{theme:?}: {name} on {} has {found:.2}", ground.hex());
            }
        }
    }
}

#[test]
fn every_mark_can_be_seen() {
    for theme in Theme::ALL {
        for ground in [theme.paper(), theme.island()] {
            let mut looks: Vec<(String, Colour, Colour)> = Vec::new();
            for kind in Vocabulary::shipped().node_kinds() {
                for named in [true, false] {
                    let glyph = theme.glyph(&kind.id, kind.mode, named);
                    looks.push((kind.id.clone(), glyph.fill, glyph.line));
                }
            }
            let fills = (0..=theme.categories()).map(|number| theme.category(number));
            let ramp = (0..=10).map(|step| theme.ramp(f64::from(step) / 10.0));
            looks.extend(fills.chain(ramp).map(|fill| (fill.hex(), fill, theme.outline(fill))));
            // Lines have no outline: grey ones may not be pale, nor may the colour of whatever has no category in any theme.
            let own = if theme.has_hues() { theme.categories() } else { 0 };
            let lines = (own..=theme.categories()).map(|number| theme.line_category(number).0);
            looks.extend(lines.map(|line| (format!("line {}", line.hex()), line, line)));
            looks.push(("ring".to_owned(), theme.ring(), theme.ring()));
            looks.push(("ghost".to_owned(), theme.ghost(), theme.ghost()));
            looks.extend((0..6).map(|family| (format!("tie {family}"), theme.family(family), theme.family(family))));
            for (name, fill, line) in looks {
                let found = contrast(fill, ground).max(contrast(line, ground));
                assert!(found >= 3.0, "{theme:?}: {name} on {} has {found:.2}", ground.hex());
            }
        }
    }
}

#[test]
fn lines_without_hues_are_told_apart() {
    for theme in Theme::ALL.into_iter().filter(|theme| !theme.has_hues()) {
        // Lines of one dash differ as much as text and paper.
        let lines: Vec<_> = (0..=theme.categories()).map(|number| theme.line_category(number)).collect();
        for (at, (colour, dash)) in lines.iter().enumerate() {
            for (other, _) in lines[..at].iter().filter(|(_, theirs)| theirs == dash) {
                assert!(contrast(*colour, *other) >= 4.5, "{theme:?}: {} and {}", colour.hex(), other.hex());
            }
        }
    }
}

#[test]
fn every_square_of_a_matrix_can_be_seen_and_its_steps_differ() {
    // Two blocks of three; per pair one, two or three ties, inside a block and between blocks: all six looks.
    let nodes: Vec<(String, &str, &str)> = (0..6).map(|i| (format!("n{i}"), "organisation", "")).collect();
    let counts = [(0, 1, 1), (0, 2, 2), (1, 2, 3), (3, 4, 1), (3, 5, 2), (4, 5, 3), (0, 3, 1), (1, 4, 2), (2, 5, 3)];
    let kinds = ["collaborates", "exchanges-knowledge", "supports"];
    let ties: Vec<(usize, usize, &str)> =
        counts.iter().flat_map(|&(a, b, count)| kinds[..count].iter().map(move |kind| (a, b, *kind))).collect();
    let network = super::data::network(&nodes, &ties);
    let facts = verbinder::present::facts::Facts { community: vec![0, 0, 0, 1, 1, 1], ..super::data::facts(&network) };
    for theme in Theme::ALL {
        let options = DiagramOptions { theme, ..DiagramOptions::new(DiagramView::Matrix) };
        let scene = diagram::draw(&network, &facts, &options).unwrap();
        let fills = |inside: bool| {
            let block = |index: usize| usize::from(scene.marks[index].id.as_str() > "n2");
            let mut fills: Vec<(usize, Colour)> = scene
                .lines
                .iter()
                .filter(|line| (block(line.from) == block(line.to)) == inside)
                .map(|line| (line.kinds.len(), line.stroke.colour))
                .collect();
            fills.sort_by_key(|(count, _)| *count);
            fills.dedup_by_key(|(count, _)| *count);
            fills
        };
        for fills in [fills(true), fills(false)] {
            assert_eq!(fills.iter().map(|(count, _)| *count).collect::<Vec<_>>(), [1, 2, 3]);
            for ground in [theme.paper(), theme.island()] {
                let found: Vec<f64> = fills.iter().map(|(_, fill)| contrast(*fill, ground)).collect();
                assert!(found[0] >= 3.0, "{theme:?} on {}: {found:?}", ground.hex());
                assert!(found[0] * 1.5 <= found[1] && found[1] * 1.5 <= found[2], "{theme:?}: {found:?}");
            }
        }
    }
}

#[test]
fn colours_stay_apart_for_colour_blind_readers() {
    for theme in Theme::ALL.into_iter().filter(|theme| theme.has_hues()) {
        let series: Vec<Colour> = (0..=theme.categories()).map(|number| theme.category(number)).collect();
        assert_eq!(series.len(), 9, "six and two hues, and one for the rest");
        // Marks are filled; lines between islands show nine tenths of their colour.
        for alpha in [1.0, 0.9] {
            let series: Vec<Colour> = series.iter().map(|colour| drawn(colour.alpha(alpha), theme.paper())).collect();
            for (sight, matrix) in &BLINDNESS {
                for (index, &a) in series.iter().enumerate() {
                    for &b in &series[index + 1..] {
                        let found = distance(matrix, a, b);
                        assert!(found >= APART, "{theme:?}, {sight}: {} and {} are {found:.1} apart", a.hex(), b.hex());
                    }
                }
            }
        }
    }
}

// The page draws by itself, and holds the same lists.
#[test]
fn the_page_of_a_report_has_the_categories_of_pictures() {
    let script = crate::support::project_file("src/present/report/page/script/look.js");
    let script = std::fs::read_to_string(script).unwrap();
    for (name, theme) in [("light", Theme::Colour), ("dark", Theme::Dark)] {
        let series: Vec<String> =
            (0..theme.categories()).map(|number| format!("\"{}\"", theme.category(number).hex())).collect();
        let list = format!("{name}: [{}]", series.join(", "));
        assert!(script.contains(&list), "{list}");
    }
}

// One tie of each family, inside one place and between two, as the picture draws them.
#[test]
fn families_of_ties_differ_in_more_than_colour() {
    let kinds = ["collaborates", "participates-in", "funds", "located-in", "awards", "refers-to"];
    let nodes: Vec<(String, &str, &str)> =
        (0..12).map(|i| (format!("n{i}"), "organisation", if i < 6 { "Hier" } else { "Daar" })).collect();
    let inside = kinds.iter().enumerate().map(|(at, kind)| (at, (at + 1) % 6, *kind));
    let across = kinds.iter().enumerate().map(|(at, kind)| (at, at + 6, *kind));
    let network = super::data::network(&nodes, &inside.chain(across).collect::<Vec<_>>());
    for theme in Theme::ALL {
        let options = DiagramOptions { theme, ..DiagramOptions::new(DiagramView::Whole) };
        let scene = diagram::draw(&network, &super::data::facts(&network), &options).unwrap();
        let looks: std::collections::BTreeMap<&str, &[f64]> =
            scene.lines.iter().map(|line| (line.kinds[0].as_str(), line.stroke.dash.lengths())).collect();
        assert_eq!(looks.len(), kinds.len(), "{theme:?}");
        for (kind, dash) in &looks {
            let alike = looks.iter().filter(|(other, theirs)| *other != kind && *theirs == dash);
            assert_eq!(alike.count(), 0, "{theme:?}: {kind} has the dash of another family");
        }
        // The legend shows lines as pale as the drawing does.
        for line in &scene.lines {
            let (colour, dash) = (line.stroke.colour, line.stroke.dash);
            let same = |stroke: &verbinder::present::diagram::style::Stroke| {
                stroke.dash == dash
                    && stroke.colour.hex() == colour.hex()
                    && stroke.colour.alpha <= colour.alpha / 0.9 + 1e-9
            };
            assert!(
                scene.drawings.iter().any(|drawing| drawing.stroke.is_some_and(|stroke| same(&stroke))),
                "{theme:?}"
            );
        }
    }
}

// Where there are no hues, lightness alone tells categories apart: five greys, and one for what is left.
#[test]
fn greys_stay_apart() {
    for theme in [Theme::Grey, Theme::Print] {
        let own: Vec<f64> = (0..=theme.categories()).map(|number| lab(linear(theme.category(number)))[0]).collect();
        for (index, a) in own.iter().enumerate() {
            assert!(own[index + 1..].iter().all(|b| (a - b).abs() >= 17.5), "{theme:?}: {own:?}");
        }
    }
}

#[test]
fn a_ramp_goes_one_way_for_everybody() {
    for theme in Theme::ALL {
        for (sight, matrix) in &BLINDNESS {
            let lightness: Vec<f64> =
                (0..=20).map(|step| lab(times(matrix, linear(theme.ramp(f64::from(step) / 20.0))))[0]).collect();
            let steps: Vec<f64> = lightness.windows(2).map(|pair| pair[1] - pair[0]).collect();
            let one_way = steps.iter().all(|step| *step < 0.0) || steps.iter().all(|step| *step > 0.0);
            assert!(one_way, "{theme:?}, {sight}: {lightness:?}");
        }
    }
}
