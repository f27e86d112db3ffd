// What a person's device does: the code of half a minute from a secret (RFC 6238), and its setting up.
import { createHmac } from "node:crypto";
import { expect } from "@playwright/test";
import { tabTo } from "./fixtures.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Six digits for this secret (base 32, spaces allowed) at this time. */
export function codeOf(secret, milliseconds = Date.now()) {
  let bits = "";
  for (const letter of secret.replace(/\s/g, "")) bits += LETTERS.indexOf(letter).toString(2).padStart(5, "0");
  const bytes = bits.match(/.{8}/g).map((byte) => parseInt(byte, 2));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const hash = createHmac("sha1", Buffer.from(bytes)).update(step).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** By keyboard, on the page that asks for it; gives the recovery codes. */
export async function setUpSecondFactor(page) {
  await expect(page).toHaveURL(/\/en\/account\/second-factor/);
  const secret = await page.locator("code.secret").innerText();
  await tabTo(page, page.getByLabel("Six digits"));
  await page.keyboard.type(codeOf(secret));
  await page.keyboard.press("Enter");
  await expect(page.locator(".codes li").first()).toBeVisible();
  return page.locator(".codes li").allInnerTexts();
}
