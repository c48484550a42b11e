//! The page of a report: one HTML file that needs nothing but itself.
//!
//! It has two layers. The sections (`parts/`) are plain HTML that reads without a script and prints; what they say is made ready in
//! `sections`, `claims` and `sure`. The scripts (`script/`) draw the network from the data block of [`super::data`], and show one
//! section at a time. They are joined in the order of [`SCRIPTS`] into one script, which the page allows by its hash and no other.

mod claims;
mod overview;
mod sections;
mod sure;

pub(super) use overview::{Overview, overview};

use super::Picture;
use super::data::{self, Known, Numbers};
use crate::graph::parallel;
use crate::present::findings::compare::{self, Profile};
use crate::present::findings::trust::Trust;
use crate::present::findings::{bridges, questions};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::Table;
use crate::present::tables::printable;
use crate::text::{inert_json, steers};
use base64::Engine as _;
use claims::Claims;
use minijinja::{Environment, context, value::Value};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

const PARTS: [(&str, &str); 12] = [
    ("page.html", include_str!("parts/page.html")),
    ("overview.html", include_str!("parts/overview.html")),
    ("macros.html", include_str!("parts/macros.html")),
    ("header.html", include_str!("parts/header.html")),
    ("network.html", include_str!("parts/network.html")),
    ("findings.html", include_str!("parts/findings.html")),
    ("places.html", include_str!("parts/places.html")),
    ("figures.html", include_str!("parts/figures.html")),
    ("sure.html", include_str!("parts/sure.html")),
    ("questions.html", include_str!("parts/questions.html")),
    ("evidence.html", include_str!("parts/evidence.html")),
    ("method.html", include_str!("parts/method.html")),
];

/// Style sheets in the order in which they are joined.
const STYLES: [&str; 5] = [
    include_str!("style/base.css"),
    include_str!("style/document.css"),
    include_str!("style/network.css"),
    include_str!("style/small.css"),
    include_str!("style/print.css"),
];

/// Scripts in the order in which they are joined: each may use those before it at once, and all others from within functions.
const SCRIPTS: [&str; 22] = [
    include_str!("script/base.js"),
    include_str!("script/words.js"),
    include_str!("script/model.js"),
    include_str!("script/state.js"),
    include_str!("script/filter.js"),
    include_str!("script/routes.js"),
    include_str!("script/look.js"),
    include_str!("script/place.js"),
    include_str!("script/camera.js"),
    include_str!("script/draw.js"),
    include_str!("script/names.js"),
    include_str!("script/pointer.js"),
    include_str!("script/keys.js"),
    include_str!("script/choices.js"),
    include_str!("script/side.js"),
    include_str!("script/person.js"),
    include_str!("script/search.js"),
    include_str!("script/table.js"),
    include_str!("script/picture.js"),
    include_str!("script/views.js"),
    include_str!("script/sort.js"),
    include_str!("script/start.js"),
];

const REGULAR: &[u8] = include_bytes!("../../fonts/barlow-400.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../fonts/barlow-600.ttf");

/// Rows of the ranking shown on the page; the whole table is beside it.
const RANKED: usize = 15;

/// The page as HTML.
pub(super) fn page(
    subject: &Subject,
    (tables, places): (&[(&'static str, Table)], &[Profile]),
    pictures: &[Picture],
    trust: &Trust,
    language: Language,
) -> String {
    let find = |name: &str| tables.iter().find(|entry| entry.0 == name).map(|entry| &entry.1);
    let whole = &pictures.first().expect("the whole network is always drawn").scene;
    let numbers = Numbers::of(subject, whole);
    let told = bridges::listed(subject);
    let known = Known { actors: find("actors"), ranks: find("ranks"), told: &told };
    let data = || inert(&data::data(subject, &numbers, whole, &known, language));
    let (pictures, data) = parallel::both(|| sections::pictures(pictures), data);

    let cited = &mut BTreeSet::new();
    let mut claims = Claims { subject, numbers: &numbers, language, cited };
    let short = claims.in_short(tables, &told);
    let ((national, more_national), (local, more_local)) =
        (claims.bridging(&told, true), claims.bridging(&told, false));
    let record = sure::claims(&mut claims);
    let questions = questions::questions(subject, &told, language);
    let questions: Vec<serde_json::Value> = questions.iter().map(|question| claims.question(question)).collect();

    // One place is not compared with anything.
    let cautions = if places.len() > 1 {
        compare::cautions_in_words(places, compare::Rows::Places, language)
    } else {
        let silence = language.pick(
            "What a source does not mention is unknown, not absent.",
            "Wat een bron niet noemt is onbekend, niet afwezig.",
        );
        vec![silence.to_owned()]
    };
    let mut of_no_place = told.iter().filter(|bridge| bridge.scope == bridges::Scope::National);
    let all_national = of_no_place.all(|bridge| bridges::national(subject, bridge) == Some(true));
    let (ties, ties_left_out) = sections::ties(subject, &numbers, cited, language);
    let info = subject.network.info();
    let script = joined(&SCRIPTS);
    let environment = environment(language);
    let rendered = environment.get_template("page.html").expect("added").render(context! {
        lang => language.code(),
        title => data::title(subject),
        style => style(),
        // In base64, of which no sign ends an attribute: it stands in the page as in the header that `explore` makes of it.
        script_hash => hash(&script),
        script,
        data,
        counts => sections::counts(subject, language),
        description => info.description.as_deref().map(printable),
        figures => value(sections::figures(subject, language)),
        claims => value(short),
        national => value(national),
        // Without places there is nothing that is national.
        placed => told.iter().any(|bridge| bridges::national(subject, bridge).is_some()),
        all_national,
        local => value(local),
        more_national,
        more_local,
        cautions,
        actors => find("actors").map(|table| sections::grid(table, Some(RANKED), language)),
        one_place => places.len() == 1,
        compare => find("compare").map(|table| sections::grid(table, None, language)),
        clusters => find("clusters").map(|table| sections::grid(table, Some(40), language)),
        pictures,
        sure => sure::parts(trust, language),
        record => value(record),
        questions => value(questions),
        sources => value(sections::sources(subject)),
        ties => value(ties),
        ties_left_out,
        notes => subject.notes(language),
        recipe => printable(&subject.recipe().line()),
        recipe_whole => subject.recipe().text(),
        tables => value(tables.iter().map(|(name, table)| json!({"name": name, "title": table.title})).collect::<Vec<_>>()),
    });
    rendered.expect("the shipped template renders every subject")
}

/// The templates, with `t(english, dutch)` for words.
fn environment(language: Language) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
    environment.set_formatter(|out, state, value| match value.as_str().filter(|_| !value.is_safe()) {
        Some(text) if text.contains(is_loose) => {
            let text: String = text.chars().map(|sign| if is_loose(sign) { '\u{fffd}' } else { sign }).collect();
            minijinja::escape_formatter(out, state, &Value::from(text))
        }
        _ => minijinja::escape_formatter(out, state, value),
    });
    environment.add_function("t", move |en: String, nl: String| if language == Language::Nl { nl } else { en });
    for (name, source) in PARTS {
        environment.add_template(name, source).expect("the shipped template is sound");
    }
    environment
}

/// Whether a sign in a text would turn or break what stands around it on the page.
fn is_loose(sign: char) -> bool {
    steers(sign) && !matches!(sign, '\n' | '\t' | '\r')
}

/// Fonts as data addresses, then all style sheets.
fn style() -> String {
    let face = |weight: &str, bytes: &[u8]| {
        let font = base64::engine::general_purpose::STANDARD.encode(bytes);
        format!("@font-face{{font-family:Barlow;font-weight:{weight};src:url(data:font/ttf;base64,{font})}}\n")
    };
    face("400", REGULAR) + &face("600 700", SEMIBOLD) + &STYLES.join("\n")
}

/// Scripts as one, in a scope of its own.
fn joined(scripts: &[&str]) -> String {
    format!("(() => {{\n\"use strict\";\n{}}})();\n", scripts.join("\n"))
}

/// The hash by which the page allows its script.
fn hash(script: &str) -> String {
    base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script.as_bytes()))
}

/// Data in a form that cannot end its own element nor turn what stands around it, whatever names hold.
fn inert(data: &serde_json::Value) -> String {
    inert_json(data.to_string()).replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Plain data for the template.
fn value(data: impl serde::Serialize) -> Value {
    Value::from(minijinja::value::Serde(data))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_what_the_browser_sees() {
        // SHA-256 of "abc" (FIPS 180-2, appendix B.1), as base64.
        assert_eq!(hash("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        let script = joined(&SCRIPTS);
        assert!(!script.contains("</script") && !script.contains("<!--"), "the script cannot end its element");
        assert!(script.is_ascii() || !script.contains('\r'), "line ends stay as they are hashed");
    }

    #[test]
    fn data_cannot_end_its_element() {
        let text = inert(&json!({"name": "</script><script>alert(1)</script>\u{2028}\u{202e}"}));
        assert!(!text.contains(['<', '\u{2028}', '\u{202e}']), "{text}");
        let back: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["name"], "</script><script>alert(1)</script>\u{2028}\u{202e}");
    }

    #[test]
    fn the_page_without_data_and_pictures_stays_under_a_megabyte() {
        assert!(style().len() + joined(&SCRIPTS).len() < 500_000);
    }
}
