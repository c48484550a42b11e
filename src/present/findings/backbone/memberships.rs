//! Which pairs share more memberships than sizes explain.

use super::{BackboneOptions, Kept, Null, recorded, rows};
use crate::Error;
use crate::graph::CompactGraph;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Column, ColumnType, Table};
use crate::studies::backbone::{Chance, SharedPair, backbone, steps_given_both};
use crate::studies::fixed_degrees::{Draws, draws_for_one, fixed_degrees, fixed_degrees_to_tell, meetings};

/// More meetings of two than this take too long to draw again and again.
const MOST_MEETINGS: usize = 5_000_000;

/// More steps than this take too long for chances that are reckoned: some ten seconds.
const MOST_STEPS: f64 = 1e10;

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
    // Counted where it matters only: it takes as long as finding the pairs.
    let conditional = options.null.is_none_or(|null| null == Null::SdsmConditional);
    let steps = if conditional { steps_given_both(&graph, &second, structures_stay) } else { 0.0 };
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
    table.notes = notes(&pairs, looked_at, (null, options.alpha), language);
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

fn notes(pairs: &[SharedPair], looked_at: usize, (null, bound): (Null, f64), language: Language) -> Vec<String> {
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
