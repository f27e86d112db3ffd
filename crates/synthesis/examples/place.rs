//! Measures placing: `--input REGISTER.csv [--texts 200]` synthesises nothing, lets every text stand in
//! a road map of its first ask's own, and prints milliseconds to index the register, to renew the index, to
//! place one new text (median and slowest of many), and to place those many in one call.
#![allow(
    clippy::disallowed_methods,
    reason = "an example reads its own arguments, files and clock"
)]

use kenes_synthesis::{Knowledge, Standing, StandingAsk, Text, place, table};
use std::error::Error;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(at + 1)
    };
    let path = value("--input").ok_or("--input FILE is missing")?;
    let many: usize = value("--texts").map_or(Ok(200), |number| number.parse())?;
    let texts = table::read_texts(&std::fs::read(path)?)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<String>())?;
    let knowledge = Knowledge::builtin();
    let asks = texts
        .iter()
        .enumerate()
        .map(|(number, text)| StandingAsk {
            id: format!("{}/1", text.id),
            text: text.text.clone(),
            road_map: format!("{}", number % 50),
            repeat_group: format!("{}/1", text.id),
        })
        .collect();
    let began = Instant::now();
    let standing = Standing::new(asks, &knowledge);
    let indexed = began.elapsed().as_secs_f64() * 1e3;
    let began = Instant::now();
    let standing = standing.renewed(standing.asks().to_vec(), &knowledge);
    let renewed = began.elapsed().as_secs_f64() * 1e3;
    let step = (texts.len() / many.max(1)).max(1);
    let mut times: Vec<f64> = texts
        .iter()
        .step_by(step)
        .map(|text| {
            let new = [Text {
                id: "new".to_owned(),
                text: text.text.clone(),
                ..Text::default()
            }];
            let began = Instant::now();
            let places = place(&new, &standing, &knowledge);
            assert!(!places.is_empty(), "a text has an ask");
            began.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let all: Vec<Text> = texts
        .iter()
        .step_by(step)
        .map(|text| Text {
            id: text.id.clone(),
            text: text.text.clone(),
            ..Text::default()
        })
        .collect();
    let began = Instant::now();
    let places = place(&all, &standing, &knowledge);
    assert!(!places.is_empty(), "texts have asks");
    let together = began.elapsed().as_secs_f64() * 1e3;
    println!(
        "{{\"indexed_ms\": {indexed:.0}, \"renewed_ms\": {renewed:.0}, \"together_ms\": {together:.0}, \"median_ms\": {:.2}, \"slowest_ms\": {:.2}}}",
        times[times.len() / 2],
        times[times.len() - 1]
    );
    Ok(())
}
