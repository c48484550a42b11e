//! The choices of the user that a measure listens to, as the recipe of a table tells them.

use crate::measures::{
    Along, Closeness, CoreDegree, FewPartners, Listens, Measure, Normalization, Params, Precision, Reciprocity, Scale,
    Spread,
};
use crate::present::table::Table;
use serde_json::Value;

/// Puts the choices that a measure listens to, and that the user can make, into the recipe.
pub(in crate::present::findings) fn chosen(measure: &Measure, params: &Params, table: &mut Table) {
    for listens in measure.listens {
        let (key, value): (&str, Value) = match listens {
            Listens::Normalization => {
                ("normalized", (if params.normalization == Normalization::Normalized { "yes" } else { "no" }).into())
            }
            Listens::Along => ("along", (if params.along == Along::Out { "out" } else { "in" }).into()),
            Listens::Steps => ("steps", params.steps.into()),
            Listens::Spread => {
                ("spread", (if params.spread == Spread::Population { "population" } else { "sample" }).into())
            }
            Listens::StrengthExponent => ("tie_weight", params.strength_exponent.into()),
            Listens::Closeness => {
                ("closeness", (if params.closeness == Closeness::Component { "component" } else { "wf" }).into())
            }
            Listens::Scale => ("scale", (if params.scale == Scale::MaxOne { "max" } else { "length" }).into()),
            Listens::Damping => ("damping", params.damping.into()),
            Listens::CoreDegree => ("core_degree", core_word(params.core_degree).into()),
            Listens::FewPartners => {
                ("few_partners", (if params.few_partners == FewPartners::Zero { "zero" } else { "exclude" }).into())
            }
            Listens::Reciprocity => {
                ("reciprocity", (if params.reciprocity == Reciprocity::Arcs { "arcs" } else { "pairs" }).into())
            }
            Listens::Permutations => ("permutations", params.permutations.into()),
            Listens::Draws => ("draws", params.draws.into()),
            Listens::Precision => match params.precision {
                Precision::Exact => ("precision", "exact".into()),
                Precision::Usual => ("precision", "usual".into()),
                Precision::Within(epsilon) => ("precision", epsilon.into()),
            },
            Listens::Alpha | Listens::Seed => continue,
        };
        table.recipe.set(key, value);
    }
}

fn core_word(core: CoreDegree) -> &'static str {
    match core {
        CoreDegree::Partners => "partners",
        CoreDegree::Total => "total",
        CoreDegree::In => "in",
        CoreDegree::Out => "out",
    }
}
