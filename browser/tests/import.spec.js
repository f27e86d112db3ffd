// Importing as a dialogue: faults by name, set aside, confirm, undo; the columns of an unknown table.
import { changing as test, expect, found, signIn } from "../fixtures.js";

const DEMO = "../crates/platform/demo/";

async function upload(page, file) {
  await page.goto("/en/imports/new");
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page).toHaveURL(/\/en\/imports\/[0-9a-f-]{36}$/);
}

const facts = (page) => page.locator("aside .facts");

/** Reads the file with faults, sets them aside, imports the rest and takes it back again. */
async function importWithFaults(page) {
  const before = await found(page, {});
  await upload(page, `${DEMO}import-with-faults.csv`);
  await expect(facts(page)).toContainText("UTF-8");
  await expect(facts(page)).toContainText("semicolon");

  const faults = page.locator("section[aria-labelledby=faults] .entries > li");
  await expect(faults).toHaveCount(4);
  for (const [place, said] of [
    ["row 4, column “Committee”", "COMMITTEE OF ELDERS"],
    ["row 5, column “Date”", "31.02.2026"],
    ["row 7, column “Recommendation”", "There is no text"],
    ["row 10, column “Id”", "F-005"],
  ]) {
    await expect(faults.filter({ hasText: place })).toContainText(said);
  }
  await expect(page.getByRole("button", { name: /^Import \d/ })).toHaveCount(0);

  await page.getByRole("button", { name: "Set aside: row 5, column “Date”" }).click();
  await expect(faults.filter({ hasText: "row 5" })).toContainText("Set aside");
  await expect(page.getByText("3 rows have faults")).toBeVisible();
  await page.getByRole("button", { name: "Set all 3 aside" }).click();
  await expect(faults).toHaveCount(4);

  await page.getByRole("button", { name: "Import 8 new recommendations" }).click();
  await expect(page.locator(".lead")).toContainText("Imported: 8 new");
  const imported = page.url();
  expect(await found(page, {})).toBe(before + 8);
  expect(await found(page, { document: "DEMO/CRC/KAZ/FU/6" })).toBe(1);

  await page.goto(imported);
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.locator(".lead")).toContainText("was undone");
  expect(await found(page, {})).toBe(before);
}

test("each fault is named, set aside by name, the rest imported and undone", async ({ page }) => {
  await signIn(page, "clerk");
  await importWithFaults(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a file is imported and undone", async ({ page }) => {
    await page.goto("/en");
    await page.locator('form:has(input[name="handle"][value="clerk"]) button').click();
    await importWithFaults(page);
  });
});

test("the same file a second time changes nothing", async ({ page }) => {
  await signIn(page, "clerk");
  await upload(page, `${DEMO}import-to-try.csv`);
  await page.getByRole("button", { name: "Import 24 new recommendations" }).click();
  await expect(page.locator(".lead")).toContainText("Imported: 24 new");
  await upload(page, `${DEMO}import-to-try.csv`);
  await expect(page.locator(".lead")).toContainText("0 new, 24 unchanged");
  await expect(page.getByText("The register has all of this already.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import/ })).toHaveCount(0);
});

test("the mapping of a table is proposed, changed and used", async ({ page }) => {
  await signIn(page, "clerk");
  const rows = ["Colour;Words of it;When", "blue;Publish the register of closed institutions each spring.;2026-02-03"];
  await upload(page, { name: "unknown.csv", mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\n")}\n`) });
  await expect(page.locator(".lead")).toContainText("not understood");
  await page.getByLabel("Words of it").selectOption({ label: "Text" });
  await page.getByLabel("When").selectOption({ label: "Date" });
  await page.getByLabel("Colour").selectOption({ label: "Leave out" });
  await page.getByLabel("Mechanism of all rows").fill("NGO");
  await page.getByLabel("State under review of all rows").fill("Kazakhstan");
  await page.getByRole("button", { name: "Read the file again" }).click();
  await expect(page.locator(".lead")).toContainText("1 new");
  await page.locator("summary", { hasText: "See and change the columns" }).click();
  await expect(page.getByLabel("Words of it")).toHaveValue("text");
  await page.getByRole("button", { name: "Import one new recommendation" }).click();
  await expect(page.locator(".lead")).toContainText("Imported: 1 new");
  expect(await found(page, { q: '"closed institutions each spring"' })).toBe(1);
});

test("a file that is none is refused with a sentence, and nothing is lost", async ({ page }) => {
  await signIn(page, "clerk");
  await page.goto("/en/imports/new");
  await page.getByLabel("File", { exact: true }).setInputFiles({ name: "picture.csv", mimeType: "text/csv", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]) });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.locator('.notice[data-kind="error"]')).toContainText("Save it as .xlsx, .csv");
  await expect(page.getByLabel("File", { exact: true })).toBeVisible();
});

test("who may not import finds no imports", async ({ page }) => {
  await signIn(page, "ngo");
  expect((await page.goto("/en/imports")).status()).toBe(404);
});
