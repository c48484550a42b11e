//! The scene as DOT, pinned: `layout=nop2` lets plain `dot`, and `neato -n2`, draw exactly our positions.
//!
//! Nodes and ties keep their data (`kind`, `place`, `degree`, …), which Gephi and Cytoscape read. Everything else, outlines,
//! legend, caption and ghosts, goes into the graph's `_background`, so that nobody who counts nodes counts a ghost.

mod free;
mod text;
mod written;
mod xdot;

use super::Scene;
use super::geometry::{Point, Rect};
use super::paper;
use super::scene::{Badge, Line, Mark};
use super::style::{self, Colour, Dash, Shape, Theme};
use super::svg::n;
use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Subgraph, Vertex,
};
use text::{html, plain, quoted, words};

/// Fonts in the order of preference; no digits in a name, which Graphviz takes for a size.
const FONTS: &str = "Barlow,Helvetica,Arial,sans-serif";

pub use free::Engine;

/// Writes the scene as DOT without positions, for a layout of Graphviz.
pub fn dot_for(scene: &Scene, engine: Engine) -> String {
    written::written(&free::graph(scene, engine))
}

/// Writes the scene as DOT.
pub fn dot(scene: &Scene) -> String {
    written::written(&graph(scene))
}

/// The scene as a graph in graphviz-rust's terms; `parse(written(graph)) == graph` is a test.
pub(super) fn graph(scene: &Scene) -> Graph {
    let ids = text::unique_ids(scene.marks.iter().map(|mark| mark.id.as_str()));
    let background = xdot::background(scene);
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(page(scene, &background.text))),
        of_nodes(scene.theme),
        Stmt::GAttribute(GraphAttributes::Edge([of_edges(scene.theme), vec![plain("arrowhead", "normal")]].concat())),
    ];
    let node = |index: usize| Stmt::Node(node(scene, &scene.marks[index], &ids[index]));
    for (number, area) in scene.areas.iter().enumerate().filter(|(_, area)| area.island) {
        let mut inner = vec![Stmt::GAttribute(GraphAttributes::Graph(cluster(scene, area, background.outlines)))];
        inner.extend((0..ids.len()).filter(|&index| scene.marks[index].area == Some(number)).map(node));
        stmts.push(Stmt::Subgraph(Subgraph { id: Id::Plain(format!("cluster_{number}")), stmts: inner }));
    }
    stmts.extend((0..ids.len()).filter(|&index| scene.marks[index].area.is_none()).map(node));
    stmts.extend(scene.lines.iter().map(|line| Stmt::Edge(edge(scene, line, &ids))));
    Graph::Graph { id: Id::Plain("verbinder".to_owned()), strict: false, stmts }
}

/// What holds of all nodes.
fn of_nodes(theme: Theme) -> Stmt {
    Stmt::GAttribute(GraphAttributes::Node(vec![
        quoted("fontname", FONTS),
        plain("fontsize", n(style::LABEL)),
        quoted("fontcolor", &theme.ink().hex()),
        plain("style", "filled"),
        plain("fixedsize", "true"),
        quoted("label", ""),
        plain("penwidth", "0.8"),
    ]))
}

/// What holds of all edges.
fn of_edges(theme: Theme) -> Vec<Attribute> {
    vec![
        quoted("fontname", FONTS),
        plain("fontsize", "7"),
        quoted("fontcolor", &theme.quiet().hex()),
        plain("dir", "none"),
        plain("arrowsize", "0.4"),
    ]
}

fn page(scene: &Scene, background: &str) -> Vec<Attribute> {
    let mut attributes = vec![
        plain("layout", "nop2"),
        plain("outputorder", "edgesfirst"),
        quoted("bgcolor", &scene.theme.paper().hex()),
        plain("pad", "0"),
        plain("margin", "0"),
        plain("notranslate", "true"),
        quoted("charset", "UTF-8"),
        quoted("fontname", FONTS),
        quoted("bb", &format!("0,0,{},{}", n(scene.width), n(scene.height))),
        words("title", &scene.title),
        words("comment", &scene.description),
        quoted("_background", background),
    ];
    if let Some(paper) = &scene.paper {
        let inches = |millimetres: f64| format!("{:.3}", millimetres / paper::INCH);
        attributes.push(quoted("size", &format!("{},{}!", inches(paper.width), inches(paper.height))));
    }
    attributes
}

/// An island: named for other programs, drawn in the background; as a plain box where that would get too long.
fn cluster(scene: &Scene, area: &super::scene::Area, drawn: bool) -> Vec<Attribute> {
    let mut attributes = vec![quoted("label", ""), words("place", &area.name)];
    if drawn {
        attributes.push(plain("style", "invis"));
    } else {
        let room = Rect::of(area.polygon.iter().copied());
        let (top, bottom) = (up(scene, room.min), up(scene, room.max));
        attributes.push(quoted("bb", &format!("{},{},{},{}", n(top.x), n(bottom.y), n(bottom.x), n(top.y))));
        attributes.push(quoted("style", "rounded,filled"));
        attributes.push(quoted("fillcolor", &area.fill.hex()));
        attributes.push(quoted("color", &area.stroke.colour.hex()));
    }
    attributes
}

fn node(scene: &Scene, mark: &Mark, id: &Id) -> Node {
    let reach = mark.radius * mark.glyph.stretch();
    let (shape, wide, high, lower) = match mark.glyph.shape {
        Shape::Hexagon => ("hexagon", 2.0, 1.732, 0.0),
        Shape::Circle => ("circle", 2.0, 2.0, 0.0),
        Shape::Diamond => ("diamond", 2.0, 2.0, 0.0),
        Shape::Triangle => ("triangle", 2.0, 1.75, -0.125),
        Shape::Square => ("square", 2.0, 2.0, 0.0),
        Shape::Pin => ("invhouse", 1.7, 1.85, 0.075),
        Shape::Sheet => ("note", 1.5, 2.0, 0.0),
    };
    // Graphviz draws a second outline four points outside the first, so the first one shrinks to keep the size.
    let twice = mark.glyph.double && mark.ring.is_none();
    let inner = if twice { (reach - 3.6).max(1.8) / reach } else { 1.0 };
    // Its dashes are too long for small outlines: a source that gives only a type gets a pale outline.
    let line = mark.glyph.line.alpha(if mark.glyph.typed { 0.55 } else { 1.0 });
    let at = up(scene, mark.centre + Point::new(0.0, reach * lower));
    let inches = |length: f64| format!("{:.3}", length * reach * inner / 72.0);
    let mut attributes = vec![
        quoted("pos", &format!("{},{}!", n(at.x), n(at.y))),
        plain("shape", shape),
        plain("width", inches(wide)),
        plain("height", inches(high)),
        quoted("fillcolor", &colour(mark.glyph.fill)),
        quoted("color", &colour(mark.ring.map_or(line, |ring| ring.colour))),
    ];
    if mark.ring.is_some() {
        attributes.extend([plain("peripheries", "2"), plain("penwidth", "1.5")]);
        match mark.ring.map_or(Dash::Solid, |ring| ring.dash) {
            Dash::Solid => {}
            Dash::Dotted => attributes.push(quoted("style", "filled,dotted")),
            _ => attributes.push(quoted("style", "filled,dashed")),
        }
    } else if twice {
        attributes.push(plain("peripheries", "2"));
    }
    // Not `name`: pydot, and networkx through it, cannot read a node with an attribute of that name.
    attributes.push(words("fullname", &mark.name));
    attributes.push(words("kind", &mark.kind));
    attributes.push(words("place", &mark.place));
    if let Some(degree) = mark.degree {
        attributes.push(plain("degree", degree.to_string()));
    }
    if let Some(betweenness) = mark.betweenness {
        attributes.push(plain("betweenness", format!("{betweenness:.5}")));
    }
    attributes.push(words("tooltip", &mark.tooltip));
    if let Some(label) = &mark.label {
        let at = up(scene, Point::new(label.bounds().centre().x, label.at.y));
        attributes.push(if label.bold { html("xlabel", &label.lines) } else { text::lines("xlabel", &label.lines) });
        attributes.push(quoted("xlp", &format!("{},{}", n(at.x), n(at.y))));
        if n(label.size) != n(style::LABEL) {
            attributes.push(plain("fontsize", n(label.size)));
        }
        if label.colour != scene.theme.ink() {
            attributes.push(quoted("fontcolor", &label.colour.hex()));
        }
    }
    Node::new(NodeId(id.clone(), None), attributes)
}

fn edge(scene: &Scene, line: &Line, ids: &[Id]) -> Edge {
    let place = |point: Point| {
        let at = up(scene, point);
        format!("{},{}", n(at.x), n(at.y))
    };
    let [a, b, c, d] = line.curve;
    let (end, head) = if line.arrow { super::svg::arrow(&line.curve) } else { (d, None) };
    let tip = if head.is_some() { format!("e,{} ", place(d)) } else { String::new() };
    let mut attributes = vec![
        quoted("pos", &format!("{tip}{} {} {} {}", place(a), place(b), place(c), place(end))),
        quoted("color", &colour(line.stroke.colour)),
        plain("penwidth", format!("{:.2}", line.stroke.width)),
    ];
    match line.stroke.dash {
        Dash::Solid => {}
        Dash::Dotted => attributes.push(plain("style", "dotted")),
        Dash::Long | Dash::Dashed | Dash::DashDot | Dash::Short | Dash::Fine => {
            attributes.push(plain("style", "dashed"))
        }
    }
    if head.is_some() {
        attributes.push(plain("dir", "forward"));
    }
    attributes.push(words("kind", &line.kinds.join(",")));
    attributes.push(plain("weight", line.count.to_string()));
    attributes.push(words("tooltip", &line.tooltip));
    if !line.badges.is_empty() {
        let signs: Vec<String> = line.badges.iter().map(|(badge, _)| sign(*badge)).collect();
        let middle =
            line.badges.iter().fold(Point::default(), |sum, (_, at)| sum + *at) * (1.0 / line.badges.len() as f64);
        // No disc keeps a number clear of its line here, so it stands beside it.
        let counted = line.badges.iter().any(|(badge, _)| matches!(badge, Badge::Count(_)));
        let aside = if counted { (line.curve[3] - line.curve[0]).unit().turned() * 6.0 } else { Point::default() };
        attributes.push(html("label", &[signs.join(" ")]));
        attributes.push(quoted("lp", &place(middle + aside)));
    }
    let end = |mark: usize| Vertex::N(NodeId(ids[mark].clone(), None));
    Edge { ty: EdgeTy::Pair(end(line.from), end(line.to)), attributes }
}

fn sign(badge: Badge) -> String {
    match badge {
        Badge::Future => "○".to_owned(),
        Badge::Past => "×".to_owned(),
        Badge::Plus => "+".to_owned(),
        Badge::Minus => "−".to_owned(),
        Badge::Count(count) => count.to_string(),
    }
}

/// Graphviz counts y upwards.
fn up(scene: &Scene, point: Point) -> Point {
    Point::new(point.x, scene.height - point.y)
}

/// `#RRGGBB`, with two more digits where it is not opaque.
fn colour(colour: Colour) -> String {
    if colour.alpha >= 1.0 {
        return colour.hex();
    }
    format!("{}{:02X}", colour.hex(), (colour.alpha * 255.0).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Place;
    use crate::model::{Info, NetworkBuilder, Node as Member, Tie};
    use crate::present::diagram::{DiagramOptions, DiagramView, draw};
    use crate::present::facts::Facts;
    use graphviz_rust::printer::{DotPrinter, PrinterContext};

    #[test]
    fn graphviz_rust_reads_back_exactly_what_was_printed() {
        let names = ["Delft", "a \"b\" \\", "<c> & d;", "e: {f|g}", "", "h\ni", "→ 社 👩", "//#"];
        let mut builder = NetworkBuilder::new(Info::default());
        for (index, name) in names.iter().enumerate() {
            let node = Member {
                label: (*name).to_owned(),
                kind: ["municipality", "venue", "region", "org-group"][index % 4].to_owned(),
                municipalities: vec![names[index % 2].to_owned()],
                named: index % 3 > 0,
                members_stated: (index == 2).then_some(9),
                ..Member::new(format!("{name}{index}"))
            };
            builder.add_node(node, Place::default());
        }
        for index in 1..names.len() {
            let (from, to) = (format!("{}{}", names[index - 1], index - 1), format!("{}{index}", names[index]));
            builder.add_tie(&from, &to, Tie::new(["funds", "awards", "part-of"][index % 3]), Place::default());
        }
        let network = builder.build().value;
        let facts = Facts { bridging: vec![0, 3], degree: vec![2; names.len()], ..Facts::default() };
        for view in [
            DiagramView::Whole,
            DiagramView::Bridges,
            DiagramView::Compare,
            DiagramView::Municipality("Delft".to_owned()),
            DiagramView::Structure("<c> & d;2".to_owned()),
        ] {
            let scene = draw(&network, &facts, &DiagramOptions::new(view.clone())).expect("the view exists");
            let meant = graph(&scene);
            let text = written::written(&meant);
            assert_eq!(text, meant.print(&mut PrinterContext::default()) + "\n", "{view:?}");
            assert_eq!(graphviz_rust::parse(&text), Ok(meant), "{view:?}");
            let meant = free::graph(&scene, Engine::Fdp);
            let printed = written::written(&meant);
            assert_eq!(printed, meant.print(&mut PrinterContext::default()) + "\n", "{view:?} without positions");
            assert!(!printed.contains("pos=") && !printed.contains("bb="), "a position is left in {view:?}");
            assert_eq!(graphviz_rust::parse(&printed), Ok(meant), "{view:?} without positions");
        }
    }
}
