//! The forms of the protected channel, of which some are for people without an account.

use crate::{
    stories::channel::{KEYS, armored, messages, sealed, send, two_holders},
    world::{World, engines},
};
use http::StatusCode;
use kenes_kernel::journal::verify;

#[tokio::test]
async fn every_form_of_the_protected_channel_is_answered() {
    let odd = [
        String::new(),
        "<script>alert(1)</script>".to_owned(),
        "a\u{0}b".to_owned(),
        "\u{202e}\u{feff}".to_owned(),
        "'; DROP TABLE channel_messages; --".to_owned(),
        "人权".repeat(4000),
        "-99999999999999999999".to_owned(),
        "age1".to_owned() + &"q".repeat(86),
        "-----BEGIN AGE ENCRYPTED FILE-----".to_owned(),
        "age-encryption.org/v1\n-> X25519 \n".to_owned(),
        format!("age-encryption.org/v1\n{}", "-> a\n\n".repeat(500)),
    ];
    for engine in engines() {
        let world = World::on(engine).await;
        let (mut aida, _, channel) = two_holders(&world).await;
        assert_eq!(
            send(&mut world.stranger(), 1, "x").await.status,
            StatusCode::OK
        );
        let message = messages(&mut aida, &channel).await.remove(0);
        let good = armored(&sealed(2, "x"));
        for (n, text) in odd.iter().enumerate() {
            // An hour goes by, so that none is refused as one too many.
            world.clock.set(world.kernel.clock.now().plus_seconds(1800));
            let mut stranger = world.stranger();
            let mut answers = Vec::new();
            for field in ["ciphertext", "reply_to", "lookup", "keys"] {
                let mut parts = vec![
                    ("ciphertext", good.as_bytes()),
                    ("reply_to", KEYS[4].as_bytes()),
                ];
                parts.retain(|(name, _)| *name != field);
                parts.push((field, text.as_bytes()));
                answers.push(stranger.post_parts("/en/protected/ombudsman", &parts).await);
            }
            for field in ["code", "lookup"] {
                answers.push(
                    stranger
                        .post("/en/protected/answer", &[(field, text)])
                        .await,
                );
            }
            for field in ["of", "key", "name_kk", "about_en", "recipient"] {
                answers.push(aida.post("/en/channels", &[(field, text)]).await);
                answers.push(
                    aida.post(&format!("{channel}/keys"), &[(field, text)])
                        .await,
                );
            }
            for act in ["answers", "wrapping"] {
                let parts = [("ciphertext", text.as_bytes()), ("keys", text.as_bytes())];
                answers.push(aida.post_parts(&format!("{message}/{act}"), &parts).await);
            }
            for answer in answers {
                assert!(
                    answer.status.is_success() || answer.status.is_client_error(),
                    "{engine:?} {n}: {} {}",
                    answer.status,
                    answer.body
                );
                assert!(!answer.body.contains("<script>alert"), "{n}");
            }
        }
        assert_eq!(verify(&world.kernel).await.unwrap().findings, []);
    }
}
