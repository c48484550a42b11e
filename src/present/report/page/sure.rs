//! How sure the page is of what it says: what remains of the findings under error, and what they rest on.

use super::claims::Claims;
use super::sections::grid;
use super::value;
use crate::model::{Certainty, TieRef};
use crate::present::findings::trust::Trust;
use crate::present::language::Language;
use minijinja::context;
use serde_json::Value;
use std::collections::BTreeSet;

/// Rows that the page shows of a table with a row for every node; the whole table is beside it.
const MOST: usize = 12;

/// What the page shows: each part with its sentences and its table, and what was left out.
pub(super) fn parts(trust: &Trust, language: Language) -> minijinja::Value {
    let told: Vec<&String> =
        trust.parts.iter().filter(|part| part.name == "cautions").flat_map(|part| &part.sentences).collect();
    let parts = trust.parts.iter().map(|part| {
        // On a page the cautions stand above, once.
        let mut table = part.table.clone();
        table.notes.retain(|note| !told.iter().any(|sentence| note.ends_with(sentence.as_str())));
        context! {
            name => part.name,
            title => &part.table.title,
            sentences => value(&part.sentences),
            grid => grid(&table, part.long.then_some(MOST), language),
        }
    });
    context! { parts => parts.collect::<Vec<minijinja::Value>>(), left_out => value(&trust.left_out) }
}

/// Sentences on the evidence, each with the ties or nodes that call for caution.
pub(super) fn claims(claims: &mut Claims<'_>) -> Vec<Value> {
    let subject = claims.subject;
    let network = &subject.network;
    let drawn = subject.drawn_ties();
    let (total, language) = (network.tie_count(), claims.language);
    if total == 0 {
        return Vec::new();
    }
    let of = |test: &dyn Fn(&TieRef<'_>) -> bool| -> Vec<usize> {
        network.ties().filter(|tie| test(tie)).map(|tie| drawn[tie.index]).collect()
    };
    let count = |certainty: Certainty| network.ties().filter(|tie| tie.tie.certainty == certainty).count();
    let (explicit, implied, ambiguous) =
        (count(Certainty::Explicit), count(Certainty::Implied), count(Certainty::Ambiguous));
    let mut list = Vec::new();
    let mut text = match language {
        Language::En => format!(
            "Of {total} ties, {explicit} are explicit in the source, {implied} are firmly implied and {ambiguous} can be read in two ways."
        ),
        Language::Nl => format!(
            "Van {total} relaties staan er {explicit} uitdrukkelijk in de bron, zijn er {implied} stellig af te leiden en zijn er {ambiguous} op twee manieren te lezen."
        ),
    };
    let in_file = subject.file.ties().filter(|tie| tie.tie.certainty == Certainty::Ambiguous).count();
    if in_file > ambiguous {
        let more = in_file - ambiguous;
        text.push_str(&match language {
            Language::En => format!(" {more} more can be read in two ways and count in no figure here."),
            Language::Nl => format!(" Nog {more} zijn op twee manieren te lezen en tellen hier in geen cijfer mee."),
        });
    }
    list.push(claims.claim(&text, &[], &of(&|tie| tie.tie.certainty == Certainty::Ambiguous)));

    let sources =
        |tie: &TieRef<'_>| tie.tie.evidence.iter().map(|item| item.source.clone()).collect::<BTreeSet<_>>().len();
    let several = of(&|tie| sources(tie) >= 2);
    let none = of(&|tie| tie.tie.evidence.is_empty());
    let one = total - several.len() - none.len();
    let text = match language {
        Language::En => {
            format!("{one} ties rest on one source, {} on two or more, {} on none.", several.len(), none.len())
        }
        Language::Nl => {
            format!("{one} relaties berusten op één bron, {} op twee of meer, {} op geen.", several.len(), none.len())
        }
    };
    list.push(claims.claim(&text, &[], &several));

    let unnamed: Vec<usize> = (0..network.node_count()).filter(|&node| !network.node(node).named).collect();
    if !unnamed.is_empty() {
        let text = match language {
            Language::En => format!(
                "Of {} nodes the source gives only a type and no name, such as “the police”; who that is, is open.",
                unnamed.len()
            ),
            Language::Nl => format!(
                "Van {} knopen noemt de bron alleen een soort en geen naam, zoals “de politie”; wie dat is, staat open.",
                unnamed.len()
            ),
        };
        list.push(claims.claim(&text, &unnamed, &[]));
    }
    list
}
