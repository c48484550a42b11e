//! A small network in which every text is hostile, made from the fuzzer's bytes.

use serde_json::{Value, json};
use verbinder::formats;
use verbinder::model::Network;

/// What must never stand in an output as it is: a tag, an attribute that escaped its quotes, an end of the script.
pub const TAG: &str = "<zzfuzz>";
/// Breaks out of attributes in double quotes.
pub const QUOTED: &str = "\" zzfuzz=\"";
/// Breaks out of a script.
pub const SCRIPT: &str = "</script><zzfuzz>";
/// Breaks out of a comment.
pub const COMMENT: &str = "--><zzfuzz>";

const SCRAPS: &[&str] = &[
    TAG,
    QUOTED,
    SCRIPT,
    COMMENT,
    "]]>",
    "&lt;",
    "&#60;",
    "\\",
    "\\\"",
    "\\N",
    "\n",
    "\r",
    "\t",
    "<b>",
    "%s",
    "{{ 1 }}",
    "{% raw %}",
    "=1+1",
    "@x",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{2066}",
    "\u{0}",
    "\u{7}",
    "\u{85}",
    "\u{2028}",
    "../../x",
    "CON",
    "é",
    "\u{fffe}",
    "𝕏",
    "'",
    "`",
    "${x}",
    "\u{9b}31m",
    "javascript:alert(1)",
    "https://example.org/?a=1&b=\"",
    ";",
    "|",
];

/// Texts out of bytes.
pub struct Texts<'b>(std::slice::Iter<'b, u8>);

impl<'b> Texts<'b> {
    /// From the fuzzer's bytes.
    pub fn new(bytes: &'b [u8]) -> Self {
        Texts(bytes.iter())
    }

    /// The next byte; 0 when there is no more.
    pub fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or(0)
    }

    /// A text of a few scraps and letters.
    pub fn text(&mut self) -> String {
        let count = self.byte() % 5;
        (0..count)
            .map(|_| match self.byte() {
                letter @ 128.. => char::from(letter - 128).to_string(),
                scrap => SCRAPS[scrap as usize % SCRAPS.len()].to_owned(),
            })
            .collect()
    }
}

/// A network whose every text is hostile.
pub fn network(texts: &mut Texts<'_>) -> Option<Network> {
    let many = usize::from(texts.byte() % 7 + 2);
    let kinds = ["organisation", "municipality", "structure", "initiative", "person"];
    let nodes: Vec<Value> = (0..many)
        .map(|index| {
            let kind = if index == 0 { "structure" } else { kinds[usize::from(texts.byte()) % kinds.len()] };
            let mut node = json!({"id": format!("{index}{}", texts.text()), "label": texts.text(), "kind": kind});
            if texts.byte() % 2 == 0 {
                node["municipality"] = json!(texts.text());
            }
            if texts.byte() % 3 == 0 {
                node["sector"] = json!(texts.text());
                node["note"] = json!(texts.text());
                node[format!("x{}", texts.text())] = json!(texts.text());
            }
            node
        })
        .collect();
    let ids: Vec<Value> = nodes.iter().map(|node| node["id"].clone()).collect();
    let ties: Vec<Value> = (0..many * 2)
        .map(|_| {
            let (source, target) = (usize::from(texts.byte()) % many, usize::from(texts.byte()) % many);
            let mut tie = json!({"source": ids[source], "target": ids[target]});
            if target == 0 {
                tie["kind"] = json!("member-of");
            }
            if texts.byte() % 3 == 0 {
                tie["evidence"] = json!([{"source": "s", "page": texts.text(), "note": texts.text()}]);
                tie["label"] = json!(texts.text());
                tie["layer"] = json!(texts.text());
            }
            tie
        })
        .collect();
    let sources = json!([{"id": "s", "title": texts.text(), "url": texts.text()}]);
    let graph =
        json!({"format": "verbinder/1", "title": texts.text(), "description": texts.text(), "sources": sources});
    let file = json!({"directed": texts.byte() % 2 == 0, "graph": graph, "nodes": nodes, "edges": ties}).to_string();
    Some(formats::read(file.as_bytes(), "network.json").ok()?.value)
}
