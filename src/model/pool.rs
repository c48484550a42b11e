//! Equal parts of ties, stored once while a network is built.

use super::words::QuickSet;
use super::{Attributes, Evidence, Name, Shared, Tie, TieDetails};
use serde_json::Value;
use std::hash::{Hash, Hasher};

/// What the ties of a network in the making have in common.
#[derive(Debug, Default)]
pub(super) struct Pool {
    names: Known<Name>,
    reporters: Known<Listed<Vec<String>>>,
    evidence: Known<Listed<Vec<Evidence>>>,
    attributes: Known<Written>,
    details: Known<Said>,
}

impl Pool {
    /// Lets a tie share what an earlier one says too: all of it, or else the parts that are equal.
    #[inline]
    pub(super) fn share(&mut self, tie: &mut Tie) {
        // A tie that shares its details already takes no room for them.
        if tie.is_alone() {
            self.share_details(tie);
        }
    }

    fn share_details(&mut self, tie: &mut Tie) {
        if let Some(known) = self.details.met(&Said(tie.clone())) {
            return tie.share(&known.0);
        }
        let TieDetails { kind, layer, role, reported_by, evidence, attributes, .. } = &mut **tie;
        self.names.share(kind);
        for name in [layer, role].into_iter().flatten() {
            self.names.share(name);
        }
        if reported_by.is_alone() {
            self.reporters.share_list(reported_by, Listed, |known| &known.0);
        }
        if evidence.is_alone() {
            self.evidence.share_list(evidence, Listed, |known| &known.0);
        }
        if attributes.is_alone() {
            self.attributes.share_list(attributes, Written, |known| &known.0);
        }
        self.details.keep(Said(tie.clone()));
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

    /// The value that was met before and equals this one.
    fn met(&mut self, value: &K) -> Option<&K> {
        let at = self.values.get_index_of(value)?;
        self.again += 1;
        self.last = at;
        self.values.get_index(at)
    }

    /// Keeps a value that was not met before.
    fn keep(&mut self, value: K) {
        if self.given_up {
            return;
        }
        if self.values.len() >= Self::ENOUGH && self.again < self.values.len() {
            self.given_up = true;
            self.values = QuickSet::default();
            return;
        }
        self.last = self.values.insert_full(value).0;
    }

    fn share_list<T>(&mut self, list: &mut Shared<T>, key: fn(Shared<T>) -> K, of: fn(&K) -> &Shared<T>) {
        let value = key(list.clone());
        match self.met(&value) {
            Some(known) => *list = of(known).clone(),
            None => self.keep(value),
        }
    }
}

impl Known<Name> {
    fn share(&mut self, name: &mut Name) {
        // Ties of one kind follow each other mostly.
        if self.values.get_index(self.last).is_some_and(|last| last.is(name)) {
            return;
        }
        match self.met(name) {
            Some(known) => *name = known.clone(),
            None => self.keep(name.clone()),
        }
    }
}

/// A tie by its details: equal where they say the same, written the same.
#[derive(Debug)]
struct Said(Tie);

impl Said {
    /// What is quick to compare.
    fn short(&self) -> impl Hash + PartialEq + '_ {
        let TieDetails { kind, directed, sign, status, period, layer, role, certainty, derived, .. } = &*self.0;
        (kind, directed, sign, status, period, layer, role, certainty, derived)
    }
}

impl PartialEq for Said {
    fn eq(&self, other: &Said) -> bool {
        self.short() == other.short()
            && self.0.reported_by == other.0.reported_by
            && self.0.evidence == other.0.evidence
            && same_members(&self.0.attributes, &other.0.attributes)
    }
}

impl Eq for Said {}

impl Hash for Said {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.short().hash(state);
        self.0.reported_by.hash(state);
        self.0.evidence.hash(state);
        hash_members(&self.0.attributes, state);
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
        hash_members(&self.0, state);
    }
}

fn hash_members<H: Hasher>(members: &Attributes, state: &mut H) {
    for (name, value) in members {
        name.hash(state);
        value.hash(state);
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
        Tie::new("funds").with(|tie| tie.attributes = attributes)
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
