//! How rankings and figures move when the data are imperfect.
//!
//! A record of a network is never complete: sources do not mention every tie, respondents forget, names are spelt in two ways.
//! [`ERRORS`] are the ways in which a record can be wrong, after Borgatti, Carley & Krackhardt 2006
//! (doi:10.1016/j.socnet.2005.05.001). Each makes another version of the record at random; the measure is computed anew, and
//! compared with what the record itself gives. [`standings`] asks which rank each actor may have, [`curves`] how much error a
//! measure bears.
//!
//! This is no sampling error. A record that was meant to be complete is no sample of anything; what comes out says how much
//! the result hangs on single ties, at a rate of error that the analyst must find believable.

mod agreement;
mod curve;
pub mod errors;
mod kendall;
mod ranks;
mod tolerance;
mod urn;
mod worst;

pub use agreement::{Agreement, agreement, ranks_from_the_top, shares_of_the_top};
pub use curve::{Band, CurveOptions, Curves, FigureCurve, FigurePoint, RankCurve, RankPoint, Verdict, curves};
pub use errors::{DataError, ERRORS, Perturbed, Recorded};
pub use kendall::kendall;
pub use ranks::{CERTAIN, RankOptions, Standing, Standings, standings};
pub use tolerance::{Tolerance, tolerance};
pub use urn::Urn;
pub use worst::worst;

use crate::graph::CompactGraph;
use crate::measures::{Measure, Params};

/// A measure together with how it is read.
#[derive(Debug, Clone, Copy)]
pub struct Scorer {
    /// The measure; one that gives a single column from the graph alone.
    pub measure: &'static Measure,
    /// Its parameters.
    pub params: Params,
    /// Whether the lowest value stands first.
    pub low_first: bool,
}

impl Scorer {
    /// A number for every node that is the higher the nearer it stands to the top; NaN where the measure is undefined.
    pub fn keys(&self, graph: &CompactGraph) -> Vec<f64> {
        let values = self.measure.of(graph, &self.params).values;
        if self.low_first { values.into_iter().map(|value| -value).collect() } else { values }
    }

    /// The number of a measure of the whole network; NaN where it is undefined.
    pub fn figure(&self, graph: &CompactGraph) -> f64 {
        self.measure.of(graph, &self.params).value()
    }
}
