//! Measures places of later texts: `FOLDER` holds one CSV a State. Each State's texts but every tenth are synthesised;
//! the others are placed. Prints a CSV: id, held out or not, road map (empty: a new one), confidence.
#![allow(
    clippy::disallowed_methods,
    reason = "an example reads its own arguments and files"
)]

use kenes_synthesis::{
    Control, Knowledge, Settings, Standing, StandingAsk, Text, place, synthesise, table,
};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name the folder")?;
    let knowledge = Knowledge::builtin();
    let mut files: Vec<_> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    println!("id,held_out,road_map,confidence");
    for file in files {
        let texts = table::read_texts(&std::fs::read(&file)?)
            .map_err(|faults| faults.iter().map(ToString::to_string).collect::<String>())?;
        let (later, first): (Vec<_>, Vec<_>) = texts
            .into_iter()
            .enumerate()
            .partition(|(number, _)| number % 10 == 9);
        let first: Vec<Text> = first.into_iter().map(|(_, text)| text).collect();
        let later: Vec<Text> = later.into_iter().map(|(_, text)| text).collect();
        let settings = Settings::default();
        let result = synthesise(&first, &knowledge, &settings, &mut |_| Control::Continue)?;
        let asks: Vec<StandingAsk> = result
            .asks
            .iter()
            .zip(&result.placements)
            .filter_map(|(ask, placement)| {
                let text = first.iter().find(|text| text.id == ask.text_id)?;
                Some(StandingAsk {
                    id: ask.id.clone(),
                    text: text.text[ask.start..ask.end].to_owned(),
                    road_map: placement.road_map.clone(),
                    repeat_group: placement.repeat_group.clone(),
                })
            })
            .collect();
        for ask in asks.iter().filter(|ask| ask.id.ends_with("/1")) {
            let id = ask.id.trim_end_matches("/1");
            println!("{id},no,{},1", ask.road_map);
        }
        let standing = Standing::new(asks, &knowledge);
        for found in place(&later, &standing, &knowledge) {
            if let Some(id) = found.ask.strip_suffix("/1") {
                let road_map = found.road_map.unwrap_or_default();
                println!("{id},yes,{road_map},{:.2}", found.confidence);
            }
        }
    }
    Ok(())
}
