//! Files that are written: each whole or not at all, and nothing lost that was there.

use super::parts;
use super::turns::Turn;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use verbinder::graph::parallel;
use verbinder::present::provenance::{OUTPUTS, find};
use verbinder::{Error, ErrorKind};

/// The files that this run has read, by their resolved paths.
static READ: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// The files that this run has written.
static WRITTEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Files that this run may write again while it reads more, and that nobody but their owner may read.
static LISTS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Whether files that hold something else may be replaced.
static FORCE: AtomicBool = AtomicBool::new(false);

/// Lets a write beyond the limit on the size of files fail as one on a full disk does; a system of the Unix family would end the program
/// without a word.
pub(crate) fn tell_limits() {
    #[cfg(unix)]
    {
        // Whoever cannot have it gets the old end; the write itself says what happened.
        let asked = std::sync::Arc::new(AtomicBool::new(false));
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, asked);
    }
}

/// Lets files be replaced that hold something else.
pub(crate) fn force() {
    FORCE.store(true, Ordering::Relaxed);
}

/// Whether they may be.
pub(crate) fn is_forced() -> bool {
    FORCE.load(Ordering::Relaxed)
}

/// Writes a list that grows while more is read: what this run has written of it so far is no other file. Nobody but its owner may read it.
pub(crate) fn write_list(paths: [PathBuf; 2], write: impl FnOnce() -> Result<(), Error>) -> Result<(), Error> {
    let lists = || LISTS.lock().expect("no thread fails while it holds the list");
    lists().extend(paths);
    let done = write();
    lists().clear();
    done
}

fn is_list(path: &Path) -> bool {
    LISTS.lock().expect("no thread fails while it holds the list").iter().any(|list| list == path)
}

/// Whether a path means what the shell has opened for this run: nothing is put in its place, it is written into.
pub(crate) fn is_stream(path: &Path) -> bool {
    let names = ["/dev/stdout", "/dev/stderr"].map(Path::new);
    names.contains(&path) || ["/dev/fd", "/proc/self/fd"].iter().any(|folder| path.parent() == Some(Path::new(folder)))
}

fn is_standard_output(path: &Path) -> bool {
    ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path == Path::new(name))
}

/// Keeps a file that is read from being written in the same run.
pub(crate) fn protect(input: &Path) {
    if let Ok(path) = std::fs::canonicalize(input) {
        READ.lock().expect("no thread fails while it holds the list").push(path);
    }
}

/// Whether this run has read a file.
pub(crate) fn is_input(path: &Path) -> bool {
    std::fs::canonicalize(path).is_ok_and(|path| is_protected(&path))
}

/// Whether this run has written a file.
pub(crate) fn is_written(path: &Path) -> bool {
    let written = WRITTEN.lock().expect("no thread fails while it holds the list");
    std::fs::canonicalize(path).is_ok_and(|path| written.contains(&path))
}

fn is_protected(path: &Path) -> bool {
    READ.lock().expect("no thread fails while it holds the list").iter().any(|input| input == path)
}

/// Writes a file whole: beside it, synced, renamed. A failure leaves what was there as it was. A link is followed, the permissions of an
/// old file are kept, and what is no regular file (a pipe, a device) is written into. An input of the same run is never replaced, and
/// what holds something else only under `--force`.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_files(&[(path.to_owned(), bytes)])
}

/// As [`write_file`] for files that belong together: none is put in place before all of them are on the disk.
pub(crate) fn write_files(files: &[(PathBuf, &[u8])]) -> Result<(), Error> {
    let _turn = Turn::in_folders(files.iter().filter(|(path, _)| !is_stream(path)).map(|(path, _)| folder_of(path)));
    write_in_turn(files)
}

/// As [`write_files`] by whoever has the turn in their folder.
pub(crate) fn write_in_turn(files: &[(PathBuf, &[u8])]) -> Result<(), Error> {
    for (path, _) in files {
        refuse_inputs(path)?;
    }
    refuse_twice(files)?;
    let others: Vec<&Path> = files
        .iter()
        .filter(|(path, bytes)| holds_something_else(path, bytes))
        .map(|(path, _)| path.as_path())
        .collect();
    if let Some(first) = others.first().filter(|_| !is_forced()) {
        let others = match others.len() {
            1 => String::new(),
            several => format!(", and so do {} other files beside it", several - 1),
        };
        return Err(holds_another(first, &others));
    }
    replace_files(files)
}

/// An error for a file that would be lost.
pub(crate) fn holds_another(path: &Path, others: &str) -> Error {
    let message = format!("{} is there already and holds something else{others}; nothing was written", path.display());
    Error::new(ErrorKind::Write, message).hint("--force replaces it; or name another file with -o")
}

fn refuse_inputs(path: &Path) -> Result<(), Error> {
    if is_input(path) { Err(holds_input(path)) } else { Ok(()) }
}

/// An error for a file that is read and was to be written too.
pub(crate) fn holds_input(path: &Path) -> Error {
    Error::request(format!("{} is the file that was read; it is not replaced", path.display()))
        .hint("name another file with -o")
}

/// An error where two results would have one place: the second would take the first away.
fn refuse_twice(files: &[(PathBuf, &[u8])]) -> Result<(), Error> {
    let mut places = BTreeSet::new();
    let twice = files
        .iter()
        .map(|(path, _)| path)
        .find(|path| !is_stream(path) && (!places.insert(followed(path)) || (is_written(path) && !is_list(path))));
    match twice {
        None => Ok(()),
        Some(path) => Err(written_twice(path)),
    }
}

/// An error for a place that two results of one run would have.
pub(crate) fn written_twice(path: &Path) -> Error {
    Error::request(format!("two results of this run would be written to {}; one of them would be lost", path.display()))
        .hint("name a file of its own for each of them")
}

/// Whether a file would be lost. The same bytes again, or a file in which nothing stands, are no loss.
fn holds_something_else(path: &Path, bytes: &[u8]) -> bool {
    if is_stream(path) {
        return false;
    }
    let Ok(old) = std::fs::metadata(path) else { return false };
    // The recipe beside a file goes where its file goes.
    let is_recipe = || {
        let name = path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".recipe.json"));
        // A result may have such a name too; of what it was made it says nothing.
        name && std::fs::read(path).is_ok_and(|bytes| find(&bytes).is_some_and(|recipe| recipe.contains_key(OUTPUTS)))
    };
    if !old.is_file() || old.len() == 0 || is_recipe() || (is_written(path) && is_list(path)) {
        return false;
    }
    old.len() != bytes.len() as u64 || std::fs::read(path).map_or(true, |old| old != bytes)
}

/// As [`write_file`], also where the file was read or holds something else: what is written holds everything that it held.
pub(crate) fn replace_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    replace_files(&[(path.to_owned(), bytes)])
}

/// Writes all files beside their targets, and puts them in place when the last of them is on the disk.
fn replace_files(files: &[(PathBuf, &[u8])]) -> Result<(), Error> {
    let targets: Vec<PathBuf> = files.iter().map(|(path, _)| followed(path)).collect();
    parts::sweep(targets.iter().map(PathBuf::as_path));
    let ready = parallel::map(files.len(), |index| {
        let (path, bytes) = &files[index];
        Ready::of(path, targets[index].clone(), bytes)
    });
    let ready: Vec<Ready<'_>> = ready.into_iter().collect::<Result<_, _>>()?;
    // When all are written: a disk that has to keep one keeps them together.
    sync_all(&ready)?;
    let folders: BTreeSet<PathBuf> = ready.iter().filter(|file| file.part.is_some()).map(Ready::folder).collect();
    let all = ready.len();
    let placed = ready.into_iter().enumerate().try_for_each(|(placed, file)| {
        file.put_in_place().map_err(|error| match placed {
            0 => error,
            some => error.hint(format!(
                "{some} of the {all} files of the new result stand already, the others are as they were; once the cause is gone, the same \
                 command with --force makes it whole"
            )),
        })
    });
    folders.iter().for_each(|folder| sync_folder(folder));
    placed
}

fn failed(what: &str, path: &Path, error: std::io::Error) -> Error {
    let hint = match error.kind() {
        std::io::ErrorKind::FileTooLarge => {
            "the shell or the system sets a limit on the size of files: `ulimit -f` shows and changes it"
        }
        std::io::ErrorKind::InvalidFilename => "the system takes no name of this length: name a shorter one with -o",
        _ => "check that the folder exists and may be written to, and that the disk is not full",
    };
    Error::new(ErrorKind::Write, format!("cannot {what} {}", path.display())).because(error).hint(hint)
}

/// A file that is written and not yet in its place.
struct Ready<'b> {
    target: PathBuf,
    bytes: &'b [u8],
    old: Option<std::fs::Metadata>,
    /// Whether nobody but its owner may read it.
    private: bool,
    /// The part beside the target, with its lock; none where the target is a pipe or a device, which is written into.
    part: Option<(PathBuf, std::fs::File)>,
}

impl<'b> Ready<'b> {
    fn of(path: &Path, target: PathBuf, bytes: &'b [u8]) -> Result<Ready<'b>, Error> {
        if is_stream(path) {
            return Ok(Ready { target: path.to_owned(), bytes, old: None, private: false, part: None });
        }
        let old = std::fs::metadata(&target).ok();
        if old.as_ref().is_some_and(std::fs::Metadata::is_dir) {
            return Err(Error::request(format!("{} is a folder", path.display())).hint("name a file with -o"));
        }
        let mut ready = Ready { target, bytes, old, private: is_list(path), part: None };
        if ready.old.as_ref().is_none_or(std::fs::Metadata::is_file) {
            if ready.target.file_name().is_none() {
                return Err(Error::request(format!("{} is no file name", path.display())));
            }
            ready.part = Some(ready.written()?);
        }
        Ok(ready)
    }

    /// What is to stand in the place, beside it.
    fn written(&self) -> Result<(PathBuf, std::fs::File), Error> {
        let part = parts::write(&self.target, self.bytes, self.old.as_ref(), self.private);
        part.map_err(|error| failed("write", &self.target, error))
    }

    /// Down to the disk.
    fn sync(&self) -> Result<(), Error> {
        let Some((_, part)) = &self.part else { return Ok(()) };
        part.sync_all().map_err(|error| failed("write", &self.target, error))
    }

    fn folder(&self) -> PathBuf {
        folder_of(&self.target).to_owned()
    }

    fn put_in_place(mut self) -> Result<(), Error> {
        let target = self.target.clone();
        let Some((beside, _)) = &self.part else {
            return self.write_into().map_err(|error| failed("write", &target, error));
        };
        let mut beside = beside.clone();
        let mut attempts = 1;
        while let Err(error) = std::fs::rename(&beside, &target) {
            // Another run swept it between its making and its lock.
            if error.kind() != std::io::ErrorKind::NotFound || attempts == MOST_ATTEMPTS {
                return Err(failed("replace", &target, error));
            }
            attempts += 1;
            let part = self.written()?;
            beside.clone_from(&part.0);
            self.part = Some(part);
            self.sync()?;
        }
        self.part = None;
        if let Ok(written) = std::fs::canonicalize(&target) {
            WRITTEN.lock().expect("no thread fails while it holds the list").push(written);
        }
        Ok(())
    }
}

impl Ready<'_> {
    /// Into a pipe, a device or what the shell has opened. What stands there already stays before it.
    fn write_into(&self) -> std::io::Result<()> {
        if is_standard_output(&self.target) {
            let mut out = std::io::stdout().lock();
            return out.write_all(self.bytes).and_then(|()| out.flush());
        }
        let append = is_stream(&self.target);
        std::fs::OpenOptions::new().write(true).append(append).open(&self.target)?.write_all(self.bytes)
    }
}

impl Drop for Ready<'_> {
    fn drop(&mut self) {
        if let Some((beside, _)) = &self.part {
            // Nothing of it is wanted any more; the next run sweeps what cannot be removed now.
            let _ = std::fs::remove_file(beside);
        }
    }
}

/// The file that a path means: a link is followed, also to a file that is not there yet.
fn followed(path: &Path) -> PathBuf {
    if is_stream(path) {
        return path.to_owned();
    }
    if let Ok(existing) = std::fs::canonicalize(path) {
        return existing;
    }
    match std::fs::read_link(path) {
        Ok(target) => path.parent().map_or(target.clone(), |folder| folder.join(&target)),
        Err(_) => path.to_owned(),
    }
}

/// How often a part is written anew that another run took for one left behind.
const MOST_ATTEMPTS: usize = 10;

/// The folder that a file stands in.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Who waits for the disk needs no core.
const SYNCED_AT_ONCE: usize = 8;

/// Brings all files down to the disk, several at once. Of those that failed the first one is told.
fn sync_all(files: &[Ready<'_>]) -> Result<(), Error> {
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(BTreeMap::new());
    let work = || {
        while let Some((index, file)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, files.get(at)?)))
        {
            if let Err(error) = file.sync() {
                failed.lock().expect("no thread fails while it holds the list").insert(index, error);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..files.len().min(SYNCED_AT_ONCE) {
            // Where there are no threads to be had, one does it all.
            let _ = std::thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    let failed = failed.into_inner().expect("no thread fails while it holds the list");
    failed.into_values().next().map_or(Ok(()), Err)
}

/// Makes new names last through a power cut, where the system can say so of a folder.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        // The files themselves are safe; a system that cannot sync folders does what it can.
        let _ = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Makes a folder and those above it.
pub(crate) fn make_folder(path: &Path) -> Result<(), Error> {
    if path == Path::new("-") {
        return Err(Error::request("the result is several files, and standard output takes one")
            .hint("name a folder with -o; ./- is one of that name"));
    }
    std::fs::create_dir_all(path).map_err(|error| {
        Error::new(ErrorKind::Write, format!("cannot make the folder {}", path.display()))
            .because(error)
            .hint("name another folder with -o")
    })
}
