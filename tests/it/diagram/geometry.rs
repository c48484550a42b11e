//! No name over another name or a mark, nothing outside the page, islands apart.

use super::{data, draw, every_view};
use verbinder::present::diagram::geometry::Rect;
use verbinder::present::diagram::{DiagramView, Scene};

/// What two boxes may share, in square points: a hair.
const HAIR: f64 = 0.5;

pub(super) fn assert_clear(scene: &Scene, what: &str) {
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
        let reach = label.centre() - scene.marks[*index].centre;
        let near = scene.marks[*index].reach() + label.width() / 2.0 + label.height() / 2.0 + 12.0;
        assert!(reach.length() <= near, "{what}: {name:?} stands far from its mark");
    }
    for (index, mark) in scene.marks.iter().enumerate() {
        let body = mark.bounds().padded(-0.5);
        assert!(page.holds(&body), "{what}: the mark of {:?} leaves the page", mark.name);
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
        assert_clear(&draw(&network, view.clone()), &format!("{view:?}"));
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
            assert_clear(&draw(network, view.clone()), &format!("{what}, {view:?}"));
        }
    }
}

#[test]
fn random_networks_are_clear() {
    for seed in 0..12 {
        let sizes: Vec<usize> =
            (0..2 + seed as usize % 6).map(|island| 1 + (seed as usize * 7 + island * 5) % 17).collect();
        let network = data::archipelago(&sizes, seed as usize % 5, seed);
        assert_clear(&draw(&network, DiagramView::Whole), &format!("seed {seed}, {sizes:?}"));
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
