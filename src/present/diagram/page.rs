//! The page around a drawing: title above, legend strip and caption below, all in one scene.

use super::context::Context;
use super::geometry::{Point, Rect};
use super::legend::{self, Key};
use super::plot::Plot;
use super::scene::{Drawing, Figure, Scene, Text};
use super::style::{self, Stroke};
use super::undrawn::Part;
use super::{DiagramOptions, DiagramView, font};
use crate::present::language::{diagram as words, diagram::Phrase, looks};
use std::collections::BTreeSet;

/// White around everything.
pub(super) const MARGIN: f64 = 28.0;
/// Captions leave room at the right: where Barlow is missing, Graphviz draws them wider.
const CAPTION_SHARE: f64 = 0.88;
/// Height of a line of the caption, as a multiple of its size.
const CAPTION_LINE: f64 = 1.35;
/// Space above and below the rule, and below the caption.
const ABOVE_RULE: f64 = 16.0;
const BELOW_RULE: f64 = 14.0;
const BELOW: f64 = 14.0;
/// Narrower pages would fold the legend too often.
const NARROWEST: f64 = 620.0;

/// What a view puts on its page.
#[derive(Default)]
pub(super) struct Content {
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) plot: Plot,
    /// Bars and figures that belong to the plot, such as panels; already in its place.
    pub(super) drawings: Vec<Drawing>,
    /// Fact panel at the right, around an origin of its own.
    pub(super) panel: Option<(Vec<Drawing>, Vec<Text>)>,
    /// Whether a legend is drawn.
    pub(super) legend: bool,
    /// What the view adds to it.
    pub(super) key: Key,
    /// What it is about, where that is only a part of the network.
    pub(super) part: Option<Part>,
    /// Sentences of this view for the caption.
    pub(super) notes: Vec<String>,
}

/// Puts the content on a page.
pub(super) fn compose(context: &Context<'_>, content: Content) -> Scene {
    let Content { title, subtitle, mut plot, mut drawings, panel, legend, key, part, notes } = content;
    let of_part = part.map(|part| part.sentences(context, &plot)).unwrap_or_default();
    let theme = context.theme;
    let room = drawings.iter().fold(plot.bounds(), |room, drawing| room.union(bounds(&drawing.figure)));
    let panel_room = panel.as_ref().map(|(drawings, texts)| {
        let room = drawings.iter().fold(Rect::EMPTY, |room, drawing| room.union(bounds(&drawing.figure)));
        texts.iter().fold(room, |room, text| room.union(text.bounds()))
    });
    let beside = panel_room.map_or(0.0, |room| room.width() + 34.0);
    let natural = (room.width() + beside + 2.0 * MARGIN).max(NARROWEST).ceil();
    let body = room.height().max(panel_room.map_or(0.0, |room| room.height()));
    let frame =
        |width: f64| Frame::new(context, &plot, (&title, &subtitle, &notes, &of_part), legend.then_some(&key), width);
    let (frame, sheet) = match &context.options.paper {
        None => (frame(natural), None),
        Some(paper) => {
            let first = frame(natural);
            let sheet = paper.for_picture(natural / first.height(body));
            // A wider page folds its words less, so that one step is enough.
            let wanted = (first.height(body) * sheet.ratio()).max(natural).ceil();
            (frame(wanted), Some(sheet))
        }
    };
    let width = frame.width;
    // What the sheet has left over goes to the drawing.
    let body = match &sheet {
        Some(sheet) => body + (width / sheet.ratio() - frame.height(body)).max(0.0),
        None => body,
    };
    let Frame { mut texts, below_header, strip, caption, .. } = frame;
    let slack = width - 2.0 * MARGIN - beside - room.width();
    let down = (body - room.height()) / 2.0;
    let by = Point::new(MARGIN + slack / 2.0 - room.min.x, below_header + down - room.min.y);
    plot.shift(by);
    for drawing in &mut drawings {
        shift(drawing, by);
    }
    if let (Some((panel_drawings, panel_texts)), Some(room)) = (panel, panel_room) {
        let by = Point::new(width - MARGIN - room.max.x, below_header - room.min.y);
        for mut drawing in panel_drawings {
            shift(&mut drawing, by);
            drawings.push(drawing);
        }
        texts.extend(panel_texts.into_iter().map(|text| Text { at: text.at + by, ..text }));
    }

    let mut y = below_header + body + ABOVE_RULE;
    let rule = |y: f64| Drawing {
        figure: Figure::Path(vec![Point::new(MARGIN, y), Point::new(width - MARGIN, y)]),
        fill: None,
        stroke: Some(Stroke::solid(theme.rule(), 0.7)),
    };
    drawings.push(rule(y));
    y += BELOW_RULE;
    if let Some(strip) = strip {
        let by = Point::new(MARGIN, y);
        y += strip.height + 8.0;
        drawings.extend(strip.drawings.into_iter().map(|mut drawing| {
            shift(&mut drawing, by);
            drawing
        }));
        texts.extend(strip.texts.into_iter().map(|text| Text { at: text.at + by, ..text }));
    }
    for line in caption {
        texts.push(Text::line(Point::new(MARGIN, y), line, style::CAPTION, theme.quiet()));
        y += style::CAPTION * CAPTION_LINE;
    }
    texts.append(&mut plot.texts);
    Scene {
        width,
        height: sheet.as_ref().map_or((y + BELOW).ceil(), |sheet| width / sheet.ratio()),
        paper: sheet,
        description: format!("{subtitle}. {}", notes.join(" ")),
        title,
        language: context.options.language,
        theme,
        areas: plot.areas,
        lines: plot.lines,
        marks: plot.marks,
        ghosts: plot.ghosts,
        drawings,
        texts,
    }
}

/// Everything around the drawing, for a page of some width.
struct Frame {
    width: f64,
    texts: Vec<Text>,
    below_header: f64,
    /// The legend, around an origin of its own.
    strip: Option<legend::Strip>,
    caption: Vec<String>,
}

impl Frame {
    fn new(
        context: &Context<'_>,
        plot: &Plot,
        (title, subtitle, notes, of_part): (&str, &str, &[String], &[String]),
        key: Option<&Key>,
        width: f64,
    ) -> Frame {
        let room = width - 2.0 * MARGIN;
        let mut texts = Vec::new();
        let below_header = header(context, title, subtitle, width, &mut texts);
        let strip = key.map(|key| legend::strip(context, plot, key, Point::default(), room));
        let caption = caption(context, plot, (notes, of_part), room * CAPTION_SHARE);
        Frame { width, texts, below_header, strip, caption }
    }

    /// Height of the page around a drawing of some height.
    fn height(&self, body: f64) -> f64 {
        let strip = self.strip.as_ref().map_or(0.0, |strip| strip.height + 8.0);
        let caption = self.caption.len() as f64 * style::CAPTION * CAPTION_LINE;
        (self.below_header + body + ABOVE_RULE + BELOW_RULE + strip + caption + BELOW).ceil()
    }
}

/// A title of more lines would push the drawing off the page.
const MOST_TITLE_LINES: usize = 4;

/// Title and grey line under it; returns where the drawing begins.
fn header(context: &Context<'_>, title: &str, subtitle: &str, width: f64, texts: &mut Vec<Text>) -> f64 {
    let room = width - 2.0 * MARGIN;
    let mut y = MARGIN + 2.0;
    // The whole title is the name of the picture, whatever of it is drawn.
    for line in font::filled_to(MOST_TITLE_LINES, title, style::TITLE, true, room) {
        texts.push(Text::line(Point::new(MARGIN, y), line, style::TITLE, context.theme.ink()).bold());
        y += style::TITLE * 1.12;
    }
    y -= 3.0;
    for line in font::filled(subtitle, style::SUBTITLE, false, room) {
        texts.push(Text::line(Point::new(MARGIN, y), line, style::SUBTITLE, context.theme.quiet()));
        y += style::SUBTITLE * 1.3;
    }
    y + 9.0
}

/// The sources that what is drawn rests on: those of the ties between the nodes shown. None where the marks are no nodes, or no
/// tie says where it was read: then all sources of the network stand.
fn cited<'a>(context: &Context<'a>, plot: &Plot) -> Option<BTreeSet<&'a str>> {
    let network = context.network;
    let shown: Option<BTreeSet<usize>> = plot.marks.iter().map(|mark| network.index_of(&mark.id)).collect();
    let shown = shown?;
    let between = network.ties().filter(|tie| shown.contains(&tie.source) && shown.contains(&tie.target));
    let sources: BTreeSet<&str> =
        between.flat_map(|tie| &tie.tie.evidence).map(|evidence| evidence.source.as_str()).collect();
    (!sources.is_empty()).then_some(sources)
}

/// Sources, then how the drawing was made, then what is not drawn of a part, then the recipe of the caller.
fn caption(context: &Context<'_>, plot: &Plot, (notes, of_part): (&[String], &[String]), room: f64) -> Vec<String> {
    let DiagramOptions { language, seed, recipe, .. } = context.options;
    let mut paragraphs = Vec::new();
    let cited = cited(context, plot);
    let sources: Vec<String> = context
        .network
        .info()
        .sources
        .iter()
        .filter(|source| cited.as_ref().is_none_or(|cited| cited.contains(source.id.as_str())))
        .map(|source| {
            let title = source.title.as_deref().unwrap_or(&source.id);
            let said: Vec<&str> = [source.publisher.as_deref(), source.date.as_deref()].into_iter().flatten().collect();
            if said.is_empty() { title.to_owned() } else { format!("{title} ({})", said.join(", ")) }
        })
        .collect();
    if !sources.is_empty() {
        paragraphs.push(format!("{}: {}.", words::phrase(*language, Phrase::Sources), sources.join("; ")));
    }
    let mut made = Vec::new();
    if plot.attempt.1 > 0 {
        let by_place =
            !context.network.places().is_empty() && !matches!(context.options.view, DiagramView::Communities);
        let layout = words::phrase(*language, if by_place { Phrase::Layout } else { Phrase::LayoutByCluster });
        made.push(format!("{layout} ({}).", words::seed(*language, *seed, plot.attempt)));
    }
    made.extend((plot.parts > 0).then(|| words::in_rows(*language, plot.parts)));
    made.extend(plot.kept.map(|(kept, placed)| looks::kept_positions(*language, kept, placed)));
    made.push(words::phrase(*language, Phrase::NoGeography).to_owned());
    made.extend(notes.iter().cloned());
    made.extend(context.options.style.sentence(*language));
    paragraphs.push(made.join(" "));
    paragraphs.extend(of_part.iter().chain(recipe).cloned());
    paragraphs.iter().flat_map(|paragraph| font::filled(&font::clean(paragraph), style::CAPTION, false, room)).collect()
}

/// The box that a figure covers.
pub(super) fn bounds(figure: &Figure) -> Rect {
    match figure {
        Figure::Polygon(points) | Figure::Path(points) => Rect::of(points.iter().copied()),
        Figure::Circle(centre, radius) => Rect::around(*centre, Point::new(*radius, *radius)),
        Figure::Bar(rect, _) => *rect,
    }
}

/// Moves a drawing.
pub(super) fn shift(drawing: &mut Drawing, by: Point) {
    match &mut drawing.figure {
        Figure::Polygon(points) | Figure::Path(points) => points.iter_mut().for_each(|point| *point = *point + by),
        Figure::Circle(centre, _) => *centre = *centre + by,
        Figure::Bar(rect, _) => *rect = rect.shifted(by),
    }
}
