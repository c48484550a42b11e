//! Words for groups that differ in capitals, spaces or hyphens only.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Place, Said, Severity, said, text};
use crate::model::{Network, Origins};
use std::collections::BTreeMap;

/// Finds sectors, places, layers and kinds of two spellings: `zorg` and `Zorg` are two groups in every result.
pub const TWO_SPELLINGS: Rule = Rule {
    id: "two-spellings",
    severity: Severity::Warning,
    meaning: Text {
        en: "two sectors, places, layers or kinds that differ in capitals, spaces or hyphens only",
        nl: "twee sectoren, plaatsen, lagen of soorten die alleen in hoofdletters, spaties of streepjes verschillen",
    },
    check,
};

/// How often each word is used, and where it stands first.
#[derive(Debug, Default)]
struct Words<'n>(BTreeMap<&'n str, (usize, Place)>);

impl<'n> Words<'n> {
    fn add(&mut self, word: &'n str, place: impl FnOnce() -> Place) {
        self.0.entry(word).or_insert_with(|| (0, place())).0 += 1;
    }

    /// What is said of words of several spellings, at the one that is used least.
    fn findings(self, groups: Text, [one, many]: [Text; 2]) -> Vec<Diagnostic> {
        let mut alike: BTreeMap<String, Vec<(&str, usize, Place)>> = BTreeMap::new();
        for (word, (count, place)) in self.0 {
            alike.entry(folded(word)).or_default().push((word, count, place));
        }
        let several = alike.into_values().filter(|spellings| spellings.len() > 1);
        let finding = |mut spellings: Vec<(&str, usize, Place)>| {
            let shown = |(word, count, _): &(&str, usize, Place)| {
                let count = Said::count(*count, one, many);
                said!([count] "{word:?} ({count})", "{word:?} ({count})")
            };
            let number = spellings.len();
            let (en, nl) = spellings.iter().map(shown).map(|Said { en, nl }| (en, nl)).collect::<(Vec<_>, Vec<_>)>();
            let shown = Said { en: en.join(" and "), nl: nl.join(" en ") };
            let groups = Said::from(groups);
            let message = said!([shown, groups] "{shown} are {number} {groups}", "{shown} zijn {number} {groups}");
            // Of those used alike the first by the alphabet, which begins with capitals, is named.
            spellings.sort_by_key(|(_, count, _)| *count);
            let most = spellings.last().map_or("", |(word, ..)| word);
            let hint = said!(
                "they differ in capitals, spaces or hyphens only: if they are one, write {most:?} everywhere; if not, other words",
                "ze verschillen alleen in hoofdletters, spaties of streepjes: zijn ze één, schrijf dan overal {most:?}; zo niet, neem andere woorden"
            );
            let place = spellings.swap_remove(0).2;
            Diagnostic::warning(TWO_SPELLINGS.id, place, message).hint(hint)
        };
        several.map(finding).collect()
    }
}

/// A word in small letters, without spaces and hyphens.
pub(super) fn folded(word: &str) -> String {
    word.chars().filter(|sign| !sign.is_whitespace() && !"-_".contains(*sign)).flat_map(char::to_lowercase).collect()
}

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let (mut sectors, mut places, mut kinds) = (Words::default(), Words::default(), Words::default());
    for (index, node) in network.nodes().enumerate() {
        let at = |field| origins.node(network, index).at_field(field);
        node.sector.iter().for_each(|sector| sectors.add(sector, || at("sector")));
        node.places().for_each(|place| places.add(place, || at("municipality")));
        kinds.add(&node.kind, || at("kind"));
    }
    let (mut layers, mut relations) = (Words::default(), Words::default());
    for tie in network.ties() {
        let at = |field| origins.tie(network, tie.index).at_field(field);
        tie.tie.layer.iter().for_each(|layer| layers.add(layer, || at("layer")));
        relations.add(&tie.tie.kind, || at("kind"));
    }
    let nodes = [text!("node", "knoop"), text!("nodes", "knopen")];
    let ties = [text!("tie", "relatie"), text!("ties", "relaties")];
    let mut found = sectors.findings(text!("sectors", "sectoren"), nodes);
    found.extend(places.findings(text!("places", "plaatsen"), nodes));
    found.extend(kinds.findings(text!("kinds", "soorten"), nodes));
    found.extend(layers.findings(text!("layers", "lagen"), ties));
    found.extend(relations.findings(text!("kinds", "soorten"), ties));
    found
}
