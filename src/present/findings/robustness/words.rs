//! Who is sure to be at the top, in words.

use super::super::some;
use crate::model::Network;
use crate::present::language::Language;
use crate::studies::robustness::Standings;

/// Names that are listed before the rest is only counted.
const NAMED: usize = 6;

/// `Betweenness: three of the top five are certain (A, B and C); the other two could be any of six (D, E, F, G, H and I).`
pub fn top_in_words(network: &Network, measure: &str, standings: &Standings, language: Language) -> String {
    let top = standings.top;
    if !standings.ordered {
        return match language {
            Language::En => format!("{measure}: there is no top; the record gives all actors the same value, or none."),
            Language::Nl => {
                format!("{measure}: er is geen top; de vastlegging geeft alle actoren dezelfde waarde, of geen.")
            }
        };
    }
    if top == standings.of.len() {
        return match language {
            Language::En => format!("{measure}: all actors are in the top {top}; ask for fewer places."),
            Language::Nl => format!("{measure}: alle actoren staan in de top {top}; vraag minder plaatsen."),
        };
    }
    let names = |nodes: &[usize]| {
        let labels: Vec<String> = nodes.iter().map(|&node| network.node(node).label.clone()).collect();
        some(&labels, NAMED, language)
    };
    let (sure, open) = (standings.certain.len(), standings.open());
    let certain = names(&standings.certain);
    let all = number(top, language);
    // As many candidates as places are left: likely ones, not one of several.
    let likely = standings.candidates.len() == open;
    let count = number(standings.candidates.len(), language);
    let candidates = names(&standings.candidates);
    let rest = number(open, language);
    match language {
        Language::En => {
            let who = if likely { candidates } else { format!("any of {count} ({candidates})") };
            let be = match (likely, open) {
                (true, 1) => "is most likely",
                (true, _) => "are most likely",
                (false, _) => "could be",
            };
            match (top, sure, open) {
                (1, 1, _) => format!("{measure}: {certain} is certain to stand first."),
                (1, ..) => format!("{measure}: who stands first is not certain; it {be} {who}."),
                (_, _, 0) => format!("{measure}: all of the top {all} are certain ({certain})."),
                (_, 0, _) => format!("{measure}: none of the top {all} is certain; they {be} {who}."),
                _ => {
                    let (are, sure) = (if sure == 1 { "is" } else { "are" }, number(sure, language));
                    let other = if open == 1 { "the other one".to_owned() } else { format!("the other {rest}") };
                    format!("{measure}: {sure} of the top {all} {are} certain ({certain}); {other} {be} {who}.")
                }
            }
        }
        Language::Nl => {
            let each = if open == 1 { "één" } else { "ieder" };
            let who = if likely { candidates } else { format!("{each} van {count} zijn ({candidates})") };
            let be = match (likely, open) {
                (true, 1) => "is waarschijnlijk",
                (true, _) => "zijn waarschijnlijk",
                (false, 1) => "kan",
                (false, _) => "kunnen",
            };
            match (top, sure, open) {
                (1, 1, _) => format!("{measure}: {certain} staat zeker voorop."),
                (1, ..) => format!("{measure}: wie voorop staat is niet zeker; dat {be} {who}."),
                (_, _, 0) => format!("{measure}: de hele top {all} is zeker ({certain})."),
                (_, 0, _) => format!("{measure}: niemand van de top {all} is zeker; zij {be} {who}."),
                _ => {
                    let (is, sure) = (if sure == 1 { "is" } else { "zijn" }, number(sure, language));
                    let other = if open == 1 { "de andere".to_owned() } else { format!("de andere {rest}") };
                    format!("{measure}: {sure} van de top {all} {is} zeker ({certain}); {other} {be} {who}.")
                }
            }
        }
    }
}

/// A number as people write it in a sentence: small ones as words.
fn number(value: usize, language: Language) -> String {
    let words = match language {
        Language::En => ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        Language::Nl => ["geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"],
    };
    words.get(value).map_or_else(|| value.to_string(), |word| (*word).to_owned())
}
