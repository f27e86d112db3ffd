//! Embeds the lines of the standard input and writes one line of numbers for each; for measuring.
//!
//! usage: cargo run --release -p kenes-embedding --example embed -- MODEL < TEXTS > vectors.tsv

use kenes_embedding::Model;
use std::{
    error::Error,
    io::{Read as _, Write as _},
    ops::ControlFlow,
};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("name the model file")?;
    let model = Model::read(std::fs::read(file)?)?;
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let texts: Vec<&str> = text.lines().collect();
    let vectors = model
        .embed(&texts, &mut |_| ControlFlow::Continue(()))
        .ok_or("stopped")?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for vector in vectors {
        let numbers: Vec<String> = vector.iter().map(|value| format!("{value:.6}")).collect();
        writeln!(out, "{}", numbers.join("\t"))?;
    }
    Ok(())
}
