//! Why values of a measure are undefined, what it settled itself, and how far estimates may be off.

use super::measure::spoken;
use crate::measures::Scores;
use crate::present::language::Language;

/// One note for each thing that a measure settled itself and each reason why values are undefined.
pub(super) fn undefined_notes(name: &str, scores: &Scores, language: Language) -> Vec<String> {
    let name = &spoken(name, language);
    if let Some(estimated) = estimated_note(name, scores, language) {
        return vec![estimated];
    }
    let settled = scores.settled.iter().map(|&(what, value)| settled_note(name, what, value, language));
    let undefined = scores.undefined.iter().map(|undefined| {
        let why = language.text(undefined.reason.text());
        match (language, scores.values.len()) {
            (_, 1) => format!("{name}: {why}"),
            (Language::En, _) => format!("{name}: empty for {} ({why})", undefined.count()),
            (Language::Nl, _) => format!("{name}: leeg voor {} ({why})", undefined.count()),
        }
    });
    settled.chain(undefined).collect()
}

/// Where fewer searches than this share came to the best, there may be a better one.
const FEW_SEARCHES: f64 = 0.1;

fn settled_note(name: &str, what: &str, value: f64, language: Language) -> String {
    match language {
        Language::En if what == Scores::ANY_ALPHA => format!(
            "{name}: no walk comes back in this network, so there is no largest alpha to take a part of, and alpha is simply {value}; to \
             compare networks, give all the same --alpha"
        ),
        Language::Nl if what == Scores::ANY_ALPHA => format!(
            "{name}: geen wandeling keert in dit netwerk terug, zodat er geen grootste alpha is om een deel van te nemen, en alpha is \
             gewoon {}; geef netwerken die u vergelijkt alle dezelfde --alpha",
            value.to_string().replace('.', ",")
        ),
        Language::En if what == Scores::ALPHA_BELOW => {
            format!("{name}: in this network alpha must be below {value:.6}, one over the largest eigenvalue")
        }
        Language::Nl if what == Scores::ALPHA_BELOW => {
            let value = format!("{value:.6}").replace('.', ",");
            format!("{name}: in dit netwerk moet alpha onder {value} blijven, één gedeeld door de grootste eigenwaarde")
        }
        Language::En if what == Scores::SHARE_OF_SEARCHES && value < FEW_SEARCHES => {
            format!(
                "{name}: {:.0} of 100 searches came to the best that was found, so there may be a better one",
                100.0 * value
            )
        }
        Language::Nl if what == Scores::SHARE_OF_SEARCHES && value < FEW_SEARCHES => format!(
            "{name}: {:.0} van de 100 zoektochten kwamen uit bij het beste dat gevonden is; er kan dus iets beters zijn",
            100.0 * value
        ),
        Language::En => format!("{name}: {what} = {value}"),
        Language::Nl => format!("{name}: {what} = {}", value.to_string().replace('.', ",")),
    }
}

/// That values are estimates, how far they may be off, and what follows from it.
fn estimated_note(name: &str, scores: &Scores, language: Language) -> Option<String> {
    let epsilon = scores.estimated_within()?;
    let draws = scores.settled.iter().find(|(what, _)| *what == "random_draws").map_or(0.0, |(_, draws)| *draws);
    let mut said = match language {
        Language::En => format!(
            "{name}: ESTIMATED from {draws} random draws, because exact values would take long or --approximate asks for it; with 95 % \
             certainty no value is off by more than {epsilon} of the largest possible one, so nodes nearer to each other than twice \
             that have no order; --exact computes exactly, --approximate SHARE chooses another error"
        ),
        Language::Nl => {
            let epsilon = epsilon.to_string().replace('.', ",");
            format!(
                "{name}: GESCHAT uit {draws} willekeurige trekkingen, omdat precies rekenen lang duurt of --approximate erom vraagt; met \
                 95 % zekerheid zit geen waarde er meer dan {epsilon} van de hoogst mogelijke naast, dus knopen die minder dan twee \
                 keer dat verschillen, hebben geen volgorde; --exact rekent precies, --approximate DEEL kiest een andere fout"
            )
        }
    };
    let highest = scores.values.iter().copied().filter(|value| !value.is_nan()).fold(0.0, f64::max);
    // Then everybody may have the value of everybody else.
    if scores.margin().is_some_and(|margin| highest <= margin) {
        said += language.pick(
            ". NO value is above that error here: this estimate tells nobody from anybody, and needs a smaller share",
            ". GEEN waarde komt hier boven die fout uit: deze schatting onderscheidt niemand van een ander, en vraagt een kleiner deel",
        );
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_on_alpha_have_single_blanks() {
        for (language, part) in [(Language::En, "simply 0.85; to compare"), (Language::Nl, "is gewoon 0,85; geef")] {
            let said = settled_note("katz", Scores::ANY_ALPHA, 0.85, language);
            assert!(said.contains(part) && !said.contains("  "), "{said}");
        }
    }

    #[test]
    fn few_searches_that_agree_are_told_in_words() {
        let said = |share, language| settled_note("core-periphery", Scores::SHARE_OF_SEARCHES, share, language);
        assert!(said(0.02, Language::En).contains("2 of 100 searches came to the best"));
        assert!(said(0.0, Language::Nl).contains("0 van de 100 zoektochten"));
        assert_eq!(said(0.5, Language::En), "core-periphery: share_of_searches = 0.5");
    }
}
