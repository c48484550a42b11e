//! What a picture leaves out, in one sentence: of the whole network, or of the part that is shown.

use super::DiagramView;
use super::context::Context;
use super::plot::Plot;
use crate::model::Status;
use crate::present::language::{Language, diagram as words};
use std::collections::BTreeSet;

/// A tie of the file that is not drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotDrawn {
    /// Why, in words.
    pub why: &'static str,
    /// Ids of the nodes at its ends.
    pub ends: [String; 2],
}

/// How many of these ties are not drawn, by reason, in the order in which they come; nothing where all are.
pub fn sentence<'a>(ties: impl Iterator<Item = &'a NotDrawn>, language: Language) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for tie in ties {
        match counts.iter_mut().find(|(why, _)| *why == tie.why) {
            Some((_, count)) => *count += 1,
            None => counts.push((tie.why, 1)),
        }
    }
    let parts: Vec<String> = counts.into_iter().map(|(why, count)| format!("{count} {why}")).collect();
    (!parts.is_empty()).then(|| words::not_drawn(language, &parts))
}

impl DiagramView {
    /// Whether only one place, structure or actor is drawn with what is around it.
    pub fn is_part(&self) -> bool {
        matches!(self, DiagramView::Municipality(_) | DiagramView::Structure(_) | DiagramView::Ego { .. })
    }
}

/// The part of the network that a picture is about.
pub(super) struct Part {
    /// Every tie of these nodes belongs to it.
    core: BTreeSet<usize>,
    /// Ties between two of these do not.
    background: BTreeSet<usize>,
}

impl Part {
    pub(super) fn new(core: impl IntoIterator<Item = usize>, background: &BTreeSet<usize>) -> Self {
        Part { core: core.into_iter().collect(), background: background.clone() }
    }

    /// What a reader must know of the ties of this part: which are not drawn, and whether some are drawn without counting.
    pub(super) fn sentences(&self, context: &Context<'_>, plot: &Plot) -> Vec<String> {
        let (network, options) = (context.network, context.options);
        let shown: BTreeSet<usize> = plot.marks.iter().filter_map(|mark| network.index_of(&mark.id)).collect();
        let belongs = |ends: [Option<usize>; 2]| {
            let within = |nodes: &BTreeSet<usize>, end: Option<usize>| end.is_some_and(|end| nodes.contains(&end));
            ends.iter().any(|&end| within(&self.core, end))
                || (ends.iter().all(|&end| within(&shown, end))
                    && !ends.iter().all(|&end| within(&self.background, end)))
        };
        let own = |tie: &&NotDrawn| belongs(tie.ends.each_ref().map(|id| network.index_of(id)));
        let mut said: Vec<String> =
            sentence(options.not_drawn.iter().filter(own), options.language).into_iter().collect();
        let coming = |status: Status| matches!(status, Status::Planned | Status::InFormation);
        let drawn = |source: usize, target: usize| {
            shown.contains(&source) && shown.contains(&target) && belongs([Some(source), Some(target)])
        };
        if options.coming_uncounted && network.ties().any(|tie| coming(tie.tie.status) && drawn(tie.source, tie.target))
        {
            said.push(words::coming_uncounted(options.language).to_owned());
        }
        said
    }
}
