//! Free conditions on fields and attributes of nodes and ties.

use crate::error::Error;
use crate::model::{Network, Node, PartialDate, Tie, TieRef};
use serde_json::Value;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Whether a condition is about nodes or ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Nodes.
    Node,
    /// Ties.
    Tie,
}

/// How a field is compared with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// Some value of the field is this one.
    Equal,
    /// No value of the field is this one; holds for an empty field.
    Unequal,
    /// Below, for numbers, dates and grades.
    Less,
    /// At most.
    LessOrEqual,
    /// Above.
    Greater,
    /// At least.
    GreaterOrEqual,
    /// Some value of the field has this text in it, capitals disregarded.
    Contains,
    /// The field says nothing.
    IsEmpty,
    /// The field says something.
    IsSet,
}

/// The words, longest first, so that `<=` is not read as `<`.
const COMPARISONS: [(&str, Comparison); 9] = [
    ("<=", Comparison::LessOrEqual),
    (">=", Comparison::GreaterOrEqual),
    ("!=", Comparison::Unequal),
    ("=", Comparison::Equal),
    ("<", Comparison::Less),
    (">", Comparison::Greater),
    (" contains ", Comparison::Contains),
    (" is-empty", Comparison::IsEmpty),
    (" is-set", Comparison::IsSet),
];

const NODE_FIELDS: [&str; 12] = [
    "id",
    "label",
    "kind",
    "sector",
    "municipality",
    "part_of",
    "aliases",
    "named",
    "respondent",
    "members_stated",
    "since",
    "until",
];
const TIE_FIELDS: [&str; 14] = [
    "source",
    "target",
    "kind",
    "directed",
    "strength",
    "sign",
    "status",
    "since",
    "until",
    "layer",
    "role",
    "reported_by",
    "certainty",
    "derived",
];

/// What Dutch workbooks call these fields.
const DUTCH_OF_NODES: &[(&str, &str)] = &[
    ("naam", "label"),
    ("soort", "kind"),
    ("gemeente", "municipality"),
    ("onderdeel van", "part_of"),
    ("andere namen", "aliases"),
    ("aantal organisaties", "members_stated"),
    ("sinds", "since"),
    ("tot", "until"),
];
const DUTCH_OF_TIES: &[(&str, &str)] = &[
    ("van", "source"),
    ("naar", "target"),
    ("soort", "kind"),
    ("gericht", "directed"),
    ("sterkte", "strength"),
    ("teken", "sign"),
    ("sinds", "since"),
    ("tot", "until"),
    ("laag", "layer"),
    ("thema", "layer"),
    ("rol", "role"),
    ("gemeld door", "reported_by"),
    ("zekerheid", "certainty"),
    ("afgeleid", "derived"),
];

/// What a node or tie must fulfil to take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Whether it is about nodes or ties.
    pub of: Of,
    /// Name of the field as in files, or of a free attribute.
    pub field: String,
    /// How it is compared.
    pub comparison: Comparison,
    /// With what; empty where the comparison needs nothing.
    pub value: String,
}

impl Condition {
    /// Reads `node.sector = zorg`, `tie.strength >= 2` or `node.website is-empty`.
    ///
    /// # Errors
    /// If the text has no prefix, field or comparison, or a value that the comparison cannot mean.
    pub fn parse(text: &str) -> Result<Condition, Error> {
        let because = |reason: &str| {
            Error::request(format!("{text:?} is no condition{reason}"))
                .hint(
                    "write node. or tie., a field, a comparison and a value: 'node.sector = zorg', 'tie.strength >= 2'",
                )
                .hint("comparisons are =, !=, <, <=, >, >=, contains, is-empty and is-set")
        };
        let wrong = || because("");
        let (of, rest) = match (text.trim().strip_prefix("node."), text.trim().strip_prefix("tie.")) {
            (Some(rest), _) => (Of::Node, rest),
            (_, Some(rest)) => (Of::Tie, rest),
            _ => return Err(wrong()),
        };
        // The comparison that stands first is meant: a value may hold others.
        let found = COMPARISONS.iter().filter_map(|&(word, comparison)| Some((rest.find(word)?, word, comparison)));
        let (at, word, comparison) =
            found.min_by_key(|&(at, word, _)| (at, std::cmp::Reverse(word.len()))).ok_or_else(wrong)?;
        let (field, value) = (rest[..at].trim(), rest[at + word.len()..].trim());
        let needs_none = matches!(comparison, Comparison::IsEmpty | Comparison::IsSet);
        if field.is_empty() || value.is_empty() != needs_none {
            return Err(wrong());
        }
        if let Some(reason) = misunderstood(field, comparison, value) {
            return Err(because(&format!(": {reason}")));
        }
        Ok(Condition { of, field: field.to_owned(), comparison, value: value.to_owned() })
    }

    /// The condition as it is written.
    pub fn text(&self) -> String {
        let of = if self.of == Of::Node { "node" } else { "tie" };
        let word = COMPARISONS.iter().find(|(_, own)| *own == self.comparison).map_or("", |(word, _)| word.trim());
        format!("{of}.{} {word} {}", self.field, self.value).trim_end().to_owned()
    }

    /// Names of the fields and attributes that conditions of this sort can name in the network, in order.
    pub fn fields(network: &Network, of: Of) -> Vec<String> {
        let mut names: BTreeSet<&str> = BTreeSet::new();
        match of {
            Of::Node => {
                names.extend(NODE_FIELDS);
                network.nodes().for_each(|node| names.extend(node.attributes.keys().map(String::as_str)));
            }
            Of::Tie => {
                names.extend(TIE_FIELDS);
                network.ties().for_each(|tie| names.extend(tie.tie.attributes.keys().map(String::as_str)));
            }
        }
        names.into_iter().map(str::to_owned).collect()
    }

    /// The field that a Dutch word means, as Dutch workbooks head their columns.
    pub fn dutch_field(of: Of, word: &str) -> Option<&'static str> {
        let words = if of == Of::Node { DUTCH_OF_NODES } else { DUTCH_OF_TIES };
        let word = word.to_lowercase().replace('_', " ");
        words.iter().find(|(dutch, _)| *dutch == word).map(|(_, field)| *field)
    }

    /// What the field holds in the network, each value once and in order.
    pub fn values(&self, network: &Network) -> BTreeSet<String> {
        match self.of {
            Of::Node => network.nodes().flat_map(|node| node_values(node, &self.field)).collect(),
            Of::Tie => {
                let values = |tie: TieRef<'_>| self.values_of_tie(network, tie.source, tie.target, tie.tie);
                network.ties().flat_map(values).collect()
            }
        }
    }

    /// Whether no node or tie of the network has the value that is asked for. Other comparisons than with one value are questions that may
    /// well have nothing for an answer.
    pub fn asks_for_what_none_has(&self, network: &Network) -> bool {
        self.comparison == Comparison::Equal && !self.holds(&self.values(network).into_iter().collect::<Vec<_>>())
    }

    /// Whether a node fulfils it.
    pub(super) fn holds_for_node(&self, node: &Node) -> bool {
        self.holds(&node_values(node, &self.field))
    }

    /// Whether the tie with this index fulfils it.
    pub(super) fn holds_for_tie(&self, network: &Network, source: usize, target: usize, tie: &Tie) -> bool {
        self.holds(&self.values_of_tie(network, source, target, tie))
    }

    fn values_of_tie(&self, network: &Network, source: usize, target: usize, tie: &Tie) -> Vec<String> {
        match self.field.as_str() {
            "source" => vec![network.node(source).id.clone()],
            "target" => vec![network.node(target).id.clone()],
            "directed" => vec![network.is_directed(tie).to_string()],
            field => tie_values(tie, field),
        }
    }

    fn holds(&self, values: &[String]) -> bool {
        let ordered = |wanted: fn(Ordering) -> bool| values.iter().any(|value| self.order(value).is_some_and(wanted));
        let equal =
            |value: &String| *value == self.value || number(value).is_some_and(|own| Some(own) == number(&self.value));
        match self.comparison {
            Comparison::Equal => values.iter().any(equal),
            Comparison::Unequal => !values.iter().any(equal),
            Comparison::Less => ordered(Ordering::is_lt),
            Comparison::LessOrEqual => ordered(Ordering::is_le),
            Comparison::Greater => ordered(Ordering::is_gt),
            Comparison::GreaterOrEqual => ordered(Ordering::is_ge),
            Comparison::Contains => {
                let part = self.value.to_lowercase();
                values.iter().any(|value| value.to_lowercase().contains(&part))
            }
            Comparison::IsEmpty => values.is_empty(),
            Comparison::IsSet => !values.is_empty(),
        }
    }

    /// Numbers by size, grades of strength by their weights, dates as far as both are known; nothing else has an order.
    fn order(&self, value: &str) -> Option<Ordering> {
        let grade = |text: &str| match text {
            "weak" if self.field == "strength" => Some(1.0),
            "strong" if self.field == "strength" => Some(3.0),
            _ => number(text),
        };
        if let (Some(own), Some(other)) = (grade(value), grade(&self.value)) {
            return own.partial_cmp(&other);
        }
        PartialDate::parse(value)?;
        PartialDate::parse(&self.value)?;
        let shared = value.len().min(self.value.len());
        Some(value[..shared].cmp(&self.value[..shared]))
    }
}

/// Why a value is none that the comparison can mean, where it holds signs of another grammar.
fn misunderstood(field: &str, comparison: Comparison, value: &str) -> Option<String> {
    if value.starts_with(['=', '<', '>', '~', '!']) && comparison != Comparison::Contains {
        return Some(format!("{value:?} begins with a sign of comparison"));
    }
    let quoted = |mark: char| value.len() > 1 && value.starts_with(mark) && value.ends_with(mark);
    if ['"', '\'', '`'].into_iter().any(quoted) {
        return Some(format!("write {} without quotation marks", &value[1..value.len() - 1]));
    }
    let lower = value.to_lowercase();
    let joint = [" and ", " or ", "&&", "||"].into_iter().find(|word| {
        let further = |rest: &str| COMPARISONS.iter().any(|(sign, _)| rest.contains(sign));
        lower.split_once(word).is_some_and(|(_, rest)| further(rest))
    });
    if let Some(word) = joint {
        return Some(format!("{:?} joins no conditions; give --where for each, and all must hold", word.trim()));
    }
    let ordered = [Comparison::Less, Comparison::LessOrEqual, Comparison::Greater, Comparison::GreaterOrEqual];
    let graded = field == "strength" && ["weak", "strong"].contains(&value);
    if ordered.contains(&comparison) && !graded && number(value).is_none() && PartialDate::parse(value).is_none() {
        return Some(format!("only numbers and dates are more or less than others, and {value:?} is neither"));
    }
    None
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|value: &f64| value.is_finite())
}

fn node_values(node: &Node, field: &str) -> Vec<String> {
    let one = |value: Option<String>| value.into_iter().collect();
    match field {
        "id" => vec![node.id.clone()],
        "label" => vec![node.label.clone()],
        "kind" => vec![node.kind.clone()],
        "sector" => one(node.sector.clone()),
        "municipality" => node.municipalities.clone(),
        "part_of" => one(node.part_of.clone()),
        "aliases" => node.aliases.clone(),
        "named" => vec![node.named.to_string()],
        "respondent" => vec![node.respondent.word().to_owned()],
        "members_stated" => one(node.members_stated.map(|stated| stated.to_string())),
        "since" => one(node.period.since.map(|date| date.to_string())),
        "until" => one(node.period.until.map(|date| date.to_string())),
        other => attribute(node.attributes.get(other)),
    }
}

fn tie_values(tie: &Tie, field: &str) -> Vec<String> {
    use crate::model::Strength;
    let one = |value: Option<String>| value.into_iter().collect();
    match field {
        "kind" => vec![tie.kind.to_string()],
        "strength" => one(tie.strength.map(|strength| match strength {
            Strength::Weak => "weak".to_owned(),
            Strength::Strong => "strong".to_owned(),
            Strength::Number(value) => value.to_string(),
        })),
        "sign" => one(tie.sign.map(|sign| sign.word().to_owned())),
        "status" => vec![tie.status.word().to_owned()],
        "since" => one(tie.period.since.map(|date| date.to_string())),
        "until" => one(tie.period.until.map(|date| date.to_string())),
        "layer" => one(tie.layer.clone().map(String::from)),
        "role" => one(tie.role.clone().map(String::from)),
        "reported_by" => tie.reported_by.to_vec(),
        "certainty" => vec![tie.certainty.word().to_owned()],
        "derived" => vec![tie.derived.to_string()],
        other => attribute(tie.attributes.get(other)),
    }
}

/// An attribute as texts: a list gives each of its items.
fn attribute(value: Option<&Value>) -> Vec<String> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::String(text)) if text.is_empty() => Vec::new(),
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(items)) => items.iter().flat_map(|item| attribute(Some(item))).collect(),
        Some(other) => vec![other.to_string()],
    }
}
