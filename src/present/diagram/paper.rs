//! Paper: the sheet that a picture is laid out for, and whether its smallest type can be read there.

use super::scene::Scene;
use crate::error::Error;
use crate::present::language::{Language, looks as words};

/// Millimetres in an inch.
pub(super) const INCH: f64 = 25.4;
/// Points in an inch.
pub(super) const POINTS: f64 = 72.0;
/// Smaller type is hard to read on a sheet held in the hand, in points.
const LEGIBLE: f64 = 6.0;

/// The A series (ISO 216), upright, in millimetres.
const SIZES: [(&str, f64, f64); 6] = [
    ("A0", 841.0, 1189.0),
    ("A1", 594.0, 841.0),
    ("A2", 420.0, 594.0),
    ("A3", 297.0, 420.0),
    ("A4", 210.0, 297.0),
    ("A5", 148.0, 210.0),
];
/// Sides of a sheet of one's own, in millimetres.
const SIDES: std::ops::RangeInclusive<f64> = 50.0..=5000.0;

/// Which way a sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// As the picture asks for.
    #[default]
    Auto,
    /// Upright.
    Portrait,
    /// On its side.
    Landscape,
}

/// A sheet of paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// What it is called: `A3`, `300x400mm`.
    pub name: String,
    /// Width in millimetres, as it lies.
    pub width: f64,
    /// Height in millimetres, as it lies.
    pub height: f64,
    /// Whether the picture may turn it.
    pub turns: bool,
}

impl Paper {
    /// From `A0` to `A5`, or `WIDTHxHEIGHTmm`, which lies as it is written unless it is told otherwise.
    ///
    /// # Errors
    ///
    /// No such paper, or one smaller than 50 mm or larger than 5 m.
    pub fn new(text: &str, orientation: Orientation) -> Result<Paper, Error> {
        let unknown = || {
            Error::request(format!("--paper does not know {text:?}"))
                .hint("take A0, A1, A2, A3, A4 or A5, or width and height in millimetres: 300x400mm")
        };
        let lower = text.trim().to_ascii_lowercase();
        let known = SIZES.iter().find(|size| size.0.eq_ignore_ascii_case(&lower));
        let (name, width, height, turns) = match known {
            Some(&(name, width, height)) => (name.to_owned(), width, height, orientation == Orientation::Auto),
            None => {
                let sides = lower.strip_suffix("mm").unwrap_or(&lower);
                let (width, height) = sides.split_once(['x', '×']).ok_or_else(unknown)?;
                let side = |text: &str| text.trim().parse::<f64>().ok().filter(|side| SIDES.contains(side));
                let (width, height) = (side(width).ok_or_else(unknown)?, side(height).ok_or_else(unknown)?);
                (format!("{width}x{height}mm"), width, height, false)
            }
        };
        let (short, long) = (width.min(height), width.max(height));
        let (width, height) = match orientation {
            Orientation::Auto => (width, height),
            Orientation::Portrait => (short, long),
            Orientation::Landscape => (long, short),
        };
        Ok(Paper { name, width, height, turns })
    }

    /// Width divided by height.
    pub fn ratio(&self) -> f64 {
        self.width / self.height
    }

    /// The sheet as it lies for a picture of this width divided by height.
    #[must_use]
    pub fn for_picture(&self, ratio: f64) -> Paper {
        let turned = self.turns && (ratio > 1.0) != (self.ratio() > 1.0);
        let (width, height) = if turned { (self.height, self.width) } else { (self.width, self.height) };
        Paper { name: self.name.clone(), width, height, turns: false }
    }

    /// The next larger sheet on which type of this size can be read.
    fn large_enough(&self, type_size: f64) -> Option<&'static str> {
        let at = SIZES.iter().position(|size| size.0 == self.name)?;
        let long = self.width.max(self.height);
        let mut larger = SIZES[..at].iter().rev();
        larger.find(|size| type_size * size.2 / long >= LEGIBLE).map(|size| size.0)
    }
}

/// How many points of paper one point of the scene becomes.
pub(super) fn scale(scene: &Scene) -> f64 {
    scene.paper.as_ref().map_or(1.0, |paper| paper.width / INCH * POINTS / scene.width)
}

/// What to do where the smallest type cannot be read on the paper; none where it can, or where there is no paper.
pub fn note(scene: &Scene, language: Language) -> Option<String> {
    let paper = scene.paper.as_ref()?;
    let names = scene.marks.iter().filter_map(|mark| mark.label.as_ref());
    let smallest = names.chain(&scene.texts).map(|text| text.size).fold(f64::INFINITY, f64::min);
    let printed = smallest * scale(scene);
    // What is said as 6.0 is no less than 6.
    if printed >= LEGIBLE - 0.05 || !printed.is_finite() {
        return None;
    }
    Some(words::small_type(language, printed, &paper.name, paper.large_enough(printed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_lie_as_they_are_told_or_as_the_picture_asks() {
        let a4 = Paper::new("a4", Orientation::Auto).unwrap();
        assert_eq!((a4.for_picture(1.7).width, a4.for_picture(0.6).width), (297.0, 210.0));
        let upright = Paper::new("A4", Orientation::Portrait).unwrap();
        assert_eq!((upright.for_picture(1.7).width, upright.height), (210.0, 297.0));
        let own = Paper::new("300x400mm", Orientation::Auto).unwrap();
        assert_eq!((own.for_picture(1.7).width, own.name.as_str()), (300.0, "300x400mm"));
        for wrong in ["A9", "", "x", "3x", "10x10mm", "1e9x300mm", "NaNx300"] {
            assert!(Paper::new(wrong, Orientation::Auto).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_sheet_of_twice_the_area_makes_type_larger_by_the_root_of_two() {
        let a4 = Paper::new("A4", Orientation::Landscape).unwrap();
        // 5.1 pt on A4 are 5.1 × 420 / 297 = 7.2 pt on A3; 3 pt are 4.2 on A3 and 6 on A2.
        assert_eq!(a4.large_enough(5.1), Some("A3"));
        assert_eq!(a4.large_enough(3.01), Some("A2"));
        assert_eq!(a4.large_enough(0.1), None);
    }
}
