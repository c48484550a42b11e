//! The labels of very many nodes, in one piece of memory.

/// Labels of nodes, ascending and each once: node `i` of a graph is called `labels.get(i)`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    text: String,
    ends: Vec<usize>,
}

impl Labels {
    /// Room for labels of so many bytes in all.
    pub fn with_capacity(count: usize, bytes: usize) -> Labels {
        Labels { text: String::with_capacity(bytes), ends: Vec::with_capacity(count) }
    }

    /// Adds a label after the others. False, and nothing is added, if it does not come after the last one.
    pub fn push(&mut self, label: &str) -> bool {
        if self.len().checked_sub(1).is_some_and(|last| self.get(last) >= label) {
            return false;
        }
        self.text.push_str(label);
        self.ends.push(self.text.len());
        true
    }

    /// The label of a node.
    ///
    /// # Panics
    /// If there is no such node.
    pub fn get(&self, node: usize) -> &str {
        let start = node.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[node]]
    }

    /// The node with this label.
    pub fn find(&self, label: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.get(middle).cmp(label) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// Number of labels.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All labels, ascending.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|node| self.get(node))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_ascend_and_are_found() {
        let mut labels = Labels::default();
        assert!(labels.push("Ede") && labels.push("Wageningen") && labels.push("Zeist"));
        assert!(!labels.push("Zeist") && !labels.push("Asten"));
        assert_eq!(labels.iter().collect::<Vec<_>>(), ["Ede", "Wageningen", "Zeist"]);
        assert_eq!((labels.find("Wageningen"), labels.find("Asten"), labels.find("Zwolle")), (Some(1), None, None));
    }
}
