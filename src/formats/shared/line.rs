//! The words of a line, some of them between quotation marks.

/// The words of a line. A mark closes a word only where space or the end of the line follows, so that marks inside names survive.
pub(in crate::formats) fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let quoted = rest.strip_prefix('"').and_then(|inner| Some((inner, closing(inner)?)));
        let (word, after) = match quoted {
            Some((inner, end)) => (&inner[..end], &inner[end + 1..]),
            None => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        words.push(word);
        rest = after.trim_start();
    }
    words
}

/// Where a name ends: at the mark behind which no other mark follows that would be left alone.
fn closing(inner: &str) -> Option<usize> {
    let ends = inner.match_indices('"').map(|(at, _)| at);
    let mut ends = ends.filter(|at| inner[at + 1..].chars().next().is_none_or(char::is_whitespace));
    let first = ends.next()?;
    let odd = inner[first + 1..].matches('"').count() % 2 == 1;
    if odd { ends.next_back().or(Some(first)) } else { Some(first) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_between_marks_are_one_word() {
        assert_eq!(words("1 \"Vert 1\" 0 0.5 box ic Green"), ["1", "Vert 1", "0", "0.5", "box", "ic", "Green"]);
        assert_eq!(words("4 \"O'Neil & \"Sons\" <x>\" 0.0"), ["4", "O'Neil & \"Sons\" <x>", "0.0"]);
        assert_eq!(words("  2  \"\" "), ["2", ""]);
    }
}
