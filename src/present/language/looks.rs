//! The words for what looks show, for paper, and for layouts that are kept.

use super::Language;

/// A look of marks or lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Colour of marks.
    Colour,
    /// Area of marks.
    Size,
    /// Form of marks.
    Shape,
    /// Ring around marks.
    Outline,
    /// Colour of lines.
    TieColour,
    /// Width of lines.
    TieWidth,
    /// Colour and form of marks, where both show the same.
    ColourAndShape,
}

/// The name of a look.
pub fn look(language: Language, look: Look) -> &'static str {
    let (en, nl) = match look {
        Look::Colour => ("colour", "kleur"),
        Look::Size => ("size", "grootte"),
        Look::Shape => ("form", "vorm"),
        Look::Outline => ("ring", "ring"),
        Look::TieColour => ("colour of lines", "lijnkleur"),
        Look::TieWidth => ("width of lines", "lijndikte"),
        Look::ColourAndShape => ("colour and form", "kleur en vorm"),
    };
    language.pick(en, nl)
}

/// The heading of a block of the legend.
pub fn heading(language: Language, look: Look, name: &str) -> String {
    format!("{} = {name}", self::look(language, look)).to_uppercase()
}

/// Which look shows what.
pub fn shows(language: Language, list: &str) -> String {
    match language {
        Language::En => format!("What the looks show: {list}."),
        Language::Nl => format!("Wat het uiterlijk toont: {list}."),
    }
}

/// The same for all.
pub fn equal(language: Language) -> &'static str {
    language.pick("the same for all", "voor alle gelijk")
}

/// Categories that share what is left.
pub fn others(language: Language, count: usize) -> String {
    match (language, count) {
        (Language::En, 0) => "none, or several".to_owned(),
        (Language::Nl, 0) => "geen, of meerdere".to_owned(),
        (Language::En, 1) => "1 other, or none".to_owned(),
        (Language::Nl, 1) => "1 andere, of geen".to_owned(),
        (Language::En, some) => format!("{some} others, or none"),
        (Language::Nl, some) => format!("{some} andere, of geen"),
    }
}

/// Names in a row of about so many letters, and how many more there are.
pub fn listed(language: Language, names: &[String], letters: usize) -> String {
    /// What the count of others takes at most.
    const COUNT: usize = 12;
    let all = names.join(", ");
    if all.chars().count() <= letters {
        return all;
    }
    let mut list = names.first().cloned().unwrap_or_default();
    for (at, name) in names.iter().enumerate().skip(1) {
        let left = names.len() - at;
        if list.chars().count() + 2 + name.chars().count() + COUNT > letters {
            let more = match language {
                Language::En => format!("and {left} more"),
                Language::Nl => format!("en nog {left}"),
            };
            return format!("{list} {more}");
        }
        list = format!("{list}, {name}");
    }
    list
}

/// Kinds of nodes that a picture draws alike, and the option that parts them.
pub fn kinds_alike(language: Language, names: &[String], option: &str) -> String {
    let (count, list) = (names.len(), listed(language, names, 60));
    match language {
        Language::En => format!("{count} kinds of nodes look alike ({list}); {option} tells them apart"),
        Language::Nl => format!("{count} soorten knopen zien er gelijk uit ({list}); {option} maakt verschil"),
    }
}

/// The same of kinds of ties.
pub fn tie_kinds_alike(language: Language, names: &[String], option: &str) -> String {
    let (count, list) = (names.len(), listed(language, names, 60));
    match language {
        Language::En => format!("{count} kinds of ties look alike ({list}); {option} tells them apart"),
        Language::Nl => format!("{count} soorten relaties zien er gelijk uit ({list}); {option} maakt verschil"),
    }
}

/// A number that is not defined.
pub fn undefined(language: Language) -> &'static str {
    language.pick("not defined", "niet bepaald")
}

/// A number short enough for a legend: three digits that matter.
pub fn number(language: Language, value: f64) -> String {
    let size = value.abs();
    let whole = (value - value.round()).abs() < 1e-9;
    let decimals = if whole || size >= 100.0 {
        0
    } else if size >= 10.0 {
        1
    } else if size >= 0.1 {
        2
    } else {
        3
    };
    if size > 0.0 && size < 0.0005 {
        return match language {
            Language::En => format!("{value:.0e}"),
            Language::Nl => format!("{value:.0e}").replace('.', ","),
        };
    }
    // Rounded to nought it has no sign.
    let value = if size < 1e-12 { 0.0 } else { value };
    language.decimal(value, decimals)
}

/// The community with this number, the largest first.
pub fn community(language: Language, number: &str) -> String {
    format!("{} {number}", language.pick("cluster", "cluster"))
}

/// What a grouping is called.
pub fn grouping(language: Language, word: &str) -> String {
    let (en, nl) = match word {
        "kind" => ("kind", "soort"),
        "municipality" => ("municipality", "gemeente"),
        "sector" => ("sector", "sector"),
        "mode" => ("mode", "rol"),
        "part_of" => ("part of", "onderdeel van"),
        "respondent" => ("response", "respons"),
        "community" => ("cluster found", "gevonden cluster"),
        "layer" => ("theme of all its ties", "thema van al haar relaties"),
        "tie-layer" => ("theme", "thema"),
        "status" => ("status", "status"),
        "certainty" => ("certainty", "zekerheid"),
        "sign" => ("valued", "waardering"),
        "count" => ("number of ties", "aantal relaties"),
        "strength" => ("strength", "sterkte"),
        other => return other.to_owned(),
    };
    language.pick(en, nl).to_owned()
}

/// The smallest type of a picture on its paper, and what would help.
pub fn small_type(language: Language, size: f64, paper: &str, larger: Option<&str>) -> String {
    let size = language.decimal(size, 1);
    match (language, larger) {
        (Language::En, Some(larger)) => {
            format!("the smallest type is {size} pt on {paper}; take {larger}, or draw a part (--municipality, --ego)")
        }
        (Language::Nl, Some(larger)) => {
            format!(
                "de kleinste letter is {size} pt op {paper}; neem {larger}, of teken een deel (--municipality, --ego)"
            )
        }
        (Language::En, None) => {
            format!("the smallest type is {size} pt on {paper}, hard to read: draw a part (--municipality, --ego)")
        }
        (Language::Nl, None) => {
            format!(
                "de kleinste letter is {size} pt op {paper}, moeilijk leesbaar: teken een deel (--municipality, --ego)"
            )
        }
    }
}

/// How a layout was made that keeps positions.
pub fn kept_positions(language: Language, kept: usize, placed: usize) -> String {
    match (language, placed) {
        (Language::En, 0) => format!("Layout: all {kept} positions kept from an earlier picture."),
        (Language::Nl, 0) => format!("Indeling: alle {kept} posities overgenomen uit een eerdere tekening."),
        (Language::En, _) => {
            format!("Layout: {kept} positions kept from an earlier picture, {placed} placed near their partners.")
        }
        (Language::Nl, _) => format!(
            "Indeling: {kept} posities overgenomen uit een eerdere tekening, {placed} bij hun partners geplaatst."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_a_row_end_with_how_many_more_there_are() {
        let names: Vec<String> = ["school", "huisarts", "sportclub", "kerk"].map(String::from).to_vec();
        assert_eq!(listed(Language::En, &names, 33), "school, huisarts, sportclub, kerk");
        assert_eq!(listed(Language::En, &names, 32), "school, huisarts and 2 more");
        assert_eq!(listed(Language::Nl, &names, 0), "school en nog 3");
        assert_eq!(listed(Language::Nl, &[], 9), "");
    }

    #[test]
    fn numbers_are_short_and_in_the_form_of_the_language() {
        let nl = |value| number(Language::Nl, value);
        assert_eq!(
            (nl(0.1667), nl(12.34), nl(1234.5), nl(3.0)),
            ("0,17".into(), "12,3".into(), "1234".into(), "3".into())
        );
        assert_eq!((nl(-0.25), nl(-0.0), nl(0.0123)), ("-0,25".into(), "0".into(), "0,012".into()));
        assert_eq!(number(Language::En, 0.00001), "1e-5");
    }
}
