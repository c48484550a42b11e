//! What colour, size, form, outline and lines show: the usual, or any values that the caller brings, one per node or tie.
//!
//! `mapping` finds the values; here they become looks. Categories get the colours of the theme in the order of their frequency,
//! numbers a scale from the lowest to the highest value.

use super::style::{self, Colour, Dash, Glyph, Shape, Stroke, Theme};
use crate::present::language::{Language, looks as words};
use std::collections::BTreeMap;

/// What one look shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Shown {
    /// What pictures show unless told otherwise: kinds by colour and form, partners by size, bridging actors by an outline,
    /// families of ties by colour, strength by width.
    #[default]
    Usual,
    /// The same for all.
    Equal,
    /// Categories.
    Groups(Groups),
    /// Numbers.
    Numbers(Numbers),
}

/// A category of each node or tie.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Groups {
    /// What the categories are of, in words.
    pub name: String,
    /// Names of the categories, the most frequent first.
    pub labels: Vec<String>,
    /// The category of each, by its number; none where it has none, or several.
    pub of: Vec<Option<usize>>,
}

impl Groups {
    /// Categories by their names; equal counts stand in the order of names.
    pub fn new(name: impl Into<String>, values: &[Option<String>]) -> Groups {
        let mut labels: Vec<(usize, &String)> = Vec::new();
        let mut sorted: Vec<&String> = values.iter().flatten().collect();
        sorted.sort();
        for value in sorted {
            match labels.last_mut() {
                Some((count, label)) if *label == value => *count += 1,
                _ => labels.push((1, value)),
            }
        }
        labels.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let labels: Vec<String> = labels.into_iter().map(|(_, label)| label.clone()).collect();
        let numbers: BTreeMap<&str, usize> =
            labels.iter().enumerate().map(|(number, label)| (label.as_str(), number)).collect();
        let of = values.iter().map(|value| numbers.get(value.as_deref()?).copied()).collect();
        Groups { name: name.into(), of, labels }
    }
}

/// A number of each node or tie; NaN where it is not defined.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Numbers {
    /// What the numbers are, in words.
    pub name: String,
    /// One per node or tie.
    values: Vec<f64>,
    /// The lowest and the highest that are defined.
    range: Option<(f64, f64)>,
}

impl Numbers {
    /// Numbers, one per node or tie, with what they are in words.
    pub fn new(name: impl Into<String>, values: Vec<f64>) -> Numbers {
        let defined = values.iter().copied().filter(|value| value.is_finite());
        let range = defined.fold(None, |range, value| {
            let (low, high) = range.unwrap_or((value, value));
            Some((low.min(value), high.max(value)))
        });
        Numbers { name: name.into(), values, range }
    }

    /// One per node or tie; NaN where it is not defined.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The value of one; none where it is not defined.
    pub fn value(&self, index: usize) -> Option<f64> {
        self.values.get(index).copied().filter(|value| value.is_finite())
    }

    /// The lowest and the highest value; none where nothing is defined.
    pub fn range(&self) -> Option<(f64, f64)> {
        self.range
    }

    /// Where a value stands between the lowest and the highest, 0–1.
    pub fn place(&self, value: f64) -> f64 {
        let (low, high) = self.range().unwrap_or((value, value));
        if high > low { (value - low) / (high - low) } else { 0.5 }
    }

    /// The same counted from 0, unless some are negative: what is twice as large gets twice the area.
    pub fn amount(&self, value: f64) -> f64 {
        let (low, high) = self.range().unwrap_or((value, value));
        let low = low.min(0.0);
        if high > low { (value - low) / (high - low) } else { 0.0 }
    }
}

/// What every look of a picture shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DiagramStyle {
    /// Colour of marks.
    pub colour: Shown,
    /// Area of marks.
    pub size: Shown,
    /// Form of marks.
    pub shape: Shown,
    /// Ring around marks.
    pub outline: Shown,
    /// Colour of lines; dashes show families of ties all the same.
    pub tie_colour: Shown,
    /// Width of lines.
    pub tie_width: Shown,
}

/// Forms of categories; the last is for all that are left.
const SHAPES: [Shape; 7] =
    [Shape::Circle, Shape::Square, Shape::Diamond, Shape::Triangle, Shape::Hexagon, Shape::Pin, Shape::Sheet];
/// Radius where all marks are equal.
const EQUAL: f64 = 6.0;
/// Width of lines where all are equal.
const EQUAL_WIDTH: f64 = 0.9;
/// The pale end of a scale would vanish as a line.
const PALEST_LINE: f64 = 0.28;

/// The form of a category.
pub(super) fn shape(number: Option<usize>) -> Shape {
    SHAPES[number.unwrap_or(SHAPES.len() - 1).min(SHAPES.len() - 1)]
}

/// How many categories have a form of their own.
pub(super) const SHAPES_OF_THEIR_OWN: usize = SHAPES.len() - 1;

/// The colour of what a look shows of one node; none for the usual.
fn colour(shown: &Shown, theme: Theme, index: usize) -> Option<Colour> {
    match shown {
        Shown::Usual => None,
        Shown::Equal => Some(theme.category(0)),
        Shown::Groups(groups) => Some(match groups.of.get(index).copied().flatten() {
            Some(group) => theme.category(group),
            None => theme.other(),
        }),
        Shown::Numbers(numbers) => Some(match numbers.value(index) {
            Some(value) => theme.ramp(numbers.place(value)),
            None => theme.paper(),
        }),
    }
}

/// The colour of the category of one node or tie, where it has no outline, and without hues its dash.
fn of_line(groups: &Groups, theme: Theme, index: usize) -> (Colour, Option<Dash>) {
    theme.line_category(groups.of.get(index).copied().flatten().unwrap_or(usize::MAX))
}

impl DiagramStyle {
    /// Gives the look of a kind the colour and form that are asked for.
    pub(super) fn dress(&self, theme: Theme, node: usize, mut glyph: Glyph) -> Glyph {
        if let Some(fill) = colour(&self.colour, theme, node) {
            (glyph.fill, glyph.line) = (fill, theme.outline(fill));
        }
        match &self.shape {
            Shown::Groups(groups) => glyph.shape = shape(groups.of.get(node).copied().flatten()),
            Shown::Equal => glyph.shape = Shape::Circle,
            Shown::Usual | Shown::Numbers(_) => {}
        }
        glyph
    }

    /// The radius that is asked for; none for the usual.
    pub(super) fn radius(&self, node: usize) -> Option<f64> {
        match &self.size {
            Shown::Numbers(numbers) => {
                Some(numbers.value(node).map_or(style::SMALLEST, |value| style::radius_of(numbers.amount(value))))
            }
            Shown::Equal => Some(EQUAL),
            Shown::Usual | Shown::Groups(_) => None,
        }
    }

    /// The ring around a mark, in place of the usual one of bridging actors. Nodes without a value have none.
    pub(super) fn ring(&self, theme: Theme, node: usize, usual: Option<Colour>) -> Option<Stroke> {
        let has_value = match &self.outline {
            Shown::Usual => return usual.map(style::ring),
            Shown::Equal => false,
            Shown::Groups(groups) => groups.of.get(node).copied().flatten().is_some(),
            Shown::Numbers(numbers) => numbers.value(node).is_some(),
        };
        match &self.outline {
            Shown::Groups(groups) if has_value => {
                let (colour, dash) = of_line(groups, theme, node);
                Some(Stroke { dash: dash.unwrap_or(Dash::Solid), ..style::ring(colour) })
            }
            shown => has_value.then(|| colour(shown, theme, node)).flatten().map(style::ring),
        }
    }

    /// The colour of a line that stands for these ties, and its dash where that shows the category; none for the usual. They share a category;
    /// of numbers the highest counts.
    pub(super) fn line_look(&self, theme: Theme, ties: &[usize]) -> Option<(Colour, Option<Dash>)> {
        let by_colour = |colour| (colour, None);
        match &self.tie_colour {
            Shown::Numbers(numbers) => Some(match highest(numbers, ties) {
                Some(value) => by_colour(theme.ramp(PALEST_LINE + (1.0 - PALEST_LINE) * numbers.place(value))),
                None => by_colour(theme.line_category(usize::MAX).0),
            }),
            Shown::Groups(groups) => Some(of_line(groups, theme, *ties.first()?)),
            shown => colour(shown, theme, *ties.first()?).map(by_colour),
        }
    }

    /// The category of a tie, so that ties of two categories are two lines.
    pub(super) fn line_group(&self, tie: usize) -> Option<usize> {
        match &self.tie_colour {
            Shown::Groups(groups) => groups.of.get(tie).copied().flatten(),
            _ => None,
        }
    }

    /// The width of a line that stands for these ties; none for the usual.
    pub(super) fn line_width(&self, ties: &[usize]) -> Option<f64> {
        match &self.tie_width {
            Shown::Equal => Some(EQUAL_WIDTH),
            Shown::Numbers(numbers) => {
                Some(highest(numbers, ties).map_or(0.4, |value| 0.4 + 3.4 * numbers.amount(value)))
            }
            Shown::Usual | Shown::Groups(_) => None,
        }
    }

    /// What hovering says of the values of a node.
    pub(super) fn said(&self, language: Language, node: usize) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        for shown in [&self.colour, &self.size, &self.shape, &self.outline] {
            let (name, value) = match shown {
                Shown::Usual | Shown::Equal => continue,
                Shown::Groups(groups) => {
                    (&groups.name, groups.of.get(node).copied().flatten().map(|group| groups.labels[group].clone()))
                }
                Shown::Numbers(numbers) => {
                    (&numbers.name, numbers.value(node).map(|value| words::number(language, value)))
                }
            };
            let text = format!("{name} {}", value.as_deref().unwrap_or("–"));
            if !said.contains(&text) {
                said.push(text);
            }
        }
        said
    }

    /// Which look shows what, as a sentence for the caption; none where all show the usual.
    pub(super) fn sentence(&self, language: Language) -> Option<String> {
        use words::Look;
        let looks = [
            (Look::Colour, &self.colour),
            (Look::Size, &self.size),
            (Look::Shape, &self.shape),
            (Look::Outline, &self.outline),
            (Look::TieColour, &self.tie_colour),
            (Look::TieWidth, &self.tie_width),
        ];
        let said: Vec<String> = looks
            .into_iter()
            .filter_map(|(look, shown)| {
                let name = match shown {
                    Shown::Usual => return None,
                    Shown::Equal => words::equal(language),
                    Shown::Groups(groups) => &groups.name,
                    Shown::Numbers(numbers) => &numbers.name,
                };
                Some(format!("{} = {name}", words::look(language, look)))
            })
            .collect();
        (!said.is_empty()).then(|| words::shows(language, &said.join("; ")))
    }
}

fn highest(numbers: &Numbers, ties: &[usize]) -> Option<f64> {
    ties.iter().filter_map(|&tie| numbers.value(tie)).reduce(f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_stand_by_frequency_then_name() {
        let of = |word: &str| Some(word.to_owned());
        let groups = Groups::new("sector", &[of("zorg"), of("sport"), None, of("wonen"), of("wonen")]);
        assert_eq!(groups.labels, ["wonen", "sport", "zorg"]);
        assert_eq!(groups.of, [Some(2), Some(1), None, Some(0), Some(0)]);
    }

    #[test]
    fn areas_count_from_nought_and_colours_from_the_lowest() {
        let numbers = Numbers::new("", vec![2.0, 4.0, f64::NAN]);
        assert!((numbers.amount(2.0) - 0.5).abs() < 1e-12 && numbers.place(2.0).abs() < 1e-12);
        assert!((numbers.place(4.0) - 1.0).abs() < 1e-12 && numbers.value(2).is_none());
        // From −2 to 2 the middle is half; where all are equal, so is the colour.
        let numbers = Numbers::new("", vec![-2.0, 2.0]);
        assert!((numbers.amount(0.0) - 0.5).abs() < 1e-12);
        assert!((Numbers::new("", vec![3.0]).place(3.0) - 0.5).abs() < 1e-12);
    }
}
