//! The encoder: BERT (Devlin et al., 2019) with the layers' norms after the sums, as XLM-RoBERTa has it.

use crate::arithmetic::{exp_of_negative, from_half, gelu, sum, sum_of};
use crate::matrix::{BLOCK, BLOCK_BYTES, Matrix, Rounded};
use pulp::{Arch, NullaryFnOnce};

/// Everything that turns numbers of pieces into one vector.
#[derive(Debug)]
pub struct Encoder {
    words: Words,
    /// Positions × width.
    positions: Vec<f32>,
    /// Added to every piece: the vector of the one type of text.
    types: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    heads: usize,
    arch: Arch,
}

/// One layer: attention, then two products with a bell curve between them.
#[derive(Debug)]
pub struct Layer {
    /// Queries, keys and values in one: 3 · width rows.
    pub sides: Matrix,
    pub out: Matrix,
    pub out_norm: Norm,
    pub widen: Matrix,
    pub narrow: Matrix,
    pub narrow_norm: Norm,
}

/// Layer normalisation (Ba et al., 2016).
#[derive(Debug)]
pub struct Norm {
    pub weight: Vec<f32>,
    pub bias: Vec<f32>,
    pub epsilon: f32,
}

/// The vectors of all pieces, in blocks of 4 bits as in the file.
pub struct Words {
    blocks: Vec<u8>,
    width: usize,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Words({} bytes)", self.blocks.len())
    }
}

impl Words {
    pub fn new(blocks: Vec<u8>, width: usize) -> Self {
        Self { blocks, width }
    }

    /// The vector of a piece; that of the first for a piece that does not exist.
    fn write(&self, piece: u32, to: &mut [f32]) {
        let bytes = self.width / BLOCK * BLOCK_BYTES;
        let start = piece as usize * bytes;
        let row = self.blocks.get(start..start + bytes);
        let row = row
            .unwrap_or(&self.blocks[..bytes])
            .chunks_exact(BLOCK_BYTES);
        for (to, block) in to.chunks_exact_mut(BLOCK).zip(row) {
            let scale = from_half([block[0], block[1]]);
            for (j, byte) in block[2..].iter().enumerate() {
                to[j] = (f32::from(byte & 15) - 8.0) * scale;
                to[j + BLOCK / 2] = (f32::from(byte >> 4) - 8.0) * scale;
            }
        }
    }
}

/// Room for one window's numbers, used again and again; about 8 MB for the longest window.
#[derive(Default)]
pub struct Scratch {
    state: Vec<f32>,
    rounded: Rounded,
    sides: Vec<f32>,
    context: Vec<f32>,
    made: Vec<f32>,
    keys: Vec<f32>,
    shares: Vec<f32>,
}

impl Encoder {
    pub fn new(
        words: Words,
        positions: Vec<f32>,
        types: Vec<f32>,
        norm: Norm,
        layers: Vec<Layer>,
        heads: usize,
    ) -> Self {
        Self {
            words,
            positions,
            types,
            norm,
            layers,
            heads,
            arch: Arch::new(),
        }
    }

    pub fn width(&self) -> usize {
        self.words.width
    }

    /// Pieces in the longest window.
    pub fn longest(&self) -> usize {
        self.positions.len() / self.width()
    }

    /// The mean of the last layer's states over the pieces of a window.
    pub fn mean(&self, window: &[u32], scratch: &mut Scratch) -> Vec<f32> {
        let width = self.width();
        scratch.state.resize(window.len() * width, 0.0);
        for ((piece, state), position) in window
            .iter()
            .zip(scratch.state.chunks_exact_mut(width))
            .zip(self.positions.chunks_exact(width))
        {
            self.words.write(*piece, state);
            for ((value, position), kind) in state.iter_mut().zip(position).zip(&self.types) {
                *value += position + kind;
            }
        }
        self.arch.dispatch(Normalise {
            norm: &self.norm,
            state: &mut scratch.state,
            added: &[],
        });
        for layer in &self.layers {
            self.pass(layer, scratch);
        }
        let mut mean = vec![0.0f32; width];
        for state in scratch.state.chunks_exact(width) {
            for (total, value) in mean.iter_mut().zip(state) {
                *total += value;
            }
        }
        let share = 1.0 / window.len() as f32;
        mean.iter_mut().for_each(|total| *total *= share);
        mean
    }

    fn pass(&self, layer: &Layer, scratch: &mut Scratch) {
        let arch = self.arch;
        let Scratch {
            state,
            rounded,
            sides,
            context,
            made,
            keys,
            shares,
        } = scratch;
        arch.dispatch(Round(state, rounded));
        layer.sides.multiply(rounded, sides, arch);
        context.resize(state.len(), 0.0);
        arch.dispatch(Attend {
            sides,
            width: self.words.width,
            heads: self.heads,
            context,
            keys,
            shares,
        });
        arch.dispatch(Round(context, rounded));
        layer.out.multiply(rounded, made, arch);
        arch.dispatch(Normalise {
            norm: &layer.out_norm,
            state,
            added: made,
        });
        arch.dispatch(Round(state, rounded));
        layer.widen.multiply(rounded, made, arch);
        arch.dispatch(Bend(made));
        arch.dispatch(Round(made, rounded));
        layer.narrow.multiply(rounded, made, arch);
        arch.dispatch(Normalise {
            norm: &layer.narrow_norm,
            state,
            added: made,
        });
    }
}

struct Round<'work>(&'work [f32], &'work mut Rounded);

impl NullaryFnOnce for Round<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.1.set(self.0);
    }
}

/// The Gaussian error linear unit (Hendrycks and Gimpel, 2016).
struct Bend<'work>(&'work mut [f32]);

impl NullaryFnOnce for Bend<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for value in self.0 {
            *value = gelu(*value);
        }
    }
}

/// state = norm(state + added), row by row; nothing is added when `added` is empty.
struct Normalise<'work> {
    norm: &'work Norm,
    state: &'work mut [f32],
    added: &'work [f32],
}

impl NullaryFnOnce for Normalise<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for (value, added) in self.state.iter_mut().zip(self.added) {
            *value += added;
        }
        let width = self.norm.weight.len();
        let share = 1.0 / width as f32;
        for row in self.state.chunks_exact_mut(width) {
            let mean = sum(row) * share;
            let variance = sum_of(row, |value| (value - mean) * (value - mean)) * share;
            let inverse = 1.0 / (variance + self.norm.epsilon).sqrt();
            for ((value, weight), bias) in
                row.iter_mut().zip(&self.norm.weight).zip(&self.norm.bias)
            {
                *value = (*value - mean) * inverse * weight + bias;
            }
        }
    }
}

/// Attention of every piece to every piece of its window (Vaswani et al., 2017): for each head the
/// mean of the values, weighted by softmax(query · key / √width of the head).
struct Attend<'work> {
    /// Queries, keys, values of each piece, side by side.
    sides: &'work [f32],
    width: usize,
    heads: usize,
    context: &'work mut [f32],
    keys: &'work mut Vec<f32>,
    shares: &'work mut Vec<f32>,
}

impl NullaryFnOnce for Attend<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let (width, each) = (self.width, self.width / self.heads);
        let count = self.context.len() / width;
        let scale = 1.0 / (each as f32).sqrt();
        self.keys.resize(each * count, 0.0);
        self.shares.resize(count, 0.0);
        for head in 0..self.heads {
            let own = |side: usize| side * width + head * each..side * width + (head + 1) * each;
            // Keys on their side, so that one value of a query meets all keys at once.
            for (piece, sides) in self.sides.chunks_exact(3 * width).enumerate() {
                for (row, key) in sides[own(1)].iter().enumerate() {
                    self.keys[row * count + piece] = *key;
                }
            }
            for (piece, context) in self.context.chunks_exact_mut(width).enumerate() {
                let query = &self.sides[piece * 3 * width..][own(0)];
                self.shares.fill(0.0);
                for (value, keys) in query.iter().zip(self.keys.chunks_exact(count)) {
                    let value = value * scale;
                    for (share, key) in self.shares.iter_mut().zip(keys) {
                        *share += value * key;
                    }
                }
                let mut highest = f32::MIN;
                for share in self.shares.iter() {
                    highest = highest.max(*share);
                }
                for share in self.shares.iter_mut() {
                    *share = exp_of_negative(*share - highest);
                }
                let inverse = 1.0 / sum(self.shares);
                let context = &mut context[own(0)];
                context.fill(0.0);
                for (share, sides) in self.shares.iter().zip(self.sides.chunks_exact(3 * width)) {
                    let share = share * inverse;
                    for (total, value) in context.iter_mut().zip(&sides[own(2)]) {
                        *total += share * value;
                    }
                }
            }
        }
    }
}
