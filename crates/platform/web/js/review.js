// Keys for working through many drafts: j/k next and previous, a accept, m to the move field,
// u undo, ? help. They act only on a page with [data-review], never while something is typed,
// and can be switched off in the help dialog.

/** The part of the page that a key may press: in the item at hand, or anywhere on the page. */
const PRESSED = { a: "[data-review-accept]", u: "[data-review-undo]" };

function isTyping(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function step(items, by) {
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + by, 0), items.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function act(key, page) {
  const items = [...page.querySelectorAll("[data-review-item]")];
  const item = items.find((candidate) => candidate.contains(document.activeElement));
  if (key === "j" || key === "k") return step(items, key === "j" ? 1 : -1);
  if (key === "?") return document.getElementById("shortcuts")?.showModal();
  if (key === "m") return item?.querySelector("[data-review-move]")?.focus();
  (key === "u" ? (item?.querySelector(PRESSED.u) ?? page.querySelector(PRESSED.u)) : item?.querySelector(PRESSED[key]))?.click();
}

/** Listens for the keys and keeps the switch. */
export function review(announce, memory) {
  const page = document.querySelector("[data-review]");
  if (!page) return;
  const choice = document.querySelector("[data-shortcuts-switch]");
  let on = memory.read("shortcuts") !== "off";
  if (choice) {
    choice.checked = on;
    choice.addEventListener("change", () => {
      on = choice.checked;
      memory.write("shortcuts", on ? "on" : "off");
    });
  }
  for (const opener of document.querySelectorAll("[data-shortcuts-open]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => document.getElementById("shortcuts")?.showModal());
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]") || !(on || event.key === "?")) return;
    if (!"jkamu?".includes(event.key) || event.key.length !== 1) return;
    event.preventDefault();
    act(event.key, page);
  });
}
