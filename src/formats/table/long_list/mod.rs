//! Plain lists of ties: headings in the first line, as many cells in every row, no quotation marks, names at both ends.
//!
//! Most long lists are such, and these are read by all cores ([`crate::formats::shared::long_list`]). At the first row that is not plain,
//! and wherever something would have to be said of a row, nothing is made, and the list is read row by row as any table is.

mod cut;
mod layout;

use super::both_ways::{Directed, Listed};
use super::narrow::Columns;
use super::rows::begins_as_total;
use super::sheet::{Sheet, trimmed};
use super::{Ends, Reading, narrowed};
use crate::diagnostics::{Checked, Place};
use crate::formats::shared::draft::{Draft, Given, TAKES_PART, Undeclared};
use crate::formats::shared::fields::{Dialect, TieField};
use crate::formats::shared::long_list::{self, Nodes, Ordered, Piece, Rows};
use crate::formats::shared::missing::is_na;
use crate::formats::shared::pieces;
use crate::formats::shared::two_modes::Truths;
use crate::formats::{Origin, Parsed, Split};
use crate::model::{Network, Node, Origins, Places, Tie, Vocabulary};
use cut::Marks;
use layout::Layout;

/// The network of a plain list of ties; none where it is anything else. `head` is its first line.
pub(in crate::formats) fn network(text: &str, head: &Sheet<'_>, origin: &Origin<'_>) -> Option<Parsed> {
    network_in(text, head, origin, long_list::count(text.len()))
}

/// As [`network`], read in so many pieces.
fn network_in(text: &str, head: &Sheet<'_>, origin: &Origin<'_>, count: usize) -> Option<Parsed> {
    let options = origin.options;
    let is_asked = !options.columns.is_empty()
        || !options.missing.is_empty()
        || options.sheet.is_some()
        || matches!(options.split, Split::By(_));
    if is_asked || options.beside.is_some() || !options.further.is_empty() || u32::try_from(text.len()).is_err() {
        return None;
    }
    let layout = Layout::of(head, head.delimiter?)?;
    let first = text.find('\n')? + 1;
    let read = pieces::map(long_list::cut(text, first..text.len(), count), |part| cut::piece(text, part, &layout));
    let (pieces, marks): (Vec<Piece<'_>>, Vec<Marks>) =
        read.into_iter().collect::<Option<Vec<_>>>()?.into_iter().unzip();
    let marks = marks.into_iter().fold(Marks::default(), Marks::and);
    if pieces.last().and_then(Piece::last).is_none_or(begins_as_total) || marks.is_doubtful() {
        return None;
    }
    let mut reading = Reading {
        draft: Draft::new(Dialect::Person, Undeclared::Node),
        ends: Ends::default(),
        columns: Columns::default(),
        text,
        directed: options.directed,
    };
    reading.draft.tell_modes(origin, Truths::Words);
    let mut rows = rows(pieces, &layout, &mut reading.draft)?;
    note_columns(&mut reading, head, &rows, &layout);
    let nodes = rows.nodes();
    let ordered = rows.ordered(&nodes);
    if reading.directed.is_none() && !ordered.ascends {
        let listed = listed(&rows, &ordered, &nodes, &layout)?;
        listed.said(rows.line(0).into()).into_iter().for_each(|finding| reading.draft.report(finding));
        reading.directed = (listed != Listed::Once).then_some(true);
    }
    if reading.directed.is_some() {
        rows.ties.iter_mut().for_each(|tie| tie.directed = reading.directed);
    }
    // Nothing is said of any node or tie: what is left of the draft is what the network knows of itself.
    let Reading { draft, columns, .. } = reading;
    let (Checked { value: empty, diagnostics }, _) = draft.finish();
    let (web, (all, nodes, ties)) = rows.web(&ordered, &nodes, || {
        let places = Places::of_lines(nodes.ids.len(), nodes.first.iter().map(|row| rows.line(*row)));
        (nodes.ids.iter().map(|id| Node::new(*id)).collect(), places, rows.places(&ordered))
    });
    let network = Checked { value: Network::woven(empty.info().clone(), all, web), diagnostics };
    let origins = Origins { file: None, nodes, ties };
    Some(narrowed(Parsed { name: None, network, origins, narrow: columns.narrowing(), cells: None }, text))
}

/// The rows of the pieces; none where something must be said of one, or where one makes nodes that are more than ends of ties.
fn rows<'t>(pieces: Vec<Piece<'t>>, layout: &Layout<'_>, draft: &mut Draft) -> Option<Rows<'t>> {
    let shipped = Vocabulary::shipped();
    Rows::of(pieces, 2, |saying| {
        if saying.iter().any(|cell| is_na(trimmed(cell))) {
            return None;
        }
        let mut tie = Tie::unspecified();
        for ((_, field), cell) in layout.beside.iter().zip(saying) {
            draft.set_tie(&mut tie, field, Given::Text(trimmed(cell)), &Place::default());
        }
        let is_plain = shipped.tie_kind(&tie.kind).is_some() && tie.kind != *TAKES_PART && draft.findings() == 0;
        is_plain.then_some(tie)
    })
}

/// Notes in which columns fields stand, for places; a column that holds nothing is none.
fn note_columns(reading: &mut Reading<'_>, head: &Sheet<'_>, rows: &Rows<'_>, layout: &Layout<'_>) {
    let says = |part: usize| {
        let mut sayings = rows.pieces.iter().flat_map(|piece| &piece.sayings);
        sayings.any(|saying| !trimmed(saying[part]).is_empty())
    };
    let mut fields = vec![(TieField::Source, layout.source), (TieField::Target, layout.target)];
    fields.extend(
        layout.strength.filter(|_| rows.pieces.iter().any(Piece::has_strength)).map(|at| (TieField::Strength, at)),
    );
    let beside = layout.beside.iter().enumerate().filter(|(part, _)| says(*part));
    fields.extend(beside.map(|(_, (column, field))| (field.clone(), *column)));
    fields.sort_by_key(|field| field.1);
    reading.columns.note(head, fields.iter().filter_map(|(field, column)| Some((field.known()?, *column))));
}

/// How the list was made; none where every tie may be listed twice, which what its rows say would settle.
fn listed(rows: &Rows<'_>, ordered: &Ordered, nodes: &Nodes<'_>, layout: &Layout<'_>) -> Option<Listed> {
    let mut directed = Directed::default();
    let mut apart: Vec<Vec<bool>> = Vec::new();
    for piece in &rows.pieces {
        let kinds = piece.sayings.iter().map(|saying| layout.kind().map_or("", |at| trimmed(saying[at])));
        apart.push(kinds.map(|kind| directed.by(kind)).collect());
    }
    // Kinds that have a direction of their own need no guess.
    if apart.iter().flatten().any(|apart| *apart) {
        let ends = |row: usize| {
            let ([source, target], piece, said) = rows.ends(row, nodes);
            (!said.is_some_and(|said| apart[piece][said])).then_some((source, target))
        };
        let listed = Listed::of(rows.len(), nodes.ids.len(), ends, |_, _| true);
        return (!matches!(listed, Listed::Twice(_))).then_some(listed);
    }
    let ways = ordered.ways(nodes.ids.len());
    (!ways.are_twice()).then(|| Listed::by(ways))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{ReadOptions, csv, write_json};

    /// All that is known of a network: itself, findings, places of nodes and ties.
    fn all_of(parsed: &Parsed) -> Vec<String> {
        let Parsed { network: Checked { value, diagnostics }, origins, narrow, .. } = parsed;
        let mut all = vec![write_json(value)];
        all.extend(diagnostics.iter().map(|finding| format!("{finding:?}")));
        all.extend((0..value.node_count()).map(|node| format!("{:?}", origins.node(value, node))));
        all.extend((0..value.tie_count()).map(|tie| format!("{:?}", origins.tie(value, tie))));
        let at = |field| Place { field: Some(field), ..origins.tie(value, 0) };
        let places = ["source", "target", "strength", "layer", "kind"].map(at).to_vec();
        all.extend(narrow("a,b,c\n", places).iter().map(|place| format!("{place:?}")));
        all
    }

    fn head(text: &str) -> Option<Sheet<'_>> {
        let sheet = csv::sheet(text.split_inclusive('\n').next()?, "t.csv").ok()?;
        (sheet.len() == 1).then_some(sheet)
    }

    /// As a table is read, row by row.
    fn row_by_row(text: &str, options: &ReadOptions) -> Option<Vec<String>> {
        let origin = Origin { file: "t.csv", options };
        let sheet = csv::sheet(text, "t.csv").ok()?;
        super::super::networks(vec![sheet], Vec::new(), &origin, text).ok()?.first().map(all_of)
    }

    fn at_once(text: &str, options: &ReadOptions, pieces: usize) -> Option<Vec<String>> {
        let origin = Origin { file: "t.csv", options };
        network_in(text, &head(text)?, &origin, pieces).as_ref().map(all_of)
    }

    /// Lists that are read at once, as they are read row by row.
    const PLAIN: &[&str] = &[
        "source,target\na,b\nb,c\na,c\n",
        "source,target\nb,a\nc,b\na,c",
        "van;naar;gewicht\nx;y;2\ny;z;\nz;x;0015\n",
        "source,target,weight\r\na,b,1.5\r\nb,c,2.250\r\na,c,1\r\n",
        "source\ttarget\tlayer\nDe Brug\tZorggroep Noord-West Veluwe\twonen\nZorggroep Noord-West Veluwe\tZorggroep Noord\tzorg\n",
        "from,to,layer,weight\n a , b ,x,3\nb,\u{a0}c\u{2003},y,1\nb,a,x,3\na,b,x,1\na,b,,3\na,a,y,3\n",
        "target,kind,status,source\na,funds,planned,b\nb,funds,present,a\nc,supports,ended,a\na,,,c\n",
        "layer,source,target\n,a,b\n,b,c\n",
        // Listed both ways: some, most, and each in a kind that has a direction of its own.
        "source,target\na,b\nb,a\na,c\nc,d\nd,e\ne,f\n",
        "source,target\na,b\nb,a\na,c\nc,a\nc,d\nd,c\nx,y\n",
        "source,target,kind\na,b,funds\nb,a,funds\na,c,funds\n",
        "source,target\na,b\na,b\nb,a\nb,a\n",
        "source,target\nabcdefghijklmnop,abcdefghijklmno\nabcdefghijklmno,abcdefghijklmnopq\nabcdefghijklmnop,b\n",
    ];

    /// Lists that are not plain, each for another reason.
    const ODD: &[&str] = &[
        "source,target\n",
        "source,target\na,b\nb\n",
        "source,target\na,b\nb,c,d\n",
        "source,target\na,b\n\nb,c\n",
        "source,target\na,b\nb,\n",
        "source,target\na,b\n\"b\",c\n",
        "source,target\na,b|c\nb,c\n",
        "source,target\na,b\n#N/A,c\n",
        "source,target\na,b\nb,c\r\n",
        "source,target\na,b\rc,d\ne,f\n",
        "source,target\na,b\nc,d\r",
        "source,target\na,b\nSource,target\nb,c\n",
        "source,target,weight\na,b,1\ntotaal,c,5\n",
        "source,target\na,b\ntotaal 2019,c\n",
        "source,target\na,b\nb,a\n",
        "source,target,weight\na,b,1.500\nb,c,2\n",
        "source,target,weight\na,b,0\nb,c,2\n",
        "source,target,weight\na,b,\"1\"\nb,c,2\n",
        "source,target,weight\na,b,strong\nb,c,2\n",
        "source,target,weight\na,b,-2\nb,c,2\n",
        "source,target,kind\na,b,hires\nb,c,funds\n",
        "source,target,kind\na,b,participates-in\nb,c,funds\n",
        "source,target,status\na,b,gone\nb,c,\n",
        "source,target,layer\na,b,#REF!\nb,c,x\n",
        "source,target,layer\na,b,\"x\ny\"\nb,c,x\n",
        "source,target,year\na,b,2014\nb,c,2015\n",
        "source,target,layer,theme\na,b,x,y\nb,c,x,y\n",
        "source,target,from\na,b,x\nb,c,x\n",
        "name,municipality\na,x\nb,y\n",
    ];

    #[test]
    fn plain_lists_are_read_as_row_by_row_wherever_pieces_begin() {
        for text in PLAIN {
            for directed in [None, Some(true), Some(false)] {
                let options = ReadOptions { directed, ..ReadOptions::default() };
                let expected = row_by_row(text, &options);
                for pieces in 1..=5 {
                    assert!(expected.is_some() && at_once(text, &options, pieces) == expected, "{pieces} {text:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_reader_of_tables() {
        let options = ReadOptions::default();
        for text in ODD {
            assert_eq!(at_once(text, &options, 1), None, "{text:?}");
            // What stands further than other rows from the next may be the last of its piece.
            for pieces in 2..=3 {
                let read = at_once(text, &options, pieces);
                assert!(read.is_none() || read == row_by_row(text, &options), "{text:?}");
            }
        }
        let plain = PLAIN[0];
        for options in [
            ReadOptions { columns: vec![("source".to_owned(), "target".to_owned())], ..ReadOptions::default() },
            ReadOptions { sheet: Some("ties".to_owned()), ..ReadOptions::default() },
            ReadOptions { split: Split::By("layer".to_owned()), ..ReadOptions::default() },
        ] {
            assert_eq!(at_once(plain, &options, 1), None);
        }
    }

    // A list of many names in many pieces: 3,000 rows of a made order.
    #[test]
    fn long_lists_are_the_same_in_every_number_of_pieces() {
        let mut text = String::from("source,target,layer,weight\n");
        let mut state = 1_u64;
        for _ in 0..3000 {
            let mut next = |below: u64| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) % below
            };
            let row =
                format!("name{},organisation number {},layer {},{}\n", next(300), next(300), next(4), 1 + next(3));
            text.push_str(&row);
        }
        let options = ReadOptions::default();
        let expected = row_by_row(&text, &options);
        for pieces in [1, 2, 3, 7, 64] {
            assert!(expected.is_some() && at_once(&text, &options, pieces) == expected, "{pieces}");
        }
    }
}
