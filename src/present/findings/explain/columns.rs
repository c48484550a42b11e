//! The columns of explanations: each name means the same in all of them.

use crate::present::language::Language;
use crate::present::table::{Column, ColumnType};

/// The order of columns, whichever of them an explanation has.
const ORDER: &[&str] = &[
    "section", "sentence", "measure", "id", "source", "target", "part", "cluster", "attribute", "has", "group", "other_group",
    "in_group", "own", "role", "means", "distance", "label", "source_label", "kind", "target_label", "source_group",
    "target_group", "node_kind", "sector", "municipality", "value", "normalized", "rank", "of", "sum", "undefined",
    "theirs", "core", "holds", "nodes", "inside", "elsewhere", "partners_inside", "partners_outside", "arcs", "pairs",
    "amount", "load", "share", "share_inside", "share_elsewhere", "direct", "indirect", "expected", "z", "sure", "example",
    "length", "paths", "route_in_words", "names", "by", "through", "tied_to", "directed", "layer", "certainty", "evidence",
    "notes", "cites", "title", "publisher", "date", "url", "members", "route", "by_ids", "through_ids", "tied_to_ids",
];

/// Where a column stands among the others.
pub(super) fn place(name: &str) -> usize {
    debug_assert!(ORDER.contains(&name), "{name} has no place among the columns");
    ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len())
}

/// The column of this name.
pub(super) fn column(name: &'static str, language: Language) -> Column {
    use ColumnType::{Boolean, Integer, List, Number, Text};
    let (kind, en, nl) = match name {
        "label" => (Text, "actor", "actor"),
        "value" => (Number, "value", "waarde"),
        "normalized" => (Number, "of the largest possible", "van het hoogst mogelijke"),
        "rank" => (Number, "rank", "rang"),
        "of" => (Integer, "of", "van"),
        "sum" => (Number, "sum of the parts", "som van de delen"),
        "group" => (Text, "between", "tussen"),
        "other_group" => (Text, "and", "en"),
        "in_group" => (Text, "group", "groep"),
        "attribute" => (Text, "what", "wat"),
        "has" => (Text, "which", "welke"),
        "pairs" => (Integer, "pairs", "paren"),
        "amount" => (Number, "adds", "draagt bij"),
        "load" => (Number, "routes through it", "routes erdoor"),
        "share" => (Number, "share", "aandeel"),
        "source_label" => (Text, "from", "van"),
        "target_label" => (Text, "to", "naar"),
        "source_group" => (Text, "of", "van"),
        "target_group" => (Text, "of", "van"),
        "length" => (Number, "length", "lengte"),
        "paths" => (Number, "shortest routes", "kortste routes"),
        "route_in_words" => (Text, "one of them", "een ervan"),
        "kind" => (Text, "tie", "relatie"),
        "layer" => (Text, "layer", "laag"),
        "strength" => (Number, "strength", "sterkte"),
        "certainty" => (Text, "certainty", "zekerheid"),
        "evidence" => (List, "where it says so", "vindplaats"),
        "notes" => (List, "what it says", "wat er staat"),
        "cites" => (Text, "source", "bron"),
        "title" => (Text, "title", "titel"),
        "publisher" => (Text, "publisher", "uitgever"),
        "date" => (Text, "date", "datum"),
        "url" => (Text, "where", "waar"),
        "node_kind" => (Text, "kind", "soort"),
        "sector" => (Text, "sector", "sector"),
        "municipality" => (List, "municipality", "gemeente"),
        "direct" => (Number, "directly", "rechtstreeks"),
        "indirect" => (Number, "through others", "via anderen"),
        "through" => (List, "through whom", "via wie"),
        "role" => (Text, "role", "rol"),
        "means" => (Text, "that is", "dat is"),
        "example" => (Text, "for instance", "bijvoorbeeld"),
        "own" => (Boolean, "its own", "de eigen"),
        "arcs" => (Integer, "paths", "paden"),
        "expected" => (Number, "expected", "verwacht"),
        "z" => (Number, "z", "z"),
        "distance" => (Number, "distance", "afstand"),
        "nodes" => (Integer, "actors", "actoren"),
        "names" => (Text, "who", "wie"),
        "theirs" => (Number, "their own value", "hun eigen waarde"),
        "core" => (Integer, "coreness", "kerngetal"),
        "holds" => (Boolean, "holds it in", "houdt hem erin"),
        "part" => (Integer, "part", "deel"),
        "by" => (List, "hangs on it by", "hangt eraan met"),
        "partners_inside" => (Integer, "partners inside", "partners binnen"),
        "partners_outside" => (Integer, "partners outside", "partners buiten"),
        "sure" => (Number, "certainty", "zekerheid"),
        "inside" => (Integer, "members", "leden"),
        "elsewhere" => (Integer, "others", "anderen"),
        "share_inside" => (Number, "of members", "van de leden"),
        "share_elsewhere" => (Number, "of others", "van de anderen"),
        "cluster" => (Text, "cluster", "cluster"),
        "tied_to" => (List, "tied to", "verbonden met"),
        "members" | "route" | "by_ids" | "through_ids" | "tied_to_ids" => (List, name, name),
        "directed" => (Boolean, name, name),
        _ => (Text, name, name),
    };
    let column = Column::new(name, kind).heading(language.pick(en, nl));
    let column = match name {
        "paths" => column.decimals(0),
        "share" | "share_inside" | "share_elsewhere" | "sure" | "strength" | "z" => column.decimals(2),
        _ => column,
    };
    let for_programs = [
        "section", "sentence", "measure", "id", "source", "target", "source_group", "target_group", "route", "directed",
        "members", "by_ids", "through_ids", "tied_to_ids", "undefined",
    ];
    if for_programs.contains(&name) { column.hidden() } else { column }
}
