//! Writes `means.tsv`: the mean vector of each language over texts, one a line with its language before it.
//!
//! usage: cargo run --release -p kenes-embedding --example means -- MODEL < TEXTS > means.tsv
//! where a line of TEXTS is a tag, a tab and a text.

use kenes_analysis::Language;
use kenes_embedding::Model;
use std::{error::Error, io::Read as _, ops::ControlFlow};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("name the model file")?;
    let model = Model::read(std::fs::read(file)?)?;
    let mut table = String::new();
    std::io::stdin().read_to_string(&mut table)?;
    println!(
        "# Mean vectors of languages, by examples/means.rs over the recommendations of the demonstration."
    );
    for language in Language::ALL {
        let texts: Vec<&str> = table
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter(|(tag, _)| *tag == language.tag())
            .map(|(_, text)| text)
            .collect();
        let vectors = model.embed(&texts, &mut |_| ControlFlow::Continue(()));
        let vectors = vectors.ok_or("stopped")?;
        print!("{}", language.tag());
        for at in 0..model.dims() {
            let total: f32 = vectors.iter().map(|vector| vector[at]).sum();
            print!("\t{:.5}", total / texts.len() as f32);
        }
        println!();
    }
    Ok(())
}
