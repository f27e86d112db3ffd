// Whoever decides signs in with two factors: set up by keyboard, and a recovery code when the device is lost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { setUpSecondFactor } from "../codes.js";
import { tabTo } from "../fixtures.js";
import { run, start } from "../server.js";

const PASSWORD = "a long password for this test";

let folder;
let server;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kenes-second-factor-"));
  for (const [name, role] of [["first", "clerk"], ["second", "moderator"]]) {
    await run(["user", "add", "--data", folder, "--name", name, "--role", role, name], `${PASSWORD}\n`);
  }
  server = await start("serve", folder);
});

test.afterAll(async () => {
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function signIn(page, handle) {
  await page.goto(`${server.url}/en/sign-in`);
  await tabTo(page, page.getByLabel("Sign-in name"));
  await page.keyboard.type(handle);
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/\/sign-in$/);
}

test("a second factor is set up by keyboard, and a recovery code lets in once", async ({ page }) => {
  await signIn(page, "first");
  // Nothing else opens before it is set up.
  await page.goto(`${server.url}/en/imports/new`);
  const [code] = await setUpSecondFactor(page);
  await page.goto(`${server.url}/en/imports/new`);
  await expect(page.getByLabel("File", { exact: true })).toBeVisible();

  await page.context().clearCookies();
  await signIn(page, "first");
  await expect(page).toHaveURL(/\/en\/sign-in\/code/);
  await expect(page.getByLabel("Code")).toBeFocused();
  await page.keyboard.type("000000");
  await page.keyboard.press("Enter");
  await expect(page.locator(".ds-error-summary, [role=alert]").first()).toBeVisible();
  await tabTo(page, page.getByLabel("Code"));
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await expect(page.locator("details.menu")).toBeAttached();

  await page.context().clearCookies();
  await signIn(page, "first");
  await page.getByLabel("Code").fill(code);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/en\/sign-in\/code/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a second factor is set up", async ({ page }) => {
    await signIn(page, "second");
    const codes = await setUpSecondFactor(page);
    expect(codes.length).toBeGreaterThan(5);
    await page.goto(`${server.url}/en/people`);
    await expect(page.locator("h1")).toBeVisible();
  });
});
