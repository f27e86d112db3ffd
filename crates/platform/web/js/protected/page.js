// What the parts of the script share of the page.

/** A word of the page: data-word-… on the element that holds the part. */
export const word = (part, name) => part.dataset[`word${name}`] ?? "";

/** Says how it went, beside what was pressed; empty takes it back. */
export function tell(part, text, kind = "error") {
  const place = part.querySelector("[data-said]");
  place.textContent = text;
  place.dataset.kind = kind;
  place.hidden = !text;
}

export const listOf = (text) => (text ?? "").split(" ").filter(Boolean);

/** Sends fields as the page's form would; the answer, or null where none came. */
export async function post(address, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return fetch(address, { method: "POST", body: form, credentials: "same-origin", cache: "no-store" }).catch(() => null);
}

/** A press that takes a while: no second one meanwhile. */
export async function once(button, act) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try {
    await act();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
