//! Positions that are kept from one picture to the next, so that a reader finds everybody where they were.

use super::geometry::Point;
use super::scene::Scene;
use crate::error::{Error, ErrorKind};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Where the marks of a picture stand, by the ids of their nodes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Positions {
    /// Middle of each mark, in points, y downwards.
    pub nodes: BTreeMap<String, Point>,
    /// Middles of the ghosts of each structure.
    pub ghosts: BTreeMap<String, Vec<Point>>,
}

/// What the file says it is.
const FORM: &str = "positions";
/// Farther out no page reaches.
const FARTHEST: f64 = 1e6;

impl Positions {
    /// The positions in a picture.
    pub fn of(scene: &Scene) -> Positions {
        let mut positions = Positions::default();
        for mark in &scene.marks {
            positions.nodes.insert(mark.id.clone(), mark.centre);
        }
        for ghost in &scene.ghosts {
            positions.ghosts.entry(ghost.of.clone()).or_default().push(ghost.centre);
        }
        positions
    }

    /// As JSON: `{"verbinder": "positions", "nodes": {id: [x, y]}, "ghosts": {id: [[x, y], …]}}`.
    pub fn to_json(&self) -> String {
        let place = |point: &Point| json!([point.x, point.y]);
        let nodes: Map<String, Value> = self.nodes.iter().map(|(id, point)| (id.clone(), place(point))).collect();
        let ghosts: Map<String, Value> = self
            .ghosts
            .iter()
            .map(|(id, points)| (id.clone(), Value::Array(points.iter().map(place).collect())))
            .collect();
        let file = json!({"verbinder": FORM, "nodes": nodes, "ghosts": ghosts});
        let mut text = serde_json::to_string_pretty(&file).expect("numbers and words can be written");
        text.push('\n');
        text
    }

    /// Reads what [`Positions::to_json`] wrote; any object with `nodes` will do, so that other programs can make one.
    ///
    /// # Errors
    ///
    /// The text is no such JSON: the error names the place.
    pub fn from_json(text: &str, file: &str) -> Result<Positions, Error> {
        let wrong = |what: String| {
            Error::new(ErrorKind::Read, format!("{file}: {what}"))
                .hint("--save-positions FILE writes such a file: {\"nodes\": {\"id\": [x, y]}}")
        };
        let value: Value = serde_json::from_str(text).map_err(|error| wrong(format!("no JSON: {error}")))?;
        let nodes = value.get("nodes").and_then(Value::as_object).ok_or_else(|| {
            let what = if value.get("edges").is_some() {
                "a network, no positions"
            } else {
                "no positions: \"nodes\" is missing"
            };
            wrong(what.to_owned())
        })?;
        let place = |value: &Value, of: &str| {
            let pair = value.as_array().filter(|pair| pair.len() == 2);
            let side = |at: usize| pair?.get(at)?.as_f64().filter(|side| side.abs() <= FARTHEST);
            match (side(0), side(1)) {
                (Some(x), Some(y)) => Ok(Point::new(x, y)),
                _ => Err(wrong(format!("the position of {of:?} is no [x, y] of two numbers"))),
            }
        };
        let mut positions = Positions::default();
        for (id, value) in nodes {
            positions.nodes.insert(id.clone(), place(value, id)?);
        }
        for (id, list) in value.get("ghosts").and_then(Value::as_object).into_iter().flatten() {
            let points = list.as_array().into_iter().flatten().map(|value| place(value, id));
            positions.ghosts.insert(id.clone(), points.collect::<Result<_, _>>()?);
        }
        Ok(positions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_to_the_last_bit() {
        let mut positions = Positions::default();
        positions.nodes.insert("a \"b\"".to_owned(), Point::new(1.0 / 3.0, -0.1));
        positions.ghosts.insert("s".to_owned(), vec![Point::new(1e-9, 2.0)]);
        assert_eq!(Positions::from_json(&positions.to_json(), "f").unwrap(), positions);
    }

    #[test]
    fn a_file_that_holds_no_positions_says_where() {
        for (text, says) in [
            ("{", "no JSON"),
            ("[]", "\"nodes\" is missing"),
            (r#"{"nodes": [], "edges": []}"#, "a network"),
            (r#"{"nodes": {"x": [1]}}"#, "\"x\""),
            (r#"{"nodes": {"x": [1, "2"]}}"#, "\"x\""),
            (r#"{"nodes": {"x": [1, 1e300]}}"#, "\"x\""),
        ] {
            let error = Positions::from_json(text, "places.json").unwrap_err().to_string();
            assert!(error.contains("places.json") && error.contains(says), "{error}");
        }
    }
}
