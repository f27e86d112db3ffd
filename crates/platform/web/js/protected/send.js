// <form data-protected-send>: what is written is sealed here and sent as an age file. Its fields have no names, so that
// no browser ever sends them as they are.

import { identityToRecipient } from "age-encryption";
import { compose, identityOf, lookupOf, newCode, seal, spaced } from "./sealing.js";
import { listOf, once, post, tell, word } from "./page.js";

function enliven(part) {
  const form = part.querySelector("form");
  const text = form.querySelector("[data-text]");
  const child = form.querySelector("[data-child]");
  const consents = form.querySelector("[data-consents]");
  const boxes = [...consents.querySelectorAll("input")];
  const showConsents = () => (consents.hidden = !child.checked);
  child.addEventListener("change", showConsents);
  showConsents();
  part.querySelector("[data-writing]").hidden = false;

  const marksOf = (replyTo) => ({
    kind: form.querySelector("[data-kind]:checked").value,
    ...(child.checked ? { child: "yes", "guardian-consent": "yes", "child-consent": "yes" } : {}),
    "reply-to": replyTo,
  });

  const refuse = (field, name) => {
    tell(part, word(part, name));
    field.focus();
  };

  async function sending() {
    if (!text.value.trim()) return refuse(text, "Empty");
    if (child.checked && !boxes.every((box) => box.checked)) return refuse(boxes.find((box) => !box.checked), "Consent");
    tell(part, word(part, "Sealing"), "info");
    const code = newCode();
    const replyTo = await identityToRecipient(identityOf(code));
    const whole = compose(marksOf(replyTo), text.value);
    if (!whole) return refuse(text, "Long");
    const ciphertext = await seal(whole, listOf(part.dataset.recipients));
    const answer = await post(part.dataset.action, { ciphertext, reply_to: replyTo, lookup: lookupOf(code), keys: part.dataset.keys });
    if (answer?.ok) return sent(code);
    if (answer?.status === 409) return keysChanged();
    tell(part, word(part, answer?.status === 429 ? "Many" : "Failed"));
  }

  function sent(code) {
    text.value = "";
    form.reset();
    // What was typed is gone from here; nothing keeps somebody from leaving.
    form.remove();
    tell(part, "");
    const done = part.querySelector("[data-sent]");
    done.querySelector("[data-code]").textContent = spaced(code);
    done.hidden = false;
    done.querySelector("h2").focus();
  }

  /** A holder came or went while this was written: the text stays, the keys are shown anew. */
  async function keysChanged() {
    const page = await fetch(location.href, { cache: "no-store" }).then((answer) => answer.text(), () => "");
    const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("[data-protected-send]");
    if (!fresh) return tell(part, word(part, "Failed"));
    Object.assign(part.dataset, { recipients: fresh.dataset.recipients, keys: fresh.dataset.keys });
    for (const list of document.querySelectorAll("[data-key-list]")) {
      const newer = fresh.ownerDocument.querySelector(`#${list.id}`);
      if (newer) list.replaceChildren(...newer.children);
    }
    tell(part, word(part, "Changed"));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    once(form.querySelector("button[type=submit]"), () => sending().catch(() => tell(part, word(part, "Failed"))));
  });
}

export function send() {
  document.querySelectorAll("[data-protected-send]").forEach(enliven);
}
