//! Sorting by counting, for keys that are numbers of nodes or names.

/// Numbers in ascending order of their keys, which lie below `bound`; those with one key stay in their order. Takes as long as there
/// are numbers and keys.
pub(crate) fn sorted_by_number(numbers: &[usize], bound: usize, key: impl Fn(usize) -> u32) -> Vec<usize> {
    let mut next = vec![0_usize; bound + 1];
    for &number in numbers {
        next[key(number) as usize + 1] += 1;
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut sorted = vec![0; numbers.len()];
    for &number in numbers {
        let at = &mut next[key(number) as usize];
        sorted[*at] = number;
        *at += 1;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let keys = [3, 0, 3, 1, 0];
        assert_eq!(sorted_by_number(&[0, 1, 2, 3, 4], 4, |number| keys[number]), [1, 4, 3, 0, 2]);
        assert_eq!(sorted_by_number(&[4, 2, 0], 4, |number| keys[number]), [4, 2, 0]);
        assert!(sorted_by_number(&[], 0, |_| 0).is_empty());
    }
}
