//! Clusters: structures that the data state, and communities that are found.

use super::found::Found;
use super::{cautioned, finish, labels, some};
use crate::measures::clusters::agreement::adjusted_rand_index;
use crate::measures::clusters::{Partition, Quality};
use crate::model::stated_groups;
use crate::present::cautions::About;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};

/// A cluster of nodes, stated or found.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Id in results: that of the structure, or `community-1`.
    pub id: String,
    /// The structure that states it; none for a community found.
    pub structure: Option<usize>,
    /// Name to show.
    pub label: String,
    /// Members that a source states.
    pub stated: Option<u32>,
    /// Members in the chosen part, ascending.
    pub members: Vec<usize>,
    /// Members that the file codes.
    pub coded: usize,
    /// Members that the file has, those whose membership has ended or is yet to come among them.
    pub known: usize,
    /// The latter, where they are in the chosen part.
    pub others: Vec<usize>,
    /// Members with a proper name.
    pub named: usize,
    /// Tied pairs among the members.
    pub inner_pairs: usize,
    /// Tied pairs between a member and somebody else.
    pub outer_pairs: usize,
    /// Members with a partner outside, most such partners first.
    pub bridge_out: Vec<usize>,
    /// Places of the members.
    pub places: Vec<String>,
    /// How sure its members are of it, on average; NaN for a structure and for a method of one run.
    pub certainty: f64,
}

impl Cluster {
    /// Number of members that a source states and of whom the file has nothing.
    pub fn unnamed(&self) -> usize {
        (self.stated.unwrap_or(0) as usize).saturating_sub(self.known)
    }

    /// Share of the pairs of members that are tied; NaN for fewer than two members.
    pub fn inner_density(&self) -> f64 {
        let n = self.members.len() as f64;
        if n < 2.0 { f64::NAN } else { self.inner_pairs as f64 / (n * (n - 1.0) / 2.0) }
    }
}

/// The structures that the data state, largest first.
///
/// Size, coded and named members are those of the whole file: what a source states does not change with what is chosen. Pairs and
/// places are those of the chosen part.
pub fn stated(subject: &Subject) -> Vec<Cluster> {
    let (file, network) = (&subject.file, &subject.network);
    let chosen = |node: usize| network.index_of(&file.node(node).id);
    stated_groups(file)
        .into_iter()
        .filter_map(|group| {
            let structure = chosen(group.node)?;
            let node = file.node(group.node);
            let mut members: Vec<usize> = group.members.iter().filter_map(|&member| chosen(member)).collect();
            members.sort_unstable();
            let mut cluster = describe(subject, node.id.clone(), node.label.clone(), members, Some(structure));
            cluster.structure = Some(structure);
            cluster.stated = group.stated;
            cluster.coded = group.members.len();
            cluster.known = group.known();
            cluster.others = group.others.iter().filter_map(|&other| chosen(other)).collect();
            cluster.named = group.named(file);
            Some(cluster)
        })
        .collect()
}

/// The clusters found, largest first; who is in none of two or more is left out.
pub fn found(subject: &Subject, found: &Found) -> Vec<Cluster> {
    let groups = found.clustering.groups.iter().enumerate();
    groups
        .map(|(number, members)| {
            let hub =
                members.iter().copied().max_by_key(|&node| (subject.partners(node).len(), std::cmp::Reverse(node)));
            let label = hub.map(|node| subject.network.node(node).label.clone()).unwrap_or_default();
            let mut cluster = describe(subject, format!("community-{}", number + 1), label, members.clone(), None);
            cluster.certainty = found.certainty(members);
            cluster
        })
        .collect()
}

fn describe(subject: &Subject, id: String, label: String, members: Vec<usize>, structure: Option<usize>) -> Cluster {
    let network = &subject.network;
    let inside = |node: usize| members.binary_search(&node).is_ok();
    let own = |node: usize| inside(node) || structure == Some(node);
    let (mut inner_pairs, mut outer_pairs) = (0, 0);
    let mut out = vec![0usize; members.len()];
    for &(a, b) in subject.view.graph.symmetrised(crate::graph::compact::Merge::Max).edges() {
        let (a, b) = (a as usize, b as usize);
        match (inside(a), inside(b)) {
            (true, true) => inner_pairs += 1,
            (true, false) | (false, true) if !(own(a) && own(b)) => {
                outer_pairs += 1;
                let member = if inside(a) { a } else { b };
                out[members.binary_search(&member).expect("inside")] += 1;
            }
            _ => {}
        }
    }
    let mut bridge_out: Vec<usize> = (0..members.len()).filter(|&position| out[position] > 0).collect();
    bridge_out.sort_by_key(|&position| (std::cmp::Reverse(out[position]), position));
    Cluster {
        id,
        structure: None,
        label,
        stated: None,
        coded: members.len(),
        known: members.len(),
        others: Vec::new(),
        named: members.iter().filter(|&&node| network.node(node).named).count(),
        inner_pairs,
        outer_pairs,
        bridge_out: bridge_out.into_iter().map(|position| members[position]).collect(),
        places: subject.places.name_list(&subject.places.groups.present_in(&members)),
        members,
        certainty: f64::NAN,
    }
}

/// How far the clusters found match the places: the adjusted Rand index over the nodes with a partner that belong to exactly one
/// place, and how many these are. NaN where these nodes belong to fewer than two places, and for clusters that overlap.
pub fn match_with_places(subject: &Subject, found: &Found) -> (f64, usize) {
    let mut single = subject.places.groups.unambiguous();
    // Who has no partner is in no community.
    single.retain(|&(node, _)| !subject.partners(node).is_empty());
    let index = match &found.clustering.partition {
        Some(partition) if single.iter().any(|&(_, place)| place != single[0].1) => {
            let found: Vec<usize> = single.iter().map(|&(node, _)| partition.group_of(node)).collect();
            let places: Vec<u32> = single.iter().map(|&(_, place)| place).collect();
            adjusted_rand_index(&Partition::from_labels(&found), &Partition::from_labels(&places))
        }
        _ => f64::NAN,
    };
    (index, single.len())
}

/// Stated structures and found communities in one table.
pub fn table(subject: &Subject, by: &Found, language: Language) -> Table {
    let columns = vec![
        Column::new("cluster", ColumnType::Text).hidden(),
        Column::new("type", ColumnType::Text).heading(language.pick("type", "type")),
        Column::new("label", ColumnType::Text).heading(language.pick("cluster", "cluster")),
        Column::new("stated", ColumnType::Integer).heading(language.pick("stated", "vermeld aantal")),
        Column::new("size", ColumnType::Integer).heading(language.pick("coded", "gecodeerd")),
        Column::new("named", ColumnType::Integer).heading(language.pick("by name", "met naam")),
        Column::new("inner_pairs", ColumnType::Integer).heading(language.pick("pairs inside", "paren binnen")),
        Column::new("inner_density", ColumnType::Number).heading(language.pick("density", "dichtheid")).decimals(2),
        Column::new("certainty", ColumnType::Number).heading(language.pick("certainty", "zekerheid")).decimals(2),
        Column::new("outer_pairs", ColumnType::Integer).heading(language.pick("pairs out", "paren naar buiten")),
        Column::new("bridges_out", ColumnType::List).heading(language.pick("bridges out", "verbinders")),
        Column::new("municipalities", ColumnType::List).heading(language.pick("places", "plaatsen")),
        Column::new("members", ColumnType::List).hidden(),
    ];
    let mut table = Table::new(language.pick("Which clusters are there?", "Welke clusters zijn er?"), columns);
    let network = &subject.network;
    let (stated, found) = (stated(subject), found(subject, by));
    table.lead = lead(subject, &stated, by, language);
    for (cluster, kind) in stated
        .iter()
        .map(|cluster| (cluster, Cell::word("stated", language.pick("stated", "vermeld"))))
        .chain(found.iter().map(|cluster| (cluster, Cell::word("found", language.pick("found", "gevonden")))))
    {
        let members: Vec<String> = cluster.members.iter().map(|&node| network.node(node).id.clone()).collect();
        let around = language.pick("around", "rond");
        let label =
            if cluster.structure.is_some() { cluster.label.clone() } else { format!("{around} {}", cluster.label) };
        table.push(vec![
            cluster.id.as_str().into(),
            kind,
            label.into(),
            cluster.stated.map_or(Cell::Empty, |stated| Cell::Integer(stated.into())),
            Cell::count(cluster.coded),
            Cell::count(cluster.named),
            Cell::count(cluster.inner_pairs),
            // Sources seldom say how members of a structure deal with each other: no mention is no density of nought.
            if cluster.structure.is_some() && cluster.inner_pairs == 0 {
                Cell::Empty
            } else {
                Cell::number(cluster.inner_density())
            },
            Cell::number(cluster.certainty),
            Cell::count(cluster.outer_pairs),
            labels(network, cluster.bridge_out.iter().take(3).copied()).into(),
            cluster.places.clone().into(),
            members.into(),
        ]);
    }
    table.notes.extend(cautions(subject, by, language));
    by.write_into(&mut table.recipe);
    finish(cautioned(table, subject, &[About::Clusters], language), subject, language)
}

/// One row per node: the community it is in, and the stated structures that it is a member of.
pub fn membership_table(subject: &Subject, by: &Found, language: Language) -> Table {
    let network = &subject.network;
    let mut columns = vec![
        Column::new("id", ColumnType::Text),
        Column::new("label", ColumnType::Text).heading("actor"),
        Column::new("community", ColumnType::Integer).heading(language.pick("community", "gemeenschap")),
        Column::new("certainty", ColumnType::Number).heading(language.pick("certainty", "zekerheid")).decimals(2),
        Column::new("structures", ColumnType::List).heading(language.pick("stated structures", "vermelde verbanden")),
    ];
    // Where clusters overlap, the others that a node is in.
    let overlapping = by.clustering.partition.is_none();
    if overlapping {
        columns.push(Column::new("also_in", ColumnType::List).heading(language.pick("also in", "ook in")));
    }
    let mut table = Table::new(language.pick("Who is in which cluster?", "Wie zit in welk cluster?"), columns);
    let (stated, found) = (stated(subject), found(subject, by));
    for (index, node) in network.nodes().enumerate() {
        let mut communities = (0..found.len()).filter(|&number| found[number].members.binary_search(&index).is_ok());
        let community = communities.next();
        let structures = stated.iter().filter(|cluster| cluster.members.binary_search(&index).is_ok());
        let structures: Vec<String> = structures.map(|cluster| cluster.id.clone()).collect();
        let certainty = by.clustering.certainty.get(index).copied().filter(|_| community.is_some());
        let mut row = vec![
            node.id.as_str().into(),
            node.label.as_str().into(),
            community.map_or(Cell::Empty, |number| Cell::count(number + 1)),
            certainty.map_or(Cell::Empty, Cell::number),
            structures.into(),
        ];
        if overlapping {
            row.push(communities.map(|number| (number + 1).to_string()).collect::<Vec<String>>().into());
        }
        table.push(row);
    }
    by.write_into(&mut table.recipe);
    table.notes.push(
        language
            .pick("A node without a partner is in no community.", "Een knoop zonder partner zit in geen gemeenschap.")
            .to_owned(),
    );
    finish(cautioned(table, subject, &[About::Clusters], language), subject, language)
}

fn lead(subject: &Subject, stated: &[Cluster], found: &Found, language: Language) -> Vec<String> {
    let mut lead = Vec::new();
    let incomplete = |cluster: &&Cluster| cluster.unnamed() > 0;
    for cluster in stated.iter().filter(incomplete).take(3) {
        lead.push(stated_in_words(cluster, language));
    }
    let (index, _) = match_with_places(subject, found);
    let mut sentence = found.in_words(language);
    if index.is_finite() {
        let index = language.decimal(index, 2);
        sentence.push_str(&match language {
            Language::En => format!("; they match the municipalities with an adjusted Rand index of {index}"),
            Language::Nl => format!("; overeenstemming met de gemeenten: aangepaste Rand-index {index}"),
        });
    }
    lead.push(sentence + ".");
    lead
}

/// `Het Startpunt: 20 stated, 7 coded, 2 of them by name; 13 are not named in the sources.`
pub fn stated_in_words(cluster: &Cluster, language: Language) -> String {
    let stated = cluster.stated.unwrap_or(0) as usize;
    let (coded, named) = (cluster.coded, cluster.named);
    let missing = cluster.unnamed();
    let others = match (cluster.known - coded, language) {
        (0, _) => String::new(),
        (others, Language::En) => format!("; {others} whose membership has ended or is yet to come"),
        (others, Language::Nl) => format!("; {others} van wie het lidmaatschap voorbij is of nog komt"),
    };
    let label = &cluster.label;
    match language {
        Language::En if cluster.known == 0 => format!("{label}: {stated} members stated, none of them in the data."),
        Language::Nl if cluster.known == 0 => format!("{label}: {stated} leden vermeld, geen daarvan in de gegevens."),
        Language::En => format!(
            "{label}: {stated} members stated, {coded} coded, {named} of them by proper name{others}; {missing} not coded."
        ),
        Language::Nl => format!(
            "{label}: {stated} leden vermeld, {coded} gecodeerd, waarvan {named} met eigen naam{others}; {missing} niet gecodeerd."
        ),
    }
}

fn cautions(subject: &Subject, found: &Found, language: Language) -> Vec<String> {
    let (index, used) = match_with_places(subject, found);
    let mut notes = found.cautions(subject, language);
    if index.is_finite() {
        notes.push(match language {
            Language::En => format!(
                "adjusted Rand index over the {used} nodes with a partner and exactly one place: 1 = same grouping, 0 = as by \
                 chance"
            ),
            Language::Nl => format!(
                "aangepaste Rand-index over de {used} knopen met een partner en precies één plaats: 1 = zelfde indeling, 0 = als bij toeval"
            ),
        });
    }
    notes.push(
        language
            .pick(
                "Density inside a stated structure counts what sources mention between its members; where they mention \
                 nothing it is empty: not mentioned is not absent.",
                "Dichtheid binnen een vermeld verband telt wat bronnen tussen de leden noemen; noemen zij niets, dan is de \
                 cel leeg: niet genoemd is niet afwezig.",
            )
            .to_owned(),
    );
    let isolates = (0..subject.network.node_count()).filter(|&node| subject.partners(node).is_empty()).count();
    if isolates > 0 {
        notes.push(match language {
            _ if isolates == 1 => language
                .pick("1 node without a partner is in no community", "1 knoop zonder partner zit in geen gemeenschap")
                .to_owned(),
            Language::En => format!("{isolates} nodes without a partner are in no community"),
            Language::Nl => format!("{isolates} knopen zonder partner zitten in geen gemeenschap"),
        });
    }
    if found.method.quality == Quality::Modularity {
        notes.push(
        language
            .pick(
                "Sparse networks have a high modularity by chance too: read communities as a description, and the stated \
                 structures as what the sources say.",
                "Ook bij toeval hebben dunne netwerken een hoge modulariteit: lees gemeenschappen als beschrijving en \
                 vermelde verbanden als wat de bronnen zeggen.",
            )
            .to_owned(),
    );
    }
    notes
}

/// Names of the members that tie a cluster to the rest, for sentences.
pub fn bridges_out_in_words(subject: &Subject, cluster: &Cluster, language: Language) -> String {
    some(&labels(&subject.network, cluster.bridge_out.iter().copied()), 3, language)
}
