//! The options that transform a network before analysis, and the order in which they do.
//!
//! The order is fixed: merging of names and rolling up (`cleaning`, when the file is read), filter, recode
//! strengths, symmetrise, one mode, ego network, largest component.

use super::args::ModeArg;
use clap::{Args, ValueEnum};
use verbinder::Error;
use verbinder::model::{Mode, Network};
use verbinder::present::language::Language;
use verbinder::present::who::Who;
use verbinder::transform::component::largest_component;
use verbinder::transform::ego::ego;
use verbinder::transform::one_mode::{Onto, Projection, ProjectionWeight, project};
use verbinder::transform::recode::recode;
use verbinder::transform::symmetrise::{How, symmetrise};
use verbinder::transform::{Condition, Filter};

/// What is made of the network before anything is measured.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Transformations")]
pub(crate) struct TransformArgs {
    /// Only nodes or ties that fulfil this, such as 'node.sector = zorg' or 'tie.strength >= 2'; can be repeated
    #[arg(long = "where", value_name = "CONDITION")]
    conditions: Vec<String>,
    /// Only what may have existed at some time from this year on
    #[arg(long, value_name = "YEAR", conflicts_with = "at")]
    from: Option<i32>,
    /// Only what may have existed at some time up to this year
    #[arg(long, value_name = "YEAR", conflicts_with = "at")]
    to: Option<i32>,
    /// What codes of strength stand for, where a low code means much: 1=4,2=3,3=2,4=1
    #[arg(long, value_name = "CODE=STRENGTH[,…]", value_delimiter = ',', value_parser = code)]
    recode: Vec<(f64, f64)>,
    /// Make of directed ties ties without direction (union, intersection), or keep only answered ones (reciprocated)
    #[arg(long, value_enum, value_name = "HOW")]
    ties: Option<TiesArg>,
    /// With --mode one: strength of derived ties [default: newman]
    #[arg(long, value_enum, value_name = "WEIGHT")]
    projection: Option<ProjectionArg>,
    /// With --mode one: which mode stays [default: actors]
    #[arg(long, value_enum, value_name = "MODE")]
    onto: Option<OntoArg>,
    /// Only this node, by id or name, and who is within RADIUS steps of it [default radius: 1]
    #[arg(long, value_name = "ID[:RADIUS]")]
    ego: Option<String>,
    /// With --ego: leave out ties between nodes equally far from it
    #[arg(long, requires = "ego")]
    no_alter_ties: bool,
    /// Only the largest part that hangs together
    #[arg(long)]
    largest_component: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TiesArg {
    /// A tie in either direction becomes one without direction
    Union,
    /// Only what runs both ways, as one tie without direction
    Intersection,
    /// Only what runs both ways, directed as it is
    Reciprocated,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ProjectionArg {
    /// The number of shared structures
    Count,
    /// Shared structures, large ones counting less
    Newman,
    /// Shared structures as a share of those of either
    Jaccard,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OntoArg {
    /// Actors, tied by the structures they share
    Actors,
    /// Structures, tied by the actors they share
    Structures,
}

/// What the transformations made of a filtered network.
pub(crate) struct Transformed {
    pub(crate) network: Network,
    /// What pictures show, with the same nodes; none where they show the network itself.
    pub(crate) drawing: Option<Network>,
    /// Option and value, for the recipe.
    pub(crate) recipe: Vec<(String, String)>,
    /// What went, in words.
    pub(crate) notes: Vec<String>,
}

impl TransformArgs {
    /// Adds what these options ask of the filter.
    pub(crate) fn narrow(&self, filter: Filter) -> Result<Filter, Error> {
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            return Err(Error::request(format!("--from {from} lies after --to {to}")).hint("swap the two years"));
        }
        let conditions = self.conditions.iter().map(|text| Condition::parse(text)).collect::<Result<_, _>>()?;
        Ok(Filter { conditions, from: self.from, to: self.to, ..filter })
    }

    /// The option that leaves only what hangs together with something, which a change may cut off; none if neither is given.
    pub(crate) fn cut(&self) -> Option<&'static str> {
        self.ego.as_ref().map(|_| "--ego").or(self.largest_component.then_some("--largest-component"))
    }

    /// Recodes, symmetrises, projects and cuts, in this order.
    pub(crate) fn apply(
        &self,
        mut network: Network,
        mut drawing: Option<Network>,
        mode: ModeArg,
        language: Language,
    ) -> Result<Transformed, Error> {
        let (mut recipe, mut notes) = (Vec::new(), Vec::new());
        let is_structure = |node: usize| network.mode(node) == Mode::Structure;
        let projects_nothing = mode == ModeArg::One && !(0..network.node_count()).any(is_structure);
        let mut note = |number: usize, en: &str, nl: &str| {
            if number > 0 {
                notes.push(format!("{number} {}", language.pick(en, nl)));
            }
        };
        if !self.recode.is_empty() {
            let pairs: Vec<String> = self.recode.iter().map(|(code, strength)| format!("{code}={strength}")).collect();
            recipe.push(("recode".to_owned(), pairs.join(",")));
            let done = recode(&network, &self.recode);
            if let Some((code, ties)) = done.unknown.first() {
                return Err(Error::request(format!(
                    "--recode does not say what strength {code} stands for ({ties} ties have it)"
                ))
                .hint(format!("add {code}=… to the list; every strength that occurs needs its own")));
            }
            note(done.recoded, "strengths recoded", "sterktes omgecodeerd");
            drawing = drawing.map(|drawing| recode(&drawing, &self.recode).network);
            network = done.network;
        }
        if let Some(how) = self.ties.map(TiesArg::how) {
            recipe.push(("ties".to_owned(), how.word().to_owned()));
            let done = symmetrise(&network, how);
            drawing = drawing.map(|drawing| symmetrise(&drawing, how).network);
            note(
                done.united,
                "ties united with another of the same pair",
                "relaties samengevoegd met een andere van hetzelfde paar",
            );
            note(
                done.unanswered,
                "ties left out: they run one way only",
                "relaties weggelaten: zij gaan maar één kant op",
            );
            note(
                done.unanswerable,
                "memberships and other ties between actors and structures kept as they are",
                "lidmaatschappen en andere relaties tussen actoren en verbanden ongewijzigd gelaten",
            );
            network = done.network;
        }
        if mode == ModeArg::One {
            let projection = self.projection();
            recipe.push(("projection".to_owned(), projection.weight.word().to_owned()));
            recipe.push(("onto".to_owned(), projection.onto.word().to_owned()));
            let done = project(&network, projection);
            note(
                done.unused,
                "ties of structures left out: they say nothing about who takes part together",
                "relaties van verbanden weggelaten: zij zeggen niet wie samen meedoen",
            );
            (network, drawing) = (done.network, None);
        } else if self.projection.is_some() || self.onto.is_some() {
            return Err(Error::request("--projection and --onto make one mode of two").hint("add --mode one"));
        }
        if let Some(text) = &self.ego {
            let (node, radius) = find_ego(text, &network)?;
            recipe.push(("ego".to_owned(), format!("{}:{radius}", network.node(node).id)));
            let done = ego(&network, node, radius, !self.no_alter_ties);
            note(
                done.nodes_gone,
                "nodes left out: too far from the ego",
                "knopen weggelaten: te ver van de gekozen actor",
            );
            note(
                done.ties_gone,
                "ties left out: outside the ego network",
                "relaties weggelaten: buiten het ego-netwerk",
            );
            network = done.network;
            if self.no_alter_ties {
                recipe.push(("alter_ties".to_owned(), "omit".to_owned()));
                drawing = None;
            }
        }
        if self.largest_component {
            recipe.push(("largest_component".to_owned(), "only".to_owned()));
            let done = largest_component(&network);
            note(
                done.nodes_gone,
                "nodes left out: outside the largest component",
                "knopen weggelaten: buiten de grootste component",
            );
            note(done.components_gone, "smaller components left out", "kleinere componenten weggelaten");
            network = done.network;
        }
        if projects_nothing {
            let said = language.pick(
                "--mode one has nothing to make one mode of: no node is a structure, in which actors take part together; where some are, \
                 their kind must say so (verbinder list kinds)",
                "--mode one vindt geen twee soorten om er één van te maken: geen knoop is een verband waaraan actoren samen deelnemen; zijn \
                 er verbanden, dan moet hun soort dat zeggen (verbinder list kinds)",
            );
            notes.push(said.to_owned());
        }
        // Pictures show the nodes that are left, whatever they show between them.
        let drawing = drawing.map(|all| all.subset(|index| network.index_of(&all.node(index).id).is_some(), |_| true));
        Ok(Transformed { network, drawing, recipe, notes })
    }

    fn projection(&self) -> Projection {
        Projection {
            weight: match self.projection {
                Some(ProjectionArg::Count) => ProjectionWeight::Count,
                Some(ProjectionArg::Jaccard) => ProjectionWeight::Jaccard,
                Some(ProjectionArg::Newman) | None => ProjectionWeight::Newman,
            },
            onto: if self.onto == Some(OntoArg::Structures) { Onto::Structures } else { Onto::Actors },
        }
    }
}

/// A code and the strength that it stands for.
fn code(text: &str) -> Result<(f64, f64), String> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let pair = text.split_once('=').and_then(|(code, strength)| number(code).zip(number(strength)));
    let pair = pair.filter(|(_, strength)| *strength > 0.0);
    pair.ok_or_else(|| "expected CODE=STRENGTH with two numbers, the strength above 0, such as 1=4".to_owned())
}

impl TiesArg {
    fn how(self) -> How {
        match self {
            TiesArg::Union => How::Union,
            TiesArg::Intersection => How::Intersection,
            TiesArg::Reciprocated => How::Reciprocated,
        }
    }
}

/// The node and the radius that `ID[:RADIUS]` means; an id or a name may have a colon itself.
fn find_ego(text: &str, network: &Network) -> Result<(usize, usize), Error> {
    let who = Who::of(network, "ego");
    if let Ok(node) = who.node(text) {
        return Ok((node, 1));
    }
    match text.rsplit_once(':').map(|(name, radius)| (name, radius.parse::<usize>())) {
        Some((name, Ok(radius))) => Ok((who.node(name)?, radius)),
        _ => Ok((who.node(text)?, 1)),
    }
}
