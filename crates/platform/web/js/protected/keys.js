// <section data-protected-key>: a pair of keys made here. The secret one is shown and saved, the public one alone is sent.

import { Encrypter, armor, generateX25519Identity, identityToRecipient } from "age-encryption";
import { once, tell, word } from "./page.js";

async function fileOf(identity, recipient, passphrase) {
  const text = `# public key: ${recipient}\n${identity}\n`;
  if (!passphrase) return text;
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return armor.encode(await encrypter.encrypt(text));
}

function enliven(part) {
  part.querySelector("[data-making]").hidden = false;
  const field = part.querySelector("[data-recipient]");
  const made = part.querySelector("[data-made]");

  async function making() {
    tell(part, word(part, "Making"), "info");
    // The page says so before the browser is busy.
    await new Promise((done) => setTimeout(done, 50));
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const passphrase = part.querySelector("[data-passphrase]").value;
    const file = await fileOf(identity, recipient, passphrase);
    const link = made.querySelector("a");
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(new Blob([file], { type: "text/plain" }));
    link.download = `kenes-key-${recipient.slice(4, 12)}.${passphrase ? "age" : "txt"}`;
    made.hidden = false;
    field.value = recipient;
    tell(part, "");
    link.focus();
  }

  const button = part.querySelector("[data-make]");
  button.addEventListener("click", () => once(button, () => making().catch(() => tell(part, word(part, "Failed")))));
  part.querySelector("form").addEventListener("submit", (event) => {
    if (!/AGE-SECRET-KEY/i.test(field.value)) return;
    event.preventDefault();
    field.value = "";
    tell(part, word(part, "Secret"));
  });
}

export function keys() {
  document.querySelectorAll("[data-protected-key]").forEach(enliven);
}
