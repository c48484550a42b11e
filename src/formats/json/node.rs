//! One entry of `nodes`.

use super::fields::{Fields, Shape};
use super::reading::Reading;
use super::{Manner, evidence};
use crate::diagnostics::{Diagnostic, Item, Place, text};
use crate::model::{Node, Period, Respondent};

pub(super) const NODE: Shape = Shape {
    what: text!("a node", "een knoop"),
    known: &[
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
        "remainder",
        "since",
        "until",
        "evidence",
    ],
    usual: &["quantity"],
    synonyms: &[
        ("name", "label"),
        ("title", "label"),
        ("type", "kind"),
        ("city", "municipality"),
        ("town", "municipality"),
        ("place", "municipality"),
        ("gemeente", "municipality"),
        ("parent", "part_of"),
        ("alias", "aliases"),
        ("members", "members_stated"),
        ("size", "members_stated"),
        ("start", "since"),
        ("from", "since"),
        ("end", "until"),
        ("to", "until"),
        ("sources", "evidence"),
    ],
    inner: None,
    open: true,
};

pub(super) fn read<'t>(
    reading: &mut Reading<'t>,
    object: &'t str,
    index: usize,
    manner: Manner,
) -> Option<(Node, Place)> {
    let mut fields = Fields::open(reading, &NODE, object, Item::some_node(index + 1).into())?;
    let id = if manner.by_position { by_position(reading, &fields, index) } else { read_id(reading, &mut fields)? };
    fields.item = Item::node(&id).into();

    let mut node = Node::new(id);
    if let Some(label) = read_label(reading, &mut fields) {
        node.label = label;
    }
    if let Some(kind) = fields.text(reading, "kind") {
        node.kind = kind;
    }
    node.sector = fields.text(reading, "sector");
    node.municipalities = fields.names_list(reading, "municipality");
    node.part_of = fields.name(reading, "part_of");
    node.aliases = fields.names_list(reading, "aliases");
    node.named = fields.flag(reading, "named").unwrap_or(true);
    let known = Respondent::ALL.map(Respondent::word);
    node.respondent = fields.word(reading, "respondent", Respondent::from_word, &known).unwrap_or_default();
    node.members_stated = fields.count(reading, "members_stated");
    node.remainder = fields.flag(reading, "remainder").unwrap_or(false);
    node.period = Period { since: fields.date(reading, "since"), until: fields.date(reading, "until") };
    node.evidence = evidence::read(reading, &mut fields, None);
    node.attributes = fields.rest(reading);
    let place = Place { item: Some(fields.item.item()), ..reading.at_next(object).into() };
    Some((node, place))
}

fn read_id<'t>(reading: &mut Reading<'t>, fields: &mut Fields<'t>) -> Option<String> {
    if !fields.has("id") {
        let hint = text!(
            "every node needs an id, a text or number that no other node has",
            "elke knoop heeft een id nodig: een tekst of getal dat geen andere knoop heeft"
        );
        fields.missing(reading, "id", hint);
        return None;
    }
    let id = fields.name(reading, "id")?;
    if id.is_empty() {
        let hint = text!(
            "its id is an empty text; give it one that no other node has",
            "het id is een lege tekst; geef een id dat geen andere knoop heeft"
        );
        fields.missing(reading, "id", hint);
        return None;
    }
    Some(id)
}

fn by_position<'t>(reading: &mut Reading<'t>, fields: &Fields<'t>, index: usize) -> String {
    if index == 0 {
        let message = text!(
            "no node has an `id`; nodes are numbered from 0 in the order of the file, as in older d3 files",
            "geen knoop heeft een `id`; de knopen worden vanaf 0 genummerd in de volgorde van het bestand, zoals in oudere bestanden van d3"
        );
        let diagnostic = Diagnostic::notice("ids-by-position", fields.place(reading, fields.object), message);
        reading.report(diagnostic.hint(text!(
            "give every node an `id` if the ties do not name nodes by number",
            "geef elke knoop een `id` als de relaties knopen niet met een nummer noemen"
        )));
    }
    index.to_string()
}

fn read_label<'t>(reading: &mut Reading<'t>, fields: &mut Fields<'t>) -> Option<String> {
    if !reading.foreign || fields.has("label") {
        return fields.name(reading, "label");
    }
    let raw = fields.take("name")?;
    let label = serde_json::from_str::<String>(raw).unwrap_or_else(|_| raw.to_owned());
    if !reading.seen_again("mapped-field", "a node", "name") {
        let place = fields.place(reading, raw);
        let message =
            text!("`name` of a node is read as its `label`", "`name` van een knoop wordt gelezen als zijn `label`");
        let diagnostic = Diagnostic::notice("mapped-field", place, message);
        reading.note("mapped-field", "a node", "name", diagnostic);
    }
    Some(label)
}
