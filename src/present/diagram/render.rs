//! From our own SVG to pixels, with the bundled font and nothing else.

use crate::error::{Error, ErrorKind};

/// Draws an SVG of ours as PNG; scale 1 is 96 pixels per inch, 3 is for print.
///
/// Fails if a character would vanish because the bundled font does not know it, or if the picture would be too large.
#[cfg(feature = "png")]
pub fn png(svg: &str, scale: f64) -> Result<Vec<u8>, Error> {
    use resvg::{tiny_skia, usvg};
    let mut options = usvg::Options { font_family: "Barlow".to_owned(), ..usvg::Options::default() };
    let fonts = options.fontdb_mut();
    fonts.load_font_data(super::font::REGULAR.to_vec());
    fonts.load_font_data(super::font::SEMIBOLD.to_vec());
    let broken = |error: usvg::Error| Error::new(ErrorKind::Render, "this SVG cannot be drawn").because(error);
    let document = usvg::roxmltree::Document::parse(svg)
        .map_err(|error| Error::new(ErrorKind::Render, "this SVG is no sound XML").because(error))?;
    refuse_vanishing(&document)?;
    let tree = usvg::Tree::from_xmltree(&document, &options).map_err(broken)?;
    let side = |length: f32| (f64::from(length) * scale).ceil();
    let (width, height) = (side(tree.size().width()), side(tree.size().height()));
    let too_large = || {
        Error::new(ErrorKind::Render, format!("a picture of {width} × {height} pixels is too large"))
            .hint("choose a smaller scale, or write SVG")
    };
    if !(width >= 1.0 && height >= 1.0 && width * height <= 4e8) {
        return Err(too_large());
    }
    let mut pixels = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| Error::new(ErrorKind::Render, "the PNG cannot be written").because(error))
}

/// Without the feature `png` there are no pixels.
#[cfg(not(feature = "png"))]
pub fn png(_svg: &str, _scale: f64) -> Result<Vec<u8>, Error> {
    Err(Error::new(ErrorKind::Render, "this build cannot write PNG").hint("write SVG, or build with the feature `png`"))
}

/// Every visible character must have a glyph: an empty box in a name is worse than no picture.
#[cfg(feature = "png")]
fn refuse_vanishing(document: &resvg::usvg::roxmltree::Document<'_>) -> Result<(), Error> {
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    let mut unknown: Vec<char> = texts
        .flat_map(|text| text.descendants().filter_map(|node| node.text()).collect::<Vec<_>>())
        .flat_map(str::chars)
        .filter(|&character| !super::font::has_glyph(character))
        .collect();
    unknown.sort_unstable();
    unknown.dedup();
    if unknown.is_empty() {
        return Ok(());
    }
    let shown: Vec<String> = unknown.iter().take(8).map(|c| format!("{c} (U+{:04X})", *c as u32)).collect();
    Err(Error::new(ErrorKind::Render, format!("the bundled font cannot draw {}", shown.join(", ")))
        .hint("write SVG: there the reader's own fonts draw every script"))
}
