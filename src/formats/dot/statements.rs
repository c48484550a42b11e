//! The statements of a DOT file, as its grammar has them.

use super::graph::{Attributes, End, Graph, Parser, Scope, set};
use super::names;
use super::syntax::{Syntax, Token, Word};
use crate::error::Error;
use indexmap::IndexMap;
use std::borrow::Cow;

/// The next graph of a file; none at its end.
pub(super) fn next<'t>(syntax: &mut Syntax<'t>) -> Result<Option<Graph<'t>>, Error> {
    while syntax.passes(';')? {}
    if *syntax.peek() == Token::End {
        return Ok(None);
    }
    let start = syntax.start();
    let strict = syntax.peek().is("strict");
    if strict {
        syntax.next()?;
    }
    let directed = syntax.peek().is("digraph");
    if !directed && !syntax.peek().is("graph") {
        return Err(syntax
            .broken(syntax.start(), "`graph` or `digraph` is expected here")
            .hint("a DOT file is: graph { a -- b; } without direction, digraph { a -> b; } with it"));
    }
    syntax.next()?;
    let name = word(syntax)?;
    let place = syntax.place(start);
    let graph = Graph {
        name,
        directed,
        place,
        attributes: Vec::new(),
        defaults: [Vec::new(), Vec::new()],
        nodes: IndexMap::new(),
        edges: Vec::new(),
        findings: Vec::new(),
    };
    let mut parser = Parser {
        syntax,
        graph,
        strict,
        scopes: vec![Scope::default()],
        groups: IndexMap::new(),
        keyed: IndexMap::new(),
    };
    parser.block()?;
    Ok(Some(parser.graph))
}

/// The word that is looked at, which is passed; none where another token stands.
fn word<'t>(syntax: &mut Syntax<'t>) -> Result<Option<Word<'t>>, Error> {
    let Token::Word(word) = syntax.peek().clone() else { return Ok(None) };
    syntax.next()?;
    Ok(Some(word))
}

/// Groups in groups; nobody writes so many, and each takes room on the stack.
const DEEPEST: usize = 200;

impl<'t> Parser<'_, 't> {
    /// Statements between braces.
    fn block(&mut self) -> Result<(), Error> {
        let open = self.syntax.start();
        if !self.syntax.passes('{')? {
            return Err(self.syntax.unexpected("`{`"));
        }
        loop {
            match self.syntax.peek() {
                Token::Sign('}') => {
                    self.syntax.next()?;
                    return Ok(());
                }
                Token::Sign(';' | ',') => drop(self.syntax.next()?),
                Token::End => {
                    return Err(self
                        .syntax
                        .broken(open, "a brace { opens here and is never closed")
                        .hint("close it with }; is the file complete?"));
                }
                _ => self.statement()?,
            }
        }
    }

    fn statement(&mut self) -> Result<(), Error> {
        let start = self.syntax.start();
        for (number, keyword) in ["graph", "node", "edge"].into_iter().enumerate() {
            if self.syntax.peek().is(keyword) {
                self.syntax.next()?;
                return self.settings(number);
            }
        }
        let first = if self.opens_group() {
            self.group()?
        } else {
            let Some(name) = word(self.syntax)? else { return Err(self.syntax.unexpected("a statement or `}`")) };
            if self.syntax.passes('=')? {
                let value = self.value()?;
                self.set_graph(name.text(), value);
                return Ok(());
            }
            let end = self.node(&name, start)?;
            if !matches!(self.syntax.peek(), Token::Edge { .. }) {
                return self.declare(end.nodes[0], start);
            }
            end
        };
        let mut chain = vec![(first, false)];
        while let Token::Edge { directed } = *self.syntax.peek() {
            self.syntax.next()?;
            let at = self.syntax.start();
            let end = if self.opens_group() {
                self.group()?
            } else {
                let Some(name) = word(self.syntax)? else {
                    return Err(self.syntax.unexpected("the other end of the edge"));
                };
                self.node(&name, at)?
            };
            chain.push((end, directed));
        }
        let attributes = self.lists()?;
        self.edges(&chain, &attributes, start)
    }

    /// `graph [ … ]`, `node [ … ]` and `edge [ … ]`: what holds from here to the end of the braces.
    fn settings(&mut self, of: usize) -> Result<(), Error> {
        if *self.syntax.peek() != Token::Sign('[') {
            return Err(self.syntax.unexpected("a list of settings [ … ]"));
        }
        for (name, value) in self.lists()? {
            match of {
                0 => self.set_graph(name, value),
                _ if names::is_typography(&name) => set(&mut self.graph.defaults[of - 1], name, value),
                1 => set(&mut self.scope().node, name, value),
                _ => set(&mut self.scope().edge, name, value),
            }
        }
        Ok(())
    }

    fn opens_group(&self) -> bool {
        *self.syntax.peek() == Token::Sign('{') || self.syntax.peek().is("subgraph")
    }

    /// `subgraph name { … }` or `{ … }`: its nodes.
    fn group(&mut self) -> Result<End<'t>, Error> {
        let start = self.syntax.start();
        let mut name = None;
        if self.syntax.peek().is("subgraph") {
            self.syntax.next()?;
            name = word(self.syntax)?.map(|name| name.text());
        }
        if self.scopes.len() > DEEPEST {
            return Err(self.syntax.broken(start, "groups stand in groups too deep"));
        }
        self.enter();
        // Older files refer to a group by its name alone.
        if name.is_none() || *self.syntax.peek() == Token::Sign('{') {
            self.block()?;
        }
        Ok(self.leave(name.as_ref()))
    }

    /// A node with its port, which is made where it is not known yet.
    fn node(&mut self, name: &Word<'t>, start: usize) -> Result<End<'t>, Error> {
        let mut port: Option<Cow<'t, str>> = None;
        while self.syntax.passes(':')? {
            let Some(part) = word(self.syntax)? else { return Err(self.syntax.unexpected("the name of a port")) };
            port = Some(match port {
                None => part.text(),
                Some(first) => Cow::Owned(format!("{first}:{}", part.text())),
            });
        }
        let id = super::read::plain(name);
        Ok(End { nodes: vec![self.known(id, start)], port })
    }

    /// The attributes of a node in its own statement.
    fn declare(&mut self, index: usize, start: usize) -> Result<(), Error> {
        let attributes = self.lists()?;
        let place = self.syntax.place(start);
        let node = &mut self.graph.nodes[index];
        if !node.declared {
            node.declared = true;
            node.place = place;
        }
        for (name, value) in attributes {
            set(&mut node.attributes, name, value);
        }
        Ok(())
    }

    /// Lists of settings `[ a=b, c ]`; none is one too.
    fn lists(&mut self) -> Result<Attributes<'t>, Error> {
        let mut attributes = Vec::new();
        loop {
            let open = self.syntax.start();
            if !self.syntax.passes('[')? {
                return Ok(attributes);
            }
            loop {
                match self.syntax.peek() {
                    Token::Sign(']') => {
                        self.syntax.next()?;
                        break;
                    }
                    Token::Sign(';' | ',') => drop(self.syntax.next()?),
                    Token::End => {
                        return Err(self
                            .syntax
                            .broken(open, "a bracket [ opens here and is never closed")
                            .hint("close the list of attributes with ]"));
                    }
                    _ => {
                        let Some(name) = word(self.syntax)? else {
                            return Err(self.syntax.unexpected("the name of an attribute or `]`"));
                        };
                        // A name alone is a switch that is on.
                        let value = if self.syntax.passes('=')? { self.value()? } else { Word::Bare("true") };
                        set(&mut attributes, super::read::plain(&name), value);
                    }
                }
            }
        }
    }

    fn value(&mut self) -> Result<Word<'t>, Error> {
        word(self.syntax)?.ok_or_else(|| self.syntax.unexpected("a value"))
    }
}
