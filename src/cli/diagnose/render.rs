//! One finding in full, shown at its line.

use super::word;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use verbinder::diagnostics::{Diagnostic, Severity};
use verbinder::present::language::Language;

pub(super) fn renderer(colour: bool) -> Renderer {
    if colour { Renderer::styled() } else { Renderer::plain() }
}

/// One finding in full: its words, the offending line or its place, and the hint.
pub(super) fn render(diagnostic: &Diagnostic, source: &str, renderer: &Renderer, language: Language) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Notice => Level::NOTE,
    };
    // English keeps the word of the compilers that people know this form from.
    let level = match language {
        Language::En => level,
        Language::Nl => level.with_name(word(diagnostic.severity, language)),
    };
    let message = clean(language.said(&diagnostic.message));
    let hint = diagnostic.hint.as_ref().map(|hint| clean(language.said(hint)));
    let file = clean(diagnostic.place.file.as_deref().unwrap_or_default());
    let mut group = Group::with_title(level.primary_title(&message).id(diagnostic.code));
    let excerpt = diagnostic.place.range().and_then(|range| excerpt(source, range, diagnostic.place.line));
    let origin = clean(language.said(&diagnostic.place.said()));
    if let Some(Excerpt { line, text, span, .. }) = &excerpt {
        let snippet = Snippet::source(text.as_str())
            .line_start(*line)
            .path(file.as_str())
            .annotation(AnnotationKind::Primary.span(span.clone()));
        group = group.element(snippet);
    } else if !origin.is_empty() {
        group = group.element(annotate_snippets::Origin::path(origin.as_str()));
    }
    if let Some(hint) = &hint {
        let help = match language {
            Language::En => Level::HELP,
            Language::Nl => Level::HELP.with_name("tip"),
        };
        group = group.element(help.message(hint.as_str()));
    }
    let rendered = renderer.render(&[group]);
    match &excerpt {
        // What is rendered knows nothing of the beginning of the line that is not shown.
        Some(Excerpt { line, column: Some(column), text, span }) => {
            let shown = text[..span.start].chars().count() + 1;
            rendered.replacen(&format!("{file}:{line}:{shown}"), &format!("{file}:{line}:{column}"), 1)
        }
        _ => rendered,
    }
}

/// Text that cannot steer a terminal.
pub(super) fn clean(text: &str) -> String {
    verbinder::present::tables::printable(text)
}

/// How much is shown before and behind the offending text, and how much of this at most, in bytes: a file may be one single line.
const AROUND: usize = 60;
const MARKED: usize = 80;

/// The text around offending bytes.
struct Excerpt {
    /// The number of its line.
    line: usize,
    /// The place of the bytes in the line, in characters from 1, where the beginning of the line is not shown.
    column: Option<usize>,
    text: String,
    /// Where in the text the bytes stand.
    span: std::ops::Range<usize>,
}

/// What is shown of the line in which offending bytes stand. What is long is cut.
fn excerpt(source: &str, range: std::ops::Range<usize>, line: Option<usize>) -> Option<Excerpt> {
    let before = source.get(..range.start)?;
    let within = source.get(range.clone())?;
    let line = line.unwrap_or_else(|| before.matches('\n').count() + 1);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line_end = source[range.start..].find('\n').map_or(source.len(), |at| range.start + at);
    let start = floor(source, line_start.max(range.start.saturating_sub(AROUND)));
    let marked_end = floor(source, range.end.min(line_end).min(range.start + MARKED));
    // Behind something long that was cut nothing more is needed.
    let cut = marked_end < range.end;
    let stop = if cut { marked_end } else { floor(source, line_end.min(marked_end + AROUND)) };
    let mut text: String =
        source[start..stop].chars().map(|c| if c == '\t' || c.is_control() { ' ' } else { c }).collect();
    // Control characters are one byte each and so is the space that stands for them, except C1 controls of two bytes.
    if text.len() != stop - start {
        return None;
    }
    if cut && within.len() > MARKED {
        text.push('…');
    }
    let column = (start > line_start).then(|| source[line_start..range.start].chars().count() + 1);
    Some(Excerpt { line, column, text, span: range.start - start..marked_end - start })
}

/// The last character boundary at or before a byte.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
