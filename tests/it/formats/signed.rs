//! Ties with a sign: values below zero in files of other programs, and what is written for them.

use verbinder::formats::{self, Format};
use verbinder::model::{Network, Sign, Strength};

/// The ties as `source target sign strength`, in order.
fn signs(network: &Network) -> Vec<String> {
    let mut found: Vec<String> = network
        .ties()
        .map(|tie| {
            let sign = tie.tie.sign.map_or("?", Sign::word);
            let strength = match tie.tie.strength {
                Some(Strength::Number(value)) => value.to_string(),
                _ => "-".to_owned(),
            };
            let mut ends = [tie.source, tie.target].map(|node| network.node(node).label.clone());
            ends.sort();
            format!("{} {} {sign} {strength}", ends[0], ends[1])
        })
        .collect();
    found.sort();
    found
}

fn read(text: &str, name: &str) -> verbinder::diagnostics::Checked<Network> {
    let read = formats::read(text.as_bytes(), name).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(!read.has_errors(), "{name}: {:#?}", read.diagnostics);
    read
}

/// A triangle with one negative tie, as each format has values of ties: what stands above zero is positive, and one notice says so.
#[test]
fn values_above_zero_are_positive_where_others_are_below() {
    let xml = |weights: [&str; 3]| {
        format!(
            "<graphml><key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/><graph edgedefault=\"undirected\">\
             <node id=\"a\"/><node id=\"b\"/><node id=\"c\"/><edge source=\"a\" target=\"b\"><data key=\"w\">{}</data></edge>\
             <edge source=\"b\" target=\"c\"><data key=\"w\">{}</data></edge>\
             <edge source=\"a\" target=\"c\"><data key=\"w\">{}</data></edge></graph></graphml>",
            weights[0], weights[1], weights[2]
        )
    };
    let gexf = "<gexf version=\"1.3\"><graph defaultedgetype=\"undirected\"><nodes><node id=\"a\" label=\"a\"/>\
                <node id=\"b\" label=\"b\"/><node id=\"c\" label=\"c\"/></nodes><edges><edge id=\"0\" source=\"a\" target=\"b\" \
                weight=\"1\"/><edge id=\"1\" source=\"b\" target=\"c\" weight=\"1\"/><edge id=\"2\" source=\"a\" target=\"c\" \
                weight=\"-1\"/></edges></graph></gexf>";
    let gml = "graph [ node [ id 0 label \"a\" ] node [ id 1 label \"b\" ] node [ id 2 label \"c\" ] \
               edge [ source 0 target 1 weight 1 ] edge [ source 1 target 2 weight 1 ] edge [ source 0 target 2 weight -1 ] ]";
    let list = "a b 1\nb c 1\na c -1\n";
    let files = [
        ("s.net", "*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n*Edges\n1 2 1\n2 3 1\n1 3 -1\n".to_owned()),
        ("s.dl", "dl n=3\nformat=fullmatrix\nlabels:\na,b,c\ndata:\n0 1 -1\n1 0 1\n-1 1 0\n".to_owned()),
        ("s.vna", format!("*Node data\nID\na\nb\nc\n*Tie data\nfrom to strength\n{list}")),
        ("s.graphml", xml(["1", "1", "-1"])),
        ("s.gexf", gexf.to_owned()),
        ("s.gml", gml.to_owned()),
        ("s.edgelist", list.to_owned()),
        ("s.ncol", list.to_owned()),
        ("s.csv", "from,to,weight\na,b,1\nb,c,1\na,c,-1\n".to_owned()),
        (
            "s.mtx",
            "%%MatrixMarket matrix coordinate real symmetric\n% node 1 \"a\"\n% node 2 \"b\"\n% node 3 \"c\"\n\
                   3 3 3\n2 1 1\n3 2 1\n3 1 -1\n"
                .to_owned(),
        ),
    ];
    for (name, text) in &files {
        let read = read(text, name);
        // NetDraw gives each tie of a pair a direction of its own; here each pair stands once.
        assert_eq!(signs(&read.value), ["a b + 1", "a c - 1", "b c + 1"], "{name}");
        let said: Vec<&str> = read
            .diagnostics
            .iter()
            .filter(|found| found.code == "negative-weight")
            .map(|found| found.message.en.as_str())
            .collect();
        let expected = "1 weight is below zero (first -1) and read as negative sign, 2 weights above zero as positive signs; the size is the strength";
        assert_eq!(said, [expected], "{name}");
    }
    // Without one below zero the others are no signs.
    assert_eq!(signs(&read(&xml(["1", "2", "3"]), "s.graphml").value), ["a b ? 1", "a c ? 3", "b c ? 2"]);
}

/// A relation of its own is one of values of its own, and a sign in so many words is the only word.
#[test]
fn signs_of_one_relation_say_nothing_of_another_or_of_ties_with_signs_in_words() {
    let layers = "dl n=3 nm=2\nformat=fullmatrix\nlabels:\na,b,c\nmatrix labels:\ntrust,meets\ndata:\n0 2 -1\n2 0 0\n-1 0 0\n\
                  0 5 0\n5 0 5\n0 5 0\n";
    assert_eq!(signs(&read(layers, "l.dl").value), ["a b + 2", "a b ? 5", "a c - 1", "b c ? 5"]);
    let words = "from,to,weight,sign\na,b,1,\nb,c,2,+\na,c,-1,\n";
    assert_eq!(signs(&read(words, "w.csv").value), ["a b ? 1", "a c - 1", "b c + 2"]);
}

fn format(id: &str) -> &'static Format {
    formats::find(id).unwrap()
}

/// What is written as a value below zero comes back as what it was, and so do the positive ties beside it.
#[test]
fn signs_come_back_from_formats_that_know_values_alone() {
    let network = read("from,to,weight,sign\na,b,,+\nb,c,2,+\na,c,3,-\nc,d,,\n", "s.csv").value;
    for id in ["pajek", "pajek-project", "dl", "edgelist"] {
        let bytes = (format(id).write.unwrap())(&network).unwrap();
        let back = read(std::str::from_utf8(&bytes).unwrap(), &format!("s.{}", format(id).extensions[0]));
        assert_eq!(signs(&back.value), ["a b + 1", "a c - 3", "b c + 2", "c d ? -"], "{id}");
        let lost = formats::losses(&network, format(id));
        assert!(lost.iter().all(|(feature, _)| *feature != formats::Feature::PositiveSigns), "{id}: {lost:?}");
    }
    // A sign alone takes a value, which is a strength when it comes back: that is named. Formats with attributes need not.
    for (id, alone) in
        [("pajek", 2), ("pajek-project", 2), ("dl", 2), ("edgelist", 2), ("mtx", 2), ("metis", 2), ("graphml", 0)]
    {
        let network = read("from,to,weight,sign\na,b,,+\nb,c,2,+\na,c,,-\nc,d,,\nb,d,strong,-\n", "s.csv").value;
        let lost = formats::losses(&network, format(id));
        let told =
            lost.iter().find(|(feature, _)| *feature == formats::Feature::SignAlone).map_or(0, |(_, count)| *count);
        assert_eq!(told, alone, "{id}: {lost:?}");
        let positive = read("from,to,weight,sign\na,b,,+\n", "p.csv").value;
        assert!(formats::losses(&positive, format(id)).iter().all(|(lost, _)| *lost != formats::Feature::SignAlone));
    }
    // A strength without a sign is none that can be told from a positive one: that is named.
    let unsaid = read("from,to,weight,sign\na,b,5,\na,c,3,-\n", "u.csv").value;
    assert!(formats::losses(&unsaid, format("pajek")).contains(&(formats::Feature::Unevaluated, 1)));
    let positive = read("from,to,weight,sign\na,b,5,+\n", "p.csv").value;
    assert!(formats::losses(&positive, format("pajek")).contains(&(formats::Feature::PositiveSigns, 1)));
}

/// What comes back as positive, or no longer so, is named for what it is.
#[test]
fn ties_that_change_their_sign_are_named() {
    use formats::Feature;
    let count = |network: &Network, id: &str, feature: Feature| {
        formats::losses(network, format(id)).iter().find(|lost| lost.0 == feature).map_or(0, |lost| lost.1)
    };
    let back = |network: &Network, id: &str| {
        signs(&read(&written(network, id), &format!("s.{}", format(id).extensions[0])).value)
    };
    // Neither sign nor strength: a matrix, and a list of neighbours, must give the tie a value.
    let bare = read("from,to,weight,sign\na,b,,-\nb,c,,+\nc,d,,\n", "b.csv").value;
    for id in ["mtx", "metis"] {
        assert!(back(&bare, id).contains(&"c d + 1".to_owned()), "{id}");
        assert_eq!(count(&bare, id, Feature::Unvalued), 1, "{id}");
    }
    // In a layer of its own nothing below zero tells that values above it are signs.
    let layers = read("from,to,layer,weight,sign\na,b,trust,2,-\nb,c,trust,2,+\na,c,advice,2,+\n", "l.csv").value;
    for id in ["dl", "pajek-project"] {
        assert!(back(&layers, id).contains(&"a c ? 2".to_owned()), "{id}");
        assert_eq!(count(&layers, id, Feature::PositiveLayers), 1, "{id}");
    }
    let single = read("from,to,weight,sign\na,b,2,-\nb,c,2,+\n", "o.csv").value;
    assert_eq!(count(&single, "dl", Feature::PositiveLayers), 0);
}

/// A tie that analyses leave out is one of those that are there when it comes back: that is named, with their number.
#[test]
fn ties_that_are_not_there_are_named() {
    let text = r#"{"graph": {"format": "verbinder/1"}, "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}], "edges": [
        {"source": "a", "target": "b"}, {"source": "b", "target": "c", "status": "planned"},
        {"source": "c", "target": "d", "status": "ended"}, {"source": "a", "target": "d", "certainty": "ambiguous"}]}"#;
    let network = read(text, "s.json").value;
    for id in ["pajek", "pajek-project", "dl", "edgelist", "metis", "mtx"] {
        let lost = formats::losses(&network, format(id));
        assert!(lost.contains(&(formats::Feature::Statuses, 3)), "{id}: {lost:?}");
    }
    assert!(formats::losses(&network, format("graphml")).is_empty());
}

fn written(network: &Network, id: &str) -> String {
    String::from_utf8((format(id).write.unwrap())(network).unwrap()).unwrap()
}

/// Other programs know no field of signs: they read the weight. A tie without a strength has one too, by its sign, and comes back
/// without.
#[test]
fn other_programs_find_the_sign_in_the_weight() {
    let network = read("from,to,weight,sign\na,b,2,+\nb,c,2.5,-\na,c,,-\nc,d,,\na,d,weak,-\n", "s.csv").value;
    let expected = ["a b + 2", "a c - -", "a d - -", "b c - 2.5", "c d ? -"];
    assert_eq!(signs(&network), expected);
    for (id, weights) in [
        ("graphml", ["<data key=\"weight\">-2.5<", "<data key=\"weight\">-1.0<", "<data key=\"weight\">2.0<"]),
        ("gexf", [" weight=\"-2.5\"", " weight=\"-1\"", " weight=\"2.0\""]),
        ("gml", ["weight -2.5", "weight -1", "weight 2.0"]),
        ("cytoscape", ["\"weight\": -2.5", "\"weight\": -1", "\"weight\": 2.0"]),
        ("graphology", ["\"weight\": -2.5", "\"weight\": -1", "\"weight\": 2.0"]),
    ] {
        let text = written(&network, id);
        for weight in weights {
            let plain = |text: &str| text.replace(".0", "").replace(' ', "");
            assert!(plain(&text).contains(&plain(weight)), "{id}: {weight} in {text}");
        }
        let back = read(&text, &format!("s.{}", format(id).extensions[0]));
        assert_eq!(signs(&back.value), expected, "{id}");
        let graded = back.value.ties().filter(|tie| tie.tie.strength == Some(Strength::Weak)).count();
        assert_eq!(graded, 1, "{id}: the grade stays beside the sign");
    }
}

/// A sign in words and a weight below zero say the same: negative once.
#[test]
fn a_sign_beside_a_weight_below_zero_is_no_second_one() {
    let file = |sign: &str| {
        format!(
            "graph [ node [ id 0 label \"a\" ] node [ id 1 label \"b\" ] edge [ source 0 target 1 weight -2 sign \"{sign}\" ] ]"
        )
    };
    assert_eq!(signs(&read(&file("-"), "s.gml").value), ["a b - 2"]);
    assert_eq!(signs(&read(&file("+"), "s.gml").value), ["a b + 2"]);
}

/// Of several ties of a pair a matrix takes the strongest; a positive and a negative one are no number.
#[test]
fn a_matrix_has_the_strongest_tie_of_a_pair_and_no_sum_of_opposites() {
    let network = read("from,to,weight\na,b,2\na,b,5\nb,c,1\n", "p.csv").value;
    let text = written(&network, "mtx");
    assert!(text.lines().any(|line| line == "2 1 5"), "{text}");
    let mixed = read("from,to,weight,sign\na,b,2,+\na,b,2,-\n", "m.csv").value;
    let error = (format("mtx").write.unwrap())(&mixed).unwrap_err();
    assert!(error.to_string().contains("\"a\" and \"b\" are joined by a negative tie and by another"), "{error}");
    let partly = read("from,to,weight\na,b,2\nb,c,\n", "n.csv").value;
    for id in ["mtx", "metis"] {
        assert!(formats::losses(&partly, format(id)).contains(&(formats::Feature::NoStrength, 1)), "{id}");
    }
}

/// A weight of zero says that there is no tie; the nodes stay.
#[test]
fn a_weight_of_zero_is_no_tie() {
    let net = read("*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n*Edges\n1 2 0\n2 3 0.5\n", "z.net");
    assert_eq!(signs(&net.value), ["b c ? 0.5"]);
    assert_eq!(net.value.node_count(), 3);
    let graphml = read(
        "<graphml><key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/><graph edgedefault=\"undirected\">\
         <node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"><data key=\"w\">0.0</data></edge></graph></graphml>",
        "z.graphml",
    );
    assert_eq!((graphml.value.tie_count(), graphml.value.node_count()), (0, 2));
    for read in [&net, &graphml] {
        let said: Vec<&str> = read.diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(said, ["zero-weight"]);
    }
}

/// d3's own files and networkx without weights call the strength `value` too.
#[test]
fn the_value_of_ties_in_node_link_json_is_their_strength_where_there_is_no_weight() {
    let file = |first: &str, list: &str| {
        let text = format!(
            r#"{{"nodes": [{{"id": "a"}}, {{"id": "b"}}, {{"id": "c"}}], "{list}": [{{"source": "a", "target": "b", {first}}}, {{"source": "b", "target": "c", "value": 7}}]}}"#
        );
        read(&text, "v.json")
    };
    let codes = |read: &verbinder::diagnostics::Checked<Network>| {
        read.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>()
    };
    for list in ["links", "edges"] {
        let values = file("\"value\": 31", list);
        assert_eq!(signs(&values.value), ["a b ? 31", "b c ? 7"]);
        assert!(codes(&values).contains(&"value-as-strength") && !codes(&values).contains(&"unknown-field"));
    }
    let below = file("\"value\": -3", "links");
    assert_eq!(signs(&below.value), ["a b - 3", "b c + 7"]);
    // Beside a weight, also one that says that there is no tie, and where some value is none, it stays an attribute.
    for (first, ties) in [
        ("\"value\": 31, \"weight\": 2", vec!["a b ? 2", "b c ? -"]),
        ("\"value\": 31, \"weight\": 0", vec!["b c ? -"]),
        ("\"value\": 31, \"strength\": \"weak\"", vec!["a b ? -", "b c ? -"]),
        ("\"value\": \"much\"", vec!["a b ? -", "b c ? -"]),
        ("\"value\": 0", vec!["a b ? -", "b c ? -"]),
    ] {
        let read = file(first, "links");
        assert_eq!(signs(&read.value), ties, "{first}");
        assert!(codes(&read).contains(&"unknown-field") && !codes(&read).contains(&"value-as-strength"), "{first}");
    }
    // What says that it is our own has a field for strength.
    let own = r#"{"graph": {"format": "verbinder/1"}, "nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b", "value": 3}]}"#;
    assert_eq!(signs(&read(own, "own.json").value), ["a b ? -"]);
}

/// Newman's files, SocNetV and igraph call the strength `value`; beside a weight it is an attribute as any other.
#[test]
fn the_value_of_ties_is_their_strength_where_there_is_no_weight() {
    let gml = |more: &str| {
        format!(
            "graph [ node [ id 0 label \"a\" ] node [ id 1 label \"b\" ] node [ id 2 label \"c\" ] \
             edge [ source 0 target 1 value 31 {more} ] edge [ source 1 target 2 value 7 ] ]"
        )
    };
    let values = read(&gml(""), "v.gml");
    assert_eq!(signs(&values.value), ["a b ? 31", "b c ? 7"]);
    assert!(values.diagnostics.iter().any(|found| found.code == "value-as-strength"), "{:?}", values.diagnostics);
    let weights = read(&gml("weight 2"), "w.gml");
    assert_eq!(signs(&weights.value), ["a b ? 2", "b c ? -"]);
    assert!(weights.value.ties().all(|tie| tie.tie.attributes.contains_key("value")));
    // A text or a zero is no strength, so none of them is.
    let odd = read(&gml("").replace("value 7", "value \"much\""), "o.gml");
    assert_eq!(signs(&odd.value), ["a b ? -", "b c ? -"]);
}

/// A whole number stays one where it is written below zero.
#[test]
fn negative_values_are_written_as_they_were_read() {
    let network = read("from,to,weight\na,b,1\nb,c,-3\na,c,-0.5\n", "s.csv").value;
    let bytes = (formats::find("graphml").unwrap().write.unwrap())(&network).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains(">-3</data>") && text.contains(">-0.5</data>"), "{text}");
}
