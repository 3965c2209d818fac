//! What is out of order in a list, and the order it should have.

/// The positions of `ranks` that are out of order: those that do not belong to its longest
/// increasing run of choices. Of two neighbours exchanged that is one.
pub(crate) fn out_of_order(ranks: &[usize]) -> Vec<usize> {
    if ranks.is_sorted_by(|a, b| a < b) {
        return Vec::new();
    }
    // Patience: `tails[n]` is where the lowest end of a run of n + 1 stands.
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![None; ranks.len()];
    for (at, &rank) in ranks.iter().enumerate() {
        let length = tails.partition_point(|&tail| ranks[tail] < rank);
        before[at] = length.checked_sub(1).map(|length| tails[length]);
        if length == tails.len() {
            tails.push(at);
        } else {
            tails[length] = at;
        }
    }
    let mut kept = vec![false; ranks.len()];
    let mut next = tails.last().copied();
    while let Some(at) = next {
        kept[at] = true;
        next = before[at];
    }
    (0..ranks.len()).filter(|&at| !kept[at]).collect()
}

/// The positions of `ranks` in rising order of rank.
pub(crate) fn sorted(ranks: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by_key(|&at| ranks[at]);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_little_as_possible_is_out_of_order() {
        assert_eq!(out_of_order(&[0, 1, 2, 3]), [] as [usize; 0]);
        assert_eq!(out_of_order(&[0, 2, 1, 3]).len(), 1);
        assert_eq!(out_of_order(&[3, 0, 1, 2]), [0]);
        assert_eq!(out_of_order(&[1, 2, 3, 0]), [3]);
        assert_eq!(sorted(&[2, 0, 1]), [1, 2, 0]);
    }
}
