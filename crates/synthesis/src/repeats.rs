//! Repeat groups: asks that one and the same action of a ministry would answer.
//!
//! Equal asks are folded into one node; neighbours come from an inverted index with prefix
//! filtering, never from all pairs; nodes are joined by average linkage down to a threshold. Asks
//! about different instruments, with opposite verbs, or held apart by a person are never joined.

use crate::likeness::{Space, Vector};
use crate::meaning::Meanings;
use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

/// Pairs below this likeness are not kept; a missing pair counts as the value below.
const LEAST_LIKENESS: f32 = 0.16;
const MISSING: f32 = 0.05;

/// How much the best pair of two clusters counts beside the mean of all pairs: a group whose asks come
/// in many wordings stays open for one that is close to some of them.
const BEST_PAIR: f32 = 0.15;

/// The most like pairs that are kept for one node.
const MOST_NEIGHBOURS: usize = 60;

/// Longest list of nodes under one feature that is walked; commoner features only refine.
const LONGEST_LIST: usize = 3_000;

/// Entries that are walked for one node.
const MOST_WALKED: usize = 40_000;

/// Of the nodes that a language model finds alike, so many are looked at for one node, down to this
/// cosine.
const MOST_MEANT: usize = 20;
const LEAST_MEANT: f32 = 0.4;

/// What must not be joined, by the number of the ask.
pub(crate) struct Bounds {
    /// Asks with different values here are never joined (an instrument, an opposite verb); 0 is free.
    pub signature: Vec<u32>,
    /// Pairs that a person holds apart.
    pub apart: Vec<(usize, usize)>,
}

/// Groups all asks; gives for each ask the number of its group's first ask.
///
/// The asks have to be in an order that does not depend on the input's.
pub(crate) fn group(space: &Space, bounds: &Bounds, threshold: f32) -> Vec<usize> {
    let (nodes, of_ask) = fold_equal(space, bounds);
    let edges = neighbours(space, &nodes);
    let merged = link(Clusters::new(&nodes, &of_ask, &edges, bounds), threshold);
    let mut first_of: HashMap<usize, usize> = HashMap::new();
    of_ask
        .iter()
        .enumerate()
        .map(|(ask, node)| *first_of.entry(merged[*node]).or_insert(ask))
        .collect()
}

struct Node {
    first: usize,
    count: f32,
    signature: u32,
}

/// Folds asks with equal vectors and signatures; asks held apart stay alone.
fn fold_equal(space: &Space, bounds: &Bounds) -> (Vec<Node>, Vec<usize>) {
    let alone: std::collections::HashSet<usize> = bounds
        .apart
        .iter()
        .flat_map(|(one, other)| [*one, *other])
        .collect();
    let mut known: HashMap<(u32, Vec<(u32, u32)>), usize> = HashMap::new();
    let mut nodes: Vec<Node> = Vec::new();
    let mut of_ask = Vec::with_capacity(space.vectors.len());
    for (ask, vector) in space.vectors.iter().enumerate() {
        let key = (
            bounds.signature[ask],
            vector
                .iter()
                .map(|(feature, weight)| (*feature, weight.to_bits()))
                .collect(),
        );
        let fresh = nodes.len();
        let node = if alone.contains(&ask) || vector.is_empty() {
            fresh
        } else {
            *known.entry(key).or_insert(fresh)
        };
        if node == fresh {
            nodes.push(Node {
                first: ask,
                count: 1.0,
                signature: bounds.signature[ask],
            });
        } else {
            nodes[node].count += 1.0;
        }
        of_ask.push(node);
    }
    (nodes, of_ask)
}

/// The most like pairs of nodes.
fn neighbours(space: &Space, nodes: &[Node]) -> Vec<(u32, u32, f32)> {
    let vectors: Vec<&Vector> = nodes
        .iter()
        .map(|node| &space.vectors[node.first])
        .collect();
    // A node is looked up among those before it and then listed itself, so each pair is met once.
    let mut lists: Vec<Vec<(u32, f32)>> = vec![Vec::new(); space.width];
    let mut edges = Vec::new();
    let mut dots = vec![0.0f32; vectors.len()];
    let mut touched: Vec<u32> = Vec::new();
    // The vector of the node at hand, spread over all features.
    let mut spread = vec![0.0f32; space.width];
    for (node, vector) in vectors.iter().enumerate() {
        let mut walk: Vec<&(u32, f32)> = vector
            .iter()
            .filter(|(feature, _)| lists[*feature as usize].len() <= LONGEST_LIST)
            .collect();
        if walk.is_empty() {
            walk = vector.iter().collect();
        }
        walk.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let mut rest: f32 = 1.0;
        let mut walked = 0;
        for (feature, weight) in walk {
            // What is left of the vector cannot alone reach the likeness that is kept.
            if rest < LEAST_LIKENESS * LEAST_LIKENESS || walked > MOST_WALKED {
                break;
            }
            let list = &lists[*feature as usize];
            walked += list.len();
            for (other, value) in list {
                if dots[*other as usize] == 0.0 {
                    touched.push(*other);
                }
                dots[*other as usize] += weight * value;
            }
            rest -= weight * weight;
        }
        let first = nodes[node].first;
        let mut near: Vec<(u32, f32)> = touched
            .drain(..)
            .filter_map(|other| {
                let dot = std::mem::take(&mut dots[other as usize]);
                if dot * space.between < LEAST_LIKENESS {
                    return None;
                }
                let likeness = space.between_languages(first, nodes[other as usize].first, dot);
                (likeness >= LEAST_LIKENESS).then_some((other, likeness))
            })
            .collect();
        if near.len() > MOST_NEIGHBOURS {
            near.select_nth_unstable_by(MOST_NEIGHBOURS - 1, |one, other| {
                other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
            });
            near.truncate(MOST_NEIGHBOURS);
        }
        if let Some(meanings) = &space.meanings {
            add_meant(meanings, nodes, node, &mut near);
        }
        for (feature, weight) in *vector {
            spread[*feature as usize] = *weight;
            lists[*feature as usize].push((node as u32, *weight));
        }
        edges.extend(near.into_iter().map(|(other, _)| {
            let dot = vectors[other as usize]
                .iter()
                .map(|(feature, weight)| spread[*feature as usize] * weight)
                .sum();
            let likeness = space.likeness_by(first, nodes[other as usize].first, dot);
            (other, node as u32, likeness)
        }));
        for (feature, _) in *vector {
            spread[*feature as usize] = 0.0;
        }
    }
    edges
}

/// Adds the nodes before this one that mean most the same, whatever they name.
fn add_meant(meanings: &Meanings, nodes: &[Node], node: usize, near: &mut Vec<(u32, f32)>) {
    let mut meant: Vec<(u32, f32)> = (0..node)
        .map(|other| {
            let likeness = meanings.likeness(nodes[node].first, nodes[other].first);
            (other as u32, likeness)
        })
        .filter(|(_, likeness)| *likeness >= LEAST_MEANT)
        .collect();
    meant.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    meant.truncate(MOST_MEANT);
    for candidate in meant {
        if near.iter().all(|(known, _)| *known != candidate.0) {
            near.push(candidate);
        }
    }
}

/// A cluster with its best neighbour, on the heap; stale when either has grown or gone since.
#[derive(PartialEq)]
struct Candidate {
    likeness: f32,
    one: u32,
    other: u32,
    versions: (u32, u32),
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.likeness
            .total_cmp(&other.likeness)
            .then_with(|| (other.one, other.other).cmp(&(self.one, self.other)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What a cluster has in common with another: the sum of the likenesses of their pairs, how many pairs
/// that sum stands for, and the best of them.
#[derive(Clone, Copy)]
struct Near {
    cluster: u32,
    sum: f32,
    pairs: f32,
    highest: f32,
}

/// The clusters of a run: what is read for every neighbour stands in columns of its own.
struct Clusters {
    /// Asks; 0 when the cluster went into another.
    counts: Vec<f32>,
    /// How often it has grown.
    versions: Vec<u32>,
    signatures: Vec<u32>,
    /// The neighbours of each, by number.
    near: Vec<Vec<Near>>,
    /// Pairs of clusters that a person holds apart.
    apart: Vec<(usize, usize)>,
}

impl Clusters {
    fn new(nodes: &[Node], of_ask: &[usize], edges: &[(u32, u32, f32)], bounds: &Bounds) -> Self {
        let mut degrees = vec![0usize; nodes.len()];
        for (one, other, _) in edges {
            degrees[*one as usize] += 1;
            degrees[*other as usize] += 1;
        }
        let mut near: Vec<Vec<Near>> = degrees.into_iter().map(Vec::with_capacity).collect();
        for (one, other, likeness) in edges {
            let pairs = nodes[*one as usize].count * nodes[*other as usize].count;
            let sum = likeness * pairs;
            for (from, cluster) in [(*one, *other), (*other, *one)] {
                near[from as usize].push(Near {
                    cluster,
                    sum,
                    pairs,
                    highest: *likeness,
                });
            }
        }
        for list in &mut near {
            list.sort_unstable_by_key(|near| near.cluster);
        }
        Self {
            counts: nodes.iter().map(|node| node.count).collect(),
            versions: vec![0; nodes.len()],
            signatures: nodes.iter().map(|node| node.signature).collect(),
            near,
            apart: bounds
                .apart
                .iter()
                .map(|(one, other)| (of_ask[*one], of_ask[*other]))
                .collect(),
        }
    }

    fn is_alive(&self, cluster: usize) -> bool {
        self.counts[cluster] > 0.0
    }

    fn versions(&self, one: usize, other: usize) -> (u32, u32) {
        (self.versions[one], self.versions[other])
    }

    /// The neighbour that a cluster is likest to and may be joined with, the first of equals.
    fn best(&self, one: usize, threshold: f32) -> Option<Candidate> {
        let (count, signature) = (self.counts[one], self.signatures[one]);
        let mut found: Option<(f32, u32)> = None;
        for near in &self.near[one] {
            let other = near.cluster as usize;
            let all = count * self.counts[other];
            let mean = (near.sum + (all - near.pairs).max(0.0) * MISSING) / all;
            let likeness = (1.0 - BEST_PAIR) * mean + BEST_PAIR * near.highest;
            let too_low = found.map_or(likeness < threshold, |(highest, _)| likeness <= highest);
            if too_low {
                continue;
            }
            let theirs = self.signatures[other];
            let differs = signature != theirs && signature != 0 && theirs != 0;
            if !differs && !self.holds_apart(one, other) {
                found = Some((likeness, near.cluster));
            }
        }
        found.map(|(likeness, other)| Candidate {
            likeness,
            one: one as u32,
            other,
            versions: self.versions(one, other as usize),
        })
    }

    fn holds_apart(&self, one: usize, other: usize) -> bool {
        self.apart.contains(&(one, other)) || self.apart.contains(&(other, one))
    }

    /// Joins the second cluster into the first.
    fn merge(&mut self, one: usize, other: usize) {
        let kept = std::mem::take(&mut self.near[one]);
        let gone = std::mem::take(&mut self.near[other]);
        let joined = joined(&kept, &gone, one as u32, other as u32);
        let mut known = joined.iter();
        for near in gone.iter().filter(|near| near.cluster != one as u32) {
            // Both lists are sorted by number, and the joined one holds all that was known of either.
            if let Some(near) = known.find(|joined| joined.cluster == near.cluster) {
                let back = Near {
                    cluster: one as u32,
                    ..*near
                };
                replace(&mut self.near[near.cluster as usize], other as u32, back);
            }
        }
        self.near[one] = joined;
        self.counts[one] += std::mem::take(&mut self.counts[other]);
        self.versions[one] += 1;
        if self.signatures[one] == 0 {
            self.signatures[one] = self.signatures[other];
        }
        for pair in &mut self.apart {
            for end in [&mut pair.0, &mut pair.1] {
                if *end == other {
                    *end = one;
                }
            }
        }
    }
}

/// The neighbours of two clusters that become one, without the two.
fn joined(kept: &[Near], gone: &[Near], one: u32, other: u32) -> Vec<Near> {
    let mut all = Vec::with_capacity(kept.len() + gone.len());
    let (mut left, mut right) = (kept.iter().peekable(), gone.iter().peekable());
    loop {
        let near = match (left.peek(), right.peek()) {
            (Some(mine), Some(theirs)) => match mine.cluster.cmp(&theirs.cluster) {
                Ordering::Less => left.next().copied(),
                Ordering::Greater => right.next().copied(),
                Ordering::Equal => left.next().zip(right.next()).map(|(mine, theirs)| Near {
                    cluster: mine.cluster,
                    sum: mine.sum + theirs.sum,
                    pairs: mine.pairs + theirs.pairs,
                    highest: mine.highest.max(theirs.highest),
                }),
            },
            (Some(_), None) => left.next().copied(),
            _ => right.next().copied(),
        };
        let Some(near) = near else { return all };
        if near.cluster != one && near.cluster != other {
            all.push(near);
        }
    }
}

/// Puts a neighbour into a list that is sorted by number: in the place of the one with its own number if
/// there is one, and of one with a higher number that goes.
fn replace(list: &mut Vec<Near>, gone: u32, near: Near) {
    let Ok(last) = list.binary_search_by_key(&gone, |near| near.cluster) else {
        return;
    };
    match list[..last].binary_search_by_key(&near.cluster, |near| near.cluster) {
        Ok(at) => {
            list[at] = near;
            list.remove(last);
        }
        Err(at) => {
            list[at..=last].rotate_right(1);
            list[at] = near;
        }
    }
}

/// Average linkage over the kept pairs; gives for each node the number of its cluster.
fn link(mut clusters: Clusters, threshold: f32) -> Vec<usize> {
    let count = clusters.counts.len();
    // One entry a cluster is enough: what a cluster is likest to seldom becomes liker by a merger, so an
    // entry that has grown stale stands too high rather than too low, and is made anew when it comes up.
    let mut heap: BinaryHeap<Candidate> = (0..count)
        .filter_map(|one| clusters.best(one, threshold))
        .collect();
    let mut owner: Vec<usize> = (0..count).collect();
    while let Some(candidate) = heap.pop() {
        let (one, other) = (candidate.one as usize, candidate.other as usize);
        if !clusters.is_alive(one) {
            continue;
        }
        if !clusters.is_alive(other) || candidate.versions != clusters.versions(one, other) {
            heap.extend(clusters.best(one, threshold));
            continue;
        }
        let (kept, gone) = (one.min(other), one.max(other));
        clusters.merge(kept, gone);
        owner[gone] = kept;
        heap.extend(clusters.best(kept, threshold));
    }
    (0..count).map(|node| root(&owner, node)).collect()
}

fn root(owner: &[usize], mut node: usize) -> usize {
    while owner[node] != node {
        node = owner[node];
    }
    node
}
