//! Benches of the whole report in memory, from a file that was read: `cargo bench --bench report`. Clusters and betweenness are computed
//! anew every time, as for somebody who asks once.

use divan::{Bencher, black_box};
use verbinder::formats;
use verbinder::graph::ViewOptions;
use verbinder::model::Network;
use verbinder::present::language::Language;
use verbinder::present::report::report;
use verbinder::present::subject::{Choices, Subject};
use verbinder::transform::Filter;

fn main() {
    divan::main();
}

fn network(name: &str) -> Network {
    let path = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).expect("a bundled file");
    formats::read(&bytes, &path).expect("a bundled network").value
}

#[divan::bench(args = ["sociaal-domein.json"], sample_count = 15, sample_size = 1)]
fn bundled(bencher: Bencher<'_, '_>, name: &str) {
    let file = network(name);
    let chosen = Filter::default().apply(&file);
    let subject = || {
        let choices = Choices { seed: 1, view: ViewOptions::default(), ..Choices::default() };
        Subject::new(chosen.network.clone(), choices).from_file(file.clone())
    };
    bencher.with_inputs(subject).bench_values(|subject| report(black_box(&file), &subject, Language::Nl));
}
