//! Repeat groups: asks that one and the same action of a ministry would answer.
//!
//! Equal asks are folded into one node; neighbours come from an inverted index with prefix
//! filtering, never from all pairs; nodes are joined by average linkage down to a threshold. Asks
//! about different instruments, with opposite verbs, or held apart by a person are never joined.

use crate::likeness::{Space, Vector};
use crate::meaning::Meanings;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

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
    let merged = link(&nodes, &of_ask, edges, bounds, threshold);
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
        let mut near: Vec<(u32, f32)> = touched
            .drain(..)
            .map(|other| {
                let dot = std::mem::take(&mut dots[other as usize]);
                let (one, two) = (nodes[node].first, nodes[other as usize].first);
                (other, space.between_languages(one, two, dot))
            })
            .filter(|(_, likeness)| *likeness >= LEAST_LIKENESS)
            .collect();
        near.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        near.truncate(MOST_NEIGHBOURS);
        if let Some(meanings) = &space.meanings {
            add_meant(meanings, nodes, node, &mut near);
        }
        edges.extend(near.into_iter().map(|(other, _)| {
            let likeness = space.likeness(nodes[node].first, nodes[other as usize].first);
            (other, node as u32, likeness)
        }));
        for (feature, weight) in *vector {
            lists[*feature as usize].push((node as u32, *weight));
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

struct Cluster {
    count: f32,
    version: u32,
    signature: u32,
    /// For each neighbouring cluster the sum of likenesses, how many pairs it stands for, and the best.
    near: BTreeMap<u32, (f32, f32, f32)>,
    alive: bool,
}

/// Average linkage over the kept pairs; gives for each node the number of its cluster.
fn link(
    nodes: &[Node],
    of_ask: &[usize],
    edges: Vec<(u32, u32, f32)>,
    bounds: &Bounds,
    threshold: f32,
) -> Vec<usize> {
    let mut clusters: Vec<Cluster> = nodes
        .iter()
        .map(|node| Cluster {
            count: node.count,
            version: 0,
            signature: node.signature,
            near: BTreeMap::new(),
            alive: true,
        })
        .collect();
    let mut apart: Vec<(usize, usize)> = bounds
        .apart
        .iter()
        .map(|(one, other)| (of_ask[*one], of_ask[*other]))
        .collect();
    for (one, other, likeness) in edges {
        let pairs = nodes[one as usize].count * nodes[other as usize].count;
        let near = (likeness * pairs, pairs, likeness);
        clusters[one as usize].near.insert(other, near);
        clusters[other as usize].near.insert(one, near);
    }
    // One entry a cluster is enough: what a cluster is likest to seldom becomes liker by a merger, so an
    // entry that has grown stale stands too high rather than too low, and is made anew when it comes up.
    let mut heap: BinaryHeap<Candidate> = (0..nodes.len())
        .filter_map(|one| best(&clusters, one, &apart, threshold))
        .collect();
    let mut owner: Vec<usize> = (0..nodes.len()).collect();
    while let Some(candidate) = heap.pop() {
        let (one, other) = (candidate.one as usize, candidate.other as usize);
        if !clusters[one].alive {
            continue;
        }
        let versions = (clusters[one].version, clusters[other].version);
        if !clusters[other].alive || candidate.versions != versions {
            heap.extend(best(&clusters, one, &apart, threshold));
            continue;
        }
        let (kept, gone) = (one.min(other), one.max(other));
        merge(&mut clusters, kept, gone);
        owner[gone] = kept;
        for pair in &mut apart {
            for end in [&mut pair.0, &mut pair.1] {
                if *end == gone {
                    *end = kept;
                }
            }
        }
        heap.extend(best(&clusters, kept, &apart, threshold));
    }
    (0..nodes.len()).map(|node| root(&owner, node)).collect()
}

fn root(owner: &[usize], mut node: usize) -> usize {
    while owner[node] != node {
        node = owner[node];
    }
    node
}

/// The neighbour that a cluster is likest to and may be joined with, the first of equals.
fn best(
    clusters: &[Cluster],
    one: usize,
    apart: &[(usize, usize)],
    threshold: f32,
) -> Option<Candidate> {
    let cluster = &clusters[one];
    let mut found: Option<Candidate> = None;
    for (neighbour, (sum, pairs, highest)) in &cluster.near {
        let other = &clusters[*neighbour as usize];
        let all = cluster.count * other.count;
        let mean = (sum + (all - pairs).max(0.0) * MISSING) / all;
        let likeness = (1.0 - BEST_PAIR) * mean + BEST_PAIR * highest;
        let too_low = found
            .as_ref()
            .map_or(likeness < threshold, |found| likeness <= found.likeness);
        let differs =
            cluster.signature != other.signature && cluster.signature != 0 && other.signature != 0;
        let pair = (one, *neighbour as usize);
        if too_low || differs || apart.contains(&pair) || apart.contains(&(pair.1, pair.0)) {
            continue;
        }
        found = Some(Candidate {
            likeness,
            one: one as u32,
            other: *neighbour,
            versions: (cluster.version, other.version),
        });
    }
    found
}

/// Joins the second cluster into the first.
fn merge(clusters: &mut [Cluster], one: usize, other: usize) {
    let taken = std::mem::take(&mut clusters[other].near);
    clusters[other].alive = false;
    clusters[one].near.remove(&(other as u32));
    for (neighbour, (sum, pairs, max)) in taken {
        if neighbour as usize == one {
            continue;
        }
        let entry = clusters[one]
            .near
            .entry(neighbour)
            .or_insert((0.0, 0.0, 0.0));
        entry.0 += sum;
        entry.1 += pairs;
        entry.2 = entry.2.max(max);
        let entry = *entry;
        let back = &mut clusters[neighbour as usize].near;
        back.remove(&(other as u32));
        back.insert(one as u32, entry);
    }
    clusters[one].count += clusters[other].count;
    clusters[one].version += 1;
    if clusters[one].signature == 0 {
        clusters[one].signature = clusters[other].signature;
    }
}
