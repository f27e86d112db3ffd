// The protected channel: writing, answering and reading sealed texts in the browser, with age.
//
// Nothing in this file sends a text, a code or a secret key anywhere: what leaves the page is an age file, the public
// key for an answer and the number under which the message is found, made from the code and not the code. Words come
// from the page (data-word-…).

import { codes } from "./protected/codes.js";
import { holders } from "./protected/holders.js";
import { keys } from "./protected/keys.js";
import { send } from "./protected/send.js";

if (globalThis.crypto?.subtle && window.isSecureContext) {
  send();
  codes();
  keys();
  holders();
  for (const note of document.querySelectorAll("[data-without-script]")) note.hidden = true;
} else {
  for (const note of document.querySelectorAll("[data-insecure]")) note.hidden = false;
}
