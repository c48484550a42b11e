//! METIS files to networks.

use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::draft::{Draft, Given, Undeclared};
use crate::formats::shared::fields::{Dialect, NodeField};
use crate::formats::shared::lines::{Line, lines, miscounted, number, whole};
use crate::formats::shared::numbered::{Names, Nodes, Numbered, check_size};
use crate::formats::shared::values;
use crate::formats::{Origin, Parsed};
use crate::text::Text;

/// What the first line says.
struct Head {
    nodes: usize,
    ties: usize,
    sizes: bool,
    weights: usize,
    tie_weights: bool,
    place: Place,
}

/// A neighbour on the line of a node, both from 0.
struct Arc<'t> {
    node: usize,
    neighbour: usize,
    weight: Option<&'t str>,
    place: Place,
}

/// What the line of a node says of it.
struct Own {
    fields: Vec<(String, String)>,
    place: Place,
}

/// The network of a file.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut names = Names::default();
    let mut data = lines(text).filter(|line| {
        let comment = line.text.starts_with('%');
        if comment {
            names.note(line.text);
        }
        !comment
    });
    let head = head(data.by_ref().find(|line| !line.text.is_empty()), origin.file)?;
    let mut draft = Draft::new(Dialect::Program, Undeclared::Node);
    let (mut own, mut arcs, mut beyond) = (Vec::new(), Vec::new(), 0_usize);
    for line in data {
        if own.len() < head.nodes {
            own.push(node(&mut draft, &head, own.len(), &line, &mut arcs));
        } else if !line.text.is_empty() {
            beyond += 1;
        }
    }
    if let Some(finding) = miscounted(text!("nodes", "knopen"), head.nodes, own.len() + beyond, head.place.clone()) {
        draft.report(finding.hint(text!(
            "every node has a line of its own, a blank one where it has no ties",
            "elke knoop heeft een eigen regel, een lege als hij geen relaties heeft"
        )));
    }
    check_size(head.nodes, text.len(), origin.file)?;
    let nodes = Nodes { count: head.nodes, first: None, from: 1, names: names.of(head.nodes) };
    let mut network = Numbered::new(draft, nodes, |draft, node, index| {
        let Some(Own { fields, place }) = own.get(index) else { return head.place.clone() };
        for (name, value) in fields {
            let value = Given::Value(values::typed(value));
            draft.set_node(node, &NodeField::Attribute(name.clone()), value, place);
        }
        place.clone()
    });
    let ties = pair(&mut network, arcs);
    if let Some(finding) = miscounted(text!("ties", "relaties"), head.ties, ties, head.place) {
        network.draft().report(finding);
    }
    Ok(vec![network.finish()])
}

fn head(line: Option<Line<'_>>, file: &str) -> Result<Head, Error> {
    let number_of = line.as_ref().map_or(1, |line| line.number);
    let refused = || {
        Error::new(ErrorKind::Format, format!("{file}:{number_of}: this is no head of a METIS graph"))
            .hint("the first line gives the numbers of nodes and of ties, then which weights follow: 7 11 001")
    };
    let line = line.ok_or_else(refused)?;
    let words: Vec<&str> = line.words().collect();
    let numbers: Vec<usize> = words.iter().filter_map(|word| whole(word)).collect();
    if numbers.len() != words.len() || !(2..=4).contains(&words.len()) {
        return Err(refused());
    }
    let kinds = format!("{:0>3}", words.get(2).copied().unwrap_or("0"));
    if kinds.len() > 3 || kinds.chars().any(|digit| !"01".contains(digit)) {
        return Err(refused());
    }
    let is = |at: usize| kinds.as_bytes().get(at) == Some(&b'1');
    let weights = if is(1) { numbers.get(3).copied().unwrap_or(1) } else { 0 };
    Ok(Head { nodes: numbers[0], ties: numbers[1], sizes: is(0), weights, tie_weights: is(2), place: line.place() })
}

/// Reads the line of a node.
fn node<'t>(draft: &mut Draft, head: &Head, index: usize, line: &Line<'t>, arcs: &mut Vec<Arc<'t>>) -> Own {
    let mut words = line.words();
    let mut fields = Vec::new();
    let mut report = |code, word: Option<&str>, message: Said, hint: Text| {
        let place = word.map_or_else(|| line.place(), |word| line.at(word));
        draft.report(Diagnostic::error(code, place, message).hint(hint));
    };
    let named = |at: usize| if head.weights == 1 { "weight".to_owned() } else { format!("weight {}", at + 1) };
    let expected = head.sizes.then(|| "size".to_owned()).into_iter().chain((0..head.weights).map(named));
    for name in expected {
        let hint = text!(
            "the first line says that each node has one; correct that, or write it",
            "de eerste regel zegt dat elke knoop er een heeft; verbeter dat, of schrijf het erbij"
        );
        match words.next() {
            Some(word) if number(word).is_some() => fields.push((name, word.to_owned())),
            Some(word) => report(
                "bad-value",
                Some(word),
                said!("{word:?} is no {name} of a node", "{word:?} is geen {name} van een knoop"),
                hint,
            ),
            None => {
                report(
                    "no-value",
                    None,
                    said!("the {name} of the node {} is missing", "{name} van knoop {} ontbreekt", index + 1),
                    hint,
                );
                break;
            }
        }
    }
    while let Some(word) = words.next() {
        let weight = if head.tie_weights { words.next() } else { None };
        let Some(neighbour) = whole(word).filter(|number| (1..=head.nodes).contains(number)) else {
            let message = said!(
                "{word:?} is no number of a node from 1 to {}",
                "{word:?} is geen nummer van een knoop van 1 tot {}",
                head.nodes
            );
            report(
                "bad-index",
                Some(word),
                message,
                text!(
                    "number the nodes from 1, in the order of their lines",
                    "nummer de knopen vanaf 1, in de volgorde van hun regels"
                ),
            );
            continue;
        };
        let hint = text!(
            "the first line says that ties have weights; correct that, or write a number behind each neighbour",
            "de eerste regel zegt dat relaties een gewicht hebben; verbeter dat, of schrijf achter elke buur een getal"
        );
        match weight {
            None if head.tie_weights => {
                report(
                    "no-value",
                    Some(word),
                    said!("the tie with {neighbour} has no weight", "de relatie met {neighbour} heeft geen gewicht"),
                    hint,
                );
            }
            Some(weight) if number(weight).is_none() => {
                report(
                    "bad-value",
                    Some(weight),
                    said!("{weight:?} is no weight of a tie", "{weight:?} is geen gewicht van een relatie"),
                    hint,
                );
                continue;
            }
            _ => {}
        }
        arcs.push(Arc { node: index, neighbour: neighbour - 1, weight, place: line.at(word) });
    }
    Own { fields, place: line.place() }
}

/// Joins the two mentions of each tie; gives the number of ties. What only one end mentions is a tie too, and an error.
fn pair(network: &mut Numbered, mut arcs: Vec<Arc<'_>>) -> usize {
    let ends = |arc: &Arc<'_>| (arc.node.min(arc.neighbour), arc.node.max(arc.neighbour), arc.node > arc.neighbour);
    arcs.sort_by_key(ends);
    let mut count = 0;
    let mut rest = arcs.as_slice();
    while let Some(first) = rest.first() {
        let pair = |arc: &Arc<'_>| (ends(arc).0, ends(arc).1);
        let here = rest.iter().take_while(|arc| pair(arc) == pair(first)).count();
        let (all, after) = rest.split_at(here);
        rest = after;
        let (low, high) = all.split_at(all.iter().take_while(|arc| arc.node <= arc.neighbour).count());
        let itself = first.node == first.neighbour;
        for at in 0..low.len().max(high.len()) {
            let (one, other) = (low.get(at), high.get(at));
            let Some(arc) = one.or(other) else { continue };
            if !itself {
                report_one_sided(network, one, other);
            }
            network.tie((arc.node, arc.neighbour), false, arc.weight, &arc.place);
            count += 1;
        }
    }
    count
}

fn report_one_sided(network: &mut Numbered, one: Option<&Arc<'_>>, other: Option<&Arc<'_>>) {
    let finding = match (one, other) {
        (Some(one), Some(other)) => {
            let same =
                |a: &str, b: &str| a == b || number(a).zip(number(b)).is_some_and(|(a, b)| a.to_bits() == b.to_bits());
            let (Some(first), Some(second)) = (one.weight, other.weight) else { return };
            if same(first, second) {
                return;
            }
            let message = said!(
                "the tie of {} and {} weighs {second} here and {first} with its other end; the latter is read",
                "de relatie van {} en {} weegt hier {second} en bij haar andere eind {first}; het laatste is gelezen",
                one.node + 1,
                one.neighbour + 1
            );
            Diagnostic::warning("unequal-weight", other.place.clone(), message)
                .hint(text!("write the same weight with both ends", "schrijf bij beide einden hetzelfde gewicht"))
        }
        (Some(only), None) | (None, Some(only)) => {
            let (node, neighbour) = (only.node + 1, only.neighbour + 1);
            let message = said!(
                "{node} names {neighbour} as its neighbour, and {neighbour} does not name {node}",
                "{node} noemt {neighbour} als buur, en {neighbour} noemt {node} niet"
            );
            Diagnostic::error("one-sided", only.place.clone(), message).hint(text!(
                "METIS graphs have no direction: name each tie with both of its ends, or write the network as GraphML",
                "grafen van METIS hebben geen richting: noem elke relatie bij beide einden, of schrijf het netwerk als GraphML"
            ))
        }
        (None, None) => return,
    };
    network.draft().report(finding);
}
