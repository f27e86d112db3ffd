//! The reader and the encoder, on a tiny model of chance; and the real model beside the package's own
//! vectors, where its file is found.
#![allow(clippy::unwrap_used, reason = "tests")]

mod golden;
mod robustness;
mod tiny;

use kenes_embedding::{Model, ModelFault};
use std::ops::ControlFlow;
use tiny::tiny;

fn embed(model: &Model, texts: &[&str]) -> Vec<Vec<f32>> {
    model
        .embed(texts, &mut |_| ControlFlow::Continue(()))
        .unwrap()
}

fn cosine(one: &[f32], other: &[f64]) -> f64 {
    let dot: f64 = one.iter().zip(other).map(|(x, y)| f64::from(*x) * y).sum();
    let length: f64 = other.iter().map(|y| y * y).sum::<f64>().sqrt();
    dot / length
}

#[test]
fn the_encoder_gives_what_its_definition_gives() {
    let tiny = tiny();
    let model = Model::read(tiny.bytes.clone()).unwrap();
    assert_eq!(model.dims(), tiny::WIDTH);
    // "▁query", ":", "▁пыт", "ки" and so on; the space before "a" is a piece of its own.
    for (text, pieces) in [
        ("пытки", vec![5, 6, 7, 8]),
        ("ab\nb", vec![5, 6, 4, 10, 11, 4, 11]),
        ("", vec![5, 6, 4]),
    ] {
        let window: Vec<usize> = [vec![0], pieces, vec![2]].concat();
        let vector = &embed(&model, &[text])[0];
        let near = cosine(vector, &tiny.mean(&window));
        assert!(near > 0.999, "{text}: {near}");
        let length: f32 = vector.iter().map(|value| value * value).sum();
        assert!((length - 1.0).abs() < 1e-5);
    }
    let other = cosine(&embed(&model, &["ab"])[0], &tiny.mean(&[0, 5, 6, 7, 8, 2]));
    assert!(other < 0.99, "another text is elsewhere: {other}");
}

#[test]
fn a_long_text_is_the_mean_of_its_windows() {
    let tiny = tiny();
    let model = Model::read(tiny.bytes.clone()).unwrap();
    // 3 pieces of the prefix and 20 more: windows of 14 and 9.
    let pieces: Vec<usize> = [vec![5, 6, 4], [10, 11].repeat(10)].concat();
    let mut sum = vec![0.0; tiny::WIDTH];
    for part in pieces.chunks(14) {
        let mean = tiny.mean(&[&[0], part, &[2]].concat());
        for (total, value) in sum.iter_mut().zip(mean) {
            *total += part.len() as f64 * value;
        }
    }
    let near = cosine(&embed(&model, &["ab".repeat(10).as_str()])[0], &sum);
    assert!(near > 0.999, "{near}");
}

#[test]
fn a_vector_depends_on_its_text_alone() {
    let model = Model::read(tiny().bytes).unwrap();
    let long = "пытки ab ".repeat(700);
    let texts: Vec<String> = (0..300)
        .map(|n| format!("{}{}", "ab".repeat(n % 17), "пытки ".repeat(n % 5)))
        .chain([long])
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let together = embed(&model, &texts);
    for (text, vector) in texts.iter().zip(&together) {
        assert_eq!(&embed(&model, &[text])[0], vector, "{text}");
    }
    assert!(embed(&model, &[]).is_empty());
}

#[test]
fn progress_is_told_and_a_stop_is_a_stop() {
    let model = Model::read(tiny().bytes).unwrap();
    let long = "ab ".repeat(2000);
    let texts = [long.as_str(); 6];
    let mut told = Vec::new();
    let made = model.embed(&texts, &mut |done| {
        told.push(done);
        ControlFlow::Continue(())
    });
    assert_eq!(made.unwrap().len(), 6);
    assert_eq!(told, [1, 2, 3, 4, 5, 6]);
    assert!(
        model
            .embed(&texts, &mut |_| ControlFlow::Break(()))
            .is_none()
    );
}

#[test]
fn files_that_are_no_model_are_named() {
    let whole = tiny().bytes;
    let fault = |bytes: &[u8]| Model::read(bytes.to_vec()).unwrap_err();
    assert_eq!(fault(b""), ModelFault::OtherKind);
    assert_eq!(fault(b"PK\x03\x04 a wheel"), ModelFault::OtherKind);
    let change = |at: usize, value: u32| {
        let mut bytes = whole.clone();
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
        fault(&bytes)
    };
    assert_eq!(change(4, 2), ModelFault::OtherVersion(2));
    for (at, value, part) in [
        (8, 33, "do not fit together"),
        (8, 1 << 20, "the width is 1048576"),
        (12, 0, "the number of layers is 0"),
        (12, 3, "the tensor l2.q.w is missing"),
        (16, 3, "do not fit together"),
        (20, 96, "the tensor l0.fi.w has another size"),
        (24, 13, "the tensor emb.word has another size"),
        (24, 11, "12 pieces for 11 words"),
        (36, 0, "do not fit together"),
        (40, 64, "a block has 64 weights"),
        (48, 12, "a special piece does not exist"),
        (76, 1000, "the bounds of its pieces do not rise"),
    ] {
        let said = change(at, value).to_string();
        assert!(said.contains(part), "{at}: {said}");
    }
    let cut = fault(&whole[..whole.len() - 1]);
    assert_eq!(
        cut.to_string(),
        format!(
            "it is cut off: it ends at byte {}, inside the tensor l1.oln.b",
            whole.len() - 1
        )
    );
}
