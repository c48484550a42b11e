//! Classes and networks of DyNetML to a network.

use super::read::{Class, Entry, Layer, Meta};
use crate::diagnostics::{Diagnostic, said, text};
use crate::formats::shared::draft::{Draft, Given, Undeclared};
use crate::formats::shared::fields::{Dialect, NodeField, TieField};
use crate::formats::shared::lines::number;
use crate::formats::shared::values;
use crate::model::kind::DEFAULT_TIE_KIND;
use crate::model::{Mode, Name, Node, Tie};
use std::collections::{BTreeMap, BTreeSet};

/// The draft of a network at one moment.
pub(super) fn drafted(meta: Meta) -> Draft {
    let Meta { name, classes, networks, fields, findings } = meta;
    let mut draft = Draft::new(Dialect::Program, Undeclared::Doubtful);
    findings.into_iter().for_each(|finding| draft.report(finding));
    if let Some(name) = name {
        draft.graph("title", Given::Text(&name));
    }
    for (name, value) in fields {
        draft.graph(&name, Given::Value(values::typed(&value)));
    }
    let modes = modes(&classes, &networks);
    for (class, mode) in classes.iter().zip(&modes) {
        draft.declare_node_kind(&class.id, *mode);
    }
    let ids = add_nodes(&mut draft, classes);
    for layer in networks {
        add_ties(&mut draft, layer, &ids);
    }
    draft
}

/// Whether a class is the one that a network names, by its id or its type.
fn is(class: &Class, name: &str) -> bool {
    class.id.eq_ignore_ascii_case(name) || class.kind.eq_ignore_ascii_case(name)
}

/// Agents and organisations act; where there are none, the classes that networks begin in. Other classes that a network joins with another
/// one are what those take part in.
fn modes(classes: &[Class], networks: &[Layer]) -> Vec<Mode> {
    const ACTORS: [&str; 5] = ["agent", "organization", "organisation", "person", "actor"];
    let acts = |class: &Class| ACTORS.iter().any(|word| class.kind.to_lowercase().starts_with(word));
    let joins = || networks.iter().filter(|layer| !layer.source.eq_ignore_ascii_case(&layer.target));
    let begins = |class: &Class| joins().any(|layer| is(class, &layer.source));
    let some_act = classes.iter().any(acts);
    let is_actor = |class: &Class| {
        let joined = joins().any(|layer| is(class, &layer.source) || is(class, &layer.target));
        !joined || if some_act { acts(class) } else { begins(class) }
    };
    classes.iter().map(|class| if is_actor(class) { Mode::Actor } else { Mode::Structure }).collect()
}

/// The id of each node by its class and the id that it has there.
type Ids = BTreeMap<String, (String, BTreeMap<String, String>)>;

/// Adds the nodes. An id that two classes have gets the class behind it.
fn add_nodes(draft: &mut Draft, classes: Vec<Class>) -> Ids {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let all = classes.iter().flat_map(|class| {
        let own: BTreeSet<&str> = class.nodes.iter().map(|node| node.ends[0].as_str()).collect();
        own
    });
    let twice: BTreeSet<String> = all.filter(|id| !seen.insert(id)).map(str::to_owned).collect();
    let mut ids = Ids::new();
    for Class { id: class, kind, nodes } in classes {
        let known = &mut ids.entry(class.to_lowercase()).or_insert_with(|| (kind.to_lowercase(), BTreeMap::new())).1;
        for Entry { ends, title, fields, place, .. } in nodes {
            let own = &ends[0];
            let id = if twice.contains(own) { format!("{own} ({class})") } else { own.clone() };
            known.insert(own.clone(), id.clone());
            let mut node = Node::new(id);
            if twice.contains(own) {
                node.label.clone_from(own);
            }
            node.kind.clone_from(&class);
            if let Some(title) = title {
                draft.set_node(&mut node, &NodeField::Label, Given::Text(&title), &place);
            }
            for (name, value) in fields {
                let field = NodeField::Attribute(name);
                draft.set_node(&mut node, &field, Given::Value(values::typed(&value)), &place);
            }
            draft.add_node(node, place);
        }
    }
    ids
}

fn add_ties(draft: &mut Draft, layer: Layer, ids: &Ids) {
    let Layer { id, source: from, target: to, directed, links } = layer;
    let crosses = !from.eq_ignore_ascii_case(&to);
    let resolve = |class: &str, own: &str| {
        let class = class.to_lowercase();
        let known = ids.get(&class).or_else(|| ids.values().find(|known| known.0 == class));
        known.and_then(|known| known.1.get(own)).cloned().unwrap_or_else(|| own.to_owned())
    };
    let valued = links
        .iter()
        .filter_map(|link| number(link.value.as_deref()?))
        .any(|value| value != 0.0 && (value - 1.0).abs() > f64::EPSILON);
    for Entry { ends, value, fields, place, .. } in links {
        let value = value.filter(|value| !value.is_empty());
        if value.as_deref().and_then(number) == Some(0.0) {
            let finding = || {
                let message = said!(
                    "a link of the network {id:?} has the value zero; it is read as no tie",
                    "een link van het netwerk {id:?} heeft de waarde nul; dat is gelezen als geen relatie"
                );
                Diagnostic::notice("zero-entry", place.clone(), message).hint(text!(
                    "if a zero means a tie here, give it another value",
                    "betekent nul hier een relatie, geef haar dan een andere waarde"
                ))
            };
            draft.note(&id, finding, "zero-entry");
            continue;
        }
        let mut tie = Tie::new(if crosses { "participates-in" } else { DEFAULT_TIE_KIND });
        tie.directed = match (crosses, directed) {
            (true, _) => Some(false),
            (false, Some(false)) => None,
            (false, _) => Some(true),
        };
        tie.layer = Some(&id).filter(|id| !id.is_empty()).map(Name::from);
        if let Some(value) = value.filter(|_| valued) {
            draft.set_tie(&mut tie, &TieField::Strength, Given::Text(&value), &place);
        }
        for (name, value) in fields {
            draft.set_tie(&mut tie, &TieField::Attribute(name), Given::Value(values::typed(&value)), &place);
        }
        draft.add_tie(&resolve(&from, &ends[0]), &resolve(&to, &ends[1]), tie, place);
    }
}
