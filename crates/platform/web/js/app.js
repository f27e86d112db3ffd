// Small helps for pages that work without them. No page depends on this file; words come from the
// page (data-word-… on body), never from here.

import { review } from "./review.js";
import { choose } from "./choose.js";
import { jobs } from "./jobs.js";

const word = (name) => document.body.dataset[`word${name}`] ?? "";

/** Says something to screen readers without moving the focus. */
function announce(text) {
  const place = document.querySelector("[data-announce]");
  if (place) place.textContent = text;
}

/** What the reader chose on this machine; storage may be forbidden. */
const memory = {
  read(key) {
    try {
      return localStorage.getItem(`kenes.${key}`);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(`kenes.${key}`, value);
    } catch {
      // The choice then lasts as long as the page.
    }
  },
};

function scheme() {
  const set = document.querySelector("[data-scheme]");
  if (!set) return;
  set.hidden = false;
  const chosen = memory.read("scheme") ?? "auto";
  for (const input of set.querySelectorAll("input")) input.checked = input.value === chosen;
  set.addEventListener("change", (event) => {
    memory.write("scheme", event.target.value);
    document.documentElement.dataset.colorScheme = event.target.value;
  });
}

/** <form data-filter> is sent as soon as a choice changes; its button is for those without script. */
function filters() {
  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form?.matches("[data-filter]") && event.target.type !== "search") form.requestSubmit();
  });
}

function copying(root) {
  for (const box of root.querySelectorAll("[data-copy]")) {
    const button = box.querySelector("[data-copy-button]");
    if (!button || !navigator.clipboard) continue;
    button.hidden = false;
    button.onclick = async () => {
      const text = box.querySelector("[data-copy-text]").textContent.trim();
      const label = button.querySelector("span");
      const before = label.textContent;
      const done = await navigator.clipboard.writeText(text).then(() => true, () => false);
      label.textContent = word(done ? "Copied" : "CopyFailed");
      announce(label.textContent);
      setTimeout(() => (label.textContent = before), 3000);
    };
  }
}

/** <form data-guard> asks before the page is left while something typed is not sent. */
function guard() {
  const dirty = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-guard]");
    if (form) dirty.add(form);
  });
  document.addEventListener("submit", (event) => dirty.delete(event.target));
  window.addEventListener("beforeunload", (event) => {
    for (const form of dirty) if (!form.isConnected) dirty.delete(form);
    if (dirty.size === 0) return;
    event.preventDefault();
    event.returnValue = word("Unsaved");
  });
}

/** A second press of the same button sends nothing twice. */
function sendOnce() {
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method === "get") return;
    const form = event.target;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 5000);
  });
}

/** An open menu closes with Escape and with a press outside of it. */
function menus() {
  const close = (menu) => menu.removeAttribute("open");
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) close(menu);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      close(menu);
      menu.querySelector("summary").focus();
    }
  });
}

/** Paper cannot be clicked: links within the site are printed with their whole address. */
function printing() {
  window.addEventListener("beforeprint", () => {
    for (const link of document.querySelectorAll("main a[href]")) {
      const href = link.getAttribute("href");
      if (!/^(https?:|#|mailto:)/.test(href)) link.dataset.full = link.href;
    }
  });
}

/** Runs on the whole page and again on each piece that htmx brings. */
function enliven(root) {
  copying(root);
  jobs(root, announce);
}

scheme();
filters();
guard();
sendOnce();
menus();
printing();
review();
choose();
enliven(document);
document.querySelector("[data-focus]")?.focus();
document.addEventListener("htmx:after:swap", (event) => enliven(event.target instanceof Element ? event.target : document));
