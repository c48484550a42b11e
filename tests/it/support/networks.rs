//! Arbitrary networks for property tests.

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;
use verbinder::diagnostics::Place;
use verbinder::model::{
    Attributes, Certainty, Evidence, Info, Locator, LocatorUnit, Mode, Network, NetworkBuilder, Node, NodeKind,
    PartialDate, Period, Respondent, Sign, Source, Status, Strength, Tie, TieDetails, TieKind, Vocabulary,
};

/// Any sound network of up to twelve nodes, with the names and values that hurt.
pub(crate) fn any_network() -> impl Strategy<Value = Network> {
    (any_info(), btree_set(name(), 0..12)).prop_flat_map(|(info, ids)| {
        let ids: Vec<String> = ids.into_iter().collect();
        let node_kinds: Vec<String> = info.vocabulary.node_kinds().map(|kind| kind.id.clone()).collect();
        let tie_kinds: Vec<String> = info.vocabulary.tie_kinds().map(|kind| kind.id.clone()).collect();
        let nodes = vec(any_node(node_kinds), ids.len());
        let most = if ids.is_empty() { 0 } else { 25 };
        let ends = (0..ids.len().max(1), 0..ids.len().max(1), 0..ids.len().max(1));
        let ties = vec((ends, any_tie(tie_kinds)), 0..=most);
        (Just(info), Just(ids), nodes, ties).prop_map(|(info, ids, nodes, ties)| {
            let mut builder = NetworkBuilder::new(info);
            for (index, mut node) in nodes.into_iter().enumerate() {
                // Wholes stand before their parts, so that no cycle arises.
                node.part_of = node.part_of.and_then(|_| index.checked_sub(1)).map(|whole| ids[whole].clone());
                builder.add_node(Node { id: ids[index].clone(), ..node }, Place::default());
            }
            for ((source, target, reporter), mut tie) in ties {
                tie.reported_by.iter_mut().for_each(|by| ids[reporter].clone_into(by));
                builder.add_tie(&ids[source], &ids[target], tie, Place::default());
            }
            builder.build().value
        })
    })
}

/// Whether two networks say the same; the difference for a person to read otherwise.
pub(crate) fn assert_same(one: &Network, other: &Network) {
    assert_eq!(one.info(), other.info());
    assert_eq!(one.nodes().collect::<Vec<_>>(), other.nodes().collect::<Vec<_>>());
    let ties = |network: &Network| -> Vec<(usize, usize, Tie)> {
        network.ties().map(|tie| (tie.source, tie.target, tie.tie.clone())).collect()
    };
    assert_eq!(ties(one), ties(other));
}

/// A name that is not empty: plain, or with whatever breaks formats.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}",
        "[0-9]{1,3}",
        any::<String>().prop_filter("a name", |name| !name.is_empty()),
        prop::sample::select(vec!["\"", "a:b", "<b>", "\\", "a\nb", "\u{1f9d1}", "null", "é", " ", "\u{feff}"])
            .prop_map(str::to_owned),
    ]
}

fn any_info() -> impl Strategy<Value = Info> {
    let kinds = (vec((name(), 0..3usize, option::of(any::<String>())), 0..3), vec(any_tie_kind(), 0..3));
    let texts = (option::of(any::<String>()), option::of(any::<String>()), option::of(any::<String>()));
    (texts, option::of(1000..=9999), vec(any_source(), 0..3), kinds, attributes()).prop_map(
        |((title, description, licence), observation_year, mut sources, (node_kinds, tie_kinds), attributes)| {
            sources.dedup_by(|a, b| a.id == b.id);
            sources.truncate(2);
            if sources.len() == 2 && sources[0].id == sources[1].id {
                sources.pop();
            }
            let mut vocabulary = Vocabulary::shipped();
            for (id, mode, label) in node_kinds {
                vocabulary.declare_node_kind(NodeKind { id, mode: Mode::ALL[mode], label });
            }
            for kind in tie_kinds {
                vocabulary.declare_tie_kind(kind);
            }
            let language = title.as_ref().map(|_| "nl".to_owned());
            Info { title, description, licence, language, observation_year, sources, vocabulary, attributes }
        },
    )
}

fn any_tie_kind() -> impl Strategy<Value = TieKind> {
    let id = prop_oneof![name(), Just("part-of".to_owned()), Just("funds".to_owned())];
    (id, any::<bool>(), any::<bool>(), option::of(any::<String>()))
        .prop_map(|(id, directed, membership, label)| TieKind { id, directed, membership, label })
}

fn any_source() -> impl Strategy<Value = Source> {
    (name(), option::of(any::<String>()), option::of(any::<String>()), option::of(1000..=9999), attributes()).prop_map(
        |(id, title, date, observation_year, attributes)| Source {
            id,
            publisher: date.clone(),
            url: title.clone(),
            title,
            date,
            observation_year,
            attributes,
        },
    )
}

fn any_node(kinds: Vec<String>) -> impl Strategy<Value = Node> {
    let said = (any::<String>(), prop::sample::select(kinds), option::of(any::<String>()), vec(name(), 0..3));
    let further = (option::of(Just(String::new())), vec(name(), 0..3), any::<bool>(), 0..3usize);
    (said, further, option::of(any::<u32>()), any_period(), vec(any_evidence(), 0..3), attributes()).prop_map(
        |(
            (label, kind, sector, municipalities),
            (part_of, aliases, named, respondent),
            members_stated,
            period,
            evidence,
            attributes,
        )| {
            let respondent = Respondent::ALL[respondent];
            Node {
                label,
                kind,
                sector,
                municipalities,
                part_of,
                aliases,
                named,
                respondent,
                members_stated,
                period,
                evidence,
                attributes,
                ..Node::new("")
            }
        },
    )
}

fn any_tie(kinds: Vec<String>) -> impl Strategy<Value = Tie> {
    let strength = prop_oneof![
        Just(Strength::Weak),
        Just(Strength::Strong),
        (1..1000u32).prop_map(|value| Strength::Number(f64::from(value))),
        (f64::MIN_POSITIVE..f64::MAX).prop_map(Strength::Number),
        (0.0..1.0f64).prop_filter("above zero", |value| *value > 0.0).prop_map(Strength::Number),
    ];
    let sign = prop_oneof![Just(Sign::Positive), Just(Sign::Negative)];
    let said = (prop::sample::select(kinds), option::of(any::<bool>()), option::of(strength), option::of(sign));
    let further = (0..6usize, any_period(), option::of(any::<String>()), option::of(any::<String>()));
    let last = (0..3usize, vec(any_evidence(), 0..3), any::<bool>(), attributes(), vec(Just(String::new()), 0..2));
    (said, further, last).prop_map(
        |(
            (kind, directed, strength, sign),
            (status, period, layer, role),
            (certainty, evidence, derived, attributes, reported_by),
        )| {
            let said = TieDetails {
                kind: kind.into(),
                directed,
                sign,
                status: Status::ALL[status],
                period,
                layer: layer.map(Into::into),
                role: role.map(Into::into),
                reported_by: reported_by.into(),
                certainty: Certainty::ALL[certainty],
                evidence: evidence.into(),
                derived,
                attributes: attributes.into(),
            };
            Tie::from(said).with(|tie| tie.strength = strength)
        },
    )
}

fn any_period() -> impl Strategy<Value = Period> {
    (option::of(any_date()), option::of(any_date())).prop_map(|(since, until)| {
        let period = Period { since, until };
        if period.is_impossible() { Period { since, until: None } } else { period }
    })
}

fn any_date() -> impl Strategy<Value = PartialDate> {
    let text = prop_oneof![
        (0..=9999i32).prop_map(|year| format!("{year:04}")),
        (0..=9999i32, 1..=12).prop_map(|(year, month)| format!("{year:04}-{month:02}")),
        (0..=9999i32, 1..=12, 1..=28).prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")),
    ];
    text.prop_map(|text| PartialDate::parse(&text).unwrap())
}

fn any_evidence() -> impl Strategy<Value = Evidence> {
    (name(), vec((0..4usize, name()), 0..4), 0..3usize, option::of(any::<String>())).prop_map(
        |(source, mut places, certainty, note)| {
            places.sort_by_key(|(unit, _)| *unit);
            let locators =
                places.into_iter().map(|(unit, value)| Locator { unit: LocatorUnit::ALL[unit], value }).collect();
            Evidence { source, locators, certainty: Certainty::ALL[certainty], note }
        },
    )
}

/// Names of attributes begin with a letter that no field of the format begins with.
fn attributes() -> impl Strategy<Value = Attributes> {
    vec((name().prop_map(|name| format!("x{name}")), any_json(3)), 0..3)
        .prop_map(|pairs| pairs.into_iter().filter(|(_, value)| !value.is_null()).collect())
}

/// Any JSON value, objects with the given names among others.
pub(crate) fn any_json(depth: u32) -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("finite", |value| value.is_finite()).prop_map(Value::from),
        name().prop_map(Value::from),
        prop::sample::select(vec!["weak", "+", "present", "2014", "2014-02-30", "explicit", "funds", "a", "b"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(depth, 40, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            vec((field(), inner), 0..6).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

/// The name of a field: one of ours more often than not.
pub(crate) fn field() -> impl Strategy<Value = String> {
    let ours = [
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
        "evidence",
        "source",
        "target",
        "directed",
        "strength",
        "weight",
        "sign",
        "status",
        "layer",
        "role",
        "reported_by",
        "certainty",
        "derived",
        "page",
        "paragraph",
        "note",
        "name",
        "mode",
        "format",
        "title",
        "language",
        "observation_year",
        "sources",
        "vocabulary",
        "node_kinds",
        "tie_kinds",
        "key",
    ];
    prop_oneof![4 => prop::sample::select(ours.to_vec()).prop_map(str::to_owned), 1 => name()]
}
