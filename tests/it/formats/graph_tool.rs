//! Files of graph-tool (`.gt`), byte for byte as its documentation describes them.

use verbinder::formats::{self, Input, ReadOptions};
use verbinder::model::{Sign, Strength};

fn inputs(bytes: &[u8], name: &str) -> Vec<Input> {
    formats::from_bytes(bytes, name, &ReadOptions::default()).unwrap()
}

/// Bytes as the description of graph-tool's format lays them out.
fn gt(big: bool) -> Vec<u8> {
    let number = |value: u64, width: usize| {
        let bytes = value.to_le_bytes();
        let mut bytes = bytes[..width].to_vec();
        if big {
            bytes.reverse();
        }
        bytes
    };
    let text = |text: &str| [number(text.len() as u64, 8), text.as_bytes().to_vec()].concat();
    let mut file = ["⛾ gt".as_bytes(), &[1, u8::from(big)]].concat();
    file.extend([text("by hand"), vec![1], number(3, 8)].concat());
    // 0 → 1, 0 → 2, 1 → 0.
    file.extend([number(2, 8), vec![1, 2], number(1, 8), vec![0], number(0, 8)].concat());
    file.extend(number(6, 8));
    file.extend([vec![0], text("name"), vec![6], text("Towns")].concat());
    file.extend([vec![1], text("label"), vec![6], text("Arnhem"), text("Breda"), text("")].concat());
    let floats = |values: [f64; 3]| values.map(|value| number(value.to_bits(), 8)).concat();
    file.extend([vec![2], text("weight"), vec![4], floats([0.5, 2.0, -1.0])].concat());
    let list = |values: &[u64]| {
        [number(values.len() as u64, 8), values.iter().flat_map(|value| number(*value, 4)).collect()].concat()
    };
    file.extend([vec![1], text("years"), vec![9], list(&[2001, 2002]), list(&[]), list(&[7])].concat());
    file.extend([vec![1], text("open"), vec![0], vec![1, 0, 1]].concat());
    // An object of Python stands there as its pickled bytes.
    file.extend([vec![2], text("notes"), vec![14], text("I1\n."), text("N."), text("")].concat());
    file
}

#[test]
fn files_of_graph_tool_are_read_in_both_orders_of_bytes() {
    for big in [false, true] {
        let input = inputs(&gt(big), "a.gt").swap_remove(0);
        let network = &input.network.value;
        assert_eq!((network.node_count(), network.tie_count(), network.has_direction()), (3, 3, true));
        assert_eq!(network.info().title.as_deref(), Some("Towns"));
        assert_eq!(
            (network.node(0).label.as_str(), network.tie(0).tie.strength),
            ("Arnhem", Some(Strength::Number(0.5)))
        );
        assert_eq!(network.node(0).attributes["years"], serde_json::json!([2001, 2002]));
        assert_eq!(network.tie(2).tie.sign, Some(Sign::Negative));
        let open = network.nodes().map(|node| node.attributes["open"].as_bool()).collect::<Vec<_>>();
        assert_eq!(open, [Some(true), Some(false), Some(true)]);
        let codes: Vec<&str> = input.network.diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(codes, ["unread-property", "negative-weight"]);
        assert!(input.network.diagnostics[0].message.en.contains("notes"));
        assert!(network.ties().all(|tie| tie.tie.attributes.is_empty()));
    }
}

/// By the description numbers of nodes take one byte up to 2⁸ nodes, then two.
#[test]
fn numbers_of_nodes_are_as_wide_as_their_count_asks() {
    for (count, width) in [(255_u64, 1), (256, 2)] {
        let mut file = ["⛾ gt".as_bytes(), &[1, 0], &0_u64.to_le_bytes(), &[1], &count.to_le_bytes()].concat();
        file.extend(1_u64.to_le_bytes());
        file.extend(&(count - 1).to_le_bytes()[..width]);
        file.extend(std::iter::repeat_n(0, 8 * (count as usize - 1)));
        file.extend(0_u64.to_le_bytes());
        let read = inputs(&file, "a.gt").swap_remove(0).network.value;
        let ends = read.tie(0);
        let last = [ends.source, ends.target].map(|node| read.node(node).id.clone());
        assert_eq!((read.node_count(), last), (count as usize, ["0".to_owned(), (count - 1).to_string()]));
    }
}

/// Cut off anywhere the file is refused, and no number in it makes room for more than it holds.
#[test]
fn damaged_files_of_graph_tool_are_refused() {
    let whole = gt(false);
    // Nodes are 0, 1 and 2: a tie to 3 goes nowhere.
    let mut beyond = whole.clone();
    let at =
        beyond.windows(10).position(|bytes| bytes == [2, 0, 0, 0, 0, 0, 0, 0, 1, 2]).expect("the first node's ties")
            + 9;
    beyond[at] = 3;
    formats::from_bytes(&beyond, "a.gt", &ReadOptions::default()).expect_err("there is no node 3");
    for end in 6..whole.len() {
        let error = formats::from_bytes(&whole[..end], "a.gt", &ReadOptions::default()).expect_err("it is cut off");
        assert!(!error.hints().is_empty());
        let at = error.to_string().split_once("at byte ").and_then(|(_, rest)| rest.split(' ').next()?.parse().ok());
        assert!(at.is_none_or(|at: usize| at <= end), "{error}");
    }
    for at in 8..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] = 0xff;
        let _ = formats::from_bytes(&damaged, "a.gt", &ReadOptions::default());
    }
}
