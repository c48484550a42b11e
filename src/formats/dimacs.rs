//! DIMACS graphs: `p edge 4 3`, then a line `e 1 2` for each tie (colouring, cliques) or `a 1 2 5` for each arc with its length (shortest
//! paths).
//!
//! By the description of the challenges ties `e` have no direction and arcs `a` have one. The number behind an arc of a shortest-path
//! problem is a length, where other formats have strengths: it stays an attribute `length`. What else the problems need (`n`, `d`, `v`, `x`
//! lines) is no part of the network and left out.

use super::shared::draft::{Draft, Given, Undeclared};
use super::shared::fields::{Dialect, TieField};
use super::shared::lines::{Line, lines, miscounted, number, whole};
use super::shared::numbered::{Nodes, Numbered, check_size};
use super::shared::values;
use super::{Format, Origin, Parsed, Read, Sample};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::text::Text;

/// DIMACS.
pub const DIMACS: Format = Format {
    id: "dimacs",
    name: "DIMACS",
    extensions: &["dimacs", "col", "gr", "clq"],
    detects: |sample: &Sample<'_>| {
        let mut body = lines(sample.text.unwrap_or_default()).filter(|line| !line.text.is_empty());
        let first = body.find(|line| line.words().next() != Some("c"));
        first.is_some_and(|line| problem(&line).is_some())
    },
    read: Read::Text(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text { en: "graphs of the DIMACS challenges", nl: "grafen van de DIMACS-wedstrijden" },
};

/// The word for the problem, and the numbers of nodes and ties.
fn problem<'t>(line: &Line<'t>) -> Option<(&'t str, usize, usize)> {
    let words: Vec<&str> = line.words().collect();
    let known = ["edge", "edges", "col", "sp", "max", "clq"];
    match words[..] {
        ["p", what, nodes, ties] if known.contains(&what) => Some((what, whole(nodes)?, whole(ties)?)),
        _ => None,
    }
}

fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut data = lines(text).filter(|line| !matches!(line.words().next(), None | Some("c")));
    let head = data.next();
    let Some((what, size, said)) = head.as_ref().and_then(problem) else {
        let at = head.map_or(1, |line| line.number);
        return Err(Error::new(ErrorKind::Format, format!("{}:{at}: this is no head of a DIMACS graph", origin.file))
            .hint("the first line below the comments says p edge, then the numbers of nodes and ties"));
    };
    check_size(size, text.len(), origin.file)?;
    let draft = Draft::new(Dialect::Program, Undeclared::Node);
    let nodes = Nodes { count: size, first: None, from: 1, names: Vec::new() };
    let mut network = Numbered::new(draft, nodes, |_, _, _| Place::default());
    let mut count = 0;
    for line in data {
        let words: Vec<&str> = line.words().collect();
        let directed = match words[0] {
            "e" => false,
            "a" => true,
            "n" | "d" | "v" | "x" => continue,
            other => {
                let message = said!("{other:?} is no kind of line", "{other:?} is geen soort regel");
                let finding = Diagnostic::error("bad-value", line.place(), message);
                network.draft().report(finding.hint(text!(
                    "ties are lines such as e 1 2 or a 1 2 5, comments begin with c",
                    "relaties zijn regels zoals e 1 2 of a 1 2 5, opmerkingen beginnen met c"
                )));
                continue;
            }
        };
        count += 1;
        let node = |at: usize| words.get(at).and_then(|word| whole(word)).filter(|node| (1..=size).contains(node));
        let (Some(source), Some(target)) = (node(1), node(2)) else {
            let message = said!(
                "{:?} does not name two nodes from 1 to {size}",
                "{:?} noemt niet twee knopen van 1 tot {size}",
                line.text
            );
            let finding = Diagnostic::error("bad-index", line.place(), message);
            network.draft().report(finding.hint(text!(
                "a tie names the numbers of two nodes: e 1 2",
                "een relatie noemt de nummers van twee knopen: e 1 2"
            )));
            continue;
        };
        let value = words.get(3).copied();
        if let Some(word) = value.filter(|word| number(word).is_none()) {
            let finding =
                Diagnostic::error("bad-value", line.at(word), said!("{word:?} is no number", "{word:?} is geen getal"));
            network.draft().report(finding.hint(text!(
                "write a number behind the two nodes, or nothing",
                "schrijf een getal achter de twee knopen, of niets"
            )));
        }
        // In problems of shortest paths and flows the number is no strength.
        let name = match what {
            "sp" => Some("length"),
            "max" => Some("capacity"),
            _ => None,
        };
        let weight = value.filter(|word| name.is_none() && number(word).is_some());
        network.tie_with((source - 1, target - 1), directed, weight, &line.place(), |draft, tie| {
            if let (Some(name), Some(value)) = (name, value) {
                let value = Given::Value(values::typed(value));
                draft.set_tie(tie, &TieField::Attribute(name.to_owned()), value, &line.place());
            }
        });
    }
    if let Some(head) = head
        && let Some(finding) = miscounted(text!("ties", "relaties"), said, count, head.place())
    {
        // Both directions of a tie are counted once by some programs and twice by others.
        if count * 2 != said && said.checked_mul(2) != Some(count) {
            network.draft().report(finding);
        }
    }
    Ok(vec![network.finish()])
}
