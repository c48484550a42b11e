//! What the page asks, laid over what the command line asked.

use crate::cli::args::{AnalysisArgs, LanguageArgs};
use clap::ValueEnum;
use verbinder::Error;

/// The options of one computation.
pub(super) struct Asked {
    pub(super) analysis: AnalysisArgs,
    pub(super) language: LanguageArgs,
}

impl Asked {
    /// Lays pairs `option=value`, joined by `&`, over the options of the command line: what the page names replaces, what it does not
    /// name stays. Only options that choose and view are known; none of them names a file.
    pub(super) fn of(options: &str, analysis: &AnalysisArgs, language: &LanguageArgs) -> Result<Asked, Error> {
        let mut asked = Asked { analysis: analysis.clone(), language: language.clone() };
        let mut begun: Vec<String> = Vec::new();
        for (name, value) in form_urlencoded::parse(options.as_bytes()) {
            let first = !begun.contains(&name.to_string());
            asked.set(&name, &value, first)?;
            begun.push(name.into_owned());
        }
        Ok(asked)
    }

    fn set(&mut self, name: &str, value: &str, first: bool) -> Result<(), Error> {
        let filter = &mut self.analysis.filter;
        let view = &mut self.analysis.view;
        // In a list on the command line a comma parts words.
        let word = value.replace(',', "\\,");
        let add = |list: &mut Vec<String>, word: String| {
            if first {
                list.clear();
            }
            list.push(word);
        };
        match name {
            "kind" => add(&mut filter.kind, word),
            "layer" => add(&mut filter.layer, word),
            "municipality" => add(&mut filter.municipality, word),
            "sector" => add(&mut filter.sector, word),
            "node-kind" => add(&mut filter.node_kind, word),
            "status" => add(&mut filter.status, value.to_owned()),
            "certainty" => add(&mut filter.certainty, value.to_owned()),
            "at" => filter.at = if value.is_empty() { None } else { Some(number(name, value)?) },
            "unnamed" => filter.unnamed = choice(name, value)?,
            "context" => filter.context = value == "yes",
            "mode" => view.mode = choice(name, value)?,
            "direction" => view.direction = choice(name, value)?,
            "symmetrise" => view.symmetrise = choice(name, value)?,
            "weight" => view.weight = choice(name, value)?,
            "cost" => view.cost = choice(name, value)?,
            "seed" => self.analysis.seed.seed = number(name, value)?,
            "lang" => self.language.lang = Some(choice(name, value)?),
            _ => return Err(Error::request(format!("the page has no option {name:?}"))),
        }
        Ok(())
    }
}

fn number<T: std::str::FromStr>(name: &str, value: &str) -> Result<T, Error> {
    value.trim().parse().map_err(|_| Error::request(format!("{name}: {value:?} is no whole number")))
}

fn choice<T: ValueEnum>(name: &str, value: &str) -> Result<T, Error> {
    T::from_str(value, false).map_err(|_| Error::request(format!("{name} does not know {value:?}")))
}
