//! Betweenness: the pairs that a node lies between, and the ties that the routes run over.

use super::groups::{AllGroups, MOST_GROUPS, NONE};
use super::sheet::{Section, Sheet};
use super::value::{self, Valued, figure, percent};
use super::{Explain, Explanation, Question, brokerage, ties};
use crate::Error;
use crate::graph::shortest_paths::{Along, Search};
use crate::measures::Text;
use crate::model::NATIONAL;
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::studies::explain::MOST_LISTED;
use crate::studies::explain::pairs_through::{Pair, PairsThrough, pairs_through};

/// The entry in the registry.
pub(super) const BETWEENNESS: Explanation = Explanation {
    id: "betweenness",
    shows: Text {
        en: "The pairs it lies between, by municipality, with shortest routes; the partners and ties these run over.",
        nl: "De paren waar de actor tussen ligt, per gemeente, met kortste routes; de partners en relaties waar die over lopen.",
    },
    sections: &[&GROUPS, &PARTNERS, &brokerage::ROLES, &PAIRS, &ties::TIES, &FURTHER, &ties::SOURCES],
    explain: Explain::Node(explain),
};

/// The pairs by group; the amounts add up to the value.
const GROUPS: Section = Section {
    id: "groups",
    heading: Text { en: "Between whom", nl: "Tussen wie" },
    columns: &["group", "other_group", "pairs", "amount", "share"],
};

/// The pairs themselves.
const PAIRS: Section = Section {
    id: "pairs",
    heading: Text {
        en: "The pairs that depend on it most, the nearest to each other first",
        nl: "De paren die er het meest van afhangen, de naaste bij elkaar eerst",
    },
    columns: &[
        "source",
        "target",
        "source_label",
        "target_label",
        "source_group",
        "target_group",
        "amount",
        "length",
        "paths",
        "route_in_words",
        "route",
    ],
};

/// The partners by which routes come in and go out; the loads add up to twice the value.
const PARTNERS: Section = Section {
    id: "partners",
    heading: Text { en: "By which partners the routes come and go", nl: "Via welke partners de routes komen en gaan" },
    columns: &["id", "label", "load", "share"],
};

/// Ties farther on.
const FURTHER: Section = Section {
    id: "further_ties",
    heading: Text {
        en: "Ties farther on that these routes run over",
        nl: "Relaties verderop waar deze routes over lopen",
    },
    columns: &[
        "source",
        "target",
        "source_label",
        "kind",
        "target_label",
        "load",
        "layer",
        "certainty",
        "evidence",
        "notes",
    ],
};

fn explain(question: &Question<'_>, node: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let graph = &question.ways();
    let (measure, scores) = question.scores("betweenness");
    let groups = AllGroups::of(question)?;
    let summed = groups.as_ref().filter(|groups| groups.names.len() <= MOST_GROUPS);
    let (of, count) = summed.map_or((&[][..], 0), |groups| (&groups.of[..], groups.names.len()));
    let found = pairs_through(graph, node, of, count, MOST_LISTED);
    value::say(question, node, &Valued { measure, name: None, scores: &scores, sum: Some(found.sum) }, sheet);
    if question.alone(node, sheet) {
        return Ok(());
    }
    question.conventions(measure, sheet);
    if found.pairs == 0 {
        return between_nobody(question, node, sheet);
    }
    say(question, &found, sheet);
    if let Some(groups) = summed {
        by_group(question, groups, node, &found, sheet);
    } else if groups.is_some() {
        sheet.note_in(
            "There are too many groups for a table of pairs of them.",
            "Er zijn te veel groepen voor een tabel van paren.",
        );
    }
    let loads = partners(question, node, &found, sheet);
    // Which roles it has between groups goes with it where there are groups.
    if groups.is_some() {
        brokerage::roles_in_passing(question, node, sheet)?;
    }
    pairs(question, node, &found, groups.as_ref(), sheet);
    own_ties(question, node, &loads, &found, sheet);
    Ok(())
}

/// Why a node with partners lies between none.
fn between_nobody(question: &Question<'_>, node: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let partners = question.partners(node);
    let names = question.names(&partners, 4);
    let ways = question.ways();
    let [reaches, reached] = [ways.degree(node), if ways.is_directed() { ways.in_degree(node) } else { 1 }];
    sheet.say(match (question.language, partners.len()) {
        (Language::En, _) if ways.is_directed() && reaches == 0 => "No shortest route runs over it: no tie leads on from it.".to_owned(),
        (Language::Nl, _) if ways.is_directed() && reaches == 0 => "Geen kortste route loopt erover: geen relatie leidt er vandaan verder.".to_owned(),
        (Language::En, _) if reached == 0 => "No shortest route runs over it: no tie leads to it.".to_owned(),
        (Language::Nl, _) if reached == 0 => "Geen kortste route loopt erover: geen relatie leidt ernaartoe.".to_owned(),
        (Language::En, 1) => format!("With one partner, {names}, it stands at the end of every route and between nobody."),
        (Language::Nl, 1) => format!("Met één partner, {names}, staat deze actor aan het eind van elke route en tussen niemand."),
        (Language::En, _) if ways.is_directed() => {
            "No shortest route runs over it: whoever leads to it reaches those whom it leads to as quickly without it.".to_owned()
        }
        (Language::Nl, _) if ways.is_directed() => {
            "Geen kortste route loopt erover: wie ernaartoe leidt, bereikt wie erna komt zonder deze actor even snel.".to_owned()
        }
        (Language::En, _) => format!("No shortest route runs over it: its partners ({names}) reach each other, and whoever is behind them, as quickly without it."),
        (Language::Nl, _) => format!("Geen kortste route loopt erover: de partners ({names}) bereiken elkaar, en wie achter hen staat, zonder deze actor even snel."),
    });
    ties::write(question, &ties::of_pairs(question.subject, partners.iter().map(|&other| (node, other))), sheet);
    Ok(())
}

fn say(question: &Question<'_>, found: &PairsThrough, sheet: &mut Sheet) {
    let language = question.language;
    let (pairs, wholly) = (found.pairs, found.wholly);
    let sum = figure(found.sum, language);
    let partly = pairs - wholly;
    sheet.say(match language {
        Language::En if (pairs, partly) == (1, 0) => format!("It lies on every shortest route between 1 pair of others: {sum} in all."),
        Language::Nl if (pairs, partly) == (1, 0) => {
            format!("Deze actor ligt op elke kortste route tussen 1 paar van anderen: samen {sum}.")
        }
        Language::En if partly == 0 => format!(
            "It lies on the shortest routes between {pairs} pairs of others, and on every shortest route of each: {sum} in all."
        ),
        Language::Nl if partly == 0 => format!(
            "Deze actor ligt op de kortste routes tussen {pairs} paren van anderen, en wel op elke kortste route: samen {sum}."
        ),
        Language::En => format!(
            "It lies on shortest routes between {pairs} pairs of others: {wholly} have no shortest route without it and count 1, {partly} have others too and count for their share. Together {sum}."
        ),
        Language::Nl => format!(
            "Deze actor ligt op kortste routes tussen {pairs} paren van anderen: {wholly} hebben geen kortste route zonder deze actor en tellen 1, {partly} hebben ook andere en tellen naar hun deel. Samen {sum}."
        ),
    });
}

fn by_group(question: &Question<'_>, groups: &AllGroups, node: usize, found: &PairsThrough, sheet: &mut Sheet) {
    let language = question.language;
    let directed = question.subject.view.graph.is_directed();
    // One more than three is shorter than the words that would stand for it.
    let told = if found.by_group.len() == 4 { 4 } else { 3 };
    let words: Vec<String> = found
        .by_group
        .iter()
        .take(told)
        .map(|entry| {
            let (from, to) = (groups.name(question, entry.from), groups.name(question, entry.to));
            let share = percent(entry.sum / found.sum, language);
            match (entry.from == entry.to, directed, language) {
                (true, _, Language::En) => format!("inside {from} {share}"),
                (true, _, Language::Nl) => format!("binnen {from} {share}"),
                (false, true, Language::En) => format!("from {from} to {to} {share}"),
                (false, true, Language::Nl) => format!("van {from} naar {to} {share}"),
                (false, false, Language::En) => format!("between {from} and {to} {share}"),
                (false, false, Language::Nl) => format!("tussen {from} en {to} {share}"),
            }
        })
        .collect();
    if let Some(sentence) = own_and_others(question, groups, node, found) {
        sheet.say(sentence);
    }
    let (by, words) = (&groups.by, words.join("; "));
    let more = found.by_group.len().saturating_sub(told);
    let more = match (language, more) {
        (_, 0) => String::new(),
        (Language::En, more) => format!(
            "; the rest between {more} other pairs of {}",
            if by == "municipality" { "municipalities" } else { "groups" }
        ),
        (Language::Nl, more) => format!(
            "; de rest tussen {more} andere paren {}",
            if by == "municipality" { "gemeenten" } else { "groepen" }
        ),
    };
    sheet.say(match (language, by.as_str()) {
        (Language::En, "municipality") => format!("By municipality: {words}{more}."),
        (Language::Nl, "municipality") => format!("Naar gemeente: {words}{more}."),
        (Language::En, by) => format!("By {by}: {words}{more}."),
        (Language::Nl, by) => format!("Naar {by}: {words}{more}."),
    });
    let rows = found.by_group.iter().map(|entry| {
        vec![
            groups.cell(question, entry.from),
            groups.cell(question, entry.to),
            Cell::count(entry.pairs),
            Cell::number(entry.sum),
            Cell::number(entry.sum / found.sum),
        ]
    });
    sheet.fill(&GROUPS, rows.collect());
}

/// How much of it is inside the node's own group, between that and others, and between others. None for a node without a group.
fn own_and_others(question: &Question<'_>, groups: &AllGroups, node: usize, found: &PairsThrough) -> Option<String> {
    let (language, own) = (question.language, groups.of[node]);
    if groups.names[own] == NATIONAL || groups.names[own] == NONE {
        return None;
    }
    let sum_of = |ends: usize| {
        let those = found
            .by_group
            .iter()
            .filter(|entry| [entry.from, entry.to].iter().filter(|end| **end == own).count() == ends);
        percent(those.fold(0.0, |sum, entry| sum + entry.sum) / found.sum, language)
    };
    let (inside, across, away, name) = (sum_of(2), sum_of(1), sum_of(0), groups.name(question, own));
    Some(match language {
        Language::En => format!(
            "Of this, {inside} is between others of {name}, {across} between {name} and elsewhere, {away} between others elsewhere."
        ),
        Language::Nl => format!(
            "Daarvan is {inside} tussen anderen in {name}, {across} tussen {name} en elders, {away} tussen anderen elders."
        ),
    })
}

/// The partners with the load of the ties to them, most first.
fn partners(question: &Question<'_>, node: usize, found: &PairsThrough, sheet: &mut Sheet) -> Vec<(usize, f64)> {
    let graph = &question.subject.view.graph;
    let load = |from: usize, to: usize| graph.edge_between(from, to).map_or(0.0, |edge| found.loads[edge]);
    let mut loads: Vec<(usize, f64)> = question
        .partners(node)
        .into_iter()
        .map(|other| {
            let back = if graph.is_directed() { load(other, node) } else { 0.0 };
            (other, load(node, other) + back)
        })
        .filter(|(_, load)| *load > 0.0)
        .collect();
    loads.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let rows = loads.iter().map(|&(other, load)| {
        let [id, label] = question.named(other);
        vec![id, label, Cell::number(load), Cell::number(load / found.sum)]
    });
    sheet.fill(&PARTNERS, rows.collect());
    let language = question.language;
    let (first, load) = loads[0];
    let (name, share) = (question.label(first), percent(load / found.sum, language));
    // Sums in another order differ in their last digits.
    let alike = loads.iter().filter(|(_, other)| *other >= load * (1.0 - 1e-9)).count();
    let more = match (language, alike, loads.len()) {
        (_, 1, _) => String::new(),
        (Language::En, _, all) if alike == all => format!(", and as many each of the {all} partners"),
        (Language::Nl, _, all) if alike == all => format!(", en evenveel langs elk van de {all} partners"),
        (Language::En, _, _) => format!(", and as many each of {} more", alike - 1),
        (Language::Nl, _, _) => format!(", en evenveel langs elk van nog {}", alike - 1),
    };
    sheet.say(match language {
        Language::En => format!("Every route comes in by one partner and goes out by another; {share} of them pass {name}{more}."),
        Language::Nl => format!("Elke route komt via de ene partner binnen en gaat via een andere weer uit; {share} ervan gaat langs {name}{more}."),
    });
    loads
}

fn pairs(question: &Question<'_>, node: usize, found: &PairsThrough, groups: Option<&AllGroups>, sheet: &mut Sheet) {
    let graph = &question.ways();
    let (mut to, mut from) = (Search::new(graph, Along::In), Search::new(graph, Along::Out));
    to.run(node);
    from.run(node);
    let row = |pair: &Pair| {
        // From the source to the node, and from the node on.
        let mut route: Vec<usize> = to.a_path(pair.source).iter().rev().map(|&at| at as usize).collect();
        route.extend(from.a_path(pair.target)[1..].iter().map(|&at| at as usize));
        let cell = |end: usize| groups.map_or(Cell::Empty, |groups| groups.cell(question, groups.of[end]));
        let [source, source_label] = question.named(pair.source);
        let [target, target_label] = question.named(pair.target);
        let arrow = if graph.is_directed() { " → " } else { " – " };
        vec![
            source,
            target,
            source_label,
            target_label,
            cell(pair.source),
            cell(pair.target),
            Cell::number(pair.share),
            Cell::number(pair.length),
            Cell::number(pair.paths),
            question.labels(&route).join(arrow).into(),
            question.ids(&route).into(),
        ]
    };
    // Who sees few rows need not wait for the routes of all.
    let shown = sheet.top.map_or(found.listed.len(), |top| (top + 2).min(found.listed.len()));
    sheet.fill_some(&PAIRS, found.listed[..shown].iter().map(row).collect(), found.pairs);
    if found.listed[..shown].iter().any(|pair| !pair.paths.is_finite()) {
        sheet.note_in(
            "more than 10^308 shortest paths between two others are no longer counted, and left blank; the shares are exact",
            "meer dan 10^308 kortste routes tussen twee anderen worden niet meer geteld en blijven leeg; de aandelen kloppen",
        );
    }
    if sheet.top.is_none() && shown < found.pairs {
        sheet.cut_short(&PAIRS, shown, found.pairs);
    }
}

fn own_ties(question: &Question<'_>, node: usize, loads: &[(usize, f64)], found: &PairsThrough, sheet: &mut Sheet) {
    let subject = question.subject;
    let own = ties::of_pairs(subject, loads.iter().map(|(other, _)| (node, *other)));
    ties::write(question, &own, sheet);
    let edges = subject.view.graph.edges();
    let away = |edge: &usize| edges[*edge].0 as usize != node && edges[*edge].1 as usize != node;
    let mut further: Vec<usize> = (0..edges.len()).filter(|edge| found.loads[*edge] > 0.0).filter(away).collect();
    further.sort_by(|&a, &b| found.loads[b].total_cmp(&found.loads[a]).then(a.cmp(&b)));
    let rows = further.iter().flat_map(|&edge| {
        subject.view.edge_ties[edge].iter().map(move |&tie| {
            let mut cells = ties::cells(question, tie);
            // Where the direction of the tie stands among the others, the load does here.
            cells[5] = Cell::number(found.loads[edge]);
            cells
        })
    });
    sheet.fill(&FURTHER, rows.collect());
}
