// Road maps that stood before come in from a file, what has no place waits in the queue, and repeats are a line in time:
// by keyboard and without JavaScript.
import AxeBuilder from "@axe-core/playwright";
import { changing as test, expect, signIn, tabTo } from "../fixtures.js";

const FILE = [
  "number,title,key_recommendation,grade,graded_by,standing,graded_on",
  "71,Rights of beekeepers,R-0001,none,Coalition of NGOs,independent,2022-12-10",
  "72,Access to archives,,,,,",
].join("\n");
const FAULTY = "number,title,grade\nseven,Rights of beekeepers,\n73,Access to archives,none\n";

const upload = (page, text) =>
  page.getByLabel("File with road maps").setInputFiles({ name: "maps.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

async function audit(page) {
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 200)).join(" | ")}`)).toEqual([]);
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("existing road maps are read, mended, confirmed and undone", async ({ page }) => {
    await signIn(page, "clerk");
    await page.goto("/en/road-maps/imports");
    await upload(page, FAULTY);
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(page.getByText("Row 2, number")).toBeVisible();
    await expect(page.getByText("It is not said who gave the grade")).toBeVisible();
    await expect(page.getByRole("button", { name: /^Bring in/ })).toHaveCount(0);

    await page.goto("/en/road-maps/imports");
    await upload(page, FILE);
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(page.getByText("Found by its number: R-0001")).toBeVisible();
    await page.getByRole("button", { name: "Bring in 2 road maps" }).click();
    await page.goto("/en/road-maps/RM-71");
    await expect(page.getByText("Coalition of NGOs")).toBeVisible();
    await expect(page.getByRole("heading", { name: "Claim of the State" })).toBeVisible();
    await page.goto("/en/road-maps/imports");
    await page.getByRole("link", { name: /maps\.csv/ }).first().click();
    await page.getByRole("button", { name: "Undo the import" }).click();
    expect((await page.goto("/en/road-maps/RM-71")).status()).toBe(404);
  });

  test("a filter of repeats stays in the address and leads to one of them", async ({ page }) => {
    await page.goto("/en/repeats");
    await page.getByLabel("Mechanism").selectOption("UPR");
    await page.getByRole("button", { name: "Show results" }).click();
    await expect(page).toHaveURL(/mechanism=UPR/);
    await page.locator(".entries a.reference").first().click();
    await expect(page.getByRole("heading", { level: 1, name: /^G-\d+/ })).toBeVisible();
    await page.getByText("Show as table").click();
    await expect(page.locator("details table.table tbody tr").first()).toBeVisible();
  });
});

test("the queue is worked through by keyboard", async ({ page }) => {
  test.slow();
  await signIn(page, "clerk");
  await page.goto("/en/queue");
  await audit(page);
  const items = page.locator("li[data-review-item]");
  const accept = items.locator("[data-review-accept]").first();
  await expect(accept).toBeVisible();
  const reference = await items.filter({ has: page.locator("[data-review-accept]") }).first().locator("a.reference").first().innerText();
  await tabTo(page, accept, 400);
  await page.keyboard.press("Enter");
  await expect(page.getByText("One ask was placed.")).toBeVisible();
  // The focus goes on to the next item; the way back lies before it.
  await tabTo(page, page.getByRole("button", { name: "Undo" }), 400);
  await page.keyboard.press("Enter");
  await expect(page.getByText("One ask was placed.")).toHaveCount(0);
  await expect(page.getByRole("link", { name: reference, exact: true }).first()).toBeVisible();
});
