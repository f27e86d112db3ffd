// Themes that the engine offers are decided, and a text is parted into asks: by keyboard and without JavaScript.
import { changing as test, expect, signIn } from "../fixtures.js";

const BARE = [
  "id,mechanism,country,date,text",
  "b-1,UPR,Kazakhstan,2025-01-23,Investigate all complaints of torture and ill-treatment in prisons",
  "b-2,UPR,Kazakhstan,2025-01-23,Combat domestic violence against women and protect women who are victims of violence",
  "b-3,UPR,Kazakhstan,2025-01-23,Qwerty",
].join("\n");

/** Imports texts without themes and waits until the engine has looked at them. */
async function bring(page) {
  await page.goto("/en/imports/new");
  await page.locator("#file").setInputFiles({ name: "bare.csv", mimeType: "text/csv", buffer: Buffer.from(BARE) });
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByRole("button", { name: /^Import/ }).click();
  const link = page.getByRole("link", { name: /have no theme\. Themes are offered/ });
  await expect(async () => {
    await page.reload();
    await expect(link).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: "Offered themes" })).toBeVisible();
}

const items = (page) => page.locator("[data-review-item]");
const item = (page, text) => items(page).filter({ hasText: text });

test("offered themes are accepted by keyboard and taken back", async ({ page }) => {
  test.slow();
  await signIn(page, "clerk");
  await bring(page);
  const count = await items(page).count();
  expect(count).toBe(3);
  const reference = await item(page, "Investigate all complaints").locator("a.reference").innerText();
  await item(page, "Investigate all complaints").focus();
  await page.keyboard.press("a");
  await expect(page.getByRole("status").first()).toContainText("One text was decided.");
  await expect(items(page)).toHaveCount(count - 1);
  await page.goto(`/en/recommendations/${reference}`);
  await expect(page.locator("aside")).toContainText("The engine proposed these themes;");
  await page.getByRole("button", { name: "Take this decision back" }).click();
  await expect(page.locator("aside")).not.toContainText("The engine proposed");

  await page.goto("/en/recommendations/themes");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("a");
  await expect(page.getByRole("status").first()).toContainText("One text was decided.");
  await page.keyboard.press("u");
  await expect(page.getByRole("status").filter({ hasText: "decided" })).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("other themes are chosen, a wrong name comes back, and a refusal is taken back", async ({ page }) => {
    test.slow();
    await signIn(page, "clerk");
    await bring(page);
    const odd = item(page, "Qwerty");
    await odd.getByLabel("Another theme (1)").fill("Nothing of the kind");
    await odd.getByRole("button", { name: "Give these themes" }).click();
    await expect(page.getByRole("alert")).toContainText("The register knows no theme called");
    await expect(odd.getByLabel("Another theme (1)")).toHaveValue("Nothing of the kind");
    const known = await page.locator("#all-themes option").first().getAttribute("value");
    await odd.getByLabel("Another theme (1)").fill(known.toLowerCase());
    await odd.getByRole("button", { name: "Give these themes" }).click();
    await expect(page.getByText("One text was decided.")).toBeVisible();

    const women = item(page, "domestic violence");
    const reference = await women.locator("a.reference").innerText();
    await women.getByRole("button", { name: "No theme fits" }).click();
    const refused = page.locator("section[aria-labelledby=refused] li").filter({ hasText: reference });
    await expect(refused).toBeVisible();
    await refused.getByRole("button", { name: "Offer themes again" }).click();
    await page.goto("/en/recommendations/themes");
    await expect(page.locator("section[aria-labelledby=refused]")).toHaveCount(0);
  });

  test("a text is parted into asks, a line that is not in it comes back, and the parting is undone", async ({ page }) => {
    await signIn(page, "clerk");
    await page.goto("/en/recommendations/R-0014");
    await page.getByRole("link", { name: "Part the text into asks" }).click();
    const field = page.getByLabel("Asks, one a line");
    const before = await field.inputValue();
    const words = before.split("\n")[0].split(" ");
    await field.fill("These words are not there");
    await page.getByRole("button", { name: "Keep these asks" }).click();
    await expect(page.getByRole("alert")).toContainText("Line 1 is no part of the text");
    await expect(field).toHaveValue("These words are not there");
    const parted = [words.slice(0, 2).join(" "), words.slice(2).join(" "), ...before.split("\n").slice(1)].join("\n");
    await field.fill(parted);
    await page.getByRole("button", { name: "Keep these asks" }).click();
    await expect(field).toHaveValue(parted);
    await page.getByRole("button", { name: "Take the last parting back" }).click();
    await expect(field).toHaveValue(before);
  });
});
