//! The groups that an explanation speaks of: municipalities unless another attribute is asked for.

use super::Question;
use crate::Error;
use crate::measures::{Grouping, find};
use crate::model::NATIONAL;
use crate::present::known::{Asked, Besides, CLUSTER};
use crate::present::table::Cell;

/// Every node in exactly one group, so that sums by group add up to the whole.
#[derive(Debug, Clone, Default)]
pub(super) struct AllGroups {
    /// By what nodes are grouped.
    pub(super) by: String,
    /// Names of the groups.
    pub(super) names: Vec<String>,
    /// The group of every node.
    pub(super) of: Vec<usize>,
}

/// The group of who has no single value of an attribute.
pub(super) const NONE: &str = "–";

/// More groups than this would make a table of pairs that nobody reads and that takes more memory than the network.
pub(super) const MOST_GROUPS: usize = 400;

impl AllGroups {
    /// The groups by the attribute asked for, or else by municipality: who belongs to several is in a group of those, who belongs to
    /// none is national. None where no node has a municipality.
    pub(super) fn of(question: &Question<'_>) -> Result<Option<AllGroups>, Error> {
        let network = &question.subject.network;
        let labels: Vec<String> = match question.by {
            None | Some("municipality") => {
                if network.nodes().all(|node| node.is_national()) {
                    return match question.by {
                        None => Ok(None),
                        Some(_) => single(question).map(|_| None),
                    };
                }
                let of = |node: &crate::model::Node| match node.is_national() {
                    true => NATIONAL.to_owned(),
                    false => node.places().collect::<Vec<_>>().join(" + "),
                };
                network.nodes().map(of).collect()
            }
            Some(_) => {
                let (besides, groups) = single(question)?;
                let of = |group: &Option<usize>| group.map_or_else(|| NONE.to_owned(), |group| besides[group].clone());
                groups.of().iter().map(of).collect()
            }
        };
        let mut names = labels.clone();
        names.sort();
        names.dedup();
        let of = labels.iter().map(|label| names.binary_search(label).expect("every label is listed")).collect();
        Ok(Some(AllGroups { by: question.by.unwrap_or("municipality").to_owned(), names, of }))
    }

    /// The group as a cell.
    pub(super) fn cell(&self, question: &Question<'_>, group: usize) -> Cell {
        Cell::word(self.names[group].as_str(), self.name(question, group))
    }

    /// The name of a group for people.
    pub(super) fn name(&self, question: &Question<'_>, group: usize) -> String {
        match self.names[group].as_str() {
            NATIONAL => question.language.pick("national", "landelijk").to_owned(),
            // Clusters are numbered, with leading zeros so that they stand in order.
            number if self.by == CLUSTER => format!("cluster {}", number.trim_start_matches('0')),
            name => name.to_owned(),
        }
    }
}

/// The groups as measures have them: who has no single value of the attribute is in none. Names, and the group of every node.
///
/// # Errors
///
/// An attribute that no node has.
pub(super) fn single(question: &Question<'_>) -> Result<(Vec<String>, Grouping), Error> {
    if question.by.is_none() && question.subject.network.nodes().all(crate::model::Node::is_national) {
        return Err(Error::request("this needs groups of nodes, and no node has a municipality")
            .hint("name an attribute: --by sector, kind, cluster, …"));
    }
    let by = question.by.unwrap_or("municipality");
    let asked = Asked { by: Some(by.to_owned()), ..Asked::default() };
    let brokerage = find("brokerage").expect("registered");
    let besides = Besides::of(question.subject, &[brokerage], &asked)?;
    let known = besides.known(&question.subject.view.graph);
    let groups = known.groups.cloned().expect("brokerage needs groups");
    Ok((besides.group_names.clone(), groups))
}
