//! What looks show: values where they belong, in the picture and in its legend; and words that mean nothing are refused.

use super::data;
use verbinder::Error;
use verbinder::diagnostics::Place;
use verbinder::model::{Info, Network, NetworkBuilder, Node, Tie};
use verbinder::present::diagram::style::Shape;
use verbinder::present::diagram::{self, DiagramOptions, DiagramStyle, DiagramView, Mapping, Scene, Theme};
use verbinder::present::language::Language;
use verbinder::present::subject::{Choices, Subject};

/// A star: the middle `a` with `b`, `c`, `d`; two sectors; a budget for two of them.
fn star() -> Network {
    let mut builder = NetworkBuilder::new(Info::default());
    let sectors = [
        ("a", Some("zorg"), Some(400.5)),
        ("b", Some("zorg"), Some(100.0)),
        ("c", Some("wonen"), None),
        ("d", None, None),
    ];
    for (id, sector, budget) in sectors {
        let mut node = Node { sector: sector.map(str::to_owned), ..Node::new(id) };
        if let Some(budget) = budget {
            node.attributes.insert("budget".into(), budget.into());
        }
        node.attributes.insert("code".into(), if id == "a" { "1".into() } else { "2".into() });
        builder.add_node(node, Place::default());
    }
    for (other, layer) in [("b", "jeugd"), ("c", "jeugd"), ("d", "werk")] {
        let tie = Tie::new("collaborates").with(|tie| tie.layer = Some(layer.into()));
        builder.add_tie("a", other, tie, Place::default());
    }
    builder.build().value
}

fn style(mapping: &Mapping) -> Result<DiagramStyle, Error> {
    mapping.style(&Subject::new(star(), Choices::default()), Language::En)
}

fn drawn(mapping: &Mapping) -> Scene {
    let network = star();
    let options = DiagramOptions { style: style(mapping).unwrap(), ..DiagramOptions::new(DiagramView::Whole) };
    diagram::draw(&network, &data::facts(&network), &options).unwrap()
}

fn words(scene: &Scene) -> String {
    scene.texts.iter().map(|text| text.lines.join(" ")).collect::<Vec<_>>().join(" | ")
}

fn ask(word: &str) -> Option<String> {
    Some(word.to_owned())
}

#[test]
fn colour_shows_a_measure_on_a_scale() {
    let scene = drawn(&Mapping { colour: ask("betweenness"), ..Mapping::default() });
    // In a star of four the middle lies on all three shortest paths between others, the others on none.
    let fill = |id: &str| scene.marks.iter().find(|mark| mark.id == id).unwrap().glyph.fill.hex();
    assert_eq!(fill("a"), Theme::Colour.ramp(1.0).hex());
    assert_eq!(fill("b"), Theme::Colour.ramp(0.0).hex());
    let words = words(&scene);
    for part in ["COLOUR = BETWEENNESS", "| 0 |", "| 1.50 |", "| 3 |", "colour = "] {
        assert!(words.contains(part), "{part:?} is missing in {words}");
    }
}

#[test]
fn colour_shows_categories_by_frequency_and_grey_where_there_is_none() {
    let scene = drawn(&Mapping { colour: ask("sector"), ..Mapping::default() });
    let fill = |id: &str| scene.marks.iter().find(|mark| mark.id == id).unwrap().glyph.fill.hex();
    let theme = Theme::Colour;
    assert_eq!(
        [fill("a"), fill("c"), fill("d")],
        [theme.category(0).hex(), theme.category(1).hex(), theme.other().hex()]
    );
    let words = words(&scene);
    assert!(
        words.contains("COLOUR = SECTOR") && words.contains("zorg") && words.contains("none, or several"),
        "{words}"
    );
}

#[test]
fn size_shows_an_attribute_by_area_and_the_smallest_where_there_is_none() {
    let scene = drawn(&Mapping { size: ask("budget"), ..Mapping::default() });
    let radius = |id: &str| scene.marks.iter().find(|mark| mark.id == id).unwrap().radius;
    // 3.2 pt and, for the largest, 9.3 more; a quarter of the budget gets half of that.
    assert!((radius("a") - 12.5).abs() < 1e-9 && (radius("c") - 3.2).abs() < 1e-9);
    assert!((radius("b") - (3.2 + 9.3 * (100.0_f64 / 400.5).sqrt())).abs() < 1e-9);
    assert!(words(&scene).contains("SIZE = BUDGET"));
    let equal = drawn(&Mapping { size: ask("equal"), ..Mapping::default() });
    assert!(equal.marks.iter().all(|mark| (mark.radius - equal.marks[0].radius).abs() < 1e-9));
}

#[test]
fn form_ring_and_lines_show_categories() {
    let mapping =
        Mapping { shape: ask("code"), outline: ask("sector"), tie_colour: ask("layer"), ..Mapping::default() };
    let scene = drawn(&mapping);
    let mark = |id: &str| scene.marks.iter().find(|mark| mark.id == id).unwrap();
    assert_eq!((mark("b").glyph.shape, mark("a").glyph.shape), (Shape::Circle, Shape::Square));
    assert!(mark("a").ring.is_some() && mark("d").ring.is_none());
    assert_ne!(mark("a").ring, mark("c").ring);
    let colours: std::collections::BTreeSet<String> = scene.lines.iter().map(|line| line.stroke.colour.hex()).collect();
    assert_eq!(colours, [Theme::Colour.category(0).hex(), Theme::Colour.category(1).hex()].into());
    for part in ["FORM = CODE", "RING = SECTOR", "COLOUR OF LINES = THEME", "jeugd", "werk"] {
        assert!(words(&scene).contains(part), "{part:?} is missing");
    }
}

#[test]
fn the_legend_of_lines_names_only_categories_that_are_drawn() {
    let network = star();
    let options = |view| DiagramOptions {
        style: style(&Mapping { tie_colour: ask("layer"), ..Mapping::default() }).unwrap(),
        ..DiagramOptions::new(view)
    };
    let said = |view| words(&diagram::draw(&network, &data::facts(&network), &options(view)).unwrap());
    // Around b there is one tie, of jeugd; werk is between a and d.
    let ego = said(DiagramView::Ego { name: "b".into(), steps: 1 });
    assert!(ego.contains("COLOUR OF LINES = THEME") && ego.contains("| jeugd"), "{ego}");
    assert!(!ego.contains("werk |") && !ego.contains("| werk"), "{ego}");
}

#[test]
fn width_shows_a_measure_of_ties() {
    let scene = drawn(&Mapping { tie_width: ask("edge-betweenness"), ..Mapping::default() });
    // All ties of a star carry the same: all lines are equally wide, as wide as the widest.
    assert!(scene.lines.iter().all(|line| (line.stroke.width - 3.8).abs() < 1e-9));
    assert!(words(&scene).contains("WIDTH OF LINES = "));
}

#[test]
fn every_measure_of_nodes_and_ties_can_be_shown_or_says_what_it_lacks() {
    use verbinder::measures::{Level, MEASURES, Need};
    for measure in MEASURES {
        let id = measure.id;
        let mapping = match measure.level {
            Level::Tie => Mapping { tie_width: ask(id), ..Mapping::default() },
            _ => Mapping { colour: ask(id), size: ask(id), ..Mapping::default() },
        };
        let shown = matches!(measure.level, Level::Node | Level::Tie);
        // Groups, values and members of structures have no place among the options of a picture.
        let asks = measure.needs.iter().any(|need| matches!(need, Need::Groups | Need::Values | Need::Members));
        match style(&mapping) {
            Ok(_) => assert!(shown && !asks, "{id} is shown, without what it needs"),
            Err(error) => {
                let said = error.to_string();
                let expected = match shown {
                    false => said.contains(&format!("{id} is a measure of")),
                    true if asks => said.contains(&format!("{id} needs to be told more")),
                    // What this network of one mode, without signs, lacks is named.
                    true => measure.needs.iter().any(|need| said.contains(need.text().en)),
                };
                assert!(expected && !error.hints().is_empty(), "{id}: {error}");
            }
        }
    }
}

#[test]
fn pages_with_every_look_and_on_every_paper_are_clear() {
    use verbinder::present::diagram::{Orientation, Paper};
    let network = data::archipelago(&[20, 9, 6, 3, 1], 4, 11);
    let subject = Subject::new(network, Choices::default());
    let looks = [
        Mapping {
            colour: ask("municipality"),
            size: ask("betweenness"),
            tie_colour: ask("kind"),
            ..Mapping::default()
        },
        Mapping {
            colour: ask("constraint"),
            shape: ask("municipality"),
            outline: ask("community"),
            tie_colour: ask("edge-betweenness"),
            tie_width: ask("count"),
            ..Mapping::default()
        },
    ];
    for (number, mapping) in looks.iter().enumerate() {
        for (paper, orientation) in
            [("A4", Orientation::Portrait), ("A1", Orientation::Auto), ("500x100mm", Orientation::Auto)]
        {
            let options = DiagramOptions {
                style: mapping.style(&subject, Language::Nl).unwrap(),
                paper: Some(Paper::new(paper, orientation).unwrap()),
                theme: Theme::ALL[number + 1],
                language: Language::Nl,
                ..DiagramOptions::new(DiagramView::Whole)
            };
            let scene = diagram::draw(&subject.network, &subject.facts(), &options).unwrap();
            super::geometry::assert_clear(&scene, &options.view, &format!("{mapping:?} on {paper}"));
        }
    }
}

#[test]
fn what_means_nothing_is_refused_with_what_would() {
    let cases = [
        (Mapping { colour: ask("betweeness"), ..Mapping::default() }, "betweeness", "betweenness"),
        (Mapping { colour: ask("density"), ..Mapping::default() }, "network", "verbinder measure density"),
        (Mapping { colour: ask("edge-betweenness"), ..Mapping::default() }, "tie", "--tie-width-by"),
        (Mapping { size: ask("sector"), ..Mapping::default() }, "names", "measure"),
        (Mapping { shape: ask("degree"), ..Mapping::default() }, "numbers", "--colour-by degree"),
        (Mapping { tie_width: ask("layer"), ..Mapping::default() }, "names", "measure"),
        (Mapping { tie_colour: ask("degree"), ..Mapping::default() }, "node", "--colour-by"),
        (Mapping { outline: ask("municipality"), ..Mapping::default() }, "municipality", "sector"),
        (Mapping { tie_colour: ask("sign"), ..Mapping::default() }, "sign", "layer"),
    ];
    for (mapping, says, hint) in cases {
        let shown = format!("{mapping:?}");
        let error = style(&mapping).unwrap_err();
        assert!(error.to_string().contains(says), "{shown}: {error}");
        assert!(error.hints().iter().any(|text| text.contains(hint)), "{shown}: {:?}", error.hints());
    }
}
