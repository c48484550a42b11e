//! How alike networks are, two by two: with other actors by their shapes, with the same actors by their ties too.

mod pair;

use super::{count, finish, some};
use crate::graph::CompactGraph;
use crate::graph::portrait::Portrait;
use crate::model::{Network, Respondent};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::deltacon;
use crate::studies::multiple_testing::draws_to_tell;
use crate::studies::netlsd::{HeatScale, MOST_NODES, heat_trace};
use crate::studies::qap::{LEAST_ACTORS, MOST_ACTORS, QapOptions};
pub use pair::Figure;
use pair::Pair;

/// Networks of fewer nodes are only counted.
pub const LEAST_NODES: usize = 5;

/// One of the networks that are compared.
#[derive(Debug)]
pub struct Compared {
    name: String,
    ids: Vec<String>,
    graph: CompactGraph,
    portrait: Option<Portrait>,
    heat: Option<Vec<f64>>,
    /// Nodes that were asked and did not answer.
    silent: usize,
}

impl Compared {
    /// A network under this name, with its numbers; node `i` of the graph is node `i` of the network.
    pub fn new(name: impl Into<String>, network: &Network, graph: &CompactGraph) -> Compared {
        let silent = network.nodes().filter(|node| node.respondent == Respondent::NoResponse).count();
        Compared::of(name, network.nodes().map(|node| node.id.clone()).collect(), graph).silent(silent)
    }

    /// The same, of which so many nodes were asked and did not answer.
    pub fn silent(self, silent: usize) -> Compared {
        Compared { silent, ..self }
    }

    /// A graph under this name, with the ids of its nodes in ascending order.
    pub fn of(name: impl Into<String>, ids: Vec<String>, graph: &CompactGraph) -> Compared {
        let enough = graph.node_count() >= LEAST_NODES;
        Compared {
            name: name.into(),
            ids,
            graph: graph.clone(),
            portrait: enough.then(|| Portrait::of(graph)),
            heat: if enough { heat_trace(graph, HeatScale::PerNode) } else { None },
            silent: 0,
        }
    }
}

/// What the networks are parts of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// Files, or networks in them.
    Files,
    /// Relations on the same nodes.
    Relations,
    /// Years.
    Years,
    /// Nodes with the same value of an attribute.
    Groups,
}

/// One row per pair of networks, or one per network where one figure is asked for as a matrix. Where orders are too few for one pair alone
/// of so many to stand out, and `more` may be made, pairs beyond all of them get as many as that takes.
pub fn table(
    networks: &[Compared],
    subject: &Subject,
    parts: Parts,
    (options, more): (&QapOptions, bool),
    matrix: Option<Figure>,
    language: Language,
) -> Table {
    let mut pairs: Vec<Pair> = Vec::new();
    for (at, one) in networks.iter().enumerate() {
        pairs.extend(networks[at + 1..].iter().map(|other| Pair::new(one, other, options)));
    }
    pair::correct(&mut pairs);
    if more {
        pair::more_orders(networks, &mut pairs, options);
    }
    let mut table = match matrix {
        None => list(networks, &pairs, language),
        Some(figure) => square(networks, &pairs, figure, language),
    };
    table.lead = lead(networks, &pairs, language);
    table.lead.extend(too_few_orders(networks, &pairs, language));
    table.notes = cautions(networks, &pairs, parts, options, language);
    table.recipe.set("portrait", "Bagrow & Bollt 2019");
    table.recipe.set("netlsd", "heat, 250 moments from 0.01 to 100, per node");
    table.recipe.set("permutations", options.permutations as u64);
    finish(table, subject, language)
}

/// How far the networks are from each other by one figure: a distance as it is, and one minus what is 1 where two are alike. NaN where the
/// figure is not known, and on chances, which are no distances.
pub fn distances(networks: &[Compared], figure: Figure) -> Vec<Vec<f64>> {
    let options = QapOptions { permutations: 0, exact_up_to: 0, ..QapOptions::default() };
    let n = networks.len();
    let mut found = vec![vec![0.0; n]; n];
    for a in 0..n {
        for b in a + 1..n {
            let value = Pair::new(&networks[a], &networks[b], &options).value(figure);
            let distance = match figure.with_itself() {
                itself if itself.is_nan() => f64::NAN,
                itself => (value - itself).abs(),
            };
            (found[a][b], found[b][a]) = (distance, distance);
        }
    }
    found
}

fn list(networks: &[Compared], pairs: &[Pair], language: Language) -> Table {
    let text = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Text).heading(language.pick(en, nl))
    };
    let integer = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(language.pick(en, nl))
    };
    let mut columns = vec![
        text("network", "network", "netwerk"),
        text("other", "other", "ander"),
        integer("nodes", "nodes", "knopen").hidden(),
        integer("other_nodes", "nodes of the other", "knopen van het andere").hidden(),
        integer("pairs", "pairs", "paren").hidden(),
        integer("other_pairs", "pairs of the other", "paren van het andere").hidden(),
    ];
    let number = |figure: &Figure| {
        let column = Column::new(figure.id(), ColumnType::Number).heading(language.text(figure.name()));
        let column = if figure.is_chance() { column.decimals(4) } else { column };
        if figure.is_detail() { column.hidden() } else { column }
    };
    columns.extend(Figure::ALL[..3].iter().map(number));
    columns.push(integer("shared_actors", "shared nodes", "gedeelde knopen"));
    columns.extend(Figure::ALL[3..].iter().map(number));
    columns.push(integer("orders", "orders", "volgordes").hidden());
    let mut table = Table::new(language.pick("How alike are the networks?", "Hoe gelijk zijn de netwerken?"), columns);
    let mut at = pairs.iter();
    for (first, one) in networks.iter().enumerate() {
        for (other, pair) in networks[first + 1..].iter().zip(&mut at) {
            let mut row: Vec<Cell> = vec![one.name.as_str().into(), other.name.as_str().into()];
            row.extend([&one.graph, &other.graph].map(|graph| Cell::count(graph.node_count())));
            row.extend([&one.graph, &other.graph].map(|graph| Cell::count(graph.edge_count())));
            row.extend(Figure::ALL[..3].iter().map(|&figure| Cell::number(pair.value(figure))));
            row.push(Cell::count(pair.shared));
            row.extend(Figure::ALL[3..].iter().map(|&figure| Cell::number(pair.value(figure))));
            row.push(pair.qap.as_ref().map_or(Cell::Empty, |found| Cell::count(found.orders)));
            table.push(row);
        }
    }
    table
}

fn square(networks: &[Compared], pairs: &[Pair], figure: Figure, language: Language) -> Table {
    let mut columns = vec![Column::new("network", ColumnType::Text).heading(language.pick("network", "netwerk"))];
    let decimals = if figure.is_chance() { 4 } else { 3 };
    columns.extend(
        networks.iter().map(|network| Column::new(network.name.as_str(), ColumnType::Number).decimals(decimals)),
    );
    let mut table = Table::new(language.text(figure.name()), columns);
    let n = networks.len();
    // Pairs stand in the order 0–1, 0–2, …, 1–2, ….
    let index = |a: usize, b: usize| a * (2 * n - a - 1) / 2 + (b - a - 1);
    for (a, network) in networks.iter().enumerate() {
        let mut row: Vec<Cell> = vec![network.name.as_str().into()];
        row.extend((0..n).map(|b| match a.cmp(&b) {
            std::cmp::Ordering::Less => Cell::number(pairs[index(a, b)].value(figure)),
            std::cmp::Ordering::Equal => Cell::number(figure.with_itself()),
            std::cmp::Ordering::Greater => Cell::number(pairs[index(b, a)].value(figure)),
        }));
        table.push(row);
    }
    table.recipe.set("matrix", figure.id());
    table
}

/// Values that differ by less are equal.
const EQUAL: f64 = 1e-12;

/// The first three pairs, and how many more there are. Names of a pair are joined by "and", so that pairs are not.
fn pairs_in_words(pairs: &[String], language: Language) -> String {
    let first = pairs[..pairs.len().min(3)].join(", ");
    match (language, pairs.len().saturating_sub(3)) {
        (_, 0) => first,
        (Language::En, 1) => format!("{first} and 1 other pair"),
        (Language::Nl, 1) => format!("{first} en 1 ander paar"),
        (Language::En, more) => format!("{first} and {more} other pairs"),
        (Language::Nl, more) => format!("{first} en {more} andere paren"),
    }
}

/// The most and the least alike, by their portraits, and what goes together more than names in another order would.
fn lead(networks: &[Compared], pairs: &[Pair], language: Language) -> Vec<String> {
    let mut named = Vec::new();
    for (at, one) in networks.iter().enumerate() {
        named.extend(networks[at + 1..].iter().map(|other| (&one.name, &other.name)));
    }
    let mut known: Vec<(f64, usize)> =
        pairs.iter().map(|pair| pair.value(Figure::PortraitDivergence)).zip(0..).collect();
    known.retain(|(value, _)| !value.is_nan());
    known.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut lead = Vec::new();
    if let (Some(&(least, _)), Some(&(most, _))) = (known.first(), known.last())
        && least + EQUAL < most
    {
        // Two places behind the point, three where the two would look alike.
        let decimals = if language.decimal(least, 2) == language.decimal(most, 2) { 3 } else { 2 };
        // All pairs that are as much alike are named.
        let say = |value: f64| {
            let equal = known.iter().filter(|(other, _)| (other - value).abs() <= EQUAL);
            let pairs: Vec<String> = equal
                .map(|&(_, pair)| format!("{} {} {}", named[pair].0, language.pick("and", "en"), named[pair].1))
                .collect();
            format!("{} ({})", pairs_in_words(&pairs, language), language.decimal(value, decimals))
        };
        lead.push(match language {
            Language::En => format!("By portrait divergence most alike: {}; least: {}.", say(least), say(most)),
            Language::Nl => {
                format!("Naar portretdivergentie het meest gelijk: {}; het minst: {}.", say(least), say(most))
            }
        });
    }
    if let [pair] = pairs
        && let Some(found) = &pair.qap
    {
        let (r, p) = (language.decimal(found.correlation, 2), language.decimal(found.p_two_sided(), 4));
        let shared = pair.shared;
        lead.push(match language {
            Language::En => format!("On the {shared} shared nodes the ties of the two go together with r = {r} (QAP, two-sided p = {p})."),
            Language::Nl => format!("Op de {shared} gedeelde knopen gaan de relaties van de twee samen met r = {r} (QAP, tweezijdige p = {p})."),
        });
    }
    lead
}

/// That pairs lie beyond all orders, and yet these are too few.
fn too_few_orders(networks: &[Compared], pairs: &[Pair], language: Language) -> Option<String> {
    let named = pair::places(networks.len()).zip(pairs).filter(|(_, pair)| pair.is_untold());
    let names: Vec<String> = named
        .map(|((one, other), _)| {
            format!("{} {} {}", networks[one].name, language.pick("and", "en"), networks[other].name)
        })
        .collect();
    let tested = pair::tested(pairs);
    let (named, enough) = (some(&names, 5, language), draws_to_tell(tested, 1));
    (!names.is_empty()).then(|| match language {
        Language::En => format!(
            "Farther from chance than every order of the names, and yet among {tested} pairs so few orders cannot tell whether that is chance: {named}. \
             It takes {enough} (--permutations, of compare --draws)."
        ),
        Language::Nl => format!(
            "Verder van het toeval dan elke volgorde van de namen, en toch kunnen zo weinig volgordes bij {tested} paren niet zeggen of dat toeval is: \
             {named}. Daarvoor zijn er {enough} nodig (--permutations, bij compare --draws)."
        ),
    })
}

/// That what these networks do not tell counts as no tie, since some who were asked did not answer; nothing where there is none.
pub(in crate::present::findings) fn silence_counts_as_no_tie(
    networks: &[String],
    language: Language,
) -> Option<String> {
    let names = some(networks, 3, language);
    (!networks.is_empty()).then(|| match language {
        Language::En => format!(
            "In {names} some of those asked did not answer: what they did not tell counts as no tie here, so that networks may differ by silence alone. verbinder change leaves such pairs out."
        ),
        Language::Nl => format!(
            "In {names} antwoordden sommige gevraagden niet: wat zij niet vertelden telt hier als geen relatie, zodat netwerken alleen al door zwijgen kunnen verschillen. verbinder change laat zulke paren weg."
        ),
    })
}

fn cautions(
    networks: &[Compared],
    pairs: &[Pair],
    parts: Parts,
    options: &QapOptions,
    language: Language,
) -> Vec<String> {
    let mut notes = vec![
        language
            .pick(
                "Portrait divergence, NetLSD and the distance of degree profiles confound size and density with structure: a larger or denser network is \"far\" by that alone. They rank nothing; compare them with the distances of random networks of the same sizes.",
                "Portretdivergentie, NetLSD en de afstand van graadprofielen verwarren omvang en dichtheid met structuur: een groter of dichter netwerk is daardoor alleen al \"ver\". Zij vormen geen ranglijst; vergelijk ze met de afstanden van willekeurige netwerken van dezelfde omvang.",
            )
            .to_owned(),
    ];
    let silent = networks.iter().filter(|network| network.silent > 0).map(|network| network.name.clone());
    notes.extend(silence_counts_as_no_tie(&silent.collect::<Vec<_>>(), language));
    if pairs.iter().any(|pair| pair.shared > 0) {
        notes.push(match language {
            Language::En => format!(
                "Jaccard, Hamming, DeltaCon and QAP look at the nodes that both networks have, and at nothing else. p of QAP: the share of orders of the names that give as much (p_ge), as little (p_le), as far from their mean (two-sided); all orders up to {} nodes, otherwise {} random ones, the observed one counted; q is the two-sided p corrected for the number of rows.",
                options.exact_up_to, options.permutations
            ),
            Language::Nl => format!(
                "Jaccard, Hamming, DeltaCon en QAP kijken naar de knopen die beide netwerken hebben, en naar niets anders. p van QAP: het deel van de volgordes van de namen dat evenveel geeft (p_ge), even weinig (p_le), even ver van hun gemiddelde (tweezijdig); alle volgordes tot {} knopen, anders {} willekeurige, de waargenomene meegeteld; q is de tweezijdige p gecorrigeerd voor het aantal rijen.",
                options.exact_up_to, options.permutations
            ),
        });
    }
    match parts {
        Parts::Relations => notes.push(
            language
                .pick(
                    "Every relation is compared on all the nodes, also those that have no tie in it.",
                    "Elke soort relatie is vergeleken op alle knopen, ook die er geen relatie in hebben.",
                )
                .to_owned(),
        ),
        Parts::Years => notes.push(
            language
                .pick(
                    "What has no date counts in every year: undated ties make years look alike.",
                    "Wat geen datum heeft telt in elk jaar mee: relaties zonder datum maken jaren gelijk.",
                )
                .to_owned(),
        ),
        Parts::Files | Parts::Groups => {}
    }
    let small = networks.iter().filter(|network| network.graph.node_count() < LEAST_NODES).count();
    if small > 0 {
        notes.push(match language {
            Language::En => {
                let networks = count(small, "network has", "networks have");
                format!("{networks} fewer than {LEAST_NODES} nodes: too few for any distance, so that cells are empty")
            }
            Language::Nl => {
                let networks = count(small, "netwerk heeft", "netwerken hebben");
                format!(
                    "{networks} minder dan {LEAST_NODES} knopen: te weinig voor een afstand, zodat cellen leeg zijn"
                )
            }
        });
    }
    if networks.iter().any(|network| network.heat.is_none() && network.graph.node_count() >= LEAST_NODES) {
        notes.push(match language {
            Language::En => format!(
                "NetLSD is empty for networks with a part of more than {MOST_NODES} nodes: it would take too long"
            ),
            Language::Nl => format!(
                "NetLSD is leeg voor netwerken met een deel van meer dan {MOST_NODES} knopen: het zou te lang duren"
            ),
        });
    }
    if pairs.iter().any(|pair| pair.shared > deltacon::MOST_NODES) {
        let most = deltacon::MOST_NODES;
        notes.push(match language {
            Language::En => {
                format!("DeltaCon is empty where more than {most} nodes are shared: it would take too long")
            }
            Language::Nl => {
                format!("DeltaCon is leeg waar meer dan {most} knopen gedeeld zijn: het zou te lang duren")
            }
        });
    }
    if pairs.iter().any(|pair| pair.shared > MOST_ACTORS) {
        notes.push(match language {
            Language::En => format!(
                "QAP is empty where more than {MOST_ACTORS} nodes are shared: it would take too much memory; choose a part of the networks"
            ),
            Language::Nl => format!(
                "QAP is leeg waar meer dan {MOST_ACTORS} knopen gedeeld zijn: het zou te veel geheugen kosten; kies een deel van de netwerken"
            ),
        });
    }
    let few = pairs.iter().filter(|pair| (1..LEAST_ACTORS).contains(&pair.shared)).count();
    if few > 0 {
        notes.push(match language {
            Language::En => {
                format!("{} fewer than {LEAST_ACTORS} nodes: too few for QAP", count(few, "row shares", "rows share"))
            }
            Language::Nl => {
                format!(
                    "{} minder dan {LEAST_ACTORS} knopen: te weinig voor QAP",
                    count(few, "rij deelt", "rijen delen")
                )
            }
        });
    }
    let flat = pairs.iter().filter(|pair| pair.shared >= LEAST_ACTORS && pair.qap.is_none()).count();
    if flat > 0 {
        notes.push(match language {
            Language::En => format!("QAP is empty in {}: in one of the two all pairs of shared nodes are alike (no tie, or all tied)", count(flat, "row", "rows")),
            Language::Nl => format!("QAP is leeg in {}: in een van de twee zijn alle paren van gedeelde knopen gelijk (geen relatie, of alle)", count(flat, "rij", "rijen")),
        });
    }
    notes
}
