//! What pictures say in numbers: only what holds counts, one is singular, and size is of the wave that it names.

use super::{data, draw};
use std::collections::BTreeSet;
use verbinder::diagnostics::Place;
use verbinder::model::{Info, Network, NetworkBuilder, Node, Status, Tie};
use verbinder::present::change::{Change, How};
use verbinder::present::diagram::{self, By, ChangedPair, DiagramOptions, DiagramView, Difference, Scene};
use verbinder::present::facts::Facts;
use verbinder::present::language::Language;

fn words(scene: &Scene) -> String {
    scene.texts.iter().map(|text| text.lines.join(" ")).collect::<Vec<_>>().join(" | ")
}

/// a and b work together and a takes part in s; that b takes part is planned, as is a–c, and c–d has ended.
fn half_planned() -> Network {
    let mut builder = NetworkBuilder::new(Info::default());
    for (id, kind) in [("a", "organisation"), ("b", "organisation"), ("c", "organisation"), ("d", "organisation")] {
        builder.add_node(Node { kind: kind.to_owned(), ..Node::new(id) }, Place::default());
    }
    builder.add_node(Node { kind: "partnership".into(), ..Node::new("s") }, Place::default());
    for (from, to, kind, status) in [
        ("a", "b", "collaborates", Status::Present),
        ("a", "c", "collaborates", Status::Planned),
        ("c", "d", "funds", Status::Ended),
        ("a", "s", "participates-in", Status::Present),
        ("b", "s", "participates-in", Status::Planned),
    ] {
        builder.add_tie(from, to, Tie::new(kind).with(|tie| tie.status = status), Place::default());
    }
    builder.build().value
}

#[test]
fn what_is_planned_is_drawn_and_counts_in_no_figure() {
    let network = half_planned();
    // By hand: of the five ties a–b and a–s hold; so a, b and s are one cluster with both pairs inside it.
    let facts = Facts { degree: vec![2, 1, 0, 0, 1], community: vec![0, 0, 1, 2, 0], ..Facts::default() };
    let drawn = |view, language| {
        let options = DiagramOptions { language, ..DiagramOptions::new(view) };
        diagram::draw(&network, &facts, &options).unwrap()
    };
    let said = |view| words(&drawn(view, Language::En));
    let clusters = said(DiagramView::Communities);
    assert!(clusters.contains("1 cluster with 3 nodes and 2 pairs"), "{clusters}");
    let modes = drawn(DiagramView::TwoMode, Language::En);
    assert_eq!(modes.lines.len(), 2, "the planned membership is drawn");
    let modes = words(&modes);
    assert!(modes.contains("2 actors (left) and 1 structure (right) with 1 pair between them"), "{modes}");
    let kinds = said(DiagramView::Layers(By::Kind));
    // Working together: a–b; taking part: a–s; funding: nothing that holds, and so the last panel.
    for counts in ["2 nodes · 1 pair", "0 nodes · 0 pairs"] {
        assert!(kinds.contains(counts), "{counts}: {kinds}");
    }
    assert!(!kinds.contains("3 nodes"), "{kinds}");
}

#[test]
fn one_is_singular_in_both_languages() {
    let pair = data::network(
        &[("x".to_owned(), "organisation", ""), ("p".to_owned(), "venue", ""), ("z".to_owned(), "organisation", "")],
        &[(0, 1, "located-in")],
    );
    let said = |language, view| {
        let options = DiagramOptions { language, ..DiagramOptions::new(view) };
        // A caption runs over several lines.
        words(&diagram::draw(&pair, &data::facts(&pair), &options).unwrap()).replace(" | ", " ")
    };
    let difference = || DiagramView::Difference(Box::new(data::difference(&pair)));
    for (language, view, expected) in [
        (Language::En, DiagramView::TwoMode, "1 actor (left) and 1 structure (right) with 1 pair between them"),
        (Language::En, DiagramView::TwoMode, "1 actor and 0 structures without such a tie"),
        (Language::Nl, DiagramView::TwoMode, "1 actor (links) en 1 verband (rechts) met 1 paar ertussen"),
        (Language::Nl, DiagramView::TwoMode, "1 actor en 0 verbanden zonder zo'n relatie"),
        (Language::En, DiagramView::Communities, "1 cluster with 2 nodes and 1 pair"),
        (Language::Nl, DiagramView::Communities, "1 cluster met 2 knopen en 1 paar"),
        (Language::En, DiagramView::Matrix, "2 nodes, 1 joined pair"),
        (Language::Nl, DiagramView::Matrix, "2 knopen, 1 verbonden paar"),
        (Language::En, DiagramView::Matrix, "1 node without ties has no row"),
        (Language::Nl, DiagramView::Matrix, "1 knoop zonder relaties heeft geen rij"),
        (Language::En, difference(), "1 pair kept, 0 gained"),
        (Language::Nl, difference(), "1 paar behouden, 0 erbij"),
    ] {
        let said = said(language, view);
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

#[test]
fn size_in_a_difference_is_partners_in_the_later_wave() {
    let network = data::network(
        &["a", "b", "c", "d", "e"].map(|id| (id.to_owned(), "organisation", "")),
        &[(0, 1, "collaborates"), (0, 2, "collaborates"), (0, 3, "collaborates"), (0, 4, "collaborates")],
    );
    let pair = |target: &str, change, how, later| ChangedPair {
        source: "a".into(),
        target: target.into(),
        change,
        how,
        later,
        new_sign: None,
    };
    // a–b and a–c are gone and a–d came; whether a–e was there before is unknown, now it is.
    let difference = Difference {
        before: "2009".into(),
        after: "2013".into(),
        pairs: vec![
            pair("b", Change::Lost, How::Ended, false),
            pair("c", Change::Lost, How::NotSeenAgain, false),
            pair("d", Change::Gained, How::Begun, true),
            pair("e", Change::Unknown, How::EndMissing, true),
        ],
        only_before: BTreeSet::new(),
        only_after: BTreeSet::new(),
        directed: false,
    };
    let scene = draw(&network, DiagramView::Difference(Box::new(difference)));
    let mark = |id: &str| scene.marks.iter().find(|mark| mark.id == id).unwrap();
    assert_eq!(["a", "b", "d", "e"].map(|id| mark(id).degree), [Some(2), Some(0), Some(1), Some(1)]);
    assert!(mark("a").tooltip.contains("2 partners in 2013"), "{}", mark("a").tooltip);
    assert!(mark("b").radius < mark("d").radius && mark("d").radius < mark("a").radius);
    assert!(words(&scene).contains("SIZE = PARTNERS IN 2013"), "{}", words(&scene));
}

#[test]
fn places_for_which_there_is_no_wedge_are_not_called_national() {
    // Forty places of one actor each in a chain, and one national actor: 36 places have a wedge of their own.
    let places: Vec<String> = (0..40).map(|place| format!("Plaats {place:02}")).collect();
    let mut nodes: Vec<(String, &str, &str)> =
        places.iter().enumerate().map(|(i, place)| (format!("n{i:02}"), "organisation", place.as_str())).collect();
    nodes.push(("landelijk".to_owned(), "organisation", ""));
    let ties: Vec<(usize, usize, &str)> = (1..nodes.len()).map(|i| (i - 1, i, "collaborates")).collect();
    let network = data::network(&nodes, &ties);
    let scene = draw(&network, DiagramView::Radial);
    let wedge = |id: &str| {
        let mark = scene.marks.iter().find(|mark| mark.id == id).unwrap();
        scene.areas[mark.area.unwrap()].name.clone()
    };
    assert_eq!(wedge("landelijk"), "national or without place");
    assert_eq!((wedge("n39"), wedge("n36")), ("other places".to_owned(), "other places".to_owned()));
    assert_eq!(wedge("n35"), "Plaats 35");
}

#[test]
fn pictures_call_who_bridges_as_the_page_does() {
    let network = data::bundled();
    let options = DiagramOptions { language: Language::Nl, ..DiagramOptions::new(DiagramView::Bridges) };
    let scene = diagram::draw(&network, &data::facts(&network), &options).unwrap();
    let said = words(&scene).to_lowercase();
    assert!(said.contains("verbinders") && !said.contains("brugfig"), "{said}");
}
