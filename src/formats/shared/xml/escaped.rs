//! XML that is written.

/// Text as it may stand in an attribute or between tags. What XML has no sign for must not be in it; `flat::text` sees to that.
pub(in crate::formats) fn escaped(text: &str) -> String {
    if !text.bytes().any(|byte| b"&<>\"\t\n\r".contains(&byte)) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            other => escaped.push(other),
        }
    }
    escaped
}
