//! Strengths far above all others of their kind.

use super::{Rule, Text};
use crate::diagnostics::{Diagnostic, Severity, said, text};
use crate::model::{Network, Origins, Strength, TieRef};
use std::collections::BTreeMap;

/// Finds strengths that are many times all others of the same kind and layer: 55 where marks run from 1 to 5, or a lost comma.
pub const ODD_STRENGTH: Rule = Rule {
    id: "odd-strength",
    severity: Severity::Warning,
    meaning: Text {
        en: "a strength many times that of all other ties of its kind; perhaps a slip of the finger",
        nl: "een sterkte vele malen die van alle andere relaties van die soort; misschien een tikfout",
    },
    check,
};

/// Fewer others say nothing of what is usual.
const FEWEST: usize = 8;
/// A digit too many makes a number about ten times as large; counts that run far apart fill what lies between.
const TIMES: f64 = 8.0;
/// Of so many at most one is a slip: what happens more often is how the ties are.
const ONE_IN: usize = 50;

fn check(network: &Network, origins: &Origins) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<_, Vec<(f64, TieRef<'_>)>> = BTreeMap::new();
    // Of these another rule speaks.
    let codes = super::skip_code::ties(network);
    for tie in network.ties().filter(|tie| !tie.tie.derived && !codes.contains(&tie.index)) {
        if let Some(Strength::Number(value)) = tie.tie.strength {
            groups.entry((&tie.tie.kind, &tie.tie.layer)).or_default().push((value, tie));
        }
    }
    let mut findings = Vec::new();
    for mut group in groups.into_values() {
        group.sort_by(|a, b| a.0.total_cmp(&b.0));
        let most = 1 + group.len() / ONE_IN;
        // The highest step up to which everything is usual and behind which everything is odd.
        let usual = (group.len().saturating_sub(most)..group.len())
            .find(|&first| first >= FEWEST && group[first].0 >= TIMES * group[first - 1].0);
        let Some(first) = usual else { continue };
        let (least, largest) = (group[0].0, group[first - 1].0);
        for (value, tie) in &group[first..] {
            let what = super::in_words(network, *tie);
            let message = said!(
                [what] "{what} has the strength {value}; all others of its kind lie between {least} and {largest}",
                "{what} heeft de sterkte {value}; alle andere van deze soort liggen tussen {least} en {largest}"
            );
            findings.push(
                Diagnostic::warning(ODD_STRENGTH.id, origins.tie(network, tie.index).at_field("strength"), message)
                    .hint(text!(
                        "is it a digit too many, a lost comma, or on another scale? If it is right, leave it",
                        "is het een cijfer te veel, een verloren komma, of een andere schaal? Klopt het, laat het dan zo"
                    )),
            );
        }
    }
    findings
}
