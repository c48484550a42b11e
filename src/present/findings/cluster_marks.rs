//! What each cluster found is like: who stands at its centre, who joins it to others, and of what it has more than elsewhere.

use super::clusters::{Cluster, found};
use super::found::Found;
use super::{cautioned, finish};
use crate::present::cautions::About;
use crate::present::known;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::marks::{Mark, correct, marks};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The attributes that are looked at.
const ATTRIBUTES: [&str; 3] = ["kind", "sector", "municipality"];

/// Marks with a corrected chance above this are not told in words.
pub(super) const LUCK: f64 = 0.05;

/// How many names are told.
const NAMES: usize = 3;

/// A mark of a cluster, with its attribute and value.
pub(super) struct Marked {
    pub(super) attribute: &'static str,
    pub(super) value: String,
    pub(super) mark: Mark,
}

impl Marked {
    /// What the attribute is called for people.
    pub(super) fn attribute_called(&self, language: Language) -> &'static str {
        match self.attribute {
            "kind" => language.pick("kind", "soort"),
            "sector" => "sector",
            _ => language.pick("municipality", "gemeente"),
        }
    }

    /// The value as a cell: the word of the file, and what people call it.
    pub(super) fn value_cell(&self, subject: &Subject, language: Language) -> Cell {
        match self.attribute {
            "kind" => Cell::word(self.value.as_str(), called(subject, self, language)),
            _ => self.value.as_str().into(),
        }
    }

    /// The share of members, and of others, that have the value; NaN where there are none.
    pub(super) fn shares(&self) -> [f64; 2] {
        let share = |part: usize, whole: usize| if whole == 0 { f64::NAN } else { part as f64 / whole as f64 };
        [share(self.mark.inside, self.mark.members), share(self.mark.outside, self.mark.others)]
    }
}

/// Of all clusters, attributes and values those that are more frequent inside than outside, least chance first within a cluster; and
/// how many combinations were looked at, for which the chances are corrected: every cluster with every value, also where no member has
/// it.
pub(super) fn marked(subject: &Subject, clusters: &[Cluster]) -> (Vec<Marked>, usize) {
    let groups: Vec<Vec<usize>> = clusters.iter().map(|cluster| cluster.members.clone()).collect();
    let mut all: Vec<Marked> = Vec::new();
    let mut looked_at = 0;
    for attribute in ATTRIBUTES {
        // An attribute that no node has marks nobody.
        let Ok(labels) = known::labels_of(subject, attribute) else { continue };
        let names: Vec<&String> = labels.iter().flatten().collect::<BTreeSet<_>>().into_iter().collect();
        let number = |label: &String| names.binary_search(&label).expect("every label is listed");
        let values: Vec<Option<usize>> = labels.iter().map(|label| label.as_ref().map(number)).collect();
        looked_at += groups.len() * names.len();
        for mark in marks(&groups, &values) {
            all.push(Marked { attribute, value: names[mark.value].clone(), mark });
        }
    }
    correct(all.iter_mut().map(|marked| &mut marked.mark), looked_at);
    all.retain(|Marked { mark, .. }| mark.inside * mark.others > mark.outside * mark.members);
    all.sort_by(|a, b| a.mark.group.cmp(&b.mark.group).then(a.mark.chance.total_cmp(&b.mark.chance)));
    (all, looked_at)
}

/// The value of an attribute as people call it.
pub(super) fn called(subject: &Subject, marked: &Marked, language: Language) -> String {
    match marked.attribute {
        "kind" => language.node_kind(&subject.network, &marked.value).to_string(),
        _ => marked.value.clone(),
    }
}

/// One row per cluster found, in words.
pub fn describe_table(subject: &Subject, by: &Found, language: Language) -> Table {
    let columns = vec![
        Column::new("cluster", ColumnType::Integer).heading("cluster"),
        Column::new("size", ColumnType::Integer).heading(language.pick("members", "leden")),
        Column::new("inner_pairs", ColumnType::Integer).heading(language.pick("pairs inside", "paren binnen")),
        Column::new("outer_pairs", ColumnType::Integer).heading(language.pick("pairs out", "paren naar buiten")),
        Column::new("central", ColumnType::List)
            .heading(language.pick("most partners inside", "meeste partners binnen")),
        Column::new("joined_by", ColumnType::List).heading(language.pick("joined to others by", "verbonden door")),
        Column::new("joined_to", ColumnType::List).heading(language.pick("tied to clusters", "verbonden met clusters")),
        Column::new("more_than_elsewhere", ColumnType::List)
            .heading(language.pick("more than elsewhere", "meer dan elders")),
    ];
    let mut table = Table::new(language.pick("What is each cluster like?", "Hoe is elk cluster?"), columns);
    let clusters = found(subject, by);
    let (all, looked_at) = marked(subject, &clusters);
    for (number, cluster) in clusters.iter().enumerate() {
        let told = all.iter().filter(|marked| marked.mark.group == number && marked.mark.corrected <= LUCK);
        table.push(vec![
            Cell::count(number + 1),
            Cell::count(cluster.members.len()),
            Cell::count(cluster.inner_pairs),
            Cell::count(cluster.outer_pairs),
            named(subject, cluster, true).into(),
            named(subject, cluster, false).into(),
            neighbours(subject, &clusters, number).into(),
            told.map(|marked| in_words(subject, marked, language)).collect::<Vec<String>>().into(),
        ]);
    }
    table.notes.push(
        language
            .pick(
                "In brackets: partners inside, partners outside, pairs with that cluster.",
                "Tussen haakjes: partners binnen, partners buiten, paren met dat cluster.",
            )
            .to_owned(),
    );
    table.notes.push(caution(looked_at, language));
    by.write_into(&mut table.recipe);
    finish(cautioned(table, subject, &[About::Clusters], language), subject, language)
}

/// The members with most partners inside, or outside, the cluster: `De Brug (5)`.
fn named(subject: &Subject, cluster: &Cluster, inside: bool) -> Vec<String> {
    let belongs = |node: &usize| cluster.members.binary_search(node).is_ok();
    let partners = |node: usize| subject.partners(node).iter().filter(|other| belongs(other) == inside).count();
    let mut members: Vec<(usize, usize)> = cluster.members.iter().map(|&node| (partners(node), node)).collect();
    members.retain(|&(count, _)| count > 0);
    members.sort_by_key(|&(count, node)| (Reverse(count), Reverse(subject.partners(node).len()), node));
    let name = |&(count, node): &(usize, usize)| format!("{} ({count})", subject.network.node(node).label);
    members.iter().take(NAMES).map(name).collect()
}

/// The clusters that most pairs lead to: `2 (5)`.
fn neighbours(subject: &Subject, clusters: &[Cluster], number: usize) -> Vec<String> {
    let own = &clusters[number].members;
    let pairs = |other: &Cluster| -> usize {
        let outside = |node: &usize| other.members.binary_search(node).is_ok() && own.binary_search(node).is_err();
        own.iter().map(|&node| subject.partners(node).iter().filter(|partner| outside(partner)).count()).sum()
    };
    let mut others: Vec<(usize, usize)> = (0..clusters.len())
        .filter(|&other| other != number)
        .map(|other| (pairs(&clusters[other]), other + 1))
        .filter(|&(count, _)| count > 0)
        .collect();
    others.sort_by_key(|&(count, other)| (Reverse(count), other));
    others.iter().take(NAMES).map(|(count, other)| format!("{other} ({count})")).collect()
}

/// `welfare: 6 of 9, elsewhere 4 of 40`.
fn in_words(subject: &Subject, marked: &Marked, language: Language) -> String {
    let Mark { inside, members, outside, others, .. } = marked.mark;
    let value = called(subject, marked, language);
    match language {
        Language::En => format!("{value}: {inside} of {members}, elsewhere {outside} of {others}"),
        Language::Nl => format!("{value}: {inside} van {members}, elders {outside} van {others}"),
    }
}

fn caution(looked_at: usize, language: Language) -> String {
    match language {
        Language::En => format!(
            "more than elsewhere: so often by drawing members blindly in at most 5% (Fisher's exact test, corrected for the {looked_at} \
             combinations of a cluster and a value, those that do not occur too); what a node does not state takes no part"
        ),
        Language::Nl => format!(
            "meer dan elders: bij blind trekken van leden zo vaak in hooguit 5% (exacte toets van Fisher, gecorrigeerd voor de \
             {looked_at} combinaties van een cluster en een waarde, ook die niet voorkomen); wat een knoop niet vermeldt telt niet mee"
        ),
    }
}

/// One row per cluster, attribute and value that is more frequent inside than outside.
pub fn marks_table(subject: &Subject, by: &Found, language: Language) -> Table {
    let columns = vec![
        Column::new("cluster", ColumnType::Integer).heading("cluster"),
        Column::new("attribute", ColumnType::Text).heading(language.pick("attribute", "kenmerk")),
        Column::new("value", ColumnType::Text).heading(language.pick("value", "waarde")),
        Column::new("inside", ColumnType::Integer).heading(language.pick("inside", "binnen")),
        Column::new("members", ColumnType::Integer).heading(language.pick("of members", "van leden")),
        Column::new("outside", ColumnType::Integer).heading(language.pick("elsewhere", "elders")),
        Column::new("others", ColumnType::Integer).heading(language.pick("of others", "van anderen")),
        Column::new("share_inside", ColumnType::Number)
            .heading(language.pick("share inside", "aandeel binnen"))
            .decimals(2),
        Column::new("share_outside", ColumnType::Number)
            .heading(language.pick("share elsewhere", "aandeel elders"))
            .decimals(2),
        Column::new("p", ColumnType::Number).decimals(4),
        Column::new("q", ColumnType::Number).decimals(4),
    ];
    let title =
        language.pick("Of what has each cluster more than elsewhere?", "Waarvan heeft elk cluster meer dan elders?");
    let mut table = Table::new(title, columns);
    let (all, looked_at) = marked(subject, &found(subject, by));
    for marked in &all {
        let mark = marked.mark;
        let [inside, outside] = marked.shares();
        table.push(vec![
            Cell::count(mark.group + 1),
            Cell::word(marked.attribute, marked.attribute_called(language)),
            marked.value_cell(subject, language),
            Cell::count(mark.inside),
            Cell::count(mark.members),
            Cell::count(mark.outside),
            Cell::count(mark.others),
            Cell::number(inside),
            Cell::number(outside),
            Cell::number(mark.chance),
            Cell::number(mark.corrected),
        ]);
    }
    table.notes.push(match language {
        Language::En => format!(
            "p: the chance of so many by drawing members blindly (Fisher's exact test, one-sided); q: corrected for the {looked_at} \
             combinations of a cluster and a value, those that do not occur too (Benjamini & Hochberg)"
        ),
        Language::Nl => format!(
            "p: de kans op zoveel bij blind trekken van leden (exacte toets van Fisher, eenzijdig); q: gecorrigeerd voor de \
             {looked_at} combinaties van een cluster en een waarde, ook die niet voorkomen (Benjamini & Hochberg)"
        ),
    });
    by.write_into(&mut table.recipe);
    finish(cautioned(table, subject, &[About::Clusters], language), subject, language)
}
