//! From our own SVG to pixels and to PDF, with the bundled font and nothing else.

use crate::error::{Error, ErrorKind};

#[cfg(feature = "pdf")]
pub use document::{pdf, pdf_with};
#[cfg(feature = "png")]
pub use pixels::png;

/// Without the feature `png` there are no pixels.
#[cfg(not(feature = "png"))]
pub fn png(_svg: &str, _dpi: f64) -> Result<Vec<u8>, Error> {
    Err(Error::new(ErrorKind::Render, "this build cannot write PNG").hint("write SVG, or build with the feature `png`"))
}

/// Without the feature `pdf` there are no documents.
#[cfg(not(feature = "pdf"))]
pub fn pdf(_scene: &super::Scene) -> Result<Vec<u8>, Error> {
    Err(Error::new(ErrorKind::Render, "this build cannot write PDF").hint("write SVG, or build with the feature `pdf`"))
}

/// Without the feature `pdf` there are no documents.
#[cfg(not(feature = "pdf"))]
pub fn pdf_with(scene: &super::Scene, _recipe: &crate::present::table::Recipe) -> Result<Vec<u8>, Error> {
    pdf(scene)
}

/// CSS pixels in an inch, in which the tree is measured.
#[cfg(any(feature = "png", feature = "pdf"))]
const CSS: f64 = 96.0;

/// Reads an SVG of ours.
///
/// Fails if a character would vanish because the bundled font does not know it.
#[cfg(any(feature = "png", feature = "pdf"))]
fn tree(svg: &str) -> Result<resvg::usvg::Tree, Error> {
    use resvg::usvg;
    let mut options = usvg::Options { font_family: "Barlow".to_owned(), ..usvg::Options::default() };
    let fonts = options.fontdb_mut();
    fonts.load_font_data(super::font::REGULAR.to_vec());
    fonts.load_font_data(super::font::SEMIBOLD.to_vec());
    let document = usvg::roxmltree::Document::parse(svg)
        .map_err(|error| Error::new(ErrorKind::Render, "this SVG is no sound XML").because(error))?;
    refuse_vanishing(&document)?;
    usvg::Tree::from_xmltree(&document, &options)
        .map_err(|error| Error::new(ErrorKind::Render, "this SVG cannot be drawn").because(error))
}

/// Every visible character must have a glyph: an empty box in a name is worse than no picture.
#[cfg(any(feature = "png", feature = "pdf"))]
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

#[cfg(feature = "png")]
mod pixels {
    use super::{CSS, tree};
    use crate::error::{Error, ErrorKind};
    use crate::present::provenance::png::{HEADER, chunk};
    use resvg::tiny_skia;

    /// More pixels than this need gigabytes of memory.
    const MOST_PIXELS: f64 = 4e8;

    /// Draws an SVG of ours as PNG with this many pixels per inch, which the file says too, so that it is printed at its size.
    ///
    /// Fails if a character would vanish because the bundled font does not know it, or if the picture would be too large.
    pub fn png(svg: &str, dpi: f64) -> Result<Vec<u8>, Error> {
        let tree = tree(svg)?;
        let scale = dpi / CSS;
        let side = |length: f32| (f64::from(length) * scale).ceil();
        let (width, height) = (side(tree.size().width()), side(tree.size().height()));
        let too_large = || {
            Error::new(ErrorKind::Render, format!("a picture of {width} × {height} pixels is too large"))
                .hint("choose fewer --dpi, or write SVG or PDF")
        };
        if !(width >= 1.0 && height >= 1.0 && width * height <= MOST_PIXELS) {
            return Err(too_large());
        }
        let mut pixels = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
        resvg::render(&tree, tiny_skia::Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
        let bytes = pixels
            .encode_png()
            .map_err(|error| Error::new(ErrorKind::Render, "the PNG cannot be written").because(error))?;
        Ok(with_density(bytes, dpi))
    }

    /// Adds the chunk that says how many pixels a metre has (PNG specification, 11.3.5.3), after the header.
    fn with_density(mut bytes: Vec<u8>, dpi: f64) -> Vec<u8> {
        let per_metre = ((dpi / 0.0254).round() as u32).to_be_bytes();
        if bytes.len() >= HEADER {
            bytes.splice(HEADER..HEADER, chunk(*b"pHYs", &[&per_metre[..], &per_metre, &[1]].concat()));
        }
        bytes
    }
}

#[cfg(feature = "pdf")]
mod document {
    use super::{CSS, tree};
    use crate::error::{Error, ErrorKind};
    use crate::present::diagram::{Scene, paper, svg};
    use crate::present::table::Recipe;
    use krilla::geom::Size;
    use krilla::metadata::Metadata;
    use krilla::page::PageSettings;
    use krilla_svg::{SurfaceExt, SvgSettings};

    /// Draws a scene as a PDF of one page: vector, its text searchable and its font inside. No date, so that the same picture is
    /// the same bytes.
    ///
    /// Fails if a character would vanish because the bundled font does not know it.
    pub fn pdf(scene: &Scene) -> Result<Vec<u8>, Error> {
        written(scene, Vec::new())
    }

    /// As [`pdf`], with the recipe as a keyword of the document.
    pub fn pdf_with(scene: &Scene, recipe: &Recipe) -> Result<Vec<u8>, Error> {
        written(scene, vec![recipe.text()])
    }

    fn written(scene: &Scene, keywords: Vec<String>) -> Result<Vec<u8>, Error> {
        let tree = tree(&svg::for_drawing(scene))?;
        let points = |pixels: f32| (f64::from(pixels) / CSS * paper::POINTS) as f32;
        let failed = || Error::new(ErrorKind::Render, "this picture cannot be written as PDF").hint("write SVG");
        let size = Size::from_wh(points(tree.size().width()), points(tree.size().height())).ok_or_else(failed)?;
        let mut document = krilla::Document::new();
        document.set_metadata(
            Metadata::new()
                .title(scene.title.clone())
                .description(scene.description.clone())
                .keywords(keywords)
                .language(scene.language.code().to_owned())
                .creator(format!("verbinder {}", env!("CARGO_PKG_VERSION"))),
        );
        let mut page = document.start_page_with(PageSettings::new(size));
        let mut surface = page.surface();
        let drawn = surface.draw_svg(&tree, size, SvgSettings::default());
        surface.finish();
        page.finish();
        drawn.ok_or_else(failed)?;
        document.finish().map_err(|error| failed().because(std::io::Error::other(format!("{error:?}"))))
    }
}
