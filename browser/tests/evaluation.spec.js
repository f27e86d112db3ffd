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

test("327 real recommendations become 50 road maps by keyboard, and none is lost", async ({ page }) => {
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
  const accept = page.getByRole("button", { name: "Accept all drafts as road maps" });
  await expect(accept).toBeVisible({ timeout: 120_000 });
  const drafts = await page.locator(".timetable-row").count();
  expect(drafts).toBeGreaterThan(10);
  expect(drafts).toBeLessThanOrEqual(50);
  await tabTo(page, accept);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/en\/road-maps$/);
  await expect(page.locator(".lead")).toContainText(`${drafts} road maps hold 327 recommendations`);

  const saved = async (path, name) => {
    await page.goto(`${server.url}${path}`);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name }).click();
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
