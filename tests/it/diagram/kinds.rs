//! Kinds of a file's own: who asks for them sees them apart, and who does not is told which look alike.

use super::data;
use std::collections::{BTreeMap, BTreeSet};
use verbinder::diagnostics::Place;
use verbinder::model::{Info, Mode, Network, NetworkBuilder, Node, NodeKind, Tie, TieKind, Vocabulary};
use verbinder::present::diagram::{self, DiagramOptions, DiagramView, Mapping, Scene, Theme, alike};
use verbinder::present::language::Language;
use verbinder::present::subject::{Choices, Subject};

const OWN: [&str; 5] = ["school", "huisarts", "kerk", "sportclub", "wijkteam"];

/// A ring of nodes of these kinds, joined by ties of these kinds in turn; those that are not shipped are declared.
fn ring(kinds: &[&str], ties: &[&str]) -> Network {
    let (mut info, shipped) = (Info::default(), Vocabulary::shipped());
    for kind in kinds.iter().filter(|kind| shipped.node_kind(kind).is_none()) {
        info.vocabulary.declare_node_kind(NodeKind { id: (*kind).to_owned(), mode: Mode::Actor, label: None });
    }
    for kind in ties.iter().filter(|kind| shipped.tie_kind(kind).is_none()) {
        let id = (*kind).to_owned();
        info.vocabulary.declare_tie_kind(TieKind { id, directed: false, membership: false, label: None });
    }
    let mut builder = NetworkBuilder::new(info);
    let id = |at: usize| format!("n{:02}", at % kinds.len());
    for (at, kind) in kinds.iter().enumerate() {
        builder.add_node(Node { kind: (*kind).to_owned(), ..Node::new(id(at)) }, Place::default());
    }
    for at in 0..kinds.len().max(ties.len()) {
        // A second round joins each to the one after the next.
        let other = id(at + 1 + at / kinds.len());
        builder.add_tie(&id(at), &other, Tie::new(ties[at % ties.len()]), Place::default());
    }
    builder.build().value
}

fn ask(word: &str) -> Option<String> {
    Some(word.to_owned())
}

fn drawn(network: &Network, mapping: &Mapping, theme: Theme) -> Scene {
    let style = mapping.style(&Subject::new(network.clone(), Choices::default()), Language::En).unwrap();
    let options = DiagramOptions { style, theme, ..DiagramOptions::new(DiagramView::Whole) };
    diagram::draw(network, &data::facts(network), &options).unwrap()
}

fn words(scene: &Scene) -> String {
    scene.texts.iter().map(|text| text.lines.join(" ")).collect::<Vec<_>>().join(" | ")
}

/// What kinds look like: one set of looks per kind.
fn looks(scene: &Scene, look: impl Fn(&diagram::scene::Mark) -> String) -> BTreeMap<&str, BTreeSet<String>> {
    let mut looks: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for mark in &scene.marks {
        looks.entry(mark.kind.as_str()).or_default().insert(look(mark));
    }
    looks
}

#[test]
fn who_asks_for_kinds_sees_those_of_the_file_apart() {
    let network = ring(&[&OWN[..], &["organisation"], &OWN[..2]].concat(), &["collaborates"]);
    let mapping = Mapping { colour: ask("kind"), shape: ask("kind"), ..Mapping::default() };
    for theme in [Theme::Colour, Theme::Dark] {
        let scene = drawn(&network, &mapping, theme);
        for looks in
            [looks(&scene, |mark| mark.glyph.fill.hex()), looks(&scene, |mark| format!("{:?}", mark.glyph.shape))]
        {
            let different: BTreeSet<&BTreeSet<String>> = looks.values().collect();
            assert_eq!((looks.len(), different.len()), (6, 6), "{theme:?}: {looks:?}");
        }
        let said = words(&scene);
        assert!(said.contains("COLOUR AND FORM = KIND"), "{said}");
        for kind in OWN.iter().chain(&["organisation"]) {
            assert!(said.contains(&format!("| {kind} |")), "{kind} is missing in {said}");
        }
    }
    // One look alone does as well.
    for (mapping, heading) in [
        (Mapping { colour: ask("kind"), ..Mapping::default() }, "COLOUR = KIND"),
        (Mapping { shape: ask("kind"), ..Mapping::default() }, "FORM = KIND"),
    ] {
        let scene = drawn(&network, &mapping, Theme::Colour);
        let look = |mark: &diagram::scene::Mark| match mapping.colour {
            Some(_) => mark.glyph.fill.hex(),
            None => format!("{:?}", mark.glyph.shape),
        };
        let looks = looks(&scene, look);
        assert_eq!(looks.values().collect::<BTreeSet<_>>().len(), 6, "{looks:?}");
        assert!(words(&scene).contains(heading));
    }
}

#[test]
fn kinds_beyond_the_colours_are_counted() {
    let kinds: Vec<String> = (0..11).map(|at| format!("soort-{at:02}")).collect();
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let mapping = Mapping { colour: ask("kind"), shape: ask("kind"), tie_colour: ask("kind"), ..Mapping::default() };
    let network = ring(&kinds, &kinds);
    // Eight of eleven have a colour; in greys five have, and six a form.
    for (theme, left, lines_left) in [(Theme::Colour, 3, 3), (Theme::Print, 5, 6)] {
        let said = words(&drawn(&network, &mapping, theme));
        let (marks, lines) = said.split_once("COLOUR OF LINES = KIND").unwrap();
        assert!(marks.contains(&format!("{left} others, or none")), "{theme:?}: {said}");
        assert!(lines.contains(&format!("{lines_left} others, or none")), "{theme:?}: {said}");
    }
}

#[test]
fn who_asks_for_kinds_of_ties_sees_them_apart() {
    // Two shipped kinds of one family, two that are "other", and two of the file's own.
    let kinds = ["collaborates", "exchanges-knowledge", "refers-to", "trains", "belt", "mailt"];
    let network = ring(&["organisation"; 7], &kinds);
    let colours = |mapping: &Mapping| {
        let scene = drawn(&network, mapping, Theme::Colour);
        let colours: BTreeSet<String> = scene.lines.iter().map(|line| line.stroke.colour.hex()).collect();
        (colours.len(), words(&scene))
    };
    let (count, said) = colours(&Mapping { tie_colour: ask("kind"), ..Mapping::default() });
    assert_eq!(count, 6, "{said}");
    for name in ["collaborates", "exchanges knowledge", "refers to", "trains", "belt", "mailt"] {
        assert!(said.contains(&format!("| {name} |")), "{name} is missing in {said}");
    }
    // Without asking, families have colours: working together, two left for the file's own, other.
    assert_eq!(colours(&Mapping::default()).0, 4);
}

#[test]
fn shipped_kinds_keep_their_look_when_asked_for() {
    let network = ring(&["organisation", "municipality", "initiative", "org-group"], &["collaborates", "funds"]);
    let usual = drawn(&network, &Mapping::default(), Theme::Colour);
    let asked = Mapping { colour: ask("kind"), shape: ask("kind"), tie_colour: ask("kind"), ..Mapping::default() };
    assert!(usual == drawn(&network, &asked, Theme::Colour), "asking for kinds changed the picture");
}

#[test]
fn a_note_names_kinds_of_the_file_that_look_alike_and_the_option() {
    let ties = ["belt", "mailt", "appt", "schrijft", "zwaait", "fluit", "zingt", "zwijgt"];
    let network = ring(&[&OWN[..], &["organisation", "municipality"]].concat(), &ties);
    let notes = |mapping: &Mapping, taken: &[&str], language| {
        alike::notes(&drawn(&network, mapping, Theme::Colour), &network, mapping, taken, language)
    };
    // Five families are free for eight kinds of ties, all once: in order of names belt and four more before "zingt".
    let said = notes(&Mapping::default(), &[], Language::En);
    let marks = "6 kinds of nodes look alike (huisarts, kerk, organisation, school, sportclub, wijkteam); --colour-by kind tells them apart";
    assert_eq!(
        said,
        [marks, "3 kinds of ties look alike (zingt, zwaait, zwijgt); --tie-colour-by kind tells them apart"]
    );
    let nl = notes(&Mapping::default(), &[], Language::Nl);
    assert!(nl[0].starts_with("6 soorten knopen zien er gelijk uit (huisarts, kerk, organisatie, school"), "{nl:?}");
    // Where colour is taken, form can do it; whoever asked is told nothing.
    let ties = Mapping { tie_colour: ask("kind"), ..Mapping::default() };
    assert!(notes(&ties, &["colour-by"], Language::En)[0].ends_with("--shape-by kind tells them apart"));
    for asked in [Mapping { colour: ask("kind"), ..ties.clone() }, Mapping { shape: ask("kind"), ..ties.clone() }] {
        assert!(notes(&asked, &[], Language::En).is_empty());
    }
    // Shipped kinds are alike by design, and one kind of the file's own has a look for itself.
    let network = ring(&["school", "municipality"], &["refers-to", "trains", "collaborates", "exchanges-knowledge"]);
    let scene = drawn(&network, &Mapping::default(), Theme::Colour);
    assert!(alike::notes(&scene, &network, &Mapping::default(), &[], Language::En).is_empty());
}
