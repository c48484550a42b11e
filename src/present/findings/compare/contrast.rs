//! Whether networks of one type differ from the others in their figures.

use super::{Profile, Rows};
use crate::Error;
use crate::model::names::nearest;
use crate::present::cautions::{Compared, LEAST_NETWORKS, warnings};
use crate::present::figures::FIGURES;
use crate::present::findings::{count, finish, some};
use crate::present::language::Language;
use crate::present::subject::Subject;
use crate::present::table::{Cell, Column, ColumnType, Table};
use crate::studies::contrast::{Contrast, contrast};
use crate::studies::multiple_testing::benjamini_hochberg;

/// A q up to which a difference is worth a sentence.
const NOTABLE: f64 = 0.05;

/// A type of networks, and how it is held against the others.
#[derive(Debug, Clone, Copy)]
pub struct Type<'a> {
    /// The names of the networks of this type.
    pub names: &'a [String],
    /// How many ways to hand the type out are drawn where these are too many to go through all.
    pub draws: usize,
}

/// One row per figure: its mean over the networks of a type and over the others, and the chance of such a difference.
///
/// # Errors
///
/// A name that no network has; a type with no networks or with all of them; too few networks for any pattern over them.
pub fn table(
    profiles: &[Profile],
    subject: &Subject,
    (rows, of): (Rows, Type<'_>),
    language: Language,
) -> Result<Table, Error> {
    let of_type = chosen(profiles, of.names)?;
    enough(profiles, rows, language)?;
    let contrasts: Vec<Contrast> = (0..FIGURES.len())
        .map(|at| {
            let values: Vec<f64> = profiles.iter().map(|profile| profile.figures[at]).collect();
            let found = contrast(&values, &of_type, of.draws, subject.choices.seed);
            // Networks without the figure take no part: what is left may be too few.
            let few = found.inside + found.outside < LEAST_NETWORKS;
            let p = if few { f64::NAN } else { found.p };
            Contrast { p, least_p: if p.is_finite() { found.least_p } else { f64::NAN }, ..found }
        })
        .collect();
    let chances: Vec<f64> = contrasts.iter().map(|found| found.p).filter(|p| p.is_finite()).collect();
    let mut corrected = benjamini_hochberg(&chances, chances.len()).into_iter();
    let title = language.pick("One type of networks beside the others", "Eén soort netwerken naast de andere");
    let mut table = Table::new(title, columns(language));
    // As far apart as so few networks can be, and yet not told from chance among so many figures.
    let mut untold = Vec::new();
    for (figure, found) in FIGURES.iter().zip(&contrasts) {
        let q = if found.p.is_finite() { corrected.next().unwrap_or(f64::NAN) } else { f64::NAN };
        let name = language.text(figure.name);
        table.push(vec![
            Cell::word(figure.id, name),
            Cell::count(found.inside),
            Cell::count(found.outside),
            Cell::number(found.mean_inside),
            Cell::number(found.mean_outside),
            Cell::number(found.mean_inside - found.mean_outside),
            Cell::number(found.p),
            Cell::number(found.least_p),
            if found.p.is_finite() { Cell::Boolean(found.exact) } else { Cell::Empty },
            Cell::number(q),
        ]);
        if q <= NOTABLE {
            table.sentences.push(sentence(name, found, language));
        } else if found.p < 1.000_001 * found.least_p {
            untold.push(name.to_owned());
        }
    }
    if !untold.is_empty() {
        table.lead.push(too_few(&untold, profiles.len(), chances.len(), language));
    } else if table.sentences.is_empty() {
        table.lead.push(nothing(chances.len(), language).to_owned());
    }
    table.notes.push(reading(of.names, language));
    table.notes.extend(untested(&contrasts, language));
    let compared = Compared { profiles, rows, tests: chances.len() };
    table.notes.extend(warnings(&compared, language).into_iter().map(|warning| warning.said.sentence));
    table.notes.extend(subject.cost_note(language));
    table.recipe.set("type", of.names.join(","));
    if contrasts.iter().any(|found| !found.exact) {
        table.recipe.set("draws", of.draws);
    }
    Ok(finish(table, subject, language))
}

/// That no figure stands out, of so many that were tested.
fn nothing(tests: usize, language: Language) -> &'static str {
    if tests == 0 {
        return language.pick(
            "There is no figure to judge: each is known of too few networks, of one of the two sides only, or the same in all.",
            "Er is geen cijfer te beoordelen: elk is van te weinig netwerken bekend, van maar één van de twee kanten, of overal gelijk.",
        );
    }
    language.pick(
        "In no figure do these networks differ from the others by more than chance gives.",
        "In geen enkel cijfer verschillen deze netwerken meer van de andere dan het toeval geeft.",
    )
}

/// Why figures have no p, each in the first of the ways that holds.
fn untested(contrasts: &[Contrast], language: Language) -> Vec<String> {
    let few = |found: &Contrast| found.inside + found.outside < LEAST_NETWORKS;
    let lopsided = |found: &Contrast| !few(found) && (found.inside == 0 || found.outside == 0);
    let same = |found: &Contrast| !few(found) && !lopsided(found) && found.same;
    let number = |which: &dyn Fn(&Contrast) -> bool| contrasts.iter().filter(|found| which(found)).count();
    let figures = |number: usize| {
        count(number, language.pick("figure is", "cijfer is"), language.pick("figures are", "cijfers zijn"))
    };
    let told = |number: usize, why: String| (number > 0).then(|| format!("{} {why}", figures(number)));
    let why_few = match language {
        Language::En => format!("known of fewer than {LEAST_NETWORKS} networks: no p is given."),
        Language::Nl => format!("van minder dan {LEAST_NETWORKS} netwerken bekend: daar staat geen p bij."),
    };
    let why_lopsided = language.pick(
        "known of networks of the type alone, or of the others alone: no p is given.",
        "alleen van netwerken van de soort bekend, of alleen van de andere: daar staat geen p bij.",
    );
    let why_same = language.pick(
        "the same in all networks: nothing is tested, and no p is given.",
        "in alle netwerken gelijk: er valt niets te toetsen, en er staat geen p bij.",
    );
    let all = [(number(&few), why_few), (number(&lopsided), why_lopsided.into()), (number(&same), why_same.into())];
    all.into_iter().filter_map(|(number, why)| told(number, why)).collect()
}

/// Which networks are of the type.
fn chosen(profiles: &[Profile], names: &[String]) -> Result<Vec<bool>, Error> {
    let known: Vec<String> = profiles.iter().map(|profile| profile.name.clone()).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        let error = Error::request(format!("no network is called {unknown:?}"));
        return Err(match nearest(unknown, known.iter()) {
            Some(near) => error.hint(format!("did you mean {near:?}?")),
            None => error.hint("the same command without --of and --type shows their names"),
        });
    }
    let of_type: Vec<bool> = known.iter().map(|name| names.contains(name)).collect();
    if of_type.iter().all(|inside| *inside) || !of_type.contains(&true) {
        return Err(Error::request("--type must name some of the networks, and not all of them")
            .hint("name those of one type; they are set against all others"));
    }
    Ok(of_type)
}

/// An error where networks are too few for any pattern over them, with the reason of the caution.
fn enough(profiles: &[Profile], rows: Rows, language: Language) -> Result<(), Error> {
    if profiles.len() >= LEAST_NETWORKS {
        return Ok(());
    }
    let error = Error::request(format!(
        "{} networks are not set against each other by type: at least {LEAST_NETWORKS} are needed",
        profiles.len()
    ));
    let compared = Compared { profiles, rows, tests: 0 };
    let reasons = warnings(&compared, language).into_iter().filter(|warning| warning.id == "few-networks");
    let error = reasons.map(|warning| format!("{}: {}", warning.id, warning.said.sentence)).fold(error, Error::hint);
    Err(error.hint("the same command without --of and --type shows them side by side"))
}

fn columns(language: Language) -> Vec<Column> {
    let number = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Number).heading(language.pick(en, nl))
    };
    let integer = |name: &str, en: &'static str, nl: &'static str| {
        Column::new(name, ColumnType::Integer).heading(language.pick(en, nl))
    };
    vec![
        Column::new("figure", ColumnType::Text).heading(language.pick("figure", "cijfer")),
        integer("networks_of_type", "of the type", "van de soort"),
        integer("other_networks", "others", "andere"),
        number("mean_of_type", "mean of the type", "gemiddelde van de soort"),
        number("mean_of_others", "mean of the others", "gemiddelde van de andere"),
        number("difference", "difference", "verschil"),
        number("p", "p", "p").decimals(4),
        number("least_p", "least p possible", "kleinst mogelijke p").decimals(4),
        Column::new("exact", ColumnType::Boolean).heading(language.pick("exact", "exact")),
        number("q", "q", "q").decimals(4),
    ]
}

/// That networks differ as far as so few can, and that this tells nothing.
fn too_few(figures: &[String], networks: usize, tests: usize, language: Language) -> String {
    let named = some(figures, 5, language);
    match language {
        Language::En => format!(
            "As far apart as {networks} networks can be, and yet too few to tell that from chance where {tests} figures are looked at: \
             {named}. More networks can tell, or a look at one figure that was chosen before."
        ),
        Language::Nl => format!(
            "Zo ver uiteen als {networks} netwerken kunnen liggen, en toch te weinig om dat van toeval te onderscheiden waar {tests} cijfers \
             bekeken worden: {named}. Meer netwerken kunnen het zeggen, of één cijfer dat vooraf gekozen is."
        ),
    }
}

/// `density: 0.41 on average in the 4 networks of the type, 0.12 in the 9 others (p = 0.004).`
fn sentence(name: &str, found: &Contrast, language: Language) -> String {
    let decimal = |value: f64| language.decimal(value, 2);
    let (one, other) = (decimal(found.mean_inside), decimal(found.mean_outside));
    let (inside, outside) = (found.inside, found.outside);
    let p = crate::present::findings::significance::in_words(found.p, language);
    match language {
        Language::En => {
            format!(
                "{name}: {one} on average in the {inside} networks of the type, {other} in the {outside} others ({p})."
            )
        }
        Language::Nl => {
            format!(
                "{name}: gemiddeld {one} in de {inside} netwerken van de soort, {other} in de {outside} andere ({p})."
            )
        }
    }
}

fn reading(names: &[String], language: Language) -> String {
    let names = names.join(", ");
    match language {
        Language::En => format!(
            "The type: {names}. p is the chance of a difference of means as far from 0 if the type were handed out over these \
             networks at random; networks without a figure take no part in it. It assumes that networks are independent: places \
             that share actors are less so. A difference that goes with size or with how much was written says nothing of the type."
        ),
        Language::Nl => format!(
            "De soort: {names}. p is de kans op een verschil tussen gemiddelden dat zo ver van 0 ligt als de soort willekeurig over \
             deze netwerken was verdeeld; netwerken zonder een cijfer doen er niet aan mee. Dat gaat uit van onafhankelijke \
             netwerken: plaatsen die actoren delen zijn dat minder. Een verschil dat samengaat met omvang of met hoeveel er \
             geschreven is, zegt niets over de soort."
        ),
    }
}
