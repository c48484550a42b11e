//! Options that several commands share.

pub(crate) use super::reading::{FormArgs, ReadingArgs};
use super::transform::TransformArgs;
use clap::{Args, ValueEnum};
use verbinder::Error;
use verbinder::graph::{Cost, Direction, Symmetrise, ViewOptions, Weight};
use verbinder::model::{Certainty, Status};
use verbinder::present::language::Language;
use verbinder::transform::Filter;

/// The network file.
#[derive(Debug, Clone, Args)]
pub(crate) struct InputArgs {
    /// Network file or folder; - reads standard input
    pub(crate) file: String,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// What every analysis of one file asks for.
#[derive(Debug, Clone, Args)]
pub(crate) struct AnalysisArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    #[command(flatten)]
    pub(crate) view: ViewArgs,
    #[command(flatten)]
    pub(crate) seed: SeedArgs,
}

/// What every analysis of several files asks for.
#[derive(Debug, Clone, Args)]
pub(crate) struct SeveralArgs {
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
    #[command(flatten)]
    pub(crate) view: ViewArgs,
    #[command(flatten)]
    pub(crate) seed: SeedArgs,
}

/// Which ties and nodes take part.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Which ties and nodes")]
pub(crate) struct FilterArgs {
    /// Kinds of ties, such as funds,runs [default: all]
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Vec<String>,
    /// Layers (themes) of ties [default: all]
    #[arg(long, value_name = "LAYER")]
    pub(crate) layer: Vec<String>,
    /// Status of ties: present, planned, in-formation, potential, ending, ended, or all
    #[arg(long, value_delimiter = ',', value_name = "STATUS", default_value = "present,ending")]
    pub(crate) status: Vec<String>,
    /// Certainty of ties: explicit, implied, ambiguous, or all
    #[arg(long, value_delimiter = ',', value_name = "CERTAINTY", default_value = "explicit,implied")]
    pub(crate) certainty: Vec<String>,
    /// Only what may have existed in this year
    #[arg(long, value_name = "YEAR")]
    pub(crate) at: Option<i32>,
    /// Nodes of these municipalities (or `national`) [default: all]
    #[arg(long, value_name = "NAME")]
    pub(crate) municipality: Vec<String>,
    /// Nodes of these sectors [default: all]
    #[arg(long, value_name = "SECTOR")]
    pub(crate) sector: Vec<String>,
    /// Nodes of these kinds [default: all but documents and persons]
    #[arg(long, value_name = "KIND")]
    pub(crate) node_kind: Vec<String>,
    /// Keep documents and persons too
    #[arg(long)]
    pub(crate) context: bool,
    /// Members that a source counts but does not name: one remainder node, ghosts in pictures, or nothing
    #[arg(long, value_enum, default_value_t = UnnamedArg::Collapse)]
    pub(crate) unnamed: UnnamedArg,
    #[command(flatten)]
    pub(crate) transform: TransformArgs,
}

impl FilterArgs {
    /// The filter that these options ask for.
    pub(crate) fn filter(&self) -> Result<Filter, Error> {
        self.transform.narrow(Filter {
            kinds: trimmed(&self.kind),
            layers: trimmed(&self.layer),
            statuses: words("status", &self.status, Status::from_word, Status::ALL.map(Status::word).as_slice())?,
            certainties: words(
                "certainty",
                &self.certainty,
                Certainty::from_word,
                Certainty::ALL.map(Certainty::word).as_slice(),
            )?,
            at: self.at,
            municipalities: trimmed(&self.municipality),
            sectors: trimmed(&self.sector),
            node_kinds: trimmed(&self.node_kind),
            context: self.context,
            omit_remainders: self.unnamed == UnnamedArg::Omit,
            ..Filter::default()
        })
    }
}

/// The words between commas, without the spaces that people put after one; a backslash keeps a comma in its word.
pub(super) fn trimmed(lists: &[String]) -> Vec<String> {
    let mut words = Vec::new();
    for list in lists {
        let mut word = String::new();
        let mut letters = list.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => word.push(letters.next_if_eq(&',').unwrap_or('\\')),
                ',' => words.push(std::mem::take(&mut word).trim().to_owned()),
                other => word.push(other),
            }
        }
        words.push(word.trim().to_owned());
    }
    words
}

/// What the words stand for; the word `all` stands for no restriction.
fn words<T>(option: &str, given: &[String], read: fn(&str) -> Option<T>, known: &[&str]) -> Result<Vec<T>, Error> {
    if given.iter().any(|word| word.trim() == "all") {
        return Ok(Vec::new());
    }
    given
        .iter()
        .map(|word| {
            read(word.trim()).ok_or_else(|| {
                Error::request(format!("--{option} does not know {word:?}"))
                    .hint(format!("use one or more of {}, or all", known.join(", ")))
            })
        })
        .collect()
}

/// What becomes of members that a source does not name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum UnnamedArg {
    /// One remainder node where the file has one
    Collapse,
    /// Numbered ghosts around the structure, in pictures
    Ghosts,
    /// Left out
    Omit,
}

/// How the network is read as numbers.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "View")]
pub(crate) struct ViewArgs {
    /// Two modes (actors and structures) as they are, or actors only with shared structures as derived ties
    #[arg(long, value_enum, default_value_t = ModeArg::Two)]
    pub(crate) mode: ModeArg,
    /// Whether measures see the direction of ties
    #[arg(long, value_enum, default_value_t = DirectionArg::Undirected)]
    pub(crate) direction: DirectionArg,
    /// When a pair counts as tied without direction: either reported, or only both ways
    #[arg(long, value_enum, default_value_t = SymmetriseArg::Either)]
    pub(crate) symmetrise: SymmetriseArg,
    /// Weight of a pair
    #[arg(long, value_enum, default_value_t = WeightArg::None)]
    pub(crate) weight: WeightArg,
    /// How weights become lengths, for whatever follows paths
    #[arg(long, value_enum, default_value_t = CostArg::Inverse)]
    pub(crate) cost: CostArg,
}

/// One mode or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ModeArg {
    /// Actors and structures
    Two,
    /// Actors only, with derived ties
    One,
}

/// Direction as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DirectionArg {
    /// A tie joins two nodes
    Undirected,
    /// A tie runs from source to target
    Directed,
}

/// Symmetrising as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SymmetriseArg {
    /// Tied where either direction exists
    Either,
    /// Tied where both directions exist
    Both,
}

/// Weight as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WeightArg {
    /// Tied or not
    None,
    /// The strongest stated strength
    Strength,
    /// The number of ties
    Count,
}

/// Length of a tie as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CostArg {
    /// 1/strength: strong ties are short
    Inverse,
    /// Every tie is one step
    Hops,
    /// The strength itself: the file holds distances
    Strength,
}

impl ViewArgs {
    /// Whether the length of ties, if it is not as usual, says something.
    ///
    /// # Errors
    /// A length of ties that have no weight: each would be one step whatever is asked.
    pub(crate) fn is_heard(&self) -> Result<(), Error> {
        if self.weight != WeightArg::None || self.cost == CostArg::Inverse {
            return Ok(());
        }
        Err(Error::request("--cost says nothing without --weight: every tie is one step then")
            .hint("add --weight strength or --weight count, or leave out --cost"))
    }

    /// The view that these options ask for.
    pub(crate) fn options(&self) -> ViewOptions {
        ViewOptions {
            direction: match self.direction {
                DirectionArg::Undirected => Direction::Undirected,
                DirectionArg::Directed => Direction::Directed,
            },
            symmetrise: match self.symmetrise {
                SymmetriseArg::Either => Symmetrise::Either,
                SymmetriseArg::Both => Symmetrise::Both,
            },
            weight: match self.weight {
                WeightArg::None => Weight::None,
                WeightArg::Strength => Weight::Strength,
                WeightArg::Count => Weight::Count,
            },
            cost: match self.cost {
                CostArg::Inverse => Cost::Inverse,
                CostArg::Hops => Cost::Hops,
                CostArg::Strength => Cost::Strength,
            },
        }
    }
}

/// Where a table goes, in which form and language.
#[derive(Debug, Clone, Args)]
pub(crate) struct OutputArgs {
    #[command(flatten)]
    pub(crate) table: TableArgs,
    #[command(flatten)]
    pub(crate) language: LanguageArgs,
}

/// Where a table goes and in which form.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct TableArgs {
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<String>,
    /// Form of the table [default: by the ending of -o, otherwise table]
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub(crate) format: Option<String>,
}

impl TableArgs {
    /// Whether the table is for people at a terminal, or through a pipe from one: no form and no file is named.
    pub(crate) fn is_for_people(&self) -> bool {
        let to_stdout = matches!(self.output.as_deref(), None | Some("-"));
        to_stdout && matches!(self.format.as_deref(), None | Some("table"))
    }
}

/// The forms of a table.
pub(crate) fn formats() -> clap::builder::PossibleValuesParser {
    let writers = verbinder::present::tables::WRITERS.iter();
    clap::builder::PossibleValuesParser::new(
        writers.map(|writer| clap::builder::PossibleValue::new(writer.id).help(writer.meaning)),
    )
}

/// Language of what is written.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct LanguageArgs {
    /// Language of headings, sentences and pictures [default: that of the file, otherwise en]
    #[arg(long, value_enum)]
    pub(crate) lang: Option<LanguageArg>,
}

/// Dutch or English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageArg {
    /// English
    En,
    /// Dutch
    Nl,
}

impl LanguageArgs {
    /// The language asked for, otherwise that of the file, otherwise English.
    pub(crate) fn choose(&self, file: Option<&str>) -> Language {
        let language = match self.lang {
            Some(LanguageArg::En) => Language::En,
            Some(LanguageArg::Nl) => Language::Nl,
            None => file.and_then(Language::from_code).unwrap_or_default(),
        };
        super::progress::speak(language);
        language
    }
}

/// Whether actors are ranked all the same.
#[derive(Debug, Clone, Args)]
pub(crate) struct RankArgs {
    /// Rank actors even if less than half of those asked answered; the result says so
    #[arg(long)]
    pub(crate) rank_anyway: bool,
}

/// The seed of everything random.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct SeedArgs {
    /// Seed of everything random: same seed, same bytes
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
}
