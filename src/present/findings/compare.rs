//! Municipalities, or files, side by side: what may be said of each, and what may not.

use super::finish;
use crate::measures;
use crate::measures::Params;
use crate::model::{Mode, Network};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::correlation::spearman;
use std::collections::BTreeSet;

/// Below this many nodes a network is only counted.
pub const ONLY_COUNTS: usize = 5;
/// Below this many nodes no centralization and no transitivity.
pub const NO_SHAPE: usize = 10;

/// What is said of one place or file.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Place or file.
    pub name: String,
    /// Nodes that belong to it.
    pub nodes: usize,
    /// Of these, actors.
    pub actors: usize,
    /// Of these, structures.
    pub structures: usize,
    /// Of these, with a proper name.
    pub named: usize,
    /// Members that sources state and do not name.
    pub unnamed_members: usize,
    /// Tied pairs inside.
    pub pairs: usize,
    /// Tied pairs with nodes outside.
    pub outward: usize,
    /// Kinds of ties that occur inside.
    pub tie_kinds: usize,
    /// Sectors that occur.
    pub sectors: usize,
    /// Different places in the sources that it rests on: how much was written about it.
    pub passages: usize,
    /// Share of the ties that are explicit.
    pub explicit_share: f64,
    /// Isolates inside.
    pub isolates: f64,
    /// Mean number of partners inside.
    pub average_degree: f64,
    /// Components.
    pub components: f64,
    /// Cut points.
    pub cut_points: f64,
    /// Density.
    pub density: f64,
    /// Degree centralization.
    pub centralization: f64,
    /// Transitivity.
    pub transitivity: f64,
    /// The node with most partners inside; none where several share that.
    pub most_connected: Option<String>,
    /// Years that the evidence describes.
    pub years: Vec<i32>,
}

/// One profile per place, in alphabetical order.
pub fn by_place(subject: &Subject) -> Vec<Profile> {
    let groups = &subject.places.groups;
    let members = (0..groups.count()).map(|place| groups.members(place as u32));
    subject.places.names.iter().zip(members).map(|(name, members)| profile(subject, name, &members)).collect()
}

/// One profile of a whole network.
pub fn whole(subject: &Subject) -> Profile {
    profile(subject, &subject.name(), &(0..subject.network.node_count()).collect::<Vec<_>>())
}

fn profile(subject: &Subject, name: &str, members: &[usize]) -> Profile {
    let network = &subject.network;
    let mut keep = vec![false; network.node_count()];
    for &member in members {
        keep[member] = true;
    }
    let graph = &subject.view.graph;
    let (local, _) = graph.induced(&keep);
    let plain = local.symmetrised(crate::graph::compact::Merge::Max);
    let n = members.len();
    let value = |id: &str, least: usize| {
        if n < least {
            return f64::NAN;
        }
        let measure = measures::find(id).expect("a measure named in the code is registered");
        measure.of(&local, &subject.params(&Params::default())).value()
    };
    let all = graph.symmetrised(crate::graph::compact::Merge::Max);
    let outward = all.edges().iter().filter(|(a, b)| keep[*a as usize] != keep[*b as usize]).count();
    let evidence = Evidence::of(subject, &keep);
    // What a source states does not change with what is chosen.
    let stated = crate::model::stated_groups(&subject.file);
    let here = |node: usize| network.index_of(&subject.file.node(node).id).is_some_and(|node| keep[node]);
    let unnamed = stated.iter().filter(|group| here(group.node)).map(|group| group.unnamed()).sum();
    let mode = |mode: Mode| members.iter().filter(|&&node| network.mode(node) == mode).count();
    let most = members.iter().enumerate().map(|(at, _)| plain.degree(at)).max().unwrap_or(0);
    let hubs: Vec<usize> = (0..n).filter(|&at| most > 0 && plain.degree(at) == most).collect();
    let sectors: BTreeSet<&str> = members.iter().filter_map(|&node| network.node(node).sector.as_deref()).collect();
    let cut_points =
        if n < ONLY_COUNTS { f64::NAN } else { crate::graph::petgraph_bridge::cut_points(&local).len() as f64 };
    Profile {
        name: name.to_owned(),
        nodes: n,
        actors: mode(Mode::Actor),
        structures: mode(Mode::Structure),
        named: members.iter().filter(|&&node| network.node(node).named).count(),
        unnamed_members: unnamed,
        pairs: plain.edge_count(),
        outward,
        tie_kinds: evidence.kinds,
        sectors: sectors.len(),
        passages: evidence.passages,
        explicit_share: evidence.explicit_share,
        isolates: value("isolates", 1),
        average_degree: value("average-degree", 1),
        components: value("components", ONLY_COUNTS),
        cut_points,
        density: value("density", ONLY_COUNTS),
        centralization: value("degree-centralization", NO_SHAPE),
        transitivity: value("transitivity", NO_SHAPE),
        most_connected: match hubs[..] {
            [hub] => Some(network.node(members[hub]).label.clone()),
            _ => None,
        },
        years: evidence.years,
    }
}

/// What the nodes and ties of a place rest on.
struct Evidence {
    kinds: usize,
    passages: usize,
    explicit_share: f64,
    years: Vec<i32>,
}

impl Evidence {
    fn of(subject: &Subject, keep: &[bool]) -> Evidence {
        let network = &subject.network;
        let mut kinds = BTreeSet::new();
        let mut passages = BTreeSet::new();
        let (mut ties, mut explicit) = (0usize, 0usize);
        for tie in network.ties().filter(|tie| keep[tie.source] && keep[tie.target]) {
            kinds.insert(tie.tie.kind.as_str());
            ties += 1;
            explicit += usize::from(tie.tie.certainty == crate::model::Certainty::Explicit);
            passages.extend(tie.tie.evidence.iter().map(|item| (item.source.as_str(), &item.locators)));
        }
        for (_, node) in network.nodes().enumerate().filter(|(index, _)| keep[*index]) {
            passages.extend(node.evidence.iter().map(|item| (item.source.as_str(), &item.locators)));
        }
        let sources: BTreeSet<&str> = passages.iter().map(|passage| passage.0).collect();
        let years: BTreeSet<i32> = sources.into_iter().filter_map(|source| year_of(network, source)).collect();
        Evidence {
            kinds: kinds.len(),
            passages: passages.len(),
            explicit_share: if ties == 0 { f64::NAN } else { explicit as f64 / ties as f64 },
            years: years.into_iter().collect(),
        }
    }
}

fn year_of(network: &Network, source: &str) -> Option<i32> {
    network.source(source).and_then(|source| source.observation_year).or(network.info().observation_year)
}

/// What the rows of a comparison are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Places of one file, in alphabetical order.
    Places,
    /// Files, in the order given.
    Files,
}

/// The profiles side by side, in the order given, with what a reader must know before comparing.
pub fn table(profiles: &[Profile], subject: &Subject, rows: Rows, language: Language) -> Table {
    let integer = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(language.pick(en, nl))
    };
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl)).decimals(2)
    };
    let columns = vec![
        Column::new("network", ColumnType::Text).heading(language.pick("place", "plaats")),
        integer("nodes", "nodes", "knopen"),
        integer("actors", "actors", "actoren"),
        integer("structures", "structures", "verbanden"),
        integer("named", "by name", "met naam").hidden(),
        integer("unnamed_members", "unnamed members", "ongenoemde leden"),
        integer("pairs", "pairs", "paren"),
        integer("pairs_outward", "outward", "naar buiten"),
        number("average_degree", "partners per node", "partners per knoop"),
        integer("isolates", "isolates", "zonder relatie").hidden(),
        integer("components", "components", "losse delen"),
        integer("cut_points", "cut points", "snijpunten"),
        number("density", "density", "dichtheid"),
        number("degree_centralization", "centralization", "centralisatie"),
        number("transitivity", "transitivity", "transitiviteit"),
        integer("tie_kinds", "kinds of ties", "soorten relaties").hidden(),
        integer("sectors", "sectors", "sectoren").hidden(),
        Column::new("most_connected", ColumnType::Text).heading(language.pick("most partners", "meeste partners")),
        number("explicit_share", "explicit", "uitdrukkelijk").hidden(),
        integer("passages", "passages", "vindplaatsen"),
        Column::new("years", ColumnType::List).heading(language.pick("year", "jaar")),
    ];
    let mut table = Table::new(language.pick("Places side by side", "Plaatsen naast elkaar"), columns);
    let whole = |value: f64| if value.is_finite() { Cell::Integer(value as i64) } else { Cell::Empty };
    for profile in profiles {
        table.push(vec![
            profile.name.as_str().into(),
            Cell::count(profile.nodes),
            Cell::count(profile.actors),
            Cell::count(profile.structures),
            Cell::count(profile.named),
            Cell::count(profile.unnamed_members),
            Cell::count(profile.pairs),
            Cell::count(profile.outward),
            Cell::number(profile.average_degree),
            whole(profile.isolates),
            whole(profile.components),
            whole(profile.cut_points),
            Cell::number(profile.density),
            Cell::number(profile.centralization),
            Cell::number(profile.transitivity),
            Cell::count(profile.tie_kinds),
            Cell::count(profile.sectors),
            Cell::maybe(profile.most_connected.as_deref()),
            Cell::number(profile.explicit_share),
            Cell::count(profile.passages),
            profile.years.iter().map(i32::to_string).collect::<Vec<_>>().into(),
        ]);
    }
    table.notes = cautions(profiles, rows, language);
    table.notes.extend(subject.cost_note(language));
    finish(table, subject, language)
}

/// The warnings that belong to a comparison: what the figures reflect beside the networks.
pub fn cautions(profiles: &[Profile], rows: Rows, language: Language) -> Vec<String> {
    let mut notes = vec![match rows {
        Rows::Files => language.pick(
            "In the order of the files: these figures do not rank them. What a source does not mention is unknown, not absent.",
            "In de volgorde van de bestanden: deze cijfers vormen geen ranglijst. Wat een bron niet noemt is onbekend, niet afwezig.",
        ),
        Rows::Places => language
            .pick(
                "In alphabetical order on purpose: these figures do not rank the places. What a source does not mention is \
                 unknown, not absent.",
                "Met opzet op alfabet: deze cijfers vormen geen ranglijst. Wat een bron niet noemt is onbekend, niet \
                 afwezig.",
            ),
    }
    .to_owned()];
    let column = |value: fn(&Profile) -> f64| profiles.iter().map(value).collect::<Vec<f64>>();
    let nodes = column(|profile| profile.nodes as f64);
    let written = spearman(&column(|profile| profile.passages as f64), &nodes);
    if written >= 0.5 {
        let value = language.decimal(written, 2);
        notes.push(match language {
            Language::En => format!(
                "The number of nodes goes with the number of passages about a place (rank correlation {value}): size here \
                 may reflect how much was written, so counts are no basis for ranking."
            ),
            Language::Nl => format!(
                "Het aantal knopen gaat samen met het aantal vindplaatsen over een plaats (rangcorrelatie {value}): omvang \
                 kan hier weerspiegelen hoeveel er geschreven is; aantallen zijn geen grond voor een ranglijst."
            ),
        });
    }
    let size = spearman(&column(|profile| profile.density), &nodes);
    if size <= -0.3 {
        let value = language.decimal(size, 2);
        notes.push(match language {
            Language::En => format!(
                "Density falls with size by itself (rank correlation {value} here): density says nothing about places of unequal size. Partners per node depends less on size, but on the same sources."
            ),
            Language::Nl => format!(
                "Dichtheid daalt vanzelf met de omvang (rangcorrelatie hier {value}): over plaatsen van \
                 ongelijke omvang zegt dichtheid niets. Partners per knoop hangt minder van de omvang af, wel van dezelfde bronnen."
            ),
        });
    }
    let tiny = profiles.iter().filter(|profile| profile.nodes < ONLY_COUNTS).count();
    let small = profiles.iter().filter(|profile| (ONLY_COUNTS..NO_SHAPE).contains(&profile.nodes)).count();
    if tiny + small > 0 {
        notes.push(match language {
            Language::En => format!(
                "Empty cells: {tiny} places have fewer than {ONLY_COUNTS} nodes and are only counted; {small} more have \
                 fewer than {NO_SHAPE}, too few for centralization and transitivity."
            ),
            Language::Nl => format!(
                "Lege cellen: {tiny} plaatsen hebben minder dan {ONLY_COUNTS} knopen en worden alleen geteld; nog eens {small} \
                 hebben er minder dan {NO_SHAPE}, te weinig voor centralisatie en transitiviteit."
            ),
        });
    }
    let years: BTreeSet<i32> = profiles.iter().flat_map(|profile| profile.years.clone()).collect();
    if let (Some(first), Some(last)) = (years.first(), years.last())
        && first != last
    {
        notes.push(match language {
            Language::En => format!("The places were observed in different years, {first} to {last}."),
            Language::Nl => format!("De plaatsen zijn in verschillende jaren waargenomen, van {first} tot {last}."),
        });
    }
    notes
}
