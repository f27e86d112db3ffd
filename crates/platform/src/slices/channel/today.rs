//! What waits for whoever holds a key: messages that nobody has read, keys to admit, texts to seal anew.

use super::{
    actions::{self, messages},
    model::{Standing, is_stale},
    policy, store,
};
use crate::slice::Waiting;
use futures_util::future::BoxFuture;
use kenes_kernel::{Ctx, Result};

pub fn today(ctx: &Ctx) -> BoxFuture<'_, Result<Vec<Waiting>>> {
    Box::pin(async move {
        let mut waiting = Vec::new();
        if !policy::holds(&ctx.viewer) || ctx.viewer.person_id().is_none() {
            return Ok(waiting);
        }
        for channel in actions::list_own(ctx).await? {
            let name = channel.row.name.text(ctx.locale).to_owned();
            let path = channel.row.path();
            let line = |act: &str, text: String| Waiting::new(ctx, act, text, path.clone());
            let person = ctx.viewer.person_id();
            let own = |key: &&super::tables::KeyRow| Some(key.person_id) == person;
            let standing = channel.standing();
            if !channel.holds(person) {
                let published = channel
                    .keys
                    .iter()
                    .filter(own)
                    .any(|key| Standing::of(key, &channel.people) == Standing::Waits);
                if !published {
                    waiting.push(line("channel-today-publish", name));
                }
                continue;
            }
            let unread = store::count_unread(ctx.db().read(), channel.row.id).await?;
            if let Some(first) = unread.first.and_then(|day| day.parse().ok()) {
                let since = ctx.kernel.words.day(ctx.locale, first);
                let act = ctx.say("channel-today-message", &[("n", unread.messages.into())]);
                let text = ctx.say(
                    "channel-today-since",
                    &[("name", name.clone().into()), ("day", since.into())],
                );
                waiting.push(Waiting {
                    act,
                    ..line("channel-today-publish", text)
                });
            }
            let to_admit = channel
                .keys
                .iter()
                .filter(|key| !own(key))
                .any(|key| Standing::of(key, &channel.people) == Standing::Waits);
            if to_admit {
                waiting.push(line("channel-today-admit", name.clone()));
            }
            let (sent, answers) = messages::list_messages(ctx, &channel).await?;
            let mut sealed_for = sent
                .iter()
                .map(|row| &row.sealed_for)
                .chain(answers.iter().map(|row| &row.sealed_for));
            if sealed_for.any(|keys| is_stale(keys, &standing)) {
                waiting.push(line("channel-today-wrap", name));
            }
        }
        Ok(waiting)
    })
}
