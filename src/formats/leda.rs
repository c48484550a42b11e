//! LEDA graphs, as LEDA, igraph and NetworkX know them.
//!
//! By the specification: `LEDA.GRAPH`, the types of what nodes and ties carry, `-1` (directed) or `-2` (undirected; files before version 4.6
//! lack this line and are directed), the number of nodes and a line `|{…}|` for each, the number of ties and a line `source target reversal
//! |{…}|` for each. Lines that begin with `#` are comments. Text is the name of a node and the label of a tie; numbers of ties are their
//! weight. The number of the reversed tie is a matter of LEDA's memory and left out.

use super::shared::draft::{Draft, Given, Undeclared};
use super::shared::fields::{Dialect, NodeField, TieField};
use super::shared::lines::{Line, lines, number, whole};
use super::shared::numbered::{Nodes, Numbered};
use super::shared::values;
use super::{Format, Origin, Parsed, Read, Sample};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::text::Text;

/// LEDA.
pub const LEDA: Format = Format {
    id: "leda",
    name: "LEDA",
    extensions: &["leda", "lgr"],
    detects: |sample: &Sample<'_>| {
        let mut body = lines(sample.text.unwrap_or_default()).filter(|line| !skipped(line));
        body.next().is_some_and(|line| line.text == "LEDA.GRAPH")
    },
    read: Read::Text(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text { en: "graphs of LEDA, as igraph writes them", nl: "grafen van LEDA, zoals igraph ze schrijft" },
};

fn skipped(line: &Line<'_>) -> bool {
    line.text.is_empty() || line.text.starts_with('#')
}

fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let broken = |at: usize, message: &str, hint: &str| {
        Error::new(ErrorKind::Format, format!("{}:{at}: {message}", origin.file)).hint(hint.to_owned())
    };
    let mut data = lines(text).filter(|line| !skipped(line)).peekable();
    let mut next = |what: &str| {
        data.next().ok_or_else(|| {
            broken(text.lines().count(), &format!("the file ends before {what}"), "fetch it anew; it was cut off")
        })
    };
    let first = next("its head")?;
    if first.text != "LEDA.GRAPH" {
        return Err(broken(first.number, "this is no LEDA graph", "the first line says LEDA.GRAPH"));
    }
    let of_nodes = next("the type of nodes")?.text;
    let of_ties = next("the type of ties")?.text;
    let mut line = next("the direction")?;
    let directed = line.text != "-2";
    if matches!(line.text, "-1" | "-2") {
        line = next("the number of nodes")?;
    }
    let count_of = |line: &Line<'_>, what: &str| {
        whole(line.text).ok_or_else(|| {
            broken(line.number, &format!("{:?} is no number of {what}", line.text), "write how many follow")
        })
    };
    let count = count_of(&line, "nodes")?;
    let draft = Draft::new(Dialect::Program, Undeclared::Node);
    let mut infos: Vec<(&str, Place)> = Vec::new();
    for index in 0..count {
        let line = next(&format!("the node {} of {count}", index + 1))?;
        let Some(info) = inside(line.text) else {
            return Err(broken(
                line.number,
                &format!("{:?} is no node", line.text),
                "a node is a line |{…}|; see whether the number of nodes is right",
            ));
        };
        infos.push((info, line.place()));
    }
    let line = next("the number of ties")?;
    let ties = count_of(&line, "ties")?;
    let names = match of_nodes {
        "string" => infos.iter().map(|(info, _)| (*info).to_owned()).collect(),
        _ => Vec::new(),
    };
    let numbers = of_nodes != "string" && of_nodes != "void";
    let nodes = Nodes { count, first: None, from: 1, names };
    let mut network = Numbered::new(draft, nodes, |draft, node, index| {
        let (info, place) = &infos[index];
        if numbers && !info.is_empty() {
            draft.set_node(node, &NodeField::Attribute("value".to_owned()), Given::Value(values::typed(info)), place);
        }
        place.clone()
    });
    for index in 0..ties {
        let line = next(&format!("the tie {} of {ties}", index + 1))?;
        tie(&mut network, &line, (count, directed), of_ties);
    }
    if let Some(line) = data.next() {
        let finding = Diagnostic::warning(
            "bad-count",
            line.place(),
            said!("behind the {ties} ties stands more", "achter de {ties} relaties staat nog meer"),
        );
        network.draft().report(finding.hint(text!("correct the number of ties", "verbeter het aantal relaties")));
    }
    Ok(vec![network.finish()])
}

/// What stands between `|{` and `}|`.
fn inside(text: &str) -> Option<&str> {
    text.strip_prefix("|{")?.strip_suffix("}|")
}

fn tie(network: &mut Numbered, line: &Line<'_>, (count, directed): (usize, bool), kind: &str) {
    let (head, info) = match line.text.split_once("|{") {
        Some((head, rest)) => (head, rest.trim_end().trim_end_matches("}|")),
        None => (line.text, ""),
    };
    let mut words = head.split_whitespace();
    let mut node = || words.next().and_then(whole).filter(|node| (1..=count).contains(node));
    let (Some(source), Some(target)) = (node(), node()) else {
        let message = said!(
            "{:?} does not name two nodes from 1 to {count}",
            "{:?} noemt niet twee knopen van 1 tot {count}",
            line.text
        );
        let finding = Diagnostic::error("bad-index", line.place(), message);
        network.draft().report(
            finding.hint(text!("a tie is a line such as 1 2 0 |{}|", "een relatie is een regel zoals 1 2 0 |{}|")),
        );
        return;
    };
    let is_number = !matches!(kind, "void" | "string" | "bool" | "char") && number(info).is_some();
    let weight = Some(info).filter(|_| is_number);
    network.tie_with((source - 1, target - 1), directed, weight, &line.place(), |draft, tie| {
        if !is_number && kind != "void" && !info.is_empty() {
            let field = TieField::Attribute(if kind == "string" { "label" } else { "value" }.to_owned());
            draft.set_tie(tie, &field, Given::Value(values::typed(info)), &line.place());
        }
    });
}
