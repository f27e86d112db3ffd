// Sealing and opening with age, and the return code.

import { Decrypter, Encrypter, armor } from "age-encryption";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bech32 } from "@scure/base";

const bytes = (text) => new TextEncoder().encode(text);

/** An armored age file of this text for these public keys. */
export async function seal(text, recipients) {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return armor.encode(await encrypter.encrypt(bytes(text)));
}

/** The text of an age file, armored or not. */
export async function open(file, identities) {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const sealed = typeof file === "string" ? armor.decode(file) : file;
  return decrypter.decrypt(sealed, "text");
}

// Without I, L, O and U, which are mistaken for 1, 0 and V.
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 28;

/** A code of 140 random bits. */
export function newCode() {
  return [...crypto.getRandomValues(new Uint8Array(LENGTH))].map((byte) => LETTERS[byte & 31]).join("");
}

/** As people write it: seven groups of four. */
export const spaced = (code) => code.match(/.{4}/g).join("-");

/** What was typed as a code; null where it is none. */
export function readCode(typed) {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
}

const derived = (code, what) => hkdf(sha256, bytes(code), bytes("kenes protected channel"), bytes(what), 32);

/** Under which number the message is found. The code cannot be told from it. */
export const lookupOf = (code) => [...derived(code, "lookup")].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** The secret key with which the answer is opened. */
export const identityOf = (code) => bech32.encodeFromBytes("AGE-SECRET-KEY-", derived(code, "identity")).toUpperCase();

const FIRST_LINE = "kenes protected message 1";
// Lengths to which texts are filled up, so that their length tells little.
const CLASSES = [4, 16, 64, 192].map((kib) => kib * 1024);

/** What is sealed: what the sender marked, then the text, then spaces up to a class of length; null where it is too long. */
export function compose(marks, text) {
  const head = Object.entries(marks).map(([name, value]) => `${name}: ${value}\n`);
  const whole = `${FIRST_LINE}\n${head.join("")}\n${text.trim()}\n`;
  const length = bytes(whole).length;
  const filled = CLASSES.find((size) => size >= length);
  return filled ? whole + " ".repeat(filled - length) : null;
}

/** The marks and the text of what was sealed. Whoever sealed it without this script may have written a text alone. */
export function parse(whole) {
  const text = whole.replaceAll("\r\n", "\n");
  if (!text.startsWith(`${FIRST_LINE}\n`)) return { marks: {}, text: text.trimEnd() };
  const end = text.indexOf("\n\n");
  const head = text.slice(FIRST_LINE.length + 1, end < 0 ? undefined : end);
  const marks = Object.fromEntries(head.split("\n").filter((line) => line.includes(": ")).map((line) => {
    const at = line.indexOf(": ");
    return [line.slice(0, at).trim(), line.slice(at + 2).trim()];
  }));
  return { marks, text: end < 0 ? "" : text.slice(end + 2).trimEnd() };
}
