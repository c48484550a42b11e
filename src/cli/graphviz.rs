//! Graphviz, where it is asked for: no shell, a limit of time, and a clear word where it is not there.

use std::io::{ErrorKind as Io, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use verbinder::{Error, ErrorKind};

/// Longer than this no layout takes that ends at all.
const LIMIT: Duration = Duration::from_secs(300);
/// Time between two looks whether it has ended.
const LOOK: Duration = Duration::from_millis(20);

/// Lets Graphviz draw a DOT text, as `svg`, `pdf` or `png`.
pub(crate) fn draw(dot: &str, form: &str, dpi: Option<f64>) -> Result<Vec<u8>, Error> {
    let mut command = Command::new("dot");
    command.arg(format!("-T{form}"));
    if let Some(dpi) = dpi {
        command.arg(format!("-Gdpi={dpi}"));
    }
    run(command, dot, LIMIT)
}

fn run(mut command: Command, input: &str, limit: Duration) -> Result<Vec<u8>, Error> {
    let failed = |what: &str| Error::new(ErrorKind::Render, format!("Graphviz {what}"));
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|error| match error.kind() {
        Io::NotFound => Error::new(ErrorKind::Render, "Graphviz is not installed: there is no program `dot`")
            .hint("install it (package graphviz), or leave out --engine: our own layout needs nothing"),
        _ => failed("cannot be started").because(error),
    })?;
    let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let (Some(mut to), Some(mut from), Some(mut complaints)) = pipes else {
        return Err(failed("cannot be talked to"));
    };
    // Each pipe has its own thread: whoever waits for the other could wait for ever.
    let text = input.to_owned();
    let writer = std::thread::spawn(move || to.write_all(text.as_bytes()));
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).map(|_| bytes)
    });
    let listener = std::thread::spawn(move || {
        let mut text = Vec::new();
        complaints.read_to_end(&mut text).map(|_| String::from_utf8_lossy(&text).into_owned())
    });
    let end = Instant::now() + limit;
    let status = loop {
        match child.try_wait().map_err(|error| failed("cannot be waited for").because(error))? {
            Some(status) => break status,
            None if Instant::now() >= end => {
                // It may have ended by itself just now; either way it is gone.
                let _ = child.kill();
                let _ = child.wait();
                return Err(failed(&format!("took longer than {} seconds", limit.as_secs()))
                    .hint("take --engine sfdp, which is made for large networks, or leave out --engine"));
            }
            None => std::thread::sleep(LOOK),
        }
    };
    // What it could not read it complains about; a closed pipe on our side says nothing more.
    let _ = writer.join();
    let drawn = reader.join().ok().and_then(Result::ok).unwrap_or_default();
    let said = listener.join().ok().and_then(Result::ok).unwrap_or_default();
    if !status.success() || drawn.is_empty() {
        let first = said.lines().next().unwrap_or("it said nothing").to_owned();
        return Err(failed(&format!("could not draw this: {first}"))
            .hint("leave out --engine: our own layout needs no Graphviz"));
    }
    Ok(drawn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_named_with_a_way_out() {
        let error = run(Command::new("no-such-program-anywhere"), "", LIMIT).unwrap_err();
        assert!(error.to_string().contains("not installed") && error.hints()[0].contains("--engine"));
    }

    #[cfg(unix)]
    #[test]
    fn what_does_not_end_is_ended() {
        let mut sleep = Command::new("sleep");
        sleep.arg("60");
        let began = Instant::now();
        let error = run(sleep, "", Duration::from_millis(50)).unwrap_err();
        assert!(error.to_string().contains("took longer"), "{error}");
        assert!(began.elapsed() < Duration::from_secs(50));
    }

    #[cfg(unix)]
    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    // More than a pipe holds, both ways: who first wrote all and then read would wait for ever.
    #[cfg(unix)]
    #[test]
    fn what_is_drawn_comes_back_however_long() {
        let long = "graph of many letters ".repeat(200_000);
        assert_eq!(run(shell("cat"), &long, LIMIT).unwrap(), long.as_bytes());
        // It need not read to the end, and may complain.
        assert_eq!(run(shell("echo warning >&2; printf drawn"), &long, LIMIT).unwrap(), b"drawn");
    }

    #[cfg(unix)]
    #[test]
    fn what_it_complains_of_is_passed_on() {
        for (script, says) in [
            (
                "echo 'syntax error in line 1' >&2; echo more >&2; printf half; exit 3",
                "could not draw this: syntax error in line 1",
            ),
            ("exit 1", "could not draw this: it said nothing"),
            ("exit 0", "could not draw this: it said nothing"),
            ("kill -9 $$", "could not draw this: it said nothing"),
        ] {
            let error = run(shell(script), "", LIMIT).unwrap_err();
            assert_eq!(error.to_string(), format!("Graphviz {says}"), "{script}");
            assert!(error.hints()[0].contains("leave out --engine"), "{script}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_started_is_not_said_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("dot");
        std::fs::write(&file, "no program").unwrap();
        let error = run(Command::new(&file), "", LIMIT).unwrap_err();
        assert!(error.to_string().starts_with("Graphviz cannot be started"), "{error}");
    }
}
