// What whoever holds a key does: opens a message, answers it, and seals older ones anew for those who hold a key now.

import { Decrypter, armor } from "age-encryption";
import { open, parse, seal } from "./sealing.js";
import { listOf, once, post, tell, word } from "./page.js";

const KEPT = "kenes.protected-key";
const SECRET = /AGE-SECRET-KEY-1[0-9A-Z]+/gi;

const kept = () => {
  try {
    return listOf(sessionStorage.getItem(KEPT));
  } catch {
    return [];
  }
};

/** The secret keys of a file or of what was pasted; with a passphrase, where the file asks for one. */
async function read(part) {
  const [file] = part.querySelector("[data-identity-file]").files;
  const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(part.querySelector("[data-identity]").value.trim());
  let text = new TextDecoder().decode(bytes);
  if (text.startsWith("-----BEGIN AGE") || text.startsWith("age-encryption.org/")) {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(part.querySelector("[data-passphrase]").value);
    text = await decrypter.decrypt(text.startsWith("-----") ? armor.decode(text) : bytes, "text");
  }
  return (text.match(SECRET) ?? []).map((key) => key.toUpperCase());
}

/** <section data-protected-unlock>: asks for the secret key once, and tells `then` about it; at once where one is kept. */
function unlocking(then, atOnce = true) {
  const part = document.querySelector("[data-protected-unlock]");
  if (!part) return;
  part.hidden = false;
  const done = async (identities) => {
    await then(identities);
    part.querySelector("[data-locked]").hidden = true;
    part.querySelector("[data-unlocked]").hidden = false;
  };
  const button = part.querySelector("[data-unlock]");
  button.addEventListener("click", () => once(button, async () => {
    tell(part, word(part, "Opening"), "info");
    await new Promise((drawn) => setTimeout(drawn, 50));
    const identities = await read(part).catch(() => []);
    if (identities.length === 0) return tell(part, word(part, "NoKey"));
    try {
      await done(identities);
    } catch {
      return tell(part, word(part, "WrongKey"));
    }
    tell(part, "");
    if (part.querySelector("[data-keep]").checked) sessionStorage.setItem(KEPT, identities.join(" "));
  }));
  part.querySelector("[data-forget]").addEventListener("click", () => {
    sessionStorage.removeItem(KEPT);
    location.reload();
  });
  if (kept().length === 0) return;
  if (!atOnce) part.querySelector("[data-identity]").value = kept().join("\n");
  else done(kept()).catch(() => sessionStorage.removeItem(KEPT));
}

const fetched = (address) => fetch(address, { cache: "no-store" }).then(async (answer) => {
  if (!answer.ok) throw new Error("not there");
  return new Uint8Array(await answer.arrayBuffer());
});

/** Shows marks and text; says so where a child's testimony came without consent, or the key for the answer is another. */
function show(place, whole, stated) {
  const { marks, text } = parse(whole);
  const say = (name, holds) => {
    const line = place.querySelector(`[data-mark="${name}"]`);
    if (line) line.hidden = !holds;
  };
  for (const kind of ["problem", "reprisal", "testimony"]) say(kind, marks.kind === kind);
  const agreed = marks["guardian-consent"] === "yes" && marks["child-consent"] === "yes";
  say("child", marks.child === "yes" && agreed);
  say("no-consent", marks.child === "yes" && !agreed);
  const other = Boolean(marks["reply-to"]) && marks["reply-to"] !== stated;
  say("other-key", other);
  place.querySelector("[data-text]").textContent = text;
  place.hidden = false;
  return { replyTo: marks["reply-to"] || stated, other };
}

/** <article data-protected-message>: one message with its answers. */
function message(part) {
  let replyTo = part.dataset.replyTo;
  const answer = part.querySelector("[data-protected-answer]");
  unlocking(async (identities) => {
    const own = part.querySelector("[data-opened]");
    const shown = show(own, await open(part.querySelector("[data-ciphertext]").textContent.trim(), identities), replyTo);
    replyTo = shown.replyTo;
    for (const sealed of part.querySelectorAll("[data-sealed]")) {
      const text = await open(sealed.querySelector("[data-ciphertext]").textContent.trim(), identities).catch(() => null);
      const place = sealed.querySelector("[data-plain]");
      place.textContent = text === null ? word(part, "Unreadable") : parse(text).text;
      place.hidden = false;
    }
    if (answer) answer.hidden = false;
    own.querySelector("h2").focus();
  });
  answer?.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const field = answer.querySelector("[data-text]");
    once(answer.querySelector("button[type=submit]"), async () => {
      if (!field.value.trim()) return tell(answer, word(part, "Empty"));
      const ciphertext = await seal(padded(field.value), [replyTo, ...listOf(part.dataset.recipients)]);
      const sent = await post(answer.dataset.action, { ciphertext, keys: part.dataset.keys });
      if (!sent?.ok) return tell(answer, word(part, "Failed"));
      field.value = "";
      location.assign(sent.url);
    }).catch(() => tell(answer, word(part, "Failed")));
  });
}

/** Answers are filled up as messages are. */
function padded(text) {
  const length = new TextEncoder().encode(text.trim()).length;
  const size = [4, 16, 64, 192].map((kib) => kib * 1024).find((size) => size > length);
  return size ? `${text.trim()}\n${" ".repeat(size - length - 1)}` : text.trim();
}

/** <section data-protected-wrap>: each listed file is opened and sealed anew for the keys of today. */
function wrap(part) {
  const items = [...part.querySelectorAll("[data-file]")];
  unlocking(async (identities) => {
    tell(part, word(part, "Working"), "info");
    let failed = 0;
    for (const item of items) {
      try {
        const text = await open(await fetched(item.dataset.file), identities);
        const recipients = [...listOf(item.dataset.replyTo), ...listOf(part.dataset.recipients)];
        const answer = await post(item.dataset.action, { ciphertext: await seal(text, recipients), keys: part.dataset.keys });
        if (!answer?.ok) throw new Error("refused");
      } catch {
        failed += 1;
      }
    }
    if (failed === items.length) {
      tell(part, "");
      throw new Error("none could be opened");
    }
    if (failed === 0) return location.reload();
    tell(part, word(part, "Some"));
  }, false);
}

export function holders() {
  document.querySelectorAll("[data-protected-message]").forEach(message);
  document.querySelectorAll("[data-protected-wrap]").forEach(wrap);
}
