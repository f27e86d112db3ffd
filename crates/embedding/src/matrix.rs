//! Products with a matrix of 4-bit weights, in whole numbers.
//!
//! An input is rounded block by block to 8 bits with a scale of its own ("Q8_0" of ggml); a block of
//! weights has a scale as well. The product of two blocks is then a sum of whole numbers, exact, times both
//! scales: y = Σ over blocks of (scale of weights · scale of input · Σ over j of (w_j − 8) · a_j).
//!
//! Weights lie in panels of 16 rows, and in a panel four columns of each row side by side, so that one
//! instruction multiplies and adds for all 16 rows. Every path adds in the same order; fused
//! multiplication makes the paths differ in the last bit.

use crate::arithmetic::from_half;
use pulp::{Arch, NullaryFnOnce};

/// Weights that share a scale.
pub const BLOCK: usize = 32;
/// A scale and 32 weights in the file.
pub const BLOCK_BYTES: usize = 18;
/// Rows that are worked on together.
pub const PANEL: usize = 16;
/// Columns of one row that lie side by side.
const STEP: usize = 4;
const STEPS: usize = BLOCK / STEP;
/// Inputs that are worked on together, so that weights are loaded once for all of them.
const TILE: usize = 4;
/// Adding it to a small number leaves the number, rounded to a whole one, in the lowest bits.
const ROUND: f32 = 12_582_912.0;

/// One block of a panel: for each step, 16 rows of 4 weights from 0 to 15.
type PanelBlock = [[u8; PANEL * STEP]; STEPS];

/// A matrix of rows × columns with a bias a row.
#[derive(Debug)]
pub struct Matrix {
    blocks_a_row: usize,
    weights: Vec<PanelBlock>,
    scales: Vec<[f32; PANEL]>,
    bias: Vec<[f32; PANEL]>,
}

/// Inputs rounded to 8 bits.
#[derive(Debug, Default)]
pub struct Rounded {
    /// Four values of a block in each number, as the processor multiplies them.
    fours: Vec<[i32; STEPS]>,
    /// Scale of each block.
    scales: Vec<f32>,
    /// Eight times the sum of each block: what the offset of the weights adds too much.
    offsets: Vec<i32>,
}

impl Matrix {
    /// From the blocks of the file, row by row; rows are whole panels and columns whole blocks.
    pub fn new(blocks: &[u8], columns: usize, bias: Vec<f32>) -> Matrix {
        let blocks_a_row = columns / BLOCK;
        let panels = bias.len() / PANEL;
        let mut weights = vec![[[0; PANEL * STEP]; STEPS]; panels * blocks_a_row];
        let mut scales = vec![[0.0; PANEL]; panels * blocks_a_row];
        for (number, block) in blocks.chunks_exact(BLOCK_BYTES).enumerate() {
            let (row, at) = (number / blocks_a_row, number % blocks_a_row);
            let (place, lane) = (row / PANEL * blocks_a_row + at, row % PANEL);
            scales[place][lane] = from_half([block[0], block[1]]);
            for (j, byte) in block[2..].iter().enumerate() {
                for (column, weight) in [(j, byte & 15), (j + BLOCK / 2, byte >> 4)] {
                    weights[place][column / STEP][lane * STEP + column % STEP] = weight;
                }
            }
        }
        let (bias, _) = bias.as_chunks::<PANEL>();
        Matrix {
            blocks_a_row,
            weights,
            scales,
            bias: bias.to_vec(),
        }
    }

    pub fn rows(&self) -> usize {
        self.bias.len() * PANEL
    }

    /// The products with all inputs, each [`Matrix::rows`] wide, written over `outputs`.
    pub fn multiply(&self, inputs: &Rounded, outputs: &mut Vec<f32>, arch: Arch) {
        let count = inputs.scales.len() / self.blocks_a_row;
        outputs.clear();
        outputs.resize(count * self.rows(), 0.0);
        let work = Work {
            matrix: self,
            inputs,
            outputs,
        };
        match arch {
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Arch::V4(simd) => pulp::Simd::vectorize(simd, wide::Wide(simd, work)),
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Arch::V3(simd) => pulp::Simd::vectorize(simd, narrow::Narrow(simd, work)),
            other => other.dispatch(Plain(work)),
        }
    }
}

impl Rounded {
    /// Rounds inputs of whole blocks.
    #[inline(always)]
    pub fn set(&mut self, inputs: &[f32]) {
        let (blocks, _) = inputs.as_chunks::<BLOCK>();
        self.fours.resize(blocks.len(), [0; STEPS]);
        self.scales.resize(blocks.len(), 0.0);
        self.offsets.resize(blocks.len(), 0);
        for (number, block) in blocks.iter().enumerate() {
            let mut largest = 0.0f32;
            for value in block {
                largest = largest.max(value.abs());
            }
            let inverse = if largest > 0.0 { 127.0 / largest } else { 0.0 };
            let mut rounded = [0i8; BLOCK];
            let mut total = 0i32;
            for (to, value) in rounded.iter_mut().zip(block) {
                // The sum's lowest bits are the value, rounded; what is no number ends as anything.
                *to = (value * inverse + ROUND).to_bits() as i8;
                total += i32::from(*to);
            }
            let (fours, _) = rounded.as_chunks::<STEP>();
            for (to, four) in self.fours[number].iter_mut().zip(fours) {
                *to = i32::from_le_bytes(four.map(|value| value as u8));
            }
            self.scales[number] = largest / 127.0;
            self.offsets[number] = 8 * total;
        }
    }
}

struct Work<'work> {
    matrix: &'work Matrix,
    inputs: &'work Rounded,
    outputs: &'work mut Vec<f32>,
}

/// The products of one panel with `N` inputs from `first` on.
trait Kernel: Copy {
    fn tile<const N: usize>(
        self,
        blocks: (&[PanelBlock], &[[f32; PANEL]]),
        inputs: &Rounded,
        first: usize,
    ) -> [[f32; PANEL]; N];
}

impl Work<'_> {
    /// Panel by panel, so that a panel's weights stay near while all inputs pass.
    #[inline(always)]
    fn run(self, kernel: impl Kernel) {
        let length = self.matrix.blocks_a_row;
        let rows = self.matrix.rows();
        let count = self.inputs.scales.len() / length;
        for (panel, bias) in self.matrix.bias.iter().enumerate() {
            let range = panel * length..(panel + 1) * length;
            let blocks = (
                &self.matrix.weights[range.clone()],
                &self.matrix.scales[range],
            );
            let mut write = |input: usize, sums: &[f32; PANEL]| {
                let start = input * rows + panel * PANEL;
                for ((to, sum), bias) in self.outputs[start..start + PANEL]
                    .iter_mut()
                    .zip(sums)
                    .zip(bias)
                {
                    *to = sum + bias;
                }
            };
            let mut input = 0;
            while input + TILE <= count {
                let sums = kernel.tile::<TILE>(blocks, self.inputs, input);
                for (n, sums) in sums.iter().enumerate() {
                    write(input + n, sums);
                }
                input += TILE;
            }
            while input < count {
                write(input, &kernel.tile::<1>(blocks, self.inputs, input)[0]);
                input += 1;
            }
        }
    }
}

/// The plain path, for every processor.
struct Plain<'work>(Work<'work>);

#[derive(Clone, Copy)]
struct PlainKernel;

impl NullaryFnOnce for Plain<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.0.run(PlainKernel);
    }
}

impl Kernel for PlainKernel {
    #[inline(always)]
    fn tile<const N: usize>(
        self,
        (weights, scales): (&[PanelBlock], &[[f32; PANEL]]),
        inputs: &Rounded,
        first: usize,
    ) -> [[f32; PANEL]; N] {
        let mut sums = [[0.0f32; PANEL]; N];
        for (n, sums) in sums.iter_mut().enumerate() {
            let start = (first + n) * weights.len();
            for (at, (weights, scales)) in weights.iter().zip(scales).enumerate() {
                let mut whole = [-inputs.offsets[start + at]; PANEL];
                for (weights, four) in weights.iter().zip(&inputs.fours[start + at]) {
                    let four = four.to_le_bytes().map(|byte| i32::from(byte as i8));
                    for (whole, weights) in whole.iter_mut().zip(weights.as_chunks::<STEP>().0) {
                        for (weight, value) in weights.iter().zip(four) {
                            *whole += i32::from(*weight) * value;
                        }
                    }
                }
                for ((sum, whole), scale) in sums.iter_mut().zip(whole).zip(scales) {
                    *sum += whole as f32 * (scale * inputs.scales[start + at]);
                }
            }
        }
        sums
    }
}

/// 512-bit registers: 16 rows at once.
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
mod wide {
    use super::{Kernel, NullaryFnOnce, PANEL, PanelBlock, Rounded, STEPS, Work};
    use pulp::{cast, x86::V4};

    pub struct Wide<'work>(pub V4, pub Work<'work>);

    impl NullaryFnOnce for Wide<'_> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            self.1.run(self.0);
        }
    }

    impl Kernel for V4 {
        #[inline(always)]
        fn tile<const N: usize>(
            self,
            (weights, scales): (&[PanelBlock], &[[f32; PANEL]]),
            inputs: &Rounded,
            first: usize,
        ) -> [[f32; PANEL]; N] {
            let (f, bw) = (self.avx512f, self.avx512bw);
            let length = weights.len();
            let (start, many) = (first * length, N * length);
            let fours = &inputs.fours[start..start + many];
            let factors = &inputs.scales[start..start + many];
            let offsets = &inputs.offsets[start..start + many];
            let ones = f._mm512_set1_epi16(1);
            let mut sums = [f._mm512_setzero_ps(); N];
            for (at, (weights, scales)) in weights.iter().zip(scales).enumerate() {
                let scales = cast(*scales);
                let mut pairs = [f._mm512_setzero_si512(); N];
                for (step, weights) in weights.iter().enumerate() {
                    let weights = cast(*weights);
                    for n in 0..N {
                        let four = f._mm512_set1_epi32(fours[n * length + at][step]);
                        // 8 steps of 2 · 15 · 127 at most: no 16 bits run over.
                        let pair = bw._mm512_maddubs_epi16(weights, four);
                        pairs[n] = bw._mm512_add_epi16(pairs[n], pair);
                    }
                }
                for n in 0..N {
                    let whole = f._mm512_sub_epi32(
                        bw._mm512_madd_epi16(pairs[n], ones),
                        f._mm512_set1_epi32(offsets[n * length + at]),
                    );
                    let factor =
                        f._mm512_mul_ps(scales, f._mm512_set1_ps(factors[n * length + at]));
                    sums[n] = f._mm512_fmadd_ps(f._mm512_cvtepi32_ps(whole), factor, sums[n]);
                }
            }
            sums.map(cast)
        }
    }

    const _: () = assert!(STEPS * 2 * 15 * 127 <= i16::MAX as usize);
}

/// 256-bit registers: 16 rows in two halves.
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
mod narrow {
    use super::{Kernel, NullaryFnOnce, PANEL, PanelBlock, Rounded, Work};
    use pulp::{cast, x86::V3};

    pub struct Narrow<'work>(pub V3, pub Work<'work>);

    impl NullaryFnOnce for Narrow<'_> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            self.1.run(self.0);
        }
    }

    impl Kernel for V3 {
        #[inline(always)]
        fn tile<const N: usize>(
            self,
            (weights, scales): (&[PanelBlock], &[[f32; PANEL]]),
            inputs: &Rounded,
            first: usize,
        ) -> [[f32; PANEL]; N] {
            let (avx, avx2, fma) = (self.avx, self.avx2, self.fma);
            let length = weights.len();
            let (start, many) = (first * length, N * length);
            let fours = &inputs.fours[start..start + many];
            let factors = &inputs.scales[start..start + many];
            let offsets = &inputs.offsets[start..start + many];
            let ones = avx._mm256_set1_epi16(1);
            let mut halves = [[[0.0f32; PANEL / 2]; N]; 2];
            for (half, sums) in halves.iter_mut().enumerate() {
                let mut own = [avx._mm256_setzero_ps(); N];
                for (at, (weights, scales)) in weights.iter().zip(scales).enumerate() {
                    let scales = cast(scales.as_chunks::<{ PANEL / 2 }>().0[half]);
                    let mut pairs = [avx._mm256_setzero_si256(); N];
                    for (step, weights) in weights.iter().enumerate() {
                        let weights = cast(weights.as_chunks::<32>().0[half]);
                        for n in 0..N {
                            let four = avx._mm256_set1_epi32(fours[n * length + at][step]);
                            let pair = avx2._mm256_maddubs_epi16(weights, four);
                            pairs[n] = avx2._mm256_add_epi16(pairs[n], pair);
                        }
                    }
                    for n in 0..N {
                        let whole = avx2._mm256_sub_epi32(
                            avx2._mm256_madd_epi16(pairs[n], ones),
                            avx._mm256_set1_epi32(offsets[n * length + at]),
                        );
                        let factor =
                            avx._mm256_mul_ps(scales, avx._mm256_set1_ps(factors[n * length + at]));
                        own[n] = fma._mm256_fmadd_ps(avx._mm256_cvtepi32_ps(whole), factor, own[n]);
                    }
                }
                *sums = own.map(cast);
            }
            std::array::from_fn(|n| cast([halves[0][n], halves[1][n]]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every path, those of wide registers where the processor has them, gives the sum by definition.
    #[test]
    fn every_path_gives_the_product() {
        let (rows, columns, count) = (48, 96, 7);
        let mut seed = 1u32;
        let mut chance = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        };
        let mut blocks = Vec::new();
        let mut weights = vec![vec![0.0f64; columns]; rows];
        for row in &mut weights {
            for block in row.chunks_exact_mut(BLOCK) {
                // 0.5 or 1 in half precision; now and then all weights are the largest.
                let (scale, half) = if chance() < 128 {
                    (0.5, 0x3800u16)
                } else {
                    (1.0, 0x3c00)
                };
                let full = chance() < 64;
                let bytes: Vec<u8> = (0..16)
                    .map(|_| if full { 0xff } else { chance() })
                    .collect();
                blocks.extend(half.to_le_bytes());
                for (j, byte) in bytes.iter().enumerate() {
                    block[j] = (f64::from(byte & 15) - 8.0) * scale;
                    block[j + 16] = (f64::from(byte >> 4) - 8.0) * scale;
                }
                blocks.extend(bytes);
            }
        }
        let bias: Vec<f32> = (0..rows).map(|row| row as f32).collect();
        // Whole numbers up to 127, both in each block: nothing is rounded.
        let inputs: Vec<f32> = (0..count * columns)
            .map(|at| match at % BLOCK {
                0 => 127.0,
                1 => -127.0,
                _ if at / columns == 3 => 127.0,
                _ => f32::from(chance()) / 2.0 - 64.0,
            })
            .map(f32::round)
            .collect();
        let mut rounded = Rounded::default();
        rounded.set(&inputs);
        let matrix = Matrix::new(&blocks, columns, bias);
        let mut paths = vec![Arch::Scalar];
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        {
            paths.extend(pulp::x86::V3::try_new().map(Arch::V3));
            paths.extend(pulp::x86::V4::try_new().map(Arch::V4));
        }
        for path in paths {
            let mut outputs = vec![9.0];
            matrix.multiply(&rounded, &mut outputs, path);
            assert_eq!(outputs.len(), rows * count);
            for (input, outputs) in inputs.chunks_exact(columns).zip(outputs.chunks_exact(rows)) {
                for (row, output) in outputs.iter().enumerate() {
                    let products = weights[row]
                        .iter()
                        .zip(input)
                        .map(|(w, x)| w * f64::from(*x));
                    let sum: f64 = products.sum::<f64>() + row as f64;
                    assert!(
                        (f64::from(*output) - sum).abs() < 0.01,
                        "{path:?}: {output} {sum}"
                    );
                }
            }
        }
    }

    #[test]
    fn zeros_and_what_is_no_number_do_no_harm() {
        let mut rounded = Rounded::default();
        rounded.set(&[0.0; BLOCK]);
        assert_eq!((rounded.scales[0], rounded.offsets[0]), (0.0, 0));
        rounded.set(&[f32::NAN, f32::INFINITY].repeat(BLOCK / 2));
        let matrix = Matrix::new(&[0xff; BLOCK_BYTES].repeat(PANEL), BLOCK, vec![0.0; PANEL]);
        matrix.multiply(&rounded, &mut Vec::new(), Arch::Scalar);
    }
}
