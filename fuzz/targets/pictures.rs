//! Hostile names in pictures: DOT, SVG and the whole page keep every text inert.

#![no_main]

#[allow(dead_code, reason = "each target uses its part")]
mod common;

use common::Texts;
use libfuzzer_sys::fuzz_target;
use verbinder::present::diagram::{self, By, DiagramOptions, DiagramView};
use verbinder::present::language::Language;
use verbinder::present::report::report;
use verbinder::present::subject::{Choices, Subject};

/// No text of the data has become markup.
fn inert(text: &str) {
    for forbidden in [common::TAG, common::QUOTED] {
        assert!(!text.contains(forbidden), "{text}");
    }
    // What no text file should hold, and XML may not: control signs.
    assert!(!text.chars().any(|c| c.is_control() && !"\n\t\r".contains(c)), "{text:?}");
}

fuzz_target!(|bytes: &[u8]| {
    let mut texts = Texts::new(bytes);
    let whole_page = texts.byte() % 16 == 0;
    let Some(network) = common::network(&mut texts) else { return };
    let language = if texts.byte() % 2 == 0 { Language::En } else { Language::Nl };
    let subject = Subject::new(network.clone(), Choices::default());
    // The first node is a structure.
    let first = network.node(0);
    let views = [
        DiagramView::Whole,
        DiagramView::Bridges,
        DiagramView::Compare,
        DiagramView::Communities,
        DiagramView::TwoMode,
        DiagramView::Matrix,
        DiagramView::Radial,
        DiagramView::Layers(By::Layer),
        DiagramView::Layers(By::Sector),
        DiagramView::Structure(first.id.clone()),
        DiagramView::Ego { name: first.id.clone(), steps: 2 },
        DiagramView::Municipality(first.places().next().unwrap_or_default().to_owned()),
    ];
    let view = views[usize::from(texts.byte()) % views.len()].clone();
    let facts = subject.facts_for(&view);
    let options =
        DiagramOptions { language, title: Some(texts.text()), recipe: vec![texts.text()], ..DiagramOptions::new(view) };
    if let Ok(scene) = diagram::draw(&network, &facts, &options) {
        inert(&diagram::svg(&scene));
        let dot = diagram::dot(&scene);
        assert!(!dot.chars().any(|c| c.is_control() && !"\n\t\r".contains(c)), "{dot:?}");
    }
    if whole_page {
        for file in report(&network, &subject, language).expect("every network has a report") {
            assert!(
                !file.path.contains("..") && !file.path.contains('\\') && !file.path.starts_with('/'),
                "{}",
                file.path
            );
            if file.path.ends_with(".html") || file.path.ends_with(".svg") {
                inert(std::str::from_utf8(&file.bytes).expect("text"));
            }
        }
    }
});
