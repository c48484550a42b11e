//! Themes: which colours everything has on a light page, on a dark one, in greys, and where ink is saved.
//!
//! Hues are Okabe and Ito's, with wine from Paul Tol's palette; categories are Tol's bright six, green darkened, and two more. Every text stands
//! out 4.5 : 1 against what is behind it, and every mark 3 : 1 by its inside or its outline (WCAG 2.2, 1.4.3 and 1.4.11); a test
//! reckons it, and how far colours stay apart for colour-blind readers.

use super::style::{Colour, Dash, Glyph, Shape};
use crate::model::Mode;

/// The colours of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// For screens and colour print: dark on white.
    #[default]
    Colour,
    /// For slides and screens in the dark: light on nearly black.
    Dark,
    /// For journals and copiers: greys.
    Grey,
    /// For paper: black lines, no filled areas, nothing wasted.
    Print,
}

/// Colours of a theme that do not depend on data.
struct Palette {
    paper: Colour,
    ink: Colour,
    quiet: Colour,
    municipality_label: Colour,
    bridge_label: Colour,
    ring: Colour,
    island: Colour,
    rule: Colour,
    roof: Colour,
    roof_line: Colour,
    ghost: Colour,
    /// Inside and outline of each kind, in the order of [`LOOKS`].
    kinds: [(Colour, Colour); 11],
    /// Colours of the families of ties.
    families: [Colour; 6],
    /// Colours of categories; the last is for all that are left.
    series: &'static [Colour],
    /// Colours of numbers, from low to high.
    ramp: &'static [Colour],
}

/// Kinds with a look of their own: form, and whether a second outline says "several bodies".
const LOOKS: [(&str, Shape, bool); 11] = [
    ("municipality", Shape::Hexagon, false),
    ("region", Shape::Hexagon, true),
    ("organisation", Shape::Circle, false),
    ("org-group", Shape::Circle, true),
    ("partnership", Shape::Diamond, true),
    ("initiative", Shape::Diamond, false),
    ("team", Shape::Triangle, false),
    ("venue", Shape::Square, false),
    ("access-point", Shape::Pin, false),
    ("document", Shape::Sheet, false),
    ("person", Shape::Circle, false),
];

const fn c(hex: &str) -> Colour {
    Colour::new(hex)
}

const fn pair(fill: &str, line: &str) -> (Colour, Colour) {
    (c(fill), c(line))
}

static COLOUR: Palette = Palette {
    paper: c("#FFFFFF"),
    ink: c("#1B2733"),
    quiet: c("#5B6875"),
    municipality_label: c("#00486F"),
    bridge_label: c("#A94700"),
    ring: c("#D55E00"),
    island: c("#F1F4F8"),
    rule: c("#D5DDE6"),
    roof: c("#FFF6DF"),
    roof_line: c("#E69F00"),
    ghost: c("#7D8A98"),
    kinds: [
        pair("#0072B2", "#00486F"),
        pair("#CFE4F3", "#00486F"),
        pair("#7CC4EC", "#2C7FB0"),
        pair("#D6ECF9", "#2C7FB0"),
        pair("#A8DCC9", "#00654A"),
        pair("#009E73", "#00654A"),
        pair("#009E73", "#00654A"),
        pair("#E69F00", "#9A6A00"),
        pair("#F7CE73", "#9A6A00"),
        pair("#FFFFFF", "#5B6875"),
        pair("#FFFFFF", "#5B6875"),
    ],
    families: [c("#6B7C8D"), c("#009E73"), c("#0072B2"), c("#B57C00"), c("#882255"), c("#3D4752")],
    series: &[
        c("#4477AA"),
        c("#EE6677"),
        c("#11702F"),
        c("#CCBB44"),
        c("#66CCEE"),
        c("#AA3377"),
        c("#662200"),
        c("#332288"),
        c("#7D8A98"),
    ],
    ramp: &[c("#FBF3C4"), c("#A8D8B4"), c("#45A5BC"), c("#27679F"), c("#1D2C5E")],
};

static DARK: Palette = Palette {
    paper: c("#12181F"),
    ink: c("#EEF3F8"),
    quiet: c("#AAB7C4"),
    municipality_label: c("#9AD0F5"),
    bridge_label: c("#FFB27A"),
    ring: c("#FF8A3D"),
    island: c("#1B242E"),
    rule: c("#36434F"),
    roof: c("#2C2719"),
    roof_line: c("#E69F00"),
    ghost: c("#8A97A5"),
    kinds: [
        pair("#2F8FD6", "#CFE8FA"),
        pair("#1F4E6F", "#A8D8F8"),
        pair("#9BD3F2", "#D9F0FC"),
        pair("#35566B", "#9BD3F2"),
        pair("#1F5C4A", "#6ADBB5"),
        pair("#22B585", "#B5F0DC"),
        pair("#22B585", "#B5F0DC"),
        pair("#E8A81C", "#FFE0A0"),
        pair("#FBDD90", "#FFF0CC"),
        pair("#12181F", "#AAB7C4"),
        pair("#12181F", "#AAB7C4"),
    ],
    families: [c("#8A9BAC"), c("#2DBE91"), c("#5BB0EE"), c("#F0B73A"), c("#E58AB6"), c("#D5DDE6")],
    series: &[
        c("#3FA9F5"),
        c("#F0404A"),
        c("#3FA070"),
        c("#EDE47A"),
        c("#BFEFF0"),
        c("#C828A0"),
        c("#F09A3E"),
        c("#9257EE"),
        c("#9DA6AF"),
    ],
    ramp: &[c("#24344F"), c("#2B5F86"), c("#3A93A6"), c("#86C7A2"), c("#FBF3C4")],
};

static GREY: Palette = Palette {
    paper: c("#FFFFFF"),
    ink: c("#111111"),
    quiet: c("#5A5A5A"),
    municipality_label: c("#000000"),
    bridge_label: c("#000000"),
    ring: c("#000000"),
    island: c("#F3F3F3"),
    rule: c("#CCCCCC"),
    roof: c("#FFFFFF"),
    roof_line: c("#555555"),
    ghost: c("#858585"),
    kinds: [
        pair("#2B2B2B", "#000000"),
        pair("#E8E8E8", "#000000"),
        pair("#B5B5B5", "#6E6E6E"),
        pair("#E6E6E6", "#6E6E6E"),
        pair("#FFFFFF", "#222222"),
        pair("#FFFFFF", "#222222"),
        pair("#FFFFFF", "#222222"),
        pair("#7A7A7A", "#333333"),
        pair("#9C9C9C", "#333333"),
        pair("#FFFFFF", "#5A5A5A"),
        pair("#FFFFFF", "#5A5A5A"),
    ],
    families: [c("#808080"), c("#333333"), c("#000000"), c("#777777"), c("#000000"), c("#555555")],
    series: GREYS,
    ramp: &[c("#F4F4F4"), c("#BDBDBD"), c("#858585"), c("#4D4D4D"), c("#141414")],
};

/// Six greys are all that an eye tells apart on paper: each a fifth of the way from nearly black to white (L* 10 to 100). The last is for all
/// that are left.
const GREYS: &[Colour] = &[c("#1B1B1B"), c("#FFFFFF"), c("#6D6D6D"), c("#9B9B9B"), c("#424242"), c("#CCCCCC")];

/// Categories of lines and rings without hues: they have no outline, so that none may be pale, and dashes that Graphviz knows too tell them
/// apart. The last is for all that are left.
const GREY_LINES: [(Colour, Dash); 6] = [
    (c("#000000"), Dash::Solid),
    (c("#000000"), Dash::Dashed),
    (c("#000000"), Dash::Dotted),
    (c("#767676"), Dash::Dashed),
    (c("#767676"), Dash::Dotted),
    (c("#767676"), Dash::Solid),
];

static PRINT: Palette = Palette {
    paper: c("#FFFFFF"),
    ink: c("#000000"),
    quiet: c("#333333"),
    municipality_label: c("#000000"),
    bridge_label: c("#000000"),
    ring: c("#000000"),
    island: c("#FFFFFF"),
    rule: c("#9A9A9A"),
    roof: c("#FFFFFF"),
    roof_line: c("#555555"),
    ghost: c("#707070"),
    kinds: [
        pair("#FFFFFF", "#000000"),
        pair("#FFFFFF", "#000000"),
        pair("#FFFFFF", "#000000"),
        pair("#FFFFFF", "#000000"),
        pair("#FFFFFF", "#000000"),
        pair("#FFFFFF", "#000000"),
        pair("#FFFFFF", "#000000"),
        pair("#FFFFFF", "#000000"),
        pair("#FFFFFF", "#000000"),
        pair("#FFFFFF", "#000000"),
        pair("#CFCFCF", "#000000"),
    ],
    families: [c("#777777"), c("#000000"), c("#000000"), c("#777777"), c("#000000"), c("#555555")],
    series: GREYS,
    ramp: GREY.ramp,
};

/// Which of the looks a kind of node has: its own, or where a file declares it that of its mode.
pub(super) fn look_of(kind: &str, mode: Mode) -> usize {
    let as_kind = |name: &str| LOOKS.iter().position(|look| look.0 == name);
    let by_mode = || {
        as_kind(match mode {
            Mode::Actor => "organisation",
            Mode::Structure => "initiative",
            Mode::Context => "document",
        })
    };
    as_kind(kind).or_else(by_mode).unwrap_or_default()
}

impl Theme {
    /// All of them.
    pub const ALL: [Theme; 4] = [Theme::Colour, Theme::Dark, Theme::Grey, Theme::Print];

    fn palette(self) -> &'static Palette {
        match self {
            Theme::Colour => &COLOUR,
            Theme::Dark => &DARK,
            Theme::Grey => &GREY,
            Theme::Print => &PRINT,
        }
    }

    /// Whether it has hues, and not only greys.
    pub fn has_hues(self) -> bool {
        matches!(self, Theme::Colour | Theme::Dark)
    }
    /// The page.
    pub fn paper(self) -> Colour {
        self.palette().paper
    }
    /// Text.
    pub fn ink(self) -> Colour {
        self.palette().ink
    }
    /// Secondary text.
    pub fn quiet(self) -> Colour {
        self.palette().quiet
    }
    /// Names of municipalities.
    pub fn municipality_label(self) -> Colour {
        self.palette().municipality_label
    }
    /// Names of bridging actors.
    pub fn bridge_label(self) -> Colour {
        self.palette().bridge_label
    }
    /// The ring of bridging actors.
    pub fn ring(self) -> Colour {
        self.palette().ring
    }
    /// Inside of an island.
    pub fn island(self) -> Colour {
        self.palette().island
    }
    /// Outline of an island, rules.
    pub fn rule(self) -> Colour {
        self.palette().rule
    }
    /// Inside of a container.
    pub fn roof(self) -> Colour {
        self.palette().roof
    }
    /// Outline of a container.
    pub fn roof_line(self) -> Colour {
        self.palette().roof_line
    }
    /// Outline of a ghost.
    pub fn ghost(self) -> Colour {
        self.palette().ghost
    }

    /// The colour of a family of ties, opaque.
    pub fn family(self, number: usize) -> Colour {
        let families = &self.palette().families;
        families[number.min(families.len() - 1)]
    }

    /// How many categories have a colour of their own; the rest share [`Theme::other`].
    pub fn categories(self) -> usize {
        self.palette().series.len() - 1
    }

    /// The colour of a category, the largest first.
    pub fn category(self, number: usize) -> Colour {
        let series = self.palette().series;
        series[number.min(series.len() - 1)]
    }

    /// The same for what has no outline, lines and rings: the colour, and without hues the dash.
    pub fn line_category(self, number: usize) -> (Colour, Option<Dash>) {
        if self.has_hues() {
            return (self.category(number), None);
        }
        let (grey, dash) = GREY_LINES[number.min(GREY_LINES.len() - 1)];
        (grey, Some(dash))
    }

    /// The colour of categories beyond those, and of nodes without one.
    pub fn other(self) -> Colour {
        self.category(usize::MAX)
    }

    /// The colour of a number, from 0 = lowest to 1 = highest: lightness alone tells them apart.
    pub fn ramp(self, share: f64) -> Colour {
        let ramp = self.palette().ramp;
        let place = share.clamp(0.0, 1.0) * (ramp.len() - 1) as f64;
        let step = (place.floor() as usize).min(ramp.len() - 2);
        ramp[step].towards(ramp[step + 1], place - step as f64)
    }

    /// The outline of a mark with this colour inside: clearly apart from the page.
    pub fn outline(self, fill: Colour) -> Colour {
        match self {
            Theme::Colour => fill.towards(c("#000000"), 0.5),
            Theme::Dark => fill.towards(c("#FFFFFF"), 0.55),
            Theme::Grey | Theme::Print => c("#111111"),
        }
    }

    /// The look of a kind of node; kinds that a file declares look like their mode.
    pub fn glyph(self, kind: &str, mode: Mode, named: bool) -> Glyph {
        let look = look_of(kind, mode);
        let (_, shape, double) = LOOKS[look];
        let (fill, line) = self.palette().kinds[look];
        // Where the source gives only a type, the inside is paler.
        let fill = if named || double { fill } else { fill.towards(self.paper(), 0.42) };
        Glyph { shape, double, fill, line, typed: !named }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Vocabulary;

    #[test]
    fn every_shipped_kind_has_a_look_of_its_own_in_every_theme() {
        for theme in Theme::ALL {
            let mut looks = Vec::new();
            for kind in Vocabulary::shipped().node_kinds() {
                let glyph = theme.glyph(&kind.id, kind.mode, true);
                let look = (glyph.shape, glyph.double, glyph.fill.hex());
                assert!(!looks.contains(&look), "{} looks like another kind", kind.id);
                looks.push(look);
            }
        }
    }

    #[test]
    fn a_ramp_begins_and_ends_with_its_own_colours() {
        assert_eq!(Theme::Colour.ramp(0.0).hex(), "#FBF3C4");
        assert_eq!(Theme::Colour.ramp(1.0).hex(), "#1D2C5E");
        assert_eq!(Theme::Colour.ramp(f64::INFINITY).hex(), "#1D2C5E");
    }
}
