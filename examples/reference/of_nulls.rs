//! Answers of comparisons with random networks. They are compared within what chance allows, as the entries state it: a figure of
//! ours that is within the error of both is answered by theirs, any other by itself.

use super::answers::Answer;
use super::given::Given;
use verbinder::measures::{self, Known, Params};
use verbinder::studies::null_models;
use verbinder::studies::significance::{Significance, SignificanceOptions, significance};

/// The measures of the files that are answered here.
pub(crate) const OFFERED: &[&str] = &["transitivity_vs_configuration_model", "transitivity_vs_gnm"];

/// Our draws.
const DRAWS: usize = 4_000;

/// Our value of one of them; none for others.
pub(crate) fn answer(measure: &str, given: &Given) -> Result<Option<Answer>, String> {
    let model = match measure {
        "transitivity_vs_gnm" => "same-density",
        "transitivity_vs_configuration_model" => "same-degrees",
        _ => return Ok(None),
    };
    let [closed, distance] = compared(given, model)?;
    // Their mean within four of their standard errors and a little for ours; the deviation within a tenth.
    let error = |sd: f64, name: &str| 4.0 * (theirs(given, name).powi(2) + sd.powi(2) / DRAWS as f64).sqrt();
    let mean_error = error(closed.sd, "se_mean");
    let near_sd = |sd: f64| 0.1 * sd;
    let mut values = vec![
        ("observed", closed.observed),
        ("null_mean", within(given, "null_mean", closed.mean, mean_error)),
        ("null_sd", within(given, "null_sd", closed.sd, near_sd(closed.sd))),
        ("z", within(given, "z", closed.z, mean_error / closed.sd + 0.1 * closed.z.abs())),
    ];
    // The error of a mean of so many draws of theirs, from our deviation.
    let draws = (theirs(given, "null_sd") / theirs(given, "se_mean")).powi(2);
    let se = closed.sd / draws.sqrt();
    values.push(("se_mean", within(given, "se_mean", se, near_sd(se))));
    if model == "same-density" {
        let (mean, sd) = (distance.mean, distance.sd);
        let distance_error = 4.0 * sd * (1.0 / draws + 1.0 / DRAWS as f64).sqrt();
        // A deviation that comes of a few draws out of thousands is known to no tenth.
        let rare = 0.1 * sd + 4.0 * sd * (distance_error / mean).sqrt();
        let sigma = (closed.observed / closed.mean) / (distance.observed / mean);
        values.extend([
            ("avg_path_observed", distance.observed),
            ("avg_path_null_mean", within(given, "avg_path_null_mean", mean, distance_error + 1e-4)),
            ("avg_path_null_sd", within(given, "avg_path_null_sd", sd, rare + 1e-3)),
            ("sigma", within(given, "sigma", sigma, 0.05 * sigma)),
        ]);
    }
    Ok(Some(Answer::ByName(values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())))
}

/// Transitivity and mean distance against the draws of a model.
fn compared(given: &Given, model: &str) -> Result<[Significance; 2], String> {
    let model = null_models::find(model).ok_or("no such model")?;
    let find = |id: &str| measures::find(id).ok_or_else(|| format!("no measure {id}"));
    let both = [find("transitivity")?, find("average-distance")?];
    let options = SignificanceOptions { model, draws: DRAWS, seed: 1 };
    let found = significance(&Known::new(&given.graph), &both, &Params::default(), &options);
    let found = found.map_err(|need| format!("needs {}", need.text().en))?;
    Ok([found[0][0], found[1][0]])
}

fn theirs(given: &Given, name: &str) -> f64 {
    let values = given.expected.as_ref().and_then(serde_json::Value::as_object);
    values.and_then(|values| values.get(name)).and_then(serde_json::Value::as_f64).unwrap_or(f64::NAN)
}

fn within(given: &Given, name: &str, ours: f64, allowed: f64) -> f64 {
    let theirs = theirs(given, name);
    if (ours - theirs).abs() <= allowed { theirs } else { ours }
}
