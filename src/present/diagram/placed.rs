//! The network as a picture shows it: positions, sizes and colours as attributes, under the names that Gephi and other programs
//! look for, so that they open the same picture.

use super::scene::{Line, Scene};
use super::style::Colour;
use crate::diagnostics::Place;
use crate::error::Error;
use crate::model::{Attributes, Network, NetworkBuilder, Node};
use serde_json::json;
use std::collections::BTreeMap;

/// The nodes and ties that a scene shows, with `x`, `y` (upwards, as Gephi counts), `size`, `color`, `r`, `g`, `b`; ties with
/// `color` and `thickness`.
///
/// # Errors
///
/// The marks of the scene are no nodes: a picture of places, for instance.
pub fn network(scene: &Scene, network: &Network) -> Result<Network, Error> {
    let mut builder = NetworkBuilder::new(network.info().clone());
    let mut drawn: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, mark) in scene.marks.iter().enumerate() {
        let Some(index) = network.index_of(&mark.id) else {
            return Err(Error::request(format!("this view draws {:?}, which is no node of the network", mark.name))
                .hint("GEXF and GraphML hold nodes: take --view whole, or write .svg or .dot"));
        };
        if drawn.insert(index, number).is_some() {
            return Err(Error::request(format!("this view draws {:?} more than once", mark.name))
                .hint("GEXF and GraphML hold every node once: take --view whole, or write .svg or .dot"));
        }
        let data = network.node(index);
        let mut attributes = data.attributes.clone();
        let [r, g, b] = mark.glyph.fill.rgb;
        set(&mut attributes, "x", json!(hundredths(mark.centre.x)));
        set(&mut attributes, "y", json!(hundredths(scene.height - mark.centre.y)));
        set(&mut attributes, "size", json!(hundredths(mark.radius * mark.glyph.stretch())));
        set(&mut attributes, "color", json!(coloured(mark.glyph.fill)));
        for (name, value) in [("r", r), ("g", g), ("b", b)] {
            set(&mut attributes, name, json!(value));
        }
        builder.add_node(Node { attributes, ..data.clone() }, Place::default());
    }
    let mut lines: BTreeMap<(usize, usize), Vec<&Line>> = BTreeMap::new();
    for line in &scene.lines {
        lines.entry((line.from.min(line.to), line.from.max(line.to))).or_default().push(line);
    }
    for tie in network.ties() {
        let (Some(&from), Some(&to)) = (drawn.get(&tie.source), drawn.get(&tie.target)) else { continue };
        let mut attributes = tie.tie.attributes.clone();
        // A tie that a container says is not drawn, and keeps the look that the program gives it.
        let there = lines.get(&(from.min(to), from.max(to)));
        let there =
            there.and_then(|lines| lines.iter().find(|line| line.kinds.iter().any(|kind| tie.tie.kind == *kind)));
        if let Some(line) = there {
            set(&mut attributes, "color", json!(coloured(line.stroke.colour)));
            set(&mut attributes, "thickness", json!(hundredths(line.stroke.width)));
        }
        let (source, target) = (&network.node(tie.source).id, &network.node(tie.target).id);
        builder.add_tie(source, target, tie.tie.clone().with(|tie| tie.attributes = attributes), Place::default());
    }
    Ok(builder.build().value)
}

fn set(attributes: &mut Attributes, name: &str, value: serde_json::Value) {
    attributes.insert(name.to_owned(), value);
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// `#rrggbb`, with the opacity behind it where there is one.
fn coloured(colour: Colour) -> String {
    let hex = colour.hex().to_lowercase();
    if colour.alpha >= 1.0 { hex } else { format!("{hex}{:02x}", (colour.alpha * 255.0).round() as u8) }
}
