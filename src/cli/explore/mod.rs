//! The page of a report on loopback, computed anew while options or the file change.
//!
//! A frame around the page holds the options; what is in the frame is the very page that `report` writes. The server binds to the
//! loopback address only, every address begins with a random secret, and requests that name another host are refused, so that no
//! page from elsewhere can read along.

mod asked;
mod frame;
mod server;
mod watch;

use super::args::{AnalysisArgs, LanguageArgs};
use super::input::{self, Analysis};
use asked::Asked;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use verbinder::Error;
use verbinder::present::report::report;

/// Serves until it is ended from outside.
pub(super) fn serve(analysis: &AnalysisArgs, language: &LanguageArgs, port: u16) -> Result<(), Error> {
    let session = Session { analysis: analysis.clone(), language: language.clone(), computed: Mutex::default() };
    // What is wrong with the file or the options is said before there is an address.
    session.computed("")?;
    server::run(session, port)
}

/// What was asked on the command line, and what was computed since.
struct Session {
    analysis: AnalysisArgs,
    language: LanguageArgs,
    computed: Mutex<Vec<Arc<Computed>>>,
}

/// A report that was computed for these options from this state of the file.
struct Computed {
    options: String,
    version: String,
    /// The files of the report, by path.
    files: BTreeMap<String, Vec<u8>>,
    /// What the file offers to choose from, for the frame.
    choices: frame::Choices,
}

/// So many reports are kept, so that going back costs nothing.
const KEPT: usize = 6;

impl Session {
    /// The state of the files that are read.
    fn version(&self) -> String {
        watch::version(&self.analysis.input)
    }

    /// The report with what the page asks beside the command line, computed if it is not at hand.
    fn computed(&self, options: &str) -> Result<Arc<Computed>, Error> {
        // One at a time: two of them at once would only be slower.
        let mut computed = self.computed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let version = self.version();
        if let Some(known) = computed.iter().find(|known| known.options == options && known.version == version) {
            return Ok(Arc::clone(known));
        }
        let Asked { analysis, language } = Asked::of(options, &self.analysis, &self.language)?;
        let Analysis { input, subject, language } = input::analyse("report", &analysis, &language)?;
        let network = &input.network.value;
        let files = report(network, &subject, language)?.into_iter().map(|file| (file.path, file.bytes)).collect();
        let choices = frame::Choices::of(network, language);
        computed.retain(|known| known.version == version);
        if computed.len() == KEPT {
            computed.remove(0);
        }
        let new = Arc::new(Computed { options: options.to_owned(), version, files, choices });
        computed.push(Arc::clone(&new));
        Ok(new)
    }
}
