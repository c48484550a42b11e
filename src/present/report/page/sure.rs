//! How sure the page is of what it says: what remains of the findings under error, and what they rest on.

use super::claims::Claims;
use super::sections::grid;
use super::value;
use crate::model::{Certainty, TieRef};
use crate::present::findings::trust::Trust;
use crate::present::language::Language;
use crate::text::count;
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
    // A tie without evidence is not read in any source, whatever certainty a file gives it.
    let silent = network.ties().filter(|tie| tie.tie.evidence.is_empty()).count();
    let said = total - silent;
    let of_certainty = |certainty: Certainty| {
        network.ties().filter(|tie| !tie.tie.evidence.is_empty() && tie.tie.certainty == certainty).count()
    };
    let (explicit, implied, ambiguous) =
        (of_certainty(Certainty::Explicit), of_certainty(Certainty::Implied), of_certainty(Certainty::Ambiguous));
    let mut list = Vec::new();
    let mut text = match language {
        Language::En if said == 0 => format!("The file states no evidence for its {}.", count(total, "tie", "ties")),
        Language::Nl if said == 0 => {
            format!("Van {} vermeldt het bestand geen vindplaats.", count(total, "relatie", "relaties"))
        }
        Language::En => format!(
            "Of {}: {explicit} explicit in the source (or without a stated certainty), {implied} firmly implied, {ambiguous} that can be read in two ways.",
            count(said, "tie", "ties")
        ),
        Language::Nl => format!(
            "Van {}: {explicit} uitdrukkelijk in de bron (of zonder vermelde zekerheid), {implied} stellig af te leiden, {ambiguous} op twee manieren te lezen.",
            count(said, "relatie", "relaties")
        ),
    };
    if said > 0 && silent > 0 {
        text.push_str(&match language {
            Language::En => format!(" For {silent} more the file states no evidence."),
            Language::Nl => format!(" Van nog {silent} vermeldt het bestand geen vindplaats."),
        });
    }
    let removed = &subject.choices.uncertain;
    let removed = removed.iter().filter(|&&tie| subject.file.tie(tie).tie.certainty == Certainty::Ambiguous).count();
    if removed > 0 {
        text.push_str(&match (language, removed) {
            (Language::En, 1) => " 1 more can be read in two ways and counts in no figure here.".to_owned(),
            (Language::Nl, 1) => " Nog 1 is op twee manieren te lezen en telt hier in geen cijfer mee.".to_owned(),
            (Language::En, _) => format!(" {removed} more can be read in two ways and count in no figure here."),
            (Language::Nl, _) => {
                format!(" Nog {removed} zijn op twee manieren te lezen en tellen hier in geen cijfer mee.")
            }
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
            let one = count(one, "tie rests", "ties rest");
            format!("{one} on one source, {} on two or more, {} on none.", several.len(), none.len())
        }
        Language::Nl => {
            let one = count(one, "relatie berust", "relaties berusten");
            format!("{one} op één bron, {} op twee of meer, {} op geen.", several.len(), none.len())
        }
    };
    list.push(claims.claim(&text, &[], &several));

    let unnamed: Vec<usize> = (0..network.node_count()).filter(|&node| !network.node(node).named).collect();
    if !unnamed.is_empty() {
        let text = match language {
            Language::En => format!(
                "Of {} the source gives only a type and no name, such as “the police”; who that is, is open.",
                count(unnamed.len(), "node", "nodes")
            ),
            Language::Nl => format!(
                "Van {} noemt de bron alleen een soort en geen naam, zoals “de politie”; wie dat is, staat open.",
                count(unnamed.len(), "knoop", "knopen")
            ),
        };
        list.push(claims.claim(&text, &unnamed, &[]));
    }
    list
}
