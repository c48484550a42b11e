//! The files of a session of Network Canvas: nodes of each type, edges of each type, and the person who was asked.

/// What a file of a session lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Part {
    /// `…_attributeList_Person.csv`: nodes of one type.
    Nodes,
    /// `…_edgeList_Friend.csv`: edges of one type.
    Edges,
    /// `…_ego.csv`: who was asked.
    Ego,
}

/// What the name of a file says: the session, what it lists, and the type of nodes or edges; none where it is another file.
pub(in crate::formats) fn part(file: &str) -> Option<(&str, Part, Option<&str>)> {
    let stem = file.strip_suffix(".csv")?;
    for (word, part) in [("_attributeList", Part::Nodes), ("_edgeList", Part::Edges)] {
        if let Some((session, rest)) = stem.rsplit_once(word) {
            let of = rest.strip_prefix('_').filter(|of| !of.is_empty());
            return (of.is_some() || rest.is_empty()).then_some((session, part, of));
        }
    }
    stem.strip_suffix("_ego").map(|session| (session, Part::Ego, None))
}

/// The name of a file without its folders.
pub(in crate::formats) fn base(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_say_what_they_list() {
        assert_eq!(part("1_ab-c_attributeList_Person.csv"), Some(("1_ab-c", Part::Nodes, Some("Person"))));
        assert_eq!(part("1_ab-c_edgeList_works with.csv"), Some(("1_ab-c", Part::Edges, Some("works with"))));
        assert_eq!(part("1_ab-c_ego.csv"), Some(("1_ab-c", Part::Ego, None)));
        assert_eq!(part("Study_edgeList.csv"), Some(("Study", Part::Edges, None)));
        assert_eq!((part("town-edges.csv"), part("x_edgeLists.csv"), part("x_ego.txt")), (None, None, None));
        assert_eq!(base("a/b\\c_ego.csv"), "c_ego.csv");
    }
}
