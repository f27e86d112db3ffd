// A field with a list becomes a combobox that is filtered while one types: <input data-choose list="…">.
// The pattern is that of the ARIA practices: the focus stays in the field, the arrows walk the list,
// Enter takes what is highlighted, Escape closes. Without this file the browser's own list serves, and the
// server takes a few letters as well.

const MOST = 12;

const fold = (text) => text.toLowerCase().replaceAll("ё", "е");

/** Options of which a word begins with each typed word, or whose number is typed. */
function matching(options, typed) {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const fits = (option) => {
    const own = fold(option).split(/[^\p{L}\p{N}-]+/u);
    return words.every((word) => own.some((part) => part.startsWith(word)));
  };
  return options.filter(fits).slice(0, MOST);
}

function enliven(input, number) {
  const options = [...(document.getElementById(input.getAttribute("list"))?.options ?? [])].map((option) => option.value);
  if (options.length === 0) return;
  const list = document.createElement("ul");
  list.id = `choices-${number}`;
  list.className = "choices";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.querySelector(`label[for="${input.id}"]`)?.textContent ?? "");
  list.hidden = true;
  input.removeAttribute("list");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.after(list);
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const highlight = (next) => {
    at = next;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    const item = list.children[at];
    if (item) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };
  const take = (item) => {
    input.value = item.textContent;
    close();
  };
  const show = () => {
    const found = matching(options, input.value);
    list.replaceChildren(
      ...found.map((option, n) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${n}`;
        item.setAttribute("role", "option");
        item.textContent = option;
        // The press must not take the focus from the field.
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(item);
        });
        return item;
      }),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    highlight(-1);
  };

  input.addEventListener("input", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) show();
      const items = list.children.length;
      if (items > 0) highlight(event.key === "ArrowDown" ? (at + 1) % items : (at <= 0 ? items : at) - 1);
    } else if (event.key === "Enter" && !list.hidden && at >= 0 && at < count) {
      event.preventDefault();
      take(list.children[at]);
    }
  });
}

export function choose() {
  document.querySelectorAll("input[data-choose][list]").forEach(enliven);
}
