//! A model file that was cut or changed anywhere ends in a fault or in vectors of numbers, never in a
//! panic, and never takes more memory than the file gives reason for. `scripts/fuzz` runs longer.

use crate::tiny::tiny;
use kenes_embedding::Model;
use proptest::prelude::*;
use std::ops::ControlFlow;

/// Reads and, when the file is still a model, embeds.
fn try_out(bytes: Vec<u8>) {
    if let Ok(model) = Model::read(bytes) {
        let texts = ["пытки", "ab \u{306}漢<s>", ""];
        let vectors = model
            .embed(&texts, &mut |_| ControlFlow::Continue(()))
            .unwrap();
        for vector in vectors {
            assert_eq!(vector.len(), model.dims());
            assert!(vector.iter().all(|value| value.is_finite()));
        }
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let whole = tiny().bytes;
    for length in (0..2000.min(whole.len())).chain((2000..whole.len()).step_by(97)) {
        let read = Model::read(whole[..length].to_vec());
        assert!(read.is_err(), "{length} of {} bytes", whole.len());
    }
}

#[test]
fn every_byte_of_the_head_may_be_wrong() {
    let whole = tiny().bytes;
    for at in 0..1500.min(whole.len()) {
        for value in [0x00, 0x7f, 0x80, 0xff, whole[at] ^ 1] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            try_out(bytes);
        }
    }
}

proptest! {
    #[test]
    fn bytes_may_be_wrong_anywhere(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..40),
    ) {
        let mut bytes = tiny().bytes;
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        try_out(bytes);
    }

    #[test]
    fn any_text_gets_a_vector(text in ".{0,200}") {
        let model = Model::read(tiny().bytes).unwrap();
        let vectors = model.embed(&[&text], &mut |_| ControlFlow::Continue(())).unwrap();
        let length: f32 = vectors[0].iter().map(|value| value * value).sum();
        prop_assert!((length - 1.0).abs() < 1e-4);
    }
}
