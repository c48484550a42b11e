//! Where a file says how it was made: the recipe, put where each form has room for it, and found there again.
//!
//! | form | place |
//! |---|---|
//! | JSON result | the key `recipe` |
//! | page | the element with the id `recipe` |
//! | SVG | `<metadata id="recipe">` |
//! | PNG | a chunk `iTXt` with the keyword `recipe` |
//! | PDF | the keywords of the document |
//! | DOT | a comment at the end |
//! | GEXF, GraphML | a comment at the end |
//! | XLSX | the last rows of the sheet of notes, in pieces that a cell holds |
//! | a folder, and whatever has no room | `recipe.json`, or `NAME.recipe.json` beside it |
//!
//! It is always the same JSON object on one line ([`Recipe::text`]).

use super::table::Recipe;
use serde_json::{Map, Value};

/// The forms in which a picture has room for its recipe once it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// SVG, ours or of Graphviz.
    Svg,
    /// PNG.
    Png,
    /// DOT.
    Dot,
    /// GEXF and GraphML.
    Xml,
}

/// The sheet of a workbook that holds the recipe, in each language, and what stands before each piece of it.
pub const SHEETS: [&str; 2] = ["notes", "toelichting"];
/// See [`SHEETS`].
pub const ROW: &str = "recipe";

/// The key of the list of files that a recipe made, in `recipe.json` and beside files.
pub const OUTPUTS: &str = "outputs";

/// Puts the recipe into a picture. What is no file of that form comes back as it was.
pub fn stamp(bytes: Vec<u8>, form: Form, recipe: &Recipe) -> Vec<u8> {
    match form {
        Form::Png => png::with_recipe(bytes, &recipe.text()),
        Form::Dot => behind(bytes, &format!("// recipe: {}\n", recipe.text())),
        // Two hyphens end a comment of XML; in a text of JSON they may be written otherwise.
        Form::Xml => behind(bytes, &format!("<!-- recipe: {} -->\n", recipe.text().replace("--", "-\\u002d"))),
        Form::Svg => in_svg(bytes, recipe),
    }
}

fn behind(mut bytes: Vec<u8>, line: &str) -> Vec<u8> {
    if bytes.last().is_some_and(|&last| last != b'\n') {
        bytes.push(b'\n');
    }
    bytes.extend_from_slice(line.as_bytes());
    bytes
}

/// As the last thing in the picture: what a reader meets first are title and description.
fn in_svg(mut bytes: Vec<u8>, recipe: &Recipe) -> Vec<u8> {
    const END: &[u8] = b"</svg>";
    let Some(at) = bytes.windows(END.len()).rposition(|window| window == END) else { return bytes };
    let element = format!("<metadata id=\"recipe\">{}</metadata>\n", escaped(&recipe.text()));
    bytes.splice(at..at, element.into_bytes());
    bytes
}

/// Text between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn unescaped(text: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#x22;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&#x2f;", "/"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    entities.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

/// The recipe that a file holds, whatever its form; none where there is none in full.
pub fn find(bytes: &[u8]) -> Option<Map<String, Value>> {
    if let Some(text) = png::recipe(bytes) {
        return object(&text);
    }
    let text = String::from_utf8_lossy(bytes);
    if text.trim_start().starts_with('{') {
        let Ok(Value::Object(mut whole)) = serde_json::from_str::<Value>(&text) else { return None };
        return match whole.remove("recipe") {
            Some(Value::Object(recipe)) => Some(recipe),
            _ => whole.contains_key("verbinder").then_some(whole),
        };
    }
    // What a program wrote at the end counts: a name in the file may look like anything.
    let after = |mark: &str, end: &str| {
        let rest = &text[text.rfind(mark)? + mark.len()..];
        rest.find(end).map(|end| &rest[..end])
    };
    let commented = [("\n// recipe: ", "\n"), ("\n<!-- recipe: ", " -->")];
    let in_elements = [(" id=\"recipe\">", "<"), ("<pdf:Keywords>", "</pdf:Keywords>")];
    // A name of two lines in a picture may look like a comment of DOT.
    let mut commented = commented.into_iter().filter(|(mark, _)| text.starts_with('<') != mark.starts_with("\n//"));
    let plain = commented.find_map(|(mark, end)| object(after(mark, end)?));
    plain.or_else(|| in_elements.iter().find_map(|(mark, end)| object(&unescaped(after(mark, end)?))))
}

fn object(text: &str) -> Option<Map<String, Value>> {
    let map: Map<String, Value> = serde_json::from_str(text).ok()?;
    map.contains_key("verbinder").then_some(map)
}

/// Chunks of PNG (PNG specification, third edition, 5.3 and 11.3.3).
pub(in crate::present) mod png {
    const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
    /// Signature and the chunk `IHDR`.
    pub(in crate::present) const HEADER: usize = 33;
    const KEYWORD: &[u8] = b"recipe\0";

    /// A chunk whole: length, kind, content, checksum.
    pub(in crate::present) fn chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
        let mut inner = kind.to_vec();
        inner.extend_from_slice(content);
        let mut whole = (content.len() as u32).to_be_bytes().to_vec();
        whole.extend_from_slice(&inner);
        whole.extend(checksum(&inner).to_be_bytes());
        whole
    }

    pub(super) fn with_recipe(mut bytes: Vec<u8>, recipe: &str) -> Vec<u8> {
        if bytes.starts_with(SIGNATURE) && bytes.len() >= HEADER {
            // Not compressed, in no language, no translated keyword.
            let content = [KEYWORD, &[0, 0, 0, 0], recipe.as_bytes()].concat();
            bytes.splice(HEADER..HEADER, chunk(*b"iTXt", &content));
        }
        bytes
    }

    pub(super) fn recipe(bytes: &[u8]) -> Option<String> {
        let mut rest = bytes.strip_prefix(SIGNATURE)?;
        loop {
            let (length, after) = rest.split_first_chunk::<4>()?;
            let length = u32::from_be_bytes(*length) as usize;
            let (kind, after) = after.split_first_chunk::<4>()?;
            let content = after.get(..length)?;
            if kind == b"iTXt"
                && let Some(text) = content.strip_prefix(KEYWORD)
            {
                return String::from_utf8(text.get(4..)?.to_vec()).ok();
            }
            rest = after.get(length.checked_add(4)?..)?;
        }
    }

    /// CRC-32 as PNG wants it (annex D of its specification).
    fn checksum(bytes: &[u8]) -> u32 {
        let mut sum = flate2::Crc::new();
        sum.update(bytes);
        sum.sum()
    }

    #[cfg(test)]
    mod tests {
        #[test]
        fn the_checksum_is_that_of_the_standard() {
            // The check value of CRC-32 in every catalogue, and the IEND chunk of every PNG.
            assert_eq!(super::checksum(b"123456789"), 0xCBF4_3926);
            assert_eq!(super::checksum(b"IEND"), 0xAE42_6082);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A recipe with everything that marks and escapes could trip over.
    fn hostile() -> Recipe {
        let mut recipe = Recipe::default();
        recipe.set("verbinder", "0");
        recipe.set("file", "a -->b</metadata>\n// recipe: {}\"&amp;&lt;.json");
        recipe.set("arguments", json!(["measure", "--top=3", "--", "-->"]));
        recipe
    }

    #[test]
    fn what_is_put_into_a_file_is_found_again() {
        let recipe = hostile();
        let empty = [png::chunk(*b"IHDR", &[0; 13]), png::chunk(*b"IEND", &[])].concat();
        let png = [b"\x89PNG\r\n\x1a\n".to_vec(), empty].concat();
        let files: [(Form, Vec<u8>); 4] = [
            (Form::Svg, b"<svg><title>id=\"recipe\">{}</title></svg>\n".to_vec()),
            (Form::Dot, b"graph {\n a [label=\"\n// recipe: {}\"]\n}".to_vec()),
            (Form::Xml, b"<gexf/>\n".to_vec()),
            (Form::Png, png),
        ];
        for (form, bytes) in files {
            assert_eq!(find(&bytes), None, "{form:?}");
            assert_eq!(find(&stamp(bytes, form, &recipe)).as_ref(), Some(&recipe.0), "{form:?}");
        }
    }

    #[test]
    fn a_comment_of_xml_has_no_two_hyphens_inside() {
        let text = String::from_utf8(stamp(Vec::new(), Form::Xml, &hostile())).unwrap();
        let inside = text.trim_end().strip_prefix("<!--").and_then(|text| text.strip_suffix("-->")).unwrap();
        assert!(!inside.contains("--") && !inside.ends_with('-'), "{text}");
    }

    #[test]
    fn results_and_recipes_are_read_and_networks_are_neither() {
        let made = json!({"verbinder": "0", "command": "report"});
        assert_eq!(find(json!({"recipe": made, "rows": []}).to_string().as_bytes()), made.as_object().cloned());
        assert_eq!(find(made.to_string().as_bytes()), made.as_object().cloned());
        assert_eq!(find(br#"{"nodes": [], "edges": []}"#), None);
        assert_eq!(find(b"a,b\n1,2\n"), None);
        assert_eq!(find(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffiTXt"), None, "a chunk longer than its file");
    }
}
