//! What became of a network from one wave to the next: of the whole, of its actors, of its ties.

mod actors;
mod renamed;
mod ties;
mod whole;

use crate::present::cautions::{About, alone};
use crate::present::change::{How, Pair, Wave, pairs};
use crate::present::language::Language;
use crate::present::language::diagram::{Noun, counted};
use crate::present::table::Table;
use std::collections::BTreeSet;

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The network: on the actors present in both waves, and on all.
    Network,
    /// Every actor.
    Actors,
    /// Every pair that is tied in one of the waves.
    Ties,
}

impl Of {
    /// The word on the command line and in recipes.
    pub fn word(self) -> &'static str {
        match self {
            Of::Network => "network",
            Of::Actors => "actors",
            Of::Ties => "ties",
        }
    }
}

/// Two waves and what is the same in all tables of them.
struct Compared<'a> {
    before: Wave<'a>,
    after: Wave<'a>,
    pairs: Vec<Pair>,
    /// Ids of the actors of the waves.
    first: BTreeSet<&'a str>,
    second: BTreeSet<&'a str>,
    /// What the two waves are called together.
    name: String,
    /// What one of those in them is.
    called: Noun,
}

impl Compared<'_> {
    fn in_both(&self, id: &str) -> bool {
        self.first.contains(id) && self.second.contains(id)
    }
}

/// The change from one wave to the next, with the recipe of the earlier; what was left out of either is for the caller to tell. `top` shortens the list of actors or ties, most changed first.
pub fn table(before: Wave<'_>, after: Wave<'_>, name: &str, of: Of, top: Option<usize>, language: Language) -> Table {
    let ids = |wave: Wave<'_>| wave.subject.network.nodes().map(|node| node.id.clone()).collect::<Vec<_>>();
    let (first, second) = (ids(before), ids(after));
    let compared = Compared {
        before,
        after,
        pairs: pairs(before, after),
        first: first.iter().map(String::as_str).collect(),
        second: second.iter().map(String::as_str).collect(),
        name: name.to_owned(),
        called: Noun::of_nodes([&before.subject.network, &after.subject.network]),
    };
    let mut table = match of {
        Of::Network => whole::table(&compared, language),
        Of::Actors => actors::table(&compared, language),
        Of::Ties => ties::table(&compared, language),
    };
    if let Some(top) = top.filter(|&top| top < table.rows.len()) {
        let (all, what) = (table.rows.len(), language.pick("rows", "rijen"));
        table.rows.truncate(top);
        table.notes.push(match language {
            Language::En => format!("the first {top} of {all} {what}, most changed first; --top 0 shows all"),
            Language::Nl => format!("de eerste {top} van {all} {what}, meest veranderd eerst; --top 0 toont alle"),
        });
    }
    table.notes.extend(renamed::note(&compared, language));
    table.notes.extend(notes(&compared, language));
    table.notes.extend(cautions(before, after, language));
    let mut recipe = before.subject.recipe();
    recipe.set("of", of.word());
    table.recipe = recipe;
    table
}

/// What may not be concluded from either wave; that they stand apart in time is what they are for.
fn cautions(before: Wave<'_>, after: Wave<'_>, language: Language) -> Vec<String> {
    let of = |wave: Wave<'_>| {
        let spoken = alone(wave.subject.basis(), &[About::Shape], language).into_iter();
        let spoken = spoken.filter(|(rule, _)| rule.id != "different-years");
        spoken.map(|(_, spoken)| spoken.sentence).collect::<Vec<_>>()
    };
    let (first, second) = (of(before), of(after));
    let caution = language.pick("Caution", "Let op");
    let (earlier, later) = (language.pick("before", "eerst"), language.pick("after", "daarna"));
    let both = first.iter().filter(|told| second.contains(told)).map(|told| format!("{caution}: {told}"));
    let one = first.iter().filter(|told| !second.contains(told)).map(|told| format!("{caution} ({earlier}): {told}"));
    let other = second.iter().filter(|told| !first.contains(told)).map(|told| format!("{caution} ({later}): {told}"));
    both.chain(one).chain(other).collect()
}

fn notes(compared: &Compared<'_>, language: Language) -> Vec<String> {
    let count = |how: How| compared.pairs.iter().filter(|pair| pair.how == how).count();
    let mut notes = vec![
        language
            .pick(
                "Ended is what the data say has ended, or is only planned by then; not seen again is a tie that is missing although its ends were looked at, and that may still be there; unknown is a tie whose end was not looked at. Unknown ties are in no share.",
                "Beëindigd is wat volgens de gegevens beëindigd is, of dan nog maar gepland; niet meer gezien is een relatie die ontbreekt terwijl naar haar uiteinden gekeken is, en die er nog kan zijn; onbekend is een relatie waarvan een uiteinde niet bekeken is. Onbekende relaties tellen in geen aandeel mee.",
            )
            .to_owned(),
        language
            .pick(
                "Which ties exist and of what kind and sign is compared, not how large anything became; and nothing here says why.",
                "Vergeleken is welke relaties er zijn en van welke soort en welk teken, niet hoe groot iets werd; en niets hier zegt waarom.",
            )
            .to_owned(),
    ];
    let undated = count(How::Undated);
    if undated > 0 {
        notes.push(match language {
            Language::En => format!("{undated} of the ties kept have no date at all: that they held in both years is assumed, not known"),
            Language::Nl => format!("{undated} van de behouden relaties hebben geen enkele datum: dat zij in beide jaren golden is aangenomen, niet bekend"),
        });
    }
    let negative = compared.before.subject.view.negative_ties + compared.after.subject.view.negative_ties;
    if negative > 0 {
        notes.push(
            language
                .pick(
                    "Ties count here whatever their sign: distrust is a tie too, and where it becomes trust the tie is kept and its sign has changed. Ranks leave ties with a negative sign out.",
                    "Relaties tellen hier mee ongeacht hun teken: wantrouwen is ook een relatie, en waar het vertrouwen wordt is de relatie behouden en haar teken anders. Rangen laten relaties met een negatief teken weg.",
                )
                .to_owned(),
        );
    }
    let shared = compared.first.intersection(&compared.second).count();
    let fewer = compared.first.len().min(compared.second.len());
    if fewer > 0 && shared * 2 < fewer {
        let many = counted(language, shared, compared.called);
        let (are, staan) = if shared == 1 { ("is", "staat") } else { ("are", "staan") };
        notes.push(match language {
            Language::En => format!("only {many} {are} in both: are the ids the same in both files? verbinder names helps where names differ"),
            Language::Nl => format!("slechts {many} {staan} in beide: zijn de id's in beide bestanden gelijk? verbinder names helpt waar namen verschillen"),
        });
    }
    notes
}
