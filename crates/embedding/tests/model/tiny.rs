//! A tiny model in the form of the real one, made of chance, and the same computed in another way.

use std::collections::BTreeMap;

pub const WIDTH: usize = 32;
const INNER: usize = 64;
const LAYERS: usize = 2;
const HEADS: usize = 2;
const POSITIONS: usize = 16;
const PIECES: &[(&str, f32)] = &[
    ("<s>", 0.0),
    ("<pad>", 0.0),
    ("</s>", 0.0),
    ("<unk>", 0.0),
    ("▁", -3.0),
    ("▁query", -6.0),
    (":", -3.0),
    ("▁пыт", -5.0),
    ("ки", -4.0),
    ("и", -3.5),
    ("a", -3.5),
    ("b", -3.6),
];

/// The bytes of a model and its tensors as numbers.
pub struct Tiny {
    pub bytes: Vec<u8>,
    tensors: BTreeMap<String, Vec<f32>>,
}

/// A tensor's name, count of numbers, and whether it is written in blocks of 4 bits.
type Shape = (String, usize, bool);

/// Numbers that look like chance and are the same each time (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Between −1 and 1.
    fn number(&mut self) -> f32 {
        (self.next() >> 40) as f32 / 8_388_608.0 - 1.0
    }
}

pub fn tiny() -> Tiny {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let (shapes, mut tensors, mut bodies) = (shapes(), BTreeMap::new(), Vec::new());
    for (name, count, in_blocks) in &shapes {
        let (numbers, body) = if *in_blocks {
            blocks(*count, &mut chance)
        } else {
            let middle = if name.ends_with("ln.w") { 1.0 } else { 0.0 };
            let number = |_| middle + 0.1 * chance.number();
            let numbers: Vec<f32> = (0..*count).map(number).collect();
            let body = numbers.iter().flat_map(|number| number.to_le_bytes());
            (numbers.clone(), body.collect())
        };
        bodies.push(body);
        tensors.insert(name.clone(), numbers);
    }
    Tiny {
        bytes: assemble(&shapes, &bodies),
        tensors,
    }
}

fn shapes() -> Vec<Shape> {
    let mut shapes = vec![
        ("emb.word".to_owned(), PIECES.len() * WIDTH, true),
        ("emb.pos".to_owned(), POSITIONS * WIDTH, false),
        ("emb.type".to_owned(), WIDTH, false),
        ("emb.ln.w".to_owned(), WIDTH, false),
        ("emb.ln.b".to_owned(), WIDTH, false),
    ];
    for layer in 0..LAYERS {
        for (name, rows, columns) in [
            ("q", WIDTH, WIDTH),
            ("k", WIDTH, WIDTH),
            ("v", WIDTH, WIDTH),
            ("ao", WIDTH, WIDTH),
            ("fi", INNER, WIDTH),
            ("fo", WIDTH, INNER),
        ] {
            shapes.push((format!("l{layer}.{name}.w"), rows * columns, true));
            shapes.push((format!("l{layer}.{name}.b"), rows, false));
        }
        for name in ["aln.w", "aln.b", "oln.w", "oln.b"] {
            shapes.push((format!("l{layer}.{name}"), WIDTH, false));
        }
    }
    shapes
}

/// Weights of chance, as numbers and as they are written.
fn blocks(count: usize, chance: &mut Chance) -> (Vec<f32>, Vec<u8>) {
    let (mut numbers, mut body) = (Vec::new(), Vec::new());
    for _ in 0..count / 32 {
        // 1/16 to 3/32, in half precision.
        let bits = 0x2c00 + (chance.next() % 512) as u16;
        let scale = (1.0 + f32::from(bits & 0x3ff) / 1024.0) / 16.0;
        let halves: Vec<u8> = (0..16).map(|_| chance.next() as u8).collect();
        numbers.extend(halves.iter().map(|b| (f32::from(b & 15) - 8.0) * scale));
        numbers.extend(halves.iter().map(|b| (f32::from(b >> 4) - 8.0) * scale));
        body.extend(bits.to_le_bytes());
        body.extend(halves);
    }
    (numbers, body)
}

fn assemble(shapes: &[Shape], bodies: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"E5S1".to_vec();
    let whole = |value: usize| (value as u32).to_le_bytes();
    out.extend(whole(1));
    for value in [WIDTH, LAYERS, HEADS, INNER, PIECES.len(), POSITIONS, 1] {
        out.extend(whole(value));
    }
    out.extend(1e-12f32.to_le_bytes());
    out.extend(whole(32));
    for value in [PIECES.len(), 0, 2, 1, 3] {
        out.extend(whole(value));
    }
    let blob: String = PIECES.iter().map(|(piece, _)| *piece).collect();
    out.extend((blob.len() as u64).to_le_bytes());
    let mut bound = 0;
    out.extend(whole(0));
    for (piece, _) in PIECES {
        bound += piece.len();
        out.extend(whole(bound));
    }
    for (_, score) in PIECES {
        out.extend(score.to_le_bytes());
    }
    out.extend(blob.as_bytes());
    // One replaced character: a line's end becomes a space.
    out.extend(whole(1));
    out.extend(whole(9));
    out.extend(whole('\n' as usize));
    out.push(1);
    out.extend(whole(' ' as usize));
    out.extend(whole(shapes.len()));
    let directory: usize = shapes.iter().map(|(name, ..)| 2 + name.len() + 21).sum();
    let mut place = out.len() + directory;
    for ((name, count, in_blocks), body) in shapes.iter().zip(bodies) {
        out.extend((name.len() as u16).to_le_bytes());
        out.extend(name.as_bytes());
        out.push(u8::from(*in_blocks));
        out.extend(whole(*count));
        out.extend((place as u64).to_le_bytes());
        out.extend((body.len() as u64).to_le_bytes());
        place += body.len();
    }
    for body in bodies {
        out.extend(body);
    }
    out
}

type Rows = Vec<Vec<f64>>;

impl Tiny {
    /// The mean state of a window, computed in 64 bits by the definition, nothing rounded.
    pub fn mean(&self, window: &[usize]) -> Vec<f64> {
        let (words, positions) = (self.tensor("emb.word"), self.tensor("emb.pos"));
        let kind = self.tensor("emb.type");
        let start = |(at, piece): (usize, &usize)| -> Vec<f64> {
            (0..WIDTH)
                .map(|n| words[piece * WIDTH + n] + positions[at * WIDTH + n] + kind[n])
                .collect()
        };
        let mut state: Rows = window.iter().enumerate().map(start).collect();
        self.normalise(&mut state, "emb.ln");
        for layer in 0..LAYERS {
            let name = |part: &str| format!("l{layer}.{part}");
            let [q, k, v] = ["q", "k", "v"].map(|part| self.product(&state, &name(part)));
            let context = attend(&q, &k, &v);
            add(&mut state, &self.product(&context, &name("ao")));
            self.normalise(&mut state, &name("aln"));
            let mut wide = self.product(&state, &name("fi"));
            for value in wide.iter_mut().flatten() {
                *value *= share_below(*value);
            }
            add(&mut state, &self.product(&wide, &name("fo")));
            self.normalise(&mut state, &name("oln"));
        }
        let mean = |n: usize| state.iter().map(|row| row[n]).sum::<f64>() / window.len() as f64;
        (0..WIDTH).map(mean).collect()
    }

    fn tensor(&self, name: &str) -> Vec<f64> {
        let numbers = self.tensors[name].iter();
        numbers.map(|value| f64::from(*value)).collect()
    }

    fn normalise(&self, rows: &mut Rows, name: &str) {
        let weight = self.tensor(&format!("{name}.w"));
        let bias = self.tensor(&format!("{name}.b"));
        for row in rows {
            let mean = row.iter().sum::<f64>() / WIDTH as f64;
            let variance = row.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / WIDTH as f64;
            for (at, value) in row.iter_mut().enumerate() {
                *value = (*value - mean) / (variance + 1e-12).sqrt() * weight[at] + bias[at];
            }
        }
    }

    fn product(&self, rows: &Rows, name: &str) -> Rows {
        let weights = self.tensor(&format!("{name}.w"));
        let bias = self.tensor(&format!("{name}.b"));
        let one = |row: &Vec<f64>| -> Vec<f64> {
            let dots = weights.chunks_exact(row.len()).map(|w| dot(row, w));
            dots.zip(&bias).map(|(sum, bias)| sum + bias).collect()
        };
        rows.iter().map(one).collect()
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(x, y)| x * y).sum()
}

fn add(rows: &mut Rows, more: &Rows) {
    for (row, more) in rows.iter_mut().zip(more) {
        row.iter_mut().zip(more).for_each(|(x, y)| *x += y);
    }
}

fn attend(queries: &Rows, keys: &Rows, values: &Rows) -> Rows {
    let each = WIDTH / HEADS;
    let mut context = vec![vec![0.0; WIDTH]; queries.len()];
    for own in (0..HEADS).map(|head| head * each..(head + 1) * each) {
        for (query, context) in queries.iter().zip(&mut context) {
            let share = |key: &Vec<f64>| {
                (dot(&query[own.clone()], &key[own.clone()]) / (each as f64).sqrt()).exp()
            };
            let shares: Vec<f64> = keys.iter().map(share).collect();
            let total: f64 = shares.iter().sum();
            for (share, value) in shares.iter().zip(values) {
                for n in own.clone() {
                    context[n] += share / total * value[n];
                }
            }
        }
    }
    context
}

/// The share of the normal distribution below a value, by small steps under the bell curve.
fn share_below(value: f64) -> f64 {
    let steps = 2000;
    let step = value / f64::from(steps);
    let density = |x: f64| (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt();
    let area: f64 = (0..steps)
        .map(|n| density((f64::from(n) + 0.5) * step) * step)
        .sum();
    0.5 + area
}
