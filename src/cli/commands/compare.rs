//! `verbinder compare`: municipalities, other groups, layers, years or files side by side.

use super::similarity::MatrixArg;
use crate::cli::args::{OutputArgs, SeveralArgs};
use crate::cli::input::{Input, Several};
use crate::cli::{Outcome, output};
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use std::collections::BTreeSet;
use verbinder::Error;
use verbinder::present::findings::compare::{self, Chance, Judged, Profile, Rows, Type};
use verbinder::present::findings::significance;
use verbinder::present::findings::similarity::Figure;
use verbinder::present::known;
use verbinder::present::subject::Subject;
use verbinder::studies::null_models::MODELS;
use verbinder::studies::qap::QapOptions;
use verbinder::transform::Filter;

/// Networks side by side, with what may not be concluded: municipalities, sectors, layers, years or files
///
/// One network: one row per municipality, or per value of --by, in alphabetical order. Several files, a folder, or files that hold
/// several networks: one row per network. Figures that a small network cannot carry stay empty, and cautions say what may not be
/// concluded; `verbinder list cautions` shows the rules.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder compare data/sociaal-domein.json
  verbinder compare data/sociaal-domein.json --by sector
  verbinder compare data/florentine-families.json --by layer
  verbinder compare data/sociaal-domein.json --null same-degrees --draws 199
  verbinder compare data/sociaal-domein.json --of similarity --matrix portrait-divergence --order similarity
  verbinder compare data/sociaal-domein.json --of joins
  verbinder compare data/sociaal-domein.json --of chance --null same-degrees
  verbinder compare data/florentine-families.json --by layer --of differences
  verbinder compare data/sociaal-domein.json --of contrast --type Noordenveld,Wageningen
  verbinder compare data/sociaal-domein.json --rank ei_index
  verbinder compare town-a.json town-b.json --format csv")]
pub(crate) struct Args {
    /// Network files or folders; - reads standard input
    #[arg(required = true)]
    files: Vec<String>,
    /// What one file is divided by: municipality, sector, kind, layer, year, or any attribute that the file gives its nodes
    #[arg(long, value_name = "ATTRIBUTE", default_value = "municipality")]
    by: String,
    /// Which table
    #[arg(long, value_enum, default_value_t = OfArg::Networks)]
    of: OfArg,
    /// Put z and percentile beside each figure: how unusual it is among networks that chance draws. What these keep; verbinder list
    /// models explains them [default for --of chance: same-density; same-memberships where ties are derived from shared structures, and same-two-mode-degrees where all join actors and structures]
    #[arg(long, value_name = "MODEL", value_parser = PossibleValuesParser::new(MODELS.iter().map(|model| model.id)))]
    null: Option<String>,
    /// How many networks are drawn, for --null, and --of chance, precision, differences, contrast and similarity (QAP) [default: 1000; with
    /// --of chance 40 for each figure looked at, with --of similarity 20 for each pair, where some lie beyond all of a thousand and that would
    /// tell nothing]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(19..=1_000_000))]
    draws: Option<u32>,
    /// The networks of one type, by their names in the table, for --of contrast; at least 8 networks are needed in all
    #[arg(long = "type", value_name = "NAMES", value_delimiter = ',')]
    types: Vec<String>,
    /// In which order the networks stand
    #[arg(long, value_enum, default_value_t = OrderArg::Given, conflicts_with = "rank")]
    order: OrderArg,
    /// With --of similarity: a table with a row and a column per network, of this figure, which --order similarity then follows
    #[arg(long, value_enum, value_name = "FIGURE")]
    matrix: Option<MatrixArg>,
    /// Put the networks with the highest value of this column first; refused where cautions forbid it
    #[arg(long, value_name = "COLUMN")]
    rank: Option<String>,
    /// Rank even where cautions forbid it; the table says so
    #[arg(long, requires = "rank")]
    rank_anyway: bool,
    #[command(flatten)]
    several: SeveralArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// A table of the comparison, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OfArg {
    /// One row per network
    Networks,
    /// One row per network and figure: what chance would give a network of this size, and how far the figure is from that
    Chance,
    /// One row per network and figure: how exactly it is known, if the actors were a sample
    Precision,
    /// One row per pair of networks: how alike they are; with --matrix one row and column per network
    Similarity,
    /// Four rows per pair of networks: the difference of their densities, average degrees, centralizations and transitivities, with its error
    Differences,
    /// One row per figure: the networks of one type (--type) beside the others
    Contrast,
    /// One row per caution: the rule that speaks, about what, and which ranking it forbids
    Cautions,
    /// One row per pair of municipalities that something joins
    Joins,
}

/// An order of networks, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OrderArg {
    /// Names by alphabet, years by time, files as they were named
    Given,
    /// Networks that are alike next to each other, by portrait divergence or the figure of --matrix
    Similarity,
}

/// How many networks are drawn where nothing else is asked for.
const USUAL_DRAWS: usize = 1_000;

/// Most slices of time that one table holds.
pub(super) const MOST_YEARS: usize = 40;

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    if (args.of == OfArg::Contrast) == args.types.is_empty() {
        return Err(Error::request("--of contrast and --type belong together")
            .hint("--of contrast --type Delft,Leiden sets these networks against all others"));
    }
    if args.matrix.is_some() && args.of != OfArg::Similarity {
        return Err(Error::request("--matrix belongs to --of similarity")
            .hint("--of similarity --matrix portrait-divergence has a row and a column per network"));
    }
    if args.null.is_some() && !matches!(args.of, OfArg::Networks | OfArg::Chance) {
        return Err(Error::request("--null belongs to --of networks and --of chance").hint(
            "the other tables do not set figures against chance networks: leave out --null, or ask for --of chance",
        ));
    }
    if args.of == OfArg::Joins && (args.order != OrderArg::Given || args.rank.is_some()) {
        return Err(Error::request("--of joins has a row per pair of municipalities, in an order of its own")
            .hint("leave out --order and --rank"));
    }
    let several = Several::read(&args.files, &args.several, &args.output.language)?;
    let (files, language, mut filter) = (&several.inputs, several.language, several.filter.clone());
    // With one file, places are chosen as rows: their ties to the outside must still be counted.
    let one_by_place = files.len() == 1 && args.by == "municipality";
    let places = if one_by_place { std::mem::take(&mut filter.municipalities) } else { Vec::new() };
    let subject = |file: &Input, filter: &Filter| several.choose("compare", file, filter);
    if args.of == OfArg::Joins {
        if args.by != "municipality" {
            return Err(Error::request(format!("--of joins looks at municipalities, not at --by {}", args.by)).hint(
                format!("verbinder measure mixing-matrix FILE --by {} shows the ties between such groups", args.by),
            ));
        }
        let [file] = &files[..] else {
            return Err(Error::request("--of joins looks at the municipalities of one network")
                .hint("name one file; verbinder combine puts several together"));
        };
        let table = compare::joins(&subject(file, &filter)?, language);
        output::write_table(table, &args.output.table, language)?;
        return Ok(Outcome::Fine);
    }
    let (mut profiles, subjects, rows) = match &files[..] {
        [file] if args.by == "layer" || args.by == "year" => slices(file, &filter, &args.by, subject)?,
        [file] => {
            let one = subject(file, &filter)?;
            alone(file, &one, &args.by)?;
            let profiles = groups(&one, &args.by, &places)?;
            let rows = if args.by == "municipality" { Rows::Places } else { Rows::Groups };
            (profiles, vec![one], rows)
        }
        several => {
            let subjects = several.iter().map(|file| subject(file, &filter)).collect::<Result<Vec<_>, _>>()?;
            (compare::by_file(&subjects), subjects, Rows::Files)
        }
    };
    if matches!(args.of, OfArg::Similarity | OfArg::Differences) && profiles.len() < 2 {
        return Err(Error::request("networks are compared two by two, and there is only one")
            .hint("compare --by another attribute, or name several files"));
    }
    if rows == Rows::Groups && known::found_in_ties(&args.by) && args.tests() {
        return Err(known::refuse_untested(&format!("--by {}", args.by)));
    }
    let likeness = args.likeness()?;
    if let Some(figure) = likeness {
        profiles = compare::order_by_likeness(profiles, figure);
    }
    let mut table = match args.of {
        OfArg::Cautions => compare::cautions(&profiles, &subjects[0], rows, language),
        OfArg::Chance => {
            let chance = Chance { draws_more: args.draws.is_none(), ..args.chance(&profiles)? };
            let adjusted = compare::adjusted(&profiles, &subjects[0], (rows, &chance), language)?;
            compare::chance(&profiles, &adjusted, &subjects[0], (rows, &chance), language)
        }
        OfArg::Precision => compare::precision(&profiles, &subjects[0], (rows, args.draws()), language),
        OfArg::Differences => compare::differences(&profiles, &subjects[0], (rows, args.draws()), language),
        OfArg::Contrast => {
            let of = Type { names: &args.types, draws: args.draws() };
            compare::contrast(&profiles, &subjects[0], (rows, of), language)?
        }
        OfArg::Similarity => {
            let matrix = args.matrix.map(MatrixArg::figure);
            let options =
                QapOptions { permutations: args.draws(), seed: args.several.seed.seed, ..QapOptions::default() };
            compare::similarity(&profiles, &subjects[0], (rows, (&options, args.draws.is_none()), matrix), language)
        }
        OfArg::Networks | OfArg::Joins if args.null.is_some() => {
            let chance = args.chance(&profiles)?;
            let found = compare::adjusted(&profiles, &subjects[0], (rows, &chance), language)?;
            let judged = Judged { chance: &chance, found: &found };
            compare::table(&profiles, &subjects[0], rows, Some(judged), language)
        }
        OfArg::Networks | OfArg::Joins => compare::table(&profiles, &subjects[0], rows, None, language),
    };
    if let Some(figure) = likeness {
        compare::say_order(&mut table, figure, (&profiles, rows), language);
    }
    match rows {
        Rows::Files => compare::name_files(&mut table, &subjects, language),
        _ => table.recipe.set("by", args.by.as_str()),
    }
    if !places.is_empty() {
        table.recipe.set("municipality", places.join(","));
    }
    if let Some(column) = &args.rank {
        compare::rank(&mut table, column, (&profiles, rows), args.rank_anyway, language)?;
    }
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}

impl Args {
    /// Whether figures are held against chance, or given an error that rests on it.
    fn tests(&self) -> bool {
        self.null.is_some()
            || matches!(self.of, OfArg::Chance | OfArg::Precision | OfArg::Differences | OfArg::Contrast)
    }

    fn draws(&self) -> usize {
        self.draws.map_or(USUAL_DRAWS, |draws| draws as usize)
    }

    /// The chance that figures are judged against.
    fn chance(&self, profiles: &[Profile]) -> Result<Chance, Error> {
        // With fewer, nothing could differ from chance at 5 %, whatever it is.
        if self.draws() < 99 {
            return Err(Error::request(format!("{} draws are too few to judge anything against chance", self.draws()))
                .hint("--draws 1000 is usual, 99 the least"));
        }
        let tied = || profiles.iter().filter(|profile| profile.pairs > 0);
        let are_two_mode = tied().next().is_some() && tied().all(|profile| profile.second_mode.is_some());
        let derive_ties = profiles.iter().any(|profile| profile.shared.is_some());
        let usual = || significance::model_of_structures(derive_ties, are_two_mode).unwrap_or("same-density");
        let null = self.null.as_deref().unwrap_or_else(usual);
        let model = significance::model(null)?;
        Ok(Chance { model, draws: self.draws(), draws_more: false, seed: self.several.seed.seed })
    }
}

impl Args {
    /// By which figure networks that are alike are put together; none where they are not.
    fn likeness(&self) -> Result<Option<Figure>, Error> {
        let figure = self.matrix.map_or(Figure::PortraitDivergence, MatrixArg::figure);
        match self.order {
            OrderArg::Given => Ok(None),
            OrderArg::Similarity if figure.is_distance() => Ok(Some(figure)),
            OrderArg::Similarity => Err(Error::request(format!("{} is a chance: it puts nothing in order", figure.id()))
                .hint("--order similarity follows --matrix portrait-divergence, netlsd, degree-profile, jaccard, hamming, deltacon or qap-r")),
        }
    }
}

/// An error where one of the networks of a file was chosen and nothing divides it further.
fn alone(file: &Input, subject: &Subject, by: &str) -> Result<(), Error> {
    let Some(part) = file.part.as_ref().filter(|_| by == "municipality" && subject.places.names.is_empty()) else {
        return Ok(());
    };
    Err(Error::request(format!("there is nothing to compare: {part} alone was read, and a comparison takes two"))
        .hint("leave out --network to set all networks of the file side by side")
        .hint("--by sector, layer or another attribute compares parts of this one"))
}

/// The groups of nodes of one network.
fn groups(subject: &Subject, by: &str, places: &[String]) -> Result<Vec<Profile>, Error> {
    if by != "municipality" {
        return Ok(compare::by_attribute(subject, by)?.0);
    }
    if subject.places.names.is_empty() {
        return Err(Error::request("there is nothing to compare: no node that was chosen belongs to a municipality")
            .hint(
                "give the nodes a municipality, choose others, compare --by another attribute, or name several files",
            ));
    }
    let mut profiles = compare::by_place(subject);
    profiles.retain(|profile| places.is_empty() || places.contains(&profile.name));
    Ok(profiles)
}

/// The layers or the years of one network: the same nodes, other ties; and the network as a whole.
fn slices(
    file: &Input,
    filter: &Filter,
    by: &str,
    subject: impl Fn(&Input, &Filter) -> Result<Subject, Error>,
) -> Result<(Vec<Profile>, Vec<Subject>, Rows), Error> {
    let network = &file.network.value;
    let filters: Vec<(String, Filter)> = if by == "layer" {
        let layers: BTreeSet<&str> = network.ties().filter_map(|tie| tie.tie.layer.as_deref()).collect();
        let chosen = |layer: &&str| filter.layers.is_empty() || filter.layers.iter().any(|wanted| wanted == layer);
        let slice = |layer: &str| (layer.to_owned(), Filter { layers: vec![layer.to_owned()], ..filter.clone() });
        layers.into_iter().filter(chosen).map(slice).collect()
    } else {
        let chosen =
            |year: &i32| filter.from.is_none_or(|from| from <= *year) && filter.to.is_none_or(|to| *year <= to);
        let slice = |year: i32| (year.to_string(), Filter { at: Some(year), from: None, to: None, ..filter.clone() });
        network.years().into_iter().filter(chosen).map(slice).collect()
    };
    if filters.is_empty() {
        return Err(Error::request(format!("there is nothing to compare: the file gives its ties no {by}"))
            .hint("compare --by municipality, by another attribute, or name several files"));
    }
    if filters.len() > MOST_YEARS && by == "year" {
        return Err(Error::request(format!("the file speaks of {} years", filters.len()))
            .hint("--from YEAR and --to YEAR choose among them"));
    }
    let profiles = filters.into_iter().map(|(name, slice)| {
        let profile = compare::whole(&subject(file, &slice)?);
        Ok(Profile { name, ..profile })
    });
    let profiles = profiles.collect::<Result<Vec<_>, Error>>()?;
    Ok((profiles, vec![subject(file, filter)?], if by == "year" { Rows::Years } else { Rows::Layers }))
}
