//! From what a user asks for, `--colour-by betweenness`, to the values that looks show.
//!
//! A word is looked for among groupings (kind, municipality, …), then among the measures of the registry, then among the
//! attributes that the file gives its nodes or ties.

use super::alike;
use super::looks::{DiagramStyle, Groups, Numbers, Shown};
use crate::Error;
use crate::measures::{self, Level, MEASURES, Measure, Need, Params};
use crate::model::{Network, Sign, TieDetails, TieRef, names::nearest};
use crate::present::known::{Asked, Besides, CLUSTER, label, labels_of, numbers};
use crate::present::language::{Language, kinds, looks as words};
use crate::present::subject::Subject;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What each look is asked to show, in words; none for the usual.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Colour of marks: `kind`, a grouping, a measure of nodes or an attribute.
    pub colour: Option<String>,
    /// Area of marks: `partners`, `equal`, a measure of nodes or an attribute with numbers.
    pub size: Option<String>,
    /// Form of marks: `kind`, a grouping or an attribute.
    pub shape: Option<String>,
    /// Ring around marks: `bridging`, `none`, a grouping, a measure of nodes or an attribute.
    pub outline: Option<String>,
    /// Colour of lines: `kind`, `layer`, `status`, `certainty`, `sign`, a measure of ties or an attribute.
    pub tie_colour: Option<String>,
    /// Width of lines: `strength`, `count`, `equal`, a measure of ties or an attribute with numbers.
    pub tie_width: Option<String>,
}

/// Groupings of nodes that every file has.
const GROUPINGS: [&str; 8] = ["kind", "municipality", "sector", "community", "layer", "mode", "part_of", "respondent"];
/// Groupings of ties that every file has.
const TIE_GROUPINGS: [&str; 5] = ["kind", "layer", "status", "certainty", "sign"];
/// An attribute with more different numbers than this is a scale, with fewer it is a code.
const CODES: usize = 8;

impl Mapping {
    /// Finds the values.
    ///
    /// # Errors
    ///
    /// A word that is neither a grouping, nor a measure with one value per node or tie, nor an attribute; or names where a size
    /// or width needs numbers.
    pub fn style(&self, subject: &Subject, language: Language) -> Result<DiagramStyle, Error> {
        let find = |option, word: &Option<String>, usual: &[&str], as_numbers| match word.as_deref() {
            None => Ok(Shown::Usual),
            Some(word) => Finder { subject, language, option }.nodes(word.trim(), usual, as_numbers),
        };
        let find_ties = |option, word: &Option<String>, usual, as_numbers| match word.as_deref() {
            None => Ok(Shown::Usual),
            Some(word) => Finder { subject, language, option }.ties(word.trim(), usual, as_numbers),
        };
        Ok(DiagramStyle {
            colour: find("colour-by", &self.colour, &["kind"], None)?,
            size: find("size-by", &self.size, &["partners"], Some(true))?,
            shape: find("shape-by", &self.shape, &["kind"], Some(false))?,
            outline: find("outline-by", &self.outline, &["bridging"], None)?,
            tie_colour: find_ties("tie-colour-by", &self.tie_colour, "kind", None)?,
            tie_width: find_ties("tie-width-by", &self.tie_width, "strength", Some(true))?,
        })
    }
}

struct Finder<'a> {
    subject: &'a Subject,
    language: Language,
    /// The option that asks, for errors.
    option: &'static str,
}

impl Finder<'_> {
    /// `wanted`: whether the look shows numbers only, or names only.
    fn nodes(&self, word: &str, usual: &[&str], wanted: Option<bool>) -> Result<Shown, Error> {
        let (subject, language) = (self.subject, self.language);
        // Who asks for kinds wants them told apart, where their own looks do not.
        if word == "kind" && usual.contains(&word) && alike::of_nodes(&subject.network) {
            return self.grouping(word).map(Shown::Groups);
        }
        if usual.contains(&word) {
            return Ok(Shown::Usual);
        }
        if matches!(word, "equal" | "none") {
            return Ok(Shown::Equal);
        }
        if GROUPINGS.contains(&word) || word == CLUSTER {
            return match wanted {
                Some(true) => Err(self.names_no_numbers(word)),
                _ => self.grouping(if word == CLUSTER { "community" } else { word }).map(Shown::Groups),
            };
        }
        if let Some(measure) = measures::find(word) {
            return match wanted {
                Some(false) => {
                    Err(Error::request(format!("--{}: {word} gives numbers, and a form shows names", self.option))
                        .hint(format!("take --colour-by {word} or --size-by {word}")))
                }
                _ => self.measure(measure).map(Shown::Numbers),
            };
        }
        let network = &subject.network;
        let attributes: Vec<Option<&Value>> = network.nodes().map(|node| node.attributes.get(word)).collect();
        if word != "members_stated" && attributes.iter().all(Option::is_none) {
            let known = network.nodes().flat_map(|node| node.attributes.keys().map(String::as_str));
            return Err(self.unknown(word, &[usual, &GROUPINGS].concat(), known, Level::Node));
        }
        let scale = word == "members_stated" || is_scale(&attributes);
        match (wanted, scale) {
            (Some(true), _) if !scale && attributes.iter().flatten().any(|value| number(value).is_none()) => {
                Err(self.names_no_numbers(word))
            }
            (Some(true), _) | (None, true) => Ok(Shown::Numbers(Numbers::new(word, numbers(network, word)?))),
            _ => Ok(Shown::Groups(Groups::new(word, &labels_of(subject, word)?))),
        }
        .map(|shown| named(shown, &words::grouping(language, word)))
    }

    /// One of the groupings that every file has.
    fn grouping(&self, word: &str) -> Result<Groups, Error> {
        let (subject, language) = (self.subject, self.language);
        let network = &subject.network;
        let labels: Vec<Option<String>> = match word {
            "community" => labels_of(subject, CLUSTER)?
                .into_iter()
                .map(|label| label.map(|label| words::community(language, label.trim_start_matches('0'))))
                .collect(),
            "layer" => layers(network),
            "kind" => {
                network.nodes().map(|node| Some(kinds::node_kind(language, network.vocabulary(), &node.kind))).collect()
            }
            other => labels_of(subject, other).map_err(|error| {
                Error::request(format!("--{} {other}: {error}", self.option))
                    .hint(format!("give nodes a {other}, or take another of {}", GROUPINGS.join(", ")))
            })?,
        };
        if labels.iter().all(Option::is_none) && network.node_count() > 0 {
            return Err(Error::request(format!("--{} {word}: no node has one", self.option))
                .hint(format!("take another of {}", GROUPINGS.join(", "))));
        }
        Ok(Groups::new(words::grouping(language, word), &labels))
    }

    /// The first column of a measure of nodes.
    fn measure(&self, measure: &'static Measure) -> Result<Numbers, Error> {
        let values = self.scores(measure, Level::Node)?;
        Ok(Numbers::new(self.measure_name(measure), values))
    }

    fn measure_name(&self, measure: &Measure) -> String {
        let name = self.language.text(measure.name).to_owned();
        match measure.parts().first() {
            Some(part) => format!("{name}, {}", self.language.text(part.name)),
            None => name,
        }
    }

    fn scores(&self, measure: &'static Measure, level: Level) -> Result<Vec<f64>, Error> {
        let id = measure.id;
        if measure.level != level {
            let (what, per) = match level {
                Level::Tie => ("ties", "tie"),
                _ => ("nodes", "node"),
            };
            let error = Error::request(format!(
                "--{}: {id} is a measure of {}; a look needs one number per {per}",
                self.option,
                measure.level.word()
            ));
            return Err(match measure.level {
                Level::Node => error.hint(format!("{id} can be shown by --colour-by, --size-by or --outline-by")),
                Level::Tie => error.hint(format!("{id} can be shown by --tie-width-by or --tie-colour-by")),
                _ => error.hint(format!(
                    "verbinder measure {id} writes it as a table; measures of {what} are {}, …",
                    examples(level).join(", ")
                )),
            });
        }
        if measure.needs.iter().any(|need| matches!(need, Need::Groups | Need::Values | Need::Members)) {
            return Err(Error::request(format!("--{}: {id} needs to be told more than a picture asks", self.option))
                .hint(format!(
                    "verbinder measure {id} --help says what; its result can be joined to the file as an attribute"
                )));
        }
        let subject = self.subject;
        let besides = Besides::of(subject, &[measure], &Asked::default())?;
        let params = subject.params(&Params { seed: subject.choices.seed, ..Params::default() });
        let columns = measure.run(&besides.known(&subject.view.graph), &params);
        let first = columns.ok().and_then(|columns| columns.into_iter().next());
        Ok(first.expect("what is needed was gathered above, and every measure has a column").values)
    }

    fn ties(&self, word: &str, usual: &str, wanted: Option<bool>) -> Result<Shown, Error> {
        let (subject, language) = (self.subject, self.language);
        let network = &subject.drawing;
        if word == usual && !(word == "kind" && alike::of_ties(network)) {
            return Ok(Shown::Usual);
        }
        if word == "equal" {
            return Ok(Shown::Equal);
        }
        let name = words::grouping(language, if word == "layer" { "tie-layer" } else { word });
        if matches!(word, "count" | "strength") {
            let values = match word {
                "count" => counts(network),
                _ => {
                    network.ties().map(|tie| tie.tie.strength.map_or(f64::NAN, |strength| strength.weight())).collect()
                }
            };
            return Ok(Shown::Numbers(Numbers::new(name, values)));
        }
        if TIE_GROUPINGS.contains(&word) {
            if wanted == Some(true) {
                return Err(self.names_no_numbers(word));
            }
            let labels: Vec<Option<String>> = network.ties().map(|tie| self.tie_label(word, &tie)).collect();
            if labels.iter().all(Option::is_none) && network.tie_count() > 0 {
                return Err(Error::request(format!("--{} {word}: no tie has one", self.option))
                    .hint(format!("take another of {}", TIE_GROUPINGS.join(", "))));
            }
            return Ok(Shown::Groups(Groups::new(name, &labels)));
        }
        if let Some(measure) = measures::find(word) {
            let values = self.spread_over_ties(&self.scores(measure, Level::Tie)?);
            return Ok(Shown::Numbers(Numbers::new(self.measure_name(measure), values)));
        }
        let attributes: Vec<Option<&Value>> = network.ties().map(|tie| tie.tie.attributes.get(word)).collect();
        if attributes.iter().all(Option::is_none) {
            let known: Vec<&str> =
                network.ties().flat_map(|tie| tie.tie.attributes.keys().map(String::as_str)).collect();
            let usual = [&[usual, "count", "strength", "equal"], &TIE_GROUPINGS[..]].concat();
            return Err(self.unknown(word, &usual, known.into_iter(), Level::Tie));
        }
        let all_numbers = attributes.iter().flatten().all(|value| number(value).is_some());
        match wanted {
            Some(true) if !all_numbers => Err(self.names_no_numbers(word)),
            Some(true) => Ok(true),
            _ => Ok(is_scale(&attributes)),
        }
        .map(|scale| {
            if scale {
                let values = attributes.iter().map(|value| value.and_then(number).unwrap_or(f64::NAN)).collect();
                return Shown::Numbers(Numbers::new(name, values));
            }
            let labels: Vec<Option<String>> = attributes.iter().map(|value| value.and_then(label)).collect();
            Shown::Groups(Groups::new(name, &labels))
        })
    }

    fn tie_label(&self, word: &str, tie: &TieRef<'_>) -> Option<String> {
        let language = self.language;
        let TieDetails { layer, status, sign, certainty, kind, .. } = &**tie.tie;
        match word {
            "layer" => layer.clone().map(String::from),
            "status" => Some(kinds::status(language, *status).to_owned()),
            "certainty" => Some(language.certainty(*certainty).to_owned()),
            "sign" => sign.map(|sign| match sign {
                Sign::Positive => language.pick("positively", "positief").to_owned(),
                Sign::Negative => language.pick("negatively", "negatief").to_owned(),
            }),
            _ => Some(kinds::tie_kind(language, self.subject.drawing.vocabulary(), kind)),
        }
    }

    /// From one number per tied pair to one per tie. What is only planned is drawn and has none.
    fn spread_over_ties(&self, scores: &[f64]) -> Vec<f64> {
        let graph = &self.subject.view.graph;
        let pairs: BTreeMap<(usize, usize), f64> =
            graph.edges().iter().zip(scores).map(|(&(a, b), &score)| ((a as usize, b as usize), score)).collect();
        let of = |tie: TieRef<'_>| {
            let there = pairs.get(&(tie.source, tie.target));
            there.or_else(|| pairs.get(&(tie.target, tie.source))).copied().unwrap_or(f64::NAN)
        };
        self.subject.drawing.ties().map(of).collect()
    }

    fn names_no_numbers(&self, word: &str) -> Error {
        let (what, level) =
            if self.option.starts_with("tie") { ("a width", Level::Tie) } else { ("a size", Level::Node) };
        Error::request(format!("--{} {word}: {word} gives names, and {what} shows numbers", self.option)).hint(format!(
            "take a measure, such as {}, or an attribute with numbers; names are shown by colour",
            examples(level).join(", ")
        ))
    }

    /// An error for a word that means nothing here, with the nearest that does.
    fn unknown<'a>(
        &self,
        word: &str,
        words: &[&'a str],
        attributes: impl Iterator<Item = &'a str>,
        level: Level,
    ) -> Error {
        let error = Error::request(format!(
            "--{} {word:?} is neither a grouping, nor a measure, nor an attribute of this file",
            self.option
        ));
        let measures = MEASURES.iter().filter(|measure| measure.level == level).map(|measure| measure.id);
        let known: BTreeSet<&str> = words.iter().copied().chain(attributes).collect();
        let all: BTreeSet<&str> = known.iter().copied().chain(measures).collect();
        match nearest(word, all.into_iter()) {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None => error.hint(format!(
                "take {}, or a measure of {}s: verbinder list measures",
                known.into_iter().collect::<Vec<_>>().join(", "),
                level.word()
            )),
        }
    }
}

fn named(shown: Shown, name: &str) -> Shown {
    match shown {
        Shown::Groups(groups) => Shown::Groups(Groups { name: name.to_owned(), ..groups }),
        Shown::Numbers(numbers) => Shown::Numbers(Numbers::new(name, numbers.values().to_vec())),
        other => other,
    }
}

/// Some measures of a level, for hints.
fn examples(level: Level) -> Vec<&'static str> {
    MEASURES.iter().filter(|m| m.level == level && m.needs.is_empty()).map(|measure| measure.id).take(4).collect()
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

/// Whether values are a scale: numbers, and more of them than a code has.
fn is_scale(values: &[Option<&Value>]) -> bool {
    let numbers: Option<Vec<f64>> = values.iter().flatten().map(|value| number(value)).collect();
    let Some(mut numbers) = numbers else { return false };
    numbers.sort_by(f64::total_cmp);
    numbers.dedup();
    numbers.len() > CODES || numbers.iter().any(|number| number.fract() != 0.0)
}

/// The layer of each node all of whose ties are of one layer.
fn layers(network: &Network) -> Vec<Option<String>> {
    let mut found: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); network.node_count()];
    for tie in network.ties() {
        if let Some(layer) = &tie.tie.layer {
            found[tie.source].insert(layer);
            found[tie.target].insert(layer);
        }
    }
    let only = |layers: BTreeSet<&str>| layers.iter().next().filter(|_| layers.len() == 1).map(|&l| l.to_owned());
    found.into_iter().map(only).collect()
}

/// How many ties join the pair of each tie.
fn counts(network: &Network) -> Vec<f64> {
    let pair = |tie: &TieRef<'_>| (tie.source.min(tie.target), tie.source.max(tie.target));
    let mut counts: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for tie in network.ties() {
        *counts.entry(pair(&tie)).or_default() += 1.0;
    }
    network.ties().map(|tie| counts[&pair(&tie)]).collect()
}
