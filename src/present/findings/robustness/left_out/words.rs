//! What is left out in words: who stays at the top, how much rests on one, and how the rows are to be read.

use super::{Each, Found, tied_pairs};
use crate::present::findings::{count, labels, some};
use crate::present::language::Language;
use crate::present::subject::Subject;
use std::collections::BTreeSet;

/// Of more of them a sentence does not tell who falls out of the top; the rows do.
const MOST_TOLD: usize = 3;

/// Who of the top stays there whatever is left out, and who falls out of it without what.
pub(super) fn sentence(
    subject: &Subject,
    measure: &str,
    top: &[bool],
    falls: &[(&str, Vec<usize>)],
    each: Each,
    language: Language,
) -> String {
    let fallen: BTreeSet<usize> = falls.iter().flat_map(|(_, nodes)| nodes.iter().copied()).collect();
    let in_top: Vec<usize> = (0..top.len()).filter(|&node| top[node]).collect();
    let safe: Vec<usize> = in_top.iter().copied().filter(|node| !fallen.contains(node)).collect();
    let names = |nodes: &[usize]| some(&labels(&subject.network, nodes.iter().copied()), 4, language);
    let whichever = each.whichever(language);
    let mut said = match (safe.is_empty(), language) {
        (true, Language::En) => format!("{measure}: nobody is in the top {whichever}."),
        (true, Language::Nl) => format!("{measure}: niemand staat in de top, {whichever}."),
        (false, Language::En) => format!("{measure}: in the top {whichever}: {}.", names(&safe)),
        (false, Language::Nl) => format!("{measure}: in de top, {whichever}: {}.", names(&safe)),
    };
    let mut falls: Vec<&(&str, Vec<usize>)> = falls.iter().filter(|(_, nodes)| !nodes.is_empty()).collect();
    falls.sort_by_key(|(_, nodes)| std::cmp::Reverse(nodes.len()));
    let more = falls.len().saturating_sub(MOST_TOLD);
    let without = |(name, nodes): &&(&str, Vec<usize>)| {
        format!("{} {name}: {}", language.pick("without", "zonder"), names(nodes))
    };
    let told: Vec<String> = falls.iter().take(MOST_TOLD).map(without).collect();
    if !told.is_empty() {
        said.push_str(&format!(" {} {}", language.pick("No longer", "Niet meer"), told.join("; ")));
        said.push_str(&match (more, language) {
            (0, _) => ".".to_owned(),
            (_, Language::En) => format!("; and without {more} more, others."),
            (_, Language::Nl) => format!("; en zonder {more} andere nog anderen."),
        });
    }
    said
}

/// That a measure puts nobody before anybody else.
pub(super) fn no_top(measure: &str, language: Language) -> String {
    match language {
        Language::En => format!("{measure}: there is no top, all are alike."),
        Language::Nl => format!("{measure}: er is geen top, allen zijn gelijk."),
    }
}

/// How much of the network rests on the one that most of it rests on.
pub(super) fn carried(subject: &Subject, found: &[Found<'_>], each: Each, language: Language) -> Option<String> {
    let all = tied_pairs(&subject.view.graph);
    let left = found.iter().map(|found| found.pairs).min()?;
    let lost = all - left.min(all);
    if lost == 0 || !matches!(each, Each::Source | Each::Respondent) {
        return None;
    }
    let most: Vec<String> =
        found.iter().filter(|found| found.pairs == left).map(|found| found.left.told.clone()).collect();
    if let (Each::Source, [only]) = (each, found) {
        let (name, are) = (&only.left.told, if left == 1 { "is" } else { "are" });
        let pairs =
            count(all, language.pick("tied pair", "verbonden paar"), language.pick("tied pairs", "verbonden paren"));
        return Some(match language {
            Language::En => format!("There is one source: {name}. Without it {left} of {pairs} {are} left."),
            Language::Nl => {
                let stays = if left == 1 { "blijft" } else { "blijven" };
                format!("Er is één bron: {name}. Zonder die bron {stays} {left} van {pairs} over.")
            }
        });
    }
    let rests = rests(lost, all, &most, (each, found.len() > 1), language);
    if each == Each::Respondent {
        return Some(rests);
    }
    let nothing = found.iter().filter(|found| found.pairs == all).count();
    let sources = found.len();
    let others = match (nothing, language) {
        (0, Language::En) => format!("Each of the {sources} sources tells of ties that no other tells of."),
        (0, Language::Nl) => format!("Elk van de {sources} bronnen vertelt van relaties waarvan geen andere vertelt."),
        (1, Language::En) => format!("Of {sources} sources, 1 can be left out without losing a tie."),
        (1, Language::Nl) => format!("Van {sources} bronnen kan er 1 weg zonder dat een relatie verdwijnt."),
        (free, Language::En) => {
            format!("Of {sources} sources, {free} can be left out, each by itself, without losing a tie.")
        }
        (free, Language::Nl) => {
            format!("Van {sources} bronnen kunnen er {free} weg, elk afzonderlijk, zonder dat een relatie verdwijnt.")
        }
    };
    Some(format!("{rests} {others}"))
}

/// `4 of 10 tied pairs rest on A alone, more than on any other.`
fn rests(lost: usize, all: usize, most: &[String], (each, others): (Each, bool), language: Language) -> String {
    let pairs =
        count(all, language.pick("tied pair", "verbonden paar"), language.pick("tied pairs", "verbonden paren"));
    let one = lost == 1;
    let verb = match (each, language) {
        (Each::Source, Language::En) => {
            if one {
                "rests on"
            } else {
                "rest on"
            }
        }
        (Each::Source, Language::Nl) => {
            if one {
                "rust alleen op"
            } else {
                "rusten alleen op"
            }
        }
        (_, Language::En) => {
            if one {
                "is known from"
            } else {
                "are known from"
            }
        }
        (_, Language::Nl) => {
            if one {
                "is alleen bekend van"
            } else {
                "zijn alleen bekend van"
            }
        }
    };
    let (first, equal) = most.split_first().map_or(("", &[][..]), |(first, equal)| (first.as_str(), equal));
    let from = if each == Each::Source { ("on", "op") } else { ("from", "van") };
    let from = language.pick(from.0, from.1);
    let beside = match (equal.is_empty(), others, language) {
        (true, false, _) => String::new(),
        (true, true, Language::En) => format!(", more than {from} any other"),
        (true, true, Language::Nl) => format!(", meer dan {from} enige andere"),
        (false, ..) => {
            let names = some(equal, 3, language);
            match (equal.len(), language) {
                (1, Language::En) => format!(", and as many {from} {names} alone"),
                (1, Language::Nl) => format!(", en evenveel alleen {from} {names}"),
                (_, Language::En) => format!(", and as many {from} each of {names}"),
                (_, Language::Nl) => format!(", en evenveel {from} elk van {names}"),
            }
        }
    };
    match language {
        Language::En => format!("{lost} of {pairs} {verb} {first} alone{beside}."),
        Language::Nl => format!("{lost} van {pairs} {verb} {first}{beside}."),
    }
}

/// What is left out, and how to read the rest.
pub(super) fn explained(top: usize, each: Each, language: Language) -> String {
    let what = match each {
        Each::Source => language.pick(
            "Without a source, ties go that no other source tells of, and nodes of which nothing else is told: who goes with its only source falls out of the top. What has no source stays.",
            "Zonder een bron verdwijnen relaties waarvan geen andere bron vertelt, en knopen waarover verder niets verteld wordt: wie met zijn enige bron verdwijnt, valt uit de top. Wat geen bron heeft blijft.",
        ),
        Each::Respondent => language.pick(
            "Without a respondent's answers, ties go that nobody else reported; the actors stay.",
            "Zonder de antwoorden van een respondent verdwijnen relaties die niemand anders meldde; de actoren blijven.",
        ),
        Each::Actor => language.pick(
            "Each is left out with its ties; who is left out is not counted as falling out of the top.",
            "Ieder wordt weggelaten met zijn relaties; wie is weggelaten telt niet als uit de top gevallen.",
        ),
        Each::Municipality => language.pick(
            "Nodes that belong to that municipality only are left out with their ties, and are not counted as falling out of the top.",
            "Knopen die alleen bij die gemeente horen worden weggelaten met hun relaties, en tellen niet als uit de top gevallen.",
        ),
    };
    match language {
        Language::En => format!(
            "{what} Spearman and Kendall (τ-b) compare with the ranking of the record the actors that both have; the top are the first {top}, without those with a value of 0. Nothing is drawn at random."
        ),
        Language::Nl => format!(
            "{what} Spearman en Kendall (τ-b) vergelijken met de rangorde van de vastlegging, voor de actoren die beide hebben; de top zijn de eerste {top}, zonder wie waarde 0 heeft. Er wordt niets geloot."
        ),
    }
}
