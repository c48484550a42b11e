//! Equal parts of ties, stored once while a network is built.

use super::words::QuickSet;
use super::{Attributes, Evidence, Name, Shared, Tie};
use serde_json::Value;
use std::hash::{Hash, Hasher};

/// What the ties of a network in the making have in common.
#[derive(Debug, Default)]
pub(super) struct Pool {
    names: Known<Name>,
    reporters: Known<Listed<Vec<String>>>,
    evidence: Known<Listed<Vec<Evidence>>>,
    attributes: Known<Written>,
}

impl Pool {
    /// Lets a tie share what an earlier one has too.
    pub(super) fn share(&mut self, tie: &mut Tie) {
        self.names.share(&mut tie.kind);
        for name in [&mut tie.layer, &mut tie.role].into_iter().flatten() {
            self.names.share(name);
        }
        if tie.reported_by.is_alone() {
            self.reporters.share_list(&mut tie.reported_by, Listed, |known| &known.0);
        }
        if tie.evidence.is_alone() {
            self.evidence.share_list(&mut tie.evidence, Listed, |known| &known.0);
        }
        if tie.attributes.is_alone() {
            self.attributes.share_list(&mut tie.attributes, Written, |known| &known.0);
        }
    }
}

/// Values that were met before, each once.
#[derive(Debug)]
struct Known<K> {
    values: QuickSet<K>,
    /// How often a value was met again.
    again: usize,
    last: usize,
    given_up: bool,
}

impl<K> Default for Known<K> {
    fn default() -> Known<K> {
        Known { values: QuickSet::default(), again: 0, last: 0, given_up: false }
    }
}

impl<K: Hash + Eq> Known<K> {
    /// From so many different values on it must pay to look for equal ones: values that are all different only cost.
    const ENOUGH: usize = 1 << 15;

    /// The value that was met before and equals this one; this one from now on where there is none.
    fn find(&mut self, value: K) -> Option<&K> {
        if self.given_up {
            return None;
        }
        if let Some(at) = self.values.get_index_of(&value) {
            self.again += 1;
            self.last = at;
            return self.values.get_index(at);
        }
        if self.values.len() >= Self::ENOUGH && self.again < self.values.len() {
            self.given_up = true;
            self.values = QuickSet::default();
            return None;
        }
        self.last = self.values.insert_full(value).0;
        None
    }

    fn share_list<T>(&mut self, list: &mut Shared<T>, key: fn(Shared<T>) -> K, of: fn(&K) -> &Shared<T>) {
        if let Some(known) = self.find(key(list.clone())) {
            *list = of(known).clone();
        }
    }
}

impl Known<Name> {
    fn share(&mut self, name: &mut Name) {
        // Ties of one kind follow each other mostly.
        if self.values.get_index(self.last).is_some_and(|last| last.is(name)) {
            return;
        }
        if let Some(known) = self.find(name.clone()) {
            *name = known.clone();
        }
    }
}

/// A list of values that are equal where they look equal.
#[derive(Debug, PartialEq)]
struct Listed<T: super::shared::List>(Shared<T>);

impl<T: super::shared::List + Eq> Eq for Listed<T> {}

impl<T: super::shared::List + Hash> Hash for Listed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (*self.0).hash(state);
    }
}

/// Attributes that are equal where they are written the same: in the same order, and minus zero is not zero.
#[derive(Debug)]
struct Written(Shared<Attributes>);

impl PartialEq for Written {
    fn eq(&self, other: &Written) -> bool {
        same_members(&self.0, &other.0)
    }
}

impl Eq for Written {}

impl Hash for Written {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (name, value) in &self.0 {
            name.hash(state);
            value.hash(state);
        }
    }
}

fn same_members(one: &Attributes, other: &Attributes) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a.0 == b.0 && same(a.1, b.1))
}

fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(a), Value::Number(b)) => {
            let negative = |number: &serde_json::Number| number.as_f64().is_some_and(f64::is_sign_negative);
            a == b && negative(a) == negative(b)
        }
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => same_members(a, b),
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn tie(attributes: &Value) -> Tie {
        let attributes = attributes.as_object().cloned().unwrap_or_default().into();
        Tie { attributes, ..Tie::new("funds") }
    }

    #[test]
    fn equal_ties_share_their_parts_and_others_keep_theirs() {
        let mut pool = Pool::default();
        let mut ties = [
            tie(&json!({"year": 2014, "by": "a"})),
            tie(&json!({"year": 2014, "by": "a"})),
            tie(&json!({"by": "a", "year": 2014})),
            tie(&json!({"year": 2014.0, "by": "a"})),
        ];
        let before: Vec<String> = ties.iter().map(|tie| format!("{tie:?}")).collect();
        ties.iter_mut().for_each(|tie| pool.share(tie));
        assert_eq!(ties.iter().map(|tie| format!("{tie:?}")).collect::<Vec<_>>(), before);
        assert!(ties[0].kind.is(&ties[1].kind) && ties[0].kind.is(&ties[3].kind));
        let one = |a: usize, b: usize| std::ptr::eq(&*ties[a].attributes, &*ties[b].attributes);
        assert!(one(0, 1) && !one(0, 2) && !one(0, 3));
    }
}
