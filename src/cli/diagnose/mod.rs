//! Findings about the data for people: grouped by severity and code, the first of each in full, the rest a line each.

mod render;

use super::input::Input;
use super::output;
use render::{clean, render, renderer};
use std::fmt::Write as _;
use verbinder::diagnostics::{Diagnostic, Group, Severity, grouped};
use verbinder::present::language::Language;
use verbinder::rules;

/// How many findings of a group are shown in full where there are more than [`SMALL`].
const IN_FULL: usize = 2;
/// Groups up to this size are shown in full.
const SMALL: usize = 3;
/// How many further findings of a group get a line unless all are wanted.
const LINES: usize = 10;
/// How many codes of warnings an analysis mentions.
const MENTIONED: usize = 5;

/// How much is shown, and in which language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Show<'a> {
    /// Every finding gets at least a line.
    pub(crate) all: bool,
    /// The command that lists everything.
    pub(crate) check: &'a str,
    /// Language of everything that is said.
    pub(crate) language: Language,
}

/// All findings as text for people, worst first, with the offending line below the first of each code.
pub(crate) fn text(diagnostics: &[Diagnostic], source: &str, show: Show<'_>) -> String {
    let colour = output::colour();
    let mut text = String::new();
    let mut severity = None;
    let groups = grouped(diagnostics.to_vec());
    for group in &groups {
        if severity.replace(group.severity) != Some(group.severity) {
            let number = groups.iter().filter(|own| own.severity == group.severity).map(|own| own.findings.len()).sum();
            let _ = writeln!(text, "{}\n", underlined(&count(group.severity, number, show.language)));
        }
        add_group(&mut text, group, source, show, colour);
    }
    text
}

/// What reading a file for analysis says on standard error: errors in full, warnings a line for each code, notices their number, and the
/// command that lists everything.
pub(crate) fn print_brief(input: &Input, check: &str, language: Language) {
    let (mut text, mut mentioned, mut notices) = (String::new(), 0, 0);
    let colour = anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
    for group in grouped(input.network.diagnostics.clone()) {
        match group.severity {
            Severity::Error => {
                add_group(&mut text, &group, &input.text, Show { all: false, check, language }, colour);
            }
            Severity::Warning if mentioned < MENTIONED => {
                mentioned += 1;
                let first = &group.findings[0];
                let times =
                    if group.findings.len() > 1 { format!("{} × ", group.findings.len()) } else { String::new() };
                let (place, message) = (first.place.said(), clean(language.said(&first.message)));
                let (place, warning) = (clean(language.said(&place)), word(Severity::Warning, language));
                let _ = writeln!(text, "{warning}: {times}{}: {place}: {message}", group.code);
            }
            Severity::Warning => mentioned += 1,
            Severity::Notice => notices += group.findings.len(),
        }
    }
    if mentioned > 0 || (notices > 0 && !text.is_empty()) {
        let others = match mentioned.saturating_sub(MENTIONED) {
            0 => String::new(),
            others => match language {
                Language::En => format!("{others} more codes of warnings; "),
                Language::Nl => format!("nog {others} codes van waarschuwingen; "),
            },
        };
        let notices =
            if notices > 0 { format!("{}; ", count(Severity::Notice, notices, language)) } else { String::new() };
        let _ =
            writeln!(text, "{others}{notices}{} {}", clean(check), language.pick("lists everything", "noemt alles"));
    }
    if !text.is_empty() {
        output::say(text.trim_end());
    }
}

/// The same where no name may be shown: how often each code, and nothing of the data.
pub(crate) fn print_codes(input: &Input, language: Language) {
    let groups = grouped(input.network.diagnostics.clone());
    let said = groups.iter().filter(|group| group.severity != Severity::Notice);
    let codes: Vec<String> = said.map(|group| format!("{} × {}", group.findings.len(), group.code)).collect();
    if !codes.is_empty() {
        let everything = language.pick(
            "without --pseudonymise verbinder check lists everything",
            "zonder --pseudonymise noemt verbinder check alles",
        );
        output::say(&format!("{}; {everything}", codes.join(", ")));
    }
}

/// `error`, `waarschuwing`.
pub(crate) fn word(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.pick("error", "fout"),
        Severity::Warning => language.pick("warning", "waarschuwing"),
        Severity::Notice => language.pick("notice", "opmerking"),
    }
}

/// `1 error`, `12 warnings`, `3 opmerkingen`.
pub(crate) fn count(severity: Severity, number: usize, language: Language) -> String {
    let word = match (severity, number) {
        (_, 1) => word(severity, language),
        (Severity::Error, _) => language.pick("errors", "fouten"),
        (Severity::Warning, _) => language.pick("warnings", "waarschuwingen"),
        (Severity::Notice, _) => language.pick("notices", "opmerkingen"),
    };
    format!("{number} {word}")
}

fn add_group(text: &mut String, group: &Group, source: &str, show: Show<'_>, colour: bool) {
    let renderer = renderer(colour);
    let total = group.findings.len();
    if total > 1 {
        let meaning = match rules::find(group.code) {
            Some(rule) => format!(": {}", show.language.text(rule.meaning)),
            None => String::new(),
        };
        let _ = writeln!(text, "{total} × {}{meaning}\n", group.code);
    }
    let in_full = if total <= SMALL { total } else { IN_FULL };
    for diagnostic in &group.findings[..in_full] {
        let _ = writeln!(text, "{}\n", render(diagnostic, source, &renderer, show.language));
    }
    let rest = &group.findings[in_full..];
    let shown = if show.all { rest.len() } else { rest.len().min(LINES) };
    for diagnostic in &rest[..shown] {
        let said = group.findings[..in_full].iter().any(|first| first.hint == diagnostic.hint);
        let hint = diagnostic.hint.as_ref().filter(|_| !said).map(|hint| format!(" ({})", show.language.said(hint)));
        let mut place = diagnostic.place.clone();
        if place.line.is_some() && place.sheet.is_none() {
            // Line and column say enough; the message names what stands there.
            place.item = None;
        }
        let (place, message) = (place.said(), show.language.said(&diagnostic.message));
        let (place, hint) = (clean(show.language.said(&place)), clean(&hint.unwrap_or_default()));
        let _ = writeln!(text, "  {place}: {}{hint}", clean(message));
    }
    if shown < rest.len() {
        let (more, check) = (rest.len() - shown, clean(show.check));
        let _ = match show.language {
            Language::En => writeln!(text, "  and {more} more: {check} --all shows every one"),
            Language::Nl => writeln!(text, "  en nog {more}: {check} --all toont ze alle"),
        };
    }
    if !rest.is_empty() {
        text.push('\n');
    }
}

fn underlined(heading: &str) -> String {
    format!("{heading}\n{}", "=".repeat(heading.chars().count()))
}
