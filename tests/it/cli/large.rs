//! Networks of a shape that makes something grow with their square.

use super::verbinder;
use serde_json::Value;

// Without the node at place i of a path of 1,200, the shorter of its two sides is cut off: i nodes, or 1,199 - i. Every number of nodes up to
// 599 is cut off by two of them. All names together would be 599 * 600 = 359,400. Those of the lists up to 315 are 315 * 316 = 99,540,
// and with the two of 316 more than 100,000.
#[test]
fn names_of_who_is_cut_off_stay_within_bounds() {
    let rows: String = (0..1_199).map(|at| format!("n{at:04},n{:04}\n", at + 1)).collect();
    let arguments = ["bridges", "-", "--top", "0", "--lang", "en", "--format", "json"];
    let run = verbinder().args(arguments).write_stdin(format!("source,target\n{rows}")).assert().success();
    let result: Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    let found = result["rows"].as_array().unwrap();
    assert_eq!(found.len(), 1_198);
    for row in found {
        let place: u64 = row["id"].as_str().unwrap()[1..].parse().unwrap();
        let lost = place.min(1_199 - place);
        assert_eq!(row["cut_off"], lost, "{row}");
        let names = row["cut_off_nodes"].as_array().map(Vec::len);
        assert_eq!(names, (lost <= 315).then_some(lost as usize), "{row}");
    }
    let notes = result["notes"].to_string();
    assert!(notes.contains("cut_off_nodes is empty where more than 315 nodes are cut off"), "{notes}");
    let middle = found.iter().find(|row| row["id"] == "n0600").unwrap();
    assert!(
        middle["sentence"].as_str().unwrap().contains("599 nodes are cut off (n0601, n0602, n0603 and 596 more)"),
        "{middle}"
    );
}
