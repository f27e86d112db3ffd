//! What a search becomes: reads searches line by line, prints each as FTS5 and as `tsquery`, with a tab between.

use kenes_analysis::query::{parse, to_fts5, to_tsquery};
use std::io::{self, BufRead as _};

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let asked = parse(&line?);
        let fts5 = to_fts5(&asked).unwrap_or_default();
        println!("{fts5}\t{}", to_tsquery(&asked).unwrap_or_default());
    }
    Ok(())
}
