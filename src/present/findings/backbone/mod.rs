//! Which ties stand out from what sizes explain: of shared memberships, or of strengths.

mod memberships;
mod strengths;

pub use memberships::of_memberships;
pub use strengths::of_strengths;

use super::{finish, labels};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};

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

fn recorded(mut table: Table, (null, alpha): (Null, f64), subject: &Subject, language: Language) -> Table {
    table.recipe.set("null", null.word());
    table.recipe.set("alpha", alpha);
    finish(table, subject, language)
}
