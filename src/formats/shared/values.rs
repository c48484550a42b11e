//! What people and programs write for a value: numbers with a comma, dates the Dutch way, yes and ja.

use crate::diagnostics::{Diagnostic, Place, text};
use crate::model::{Certainty, Evidence, Locator, LocatorUnit, PartialDate, Respondent, Sign, Status, Strength};
use serde_json::Value;
use std::borrow::Cow;

/// A number, with a point or a comma before its decimals. Thousands may be set apart by the other sign where both stand there.
pub(in crate::formats) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    if let Some(whole) = whole(text) {
        return Some(whole);
    }
    let plain: Cow<'_, str> = match (text.rfind('.'), text.rfind(',')) {
        (Some(point), Some(comma)) if comma > point => text.replace('.', "").replace(',', ".").into(),
        (Some(_), Some(_)) => text.replace(',', "").into(),
        (None, Some(_)) if text.matches(',').count() == 1 => text.replace(',', ".").into(),
        _ => text.into(),
    };
    let digits = plain.bytes().any(|byte| byte.is_ascii_digit());
    let signs = plain.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    if digits && signs { plain.parse::<f64>().ok().filter(|value| value.is_finite()) } else { None }
}

/// A number of a few digits and nothing else, as most are.
fn whole(text: &str) -> Option<f64> {
    let digits = (1..=15).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.bytes().fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0')) as f64)
}

/// A whole number of at least zero.
pub(in crate::formats) fn count(text: &str) -> Option<u32> {
    let value = number(text)?;
    (value >= 0.0 && value <= f64::from(u32::MAX) && value.fract() == 0.0).then_some(value as u32)
}

/// Yes or no, in Dutch and English, as a box that is ticked, or as 1 and 0.
pub(in crate::formats) fn flag(text: &str) -> Option<bool> {
    match text.trim().trim_end_matches(COLOURED).to_lowercase().as_str() {
        "true" | "yes" | "y" | "ja" | "j" | "1" | "x" | "waar" | "t" => Some(true),
        "v" | "✓" | "✔" | "√" | "☑" | "✅" => Some(true),
        "false" | "no" | "n" | "nee" | "0" | "onwaar" | "f" => Some(false),
        _ => None,
    }
}

/// Follows a sign that is shown as a picture.
const COLOURED: char = '\u{fe0f}';

/// As [`flag`], in a table in which things are ticked: a dot is a tick too.
pub(in crate::formats) fn tick(text: &str) -> Option<bool> {
    if ["•", "●"].contains(&text.trim()) { Some(true) } else { flag(text) }
}

/// Whether a text is one sign that is no letter and no digit.
pub(in crate::formats) fn is_sign(text: &str) -> bool {
    let mut signs = text.trim().trim_end_matches(COLOURED).chars();
    signs.next().is_some_and(|sign| !sign.is_alphanumeric()) && signs.next().is_none()
}

/// A date as it stands in files: `2014`, `2014-06`, `2014-06-30`, `30-6-2014`, `30/06/2014`, `6/2014`, `2014-06-30T12:00:00`,
/// `juni 2014`, `30 juni 2014`.
/// Of day and month the day stands first, as in Dutch.
pub(in crate::formats) fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if text.contains(' ')
        && let Some(date) = date_in_words(text)
    {
        return Some(date);
    }
    let text = text.split(['T', ' ']).next().filter(|day| day.len() >= 8).unwrap_or(text);
    let text = text.strip_suffix(".0").unwrap_or(text);
    if let Some(date) = PartialDate::parse(text) {
        return Some(date);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let short = |part: &str| (1..=2).contains(&part.len()).then(|| format!("{part:0>2}"));
    let iso = match parts[..] {
        [day, month, year] if year.len() == 4 => format!("{year}-{}-{}", short(month)?, short(day)?),
        [year, month, day] if year.len() == 4 => format!("{year}-{}-{}", short(month)?, short(day)?),
        [month, year] if year.len() == 4 => format!("{year}-{}", short(month)?),
        [year, month] if year.len() == 4 => format!("{year}-{}", short(month)?),
        _ => return None,
    };
    PartialDate::parse(&iso)
}

/// Months in Dutch and English, and the one short form that is no beginning of them.
const MONTHS: [&[&str]; 12] = [
    &["januari", "january"],
    &["februari", "february"],
    &["maart", "march", "mrt"],
    &["april"],
    &["mei", "may"],
    &["juni", "june"],
    &["juli", "july"],
    &["augustus", "august"],
    &["september"],
    &["oktober", "october"],
    &["november"],
    &["december"],
];

/// `juni 2014`, `30 juni 2014`, `30 jun. 2014`.
fn date_in_words(text: &str) -> Option<PartialDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (day, month, year) = match words[..] {
        [month, year] => (None, month, year),
        [day, month, year] => (Some(day.parse::<u32>().ok()?), month, year),
        _ => return None,
    };
    let short = month.trim_end_matches('.').to_lowercase();
    let means = |names: &&[&str]| short.chars().count() >= 3 && names.iter().any(|name| name.starts_with(&short));
    let month = MONTHS.iter().position(means)? + 1;
    let year = year.parse::<u32>().ok()?;
    PartialDate::parse(&match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    })
}

/// A strength: a number above zero, or a grade.
pub(in crate::formats) fn strength(text: &str) -> Option<Strength> {
    let measured = || number(text).map(Strength::Number).filter(|strength| strength.is_sound());
    if text.starts_with(|sign: char| sign.is_ascii_digit()) {
        return measured();
    }
    match text.trim().to_lowercase().as_str() {
        "weak" | "zwak" => Some(Strength::Weak),
        "strong" | "sterk" => Some(Strength::Strong),
        _ => measured(),
    }
}

/// That a program wrote zero for the weight of a tie.
pub(in crate::formats) fn zero_weight(place: Place) -> Diagnostic {
    let message = text!(
        "a weight of 0 says that there is no tie; it is left out",
        "een gewicht van 0 zegt dat er geen relatie is; zij is weggelaten"
    );
    Diagnostic::warning("zero-weight", place, message).hint(text!(
        "if it means a tie of unknown strength, leave the weight out; if a weak one, give it a weight above 0",
        "is het een relatie van onbekende sterkte, laat het gewicht dan weg; is het een zwakke, geef haar dan een gewicht boven 0"
    ))
}

/// A sign.
pub(in crate::formats) fn sign(text: &str) -> Option<Sign> {
    match text.trim().to_lowercase().as_str() {
        "+" | "positive" | "pos" | "positief" | "1" | "+1" => Some(Sign::Positive),
        "-" | "−" | "negative" | "neg" | "negatief" | "-1" => Some(Sign::Negative),
        _ => None,
    }
}

/// The status of a tie.
pub(in crate::formats) fn status(text: &str) -> Option<Status> {
    let word = text.trim().to_lowercase().replace([' ', '_'], "-");
    Status::from_word(&word).or(match word.as_str() {
        "bestaat" | "bestaand" | "huidig" | "actief" | "active" | "current" => Some(Status::Present),
        "gepland" | "voorgenomen" => Some(Status::Planned),
        "in-oprichting" | "in-ontwikkeling" | "being-set-up" => Some(Status::InFormation),
        "mogelijk" | "potentieel" | "possible" => Some(Status::Potential),
        "aflopend" | "loopt-af" => Some(Status::Ending),
        "beëindigd" | "beeindigd" | "afgelopen" | "gestopt" | "past" | "former" => Some(Status::Ended),
        _ => None,
    })
}

/// How sure something is.
pub(in crate::formats) fn certainty(text: &str) -> Option<Certainty> {
    let word = text.trim().to_lowercase();
    Certainty::from_word(&word).or(match word.as_str() {
        "uitdrukkelijk" | "expliciet" | "zeker" | "certain" => Some(Certainty::Explicit),
        "impliciet" | "afgeleid" => Some(Certainty::Implied),
        "dubbelzinnig" | "onduidelijk" | "onzeker" | "unsure" => Some(Certainty::Ambiguous),
        _ => None,
    })
}

/// Whether a node was asked.
pub(in crate::formats) fn respondent(text: &str) -> Option<Respondent> {
    let word = text.trim().to_lowercase().replace([' ', '_'], "-");
    let spoken = || match word.as_str() {
        "named" | "not-asked" | "alleen-genoemd" | "genoemd" | "niet-gevraagd" => Some(Respondent::NamedOnly),
        "non-response" | "geen-antwoord" | "geen-respons" => Some(Respondent::NoResponse),
        "onbekend" => Some(Respondent::Unknown),
        other => flag(other).map(|answered| if answered { Respondent::Yes } else { Respondent::NoResponse }),
    };
    Respondent::from_word(&word).or_else(spoken)
}

/// Several names in one cell: a JSON list, or names set apart by `;` or `|`.
pub(in crate::formats) fn list(text: &str) -> Vec<String> {
    if text.starts_with('[')
        && let Ok(items) = serde_json::from_str::<Vec<String>>(text)
    {
        return items;
    }
    let names = text.split([';', '|']).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// A text as a value of an attribute: what begins as JSON and is JSON is that, everything else is text.
pub(in crate::formats) fn value(text: &str) -> Value {
    if text.starts_with(['[', '{', '"'])
        && let Ok(value) = serde_json::from_str(text)
    {
        return value;
    }
    Value::String(text.to_owned())
}

/// As [`value`], and a number or `true` and `false` where the text is just what would be written for it.
pub(in crate::formats) fn typed(text: &str) -> Value {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        // To find out that a word is no number costs more than to read one.
        _ if !text.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => value(text),
        _ => match serde_json::from_str::<serde_json::Number>(text) {
            Ok(number) if number.to_string() == text => Value::Number(number),
            _ => value(text),
        },
    }
}

/// Evidence: the list of the native file as JSON, or references as people write them: `report § 12; minutes p. 3`.
pub(in crate::formats) fn evidence(given: &Value) -> Option<Vec<Evidence>> {
    match given {
        Value::Array(items) => items.iter().map(evidence_item).collect(),
        Value::Object(_) => Some(vec![evidence_item(given)?]),
        Value::String(text) => match value(text) {
            list @ (Value::Array(_) | Value::Object(_)) => evidence(&list),
            _ => Some(text.split(';').map(str::trim).filter(|item| !item.is_empty()).map(reference).collect()),
        },
        Value::Number(number) => Some(vec![reference(&number.to_string())]),
        _ => None,
    }
}

fn evidence_item(item: &Value) -> Option<Evidence> {
    let object = item.as_object()?;
    let plain = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let mut locators = Vec::new();
    for unit in LocatorUnit::ALL {
        let values = match object.get(unit.word()) {
            None => continue,
            Some(Value::Array(values)) => values.iter().collect(),
            Some(value) => vec![value],
        };
        for value in values {
            locators.push(Locator { unit, value: plain(value)? });
        }
    }
    Some(Evidence {
        source: plain(object.get("source")?)?,
        locators,
        certainty: match object.get("certainty") {
            Some(word) => certainty(word.as_str()?)?,
            None => Certainty::Explicit,
        },
        note: object.get("note").and_then(plain),
    })
}

/// `gouden-gemeenten § 93, p. 4`: a source and places in it.
fn reference(text: &str) -> Evidence {
    const SIGNS: [(&str, LocatorUnit); 14] = [
        ("p. ", LocatorUnit::Page),
        ("p.", LocatorUnit::Page),
        ("pagina ", LocatorUnit::Page),
        ("page ", LocatorUnit::Page),
        ("blz. ", LocatorUnit::Page),
        ("blz.", LocatorUnit::Page),
        ("bladzijde ", LocatorUnit::Page),
        ("§ ", LocatorUnit::Paragraph),
        ("§", LocatorUnit::Paragraph),
        ("alinea ", LocatorUnit::Paragraph),
        ("paragraph ", LocatorUnit::Paragraph),
        ("sect. ", LocatorUnit::Section),
        ("row ", LocatorUnit::Row),
        ("rij ", LocatorUnit::Row),
    ];
    let first = SIGNS.iter().filter_map(|(sign, _)| text.find(&format!(" {sign}"))).min().unwrap_or(text.len());
    let mut locators = Vec::new();
    for part in text[first..].split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let found = SIGNS.iter().find_map(|(sign, unit)| Some((part.strip_prefix(sign)?.trim(), *unit)));
        let unit = locators.last().map_or(LocatorUnit::Page, |locator: &Locator| locator.unit);
        let (value, unit) = found.unwrap_or((part, unit));
        locators.push(Locator { unit, value: value.to_owned() });
    }
    let source = text[..first].trim_end_matches(',').trim().to_owned();
    Evidence { source, locators, certainty: Certainty::Explicit, note: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_point_and_comma() {
        for (text, value) in
            [("3", 3.0), ("0,5", 0.5), ("0.5", 0.5), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("-2", -2.0)]
        {
            assert!((number(text).unwrap() - value).abs() < 1e-12, "{text}");
        }
        for text in ["", "veel", "1,2,3", "NaN", "inf", "12a", "-"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_the_dutch_way() {
        for (text, iso) in [
            ("2014", "2014"),
            ("2014-06", "2014-06"),
            ("30-6-2014", "2014-06-30"),
            ("1/2/2014", "2014-02-01"),
            ("6-2014", "2014-06"),
            ("2014/06/30", "2014-06-30"),
            ("2014-06-30T12:00:00", "2014-06-30"),
            ("2014-06-30 00:00:00", "2014-06-30"),
            ("2014.0", "2014"),
            ("juni 2014", "2014-06"),
            ("30 jun. 2014", "2014-06-30"),
            ("1 mrt 2014", "2014-03-01"),
            ("March 2014", "2014-03"),
        ] {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), Some(iso), "{text}");
        }
        for text in ["juni", "junk 2014", "31-2-2014", "31 feb 2014", "14", "13/13/2014", "voor mei 2014"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn references_are_read_as_they_are_shown() {
        for text in ["gouden-gemeenten § 93", "verslag p. 3, p. 7", "bron", "nota sect. 2, row 4"] {
            let list = evidence(&Value::String(text.to_owned())).unwrap();
            assert_eq!(list.len(), 1);
            assert_eq!(list[0].reference(), text);
        }
        assert_eq!(evidence(&Value::String("a § 1; b p. 2".to_owned())).unwrap().len(), 2);
        for (written, shown) in [
            ("nota blz. 3, alinea 12", "nota p. 3, § 12"),
            ("nota blz.3", "nota p. 3"),
            ("nota bladzijde 3", "nota p. 3"),
            ("minutes page 3, paragraph 12", "minutes p. 3, § 12"),
        ] {
            assert_eq!(evidence(&Value::String(written.to_owned())).unwrap()[0].reference(), shown);
        }
    }
}
