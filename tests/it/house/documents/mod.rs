//! Generated documents and the gallery are what the program would write now.
//!
//! After a change that is meant to show: `UPDATE=1 cargo test --test it house::documents`, then look at the difference.

mod measures_page;

use crate::support::project_file;
use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use verbinder::formats::FORMATS;
use verbinder::measures::clusters::METHODS;
use verbinder::measures::{DirectionUse, WeightUse};
use verbinder::rules::RULES;
use verbinder::studies::null_models::MODELS;

const COMMANDS: &[&str] = &[
    "check",
    "describe",
    "measure",
    "names",
    "actors",
    "backbone",
    "bridges",
    "change",
    "census",
    "cite",
    "clusters",
    "combine",
    "compare",
    "completions",
    "convert",
    "diagram",
    "gaps",
    "explain",
    "explore",
    "governance",
    "key-players",
    "man",
    "merge-shards",
    "mrqap",
    "pack",
    "replay",
    "report",
    "spark-job",
    "read-spark",
    "similarity",
    "significance",
    "robustness",
    "split",
    "transform",
    "verify",
    "whatif",
    "list",
];

/// Compares a file with what it should hold, or writes it when updating.
pub(super) fn current(path: &str, expected: &[u8]) -> Result<(), String> {
    let file = project_file(path);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, expected).unwrap();
        return Ok(());
    }
    match std::fs::read(&file) {
        Ok(found) if found == expected => Ok(()),
        Ok(_) => Err(format!("{path} is out of date")),
        Err(_) => Err(format!("{path} is missing")),
    }
}

const GENERATED: &str = "<!-- Generated; UPDATE=1 cargo test --test it house::documents writes it anew. -->\n";

#[test]
fn the_command_line_page_is_current() {
    let mut page = format!("# The command line\n\n{GENERATED}\n");
    let help = |arguments: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_verbinder"))
            .args(arguments)
            .env_remove("COLUMNS")
            .env_remove("CLICOLOR_FORCE")
            .assert()
            .success();
        let text = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        text.lines().map(|line| line.trim_end().to_owned() + "\n").collect::<String>()
    };
    let _ = write!(page, "```text\n{}```\n", help(&["--help"]));
    for command in COMMANDS {
        let _ = write!(page, "\n## verbinder {command}\n\n```text\n{}```\n", help(&[command, "--help"]));
    }
    current("docs/cli.md", page.as_bytes()).unwrap();
}

#[test]
fn the_clusters_page_is_current() {
    let mut page = format!("# Clusters\n\n{GENERATED}\n{CLUSTERS}\n## The methods\n\n");
    let _ = writeln!(
        page,
        "| id | what its clusters are | careful | goes by | direction | weights | source |\n|---|---|---|---|---|---|---|"
    );
    for method in METHODS {
        let direction = if method.direction == DirectionUse::Follows { "follows it" } else { "ignores it" };
        let weights = match method.weights {
            WeightUse::Ignores => "ignores them",
            WeightUse::Strength => "strength",
            WeightUse::Distance => "strength, and distance 1/w for paths",
        };
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} | {direction} | {weights} | {} |",
            method.id,
            method.meaning.en,
            method.caution.en,
            method.quality.text().en,
            method.reference
        );
    }
    page.push_str("\n## In Dutch\n\n| id | naam | wat de clusters zijn | let op |\n|---|---|---|---|\n");
    for method in METHODS {
        let _ =
            writeln!(page, "| `{}` | {} | {} | {} |", method.id, method.name.nl, method.meaning.nl, method.caution.nl);
    }
    current("docs/clusters.md", page.as_bytes()).unwrap();
}

/// What the methods have in common and how to choose, in plain words.
const CLUSTERS: &str = "\
What `verbinder clusters --method ID` knows; `verbinder list methods` lists it too. Each definition, its conventions and what it was
checked against stand in the documentation of the library (`cargo doc --open`, module `measures::clusters`).

## Which one?

- **Who works together more than with others?** `leiden`, the default. It looks for the division with most ties inside groups beyond
  chance, keeps the best of many runs, and says how sure each node is of its group.
- **Which of these groups can I rely on?** `consensus`: what most runs agree on. Where it differs from `leiden` the borders are weak.
- **Would these groups be found again?** `--stability` says of the whole whether other searches and lost ties give the same groups, and
  whether chance divides as well. `--stability --of clusters` says it of each group: Jaccard index with its best match where a tenth of
  the ties is lost, 200 times over; below 0.6 not to be trusted, from 0.75 stable, from 0.85 highly so (Hennig 2007,
  doi:10.1016/j.csda.2006.11.025). `--of nodes` says with how much of its group each node stays. Where chance divides the whole as well
  no group has a verdict of its own, and two or three nodes without a tie to anybody else are called a piece.
- **Would somebody who gets in stay there?** `infomap`: groups as a walk sees them. It is the one that can answer that all is one
  group.
- **How does the network come apart?** `girvan-newman` takes the most travelled ties away one by one; `walktrap` builds groups from
  below. Both make a tree, so that `--groups 5` can be asked for.
- **What do other programs say?** `louvain`, `spectral` (leading eigenvector) and `label-propagation`, for comparison.
- **May an organisation be in two clusters?** `k-clique`: chains of circles in which all know each other. `bicomponents`: parts that
  survive the loss of any one actor, joined at the cut points.
- **Where is the network dense at all?** `k-cores`. **What hangs together at all?** `components`.
- **Which organisations go with which platforms?** `two-mode-modularity`, where every tie joins two kinds of nodes.
- **Is there evidence of groups at all?** `stochastic-block-model` weighs what groups explain against what telling them costs, and
  answers with one group if they do not pay. It finds circles and sides that work across alike.
- **Who plays the same part?** `structural-equivalence` groups actors with the same partners, whether or not they work together;
  `concor` is its older relative. `direct-blockmodel` fits as many roles as you ask for, and `--image` shows how they deal with each
  other: all tied, nobody, or (`--blocks regular`) everybody somebody. These are roles, no circles of collaboration.

## What is each cluster like?

`--describe` says in a row per cluster who has most partners inside, who joins it to others, to which, and which kinds, sectors or
municipalities it has more of than elsewhere; `--marks` gives the counts and chances of these (Fisher's exact test, corrected by
Benjamini and Hochberg). `--image` shows how clusters are tied to each other. `--doubt` shows for each tied pair in which share of the
runs both were in one cluster: near 1/2 the border between them is in doubt.

## Are ties between clusters fewer than chance gives?

That cannot be asked of the ties in which the clusters were found: that few lie between them is how they were found. With `--by cluster`
`measure`, `significance` and `gaps` give figures and what is expected, but no p; `compare` gives its table, but nothing of `--of chance`,
`precision`, `differences` and `contrast`. Whether the clusters are more than chance says `--stability`; `--marks` tests attributes, which
do not come from the ties.

## How fine?

`--resolution` above 1 gives smaller clusters. `--resolutions` shows between which values which division is the best of all found: one
that lasts over a wide range is worth more than one that hangs on a choice. `--objective cpm` asks for groups denser than
`--resolution` instead of denser than chance, so that the size of the network plays no part (Traag, Van Dooren & Nesterov 2011).

## What holds for all

Clusters have two members or more; who has no partner is in none, and is never put together with others who have none. They are
numbered by size, then by first member, so that the order of rows in a file and the number of threads leave no trace. Random methods
run many times (`--runs`) from a seed (`--seed`). `leiden` and `infomap` keep the best run, since they have something to be best at;
`consensus`, `louvain` and `label-propagation` show what runs agree on: nodes that at least half of the runs put together are
clustered again by the same method until all runs agree. `two-mode-modularity`, `direct-blockmodel` and `stochastic-block-model`
keep the best run too. *Certainty* of a node is the share of runs in which it is together with the others of its cluster, on
average: near 1 it belongs there whatever the luck of the search,
near 1/2 it stands between.

A high modularity is no proof of groups: sparse random networks have it too. A sure search is no proof either. Compare methods: what
`leiden`, `infomap` and `walktrap` all find is worth telling.
";

#[test]
fn the_null_models_page_is_current() {
    let mut page = format!("# Null models\n\n{GENERATED}\n{NULL_MODELS}\n## The models\n\n");
    page.push_str("| id | which question it answers | keeps | careful | needs | source |\n|---|---|---|---|---|---|\n");
    for model in MODELS {
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} | {} | {} |",
            model.id,
            model.meaning.en,
            model.keeps.en,
            model.caution.en,
            model.asks.text().en,
            model.reference
        );
    }
    page.push_str("\n## In Dutch\n\n| id | naam | welke vraag | behoudt | let op |\n|---|---|---|---|---|\n");
    for model in MODELS {
        let (meaning, keeps) = (model.meaning.nl, model.keeps.nl);
        let _ = writeln!(page, "| `{}` | {} | {meaning} | {keeps} | {} |", model.id, model.name.nl, model.caution.nl);
    }
    current("docs/null-models.md", page.as_bytes()).unwrap();
}

/// What a comparison with chance is, and which model to choose, in plain words.
const NULL_MODELS: &str = "\
A figure of a network means little by itself: a transitivity of 0.25 is much in one town and nothing in another. `verbinder
significance MEASURE FILE --null MODEL` says what the figure would be if chance had made the ties, but for something that stays as it
is: the *null model*. It draws many such networks, computes the figure in each, and tells where the observed one stands.

## Which one?

- **Is it more than so many ties among so many nodes give?** `same-density`. With direction, `same-dyads` also keeps how many pairs are
  mutual.
- **Is it more than follows from some having many partners and others few?** `same-degrees`, the usual one: in most networks a few
  actors have many partners, and much follows from that alone.
- **Do the same actors meet in the same structures more than their numbers of memberships give?** `same-two-mode-degrees`; and where ties are
  derived from structures (`--mode one`) `same-memberships`, the usual one there.
- **Do ties go with an attribute?** `label-permutation` leaves the network and shuffles the attribute: for the E–I index,
  assortativity and the like.

What a model keeps cannot be tested with it: density against `same-density`, degree centralization against `same-degrees`. Nor can groups
that were found in the ties (`--by cluster`): their figures differ in random networks as well, so that no z, percentile or p is given.

## What the columns say

`mean` and `sd` are those of the draws; `z` is how many standard deviations the observed figure is above the mean, empty where all draws
are equal. `percentile` is the share of draws below the observed figure; draws that equal it count half. `p_ge` is the chance of a figure
as high or higher, (1 + draws as high) / (1 + draws), so that it is never 0; `p_le` the same for low ones; `p_two_sided` twice the
smaller, at most 1. Figures that differ by rounding only are equal. `undefined` counts draws in which the figure does not exist; these
are left out, except that a transitivity is 0 where nobody has two partners.

Of fewer than five nodes nothing is compared, of fewer than ten no z is given. A small p says that this chance does not make such a
network; it does not say why, nor that the difference matters. Many comparisons make small p likely somewhere.

## How the networks are drawn

Every draw stands by itself and has its own stream of random numbers from `--seed`, so that results do not depend on the number of threads.
`same-degrees` exchanges the ends of two ties at least 20 times per tie, starting from the observed network; attempts that would make a loop
or double a tie count as steps, without which some networks would come up too often. With direction, circles of three arcs are also
turned round, which exchanges alone cannot do and some programs leave out. `same-two-mode-degrees` and `same-memberships` are curveball. Strengths, where
the view has them, are handed out over the drawn ties at random.

A test at 5 % calls 5 % of the networks that a model makes itself more than chance, and no more: a test of the program counts that over 200
networks of each model.

`verbinder clusters FILE --stability` uses `same-degrees` (of derived ties `same-memberships`) to say whether communities are more than chance gives, beside whether other
searches, and the loss of a tenth of the ties, give the same ones. `verbinder measure small-world FILE` compares with `same-density` and
with a ring.
";

const FORMAT_RULES: &str = "
## What holds in all of them

- **Signs.** Where ties of one relation have values below zero, those are negative ties and the values above zero positive ones; the size is
  the strength, and one notice says so. Ties without a value have no sign. A field `sign` goes before the value. Written for other programs,
  the weight of a negative tie is below zero; where some tie is negative every tie has a weight, and `strength` says `none` beside a weight
  that only stands for the sign. Formats that know values alone (Pajek, DL, lists, matrices) tell positive ties from ties without a sign by
  their value; what they cannot tell is named when it is written.
- **Zero.** A weight of 0 in a file of another program says that there is no tie: it is left out with a warning, its nodes stay. In a table of
  a person it is an error at its cell.
- **Missing values.** `NA`, `NaN` and `<NA>`, as R and pandas write what is missing, are empty in numbers, dates and attributes of nodes and ties, and
  one notice says so. In texts they are a value where all others of the same column are two capitals. Names of nodes stay as they are, and so does
  what verbinder wrote; `--missing none` keeps all. `--missing=99,-9` states codes for no answer: ties with such a strength are none.
- **`value`.** Where no tie of such a file has a weight and ties have a number `value`, that is the strength, with a notice.
  `--columns strength=ATTRIBUTE` takes any other attribute of ties.
- **`name`.** The label of a node that has no other; beside a label it is an attribute.
- **Two modes by an attribute.** Where every node has `bipartite` (0 or 1, as networkx marks it) or `type` (false or true, as igraph does; 0 or 1 in GML
  and DOT, which know no truth), every tie joins a node of the one value and one of the other, and nothing says of what kind nodes and ties are, nodes
  with 1 or true are structures of the kind `group`, in which the others take part. A notice says so (`read-as-two-modes`); `--columns mode=` reads all
  as actors. Where ties with a direction run from such nodes, the ties stay as they are.
- **Kinds of one's own.** A file without a list of kinds (GEXF, VNA, CSV, TSV) says the mode of such a kind in the attribute `mode` of its nodes,
  and whether it is a membership in the attribute `is_membership` of its ties.
- **Marks in tables.** Ids, names, `part_of`, `sector` and signs stand as they are, whatever they look like; what a spreadsheet would take for a
  formula, and names with outer blanks, stand as JSON between quotation marks, and so do texts of other fields that look like numbers, `true`,
  `false` or JSON: without marks they would come back as those.
- **Several ties of a pair** are one value in Matrix Market: the strongest. A negative tie beside another of the pair is refused.
- **Time in GEXF.** When a node or tie existed is kept; of values that vary in time the last one is, with a warning.
  Where spells say another period than the element itself, theirs counts, and `start` and `end` stay as attributes.
";

#[test]
fn the_formats_page_is_current() {
    let mut page = format!(
        "# Formats and rules\n\n{GENERATED}\n## Formats\n\n| id | name | endings | meaning | cannot carry |\n|---|---|---|---|---|\n"
    );
    for format in FORMATS {
        let endings: Vec<String> = format.extensions.iter().map(|ending| format!("`.{ending}`")).collect();
        let lost = if format.write.is_none() {
            "only read".to_owned()
        } else if format.cannot_carry.is_empty() {
            "nothing is lost".to_owned()
        } else {
            format.cannot_carry.iter().map(|feature| feature.text().en).collect::<Vec<_>>().join(", ")
        };
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {} | {lost} |",
            format.id,
            format.name,
            endings.join(" "),
            format.meaning.en
        );
    }
    page.push_str(FORMAT_RULES);
    let _ =
        write!(page, "\n## Rules that `verbinder check` applies\n\n| id | severity | what it finds |\n|---|---|---|\n");
    for rule in RULES {
        let _ = writeln!(page, "| `{}` | {} | {} |", rule.id, rule.severity.word(), rule.meaning.en);
    }
    current("docs/formats.md", page.as_bytes()).unwrap();
}

#[test]
fn the_bundled_networks_are_written_as_we_write_them() {
    for path in crate::support::bundled_networks() {
        let name = format!("data/{}", path.file_name().unwrap().to_string_lossy());
        let network = verbinder::formats::read_file(&path).unwrap().network.value;
        current(&name, verbinder::formats::write_json(&network).as_bytes()).unwrap();
    }
}

#[test]
fn the_gallery_is_current() {
    let folder = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_verbinder"))
        .current_dir(project_file("."))
        .args(["report", "data/sociaal-domein.json", "-o"])
        .arg(folder.path())
        .assert()
        .success();
    let mut wrong = example_report(folder.path());
    let mut expected = BTreeMap::new();
    for entry in std::fs::read_dir(folder.path().join("diagrams")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        expected.insert(name, std::fs::read(&path).unwrap());
    }
    // What a report leaves out because it needs a name or two years.
    for (name, options) in [
        ("ego-sociaal-werk-nederland", vec!["--view", "ego", "--name", "Sociaal Werk Nederland"]),
        ("difference-2013-2018", vec!["--view", "difference", "--from", "2013", "--to", "2018"]),
    ] {
        for ending in ["svg", "dot"] {
            let path = folder.path().join(format!("{name}.{ending}"));
            Command::new(env!("CARGO_BIN_EXE_verbinder"))
                .current_dir(project_file("."))
                .args(["diagram", "data/sociaal-domein.json"])
                .args(&options)
                .arg("-o")
                .arg(&path)
                .assert()
                .success();
            expected.insert(format!("{name}.{ending}"), std::fs::read(&path).unwrap());
        }
    }
    expected.insert("README.md".to_owned(), gallery_page(&expected).into_bytes());
    for (name, bytes) in &expected {
        wrong.extend(current(&format!("graphs/{name}"), bytes).err());
    }
    for stale in files_of("graphs").into_iter().filter(|name| !expected.contains_key(name)) {
        wrong.push(format!("graphs/{stale} is drawn by nothing"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The report as it is written, to be read without installing anything: what of `docs/example-report` differs from it.
fn example_report(folder: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    for part in ["", "tables", "diagrams"] {
        let mut written = Vec::new();
        for entry in std::fs::read_dir(folder.join(part)).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_file() {
                let name = entry.file_name().unwrap().to_string_lossy().into_owned();
                let path = Path::new("docs/example-report").join(part).join(&name);
                wrong
                    .extend(current(&path.to_string_lossy().replace('\\', "/"), &std::fs::read(&entry).unwrap()).err());
                written.push(name);
            }
        }
        let published = format!("docs/example-report/{part}");
        for stale in files_of(&published).into_iter().filter(|name| !written.contains(name)) {
            if project_file(&format!("{published}/{stale}")).is_file() {
                wrong.push(format!("{published}/{stale} is written by nothing"));
            }
        }
    }
    wrong
}

fn files_of(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(project_file(folder)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The page of the gallery: every picture, the whole network first.
fn gallery_page(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut page = format!(
        "# Gallery\n\n{GENERATED}\nThe pictures of `verbinder report data/sociaal-domein.json`, one actor and one change, as SVG and as DOT. Positions have no \
         geographic meaning.\n"
    );
    let mut names: Vec<&str> = files.keys().filter_map(|name| name.strip_suffix(".svg")).collect();
    names.sort_by_key(|name| (*name != "whole", name.contains('-'), Path::new(name).to_owned()));
    for name in names {
        let title = title_of(&files[&format!("{name}.svg")]).unwrap_or_else(|| name.to_owned());
        let _ = write!(page, "\n## {title}\n\n![{title}]({name}.svg)\n\n[SVG]({name}.svg) · [DOT]({name}.dot)\n");
    }
    page
}

/// What stands in the title element of a picture.
fn title_of(svg: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(svg).ok()?;
    let start = text.find("<title")?;
    let start = start + text[start..].find('>')? + 1;
    Some(text[start..start + text[start..].find("</title>")?].to_owned())
}
