//! Measures predicted themes: `--learn-from TRAIN.csv --input TEST.csv` prints micro and macro F1. With `--offers yes`
//! it prints before how many of the offered themes are right, by the confidence with which they are offered.
#![allow(
    clippy::disallowed_methods,
    reason = "an example reads its own arguments and files"
)]

use kenes_synthesis::{Knowledge, Text, table};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |flag: &str| {
        let at = arguments
            .iter()
            .position(|argument| argument == flag)
            .ok_or(format!("{flag} FILE is missing"))?;
        arguments.get(at + 1).ok_or(format!("{flag} needs a file"))
    };
    let labelled = read(value("--learn-from")?)?;
    let knowledge = Knowledge::builtin().learn(&labelled);
    let tests = read(value("--input")?)?;
    if value("--offers").is_ok_and(|asked| asked == "yes") {
        print_bands(&labelled, &tests)?;
    }
    // For each label: rightly predicted, predicted, true.
    let mut counts: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for text in tests {
        let predicted: BTreeSet<String> = knowledge
            .predict_themes(&text.text)
            .into_iter()
            .map(|(label, _)| label)
            .collect();
        let truth: BTreeSet<String> = text.themes.into_iter().collect();
        for label in predicted.union(&truth) {
            let count = counts.entry(label.clone()).or_default();
            count[0] += usize::from(predicted.contains(label) && truth.contains(label));
            count[1] += usize::from(predicted.contains(label));
            count[2] += usize::from(truth.contains(label));
        }
    }
    let f1 = |count: &[usize; 3]| 2.0 * count[0] as f64 / (count[1] + count[2]).max(1) as f64;
    let micro = counts.values().fold([0; 3], |sum, count| {
        [sum[0] + count[0], sum[1] + count[1], sum[2] + count[2]]
    });
    let macro_f1 = counts.values().map(f1).sum::<f64>() / counts.len().max(1) as f64;
    println!("{{\"micro\": {:.4}, \"macro\": {macro_f1:.4}}}", f1(&micro));
    Ok(())
}

/// Offered themes and right ones by the confidence, as CSV.
fn print_bands(labelled: &[Text], tests: &[Text]) -> Result<(), Box<dyn Error>> {
    let builtin = Knowledge::builtin();
    let begun = std::time::Instant::now();
    let lesson = builtin
        .learn_themes(labelled)
        .ok_or("there is nothing to learn from")?;
    eprintln!(
        "learned from {} texts in {:?}",
        labelled.len(),
        begun.elapsed()
    );
    let begun = std::time::Instant::now();
    let texts: Vec<&str> = tests.iter().map(|text| text.text.as_str()).collect();
    let offered = lesson.offer(&texts);
    eprintln!("offered for {} texts in {:?}", texts.len(), begun.elapsed());
    let mut bands: BTreeMap<i32, [usize; 2]> = BTreeMap::new();
    let mut without = 0;
    for (offered, text) in offered.iter().zip(tests) {
        without += usize::from(offered.is_empty());
        for one in offered {
            let band = bands
                .entry((one.confidence * 20.0).floor() as i32)
                .or_default();
            band[0] += 1;
            band[1] += usize::from(text.themes.contains(&one.theme));
        }
    }
    println!("texts without an offer: {without}");
    println!("confidence,offered,right,share");
    for (band, [offered, right]) in bands {
        let share = right as f64 / offered as f64;
        println!("{:.2},{offered},{right},{share:.3}", f64::from(band) / 20.0);
    }
    Ok(())
}

fn read(path: &str) -> Result<Vec<Text>, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    table::read_texts(&bytes).map_err(|faults| {
        faults
            .iter()
            .map(|fault| format!("{path}: {fault}"))
            .collect::<Vec<_>>()
            .join("\n")
    })
}
