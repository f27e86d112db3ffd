// Keys for working through many drafts: j/k next and previous, a accept, m to the move field,
// ? help. They act only on a page with [data-review], never while something is typed, and can be
// switched off in the help dialog. After an act the focus stands on the next item, so that whoever
// works by keyboard goes on where they were.

const NEXT = "kenes.review-next";

function isTyping(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

const itemsOf = (page) => [...page.querySelectorAll("[data-review-item]")];

function step(items, by) {
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + by, 0), items.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function act(key, page) {
  const items = itemsOf(page);
  const item = items.find((candidate) => candidate.contains(document.activeElement));
  if (key === "j" || key === "k") return step(items, key === "j" ? 1 : -1);
  if (key === "?") return document.getElementById("shortcuts")?.showModal();
  if (key === "m") return item?.querySelector("[data-review-move]")?.focus();
  (item ?? page).querySelector(item ? "[data-review-accept]" : "[data-review-accept-page]")?.click();
}

/** Remembers, for the page that comes after a form, the item behind the one at hand. */
function remember(page) {
  document.addEventListener("submit", (event) => {
    const items = itemsOf(page);
    const at = items.findIndex((item) => item.contains(event.target));
    if (at < 0 || event.target.method === "get") return;
    const next = items[at + 1] ?? items[at - 1];
    try {
      if (next?.id) sessionStorage.setItem(NEXT, next.id);
    } catch {
      // Without storage the next page begins at its top.
    }
  });
}

function resume() {
  try {
    const id = sessionStorage.getItem(NEXT);
    sessionStorage.removeItem(NEXT);
    if (id && !document.querySelector("[data-focus]")) document.getElementById(id)?.focus();
  } catch {
    // The page begins at its top.
  }
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
  remember(page);
  resume();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]") || !(on || event.key === "?")) return;
    if (!"jkam?".includes(event.key) || event.key.length !== 1) return;
    event.preventDefault();
    act(event.key, page);
  });
}
