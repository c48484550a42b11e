//! Dictionaries of Python with plain values, as networkx writes them behind a tie.

/// The keys and values of a dictionary; a value as text, of what is no plain value as it stands there. None where it is broken.
pub(super) fn dictionary(text: &str) -> Option<Vec<(String, String)>> {
    let mut rest = text.strip_prefix('{')?.trim_start();
    let mut pairs = Vec::new();
    while !rest.starts_with('}') {
        let (key, after) = item(rest, &[':'])?;
        let (value, after) = item(after.trim_start().strip_prefix(':')?.trim_start(), &[',', '}'])?;
        pairs.push((key, value));
        rest = after.trim_start();
        rest = match rest.strip_prefix(',') {
            Some(after) => after.trim_start(),
            None if rest.starts_with('}') => rest,
            None => return None,
        };
    }
    (rest == "}").then_some(pairs)
}

/// A key or a value, and what stands behind it.
fn item<'t>(text: &'t str, ends: &[char]) -> Option<(String, &'t str)> {
    if let Some(mark) = text.chars().next().filter(|c| "'\"".contains(*c)) {
        return quoted(&text[1..], mark);
    }
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '\'' | '"' => {
                let (_, after) = quoted(&text[at + 1..], c)?;
                at = text.len() - after.len();
                continue;
            }
            _ if depth == 0 && ends.contains(&c) => break,
            '[' | '{' | '(' => depth += 1,
            ']' | '}' | ')' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at += c.len_utf8();
    }
    let word = text.get(..at)?.trim();
    let value = match word {
        "" => return None,
        "True" => "true",
        "False" => "false",
        "None" => "",
        // numpy 2 shows its numbers so.
        _ if word.starts_with("np.") => {
            word.split_once('(').and_then(|(_, inner)| inner.strip_suffix(')')).unwrap_or(word)
        }
        _ => word,
    };
    (at < text.len() && depth == 0).then(|| (value.to_owned(), &text[at..]))
}

/// A text up to its closing mark, and what stands behind it.
fn quoted(text: &str, mark: char) -> Option<(String, &str)> {
    let mut said = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if c == mark {
            return Some((said, &text[at + 1..]));
        }
        if c != '\\' {
            said.push(c);
            continue;
        }
        let digits = match chars.next()?.1 {
            'n' => {
                said.push('\n');
                continue;
            }
            't' => {
                said.push('\t');
                continue;
            }
            'r' => {
                said.push('\r');
                continue;
            }
            'x' => 2,
            'u' => 4,
            'U' => 8,
            other => {
                said.push(other);
                continue;
            }
        };
        let code: String = chars.by_ref().take(digits).map(|(_, digit)| digit).collect();
        said.push(char::from_u32(u32::from_str_radix(&code, 16).ok()?)?);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_values_are_read() {
        let text = "{'weight': 1.5, \"it's\": 'a, b}', 3: True, 'n': None, 'l': [1, 'x]'], 'w': np.float64(2.0), 'u': '\\u00e9'}";
        let pairs = dictionary(text).unwrap();
        let plain: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let expected = [
            ("weight", "1.5"),
            ("it's", "a, b}"),
            ("3", "true"),
            ("n", ""),
            ("l", "[1, 'x]']"),
            ("w", "2.0"),
            ("u", "é"),
        ];
        assert_eq!(plain, expected);
        assert_eq!(dictionary("{}"), Some(Vec::new()));
    }

    #[test]
    fn broken_ones_are_none() {
        for text in ["{'a': }", "{'a' 1}", "{'a': 1", "{'a': 'b}", "{'a': [1}", "{a}", "{'a': 1} x", "{'a': ]}", "{:1}"]
        {
            assert_eq!(dictionary(text), None, "{text}");
        }
    }
}
