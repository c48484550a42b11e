//! A network in the making from named values: the one place where what a file says in its own words becomes what the model means.
//!
//! A reader makes a draft, gives it nodes, ties and their values, and finishes it. What cannot be understood is never lost: in a
//! table of a person it is an error at its cell, in a file of another program it stays an attribute, with a warning.

mod finish;
mod meaning;

use super::fields::Dialect;
use super::two_modes::Truths;
use super::{missing, signed, values};
use crate::diagnostics::{Diagnostic, Place, text};
use crate::formats::Origin;
use crate::model::kind::DEFAULT_TIE_KIND;
use crate::model::words::QuickMap;
use crate::model::{Evidence, Info, Mode, Name, NetworkBuilder, Node, Shared, Tie, Vocabulary};
use indexmap::IndexMap;
use serde_json::{Map, Value};
use std::sync::LazyLock;

pub(in crate::formats) use crate::model::builder::{End, Ends, Named};
pub(in crate::formats) use meaning::direction;

/// What becomes of the end of a tie that no node was declared for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Undeclared {
    /// It is a node: in tie lists and matrices nodes are known by their ties.
    Node,
    /// It becomes a node, with a warning: the format wants it declared.
    Doubtful,
    /// The tie is an error.
    Refused,
}

/// A value as a file gives it.
#[derive(Debug, Clone)]
pub(in crate::formats) enum Given<'a> {
    /// As text.
    Text(&'a str),
    /// With a type.
    Value(Value),
}

impl Given<'_> {
    /// The text that stands there.
    pub(in crate::formats) fn shown(&self) -> String {
        match self {
            Given::Text(text) => (*text).to_owned(),
            Given::Value(Value::String(text)) => text.clone(),
            Given::Value(value) => whole(value).map_or_else(|| value.to_string(), |number| number.to_string()),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Given::Text(text) => text.trim().is_empty(),
            Given::Value(Value::String(text)) => text.trim().is_empty(),
            Given::Value(value) => value.is_null(),
        }
    }

    fn into_value(self) -> Value {
        match self {
            Given::Text(text) => values::value(text),
            Given::Value(value) => value,
        }
    }
}

/// So many different words and references are kept; files that have more hardly repeat them.
const MOST_KEPT: usize = 1 << 16;

/// Kind of the nodes of the second mode, where a format has two modes and no name for them.
pub(in crate::formats) const SECOND_MODE: &str = "group";

/// The kind of tie of those who take part in something.
pub(in crate::formats) const TAKES_PART: &str = "participates-in";

/// The attribute by which nodes say the mode of their kind, where a file has no list of kinds.
pub(in crate::formats) const MODE: &str = "mode";
/// What says of a tie whether it is a membership by its kind, in files that do not describe kinds.
pub(in crate::formats) const MEMBERSHIP: &str = "is_membership";

/// A network in the making.
pub(in crate::formats) struct Draft {
    builder: NetworkBuilder,
    undeclared: Undeclared,
    dialect: Dialect,
    /// What words for kinds stand for: large files repeat a few of them.
    kinds: [QuickMap<String, Name>; 2],
    /// What references to sources stand for.
    references: QuickMap<String, Shared<Vec<Evidence>>>,
    graph: Map<String, Value>,
    node_kinds: IndexMap<String, Mode>,
    /// Kinds of ties of which the file says whether they are memberships.
    memberships: IndexMap<String, bool>,
    /// Findings that are said once, with the number of times they were met.
    once: IndexMap<(&'static str, String), (usize, Diagnostic)>,
    /// Ends of ties that are none, where no node had that name before.
    unlinked: IndexMap<String, Place>,
    /// Whether the tie at hand has no strength, though a value beside that says its sign.
    strengthless: bool,
    /// Whether the tie at hand has a value of zero, which says that there is none.
    is_no_tie: bool,
    /// Whether some tie has a strength.
    strengths: bool,
    /// Values below zero, which say what the others mean.
    below_zero: signed::BelowZero,
    /// How many findings there were so far, repeated ones counted each.
    findings: usize,
    /// Words that are no kind and were probably meant as one: how the finding about them begins, and what was meant.
    slips: Vec<(String, String)>,
    /// Whether an attribute of nodes may tell two modes apart, and how the format writes what is true.
    modes: Option<Truths>,
    /// What is missing in the words of R and pandas, where that is none.
    na: Option<missing::Met>,
}

impl Draft {
    /// An empty draft.
    pub(in crate::formats) fn new(dialect: Dialect, undeclared: Undeclared) -> Draft {
        Draft {
            builder: NetworkBuilder::new(Info::default()),
            undeclared,
            dialect,
            kinds: [QuickMap::default(), QuickMap::default()],
            references: QuickMap::default(),
            graph: Map::new(),
            node_kinds: IndexMap::new(),
            memberships: IndexMap::new(),
            once: IndexMap::new(),
            unlinked: IndexMap::new(),
            strengthless: false,
            is_no_tie: false,
            strengths: false,
            below_zero: signed::BelowZero::default(),
            findings: 0,
            slips: Vec::new(),
            modes: None,
            na: None,
        }
    }

    /// Lets an attribute of nodes tell two modes apart, unless the user says that none does (`--columns mode=`), and `NA` stand for what
    /// is missing, unless the user says that it is a value (`--missing none`). A file of ours says itself of what kind its nodes are.
    pub(in crate::formats) fn tell_modes(&mut self, origin: &Origin<'_>, truths: Truths) {
        self.modes = Some(truths).filter(|_| !origin.options.sets_aside(MODE));
        self.na = origin.options.is_na_missing().then(missing::Met::default);
    }

    /// How freely names are understood; [`Dialect::Own`] once [`Draft::graph`] has met our `format`.
    pub(in crate::formats) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// A value of the network as a whole, such as `title`. The `format` of verbinder says that all further names are its own.
    pub(in crate::formats) fn graph(&mut self, name: &str, given: Given<'_>) {
        if self.says_nothing(&given) {
            return;
        }
        let mut value = given.into_value();
        if let Some(year) = whole(&value).filter(|_| name == "observation_year") {
            value = year.into();
        }
        if name == "format" && value.as_str().is_some_and(|format| format.starts_with("verbinder/")) {
            self.dialect = Dialect::Own;
        }
        let name = match name {
            "name" if self.dialect != Dialect::Own => "title",
            other => other,
        };
        self.graph.insert(name.to_owned(), value);
    }

    /// Whether a program says in the place of a number, a date or a word of ours that it is missing; that is noted.
    fn is_missing(&mut self, field: &str, given: &Given<'_>, place: &Place) -> bool {
        let is_na = match given {
            Given::Text(text) => missing::is_na(text),
            Given::Value(value) => value.as_str().is_some_and(missing::is_na),
        };
        let Some(met) = self.na.as_mut().filter(|_| is_na && self.dialect == Dialect::Program) else { return false };
        met.note(field, || place.clone());
        true
    }

    /// An empty cell. In a file of ours even an empty text is a value, where it is written as one.
    fn says_nothing(&self, given: &Given<'_>) -> bool {
        match given {
            Given::Value(Value::String(_)) if self.dialect == Dialect::Own => false,
            given => given.is_empty(),
        }
    }

    /// Declares a kind of node that the file itself defines, such as the second mode of two-mode data.
    pub(in crate::formats) fn declare_node_kind(&mut self, id: &str, mode: Mode) {
        self.node_kinds.insert(id.to_owned(), mode);
    }

    /// A finding of the reader.
    pub(in crate::formats) fn report(&mut self, diagnostic: Diagnostic) {
        self.findings += 1;
        self.builder.report(diagnostic);
    }

    /// That a node has no id, in a format where any word is one.
    pub(in crate::formats) fn report_no_id(&mut self, place: Place) {
        let finding = Diagnostic::error("no-id", place, text!("a node has no id", "een knoop heeft geen id"));
        self.report(
            finding.hint(text!("give it an id that no other node has", "geef er een dat geen andere knoop heeft")),
        );
    }

    /// A finding that is said once for each `what`, with the number of times it was met, at its first place.
    pub(in crate::formats) fn note(&mut self, what: &str, diagnostic: impl FnOnce() -> Diagnostic, code: &'static str) {
        self.findings += 1;
        let entry = self.once.entry((code, what.to_owned())).or_insert_with(|| (0, diagnostic()));
        entry.0 += 1;
    }

    /// How many findings there were so far, repeated ones counted each: whether something was said in between.
    pub(in crate::formats) fn findings(&self) -> usize {
        self.findings
    }

    /// The nodes that were added.
    pub(in crate::formats) fn nodes_mut(&mut self) -> impl Iterator<Item = &mut Node> {
        self.builder.nodes_mut()
    }

    /// Whether a node with this id was added.
    pub(in crate::formats) fn has_node(&self, id: &str) -> bool {
        self.builder.is_declared(id)
    }

    /// Adds a node.
    pub(in crate::formats) fn add_node(&mut self, mut node: Node, place: Place) {
        self.note_mode(&mut node);
        self.builder.declare(&node.id);
        self.builder.add_node(node, place);
    }

    /// Whether organisations belong to a node: it is a structure, a group of organisations or a region.
    pub(in crate::formats) fn holds_organisations(&self, node: &Node) -> bool {
        let said = node.attributes.get(MODE).and_then(Value::as_str).and_then(Mode::from_word);
        let shipped = || SHIPPED.node_kind(&node.kind).map(|kind| kind.mode);
        let mode = said.or_else(|| self.node_kinds.get(&node.kind).copied()).or_else(shipped);
        mode == Some(Mode::Structure) || ["org-group", "region"].contains(&node.kind.as_str())
    }

    /// Takes note of the mode of a kind that verbinder does not know, which files without a list of kinds say of each node.
    fn note_mode(&mut self, node: &mut Node) {
        let Some(mode) = node.attributes.get(MODE).and_then(Value::as_str).and_then(Mode::from_word) else { return };
        let shipped = SHIPPED.node_kind(&node.kind).map(|kind| kind.mode);
        if shipped != Some(mode) {
            self.node_kinds.entry(node.kind.clone()).or_insert(mode);
            node.attributes.shift_remove(MODE);
        }
    }

    /// Takes note of whether ties of a kind are memberships where verbinder does not know it, which files without a list of kinds say of
    /// each tie.
    fn note_membership(&mut self, tie: &mut Tie) {
        let membership = match tie.attributes.get(MEMBERSHIP) {
            Some(Value::Bool(membership)) => *membership,
            Some(Value::String(word)) if word == "true" => true,
            Some(Value::String(word)) if word == "false" => false,
            _ => return,
        };
        let kind: &str = &tie.kind;
        if SHIPPED.tie_kind(kind).is_some_and(|kind| kind.membership) != membership {
            self.memberships.entry(kind.to_owned()).or_insert(membership);
            tie.attributes.shift_remove(MEMBERSHIP);
        }
    }

    /// Adds a tie.
    pub(in crate::formats) fn add_tie(&mut self, source: &str, target: &str, tie: Tie, place: Place) {
        let (source, target) = (self.end(source), self.end(target));
        self.join(source, target, tie, place);
    }

    /// The end of ties that has this name: readers that meet a name many times look it up once.
    pub(in crate::formats) fn end(&mut self, name: &str) -> End {
        self.builder.end(name)
    }

    /// The ends that are known so far.
    pub(in crate::formats) fn ends(&self) -> Ends<'_> {
        self.builder.ends()
    }

    /// The end that was looked up among them.
    pub(in crate::formats) fn end_of(&mut self, named: &Named<'_>) -> End {
        self.builder.end_of(named)
    }

    /// Lets what a tie says share what an earlier one says too, so that it can be added many times.
    pub(in crate::formats) fn share(&mut self, tie: &mut Tie) {
        self.builder.share(tie);
    }

    /// Makes room for so many names of ends and ties more.
    pub(in crate::formats) fn expect(&mut self, names: usize, ties: usize) {
        self.builder.expect(names, ties);
    }

    /// As [`Draft::add_tie`], between ends that were looked up.
    #[inline]
    pub(in crate::formats) fn join(&mut self, source: End, target: End, mut tie: Tie, place: Place) {
        self.strengthless = false;
        if !tie.attributes.is_empty() {
            self.note_membership(&mut tie);
        }
        if std::mem::take(&mut self.is_no_tie) {
            // Its ends are nodes all the same.
            for end in [source, target] {
                let name = self.builder.name_of(end).to_owned();
                if self.undeclared != Undeclared::Refused && !self.builder.is_declared(&name) {
                    self.unlinked.entry(name).or_insert_with(|| place.clone());
                }
            }
            return;
        }
        // Programs say of each tie whether it has a direction; the rule of its kind must not overrule them.
        if self.dialect == Dialect::Program && tie.directed.is_none() && has_direction(&tie.kind) {
            tie.directed = Some(false);
        }
        self.builder.join(source, target, tie, place);
    }
}

/// A number without a fraction, as programs write it that know broken numbers only: igraph makes a year 2014.0.
fn whole(value: &Value) -> Option<i64> {
    const EXACT: f64 = 9e15;
    let number = value.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < EXACT)?;
    Some(number as i64)
}

static SHIPPED: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::shipped);

/// Whether ties of this shipped kind have a direction.
fn has_direction(kind: &str) -> bool {
    kind != DEFAULT_TIE_KIND && SHIPPED.tie_kind(kind).is_some_and(|kind| kind.directed)
}
