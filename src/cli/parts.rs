//! What is being written, beside the place where it will stand.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Somebody may have put a file, or a link, where a part would go: so many other names are tried.
const MOST_NAMES: u64 = 100;

/// Bytes of a name that its part carries: systems take 255.
const MOST_BYTES: usize = 200;

/// Writes what is to stand in the place of a file beside it, as a file that is new: a link that somebody put there is not followed. The
/// lock is held until the file is in place: by it a later run knows parts that nobody is writing any more. What takes the place of an old
/// file, and what is private, nobody else can read meanwhile.
pub(super) fn write(
    target: &Path,
    bytes: &[u8],
    old: Option<&Metadata>,
    private: bool,
) -> std::io::Result<(PathBuf, File)> {
    let name = cut(&target.file_name().unwrap_or_default().to_string_lossy()).into_owned();
    let mut number = u64::from(std::process::id());
    let mut tries = 1;
    let (beside, file) = loop {
        let beside = target.with_file_name(format!(".{name}.{number}.part"));
        match options(private || old.is_some()).open(&beside) {
            Ok(file) => break (beside, file),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && tries < MOST_NAMES => {
                // No other run has numbers like these.
                number += 1 << 32;
                tries += 1;
            }
            Err(error) => return Err(error),
        }
    };
    match fill(&file, bytes, old, private) {
        Ok(()) => Ok((beside, file)),
        Err(error) => {
            let _ = std::fs::remove_file(&beside);
            Err(error)
        }
    }
}

fn options(private: bool) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = private;
    options
}

fn fill(mut file: &File, bytes: &[u8], old: Option<&Metadata>, private: bool) -> std::io::Result<()> {
    let _ = file.try_lock();
    file.write_all(bytes)?;
    if let Some(old) = old.filter(|_| !private) {
        // Whose file it is stays so where the system lets us say it.
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let _ = std::os::unix::fs::fchown(file, Some(old.uid()), Some(old.gid()));
        }
        file.set_permissions(old.permissions())?;
    }
    Ok(())
}

/// As much of a name as its part carries.
fn cut(name: &str) -> Cow<'_, str> {
    if name.len() <= MOST_BYTES {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.char_indices().take_while(|(at, c)| at + c.len_utf8() <= MOST_BYTES).map(|(_, c)| c).collect())
}

/// Removes the parts of these files that a killed run left behind. A part that is being written is locked.
pub(super) fn sweep<'p>(targets: impl Iterator<Item = &'p Path> + Clone) {
    let folders: BTreeSet<&Path> = targets.clone().map(super::files::folder_of).collect();
    let names: BTreeSet<(&Path, String)> = targets
        .filter_map(|target| {
            Some((super::files::folder_of(target), cut(&target.file_name()?.to_string_lossy()).into_owned()))
        })
        .collect();
    // Of `.name.number.part` the name.
    let left_behind = |file: &str| {
        let (name, number) = file.strip_prefix('.')?.strip_suffix(".part")?.rsplit_once('.')?;
        (!number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())).then(|| name.to_owned())
    };
    for folder in folders {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_str().and_then(left_behind);
            if name.is_none_or(|name| !names.contains(&(folder, name))) {
                continue;
            }
            let path = entry.path();
            // A pipe of that name would have to be written into before it could be opened.
            if !entry.file_type().is_ok_and(|kind| kind.is_file()) {
                continue;
            }
            let free = File::open(&path).is_ok_and(|file| file.try_lock().is_ok());
            if free {
                let _ = std::fs::remove_file(&path);
            }
        }
    }
}
