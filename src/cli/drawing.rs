//! Options of pictures: what looks show, the sheet that they are for, and where everything stands.

use clap::ValueEnum;
use std::path::Path;
use verbinder::present::diagram::{Engine, Font, Mapping, Orientation, Paper, Positions, Scene};
use verbinder::{Error, ErrorKind};

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
    /// An error for a look that the view needs itself: in the picture of a change, colours say what changed.
    pub(crate) fn check(&self, view: &str, taken: &[&str]) -> Result<(), Error> {
        let asked = [
            ("colour-by", &self.colour_by),
            ("size-by", &self.size_by),
            ("shape-by", &self.shape_by),
            ("outline-by", &self.outline_by),
            ("tie-colour-by", &self.tie_colour_by),
            ("tie-width-by", &self.tie_width_by),
        ];
        match asked.iter().find(|(name, value)| value.is_some() && taken.contains(name)) {
            None => Ok(()),
            Some((name, _)) => Err(Error::request(format!(
                "--{name} has no place in --view {view}: the view shows something else by it"
            ))
            .hint("leave it out, or take --view whole, municipality or ego")),
        }
    }

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
    /// Hold it: browsers show the picture as it is meant; Word, Inkscape and rsvg-convert do not look at it and take another font
    Embed,
    /// Draw every letter as a form: the same in every program, for journals too; text can no longer be searched
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

/// Where everything stands: our own layout, an earlier one, or one of Graphviz.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Layout")]
pub(crate) struct LayoutArgs {
    /// Keep everybody where they stood: a file that --save-positions wrote. Who is new comes near its partners
    #[arg(long, value_name = "FILE")]
    positions: Option<String>,
    /// Write where everybody stands, for --positions
    #[arg(long, value_name = "FILE")]
    pub(crate) save_positions: Option<String>,
    /// Let Graphviz lay out, where it is installed; our own layout needs nothing
    #[arg(long, value_enum, conflicts_with_all = ["positions", "save_positions", "paper"])]
    engine: Option<EngineArg>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EngineArg {
    /// In layers
    Dot,
    /// By springs
    Neato,
    /// By forces, islands together
    Fdp,
    /// By forces, for large networks
    Sfdp,
    /// On circles
    Circo,
    /// In rings around a middle
    Twopi,
}

impl LayoutArgs {
    /// The layout of Graphviz that is asked for.
    pub(crate) fn engine(&self) -> Option<Engine> {
        self.engine.map(|engine| match engine {
            EngineArg::Dot => Engine::Dot,
            EngineArg::Neato => Engine::Neato,
            EngineArg::Fdp => Engine::Fdp,
            EngineArg::Sfdp => Engine::Sfdp,
            EngineArg::Circo => Engine::Circo,
            EngineArg::Twopi => Engine::Twopi,
        })
    }

    /// The positions of an earlier picture.
    pub(crate) fn positions(&self) -> Result<Option<Positions>, Error> {
        let Some(path) = &self.positions else { return Ok(None) };
        let text = super::record::bytes_of(Path::new(path)).and_then(|bytes| {
            String::from_utf8(bytes).map_err(|error| std::io::Error::new(std::io::ErrorKind::InvalidData, error))
        });
        let text = text.map_err(|error| {
            Error::new(ErrorKind::Read, format!("cannot read the positions in {path}"))
                .because(error)
                .hint("--save-positions FILE writes them")
        })?;
        Positions::from_json(&text, path).map(Some)
    }

    /// An error where positions are given and none of them is of this picture: a slip that would go unseen.
    pub(crate) fn check(&self, scene: &Scene, positions: Option<&Positions>) -> Result<(), Error> {
        let (Some(path), Some(positions)) = (&self.positions, positions) else { return Ok(()) };
        if scene.marks.is_empty() || scene.marks.iter().any(|mark| positions.nodes.contains_key(&mark.id)) {
            return Ok(());
        }
        Err(Error::request(format!("{path} holds positions of none of the nodes that are drawn"))
            .hint("take the file that was saved from a picture of this network"))
    }
}
