//! Who may do what with the protected channel.

use crate::slice::Act;
use kenes_kernel::access::{Role, Viewer};

/// Anybody, with or without an account, and always as nobody in particular.
pub const SEND: Act = Act {
    thing: "protected channel",
    verb: "read about, write to, come back with a code",
    may: |_| true,
};

/// That somebody belongs to a channel, and holds a key of it, is asked in the action.
pub const HOLD: Act = Act {
    thing: "protected channel",
    verb: "open, publish and admit keys, read, answer",
    may: holds,
};

/// The roles whose people may hold a key: independent institutions and organisations of civil society. No government
/// office, no moderator, secretariat or administrator.
pub const HOLDING: [Role; 2] = [Role::Ombudsperson, Role::Ngo];

#[must_use]
pub fn holds(viewer: &Viewer) -> bool {
    HOLDING.contains(&viewer.role)
}

/// Proof that [`may_hold`] was asked.
pub struct MayHold(());

#[must_use]
pub fn may_hold(viewer: &Viewer) -> Option<MayHold> {
    holds(viewer).then_some(MayHold(()))
}

/// Proof that whoever writes does so as nobody in particular.
pub struct MaySend(());

/// A person who is signed in sends nothing under their name: what they do is not theirs in the record.
#[must_use]
pub fn may_send(viewer: &Viewer) -> Option<MaySend> {
    viewer.person.is_none().then_some(MaySend(()))
}
