//! Options that say how files are read, on files that they say nothing to: an option that changes nothing is an error, not silence.

use serde_json::Value;
use verbinder::Error;
use verbinder::diagnostics::Place;
use verbinder::formats::Input;
use verbinder::model::{Network, NetworkBuilder, Sign, Strength, Tie};

/// Formats that are read as tables.
const TABLES: [&str; 8] = ["csv", "tsv", "xlsx", "edgelist", "adjlist", "ncol", "lgl", "frames"];
/// Formats, beside tables, in which one file may hold several relations.
const RELATIONS: [&str; 4] = ["dl", "ucinet", "nos", "vna"];
/// Formats, beside those, that may leave open whether ties have a direction.
const OPEN_DIRECTION: [&str; 7] = ["cytoscape", "jgf", "rb", "adj", "mtx", "kumu", "visjs"];

/// Attributes of nodes that may tell two modes apart.
const MARKS: [&str; 2] = ["bipartite", "type"];

/// The options that were given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'a> {
    pub(super) columns: &'a [(String, String)],
    pub(super) nodes: bool,
    pub(super) sheet: bool,
    pub(super) direction: bool,
    pub(super) split: bool,
}

/// Follows what columns say of files that are no tables, and refuses options that none of the files looks at.
///
/// # Errors
/// The first option that says nothing to any of the files.
pub(super) fn follow(given: Given<'_>, inputs: &mut [Input]) -> Result<(), Error> {
    let any = |known: &[&[&str]]| inputs.iter().any(|input| known.iter().any(|known| known.contains(&input.format.id)));
    let name = inputs.first().map_or("", |input| input.format.name);
    let refused = |option: &str, hint: &str| {
        Err(Error::request(format!("{option} says nothing to this file: it is {name}")).hint(hint.to_owned()))
    };
    if given.nodes && !any(&[&TABLES, &["ucinet"]]) {
        return refused("--nodes", "the file holds its own nodes; leave --nodes out, or write the ties as a table");
    }
    if given.sheet && !any(&[&TABLES, &RELATIONS]) {
        return refused("--sheet", "leave it out; --layer NAME keeps the ties of one layer");
    }
    if given.direction && !any(&[&TABLES, &RELATIONS, &OPEN_DIRECTION]) {
        return refused(
            "--directed or --undirected",
            "the file itself says whether ties have a direction; --ties union makes of them ties without",
        );
    }
    if given.split && !any(&[&TABLES]) {
        return refused("--split", "verbinder split FILE --by municipality makes a file of each part");
    }
    if given.columns.iter().any(|(field, column)| field == "mode" && column.is_empty()) {
        refuse_without_marks(inputs)?;
    }
    if given.columns.is_empty() || any(&[&TABLES]) {
        return Ok(());
    }
    for (field, attribute) in given.columns {
        match (field.as_str(), attribute.as_str()) {
            ("mode", "") => {}
            ("strength", attribute) if !attribute.is_empty() => take_strengths(inputs, attribute)?,
            _ => {
                return refused(
                    &format!("--columns {field}={attribute}"),
                    "outside tables strength alone can be said so (--columns strength=ATTRIBUTE), and that no attribute tells two modes apart \
                     (--columns mode=); for others write it as a table first: convert",
                );
            }
        }
    }
    Ok(())
}

/// Refuses to set modes aside where no attribute could have told them: the readers have heard of it.
fn refuse_without_marks(inputs: &[Input]) -> Result<(), Error> {
    let marked = |input: &Input| {
        input.network.value.nodes().any(|node| MARKS.iter().any(|mark| node.attributes.contains_key(*mark)))
    };
    if inputs.iter().any(marked) {
        return Ok(());
    }
    let message = format!("--columns mode= says nothing to this file: no node has an attribute {}", MARKS.join(" or "));
    Err(Error::request(message).hint("leave it out"))
}

/// Makes an attribute of ties their strength.
fn take_strengths(inputs: &mut [Input], attribute: &str) -> Result<(), Error> {
    let has = |input: &Input| input.network.value.ties().any(|tie| tie.tie.attributes.contains_key(attribute));
    if !inputs.iter().any(has) {
        let mut known: Vec<String> = inputs
            .iter()
            .flat_map(|input| input.network.value.ties().flat_map(|tie| tie.tie.attributes.keys().cloned()))
            .collect();
        known.sort();
        known.dedup();
        let error = Error::request(format!("--columns strength={attribute}: no tie has an attribute {attribute:?}"));
        return Err(match known.is_empty() {
            true => error.hint("ties have no attributes in this file"),
            false => error.hint(format!("ties have {}", known.join(", "))),
        });
    }
    for input in inputs.iter_mut().filter(|input| has(input)) {
        input.network.value = with_strengths(&input.network.value, attribute)?;
    }
    Ok(())
}

fn with_strengths(network: &Network, attribute: &str) -> Result<Network, Error> {
    let mut builder = NetworkBuilder::new(network.info().clone());
    for node in network.nodes() {
        builder.add_node(node.clone(), Place::default());
    }
    // Some programs write numbers as texts.
    let number = |tie: &Tie| match tie.attributes.get(attribute)? {
        Value::String(text) => text.trim().parse::<f64>().ok().filter(|number| number.is_finite()),
        value => value.as_f64(),
    };
    let signed = network.ties().any(|tie| number(tie.tie).is_some_and(|value| value < 0.0));
    for tie in network.ties() {
        let ends = [tie.source, tie.target].map(|node| network.node(node).id.as_str());
        let mut own = tie.tie.clone();
        if let Some(given) = tie.tie.attributes.get(attribute) {
            let value = number(tie.tie).filter(|value| *value != 0.0).ok_or_else(|| {
                Error::request(format!(
                    "{attribute} of the tie {} – {} is {given}, which is no strength",
                    ends[0], ends[1]
                ))
                .hint("a strength is a number other than zero; below zero it is a negative sign")
            })?;
            own.strength = Some(Strength::Number(value.abs()));
            if value < 0.0 {
                own.sign = Some(Sign::Negative);
            } else if signed {
                own.sign = own.sign.or(Some(Sign::Positive));
            }
        }
        builder.add_tie(ends[0], ends[1], own, Place::default());
    }
    Ok(builder.build().value)
}
