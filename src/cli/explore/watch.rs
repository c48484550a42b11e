//! Whether a file changed since it was read: by its time and length, as `make` does.

use crate::cli::args::InputArgs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use verbinder::formats;

/// A text that changes when one of the files changes, comes or goes.
pub(super) fn version(input: &InputArgs) -> String {
    let mut states = Vec::new();
    let file = PathBuf::from(&input.file);
    // Those that were found beside it, or would be now.
    let found = formats::belonging(&file).unwrap_or_default();
    for path in std::iter::once(file).chain(input.reading.form.beside()).chain(found) {
        add(&path, &mut states);
    }
    states.join(";")
}

fn add(path: &Path, states: &mut Vec<String>) {
    let Ok(state) = std::fs::metadata(path) else {
        states.push("-".to_owned());
        return;
    };
    let changed = state.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    states.push(format!("{}.{}", changed.map_or(0, |time| time.as_nanos()), state.len()));
    if state.is_dir() {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(path).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
        entries.sort();
        entries.iter().filter(|entry| entry.is_file()).for_each(|entry| add(entry, states));
    }
}
