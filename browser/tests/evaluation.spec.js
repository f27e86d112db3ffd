// The main job on real recommendations, where their file lies beside the repository: into an empty
// register, to road maps, accepted by keyboard, out again, and nothing lost.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { tabTo } from "../fixtures.js";
import { run, start } from "../server.js";

const FOLDER = process.env.KENES_EVALUATION_DATA ?? "../../shared/data";
const FILE = join(FOLDER, "recommendations", "kazakhstan.csv");
const PASSWORD = "a long password for this test";

test.skip(!existsSync(FILE), `the recommendations of Kazakhstan are not here (${FILE}); set KENES_EVALUATION_DATA`);

let folder;
let server;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kenes-evaluation-"));
  await run(["user", "add", "--data", folder, "--name", "Clerk", "--role", "clerk", "clerk"], `${PASSWORD}\n`);
  server = await start("serve", folder);
});

test.afterAll(async () => {
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Every word of a text, whatever stands between them. */
const plain = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();

async function upload(page) {
  await page.goto(`${server.url}/en/imports/new`);
  await page.getByLabel("File", { exact: true }).setInputFiles(FILE);
  await tabTo(page, page.getByRole("button", { name: "Read the file" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/en\/imports\/[0-9a-f-]{36}$/);
}

test("327 real recommendations become road maps with at most 600 keys, and none is lost", async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto(`${server.url}/en/sign-in`);
  await tabTo(page, page.getByLabel("Sign-in name"));
  await page.keyboard.type("clerk");
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.locator("details.menu")).toBeAttached();

  await upload(page);
  const send = page.getByRole("button", { name: "Import 327 new recommendations" });
  await tabTo(page, send);
  await page.keyboard.press("Enter");
  await expect(page.locator(".lead")).toContainText("Imported: 327 new");

  await page.goto(`${server.url}/en/proposals`);
  await expect(page.getByLabel("How many road maps")).toHaveValue("50");
  await tabTo(page, page.getByRole("button", { name: "Propose road maps" }));
  await page.keyboard.press("Enter");
  const first = page.getByRole("link", { name: /^Look at .* doubtful place/ });
  const all = page.getByRole("button", { name: "Accept all drafts as road maps" });
  await expect(all).toBeVisible({ timeout: 120_000 });
  const drafts = await page.locator(".timetable-row").count();
  expect(drafts).toBeGreaterThan(10);
  expect(drafts).toBeLessThanOrEqual(50);

  // From here on every key counts: doubtful places one by one, then draft by draft.
  let keys = 0;
  const press = async (key) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const tabs = async (target) => {
    while (!(await target.evaluate((node) => node === document.activeElement))) await press("Tab");
  };
  const proposal = page.url();
  const items = page.locator("[data-review-item]");
  let decided = 0;
  if (await first.isVisible()) {
    await tabs(first);
    await press("Enter");
    await expect(page).toHaveURL(/\/doubtful$/);
    const second = (await page.locator("#all-cards option").nth(1).getAttribute("value")).split(" · ")[0];
    await press("j");
    for (let lead = page.locator(".lead"); !/No place/.test(await lead.innerText()); decided += 1) {
      if (!(await items.first().evaluate((node) => node === document.activeElement))) await press("j");
      const id = await items.first().getAttribute("id");
      // Every tenth is moved by the number of a draft, the others belong where they are.
      if (decided % 10 === 9) {
        await press("m");
        for (const digit of second) await press(digit);
        await press("Enter");
      } else {
        await press("a");
      }
      await expect(page.locator(`#${id}`)).toHaveCount(0);
    }
    // One is taken back, and decided again.
    await press("u");
    await expect(items).toHaveCount(1);
    await press("j");
    await press("a");
    await expect(items).toHaveCount(0);
    await tabs(page.getByRole("link", { name: "Go on to the drafts" }));
    await press("Enter");
  }
  await expect(page).toHaveURL(proposal);
  for (let n = 1; n <= drafts; n += 1) {
    const row = page.locator(`#card-${n}`);
    if (!(await row.evaluate((node) => node === document.activeElement))) await press("j");
    await expect(row).toBeFocused();
    await press("a");
    await expect(row).toContainText("accepted");
  }
  await expect(page.getByText("327 of 327 recommendations seen")).toBeVisible();
  console.log(`${drafts} road maps, ${decided} doubtful places, ${keys} keys`);
  expect(keys).toBeLessThanOrEqual(600);
  await page.goto(`${server.url}/en/road-maps`);
  await expect(page.locator(".lead")).toContainText(`${drafts} road maps hold 327 recommendations`);

  const saved = async (path, name) => {
    await page.goto(`${server.url}${path}`);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name }).first().click();
    return JSON.parse(await readFile(await (await download).path(), "utf8"));
  };
  const register = await saved("/en/recommendations", "JSON");
  const texts = new Set((register.items ?? register).map((row) => plain(row.text ?? row.Text)));
  expect((register.items ?? register).length).toBe(327);
  expect(texts.size).toBeGreaterThan(250);
  const source = plain(readFileSync(FILE, "utf8").replaceAll('""', '"'));
  for (const text of texts) expect(source.includes(text), text).toBe(true);

  const placed = await saved("/en/road-maps", "JSON");
  const rows = placed.items ?? placed;
  const references = new Set(rows.map((row) => row.recommendation ?? row.Recommendation ?? row.reference));
  expect(references.size).toBe(327);

  await upload(page);
  await expect(page.locator(".lead")).toContainText("0 new, 327 unchanged, 0 changed");
  await expect(page.getByText("The register has all of this already.")).toBeVisible();
});
