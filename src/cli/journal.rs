//! A note of what is being replaced, beside a result: whoever comes after a run that was killed knows all files of both results.

use super::{files, recipes};
use serde_json::json;
use std::path::{Path, PathBuf};
use verbinder::Error;
use verbinder::present::provenance::OUTPUTS;

/// The note while it stands.
#[derive(Debug)]
pub(crate) struct Journal(PathBuf);

/// What the name of every note ends in.
const ENDING: &str = ".under-way";

/// Where the note stands of the result with this recipe.
pub(crate) fn place(recipe: &Path) -> PathBuf {
    let name = recipe.file_name().unwrap_or_default().to_string_lossy();
    recipe.with_file_name(format!(".{name}{ENDING}"))
}

/// Whether this is the note of some result.
pub(crate) fn is_note(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        name.starts_with('.') && name.ends_with(&format!(".json{ENDING}"))
    })
}

/// The files that a note names, with what each held.
pub(crate) type Note = Vec<(String, String)>;

/// The note that a killed run left.
pub(crate) fn left_behind(recipe: &Path) -> Option<Note> {
    let bytes = recipes::bytes_of(&place(recipe)).ok()?;
    let note = serde_json::from_slice::<serde_json::Value>(&bytes).ok()?;
    Some(recipes::pairs(note.as_object()?, OUTPUTS))
}

impl Journal {
    /// Notes all files of the old result and of the new, before any of them is touched.
    pub(crate) fn begin(recipe: &Path, all: &[(String, String)]) -> Result<Journal, Error> {
        let outputs: Vec<_> = all.iter().map(|(file, sha256)| json!({"file": file, "sha256": sha256})).collect();
        let note = json!({"note": "a result is being replaced, or its replacement was cut short", OUTPUTS: outputs});
        let path = place(recipe);
        // Where a link stands, it leads to no note of ours.
        if std::fs::symlink_metadata(&path).is_ok_and(|there| there.is_symlink()) {
            let _ = std::fs::remove_file(&path);
        }
        files::replace_file(&path, note.to_string().as_bytes())?;
        Ok(Journal(path))
    }

    /// The new result stands, and nothing of the old is left.
    pub(crate) fn end(self) {
        // A note that stays only knows too much.
        let _ = std::fs::remove_file(&self.0);
    }
}
