// Fills one demonstration before all tests; every server of a test starts on a copy of its folder.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { start, until } from "./server.js";

export default async function seed(config) {
  const folder = mkdtempSync(join(tmpdir(), "kenes-browser-"));
  process.env.BROWSER_TESTS_FOLDER = folder;
  const server = await start("demo", join(folder, "seed"));
  await until("the demonstration is filled", async () => {
    const page = await fetch(`${server.url}/api/v1/road-maps?limit=200`);
    return (await page.json()).items.length >= 50;
  });
  await propose(server.url, config.projects[0].use.launchOptions);
  await server.stop();
  return () => rmSync(folder, { recursive: true, force: true });
}

/** One draft, and a file that waits for its confirmation, so that those pages can be looked at. */
async function propose(url, launchOptions) {
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage({ baseURL: url, javaScriptEnabled: false });
  await page.goto("/en");
  await page.locator('form:has(input[name="handle"][value="clerk"]) button').click();
  await page.goto("/en/imports/new");
  await page.locator("#file").setInputFiles("../crates/platform/demo/import-with-faults.csv");
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.goto("/en/proposals");
  await page.getByRole("radio", { name: /^All/ }).check();
  await page.getByRole("button", { name: "Propose road maps" }).click();
  await until("the proposal is computed", async () => {
    await page.goto("/en/proposals/1");
    return page.getByRole("button", { name: "Accept all drafts as road maps" }).isVisible();
  });
  await browser.close();
}
