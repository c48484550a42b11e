//! What a fuzzer found once, each as small as it could be made.

use verbinder::formats::{self, ReadOptions};

/// The only network in a text of this format, as the native format writes it, and once more through that.
fn twice(format: &str, text: &str) -> (String, String) {
    let options = ReadOptions { format: formats::find(format), ..ReadOptions::default() };
    let input = formats::from_bytes(text.as_bytes(), "network", &options).unwrap().swap_remove(0);
    let file = formats::write_json(&input.network.value);
    let back = formats::read(file.as_bytes(), "network.json").unwrap();
    (file, formats::write_json(&back.value))
}

/// `kind` of a line in Pajek is not the kind of a tie: the native file had two fields of one name, and lost the second.
#[test]
fn a_field_of_a_format_with_the_name_of_one_of_ours_survives() {
    let (once, again) = twice("pajek", "*vertices 4\n1 a\n2 b\n*edges\n1 2 1 0.0 ellipse\n1 2 1 kind c\n");
    assert_eq!(once, again);
    assert!(once.contains("\"kind (as given)\": \"c\""), "{once}");
}

/// Columns called as fields of ties that hold something else.
#[test]
fn columns_that_are_no_fields_survive() {
    let text = "*node data\nID label\na A\n*tie data\nfrom to certainty evidence layer\na b 53 2 x\n";
    let (once, again) = twice("vna", text);
    assert_eq!(once, again);
}

/// Control signs and those that turn the reading order stand as escapes: a file that is shown steers no terminal.
#[test]
fn signs_that_steer_are_escaped_and_survive() {
    let text = r#"{"graph": {"format": "verbinder/1"}, "nodes": [{"id": "a\u009b31m\u202eb\u001b[2J"}], "edges": []}"#;
    let (once, again) = twice("json", text);
    assert_eq!(once, again);
    assert!(once.contains(r"a\u009b31m\u202eb\u001b[2J"), "{once}");
}

/// `nodes` as an attribute of the network made its own file look like the JSON Graph Format.
#[test]
fn an_attribute_called_as_the_list_of_nodes_survives() {
    let text =
        r#"{"graph": {"format": "verbinder/1", "nodes": "many", "edges": [1]}, "nodes": [{"id": "a"}], "edges": []}"#;
    let (once, again) = twice("json", text);
    assert_eq!(once, again);
    assert!(once.contains("\"nodes\": \"many\""), "{once}");
}

/// DOT knows a node without a name, the native file does not.
#[test]
fn a_node_without_an_id_is_refused_in_every_format() {
    for (format, text) in
        [("dot", "graph { \"\" -- b; b -- c }"), ("json", r#"{"nodes": [{"id": ""}, {"id": "b"}], "edges": []}"#)]
    {
        let options = ReadOptions { format: formats::find(format), ..ReadOptions::default() };
        let input = formats::from_bytes(text.as_bytes(), "network", &options).unwrap().swap_remove(0);
        assert!(input.network.diagnostics.iter().any(|finding| finding.code == "missing-field"), "{format}");
        assert!(input.network.value.nodes().all(|node| !node.id.is_empty()));
        let (once, again) = twice(format, text);
        assert_eq!(once, again);
    }
}

/// A number of ties in the header that cannot be doubled (found by fuzzing).
#[test]
fn a_gigantic_number_of_ties_in_a_header_is_miscounted() {
    let options = ReadOptions { format: formats::find("dimacs"), ..ReadOptions::default() };
    for said in ["9623372036854775807", "18446744073709551615"] {
        let text = format!("c x\np edge 3 {said}\n");
        let input = formats::from_bytes(text.as_bytes(), "network", &options).unwrap().swap_remove(0);
        assert!(
            input.network.diagnostics.iter().any(|finding| finding.message.en.contains(said)),
            "{:?}",
            input.network.diagnostics
        );
    }
}
