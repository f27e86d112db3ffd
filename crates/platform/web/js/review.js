// Keys for working through many drafts. Which key does what stands on the page (data-keys, JSON), since
// every person chooses their own; an empty list means that they are switched off. They act only on a page
// with [data-review] and never while something is typed. After an act the focus stands on the next item,
// so that whoever works by keyboard goes on where they were.

const NEXT = "kenes.review-next";
const USUAL = { next: "j", previous: "k", accept: "a", move: "m", mark: "x", seen: "s", undo: "u", help: "?" };

function isTyping(target) {
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return target.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(target.type);
}

const itemsOf = (page) => [...page.querySelectorAll("[data-review-item]")];

function keysOf(page) {
  if (page.dataset.keys === undefined) return USUAL;
  try {
    return JSON.parse(page.dataset.keys);
  } catch {
    return {};
  }
}

/** The act of a pressed key; on a keyboard of another script the key at the same place counts too. */
function actOf(keys, event) {
  const pressed = event.key.toLowerCase();
  const place = /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : "";
  const named = (key) => Object.keys(keys).find((act) => keys[act] !== "" && keys[act] === key);
  return named(pressed) ?? (/^[\x20-\x7e]$/.test(pressed) ? undefined : named(place));
}

function step(items, by) {
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + by, 0), items.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function openHelp() {
  document.getElementById("shortcuts")?.showModal();
}

function perform(act, page) {
  const items = itemsOf(page);
  const item = items.find((candidate) => candidate.contains(document.activeElement));
  const marked = page.querySelector("[data-review-mark]:checked") !== null;
  const press = (place, selector) => place?.querySelector(selector)?.click();
  if (act === "next" || act === "previous") step(items, act === "next" ? 1 : -1);
  else if (act === "help") openHelp();
  else if (act === "undo") press(page, "[data-review-undo]");
  else if (act === "mark") press(item, "[data-review-mark]");
  else if (act === "seen") item ? press(item, "[data-review-see]") : press(page, "[data-review-see-page]");
  else if (act === "move") (marked ? page.querySelector("[data-review-move-marked]") : item?.querySelector("[data-review-move]"))?.focus();
  else if (act === "accept" && marked) press(page, "[data-review-accept-marked]");
  else if (act === "accept") item ? press(item, "[data-review-accept]") : press(page, "[data-review-accept-page]");
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

/** Listens for the keys. */
export function review() {
  const page = document.querySelector("[data-review]");
  if (!page) return;
  const keys = keysOf(page);
  for (const opener of document.querySelectorAll("[data-shortcuts-open]")) {
    opener.hidden = false;
    opener.addEventListener("click", openHelp);
  }
  remember(page);
  resume();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const act = actOf(keys, event);
    if (!act) return;
    event.preventDefault();
    perform(act, page);
  });
}
