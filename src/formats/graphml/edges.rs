//! Edges one by one, and in pieces where long rows of them say alike.

use super::alike::{EDGE, Edge, Manner};
use super::keys::Used;
use super::read::{Graph, Graphics};
use crate::diagnostics::Place;
use crate::error::Error;
use crate::formats::shared::draft::Given;
use crate::formats::shared::fields::{Dialect, TieField};
use crate::formats::shared::flat;
use crate::formats::shared::lone_edge::{TWO_IDS, lone_edge};
use crate::formats::shared::xml::{Element, Item};
use crate::model::Tie;

impl Graph<'_, '_> {
    pub(super) fn edge(&mut self, element: &Element<'_>, by_default: bool) -> Result<(), Error> {
        let place = element.place();
        if self.alike.is_empty() {
            self.expect_edges();
        }
        let meanings = self.meanings();
        let own = self.draft.dialect() == Dialect::Own;
        let manner = Manner { keys: self.keys, meanings: &meanings, own, directed: by_default };
        let plain = self.alike.plain(self.xml, element, manner);
        if let Some(tie) = plain.and_then(|plain| self.alike.tie(self.xml, plain)) {
            self.join(element, tie, place);
            return Ok(());
        }
        let said = self.draft.findings();
        let mut tie = Tie::unspecified();
        if !own {
            tie.directed = manner.is_directed(element).then_some(true);
        }
        // A name of the edge itself, by which other files may refer to it; numbers in a row, as programs give them, say nothing.
        if let Some(id) = element.get("id").filter(|id| !own && !is_counted(id)) {
            self.draft.set_tie(&mut tie, &TieField::Attribute("id".to_owned()), Given::Text(id), &place);
        }
        let mut graphics = None;
        let mut used = Used::none(self.keys);
        loop {
            match self.xml.next()? {
                Item::Open(inner) if inner.name == "data" => match self.key(&inner, "edge") {
                    Some((at, _)) if self.keys[at].is_graphics => graphics = Some(self.graphics()?),
                    Some((at, _)) => {
                        let text = self.xml.text()?;
                        self.report_repeated(used.has(at), at, "edge", &inner);
                        let apart = used.apart(self.keys, at, "edge").map(TieField::Attribute);
                        let meanings = self.meanings();
                        let field = apart.as_ref().unwrap_or(&meanings.ties[at]);
                        let value = match field {
                            // As text, so that what many ties cite is read once.
                            TieField::Evidence if own && text.starts_with('[') => Given::Text(&text),
                            _ => self.keys[at].value(&text, self.draft.dialect()),
                        };
                        self.draft.set_tie(&mut tie, field, value, &place);
                        self.xml.reuse(inner);
                    }
                    None => {
                        let field = TieField::Attribute(inner.get("key").unwrap_or_default().to_owned());
                        let text = self.xml.text()?;
                        self.draft.set_tie(&mut tie, &field, Given::Text(&text), &place);
                    }
                },
                Item::Open(_) => self.xml.skip()?,
                Item::Close(_) | Item::End => break,
                Item::Text(_) => {}
            }
        }
        for (at, key) in used.defaults(self.keys, "edge") {
            if let Some(default) = &key.default {
                let field = self.meanings().ties[at].clone();
                self.draft.set_tie(&mut tie, &field, key.value(default, self.draft.dialect()), &place);
            }
        }
        if let Some(Graphics { label, values }) = graphics {
            for (name, value) in label.map(|label| ("label".to_owned(), label)).into_iter().chain(values) {
                self.draft.set_tie(&mut tie, &TieField::Attribute(name), Given::Text(&value), &place);
            }
        }
        // What is wrong with an edge is said wherever it stands.
        if plain.is_some() && said == self.draft.findings() {
            self.draft.share(&mut tie);
            self.alike.keep(&tie);
        }
        self.join(element, tie, place);
        Ok(())
    }

    /// Makes room for as many edges as there are where the rest of the file is as its beginning.
    fn expect_edges(&mut self) {
        const SAMPLE: usize = 1 << 16;
        let rest = self.xml.rest();
        let sample = &rest[..rest.floor_char_boundary(SAMPLE)];
        let edges = sample.matches(EDGE).count() + 1;
        self.draft.expect(0, rest.len() / sample.len().max(1) * edges);
    }

    /// Adds a tie between the ends that an edge names.
    fn join(&mut self, element: &Element<'_>, tie: Tie, place: Place) {
        let (Some(source), Some(target)) = (element.get("source"), element.get("target")) else {
            self.draft.report(lone_edge(place, TWO_IDS));
            return;
        };
        self.join_ends(source, target, tie, place);
    }

    fn join_ends(&mut self, source: &str, target: &str, tie: Tie, place: Place) {
        if self.draft.dialect() == Dialect::Own {
            self.draft.add_tie(&flat::read_name(source), &flat::read_name(target), tie, place);
        } else {
            self.draft.add_tie(source, target, tie, place);
        }
    }

    /// Reads the edges that follow by all cores, as far as they follow each other and mostly say what earlier ones said.
    pub(super) fn edges_in_pieces(&mut self, by_default: bool) -> Result<(), Error> {
        let meanings = self.meanings();
        let own = self.draft.dialect() == Dialect::Own;
        let manner = Manner { keys: self.keys, meanings: &meanings, own, directed: by_default };
        while !self.alike.is_given_up() {
            let pieces = self.alike.pieces(self.xml, manner, self.piece, self.draft.ends());
            let Some(first) = pieces.first() else { return Ok(()) };
            self.xml.go_to(first.start);
            for piece in pieces {
                if piece.start != self.xml.at() {
                    break;
                }
                self.alike.judge(&piece, self.piece);
                for edge in piece.edges {
                    match edge {
                        Edge::Known { source, target, at, like, weight } => {
                            let (source, target) = (self.draft.end_of(&source), self.draft.end_of(&target));
                            self.draft.join(source, target, self.alike.known(like, weight), at.into());
                        }
                        Edge::Other(start) => {
                            self.xml.go_to(start);
                            if let Item::Open(element) = self.xml.next()? {
                                self.edge(&element, by_default)?;
                            }
                        }
                    }
                }
                self.xml.go_to(piece.end);
            }
        }
        Ok(())
    }
}

/// Whether the id of an edge is a number, perhaps behind a letter or two, as programs count edges: `e12`, `12`.
pub(super) fn is_counted(id: &str) -> bool {
    let digits = id.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '_');
    id.len() - digits.len() <= 4 && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::formats::graphml::read::in_pieces;
    use crate::formats::{Origin, Parsed, ReadOptions, write_json};
    use std::fmt::Write as _;

    /// The network of a file read in pieces of this length by three threads, its findings, and where its ties stand; or why it is none.
    fn read_in(text: &str, piece: usize) -> String {
        let options = ReadOptions::default();
        let origin = Origin { file: "a.graphml", options: &options };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
        let parsed = match pool.install(|| in_pieces(text, &origin, piece)) {
            Ok(parsed) => parsed,
            Err(error) => return error.to_string(),
        };
        let mut shown = String::new();
        for Parsed { network, origins, .. } in parsed {
            shown.push_str(&write_json(&network.value));
            for finding in &network.diagnostics {
                let _ = writeln!(shown, "{finding:?}");
            }
            for tie in network.value.ties() {
                let _ = writeln!(shown, "{}", origins.tie(&network.value, tie.index));
            }
        }
        shown
    }

    /// A file with a row of plain edges, among them in turn what is none.
    fn file(own: bool, among: &[&str], end: &str) -> String {
        let mut text = String::from(
            "<graphml>\n<key id=\"k\" for=\"edge\" attr.name=\"kind\" attr.type=\"string\"/>\n\
             <key id=\"w\" for=\"edge\" attr.name=\"strength\" attr.type=\"double\"/>\n\
             <key id=\"f\" for=\"graph\" attr.name=\"format\" attr.type=\"string\"/>\n<graph edgedefault=\"undirected\">\n",
        );
        if own {
            text.push_str("<data key=\"f\">verbinder/1</data>\n");
        }
        (0..9).for_each(|node| text.push_str(&format!("<node id=\"n{node}\"/>\n")));
        for number in 0..60 {
            let (a, b, kind) = (number % 9, number * 5 % 7, ["funds", "refers-to"][number % 2]);
            let _ = writeln!(
                text,
                " <edge source=\"n{a}\" target=\"n{b}\"><data key=\"k\">{kind}</data><data key=\"w\">{}</data></edge>",
                1 + number % 3
            );
            if number % 11 == 10 {
                text.push_str(among.get(number / 11).copied().unwrap_or_default());
            }
        }
        text + end
    }

    const AMONG: [&str; 5] = [
        "<!-- <edge source=\"n1\" target=\"n2\"/> <edge source=\"n1\" target=\"n2\"></edge> -->\n",
        "<node id=\"whole\"><graph edgedefault=\"directed\"><node id=\"n20\"/><edge source=\"n20\" target=\"n1\"/>\n\
         <edge source=\"n20\" target=\"n2\"/></graph></node>",
        "<edge source=\"n1\" target=\"n3\" directed=\"true\"><data key=\"w\">0</data></edge>\
         <edge source=\"n2\" target=\"n3\"><data key=\"w\">-2</data></edge>",
        "<edge source=\"n1\"/><hyperedge><endpoint node=\"n1\"/></hyperedge><edge source=\"n4\" target=\"unknown\"/>",
        "<edge source=\"n3\" target=\"n&#52;\"><data key=\"k\">fu&#110;ds</data><data key=\"x\">1</data></edge>\
         <edge source=\"n3\" target=\"n5\"><data key=\"w\">2</data><data key=\"w\">3</data></edge>",
    ];

    #[test]
    fn where_pieces_begin_leaves_no_trace() {
        let broken =
            ["</graph></graphml>", "<edge source=\"n1\" target=\"n2\">", "<edge source=\"n1\"</graph>", "</graphml>"];
        for own in [false, true] {
            for among in [&[][..], &AMONG[..], &AMONG[2..], &AMONG[..1]] {
                for end in broken {
                    let text = file(own, among, end);
                    let whole = read_in(&text, usize::MAX / 2);
                    for piece in [1, 40, 90, 200, 500, 1300] {
                        assert_eq!(read_in(&text, piece), whole, "{piece}: {text}");
                    }
                }
            }
        }
    }

    // In the words of the file these edges say the same: what they weigh, and whether they have a direction, they say each for itself.
    #[test]
    fn edges_keep_broken_weights_and_their_own_direction() {
        let mut text = String::from(
            "<graphml>\n<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n<graph edgedefault=\"undirected\">\n",
        );
        (0..40).for_each(|node| text.push_str(&format!("<node id=\"n{node}\"/>\n")));
        for number in 0..39 {
            let (next, directed, weight) = (number + 1, number % 3 == 1, ["2.5", "0.25"][number % 2]);
            let _ = writeln!(
                text,
                "<edge source=\"n{number}\" target=\"n{next}\" directed=\"{directed}\"><data key=\"w\">{weight}</data></edge>"
            );
        }
        text.push_str("</graph></graphml>");
        for piece in [100, usize::MAX / 2] {
            let shown = read_in(&text, piece);
            for number in 0..39 {
                let begin = format!("{{\"source\": \"n{number}\", \"target\": \"n{}\"", number + 1);
                let line = shown.lines().find(|line| line.trim_start().starts_with(&begin)).expect("a tie");
                let strength = format!("\"strength\": {}", [2.5, 0.25][number % 2]);
                assert!(line.contains(&strength), "{piece} {line}");
                assert_eq!(line.contains("\"directed\": true"), number % 3 == 1, "{piece} {line}");
            }
        }
    }

    #[test]
    fn edges_that_say_the_same_keep_their_ends_weights_and_places() {
        for piece in [100, usize::MAX / 2] {
            let shown = read_in(&file(true, &[], "</graph></graphml>"), piece);
            assert_eq!(shown.matches("\"kind\": \"funds\"").count(), 30, "{shown}");
            assert_eq!(shown.matches("\"strength\": 3").count(), 20, "{shown}");
            // Five lines, the format and nine nodes stand before the first edge, which joins n0 and n0 and weighs 1; the last joins n5 and n1.
            assert!(
                shown.contains("{\"source\": \"n0\", \"target\": \"n0\", \"kind\": \"funds\", \"strength\": 1}"),
                "{shown}"
            );
            assert!(
                shown.contains("{\"source\": \"n5\", \"target\": \"n1\", \"kind\": \"refers-to\", \"strength\": 3}"),
                "{shown}"
            );
            assert!(shown.contains("\n16:2\n") && shown.contains("\n75:2\n"), "{shown}");
        }
    }
}
