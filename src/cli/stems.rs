//! Names of files in one folder, made from names in the data.

use std::collections::BTreeSet;
use verbinder::text::names_device;

/// Signs of a name that its file carries.
const MOST_SIGNS: usize = 60;

/// The names that are taken, without their endings.
#[derive(Debug)]
pub(crate) struct Stems {
    /// In small letters: some systems take `Delft` and `delft` for one name.
    taken: BTreeSet<String>,
    /// What is written beside each file has the same name and this behind it.
    beside: Option<&'static str>,
}

impl Stems {
    /// Names for files of which each may have another one beside it. The recipe of the folder has its name already.
    pub(crate) fn new(beside: Option<&'static str>) -> Stems {
        Stems { taken: BTreeSet::from(["recipe".to_owned()]), beside }
    }

    /// A name that every system takes as a file and that nothing in the folder has: `name` with hyphens for signs that are not `kept`, and a
    /// number behind it where it is taken; `otherwise` where nothing is left of it.
    pub(crate) fn next(&mut self, name: &str, kept: impl Fn(char) -> bool, otherwise: &str) -> String {
        let plain: String = name.chars().map(|c| if kept(c) { c } else { '-' }).take(MOST_SIGNS).collect();
        let plain = plain.trim_matches(['-', ' ']);
        let plain = if plain.is_empty() { otherwise } else { plain };
        let plain = if names_device(plain) { format!("{plain}-1") } else { plain.to_owned() };
        let (mut stem, mut number) = (plain.clone(), 1);
        while !self.take(&stem) {
            number += 1;
            stem = format!("{plain}-{number}");
        }
        stem
    }

    fn take(&mut self, stem: &str) -> bool {
        let stem = stem.to_lowercase();
        let all: Vec<String> = std::iter::once(stem.clone()).chain(self.beside.map(|more| stem + more)).collect();
        if all.iter().any(|name| self.taken.contains(name)) {
            return false;
        }
        self.taken.extend(all);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_files_have_one_name() {
        let mut stems = Stems::new(None);
        let mut next = |name: &str| stems.next(name, char::is_alphanumeric, "part");
        let given = ["Delft", "delft", "recipe", "no layer", "-no-", "con", "///", "*"].map(&mut next);
        assert_eq!(given, ["Delft", "delft-2", "recipe-2", "no-layer", "no", "con-1", "part", "part-2"]);
        assert_eq!(next(&"é".repeat(300)).chars().count(), 60);
    }

    // `x-nodes.csv` holds the nodes of `x.csv`, and so can be no network.
    #[test]
    fn what_stands_beside_a_file_has_its_name_to_itself() {
        for (order, names) in [(["x", "x-nodes"], ["x", "x-nodes-2"]), (["x-nodes", "x"], ["x-nodes", "x-2"])] {
            let mut stems = Stems::new(Some("-nodes"));
            let given = order.map(|name| stems.next(name, |c| c.is_alphanumeric() || c == '-', "network"));
            assert_eq!(given, names);
        }
    }
}
