//! What was found of each file, and in all, in words.

use super::{Row, Verdict};
use crate::cli::recipes::Found;
use crate::cli::record;
use verbinder::present::language::Language;
use verbinder::present::table::{Cell, Column, ColumnType, Table};
use verbinder::text::count;

/// So much of a line is shown.
const SHOWN: usize = 60;

/// `line 12, column 5: in the file "degree": 8 – by the recipe "degree": 9`, or the number of the first byte where the file is no text.
pub(super) fn first_difference(old: &[u8], new: &[u8], language: Language) -> String {
    let at = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (Ok(before), Ok(_)) = (std::str::from_utf8(old), std::str::from_utf8(new)) else {
        let word = language.pick("byte", "byte");
        return format!("{word} {}", at + 1);
    };
    let start = old[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    let line = old[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
    let column = String::from_utf8_lossy(&old[start..at]).chars().count() + 1;
    debug_assert!(before.len() >= at, "the first difference is inside or at the end");
    // Long lines are shown from a little before the place.
    let from = start.max(at.saturating_sub(20));
    let shown = |bytes: &[u8]| {
        let rest = bytes.get(from..).unwrap_or_default();
        let rest = rest.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let text = String::from_utf8_lossy(rest);
        let text: String =
            text.trim_start_matches('\u{FFFD}').chars().filter(|c| !c.is_control()).take(SHOWN).collect();
        if text.trim().is_empty() { language.pick("nothing", "niets").to_owned() } else { text.trim().to_owned() }
    };
    let (here, there) = (shown(old), shown(new));
    match language {
        Language::En => format!("line {line}, column {column}: in the file {here} – by the recipe {there}"),
        Language::Nl => format!("regel {line}, kolom {column}: in het bestand {here} – volgens het recept {there}"),
    }
}

pub(super) fn hashes(was: &str, is: &str, language: Language) -> String {
    let (was_word, is_word) = (language.pick("was", "was"), language.pick("is now", "is nu"));
    format!("SHA-256 {was_word} {was}, {is_word} {is}")
}

pub(super) fn table(found: &Found, rows: &[Row], language: Language) -> Table {
    let text = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Text).heading(language.pick(en, nl))
    };
    let columns = vec![
        text("file", "file", "bestand"),
        text("verdict", "verdict", "oordeel"),
        text("place", "first difference", "eerste verschil"),
    ];
    let mut table = Table::new(language.pick("Made again and compared", "Opnieuw gemaakt en vergeleken"), columns);
    let unlisted = rows.iter().filter(|row| row.verdict == Verdict::Unlisted).count();
    let listed = rows.len() - unlisted;
    let same = rows.iter().filter(|row| row.verdict.is_fine()).count() - unlisted;
    let other_version = rows.iter().any(|row| row.verdict == Verdict::SameButVersion);
    let unchecked = rows.iter().filter(|row| row.verdict == Verdict::Unchecked).count();
    let lacking = rows.iter().filter(|row| matches!(row.verdict, Verdict::Gone | Verdict::Changed)).count();
    table.lead.push(match (language, listed - same) {
        (Language::En, _) if unchecked > 0 => format!(
            "Nothing was made again. Inputs that are missing or have changed: {lacking}. --input FILE says where one stands now."
        ),
        (Language::Nl, _) if unchecked > 0 => format!(
            "Niets is opnieuw gemaakt. Invoer die ontbreekt of anders is: {lacking}. --input BESTAND zegt waar die nu staat."
        ),
        (Language::En, 0) if other_version => {
            format!("What the recipe gives, but for the version: {same} of {same} files.")
        }
        (Language::Nl, 0) if other_version => {
            format!("Wat het recept geeft, op de versie na: {same} van {same} bestanden.")
        }
        (Language::En, 0) => format!("Byte for byte what the recipe gives: {same} of {same} files."),
        (Language::Nl, 0) => format!("Tot op de byte wat het recept geeft: {same} van {same} bestanden."),
        (Language::En, 1) => format!("1 of {} is not what the recipe gives.", count(listed as u64, "file", "files")),
        (Language::Nl, 1) => {
            format!("1 van {} is niet wat het recept geeft.", count(listed as u64, "bestand", "bestanden"))
        }
        (Language::En, other) => format!("{other} of {listed} files are not what the recipe gives."),
        (Language::Nl, other) => format!("{other} van {listed} bestanden zijn niet wat het recept geeft."),
    });
    if unlisted > 0 {
        let number = unlisted as u64;
        table.notes.push(match language {
            Language::En => format!(
                "{} in the folder that the recipe does not list: not of this result, and not checked.",
                count(number, "file stands", "files stand")
            ),
            Language::Nl => format!(
                "{} in de map die het recept niet noemt: niet van dit resultaat, en niet nagegaan.",
                count(number, "bestand staat", "bestanden staan")
            ),
        });
    }
    for row in rows {
        table.push(vec![
            row.file.as_str().into(),
            Cell::word(row.verdict.word(), language.text(row.verdict.text())),
            row.place.as_deref().map_or(Cell::Empty, Cell::from),
        ]);
    }
    if found.version != env!("CARGO_PKG_VERSION") {
        table.notes.push(match language {
            Language::En => format!(
                "Made by verbinder {}, made again by {}: a difference may be one of the versions. CHANGELOG.md says what changed.",
                found.version,
                env!("CARGO_PKG_VERSION")
            ),
            Language::Nl => format!(
                "Gemaakt met verbinder {}, opnieuw gemaakt met {}: een verschil kan aan de versie liggen. CHANGELOG.md zegt wat er veranderd is.",
                found.version,
                env!("CARGO_PKG_VERSION")
            ),
        });
    }
    table.recipe = record::recipe();
    table.recipe.set("verified", found.place.display().to_string());
    table.recipe.set("verified_command", found.command.as_str());
    table
}
