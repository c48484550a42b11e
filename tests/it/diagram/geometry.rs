//! No name over another name or a mark, nothing outside the page, islands apart.

use super::{data, draw, every_view};
use verbinder::present::diagram::geometry::{Rect, flattened};
use verbinder::present::diagram::{DiagramView, Scene};

/// What two boxes may share, in square points: a hair.
const HAIR: f64 = 0.5;

pub(super) fn assert_clear(scene: &Scene, view: &DiagramView, what: &str) {
    // On a target the distance to the middle is a figure: marks may touch rather than move.
    let on_a_scale = *view == DiagramView::Radial;
    let page = Rect {
        min: verbinder::present::diagram::geometry::Point::new(0.0, 0.0),
        max: verbinder::present::diagram::geometry::Point::new(scene.width, scene.height),
    };
    let labels: Vec<(usize, Rect)> = scene
        .marks
        .iter()
        .enumerate()
        .filter_map(|(index, mark)| mark.label.as_ref().map(|label| (index, label.bounds())))
        .collect();
    for (rank, (index, label)) in labels.iter().enumerate() {
        let name = &scene.marks[*index].name;
        assert!(page.holds(label), "{what}: the name {name:?} leaves the page");
        for (other, second) in &labels[rank + 1..] {
            let shared = label.overlap(second);
            assert!(shared <= HAIR, "{what}: {name:?} and {:?} share {shared:.2}", scene.marks[*other].name);
        }
        // In tables and columns names stand in a row with their mark, however far the name is long.
        let reach = label.centre() - scene.marks[*index].centre;
        let near = scene.marks[*index].reach() + label.width() / 2.0 + label.height() / 2.0 + 12.0;
        assert!(reach.length() <= near, "{what}: {name:?} stands far from its mark");
    }
    for (index, mark) in scene.marks.iter().enumerate() {
        let body = mark.bounds().padded(-0.5);
        assert!(page.holds(&body), "{what}: the mark of {:?} leaves the page", mark.name);
        if on_a_scale {
            continue;
        }
        for other in &scene.marks[index + 1..] {
            let shared = body.overlap(&other.bounds().padded(-0.5));
            assert!(shared <= HAIR, "{what}: {:?} and {:?} share {shared:.2}", mark.name, other.name);
        }
    }
    for text in &scene.texts {
        assert!(page.holds(&text.bounds()), "{what}: {:?} leaves the page", text.lines);
    }
    for (index, text) in scene.texts.iter().enumerate() {
        for other in &scene.texts[index + 1..] {
            // Lines of one paragraph touch.
            let shared = text.bounds().padded(-1.0).overlap(&other.bounds().padded(-1.0));
            assert!(shared <= HAIR, "{what}: {:?} and {:?} share {shared:.2}", text.lines, other.lines);
        }
    }
    for line in &scene.lines {
        assert!(line.curve.iter().all(|point| point.x.is_finite() && point.y.is_finite()), "{what}: {}", line.tooltip);
    }
}

#[test]
fn every_view_of_the_bundled_data_is_clear() {
    let network = data::bundled();
    for view in every_view(&network) {
        assert_clear(&draw(&network, view.clone()), &view, &format!("{view:?}"));
    }
}

/// Lines of the view of bridging actors bend around names as around marks; one ran behind a name, as if it were struck out.
#[test]
fn no_line_runs_behind_a_name_of_the_view_of_bridging_actors() {
    let scene = draw(&data::bundled(), DiagramView::Bridges);
    assert!(scene.lines.len() > 20);
    for line in &scene.lines {
        let way = flattened(&line.curve, 12);
        for mark in &scene.marks {
            let Some(name) = mark.label.as_ref().map(|label| label.bounds().padded(-1.0)) else { continue };
            let crossed = way.windows(2).any(|step| name.crossed_by(step[0], step[1]));
            assert!(!crossed, "{} behind {:?}", line.tooltip, mark.name);
        }
    }
}

#[test]
fn networks_with_every_difficulty_are_clear() {
    let networks = [
        ("uneven islands", data::archipelago(&[40, 18, 6, 3, 2, 1, 1, 1], 5, 1)),
        ("one giant island", data::archipelago(&[120], 2, 2)),
        ("many islands", data::archipelago(&[7; 19], 8, 3)),
        ("nobody national", data::archipelago(&[5, 5], 0, 4)),
        ("only national", data::archipelago(&[], 9, 5)),
        ("no ties", data::network(&(0..30).map(|i| (format!("Los {i}"), "organisation", "")).collect::<Vec<_>>(), &[])),
        ("one node", data::network(&[("Alleen".to_owned(), "venue", "Delft")], &[])),
        ("nothing", data::network(&[], &[])),
        ("long names", long_names()),
    ];
    for (what, network) in &networks {
        for view in every_view(network) {
            assert_clear(&draw(network, view.clone()), &view, &format!("{what}, {view:?}"));
        }
    }
}

#[test]
fn random_networks_are_clear() {
    for seed in 0..12 {
        let sizes: Vec<usize> =
            (0..2 + seed as usize % 6).map(|island| 1 + (seed as usize * 7 + island * 5) % 17).collect();
        let network = data::archipelago(&sizes, seed as usize % 5, seed);
        let view = DiagramView::Whole;
        assert_clear(&draw(&network, view.clone()), &view, &format!("seed {seed}, {sizes:?}"));
    }
}

#[test]
fn larger_random_networks_are_clear_in_every_view_of_the_whole() {
    for (seed, sizes) in [(1, vec![60, 40, 30, 20, 12, 8, 3]), (2, vec![13; 14])] {
        let network = data::archipelago(&sizes, 6, seed);
        for view in [DiagramView::Communities, DiagramView::TwoMode, DiagramView::Matrix, DiagramView::Radial] {
            assert_clear(&draw(&network, view.clone()), &view, &format!("seed {seed}, {view:?}"));
        }
    }
}

#[test]
fn names_that_read_from_right_to_left_and_that_have_no_glyph_stay_in_their_room() {
    let names = ["جمعية التعاون", "עמותת שכנים", "社会福祉协议会", "👩‍👩‍👧 zorg", "Súdwest"];
    let nodes: Vec<(String, &str, &str)> = (0..15)
        .map(|i| {
            let kind = ["organisation", "venue", "municipality"][i % 3];
            (format!("{} {i}", names[i % names.len()]), kind, ["", "حي"][i % 2])
        })
        .collect();
    let ties: Vec<(usize, usize, &str)> = (0..14).map(|i| (i, i + 1, "participates-in")).collect();
    let network = data::network(&nodes, &ties);
    for view in every_view(&network) {
        assert_clear(&draw(&network, view.clone()), &view, &format!("{view:?}"));
    }
}

#[test]
fn islands_do_not_overlap() {
    for seed in 0..4 {
        let scene = draw(&data::archipelago(&[20, 9, 6, 4, 2, 1], 4, seed), DiagramView::Whole);
        let rooms: Vec<Rect> =
            scene.areas.iter().filter(|area| area.island).map(|area| Rect::of(area.polygon.iter().copied())).collect();
        for (index, room) in rooms.iter().enumerate() {
            assert!(rooms[index + 1..].iter().all(|other| room.overlap(other) <= HAIR), "seed {seed}");
        }
    }
}

fn long_names() -> verbinder::model::Network {
    let long = "De vereniging van werkelijk buitengewoon langdradige samenwerkingsverbanden ".repeat(4);
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".to_owned();
    let nodes: Vec<(String, &str, &str)> = (0..8)
        .map(|i| {
            (format!("{} {i}", if i % 2 == 0 { &long } else { &word }), "organisation", ["Delft", "Goirle"][i % 2])
        })
        .collect();
    data::network(&nodes, &[(0, 1, "collaborates"), (2, 3, "funds"), (0, 2, "runs"), (4, 6, "hosts")])
}
