//! Networks to lists of ties.

use super::OURS;
use crate::error::Error;
use crate::formats::shared::signed::Values;
use crate::model::Network;
use serde_json::Value;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The file: a remark that says whether ties have a direction, then a tie on each line.
pub(super) fn write(network: &Network) -> Result<Vec<u8>, Error> {
    let direction = if network.has_direction() { "directed" } else { "undirected" };
    let mut file = format!("{OURS}{direction}\n");
    let values = Values::of(network);
    for tie in network.ties() {
        let (source, target) = (name(&network.node(tie.source).id), name(&network.node(tie.target).id));
        let _ = write!(file, "{source}\t{target}");
        if let Some(weight) = values.value(tie.tie) {
            let _ = write!(file, "\t{weight}");
        }
        file.push('\n');
    }
    Ok(file.into_bytes())
}

/// A name that is read back as it is: between quotation marks where something in it would be taken for a sign.
fn name(name: &str) -> Cow<'_, str> {
    let plain = name.trim() == name
        && !name.starts_with(['#', '%', '"'])
        && !name.contains(|c: char| c.is_control() || c == '{');
    if plain {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(Value::String(name.to_owned()).to_string().replace('{', "\\u007b"))
    }
}
