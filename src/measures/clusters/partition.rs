//! A division of nodes into groups, always numbered the same way.

/// A division of the nodes `0..n` into groups. Groups are numbered by size, largest first, then by first member, so that equal
/// divisions are equal values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partition {
    group_of: Vec<usize>,
    sizes: Vec<usize>,
}

impl Partition {
    /// The division in which nodes with equal labels share a group.
    pub fn from_labels<L: Ord>(labels: &[L]) -> Self {
        let mut order: Vec<u32> = (0..labels.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| labels[a as usize].cmp(&labels[b as usize]));
        let mut numbers = vec![0; labels.len()];
        let mut number = 0;
        for (rank, &node) in order.iter().enumerate() {
            if rank > 0 && labels[order[rank - 1] as usize] != labels[node as usize] {
                number += 1;
            }
            numbers[node as usize] = number;
        }
        Partition::from_numbers(&numbers)
    }

    /// The same for labels that are numbers, none much larger than there are nodes: without sorting them.
    pub(super) fn from_numbers(labels: &[u32]) -> Self {
        const NONE: usize = usize::MAX;
        let mut group = vec![NONE; labels.iter().max().map_or(0, |&largest| largest as usize + 1)];
        let mut sizes: Vec<usize> = Vec::with_capacity(group.len().min(64));
        let mut group_of: Vec<usize> = Vec::with_capacity(labels.len());
        for &label in labels {
            let group = &mut group[label as usize];
            if *group == NONE {
                *group = sizes.len();
                sizes.push(0);
            }
            sizes[*group] += 1;
            group_of.push(*group);
        }
        // Groups stand in the order of their first members; those of equal size stay so.
        let mut order: Vec<usize> = (0..sizes.len()).collect();
        order.sort_by_key(|&group| std::cmp::Reverse(sizes[group]));
        let mut number = vec![0; sizes.len()];
        order.iter().enumerate().for_each(|(new, &old)| number[old] = new);
        group_of.iter_mut().for_each(|group| *group = number[*group]);
        Partition { group_of, sizes: order.iter().map(|&group| sizes[group]).collect() }
    }

    /// The group of every node, as a number for kernels.
    pub(super) fn numbers(&self) -> Vec<u32> {
        self.group_of.iter().map(|&group| group as u32).collect()
    }

    /// The division in which every node is alone.
    pub fn singletons(node_count: usize) -> Self {
        Partition { group_of: (0..node_count).collect(), sizes: vec![1; node_count] }
    }

    /// The group of every node.
    pub fn labels(&self) -> &[usize] {
        &self.group_of
    }

    /// The group of a node.
    pub fn group_of(&self, node: usize) -> usize {
        self.group_of[node]
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.group_of.len()
    }

    /// Number of groups, groups of one included.
    pub fn count(&self) -> usize {
        self.sizes.len()
    }

    /// Number of groups of two or more. Isolates are groups of one and no clusters.
    pub fn clusters(&self) -> usize {
        self.sizes.iter().filter(|&&size| size > 1).count()
    }

    /// Number of nodes in every group, largest first.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// The members of every group, ascending.
    pub fn members(&self) -> Vec<Vec<usize>> {
        let mut members = vec![Vec::new(); self.count()];
        for (node, &group) in self.group_of.iter().enumerate() {
            members[group].push(node);
        }
        members
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Pitfall 46: names of groups mean nothing; size comes first, then the first member.
    #[test]
    fn numbers_by_size_then_first_member() {
        let partition = Partition::from_labels(&["z", "a", "m", "m", "a", "q"]);
        assert_eq!(partition.labels(), [2, 0, 1, 1, 0, 3]);
        assert_eq!(partition.sizes(), [2, 2, 1, 1]);
        assert_eq!(partition.members(), [vec![1, 4], vec![2, 3], vec![0], vec![5]]);
        assert_eq!((partition.count(), partition.clusters()), (4, 2));
        assert_eq!(partition, Partition::from_labels(&[7, 1, 2, 2, 1, 9]));
        assert_eq!(partition, Partition::from_numbers(&[7, 1, 2, 2, 1, 9]));
        assert_eq!(Partition::from_labels(&[3, 2, 1]), Partition::singletons(3));
    }
}
