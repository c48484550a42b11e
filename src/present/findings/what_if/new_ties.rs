//! The ties that would help most, and who could introduce the two.

use super::{Changes, caution};
use crate::Error;
use crate::graph::CompactGraph;
use crate::graph::steps::Steps;
use crate::model::Mode;
use crate::present::cautions::About;
use crate::present::findings::{cautioned, count, finish, labels, some};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::what_if::new_ties::{self, Between, MOST_NODES, NewTie, between};

/// Steps between all nodes, and which of these could be tied.
#[derive(Debug)]
pub(in crate::present::findings) struct Candidates<'a> {
    subject: &'a Subject,
    /// Without direction and weights.
    pub(in crate::present::findings) graph: CompactGraph,
    pub(in crate::present::findings) steps: Steps,
    /// Whether a source names it, so that somebody can be asked.
    named: Vec<bool>,
    structure: Vec<bool>,
    /// Whether all ties join actors and structures: then new ones do too.
    two_modes: bool,
}

impl<'a> Candidates<'a> {
    /// # Errors
    ///
    /// A network in which there is no room for the steps between all nodes.
    pub(in crate::present::findings) fn of(subject: &'a Subject) -> Result<Self, Error> {
        let network = &subject.network;
        let n = network.node_count();
        if n > MOST_NODES {
            return Err(Error::request(format!(
                "new ties are sought in networks of at most {MOST_NODES} nodes; this one has {n}"
            ))
            .hint("choose a part: --municipality, --sector, --layer, or gaps --meet 0"));
        }
        let graph = new_ties::plain(&subject.view.graph);
        let context = |node| network.mode(node) == Mode::Context;
        let named = |node| network.node(node).named && !network.node(node).remainder && !context(node);
        let structure: Vec<bool> = (0..n).map(|node| network.mode(node) == Mode::Structure).collect();
        let mut ends = graph.edges().iter();
        let crosses = ends.all(|&(a, b)| structure[a as usize] != structure[b as usize]);
        Ok(Candidates {
            subject,
            steps: Steps::of(&graph),
            named: (0..n).map(named).collect(),
            two_modes: crosses && graph.edge_count() > 0,
            structure,
            graph,
        })
    }

    /// Whether a new tie between the two would mean something.
    pub(in crate::present::findings) fn may(&self, a: usize, b: usize) -> bool {
        let modes = if self.two_modes {
            self.structure[a] != self.structure[b]
        } else {
            !(self.structure[a] && self.structure[b])
        };
        modes && self.named[a] && self.named[b]
    }

    /// What a reader must know of who came into question.
    pub(in crate::present::findings) fn notes(&self, language: Language) -> Vec<String> {
        let mut notes = Vec::new();
        let unnamed = self.named.iter().filter(|named| !**named).count();
        if unnamed > 0 {
            notes.push(match language {
                _ if unnamed == 1 => language
                    .pick(
                        "1 node that no source names is proposed to nobody",
                        "1 knoop die geen bron bij naam noemt, wordt niet voorgesteld",
                    )
                    .to_owned(),
                Language::En => format!("{unnamed} nodes that no source names are proposed to nobody"),
                Language::Nl => format!("{unnamed} knopen die geen bron bij naam noemt, worden niet voorgesteld"),
            });
        }
        if self.two_modes {
            notes.push(
                language
                    .pick(
                        "all ties join an actor and a structure, so only such ties are proposed: who could take \
                         part where",
                        "alle relaties verbinden een actor met een verband; alleen zulke relaties worden \
                         voorgesteld: wie waaraan kan meedoen",
                    )
                    .to_owned(),
            );
        } else if self.structure.contains(&true) {
            notes.push(
                language
                    .pick(
                        "ties as recorded, actors with actors and actors with structures; nothing was derived from \
                         shared structures",
                        "relaties zoals vastgelegd, tussen actoren en tussen actoren en verbanden; er is niets \
                         afgeleid uit gedeelde verbanden",
                    )
                    .to_owned(),
            );
        }
        notes.push(
            language
                .pick(
                    "helps most: the largest gain in compactness (the mean of one over the number of steps between \
                     all pairs), counted exactly for each tie; direction and strength are ignored",
                    "helpt het meest: de grootste winst in compactheid (het gemiddelde van één gedeeld door het \
                     aantal stappen tussen alle paren), voor elke relatie precies geteld; richting en sterkte \
                     tellen niet mee",
                )
                .to_owned(),
        );
        notes
    }

    /// Who stands between the ends of a new tie, and all of it in words.
    pub(in crate::present::findings) fn introduction(&self, tie: &NewTie, language: Language) -> (Between, String) {
        let network = &self.subject.network;
        let (a, b) = tie.ends;
        let between = between(&self.graph, a, b);
        let name = |node: usize| &network.node(node).label;
        // The actor first, then what it could take part in.
        let (one, other) = if self.structure[a] { (b, a) } else { (a, b) };
        let joins = self.structure[a] != self.structure[b];
        let mut text = match (language, joins) {
            (Language::En, true) => format!("{} could take part in {}", name(one), name(other)),
            (Language::Nl, true) => format!("{} kan meedoen aan {}", name(one), name(other)),
            (Language::En, false) => format!("{} could meet {}", name(one), name(other)),
            (Language::Nl, false) => format!("{} kan kennismaken met {}", name(one), name(other)),
        };
        text.push_str(": ");
        let common = labels(network, between.common.iter().copied());
        text.push_str(&match (language, tie.steps, between.broker) {
            (Language::En, None, _) => "no way leads from one to the other now".to_owned(),
            (Language::Nl, None, _) => "nu leidt er geen weg van de een naar de ander".to_owned(),
            (Language::En, Some(_), _) if !common.is_empty() => format!("both know {}", some(&common, 3, language)),
            (Language::Nl, Some(_), _) if !common.is_empty() => format!("beide kennen {}", some(&common, 3, language)),
            (Language::En, Some(steps), Some(broker)) => {
                format!("{steps} steps apart, {} stands between them", name(broker))
            }
            (Language::Nl, Some(steps), Some(broker)) => {
                format!("{steps} stappen van elkaar, {} staat ertussen", name(broker))
            }
            (_, Some(steps), None) => format!("{steps} {}", language.pick("steps apart", "stappen van elkaar")),
        });
        if tie.joined > 0.0 {
            let pairs = tie.joined as usize;
            text.push_str(&match language {
                _ if pairs == 1 => {
                    language.pick("; 1 pair would come into contact", "; 1 paar krijgt contact").to_owned()
                }
                Language::En => format!("; {pairs} pairs would come into contact"),
                Language::Nl => format!("; {pairs} paren krijgen contact"),
            });
        }
        text.push('.');
        (between, text)
    }
}

/// The `most` ties that help most, one after the other.
///
/// # Errors
///
/// A network in which there is no room for the steps between all nodes, or in which nobody could be tied.
pub fn table(subject: &Subject, changes: &Changes, most: usize, language: Language) -> Result<Table, Error> {
    let mut candidates = Candidates::of(subject)?;
    let network = &subject.network;
    let (pairs, all) = new_ties::candidates(&candidates.graph, &candidates.steps, |a, b| candidates.may(a, b));
    if pairs.is_empty() {
        return Err(Error::request("no two nodes that could be tied are untied")
            .hint("nodes that no source names and ties between two structures do not come into question"));
    }
    let found = new_ties::one_after_another(&candidates.steps, &pairs, most);
    let columns = vec![
        Column::new("source", ColumnType::Text).hidden(),
        Column::new("target", ColumnType::Text).hidden(),
        Column::new("source_label", ColumnType::Text).heading(language.pick("between", "tussen")),
        Column::new("target_label", ColumnType::Text).heading(language.pick("and", "en")),
        Column::new("steps", ColumnType::Integer).heading(language.pick("steps apart", "stappen uiteen")),
        Column::new("gain", ColumnType::Number)
            .heading(language.pick("gain in compactness", "winst in compactheid"))
            .decimals(4),
        Column::new("compactness", ColumnType::Number).heading(language.pick("compactness then", "compactheid dan")),
        Column::new("joined", ColumnType::Integer)
            .heading(language.pick("pairs that gain contact", "paren die contact krijgen")),
        Column::new("common", ColumnType::List).hidden(),
        Column::new("broker", ColumnType::Text).hidden(),
        Column::new("equals", ColumnType::Integer).hidden(),
        Column::new("sentence", ColumnType::Text).hidden(),
    ];
    let title = language.pick("Which ties would help most?", "Welke relaties zouden het meest helpen?");
    let mut table = Table::new(title, columns);
    let mut compactness = candidates.steps.compactness();
    let before = compactness;
    let name = |node: usize| &network.node(node).label;
    for tie in &found {
        let (between, sentence) = candidates.introduction(tie, language);
        compactness += tie.gain;
        let (a, b) = tie.ends;
        let id = |node: usize| network.node(node).id.as_str();
        table.push(vec![
            id(a).into(),
            id(b).into(),
            name(a).as_str().into(),
            name(b).as_str().into(),
            tie.steps.map_or(Cell::Empty, Cell::count),
            Cell::number(tie.gain),
            Cell::number(compactness),
            Cell::count(tie.joined as usize),
            between.common.iter().map(|&node| id(node).to_owned()).collect::<Vec<_>>().into(),
            between.broker.map_or(Cell::Empty, |node| id(node).into()),
            Cell::count(tie.equals),
            sentence.as_str().into(),
        ]);
        table.sentences.push(sentence);
        // Whoever introduces the next two may do so over a tie that is proposed already.
        candidates.graph = new_ties::with_tie(&candidates.graph, tie.ends);
        if tie.equals > 1 {
            let (a, b, others) = (name(a), name(b), tie.equals - 1);
            table.notes.push(match language {
                Language::En => format!("{a} – {b}: {} would gain as much", count(others, "other tie", "other ties")),
                Language::Nl => format!("{a} – {b}: even goed: {}", count(others, "andere relatie", "andere relaties")),
            });
        }
    }
    table.lead = changes.sentences(language);
    if let Some(first) = found.first() {
        let (a, b) = (name(first.ends.0), name(first.ends.1));
        let [was, is] = [before, before + first.gain].map(|value| language.decimal(value, 3));
        table.lead.push(match language {
            Language::En => format!("A tie between {a} and {b} helps most: compactness goes from {was} to {is}."),
            Language::Nl => {
                format!("Een relatie tussen {a} en {b} helpt het meest: de compactheid gaat van {was} naar {is}.")
            }
        });
    }
    if found.len() > 1 {
        table.notes.push(
            language
                .pick(
                    "greedy: each tie is the best once those above it are there; together they need not be the best \
                     set of this size",
                    "stap voor stap: elke relatie is de beste als die erboven er zijn; samen hoeven zij niet de \
                     beste combinatie te zijn",
                )
                .to_owned(),
        );
    }
    if !all {
        table.notes.push(
            language
                .pick(
                    "heuristic: in a network of this size only the nodes nearest to all, and the nearest of each \
                     piece, came into question",
                    "heuristisch: in een netwerk van deze omvang zijn alleen de knopen bekeken die het dichtst bij \
                     allen staan, en de dichtste van elk deel",
                )
                .to_owned(),
        );
    }
    table.notes.extend(candidates.notes(language));
    table.notes.push(silence(language));
    table.notes.push(caution(language));
    table.notes.extend(changes.notes.iter().cloned());
    changes.write_into(&mut table.recipe);
    table.recipe.set("best_tie", most as u64);
    table.recipe.set("criterion", "global efficiency in steps");
    Ok(finish(cautioned(table, subject, &[About::Positions], language), subject, language))
}

/// A missing tie is not a known absence.
pub(in crate::present::findings) fn silence(language: Language) -> String {
    language
        .pick(
            "A gap may be only silence: what no source mentions is unknown, not absent. Ask before you introduce \
             anybody.",
            "Een gat kan ook stilte zijn: wat geen bron noemt, is onbekend en niet afwezig. Vraag het na voor u \
             iemand voorstelt.",
        )
        .to_owned()
}
