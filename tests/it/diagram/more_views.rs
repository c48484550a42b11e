//! What the views of one actor, of clusters, layers, modes, squares, change and centrality show, against counts by hand.

use super::{data, draw};
use std::collections::BTreeSet;
use verbinder::diagnostics::Place;
use verbinder::model::{Info, Network, NetworkBuilder, Node, Sign, Tie};
use verbinder::present::change::{Change, How};
use verbinder::present::diagram::scene::{Badge, Line, Mark};
use verbinder::present::diagram::style::Dash;
use verbinder::present::diagram::{self, By, ChangedPair, DiagramOptions, DiagramView, Difference, Scene};
use verbinder::present::facts::Facts;
use verbinder::present::language::Language;
use verbinder::studies::stability::Verdict;

/// Two triangles joined by one tie: a b c – d e f, with c–d between them.
fn two_triangles(kind: &str) -> Network {
    let nodes: Vec<(String, &str, &str)> =
        ["a", "b", "c", "d", "e", "f"].iter().map(|id| ((*id).to_owned(), "organisation", "")).collect();
    let ties = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5), (2, 3)];
    data::network(&nodes, &ties.map(|(a, b)| (a, b, kind)))
}

fn says(scene: &Scene, words: &str) -> bool {
    let all: Vec<String> = scene.texts.iter().map(|text| text.lines.join(" ")).collect();
    all.join(" ").contains(words)
}

fn mark<'s>(scene: &'s Scene, id: &str) -> &'s Mark {
    scene.marks.iter().find(|mark| mark.id == id).unwrap()
}

fn line<'s>(scene: &'s Scene, from: &str, to: &str) -> &'s Line {
    let ends = |line: &Line| BTreeSet::from([scene.marks[line.from].id.clone(), scene.marks[line.to].id.clone()]);
    let wanted = BTreeSet::from([from.to_owned(), to.to_owned()]);
    scene.lines.iter().find(|line| ends(line) == wanted).unwrap()
}

fn drawn_with(network: &Network, facts: &Facts, view: DiagramView) -> Scene {
    diagram::draw(network, facts, &DiagramOptions::new(view)).unwrap()
}

#[test]
fn one_actor_shows_its_partners_and_at_two_steps_theirs() {
    let network = two_triangles("collaborates");
    let ego = |steps| draw(&network, DiagramView::Ego { name: "a".into(), steps });
    let ids = |scene: &Scene| scene.marks.iter().map(|mark| mark.id.clone()).collect::<Vec<_>>();
    // a's partners are b and c; at two steps d joins them through c. The tie b–c is among them.
    assert_eq!(ids(&ego(1)).into_iter().collect::<BTreeSet<_>>(), ["a", "b", "c"].map(str::to_owned).into());
    assert_eq!(ego(1).lines.len(), 3);
    assert_eq!(ids(&ego(2)).len(), 4);
    assert_eq!(ego(2).title, "Who works with a?");
    assert!(mark(&ego(2), "d").glyph.fill.alpha < 0.5, "who is two steps away is pale");
    assert!(says(&ego(1), "1 / 1"), "one pair of partners, and it is joined");
}

#[test]
fn figures_of_one_actor_are_those_of_the_facts() {
    let network = two_triangles("collaborates");
    // By hand: c and d lie on 6 of the 10 pairs of others each, so betweenness 0.6, and share the first rank; a lies on none.
    let facts = Facts { constraint: vec![1.13; 6], ..data::facts(&network) };
    let scene = drawn_with(&network, &facts, DiagramView::Ego { name: "c".into(), steps: 1 });
    for words in ["0.60", "1 of 6 (shared)", "1.13", "1 / 3"] {
        assert!(says(&scene, words), "{words}");
    }
    let scene = drawn_with(&network, &Facts::default(), DiagramView::Ego { name: "c".into(), steps: 1 });
    assert!(says(&scene, "–"), "what is not known is a dash, not 0");
}

#[test]
fn clusters_are_islands_and_the_title_says_when_they_are_none() {
    let network = two_triangles("collaborates");
    let facts = |verdict| Facts {
        community: vec![0, 0, 0, 1, 1, 1],
        certainty: vec![1.0, 1.0, 0.6, 1.0, 1.0, 1.0],
        verdict,
        ..data::facts(&network)
    };
    let scene = drawn_with(&network, &facts(Some(Verdict::Stable)), DiagramView::Communities);
    assert_eq!(scene.areas.iter().filter(|area| area.island).count(), 2);
    assert!(says(&scene, "1 of 7 pairs joins two of them"));
    assert!(mark(&scene, "c").ring.is_some() && mark(&scene, "a").ring.is_none(), "who is unsure has a ring");
    assert_ne!(mark(&scene, "a").glyph.fill, mark(&scene, "d").glyph.fill);
    assert!(line(&scene, "c", "d").stroke.width > line(&scene, "a", "b").stroke.width);
    let chance = drawn_with(&network, &facts(Some(Verdict::NoMoreThanChance)), DiagramView::Communities);
    assert!(chance.title.starts_with("No clear clusters"), "{}", chance.title);
    assert!(says(&drawn_with(&network, &facts(None), DiagramView::Communities), "not checked"));
}

#[test]
fn every_panel_of_layers_keeps_everybody_in_place() {
    let mut builder = NetworkBuilder::new(Info::default());
    for id in ["a", "b", "c", "d"] {
        builder.add_node(Node::new(id), Place::default());
    }
    let mut add = |from: &str, to: &str, layer: Option<&str>| {
        let tie = Tie::new("collaborates").with(|tie| tie.layer = layer.map(Into::into));
        builder.add_tie(from, to, tie, Place::default());
    };
    add("a", "b", Some("sport"));
    add("b", "c", Some("sport"));
    add("a", "b", Some("wonen"));
    add("c", "d", None);
    let network = builder.build().value;
    let scene = draw(&network, DiagramView::Layers(By::Layer));
    // Panel sport: a b c; panel wonen: a b. The tie without a layer is in none, and the note says so.
    assert_eq!(scene.marks.len(), 5);
    assert!(says(&scene, "1 tie belongs to no panel"));
    let way = |from: &str, to: &str| mark(&scene, to).centre - mark(&scene, from).centre;
    assert!((way("a", "b") - way("a (2)", "b (2)")).length() < 1e-6, "a and b stand alike in both panels");
    let nothing =
        diagram::draw(&two_triangles("funds"), &Facts::default(), &DiagramOptions::new(DiagramView::Layers(By::Layer)));
    assert!(nothing.unwrap_err().to_string().contains("layer"));
}

#[test]
fn a_year_holds_what_may_have_existed_in_it() {
    let mut builder = NetworkBuilder::new(Info::default());
    for id in ["a", "b", "c"] {
        builder.add_node(Node::new(id), Place::default());
    }
    let year = verbinder::model::PartialDate::year_only;
    let mut early = Tie::new("funds");
    (early.period.since, early.period.until) = (Some(year(2001)), Some(year(2001)));
    let mut late = Tie::new("funds");
    late.period.since = Some(year(2002));
    builder.add_tie("a", "b", early, Place::default());
    builder.add_tie("b", "c", late, Place::default());
    let scene = draw(&builder.build().value, DiagramView::Layers(By::Year));
    assert!(says(&scene, "2001") && says(&scene, "2002"));
    assert_eq!(scene.lines.len(), 2, "each tie is in one of the two years");
}

#[test]
fn two_modes_stand_in_columns_of_their_own() {
    let nodes: Vec<(String, &str, &str)> =
        [("x", "organisation"), ("y", "organisation"), ("p", "venue"), ("q", "team"), ("z", "organisation")]
            .iter()
            .map(|(id, kind)| ((*id).to_owned(), *kind, ""))
            .collect();
    let network = data::network(&nodes, &[(0, 2, "located-in"), (1, 3, "participates-in"), (0, 1, "collaborates")]);
    let scene = draw(&network, DiagramView::TwoMode);
    // z has no structure, and the tie x–y joins two actors.
    assert_eq!((scene.marks.len(), scene.lines.len()), (4, 2));
    assert!(mark(&scene, "x").centre.x < mark(&scene, "p").centre.x);
    // Two blocks that nothing joins: in each the actor stands level with its structure.
    for (actor, structure) in [("x", "p"), ("y", "q")] {
        let (left, right) = (mark(&scene, actor).centre, mark(&scene, structure).centre);
        assert!((left.y - right.y).abs() < 1e-9 && left.x + 70.0 <= right.x, "{actor} {left:?}, {structure} {right:?}");
    }
    assert!(says(&scene, "1 actor and 0 structures without such a tie"));
}

#[test]
fn the_view_of_bridging_actors_says_how_many_it_leaves_out() {
    let place = |at: usize| ["Asten", "Boxtel", "Cuijk"][at % 3];
    let joins = |count: usize| {
        let mut nodes: Vec<(String, &str, &str)> =
            (0..3).map(|at| (format!("in {}", place(at)), "organisation", place(at))).collect();
        nodes.extend((0..count).map(|at| (format!("joins {at}"), "organisation", "")));
        let ties: Vec<(usize, usize, &str)> =
            (0..count).flat_map(|at| (0..3).map(move |town| (3 + at, town, "collaborates"))).collect();
        let network = data::network(&nodes, &ties);
        draw(&network, DiagramView::Bridges)
    };
    assert!(says(&joins(12), "12 bridging actors reach 3 of 3 places"));
    assert!(says(&joins(15), "The 12 strongest of 15 actors that join several places; they reach 3 of 3 places"));
}

#[test]
fn squares_stand_where_their_row_and_column_cross() {
    let network = two_triangles("funds");
    let facts = Facts { community: vec![0, 0, 0, 1, 1, 1], ..data::facts(&network) };
    let scene = drawn_with(&network, &facts, DiagramView::Matrix);
    // Funding has a direction: one square per tie, in the row of who gives.
    assert_eq!(scene.lines.len(), 7);
    let (row, column) = (mark(&scene, "c"), mark(&scene, "d"));
    let square = line(&scene, "c", "d");
    assert_eq!(scene.marks[square.from].id, "c");
    assert!((square.curve[0].y - row.centre.y).abs() < 1e-9);
    // Rows and columns have one order: as far as d's row is below c's, its column is to the right of c's.
    let own = (square.curve[0].x + square.curve[3].x) / 2.0;
    let first = scene.marks.iter().map(|mark| mark.centre.y).fold(f64::MAX, f64::min);
    let back = line(&scene, "a", "b");
    let other = (back.curve[0].x + back.curve[3].x) / 2.0;
    let rows = column.centre.y - mark(&scene, "b").centre.y;
    assert!(((own - other) - rows).abs() < 1e-6, "{own} {other} {rows} {first}");
    assert!(says(&scene, "6 of these inside one of 2 blocks"));

    let both = drawn_with(&two_triangles("collaborates"), &facts, DiagramView::Matrix);
    assert_eq!(both.lines.len(), 14, "without direction each pair has two squares");
    assert_eq!(both.lines.iter().map(|line| line.count).sum::<usize>(), 7, "and each tie counts once");
}

#[test]
fn what_changed_is_told_apart_without_colour() {
    let network = two_triangles("collaborates");
    let pair = |source: &str, target: &str, change, how, new_sign| ChangedPair {
        source: source.into(),
        target: target.into(),
        change,
        how,
        later: matches!(change, Change::Kept | Change::Gained),
        new_sign,
    };
    let difference = Difference {
        before: "2013".into(),
        after: "2018".into(),
        pairs: vec![
            pair("a", "b", Change::Kept, How::InBoth, Some(Sign::Negative)),
            pair("a", "c", Change::Gained, How::Begun, None),
            pair("b", "c", Change::Lost, How::Ended, None),
            pair("d", "e", Change::Lost, How::NotSeenAgain, None),
            pair("d", "f", Change::Unknown, How::EndMissing, None),
        ],
        only_before: BTreeSet::from(["e".to_owned()]),
        only_after: BTreeSet::from(["f".to_owned()]),
        directed: false,
    };
    let scene = draw(&network, DiagramView::Difference(Box::new(difference)));
    let look = |from, to| {
        let line = line(&scene, from, to);
        let past = line.badges.iter().any(|(badge, _)| *badge == Badge::Past);
        (line.stroke.dash.lengths().to_vec(), past, line.stroke.width > 1.5)
    };
    let looks = [look("a", "b"), look("a", "c"), look("b", "c"), look("d", "e"), look("d", "f")];
    for (index, one) in looks.iter().enumerate() {
        assert!(looks[index + 1..].iter().all(|other| one != other), "{looks:?}");
    }
    assert!(line(&scene, "a", "b").badges.iter().any(|(badge, _)| *badge == Badge::Minus), "its sign changed");
    assert_eq!(line(&scene, "a", "c").stroke.dash, Dash::Solid);
    for words in ["1 pair kept, 1 gained, 2 lost, 1 unknown", "ended (1)", "not seen again (1)", "only in 2013 (1)"] {
        assert!(says(&scene, words), "{words}");
    }
}

#[test]
fn the_most_central_stands_in_the_middle_and_distance_is_the_root_of_betweenness() {
    // A star of five with a tail: hub h, leaves p q r s, and t behind s. By hand, pairs of others that h lies between: of the
    // 10 pairs, all but s–t (6 pairs of leaves, and t with p, q, r): 9; s lies between t and the 4 others: 4.
    let nodes: Vec<(String, &str, &str)> =
        ["h", "p", "q", "r", "s", "t"].iter().map(|id| ((*id).to_owned(), "organisation", "Delft")).collect();
    let ties = [(0, 1), (0, 2), (0, 3), (0, 4), (4, 5)].map(|(a, b)| (a, b, "collaborates"));
    let network = data::network(&nodes, &ties);
    let scene = draw(&network, DiagramView::Radial);
    let apart = |id: &str| (mark(&scene, id).centre - mark(&scene, "h").centre).length();
    let circle = scene.areas.iter().rfind(|area| !area.island).unwrap();
    let rim = (circle.polygon[0] - mark(&scene, "h").centre).length();
    assert!((apart("s") / rim - (1.0 - (4.0_f64 / 9.0).sqrt())).abs() < 1e-6, "{} of {rim}", apart("s"));
    assert!(apart("p") > rim && apart("t") > rim, "who is between nobody stands outside the target");
}

#[test]
fn the_new_views_speak_dutch() {
    let network = data::archipelago(&[8, 6], 2, 3);
    let wanted = [
        (DiagramView::Communities, "tussen clusters"),
        (DiagramView::Layers(By::Kind), "soort relatie"),
        (DiagramView::TwoMode, "Wie doet waaraan mee"),
        (DiagramView::Matrix, "binnen een blok"),
        (DiagramView::Radial, "Wie staat centraal"),
        (DiagramView::Difference(Box::new(data::difference(&network))), "niet meer gezien"),
    ];
    for (view, words) in wanted {
        let options = DiagramOptions { language: Language::Nl, ..DiagramOptions::new(view) };
        let scene = diagram::draw(&network, &data::facts(&network), &options).unwrap();
        assert!(says(&scene, words) || scene.title.contains(words), "{words}");
    }
}
