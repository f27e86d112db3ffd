// <section data-protected-code>: the code stays here. The server is asked by the number made from it, and the answer
// is opened with the key made from it.

import { identityOf, lookupOf, open, parse, readCode } from "./sealing.js";
import { once, post, tell, word } from "./page.js";

function enliven(part) {
  const form = part.querySelector("form");
  const field = form.querySelector("[data-code]");
  // The browser must not send it if this script fails halfway.
  field.removeAttribute("name");

  async function asking() {
    const code = readCode(field.value);
    if (!code) {
      tell(part, word(part, "Wrong"));
      return field.focus();
    }
    tell(part, "");
    const answer = await post(form.action, { lookup: lookupOf(code) });
    if (!answer?.ok) return tell(part, word(part, answer?.status === 429 ? "Many" : "Failed"));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const result = document.querySelector("[data-result]");
    result.replaceChildren(...page.querySelector("[data-result]").childNodes);
    for (const sealed of result.querySelectorAll("[data-sealed]")) {
      const place = sealed.querySelector("[data-plain]");
      const read = await open(sealed.querySelector("[data-ciphertext]").textContent.trim(), [identityOf(code)]).catch(() => null);
      place.textContent = read === null ? word(part, "Closed") : parse(read).text;
      place.hidden = false;
      if (read !== null) sealed.querySelector("details").hidden = true;
    }
    result.querySelector("h2")?.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    once(form.querySelector("button"), () => asking().catch(() => tell(part, word(part, "Failed"))));
  });
}

export function codes() {
  document.querySelectorAll("[data-protected-code]").forEach(enliven);
}
