//! Compares reference files with the library: reads the entries, asks for our value, counts.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[path = "answers.rs"]
mod answers;
#[path = "given.rs"]
mod given;
#[path = "of_networks.rs"]
mod of_networks;
#[path = "of_nodes.rs"]
mod of_nodes;
#[path = "of_nulls.rs"]
mod of_nulls;
#[path = "of_pairs.rs"]
mod of_pairs;

pub(crate) use answers::Answer;
use given::Given;

/// What came of one value (or, for the last two, of one entry).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Ours is within the tolerance.
    Agree,
    /// It is not.
    Disagree,
    /// The library does not offer this measure, or not on such a network.
    NotOffered,
    /// The file announces the measure but gives no value.
    NoValue,
}

impl Outcome {
    /// All outcomes.
    pub(crate) const ALL: [Outcome; 4] = [Outcome::Agree, Outcome::Disagree, Outcome::NotOffered, Outcome::NoValue];
}

/// The outcomes of one measure.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    counts: BTreeMap<Outcome, usize>,
    /// One line per disagreement: file, place, both values.
    pub(crate) disagreements: Vec<String>,
}

impl Tally {
    /// How often.
    pub(crate) fn count(&self, outcome: Outcome) -> usize {
        self.counts.get(&outcome).copied().unwrap_or(0)
    }

    fn add(&mut self, outcome: Outcome) {
        *self.counts.entry(outcome).or_insert(0) += 1;
    }
}

/// The outcomes of all files.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// By measure.
    pub(crate) measures: BTreeMap<String, Tally>,
    /// Why measures that the library knows could not be asked for.
    pub(crate) not_offered_because: BTreeSet<String>,
    /// Files that could not be read.
    pub(crate) unreadable: Vec<String>,
}

impl Report {
    /// Compares every entry of one file.
    pub(crate) fn add_file(&mut self, name: &str, text: &str) {
        let file: Value = match serde_json::from_str(text) {
            Ok(file) => file,
            Err(error) => return self.unreadable.push(format!("{name}: {error}")),
        };
        match file.get("expected").and_then(Value::as_array) {
            Some(entries) => entries.iter().for_each(|entry| self.add_entry(name, &file, entry)),
            // A file may also be one entry by itself.
            None if file.get("measure").is_some() => self.add_entry(name, &file, &file),
            None => {}
        }
    }

    fn add_entry(&mut self, file_name: &str, file: &Value, entry: &Value) {
        let measure = entry.get("measure").and_then(Value::as_str).unwrap_or("(unnamed)").to_owned();
        let tally = self.measures.entry(measure.clone()).or_default();
        let Some(expected) = entry.get("values").or_else(|| entry.get("value")) else {
            return tally.add(Outcome::NoValue);
        };
        if !answers::is_offered(&measure) {
            return tally.add(Outcome::NotOffered);
        }
        let answer = Given::read(file, entry, &measure).and_then(|given| answers::answer(&measure, &given));
        match answer {
            Ok(answer) => {
                let tolerance = entry.get("tolerance").and_then(Value::as_f64).unwrap_or(1e-9);
                for line in compare(tally, &answer, expected, tolerance, exactness(entry)) {
                    tally.disagreements.push(format!("{file_name}: {line}"));
                }
            }
            Err(reason) => {
                tally.add(Outcome::NotOffered);
                self.not_offered_because.insert(format!("{measure} in {file_name}: {reason}"));
            }
        }
    }
}

/// Counts agreement value by value; returns a line for every disagreement.
fn compare(tally: &mut Tally, answer: &Answer, expected: &Value, tolerance: f64, exact: Exactness) -> Vec<String> {
    let mut lines = Vec::new();
    let mut judge = |place: &str, ours: Option<f64>, theirs: Option<&Value>| {
        let agrees = match (ours, theirs.map(|value| (value.is_null(), number(value)))) {
            (Some(ours), Some((false, Some(theirs)))) => (ours - theirs).abs() <= tolerance * theirs.abs().max(1.0),
            // NaN is our undefined, null is theirs.
            (Some(ours), Some((true, _))) => ours.is_nan(),
            _ => false,
        };
        tally.add(if agrees { Outcome::Agree } else { Outcome::Disagree });
        if !agrees {
            let ours = ours.map_or("absent".to_owned(), |value| value.to_string());
            let theirs = theirs.map_or("absent".to_owned(), Value::to_string);
            lines.push(format!("{place} ours {ours}, expected {theirs}"));
        }
    };
    // What a search found best may come with how it was found.
    let expected = match answer {
        Answer::Number(_) | Answer::Optimum(_) | Answer::Least(_) => expected.get("optimum").unwrap_or(expected),
        _ => expected,
    };
    match answer {
        Answer::Number(ours) => judge("value", Some(*ours), Some(expected)),
        Answer::Optimum(ours) => {
            // An optimum is to be reached; only one that is merely the best known may be surpassed.
            let surpassed =
                exact == Exactness::BestKnown && number(expected).is_some_and(|best_known| *ours > best_known);
            judge("optimum", if surpassed { number(expected) } else { Some(*ours) }, Some(expected));
        }
        Answer::Least(ours) => {
            let surpassed = number(expected).is_some_and(|best_known| *ours < best_known);
            judge("least", if surpassed { number(expected) } else { Some(*ours) }, Some(expected));
        }
        Answer::List(ours) => {
            // A matrix is a list of rows; where it comes with the names of its groups these are left out.
            let expected = expected.get("density").unwrap_or(expected);
            let rows = expected.as_array().map_or(&[][..], Vec::as_slice);
            let flat: Vec<Value> =
                rows.iter().flat_map(|row| row.as_array().cloned().unwrap_or_else(|| vec![row.clone()])).collect();
            let theirs: &[Value] = &flat;
            for index in 0..ours.len().max(theirs.len()) {
                judge(&format!("item {index}"), ours.get(index).copied(), theirs.get(index));
            }
        }
        Answer::ByName(ours) => {
            let empty = serde_json::Map::new();
            let theirs = expected.as_object().unwrap_or(&empty);
            let names: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
            for name in names {
                judge(name, ours.get(name).copied(), theirs.get(name));
            }
        }
        Answer::Table(ours) => {
            let empty = serde_json::Map::new();
            let theirs = expected.as_object().unwrap_or(&empty);
            // What the numbers are called is no number.
            let words = |value: &Value| value.as_array().is_some_and(|list| list.iter().all(Value::is_string));
            let numbered = theirs.iter().filter(|(_, value)| !words(value)).map(|(name, _)| name);
            let names: BTreeSet<&String> = ours.keys().chain(numbered).collect();
            for name in names {
                // Several numbers in order are called by their places, one alone by nothing.
                let value = theirs.get(name);
                let listed = match value.and_then(Value::as_array) {
                    Some(list) => list.iter().enumerate().map(|(at, value)| (at.to_string(), value.clone())).collect(),
                    None => value.into_iter().map(|value| (String::new(), value.clone())).collect(),
                };
                let inner = value.and_then(Value::as_object).unwrap_or(&listed);
                let here = ours.get(name);
                let parts: BTreeSet<&String> = here.into_iter().flat_map(BTreeMap::keys).chain(inner.keys()).collect();
                for part in parts {
                    judge(&format!("{name} {part}"), here.and_then(|row| row.get(part)).copied(), inner.get(part));
                }
            }
        }
        Answer::ByPair { values, directed } => {
            let mut theirs: BTreeMap<(String, String), &Value> = BTreeMap::new();
            for row in expected.as_array().into_iter().flatten() {
                let ends = given::ends(row, *directed);
                if let (Some(ends), Some(value)) = (ends, row.get(2)) {
                    theirs.insert(ends, value);
                }
            }
            let pairs: BTreeSet<&(String, String)> = values.keys().chain(theirs.keys()).collect();
            for pair in pairs {
                let place = format!("{} – {}", pair.0, pair.1);
                judge(&place, values.get(pair).copied(), theirs.get(pair).copied());
            }
        }
        Answer::Sets { optimum, sets, count } => {
            let field = |of: &str| expected.get(of).or_else(|| expected.get(of.replace("sets", "cores")));
            judge("optimum", Some(*optimum), expected.get("optimum"));
            judge("n_optimal_sets", Some(*count as f64), field("n_optimal_sets"));
            let listed = field("optimal_sets").and_then(Value::as_array).into_iter().flatten();
            let listed: BTreeSet<Vec<String>> = listed
                .filter_map(|set| {
                    let mut names: Vec<String> = set.as_array()?.iter().filter_map(given::name).collect();
                    names.sort();
                    Some(names)
                })
                .collect();
            // A file may list only the first of many sets.
            let same = if listed.len() == *count { listed == *sets } else { listed.is_subset(sets) };
            judge("optimal_sets", Some(f64::from(u8::from(same))), Some(&Value::from(1)));
        }
        Answer::Names(ours) => {
            let theirs = expected.as_array().into_iter().flatten().filter_map(given::name).collect();
            lines.extend(same_set(tally, ours, &theirs));
        }
        Answer::Covers(ours) => {
            let set = |set: &Value| set.as_array().into_iter().flatten().filter_map(given::name).collect();
            let theirs: BTreeSet<BTreeSet<String>> = expected.as_array().into_iter().flatten().map(set).collect();
            let named = |sets: &BTreeSet<BTreeSet<String>>| {
                sets.iter().map(|set| set.iter().cloned().collect::<Vec<_>>().join(", ")).collect()
            };
            lines.extend(same_set(tally, &named(ours), &named(&theirs)));
        }
        Answer::Pairs { pairs, directed } => {
            let rows = expected.as_array().into_iter().flatten();
            let theirs = rows.filter_map(|row| given::ends(row, *directed)).map(given::pair_name).collect();
            let ours = pairs.iter().cloned().map(given::pair_name).collect();
            lines.extend(same_set(tally, &ours, &theirs));
        }
    }
    lines
}

/// A list counts as one value: that of its length when it agrees.
fn same_set(tally: &mut Tally, ours: &BTreeSet<String>, theirs: &BTreeSet<String>) -> Vec<String> {
    if ours == theirs {
        // One for the list itself, so that an empty list counts too.
        (0..=ours.len()).for_each(|_| tally.add(Outcome::Agree));
        return Vec::new();
    }
    ours.symmetric_difference(theirs)
        .map(|name| {
            tally.add(Outcome::Disagree);
            let (ours, theirs) = (ours.contains(name), theirs.contains(name));
            format!("{name} ours {ours}, expected {theirs}")
        })
        .collect()
}

/// Whether an optimum is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exactness {
    Proven,
    BestKnown,
}

fn exactness(entry: &Value) -> Exactness {
    let sources = entry.get("sources").and_then(Value::as_array).into_iter().flatten();
    let proven = sources.filter_map(Value::as_str).any(|source| source.starts_with("exact"));
    if proven { Exactness::Proven } else { Exactness::BestKnown }
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_bool().map(|yes| f64::from(u8::from(yes))))
}
