//! `verbinder diagram`: DOT, SVG or PNG.

use crate::cli::args::{AnalysisArgs, LanguageArgs, UnnamedArg};
use crate::cli::input::{self, Analysis};
use crate::cli::{Outcome, difference, output};
use clap::ValueEnum;
use std::path::Path;
use verbinder::Error;
use verbinder::present::diagram::{self, By, DiagramOptions, DiagramView, Theme, Unnamed};
use verbinder::present::language::Language;
use verbinder::present::subject::Subject;
use verbinder::present::table::{Column, ColumnType, Table};

/// A picture: DOT on standard output, or DOT, SVG or PNG by the ending of -o
///
/// Positions are computed here, so that Graphviz (any engine, plain `dot` too) and our own SVG give the same picture. SVG and PNG need
/// nothing installed.
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
    /// Write to this file: .dot, .gv, .svg or .png [default: DOT on standard output]
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
    /// Pixels per point of a PNG
    #[arg(long, value_name = "FACTOR", default_value_t = 2.0, help_heading = "Output")]
    scale: f64,
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
    /// Colours that colour-blind people tell apart
    Colour,
    /// Greys, for print in black and white
    Grey,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let form = Form::of(args.output.as_deref())?;
    let (subject, view, language) = args.subject()?;
    let facts = subject.facts_for(&view);
    let options = DiagramOptions {
        view,
        language,
        theme: match args.theme {
            ThemeArg::Colour => Theme::Colour,
            ThemeArg::Grey => Theme::Grey,
        },
        title: args.title.clone(),
        seed: args.analysis.seed.seed,
        labels: args.labels,
        unnamed: match args.analysis.filter.unnamed {
            UnnamedArg::Collapse => Unnamed::Collapse,
            UnnamedArg::Ghosts => Unnamed::Ghosts,
            UnnamedArg::Omit => Unnamed::Omit,
        },
        recipe: subject.picture_notes(language),
    };
    let scene = diagram::draw(&subject.drawing, &facts, &options)?;
    let bytes = match form {
        Form::Dot => diagram::dot(&scene).into_bytes(),
        Form::Svg => diagram::svg(&scene).into_bytes(),
        Form::Png => png(&diagram::svg(&scene), args.scale)?,
    };
    match args.output.as_deref() {
        None | Some("-") => output::print_bytes(&bytes)?,
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

enum Form {
    Dot,
    Svg,
    Png,
}

impl Form {
    fn of(path: Option<&str>) -> Result<Form, Error> {
        let Some(path) = path.filter(|path| *path != "-") else { return Ok(Form::Dot) };
        let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or("");
        match ending.to_ascii_lowercase().as_str() {
            "dot" | "gv" => Ok(Form::Dot),
            "svg" => Ok(Form::Svg),
            "png" => Ok(Form::Png),
            other => Err(Error::request(format!("no picture is written as .{other}"))
                .hint("end the name in .dot, .svg or .png; for PDF: verbinder diagram … | dot -Tpdf -o picture.pdf")),
        }
    }
}

#[cfg(feature = "png")]
fn png(svg: &str, scale: f64) -> Result<Vec<u8>, Error> {
    diagram::render::png(svg, scale)
}

#[cfg(not(feature = "png"))]
fn png(_: &str, _: f64) -> Result<Vec<u8>, Error> {
    Err(Error::request("this build draws no PNG").hint("write .svg, or build with the feature png"))
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
