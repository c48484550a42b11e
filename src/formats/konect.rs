//! KONECT, the lists of ties of the Koblenz Network Collection (`out.*`).
//!
//! By the handbook of KONECT: the first line says `% sym|asym|bip` and the kind of weights, a second one may give the numbers of ties and of
//! nodes of both sides; then source, target, weight and Unix time of each tie. In a bipartite network the two sides are numbered each on its
//! own. Weights of `signed` and `weighted` networks may be below zero; those of `dynamic` networks say that a tie begins or ends.

use super::shared::draft::{Draft, Given, Undeclared};
use super::shared::fields::{Dialect, TieField};
use super::shared::lines::{Line, lines, miscounted, number, whole};
use super::shared::numbered::{Nodes, Numbered, check_size};
use super::shared::values;
use super::{Format, Origin, Parsed, Read, Sample};
use crate::diagnostics::{Diagnostic, Place, said, text};
use crate::error::{Error, ErrorKind};
use crate::text::Text;

/// KONECT.
pub const KONECT: Format = Format {
    id: "konect",
    name: "KONECT",
    extensions: &["konect"],
    detects: |sample: &Sample<'_>| {
        let first = sample.text.and_then(|text| text.lines().next()).unwrap_or_default();
        head(first).is_some()
    },
    read: Read::Text(networks),
    write: None,
    cannot_carry: &[],
    meaning: Text { en: "networks of the Koblenz collection", nl: "netwerken uit de verzameling van Koblenz" },
};

/// Kinds of weights.
const WEIGHTS: [&str; 9] = [
    "unweighted",
    "positive",
    "posweighted",
    "signed",
    "multisigned",
    "weighted",
    "multiweighted",
    "multiposweighted",
    "dynamic",
];

/// The side words and the weights of the first line.
fn head(line: &str) -> Option<(&str, &str)> {
    let mut words = line.strip_prefix('%')?.split_whitespace();
    let (side, weights) = (words.next()?, words.next()?);
    (["sym", "asym", "bip"].contains(&side) && WEIGHTS.contains(&weights)).then_some((side, weights))
}

/// Whether this first line of a network says that its two columns number two sets of nodes.
pub(super) fn has_two_modes(line: &str) -> bool {
    head(line).is_some_and(|(side, _)| side == "bip")
}

struct Row<'t> {
    ends: (usize, usize),
    weight: Option<&'t str>,
    time: Option<&'t str>,
    place: Place,
}

fn networks(text: &str, origin: &Origin<'_>) -> Result<Vec<Parsed>, Error> {
    let Some((side, weights)) = text.lines().next().and_then(head) else {
        return Err(Error::new(ErrorKind::Format, format!("{}:1: this is no head of a KONECT network", origin.file))
            .hint("the first line says, for example, % asym posweighted"));
    };
    let two_modes = side == "bip";
    let mut draft = Draft::new(Dialect::Program, Undeclared::Node);
    let mut said: Option<(usize, Vec<usize>, Place)> = None;
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut count = 0_usize;
    for line in lines(text).filter(|line| !line.text.is_empty()) {
        if let Some(comment) = line.text.strip_prefix('%') {
            let numbers: Option<Vec<usize>> = comment.split_whitespace().map(whole).collect();
            if let Some(numbers) = numbers.filter(|numbers| line.number == 2 && !numbers.is_empty()) {
                said = Some((numbers[0], numbers[1..].to_vec(), line.place()));
            }
            continue;
        }
        count += 1;
        match row(&line) {
            Ok(row) => rows.push(row),
            Err(finding) => draft.report(*finding),
        }
    }
    let most = |ends: fn(&Row<'_>) -> usize| rows.iter().map(ends).max().unwrap_or(0);
    let (sources, targets) = (most(|row| row.ends.0), most(|row| row.ends.1));
    let size = |at: usize, met: usize| said.as_ref().and_then(|said| said.1.get(at)).copied().unwrap_or(met);
    let (first, second) = match two_modes {
        true => (size(0, sources), size(1, targets)),
        false => (size(0, sources.max(targets)), size(0, sources.max(targets))),
    };
    let total = if two_modes { first.saturating_add(second) } else { first };
    check_size(total, text.len(), origin.file)?;
    if let Some((ties, _, place)) = &said
        && let Some(finding) = miscounted(text!("ties", "relaties"), *ties, count, place.clone())
    {
        draft.report(finding);
    }
    let nodes = Nodes { count: total, first: two_modes.then_some(first), from: 1, names: Vec::new() };
    let mut network = Numbered::new(draft, nodes, |_, _, _| Place::default());
    for row in rows {
        let (source, target) = row.ends;
        let beyond = [(source, first), (target, second)].into_iter().find(|(number, size)| number > size);
        if let Some((number, size)) = beyond {
            let message = said!(
                "{number} is no number of a node from 1 to {size}",
                "{number} is geen nummer van een knoop van 1 tot {size}"
            );
            let finding = Diagnostic::error("bad-index", row.place, message);
            network.draft().report(finding.hint(text!(
                "correct it, or the number of nodes on the second line",
                "verbeter het, of het aantal knopen op de tweede regel"
            )));
            continue;
        }
        let shift = if two_modes { first } else { 0 };
        let weight = row.weight.filter(|_| weights != "unweighted" && weights != "dynamic");
        network.tie_with((source - 1, target - 1 + shift), side == "asym", weight, &row.place, |draft, tie| {
            let change = row.weight.filter(|_| weights == "dynamic");
            for (name, value) in [("timestamp", row.time), ("change", change)] {
                let Some(value) = value else { continue };
                draft.set_tie(
                    tie,
                    &TieField::Attribute(name.to_owned()),
                    Given::Value(values::typed(value)),
                    &row.place,
                );
            }
        });
    }
    if weights == "dynamic" {
        let message = text!(
            "each row says that a tie begins (1) or ends (-1); every row is read as a tie, with that as its change",
            "elke rij zegt dat een relatie begint (1) of eindigt (-1); elke rij is gelezen als een relatie, met dat als haar verandering"
        );
        let finding = Diagnostic::warning("dynamic", Place { line: Some(1), ..Place::default() }, message);
        network.draft().report(finding.hint(text!(
            "keep the rows that hold at the moment that you study",
            "houd de rijen die gelden op het moment dat u bekijkt"
        )));
    }
    Ok(vec![network.finish()])
}

fn row<'t>(line: &Line<'t>) -> Result<Row<'t>, Box<Diagnostic>> {
    let words: Vec<&str> = line.words().collect();
    let node = |at: usize| {
        let Some(word) = words.get(at) else {
            let finding =
                Diagnostic::error("no-end", line.place(), text!("the tie has no target", "de relatie heeft geen eind"));
            return Err(Box::new(
                finding.hint(text!("write the numbers of both nodes", "schrijf de nummers van beide knopen")),
            ));
        };
        whole(word).filter(|number| *number > 0).ok_or_else(|| {
            let finding = Diagnostic::error(
                "bad-index",
                line.at(word),
                said!("{word:?} is no number of a node", "{word:?} is geen nummer van een knoop"),
            );
            Box::new(finding.hint(text!("nodes are numbered from 1", "knopen zijn genummerd vanaf 1")))
        })
    };
    let ends = (node(0)?, node(1)?);
    if let Some(word) = words[2..].iter().take(2).find(|word| number(word).is_none()) {
        let finding =
            Diagnostic::error("bad-value", line.at(word), said!("{word:?} is no number", "{word:?} is geen getal"));
        return Err(Box::new(finding.hint(text!(
            "behind the two nodes stand the weight and the time, both numbers",
            "achter de twee knopen staan het gewicht en de tijd, beide getallen"
        ))));
    }
    Ok(Row { ends, weight: words.get(2).copied(), time: words.get(3).copied(), place: line.place() })
}
