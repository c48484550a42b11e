//! The options that change a network: who leaves, merges, ends, comes. They are made in the order in which they stand here.

use super::args::trimmed;
use clap::Args;
use std::cell::RefCell;
use verbinder::Error;
use verbinder::model::names::nearest;
use verbinder::model::{Mode, Network};
use verbinder::present::findings::what_if::{Change, Changes};
use verbinder::present::language::Language;
use verbinder::present::language::diagram::{Noun, counted};
use verbinder::present::who::Who;
use verbinder::transform::{arrive, end, fuse, leave};

/// What is changed. Nodes are named by id, or by a name or former name in full.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Changes")]
pub(crate) struct ChangeArgs {
    /// These actors leave, with all their ties
    #[arg(long, value_name = "ID[,ID…]")]
    leaves: Vec<String>,
    /// These structures end (programmes, teams, venues), with all their ties
    #[arg(long, value_name = "ID[,ID…]")]
    ends: Vec<String>,
    /// All ties of these kinds end
    #[arg(long, value_name = "KIND[,KIND…]")]
    ends_kind: Vec<String>,
    /// All ties of these layers (themes) end
    #[arg(long, value_name = "LAYER[,LAYER…]")]
    ends_layer: Vec<String>,
    /// Two merge; the first keeps its fields, the second adds its partners
    #[arg(long, value_name = "ID+ID[=NAME]")]
    merge: Vec<String>,
    /// Two start to work together
    #[arg(long, value_name = "ID--ID")]
    tie: Vec<String>,
    /// A venue comes in which these take part
    #[arg(long, value_name = "NAME:ID,ID[,ID…]")]
    venue: Vec<String>,
}

/// What was made, gathered while a network is changed.
#[derive(Debug, Default)]
pub(crate) struct Made(RefCell<Changes>);

impl Made {
    pub(crate) fn into_changes(self) -> Changes {
        self.0.into_inner()
    }

    fn change(&self, change: Change) {
        self.0.borrow_mut().list.push(change);
    }

    fn note(&self, note: String) {
        self.0.borrow_mut().notes.push(note);
    }
}

impl ChangeArgs {
    fn lists(&self) -> [(&'static str, &Vec<String>); 7] {
        [
            ("leaves", &self.leaves),
            ("ends", &self.ends),
            ("ends-kind", &self.ends_kind),
            ("ends-layer", &self.ends_layer),
            ("merge", &self.merge),
            ("tie", &self.tie),
            ("venue", &self.venue),
        ]
    }

    /// Whether nothing is changed.
    pub(crate) fn is_empty(&self) -> bool {
        self.lists().iter().all(|(_, list)| list.is_empty())
    }

    /// The network once everything is changed.
    pub(crate) fn apply(&self, network: &Network, made: &Made, language: Language) -> Result<Network, Error> {
        for (option, values) in self.lists().into_iter().filter(|(_, values)| !values.is_empty()) {
            made.0.borrow_mut().recipe.push((option.replace('-', "_"), values.join("; ")));
        }
        let mut network = self.go(network, made, language)?;
        network = self.end(&network, made, language)?;
        for text in &self.merge {
            network = merge(&network, text, made, language)?;
        }
        for text in &self.tie {
            network = tie(&network, text, made, language)?;
        }
        for text in &self.venue {
            let wrong = || Error::request(format!("--venue {text:?} names no venue")).hint("write NAME:ID,ID,ID");
            let (name, members) = text.split_once(':').ok_or_else(wrong)?;
            let members = trimmed(&[members.to_owned()]);
            let who = Who::of(&network, "venue");
            let members: Vec<usize> = members.iter().map(|id| who.node(id)).collect::<Result<_, _>>()?;
            let names = members.iter().map(|&member| network.node(member).label.clone()).collect();
            made.change(Change::Venue(name.trim().to_owned(), names));
            network = arrive::venue(&network, name.trim(), &members)?.0;
        }
        Ok(network)
    }

    /// Actors and structures that go.
    fn go(&self, network: &Network, made: &Made, language: Language) -> Result<Network, Error> {
        let mut gone: Vec<usize> = Vec::new();
        for (option, list) in [("leaves", &self.leaves), ("ends", &self.ends)] {
            for id in trimmed(list) {
                let node = Who::of(network, option).node(&id)?;
                let structure = network.mode(node) == Mode::Structure;
                let label = network.node(node).label.clone();
                if option == "ends" && !structure {
                    return Err(Error::request(format!("--ends {id:?}: {label} is an actor and no structure"))
                        .hint(format!("say that it leaves: --leaves {id}")));
                }
                if gone.contains(&node) {
                    return Err(Error::request(format!("--{option} {id:?}: {label} goes twice")).hint("name it once"));
                }
                let ties = network.ties_of(node).len();
                made.change(if structure { Change::Ends(label, ties) } else { Change::Leaves(label, ties) });
                gone.push(node);
            }
        }
        if gone.is_empty() {
            return Ok(network.clone());
        }
        if gone.len() == network.node_count() {
            return Err(Error::request("if all of them go, nothing is left to look at").hint("leave somebody"));
        }
        let left = leave::leave(network, &gone);
        if !left.parts.is_empty() {
            let names: Vec<&str> = left.parts.iter().map(String::as_str).collect();
            let names = names.join(", ");
            made.note(match language {
                Language::En => {
                    format!("parts of what goes stay, by themselves: {names}; name them too if they go along")
                }
                Language::Nl => format!(
                    "onderdelen van wat wegvalt blijven zelfstandig bestaan: {names}; noem ze ook als zij meegaan"
                ),
            });
        }
        Ok(left.network)
    }

    /// Kinds and layers of ties that end.
    fn end(&self, network: &Network, made: &Made, language: Language) -> Result<Network, Error> {
        let mut network = network.clone();
        for kind in trimmed(&self.ends_kind) {
            let done = end::end(&network, |tie| tie.tie.kind == kind);
            if done.ties_gone == 0 {
                return Err(no_tie("ends-kind", &kind, network.ties().map(|tie| tie.tie.kind.as_str())));
            }
            made.change(Change::KindEnds(language.tie_kind(&network, &kind), done.ties_gone));
            network = done.network;
        }
        for layer in trimmed(&self.ends_layer) {
            let done = end::end(&network, |tie| tie.tie.layer.as_deref() == Some(&layer));
            if done.ties_gone == 0 {
                return Err(no_tie("ends-layer", &layer, network.ties().filter_map(|tie| tie.tie.layer.as_deref())));
            }
            made.change(Change::LayerEnds(layer, done.ties_gone));
            network = done.network;
        }
        Ok(network)
    }
}

fn no_tie<'a>(option: &str, wrong: &str, known: impl Iterator<Item = &'a str>) -> Error {
    let known: std::collections::BTreeSet<&str> = known.collect();
    let error = Error::request(format!("--{option} {wrong:?}: no tie that was chosen has it"));
    match nearest(wrong, known.iter().copied()) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None if known.is_empty() => error.hint("the ties that were chosen have none at all"),
        None => error.hint(format!("they have {}", known.into_iter().collect::<Vec<_>>().join(", "))),
    }
}

fn merge(network: &Network, text: &str, made: &Made, language: Language) -> Result<Network, Error> {
    // A name may hold the signs that part the others: what can be found counts.
    let who = Who::of(network, "merge");
    let pair_and_name = |(at, _): (usize, &str)| {
        let (found, name) = (who.pair(&text[..at], "+").ok()?, text[at + 1..].trim());
        Some((found, Some(name)))
    };
    let found = who.pair(text, "+").ok().map(|found| (found, None));
    let found = found.or_else(|| text.rmatch_indices('=').find_map(pair_and_name));
    let ((stays, goes), name) = match found {
        Some(found) => found,
        None => (who.pair(text.split('=').next().unwrap_or(text), "+")?, None),
    };
    if name.is_some_and(str::is_empty) {
        return Err(Error::request(format!("--merge {text:?}: the new name is empty")).hint("write ID+ID=NAME"));
    }
    let [one, other] = [stays, goes].map(|node| network.node(node).label.clone());
    let fused = fuse::fuse(network, stays, goes, name)?;
    made.change(Change::Merge(one.clone(), other, name.unwrap_or(&one).to_owned()));
    if fused.inside > 0 || fused.ties_less > 0 {
        let (inside, less) = (fused.inside, fused.ties_less);
        let ties = |number| counted(language, number, Noun::Tie);
        let (gone, same) = (ties(inside), ties(less));
        made.note(match language {
            Language::En => format!(
                "merging: {gone} between the two {} gone; {same} {} one with another, to the same partner",
                if inside == 1 { "is" } else { "are" },
                if less == 1 { "is" } else { "are" },
            ),
            Language::Nl => format!(
                "samengaan: {gone} tussen de twee {}; {same} {} samen met een andere, met dezelfde partner",
                if inside == 1 { "vervalt" } else { "vervallen" },
                if less == 1 { "valt" } else { "vallen" },
            ),
        });
    }
    Ok(fused.network)
}

fn tie(network: &Network, text: &str, made: &Made, language: Language) -> Result<Network, Error> {
    let (a, b) = Who::of(network, "tie").pair(text, "--")?;
    let [one, other] = [a, b].map(|node| network.node(node).label.clone());
    if network.ties_of(a).iter().any(|tie| tie.source == b || tie.target == b) && a != b {
        made.note(match language {
            Language::En => {
                format!("{one} and {other} are tied already: a further tie changes no figure without --weight count")
            }
            Language::Nl => format!(
                "{one} en {other} hebben al een relatie: een extra relatie verandert geen \
                cijfer zonder --weight count"
            ),
        });
    }
    made.change(Change::Tie(one, other));
    arrive::tie(network, a, b)
}
