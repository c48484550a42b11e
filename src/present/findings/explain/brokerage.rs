//! Brokerage: the open triads that a node stands in the middle of, by role.

use super::groups::single;
use super::sheet::{Section, Sheet};
use super::value::{self, Valued};
use super::{Explain, Explanation, Question, ties};
use crate::Error;
use crate::graph::{CompactGraph, compact::Merge};
use crate::measures::{Grouping, Known, Scores, Text, find};
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::explain::MOST_LISTED;
use crate::studies::explain::brokered_triads::{BrokeredTriads, Triad, brokered_triads};

/// The entry of brokerage.
pub(super) const BROKERAGE: Explanation = Explanation {
    id: "brokerage",
    shows: SHOWS,
    sections: SECTIONS,
    explain: Explain::Node(|question, node, sheet| explain(question, node, "brokerage", sheet)),
};

/// The entry of brokered pairs.
pub(super) const BROKERED_PAIRS: Explanation = Explanation {
    id: "brokered-pairs",
    shows: SHOWS,
    sections: SECTIONS,
    explain: Explain::Node(|question, node, sheet| explain(question, node, "brokered-pairs", sheet)),
};

const SHOWS: Text = Text {
    en: "Between whom it stands, by role: who of the three is of the same group.",
    nl: "Tussen wie de actor staat, per rol: wie van de drie tot dezelfde groep hoort.",
};

const SECTIONS: &[&Section] = &[&ROLES, &TRIADS, &ties::TIES, &ties::SOURCES];

/// How often it has each role. The paths of brokerage add up to its total, the pairs of brokered pairs to theirs.
pub(super) const ROLES: Section = Section {
    id: "roles",
    heading: Text {
        en: "In which roles it stands between partners",
        nl: "In welke rollen deze actor tussen partners staat",
    },
    columns: &["role", "means", "arcs", "pairs", "expected", "z", "example"],
};

/// The pairs themselves.
const TRIADS: Section = Section {
    id: "triads",
    heading: Text { en: "Between whom", nl: "Tussen wie" },
    columns: &["role", "source", "target", "source_label", "target_label", "source_group", "target_group"],
};

/// A role, in the order of the columns of brokerage: its word, its meaning in one line.
const ROLE: [(&str, Text); 5] = [
    ("coordinator", Text { en: "between two of its own group", nl: "tussen twee uit de eigen groep" }),
    ("itinerant", Text { en: "between two of one other group", nl: "tussen twee uit één andere groep" }),
    ("representative", Text { en: "from its own group to another", nl: "van de eigen groep naar een andere" }),
    ("gatekeeper", Text { en: "from another group to its own", nl: "van een andere groep naar de eigen" }),
    ("liaison", Text { en: "between two different other groups", nl: "tussen twee verschillende andere groepen" }),
];
/// Representative and gatekeeper, where ties have no direction.
const BORDER: (&str, Text) =
    ("border", Text { en: "between its own group and another", nl: "tussen de eigen groep en een andere" });

fn explain(question: &Question<'_>, node: usize, id: &str, sheet: &mut Sheet) -> Result<(), Error> {
    let language = question.language;
    let (names, groups) = single(question)?;
    let measure = find(id).expect("registered");
    let view = &question.subject.view.graph;
    let known = Known { groups: Some(&groups), ..Known::new(view) };
    let columns = measure.run(&known, &question.params).expect("groups are known");
    let total = measure.parts().iter().position(|part| part.id == "total").expect("brokerage has a total");
    let by_pairs = id == "brokered-pairs";
    let flat;
    let graph = match by_pairs {
        true => {
            flat = view.symmetrised(Merge::Max);
            &flat
        }
        false => view,
    };
    let found = brokered_triads(graph, &groups, node, MOST_LISTED);
    let sum = found.as_ref().map(|found| match by_pairs {
        true => found.triads as f64,
        false => found.roles.iter().sum::<usize>() as f64,
    });
    let name = match (by_pairs, language) {
        (true, Language::En) => "pairs that it brokers, in all roles:",
        (true, Language::Nl) => "paren waartussen deze actor bemiddelt, in alle rollen:",
        (false, Language::En) => "paths that it brokers, in all roles:",
        (false, Language::Nl) => "paden waarop deze actor bemiddelt, in alle rollen:",
    };
    let valued = Valued { measure, name: Some(name.to_owned()), scores: &columns[total], sum };
    let defined = value::say(question, node, &valued, sheet);
    if question.alone(node, sheet) {
        return Ok(());
    }
    let by = question.by.unwrap_or("municipality");
    let Some(found) = found.filter(|_| defined) else {
        let label = question.label(node);
        sheet.say(match language {
            Language::En => {
                format!("{label} has no single {by}, so it has no role between groups; --by names another attribute.")
            }
            Language::Nl => format!(
                "{label} heeft niet precies één {by} en dus geen rol tussen groepen; --by noemt een ander kenmerk."
            ),
        });
        return Ok(());
    };
    say(question, node, &found, &names, &groups, sheet);
    let rows = match by_pairs {
        true => pair_rows(question, &found),
        false => path_rows(question, node, &found, graph, &columns),
    };
    sheet.fill(&ROLES, rows);
    if !by_pairs && !graph.is_directed() {
        sheet.note_in(
            "Ties have no direction here, so that each pair counts as two paths, one each way: representative one way is gatekeeper the other. The pairs are listed once.",
            "Relaties hebben hier geen richting, zodat elk paar als twee paden telt, één in elke richting: vertegenwoordiger heen is poortwachter terug. De paren staan er één keer.",
        );
    }
    let rows = found.listed.iter().map(|triad| {
        let ([source, source_label], [target, target_label]) = (question.named(triad.from), question.named(triad.to));
        let group = |end: usize| groups.of()[end].map_or(Cell::Empty, |group| names[group].as_str().into());
        let (word, _) = role(triad, graph);
        let name = part_name(question, word);
        vec![Cell::word(word, name), source, target, source_label, target_label, group(triad.from), group(triad.to)]
    });
    let listed = found.listed.len();
    sheet.fill_some(&TRIADS, rows.collect(), found.triads);
    if listed < found.triads {
        sheet.cut_short(&TRIADS, listed, found.triads);
    }
    let partners = question.partners(node);
    ties::write(question, &ties::of_pairs(question.subject, partners.iter().map(|&other| (node, other))), sheet);
    Ok(())
}

fn say(
    question: &Question<'_>,
    node: usize,
    found: &BrokeredTriads,
    names: &[String],
    groups: &Grouping,
    sheet: &mut Sheet,
) {
    let language = question.language;
    let label = question.label(node);
    let own = groups.of()[node].map(|group| names[group].as_str()).unwrap_or_default();
    let triads = super::count(found.triads, language.pick("pair", "paar"), language.pick("pairs", "paren"));
    sheet.say(match (language, found.triads) {
        (Language::En, 0) => format!("All partners of {label} that have a group are tied to each other, or there are too few: it stands between nobody."),
        (Language::Nl, 0) => format!("Alle partners van {label} met een groep zijn met elkaar verbonden, of er zijn er te weinig: tussen niemand dus."),
        (Language::En, _) => format!("{label}, itself of {own}, stands between {triads} of partners that have no tie with each other."),
        (Language::Nl, _) => format!("{label}, zelf van {own}, staat tussen {triads} partners zonder onderlinge relatie."),
    });
    let by = question.by.unwrap_or("municipality");
    if !found.without_group.is_empty() {
        let (many, some) = (found.without_group.len(), question.names(&found.without_group, 4));
        sheet.say(match language {
            Language::En => format!("Left out because they have no single {by}: {many} of its partners ({some})."),
            Language::Nl => format!("Weggelaten omdat zij niet precies één {by} hebben: {many} partners ({some})."),
        });
    }
    let without = groups.without();
    if without > 0 {
        let all = groups.of().len();
        sheet.note(match language {
            Language::En if without == 1 => {
                format!("1 of {all} nodes has no single {by} and takes part in no count.")
            }
            Language::Nl if without == 1 => {
                format!("1 van {all} knopen heeft niet precies één {by} en telt nergens mee.")
            }
            Language::En => format!("{without} of {all} nodes have no single {by} and take part in no count."),
            Language::Nl => format!("{without} van {all} knopen hebben niet precies één {by} en tellen nergens mee."),
        });
    }
}

/// The word and the meaning of the role in a triad.
fn role(triad: &Triad, graph: &CompactGraph) -> (&'static str, Text) {
    if !graph.is_directed() && (triad.role == 2 || triad.role == 3) { BORDER } else { ROLE[triad.role] }
}

/// The name of a role in tables: that of the column of the measure.
fn part_name(question: &Question<'_>, word: &str) -> String {
    let id = if word == BORDER.0 { "brokered-pairs" } else { "brokerage" };
    let parts = find(id).expect("registered").parts();
    let name = parts.iter().find(|part| part.id == word).map(|part| question.language.text(part.name));
    match word {
        // Its name in the columns of pairs says "pairs" too.
        "border" => {
            question.language.pick("Representative and gatekeeper", "Vertegenwoordiger en poortwachter").to_owned()
        }
        _ => name.unwrap_or(word).to_owned(),
    }
}

/// A row for each role with its number of paths, beside what group sizes and density would give.
fn path_rows(
    question: &Question<'_>,
    node: usize,
    found: &BrokeredTriads,
    graph: &CompactGraph,
    columns: &[Scores],
) -> Vec<Vec<Cell>> {
    let roles = columns.len() / 4;
    let row = |(place, (word, means)): (usize, &(&'static str, Text))| {
        let example = found.listed.iter().find(|triad| {
            triad.role == place
                || (!graph.is_directed() && [triad.role, place].iter().all(|role| (2..4).contains(role)))
        });
        vec![
            Cell::word(*word, part_name(question, word)),
            question.language.text(*means).into(),
            Cell::count(found.roles[place]),
            Cell::Empty,
            Cell::number(columns[roles + place].values[node]),
            Cell::number(columns[3 * roles + place].values[node]),
            example.map_or(Cell::Empty, |triad| in_words(question, triad, graph).into()),
        ]
    };
    ROLE.iter().enumerate().map(row).collect()
}

/// A row for each role with its number of pairs.
fn pair_rows(question: &Question<'_>, found: &BrokeredTriads) -> Vec<Vec<Cell>> {
    let [coordinator, itinerant, representative, _, liaison] = found.roles;
    let counts = [
        (ROLE[0], coordinator / 2, [0, 0]),
        (ROLE[1], itinerant / 2, [1, 1]),
        // Every pair across the border is met once as representative and once as gatekeeper.
        (BORDER, representative, [2, 3]),
        (ROLE[4], liaison / 2, [4, 4]),
    ];
    let row = |((word, means), pairs, places): ((&'static str, Text), usize, [usize; 2])| {
        let example = found.listed.iter().find(|triad| places.contains(&triad.role));
        vec![
            Cell::word(word, part_name(question, word)),
            question.language.text(means).into(),
            Cell::Empty,
            Cell::count(pairs),
            Cell::Empty,
            Cell::Empty,
            example.map_or(Cell::Empty, |triad| {
                format!("{} – {}", question.label(triad.from), question.label(triad.to)).into()
            }),
        ]
    };
    counts.into_iter().map(row).collect()
}

fn in_words(question: &Question<'_>, triad: &Triad, graph: &CompactGraph) -> String {
    let arrow = if graph.is_directed() { "→" } else { "–" };
    format!("{} {arrow} {}", question.label(triad.from), question.label(triad.to))
}

/// The roles without direction, beside another explanation: by the same groups, where the node has one.
pub(super) fn roles_in_passing(question: &Question<'_>, node: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let (_, groups) = single(question)?;
    let flat = question.subject.view.graph.symmetrised(Merge::Max);
    let found = brokered_triads(&flat, &groups, node, MOST_LISTED);
    if let Some(found) = found.filter(|found| found.triads > 0) {
        sheet.fill(&ROLES, pair_rows(question, &found));
    }
    Ok(())
}
