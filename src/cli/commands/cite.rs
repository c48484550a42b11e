//! `verbinder cite`: how to name the program in a text.

use crate::cli::{Outcome, output};
use clap::ValueEnum;
use verbinder::Error;

/// The file that repositories and reference managers read; a test holds it to the version of the program.
const CITATION: &str = include_str!("../../../CITATION.cff");

/// How to cite the program: BibTeX, APA or Citation File Format
///
/// Cite the data too: `verbinder describe FILE` names their sources. And give the recipe of your result to readers, who can then make it
/// again (verbinder verify).
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder cite
  verbinder cite --format apa
  verbinder cite --format cff > CITATION.cff")]
pub(crate) struct Args {
    /// Form of the reference
    #[arg(long, value_enum, default_value_t = Form::Bibtex)]
    format: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For LaTeX and reference managers
    Bibtex,
    /// A line as the APA wants it, 7th edition
    Apa,
    /// Citation File Format 1.2.0, as in CITATION.cff
    Cff,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    output::print(&text(args.format))?;
    Ok(Outcome::Fine)
}

/// The value of a key at the top of the citation file.
fn field(key: &str) -> &'static str {
    let line = CITATION.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
    line.unwrap_or_default().trim().trim_matches('"')
}

fn author() -> &'static str {
    CITATION.lines().find_map(|line| line.strip_prefix("  - name: ")).unwrap_or_default()
}

fn text(form: Form) -> String {
    let (title, version, author) = (field("title"), field("version"), author());
    let year = field("date-released").split('-').next().unwrap_or_default();
    match form {
        Form::Cff => CITATION.to_owned(),
        Form::Apa => {
            let (name, rest) = title.split_once(": ").unwrap_or((title, ""));
            format!("{author}. ({year}). {name}: {} (Version {version}) [Computer software].\n", sentence(rest))
        }
        Form::Bibtex => format!(
            "@software{{verbinder,\n  author  = {{{{{author}}}}},\n  title   = {{{{{title}}}}},\n  version = {{{version}}},\n  date    = {{{}}},\n  year    = {{{year}}},\n}}\n",
            field("date-released"),
        ),
    }
}

/// The first letter large, as in a subtitle.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_citation_is_of_this_program() {
        assert_eq!(field("version"), env!("CARGO_PKG_VERSION"));
        assert!(field("title").starts_with(env!("CARGO_PKG_NAME")));
        for license in env!("CARGO_PKG_LICENSE").split(" OR ") {
            assert!(CITATION.lines().any(|line| line == format!("  - {license}")), "{license}");
        }
        assert!(!author().is_empty() && field("date-released").len() == 10);
    }

    #[test]
    fn every_form_names_author_year_title_and_version() {
        for form in [Form::Bibtex, Form::Apa, Form::Cff] {
            let text = text(form);
            for part in ["The verbinder authors", "2026", "etwork analysis of local collaboration", field("version")] {
                assert!(text.contains(part), "{form:?} without {part}: {text}");
            }
        }
    }
}
