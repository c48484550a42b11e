//! Places of many things in little room: a network of a million ties has a million of them.

use crate::diagnostics::{Item, Place, Said};
use crate::text::{Text, clipped};

/// Places one after the other. What many of them share (file, sheet) is kept once; a place that only has a line and a span takes
/// 16 bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    spots: Vec<Spot>,
    surroundings: Surroundings,
}

impl Places {
    /// Number of places.
    pub fn len(&self) -> usize {
        self.spots.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// The place at this position. What is said there of the ends of a numbered tie, [`Origins`](super::Origins) alone can say.
    pub fn get(&self, index: usize) -> Option<Place> {
        self.spots.get(index).map(|spot| self.surroundings.place(*spot))
    }

    /// Where the place at this position stands among the others: those of a sheet or file that was read before come before, then by line.
    pub(crate) fn order_of(&self, index: usize) -> Option<(usize, u32, u32)> {
        self.spots.get(index).map(|spot| self.surroundings.order_of(*spot))
    }

    /// The place of a tie at this position, between these ends.
    pub(super) fn of_tie(&self, index: usize, ends: [&str; 2]) -> Option<Place> {
        self.spots.get(index).map(|spot| self.surroundings.place_of_tie(*spot, ends))
    }

    /// So many places in one text that have a line and a span, and nothing else.
    pub(crate) fn of_lines(count: usize, lines: impl Iterator<Item = Line>) -> Places {
        Places::alike(count, lines, |surroundings, line| surroundings.spot(&line.into()))
    }

    /// So many places of the ties of a list, which all begin in one column, the first behind so many lines and each on the next one.
    pub(crate) fn of_ties(count: usize, column: u32, before: u32, lines: impl Iterator<Item = Line>) -> Places {
        Places::alike(count, lines, |surroundings, line| {
            let place = Place { column: Some(column as usize), ..line.into() };
            surroundings.spot_of_tie(&place, line.number - before)
        })
    }

    /// Places that share all but their line and span with the first of them, of which `spot` gives the spot.
    fn alike(
        count: usize,
        lines: impl Iterator<Item = Line>,
        spot: impl Fn(&mut Surroundings, Line) -> Spot,
    ) -> Places {
        let mut places = Places::default();
        places.spots.reserve_exact(count);
        lines.for_each(|line| {
            let rest = match places.spots.first() {
                Some(first) => first.rest,
                None => spot(&mut places.surroundings, line).rest,
            };
            places.spots.push(Spot { start: line.start, length: line.length, line: line.number, rest });
        });
        places
    }

    /// Spots that these surroundings have made.
    pub(super) fn of(spots: Vec<Spot>, surroundings: Surroundings) -> Places {
        Places { spots, surroundings }
    }
}

/// A line of a text, or the part of it that holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its number, from 1.
    pub(crate) number: u32,
    pub(crate) start: u32,
    pub(crate) length: u32,
}

impl From<Line> for Place {
    fn from(line: Line) -> Place {
        let start = line.start as usize;
        Place {
            line: Some(line.number as usize),
            span: Some((start, start + line.length as usize)),
            ..Place::default()
        }
    }
}

/// A place, but for what it shares with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    /// Where the offending text begins, but for what [`Rest::beyond`] adds.
    start: u32,
    length: u32,
    /// Line, 0 for none.
    line: u32,
    rest: u32,
}

/// What places one behind the other mostly share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rest {
    /// Column, 0 for none.
    column: u32,
    around: u32,
    item: What,
    /// How often 2^32 is to be added to the begin, [`NOWHERE`] where no text is at fault.
    beyond: u32,
}

const NOWHERE: u32 = u32::MAX;

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Nothing,
    /// A word and a name, or the first of two texts, by the number of the name or text.
    Text(u32),
    /// A tie of a numbered list, by its number less its line: where each tie has a line, that is the same for all of them.
    Tie(u32),
}

/// What places share: everything but line, column, span and item, each once as long as it follows itself; and what stands at them,
/// one behind the other in one text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Surroundings {
    shared: Vec<Place>,
    rests: Vec<Rest>,
    /// Names of items, and what is said of them in two languages, one behind the other.
    texts: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// Words that items bear, each once.
    words: Vec<Text>,
    /// The word before each text by its number; [`ENGLISH`] and [`DUTCH`] for texts of which both halves are kept.
    word_of: Vec<u8>,
}

const ENGLISH: u8 = u8::MAX - 1;
const DUTCH: u8 = u8::MAX;

impl Surroundings {
    /// The spot of a place.
    #[inline]
    pub(super) fn spot(&mut self, place: &Place) -> Spot {
        let item = place.item.as_ref().map_or(What::Nothing, |item| self.item(item));
        self.spot_of(place, |_| item)
    }

    /// The spot of the tie with this number, from 1, in a list. What it joins is said when somebody asks.
    #[inline]
    pub(super) fn spot_of_tie(&mut self, place: &Place, number: u32) -> Spot {
        self.spot_of(place, |line| What::Tie(number.wrapping_sub(line)))
    }

    #[inline]
    fn spot_of(&mut self, place: &Place, item: impl FnOnce(u32) -> What) -> Spot {
        let number = |value: Option<usize>| value.map_or(0, |value| u32::try_from(value).unwrap_or(0));
        let span = place.span.filter(|(start, end)| u32::try_from(end.saturating_sub(*start)).is_ok());
        let length = span.map_or(0, |(start, end)| u32::try_from(end - start).unwrap_or(0));
        let start = span.map_or(0, |(start, _)| start as u64);
        let line = number(place.line);
        let rest = Rest {
            column: number(place.column),
            around: self.around(place),
            item: item(line),
            beyond: span.map_or(NOWHERE, |_| (start >> 32) as u32),
        };
        Spot { start: start as u32, length, line, rest: self.rest(rest) }
    }

    /// The number of a rest; the last one again where it is the same.
    #[inline]
    fn rest(&mut self, rest: Rest) -> u32 {
        if self.rests.last() != Some(&rest) {
            self.rests.push(rest);
        }
        u32::try_from(self.rests.len() - 1).unwrap_or(u32::MAX)
    }

    /// The number of what a place shares with others.
    #[inline]
    fn around(&mut self, place: &Place) -> u32 {
        let same = |last: &Place| (&last.file, &last.sheet, last.field) == (&place.file, &place.sheet, place.field);
        if !self.shared.last().is_some_and(same) {
            let (file, sheet) = (place.file.clone(), place.sheet.clone());
            self.shared.push(Place { file, sheet, field: place.field, ..Place::default() });
        }
        u32::try_from(self.shared.len() - 1).unwrap_or(u32::MAX)
    }

    /// The spot here of a spot among others.
    pub(super) fn adopted(&mut self, others: &Surroundings, spot: Spot) -> Spot {
        let rest = others.rests.get(spot.rest as usize).filter(|rest| rest.item == What::Nothing);
        match rest.and_then(|rest| Some((*rest, others.shared.get(rest.around as usize)?))) {
            Some((rest, around)) => {
                let around = self.around(around);
                Spot { rest: self.rest(Rest { around, ..rest }), ..spot }
            }
            None => self.spot(&others.place(spot)),
        }
    }

    /// The number of an item; the last one again where it is the same.
    fn item(&mut self, item: &Item) -> What {
        let word = match item {
            Item::Named(word, _) => self.word(*word),
            Item::Said(_) => None,
        };
        let first = match (item, word) {
            (Item::Named(_, name), Some(word)) => self.put(&[(word, name)]),
            _ => {
                let Said { en, nl } = item.said();
                self.put(&[(ENGLISH, &en), (DUTCH, &nl)])
            }
        };
        u32::try_from(first).map_or(What::Nothing, What::Text)
    }

    /// The number of a word, where there is one left.
    fn word(&mut self, word: Text) -> Option<u8> {
        let known = self.words.iter().position(|known| *known == word).unwrap_or_else(|| {
            self.words.push(word);
            self.words.len() - 1
        });
        u8::try_from(known).ok().filter(|number| *number < ENGLISH)
    }

    /// The number of the first of these texts, which are put behind the others unless they stand last.
    fn put(&mut self, texts: &[(u8, &str)]) -> usize {
        let last = self.ends.len().checked_sub(texts.len());
        let stands = |first: &usize| (*first..).zip(texts).all(|(at, text)| self.text(at) == Some(*text));
        last.filter(stands).unwrap_or_else(|| {
            for (word, text) in texts {
                self.texts.push_str(text);
                self.ends.push(self.texts.len());
                self.word_of.push(*word);
            }
            self.ends.len() - texts.len()
        })
    }

    fn text(&self, number: usize) -> Option<(u8, &str)> {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some((*self.word_of.get(number)?, self.texts.get(start..*self.ends.get(number)?)?))
    }

    fn item_at(&self, number: usize) -> Option<Item> {
        let (word, text) = self.text(number)?;
        Some(match self.words.get(usize::from(word)).filter(|_| word < ENGLISH) {
            Some(word) => Item::Named(*word, text.to_owned()),
            None => Item::Said(Said { en: text.to_owned(), nl: self.text(number + 1)?.1.to_owned() }),
        })
    }

    /// The place of a spot.
    pub(super) fn place(&self, spot: Spot) -> Place {
        let Some(rest) = self.rests.get(spot.rest as usize) else { return Place::default() };
        let around = self.shared.get(rest.around as usize).cloned().unwrap_or_default();
        let item = match rest.item {
            What::Nothing => None,
            What::Text(number) => self.item_at(number as usize),
            What::Tie(beyond_line) => Some(Item::tie(spot.line.wrapping_add(beyond_line))),
        };
        let number = |value: u32| (value > 0).then_some(value as usize);
        let start = (u64::from(rest.beyond) << 32 | u64::from(spot.start)) as usize;
        let span = (rest.beyond != NOWHERE).then(|| (start, start + spot.length as usize));
        Place { line: number(spot.line), column: number(rest.column), span, item, ..around }
    }

    /// Where a spot stands: sheet or file in the order in which they were met, line, column.
    fn order_of(&self, spot: Spot) -> (usize, u32, u32) {
        let Some(rest) = self.rests.get(spot.rest as usize) else { return Default::default() };
        let own = self.shared.get(rest.around as usize);
        let same = |other: &Place| own.is_some_and(|own| (&own.file, &own.sheet) == (&other.file, &other.sheet));
        (self.shared.iter().position(same).unwrap_or_default(), spot.line, rest.column)
    }

    /// As [`Surroundings::place`], of a tie between these ends.
    pub(super) fn place_of_tie(&self, spot: Spot, [source, target]: [&str; 2]) -> Place {
        let place = self.place(spot);
        let numbered = self.rests.get(spot.rest as usize).is_some_and(|rest| matches!(rest.item, What::Tie(_)));
        let item = match place.item {
            Some(Item::Named(word, number)) if numbered => {
                Some(Item::Named(word, format!("{number} ({} → {})", clipped(source), clipped(target))))
            }
            other => other,
        };
        Place { item, ..place }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_comes_back_as_it_was() {
        let in_sheet = Place { sheet: Some("ties".into()), line: Some(7), ..Place::default() };
        let places = [
            Place::default(),
            Place {
                file: Some("a.csv".into()),
                line: Some(3),
                column: Some(1),
                span: Some((0, 0)),
                ..Place::default()
            },
            Place { line: Some(8), column: Some(2), ..in_sheet.clone() },
            in_sheet,
            Place { line: Some(9), span: Some((7 << 32, (7 << 32) + 5)), ..Place::default() },
            Place { field: Some("until"), ..Place::item(Item::tie(3)) },
            Place::item(Item::node("ede")),
            Place::item(Said { en: "row 3, column 4".into(), nl: "rij 3, kolom 4".into() }),
            Place::item(Text { en: "the file", nl: "het bestand" }),
        ];
        let mut surroundings = Surroundings::default();
        let spots: Vec<Spot> = places.iter().map(|place| surroundings.spot(place)).collect();
        // The two rows of one sheet share theirs, and those without file and sheet behind one another.
        assert_eq!(surroundings.shared.len(), 6);
        let kept = Places::of(spots, surroundings);
        assert_eq!((0..kept.len()).map(|index| kept.get(index).unwrap()).collect::<Vec<_>>(), places);
    }

    #[test]
    fn ties_on_lines_of_their_own_share_all_but_their_line() {
        let line = |line| Place { line: Some(line), column: Some(5), span: Some((line, line + 1)), ..Place::default() };
        let mut surroundings = Surroundings::default();
        // The third tie of the list is none, and the last stands on the line of the one before.
        let ties = [(line(7), 1), (line(8), 2), (line(10), 4), (line(10), 5)];
        let mut spots: Vec<Spot> =
            ties.iter().map(|(place, number)| surroundings.spot_of_tie(place, *number)).collect();
        assert_eq!(surroundings.rests.len(), 2);
        spots.push(surroundings.spot(&Place::item(Item::tie("a → b"))));
        let kept = Places::of(spots, surroundings);
        for (at, (place, number)) in ties.iter().enumerate() {
            let item = |name: String| Some(Place { item: Some(Item::tie(name)), ..place.clone() });
            assert_eq!(kept.get(at), item(format!("{number}")));
            assert_eq!(kept.of_tie(at, ["a", "b"]), item(format!("{number} (a → b)")));
        }
        assert_eq!(kept.of_tie(4, ["c", "d"]), Some(Place::item(Item::tie("a → b"))));
    }
}
