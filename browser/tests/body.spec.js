// Who takes part: the composition on a past day, and the secretariat's forms by keyboard, with and without script.
import { changing as test, expect, signIn, tabTo } from "../fixtures.js";

async function showsThe2015Composition(page) {
  await page.goto("/en/body");
  await page.getByLabel("On which day").fill("2015-06-01");
  await tabTo(page, page.getByRole("button", { name: "Show", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/on=2015-06-01/);
  await expect(page.locator(".notice").first()).toContainText("As it stood on 1 June 2015");
  const group = page.locator("article", { has: page.getByRole("heading", { name: "Working group of 2015" }) });
  await expect(group.first().getByRole("listitem")).toHaveCount(2);
  await expect(page.locator(".body-subgroups").getByRole("heading")).toHaveCount(4);
}

async function entersAndEndsAGroup(page, key) {
  await page.goto("/en/body");
  await tabTo(page, page.getByRole("link", { name: "New working group" }));
  await page.keyboard.press("Enter");
  await page.getByLabel("Key").fill("not a key");
  await page.getByLabel("Name (English)").fill(`Group ${key}`);
  await tabTo(page, page.getByRole("button", { name: "Add the group" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("small Latin letters");
  await expect(page.getByLabel("Name (English)")).toHaveValue(`Group ${key}`);
  await page.getByLabel("Key").fill(key);
  await page.getByRole("button", { name: "Add the group" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Group ${key}`);
  await tabTo(page, page.getByRole("link", { name: "Enter who holds a part" }));
  await page.keyboard.press("Enter");
  await page.getByLabel("Name (English)").fill("Ainur Test");
  await page.getByRole("button", { name: "Enter", exact: true }).click();
  await expect(page.locator(".entries").first()).toContainText("Ainur Test");
  await page.getByRole("link", { name: "End it" }).click();
  await page.getByLabel("Why").fill("Done");
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByRole("link", { name: "End it" })).toHaveCount(0);
  await expect(page.locator(".entries").first()).toContainText("Ainur Test");
}

test("the composition of 2015 and a group of today, by keyboard", async ({ page }) => {
  await signIn(page, "clerk");
  await showsThe2015Composition(page);
  await entersAndEndsAGroup(page, "by-keyboard");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the composition of 2015 and a group of today", async ({ page }) => {
    await signIn(page, "clerk");
    await showsThe2015Composition(page);
    await entersAndEndsAGroup(page, "without-script");
  });
});
