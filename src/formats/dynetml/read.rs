//! DyNetML files to classes of nodes and networks between them.

use super::build::drafted;
use crate::diagnostics::{Diagnostic, Place, text};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::xml::{Element, Item, Xml};
use crate::formats::{Origin, Parsed};

/// A network of networks at one moment.
#[derive(Default)]
pub(super) struct Meta {
    pub(super) name: Option<String>,
    pub(super) classes: Vec<Class>,
    pub(super) networks: Vec<Layer>,
    pub(super) fields: Vec<(String, String)>,
    pub(super) findings: Vec<Diagnostic>,
}

/// A class of nodes.
pub(super) struct Class {
    pub(super) id: String,
    /// `agent`, `event` and the like.
    pub(super) kind: String,
    pub(super) nodes: Vec<Entry>,
}

/// A node, or a link.
pub(super) struct Entry {
    /// Its id; of a link its two ends.
    pub(super) ends: Vec<String>,
    pub(super) title: Option<String>,
    pub(super) value: Option<String>,
    pub(super) fields: Vec<(String, String)>,
    pub(super) place: Place,
}

/// A network between two classes.
pub(super) struct Layer {
    pub(super) id: String,
    pub(super) source: String,
    pub(super) target: String,
    pub(super) directed: Option<bool>,
    pub(super) links: Vec<Entry>,
}

/// The networks of a file.
pub(super) fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut xml = Xml::new(text, origin.file);
    let mut metas: Vec<Meta> = Vec::new();
    let mut entry: Option<Entry> = None;
    loop {
        match xml.next()? {
            Item::End => break,
            Item::Text(_) => {}
            Item::Close(name) => {
                if matches!(&*name, "node" | "link" | "edge") {
                    close(&mut metas, entry.take(), &name);
                }
            }
            Item::Open(element) => open(&mut metas, &mut entry, &element),
        }
    }
    metas.retain(|meta| !meta.classes.is_empty() || !meta.networks.is_empty());
    if metas.is_empty() {
        return Err(Error::new(ErrorKind::Format, format!("{} holds no class of nodes and no network", origin.file))
            .hint("a DyNetML file has <nodes> with a <nodeclass> and <networks> with a <network>"));
    }
    let several = metas.len() > 1;
    let parsed = metas.into_iter().enumerate().map(|(index, meta)| {
        let name = meta.name.clone().unwrap_or_else(|| format!("network {}", index + 1));
        let mut parsed = Parsed::only(drafted(meta).finish());
        parsed.name = Some(name).filter(|_| several);
        parsed
    });
    Ok(parsed.collect())
}

fn open(metas: &mut Vec<Meta>, entry: &mut Option<Entry>, element: &Element<'_>) {
    let get = |name: &str| element.get(name).map(str::to_owned);
    if matches!(&*element.name, "MetaNetwork" | "MetaMatrix") {
        let name = get("timePeriod").or_else(|| get("id")).filter(|name| !name.is_empty());
        metas.push(Meta { name, ..Meta::default() });
        return;
    }
    let Some(meta) = metas.last_mut() else { return };
    match &*element.name {
        "nodeclass" | "nodeset" => {
            let kind = get("type").or_else(|| get("id")).unwrap_or_default();
            let id = get("id").unwrap_or_else(|| kind.clone());
            meta.classes.push(Class { id, kind, nodes: Vec::new() });
        }
        "network" | "graph" => {
            let class =
                |names: [&str; 2]| names.into_iter().find_map(|name| element.get(name)).unwrap_or_default().to_owned();
            meta.networks.push(Layer {
                id: get("id").unwrap_or_default(),
                source: class(["source", "sourceType"]),
                target: class(["target", "targetType"]),
                directed: element.get("isDirected").map(|said| said.eq_ignore_ascii_case("true") || said == "1"),
                links: Vec::new(),
            });
        }
        "node" => {
            const OWN: [&str; 2] = ["id", "title"];
            let ends = get("id").into_iter().collect();
            *entry = Some(Entry { ends, title: get("title"), ..rest(element, &OWN) });
        }
        "link" | "edge" => {
            const OWN: [&str; 4] = ["source", "target", "type", "value"];
            let ends = get("source").into_iter().chain(get("target")).collect();
            *entry = Some(Entry { ends, value: get("value"), ..rest(element, &OWN) });
        }
        "property" => {
            let (Some(name), Some(value)) = (get("id").or_else(|| get("name")), get("value")) else { return };
            match entry {
                Some(entry) => entry.fields.push((name, value)),
                None if meta.classes.is_empty() && meta.networks.is_empty() => meta.fields.push((name, value)),
                None => {}
            }
        }
        _ => {}
    }
}

/// What else an element says of its node or link.
fn rest(element: &Element<'_>, own: &[&str]) -> Entry {
    let others = element.attributes().filter(|(name, value)| !own.contains(name) && !value.is_empty());
    Entry {
        ends: Vec::new(),
        title: None,
        value: None,
        fields: others.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        place: element.place(),
    }
}

/// Puts a node into its class, a link into its network.
fn close(metas: &mut [Meta], entry: Option<Entry>, name: &str) {
    let (Some(meta), Some(entry)) = (metas.last_mut(), entry) else { return };
    let is_node = name == "node";
    let expected = if is_node { 1 } else { 2 };
    if entry.ends.len() != expected || entry.ends.iter().any(String::is_empty) {
        let (code, message, hint) = match is_node {
            true => (
                "no-id",
                text!("a node has no id", "een knoop heeft geen id"),
                text!("give it one: <node id=\"…\"/>", "geef er een: <node id=\"…\"/>"),
            ),
            false => (
                "no-end",
                text!("a link has no source or no target", "een link heeft geen begin of geen eind"),
                text!(
                    "name two nodes: <link source=\"…\" target=\"…\"/>",
                    "noem twee knopen: <link source=\"…\" target=\"…\"/>"
                ),
            ),
        };
        meta.findings.push(Diagnostic::error(code, entry.place, message).hint(hint));
        return;
    }
    let list = match is_node {
        true => meta.classes.last_mut().map(|class| &mut class.nodes),
        false => meta.networks.last_mut().map(|network| &mut network.links),
    };
    if let Some(list) = list {
        list.push(entry);
    }
}
