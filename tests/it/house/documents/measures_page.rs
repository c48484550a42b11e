//! docs/measures.md and its Dutch twin: everything that is known of every measure, and what other programs say.

use super::{GENERATED, current};
use crate::measures::agreement::{self, Facts, PEERS, Row};
use assert_cmd::Command;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use verbinder::measures::{Level, MEASURES, Measure};

/// A text of one of both pages.
type Pick = fn(verbinder::measures::Text) -> &'static str;

const LEVELS: [(Level, &str, &str); 5] = [
    (Level::Node, "Of nodes", "Van knopen"),
    (Level::Tie, "Of ties", "Van relaties"),
    (Level::Group, "Of groups", "Van groepen"),
    (Level::GroupPair, "Of pairs of groups", "Van paren van groepen"),
    (Level::Network, "Of networks", "Van netwerken"),
];

#[test]
fn the_measures_page_is_current() {
    let facts = Facts::read();
    let networks = agreement::networks(&facts);
    let options = options_of_the_command();
    let mut page = format!("# Measures\n\n{GENERATED}\n{INTRODUCTION}");
    page.push_str(&compared_with(&facts));
    overview(&mut page, |text| text.en, true);
    for (level, heading, _) in LEVELS {
        let _ = write!(page, "\n## {heading}\n");
        for measure in MEASURES.iter().filter(|measure| measure.level == level) {
            section(&mut page, measure, &facts, &networks, &options);
        }
    }
    current("docs/measures.md", page.as_bytes()).unwrap();
}

#[test]
fn the_dutch_measures_page_is_current() {
    let mut page = format!("# Maten\n\n{GENERATED}\n{INLEIDING}");
    overview(&mut page, |text| text.nl, false);
    for (level, _, heading) in LEVELS {
        let _ = write!(page, "\n## {heading}\n");
        for measure in MEASURES.iter().filter(|measure| measure.level == level) {
            let _ = write!(
                page,
                "\n### {}\n\n`{}`. {}\n\n```text\n{}\n```\n\n**Hoe te lezen.** {}\n\n**Let op.** {}\n",
                measure.name.nl,
                measure.id,
                measure.meaning.nl,
                measure.formula,
                plain(measure.reading.nl),
                plain(measure.caution.nl)
            );
            if !measure.parts().is_empty() {
                page.push('\n');
            }
            for part in measure.parts().iter().filter(|part| !part.detail) {
                let _ = writeln!(page, "- `{}_{}`: {}", measure.id, part.id, part.name.nl);
            }
            let needs: Vec<&str> = measure.needs.iter().map(|need| need.text().nl).collect();
            let _ =
                write!(page, "\nRichting: {}. Sterkte: {}.", measure.direction.text().nl, measure.weights.text().nl);
            if !needs.is_empty() {
                let _ = write!(page, " Nodig: {}.", needs.join(", "));
            }
            let _ = writeln!(page, " Bron: {}.", measure.reference.trim_end_matches('.'));
        }
    }
    current("docs/measures.nl.md", page.as_bytes()).unwrap();
}

/// A table of all measures, by level, each pointing to its section.
fn overview(page: &mut String, pick: Pick, english: bool) {
    for (level, en, nl) in LEVELS {
        let heading = if english { "| id | meaning | in Dutch | needs |" } else { "| naam | betekenis | id | nodig |" };
        let _ = write!(page, "\n**{}**\n\n{heading}\n|---|---|---|---|\n", if english { en } else { nl });
        for measure in MEASURES.iter().filter(|measure| measure.level == level) {
            let needs: Vec<&str> = measure.needs.iter().map(|need| pick(need.text())).collect();
            let (first, third) = if english {
                (format!("[`{0}`](#{0})", measure.id), measure.name.nl.to_owned())
            } else {
                (format!("[{}](#{})", measure.name.nl, anchor(measure.name.nl)), format!("`{}`", measure.id))
            };
            let _ = writeln!(page, "| {first} | {} | {third} | {} |", pick(measure.meaning), needs.join(", "));
        }
    }
}

/// The address that a heading gets on the web pages of repositories.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-');
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Everything about one measure.
fn section(
    page: &mut String,
    measure: &Measure,
    facts: &Facts,
    networks: &BTreeMap<String, Value>,
    options: &[&'static str],
) {
    let _ = write!(
        page,
        "\n### {}\n\n**{}.** {}\nIn Dutch: **{}.** {}\n\n```text\n{}\n```\n\n**Reading it.** {}\n\n**Caution.** {}\n",
        measure.id,
        measure.name.en,
        measure.meaning.en,
        measure.name.nl,
        measure.meaning.nl,
        measure.formula,
        plain(measure.reading.en),
        plain(measure.caution.en)
    );
    if !measure.parts().is_empty() {
        page.push_str("\n| column | meaning | counts in |\n|---|---|---|\n");
        for part in measure.parts() {
            let _ = writeln!(page, "| `{}_{}` | {} | {} |", measure.id, part.id, part.name.en, part.unit.word());
        }
    }
    let documented = documentation(measure);
    let needs: Vec<&str> = measure.needs.iter().map(|need| need.text().en).collect();
    let mut facts_of = vec![
        ("Direction", measure.direction.text().en.to_owned()),
        ("Strength", measure.weights.text().en.to_owned()),
        ("Counts in", measure.unit.word().to_owned()),
        ("Options", choices(measure, options)),
        ("Needs", needs.join(", ")),
        ("No value", documented("Undefined when")),
        ("Checked against", documented("Checked against")),
        ("References", documented("References")),
    ];
    facts_of.retain(|fact| !fact.1.is_empty());
    page.push('\n');
    for (name, text) in facts_of {
        let _ = writeln!(page, "- {name}: {text}");
    }
    page.push_str(&agreement_table(measure, facts, networks));
}

/// The choices that a measure listens to, as options where the command line has them.
fn choices(measure: &Measure, options: &[&'static str]) -> String {
    let one = |listens: &verbinder::measures::Listens| {
        let word = listens.word();
        let name = if options.contains(&word) { format!("`--{word}`") } else { format!("{word} (in the library)") };
        format!("{name}: {}", listens.text().en)
    };
    measure.listens.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The words of choices for which `verbinder measure` has an option.
fn options_of_the_command() -> Vec<&'static str> {
    let run = Command::new(env!("CARGO_BIN_EXE_verbinder")).args(["measure", "--help"]).assert().success();
    let help = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    let words = MEASURES.iter().flat_map(|measure| measure.listens).map(|listens| listens.word());
    words.filter(|word| help.contains(&format!(" --{word}"))).collect()
}

/// What the documentation in the source says under a heading, as one paragraph.
fn documentation(measure: &Measure) -> impl Fn(&str) -> String {
    let name = measure.id.replace('-', "_");
    let folders = ["centrality", "brokerage", "cohesion"];
    let paths = folders.map(|folder| crate::support::project_file(&format!("src/measures/{folder}/{name}.rs")));
    let source = paths.iter().find_map(|path| std::fs::read_to_string(path).ok()).unwrap();
    move |heading| {
        let after = source.split(&format!("/// # {heading}\n")).nth(1).unwrap();
        let lines =
            after.lines().map(|line| line.trim_start_matches("///").trim()).take_while(|line| !line.starts_with('#'));
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned() + "."
    }
}

/// Which versions the numbers of others are from.
fn compared_with(facts: &Facts) -> String {
    let versions: Vec<String> = PEERS.iter().map(|(peer, name)| format!("{name} {}", facts.versions[*peer])).collect();
    let networks: Vec<&str> = facts.networks.values().map(String::as_str).collect();
    format!(
        "## Numbers of other programs\n\nThe tables under the measures set our value beside those of {}. Networks: {}. How each \
         program was asked, and the scripts that asked it, are in [tests/agreement](../tests/agreement/README.md); a test holds \
         that all numbers agree to nine digits but those with a mark, whose reason stands below the table. No value of a book is \
         quoted, since none was read from the printed page for this comparison; *Checked against* names the other programs and \
         evaluations behind the larger set in [tests/reference](../tests/reference/README.md). For names and settings see \
         [Coming from UCINET, igraph, sna or networkx](coming-from.md).\n\n## All measures\n",
        versions.join(", "),
        networks.join("; ")
    )
}

/// Our value beside those of others, with the reason of each difference.
fn agreement_table(measure: &Measure, facts: &Facts, networks: &BTreeMap<String, Value>) -> String {
    let rows: Vec<&Row> = facts.rows.iter().filter(|row| row.measure == measure.id).collect();
    if rows.is_empty() {
        return "\nNone of networkx, igraph, sna and NetworKit has this measure.\n".to_owned();
    }
    let peers: Vec<(&str, &str)> =
        PEERS.into_iter().filter(|(peer, _)| rows.iter().any(|row| row.peers.contains_key(*peer))).collect();
    let names: Vec<&str> = peers.iter().map(|peer| peer.1).collect();
    let mut table =
        format!("\n| of | verbinder | {} |\n|---|---:|{}\n", names.join(" | "), "---:|".repeat(names.len()));
    let mut reasons: Vec<String> = Vec::new();
    for row in rows {
        let _ = write!(table, "| {} | {} |", place(row), number(agreement::ours(row, &networks[&row.network])));
        for (peer, name) in &peers {
            let cell = row.peers.get(*peer).map_or(String::new(), |fact| {
                let value = number(fact.value.unwrap_or(f64::NAN));
                let Some(reason) = &fact.differs else { return value };
                let reason = format!("{name} {reason}.");
                let at = reasons.iter().position(|known| *known == reason).unwrap_or_else(|| {
                    reasons.push(reason);
                    reasons.len() - 1
                });
                format!("{value} ({})", at + 1)
            });
            let _ = write!(table, " {cell} |");
        }
        table.push('\n');
    }
    if !reasons.is_empty() {
        table.push('\n');
    }
    for (at, reason) in reasons.iter().enumerate() {
        let _ = writeln!(table, "- ({}) {}", at + 1, plain(reason));
    }
    table
}

/// What a row is about, in words.
fn place(row: &Row) -> String {
    let short = match row.network.as_str() {
        "knoke_information" => "knoke",
        "kapmine_multiplex" => "kapferer's mine",
        "eies_messages" => "eies",
        "hightech_friends" => "high-tech",
        other => other,
    };
    let mut words = vec![if row.weighted { format!("{short}, weighted") } else { short.to_owned() }];
    words.extend(
        row.place
            .node
            .as_ref()
            .map(|node| if node.parse::<u32>().is_ok() { format!("node {node}") } else { node.clone() }),
    );
    words.extend(row.place.tie.as_ref().map(|[a, b]| format!("{a}–{b}")));
    words.extend(row.place.groups.as_ref().map(|[a, b]| format!("{a} to {b}")));
    words.extend(row.part.as_ref().map(|part| format!("`{part}`")));
    words.extend((!row.members.is_empty()).then(|| format!("group {}", row.members.join(" + "))));
    let options = &row.options;
    words.extend(options.normalized.then(|| "normalised".to_owned()));
    words.extend(options.along.as_ref().map(|along| format!("along {along}")));
    words.extend(options.alpha.map(|alpha| format!("α {alpha}")));
    words.extend(options.scale.as_ref().map(|_| "length 1".to_owned()));
    words.extend(options.few_partners.as_ref().map(|_| "nodes with one partner left out".to_owned()));
    words.extend(options.reciprocity.as_ref().map(|_| "of pairs".to_owned()));
    words.join(", ")
}

/// Up to nine decimals, without zeros at the end.
fn number(value: f64) -> String {
    if value.is_nan() {
        return "undefined".to_owned();
    }
    let text = format!("{value:.9}");
    text.trim_end_matches('0').trim_end_matches('.').replace('-', "−")
}

/// Signs that Markdown would take for its own.
fn plain(text: &str) -> String {
    text.replace('|', "\\|").replace('*', "\\*").replace('_', "\\_")
}

const INTRODUCTION: &str = "\
What `verbinder measure` knows: what each number means, how it is computed, how to read it, and what not to conclude from it.
`verbinder list measures` shows them in a terminal, `verbinder list measures betweenness` explains one, with `--lang nl` in Dutch.
In het Nederlands: [Maten](measures.nl.md).

## Letters

| sign | stands for |
|---|---|
| n, m | number of nodes, isolates included; number of tied pairs, or of arcs in a directed network |
| a(i,j), A | 1 if i is tied to j (directed: names j), otherwise 0; the matrix of these |
| w(i,j) | strength of the tie, 1 without strengths, 0 without tie |
| N(i), k(i) | the partners of i; their number, the degree |
| k_in, k_out, s_in, s_out | arcs that come in or go out, and their strengths added up |
| s(i) | strength: the strengths of the ties of i added up |
| d(i,j) | distance: steps on the shortest path, or the sum of 1/strength on it; ∞ if there is none |
| σ(s,t), σ(s,t\\|i) | number of shortest paths between s and t; of those that pass through i |
| g(i), n_g, G | the group of i; number of nodes of group g; number of groups |
| λ₁ | largest eigenvalue of A, or of the matrix of strengths |
| Σ_j, max_j, \\|X\\| | sum and maximum over all j; number of members of X |

## What holds for all

Nodes without ties count in n. Self-ties never count; several ties between one pair are one, with the highest strength. Strength is
closeness: where paths count, a tie is 1/strength long, and lengths that differ by less than a billionth are equal. Planned and
potential ties count in no figure. What has no value is empty in a table and `null` in JSON, never 0, and a note says why; where a 0 is
an agreement and no result, a note says so too. Every table tells in its last line which ties, direction and strengths it rests on.

";

const INLEIDING: &str = "\
Wat `verbinder measure` kan berekenen: wat elk getal betekent, hoe het berekend wordt, hoe u het leest en wat u er niet uit mag
afleiden. `verbinder list measures --lang nl` toont ze in een terminal, `verbinder list measures betweenness --lang nl` legt er één uit.
Kolommen, opties en de vergelijking met andere programma's staan op de [Engelse pagina](measures.md), met de betekenis van de letters.

Losse knopen tellen mee in n. Een relatie met zichzelf telt nooit; meer relaties tussen hetzelfde paar zijn er één, met de hoogste
sterkte. Sterkte is nabijheid: waar wegen tellen is een relatie 1/sterkte lang. Geplande en mogelijke relaties tellen nergens mee. Wat
geen waarde heeft is leeg in een tabel en `null` in JSON, nooit 0, en een opmerking zegt waarom.

";
