//! A file in which every field is filled arrives field by field; one that is silent gets the defaults of the model.

use verbinder::formats::{self, Feature};
use verbinder::model::{
    Certainty, Evidence, Locator, LocatorUnit, Mode, Node, PartialDate, Period, Respondent, Sign, Status, Strength,
    Tie, TieDetails,
};

const FILE: &str = r#"{
  "$schema": "verbinder.schema.json", "directed": true, "multigraph": true,
  "graph": {
    "format": "verbinder/1", "title": "T", "description": "D", "licence": "CC0", "language": "nl", "observation_year": 2014,
    "sources": [{"id": 7, "title": "Krant", "publisher": "P", "date": "22 februari 2014", "url": "u", "observation_year": 2013, "pages": 3}],
    "vocabulary": {
      "node_kinds": [{"id": "church", "mode": "structure", "label": "kerk"}, {"id": "venue", "label": "gebouw"}],
      "tie_kinds": [{"id": "prays-with", "label": "bidt met"}, {"id": "attends", "directed": true, "membership": true}, {"id": "part-of", "label": "deel van"}]
    },
    "coder": "x"
  },
  "nodes": [
    {"id": "a", "label": "Á", "kind": "church", "sector": "faith", "municipality": ["Aalten", "national"], "part_of": 12,
     "aliases": ["A1", "A2"], "named": false, "respondent": "named-only", "members_stated": 20, "since": 1999,
     "until": "2014-06-30", "evidence": [{"source": 7, "paragraph": 5, "page": [1, "ii"], "certainty": "implied", "note": "n"}], "wijk": {"x": [1]}},
    {"id": 12}
  ],
  "edges": [
    {"source": "a", "target": 12, "kind": "attends", "directed": false, "strength": 2.5, "sign": "-", "status": "in-formation",
     "since": "2014-06", "until": 2015, "layer": "jeugd", "role": "lead", "reported_by": ["a", 12], "certainty": "ambiguous",
     "derived": true, "evidence": [{"source": 7}], "share": 0.5},
    {"source": 12, "target": "a", "strength": "weak", "sign": "+"},
    {"source": 12, "target": "a", "kind": "funds", "strength": "strong", "reported_by": "a",
     "evidence": [{"source": 7, "certainty": "ambiguous"}, {"source": 7, "certainty": "implied"}]}
  ]
}"#;

/// Each of these alone is something that a format for bare lists cannot carry; the empty node and network have none.
#[test]
fn fields_that_a_node_or_the_network_has_are_counted() {
    let count = |feature: Feature, graph: &str, field: &str| {
        let file = format!(r#"{{"graph": {{{graph}}}, "nodes": [{{"id": "a"{field}}}, {{"id": "b"}}], "edges": []}}"#);
        let read = formats::read(file.as_bytes(), "n.json").unwrap();
        assert!(!read.has_errors(), "{file}: {:?}", read.diagnostics);
        feature.count(&read.value)
    };
    assert_eq!(count(Feature::NodeFields, "", ""), 0);
    for field in [
        r#""sector": "zorg""#,
        r#""municipality": ["Ede"]"#,
        r#""part_of": "b""#,
        r#""aliases": ["A"]"#,
        r#""named": false"#,
        r#""respondent": "yes""#,
        r#""members_stated": 3"#,
        r#""wijk": "Noord""#,
    ] {
        assert_eq!(count(Feature::NodeFields, "", &format!(", {field}")), 1, "{field}");
    }
    let own = r#""format": "verbinder/1""#;
    let sources = r#""format": "verbinder/1", "sources": [{"id": 1, "title": "Krant"}]"#;
    for (graph, described) in [(own, 0), (sources, 0), (r#""title": "T""#, 1), (r#""licence": "CC0""#, 1)] {
        assert_eq!(count(Feature::Description, graph, ""), described, "{graph}");
    }
}

/// What is told to be lost, by hand: four nodes, of which one has a name beside its id and a kind of its own, and ties of every sort.
#[test]
fn what_a_network_has_of_each_feature_is_counted() {
    let file = r#"{"directed": false, "multigraph": true, "graph": {"format": "verbinder/1"},
        "nodes": [{"id": "a", "label": "A, \"b\"", "kind": "municipality", "since": 2001}, {"id": "b", "evidence": [{"source": "s"}]}, {"id": "c"}, {"id": "d"}],
        "edges": [{"source": "a", "target": "b", "kind": "funds", "since": 2002, "layer": "x", "strength": 2},
                  {"source": "a", "target": "b", "strength": "weak", "status": "planned"},
                  {"source": "a", "target": "b", "sign": "-", "role": "r"},
                  {"source": "b", "target": "b", "evidence": [{"source": "s", "certainty": "ambiguous"}], "certainty": "ambiguous"},
                  {"source": "c", "target": "b", "sign": "+", "strength": 3}]}"#;
    let network = formats::read(file.as_bytes(), "n.json").unwrap().value;
    for (feature, count) in [
        (Feature::Ids, 1),
        (Feature::Labels, 1),
        (Feature::NodeKinds, 1),
        (Feature::NodeFields, 0),
        (Feature::NodeDates, 1),
        (Feature::NodeEvidence, 1),
        (Feature::Isolates, 1),
        (Feature::TieKinds, 1),
        (Feature::Statuses, 2),
        // The role; the certainty is that of the evidence.
        (Feature::TieFields, 1),
        (Feature::TieDates, 1),
        (Feature::TieEvidence, 1),
        (Feature::Layers, 1),
        (Feature::OnlyLayer, 0),
        (Feature::Strengths, 2),
        (Feature::Grades, 1),
        (Feature::Signs, 2),
        // Beside a negative tie a positive value says its sign; a tie without sign cannot.
        (Feature::PositiveSigns, 0),
        (Feature::Unevaluated, 1),
        (Feature::Unvalued, 2),
        (Feature::NoStrength, 2),
        (Feature::SignAlone, 1),
        (Feature::MarksInNames, 1),
        (Feature::CommasInNames, 1),
        (Feature::ParallelTies, 2),
        (Feature::Direction, 1),
        (Feature::MixedDirection, 1),
        (Feature::SelfTies, 1),
    ] {
        assert_eq!(feature.count(&network), count, "{feature:?}");
    }
}

/// The ties that differ are the fewer, whichever these are.
#[test]
fn ties_of_the_rarer_direction_are_counted() {
    for (sources, mixed) in
        [(["funds", "funds", "collaborates"], 1), (["funds", "collaborates", "collaborates"], 1), (["funds"; 3], 0)]
    {
        let tie = |kind: &str| format!(r#"{{"source": "a", "target": "b", "kind": "{kind}"}}"#);
        let file =
            format!(r#"{{"nodes": [{{"id": "a"}}, {{"id": "b"}}], "edges": [{}]}}"#, sources.map(tie).join(", "));
        let network = formats::read(file.as_bytes(), "n.json").unwrap().value;
        assert_eq!(Feature::MixedDirection.count(&network), mixed, "{sources:?}");
    }
}

fn date(text: &str) -> Option<PartialDate> {
    Some(PartialDate::parse(text).unwrap())
}

fn evidence(certainty: Certainty) -> Evidence {
    Evidence { source: "7".into(), locators: Vec::new(), certainty, note: None }
}

#[test]
fn the_network_as_a_whole() {
    let checked = formats::read(FILE.as_bytes(), "n.json").unwrap();
    let mut notices: Vec<&str> = checked.diagnostics.iter().map(|d| d.message.en.split(' ').next().unwrap()).collect();
    notices.sort_unstable();
    assert_eq!(notices, ["`coder`", "`pages`", "`wijk`"]);
    let info = checked.value.info();
    let texts = [&info.title, &info.description, &info.licence, &info.language].map(|text| text.as_deref().unwrap());
    assert_eq!(texts, ["T", "D", "CC0", "nl"]);
    assert_eq!((info.observation_year, info.attributes["coder"].as_str()), (Some(2014), Some("x")));
    let source = checked.value.source("7").unwrap();
    let texts = [&source.title, &source.publisher, &source.date, &source.url].map(|text| text.as_deref().unwrap());
    assert_eq!(texts, ["Krant", "P", "22 februari 2014", "u"]);
    assert_eq!((source.observation_year, &source.attributes["pages"]), (Some(2013), &3.into()));
}

/// What a declared kind leaves unsaid is as in the shipped kind of this name, else an actor and without direction.
#[test]
fn the_vocabulary() {
    let network = formats::read(FILE.as_bytes(), "n.json").unwrap().value;
    let vocabulary = network.vocabulary();
    let mode = |id: &str| vocabulary.node_kind(id).map(|kind| (kind.mode, kind.label.as_deref()));
    assert_eq!(mode("church"), Some((Mode::Structure, Some("kerk"))));
    assert_eq!(mode("venue"), Some((Mode::Structure, Some("gebouw"))));
    let rule = |id: &str| vocabulary.tie_kind(id).map(|kind| (kind.directed, kind.membership));
    assert_eq!(rule("prays-with"), Some((false, false)));
    assert_eq!(rule("attends"), Some((true, true)));
    assert_eq!(rule("part-of"), Some((true, true)));
}

#[test]
fn nodes() {
    let network = formats::read(FILE.as_bytes(), "n.json").unwrap().value;
    let locator = |unit, value: &str| Locator { unit, value: value.into() };
    let locators =
        vec![locator(LocatorUnit::Page, "1"), locator(LocatorUnit::Page, "ii"), locator(LocatorUnit::Paragraph, "5")];
    let full = Node {
        label: "Á".into(),
        kind: "church".into(),
        sector: Some("faith".into()),
        municipalities: vec!["Aalten".into(), "national".into()],
        part_of: Some("12".into()),
        aliases: vec!["A1".into(), "A2".into()],
        named: false,
        respondent: Respondent::NamedOnly,
        members_stated: Some(20),
        period: Period { since: date("1999"), until: date("2014-06-30") },
        evidence: vec![Evidence { locators, note: Some("n".into()), ..evidence(Certainty::Implied) }],
        attributes: [("wijk".to_owned(), serde_json::json!({"x": [1]}))].into_iter().collect(),
        ..Node::new("a")
    };
    assert_eq!(network.nodes().collect::<Vec<_>>(), [&Node::new("12"), &full]);
}

#[test]
fn ties() {
    let network = formats::read(FILE.as_bytes(), "n.json").unwrap().value;
    let ties: Vec<(usize, usize, &Tie)> = network.ties().map(|tie| (tie.source, tie.target, tie.tie)).collect();
    let silent = Tie::new("collaborates").with(|tie| {
        tie.strength = Some(Strength::Weak);
        tie.sign = Some(Sign::Positive);
    });
    // Its certainty is the best of its evidence.
    let funds = Tie::new("funds").with(|tie| {
        tie.strength = Some(Strength::Strong);
        tie.reported_by = vec!["a".into()].into();
        tie.certainty = Certainty::Implied;
        tie.evidence = vec![evidence(Certainty::Ambiguous), evidence(Certainty::Implied)].into();
    });
    let full = Tie::from(TieDetails {
        kind: "attends".into(),
        directed: Some(false),
        sign: Some(Sign::Negative),
        status: Status::InFormation,
        period: Period { since: date("2014-06"), until: date("2015") },
        layer: Some("jeugd".into()),
        role: Some("lead".into()),
        reported_by: vec!["a".into(), "12".into()].into(),
        certainty: Certainty::Ambiguous,
        // What an item of evidence does not say it takes over from its tie.
        evidence: vec![evidence(Certainty::Ambiguous)].into(),
        derived: true,
        attributes: [("share".to_owned(), serde_json::json!(0.5))].into_iter().collect(),
    })
    .with(|tie| tie.strength = Some(Strength::Number(2.5)));
    assert_eq!(ties, [(0, 1, &silent), (0, 1, &funds), (1, 0, &full)]);
}

#[test]
fn a_silent_tie_has_the_defaults_of_the_model() {
    let text = r#"{"graph": {"format": "verbinder/1"}, "nodes": [{"id": 1}, {"id": 2}], "edges": [{"source": 1, "target": 2}]}"#;
    let checked = formats::read(text.as_bytes(), "n.json").unwrap();
    assert!(checked.diagnostics.is_empty());
    assert_eq!(checked.value.tie(0).tie, &Tie::new("collaborates"));
}
