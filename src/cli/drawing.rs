//! Options of pictures: what looks show.

use verbinder::present::diagram::Mapping;

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
