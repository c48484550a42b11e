//! What each view shows, and what it says about it.

use super::{data, draw};
use std::collections::BTreeSet;
use verbinder::diagnostics::Place;
use verbinder::model::{Info, Network, NetworkBuilder, Node, Sign, Status, Tie};
use verbinder::present::diagram::scene::Badge;
use verbinder::present::diagram::{self, DiagramOptions, DiagramView, Scene, Theme, Unnamed};
use verbinder::present::facts::Facts;
use verbinder::present::language::Language;
use verbinder::studies::stability::Verdict;

/// A building with twenty members of which seven are coded, two of these without a name, and one group for the rest.
fn startpunt() -> Network {
    let mut builder = NetworkBuilder::new(Info::default());
    let add = |builder: &mut NetworkBuilder, id: &str, kind: &str, named: bool, stated: Option<u32>| {
        let node = Node {
            kind: kind.into(),
            named,
            members_stated: stated,
            remainder: kind == "org-group",
            municipalities: vec!["Wageningen".into()],
            ..Node::new(id)
        };
        builder.add_node(node, Place::default());
    };
    add(&mut builder, "startpunt", "access-point", true, Some(20));
    for member in 0..7 {
        let id = format!("lid {member}");
        add(&mut builder, &id, "organisation", member >= 2, None);
        builder.add_tie(&id, "startpunt", Tie::new("located-in"), Place::default());
    }
    add(&mut builder, "overige", "org-group", false, None);
    builder.add_tie("overige", "startpunt", Tie::new("participates-in"), Place::default());
    builder.build().value
}

fn says(scene: &Scene, words: &str) -> bool {
    let all: Vec<String> = scene.texts.iter().map(|text| text.lines.join(" ")).collect();
    all.join(" ").contains(words)
}

#[test]
fn unnamed_members_are_ghosts_and_never_nodes() {
    let network = startpunt();
    // 20 stated − 7 coded = 13; the group of the others is no coded member, but stands inside.
    let scene = draw(&network, DiagramView::Structure("startpunt".into()));
    assert_eq!(scene.ghosts.len(), 13);
    assert_eq!(scene.marks.len(), 9);
    assert_eq!(scene.ghosts.last().unwrap().text, "13");
    assert_eq!(scene.title, "startpunt: 7 of 20 members known, 13 not named");
    assert!(says(&scene, "not named in the source"));
    let dot = diagram::dot(&scene);
    assert_eq!(dot.matches("shape=").count(), 9, "a ghost became a node of the DOT file");

    let options = |unnamed| DiagramOptions { unnamed, ..DiagramOptions::new(DiagramView::Whole) };
    let with = |unnamed| diagram::draw(&network, &data::facts(&network), &options(unnamed)).unwrap();
    assert_eq!(with(Unnamed::Collapse).ghosts.iter().map(|g| g.text.as_str()).collect::<Vec<_>>(), ["+13"]);
    assert_eq!(with(Unnamed::Ghosts).ghosts.len(), 13);
    assert_eq!(with(Unnamed::Omit).ghosts.len(), 0);
}

// Eight are stated. Of the seven in the file nobody is a member any more: title and figures call them known, and say where they are.
#[test]
fn members_of_before_are_known_in_the_title_and_in_the_figures() {
    let mut builder = NetworkBuilder::new(Info::default());
    let house = Node { kind: "access-point".into(), members_stated: Some(8), ..Node::new("huis") };
    builder.add_node(house, Place::default());
    for member in 0..7 {
        let id = format!("lid {member}");
        builder.add_node(Node::new(&id), Place::default());
        let mut tie = Tie::new("located-in");
        tie.status = Status::Ended;
        builder.add_tie(&id, "huis", tie, Place::default());
    }
    let scene = draw(&builder.build().value, DiagramView::Structure("huis".into()));
    assert_eq!(scene.title, "huis: 7 of 8 members known, 1 not named");
    assert!(says(&scene, "Members known 7") && says(&scene, "· over, to come, left out 7"), "{:?}", scene.texts);
    assert!(!says(&scene, "coded"));
    // Where all are members still there is nobody else to tell of.
    let scene = draw(&startpunt(), DiagramView::Structure("startpunt".into()));
    assert!(says(&scene, "Members known 7") && !says(&scene, "over, to come"));
}

#[test]
fn membership_that_an_outline_shows_is_not_drawn_as_a_line() {
    let scene = draw(&startpunt(), DiagramView::Whole);
    assert_eq!(scene.areas.iter().filter(|area| !area.island).count(), 1);
    assert!(scene.lines.is_empty());
    assert!(says(&scene, "not drawn as a line"));
}

#[test]
fn a_tie_that_does_not_hold_or_is_valued_says_so() {
    let mut builder = NetworkBuilder::new(Info::default());
    for id in ["a", "b", "c", "d", "e"] {
        builder.add_node(Node::new(id), Place::default());
    }
    let tie = |status, sign| Tie::new("collaborates").with(|tie| (tie.status, tie.sign) = (status, sign));
    builder.add_tie("a", "b", tie(Status::Planned, None), Place::default());
    builder.add_tie("b", "c", tie(Status::Ended, Some(Sign::Positive)), Place::default());
    builder.add_tie("c", "d", tie(Status::Present, Some(Sign::Negative)), Place::default());
    builder.add_tie("d", "e", tie(Status::Present, None), Place::default());
    let scene = draw(&builder.build().value, DiagramView::Whole);
    let badges: BTreeSet<Vec<Badge>> =
        scene.lines.iter().map(|line| line.badges.iter().map(|(badge, _)| *badge).collect()).collect();
    let expected = [vec![], vec![Badge::Future], vec![Badge::Past, Badge::Plus], vec![Badge::Minus]];
    assert_eq!(badges, expected.into_iter().collect());
    for words in ["planned or possible", "ended or ending", "valued positively", "valued negatively"] {
        assert!(says(&scene, words), "the legend lacks {words:?}");
    }
}

#[test]
fn the_legend_shows_only_what_occurs() {
    let network =
        data::network(&[("a".into(), "organisation", "X"), ("b".into(), "venue", "X")], &[(0, 1, "located-in")]);
    let scene = draw(&network, DiagramView::Whole);
    for words in ["organisation", "venue", "location"] {
        assert!(says(&scene, words), "{words}");
    }
    for words in ["municipality", "team", "funding", "planned", "bridging", "double line", "dashed"] {
        assert!(!says(&scene, words), "{words}");
    }
}

/// What belongs to no class is "other", unless it is a single kind: that is called by its name.
#[test]
fn the_legend_names_the_only_kind_that_is_other() {
    let node = |name: &str| (name.to_owned(), "organisation", "X");
    let legend = |kinds: [&'static str; 2]| {
        let ties = [(0, 1, kinds[0]), (1, 2, kinds[1])];
        draw(&data::network(&[node("a"), node("b"), node("c")], &ties), DiagramView::Whole)
    };
    let one = legend(["refers-to", "collaborates"]);
    assert!(says(&one, "refers to") && !says(&one, "other"));
    let two = legend(["refers-to", "lobbies"]);
    assert!(says(&two, "other") && !says(&two, "refers to"));
}

#[test]
fn kinds_that_a_file_declares_get_looks_that_are_free_and_the_rest_is_other() {
    use verbinder::model::TieKind;
    let mut info = Info::default();
    for kind in 0..15 {
        info.vocabulary.declare_tie_kind(TieKind {
            id: format!("kind-{kind:02}"),
            directed: false,
            membership: false,
            label: Some(format!("Sort {kind:02}")),
        });
    }
    let mut builder = NetworkBuilder::new(info);
    for node in 0..16 {
        builder.add_node(Node::new(format!("n{node:02}")), Place::default());
    }
    for kind in 0..15 {
        let tie = Tie::new(format!("kind-{kind:02}"));
        builder.add_tie(&format!("n{kind:02}"), &format!("n{:02}", kind + 1), tie, Place::default());
    }
    let scene = draw(&builder.build().value, DiagramView::Whole);
    // Five looks are free and all counts are equal, so the first five by name get them.
    for kind in 0..15 {
        assert_eq!(says(&scene, &format!("Sort {kind:02}")), kind < 5, "Sort {kind:02}");
    }
    assert!(says(&scene, "other"));
}

#[test]
fn actors_of_two_places_join_them_and_national_ones_stand_between() {
    let mut builder = NetworkBuilder::new(Info::default());
    for (id, places) in [
        ("asten", vec!["Asten"]),
        ("someren", vec!["Someren"]),
        ("onis", vec!["Asten", "Someren"]),
        ("delft", vec!["Delft"]),
        ("movisie", vec!["national"]),
    ] {
        let municipalities = places.into_iter().map(str::to_owned).collect();
        builder.add_node(Node { municipalities, ..Node::new(id) }, Place::default());
        builder.add_tie(id, "movisie", Tie::new("collaborates"), Place::default());
    }
    let scene = draw(&builder.build().value, DiagramView::Whole);
    let names: BTreeSet<&str> = scene.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["Asten + Someren", "Delft"]));
    assert!(scene.marks.iter().find(|mark| mark.id == "movisie").unwrap().area.is_none());
}

#[test]
fn without_places_communities_are_islands() {
    let nodes: Vec<(String, &str, &str)> = (0..6).map(|i| (format!("n{i}"), "organisation", "")).collect();
    let network = data::network(
        &nodes,
        &[(0, 1, "collaborates"), (1, 2, "collaborates"), (3, 4, "collaborates"), (4, 5, "collaborates")],
    );
    let scene = draw(&network, DiagramView::Whole);
    assert_eq!(scene.areas.iter().filter(|area| area.island).count(), 2);
    // What the verdict on the clusters is, the picture says: where they are no more than chance, nothing is shaded.
    let facts = data::facts(&network);
    for (verdict, shaded, said, not_said) in [
        (Some(Verdict::Stable), 2, "Shaded: clusters found", "not stable"),
        (Some(Verdict::Unstable), 2, "These clusters are not stable", "not checked"),
        (None, 2, "was not checked here", "not stable"),
        (Some(Verdict::NoMoreThanChance), 0, "which are not shaded: random networks", "Shaded: clusters found"),
    ] {
        let facts = Facts { verdict, ..facts.clone() };
        let scene = diagram::draw(&network, &facts, &DiagramOptions::new(DiagramView::Whole)).unwrap();
        assert_eq!(scene.areas.iter().filter(|area| area.island).count(), shaded, "{verdict:?}");
        assert!(says(&scene, said) && !says(&scene, not_said), "{verdict:?}");
    }
    // Where areas have no inside, the caption speaks of what there is.
    for theme in Theme::ALL {
        let options = DiagramOptions { theme, ..DiagramOptions::new(DiagramView::Whole) };
        let scene = diagram::draw(&network, &facts, &options).unwrap();
        let filled = scene.areas.iter().any(|area| area.fill != theme.paper());
        assert_eq!(
            (says(&scene, "Shaded: clusters"), says(&scene, "Outlined: clusters")),
            (filled, !filled),
            "{theme:?}"
        );
    }
}

#[test]
fn a_title_that_the_file_gives_stands_above_the_whole() {
    let question = "Who works with whom, and who connects?";
    for (own, asked, title, below) in [
        (None, None, question, false),
        (Some(" "), None, question, false),
        (Some("Sociaal domein Weert"), None, "Sociaal domein Weert", true),
        (Some("Sociaal domein Weert"), Some("Wie doet mee?"), "Wie doet mee?", false),
    ] {
        let mut builder = NetworkBuilder::new(Info { title: own.map(str::to_owned), ..Info::default() });
        builder.add_node(Node::new("a"), Place::default());
        builder.add_node(Node::new("b"), Place::default());
        builder.add_tie("a", "b", Tie::new("collaborates"), Place::default());
        let network = builder.build().value;
        let options = DiagramOptions { title: asked.map(str::to_owned), ..DiagramOptions::new(DiagramView::Whole) };
        let scene = diagram::draw(&network, &data::facts(&network), &options).unwrap();
        assert_eq!(scene.title, title);
        assert!(says(&scene, title) && says(&scene, "2 actors · 1 tie"), "{title}");
        let line = format!("{question} 2 actors");
        assert_eq!(scene.texts.iter().any(|text| text.lines.join(" ").starts_with(&line)), below, "{title}");
    }
}

#[test]
fn long_names_that_begin_alike_are_told_apart_in_every_view() {
    let long = "Samenwerkingsverband Passend Onderwijs en Jeugdhulp";
    let node = |name: &str| (format!("{long} {name}"), "organisation", "Delft");
    let network = data::network(
        &[node("Achterhoek"), node("Rivierenland"), node("Achterhoek-Oost")],
        &[(0, 1, "collaborates"), (1, 2, "collaborates")],
    );
    for view in
        [DiagramView::Whole, DiagramView::Matrix, DiagramView::Radial, DiagramView::Municipality("Delft".into())]
    {
        let scene = draw(&network, view.clone());
        let names: BTreeSet<String> =
            scene.marks.iter().filter_map(|mark| Some(mark.label.as_ref()?.lines.join(" "))).collect();
        assert!(
            names.len() == scene.marks.len() && names.iter().any(|name| name.contains("Rivier")),
            "{view:?}: {names:?}"
        );
    }
}

#[test]
fn what_does_not_exist_is_refused_with_a_hint() {
    let network = startpunt();
    let facts = data::facts(&network);
    for view in [DiagramView::Municipality("Wageninge".into()), DiagramView::Structure("startpnt".into())] {
        let error = diagram::draw(&network, &facts, &DiagramOptions::new(view)).unwrap_err();
        assert!(error.hints()[0].starts_with("did you mean"), "{error}");
    }
}

#[test]
fn a_view_of_what_the_network_has_none_of_is_refused_with_what_would_do() {
    let nodes = [("a".to_owned(), "organisation", ""), ("b".to_owned(), "organisation", "")];
    let network = data::network(&nodes, &[(0, 1, "collaborates")]);
    for (view, lacking) in [
        (DiagramView::Compare, "no node of this network says"),
        (DiagramView::Bridges, "no node of this network says"),
        (DiagramView::TwoMode, "this network has no structures"),
    ] {
        let error = diagram::draw(&network, &data::facts(&network), &DiagramOptions::new(view)).unwrap_err();
        assert!(error.to_string().contains(lacking), "{error}");
        assert!(error.hints()[0].contains("--view"), "{error}");
    }
}

#[test]
fn those_who_join_two_places_stand_apart() {
    // Ten actors of no place, each tied to both places: all of them in the middle.
    let mut nodes = vec![("x".to_owned(), "organisation", "X"), ("y".to_owned(), "organisation", "Y")];
    nodes.extend((0..10).map(|i| (format!("A name of some length {i}"), "organisation", "")));
    let ties: Vec<(usize, usize, &str)> =
        (2..12).flat_map(|i| [(i, 0, "collaborates"), (i, 1, "collaborates")]).collect();
    let network = data::network(&nodes, &ties);
    let facts = verbinder::present::facts::Facts { bridging: (2..12).collect(), ..data::facts(&network) };
    let scene = diagram::draw(&network, &facts, &DiagramOptions::new(DiagramView::Bridges)).unwrap();
    assert!(scene.marks.len() >= 10, "{}", scene.marks.len());
    for (index, one) in scene.marks.iter().enumerate() {
        for other in &scene.marks[index + 1..] {
            let apart = (one.centre.x - other.centre.x).hypot(one.centre.y - other.centre.y);
            assert!(apart >= one.reach() + other.reach(), "{} hides {}", one.name, other.name);
        }
    }
}

#[test]
fn every_view_speaks_dutch_and_prints_grey() {
    let network = data::archipelago(&[12, 8, 5], 3, 7);
    for view in super::every_view(&network) {
        let options =
            DiagramOptions { language: Language::Nl, theme: Theme::Grey, ..DiagramOptions::new(view.clone()) };
        let scene = diagram::draw(&network, &data::facts(&network), &options).unwrap();
        assert!(says(&scene, "geografische betekenis"), "{view:?}");
        let svg = diagram::svg(&scene);
        let coloured: BTreeSet<&str> = svg
            .match_indices("=\"#")
            .map(|(at, _)| &svg[at + 3..at + 9])
            // A link within the file is no colour.
            .filter(|hex| hex.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .filter(|hex| hex[..2] != hex[2..4] || hex[2..4] != hex[4..6])
            .collect();
        assert!(coloured.is_empty(), "{view:?}: {coloured:?}");
    }
}

#[test]
fn facts_that_are_missing_do_not_stop_a_picture() {
    let network = data::archipelago(&[6, 4], 2, 1);
    for view in super::every_view(&network) {
        let scene = diagram::draw(&network, &Facts::default(), &DiagramOptions::new(view)).unwrap();
        assert!(!scene.marks.is_empty());
    }
}
