//! The scene as DOT without positions, for whoever wants a layout of Graphviz itself: looks, names, islands and words stay.

use super::text::{lines, plain, quoted, words};
use super::{FONTS, edge, node, of_edges, of_nodes};
use crate::present::diagram::scene::Scene;
use crate::present::diagram::svg::n;
use crate::present::diagram::{font, style};
use graphviz_rust::dot_structures::{Attribute, Graph, GraphAttributes, Id, Stmt, Subgraph};

/// A layout of Graphviz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// In layers, from top to bottom.
    Dot,
    /// By springs between all pairs.
    Neato,
    /// By forces; islands stay together.
    Fdp,
    /// By forces, for large networks.
    Sfdp,
    /// On circles.
    Circo,
    /// In rings around a middle.
    Twopi,
}

impl Engine {
    /// The name that Graphviz knows it by.
    pub fn word(self) -> &'static str {
        match self {
            Engine::Dot => "dot",
            Engine::Neato => "neato",
            Engine::Fdp => "fdp",
            Engine::Sfdp => "sfdp",
            Engine::Circo => "circo",
            Engine::Twopi => "twopi",
        }
    }
}

/// Size of the heading.
const HEADING: f64 = 12.0;
/// What says where something stands.
const PLACES: [&str; 4] = ["pos", "xlp", "lp", "bb"];

/// The graph with everything but positions.
pub(super) fn graph(scene: &Scene, engine: Engine) -> Graph {
    let ids = super::text::unique_ids(scene.marks.iter().map(|mark| mark.id.as_str()));
    let theme = scene.theme;
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(vec![
            plain("layout", engine.word()),
            plain("overlap", "false"),
            quoted("sep", "+8"),
            // Curved lines around everything take minutes in a large network.
            plain("splines", "line"),
            plain("forcelabels", "true"),
            plain("outputorder", "edgesfirst"),
            quoted("bgcolor", &theme.paper().hex()),
            plain("pad", "0.4"),
            quoted("charset", "UTF-8"),
            quoted("fontname", FONTS),
            quoted("fontcolor", &theme.ink().hex()),
            plain("fontsize", n(HEADING)),
            plain("labelloc", "t"),
            plain("labeljust", "l"),
            lines("label", &heading(scene)),
        ])),
        of_nodes(theme),
        Stmt::GAttribute(GraphAttributes::Edge(of_edges(theme))),
    ];
    let bare = |index: usize| {
        let mut node = node(scene, &scene.marks[index], &ids[index]);
        node.attributes.retain(anywhere);
        Stmt::Node(node)
    };
    for (number, area) in scene.areas.iter().enumerate().filter(|(_, area)| area.island) {
        let mut inner = vec![Stmt::GAttribute(GraphAttributes::Graph(vec![
            words("label", &area.name),
            plain("fontsize", n(style::MUNICIPALITY_LABEL)),
            quoted("style", "rounded,filled"),
            quoted("fillcolor", &area.fill.hex()),
            quoted("color", &area.stroke.colour.hex()),
        ]))];
        inner.extend((0..ids.len()).filter(|&index| scene.marks[index].area == Some(number)).map(bare));
        stmts.push(Stmt::Subgraph(Subgraph { id: Id::Plain(format!("cluster_{number}")), stmts: inner }));
    }
    stmts.extend((0..ids.len()).filter(|&index| scene.marks[index].area.is_none()).map(bare));
    stmts.extend(scene.lines.iter().map(|line| {
        let mut edge = edge(scene, line, &ids);
        // `weight` is how hard a line pulls here, and Graphviz wants it whole and small.
        edge.attributes.retain(anywhere);
        Stmt::Edge(edge)
    }));
    Graph::Graph { id: Id::Plain("verbinder".to_owned()), strict: false, stmts }
}

/// Title and description, in lines.
fn heading(scene: &Scene) -> Vec<String> {
    const ROOM: f64 = 640.0;
    let mut heading = font::filled(&scene.title, HEADING, false, ROOM);
    heading.extend(font::filled(&font::clean(&scene.description), HEADING, false, ROOM));
    heading
}

fn anywhere(attribute: &Attribute) -> bool {
    !matches!(&attribute.0, Id::Plain(key) if PLACES.contains(&key.as_str()))
}
