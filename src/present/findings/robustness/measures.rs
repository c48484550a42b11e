//! How much error each measure bears.

use super::{
    Asked, cautions, chosen_errors, curve, draws, error_note, grid, ids, is_tiny, only_as_drawn, only_counts, percent,
    recorded, scorers, set_errors,
};
use crate::present::findings::finish;
use crate::present::findings::measure::cell_of;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::robustness::{CurveOptions, DataError, Scorer, Tolerance, Verdict, tolerance};

/// The usual measures and errors.
const MEASURES: [&str; 9] = [
    "degree",
    "betweenness",
    "harmonic-closeness",
    "eigenvector",
    "constraint",
    "density",
    "average-distance",
    "transitivity",
    "largest-component-share",
];
const ERRORS: [&str; 2] = ["missing-nodes", "missing-ties"];
/// The error by which the CS-coefficient is defined.
const DROPPED: &str = "missing-nodes";

/// One row per measure: its CS-coefficient, the share of each error that it bears, and what that allows.
pub fn table(subject: &Subject, asked: &Asked, language: Language) -> Table {
    if is_tiny(subject) {
        return only_counts(subject, language);
    }
    let (ranked, figures) = scorers(subject, asked, &MEASURES);
    let errors = chosen_errors(asked, &ERRORS);
    let draws = bearable(subject, asked, draws(subject, asked, curve::DRAWS, &[&ranked, &figures]));
    let options = CurveOptions { shares: grid(asked), draws, seed: subject.choices.seed };
    let recorded = recorded(subject);
    let found: Vec<Tolerance> =
        errors.iter().map(|error| tolerance(&recorded, error, &ranked, &figures, &options)).collect();

    let mut columns = vec![
        Column::new("measure", ColumnType::Text).heading(language.pick("measure", "maat")),
        Column::new("of", ColumnType::Text).hidden(),
        Column::new("cs_coefficient", ColumnType::Number).heading("CS").decimals(2),
    ];
    for error in &errors {
        let column = Column::new(format!("tolerates_{}", error.id), ColumnType::Number).unit("share").decimals(2);
        columns.push(column.heading(language.text(error.name)));
    }
    columns.push(Column::new("verdict", ColumnType::Text).heading(language.pick("verdict", "oordeel")));
    let mut table =
        Table::new(language.pick("How much error do measures bear?", "Hoeveel fouten verdragen de maten?"), columns);
    let shares = grid(asked);
    let dropped = errors.iter().position(|error| error.id == DROPPED);
    // Without ties nothing can be lost, and what stays says nothing.
    let nothing = subject.view.graph.edge_count() == 0;
    let drawn = only_as_drawn(subject, language);
    let mut add = |scorer: &Scorer, tolerated: &[f64], ranks: bool| {
        let tolerated: Vec<f64> = tolerated.iter().map(|&share| if nothing { f64::NAN } else { share }).collect();
        // By definition the verdict goes by actors missing at random; where that was not asked, by what is borne least.
        let least =
            tolerated.iter().copied().fold(f64::INFINITY, |least, share| if share < least { share } else { least });
        let least = if tolerated.iter().any(|share| share.is_nan()) { f64::NAN } else { least };
        let judged = dropped.map_or(least, |at| tolerated[at]);
        let verdict = Verdict::on(judged);
        let mut text = language.text(if ranks { verdict.of_ranks() } else { verdict.of_figure() }).to_owned();
        if verdict == Verdict::Stable && drawn.is_some() {
            text.push_str(language.pick(" against what was drawn", " tegen wat geloot is"));
        }
        let cs = dropped.filter(|_| ranks).map_or(Cell::Empty, |at| Cell::number(tolerated[at]));
        let mut row = vec![cell_of(scorer.measure, language), scorer.measure.level.word().into(), cs];
        row.extend(tolerated.iter().map(|&share| Cell::number(share)));
        row.push(Cell::word(verdict.word(), text.as_str()));
        table.push(row);
        let name = language.text(scorer.measure.name);
        table.sentences.push(sentence(name, &errors, (&tolerated, shares[0]), &text, language));
    };
    for (index, scorer) in ranked.iter().enumerate() {
        let tolerated: Vec<f64> = found.iter().map(|borne| borne.ranks[index]).collect();
        add(scorer, &tolerated, true);
    }
    for (index, scorer) in figures.iter().enumerate() {
        let tolerated: Vec<f64> = found.iter().map(|borne| borne.figures[index]).collect();
        add(scorer, &tolerated, false);
    }
    table.lead.extend(drawn);
    let levels: Vec<String> = shares.iter().map(|&share| percent(share, language)).collect();
    table.notes.extend(explained(&levels.join(", "), draws, language));
    table.notes.extend(errors.iter().map(|error| error_note(error, None, language)));
    table.notes.extend(cautions(subject, language));
    table.notes.extend(subject.cost_note(language));
    table.recipe.set("of", "measures");
    table.recipe.set("measures", ids(&[&ranked, &figures]));
    set_errors(&mut table.recipe, &errors, &grid(asked));
    table.recipe.set("draws", draws);
    finish(table, subject, language)
}

/// A network of so many nodes gets [`FEW_DRAWS`] versions of every share of error: of each measure there are a dozen.
const MANY_NODES: usize = 1_000;
/// 95 % of fewer is hardly a statement.
const FEW_DRAWS: usize = 40;

/// How many versions are made unless a number is asked for, where `draws` are usual.
fn bearable(subject: &Subject, asked: &Asked, draws: usize) -> usize {
    let many = asked.draws.is_none() && subject.view.graph.node_count() > MANY_NODES;
    if many { draws.min(FEW_DRAWS) } else { draws }
}

/// `Betweenness bears: actors missing 20 %, ties missing less than 5 %; do not interpret ranks.`
fn sentence(
    name: &str,
    errors: &[&DataError],
    (tolerated, smallest): (&[f64], f64),
    verdict: &str,
    language: Language,
) -> String {
    if tolerated.iter().all(|share| share.is_nan()) {
        return format!("{name}: {verdict}.");
    }
    let parts: Vec<String> = errors
        .iter()
        .zip(tolerated)
        .map(|(error, &share)| {
            let much = if share > 0.0 {
                percent(share, language)
            } else {
                format!("{} {}", language.pick("less than", "minder dan"), percent(smallest, language))
            };
            format!("{} {much}", language.text(error.name))
        })
        .collect();
    let bears = language.pick("bears", "verdraagt");
    format!("{name} {bears}: {}; {verdict}.", parts.join(", "))
}

fn explained(grid: &str, draws: usize, language: Language) -> [String; 2] {
    match language {
        Language::En => [
            format!(
                "A ranking bears a share of error if, in 95 % of {draws} versions, it correlates (Spearman) with that of the record by \
                 0.7 or more; a figure, if it is within a tenth of that of the record. Looked at: {grid}; 0 means not even the \
                 smallest, the largest means that much or more."
            ),
            "CS: the CS-coefficient, the share of actors that may be missing at random. Below 0.25 ranks are not to be interpreted, \
             from 0.5 they are stable (Epskamp, Borsboom & Fried 2018). The verdict goes by actors missing where that was looked at."
                .to_owned(),
        ],
        Language::Nl => [
            format!(
                "Een rangorde verdraagt een deel fouten als zij in 95 % van {draws} versies 0,7 of meer correleert (Spearman) met die van \
                 de vastlegging; een cijfer, als het er hooguit een tiende vanaf ligt. Bekeken: {grid}; 0 betekent zelfs het kleinste \
                 niet, het grootste betekent zoveel of meer."
            ),
            "CS: de CS-coëfficiënt, het deel van de actoren dat willekeurig mag ontbreken. Onder 0,25 zijn rangen niet te duiden, vanaf \
             0,5 zijn zij stabiel (Epskamp, Borsboom & Fried 2018). Het oordeel gaat over ontbrekende actoren, als die bekeken zijn."
                .to_owned(),
        ],
    }
}
