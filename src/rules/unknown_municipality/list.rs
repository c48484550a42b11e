//! The list of Dutch municipalities, with when each was one and what it became part of.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The year of the list. What came later it does not know.
pub(super) const STATE: i32 = 2022;

/// Where the facts are from is said in the file itself.
const LIST: &str = include_str!("municipalities.csv");

/// Names that everybody uses and that the list does not have.
const ALSO: [(&str, &str); 2] = [("den haag", "'s-gravenhage"), ("den bosch", "'s-hertogenbosch")];

/// When a name was that of a municipality, open where it was before 1970 or is to this day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) since: Option<i32>,
    /// The first year without it, as most go on the first day of January; otherwise the year in which it went.
    pub(super) gone: Option<i32>,
    /// Whether it went in the course of that year.
    during: bool,
    /// What it became part of; empty for one that is there to this day.
    pub(super) successor: &'static str,
}

impl Known {
    /// Whether it was gone in a year, and since when.
    pub(super) fn gone_in(self, year: i32) -> Option<i32> {
        self.gone.filter(|&gone| year > gone || (year == gone && !self.during))
    }
}

/// The name without the word municipality before it.
pub(super) fn bare(label: &str) -> &str {
    let words = ["gemeente ", "municipality of "];
    let word = words.iter().find(|word| label.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
    word.map_or(label, |word| &label[word.len()..]).trim()
}

/// What is known of a name; of several municipalities of one name the latest.
pub(super) fn known(name: &str) -> Option<Known> {
    let key = key(name);
    let key = ALSO.iter().find(|(also, _)| *also == key).map_or(key.as_str(), |(_, official)| official);
    list().get(key).map(|(_, known)| *known)
}

/// The names of the list.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    list().values().map(|(name, _)| *name)
}

/// Lower case, one sign for every apostrophe, without the province in brackets that tells Bergen from Bergen.
fn key(name: &str) -> String {
    let bare = name.split(" (").next().unwrap_or(name).trim();
    bare.replace(['’', '‘', '`'], "'").to_lowercase().replace("'s ", "'s-")
}

fn list() -> &'static BTreeMap<String, (&'static str, Known)> {
    static BY_NAME: OnceLock<BTreeMap<String, (&'static str, Known)>> = OnceLock::new();
    BY_NAME.get_or_init(|| {
        let mut by_name = BTreeMap::new();
        for line in LIST.lines().filter(|line| !line.starts_with('#')) {
            let mut cells = line.split(';');
            let mut next = || cells.next().unwrap_or_default();
            let (name, since, end) = (next(), next(), next());
            let gone = end.get(..4).and_then(|year| year.parse().ok());
            let during = !end.ends_with("-01-01");
            let known = Known { since: since.parse().ok(), gone, during, successor: next() };
            let later = |(_, earlier): &mut (&str, Known)| {
                // Of two of one name the one that lasts longer counts: Sluis of 2003, and not Sluis that ended in 1994.
                if known.gone.is_none_or(|gone| earlier.gone.is_some_and(|other| other < gone)) {
                    // One that was there before as well has no beginning that could be missed.
                    let since = if earlier.since.is_none() { None } else { known.since };
                    *earlier = Known { since, ..known };
                }
            };
            by_name.entry(key(name)).and_modify(later).or_insert((name, known));
        }
        by_name
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many municipalities there were from 24 March 2022, when Weesp went, to the end of that year (Statistics Netherlands).
    #[test]
    fn the_list_is_whole() {
        let rows = LIST.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.filter(|row| row.split(';').nth(2) == Some("")).count(), 344);
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        for name in ["Den Haag", "'s-Gravenhage", "’s-Gravenhage", "DEN BOSCH", "Bergen", "Hengelo (O)", "Sluis"] {
            assert_eq!(known(name).unwrap().gone, None, "{name}");
        }
        assert_eq!(bare("Gemeente Ede"), "Ede");
        assert_eq!(bare("Municipality of Ede"), "Ede");
        let gone = known("Haarlemmerliede en Spaarnwoude").unwrap();
        assert_eq!((gone.gone_in(2018), gone.gone_in(2019), gone.successor), (None, Some(2019), "Haarlemmermeer"));
        assert_eq!((known("Weesp").unwrap().gone_in(2022), known("Weesp").unwrap().gone_in(2023)), (None, Some(2022)));
        assert_eq!(known("Vijfheerenlanden").unwrap().since, Some(2019));
        assert_eq!(known("Florence"), None);
    }
}
