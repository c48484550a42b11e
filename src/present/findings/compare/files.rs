//! Whole files side by side: what each is called, and what a table says of where they come from.

use super::{Profile, whole};
use crate::present::language::Language;
use crate::present::subject::{Choices, Subject};
use crate::present::table::Table;

/// One profile per network, in the order given, each under a name of its own: those that are called the same by their files, and a file
/// that comes twice with a number.
pub fn by_file(subjects: &[Subject]) -> Vec<Profile> {
    let mut profiles: Vec<Profile> = subjects.iter().map(whole).collect();
    let names: Vec<String> = profiles.iter().map(|profile| profile.name.clone()).collect();
    for (profile, subject) in profiles.iter_mut().zip(subjects) {
        if names.iter().filter(|name| **name == profile.name).count() > 1 {
            let choices = &subject.choices;
            profile.name = match &choices.part {
                Some(part) => format!("{} ({part})", choices.file),
                None => choices.file.clone(),
            };
        }
    }
    let names: Vec<String> = profiles.iter().map(|profile| profile.name.clone()).collect();
    for (at, profile) in profiles.iter_mut().enumerate() {
        let earlier = names[..at].iter().filter(|name| **name == names[at]).count();
        if earlier > 0 {
            profile.name = format!("{} ({})", names[at], earlier + 1);
        }
    }
    profiles
}

/// Puts all files into the recipe of a table that was made as if of the first, and what must be known of each under it.
pub fn name_files(table: &mut Table, subjects: &[Subject], language: Language) {
    if let [first, _, ..] = subjects {
        let own = first.notes(language);
        for note in table.notes.iter_mut().filter(|note| own.contains(note)) {
            *note = format!("{}: {note}", first.choices.file);
        }
    }
    for other in subjects.iter().skip(1) {
        let notes = other.notes(language).into_iter().map(|note| format!("{}: {note}", other.choices.file));
        table.notes.extend(notes);
    }
    // A file that holds several networks is one file.
    let mut read: Vec<(String, String)> = Vec::new();
    for Choices { file, sha256, .. } in subjects.iter().map(|subject| &subject.choices) {
        if !read.iter().any(|(name, hash)| name == file && hash == sha256) {
            read.push((file.clone(), sha256.clone()));
        }
    }
    let (files, hashes): (Vec<String>, Vec<String>) = read.into_iter().unzip();
    table.recipe.set("file", files);
    table.recipe.set("sha256", hashes);
}
