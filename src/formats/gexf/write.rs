//! Networks to GEXF 1.3.

use super::{CREATOR, viz};
use crate::error::Error;
use crate::formats::shared::flat;
use crate::formats::shared::signed::Values;
use crate::formats::shared::xml::escaped;
use crate::formats::table::write::{self, tie_alone};
use crate::model::{Network, Vocabulary};
use serde_json::{Map, Value};
use std::fmt::Write as _;

/// The file. Labels and weights stand where Gephi looks for them, every other field is an attribute under its native name. Where
/// ties with and without direction are mixed the graph is a directed one and the attribute `directed` says what each tie is: other
/// programs refuse a file whose edges differ.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let nodes: Vec<Map<String, Value>> = write::nodes_alone(network).collect();
    let shipped = Vocabulary::shipped();
    let signed = Values::of(network);
    let ties: Vec<(Map<String, Value>, Option<Value>)> = network
        .ties()
        .map(|tie| {
            let mut fields = tie_alone(network, tie, &shipped);
            let weight = signed.take(&mut fields);
            (fields, weight)
        })
        .collect();
    let mut file = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    file.push_str("<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n");
    let info = network.info();
    let _ = writeln!(file, "  <meta>\n    <creator>{}</creator>", escaped(CREATOR));
    let said: Vec<&str> = [&info.title, &info.description].into_iter().flatten().map(String::as_str).collect();
    if !said.is_empty() {
        let text = said.join(": ");
        // What XML has no sign for is left out here: the text is for people.
        let text: String = text.chars().filter(|c| *c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
        let _ = writeln!(file, "    <description>{}</description>", escaped(&text));
    }
    let default = if network.has_direction() { "directed" } else { "undirected" };
    let _ = writeln!(file, "  </meta>\n  <graph mode=\"static\" defaultedgetype=\"{default}\">");
    let node_columns = declare(&mut file, "node", &nodes.iter(), &["id", "label"]);
    let tie_columns = declare(&mut file, "edge", &ties.iter().map(|(fields, _)| fields), &["source", "target"]);
    file.push_str("    <nodes>\n");
    for (index, fields) in nodes.iter().enumerate() {
        let node = network.node(index);
        let (id, label) = (escaped(&flat::name(&node.id)), escaped(&flat::name(&node.label)));
        let _ = writeln!(file, "      <node id=\"{id}\" label=\"{label}\">");
        values(&mut file, &node_columns, fields);
        file.push_str(&viz::elements(&node.attributes, "        "));
        file.push_str("      </node>\n");
    }
    file.push_str("    </nodes>\n    <edges>\n");
    for (number, (tie, (fields, weight))) in network.ties().zip(&ties).enumerate() {
        let id = |node: usize| escaped(&flat::name(&network.node(node).id));
        let weight = weight.as_ref().map(|weight| format!(" weight=\"{weight}\"")).unwrap_or_default();
        let (source, target) = (id(tie.source), id(tie.target));
        let _ = writeln!(file, "      <edge id=\"{number}\" source=\"{source}\" target=\"{target}\"{weight}>");
        values(&mut file, &tie_columns, fields);
        file.push_str(&viz::elements(&tie.tie.attributes, "        "));
        file.push_str("      </edge>\n");
    }
    file.push_str("    </edges>\n  </graph>\n</gexf>\n");
    Ok(file.into_bytes())
}

/// An attribute: its name and the type that all its values have.
type Column = (String, &'static str);

fn declare<'f>(
    file: &mut String,
    class: &str,
    of: &(impl Iterator<Item = &'f Map<String, Value>> + Clone),
    but: &[&str],
) -> Vec<Column> {
    let mut names: Vec<&String> = of.clone().flat_map(Map::keys).collect();
    names.sort();
    names.dedup();
    let mut columns = Vec::new();
    for name in names.into_iter().filter(|name| !but.contains(&name.as_str())) {
        let values = || of.clone().filter_map(|fields| fields.get(name));
        let Some(_) = values().next() else { continue };
        let kind = if values().all(Value::is_boolean) {
            "boolean"
        } else if values().all(Value::is_i64) {
            "long"
        } else if values().all(Value::is_f64) {
            "double"
        } else {
            "string"
        };
        columns.push((name.clone(), kind));
    }
    if columns.is_empty() {
        return columns;
    }
    let _ = writeln!(file, "    <attributes class=\"{class}\" mode=\"static\">");
    for (number, (name, kind)) in columns.iter().enumerate() {
        let title = escaped(&flat::name(name));
        let _ = writeln!(file, "      <attribute id=\"{number}\" title=\"{title}\" type=\"{kind}\"/>");
    }
    file.push_str("    </attributes>\n");
    columns
}

fn values(file: &mut String, columns: &[Column], fields: &Map<String, Value>) {
    let mut any = false;
    for (number, (name, kind)) in columns.iter().enumerate() {
        let Some(value) = fields.get(name) else { continue };
        if !any {
            file.push_str("        <attvalues>\n");
            any = true;
        }
        let text = if *kind == "string" { flat::text(value) } else { value.to_string() };
        let _ = writeln!(file, "          <attvalue for=\"{number}\" value=\"{}\"/>", escaped(&text));
    }
    if any {
        file.push_str("        </attvalues>\n");
    }
}
