//! `verbinder similarity`: networks two by two.

use super::compare::MOST_YEARS;
use crate::cli::args::{OutputArgs, SeveralArgs};
use crate::cli::input::{Input, Several};
use crate::cli::{Outcome, output};
use clap::ValueEnum;
use std::collections::BTreeSet;
use verbinder::Error;
use verbinder::graph::View;
use verbinder::model::Network;
use verbinder::present::findings::similarity::{self, Compared, Figure, Parts};
use verbinder::present::known;
use verbinder::present::language::Language;
use verbinder::present::subject::Subject;
use verbinder::studies::qap::QapOptions;
use verbinder::transform::{Filter, layers, split};

/// How alike networks are, two by two: files, or the parts of one (layers, municipalities, years, …)
///
/// Portrait divergence, NetLSD and the distance of degree profiles compare shapes, whoever is in the networks. Where two share
/// actors, the ties among these are compared too: Jaccard, Hamming, DeltaCon, and QAP, which says whether the ties go together more
/// than names in another order would. Distances of shape confound size and density with structure.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder similarity data/florentine-families.json --by layer
  verbinder similarity data/sociaal-domein.json --by municipality --matrix portrait-divergence
  verbinder similarity data/sociaal-domein.json data/florentine-families.json --format json")]
pub(crate) struct Args {
    /// Network files or folders; - reads standard input
    #[arg(required = true)]
    files: Vec<String>,
    /// Compare parts of one network: layer, kind (of ties), municipality, year, node-kind, sector, or an attribute of nodes
    #[arg(long, value_name = "WHAT")]
    by: Option<String>,
    /// A table with a row and a column per network, of this figure
    #[arg(long, value_enum, value_name = "FIGURE")]
    matrix: Option<MatrixArg>,
    /// Number of random orders of QAP [default: 9999; 20 for each pair of networks, where some lie beyond all and that would tell nothing]
    #[arg(long, value_name = "N", value_parser = super::mrqap::permutations)]
    permutations: Option<usize>,
    #[command(flatten)]
    several: SeveralArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// The figures that a matrix can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MatrixArg {
    /// Divergence of portraits, 0 to 1
    PortraitDivergence,
    /// Distance of heat traces
    Netlsd,
    /// Partners more or fewer per node
    DegreeProfile,
    /// Share of the ties of either that both have
    Jaccard,
    /// Share of pairs in which they differ
    Hamming,
    /// Distance of influence
    Deltacon,
    /// Correlation of ties
    QapR,
    /// Chance of a correlation as far from its mean
    QapPTwoSided,
}

impl MatrixArg {
    pub(super) fn figure(self) -> Figure {
        match self {
            MatrixArg::PortraitDivergence => Figure::PortraitDivergence,
            MatrixArg::Netlsd => Figure::Netlsd,
            MatrixArg::DegreeProfile => Figure::DegreeProfile,
            MatrixArg::Jaccard => Figure::Jaccard,
            MatrixArg::Hamming => Figure::Hamming,
            MatrixArg::Deltacon => Figure::Deltacon,
            MatrixArg::QapR => Figure::QapR,
            MatrixArg::QapPTwoSided => Figure::QapPTwoSided,
        }
    }
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let several = Several::read(&args.files, &args.several, &args.output.language)?;
    let (files, filter, language) = (&several.inputs, &several.filter, several.language);
    let choose = |file: &Input, filter: &Filter| several.choose("similarity", file, filter);
    let subjects: Vec<Subject> = files.iter().map(|file| choose(file, filter)).collect::<Result<_, _>>()?;
    let (networks, parts) = match (&args.by, &subjects[..]) {
        (None, _) => (whole(files, &subjects), Parts::Files),
        (Some(by), [one]) if by == "year" => {
            let asked =
                |year: &i32| filter.from.is_none_or(|from| from <= *year) && filter.to.is_none_or(|to| *year <= to);
            let years: Vec<i32> = one.network.years().into_iter().filter(asked).collect();
            if years.len() > MOST_YEARS {
                return Err(Error::request(format!(
                    "the network speaks of {} years; at most {MOST_YEARS} are compared two by two",
                    years.len()
                ))
                .hint("--from YEAR and --to YEAR choose among them"));
            }
            let slices = years.iter().map(|&year| {
                let slice = choose(&files[0], &Filter { at: Some(year), from: None, to: None, ..filter.clone() })?;
                Ok(Compared::new(year.to_string(), &slice.network, &slice.view.graph))
            });
            (slices.collect::<Result<_, Error>>()?, Parts::Years)
        }
        (Some(by), [one]) => in_parts(one, by, language)?,
        (Some(by), several) => {
            return Err(Error::request(format!(
                "--by {by:?} takes one network apart, and there are {}",
                several.len()
            ))
            .hint("name one file, or leave out --by to compare the files"));
        }
    };
    if networks.len() < 2 {
        let found = if networks.is_empty() { "no network" } else { "one network" };
        return Err(match &args.by {
            Some(by) => Error::request(format!("--by {by:?} gives {found}, and a comparison takes two"))
                .hint("choose another --by, or other nodes and ties"),
            None => Error::request(format!("{found} was read, and a comparison takes two"))
                .hint("name several files, or take one apart: --by layer, municipality, year, …"),
        });
    }
    let usual = QapOptions::default();
    let permutations = args.permutations.unwrap_or(usual.permutations);
    let options = QapOptions { permutations, seed: args.several.seed.seed, ..usual };
    let matrix = args.matrix.map(MatrixArg::figure);
    let mut table =
        similarity::table(&networks, &subjects[0], parts, (&options, args.permutations.is_none()), matrix, language);
    if let Some(by) = &args.by {
        table.recipe.set("by", by.as_str());
    } else {
        for other in &subjects[1..] {
            let notes = other.notes(language).into_iter().map(|note| format!("{}: {note}", other.choices.file));
            table.notes.extend(notes);
        }
        several.write_into(&mut table.recipe);
    }
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}

/// Every file as a network; files of one name are called by their paths.
fn whole(files: &[Input], subjects: &[Subject]) -> Vec<Compared> {
    let names: Vec<String> = subjects.iter().map(Subject::name).collect();
    let name = |at: usize| {
        let taken = names.iter().filter(|name| **name == names[at]).count() > 1;
        if taken { files[at].title() } else { names[at].clone() }
    };
    let compared = |(at, subject): (usize, &Subject)| Compared::new(name(at), &subject.network, &subject.view.graph);
    subjects.iter().enumerate().map(compared).collect()
}

fn in_parts(subject: &Subject, by: &str, language: Language) -> Result<(Vec<Compared>, Parts), Error> {
    let network = &subject.network;
    let (networks, parts): (Vec<(String, Network)>, Parts) = match by {
        "layer" => {
            let nameless = language.pick("no layer", "geen laag");
            let named = |(name, part): (Option<String>, Network)| (name.unwrap_or_else(|| nameless.to_owned()), part);
            (layers::by_layer(network, true).into_iter().map(named).collect(), Parts::Relations)
        }
        "kind" => (split::by_kind(network, true), Parts::Relations),
        "municipality" => (split::by_municipality(network), Parts::Groups),
        other => {
            let labels = known::labels_of(subject, if other == "node-kind" { "kind" } else { other })?;
            let values: BTreeSet<&String> = labels.iter().flatten().collect();
            let part = |value: &String| {
                (value.clone(), split::part(network, |node| labels[node].as_ref() == Some(value), |_| true))
            };
            (values.into_iter().map(part).collect(), Parts::Groups)
        }
    };
    let view = &subject.choices.view;
    let compared = |(name, part): (String, Network)| Compared::new(name, &part, &View::new(&part, view).graph);
    Ok((networks.into_iter().map(compared).collect(), parts))
}
