//! What is said of data, in both languages from where it is made: nobody translates it later, and no language is known while reading.

use crate::text::{Text, count, shortened};
use std::fmt;

/// A sentence in English and Dutch, about the same things. It is shown in English where no language is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Said {
    /// English.
    pub en: String,
    /// Dutch.
    pub nl: String,
}

impl Said {
    /// What is the same in both languages: a name, a number, a word of the file.
    pub fn alike(text: impl fmt::Display) -> Said {
        let en = text.to_string();
        Said { nl: en.clone(), en }
    }

    /// What is said in English only.
    pub fn english(text: impl Into<String>) -> Said {
        Said::alike(text.into())
    }

    /// `1 tie`, `2 ties`; `1 relatie`, `2 relaties`.
    pub fn count(number: usize, one: Text, many: Text) -> Said {
        Said { en: count(number, one.en, many.en), nl: count(number, one.nl, many.nl) }
    }

    /// The same with long texts cut short.
    #[must_use]
    pub(crate) fn shortened(self) -> Said {
        Said { en: shortened(self.en), nl: shortened(self.nl) }
    }

    /// Both, one behind the other with this between them.
    pub(crate) fn joined(parts: &[Said], between: &str) -> Said {
        let join = |of: fn(&Said) -> &str| parts.iter().map(of).collect::<Vec<_>>().join(between);
        Said { en: join(|part| &part.en), nl: join(|part| &part.nl) }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

impl From<Text> for Said {
    fn from(text: Text) -> Said {
        Said { en: text.en.to_owned(), nl: text.nl.to_owned() }
    }
}

/// A sentence in English and in Dutch, with the same values in both, as [`format!`] puts them in. Names in brackets before it are of what
/// is itself said in two languages: `said!([item] "{item} has no `{name}`", "{item} heeft geen `{name}`")`.
macro_rules! said {
    ([$($word:ident),+] $en:literal, $nl:literal $(, $($value:tt)*)?) => {
        $crate::diagnostics::Said {
            en: { $(let $word = &$word.en;)+ format!($en $(, $($value)*)?) },
            nl: { $(let $word = &$word.nl;)+ format!($nl $(, $($value)*)?) },
        }
    };
    ($en:literal, $nl:literal $(, $($value:tt)*)?) => {
        $crate::diagnostics::Said { en: format!($en $(, $($value)*)?), nl: format!($nl $(, $($value)*)?) }
    };
}
pub(crate) use said;

/// A text without values in it, in English and in Dutch.
macro_rules! text {
    ($en:literal, $nl:literal) => {
        $crate::text::Text { en: $en, nl: $nl }
    };
}
pub(crate) use text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sentences_hold_the_same_values() {
        let name = "De Kern";
        let item = Said { en: "node 3".into(), nl: "knoop 3".into() };
        let said = said!([item] "{item} is called {name:?}, not {:?}", "{item} heet {name:?}, niet {:?}", 7);
        assert_eq!(said.en, "node 3 is called \"De Kern\", not 7");
        assert_eq!(said.nl, "knoop 3 heet \"De Kern\", niet 7");
        assert_eq!(Said::count(1, text!("tie", "relatie"), text!("ties", "relaties")).nl, "1 relatie");
        assert_eq!(Said::joined(&[said.clone(), item], "; ").nl, format!("{}; knoop 3", said.nl));
    }
}
