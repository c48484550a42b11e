//! What GraphX computed, as a table on the scale of our own measures.

use super::{measure, ranking};
use crate::Error;
use crate::measures::Unit;
use crate::measures::clusters::Partition;
use crate::present::language::Language;
use crate::present::spark::{NodeResult, Results};
use crate::present::table::{Cell, Column, ColumnType, Table};

/// How sure it is that an estimate is within the distance that the note states.
const SURE: f64 = 0.95;

/// One row per node: degree, component, PageRank, triangles, community, and what the distances to landmarks tell.
pub fn table(results: &Results, language: Language) -> Table {
    let nodes = &results.nodes;
    let components = Partition::from_labels(&nodes.iter().map(|node| node.component).collect::<Vec<_>>());
    let communities = Partition::from_labels(&nodes.iter().map(|node| node.label_kept).collect::<Vec<_>>());
    let directed = results.job.directed;
    let mut table = Table::new(
        language.pick("Results from Apache Spark", "Resultaten uit Apache Spark"),
        columns(directed, language),
    );
    for (index, node) in nodes.iter().enumerate() {
        let (component, community) = (components.group_of(index), communities.group_of(index));
        let mut row: Vec<Cell> = vec![node.id.as_str().into(), node.label.as_str().into()];
        match directed {
            true => {
                let (into, out) = (whole(node.in_degree), whole(node.out_degree));
                row.extend([whole(node.in_degree + node.out_degree), into, out]);
            }
            false => row.push(whole(node.out_degree)),
        }
        row.extend([
            Cell::count(component + 1),
            Cell::Number(node.pagerank),
            whole(node.triangles),
            Cell::Number(clustering(node)),
            if communities.sizes()[community] > 1 { Cell::count(community + 1) } else { Cell::Empty },
            harmonic(node, nodes.len()).map_or(Cell::Empty, Cell::Number),
            mean_distance(node).map_or(Cell::Empty, Cell::Number),
        ]);
        table.push(row);
    }
    table.lead = lead(results, &components, language);
    table.recipe = results.recipe();
    table.notes = notes(results, &communities, language);
    table.notes.extend(results.job.notes.iter().cloned());
    table
}

fn columns(directed: bool, language: Language) -> Vec<Column> {
    let count =
        |name: &str, heading: &str| Column::new(name, ColumnType::Integer).heading(heading).unit(Unit::Count.word());
    let number = |name: &str, heading: &str| Column::new(name, ColumnType::Number).heading(heading);
    let number_of = |name: &str, heading: &str| Column::new(name, ColumnType::Integer).heading(heading);
    let mut columns =
        vec![Column::new("id", ColumnType::Text), Column::new("label", ColumnType::Text).heading("actor")];
    columns.push(count("degree", language.pick("partners", "partners")));
    if directed {
        columns.push(count("in-degree", language.pick("in-degree", "genoemd door")));
        columns.push(count("out-degree", language.pick("out-degree", "noemt")));
    }
    columns.extend([
        number_of("component", language.pick("component", "component")),
        number("pagerank", "PageRank").unit(Unit::Share.word()).decimals(5),
        count("triangles", language.pick("triangles", "driehoeken")),
        number("local-clustering", language.pick("local clustering", "onderlinge verbondenheid"))
            .unit(Unit::Share.word()),
        number_of("community", language.pick("community", "gemeenschap")),
        number("harmonic_estimate", language.pick("harmonic closeness, about", "harmonische nabijheid, ongeveer")),
        number("mean_distance_estimate", language.pick("mean distance, about", "gemiddelde afstand, ongeveer")),
    ]);
    columns
}

fn whole(value: u64) -> Cell {
    Cell::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// As the measure `local-clustering`: fewer than two partners give 0.
fn clustering(node: &NodeResult) -> f64 {
    let partners = node.partners as f64;
    if node.partners < 2 { 0.0 } else { 2.0 * node.triangles as f64 / (partners * (partners - 1.0)) }
}

/// The mean of 1/d to the landmarks, for all n − 1 others: as `harmonic-closeness`, which is exact. None without a landmark beside
/// the node itself.
fn harmonic(node: &NodeResult, nodes: usize) -> Option<f64> {
    (node.landmarks > 0).then(|| (nodes - 1) as f64 * node.nearness / node.landmarks as f64)
}

fn mean_distance(node: &NodeResult) -> Option<f64> {
    (node.reached > 0).then(|| node.steps as f64 / node.reached as f64)
}

/// Half the width of the interval in which the normalised harmonic closeness of a node is with 95 % certainty, from the inequality of
/// Hoeffding (1963), which holds for draws without putting back too: √(ln(2/0.05) / 2k).
fn doubt(landmarks: usize) -> f64 {
    ((2.0 / (1.0 - SURE)).ln() / (2.0 * landmarks as f64)).sqrt()
}

/// The most by which PageRank can be off after r rounds, over all nodes together, rounded up: each round leaves d of the error in
/// ranks that add up to (1 − d)·n or more, and dividing by their sum at most doubles what is left, so 2·(1 + 1/(1 − d))·d^r.
fn error_left(damping: f64, rounds: u32, language: Language) -> String {
    let left = (2.0 * (1.0 + 1.0 / (1.0 - damping)) * damping.powf(f64::from(rounds))).min(2.0);
    let decimals = (0..15).find(|&decimals| left * 10f64.powi(decimals) >= 1.0).unwrap_or(15);
    let unit = 10f64.powi(decimals);
    language.decimal((left * unit).ceil() / unit, decimals as usize)
}

fn lead(results: &Results, components: &Partition, language: Language) -> Vec<String> {
    let (nodes, ties, parts) = (results.nodes.len(), results.job.ties, components.count());
    let largest = components.sizes().first().copied().unwrap_or(0);
    let mut lead = vec![match language {
        Language::En => {
            format!("{nodes} nodes and {ties} ties in {parts} components; the largest has {largest} nodes.")
        }
        Language::Nl => {
            format!("{nodes} knopen en {ties} relaties in {parts} componenten; het grootste telt {largest} knopen.")
        }
    }];
    let (steps, reached) =
        results.nodes.iter().fold((0, 0), |(steps, reached), node| (steps + node.steps, reached + node.reached));
    if reached > 0 {
        let mean = language.decimal(steps as f64 / reached as f64, 2);
        let landmarks = results.job.landmarks.len();
        lead.push(match language {
            Language::En => {
                format!("Who reaches each other is {mean} steps apart on average, to judge by {landmarks} landmarks.")
            }
            Language::Nl => format!(
                "Wie elkaar bereikt, staat gemiddeld {mean} stappen van elkaar, afgaande op {landmarks} bakens."
            ),
        });
    }
    lead
}

fn notes(results: &Results, communities: &Partition, language: Language) -> Vec<String> {
    let (job, nodes) = (&results.job, results.nodes.len());
    let mut notes = Vec::new();
    if job.weighted {
        notes.push(
            language
                .pick(
                    "GraphX does not look at strength: every tie counts alike in every column.",
                    "GraphX kijkt niet naar sterkte: elke relatie telt in elke kolom even zwaar.",
                )
                .to_owned(),
        );
    }
    let rounds = job.rounds;
    let left = error_left(job.damping, rounds, language);
    notes.push(match language {
        Language::En => format!(
            "pagerank: GraphX lets ranks add up to the number of nodes; divided by their sum they add up to 1, and what reaches nodes without ties out falls to all alike, as in verbinder measure pagerank. After {rounds} rounds all nodes together are off by {left} at most."
        ),
        Language::Nl => format!(
            "pagerank: bij GraphX tellen de waarden op tot het aantal knopen; gedeeld door hun som tellen ze op tot 1, en wat bij knopen zonder uitgaande relatie aankomt, valt aan alle gelijk toe, zoals in verbinder measure pagerank. Na {rounds} rondes wijken alle knopen samen hoogstens {left} af."
        ),
    });
    let few = results.nodes.iter().filter(|node| node.partners < 2).count();
    if few > 0 {
        notes.push(match language {
            Language::En => format!("local-clustering: 0 by convention for {few} with fewer than two partners"),
            Language::Nl => format!("local-clustering: volgens afspraak 0 voor {few} met minder dan twee partners"),
        });
    }
    let label_rounds = job.label_rounds;
    notes.push(match language {
        Language::En => format!(
            "community: who has the same label after {label_rounds} rounds of label propagation. In GraphX all change at once, so that labels may swap sides for ever, as in networks of two modes; which of several equally frequent labels a node takes is left to Spark and may differ between runs. Use verbinder clusters where the network fits this machine."
        ),
        Language::Nl => format!(
            "gemeenschap: wie na {label_rounds} rondes labelverspreiding hetzelfde label heeft. In GraphX wisselt iedereen tegelijk, zodat labels eindeloos heen en weer kunnen gaan, zoals in netwerken met twee soorten knopen; welk van meer even vaak voorkomende labels een knoop neemt, is aan Spark en kan per keer verschillen. Gebruik verbinder clusters als het netwerk op deze computer past."
        ),
    });
    let alone = (0..nodes).filter(|&node| communities.sizes()[communities.group_of(node)] == 1).count();
    if alone > 0 {
        notes.push(match language {
            Language::En => format!("community: empty for {alone} (nobody else has the label)"),
            Language::Nl => format!("community: leeg voor {alone} (niemand anders heeft het label)"),
        });
    }
    notes.push(estimates(results, language));
    let unreached = results.nodes.iter().filter(|node| node.reached == 0).count();
    if unreached > 0 {
        notes.push(match language {
            Language::En => format!("mean_distance_estimate: empty for {unreached} (no landmark can be reached)"),
            Language::Nl => format!("mean_distance_estimate: leeg voor {unreached} (geen baken bereikbaar)"),
        });
    }
    let unmeasured = results.nodes.iter().filter(|node| node.landmarks == 0).count();
    if unmeasured > 0 {
        notes.push(match language {
            Language::En => format!("harmonic_estimate: empty for {unmeasured} (no landmark but the node itself)"),
            Language::Nl => format!("harmonic_estimate: leeg voor {unmeasured} (geen baken behalve de knoop zelf)"),
        });
    }
    notes
}

/// What the columns from distances to landmarks are worth.
fn estimates(results: &Results, language: Language) -> String {
    let (nodes, landmarks) = (results.nodes.len(), results.job.landmarks.len());
    if landmarks == nodes {
        let exact = language.pick(
            "harmonic_estimate and mean_distance_estimate are exact: every node is a landmark.",
            "harmonic_estimate en mean_distance_estimate zijn exact: elke knoop is een baken.",
        );
        return exact.to_owned();
    }
    let known = results.nodes.iter().map(|node| node.landmarks).min().unwrap_or(0).max(1);
    let off = (doubt(known) * (nodes - 1) as f64).min((nodes - 1) as f64);
    let off = language.decimal(off, 1);
    match language {
        Language::En => format!(
            "harmonic_estimate and mean_distance_estimate go by steps to {landmarks} landmarks drawn at random (--landmarks): harmonic_estimate of a node is within {off} of the exact value with 95 % certainty (Hoeffding 1963), mostly much closer; mean_distance_estimate is of those landmarks that the node reaches."
        ),
        Language::Nl => format!(
            "harmonic_estimate en mean_distance_estimate gaan af op de stappen naar {landmarks} willekeurig getrokken bakens (--landmarks): harmonic_estimate van een knoop ligt met 95 % zekerheid binnen {off} van de exacte waarde (Hoeffding 1963), meestal veel dichterbij; mean_distance_estimate is die van de bakens die de knoop bereikt."
        ),
    }
}

/// Puts the rows with the highest value of a column first; `top` shortens the list without cutting through equal values.
///
/// # Errors
///
/// A column that the table has not, or that holds no numbers; a ranking of actors that a caution forbids and on which the user does
/// not insist.
pub fn rank(
    table: &mut Table,
    results: &Results,
    column: Option<&str>,
    top: Option<usize>,
    anyway: bool,
    language: Language,
) -> Result<(), Error> {
    let names = ranking::columns(table);
    let name = column.unwrap_or("degree");
    let Some(at) = ranking::column(table, name) else {
        return Err(Error::request(format!("there is no column {name:?} to sort by"))
            .hint(format!("use one of {}", names.join(", "))));
    };
    if let Some(why) = &results.job.not_ranked {
        if !anyway {
            return Err(Error::request("these actors are not ranked")
                .hint(why.as_str())
                .hint("--rank-anyway ranks them all the same, and says so"));
        }
        table.notes.insert(0, super::ranked_anyway(why, language));
    }
    let order = ranking::most_telling_first(table, at, top);
    measure::sorted(table, (name, top), &order, language);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_stated_rounded_up() {
        // 2·(1 + 1/0.15)·0.85^100 = 15.33… · 8.755e-8 = 1.342e-6; 2·(1 + 1/0.5)·0.5^3 = 0.75; one round leaves more than all there is.
        assert_eq!(error_left(0.85, 100, Language::Nl), "0,000002");
        assert_eq!(error_left(0.5, 3, Language::En), "0.8");
        assert_eq!(error_left(0.85, 1, Language::En), "2");
        // √(ln 40 / 200) = √(3.688879 / 200) = 0.13581
        assert!((doubt(100) - 0.13581).abs() < 1e-5);
    }
}
