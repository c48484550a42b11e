//! What the named values of nodes and ties mean.

use super::{Draft, Given, MOST_KEPT, SHIPPED};
use crate::diagnostics::{Diagnostic, Place, Said, said, text};
use crate::formats::json;
use crate::formats::shared::fields::{Dialect, NodeField, TieField, plain};
use crate::formats::shared::kinds::kind_word;
use crate::formats::shared::{signed, values};
use crate::model::{Attributes, Evidence, Name, Node, Shared, Sign, Strength, Tie};
use crate::text::Text;
use serde_json::Value;

impl Draft {
    /// Puts a value into a node. [`NodeField::Id`] is none: the reader has made the node with its id.
    pub(in crate::formats) fn set_node(&mut self, node: &mut Node, field: &NodeField, given: Given<'_>, place: &Place) {
        if self.says_nothing(&given) {
            return;
        }
        let is_text = matches!(
            field,
            NodeField::Id
                | NodeField::Label
                | NodeField::Aliases
                | NodeField::PartOf
                | NodeField::Sector
                | NodeField::Municipality
                | NodeField::Attribute(_)
        );
        if !is_text && self.is_missing(field.name(), &given, place) {
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
        let is_text = matches!(
            field,
            TieField::Source | TieField::Target | TieField::ReportedBy | TieField::Layer | TieField::Attribute(_)
        );
        if !is_text && self.is_missing(field.name(), &given, place) {
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
            self.note("", move || values::zero_weight(place), "zero-weight");
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
        let of = node_or_tie(of_tie);
        let finding = || {
            let of = Said::from(of);
            let message = said!(
                [of] "{name:?} is not the {name} of a {of} in this format; it stays as the attribute {kept:?}",
                "{name:?} is in dit formaat niet de {name} van een {of}; het blijft als kenmerk {kept:?} bewaard"
            );
            Diagnostic::notice("kept-field", place.clone(), message)
        };
        self.note(&format!("{} {name}", of.en), finding, "kept-field");
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
            text!(
                "remove the row if it means no contact; leave the cell empty where the strength is unknown",
                "haal de rij weg als er geen contact is; laat de cel leeg als de sterkte onbekend is"
            )
        } else if field == "strength" && is_out_of_range(&given.shown()) {
            text!(
                "use a scale on which strengths lie between 1e-100 and 1e100",
                "neem een schaal waarop sterktes tussen 1e-100 en 1e100 liggen"
            )
        } else {
            expected(field)
        };
        if self.dialect == Dialect::Person {
            let field = in_words(field);
            let message =
                said!([field] "{:?} is no value for {field}", "{:?} is geen waarde voor {field}", given.shown());
            self.report(Diagnostic::error("bad-value", place, message).hint(hint));
            return;
        }
        let shown = given.shown();
        let name = if field == "strength" { "weight".to_owned() } else { as_given(field, attributes) };
        let of = node_or_tie(of_tie);
        let finding = || {
            let (field, of) = (in_words(field), Said::from(of));
            let message = said!(
                [field, of] "{shown:?} is no {field} of a {of}; it stays as the attribute {name:?}",
                "{shown:?} is geen waarde voor {field} van een {of}; het blijft als kenmerk {name:?} bewaard"
            );
            Diagnostic::warning("bad-value", place, message).hint(hint)
        };
        self.note(&format!("{} {field}", of.en), finding, "bad-value");
        attributes.insert(name, given.into_value());
    }
}

fn node_or_tie(of_tie: bool) -> Text {
    if of_tie { text!("tie", "relatie") } else { text!("node", "knoop") }
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
        "directed" | "gericht" => Some(true),
        "undirected" | "ongericht" | "mutual" => Some(false),
        _ => values::flag(text),
    }
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

/// The name of a field whose values may be none: as headings have it.
fn in_words(field: &str) -> Said {
    let nl = match field {
        "named" => "met naam genoemd",
        "remainder" => "rest",
        "derived" => "afgeleid",
        "directed" => "gericht",
        "respondent" => "heeft geantwoord",
        "members_stated" => "aantal organisaties",
        "since" => "sinds",
        "until" => "tot",
        "strength" => "sterkte",
        "sign" => "teken",
        "certainty" => "zekerheid",
        "evidence" => "vindplaats",
        // Status is called that in both, and attributes have names of their own.
        other => other,
    };
    Said { en: field.to_owned(), nl: nl.to_owned() }
}

/// What a field holds, as a hint.
fn expected(field: &str) -> Text {
    match field {
        "named" | "remainder" | "derived" => text!("write yes or no", "schrijf ja of nee"),
        "directed" => text!("write directed or undirected", "schrijf gericht of ongericht"),
        "respondent" => text!(
            "write yes, named-only, no-response or unknown",
            "schrijf ja, nee, alleen genoemd, geen antwoord of onbekend"
        ),
        "members_stated" => text!("write a whole number", "schrijf een geheel getal"),
        "since" | "until" => text!(
            "write a year (2014), a month (2014-06) or a day (2014-06-30 or 30-6-2014)",
            "schrijf een jaar (2014), een maand (2014-06) of een dag (2014-06-30 of 30-6-2014)"
        ),
        "strength" => text!(
            "write a number above zero, such as 2 or 0,5, or weak or strong; leave it empty where it is unknown",
            "schrijf een getal boven nul, zoals 2 of 0,5, of zwak of sterk; laat het leeg als het onbekend is"
        ),
        "sign" => text!(
            "write + or -; leave it empty where the relation is not evaluated",
            "schrijf + of -; laat het leeg als over de relatie niet geoordeeld is"
        ),
        "status" => text!(
            "write present, planned, in-formation, potential, ending or ended",
            "schrijf bestaat, gepland, in oprichting, mogelijk, loopt af of beëindigd"
        ),
        "certainty" => text!("write explicit, implied or ambiguous", "schrijf uitdrukkelijk, afgeleid of dubbelzinnig"),
        "evidence" => text!(
            "name the id of a source and the place in it: report § 12; minutes p. 3",
            "noem het id van een bron en de plaats daarin: rapport § 12; notulen blz. 3"
        ),
        _ => text!("correct it, or leave it empty", "verbeter het, of laat het leeg"),
    }
}
