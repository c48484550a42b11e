//! A network in the making from named values: the one place where what a file says in its own words becomes what the model means.
//!
//! A reader makes a draft, gives it nodes, ties and their values, and finishes it. What cannot be understood is never lost: in a
//! table of a person it is an error at its cell, in a file of another program it stays an attribute, with a warning.

use super::fields::{Dialect, NodeField, TieField, is_slip, kind_word, near_kind_word, plain};
use super::two_modes::{self, Truths};
use super::{signed, values};
use crate::diagnostics::{Checked, Diagnostic, Place};
use crate::formats::{Origin, json};
use crate::model::builder;
use crate::model::kind::DEFAULT_TIE_KIND;
use crate::model::names::nearest;
use crate::model::words::QuickMap;
use crate::model::{
    Attributes, Evidence, Info, Mode, Name, Network, NetworkBuilder, Node, NodeKind, Origins, Shared, Sign, Strength,
    Tie, TieKind, Vocabulary,
};
use indexmap::IndexMap;
use serde_json::{Map, Value};
use std::sync::LazyLock;

pub(in crate::formats) use crate::model::builder::{End, Ends, Named};

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

/// What some programs call the strength of a tie.
const VALUE: &str = "value";

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
        }
    }

    /// Lets an attribute of nodes tell two modes apart, unless the user says that none does (`--columns mode=`). A file of ours says
    /// itself of what kind its nodes are.
    pub(in crate::formats) fn tell_modes(&mut self, origin: &Origin<'_>, truths: Truths) {
        self.modes = Some(truths).filter(|_| !origin.options.sets_aside(MODE));
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

    /// Puts a value into a node. [`NodeField::Id`] is none: the reader has made the node with its id.
    pub(in crate::formats) fn set_node(&mut self, node: &mut Node, field: &NodeField, given: Given<'_>, place: &Place) {
        if self.says_nothing(&given) {
            return;
        }
        let own = self.dialect == Dialect::Own;
        let text = match (&given, field) {
            // A name of digits is text, whatever it looks like.
            (Given::Value(Value::Number(name)), NodeField::Label | NodeField::Sector | NodeField::PartOf) if own => {
                name.to_string()
            }
            _ => given.shown(),
        };
        let text = if own { &text } else { text.trim() };
        let understood = match field {
            NodeField::Id => true,
            NodeField::Label => set(&mut node.label, Some(text.to_owned())),
            NodeField::Kind => set(&mut node.kind, Some(self.kind(text, false).into())),
            NodeField::Sector => set(&mut node.sector, Some(Some(text.to_owned()))),
            NodeField::Municipality => set(&mut node.municipalities, Some(names(&given, text, own))),
            NodeField::PartOf => set(&mut node.part_of, Some(Some(text.to_owned()))),
            NodeField::Aliases => set(&mut node.aliases, Some(names(&given, text, own))),
            NodeField::Named => set(&mut node.named, values::flag(text)),
            NodeField::Respondent => set(&mut node.respondent, values::respondent(text)),
            NodeField::MembersStated => set(&mut node.members_stated, values::count(text).map(Some)),
            NodeField::Remainder => set(&mut node.remainder, values::flag(text)),
            NodeField::Since => set(&mut node.period.since, values::date(text).map(Some)),
            NodeField::Until => set(&mut node.period.until, values::date(text).map(Some)),
            NodeField::Evidence => set(&mut node.evidence, values::evidence(&given.clone().into_value())),
            NodeField::Attribute(name) => self.keep(&mut node.attributes, name, given.clone(), place, false),
        };
        if !understood {
            self.misfit(&mut node.attributes, field.name(), field.known(), given, place, false);
        }
    }

    /// Puts a value into a tie. Its ends are none: the reader adds the tie between them.
    pub(in crate::formats) fn set_tie(&mut self, tie: &mut Tie, field: &TieField, given: Given<'_>, place: &Place) {
        if self.says_nothing(&given) {
            return;
        }
        if let (TieField::Strength, Given::Text(text)) = (field, &given) {
            // The one value that large tie lists carry: no copy of it.
            if let Some(strength) = values::strength(text).filter(|_| self.dialect != Dialect::Own) {
                tie.strength = Some(strength);
                self.strengths = true;
                return;
            }
        }
        if let (TieField::Strength, Given::Value(Value::Number(number))) = (field, &given) {
            // As above, where a grade does not go before the number.
            let strength = number.as_f64().map(Strength::Number).filter(|strength| strength.is_sound());
            let graded = self.strengthless || matches!(tie.strength, Some(Strength::Weak | Strength::Strong));
            if let (Some(strength), false, false) = (strength, graded, self.dialect == Dialect::Own) {
                tie.strength = Some(strength);
                self.strengths = true;
                return;
            }
        }
        let text = given.shown();
        let own = self.dialect == Dialect::Own;
        let text = if own { &text } else { text.trim() };
        let understood = match field {
            TieField::Source | TieField::Target => true,
            TieField::Kind => set(&mut tie.kind, Some(self.kind(text, true))),
            TieField::Directed => {
                if text.eq_ignore_ascii_case("mutual") {
                    // Both ways, which a tie without direction is; that it was said so is kept.
                    tie.attributes.insert("direction".to_owned(), Given::Text("mutual").into_value());
                }
                set(&mut tie.directed, direction(text).map(Some))
            }
            TieField::Strength => self.set_strength(tie, text, place),
            TieField::Sign => {
                self.below_zero.signs_are_said();
                set(&mut tie.sign, values::sign(text).map(Some))
            }
            TieField::Status => set(&mut tie.status, values::status(text)),
            TieField::Since => set(&mut tie.period.since, values::date(text).map(Some)),
            TieField::Until => set(&mut tie.period.until, values::date(text).map(Some)),
            TieField::Layer => set(&mut tie.layer, Some(Some(text.into()))),
            TieField::Role => set(&mut tie.role, Some(Some(text.into()))),
            TieField::ReportedBy => set(&mut tie.reported_by, Some(names(&given, text, own).into())),
            TieField::Certainty => set(&mut tie.certainty, values::certainty(text)),
            TieField::Derived => set(&mut tie.derived, values::flag(text)),
            TieField::Evidence => set(&mut tie.evidence, self.evidence(&given)),
            TieField::Attribute(name) => self.keep(&mut tie.attributes, name, given.clone(), place, true),
        };
        if !understood {
            self.misfit(&mut tie.attributes, field.name(), field.known(), given, place, true);
        }
    }

    /// Where no tie has a weight, the attribute `value` of ties is their strength, if it is a number other than zero wherever it stands:
    /// so programs call it that know no other number of a tie.
    fn values_as_strengths(&mut self) {
        let number = |value: &Value| value.as_f64().filter(|number| *number != 0.0);
        let mut count = 0_usize;
        for value in self.builder.ties_mut().filter_map(|tie| tie.attributes.get(VALUE)) {
            let fits = number(value).is_some_and(|number| Strength::Number(number.abs()).is_sound());
            if !fits {
                return;
            }
            count += 1;
        }
        if count == 0 {
            return;
        }
        for tie in self.builder.ties_mut() {
            if !tie.attributes.contains_key(VALUE) {
                continue;
            }
            let Some(value) = tie.attributes.shift_remove(VALUE) else { continue };
            let Some(number) = number(&value) else { continue };
            tie.strength = Some(Strength::Number(number.abs()));
            if number < 0.0 {
                tie.sign = tie.sign.or(Some(Sign::Negative));
                self.below_zero.note(&value.to_string(), &Place::default());
            }
        }
        self.builder.share_again();
        let ties = if count == 1 { "1 tie" } else { &format!("{count} ties") };
        let message = format!("no tie has a weight; the attribute {VALUE:?} of {ties} is read as strength");
        let finding = Diagnostic::notice("value-as-strength", Place::default(), message);
        self.builder.report(finding.hint("if it means something else, give the attribute another name"));
    }

    /// A strength; a negative number is a negative sign, zero is no tie.
    fn set_strength(&mut self, tie: &mut Tie, text: &str, place: &Place) -> bool {
        if text == signed::NO_STRENGTH && self.dialect != Dialect::Person {
            self.strengthless = true;
            tie.strength = None;
            return true;
        }
        // Beside a grade, or the word that there is none, a number only says the sign.
        let said = self.strengthless || matches!(tie.strength, Some(Strength::Weak | Strength::Strong));
        let said = said && self.dialect != Dialect::Person;
        if let Some(strength) = values::strength(text) {
            if !said || !matches!(strength, Strength::Number(_)) {
                tie.strength = Some(strength);
            }
            self.strengths = true;
            return true;
        }
        if self.dialect == Dialect::Program && values::number(text) == Some(0.0) {
            self.is_no_tie = true;
            let place = place.at_field("strength");
            let finding = move || {
                Diagnostic::warning("zero-weight", place, "a weight of 0 says that there is no tie; it is left out")
                    .hint("if it means a tie of unknown strength, leave the weight out; if a weak one, give it a weight above 0")
            };
            self.note("", finding, "zero-weight");
            return true;
        }
        let Some(value) = values::number(text).filter(|value| *value < 0.0) else { return false };
        let strength = Strength::Number(-value);
        if !strength.is_sound() {
            return false;
        }
        if !said {
            tie.strength = Some(strength);
        }
        // What the file says of the sign in so many words goes before.
        tie.sign = tie.sign.or(Some(Sign::Negative));
        self.strengths = true;
        if self.dialect != Dialect::Own {
            self.below_zero.note(text, place);
        }
        true
    }

    /// A kind in any spelling; one that nobody knows is declared when the draft is finished.
    fn kind(&mut self, text: &str, of_ties: bool) -> Name {
        let known = &mut self.kinds[usize::from(of_ties)];
        if let Some(kind) = known.get(text) {
            return kind.clone();
        }
        let kind: Name = match self.dialect {
            Dialect::Own => text.into(),
            _ => kind_word(text, of_ties).map_or_else(|| canonical_kind(text, of_ties).into(), Name::from),
        };
        if known.len() < MOST_KEPT {
            known.insert(text.to_owned(), kind.clone());
        }
        kind
    }

    /// Where a tie was read. Large files cite a few places many times.
    fn evidence(&mut self, given: &Given<'_>) -> Option<Shared<Vec<Evidence>>> {
        let Given::Text(text) = given else { return values::evidence(&given.clone().into_value()).map(Shared::from) };
        if let Some(known) = self.references.get(*text) {
            return Some(known.clone());
        }
        let evidence: Shared<Vec<Evidence>> = values::evidence(&given.clone().into_value())?.into();
        if self.references.len() < MOST_KEPT {
            self.references.insert((*text).to_owned(), evidence.clone());
        }
        Some(evidence)
    }

    /// Keeps a value as an attribute. A format may use the name of one of our fields for something else.
    fn keep(&mut self, attributes: &mut Attributes, name: &str, given: Given<'_>, place: &Place, of_tie: bool) -> bool {
        let taken = if of_tie { json::is_field_of_ties(name) } else { json::is_field_of_nodes(name) };
        if !taken {
            attributes.insert(name.to_owned(), given.into_value());
            return true;
        }
        let kept = as_given(name, attributes);
        let of = if of_tie { "tie" } else { "node" };
        let finding = || {
            let message =
                format!("{name:?} is not the {name} of a {of} in this format; it stays as the attribute {kept:?}");
            Diagnostic::notice("kept-field", place.clone(), message)
        };
        self.note(&format!("{of} {name}"), finding, "kept-field");
        attributes.insert(kept, given.into_value());
        true
    }

    /// A value that is none for its field.
    fn misfit(
        &mut self,
        attributes: &mut Attributes,
        field: &str,
        known: Option<&'static str>,
        given: Given<'_>,
        place: &Place,
        of_tie: bool,
    ) {
        let place = known.map_or_else(|| place.clone(), |known| place.at_field(known));
        let is_zero = |text: &str| values::number(text).is_some_and(|value| value.abs() < f64::MIN_POSITIVE);
        let hint = if field == "strength" && self.dialect == Dialect::Person && is_zero(&given.shown()) {
            "remove the row if it means no contact; leave the cell empty where the strength is unknown"
        } else if field == "strength" && is_out_of_range(&given.shown()) {
            "use a scale on which strengths lie between 1e-100 and 1e100"
        } else {
            expected(field)
        };
        if self.dialect == Dialect::Person {
            let message = format!("{:?} is no value for {field}", given.shown());
            self.report(Diagnostic::error("bad-value", place, message).hint(hint));
            return;
        }
        let shown = given.shown();
        let name = if field == "strength" { "weight".to_owned() } else { as_given(field, attributes) };
        let of = if of_tie { "tie" } else { "node" };
        let finding = || {
            let message = format!("{shown:?} is no {field} of a {of}; it stays as the attribute {name:?}");
            Diagnostic::warning("bad-value", place, message).hint(hint)
        };
        self.note(&format!("{of} {field}"), finding, "bad-value");
        attributes.insert(name, given.into_value());
    }

    /// The network, with every finding and the places of its nodes and ties.
    pub(in crate::formats) fn finish(mut self) -> (Checked<Network>, Origins) {
        for (name, place) in std::mem::take(&mut self.unlinked) {
            if !self.builder.is_declared(&name) {
                self.add_node(Node::new(name), place);
            }
        }
        self.add_implied();
        self.settle_modes();
        self.finish_graph();
        if self.dialect == Dialect::Program && !self.strengths {
            self.values_as_strengths();
        }
        if let Some(finding) = std::mem::take(&mut self.below_zero).finish(&mut self.builder) {
            self.builder.report(finding);
        }
        for (_, (count, mut diagnostic)) in std::mem::take(&mut self.once) {
            if count > 1 {
                diagnostic.message = format!("{} ({count} times, first here)", diagnostic.message);
            }
            self.builder.report(diagnostic);
        }
        let (mut checked, origins) = self.builder.build_with_origins();
        // The builder would have the kind declared, for which a table has no place.
        for finding in checked.diagnostics.iter_mut().filter(|finding| finding.code == "unknown-kind") {
            if let Some((_, meant)) = self.slips.iter().find(|(begin, _)| finding.message.starts_with(begin)) {
                let hint = format!("did you mean {meant:?}? A kind of its own needs a name that is less like that one");
                finding.hint = Some(hint);
            }
        }
        (checked, origins)
    }

    fn add_implied(&mut self) {
        if self.undeclared == Undeclared::Refused {
            return;
        }
        let Some((count, first, place)) = self.builder.add_undeclared() else { return };
        if self.undeclared == Undeclared::Doubtful {
            let message = match count {
                1 => format!("the node {first:?} is only known by a tie"),
                several => format!("{several} nodes are only known by ties, the first is {first:?}"),
            };
            let finding = Diagnostic::warning("undeclared-node", place, message)
                .hint("they are read as nodes; list them among the nodes, or correct the ties");
            self.builder.report(finding);
        }
    }

    /// Two modes, where an attribute tells them apart and nothing else says of what kind nodes and ties are.
    fn settle_modes(&mut self) {
        let is_told = self.dialect == Dialect::Own || !self.node_kinds.is_empty() || !self.memberships.is_empty();
        let Some(truths) = self.modes.filter(|_| !is_told && !self.graph.contains_key("vocabulary")) else { return };
        if let Some(finding) = two_modes::settle(&mut self.builder, truths) {
            self.declare_node_kind(SECOND_MODE, Mode::Structure);
            self.report(finding);
        }
    }

    /// What the file says of the network, its sources and its kinds; then the kinds that its nodes and ties use beyond that.
    fn finish_graph(&mut self) {
        let own = self.dialect == Dialect::Own;
        // A table of ours without the sheet that describes the network has kinds and no vocabulary.
        let describes_kinds = own && self.graph.contains_key("format");
        let (mut info, findings) = json::info(std::mem::take(&mut self.graph), own);
        for finding in findings {
            self.builder.report(finding);
        }
        for (id, mode) in std::mem::take(&mut self.node_kinds) {
            info.vocabulary.declare_node_kind(NodeKind { id, mode, label: None });
        }
        for (id, membership) in std::mem::take(&mut self.memberships) {
            let shipped = SHIPPED.tie_kind(&id).cloned();
            let new = || TieKind { id, directed: false, membership, label: None };
            info.vocabulary.declare_tie_kind(shipped.map_or_else(new, |kind| TieKind { membership, ..kind }));
        }
        if !describes_kinds {
            self.declare_unknown(&mut info);
        }
        *self.builder.info_mut() = info;
    }

    fn declare_unknown(&mut self, info: &mut Info) {
        let mut unknown: IndexMap<(bool, String), usize> = IndexMap::new();
        let vocabulary = &info.vocabulary;
        let other =
            |known: Option<&str>, kind: &str| known.is_none_or(|known| !std::ptr::eq(known, kind) && known != kind);
        // Those of one kind follow each other mostly, and it is looked up once.
        let mut known = None;
        for kind in self.builder.kinds_of_nodes() {
            if other(known, kind) && vocabulary.node_kind(kind).is_some() {
                known = Some(kind);
            }
            if other(known, kind) {
                *unknown.entry((false, kind.to_owned())).or_default() += 1;
            }
        }
        known = None;
        for kind in self.builder.kinds_of_ties() {
            if other(known, kind) && vocabulary.tie_kind(kind).is_some() {
                known = Some(kind);
            }
            if other(known, kind) {
                *unknown.entry((true, kind.to_owned())).or_default() += 1;
            }
        }
        unknown.sort_keys();
        for ((of_ties, kind), count) in unknown {
            let near = if of_ties {
                nearest(&kind, info.vocabulary.tie_kinds().map(|kind| kind.id.as_str()))
            } else {
                nearest(&kind, info.vocabulary.node_kinds().map(|kind| kind.id.as_str()))
            };
            // A slip of the finger is an error that the builder reports; what was probably meant is known here.
            let meant = near.filter(|near| is_slip(near, &kind)).or_else(|| near_kind_word(&kind, of_ties));
            if let Some(meant) = meant.filter(|_| self.dialect == Dialect::Person) {
                self.slips.push((builder::no_kind(if of_ties { "tie" } else { "node" }, &kind), meant.to_owned()));
                continue;
            }
            let what = if of_ties { "tie" } else { "node" };
            let rule = if of_ties {
                info.vocabulary.declare_tie_kind(TieKind {
                    id: kind.clone(),
                    directed: false,
                    membership: false,
                    label: None,
                });
                "it is read as a kind without direction that is no membership"
            } else {
                info.vocabulary.declare_node_kind(NodeKind { id: kind.clone(), mode: Mode::Actor, label: None });
                "it is read as a kind of actor"
            };
            let are = if count == 1 { format!("1 {what} is") } else { format!("{count} {what}s are") };
            let message = format!("{are} of the kind {kind:?}, which verbinder does not know; {rule}");
            let hint = "verbinder list kinds shows the kinds that it knows";
            self.builder
                .report(Diagnostic::notice("new-kind", Place::item(format!("kind {kind:?}")), message).hint(hint));
        }
    }
}

fn set<T>(field: &mut T, value: Option<T>) -> bool {
    match value {
        Some(value) => {
            *field = value;
            true
        }
        None => false,
    }
}

/// The name under which a value stays that is none of the field of this name: under the name itself it would be taken for that
/// field when it is read again. What is there already stays.
fn as_given(field: &str, there: &Attributes) -> String {
    let plain = std::iter::once(format!("{field} (as given)"));
    let numbered = (2..).map(|number| format!("{field} (as given {number})"));
    plain.chain(numbered).find(|name| !there.contains_key(name)).unwrap_or_default()
}

/// Names in a list or in one text. What verbinder wrote as one text is one name, whatever signs it holds.
fn names(given: &Given<'_>, text: &str, own: bool) -> Vec<String> {
    match given {
        Given::Value(Value::Array(items)) => {
            items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect()
        }
        Given::Value(_) if own => vec![text.to_owned()],
        _ if own && !text.starts_with('[') => vec![text.to_owned()],
        _ => values::list(text),
    }
}

/// `Directed` and `Undirected` as Gephi writes them, or yes and no.
pub(in crate::formats) fn direction(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "directed" | "gericht" | "mutual" => Some(text.to_lowercase() != "mutual"),
        "undirected" | "ongericht" => Some(false),
        _ => values::flag(text),
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

/// The shipped kind of this name in whatever spelling, otherwise the word as it stands.
fn canonical_kind(text: &str, of_ties: bool) -> String {
    let shipped = &*SHIPPED;
    let spelled = plain(text).replace(' ', "-");
    let known = if of_ties { shipped.tie_kind(&spelled).is_some() } else { shipped.node_kind(&spelled).is_some() };
    if known { spelled } else { text.to_owned() }
}

/// Whether a text is a number that is too large or too small for a strength.
fn is_out_of_range(text: &str) -> bool {
    values::number(text).is_some_and(|value| value.abs() > 0.0 && !Strength::Number(value.abs()).is_sound())
}

/// What a field holds, as a hint.
fn expected(field: &str) -> &'static str {
    match field {
        "named" | "remainder" | "derived" => "write yes or no",
        "directed" => "write directed or undirected",
        "respondent" => "write yes, named-only, no-response or unknown",
        "members_stated" => "write a whole number",
        "since" | "until" => "write a year (2014), a month (2014-06) or a day (2014-06-30 or 30-6-2014)",
        "strength" => {
            "write a number above zero, such as 2 or 0,5, or weak or strong; leave it empty where it is unknown"
        }
        "sign" => "write + or -; leave it empty where the relation is not evaluated",
        "status" => "write present, planned, in-formation, potential, ending or ended",
        "certainty" => "write explicit, implied or ambiguous",
        "evidence" => "name the id of a source and the place in it: report § 12; minutes p. 3",
        _ => "correct it, or leave it empty",
    }
}
