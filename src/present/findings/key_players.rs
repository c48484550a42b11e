//! Key players: the sets of actors without which the rest falls apart most, or from which the rest is reached best.

use super::{Withheld, cautioned, count, finish, ranking_withheld, some};
use crate::Error;
use crate::present::cautions::{self, About};
use crate::present::language::Language;
use crate::present::language::diagram::Noun;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::key_players::{Aim, KeyPlayersOptions, MOST_KEPT, Search, key_players};

/// One row per best set; `top` shortens the list.
///
/// # Errors
///
/// A size that leaves nothing to judge; a network whose actors a caution forbids to rank, where the choices do not insist.
pub fn table(
    subject: &Subject,
    options: &KeyPlayersOptions,
    top: Option<usize>,
    language: Language,
) -> Result<Table, Error> {
    let network = &subject.network;
    let found = key_players(&subject.view.graph, options).ok_or_else(|| {
        Error::request(format!(
            "--size {}: the network has {}",
            options.size,
            count(network.node_count(), "node", "nodes")
        ))
        .hint("ask for at least one, and for fewer than there are; where their loss is looked at, leave two others")
    })?;
    // The sets are the ranking: where actors are not ranked, there is nothing to show in another order.
    let withheld = ranking_withheld(subject, "betweenness", language);
    if let Some(Withheld::Yes(_)) = withheld {
        let why = cautions::withheld(subject.basis(), "betweenness", language).unwrap_or_default();
        return Err(Error::request("no key players are named in this network")
            .hint(why)
            .hint("--rank-anyway names them all the same, and says so"));
    }
    let columns = vec![
        Column::new("ids", ColumnType::List).hidden(),
        Column::new("labels", ColumnType::List).heading(language.pick("key players", "sleutelspelers")),
        Column::new("value", ColumnType::Number).heading(heading(options.aim, language)),
    ];
    let mut table = Table::new(language.pick("Who are the key players?", "Wie zijn de sleutelspelers?"), columns);
    let labels = |set: &[usize]| set.iter().map(|&node| network.node(node).label.clone()).collect::<Vec<_>>();
    let shown = top.unwrap_or(usize::MAX).min(found.sets.len());
    for set in &found.sets[..shown] {
        let ids: Vec<String> = set.iter().map(|&node| network.node(node).id.clone()).collect();
        table.push(vec![ids.into(), labels(set).into(), Cell::number(found.value)]);
    }
    if let Some(Withheld::Anyway(why)) = withheld {
        table.lead.push(why);
    }
    table.lead.push(if options.aim == Aim::Fragmentation && found.value.abs() < NOTHING {
        holds(options.size, found.search, language)
    } else {
        lead(&labels(&found.sets[0]), &labels(&found.in_all), (found.count, found.search), language)
    });
    table.notes.push(
        match found.search {
            Search::Exhaustive => {
                language.pick("All sets of this size were looked at.", "Alle combinaties van deze grootte zijn bekeken.")
            }
            Search::Heuristic => language.pick(
                "Heuristic: there are too many sets to look at all; there may be better ones, and others as good.",
                "Heuristisch: er zijn te veel combinaties om alle te bekijken; er kunnen betere zijn, en andere even goede.",
            ),
        }
        .to_owned(),
    );
    if shown < found.count {
        table.notes.push(match language {
            Language::En => format!("{} sets are equally good; the first {shown} are listed", found.count),
            Language::Nl => format!("{} combinaties zijn even goed; de eerste {shown} staan hier", found.count),
        });
    }
    debug_assert!(found.sets.len() <= MOST_KEPT);
    if Noun::of_nodes([network]) == Noun::Node {
        table.notes.push(
            language
                .pick(
                    "What is no actor, such as a table, can be in a set too, and counts among who is reached or apart. --mode one looks at actors only.",
                    "Ook wat geen actor is, zoals een tafel, kan in een combinatie staan, en telt mee bij wie bereikt wordt of uiteenvalt. --mode one kijkt alleen naar actoren.",
                )
                .to_owned(),
        );
    }
    table.notes.push(
        language
            .pick(
                "This is about the network as recorded, not about what would happen if an organisation disappeared.",
                "Dit gaat over het netwerk zoals vastgelegd, niet over wat er zou gebeuren als een organisatie verdween.",
            )
            .to_owned(),
    );
    if subject.view.graph.is_weighted() {
        table.notes.push(
            language
                .pick(
                    "Strengths are not used here: who is reached, and how near, goes by steps.",
                    "Sterkten tellen hier niet mee: wie bereikt wordt, en hoe dichtbij, gaat in stappen.",
                )
                .to_owned(),
        );
    }
    table.recipe.set("aim", options.aim.word());
    table.recipe.set("size", options.size as u64);
    if options.aim == Aim::Reach {
        table.recipe.set("steps", options.steps as u64);
    }
    Ok(finish(cautioned(table, subject, &[About::Positions], language), subject, language))
}

fn heading(aim: Aim, language: Language) -> &'static str {
    match aim {
        Aim::Fragmentation => language.pick("fragmentation without them", "versnippering zonder hen"),
        Aim::DistanceFragmentation => {
            language.pick("distance fragmentation without them", "afstandsversnippering zonder hen")
        }
        Aim::Reach => language.pick("others within reach", "anderen binnen bereik"),
        Aim::DistanceReach => language.pick("nearness to all", "nabijheid tot allen"),
    }
}

/// Fragmentation below this is none.
const NOTHING: f64 = 1e-12;

/// That the network does not fall apart without any set of this size.
fn holds(size: usize, search: Search, language: Language) -> String {
    match (language, search) {
        (Language::En, Search::Exhaustive) => {
            format!("No set of {size} makes the network fall apart: none is the key.")
        }
        (Language::Nl, Search::Exhaustive) => {
            format!("Zonder welke {size} ook valt het netwerk niet uiteen: geen combinatie is de sleutel.")
        }
        (Language::En, Search::Heuristic) => format!("No set of {size} was found that makes the network fall apart."),
        (Language::Nl, Search::Heuristic) => {
            format!("Er is geen combinatie van {size} gevonden waardoor het netwerk uiteenvalt.")
        }
    }
}

/// Who the key players are, from the first of the best sets and from those whom all of them hold.
fn lead(first: &[String], in_all: &[String], (count, search): (usize, Search), language: Language) -> String {
    let names = some(first, 5, language);
    let always = some(in_all, 5, language);
    match (language, count) {
        // A search that saw few sets knows of no others, and says nothing about them.
        (Language::En, 1) if search == Search::Heuristic => {
            format!("{names}: the best set of this size that was found.")
        }
        (Language::Nl, 1) if search == Search::Heuristic => {
            format!("{names}: de beste combinatie van deze grootte die gevonden is.")
        }
        (Language::En, 1) => format!("{names}: no other set of this size was found to be as good."),
        (Language::Nl, 1) => format!("{names}: geen andere combinatie van deze grootte bleek even goed."),
        (Language::En, _) if !in_all.is_empty() => {
            format!(
                "{count} sets are equally good, all with {always}; who else is in it makes no difference among them."
            )
        }
        (Language::Nl, _) if !in_all.is_empty() => {
            format!(
                "{count} combinaties zijn even goed, alle met {always}; wie er verder bij zit, maakt daaronder geen verschil."
            )
        }
        (Language::En, _) => format!("{count} sets are equally good, so none of them is the key: {names}, for one."),
        (Language::Nl, _) => {
            format!("{count} combinaties zijn even goed, dus geen ervan is de sleutel: {names}, bijvoorbeeld.")
        }
    }
}
