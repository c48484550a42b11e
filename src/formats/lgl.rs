//! LGL, as Large Graph Layout reads and igraph writes it: a heading `# name` for a node, below it its neighbours, perhaps with a weight.
//!
//! By the specification ties have no direction and each stands with one of its ends. igraph reads such a file as directed unless it is told
//! otherwise; here the rule for lists of ties decides.

use super::table::sheet::Sheet;
use super::table::{Further, List, list};
use super::{Format, Origin, Parsed, Read, csv};
use crate::diagnostics::{Diagnostic, said, text};
use crate::error::Error;
use crate::formats::shared::lines::lines;
use crate::text::Text;

/// LGL.
pub const LGL: Format = Format {
    id: "lgl",
    name: "LGL",
    extensions: &["lgl"],
    detects: |_| false,
    read: Read::Text(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text {
        en: "neighbours below each node, of LGL and igraph",
        nl: "buren onder elke knoop, van LGL en igraph",
    },
};

fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let mut sheet = Sheet::new(None);
    sheet.delimiter = Some(0);
    let mut further = Further::default();
    let mut node = None;
    for line in lines(text).filter(|line| !line.text.is_empty()) {
        if let Some(name) = line.text.strip_prefix('#').map(str::trim) {
            if name.is_empty() {
                let finding = Diagnostic::error(
                    "no-name",
                    line.place(),
                    text!("a node has no name", "een knoop heeft geen naam"),
                );
                further.notes.push(finding.hint(text!(
                    "write its name behind the sign: # name",
                    "schrijf zijn naam achter het teken: # naam"
                )));
            } else {
                further.nodes.push((name.to_owned(), line.place()));
            }
            node = Some(name).filter(|name| !name.is_empty());
            continue;
        }
        let words: Vec<&str> = line.words().collect();
        let Some(node) = node else {
            let message =
                said!("the neighbour {:?} stands below no node", "de buur {:?} staat niet onder een knoop", words[0]);
            let finding = Diagnostic::error("no-end", line.place(), message);
            further.notes.push(finding.hint(text!(
                "write the node above its neighbours: # name",
                "schrijf de knoop boven zijn buren: # naam"
            )));
            continue;
        };
        if let Some(extra) = words.get(2) {
            let message = said!(
                "{extra:?} is one word too many: a line holds a neighbour and a weight",
                "{extra:?} is een woord te veel: op een regel staan een buur en een gewicht"
            );
            let finding = Diagnostic::error("bad-value", line.at(extra), message);
            further.notes.push(finding.hint(text!("write names without blanks", "schrijf namen zonder spaties")));
        }
        sheet.push(std::iter::once(node).chain(words.into_iter().take(2)), line.number, Some(line.span()));
    }
    let columns = ["source", "target", "strength"].map(str::to_owned).to_vec();
    list(List { sheet, columns, further }, csv::beside(origin)?, origin, text)
}
