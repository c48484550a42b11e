//! A cluster: who is in it, what holds it together and sets it apart, and who stands between it and the rest.

use super::sheet::{Section, Sheet, VALUE};
use super::value::{figure, percent};
use super::{Explain, Explanation, Question, some, ties};
use crate::Error;
use crate::graph::compact::Merge;
use crate::measures::Text;
use crate::measures::clusters::{Contribution, contributions};
use crate::present::findings::cluster_marks::{LUCK, Marked, called, marked};
use crate::present::findings::clusters::{self, Cluster};
use crate::present::findings::found::Found;
use crate::present::language::Language;
use crate::present::table::Cell;
use crate::present::who::Who;
use crate::studies::marks::Mark;

/// The entry in the registry.
pub(super) const CLUSTER: Explanation = Explanation {
    id: "cluster",
    shows: Text {
        en: "Who is in a cluster (its number, or a member), what sets them apart, who stands between it and the rest, and the ties.",
        nl: "Wie er in een cluster zitten (nummer of lid), wat hen onderscheidt, wie tussen het cluster en de rest staan, en de relaties.",
    },
    sections: &[&STANDS_OUT, &MEMBERS, &BETWEEN, &OUTWARD, &MODULARITY, &ties::TIES, &ties::SOURCES],
    explain: Explain::Cluster(explain),
};

/// The members.
const MEMBERS: Section = Section {
    id: "members",
    heading: Text { en: "Members", nl: "Leden" },
    columns: &["id", "label", "node_kind", "sector", "municipality", "partners_inside", "partners_outside", "sure"],
};

/// What is more frequent among members than elsewhere.
const STANDS_OUT: Section = Section {
    id: "stands_out",
    heading: Text { en: "What sets the members apart", nl: "Wat de leden onderscheidt" },
    columns: &["attribute", "has", "inside", "elsewhere", "share_inside", "share_elsewhere", "q"],
};

/// Members with partners outside, most such partners first.
const BETWEEN: Section = Section {
    id: "between",
    heading: Text { en: "Who stands between this cluster and the rest", nl: "Wie tussen dit cluster en de rest staan" },
    columns: &["id", "label", "partners_outside", "tied_to", "tied_to_ids"],
};

/// Ties to other clusters.
const OUTWARD: Section = Section {
    id: "outward",
    heading: Text { en: "Tied to which other clusters", nl: "Verbonden met welke andere clusters" },
    columns: &["cluster", "label", "pairs"],
};

/// What each cluster adds to the modularity; the amounts add up to it.
const MODULARITY: Section = Section {
    id: "modularity",
    heading: Text { en: "", nl: "" },
    columns: &["cluster", "amount", "share_inside", "expected"],
};

/// The cluster that is meant: by number, or by a member. None, and a sentence, for a node that is in none.
pub(super) fn chosen(
    question: &Question<'_>,
    found: &Found,
    asked: &str,
    sheet: &mut Sheet,
) -> Result<Option<usize>, Error> {
    let groups = &found.clustering.groups;
    let word = asked.trim();
    let bare = word.strip_prefix("community-").or_else(|| word.strip_prefix("cluster-")).unwrap_or(word);
    let number = bare.parse::<usize>().ok();
    let node = Who::among(question.subject, "").node(word);
    if let Some(number) = number.filter(|number| (1..=groups.len()).contains(number)) {
        if node.is_ok() {
            sheet.note(match question.language {
                Language::En => {
                    format!("{word} was read as the number of a cluster; there is a node of that id or name too.")
                }
                Language::Nl => {
                    format!("{word} is gelezen als nummer van een cluster; er is ook een knoop met die id of naam.")
                }
            });
        }
        return Ok(Some(number - 1));
    }
    let node = match (node, number) {
        (Ok(node), _) => node,
        (Err(_), Some(number)) => {
            return Err(Error::request(format!("there is no cluster {number}; {} were found", groups.len()))
                .hint("verbinder clusters FILE lists them, the largest first"));
        }
        (Err(error), None) => return Err(error),
    };
    let mut those = (0..groups.len()).filter(|&at| groups[at].binary_search(&node).is_ok());
    let first = those.next();
    let others: Vec<String> = those.map(|at| (at + 1).to_string()).collect();
    let label = question.label(node);
    if !others.is_empty() {
        sheet.note(match question.language {
            Language::En => format!("Clusters overlap; {label} is in {} too.", others.join(", ")),
            Language::Nl => format!("Clusters overlappen; {label} zit ook in {}.", others.join(", ")),
        });
    }
    if first.is_none() && !question.alone(node, sheet) {
        sheet.say(match question.language {
            Language::En => format!("{label} is in no cluster of two or more."),
            Language::Nl => format!("{label} zit in geen cluster van twee of meer."),
        });
    }
    Ok(first)
}

fn explain(question: &Question<'_>, found: &Found, number: usize, sheet: &mut Sheet) -> Result<(), Error> {
    let all = clusters::found(question.subject, found);
    let cluster = &all[number];
    say(question, found, cluster, number, sheet);
    stands_out(question, &all, number, sheet);
    members(question, found, cluster, sheet);
    between(question, found, cluster, number, sheet);
    modularity(question, found, cluster, number, sheet);
    for note in found.cautions(question.subject, question.language) {
        sheet.note(note);
    }
    let graph = &question.subject.view.graph;
    let inside = |node: u32| cluster.members.binary_search(&(node as usize)).is_ok();
    let (mut own, mut out) = (Vec::new(), Vec::new());
    for &(a, b) in graph.edges() {
        match (inside(a), inside(b)) {
            (true, true) => own.push((a as usize, b as usize)),
            (false, false) => {}
            _ => out.push((a as usize, b as usize)),
        }
    }
    // Outward ties are few and tell where it ends; they come first.
    ties::write(question, &ties::of_pairs(question.subject, out.into_iter().chain(own)), sheet);
    Ok(())
}

fn say(question: &Question<'_>, found: &Found, cluster: &Cluster, number: usize, sheet: &mut Sheet) {
    let language = question.language;
    let (size, label) = (cluster.members.len(), &cluster.label);
    let places = match &cluster.places[..] {
        [] => String::new(),
        places => format!(" ({})", some(places, 4, language)),
    };
    let of = found.clustering.groups.len();
    sheet.say(match language {
        Language::En => format!("Cluster {} of {of}, around {label}: {size} members{places}.", number + 1),
        Language::Nl => format!("Cluster {} van {of}, rond {label}: {size} leden{places}.", number + 1),
    });
    let (inner, outer) = (cluster.inner_pairs, cluster.outer_pairs);
    let possible = size * (size - 1) / 2;
    let density = percent(cluster.inner_density(), language);
    let outside = question.subject.view.graph.node_count() - size;
    let outer_density = percent(outer as f64 / (size as f64 * outside as f64), language);
    sheet.say(match (language, outside) {
        (Language::En, 0) => format!("Tied pairs: {inner} of {possible} ({density}); there is nobody outside."),
        (Language::Nl, 0) => format!("Verbonden paren: {inner} van {possible} ({density}); erbuiten is niemand."),
        (Language::En, _) => format!("Tied pairs: {inner} of {possible} inside ({density}), {outer} with the {outside} others ({outer_density})."),
        (Language::Nl, _) => format!("Verbonden paren: {inner} van {possible} binnen ({density}), {outer} met de {outside} anderen ({outer_density})."),
    });
    let id = format!("community-{}", number + 1);
    let mut row = vec!["cluster".into(), id.into(), label.as_str().into(), Cell::count(size)];
    row.resize(VALUE.columns.len(), Cell::Empty);
    sheet.fill(&VALUE, vec![row]);
}

/// What the cluster has more of than the rest, by the same rule as `verbinder clusters --marks`.
fn stands_out(question: &Question<'_>, all: &[Cluster], number: usize, sheet: &mut Sheet) {
    let (language, subject) = (question.language, question.subject);
    let (found, looked_at) = marked(subject, all);
    let own: Vec<&Marked> = found.iter().filter(|marked| marked.mark.group == number).collect();
    // Two that are hardly luck are worth a sentence; what is a little more frequent is for the table.
    for marked in own.iter().filter(|marked| marked.mark.corrected <= LUCK).take(2) {
        let Mark { inside, members: size, outside, others: rest, .. } = marked.mark;
        let (what, value) = (marked.attribute_called(language), called(subject, marked, language));
        let all_known = size == all[number].members.len();
        let known = if all_known { "" } else { language.pick(" of whom it is known", " van wie het bekend is") };
        let members = match (language, inside == size) {
            (Language::En, true) => format!("All {size} members{known}"),
            (Language::Nl, true) => format!("Alle {size} leden{known}"),
            (Language::En, false) => format!("{inside} of the {size} members{known}"),
            (Language::Nl, false) => format!("{inside} van de {size} leden{known}"),
        };
        let others = match (language, outside) {
            (Language::En, 0) => format!("none of the {rest} others"),
            (Language::Nl, 0) => format!("geen van de {rest} anderen"),
            (Language::En, _) => format!("{outside} of the {rest} others"),
            (Language::Nl, _) => format!("{outside} van de {rest} anderen"),
        };
        sheet.say(match language {
            Language::En => format!("{members} are of the {what} ‘{value}’, and {others}."),
            Language::Nl => format!("{members} horen bij {what} ‘{value}’, en {others}."),
        });
    }
    if !own.is_empty() {
        sheet.note(match language {
            Language::En => format!(
                "What sets the members apart: q is the chance of so many by drawing members blindly, corrected for the {looked_at} combinations of a cluster and a value; whoever states no value, or several municipalities, takes no part."
            ),
            Language::Nl => format!(
                "Wat de leden onderscheidt: q is de kans op zoveel bij blind trekken van leden, gecorrigeerd voor de {looked_at} combinaties van een cluster en een waarde; wie geen waarde vermeldt, of meer gemeenten, telt niet mee."
            ),
        });
    }
    let rows = own.iter().map(|marked| {
        let [inside, outside] = marked.shares();
        vec![
            Cell::word(marked.attribute, marked.attribute_called(language)),
            marked.value_cell(subject, language),
            Cell::count(marked.mark.inside),
            Cell::count(marked.mark.outside),
            Cell::number(inside),
            Cell::number(outside),
            Cell::number(marked.mark.corrected),
        ]
    });
    sheet.fill(&STANDS_OUT, rows.collect());
}

/// How many of the partners of a member are members, and those who are not.
fn partners(question: &Question<'_>, cluster: &Cluster, member: usize) -> (usize, Vec<usize>) {
    let (inside, outside): (Vec<usize>, Vec<usize>) =
        question.partners(member).into_iter().partition(|other| cluster.members.binary_search(other).is_ok());
    (inside.len(), outside)
}

fn members(question: &Question<'_>, found: &Found, cluster: &Cluster, sheet: &mut Sheet) {
    let network = &question.subject.network;
    let mut order: Vec<(usize, usize, usize)> = cluster
        .members
        .iter()
        .map(|&member| {
            let (inside, outside) = partners(question, cluster, member);
            (member, inside, outside.len())
        })
        .collect();
    order.sort_by_key(|&(member, inside, _)| (std::cmp::Reverse(inside), member));
    let rows = order.iter().map(|&(member, inside, outside)| {
        let [id, label, kind, places] = question.described(member);
        let sure = found.clustering.certainty.get(member).copied();
        vec![
            id,
            label,
            kind,
            Cell::maybe(network.node(member).sector.as_deref()),
            places,
            Cell::count(inside),
            Cell::count(outside),
            sure.map_or(Cell::Empty, Cell::number),
        ]
    });
    sheet.fill(&MEMBERS, rows.collect());
}

fn between(question: &Question<'_>, found: &Found, cluster: &Cluster, number: usize, sheet: &mut Sheet) {
    let language = question.language;
    let rows = cluster.bridge_out.iter().map(|&member| {
        let (_, outside) = partners(question, cluster, member);
        let [id, label] = question.named(member);
        vec![id, label, Cell::count(outside.len()), question.labels(&outside).into(), question.ids(&outside).into()]
    });
    sheet.fill(&BETWEEN, rows.collect());
    let many = cluster.bridge_out.len();
    let tied_out: Vec<usize> =
        cluster.bridge_out.iter().map(|&member| partners(question, cluster, member).1.len()).collect();
    // The three with most partners outside, and who has as many as the last of them.
    let least = tied_out.get(2).copied().unwrap_or(0);
    let first = tied_out.iter().take_while(|&&ties| ties >= least).count();
    let names = question.names(&cluster.bridge_out[..first], 5);
    sheet.say(match (language, many) {
        (Language::En, 0) => "Nobody in it is tied to anybody outside.".to_owned(),
        (Language::Nl, 0) => "Niemand erin is met iemand daarbuiten verbonden.".to_owned(),
        (Language::En, 1) => format!("Only {names} is tied to the rest."),
        (Language::Nl, 1) => format!("Alleen {names} is met de rest verbonden."),
        (Language::En, _) if first == many => format!("{many} members are tied to the rest: {names}."),
        (Language::Nl, _) if first == many => format!("{many} leden zijn met de rest verbonden: {names}."),
        (Language::En, _) => format!("{many} members are tied to the rest, most of all {names}."),
        (Language::Nl, _) => format!("{many} leden zijn met de rest verbonden, vooral {names}."),
    });
    // Who overlaps belongs to several others, each of which counts the pair.
    let flat = question.subject.view.graph.symmetrised(Merge::Max);
    let mut pairs = vec![0usize; found.clustering.groups.len() + 1];
    let mut of = vec![Vec::new(); flat.node_count()];
    for (at, group) in found.clustering.groups.iter().enumerate().filter(|(at, _)| *at != number) {
        group.iter().for_each(|&member| of[member].push(at));
    }
    for &(a, b) in flat.edges() {
        let inside = |node: u32| cluster.members.binary_search(&(node as usize)).is_ok();
        let other = match (inside(a), inside(b)) {
            (true, false) => b as usize,
            (false, true) => a as usize,
            _ => continue,
        };
        if of[other].is_empty() {
            *pairs.last_mut().expect("one more than groups") += 1;
        }
        of[other].iter().for_each(|&at| pairs[at] += 1);
    }
    let all = clusters::found(question.subject, found);
    let mut order: Vec<usize> = (0..pairs.len()).filter(|&at| pairs[at] > 0).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(pairs[at]), at));
    let rows = order.iter().map(|&at| match all.get(at) {
        Some(other) => {
            let around = language.pick("around", "rond");
            vec![(at + 1).to_string().into(), format!("{around} {}", other.label).into(), Cell::count(pairs[at])]
        }
        None => vec![Cell::Empty, language.pick("(in no cluster)", "(in geen cluster)").into(), Cell::count(pairs[at])],
    });
    sheet.fill(&OUTWARD, rows.collect());
}

/// What each cluster adds to the modularity, for methods whose clusters divide the network.
fn modularity(question: &Question<'_>, found: &Found, cluster: &Cluster, number: usize, sheet: &mut Sheet) {
    let language = question.language;
    let Some(partition) = &found.clustering.partition else { return };
    let Ok(parts) = contributions(&question.subject.view.graph.symmetrised(Merge::Max), partition) else { return };
    // Groups are numbered alike in both; those of one come last.
    debug_assert_eq!(partition.group_of(cluster.members[0]), number);
    let own = parts[number];
    let all = found.clustering.modularity;
    let [inside, expected] = [own.inside, own.expected].map(|share| percent(share, language));
    let [adds, all] = [own.value(1.0), all].map(|value| figure(value, language));
    sheet.say(match language {
        Language::En => format!("{inside} of all collaboration lies inside it, where chance would put {expected}; it was sought for that, and adds {adds} to the modularity of {all}."),
        Language::Nl => format!("{inside} van alle samenwerking ligt erbinnen, waar het toeval {expected} zou leggen; het is daarop gezocht, en draagt {adds} bij aan de modulariteit van {all}."),
    });
    let row = |(at, part): (usize, &Contribution)| {
        let name = if at < found.clustering.groups.len() { (at + 1).to_string().into() } else { Cell::Empty };
        vec![name, Cell::number(part.value(1.0)), Cell::number(part.inside), Cell::number(part.expected)]
    };
    let rows: Vec<Vec<Cell>> = parts.iter().enumerate().map(row).collect();
    sheet.fill(&MODULARITY, rows);
}
