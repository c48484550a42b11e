//! Governance: indicators of who steers the network, and with which of the forms of Provan and Kenis they are compatible.

mod form;

use super::{cautioned, finish, labels, some};
use crate::Error;
use crate::graph::{CompactGraph, bicomponents::cut_points, compact::Merge};
use crate::model::{Mode, Network};
use crate::present::cautions::About;
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::present::who::Who;
use crate::text::Text;
pub use form::{Form, Steered, steered};
use serde_json::Value;

/// Below this many nodes nothing is concluded.
const FEWEST: usize = 5;

/// What speaks for a form: a value at least, at most, or below so much. The thresholds are ours, not from the literature.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Rule {
    AtLeast(f64),
    AtMost(f64),
    Below(f64),
}

impl Rule {
    fn holds(self, value: f64) -> bool {
        match self {
            Rule::AtLeast(least) => value >= least,
            Rule::AtMost(most) => value <= most,
            Rule::Below(bound) => value < bound,
        }
    }

    fn show(self, language: Language) -> String {
        let (sign, value) = match self {
            Rule::AtLeast(value) => ("≥", value),
            Rule::AtMost(value) => ("≤", value),
            Rule::Below(value) => ("<", value),
        };
        let decimals = if value.fract() == 0.0 { 0 } else { 1 };
        format!("{sign} {}", language.decimal(value, decimals))
    }
}

/// One indicator: what it is, its value, and what speaks for which form.
struct Indicator {
    id: &'static str,
    name: Text,
    value: f64,
    shared: Option<Rule>,
    brokered: Option<Rule>,
}

/// One row per indicator, with the verdict in words above it.
///
/// # Errors
///
/// A node named as administrative organisation that is not there.
pub fn table(subject: &Subject, nao: Option<&str>, language: Language) -> Result<Table, Error> {
    let network = &subject.network;
    let administrative = administrative(subject, nao)?;
    let graph = subject.view.graph.symmetrised(Merge::Max);
    let n = graph.node_count();
    let first = most_central(&graph);
    let indicators = indicators(subject, &graph, &first);
    let form = form(network, &indicators, n, &first, &administrative);
    let columns = vec![
        Column::new("indicator", ColumnType::Text).heading(language.pick("indicator", "indicator")),
        Column::new("value", ColumnType::Number).heading(language.pick("value", "waarde")),
        Column::new("shared", ColumnType::Text).heading(language.pick("shared governance", "gedeelde sturing")),
        Column::new("brokered", ColumnType::Text).heading(language.pick("lead organisation or NAO", "trekker of NAO")),
        Column::new("speaks_for", ColumnType::List).heading(language.pick("speaks for", "spreekt voor")),
    ];
    let mut table = Table::new(language.pick("Who steers the network?", "Wie stuurt het netwerk?"), columns);
    for indicator in &indicators {
        let told = n >= FEWEST && !first.is_empty();
        let speaks = |rule: Option<Rule>| told && rule.is_some_and(|rule| rule.holds(indicator.value));
        let mut forms = Vec::new();
        if speaks(indicator.shared) {
            forms.push(language.pick("shared", "gedeeld").to_owned());
        }
        if speaks(indicator.brokered) {
            forms.push(language.pick("lead or NAO", "trekker of NAO").to_owned());
        }
        let show = |rule: Option<Rule>| rule.map_or(Cell::Empty, |rule| Cell::Text(rule.show(language)));
        table.push(vec![
            Cell::word(indicator.id, language.text(indicator.name)),
            // A count reads as one.
            if indicator.value.fract().abs() > 0.0 || !COUNTS.contains(&indicator.id) {
                Cell::number(indicator.value)
            } else {
                Cell::count(indicator.value as usize)
            },
            show(indicator.shared),
            show(indicator.brokered),
            forms.into(),
        ]);
    }
    table.lead = vec![verdict(form, &some(&labels(network, first.iter().copied()), 3, language), language)];
    table.notes = notes(subject, !administrative.is_empty(), language);
    table.recipe.set("compatible_with", form.id());
    table.recipe.set("most_central", first.iter().map(|&node| network.node(node).id.clone()).collect::<Vec<_>>());
    Ok(finish(cautioned(table, subject, &[About::Positions, About::Shape], language), subject, language))
}

/// The nodes that are separate administrative organisations.
fn administrative(subject: &Subject, nao: Option<&str>) -> Result<Vec<usize>, Error> {
    if let Some(who) = nao {
        return Ok(vec![Who::among(subject, "nao").node(who)?]);
    }
    let network = &subject.network;
    let is = |node: usize| role(network, node).is_some_and(|role| role.eq_ignore_ascii_case("nao"));
    Ok((0..network.node_count()).filter(|&node| is(node)).collect())
}

fn role(network: &Network, node: usize) -> Option<&str> {
    network.node(node).attributes.get("role").and_then(Value::as_str).map(str::trim)
}

/// The nodes with most partners; none without ties.
fn most_central(graph: &CompactGraph) -> Vec<usize> {
    let n = graph.node_count();
    let most = (0..n).map(|node| graph.degree(node)).max().unwrap_or(0);
    (0..n).filter(|&node| most > 0 && graph.degree(node) == most).collect()
}

/// All indicators of a network: those of its ties alone, and which of these stay inside a place or level.
fn indicators(subject: &Subject, graph: &CompactGraph, first: &[usize]) -> Vec<Indicator> {
    let text = |en, nl| Text { en, nl };
    let row = |id, name, value| Indicator { id, name, value, shared: None, brokered: None };
    let [inside, across, linking] = capital(subject);
    let mut all = structural(graph, first);
    all.extend([
        row("bonding", text("bonding: ties inside one place", "bonding: relaties binnen één plaats"), inside),
        row("bridging", text("bridging: ties between places", "bridging: relaties tussen plaatsen"), across),
        row(
            "linking",
            text("linking: ties between levels of government", "linking: relaties tussen bestuurslagen"),
            linking,
        ),
    ]);
    all
}

/// The indicators that ties alone give.
fn structural(graph: &CompactGraph, first: &[usize]) -> Vec<Indicator> {
    let n = graph.node_count();
    let mut degrees: Vec<usize> = (0..n).map(|node| graph.degree(node)).collect();
    degrees.sort_unstable_by(|a, b| b.cmp(a));
    let share = |place: usize| degrees.get(place).map_or(f64::NAN, |&degree| degree as f64 / (n as f64 - 1.0));
    // Centralization of a handful of nodes is a matter of a tie more or less.
    let shape = |id: &str| {
        let measure = crate::measures::find(id).expect("a measure named in the code is registered");
        if n < FEWEST { f64::NAN } else { measure.of(graph, &crate::measures::Params::default()).value() }
    };
    let text = |en, nl| Text { en, nl };
    let row = |id, name, value, shared, brokered| Indicator { id, name, value, shared, brokered };
    vec![
        row("nodes", text("nodes", "knopen"), n as f64, Some(Rule::AtMost(8.0)), None),
        row("density", text("density", "dichtheid"), shape("density"), Some(Rule::AtLeast(0.5)), None),
        row(
            "degree_centralization",
            text("degree centralization", "centralisatie (partners)"),
            shape("degree-centralization"),
            Some(Rule::Below(0.3)),
            None,
        ),
        row(
            "betweenness_centralization",
            text("betweenness centralization", "centralisatie (tussenpositie)"),
            shape("betweenness-centralization"),
            Some(Rule::Below(0.3)),
            Some(Rule::AtLeast(0.6)),
        ),
        row(
            "first_share",
            text("share of the others tied to the most central", "deel van de anderen verbonden met de meest centrale"),
            if first.is_empty() { 0.0 } else { share(0) },
            None,
            Some(Rule::AtLeast(0.5)),
        ),
        row(
            "gap_to_second",
            text("gap to the second, as a share of the others", "afstand tot de tweede, als deel van de anderen"),
            share(0) - share(1),
            None,
            Some(Rule::AtLeast(0.2)),
        ),
        row(
            "cut_points",
            text("cut points", "snijpunten"),
            cut_points(graph).len() as f64,
            Some(Rule::AtMost(0.0)),
            None,
        ),
    ]
}

/// Indicators that count.
const COUNTS: [&str; 2] = ["nodes", "cut_points"];

/// Which shares of the tied pairs lie inside one place, between two, and between two levels; NaN where nodes do not say.
fn capital(subject: &Subject) -> [f64; 3] {
    let network = &subject.network;
    let place = |node: usize| {
        let mut places = network.node(node).places();
        places.next().filter(|_| places.next().is_none()).map(str::to_owned)
    };
    let level =
        |node: usize| network.node(node).attributes.get("level").filter(|level| !level.is_null()).map(Value::to_string);
    let graph = subject.view.graph.symmetrised(Merge::Max);
    let crossing = |of: &dyn Fn(usize) -> Option<String>| {
        let known = graph.edges().iter().filter_map(|&(a, b)| Some((of(a as usize)?, of(b as usize)?)));
        let (mut all, mut across) = (0.0, 0.0);
        for (a, b) in known {
            all += 1.0;
            across += f64::from(u8::from(a != b));
        }
        across / all
    };
    let between = crossing(&place);
    [1.0 - between, between, crossing(&level)]
}

fn form(network: &Network, indicators: &[Indicator], n: usize, first: &[usize], administrative: &[usize]) -> Form {
    let all = |rule: fn(&Indicator) -> Option<Rule>, skip: &str| {
        let ruled = indicators.iter().filter(|indicator| indicator.id != skip);
        ruled.filter_map(|indicator| rule(indicator).map(|rule| rule.holds(indicator.value))).all(|holds| holds)
    };
    if n < FEWEST {
        return Form::TooFew;
    }
    // Nobody is the most central.
    if first.is_empty() {
        return Form::NoTies;
    }
    // Size is a condition of success, not a mark of the form.
    if all(|indicator| indicator.shared, "nodes") && administrative.is_empty() {
        return Form::Shared;
    }
    if let [hub] = first
        && all(|indicator| indicator.brokered, "")
    {
        return match (administrative.contains(hub), administrative.is_empty() && role(network, *hub).is_none()) {
            (true, _) => Form::Administrative,
            (false, true) => Form::Brokered,
            (false, false) => Form::Lead,
        };
    }
    Form::Between
}

fn verdict(form: Form, hub: &str, language: Language) -> String {
    match (form, language) {
        (Form::TooFew, Language::En) => format!("Fewer than {FEWEST} nodes: too few to speak of a form of governance."),
        (Form::TooFew, Language::Nl) => {
            format!("Minder dan {FEWEST} knopen: te weinig om van een sturingsvorm te spreken.")
        }
        (Form::NoTies, Language::En) => "No ties: nothing shows a form of governance.".to_owned(),
        (Form::NoTies, Language::Nl) => "Geen relaties: niets laat een sturingsvorm zien.".to_owned(),
        (Form::Shared, Language::En) => {
            "Compatible with shared governance: dense, without a centre, and without a node on which it hangs."
                .to_owned()
        }
        (Form::Shared, Language::Nl) => {
            "Past bij gedeelde sturing: dicht, zonder middelpunt, en zonder knoop waaraan het hangt.".to_owned()
        }
        (Form::Lead, Language::En) => format!("Compatible with a lead organisation: {hub}, which takes part itself."),
        (Form::Lead, Language::Nl) => format!("Past bij een trekker: {hub}, die zelf meedoet."),
        (Form::Administrative, Language::En) => {
            format!("Compatible with a network administrative organisation: {hub}.")
        }
        (Form::Administrative, Language::Nl) => format!("Past bij een aparte netwerkorganisatie (NAO): {hub}."),
        (Form::Brokered, Language::En) => format!(
            "Compatible with a lead organisation or a network administrative organisation: {hub}. Structure alone cannot tell which: give it a role, or --nao."
        ),
        (Form::Brokered, Language::Nl) => format!(
            "Past bij een trekker of een aparte netwerkorganisatie (NAO): {hub}. De structuur alleen zegt niet welke: geef een rol op, of --nao."
        ),
        (Form::Between, Language::En) => {
            "No single form: the indicators point in different directions, or nowhere clearly.".to_owned()
        }
        (Form::Between, Language::Nl) => {
            "Geen eenduidige vorm: de indicatoren wijzen verschillende kanten op, of nergens duidelijk heen.".to_owned()
        }
    }
}

fn notes(subject: &Subject, has_nao: bool, language: Language) -> Vec<String> {
    let network = &subject.network;
    let mut notes = vec![
        language.pick(
            "Indicators, not a verdict: Provan & Kenis (2008) describe the forms; the thresholds are ours and stand in the table. A network may be steered by rules, money or law that leave no tie.",
            "Aanwijzingen, geen oordeel: Provan & Kenis (2008) beschrijven de vormen; de drempels zijn van ons en staan in de tabel. Een netwerk kan gestuurd worden door regels, geld of wet die geen relatie nalaten.",
        ),
        language.pick(
            "Read density and centralization together (Provan & Milward 1995). Trust, consensus on goals and the need for competences decide which form works, and are not in the ties.",
            "Lees dichtheid en centralisatie samen (Provan & Milward 1995). Vertrouwen, eensgezindheid over doelen en de behoefte aan vaardigheden bepalen welke vorm werkt, en staan niet in de relaties.",
        ),
    ];
    if !has_nao {
        notes.push(language.pick(
            "No node has the role NAO: whether there is a separate administrative organisation is not known.",
            "Geen knoop heeft de rol NAO: of er een aparte netwerkorganisatie is, is niet bekend.",
        ));
    }
    if (0..network.node_count()).any(|node| network.mode(node) == Mode::Structure) {
        notes.push(language.pick(
            "Structures count as nodes here: a table where all meet looks like a lead organisation. --mode one looks at actors only.",
            "Structuren tellen hier als knopen: een tafel waar allen elkaar treffen lijkt op een trekker. --mode one kijkt alleen naar actoren.",
        ));
    }
    if subject.view.graph.is_directed() {
        notes.push(language.pick(
            "Direction is not used here: density and centralizations are those without it, other than in measure or compare.",
            "Richting telt hier niet mee: dichtheid en centralisaties zijn die zonder richting, anders dan bij measure of compare.",
        ));
    }
    let mut notes: Vec<String> = notes.into_iter().map(str::to_owned).collect();
    notes.extend(about_capital(subject, language));
    notes
}

/// What bonding, bridging and linking leave out, and where they follow from what was chosen.
fn about_capital(subject: &Subject, language: Language) -> Vec<String> {
    let network = &subject.network;
    let mut notes = Vec::new();
    let without = network.nodes().filter(|node| node.places().count() != 1).count();
    if without > 0 {
        notes.push(match language {
            Language::En => format!(
                "Bonding and bridging look at ties between nodes of exactly one place; of {without} {} this is not so (no place, or several; national bodies among them), and ties with these take no part.",
                if without == 1 { "node" } else { "nodes" }
            ),
            Language::Nl => format!(
                "Bonding en bridging kijken naar relaties tussen knopen met precies één plaats; bij {without} {} is dat niet zo (geen plaats, of meer; landelijke organisaties inbegrepen), en relaties daarmee tellen niet mee.",
                if without == 1 { "knoop" } else { "knopen" }
            ),
        });
    }
    if subject.choices.filter.iter().any(|(option, _)| option == "municipality") {
        notes.push(
            language
                .pick(
                    "With municipalities chosen, ties to elsewhere are gone: bonding is high by the choice itself.",
                    "Met gekozen gemeenten zijn relaties naar elders weg: bonding is hoog door de keuze zelf.",
                )
                .to_owned(),
        );
    }
    if network.nodes().all(|node| node.attributes.get("level").is_none_or(Value::is_null)) {
        notes.push(
            language
                .pick(
                    "Linking needs the attribute level (such as municipality, province, state) of nodes; the file has none.",
                    "Linking vraagt het kenmerk level (zoals gemeente, provincie, rijk) van knopen; het bestand heeft er geen.",
                )
                .to_owned(),
        );
    }
    notes
}
