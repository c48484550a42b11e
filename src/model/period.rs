//! When something held: dates that may be only a year, and periods with an unknown end.

use std::fmt;

/// A date of which perhaps only the year, or year and month, is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// A year.
    pub fn year_only(year: i32) -> Self {
        PartialDate { year, month: None, day: None }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Reads `2014`, `2014-06` or `2014-06-30`; nothing else is a date.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let digits = |part: &str, len: usize| -> Option<u32> {
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let year = i32::try_from(digits(parts.next()?, 4)?).ok()?;
        let month = match parts.next() {
            Some(part) => Some(u8::try_from(digits(part, 2)?).ok().filter(|m| (1..=12).contains(m))?),
            None => None,
        };
        let day = match parts.next() {
            Some(part) => {
                let last = last_day(year, month?);
                Some(u8::try_from(digits(part, 2)?).ok().filter(|d| (1..=last).contains(d))?)
            }
            None => None,
        };
        if parts.next().is_some() { None } else { Some(PartialDate { year, month, day }) }
    }

    /// Whether only the year is known.
    pub fn is_year(self) -> bool {
        self.month.is_none()
    }

    /// The last moment the date may mean is before the first moment the other may mean.
    fn surely_before(self, other: PartialDate) -> bool {
        let latest = (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31));
        let earliest = (other.year, other.month.unwrap_or(1), other.day.unwrap_or(1));
        latest < earliest
    }
}

fn last_day(year: i32, month: u8) -> u8 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// From when until when; blank is unknown, not "always".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First known moment.
    pub since: Option<PartialDate>,
    /// Last known moment.
    pub until: Option<PartialDate>,
}

impl Period {
    /// Whether the end surely lies before the begin.
    pub fn is_impossible(&self) -> bool {
        matches!((self.since, self.until), (Some(since), Some(until)) if until.surely_before(since))
    }

    /// Whether neither end is known.
    pub fn is_unknown(&self) -> bool {
        self.since.is_none() && self.until.is_none()
    }

    /// Whether the period may cover some moment of the year: not if it surely began later or ended before.
    pub fn may_cover(&self, year: i32) -> bool {
        self.since.is_none_or(|since| since.year() <= year) && self.until.is_none_or(|until| until.year() >= year)
    }
}

/// The first and the last year that these periods speak of, where one of them ended before the year in which another began: then not all
/// of them held together. None otherwise.
pub fn held_apart(periods: impl IntoIterator<Item = Period>) -> Option<(i32, i32)> {
    let (mut years, mut first_end, mut last_begin) = (None, i32::MAX, i32::MIN);
    for period in periods {
        let [since, until] = [period.since, period.until].map(|date| date.map(PartialDate::year));
        for year in [since, until].into_iter().flatten() {
            let (first, last) = years.unwrap_or((year, year));
            years = Some((year.min(first), year.max(last)));
        }
        first_end = first_end.min(until.unwrap_or(i32::MAX));
        last_begin = last_begin.max(since.unwrap_or(i32::MIN));
    }
    years.filter(|_| first_end < last_begin)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.since, self.until) {
            (None, None) => Ok(()),
            (Some(since), None) => write!(f, "{since}–"),
            (None, Some(until)) => write!(f, "–{until}"),
            (Some(since), Some(until)) if since == until => write!(f, "{since}"),
            (Some(since), Some(until)) => write!(f, "{since}–{until}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_years_months_and_days_and_nothing_else() {
        for good in ["2014", "2014-06", "2014-06-30", "2024-02-29"] {
            assert_eq!(PartialDate::parse(good).map(|d| d.to_string()).as_deref(), Some(good));
        }
        for bad in ["", "14", "2014-13", "2014-6", "2014-06-31", "2023-02-29", "2014-06-30-1", "juni 2014", "2014-"] {
            assert_eq!(PartialDate::parse(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn periods_hold_apart_where_one_ended_before_another_began() {
        let period = |(since, until): &(i32, i32)| {
            let year = |year: i32| (year > 0).then(|| PartialDate::year_only(year));
            Period { since: year(*since), until: year(*until) }
        };
        let apart = |periods: &[(i32, i32)]| held_apart(periods.iter().map(period));
        assert_eq!(apart(&[(2015, 2019), (2020, 0), (0, 0)]), Some((2015, 2020)));
        assert_eq!(apart(&[(0, 2019), (2020, 2024), (2018, 0)]), Some((2018, 2024)));
        // In 2019 both held; what has no end, or no begin, may have held with all others.
        assert_eq!(apart(&[(2015, 2019), (2019, 2024)]), None);
        assert_eq!(apart(&[(2015, 0), (2020, 0)]), None);
        assert_eq!(apart(&[(0, 2015), (0, 2020)]), None);
        assert_eq!(apart(&[]), None);
    }

    #[test]
    fn a_period_is_impossible_only_where_no_reading_saves_it() {
        let period =
            |since: &str, until: &str| Period { since: PartialDate::parse(since), until: PartialDate::parse(until) };
        assert!(period("2015", "2014").is_impossible());
        assert!(period("2014-07", "2014-06").is_impossible());
        assert!(!period("2014-07", "2014").is_impossible());
        assert!(!period("2014", "2014").is_impossible());
        assert!(!period("2014", "").is_impossible());
    }
}
