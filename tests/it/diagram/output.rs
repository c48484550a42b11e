//! Paper, fonts, PDF, positions that are kept, and the picture as a network for other programs.

use super::{data, draw, every_view};
use verbinder::diagnostics::Place;
use verbinder::model::{Network, NetworkBuilder};
use verbinder::present::diagram::geometry::Point;
use verbinder::present::diagram::{
    self, DiagramOptions, DiagramView, Engine, Font, Orientation, Paper, Positions, Scene,
};
use verbinder::present::language::Language;

fn on_paper(network: &Network, view: DiagramView, paper: &str, orientation: Orientation) -> Scene {
    let paper = Some(Paper::new(paper, orientation).unwrap());
    let options = DiagramOptions { paper, ..DiagramOptions::new(view) };
    diagram::draw(network, &data::facts(network), &options).unwrap()
}

#[test]
fn a_page_for_paper_has_its_proportions_and_holds_everything() {
    let network = data::archipelago(&[14, 8, 5, 3], 3, 5);
    for view in every_view(&network) {
        for orientation in [Orientation::Auto, Orientation::Portrait, Orientation::Landscape] {
            let scene = on_paper(&network, view.clone(), "A4", orientation);
            let sheet = scene.paper.clone().unwrap();
            assert!((scene.width / scene.height - sheet.ratio()).abs() < 1e-6, "{view:?} {orientation:?}");
            match orientation {
                Orientation::Portrait => assert!((sheet.width, sheet.height) == (210.0, 297.0)),
                Orientation::Landscape => assert!((sheet.width, sheet.height) == (297.0, 210.0)),
                Orientation::Auto => {}
            }
            let bottom = scene.texts.iter().map(|text| text.bounds().max.y).fold(0.0, f64::max);
            let right = scene.texts.iter().map(|text| text.bounds().max.x).fold(0.0, f64::max);
            assert!(bottom < scene.height && right < scene.width, "{view:?} {orientation:?}");
            let svg = diagram::svg(&scene);
            assert!(svg.contains(&format!("width=\"{}mm\" height=\"{}mm\"", sheet.width, sheet.height)));
        }
    }
}

#[test]
fn small_type_is_said_and_large_paper_is_quiet() {
    let network = data::archipelago(&[40, 30, 25, 20, 15, 12], 5, 5);
    let note =
        |paper| diagram::paper::note(&on_paper(&network, DiagramView::Whole, paper, Orientation::Auto), Language::Nl);
    let said = note("A5").unwrap();
    assert!(said.contains("pt op A5") && said.contains("neem A"), "{said}");
    assert_eq!(note("A0"), None);
    assert_eq!(diagram::paper::note(&draw(&network, DiagramView::Whole), Language::En), None);
}

#[test]
fn a_font_is_named_held_or_drawn() {
    let scene = draw(&data::archipelago(&[4], 0, 1), DiagramView::Whole);
    let named = diagram::svg_with(&scene, Font::Name);
    let held = diagram::svg_with(&scene, Font::Embed);
    let drawn = diagram::svg_with(&scene, Font::Outlines);
    assert!(!named.contains("@font-face") && named.contains("<text"));
    assert_eq!(held.matches("url(data:font/woff2;base64,").count(), 2);
    assert!(held.contains("<text"), "text stays text");
    assert!(!drawn.contains("<text") && drawn.contains("<title id=\"title\">"), "only titles stay text");
    // Everything but the font is the same.
    let without: String = held.split("<style>").map(|part| part.split("</style>\n").last().unwrap()).collect();
    assert_eq!(without, named);
}

// LibreOffice 7.4 does not know paint-order, and painted the light edge over the letters. What lies behind is a copy of what is in front.
#[test]
fn the_light_edge_of_names_lies_beneath_them_in_every_program() {
    let scene = draw(&data::archipelago(&[4, 3], 0, 1), DiagramView::Whole);
    for font in [Font::Name, Font::Embed, Font::Outlines] {
        let svg = diagram::svg_with(&scene, font);
        assert!(!svg.contains("paint-order"), "{font:?}");
        for names in ["labels", "words"] {
            let copy = svg.find(&format!("<use xlink:href=\"#{names}\"/>")).unwrap();
            let front = svg.find(&format!("<g class=\"{names}\" id=\"{names}\">")).unwrap();
            assert!(copy < front && svg[..copy].ends_with("stroke-linejoin=\"round\">"), "{font:?} {names}");
            assert_eq!(svg.matches(&format!("id=\"{names}\"")).count(), 1, "{font:?} {names}");
            // Nothing lies between the two.
            assert_eq!(svg[copy..front].lines().count(), 1, "{}", &svg[copy..front]);
        }
    }
}

#[test]
#[cfg(feature = "pdf")]
fn a_pdf_is_one_page_of_its_size_with_its_title_and_the_same_every_time() {
    let network = data::archipelago(&[5, 3], 1, 2);
    let scene = on_paper(&network, DiagramView::Whole, "A4", Orientation::Landscape);
    let pdf = diagram::render::pdf(&scene).unwrap();
    assert!(pdf.starts_with(b"%PDF-1."));
    let text = String::from_utf8_lossy(&pdf);
    assert_eq!(text.matches("/Type /Page\n").count() + text.matches("/Type/Page/").count(), 1);
    // 297 × 210 mm are 841.89 × 595.28 pt.
    assert!(text.contains("841.8") && text.contains("595.2"));
    assert!(text.contains("/Title") && !text.contains("CreationDate"));
    assert_eq!(pdf, diagram::render::pdf(&scene).unwrap());
}

/// The network without one node.
fn without(network: &Network, left: usize) -> Network {
    network.subset(|node| node != left, |_| true)
}

fn kept(network: &Network, positions: Positions) -> Scene {
    let options = DiagramOptions { positions: Some(positions), ..DiagramOptions::new(DiagramView::Whole) };
    diagram::draw(network, &data::facts(network), &options).unwrap()
}

/// How far marks that are in both pictures moved against each other: the page as a whole may shift.
fn moved(before: &Scene, after: &Scene) -> f64 {
    let mut steps: Vec<Point> = Vec::new();
    for mark in &after.marks {
        if let Some(old) = before.marks.iter().find(|old| old.id == mark.id) {
            steps.push(mark.centre - old.centre);
        }
    }
    let first = steps.first().copied().unwrap_or_default();
    steps.iter().map(|step| (*step - first).length()).fold(0.0, f64::max)
}

#[test]
fn the_same_network_keeps_its_picture() {
    let network = data::archipelago(&[14, 8, 5, 3], 3, 5);
    let first = draw(&network, DiagramView::Whole);
    let again = kept(&network, Positions::from_json(&Positions::of(&first).to_json(), "f").unwrap());
    assert!(moved(&first, &again) < 1e-6);
    let labels =
        |scene: &Scene| scene.marks.iter().map(|mark| mark.label.clone().map(|label| label.lines)).collect::<Vec<_>>();
    assert_eq!(labels(&first), labels(&again));
    assert!(again.texts.iter().any(|text| text.lines.concat().contains("kept from an earlier picture")));
}

#[test]
fn who_leaves_or_comes_moves_nobody_else() {
    let network = data::archipelago(&[14, 8, 5, 3], 3, 5);
    let whole = draw(&network, DiagramView::Whole);
    for node in [0, 7, 20, network.node_count() - 1] {
        let fewer = without(&network, node);
        let id = network.node(node).id.clone();
        let left = kept(&fewer, Positions::of(&whole));
        assert!(moved(&whole, &left) < 1e-6, "{id} left");
        // And back: the others stand still, and the new one stands near a partner and over nobody.
        let back = kept(&network, Positions::of(&left));
        assert!(moved(&left, &back) < 1e-6, "{id} came");
        let mark = back.marks.iter().find(|mark| mark.id == id).unwrap();
        let partners: Vec<usize> =
            network.ties_of(node).iter().map(|tie| if tie.source == node { tie.target } else { tie.source }).collect();
        let nearest = partners
            .iter()
            .filter_map(|&partner| back.marks.iter().find(|mark| mark.id == network.node(partner).id))
            .map(|partner| (partner.centre - mark.centre).length())
            .fold(f64::INFINITY, f64::min);
        assert!(partners.is_empty() || nearest < 250.0, "{id} stands {nearest:.0} pt from its nearest partner");
        for other in back.marks.iter().filter(|other| other.id != id) {
            assert!(mark.bounds().padded(-0.5).overlap(&other.bounds().padded(-0.5)) < 0.5, "{id} and {}", other.id);
        }
    }
}

#[test]
fn a_picture_as_a_network_has_positions_sizes_and_colours() {
    let network = data::archipelago(&[6, 4], 1, 3);
    let scene = draw(&network, DiagramView::Whole);
    let placed = diagram::placed::network(&scene, &network).unwrap();
    assert_eq!((placed.node_count(), placed.tie_count()), (network.node_count(), network.tie_count()));
    for mark in &scene.marks {
        let node = placed.node(placed.index_of(&mark.id).unwrap());
        let number = |name: &str| node.attributes[name].as_f64().unwrap();
        assert!((number("x") - mark.centre.x).abs() < 0.01);
        // Gephi counts y upwards.
        assert!((number("y") - (scene.height - mark.centre.y)).abs() < 0.01);
        let [r, g, b] = mark.glyph.fill.rgb;
        assert_eq!(node.attributes["color"].as_str().unwrap()[..7], format!("#{r:02x}{g:02x}{b:02x}"));
        assert!(number("size") > 0.0);
    }
    assert!(placed.ties().any(|tie| tie.tie.attributes.contains_key("thickness")));
    let places = draw(&network, DiagramView::Bridges);
    let error = diagram::placed::network(&places, &network).unwrap_err();
    assert!(error.hints().iter().any(|hint| hint.contains("--view whole")), "{error}");
}

#[test]
fn for_graphviz_no_position_is_left_and_every_node_and_tie_is() {
    let network = data::archipelago(&[6, 4], 1, 3);
    let scene = draw(&network, DiagramView::Whole);
    for engine in [Engine::Dot, Engine::Neato, Engine::Fdp, Engine::Sfdp, Engine::Circo, Engine::Twopi] {
        let dot = diagram::dot_for(&scene, engine);
        assert!(graphviz_rust::parse(&dot).is_ok());
        assert!(dot.contains(&format!("layout={}", engine.word())) && !dot.contains("pos=") && !dot.contains("nop2"));
        assert_eq!(dot.matches("[shape=").count(), scene.marks.len());
        assert_eq!(dot.matches(" -- ").count(), scene.lines.len());
    }
}

// A node that nobody knows, and that knows nobody, finds a place below everything.
#[test]
fn a_new_node_without_partners_stands_apart() {
    let network = data::archipelago(&[6, 4], 1, 3);
    let whole = draw(&network, DiagramView::Whole);
    let mut builder = NetworkBuilder::new(network.info().clone());
    builder.add_network(&network);
    builder.add_node(verbinder::model::Node::new("nieuw"), Place::default());
    let grown = builder.build().value;
    let scene = kept(&grown, Positions::of(&whole));
    assert!(moved(&whole, &scene) < 1e-6);
    let new = scene.marks.iter().find(|mark| mark.id == "nieuw").unwrap();
    assert!(scene.marks.iter().all(|mark| mark.id == "nieuw" || mark.bounds().overlap(&new.bounds()) < 0.5));
}
