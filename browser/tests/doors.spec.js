// The other doors into the register: concluding observations, and what national organisations write or mark themselves.
import { readFileSync } from "node:fs";
import { changing as test, expect, signIn, tabTo } from "../fixtures.js";

const OBSERVATIONS = readFileSync("../crates/platform/demo/observations-to-try.txt", "utf8");

/** Reads, corrects, confirms and undoes concluding observations with the keyboard alone. */
async function readObservations(page) {
  await page.goto("/en/recommendations");
  await tabTo(page, page.getByRole("link", { name: "Add recommendations" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Read concluding observations" }));
  await page.keyboard.press("Enter");
  await page.getByLabel("Or paste the text").fill(OBSERVATIONS);
  await tabTo(page, page.getByRole("button", { name: "Read the paragraphs" }));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Document", { exact: true }).or(page.locator("#symbol"))).toHaveValue("DEMO/CRPD/C/KAZ/CO/3");
  await expect(page.getByText("3 paragraphs are chosen. Under follow-up: 2.")).toBeVisible();
  await expect(page.getByText("paragraphs 4 (a), 8 by this day: 27 March 2027")).toBeVisible();

  const sixth = page.locator("#passage-6");
  await tabTo(page, sixth.getByRole("checkbox", { name: "Import: paragraph 6" }));
  await page.keyboard.press("Space");
  const summary = sixth.locator("summary", { hasText: "Correct paragraph 6" });
  await tabTo(page, summary);
  await page.keyboard.press("Enter");
  await sixth.getByLabel("Paragraph", { exact: true }).fill("6 bis");
  await tabTo(page, sixth.getByRole("button", { name: "Keep corrections (paragraph 6)" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 paragraphs are chosen.")).toBeVisible();
  await page.locator("#passage-6").getByRole("checkbox", { name: "Import: paragraph 6 bis" }).check();
  await page.getByRole("button", { name: "Keep the choice and the corrections" }).first().click();

  await tabTo(page, page.getByRole("button", { name: "Import 3 new recommendations" }));
  await page.keyboard.press("Enter");
  await expect(page.locator(".lead")).toContainText("Imported: 3 new");
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.locator(".lead")).toContainText("was undone");
}

/** Writes a draft, submits it, and takes it back. */
async function writeAndWithdraw(page) {
  await page.goto("/en/recommendations");
  await page.getByRole("link", { name: "Add recommendations" }).click();
  await page.getByRole("link", { name: "Write a recommendation" }).click();
  await page.getByLabel("What do you recommend?").fill("Open the archive of the district court");
  await tabTo(page, page.getByRole("button", { name: "Submit to the register" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("Choose who shall see the recommendation.");
  await expect(page.getByLabel("What do you recommend?")).toHaveValue("Open the archive of the district court");
  await page.getByLabel("Everybody").check();
  await tabTo(page, page.getByRole("button", { name: "Submit to the register" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/recommendations\/R-\d+$/);
  await tabTo(page, page.locator("summary", { hasText: "Withdraw this recommendation" }));
  await page.keyboard.press("Enter");
  await page.getByLabel("Reason").fill("It was opened");
  await page.getByRole("button", { name: "Withdraw this recommendation" }).click();
  await expect(page.locator(".notice")).toContainText("It was opened");
}

test("concluding observations are read and corrected by keyboard", async ({ page }) => {
  await signIn(page, "clerk");
  await readObservations(page);
});

test("an organisation writes, submits and withdraws under its own name", async ({ page }) => {
  await signIn(page, "ngo");
  await writeAndWithdraw(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("both doors are open", async ({ page }) => {
    await signIn(page, "ngo");
    await page.goto("/en/submissions/new");
    await page.getByLabel("What do you recommend?").fill("Open the archive");
    await page.getByRole("button", { name: "Save the draft" }).click();
    await expect(page.getByRole("button", { name: "Give up this draft" })).toBeVisible();
    await page.context().clearCookies();
    await signIn(page, "clerk");
    await page.goto("/en/imports/observations");
    await page.getByLabel("Or paste the text").fill(OBSERVATIONS);
    await page.getByRole("button", { name: "Read the paragraphs" }).click();
    await page.locator("#passage-4").getByRole("checkbox").first().uncheck();
    await page.getByRole("button", { name: "Keep the choice and the corrections" }).first().click();
    await expect(page.getByText("2 paragraphs are chosen.")).toBeVisible();
  });
});
