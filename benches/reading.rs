//! Benches of reading and writing: `cargo bench --bench reading`. Side by side with other programs: `benches/peers/reading.py`.

use divan::{Bencher, black_box, counter::BytesCount};
use std::fmt::Write as _;
use verbinder::formats::{self, ReadOptions};
use verbinder::graph::random::Stream;

fn main() {
    divan::main();
}

/// A list of ties with weights between a fifth as many nodes.
fn list(ties: usize) -> String {
    let mut stream = Stream::new(1, 0);
    let mut text = String::from("source,target,weight\n");
    for _ in 0..ties {
        let [a, b] = [stream.below(ties / 5), stream.below(ties / 5)];
        let _ = writeln!(text, "org{a},org{b},{}", 1 + stream.below(5));
    }
    text
}

/// The same list in another format, as verbinder writes it.
fn written(format: &str, ties: usize) -> Vec<u8> {
    let read = formats::from_bytes(list(ties).as_bytes(), "list.csv", &ReadOptions::default()).expect("a list of ties");
    let format = formats::find(format).expect("a format");
    (format.write.expect("it is written"))(&read[0].network.value).expect("it can be written")
}

#[divan::bench(args = ["csv", "json", "graphml", "gexf", "pajek"], sample_count = 5)]
fn read_100_000_ties(bencher: Bencher<'_, '_>, format: &str) {
    let bytes = written(format, 100_000);
    let name = format!("list.{}", formats::find(format).expect("a format").extensions[0]);
    bencher
        .counter(BytesCount::new(bytes.len()))
        .bench(|| formats::from_bytes(black_box(&bytes), &name, &ReadOptions::default()).expect("what was written"));
}

#[divan::bench(args = ["csv", "json", "graphml"], sample_count = 5)]
fn write_100_000_ties(bencher: Bencher<'_, '_>, format: &str) {
    let read = formats::from_bytes(list(100_000).as_bytes(), "list.csv", &ReadOptions::default()).expect("ties");
    let write = formats::find(format).and_then(|format| format.write).expect("a format that is written");
    bencher.bench(|| write(black_box(&read[0].network.value)).expect("it can be written"));
}
