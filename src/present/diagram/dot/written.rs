//! A graph in graphviz-rust's terms as text, as its own printer writes it: into one string, where that makes one for every part and
//! copies it into the next larger one.

use graphviz_rust::dot_structures::{Attribute, EdgeTy, Graph, GraphAttributes, Id, Stmt, Vertex};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

/// How much further every level stands to the right.
const STEP: usize = 2;

/// The text of a graph, with a line end behind it.
pub(super) fn written(graph: &Graph) -> String {
    let mut text = String::with_capacity(1 << 15);
    match graph {
        Graph::Graph { id, strict: false, stmts } => {
            text.push_str("graph ");
            push_id(&mut text, id);
            push_block(&mut text, stmts, 0);
        }
        // No graph of ours is directed or strict.
        other => text.push_str(&other.print(&mut PrinterContext::default())),
    }
    text.push('\n');
    text
}

fn push_block(text: &mut String, stmts: &[Stmt], indent: usize) {
    text.push_str(" {\n");
    for (index, stmt) in stmts.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        push_stmt(text, stmt, indent + STEP);
    }
    text.push('\n');
    text.extend(std::iter::repeat_n(' ', indent));
    text.push('}');
}

fn push_stmt(text: &mut String, stmt: &Stmt, indent: usize) {
    text.extend(std::iter::repeat_n(' ', indent));
    match stmt {
        Stmt::Node(node) if node.id.1.is_none() => {
            push_id(text, &node.id.0);
            push_attributes(text, &node.attributes);
        }
        Stmt::Edge(edge) => match &edge.ty {
            EdgeTy::Pair(Vertex::N(from), Vertex::N(to)) if from.1.is_none() && to.1.is_none() => {
                push_id(text, &from.0);
                text.push_str(" -- ");
                push_id(text, &to.0);
                if !edge.attributes.is_empty() {
                    text.push(' ');
                    push_attributes(text, &edge.attributes);
                }
            }
            _ => text.push_str(&edge.print(&mut PrinterContext::default())),
        },
        Stmt::GAttribute(of) => {
            let (word, attributes) = match of {
                GraphAttributes::Graph(attributes) => ("graph", attributes),
                GraphAttributes::Node(attributes) => ("node", attributes),
                GraphAttributes::Edge(attributes) => ("edge", attributes),
            };
            text.push_str(word);
            push_attributes(text, attributes);
        }
        Stmt::Subgraph(inner) => {
            text.push_str("subgraph ");
            push_id(text, &inner.id);
            push_block(text, &inner.stmts, indent);
        }
        Stmt::Attribute(attribute) => push_attribute(text, attribute),
        Stmt::Node(node) => text.push_str(&node.print(&mut PrinterContext::default())),
    }
}

fn push_attributes(text: &mut String, attributes: &[Attribute]) {
    if attributes.is_empty() {
        return;
    }
    text.push('[');
    for (index, attribute) in attributes.iter().enumerate() {
        if index > 0 {
            text.push(' ');
        }
        push_attribute(text, attribute);
    }
    text.push(']');
}

fn push_attribute(text: &mut String, Attribute(key, value): &Attribute) {
    push_id(text, key);
    text.push('=');
    push_id(text, value);
}

fn push_id(text: &mut String, id: &Id) {
    match id {
        Id::Html(id) | Id::Escaped(id) | Id::Plain(id) => text.push_str(id),
        Id::Anonymous(_) => {}
    }
}
