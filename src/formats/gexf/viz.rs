//! How nodes and edges look in Gephi, as plain attributes.

use crate::formats::shared::xml::{Element, escaped};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// The names and values in an element such as `viz:position`; none where it is none of these.
pub(super) fn values(element: &Element<'_>) -> Option<Vec<(&'static str, Value)>> {
    let number =
        |name: &str| element.get(name).and_then(|text| text.trim().parse::<f64>().ok()).map(|value| json!(value));
    let numbers = |names: &[&'static str]| {
        names.iter().filter_map(|name| Some((*name, number(name)?))).collect::<Vec<(&'static str, Value)>>()
    };
    let one = |name: &'static str| number("value").map(|value| (name, value)).into_iter().collect();
    match &*element.name {
        "position" => Some(numbers(&["x", "y", "z"])),
        "size" => Some(one("size")),
        "thickness" => Some(one("thickness")),
        "shape" => Some(element.get("value").map(|shape| ("shape", json!(shape))).into_iter().collect()),
        "color" => Some(colour(element).map(|colour| ("color", json!(colour))).into_iter().collect()),
        _ => None,
    }
}

/// `#rrggbb`, with the opacity behind it where there is one.
fn colour(element: &Element<'_>) -> Option<String> {
    if let Some(hex) = element.get("hex") {
        return Some(hex.to_owned());
    }
    let part = |name: &str| element.get(name)?.trim().parse::<u8>().ok();
    let plain = format!("#{:02x}{:02x}{:02x}", part("r")?, part("g")?, part("b")?);
    let opacity = element.get("a").and_then(|text| text.trim().parse::<f64>().ok()).filter(|opacity| *opacity < 1.0);
    Some(match opacity {
        Some(opacity) => format!("{plain}{:02x}", (opacity.clamp(0.0, 1.0) * 255.0).round() as u8),
        None => plain,
    })
}

/// The elements that say in Gephi's own way how a node or edge looks.
pub(super) fn elements(fields: &Map<String, Value>, margin: &str) -> String {
    let mut text = String::new();
    let number = |name: &str| fields.get(name).and_then(Value::as_f64);
    let byte = |hex: &str, at: usize| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let colour = fields.get("color").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
    if let Some(hex) = colour.filter(|hex| hex.len() == 6 || hex.len() == 8)
        && let (Some(r), Some(g), Some(b)) = (byte(hex, 0), byte(hex, 2), byte(hex, 4))
    {
        let opacity = byte(hex, 6).map(|a| format!(" a=\"{}\"", f64::from(a) / 255.0)).unwrap_or_default();
        let _ = writeln!(text, "{margin}<viz:color r=\"{r}\" g=\"{g}\" b=\"{b}\"{opacity}/>");
    }
    if let (Some(x), Some(y)) = (number("x"), number("y")) {
        let z = number("z").unwrap_or(0.0);
        let _ = writeln!(text, "{margin}<viz:position x=\"{x}\" y=\"{y}\" z=\"{z}\"/>");
    }
    for name in ["size", "thickness"] {
        if let Some(value) = number(name).filter(|value| *value >= 0.0) {
            let _ = writeln!(text, "{margin}<viz:{name} value=\"{value}\"/>");
        }
    }
    const SHAPES: [&str; 9] = ["disc", "square", "triangle", "diamond", "image", "solid", "dotted", "dashed", "double"];
    if let Some(shape) = fields.get("shape").and_then(Value::as_str).filter(|shape| SHAPES.contains(shape)) {
        let _ = writeln!(text, "{margin}<viz:shape value=\"{}\"/>", escaped(shape));
    }
    text
}
