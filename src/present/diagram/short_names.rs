//! Long names cut so that those that begin alike can still be told apart.

use super::font;
use std::collections::BTreeMap;

/// The names of a network that begin with the same letters as another.
#[derive(Debug, Default)]
pub(super) struct ShortNames {
    /// With how many letters each name and the one most like it begin.
    shared: BTreeMap<String, usize>,
}

/// No picture cuts a name to fewer letters before the cut.
const LEAST: usize = 16;

impl ShortNames {
    pub(super) fn of(names: impl Iterator<Item = String>) -> ShortNames {
        let mut names: Vec<String> = names.filter(|name| name.chars().count() > LEAST).collect();
        names.sort_unstable();
        names.dedup();
        let mut shared = BTreeMap::new();
        // Of names in order of the alphabet those side by side share most.
        for pair in names.windows(2) {
            let same = font::shared(&pair[0], &pair[1]);
            if same < LEAST {
                continue;
            }
            for name in pair {
                let most = shared.entry(name.clone()).or_insert(0);
                *most = same.max(*most);
            }
        }
        ShortNames { shared }
    }

    /// A name with at most so many letters: its beginning, and where another name of the network would be cut to the same, the beginning of
    /// both and where they differ.
    pub(super) fn cut(&self, name: &str, most: usize) -> String {
        let short = font::shortened(name, most);
        let shown = short.chars().count().saturating_sub(1);
        let Some(&same) = self.shared.get(name).filter(|&&same| short != name && same >= shown) else { return short };
        let head = font::shortened(name, most * 2 / 5);
        let left = most - head.chars().count() - 1;
        format!("{head} {}", font::shortened(&font::where_they_differ(name, same, left.saturating_sub(3)), left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(names: &[&str], most: usize) -> Vec<String> {
        let short = ShortNames::of(names.iter().map(|&name| name.to_owned()));
        names.iter().map(|name| short.cut(name, most)).collect()
    }

    #[test]
    fn names_that_begin_alike_show_where_they_differ() {
        let names = [
            "Stichting Samenwerkingsverband Passend Onderwijs Achterhoek",
            "Stichting Samenwerkingsverband Passend Onderwijs Rivierenland",
            "Stichting Samenwerkingsverband Passend Onderwijs Rivierenland 2",
            "Stichting Samenwerkingsverband Jeugd",
            "Stichting Lezen en Schrijven",
        ];
        let short = cut(&names, 40);
        assert_eq!(
            short,
            [
                "Stichting Samen… Achterhoek",
                "Stichting Samen… Rivierenland",
                "Stichting Samen… Rivierenland 2",
                "Stichting Samenwerkingsverband Jeugd",
                "Stichting Lezen en Schrijven",
            ]
        );
    }

    #[test]
    fn cut_names_keep_to_their_room_and_differ() {
        let long = "Meervoudigepersoonlijkheidsstoornisbehandelingscentrum";
        let names = [long.to_owned(), format!("{long}en"), format!("{long}koepel van de regio Achterhoek en Liemers")];
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for most in [24, 30, 34, 40] {
            let short = cut(&names, most);
            assert!(short.iter().all(|name| name.chars().count() <= most), "{short:?}");
            assert!(short[0] != short[1] && short[1] != short[2] && short[0] != short[2], "{short:?}");
        }
    }

    #[test]
    fn other_names_are_cut_as_ever() {
        let name = "Gemeenschappelijke Gezondheidsdienst Noord- en Oost-Gelderland";
        assert_eq!(cut(&[name, "GGD"], 40), [font::shortened(name, 40), "GGD".to_owned()]);
        // One name twice is one word for two actors.
        assert_eq!(cut(&[name, name], 40), [font::shortened(name, 40), font::shortened(name, 40)]);
    }
}
