//! A bar on the terminal for work that takes more than a second: how far, how fast, how long still.
//!
//! Nothing is shown where standard error is no terminal. The library counts ([`verbinder::graph::progress`]); a thread of its own
//! looks now and then.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use verbinder::graph::parallel;
use verbinder::graph::progress::{self, Progress};
use verbinder::present::language::Language;

/// How often the thread looks, and after how long a bar comes.
const EVERY: Duration = Duration::from_millis(100);
const AFTER: Duration = Duration::from_secs(1);
/// After how long, and for how much that is left, a sentence says how long it will take.
const ESTIMATE_AFTER: Duration = Duration::from_secs(3);
const LONG: f64 = 60.0;

static DUTCH: AtomicBool = AtomicBool::new(false);
static CAN_ESTIMATE: AtomicBool = AtomicBool::new(false);
static SHOWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// The language that the bar speaks from here on.
pub(crate) fn speak(language: Language) {
    DUTCH.store(language == Language::Nl, Ordering::Relaxed);
}

/// The work that follows can be estimated instead, with `--approximate`.
pub(crate) fn can_estimate() {
    CAN_ESTIMATE.store(true, Ordering::Relaxed);
}

/// Begins to watch, where somebody can see it.
pub(crate) fn watch() {
    if std::io::stderr().is_terminal() {
        // Without the thread there is no bar, and nothing else is lost.
        let _ = std::thread::Builder::new().name("progress".to_owned()).spawn(look);
    }
}

/// Takes the bar away before anything else is written.
pub(crate) fn clear() {
    if let Ok(mut shown) = SHOWN.lock()
        && let Some(bar) = shown.take()
    {
        bar.finish_and_clear();
    }
}

fn look() {
    let mut seen = Seen::new(parallel::threads());
    loop {
        std::thread::sleep(EVERY);
        let Some(at) = progress::now() else {
            clear();
            continue;
        };
        let now = Instant::now();
        if seen.is_another(at, now) {
            clear();
        }
        let language = if DUTCH.load(Ordering::Relaxed) { Language::Nl } else { Language::En };
        let Some(say) = seen.say(at, now, CAN_ESTIMATE.load(Ordering::Relaxed), language) else { continue };
        let Ok(mut shown) = SHOWN.lock() else { return };
        // What was finished meanwhile shows no bar any more.
        if progress::now().is_none_or(|now| now.number != at.number) {
            continue;
        }
        let bar = shown.get_or_insert_with(|| {
            let bar = ProgressBar::new(at.pieces as u64);
            bar.set_style(
                ProgressStyle::with_template("{bar:24} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar()),
            );
            bar
        });
        if let Some(sentence) = say.once {
            bar.println(sentence);
        }
        bar.set_message(say.beside);
        bar.set_position(at.done as u64);
    }
}

/// What was seen of the job that is open.
struct Seen {
    number: usize,
    since: Instant,
    /// How many of its pieces are worked on at the same time.
    threads: usize,
    /// Whether it was said how long it will take at least, and how long it will take.
    bounded: bool,
    estimated: bool,
}

/// What is said of it.
#[derive(Debug, PartialEq, Eq)]
struct Say {
    /// Above the bar, once or twice for each job.
    once: Option<String>,
    beside: String,
}

impl Seen {
    fn new(threads: usize) -> Seen {
        Seen { number: 0, since: Instant::now(), threads, bounded: false, estimated: false }
    }

    /// Whether this is not the job that was seen last; it is from here on.
    fn is_another(&mut self, at: Progress, now: Instant) -> bool {
        let another = self.number != at.number;
        if another {
            *self = Seen { number: at.number, since: now, ..Seen::new(self.threads) };
        }
        another
    }

    /// What is said of the job; nothing as long as it may soon be done.
    fn say(&mut self, at: Progress, now: Instant, can_estimate: bool, language: Language) -> Option<Say> {
        let taken = now.duration_since(self.since);
        if taken < AFTER {
            return None;
        }
        let threads = self.threads;
        let said = if at.done > 0 { &mut self.estimated } else { &mut self.bounded };
        let once = (!*said && taken >= ESTIMATE_AFTER).then(|| estimate(at, taken, threads, can_estimate, language));
        let once = once.flatten();
        *said |= once.is_some();
        Some(Say { once, beside: in_words(at, taken, language) })
    }
}

/// Seconds that the rest will take at the pace so far; none before the first piece is done.
fn left(at: Progress, taken: Duration) -> Option<f64> {
    (at.done > 0).then(|| taken.as_secs_f64() * (at.pieces - at.done) as f64 / at.done as f64)
}

/// `320 of 1000, 40 a second, 17 seconds left`
fn in_words(at: Progress, taken: Duration, language: Language) -> String {
    let of = language.pick("of", "van");
    let mut words = format!("{} {of} {}", at.done, at.pieces);
    if let Some(left) = left(at, taken) {
        let rate = at.done as f64 / taken.as_secs_f64();
        // A few in a minute are none in a second.
        let (rate, time) = if rate < 0.5 { (60.0 * rate, ("minute", "minuut")) } else { (rate, ("second", "seconde")) };
        let rate = language.decimal(rate, if rate < 10.0 { 1 } else { 0 });
        let (left, time) = (duration(left, language), language.pick(time.0, time.1));
        words += &match language {
            Language::En => format!(", {rate} a {time}, {left} left"),
            Language::Nl => format!(", {rate} per {time}, nog {left}"),
        };
    }
    words
}

/// What is said once of work that will take minutes: how long, or how long at least while so many threads are at its first pieces.
fn estimate(at: Progress, taken: Duration, threads: usize, can_estimate: bool, language: Language) -> Option<String> {
    let first = taken.as_secs_f64() * (at.pieces as f64 / threads.min(at.pieces).max(1) as f64 - 1.0);
    let left = Some(left(at, taken).unwrap_or(first)).filter(|&left| left > LONG)?;
    let whole = duration(left + taken.as_secs_f64(), language);
    let about = match at.done {
        0 => language.pick("more than", "meer dan"),
        _ => language.pick("about", "ongeveer"),
    };
    let mut said = match language {
        Language::En => format!("This will take {about} {whole}. Ctrl-C stops it; every file stays as it was."),
        Language::Nl => format!("Dit duurt {about} {whole}. Ctrl-C breekt het af; elk bestand blijft zoals het was."),
    };
    if can_estimate {
        said += language.pick(
            " --approximate 0.01 gives estimates much sooner.",
            " --approximate 0.01 geeft veel eerder schattingen.",
        );
    }
    Some(said)
}

fn duration(seconds: f64, language: Language) -> String {
    let (number, one, many) = match seconds.round() {
        seconds if seconds < 90.0 => (seconds, ("second", "seconde"), ("seconds", "seconden")),
        seconds if seconds < 5400.0 => ((seconds / 60.0).round(), ("minute", "minuut"), ("minutes", "minuten")),
        seconds => ((seconds / 3600.0).round(), ("hour", "uur"), ("hours", "uur")),
    };
    let (en, nl) = if number < 1.5 && number > 0.5 { one } else { many };
    format!("{number:.0} {}", language.pick(en, nl))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_how_far_how_fast_and_how_long() {
        let at = Progress { number: 1, done: 30, pieces: 1000 };
        let taken = Duration::from_secs(4);
        // 7.5 a second; 970 · 4 / 30 = 129 seconds left, 133 in all.
        assert_eq!(in_words(at, taken, Language::En), "30 of 1000, 7.5 a second, 2 minutes left");
        assert_eq!(in_words(at, taken, Language::Nl), "30 van 1000, 7,5 per seconde, nog 2 minuten");
        assert_eq!(in_words(Progress { done: 0, ..at }, taken, Language::En), "0 of 1000");
        // 1 in 40 seconds is 1.5 in a minute; 999 · 40 seconds are 11 hours.
        let slow = Progress { done: 1, ..at };
        assert_eq!(in_words(slow, 10 * taken, Language::Nl), "1 van 1000, 1,5 per minuut, nog 11 uur");
        let said = |can_estimate: bool| estimate(at, taken, 2, can_estimate, Language::En).unwrap_or_default();
        assert!(said(false).contains("about 2 minutes") && !said(false).contains("--approximate"));
        assert!(said(true).contains("--approximate 0.01"));
        assert!(estimate(Progress { done: 500, ..at }, taken, 2, true, Language::Nl).is_none());
        // Two of the thousand are at work for 4 seconds: 2000 in all, if the others take no longer.
        let first = estimate(Progress { done: 0, ..at }, taken, 2, false, Language::En).unwrap_or_default();
        assert!(first.contains("more than 33 minutes"), "{first}");
        assert!(estimate(Progress { done: 0, pieces: 4, ..at }, taken, 2, false, Language::En).is_none());
        assert_eq!(duration(1.2, Language::Nl), "1 seconde");
        assert_eq!(duration(7300.0, Language::En), "2 hours");
    }

    // A job of 1000 pieces, ten a second; then another. The sentence comes once for each, when the job is long enough.
    #[test]
    fn a_bar_comes_after_a_second_and_one_sentence_after_three() {
        let begin = Instant::now();
        let after = |seconds: f64| begin + Duration::from_secs_f64(seconds);
        let mut seen = Seen::new(2);
        let job = |number: usize, done: usize| Progress { number, done, pieces: 1000 };
        assert!(seen.is_another(job(1, 0), after(0.0)) && !seen.is_another(job(1, 2), after(0.2)));
        assert_eq!(seen.say(job(1, 9), after(0.9), true, Language::En), None);
        let said = seen.say(job(1, 20), after(2.0), true, Language::En).unwrap();
        assert_eq!(said, Say { once: None, beside: "20 of 1000, 10 a second, 2 minutes left".to_owned() });
        let said = seen.say(job(1, 40), after(4.0), true, Language::Nl).unwrap();
        assert!(said.once.unwrap().starts_with("Dit duurt ongeveer 2 minuten."));
        assert_eq!(seen.say(job(1, 50), after(5.0), true, Language::En).unwrap().once, None);
        // The next begins anew.
        assert!(seen.is_another(job(2, 0), after(6.0)));
        assert_eq!(seen.say(job(2, 5), after(6.5), true, Language::En), None);
        let said = seen.say(job(2, 40), after(10.0), false, Language::En).unwrap();
        assert_eq!(said.once.unwrap(), "This will take about 2 minutes. Ctrl-C stops it; every file stays as it was.");
        // While the first two of the thousand are at work, the least is told: 4 seconds for each two; then how long it will take.
        assert!(seen.is_another(job(4, 0), after(30.0)));
        let least = seen.say(job(4, 0), after(34.0), false, Language::En).unwrap();
        assert!(least.once.unwrap().starts_with("This will take more than 33 minutes."));
        assert_eq!(seen.say(job(4, 0), after(35.0), false, Language::En).unwrap().once, None);
        assert!(seen.say(job(4, 2), after(36.0), false, Language::En).unwrap().once.is_some());
        // What is nearly done is not announced.
        assert!(seen.is_another(job(3, 0), after(11.0)));
        assert_eq!(seen.say(job(3, 900), after(20.0), true, Language::En).unwrap().once, None);
    }
}
