//! The demonstration's channel: an office with two people, their keys, and one message. The secret keys and the code are
//! written in the program, so this channel protects nothing.

use super::{
    actions::{self, Channel, messages},
    model::Typed,
};
use crate::slices::accounts;
use kenes_kernel::{
    Ctx, Error, Result,
    access::{Role, Viewer, ViewerPerson},
};
use serde::Deserialize;

/// With which the demonstration's message is found again.
pub const CODE: &str = "8DYQ-WM6T-23TR-SRGE-A2R7-3545-6CRC";
/// The sender's public key, made from the code.
const REPLY_TO: &str = "age1svxce9nd5v488nvvwcjhum58znctacfqpnkvj20etrqp3m8akges6zdal7";
const LOOKUP: &str = "1c63fb58f8e85f937d1c4aceaef891629d71e812e78cd8893d42428b741d1bf8";
/// `message.txt`, sealed for both keys.
const MESSAGE: &str = include_str!("../../../demo/channel/message.age");
const KEYS: &str = include_str!("../../../demo/channel/keys.csv");

#[derive(Deserialize)]
struct Pair {
    handle: String,
    recipient: String,
    identity: String,
}

fn pairs() -> Result<Vec<Pair>> {
    csv::Reader::from_reader(KEYS.as_bytes())
        .deserialize()
        .collect::<std::result::Result<_, _>>()
        .map_err(Error::internal)
}

/// The secret key of whoever looks, where it is one of the demonstration's.
pub fn identity_of(ctx: &Ctx, channel: &Channel) -> Option<String> {
    if !ctx.kernel.config.demo {
        return None;
    }
    let own: Vec<&str> = channel
        .keys
        .iter()
        .filter(|key| Some(key.person_id) == ctx.viewer.person_id())
        .map(|key| key.recipient.as_str())
        .collect();
    pairs()
        .ok()?
        .into_iter()
        .find(|pair| own.contains(&pair.recipient.as_str()))
        .map(|pair| pair.identity)
}

/// Opens the channel of the demonstration's ombudsperson with two keys, and sends one message. People, offices and terms
/// must be there.
///
/// # Errors
/// Those of the acts; internal for a broken file.
pub async fn seed(ctx: &Ctx) -> Result<()> {
    let pairs = pairs()?;
    let mut people = Vec::new();
    for pair in &pairs {
        people.push(acting(ctx, &pair.handle).await?);
    }
    let [first, second] = &people[..] else {
        return Err(Error::internal(
            "the demonstration's channel has two people",
        ));
    };
    let typed = Typed {
        of: "office commissioner".into(),
        key: "ombudsman".into(),
        name_kk: "Адам құқықтары жөніндегі уәкіл".into(),
        name_ru: "Уполномоченный по правам человека".into(),
        name_en: "Commissioner for Human Rights".into(),
        about_kk: "Азаптау, қысым көрсету және кек алу туралы хабарлар бірінші кезекте оқылады. Жауап әдетте екі аптада беріледі.".into(),
        about_ru: "Сообщения о пытках, давлении и преследовании читаются в первую очередь. Ответ обычно даётся за две недели.".into(),
        about_en: "Messages about torture, pressure and reprisals are read first. An answer usually takes two weeks.".into(),
    };
    let channel = actions::open(first, &typed).await?;
    for (person, pair) in people.iter().zip(&pairs) {
        actions::publish(&person.later(), channel, &pair.recipient).await?;
    }
    let (_, own) = actions::get_own(ctx.db().read(), first, channel).await?;
    let waits = own.keys.iter().find(|key| key.admitted_at.is_none());
    let waits = waits.ok_or_else(|| Error::internal("the second key waits"))?;
    actions::admit(&first.later(), channel, waits.id).await?;
    let sent = messages::Sent {
        sealed: MESSAGE.as_bytes().to_vec(),
        reply_to: REPLY_TO.into(),
        lookup: LOOKUP.into(),
        keys: String::new(),
    };
    messages::send(&second.later(), "ombudsman", &sent).await?;
    Ok(())
}

/// A person of the demonstration as they would be signed in.
async fn acting(ctx: &Ctx, handle: &str) -> Result<Ctx> {
    let person = accounts::find_person_by_handle(ctx.db().read(), handle)
        .await?
        .ok_or_else(|| Error::internal(format!("no such person: {handle}")))?;
    let role = Role::from_code(&person.role).unwrap_or(Role::Visitor);
    let viewer = ViewerPerson {
        id: person.id,
        name: person.name.text(ctx.locale).to_owned(),
    };
    Ok(Ctx {
        viewer: Viewer::person(viewer, role, role.audiences()),
        ..ctx.later()
    })
}
