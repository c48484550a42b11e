//! A node-link drawing: islands laid out, ties drawn, names placed, outlines around what belongs together.

use super::bundles::bundles;
use super::context::Context;
use super::geometry::{Point, Rect, hull};
use super::islands::{Container, Islands};
use super::labels::{self, Surroundings};
use super::layout::{self, Body, Group, Problem};
use super::positions::Positions;
use super::scene::{Anchor, Area, Ghost, Line, Mark, Text};
use super::style::{self, Dash, Stroke};
use super::{Unnamed, font, lines};
use crate::present::language::{diagram as words, diagram::Phrase};
use std::collections::{BTreeMap, BTreeSet};

/// A drawing of part of the network, around an origin of its own.
#[derive(Debug, Default)]
pub(super) struct Plot {
    pub(super) marks: Vec<Mark>,
    pub(super) lines: Vec<Line>,
    pub(super) areas: Vec<Area>,
    pub(super) ghosts: Vec<Ghost>,
    pub(super) texts: Vec<Text>,
    /// Which random start was kept, of how many.
    pub(super) attempt: (u64, u64),
    /// How many parts stand in rows, each laid out by itself; 0 where all is one drawing.
    pub(super) parts: usize,
    /// How many marks stand where they stood in an earlier picture, and how many are new.
    pub(super) kept: Option<(usize, usize)>,
}

/// What a view wishes beside the islands themselves.
pub(super) struct Wishes<'a> {
    /// Width of the page divided by its height.
    pub(super) aspect: f64,
    /// Nodes drawn lighter: partners from outside.
    pub(super) faded: &'a BTreeSet<usize>,
    /// Whether outlines are drawn around islands.
    pub(super) outlines: bool,
    /// How unnamed members are shown.
    pub(super) unnamed: Unnamed,
    /// Whether ties between two faded nodes are left out.
    pub(super) only_own_ties: bool,
    /// Nodes that are named; all if none are given.
    pub(super) named: Option<&'a BTreeSet<usize>>,
    /// Room that the drawing may fill: a few nodes then stand further apart. Their size stays.
    pub(super) room: Option<Point>,
}

/// Half extents of a ghost, in points.
const GHOST: f64 = 6.2;
/// Space between what an island holds and its outline.
const OUTLINE_MARGIN: f64 = 5.5;

/// Draws the islands.
pub(super) fn draw(context: &Context<'_>, islands: &Islands, wishes: &Wishes<'_>) -> Plot {
    let mut sketch = Sketch { context, wishes, marks: Vec::new(), mark_of: BTreeMap::new(), bodies: Vec::new() };
    let (root, hidden) = sketch.tree(islands);
    let Sketch { mut marks, mark_of, bodies, .. } = sketch;
    let mut bundles = bundles(context, &mark_of, |tie| {
        let ends = context.network.tie(tie);
        !(wishes.only_own_ties && wishes.faded.contains(&ends.source) && wishes.faded.contains(&ends.target))
    });
    let mut edges: Vec<(usize, usize, f64)> = bundles.iter().map(|b| (b.ends.0, b.ends.1, b.weight.min(4.0))).collect();
    for inner in root.groups.iter().flat_map(|group| &group.groups).filter(|inner| !inner.rows) {
        // Ghosts stand around their structure like the other members.
        let ghosts = inner.marks.iter().filter(|&&body| body >= marks.len());
        edges.extend(ghosts.map(|&ghost| (inner.marks[0], ghost, 1.0)));
    }
    // A tie that the container says pulls like any other; it is only not drawn.
    for bundle in &mut bundles {
        bundle.ties.retain(|tie| !hidden.contains(tie));
    }
    bundles.retain(|bundle| !bundle.ties.is_empty());
    let problem =
        Problem { bodies: &bodies, edges: &edges, root: &root, aspect: wishes.aspect, seed: context.options.seed };
    let kept = context.options.positions.as_ref().map(|kept| known(kept, &marks, islands, context, wishes));
    let mut placement = match &kept {
        Some(known) => layout::keep(&problem, known),
        None => layout::arrange(&problem),
    };
    if let Some(room) = wishes.room.filter(|_| kept.is_none()) {
        placement.fill(room);
    }

    let attempt = (placement.attempt, placement.attempts);
    let mut plot = Plot { attempt, parts: placement.parts, ..Plot::default() };
    if let Some(known) = kept.filter(|_| placement.attempts == 0) {
        let marks = &known[..marks.len()];
        let kept = marks.iter().flatten().count();
        plot.kept = Some((kept, marks.len() - kept));
    }
    let mut home: Vec<Option<(usize, Point)>> = vec![None; marks.len()];
    let mut frames: Vec<Option<Rect>> = vec![None; marks.len()];
    for (number, (group, frame)) in root.groups.iter().zip(&placement.frames).enumerate() {
        for body in group.all_marks().into_iter().filter(|&body| body < marks.len()) {
            home[body] = Some((number, frame.centre()));
            frames[body] = Some(*frame);
        }
    }
    for (mark, centre) in marks.iter_mut().zip(&placement.centres) {
        mark.centre = *centre;
    }
    plot.ghosts = ghosts(context, islands, wishes, &placement.centres[marks.len()..]);
    plot.lines = lines::between(context, &marks, &bundles, &home);
    let node_of: BTreeMap<usize, usize> = mark_of.iter().map(|(&node, &mark)| (mark, node)).collect();
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by(|&a, &b| context.importance(node_of[&b]).total_cmp(&context.importance(node_of[&a])).then(a.cmp(&b)));
    let surroundings =
        Surroundings { frames: &frames, islands: &placement.frames, lines: &plot.lines, ghosts: &plot.ghosts };
    labels::place(&mut marks, &order, &surroundings);
    plot.marks = marks;
    plot.outline(context, islands, wishes, &root);
    plot
}

/// Marks and boxes before they have a place.
struct Sketch<'a> {
    context: &'a Context<'a>,
    wishes: &'a Wishes<'a>,
    marks: Vec<Mark>,
    mark_of: BTreeMap<usize, usize>,
    bodies: Vec<Body>,
}

impl Sketch<'_> {
    /// Makes marks for all nodes, then boxes for ghosts, and the tree that the layout works on. Also the ties that containers hide.
    fn tree(&mut self, islands: &Islands) -> (Group, BTreeSet<usize>) {
        let mut hidden = BTreeSet::new();
        let mut root = Group::default();
        for island in &islands.list {
            let mut group = Group { marks: self.add(&island.nodes), ..Group::default() };
            for container in &island.containers {
                let mut inner = Group { marks: self.add(&[container.structure]), ..Group::default() };
                inner.marks.extend(self.add(&container.members));
                hidden.extend(container.ties.iter().copied());
                group.groups.push(inner);
            }
            if !island.loose.is_empty() {
                group.groups.push(Group { marks: self.add(&island.loose), rows: true, ..Group::default() });
            }
            root.groups.push(group);
        }
        root.marks = self.add(&islands.floating);
        // Ghosts come after all marks, so that the index of a mark is the index of its box.
        for (island, group) in islands.list.iter().zip(&mut root.groups) {
            for (container, inner) in island.containers.iter().zip(&mut group.groups) {
                for _ in 0..ghost_count(container, self.wishes.unnamed) {
                    inner.marks.push(self.bodies.len());
                    let half = GHOST + 1.5;
                    self.bodies.push(Body { half: Point::new(half, half), offset: Point::default() });
                }
            }
        }
        (root, hidden)
    }

    fn add(&mut self, nodes: &[usize]) -> Vec<usize> {
        nodes
            .iter()
            .map(|&node| {
                let mut mark = self.context.mark(node);
                if self.wishes.faded.contains(&node) {
                    mark.glyph.fill.alpha = 0.35;
                }
                if self.wishes.named.is_some_and(|named| !named.contains(&node)) {
                    mark.label = None;
                }
                self.bodies.push(body(&mark));
                self.marks.push(mark);
                self.mark_of.insert(node, self.marks.len() - 1);
                self.marks.len() - 1
            })
            .collect()
    }
}

/// The box of a mark with its name below.
fn body(mark: &Mark) -> Body {
    let reach = mark.reach();
    match &mark.label {
        None => Body { half: Point::new(reach + 0.5, reach + 0.5), offset: Point::default() },
        Some(label) => {
            let low = labels::below(mark, label).y - mark.centre.y + label.height() / 2.0;
            Body {
                half: Point::new(reach.max(label.width() / 2.0) + 1.0, (reach + low) / 2.0 + 0.5),
                offset: Point::new(0.0, (low - reach) / 2.0),
            }
        }
    }
}

fn ghost_count(container: &Container, unnamed: Unnamed) -> usize {
    match unnamed {
        Unnamed::Omit => 0,
        Unnamed::Collapse => usize::from(container.unnamed > 0),
        // Above this a number says more than a crowd.
        Unnamed::Ghosts if container.unnamed > 60 => 1,
        Unnamed::Ghosts => container.unnamed,
    }
}

/// The positions of marks, then of ghosts, in an earlier picture.
fn known(
    kept: &Positions,
    marks: &[Mark],
    islands: &Islands,
    context: &Context<'_>,
    wishes: &Wishes<'_>,
) -> Vec<Option<Point>> {
    let mut known: Vec<Option<Point>> = marks.iter().map(|mark| kept.nodes.get(&mark.id).copied()).collect();
    for container in islands.list.iter().flat_map(|island| &island.containers) {
        let places = kept.ghosts.get(&context.network.node(container.structure).id);
        let place = |number| places.and_then(|places| places.get(number)).copied();
        known.extend((0..ghost_count(container, wishes.unnamed)).map(place));
    }
    known
}

fn ghosts(context: &Context<'_>, islands: &Islands, wishes: &Wishes<'_>, centres: &[Point]) -> Vec<Ghost> {
    let mut centres = centres.iter();
    let mut ghosts = Vec::new();
    for container in islands.list.iter().flat_map(|island| &island.containers) {
        let count = ghost_count(container, wishes.unnamed);
        let of = &context.network.node(container.structure).id;
        for number in 1..=count {
            let Some(&centre) = centres.next() else { break };
            let text = if count == 1 && container.unnamed > 1 {
                format!("+{}", container.unnamed)
            } else {
                number.to_string()
            };
            let of = of.clone();
            ghosts.push(Ghost { centre, radius: GHOST, text, of });
        }
    }
    ghosts
}

impl Plot {
    /// Outlines around islands and containers, and titles of islands that no mark names.
    fn outline(&mut self, context: &Context<'_>, islands: &Islands, wishes: &Wishes<'_>, root: &Group) {
        let mut containers = Vec::new();
        for (island, group) in islands.list.iter().zip(&root.groups) {
            for (container, inner) in island.containers.iter().zip(&group.groups) {
                containers.push(Area {
                    name: context.name(container.structure),
                    polygon: self.around(&inner.marks, OUTLINE_MARGIN - 2.0),
                    corner: 9.0,
                    fill: context.theme.roof(),
                    stroke: Stroke { colour: context.theme.roof_line(), width: 0.9, dash: Dash::Dotted },
                    island: false,
                });
            }
            if !wishes.outlines {
                continue;
            }
            let members = group.all_marks();
            let number = self.areas.len();
            for &member in &members {
                if let Some(mark) = self.marks.get_mut(member) {
                    mark.area = Some(number);
                }
            }
            let name = match island.places.is_empty() {
                false => island.places.iter().map(|place| font::clean(place)).collect::<Vec<_>>().join(" + "),
                true if !island.title.is_empty() => island.title.clone(),
                true if island.nodes.is_empty() => {
                    words::phrase(context.options.language, Phrase::LooseTitle).to_owned()
                }
                true => String::new(),
            };
            let polygon = self.around(&members, OUTLINE_MARGIN + if island.containers.is_empty() { 0.0 } else { 2.5 });
            if !name.is_empty() && !self.says(island, &members) {
                self.title(context, &name, &polygon);
            }
            self.areas.push(Area {
                name,
                polygon,
                corner: 14.0,
                fill: context.theme.island(),
                stroke: Stroke::solid(context.theme.rule(), 0.7),
                island: true,
            });
        }
        self.areas.extend(containers);
    }

    /// Whether the municipality or region of the island stands in it with its name.
    fn says(&self, island: &super::islands::Island, members: &[usize]) -> bool {
        !island.places.is_empty()
            && island.places.iter().all(|place| {
                let place = place.to_lowercase();
                members.iter().filter_map(|&mark| self.marks.get(mark)).any(|mark| {
                    matches!(mark.kind.as_str(), "municipality" | "region")
                        && mark.label.is_some()
                        && mark.name.to_lowercase().contains(&place)
                })
            })
    }

    /// Writes the name of an island just above its outline's top, or inside it where there is room.
    fn title(&mut self, context: &Context<'_>, name: &str, polygon: &[Point]) {
        let room = Rect::of(polygon.iter().copied());
        let at = Point::new(room.centre().x, room.min.y - 5.5);
        let name = font::shortened(name, font::LONGEST_NAME);
        self.texts.push(Text::line(at, name, style::LEGEND, context.theme.quiet()).bold().anchored(Anchor::Middle));
    }

    /// The convex hull of marks, their names and ghosts, with a margin.
    fn around(&self, members: &[usize], margin: f64) -> Vec<Point> {
        let mut corners = Vec::new();
        for &member in members {
            match self.marks.get(member) {
                Some(mark) => {
                    corners.extend(mark.bounds().padded(margin).corners());
                    if let Some(label) = &mark.label {
                        corners.extend(label.bounds().padded(margin).corners());
                    }
                }
                None => {
                    let ghost = &self.ghosts[member - self.marks.len()];
                    let half = Point::new(ghost.radius, ghost.radius);
                    corners.extend(Rect::around(ghost.centre, half).padded(margin).corners());
                }
            }
        }
        hull(corners)
    }

    /// Everything that is drawn.
    pub(super) fn bounds(&self) -> Rect {
        let mut room = Rect::EMPTY;
        for mark in &self.marks {
            room = room.union(mark.bounds());
            if let Some(label) = &mark.label {
                room = room.union(label.bounds());
            }
        }
        for area in &self.areas {
            room = room.union(Rect::of(area.polygon.iter().copied()));
        }
        for ghost in &self.ghosts {
            room = room.union(Rect::around(ghost.centre, Point::new(ghost.radius, ghost.radius)));
        }
        for text in &self.texts {
            room = room.union(text.bounds());
        }
        for line in &self.lines {
            room = room.union(Rect::of(super::geometry::flattened(&line.curve, 6)));
        }
        if room.min.x > room.max.x { Rect::around(Point::default(), Point::default()) } else { room }
    }

    /// Takes over everything of another drawing.
    pub(super) fn append(&mut self, other: Plot) {
        let (marks, areas) = (self.marks.len(), self.areas.len());
        self.marks
            .extend(other.marks.into_iter().map(|mark| Mark { area: mark.area.map(|area| area + areas), ..mark }));
        self.lines.extend(other.lines.into_iter().map(|line| Line {
            from: line.from + marks,
            to: line.to + marks,
            ..line
        }));
        self.areas.extend(other.areas);
        self.ghosts.extend(other.ghosts);
        self.texts.extend(other.texts);
    }

    /// Moves everything.
    pub(super) fn shift(&mut self, by: Point) {
        for mark in &mut self.marks {
            mark.centre = mark.centre + by;
            if let Some(label) = &mut mark.label {
                label.at = label.at + by;
            }
        }
        for point in self.areas.iter_mut().flat_map(|area| &mut area.polygon) {
            *point = *point + by;
        }
        for ghost in &mut self.ghosts {
            ghost.centre = ghost.centre + by;
        }
        for text in &mut self.texts {
            text.at = text.at + by;
        }
        for line in &mut self.lines {
            line.curve = line.curve.map(|point| point + by);
            for (_, at) in &mut line.badges {
                *at = *at + by;
            }
        }
    }
}
