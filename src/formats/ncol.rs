//! NCOL, the lists of ties of Large Graph Layout, as igraph writes them: two names and perhaps a weight on a line.
//!
//! By the specification of LGL the ties of such a file have no direction and stand there once. igraph writes directed networks too, and
//! reads every file as directed unless it is told otherwise; the file itself does not say. So it is read as any other list of ties.

use super::{Format, Origin, Parsed, Read, edgelist};
use crate::error::{Error, ErrorKind};
use crate::formats::shared::lines::lines;
use crate::text::Text;

/// NCOL.
pub const NCOL: Format = Format {
    id: "ncol",
    name: "NCOL",
    extensions: &["ncol"],
    detects: |_| false,
    read: Read::Text(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text { en: "lists of ties of LGL and igraph", nl: "lijsten van relaties van LGL en igraph" },
};

/// Its lines hold two names and a weight, set apart by blanks: what has more words has names with blanks, which nothing tells apart.
fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let is_plain = |text: &str| !text.contains(['\t', '"', '{', ',', ';', '#', '%']);
    let long = lines(text).find(|line| is_plain(line.text) && line.words().count() > 3);
    match long.filter(|_| is_plain(text)) {
        None => edgelist::networks(text, origin),
        Some(line) => {
            let message = format!("{}:{}: names with blanks cannot be told apart", origin.file, line.number);
            Err(Error::new(ErrorKind::Format, message)
                .hint("a line of this format holds two names and a weight between blanks, and this one has more words")
                .hint("in igraph write the network as GraphML, or put _ for the blanks in its names"))
        }
    }
}
