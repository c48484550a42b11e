//! From a file name to a network that can be analysed.

use super::args::{AnalysisArgs, FilterArgs, LanguageArgs, ModeArg, SeveralArgs, ViewArgs};
pub(crate) use super::reading::{Input, ReadFor, load, load_all, read_each};
use super::transform::{TransformArgs, Transformed};
use super::{left_out, pseudonyms, record};
use verbinder::Error;
use verbinder::model::{Network, Status, Vocabulary};
use verbinder::present::diagram::undrawn;
use verbinder::present::language::{Language, kinds};
use verbinder::present::subject::{Choices, Subject};
use verbinder::present::table::Recipe;
use verbinder::transform::{Condition, Filter, Of};

/// A file that was read, the part of it that the options choose, and the language to speak of it.
pub(crate) struct Analysis {
    pub(crate) input: Input,
    pub(crate) subject: Subject,
    pub(crate) language: Language,
}

/// Reads a file and makes the part of it that the options choose ready for measures.
pub(crate) fn analyse(command: &str, args: &AnalysisArgs, language: &LanguageArgs) -> Result<Analysis, Error> {
    let input = load(&args.input.file, &args.input.reading, language, ReadFor::Findings)?;
    let language = language.choose(input.network.value.info().language.as_deref());
    let filter = checked_filter(&args.filter, &[&input])?;
    let how = (&args.view, &args.filter.transform);
    let subject = choose(command, &input, &filter, how, args.seed.seed, language)?;
    Ok(Analysis { input, subject, language })
}

/// Several files that were read, what of them takes part, and the language to speak of them.
pub(crate) struct Several<'a> {
    pub(crate) inputs: Vec<Input>,
    pub(crate) filter: Filter,
    pub(crate) language: Language,
    args: &'a SeveralArgs,
}

impl<'a> Several<'a> {
    /// Reads the files; each may hold several networks. The first of them says the language.
    pub(crate) fn read(files: &[String], args: &'a SeveralArgs, language: &LanguageArgs) -> Result<Self, Error> {
        let mut inputs = Vec::new();
        for file in files {
            inputs.extend(load_all(file, &args.reading, language, ReadFor::Findings)?);
        }
        let language = language.choose(inputs[0].network.value.info().language.as_deref());
        let filter = checked_filter(&args.filter, &inputs.iter().collect::<Vec<_>>())?;
        Ok(Several { inputs, filter, language, args })
    }

    /// The part of one of them that this filter leaves, ready for measures.
    pub(crate) fn choose(&self, command: &str, input: &Input, filter: &Filter) -> Result<Subject, Error> {
        let how = (&self.args.view, &self.args.filter.transform);
        choose(command, input, filter, how, self.args.seed.seed, self.language)
    }

    /// Says in a recipe which files they are.
    pub(crate) fn write_into(&self, recipe: &mut Recipe) {
        recipe.set("file", self.inputs.iter().map(|input| input.title()).collect::<Vec<_>>());
        recipe.set("sha256", self.inputs.iter().map(|input| input.sha256.clone()).collect::<Vec<_>>());
    }
}

/// The filter that the options ask for, in the words of the files: every choice is one that some file knows.
pub(crate) fn checked_filter(args: &FilterArgs, files: &[&Input]) -> Result<Filter, Error> {
    let mut filter = pseudonyms::translated(files, args.filter()?);
    for condition in &mut filter.conditions {
        // A column that bears the Dutch word is meant itself.
        let has = |file: &&Input| Condition::fields(&file.network.value, condition.of).contains(&condition.field);
        if !files.iter().any(has)
            && let Some(field) = Condition::dutch_field(condition.of, &condition.field)
        {
            field.clone_into(&mut condition.field);
        }
    }
    check_choices(files, &filter)?;
    Ok(filter)
}

/// An error for the first choice that none of the files knows.
fn check_choices(files: &[&Input], filter: &Filter) -> Result<(), Error> {
    let all = |words: fn(&Network) -> Vec<String>| distinct(files.iter().flat_map(|file| words(&file.network.value)));
    known("municipality", &filter.municipalities, &all(place_names))?;
    known("sector", &filter.sectors, &all(|network| network.nodes().filter_map(|node| node.sector.clone()).collect()))?;
    known(
        "layer",
        &filter.layers,
        &all(|network| network.ties().filter_map(|tie| tie.tie.layer.clone().map(String::from)).collect()),
    )?;
    known(
        "kind",
        &filter.kinds,
        &all(|network| network.vocabulary().tie_kinds().map(|kind| kind.id.clone()).collect()),
    )?;
    let node_kinds = all(|network| network.vocabulary().node_kinds().map(|kind| kind.id.clone()).collect());
    known("node-kind", &filter.node_kinds, &node_kinds)?;
    for condition in &filter.conditions {
        let of = |of: Of| distinct(files.iter().flat_map(|file| Condition::fields(&file.network.value, of)));
        let fields = of(condition.of);
        if !fields.contains(&condition.field) {
            return Err(no_field(condition, &fields));
        }
        if files.iter().all(|file| condition.asks_for_what_none_has(&file.network.value)) {
            return Err(no_value(condition, files));
        }
    }
    Ok(())
}

/// An error for a condition on what nodes or ties do not have.
fn no_field(condition: &Condition, fields: &[String]) -> Error {
    let (one, many) = if condition.of == Of::Node { ("node", "nodes") } else { ("tie", "ties") };
    let error = Error::request(format!("--where {one}.{}: the {many} of the file have no such field", condition.field));
    match verbinder::model::names::nearest(&condition.field, fields.iter()) {
        Some(near) => error.hint(format!("did you mean {one}.{near}?")),
        None => error.hint(format!("after {one}. comes one of {}", fields.join(", "))),
    }
}

/// So many values are named in a hint.
const MOST_VALUES: usize = 12;

/// An error for a condition that asks for a value that nothing in the files has.
fn no_value(condition: &Condition, files: &[&Input]) -> Error {
    let one = if condition.of == Of::Node { "node" } else { "tie" };
    let error =
        Error::request(format!("--where {:?}: no {one} has this value, so that nothing is left", condition.text()));
    let values = distinct(files.iter().flat_map(|file| condition.values(&file.network.value)));
    match verbinder::model::names::nearest(&condition.value, values.iter()) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None if values.is_empty() => {
            error.hint(format!("no {one} of the file says anything under {:?}", condition.field))
        }
        None => {
            let more = if values.len() > MOST_VALUES { ", …" } else { "" };
            let shown = values[..values.len().min(MOST_VALUES)].join(", ");
            error.hint(format!("{one}.{} is one of {shown}{more}", condition.field))
        }
    }
}

/// The part of a loaded network that a filter keeps, ready for measures.
pub(crate) fn choose(
    command: &str,
    loaded: &Input,
    filter: &Filter,
    (view, transform): (&ViewArgs, &TransformArgs),
    seed: u64,
    language: Language,
) -> Result<Subject, Error> {
    choose_changed(command, loaded, filter, (view, transform), seed, language, None)
}

/// What is done to the chosen part before anything is made of it.
pub(crate) type ChangeOf<'a> = &'a dyn Fn(&Network) -> Result<Network, Error>;

/// As [`choose`]; the part is changed once it is chosen. What is changed is in no picture.
pub(crate) fn choose_changed(
    command: &str,
    loaded: &Input,
    filter: &Filter,
    (view, transform): (&ViewArgs, &TransformArgs),
    seed: u64,
    language: Language,
    change: Option<ChangeOf<'_>>,
) -> Result<Subject, Error> {
    view.is_heard()?;
    let network = &loaded.network.value;
    let mut filtered = filter.apply(network);
    if let Some(change) = change {
        filtered.network = change(&filtered.network)?;
    }
    let one = view.mode == ModeArg::One;
    // Pictures show what is coming too, as such; figures never count it.
    let drawing = (filter.statuses == Filter::default().statuses && !one && change.is_none()).then(|| {
        let statuses = [filter.statuses.clone(), vec![Status::Planned, Status::InFormation]].concat();
        Filter { statuses, ..filter.clone() }.apply(network)
    });
    let ties_not_drawn = drawing.as_ref().map_or(&filtered.ties, |drawing| &drawing.ties);
    let ties_not_drawn = left_out::in_pictures(network, ties_not_drawn, language);
    let mut left_out = loaded.cleaned.notes(language);
    left_out.extend(left_out::sentences(&filtered.left_out, language));
    if !filter.conditions.is_empty() && filtered.network.node_count() == 0 && network.node_count() > 0 {
        let text = language.pick(
            "No node fulfils all conditions: nothing is left.",
            "Geen knoop voldoet aan alle voorwaarden: er blijft niets over.",
        );
        left_out.push(text.to_owned());
    }
    let drawing = drawing.map(|drawing| drawing.network);
    let Transformed { network: chosen, drawing, recipe, notes } =
        transform.apply(filtered.network, drawing, view.mode, language)?;
    left_out.extend(notes);
    let changed = one || change.is_some() || !recipe.is_empty();
    let mut parts = [loaded.cleaned.recipe(), describe(filter), recipe].concat();
    if loaded.pseudonyms.is_some() {
        pseudonyms::without_names(&mut parts);
    }
    let choices = Choices {
        command: command.to_owned(),
        file: loaded.name.clone(),
        part: loaded.part.clone(),
        sha256: loaded.sha256.clone(),
        filter: parts,
        narrowed: filter.narrows(),
        left_out,
        uncertain: if changed { Vec::new() } else { filter.uncertain(network) },
        not_drawn: undrawn::sentence(ties_not_drawn.iter(), language).into_iter().collect(),
        ties_not_drawn,
        one_mode: one,
        view: view.options(),
        seed,
        rank_anyway: false,
        run: record::run(),
    };
    let subject = Subject::new(chosen, choices).from_file(network.clone());
    Ok(match drawing {
        Some(drawing) => subject.drawn_as(drawing),
        None => subject,
    })
}

fn describe(filter: &Filter) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    let list = |items: Vec<&str>| if items.is_empty() { "all".to_owned() } else { items.join(",") };
    parts.push(("status".to_owned(), list(filter.statuses.iter().map(|status| status.word()).collect())));
    parts.push(("certainty".to_owned(), list(filter.certainties.iter().map(|certainty| certainty.word()).collect())));
    let chosen = [
        ("kind", &filter.kinds),
        ("layer", &filter.layers),
        ("municipality", &filter.municipalities),
        ("sector", &filter.sectors),
        ("node_kind", &filter.node_kinds),
    ];
    for (key, items) in chosen {
        if !items.is_empty() {
            parts.push((key.to_owned(), items.join(",")));
        }
    }
    if let Some(year) = filter.at {
        parts.push(("at".to_owned(), year.to_string()));
    }
    for (key, year) in [("from", filter.from), ("to", filter.to)] {
        parts.extend(year.map(|year| (key.to_owned(), year.to_string())));
    }
    if !filter.conditions.is_empty() {
        let texts: Vec<String> = filter.conditions.iter().map(Condition::text).collect();
        parts.push(("where".to_owned(), texts.join(" and ")));
    }
    if filter.context {
        parts.push(("context".to_owned(), "kept".to_owned()));
    }
    if filter.omit_remainders {
        parts.push(("unnamed".to_owned(), "omit".to_owned()));
    }
    parts
}

fn place_names(network: &Network) -> Vec<String> {
    let places = network.nodes().flat_map(|node| node.municipalities.clone());
    let towns = network.nodes().filter(|node| node.kind == "municipality").map(|node| node.label.clone());
    distinct(places.chain(towns))
}

fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    words.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

/// An error for the first word that the file does not know, with the words it does know.
fn known(option: &str, given: &[String], known: &[String]) -> Result<(), Error> {
    let Some(wrong) = given.iter().find(|word| !known.contains(word)) else { return Ok(()) };
    let error = Error::request(format!("--{option} {wrong:?}: the file has no such {option}"));
    let shipped = Vocabulary::shipped();
    let dutch = known.iter().find(|id| match option {
        "kind" => kinds::tie_kind(Language::Nl, &shipped, id).eq_ignore_ascii_case(wrong),
        "node-kind" => kinds::node_kind(Language::Nl, &shipped, id).eq_ignore_ascii_case(wrong),
        _ => false,
    });
    let near = dutch.map(String::as_str).or_else(|| verbinder::model::names::nearest(wrong, known.iter()));
    Err(match near {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None if known.is_empty() => error.hint(format!("the file gives no {option} at all")),
        None => error.hint(format!("it has {}", known.join(", "))),
    })
}
