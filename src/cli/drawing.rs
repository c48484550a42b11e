//! Options of pictures: what looks show, and the sheet that they are for.

use clap::ValueEnum;
use verbinder::Error;
use verbinder::present::diagram::{Font, Mapping, Orientation, Paper};

/// What colour, size, form and lines show.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Looks")]
pub(crate) struct LooksArgs {
    /// Colour of marks: kind, municipality, sector, community, layer, any measure of nodes, any attribute, or equal [default: kind]
    #[arg(long, value_name = "WHAT")]
    colour_by: Option<String>,
    /// Area of marks: partners, any measure of nodes, any attribute with numbers, or equal [default: partners]
    #[arg(long, value_name = "WHAT")]
    size_by: Option<String>,
    /// Form of marks: kind, municipality, sector, community, any attribute, or equal [default: kind]
    #[arg(long, value_name = "WHAT")]
    shape_by: Option<String>,
    /// Ring around marks: bridging, a grouping, a measure of nodes, an attribute, or none [default: bridging]
    #[arg(long, value_name = "WHAT")]
    outline_by: Option<String>,
    /// Colour of lines: kind, layer, status, certainty, sign, strength, any measure of ties, any attribute, or equal [default: kind]
    #[arg(long, value_name = "WHAT")]
    tie_colour_by: Option<String>,
    /// Width of lines: strength, count, any measure of ties, any attribute with numbers, or equal [default: strength]
    #[arg(long, value_name = "WHAT")]
    tie_width_by: Option<String>,
}

impl LooksArgs {
    /// What is asked for.
    pub(crate) fn mapping(&self) -> Mapping {
        Mapping {
            colour: self.colour_by.clone(),
            size: self.size_by.clone(),
            shape: self.shape_by.clone(),
            outline: self.outline_by.clone(),
            tie_colour: self.tie_colour_by.clone(),
            tie_width: self.tie_width_by.clone(),
        }
    }
}

/// The sheet, its resolution and its font.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Paper")]
pub(crate) struct SheetArgs {
    /// Lay the page out for paper: A0 to A5, or WIDTHxHEIGHTmm [default: as large as it needs]
    #[arg(long, value_name = "SIZE")]
    paper: Option<String>,
    /// Lay the paper on its side [default: as the picture asks for]
    #[arg(long, requires = "paper", conflicts_with = "portrait")]
    landscape: bool,
    /// Set the paper upright
    #[arg(long, requires = "paper")]
    portrait: bool,
    /// Pixels per inch of a PNG
    #[arg(long, value_name = "N", default_value_t = 192.0, value_parser = dpi)]
    pub(crate) dpi: f64,
    /// What an SVG does about its font
    #[arg(long, value_enum, default_value_t = FontArg::Embed)]
    font: FontArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FontArg {
    /// Hold it: the picture looks the same everywhere
    Embed,
    /// Draw every letter as a form: for journals; text can no longer be searched
    Outlines,
    /// Only name it: the smallest file
    Name,
}

impl SheetArgs {
    /// The sheet that is asked for.
    pub(crate) fn paper(&self) -> Result<Option<Paper>, Error> {
        let orientation = match (self.landscape, self.portrait) {
            (true, _) => Orientation::Landscape,
            (_, true) => Orientation::Portrait,
            _ => Orientation::Auto,
        };
        self.paper.as_deref().map(|paper| Paper::new(paper, orientation)).transpose()
    }

    /// What is done about the font.
    pub(crate) fn font(&self) -> Font {
        match self.font {
            FontArg::Embed => Font::Embed,
            FontArg::Outlines => Font::Outlines,
            FontArg::Name => Font::Name,
        }
    }
}

/// A number of pixels per inch.
fn dpi(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.parse().ok();
    number.filter(|dpi| (10.0..=2400.0).contains(dpi)).ok_or("expected a number from 10 to 2400".to_owned())
}
