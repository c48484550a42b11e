//! Findings about the data, each shown at its line.

use super::output;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::io::Write;
use verbinder::diagnostics::{Diagnostic, Severity, sorted};
use verbinder::formats::Input;

/// Shows the errors of an input on standard error.
pub(crate) fn print_errors(input: &Input) {
    let errors = sorted(input.network.diagnostics.clone());
    let errors: Vec<&Diagnostic> = errors.iter().filter(|d| d.severity == Severity::Error).collect();
    let renderer = renderer(anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never);
    for diagnostic in errors {
        let _ = writeln!(anstream::stderr().lock(), "{}\n", render(diagnostic, &input.text, &renderer));
    }
}

/// All findings as text for people, worst first, with the offending line below each.
pub(crate) fn text(diagnostics: &[Diagnostic], source: &str) -> String {
    let renderer = renderer(output::colour());
    diagnostics.iter().map(|diagnostic| render(diagnostic, source, &renderer) + "\n\n").collect()
}

fn renderer(colour: bool) -> Renderer {
    if colour { Renderer::styled() } else { Renderer::plain() }
}

fn render(diagnostic: &Diagnostic, source: &str, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Notice => Level::NOTE,
    };
    let message = clean(&diagnostic.message);
    let hint = diagnostic.hint.as_deref().map(clean);
    let file = diagnostic.place.file.clone().unwrap_or_default();
    let mut group = Group::with_title(level.primary_title(&message).id(diagnostic.code));
    let excerpt = diagnostic.place.range().and_then(|range| excerpt(source, range));
    let origin = clean(&diagnostic.place.to_string());
    if let Some((line, text, span)) = &excerpt {
        let snippet = Snippet::source(text.as_str())
            .line_start(*line)
            .path(file.as_str())
            .annotation(AnnotationKind::Primary.span(span.clone()));
        group = group.element(snippet);
    } else if !origin.is_empty() {
        group = group.element(annotate_snippets::Origin::path(origin.as_str()));
    }
    if let Some(hint) = &hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    renderer.render(&[group])
}

/// Text that cannot steer a terminal.
fn clean(text: &str) -> String {
    verbinder::present::tables::printable(text)
}

/// Longest excerpt shown around the offending text, in bytes: a file may be one single line.
const EXCERPT: usize = 120;

/// The line number, the text around the offending bytes, and where in it they stand. A long line is cut on both sides.
fn excerpt(source: &str, range: std::ops::Range<usize>) -> Option<(usize, String, std::ops::Range<usize>)> {
    let before = source.get(..range.start)?;
    source.get(range.clone())?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line_end = source[range.start..].find('\n').map_or(source.len(), |at| range.start + at);
    let end = range.end.min(line_end).max(range.start);
    let start = floor(source, line_start.max(range.start.saturating_sub(EXCERPT / 2)));
    let stop = floor(source, line_end.min(end.min(range.start + EXCERPT) + EXCERPT / 2));
    let marked_end = end.min(stop);
    let text: String = source[start..stop].chars().map(|c| if c == '\t' || c.is_control() { ' ' } else { c }).collect();
    // Control characters are one byte each and so is the space that stands for them, except C1 controls of two bytes.
    if text.len() != stop - start {
        return None;
    }
    Some((before.matches('\n').count() + 1, text, range.start - start..marked_end - start))
}

/// The last character boundary at or before a byte.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
