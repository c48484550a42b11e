//! Which ties stand out from what sizes explain: of shared memberships, or of strengths.

use super::{finish, labels};
use crate::Error;
use crate::graph::CompactGraph;
use crate::measures::Params;
use crate::measures::cohesion::disparity::disparity;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::backbone::{Chance, SharedPair, backbone, steps_given_both};
use crate::studies::fixed_degrees::{Draws, draws_for_one, fixed_degrees, fixed_degrees_to_tell, meetings};
use crate::studies::multiple_testing::benjamini_hochberg;

/// More meetings of two than this take too long to draw again and again.
const MOST_MEETINGS: usize = 5_000_000;

/// More steps than this take too long for chances that are reckoned: some ten seconds.
const MOST_STEPS: f64 = 1e10;

/// What is left to chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Null {
    /// Each keeps its own number of memberships, all structures alike.
    FixedRows,
    /// Both keep their numbers on average.
    Sdsm,
    /// The same, given the numbers of the two actors.
    SdsmConditional,
    /// Both keep their numbers exactly.
    Fdsm,
    /// Each spreads its strength over its ties.
    Disparity,
}

impl Null {
    /// The word on the command line and in recipes.
    pub fn word(self) -> &'static str {
        match self {
            Null::FixedRows => "fixed-rows",
            Null::Sdsm => "sdsm",
            Null::SdsmConditional => "sdsm-conditional",
            Null::Fdsm => "fdsm",
            Null::Disparity => "disparity",
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BackboneOptions {
    /// What is left to chance; without, for memberships [`Null::SdsmConditional`], or [`Null::Sdsm`] where that would take too long, and for
    /// strengths [`Null::Disparity`].
    pub null: Option<Null>,
    /// The share of false ones among those kept that is acceptable.
    pub alpha: f64,
    /// Random networks, where chance is drawn; without, as many as it takes to tell.
    pub draws: Option<usize>,
}

/// A tie that was kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kept {
    /// Index of the first node.
    pub a: usize,
    /// Index of the second.
    pub b: usize,
    /// What they share, or how strong the tie is.
    pub weight: f64,
    /// The chance of as much.
    pub p: f64,
    /// The same, corrected.
    pub q: f64,
}

/// The pairs of actors (or of structures) that share more than chance gives them, with the table of them. `memberships` holds an actor
/// and a structure each. Nodes that take part in nothing, and structures without members, are outside: they can share nothing.
///
/// # Errors
///
/// Nobody takes part in anything, chance cannot be modelled, or there is too much to draw.
pub fn of_memberships(
    subject: &Subject,
    memberships: &[(usize, usize)],
    structures_stay: bool,
    options: &BackboneOptions,
    language: Language,
) -> Result<(Table, Vec<Kept>), Error> {
    if memberships.is_empty() {
        return Err(Error::request("there is nothing to test: no actor takes part in a structure")
            .hint("choose ties that say who takes part, such as --kind participates-in")
            .hint("for strengths among actors: --null disparity --weight strength"));
    }
    let nodes = subject.network.node_count();
    let mut second = vec![false; nodes];
    let mut inside = vec![false; nodes];
    let mut edges = Vec::new();
    for &(actor, structure) in memberships {
        second[structure] = true;
        inside[actor] = true;
        inside[structure] = true;
        edges.push((actor as u32, structure as u32));
    }
    let (graph, old) = CompactGraph::undirected(nodes, &edges).induced(&inside);
    let second: Vec<bool> = old.iter().map(|&node| second[node as usize]).collect();
    let steps = steps_given_both(&graph, &second, structures_stay);
    let null = options.null.unwrap_or(if steps > MOST_STEPS { Null::Sdsm } else { Null::SdsmConditional });
    let reckoned = |chance: Chance| {
        backbone(&graph, &second, structures_stay, chance).ok_or_else(|| {
            Error::request("the chances of the sdsm did not settle on this network")
                .hint("use --null fdsm, which draws networks instead")
        })
    };
    let mut drawn = None;
    let pairs = match null {
        Null::FixedRows => reckoned(Chance::AllAlike)?,
        Null::Sdsm => reckoned(Chance::KeepingDegrees)?,
        Null::SdsmConditional if steps > MOST_STEPS => {
            return Err(Error::request(format!(
                "sdsm-conditional would take {steps:.0e} steps on this network; it is meant for {MOST_STEPS:.0e} at most"
            ))
            .hint("use --null sdsm, which tells little less where actors take part in much")
            .hint("or leave out the largest structures, or choose a part of the network"));
        }
        Null::SdsmConditional => reckoned(Chance::GivenBoth)?,
        Null::Fdsm | Null::Disparity => {
            let met = meetings(&graph, &second, structures_stay);
            if met > MOST_MEETINGS {
                return Err(Error::request(format!(
                    "fdsm is meant for networks in which two meet at most {MOST_MEETINGS} times; here they meet {met} times"
                ))
                .hint("use --null sdsm, which reckons the chances instead of drawing networks")
                .hint("or leave out the largest structures, or choose a part of the network"));
            }
            let seed = subject.choices.seed;
            let (pairs, draws) = match options.draws {
                Some(count) => (fixed_degrees(&graph, &second, structures_stay, Draws { count, seed }), count),
                None => fixed_degrees_to_tell(&graph, &second, structures_stay, (options.alpha, seed)),
            };
            drawn = Some(draws);
            pairs
        }
    };
    let own = second.iter().filter(|second| **second == structures_stay).count();
    let looked_at = own * own.saturating_sub(1) / 2;
    let kept = |pair: &&SharedPair| pair.corrected <= options.alpha;
    let kept: Vec<Kept> = pairs
        .iter()
        .filter(kept)
        .map(|pair| Kept {
            a: old[pair.a] as usize,
            b: old[pair.b] as usize,
            weight: pair.shared as f64,
            p: pair.chance,
            q: pair.corrected,
        })
        .collect();
    let mut table = rows(
        subject,
        &kept,
        Column::new("shared", ColumnType::Integer).heading(language.pick("shared", "gedeeld")),
        language,
    );
    let (count, sharing) = (kept.len(), pairs.len());
    table.lead = vec![match (language, count) {
        (Language::En, 0) => {
            format!(
                "None of {looked_at} pairs shares so much more than sizes explain that it passes; {sharing} share something."
            )
        }
        (Language::Nl, 0) => format!(
            "Geen van {looked_at} paren deelt zoveel meer dan omvang verklaart dat het de grens haalt; {sharing} delen iets."
        ),
        (Language::En, _) => {
            format!("{count} of {looked_at} pairs share more than sizes explain; {sharing} share something.")
        }
        (Language::Nl, _) => {
            format!("{count} van {looked_at} paren delen meer dan omvang verklaart; {sharing} delen iets.")
        }
    }];
    table.notes = notes_of_memberships(&pairs, looked_at, (null, options.alpha), language);
    if options.null.is_none() && null == Null::Sdsm {
        table.notes.push(too_large_for_conditional(language));
    }
    // Silence of a test that cannot tell is no finding, and stands in the first lines.
    let untold = untold(&pairs, looked_at, (null, options.alpha, drawn), language);
    if count == 0 {
        table.lead.extend(untold)
    } else {
        table.notes.extend(untold)
    }
    if let Some(draws) = drawn {
        table.recipe.set("draws", draws as u64);
    }
    Ok((recorded(table, (null, options.alpha), subject, language), kept))
}

fn too_large_for_conditional(language: Language) -> String {
    language
        .pick(
            "The network is large: the chances leave open in how much the two of a pair take part (sdsm), in place of given that              (sdsm-conditional).",
            "Het netwerk is groot: de kansen laten open aan hoeveel de twee van een paar meedoen (sdsm), in plaats van dat vast te houden              (sdsm-conditional).",
        )
        .to_owned()
}

/// That of some pairs nothing can be told, whatever they share, and what could tell.
fn untold(
    pairs: &[SharedPair],
    looked_at: usize,
    (null, alpha, drawn): (Null, f64, Option<usize>),
    language: Language,
) -> Option<String> {
    let alone = |least: f64| least * looked_at as f64 > alpha;
    let untold = pairs.iter().filter(|pair| alone(pair.least)).count();
    if untold == 0 {
        return None;
    }
    let all = pairs.len();
    if let Some(draws) = drawn {
        // Who shares as much in many a draw would not pass with more of them either.
        let beyond_all = |pair: &SharedPair| pair.chance < 1.5 * pair.least && pair.corrected > alpha;
        if !pairs.iter().any(beyond_all) {
            return None;
        }
        let enough = draws_for_one(looked_at, alpha);
        return Some(match language {
            Language::En => format!(
                "{draws} draws cannot tell: they show no chance below 1/{}, with which a single pair of {looked_at} never passes; --draws \
                 {enough} can.",
                draws + 1
            ),
            Language::Nl => format!(
                "{draws} trekkingen zijn te weinig: ze tonen geen kans onder 1/{}, waarmee één paar van {looked_at} nooit de grens haalt; met \
                 --draws {enough} kan het.",
                draws + 1
            ),
        });
    }
    let open = null == Null::Sdsm;
    let of = match language {
        _ if untold < all => format!("{untold} {} {all}", language.pick("of the", "van de")),
        Language::En => format!("all {all}"),
        Language::Nl => format!("alle {all}"),
    };
    Some(match language {
        Language::En if open => format!(
            "Of {of} nothing can be told: even if they shared all they take part in, none would pass by itself, since sdsm \
             leaves open in how much each takes part. --null sdsm-conditional keeps that for the two of a pair, and can tell of more."
        ),
        Language::Nl if open => format!(
            "Over {of} valt niets te zeggen: ook als ze alles deelden waaraan ze meedoen, haalde geen ervan alleen de grens, \
             omdat sdsm openlaat aan hoeveel ieder meedoet. --null sdsm-conditional houdt dat voor de twee van een paar vast, en kan er over meer \
             iets zeggen."
        ),
        Language::En => format!(
            "Of {of} nothing can be told: even if they shared all they take part in, none would pass by itself."
        ),
        Language::Nl => format!(
            "Over {of} valt niets te zeggen: ook als ze alles deelden waaraan ze meedoen, haalde geen ervan alleen de grens."
        ),
    })
}

/// The ties that are stronger than chance would make them where an end spreads its strength over its ties, with the table of them.
///
/// # Errors
///
/// There are no strengths.
pub fn of_strengths(
    subject: &Subject,
    options: &BackboneOptions,
    language: Language,
) -> Result<(Table, Vec<Kept>), Error> {
    let graph = &subject.view.graph;
    let first = (graph.edge_count() > 0).then(|| graph.weight(0));
    if !graph.is_weighted() || (0..graph.edge_count()).all(|edge| Some(graph.weight(edge)) == first) {
        return Err(Error::request("there is nothing to test: all ties are equally strong")
            .hint("add --weight strength or --weight count")
            .hint("for who takes part in the same structures: leave out --weight and --null"));
    }
    let single = disparity(graph, &Params::default()).values;
    let chances: Vec<f64> =
        graph.edges().iter().zip(&single).map(|(&ends, &p)| of_better_end(graph, ends, p)).collect();
    let corrected = benjamini_hochberg(&chances, chances.len());
    let kept: Vec<Kept> = graph
        .edges()
        .iter()
        .enumerate()
        .filter(|(edge, _)| chances[*edge] <= options.alpha)
        .map(|(edge, &(a, b))| Kept {
            a: a as usize,
            b: b as usize,
            weight: graph.weight(edge),
            p: chances[edge],
            q: corrected[edge],
        })
        .collect();
    let column = Column::new("strength", ColumnType::Number).heading(language.pick("strength", "sterkte"));
    let mut table = rows(subject, &kept, column, language);
    let (count, all) = (kept.len(), chances.len());
    let strict = kept.iter().filter(|tie| tie.q <= options.alpha).count();
    table.lead = vec![match (language, count) {
        (Language::En, 0) => {
            format!("Empty: none of {all} ties is stronger than spreading strength at random would make it.")
        }
        (Language::Nl, 0) => {
            format!("Leeg: geen van {all} relaties is sterker dan willekeurig verdelen haar zou maken.")
        }
        (Language::En, _) => format!(
            "Looked at together, {strict} of {all} ties are stronger than spreading strength at random would make them. Each by itself, {count} \
             are; of so many ties chance alone gives about {}.",
            language.decimal(options.alpha * all as f64, 0)
        ),
        (Language::Nl, _) => format!(
            "Samen bekeken zijn {strict} van {all} relaties sterker dan willekeurig verdelen ze zou maken. Elk op zichzelf zijn het er {count}; \
             van zoveel relaties geeft toeval alleen er al ongeveer {}.",
            language.decimal(options.alpha * all as f64, 0)
        ),
    }];
    let alpha = language.decimal(options.alpha, 3);
    table.notes = vec![
        match language {
            Language::En => format!(
                "Each tie is judged by itself, by its better end: p at most {alpha}, where the better of two ends was looked at p is 1 − (1 − p)². Corrected for the number of ties (q), {strict} would be kept."
            ),
            Language::Nl => format!(
                "Elke relatie is op zichzelf beoordeeld, naar haar beste uiteinde: p hoogstens {alpha}, en waar het beste van twee uiteinden bekeken is, is p 1 − (1 − p)². Gecorrigeerd voor het aantal relaties (q) zouden er {strict} overblijven."
            ),
        },
        language
            .pick(
                "Not for counts of shared memberships, which large structures make: leave out --weight and --null for these.",
                "Niet voor aantallen gedeelde lidmaatschappen, die grote verbanden vanzelf maken: laat daarvoor --weight en --null weg.",
            )
            .to_owned(),
    ];
    Ok((recorded(table, (Null::Disparity, options.alpha), subject, language), kept))
}

/// The chance of the better end of a tie, where that is the better of two: an end with one tie has no choice and is not looked at.
fn of_better_end(graph: &CompactGraph, (a, b): (u32, u32), p: f64) -> f64 {
    let both = graph.degree(a as usize) > 1 && graph.in_degree(b as usize) > 1;
    // 1 − (1 − p)², which keeps its digits where p is small.
    if both { p * (2.0 - p) } else { p }
}

fn rows(subject: &Subject, kept: &[Kept], weight: Column, language: Language) -> Table {
    let text = |name: &str| Column::new(name, ColumnType::Text);
    let chance = |name: &str| Column::new(name, ColumnType::Number).decimals(5);
    let whole = weight.kind == ColumnType::Integer;
    let columns = vec![
        text("source").hidden(),
        text("target").hidden(),
        text("source_label").heading(language.pick("from", "van")),
        text("target_label").heading(language.pick("to", "naar")),
        weight,
        chance("p"),
        chance("q"),
    ];
    let title = language.pick("Which ties stand out?", "Welke relaties springen eruit?");
    let mut table = Table::new(title, columns);
    let mut order: Vec<&Kept> = kept.iter().collect();
    order.sort_by(|a, b| a.p.total_cmp(&b.p).then((a.a, a.b).cmp(&(b.a, b.b))));
    for tie in order {
        let [from, to] = [tie.a, tie.b].map(|node| subject.network.node(node));
        let names = labels(&subject.network, [tie.a, tie.b]);
        table.push(vec![
            from.id.as_str().into(),
            to.id.as_str().into(),
            names[0].as_str().into(),
            names[1].as_str().into(),
            if whole { Cell::Integer(tie.weight as i64) } else { Cell::number(tie.weight) },
            Cell::number(tie.p),
            Cell::number(tie.q),
        ]);
    }
    table
}

fn notes_of_memberships(
    pairs: &[SharedPair],
    looked_at: usize,
    (null, bound): (Null, f64),
    language: Language,
) -> Vec<String> {
    let alpha = language.decimal(bound, 3);
    let mut notes = vec![match language {
        Language::En if looked_at == 1 => {
            format!("Kept where q is at most {alpha}. There is one pair, so that q is p.")
        }
        Language::Nl if looked_at == 1 => {
            format!("Behouden waar q hoogstens {alpha} is. Er is één paar, zodat q gelijk is aan p.")
        }
        Language::En => format!(
            "Kept where q is at most {alpha}: p corrected for all {looked_at} pairs, those that share nothing among them. A laxer bound would let in pairs that chance makes."
        ),
        Language::Nl => format!(
            "Behouden waar q hoogstens {alpha} is: p gecorrigeerd voor alle {looked_at} paren, ook die niets delen. Een ruimere grens zou paren toelaten die het toeval maakt."
        ),
    }];
    if null == Null::FixedRows {
        notes.push(
            language
                .pick(
                    "fixed-rows takes all structures for equally popular: a large one that many attend makes pairs pass. sdsm and fdsm reckon with sizes.",
                    "fixed-rows houdt alle verbanden voor even geliefd: één groot verband maakt al dat paren de grens halen. sdsm en fdsm rekenen met omvang.",
                )
                .to_owned(),
        );
    }
    let best = pairs.iter().map(|pair| pair.corrected).fold(f64::INFINITY, f64::min);
    if best > bound && best.is_finite() {
        notes.push(match language {
            Language::En => format!("The nearest pair has q = {}.", language.decimal(best, 3)),
            Language::Nl => format!("Het dichtst bij komt een paar met q = {}.", language.decimal(best, 3)),
        });
    }
    notes
}

fn recorded(mut table: Table, (null, alpha): (Null, f64), subject: &Subject, language: Language) -> Table {
    table.recipe.set("null", null.word());
    table.recipe.set("alpha", alpha);
    finish(table, subject, language)
}
