//! Whom a question is about: an id, or a name as people write it.

use crate::Error;
use crate::model::names::nearest;
use crate::model::{Network, Node};
use crate::present::subject::Subject;

/// The node with this id, or else the one with this label or alias.
///
/// # Errors
///
/// None, or several of one name, or one that the choices leave out.
pub(super) fn node(subject: &Subject, who: &str) -> Result<usize, Error> {
    let network = &subject.network;
    let word = who.trim();
    if let Some(found) = network.index_of(who).or_else(|| network.index_of(word)) {
        return Ok(found);
    }
    match &called(network, word)[..] {
        [one] => Ok(*one),
        [] => Err(unknown(subject, word)),
        several => {
            let ids: Vec<&str> = several.iter().take(6).map(|&node| network.node(node).id.as_str()).collect();
            Err(Error::request(format!("{} nodes are called {word:?}", several.len()))
                .hint(format!("use the id of one of them: {}", ids.join(", "))))
        }
    }
}

/// The nodes with this name: with exactly this label, or else with it or an alias in whatever case.
fn called(network: &Network, word: &str) -> Vec<usize> {
    let those = |test: &dyn Fn(&Node) -> bool| -> Vec<usize> {
        network.nodes().enumerate().filter(|(_, node)| test(node)).map(|(index, _)| index).collect()
    };
    let exact = those(&|node| node.label == word);
    if !exact.is_empty() || word.is_empty() {
        return exact;
    }
    let lower = word.to_lowercase();
    let same = |name: &String| name.trim().to_lowercase() == lower;
    those(&|node| same(&node.id) || same(&node.label) || node.aliases.iter().any(same))
}

fn unknown(subject: &Subject, word: &str) -> Error {
    let left_out = subject.file.index_of(word).map(|node| vec![node]).unwrap_or_else(|| called(&subject.file, word));
    if let Some(&node) = left_out.first() {
        return Error::request(format!(
            "{:?} is in the file, but not in the chosen part",
            subject.file.node(node).label
        ))
        .hint("leave out options that choose (--municipality, --sector, --node-kind, …), or choose it too");
    }
    let network = &subject.network;
    let error = Error::request(format!("no node has the id or the name {word:?}"));
    let lower = word.to_lowercase();
    let containing = || {
        let mut holding = network.nodes().filter(|node| node.label.to_lowercase().contains(&lower));
        holding.next().filter(|_| lower.len() > 2 && holding.next().is_none()).map(|node| node.id.as_str())
    };
    let names = network.nodes().flat_map(|node| [node.id.as_str(), node.label.as_str()]);
    match nearest(word, names).or_else(containing) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None => error.hint("verbinder actors FILE --format csv shows ids and names"),
    }
}

/// The two nodes of a tie, written as `one--other`; each may be an id or a name.
///
/// # Errors
///
/// Anything else.
pub(super) fn pair(subject: &Subject, who: &str) -> Result<(usize, usize), Error> {
    let ways: Vec<(&str, &str)> = who.match_indices("--").map(|(at, _)| (&who[..at], &who[at + 2..])).collect();
    let found = ways.iter().find_map(|(one, other)| Some((node(subject, one).ok()?, node(subject, other).ok()?)));
    if let Some(found) = found {
        return Ok(found);
    }
    match ways.first() {
        // One of these two is not known; its own error says what may have been meant.
        Some((one, other)) => {
            node(subject, one)?;
            node(subject, other)?;
            Err(Error::request(format!("{who:?} names no two nodes")))
        }
        None => Err(Error::request(format!("{who:?} is no tie: two nodes are expected"))
            .hint("write the ids with two dashes between them: one--other")),
    }
}
