//! What every view needs to know about the network: sizes, bridging actors, families of ties, who is named.

use super::font;
use super::geometry::Point;
use super::scene::{Anchor, Mark, Text};
use super::short_names::ShortNames;
use super::style::{self, Theme};
use super::ties::Families;
use super::{DiagramOptions, Facts};
use crate::model::{Mode, Network, StatedGroup};
use crate::present::language::{diagram as words, kinds};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The network with what was computed about it, and the wishes for the picture.
pub(super) struct Context<'a> {
    pub(super) network: &'a Network,
    pub(super) facts: &'a Facts,
    pub(super) options: &'a DiagramOptions,
    pub(super) theme: Theme,
    pub(super) families: Families,
    /// Bridging actors that get a ring.
    pub(super) bridging: BTreeSet<usize>,
    /// Most partners that any node has.
    pub(super) most: usize,
    /// Nodes whose names are drawn, where not all are.
    named_on_page: Option<BTreeSet<usize>>,
    /// Whom the picture is about.
    subject: Option<usize>,
    /// Names as long ones are cut, made when the first is.
    short_names: OnceLock<ShortNames>,
}

/// The largest mark has at least so many partners, or small networks would consist of large marks.
const SMALLEST_SCALE: usize = 6;
/// At most this many bridging actors get a ring: an emphasis on everybody is none.
const RINGS: usize = 12;
/// Above this many nodes only the important ones are named.
pub(super) const NAMED_ALL: usize = 400;
/// Height of what stands above and below a drawing, as a share of the width of the page.
const AROUND: f64 = 0.15;
/// So many, unless asked otherwise.
const NAMED_SOME: usize = 60;

impl<'a> Context<'a> {
    /// Number of members that a source states and of whom the file has nothing, be they in the chosen part or not.
    pub(super) fn unnamed(&self, group: &StatedGroup) -> usize {
        (group.stated.unwrap_or(0) as usize).saturating_sub(self.known(group))
    }

    /// Number of members that the file has, be they in the chosen part or not, and members still or not.
    pub(super) fn known(&self, group: &StatedGroup) -> usize {
        self.facts.known_members.get(group.node).copied().unwrap_or(0).max(group.known())
    }

    pub(super) fn new(network: &'a Network, facts: &'a Facts, options: &'a DiagramOptions) -> Self {
        let bridging = facts.bridging.iter().copied().filter(|&node| node < network.node_count()).take(RINGS).collect();
        let mut context = Context {
            network,
            facts,
            options,
            theme: options.theme,
            families: Families::of(network, options.theme, options.language),
            bridging,
            most: facts.degree.iter().copied().max().unwrap_or(0).max(SMALLEST_SCALE),
            named_on_page: None,
            subject: None,
            short_names: OnceLock::new(),
        };
        context.name_most_important((0..network.node_count()).collect());
        context
    }

    /// Width of the drawing divided by its height: as the sheet is told to lie, less what stands above and below the drawing.
    pub(super) fn aspect(&self, usual: f64) -> f64 {
        match &self.options.paper {
            Some(paper) if !paper.turns => (1.0 / (1.0 / paper.ratio() - AROUND).max(0.3)).max(0.3),
            _ => usual,
        }
    }

    /// The same for a picture of one node and those around it.
    pub(super) fn about(&self, subject: usize, nodes: &[usize]) -> Context<'a> {
        let mut context = Context::new(self.network, self.facts, self.options);
        context.subject = Some(subject);
        context.name_most_important(nodes.to_vec());
        context
    }

    /// Chooses whose names are drawn, if not all are.
    fn name_most_important(&mut self, mut order: Vec<usize>) {
        let limit = self.options.labels.or((order.len() > NAMED_ALL).then_some(NAMED_SOME));
        self.named_on_page = limit.map(|limit| {
            order.sort_by(|&a, &b| self.importance(b).total_cmp(&self.importance(a)).then(a.cmp(&b)));
            order.into_iter().take(limit).collect()
        });
    }

    /// Number of partners.
    pub(super) fn degree(&self, node: usize) -> usize {
        self.facts.degree.get(node).copied().unwrap_or(0)
    }

    /// Betweenness, if it is defined.
    pub(super) fn betweenness(&self, node: usize) -> Option<f64> {
        self.facts.betweenness.get(node).copied().filter(|value| value.is_finite())
    }

    /// Order in which names get the best places.
    pub(super) fn importance(&self, node: usize) -> f64 {
        let emphasis = if self.subject == Some(node) {
            3000.0
        } else if self.bridging.contains(&node) {
            2000.0
        } else if self.network.node(node).kind == "municipality" {
            1000.0
        } else {
            0.0
        };
        emphasis + self.degree(node) as f64 + 200.0 * self.betweenness(node).unwrap_or(0.0)
    }

    /// Whether it is analysed: documents and persons are context.
    pub(super) fn is_drawn(&self, node: usize) -> bool {
        self.network.mode(node) != Mode::Context
    }

    /// The name as it is drawn and searched: cleaned, or the id where it is empty.
    pub(super) fn name(&self, node: usize) -> String {
        let node = self.network.node(node);
        let label = font::clean(&node.label);
        if label.is_empty() { font::clean(&node.id) } else { label }
    }

    /// A name of a node with at most so many letters, still told from the others.
    pub(super) fn short(&self, name: &str, most: usize) -> String {
        let all = || ShortNames::of((0..self.network.node_count()).map(|node| self.name(node)));
        self.short_names.get_or_init(all).cut(name, most)
    }

    /// The mark of a node, still without a place on the page.
    pub(super) fn mark(&self, node: usize) -> Mark {
        let language = self.options.language;
        let data = self.network.node(node);
        let name = self.name(node);
        let places: Vec<String> = data.places().map(font::clean).collect();
        let place = if places.is_empty() && data.is_national() && !data.municipalities.is_empty() {
            words::national(language).to_owned()
        } else {
            places.join(", ")
        };
        let mut said = vec![name.clone(), kinds::node_kind(language, self.network.vocabulary(), &data.kind)];
        if !place.is_empty() {
            said.push(place.clone());
        }
        said.push(words::partners(language, self.degree(node)));
        if !data.named {
            said.push(words::only_a_type(language).to_owned());
        }
        let looks = &self.options.style;
        said.extend(looks.said(language, node));
        let usual = style::radius(self.degree(node), self.most) * if data.kind == "municipality" { 1.15 } else { 1.0 };
        let glyph = self.theme.glyph(&data.kind, self.network.mode(node), data.named);
        Mark {
            id: data.id.clone(),
            kind: data.kind.clone(),
            place,
            degree: Some(self.degree(node)),
            betweenness: self.betweenness(node),
            centre: Point::default(),
            radius: looks.radius(node).unwrap_or(usual),
            glyph: looks.dress(self.theme, node, glyph),
            ring: if self.subject == Some(node) {
                Some(style::ring(self.theme.ink()))
            } else {
                looks.ring(self.theme, node, self.bridging.contains(&node).then(|| self.theme.ring()))
            },
            area: None,
            label: self.label(node, &name),
            tooltip: said.join(" · "),
            name,
        }
    }

    /// The wrapped label, its middle still at the origin.
    fn label(&self, node: usize, name: &str) -> Option<Text> {
        if self.named_on_page.as_ref().is_some_and(|named| !named.contains(&node)) {
            return None;
        }
        let data = self.network.node(node);
        let (size, bold, colour, room) = if self.subject == Some(node) {
            (style::SUBTITLE, true, self.theme.ink(), style::LABEL_ROOM * 2.0)
        } else if self.bridging.contains(&node) {
            (style::BRIDGE_LABEL, true, self.theme.bridge_label(), style::LABEL_ROOM * 1.5)
        } else if data.kind == "municipality" {
            (style::MUNICIPALITY_LABEL, true, self.theme.municipality_label(), style::LABEL_ROOM * 1.5)
        } else if data.named {
            (style::LABEL, false, self.theme.ink(), style::LABEL_ROOM)
        } else {
            (style::LABEL, false, self.theme.quiet(), style::LABEL_ROOM)
        };
        let lines = font::wrapped(&self.short(name, font::LONGEST_NAME), size, bold, room);
        (!lines.is_empty()).then(|| Text {
            at: Point::default(),
            lines,
            size,
            bold,
            colour,
            anchor: Anchor::Middle,
            turned: false,
        })
    }
}
