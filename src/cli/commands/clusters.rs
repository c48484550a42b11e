//! `verbinder clusters`: structures stated and communities found.

use crate::cli::args::{AnalysisArgs, OutputArgs};
use crate::cli::input::{self, Analysis};
use crate::cli::packed::{self, Opened};
use crate::cli::{Outcome, output};
use clap::builder::{PossibleValue, PossibleValuesParser};
use verbinder::Error;
use verbinder::measures::clusters::{
    BlockTypes, ClusterListens, ClusterOptions, GroupCount, LeidenOptions, METHODS, Method, Objective,
};
use verbinder::present::findings::cluster_image::image_table;
use verbinder::present::findings::cluster_marks::{describe_table, marks_table};
use verbinder::present::findings::cluster_ties::ties_table;
use verbinder::present::findings::found::{Found, method};
use verbinder::present::findings::resolutions::resolutions_table;
use verbinder::present::findings::{self, clusters, stability};

/// Clusters: structures that the data state, and communities found
///
/// Stated structures come with the number of members that a source gives, how many of them are coded and how many by proper name.
/// Communities are found by Leiden (modularity, best of 100 runs) unless another method is chosen; the order of rows in the file
/// does not matter. Certainty says in which share of the runs members are together.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  verbinder clusters data/sociaal-domein.json
  verbinder clusters data/sociaal-domein.json --members -o members.csv
  verbinder clusters data/sociaal-domein.json --stability
  verbinder clusters data/sociaal-domein.json --stability --of clusters
  verbinder clusters data/sociaal-domein.json --method infomap
  verbinder clusters data/sociaal-domein.json --describe
  verbinder clusters data/sociaal-domein.json --resolutions
  verbinder clusters data/sociaal-domein.json --method direct-blockmodel --groups 4 --image
  verbinder clusters data/sociaal-domein.json --method structural-equivalence --groups 6")]
pub(crate) struct Args {
    #[command(flatten)]
    analysis: AnalysisArgs,
    #[command(flatten)]
    how: HowArgs,
    #[command(flatten)]
    shown: ShownArgs,
    /// Other searches, networks with lost ties and random networks, of each so many (19 or more), for --stability
    #[arg(long, value_name = "N", default_value_t = 200, requires = "stability", value_parser = clap::value_parser!(u32).range(19..=100_000))]
    draws: u32,
    /// What --stability is told of: all clusters together, each cluster, or each node
    #[arg(long, value_enum, default_value_t = OfArg::Whole, requires = "stability")]
    of: OfArg,
    #[command(flatten)]
    output: OutputArgs,
}

/// What stability is told of, as an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum OfArg {
    /// All clusters together: one row per check, and the verdict
    Whole,
    /// One row per cluster: how far it is found again with ties lost
    Clusters,
    /// One row per node: with how much of its cluster it stays
    Nodes,
}

/// What is shown instead of one row per cluster.
#[derive(Debug, clap::Args)]
#[group(multiple = false)]
#[command(next_help_heading = "What is shown instead")]
struct ShownArgs {
    /// One row per node: its community and its stated structures
    #[arg(long)]
    members: bool,
    /// What each cluster found is like: its centre, who joins it to others, of what it has more than elsewhere
    #[arg(long)]
    describe: bool,
    /// Kinds, sectors and municipalities that are more frequent in a cluster than outside, with chances
    #[arg(long)]
    marks: bool,
    /// How clusters are tied to each other: the image matrix, with the type of each block
    #[arg(long)]
    image: bool,
    /// One row per tied pair: in which share of the runs its ends are together
    #[arg(long)]
    doubt: bool,
    /// Between which resolutions which division is the best (leiden)
    #[arg(long, conflicts_with = "resolution")]
    resolutions: bool,
    /// Whether the communities can be relied on: would other searches find them, and with ties missing, and does chance divide a
    /// network as well
    #[arg(long)]
    stability: bool,
}

/// How communities are found.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "How communities are found")]
pub(super) struct HowArgs {
    /// Method; verbinder list methods says what each is for [default: leiden]
    #[arg(long, value_name = "METHOD", value_parser = methods(), hide_possible_values = true)]
    method: Option<String>,
    /// Number of runs of a random method [default: 100; above 2,000 ties 10, above a million 3, above ten million 1]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    runs: Option<u32>,
    /// What leiden looks for: more ties inside than by chance, or than a density (then --resolution is that density)
    #[arg(long, value_name = "WHAT", value_parser = ["modularity", "cpm"])]
    objective: Option<String>,
    /// Blocks that direct-blockmodel may have beside empty ones [default: complete]
    #[arg(long, value_name = "TYPES", value_parser = ["complete", "regular", "all"])]
    blocks: Option<String>,
    /// Above 1 smaller communities, below 1 larger ones [default: 1]
    #[arg(long, value_name = "NUMBER", value_parser = above_nought)]
    resolution: Option<f64>,
    /// How many groups a tree is cut into [default: the best number]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    groups: Option<u32>,
    /// Size of the cliques that percolate [default: 3]
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(2..))]
    clique_size: Option<u32>,
    /// Partners inside that everybody in a core has [default: 2]
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..))]
    core: Option<u32>,
    /// How often CONCOR halves [default: 2]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10))]
    splits: Option<u32>,
}

fn methods() -> PossibleValuesParser {
    PossibleValuesParser::new(METHODS.iter().map(|method| PossibleValue::new(method.id).help(method.meaning.en)))
}

fn above_nought(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() && value > 0.0 => Ok(value),
        _ => Err("a number above 0 is expected, such as 0.5 or 1.5".to_owned()),
    }
}

impl HowArgs {
    /// The method asked for, otherwise the first.
    pub(super) fn method(&self) -> &str {
        self.method.as_deref().unwrap_or(METHODS[0].id)
    }

    /// One of the options that were given, for a command to which they say nothing.
    pub(super) fn given(&self) -> Option<&'static str> {
        let options = [("runs", &self.runs), ("groups", &self.groups), ("clique-size", &self.clique_size)];
        let others = [("core", &self.core), ("splits", &self.splits)];
        let mut given = options.iter().chain(&others).filter(|(_, value)| value.is_some()).map(|(name, _)| *name);
        let named = self.method.is_some().then_some("method");
        let named = named.or(self.objective.is_some().then_some("objective"));
        let named = named.or(self.blocks.is_some().then_some("blocks"));
        named.or(self.resolution.is_some().then_some("resolution")).or_else(|| given.next())
    }

    /// The options asked for, on top of the usual ones, in a network of so many nodes; `ranges` if resolutions are gone through.
    pub(super) fn options(
        &self,
        method: &Method,
        usual: ClusterOptions,
        (nodes, ranges): (usize, bool),
    ) -> Result<ClusterOptions, Error> {
        let given = [
            ("runs", self.runs.is_some(), ClusterListens::Runs),
            ("objective", self.objective.is_some(), ClusterListens::Objective),
            ("blocks", self.blocks.is_some(), ClusterListens::Blocks),
            ("resolution", self.resolution.is_some(), ClusterListens::Resolution),
            ("groups", self.groups.is_some(), ClusterListens::Groups),
            ("clique-size", self.clique_size.is_some(), ClusterListens::CliqueSize),
            ("core", self.core.is_some(), ClusterListens::Core),
            ("splits", self.splits.is_some(), ClusterListens::Splits),
        ];
        let unheard = given.into_iter().find(|(_, given, listens)| *given && !method.listens.contains(listens));
        if let Some((option, _, listens)) = unheard {
            let able = METHODS.iter().filter(|method| method.listens.contains(&listens)).map(|method| method.id);
            return Err(Error::request(format!("--{option} says nothing to {}", method.id))
                .hint(format!("it belongs to {}", able.collect::<Vec<_>>().join(", "))));
        }
        let density = self.resolution.is_some() || ranges;
        if self.objective.as_deref() == Some("cpm") && !density {
            return Err(Error::request(
                "--objective cpm needs --resolution: the density that groups must exceed, from 0 to 1",
            )
            .hint("try 0.1; clusters --objective cpm --resolutions shows which densities make a difference"));
        }
        if let Some(groups) = self.groups.filter(|&groups| groups as usize > nodes.max(1)) {
            return Err(Error::request(format!("--groups {groups}: the network has {nodes} nodes"))
                .hint("ask for fewer groups than nodes"));
        }
        let or = |given: Option<u32>, usual: usize| given.map_or(usual, |number| number as usize);
        Ok(ClusterOptions {
            resolution: self.resolution.unwrap_or(usual.resolution),
            runs: or(self.runs, usual.runs),
            groups: self.groups.map_or(usual.groups, |groups| GroupCount::About(groups as usize)),
            clique_size: or(self.clique_size, usual.clique_size),
            core: or(self.core, usual.core),
            splits: or(self.splits, usual.splits),
            objective: match self.objective.as_deref() {
                Some("cpm") => Objective::Cpm,
                _ => Objective::Modularity,
            },
            blocks: match self.blocks.as_deref() {
                Some("regular") => BlockTypes::Regular,
                Some("all") => BlockTypes::All,
                _ => BlockTypes::Complete,
            },
            ..usual
        })
    }
}

fn run_packed(args: &Args, method: &'static Method, packed: &Opened) -> Result<Outcome, Error> {
    let shown = &args.shown;
    let more = shown.describe || shown.marks || shown.image || shown.doubt || shown.resolutions || shown.stability;
    if more {
        return Err(Error::request("of a packed network clusters shows sizes, or with --members who is in which")
            .hint("read the file itself instead of the packed one"));
    }
    let graph = &packed.network.graph;
    let runs = LeidenOptions::usual_runs(graph.edge_count());
    let (seed, cost) = (args.analysis.seed.seed, args.analysis.view.options().cost);
    let usual = ClusterOptions { seed, cost, runs, ..ClusterOptions::default() };
    let options = args.how.options(method, usual, (graph.node_count(), false))?;
    let language = args.output.language.choose(None);
    let asked = packed.asked("clusters", seed, language);
    let table = findings::packed::clusters(&packed.network, method, &options, shown.members, asked)?;
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}

pub(crate) fn run(args: &Args) -> Result<Outcome, Error> {
    let method = method(args.how.method())?;
    if let Some(packed) = packed::open(&args.analysis)? {
        return run_packed(args, method, &packed);
    }
    let Analysis { subject, language, .. } = input::analyse("clusters", &args.analysis, &args.output.language)?;
    let shown = &args.shown;
    let nodes = subject.network.node_count();
    let options = args.how.options(method, Found::usual_options(&subject), (nodes, shown.resolutions))?;
    if shown.resolutions {
        if method.id != METHODS[0].id {
            return Err(Error::request(format!("--resolutions looks with {}, not {}", METHODS[0].id, method.id))
                .hint("leave out --method"));
        }
        let table = resolutions_table(&subject, &options, language);
        output::write_table(table, &args.output.table, language)?;
        return Ok(Outcome::Fine);
    }
    let found = Found::by(&subject, method, options)?;
    let table = match shown {
        ShownArgs { members: true, .. } => clusters::membership_table(&subject, &found, language),
        ShownArgs { describe: true, .. } => describe_table(&subject, &found, language),
        ShownArgs { marks: true, .. } => marks_table(&subject, &found, language),
        ShownArgs { image: true, .. } => image_table(&subject, &found, language)?,
        ShownArgs { doubt: true, .. } => ties_table(&subject, &found, language)?,
        ShownArgs { stability: true, .. } => {
            let judged = stability::judge(&subject, &found, args.draws as usize)?;
            let table = match args.of {
                OfArg::Whole => stability::table,
                OfArg::Clusters => stability::clusters_table,
                OfArg::Nodes => stability::nodes_table,
            };
            table(&subject, &found, &judged, language)
        }
        _ => clusters::table(&subject, &found, language),
    };
    output::write_table(table, &args.output.table, language)?;
    Ok(Outcome::Fine)
}
