//! graph6, sparse6 and digraph6: a graph in a line of printable signs, several graphs on several lines.
//!
//! By the description that comes with nauty (McKay): signs are six bits plus 63. A number of nodes up to 62 is one sign, up to 258047 four,
//! beyond that eight. graph6 holds the upper triangle of the matrix column by column, digraph6 (`&`) the whole of it row by row, sparse6
//! (`:`) a list of ties. Nodes are numbered from 0. A tie of sparse6 that comes again is another tie of the same pair.

use super::shared::draft::{Draft, Undeclared};
use super::shared::fields::Dialect;
use super::shared::lines::lines;
use super::shared::numbered::{Nodes, Numbered, check_size};
use super::{Format, Origin, Parsed, Read, Sample};
use crate::diagnostics::Place;
use crate::error::{Error, ErrorKind};
use crate::text::Text;

/// graph6 and its relatives.
pub const GRAPH6: Format = Format {
    id: "graph6",
    name: "graph6, sparse6 and digraph6",
    extensions: &["g6", "s6", "d6"],
    detects: |sample: &Sample<'_>| {
        let text = sample.text.unwrap_or_default();
        HEADS.iter().any(|head| text.starts_with(head))
    },
    read: Read::Text(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text {
        en: "graphs of nauty and networkx, one on a line",
        nl: "grafen van nauty en networkx, een per regel",
    },
};

const HEADS: [&str; 3] = [">>graph6<<", ">>sparse6<<", ">>digraph6<<"];

fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut parsed = Vec::new();
    for line in lines(text) {
        let graph = HEADS.iter().find_map(|head| line.text.strip_prefix(head)).unwrap_or(line.text);
        if graph.is_empty() {
            continue;
        }
        let at = format!("{}:{}", origin.file, line.number);
        let (directed, count, ties) = match graph.as_bytes()[0] {
            b':' => {
                let (count, bits) = bits(&graph[1..], &at)?;
                (false, count, sparse(count, bits))
            }
            b';' => {
                return Err(Error::new(
                    ErrorKind::Format,
                    format!("{at}: this is incremental sparse6, which says what changes"),
                )
                .hint("let nauty write whole graphs, with its program copyg"));
            }
            b'&' => {
                let (count, bits) = bits(&graph[1..], &at)?;
                (true, count, dense(count, bits, true, &at)?)
            }
            _ => {
                let (count, bits) = bits(graph, &at)?;
                (false, count, dense(count, bits, false, &at)?)
            }
        };
        check_size(count, graph.len(), &at)?;
        let draft = Draft::new(Dialect::Program, Undeclared::Node);
        let place = Place { span: None, ..line.place() };
        let nodes = Nodes { count, ..Nodes::default() };
        let mut network = Numbered::new(draft, nodes, |_, _, _| place.clone());
        for ends in ties {
            network.tie(ends, directed, None, &place);
        }
        parsed.push(network.finish());
    }
    if parsed.len() > 1 {
        for (index, part) in parsed.iter_mut().enumerate() {
            part.name = Some(format!("graph {}", index + 1));
        }
    }
    Ok(parsed)
}

/// The number of nodes, and the signs that follow as six bits each.
fn bits<'t>(graph: &'t str, at: &str) -> Result<(usize, &'t [u8]), Error> {
    let bytes = graph.as_bytes();
    if let Some(strange) = graph.chars().find(|c| !('?'..='~').contains(c)) {
        return Err(Error::new(ErrorKind::Format, format!("{at}: {strange:?} is no sign of graph6"))
            .hint("the signs go from ? to ~; the file is damaged, or in another format"));
    }
    let number = |digits: &[u8]| digits.iter().fold(0_usize, |sum, digit| sum << 6 | usize::from(digit - 63));
    let (digits, rest) = match bytes {
        [b'~', b'~', rest @ ..] if rest.len() >= 6 => rest.split_at(6),
        [b'~', rest @ ..] if rest.len() >= 3 && rest[0] != b'~' => rest.split_at(3),
        [first, ..] if *first != b'~' => bytes.split_at(1),
        _ => {
            return Err(Error::new(ErrorKind::Format, format!("{at}: the graph ends before its number of nodes"))
                .hint("the line was cut off; fetch the file anew"));
        }
    };
    Ok((number(digits), rest))
}

/// The bit with this number.
fn bit(signs: &[u8], at: usize) -> bool {
    signs.get(at / 6).is_some_and(|sign| (sign - 63) >> (5 - at % 6) & 1 == 1)
}

/// The ties of a matrix, half or whole.
fn dense(count: usize, signs: &[u8], whole: bool, at: &str) -> Result<Vec<(usize, usize)>, Error> {
    let cells = if whole {
        count.checked_mul(count)
    } else {
        count.checked_mul(count.saturating_sub(1)).map(|cells| cells / 2)
    };
    let expected = cells.map(|cells| cells.div_ceil(6));
    if expected != Some(signs.len()) {
        let expected = expected.map_or_else(|| "far more".to_owned(), |expected| expected.to_string());
        let message = format!("{at}: a graph of {count} nodes takes {expected} signs, and {} stand here", signs.len());
        return Err(Error::new(ErrorKind::Format, message)
            .hint("the line was cut off or lost signs on its way; fetch the file anew"));
    }
    let mut ties = Vec::new();
    let mut number = 0;
    for outer in 0..count {
        for inner in 0..if whole { count } else { outer } {
            if bit(signs, number) {
                ties.push(if whole { (outer, inner) } else { (inner, outer) });
            }
            number += 1;
        }
    }
    Ok(ties)
}

/// The ties of sparse6: each step says whether to go on to the next node, and names a node; one that lies ahead is where to go.
fn sparse(count: usize, signs: &[u8]) -> Vec<(usize, usize)> {
    let width = usize::try_from(usize::BITS - count.saturating_sub(1).leading_zeros()).unwrap_or(0);
    let all = signs.len() * 6;
    let (mut at, mut node) = (0, 0);
    let mut ties = Vec::new();
    while at + 1 + width <= all {
        node += usize::from(bit(signs, at));
        let named = (at + 1..=at + width).fold(0_usize, |sum, place| sum << 1 | usize::from(bit(signs, place)));
        at += 1 + width;
        // What is left over at the end is filled with ones, which name no node.
        if named >= count || node >= count {
            break;
        }
        if named > node {
            node = named;
        } else {
            ties.push((named, node));
        }
    }
    ties
}
