//! `verbinder diagram`: DOT, SVG, PDF or PNG, or the network as it is drawn.

use crate::cli::args::{AnalysisArgs, LanguageArgs, UnnamedArg};
use crate::cli::drawing::{LayoutArgs, LooksArgs, SheetArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, difference, graphviz, output, record};
use clap::ValueEnum;
use std::path::Path;
use verbinder::Error;
use verbinder::formats;
use verbinder::model::Network;
use verbinder::present::diagram::{self, By, DiagramOptions, DiagramView, Members, Positions, Scene, Theme, Unnamed};
use verbinder::present::language::Language;
use verbinder::present::provenance;
use verbinder::present::subject::Subject;
use verbinder::present::table::{Column, ColumnType, Table};

/// A picture: DOT on standard output, or SVG, PDF, PNG or DOT by the ending of -o
///
/// Positions are computed here, so that Graphviz (any engine, plain `dot` too) and our own SVG give the same picture. SVG, PDF and PNG
/// need nothing installed. docs/diagrams.md shows every option.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder diagram data/sociaal-domein.json -o whole.svg
  verbinder diagram network.json --view municipality --name Wageningen -o wageningen.png
  verbinder diagram network.json --view structure --name \"Het Startpunt\" --unnamed ghosts
  verbinder diagram network.json --view ego --name \"Sociaal Werk Nederland\" --steps 2 -o ego.svg
  verbinder diagram network.json --view layers --by kind -o kinds.svg
  verbinder diagram network.json --view difference --from 2013 --to 2018 -o change.svg
  verbinder diagram wave-1.json --view difference --against wave-2.json -o change.svg
  verbinder diagram network.json --colour-by sector --size-by betweenness -o sectors.pdf --paper A3
  verbinder diagram network.json --theme print --paper A4 -o page.pdf
  verbinder diagram network.json -o network.gexf
  verbinder diagram network.json --view bridges | dot -Tpdf -o bridges.pdf")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    /// What to draw
    #[arg(long, value_enum, default_value_t = ViewKind::Whole)]
    view: ViewKind,
    /// Which municipality, structure or actor to draw, by name or id
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// How many steps from the actor, for --view ego
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=4))]
    steps: u8,
    /// What each panel holds, for --view layers
    #[arg(long, value_enum, default_value_t = ByArg::Layer)]
    by: ByArg,
    /// The later file, for --view difference; without it --from YEAR and --to YEAR choose two years of one file
    #[arg(long, value_name = "FILE")]
    against: Option<String>,
    /// Write to this file: .svg, .pdf, .png, .dot or .gv, or .gexf or .graphml for Gephi [default: DOT on standard output]
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<String>,
    /// Title of the picture [default: what it shows]
    #[arg(long, value_name = "TEXT", help_heading = "Output")]
    title: Option<String>,
    /// Colours
    #[arg(long, value_enum, default_value_t = ThemeArg::Colour, help_heading = "Output")]
    theme: ThemeArg,
    /// Name only the N most important nodes [default: all, fewer where there are hundreds]
    #[arg(long, value_name = "N", help_heading = "Output")]
    labels: Option<usize>,
    #[command(flatten)]
    sheet: SheetArgs,
    #[command(flatten)]
    layout: LayoutArgs,
    #[command(flatten)]
    looks: LooksArgs,
    #[command(flatten)]
    language: LanguageArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ViewKind {
    /// Everything, one island per municipality
    Whole,
    /// One municipality with its partners outside
    Municipality,
    /// One structure with its members
    Structure,
    /// Bridging actors between municipalities
    Bridges,
    /// Municipalities side by side on one scale
    Compare,
    /// One actor or structure with its partners
    Ego,
    /// The clusters found
    Communities,
    /// One panel per theme, kind of tie, year or sector, everybody in the same place
    Layers,
    /// Actors at the left, structures at the right
    TwoMode,
    /// A table of squares in order of clusters
    Matrix,
    /// What changed between two years or files
    Difference,
    /// The more central, the nearer to the middle
    Radial,
}

impl ViewKind {
    fn word(self) -> &'static str {
        match self {
            ViewKind::Communities => "communities",
            ViewKind::Matrix => "matrix",
            ViewKind::Difference => "difference",
            _ => "",
        }
    }

    /// The looks that say something of their own in this view.
    fn own_looks(self) -> &'static [&'static str] {
        match self {
            ViewKind::Communities => &["colour-by", "outline-by", "tie-colour-by"],
            ViewKind::Difference => &["colour-by", "outline-by", "tie-colour-by", "tie-width-by"],
            ViewKind::Matrix => &["colour-by", "size-by", "outline-by", "tie-colour-by", "tie-width-by"],
            _ => &[],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ByArg {
    /// Layers (themes) of ties
    Layer,
    /// Kinds of ties
    Kind,
    /// Years
    Year,
    /// Sectors of nodes
    Sector,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ThemeArg {
    /// Dark on white, in colours that colour-blind people tell apart
    #[value(alias = "light", alias = "color")]
    Colour,
    /// Light on nearly black, for slides
    Dark,
    /// Greys, for journals and copiers
    #[value(alias = "gray")]
    Grey,
    /// Black lines without filled areas, for paper
    Print,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let form = Form::of(args.output.as_deref())?;
    args.looks.check(args.view.word(), args.view.own_looks())?;
    let (subject, view, language) = args.subject()?;
    let facts = subject.facts_for(&view);
    let options = subject.noted(DiagramOptions {
        view,
        language,
        theme: match args.theme {
            ThemeArg::Colour => Theme::Colour,
            ThemeArg::Dark => Theme::Dark,
            ThemeArg::Grey => Theme::Grey,
            ThemeArg::Print => Theme::Print,
        },
        positions: args.layout.positions()?,
        paper: args.sheet.paper()?,
        style: args.looks.mapping().style(&subject, language)?,
        title: args.title.clone(),
        seed: args.analysis.seed.seed,
        labels: args.labels,
        unnamed: match args.analysis.filter.unnamed {
            UnnamedArg::Collapse => Unnamed::Collapse,
            UnnamedArg::Ghosts => Unnamed::Ghosts,
            UnnamedArg::Omit => Unnamed::Omit,
        },
        members: if args.layout.engine().is_some() { Members::Lines } else { Members::Outlined },
        ..DiagramOptions::new(DiagramView::Whole)
    });
    let scene = diagram::draw(&subject.drawing, &facts, &options)?;
    args.layout.check(&scene, options.positions.as_ref())?;
    let mut recipe = subject.recipe();
    record::complete(&mut recipe);
    let bytes = match (form, args.layout.engine()) {
        (Form::Dot, Some(engine)) => diagram::dot_for(&scene, engine).into_bytes(),
        (form @ (Form::Svg | Form::Png | Form::Pdf), Some(engine)) => graphviz::draw(
            &diagram::dot_for(&scene, engine),
            form.word(),
            (form == Form::Png).then_some(args.sheet.dpi),
        )?,
        (Form::Network(format), _) => written(&scene, &subject.drawing, format)?,
        (Form::Dot, None) => diagram::dot(&scene).into_bytes(),
        (Form::Svg, None) => diagram::svg_with(&scene, args.sheet.font()).into_bytes(),
        (Form::Png, None) => diagram::render::png(&diagram::svg(&scene), args.sheet.dpi)?,
        (Form::Pdf, None) => diagram::render::pdf_with(&scene, &recipe)?,
    };
    let bytes = match form.room() {
        Some(room) => provenance::stamp(bytes, room, &recipe),
        None => bytes,
    };
    if let Some(path) = &args.layout.save_positions {
        let (path, positions) = (Path::new(path), Positions::of(&scene).to_json());
        let mut recipe = recipe.clone();
        recipe.set("option", "save-positions");
        record::write(&[(path.to_owned(), positions.as_bytes())], Some(&recipe), &record::beside(path), language)?;
    }
    if let Some(note) = diagram::paper::note(&scene, language) {
        output::say(&format!("note: {note}"));
    }
    let taken = args.view.own_looks();
    for note in diagram::alike::notes(&scene, &subject.drawing, &args.looks.mapping(), taken, language) {
        output::say(&format!("note: {note}"));
    }
    match args.output.as_deref() {
        None | Some("-") => output::print_bytes(&bytes)?,
        // A PDF of Graphviz has no room that we could fill.
        Some(path) if form == Form::Pdf && args.layout.engine().is_some() => {
            let path = Path::new(path);
            record::write(&[(path.to_owned(), &bytes)], Some(&recipe), &record::beside(path), language)?;
        }
        Some(path) => output::write_file(Path::new(path), &bytes)?,
    }
    Ok(Outcome::Fine)
}

impl Args {
    /// What is drawn of what.
    fn subject(&self) -> Result<(Subject, DiagramView, Language), Error> {
        let two = self.view == ViewKind::Difference;
        if self.against.is_some() && !two {
            return Err(
                Error::request("--against names a second file, and this view draws one").hint("add --view difference")
            );
        }
        if two {
            let against = self.against.as_deref();
            let (subject, difference, language) = difference::read(&self.analysis, against, &self.language)?;
            return Ok((subject, DiagramView::Difference(Box::new(difference)), language));
        }
        let view = self.view()?;
        let Analysis { subject, language, .. } = input::analyse("diagram", &self.analysis, &self.language)?;
        Ok((subject, view, language))
    }

    fn view(&self) -> Result<DiagramView, Error> {
        let named = |what: &str| {
            self.name.clone().ok_or_else(|| {
                Error::request(format!("--view {what} needs to know which one"))
                    .hint(format!("add --name and the {}", if what == "ego" { "actor" } else { what }))
            })
        };
        Ok(match self.view {
            ViewKind::Whole => DiagramView::Whole,
            ViewKind::Municipality => DiagramView::Municipality(named("municipality")?),
            ViewKind::Structure => DiagramView::Structure(named("structure")?),
            ViewKind::Bridges => DiagramView::Bridges,
            ViewKind::Compare => DiagramView::Compare,
            ViewKind::Ego => DiagramView::Ego { name: named("ego")?, steps: usize::from(self.steps) },
            ViewKind::Communities => DiagramView::Communities,
            ViewKind::Layers => DiagramView::Layers(match self.by {
                ByArg::Layer => By::Layer,
                ByArg::Kind => By::Kind,
                ByArg::Year => By::Year,
                ByArg::Sector => By::Sector,
            }),
            ViewKind::TwoMode => DiagramView::TwoMode,
            ViewKind::Matrix => DiagramView::Matrix,
            ViewKind::Difference => DiagramView::Difference(Box::default()),
            ViewKind::Radial => DiagramView::Radial,
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Dot,
    Svg,
    Png,
    Pdf,
    /// A network with positions and colours, in this format.
    Network(&'static str),
}

impl Form {
    /// What Graphviz calls it.
    fn word(self) -> &'static str {
        match self {
            Form::Svg => "svg",
            Form::Png => "png",
            Form::Pdf => "pdf",
            Form::Dot | Form::Network(_) => "dot",
        }
    }

    /// Where the recipe goes once the picture is written; a PDF holds it before.
    fn room(self) -> Option<provenance::Form> {
        match self {
            Form::Svg => Some(provenance::Form::Svg),
            Form::Png => Some(provenance::Form::Png),
            Form::Dot => Some(provenance::Form::Dot),
            Form::Network(_) => Some(provenance::Form::Xml),
            Form::Pdf => None,
        }
    }
}

/// The network as it is drawn, for programs that open positions and colours.
fn written(scene: &Scene, network: &Network, format: &str) -> Result<Vec<u8>, Error> {
    let network = diagram::placed::network(scene, network)?;
    let format = formats::find(format).expect("a format named in the code is registered");
    format.write.expect("GEXF and GraphML are written")(&network)
}

impl Form {
    fn of(path: Option<&str>) -> Result<Form, Error> {
        let Some(path) = path.filter(|path| *path != "-") else { return Ok(Form::Dot) };
        output::refuse_folder(path, "picture.svg")?;
        let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or("");
        match ending.to_ascii_lowercase().as_str() {
            "dot" | "gv" => Ok(Form::Dot),
            "svg" => Ok(Form::Svg),
            "png" => Ok(Form::Png),
            "pdf" => Ok(Form::Pdf),
            "gexf" => Ok(Form::Network("gexf")),
            "graphml" => Ok(Form::Network("graphml")),
            other => Err(Error::request(format!("no picture is written as .{other}"))
                .hint("end the name in .svg, .pdf, .png, .dot, .gexf or .graphml")),
        }
    }
}

/// The views as a table.
pub(super) fn views(_: Language) -> Table {
    let text = |name: &str| Column::new(name, ColumnType::Text);
    let mut table = Table::new("", vec![text("id"), text("meaning")]);
    for view in ViewKind::value_variants() {
        let value = view.to_possible_value().expect("no view is hidden");
        let meaning = value.get_help().map(ToString::to_string).unwrap_or_default();
        table.push(vec![value.get_name().into(), meaning.into()]);
    }
    table
}
