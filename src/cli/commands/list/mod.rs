//! `verbinder list`: what there is to choose from.

mod measures;

use crate::cli::args::OutputArgs;
use crate::cli::{Outcome, output};
use clap::ValueEnum;
use verbinder::Error;
use verbinder::measures::clusters::METHODS;
use verbinder::model::{Network, NetworkBuilder, Vocabulary};
use verbinder::present::cautions::CAUTIONS;
use verbinder::present::findings::explain::EXPLANATIONS;
use verbinder::present::language::Language;
use verbinder::present::table::{Cell, Column, ColumnType, Table};
use verbinder::present::tables::WRITERS;
use verbinder::studies::null_models::MODELS;
use verbinder::studies::robustness::ERRORS;
use verbinder::{formats::FORMATS, rules::RULES};

/// What there is to choose from: measures, methods, null models, explanations, errors, formats, rules, cautions, kinds, tables, views
///
/// With ids behind `measures` each of these is explained: formula, how to read it, what not to conclude, options, source.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder list measures
  verbinder list measures betweenness --lang nl
  verbinder list measures --format json
  verbinder list kinds --lang nl")]
pub(crate) struct Args {
    /// What to list
    what: What,
    /// Measures to explain, after `measures`
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Measures, with their level and meaning
    Measures,
    /// Methods of finding clusters
    Methods,
    /// Null models that significance compares with
    Models,
    /// What explain can explain, with what it shows
    Explanations,
    /// Errors in data that robustness tries
    Errors,
    /// File formats
    Formats,
    /// Rules that check applies
    Rules,
    /// Cautions that compare gives
    Cautions,
    /// Kinds of nodes and ties
    Kinds,
    /// Forms of tables
    Tables,
    /// Views of diagrams
    Views,
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let language = args.output.language.choose(None);
    if args.what != What::Measures && !args.ids.is_empty() {
        return Err(Error::request(format!("only measures are explained one by one, {:?} is left over", args.ids[0]))
            .hint("verbinder list measures ID"));
    }
    let table = match args.what {
        What::Measures if args.ids.is_empty() => measures::all(language),
        What::Measures => measures::explained(&args.ids, args.output.table.is_for_people(), language)?,
        What::Methods => methods(language),
        What::Models => models(language),
        What::Explanations => explanations(language),
        What::Errors => errors(language),
        What::Formats => formats(language),
        What::Rules => rules(language),
        What::Cautions => cautions(language),
        What::Kinds => kinds(language),
        What::Tables => tables(),
        What::Views => super::diagram::views(language),
    };
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}

fn text(names: &[&str]) -> Vec<Column> {
    names.iter().map(|name| Column::new(*name, ColumnType::Text)).collect()
}

fn cautions(language: Language) -> Table {
    let about = Column::new("about", ColumnType::List).hidden();
    let mut columns = text(&["id", "meaning", "alone"]);
    columns[1].heading = language.pick("when it speaks", "wanneer zij spreekt").to_owned();
    columns[2].heading = language.pick("of one network", "van één netwerk").to_owned();
    columns.extend([about, Column::new("reference", ColumnType::Text).hidden()]);
    let mut table = Table::new("", columns);
    for caution in CAUTIONS {
        let about =
            caution.alone.map_or(Vec::new(), |rule| rule.about.iter().map(|one| one.word().to_owned()).collect());
        table.push(vec![
            caution.id.into(),
            language.text(caution.meaning).into(),
            Cell::maybe(caution.alone.map(|rule| language.text(rule.meaning))),
            about.into(),
            caution.reference.into(),
        ]);
    }
    table
}

fn errors(language: Language) -> Table {
    let mut table = Table::new("", text(&["id", "name", "meaning", "reference"]));
    for error in ERRORS {
        let (name, meaning) = (language.text(error.name), language.text(error.meaning));
        table.push(vec![error.id.into(), name.into(), meaning.into(), error.reference.into()]);
    }
    table
}

fn methods(language: Language) -> Table {
    let mut table = Table::new("", text(&["id", "name", "meaning", "caution", "reference"]));
    for method in METHODS {
        table.push(vec![
            method.id.into(),
            language.text(method.name).into(),
            language.text(method.meaning).into(),
            language.text(method.caution).into(),
            method.reference.into(),
        ]);
    }
    table
}

fn models(language: Language) -> Table {
    let mut table = Table::new("", text(&["id", "name", "meaning", "keeps", "caution", "needs", "reference"]));
    for model in MODELS {
        table.push(vec![
            model.id.into(),
            language.text(model.name).into(),
            language.text(model.meaning).into(),
            language.text(model.keeps).into(),
            language.text(model.caution).into(),
            language.text(model.asks.text()).into(),
            model.reference.into(),
        ]);
    }
    table
}

fn explanations(language: Language) -> Table {
    let mut table = Table::new("", text(&["id", "shows", "sections"]));
    for explanation in EXPLANATIONS {
        let sections: Vec<&str> = explanation.sections().map(|section| section.id).collect();
        table.push(vec![explanation.id.into(), language.text(explanation.shows).into(), sections.join(", ").into()]);
    }
    table
}

fn formats(language: Language) -> Table {
    let mut table = Table::new("", text(&["id", "meaning", "endings", "reads", "writes", "cannot_carry"]));
    for format in FORMATS {
        table.push(vec![
            format.id.into(),
            language.text(format.meaning).into(),
            format.extensions.join(", ").into(),
            language.pick("yes", "ja").into(),
            (if format.write.is_some() { language.pick("yes", "ja") } else { language.pick("no", "nee") }).into(),
            format
                .cannot_carry
                .iter()
                .map(|feature| language.text(feature.text()))
                .collect::<Vec<_>>()
                .join(", ")
                .into(),
        ]);
    }
    table
}

fn rules(language: Language) -> Table {
    let mut table = Table::new("", text(&["id", "severity", "meaning"]));
    for rule in RULES {
        table.push(vec![rule.id.into(), rule.severity.word().into(), language.text(rule.meaning).into()]);
    }
    table
}

fn kinds(language: Language) -> Table {
    let empty: Network = NetworkBuilder::new(verbinder::model::Info::default()).build().value;
    let vocabulary = Vocabulary::shipped();
    let mut table = Table::new("", text(&["id", "of", "name", "mode_or_direction"]));
    for kind in vocabulary.node_kinds() {
        let name = language.node_kind(&empty, &kind.id);
        table.push(vec![kind.id.as_str().into(), "node".into(), name.into(), language.mode(kind.mode).into()]);
    }
    for kind in vocabulary.tie_kinds() {
        let direction = if kind.directed {
            language.pick("from source to target", "van bron naar doel")
        } else {
            language.pick("no direction", "zonder richting")
        };
        let name = language.tie_kind(&empty, &kind.id);
        table.push(vec![kind.id.as_str().into(), "tie".into(), name.into(), direction.into()]);
    }
    table
}

fn tables() -> Table {
    let mut table = Table::new("", text(&["id", "meaning", "ending"]));
    for writer in WRITERS {
        table.push(vec![writer.id.into(), writer.meaning.into(), format!(".{}", writer.extension).into()]);
    }
    table
}
