//! Delimited text to a table of cells.

use crate::error::{Error, ErrorKind};
use crate::formats::table::headings;
use crate::formats::table::sheet::Sheet;

/// The cells of a text; `file` names it in messages.
pub(super) fn sheet<'t>(text: &'t str, file: &str) -> Result<Sheet<'t>, Error> {
    let (skipped, delimiter) = sign(text);
    let body = &text[skipped..];
    let mut sheet = Sheet::new(None);
    sheet.delimiter = Some(delimiter);
    if is_unquoted(body) {
        expect(&mut sheet, body, delimiter);
        push_unquoted(&mut sheet, text, skipped, delimiter, usize::MAX);
    } else {
        push_quoted(&mut sheet, body, skipped, delimiter, file)?;
    }
    Ok(sheet)
}

/// Adds the rows of a text with quotation marks; `skipped` bytes stand before it, on a line of their own.
fn push_quoted(sheet: &mut Sheet<'_>, body: &str, skipped: usize, delimiter: u8, file: &str) -> Result<(), Error> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(body.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut at, mut line) = (0, 1 + usize::from(skipped > 0));
    let failed = |error: csv::Error| {
        Error::new(ErrorKind::Format, format!("{file} cannot be read as a table"))
            .because(error)
            .hint("save it again as CSV (UTF-8)")
    };
    while reader.read_record(&mut record).map_err(failed)? {
        let end = usize::try_from(reader.position().byte()).unwrap_or(body.len()).min(body.len());
        let raw = body.get(at..end).unwrap_or_default();
        // Empty lines before the row belong to no row.
        let start = at + (raw.len() - raw.trim_start_matches(['\r', '\n']).len());
        line += body[at..start].matches('\n').count();
        let lines = body[start..end].matches('\n').count();
        if lines > MOST_LINES && body[start..end].matches('"').count() % 2 == 1 {
            return Err(unclosed(&body[start..end], line, file));
        }
        let stop = start + body[start..end].trim_end_matches(['\r', '\n']).len();
        sheet.push(record.iter(), line, Some((skipped + start, skipped + stop)));
        line += lines;
        at = end;
    }
    Ok(())
}

/// The first rows of a text, about so many; none where a quotation mark may join lines.
pub(super) fn beginning(text: &str, rows: usize) -> Option<Sheet<'_>> {
    let (skipped, delimiter) = sign(text);
    is_unquoted(&text[skipped..]).then(|| {
        let mut sheet = Sheet::new(None);
        push_unquoted(&mut sheet, text, skipped, delimiter, rows);
        sheet
    })
}

/// The first line of a text, where it is a row; none where a quotation mark may join it to the next.
pub(super) fn head(text: &str) -> Option<Sheet<'_>> {
    let (skipped, delimiter) = sign(text);
    let line = text.split_inclusive('\n').next().filter(|line| skipped == 0 && is_unquoted(line))?;
    let mut sheet = Sheet::new(None);
    sheet.delimiter = Some(delimiter);
    push_unquoted(&mut sheet, line, 0, delimiter, 2);
    (sheet.len() == 1).then_some(sheet)
}

/// Whether no quotation mark gives a sign another meaning; a mark of the encoding is left to the reader of quoted text.
fn is_unquoted(body: &str) -> bool {
    !body.as_bytes().contains(&b'"') && !body.starts_with('\u{feff}')
}

/// Adds the rows of a text without quotation marks, at most so many, where each sign between cells and each end of a line is one;
/// `skipped` bytes of it, on a line of their own, hold no row.
fn push_unquoted<'t>(sheet: &mut Sheet<'t>, text: &'t str, skipped: usize, delimiter: u8, rows: usize) {
    let bytes = text.as_bytes();
    let signs = memchr::memchr3_iter(delimiter, b'\r', b'\n', &bytes[skipped..]).map(|at| skipped + at);
    let mut line = 1 + usize::from(skipped > 0);
    // Where the row at hand begins, and its cells so far.
    let (mut start, mut cells) = (skipped, 0);
    for at in signs {
        if sheet.len() == rows {
            break;
        }
        if bytes[at] == delimiter {
            sheet.push_plain_end(at - start);
            cells += 1;
            continue;
        }
        // Empty lines belong to no row; a carriage return ends a row too, and is no line of its own.
        if at > start {
            sheet.push_plain_end(at - start);
            sheet.push_plain(cells + 1, line, (start, at));
        }
        line += usize::from(bytes[at] == b'\n');
        (start, cells) = (at + 1, 0);
    }
    if sheet.len() < rows && start < text.len() {
        sheet.push_plain_end(text.len() - start);
        sheet.push_plain(cells + 1, line, (start, text.len()));
        start = text.len();
    }
    sheet.hold(&text[..start]);
}

/// Makes room for the rows of a text, as wide as the first of them.
fn expect(sheet: &mut Sheet<'_>, body: &str, delimiter: u8) {
    let count = |text: &[u8], sign: u8| text.iter().filter(|byte| **byte == sign).count();
    let rows = count(body.as_bytes(), b'\n') + 1;
    let width = body.lines().next().map_or(0, |line| count(line.as_bytes(), delimiter)) + 1;
    // A wide first row above narrow ones must not ask for more room than the text can fill.
    sheet.expect(rows, rows.saturating_mul(width).min(body.len() + 1));
}

/// Where the cells of a text begin, and the sign between them.
pub(super) fn sign(text: &str) -> (usize, u8) {
    // Excel's own first line that names the sign between cells.
    let (skipped, named) = match text.lines().next() {
        Some(line) if line.len() == 5 && line.starts_with("sep=") => {
            (text.find('\n').map_or(text.len(), |end| end + 1), line.as_bytes().get(4).copied())
        }
        _ => (0, None),
    };
    (skipped, named.unwrap_or_else(|| delimiter(&text[skipped..])))
}

/// A quotation mark that is never closed swallows the rest of the file: more lines than anyone writes in a cell.
const MOST_LINES: usize = 30;

fn unclosed(row: &str, line: usize, file: &str) -> Error {
    let first = row.lines().position(|line| line.matches('"').count() % 2 == 1).unwrap_or(0);
    Error::new(ErrorKind::Format, format!("{file}:{}: a quotation mark opens here and is never closed", line + first))
        .hint("remove the mark, or write it twice (\"\") inside a quoted cell")
}

const SIGNS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// The sign between cells: the one between known headings, otherwise the one that divides most of the first lines into equally
/// many.
fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(30).collect();
    let headings = |line: &str, sign: u8| {
        let cells = line.split(char::from(sign)).map(|cell| cell.trim().trim_matches('"'));
        // A number is no heading, which is seen at once.
        let cells = cells.filter(|cell| !cell.bytes().all(|byte| byte.is_ascii_digit()));
        cells.filter(|cell| headings::is_known_heading(cell)).count()
    };
    // A line without the sign is one cell, and one heading tells nothing; nor does a line with no more cells than headings are found.
    let most = |sign: u8| {
        let divided = lines.iter().take(15).map(|line| (line, line.bytes().filter(|byte| *byte == sign).count()));
        let divided = divided.filter(|(_, signs)| *signs > 0);
        divided.fold(0, |most, (line, signs)| if signs < most { most } else { most.max(headings(line, sign)) })
    };
    if let Some((sign, 2..)) = SIGNS.map(|sign| (sign, most(sign))).into_iter().max_by_key(|found| found.1) {
        return sign;
    }
    let score = |sign: u8| {
        let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, sign)).collect();
        let usual = counts
            .iter()
            .copied()
            .max_by_key(|count| counts.iter().filter(|other| *other == count).count() * usize::from(*count > 0));
        let usual = usual.unwrap_or(0);
        let agree = counts.iter().filter(|count| **count == usual && usual > 0).count();
        (agree, usual)
    };
    let mut best = (b',', (0, 0));
    for sign in SIGNS {
        let found = score(sign);
        if found > best.1 {
            best = (sign, found);
        }
    }
    best.0
}

fn outside_quotes(line: &str, sign: u8) -> usize {
    let (mut quoted, mut count) = (false, 0);
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        count += usize::from(!quoted && byte == sign);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_between_cells_is_found() {
        for (text, sign) in [
            ("van;naar;gewicht\na;b;0,5\nc;d;1,5", b';'),
            ("from,to\n\"a;b\",c\n\"d;e\",f", b','),
            ("a\tb\nc, d\te", b'\t'),
            ("a|b\nc|d", b'|'),
            ("name\nAlbizzi", b','),
            // Lines without the sign are titles, however many; lines that agree count for more than the widest of them.
            ("Titel\nmaker\nplaats\njaar\na;b,c\nd;e\nbron", b';'),
            ("a;b,c,d\ne;f,g,h\ni;j\nk;l;m", b';'),
            // Between quotation marks a sign divides nothing.
            ("\"a;b;c\",d\n\"e;f;g\",h", b','),
        ] {
            assert_eq!(delimiter(text), sign, "{text}");
        }
    }

    #[test]
    fn without_quotation_marks_rows_are_the_same() {
        for text in [
            "a,b\nc,d\n",
            "\n\na,b\r\n\r\n c , d ,\n,\n  \ne",
            "a;b\rc;d\r\r\ne",
            "één,b\n\u{a0}x,y\u{2003}\n",
            "",
            "\r\n",
            "a",
        ] {
            for (before, delimiter) in [("", b','), ("sep=;\n", b';')] {
                let whole = format!("{before}{text}");
                let (mut quick, mut slow) = (Sheet::new(None), Sheet::new(None));
                push_unquoted(&mut quick, &whole, before.len(), delimiter, usize::MAX);
                push_quoted(&mut slow, text, before.len(), delimiter, "t.csv").unwrap();
                let rows = |sheet: &Sheet<'_>| {
                    let row = |row| (sheet.cells(row).map(str::to_owned).collect::<Vec<_>>(), sheet.place(row));
                    (sheet.widest(), (0..sheet.len()).map(row).collect::<Vec<_>>())
                };
                assert_eq!(rows(&quick), rows(&slow), "{text:?}");
            }
        }
    }

    #[test]
    fn rows_know_their_lines() {
        let text = "van,naar\r\n\r\n\"a\nb\",c\r\nd,e";
        let sheet = sheet(text, "t.csv").unwrap();
        let lines: Vec<usize> = (0..sheet.len()).map(|row| sheet.line(row)).collect();
        assert_eq!(lines, [1, 3, 5]);
        let place = sheet.at(1, 1, text);
        assert_eq!((place.line, place.column), (Some(4), Some(4)));
        assert_eq!(&text[place.range().unwrap()], "c");
    }
}
