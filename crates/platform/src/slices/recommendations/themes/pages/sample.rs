//! The page of offered themes with all that it can show.

use super::{
    super::{
        model::{Because, Lessons, Offer},
        store::{Counts, WaitingRow},
    },
    Done, Refused, Section, ThemesPage, Typed, import_choices, item, lead, too_few,
};
use crate::{
    slice::Sample,
    slices::{
        accounts::{Keys, Shortcuts},
        operations::JobLine,
    },
};
use askama::Template as _;
use kenes_kernel::{
    Ctx,
    clock::Instant,
    content::Content,
    form::{FieldError, wrong},
    i18n::Arg,
    page::{FormErrors, Shell},
};
use uuid::Uuid;

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let counts = Counts {
        waiting: 63,
        sure: 40,
        to_decide: 18,
        unfit: 3,
    };
    let row = WaitingRow {
        id: Uuid::nil(),
        row: 142,
        number: 142,
        mechanism: "CAT".into(),
        date: "2023-05-10".into(),
        cycle: None,
        texts: Content::new("ru", "Расследовать все жалобы на применение пыток"),
        at: Instant::from_micros(0),
    };
    let known = vec![(
        "Torture".to_owned(),
        Content::in_three("Азаптау", "Пытки", "Torture"),
    )];
    let offer = |confidence| Offer {
        theme: "Torture".into(),
        confidence,
        because: Because {
            matters: vec![Content::in_three("азаптау", "пытки", "torture")],
            words: vec!["пыток".into(), "жалобы".into()],
        },
    };
    let typed = Typed {
        number: 142,
        marked: vec!["Torture".into()],
        others: vec!["Пыток".into()],
        errors: wrong(
            "other",
            FieldError::new("recommendations-offer-no-such-theme").with("theme", "Пыток"),
        ),
    };
    let shell = Shell::new(ctx, "recommendations-offers-title");
    let section = |id: &'static str, offers: Vec<Offer>, n: i64| Section {
        id,
        heading: ctx.say(
            &format!("recommendations-offers-{id}"),
            &[("n", Arg::Number(n))],
        ),
        text: ctx.say(&format!("recommendations-offers-{id}-text"), &[]),
        items: vec![item(ctx, &row, Some(&offers), &known, &typed)],
    };
    let page = ThemesPage {
        keys: Keys::from(ctx, &Shortcuts::default()),
        lead: lead(ctx, &counts),
        too_few: too_few(ctx, Lessons::default()),
        run: ctx.say(
            "recommendations-offers-run",
            &[("moment", Arg::Text("10:00".into()))],
        ),
        work: vec![JobLine::sample(ctx)],
        done: Some(Done {
            sentence: ctx.say("recommendations-offers-done", &[("n", 3_i64.into())]),
            at: 0,
        }),
        imports: import_choices(ctx, &[], None),
        import: String::new(),
        sure: 40,
        unseen: 2,
        sections: vec![
            section("sure", vec![offer(970)], 40),
            section("to-decide", vec![offer(700), offer(510)], 18),
            section("nothing", Vec::new(), 3),
        ],
        refused: vec![Refused {
            reference: "R-0007".into(),
            href: "/en/recommendations/R-0007".into(),
            text: "Qwerty".into(),
            lang: "en".into(),
            who: ctx.say(
                "recommendations-offer-refused-by",
                &[("who", "Aliya".into()), ("when", "10:00".into())],
            ),
            action: "/en/recommendations/R-0007/themes/undoing".into(),
        }],
        themes: vec!["Torture".into()],
        errors: FormErrors::of(&shell, &typed.errors).at_item("other", "R-0142"),
        empty: false,
        register: "/en/recommendations?theme=unknown".into(),
        shell,
    };
    let empty = ThemesPage {
        shell: Shell::new(ctx, "recommendations-offers-title"),
        keys: Keys::from(ctx, &Shortcuts::default()),
        lead: lead(ctx, &Counts::default()),
        too_few: String::new(),
        run: String::new(),
        work: Vec::new(),
        done: None,
        imports: Vec::new(),
        import: String::new(),
        sure: 0,
        unseen: 0,
        sections: Vec::new(),
        refused: Vec::new(),
        themes: Vec::new(),
        errors: FormErrors::default(),
        empty: true,
        register: "/en/recommendations".into(),
    };
    vec![("themes", page.render()), ("themes_empty", empty.render())]
}
