// `test` reads a demonstration that the tests of one worker share; `changing` has one of its own.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { start } from "./server.js";

async function serve(use) {
  const folder = mkdtempSync(join(process.env.BROWSER_TESTS_FOLDER, "copy-"));
  const data = join(folder, "data");
  cpSync(join(process.env.BROWSER_TESTS_FOLDER, "seed"), data, { recursive: true });
  const server = await start("demo", data);
  await use(server);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

const baseURL = ({ server }, use) => use(server.url);

export const test = base.extend({
  server: [({}, use) => serve(use), { scope: "worker" }],
  baseURL,
});

export const changing = base.extend({
  server: ({}, use) => serve(use),
  baseURL,
});

export { expect };

export const LANGUAGES = ["kk", "ru", "en"];

/** One click on the start page, as this person of the demonstration. */
export async function signIn(page, handle) {
  await page.goto("/en");
  await page.locator(`form:has(input[name="handle"][value="${handle}"]) button`).click();
  await expect(page.locator("details.menu")).toBeAttached();
}

/** Presses Tab until this has the focus, as somebody without a mouse does. */
export async function tabTo(page, target, most = 120) {
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached with ${most} presses of Tab: ${target}`);
}

/** What the first sentence of the register counts. */
export async function found(page, query, language = "en") {
  await page.goto(`/${language}/recommendations?${new URLSearchParams(query)}`);
  const lead = await page.locator(".lead").innerText();
  if (/^(Nothing|Ничего|Ештеңе)/.test(lead)) return 0;
  if (/^One/.test(lead)) return 1;
  return Number(lead.match(/\d+/)[0]);
}
