//! Benches of reading and writing: `cargo bench --bench reading`. Side by side with other programs: `benches/peers/reading.py`.

use divan::{Bencher, black_box, counter::BytesCount};
use std::fmt::Write as _;
use verbinder::formats::{self, ReadOptions, Split};
use verbinder::graph::random::Stream;

fn main() {
    divan::main();
}

/// What a list says of its ties.
#[derive(Debug, Clone, Copy)]
enum Said {
    /// Their weight.
    Weight,
    /// Weight, kind, year and where each was read, as in lists that people keep.
    All,
}

const KINDS: [&str; 5] = ["collaborates", "funds", "refers-to", "participates-in", "commissions"];

/// A list of ties between a fifth as many nodes.
fn list(ties: usize, said: Said) -> String {
    let mut stream = Stream::new(1, 0);
    let mut text = String::from(match said {
        Said::Weight => "source,target,weight\n",
        Said::All => "source,target,strength,kind,year,evidence\n",
    });
    for _ in 0..ties {
        let [a, b] = [stream.below(ties / 5), stream.below(ties / 5)];
        let _ = write!(text, "org{a},org{b},{}", 1 + stream.below(5));
        if matches!(said, Said::All) {
            let (kind, year) = (KINDS[stream.below(KINDS.len())], 2005 + stream.below(20));
            let _ = write!(text, ",{kind},{year},report-{} p. {}", stream.below(300), 1 + stream.below(90));
        }
        text.push('\n');
    }
    text
}

fn options() -> ReadOptions {
    ReadOptions { split: Split::Never, ..ReadOptions::default() }
}

/// The same list in another format, as verbinder writes it.
fn written(format: &str, ties: usize, said: Said) -> Vec<u8> {
    let list = list(ties, said);
    if format == "csv" {
        return list.into_bytes();
    }
    let read = formats::from_bytes(list.as_bytes(), "list.csv", &options()).expect("a list of ties");
    let format = formats::find(format).expect("a format");
    (format.write.expect("it is written"))(&read[0].network.value).expect("it can be written")
}

fn read(bencher: Bencher<'_, '_>, format: &str, said: Said) {
    let bytes = written(format, 100_000, said);
    let name = format!("list.{}", formats::find(format).expect("a format").extensions[0]);
    bencher
        .counter(BytesCount::new(bytes.len()))
        .bench(|| formats::from_bytes(black_box(&bytes), &name, &options()).expect("what was written"));
}

#[divan::bench(args = ["csv", "json", "graphml", "gexf", "pajek"], sample_count = 5)]
fn read_100_000_ties(bencher: Bencher<'_, '_>, format: &str) {
    read(bencher, format, Said::Weight);
}

#[divan::bench(args = ["csv", "json", "graphml"], sample_count = 5)]
fn read_100_000_ties_with_evidence(bencher: Bencher<'_, '_>, format: &str) {
    read(bencher, format, Said::All);
}

#[divan::bench(args = ["csv", "json", "graphml"], sample_count = 5)]
fn write_100_000_ties_with_evidence(bencher: Bencher<'_, '_>, format: &str) {
    let list = list(100_000, Said::All);
    let read = formats::from_bytes(list.as_bytes(), "list.csv", &options()).expect("ties");
    let write = formats::find(format).and_then(|format| format.write).expect("a format that is written");
    let length = write(&read[0].network.value).expect("it can be written").len();
    bencher
        .counter(BytesCount::new(length))
        .bench(|| write(black_box(&read[0].network.value)).expect("it can be written"));
}
