//! Whom a request names: by an id, or by a name as people write it. Every command that takes a node finds it here.

use super::subject::Subject;
use crate::Error;
use crate::model::names::nearest;
use crate::model::{Network, Node};

/// Where a node is looked for, and which option asks.
#[derive(Debug, Clone, Copy)]
pub struct Who<'a> {
    network: &'a Network,
    /// The network before anything was left out, where it is at hand.
    file: Option<&'a Network>,
    /// The option that names the node, without its dashes; empty for an argument that stands by itself.
    option: &'a str,
}

impl<'a> Who<'a> {
    /// Among the nodes of a network.
    pub fn of(network: &'a Network, option: &'a str) -> Self {
        Who { network, file: None, option }
    }

    /// Among the chosen nodes of a subject; who is in its file only is told apart from who is nowhere.
    pub fn among(subject: &'a Subject, option: &'a str) -> Self {
        Who { network: &subject.network, file: Some(&subject.file), option }
    }

    /// The node with this id, or else the one with this label or alias.
    ///
    /// # Errors
    ///
    /// None, or several of one name, or one that the choices leave out.
    pub fn node(&self, who: &str) -> Result<usize, Error> {
        let word = who.trim();
        if let Some(found) = self.network.index_of(who).or_else(|| self.network.index_of(word)) {
            return Ok(found);
        }
        match &called(self.network, word)[..] {
            [one] => Ok(*one),
            [] => Err(self.unknown(word)),
            several => {
                let ids: Vec<&str> = several.iter().take(6).map(|&node| self.network.node(node).id.as_str()).collect();
                let what = format!("{} nodes are called {word:?}", several.len());
                Err(Error::request(if self.option.is_empty() { what } else { format!("--{}: {what}", self.option) })
                    .hint(format!("use the id of one of them: {}", ids.join(", "))))
            }
        }
    }

    /// The two nodes of a text such as `one--other`; each may be an id or a name.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn pair(&self, text: &str, sign: &str) -> Result<(usize, usize), Error> {
        // Names may hold the sign themselves: the first parting that names two nodes counts.
        let ways: Vec<(&str, &str)> =
            text.match_indices(sign).map(|(at, _)| (&text[..at], &text[at + sign.len()..])).collect();
        let both = |&(one, other): &(&str, &str)| Some((self.node(one).ok()?, self.node(other).ok()?));
        if let Some(found) = ways.iter().find_map(both) {
            return Ok(found);
        }
        let before = if self.option.is_empty() { String::new() } else { format!("--{} ", self.option) };
        let none = Error::request(format!("{before}{text:?} names no two nodes"))
            .hint(format!("write two ids with {sign} between them: ID{sign}ID"));
        match ways.first() {
            // One of these two is not known; its own error says what may have been meant.
            Some((one, other)) => Err(self.node(one).and(self.node(other)).err().unwrap_or(none)),
            None => Err(none),
        }
    }

    fn unknown(&self, word: &str) -> Error {
        let wrong = |what: &str| {
            Error::request(match self.option {
                "" => format!("{word:?}: {what}"),
                option => format!("--{option} {word:?}: {what}"),
            })
        };
        let elsewhere = |file: &Network| file.index_of(word).or_else(|| called(file, word).first().copied());
        if self.file.and_then(elsewhere).is_some() {
            return wrong("in the file, but not in the chosen part")
                .hint("leave out options that choose (--municipality, --sector, --node-kind, …), or choose it too");
        }
        let error = wrong(match self.file {
            Some(_) => "no node has this id or name",
            None => "no node that was chosen has this id or name",
        });
        let lower = word.to_lowercase();
        let containing = || {
            let mut holding = self.network.nodes().filter(|node| node.label.to_lowercase().contains(&lower));
            holding.next().filter(|_| lower.len() > 2 && holding.next().is_none()).map(|node| node.id.as_str())
        };
        let ids = self.network.nodes().map(|node| node.id.as_str());
        let names = self.network.nodes().map(|node| node.label.as_str());
        match (nearest(word, ids).or_else(|| nearest(word, names)).or_else(containing), self.file) {
            (Some(near), _) => error.hint(format!("did you mean {near:?}?")),
            (None, Some(_)) => error.hint("verbinder actors FILE --format csv shows ids and names"),
            (None, None) => error.hint(
                "verbinder actors FILE --format csv shows ids and names; what other options leave out cannot be named",
            ),
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
