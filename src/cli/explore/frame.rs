//! The frame around the page: the options as controls, and a look at the file every second.

use super::Session;
use crate::cli::args::LanguageArg;
use base64::Engine as _;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use verbinder::Error;
use verbinder::model::Network;
use verbinder::present::language::{Language, kinds};
use verbinder::present::tables::printable;
use verbinder::text::{inert_json, steers};

const FRAME: &str = include_str!("frame.html");

/// What a file offers to choose from, and what was chosen on the command line.
pub(super) struct Choices {
    data: serde_json::Value,
    language: Language,
}

/// The frame, and what it may do.
pub(super) struct Page {
    pub(super) html: String,
    pub(super) policy: String,
}

impl Choices {
    pub(super) fn of(network: &Network, language: Language) -> Choices {
        let vocabulary = network.vocabulary();
        let mut tie_kinds: Vec<(String, String)> = distinct(network.ties().map(|tie| tie.tie.kind.to_string()))
            .into_iter()
            .map(|id| (language.tie_kind(network, &id), id))
            .collect();
        tie_kinds.sort();
        let mut node_kinds: Vec<(String, String)> = distinct(network.nodes().map(|node| node.kind.clone()))
            .into_iter()
            .map(|id| (kinds::node_kind(language, vocabulary, &id), id))
            .collect();
        node_kinds.sort();
        let same = |words: BTreeSet<String>| -> Vec<(String, String)> {
            words.into_iter().map(|word| (word.clone(), word)).collect()
        };
        let years = network.years();
        let list = |name: &str, label: &str, words: Vec<(String, String)>| json!({"name": name, "label": label, "words": words.into_iter().map(|(shown, id)| json!([id, printable(&shown)])).collect::<Vec<_>>()});
        let text = |en: &'static str, nl: &'static str| language.pick(en, nl);
        let lists = [
            list("kind", text("kinds of ties", "soorten relaties"), tie_kinds),
            list(
                "layer",
                text("layers", "lagen"),
                same(distinct(network.ties().filter_map(|tie| tie.tie.layer.clone().map(String::from)))),
            ),
            list("municipality", text("municipalities", "gemeenten"), same(network.places().into_iter().collect())),
            list(
                "sector",
                text("sectors", "sectoren"),
                same(distinct(network.nodes().filter_map(|node| node.sector.clone()))),
            ),
            list("node-kind", text("kinds of nodes", "soorten knopen"), node_kinds),
        ];
        let one = |name: &str, label: &str, words: &[(&str, &str)]| json!({"name": name, "label": label, "words": words.iter().map(|&(id, shown)| json!([id, shown])).collect::<Vec<_>>()});
        let ones = [
            one(
                "status",
                text("status", "status"),
                &[
                    ("", text("as asked", "zoals gevraagd")),
                    ("present,ending", text("that exist", "die bestaan")),
                    ("all", text("all, planned and ended too", "alle, ook gepland en beëindigd")),
                ],
            ),
            one(
                "certainty",
                text("certainty", "zekerheid"),
                &[
                    ("", text("as asked", "zoals gevraagd")),
                    ("explicit", text("only explicit", "alleen uitdrukkelijk")),
                    ("explicit,implied", text("explicit and implied", "uitdrukkelijk en afgeleid")),
                    ("all", text("all", "alle")),
                ],
            ),
            one(
                "mode",
                text("modes", "modi"),
                &[
                    ("", text("as asked", "zoals gevraagd")),
                    ("two", text("actors and structures", "actoren en verbanden")),
                    ("one", text("actors, tied by what they share", "actoren, verbonden door wat zij delen")),
                ],
            ),
            one(
                "direction",
                text("direction", "richting"),
                &[
                    ("", text("as asked", "zoals gevraagd")),
                    ("undirected", text("ties join", "relaties verbinden")),
                    ("directed", text("from source to target", "van bron naar doel")),
                ],
            ),
            one(
                "weight",
                text("weight", "gewicht"),
                &[
                    ("", text("as asked", "zoals gevraagd")),
                    ("none", text("tied or not", "wel of geen relatie")),
                    ("strength", text("strength", "sterkte")),
                    ("count", text("number of ties", "aantal relaties")),
                ],
            ),
            one(
                "lang",
                text("language", "taal"),
                &[("", text("as asked", "zoals gevraagd")), ("nl", "Nederlands"), ("en", "English")],
            ),
        ];
        let data = json!({
            "lists": lists.iter().filter(|list| list["words"].as_array().is_some_and(|words| words.len() > 1)).collect::<Vec<_>>(),
            "ones": ones,
            "years": {"label": text("only in the year", "alleen in het jaar"), "from": years.first(), "to": years.last()},
            "file": network.info().title.as_deref().map(printable),
            "words": {
                "choose": text("Choose and view", "Kiezen en bekijken"),
                "busy": text("Computing…", "Rekent…"),
                "changed": text("The file has changed: computed anew.", "Het bestand is veranderd: opnieuw berekend."),
                "gone": text("The program has ended.", "Het programma is beëindigd."),
                "reset": text("As on the command line", "Zoals op de opdrachtregel"),
                "page": text("The report", "Het rapport"),
                "print": text("Print the report", "Het rapport afdrukken"),
                "onPaper": text(
                    "The button “Print the report”, or Ctrl-P, prints the report; the browser's own menu would print one screen of it.",
                    "De knop “Het rapport afdrukken”, of Ctrl-P, drukt het rapport af; het menu van de browser zou er één scherm van afdrukken.",
                ),
            },
        });
        Choices { data, language }
    }
}

/// The frame for what is asked on the command line.
pub(super) fn page(session: &Session) -> Result<Page, Error> {
    let computed = session.computed("")?;
    let choices = &computed.choices;
    // A script element ends at the first `</`, and some marks turn what stands around them; JSON may write both as escapes.
    let data = inert_json(choices.data.to_string()).replace('<', "\\u003c");
    let language = match session.language.lang {
        Some(LanguageArg::Nl) => Language::Nl,
        Some(LanguageArg::En) => Language::En,
        None => choices.language,
    };
    let html = FRAME.replacen("__LANG__", language.code(), 1).replacen("__DATA__", &data, 1);
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'unsafe-inline'; connect-src 'self'; frame-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script()))
    );
    Ok(Page { html, policy })
}

/// The one script of the frame, as the browser sees it.
fn script() -> &'static str {
    let (_, rest) = FRAME.rsplit_once("<script>").expect("the shipped frame has a script");
    rest.split_once("</script>").expect("the script ends").0
}

fn distinct(words: impl Iterator<Item = String>) -> BTreeSet<String> {
    words.collect()
}

/// Text that HTML shows as it is, but for marks that would turn what stands around them.
pub(super) fn escaped(text: &str) -> String {
    let text: String = text.chars().map(|sign| if steers(sign) && sign != '\n' { '\u{fffd}' } else { sign }).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
