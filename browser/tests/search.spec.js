// The register: search in three languages, filters, reading and exporting.
import { readFile } from "node:fs/promises";
import { expect, found, test } from "../fixtures.js";

const texts = (page) => page.locator(".entries .entry-title").allInnerTexts();

test("a Russian word finds its other forms", async ({ page }) => {
  expect(await found(page, { q: "пытка" }, "ru")).toBeGreaterThan(0);
  const all = (await texts(page)).join("\n");
  expect(all).toMatch(/пыток/);
});

test("a Kazakh word finds its other forms", async ({ page }) => {
  expect(await found(page, { q: "мектеп" }, "kk")).toBeGreaterThan(0);
  expect((await texts(page)).join("\n")).toMatch(/мектеп[а-яәғқңөұүһі]+/i);
});

test("ё and е are one letter, and so are the cases", async ({ page }) => {
  const counts = [];
  for (const q of ["ребёнка", "ребенка", "РЕБЁНКА"]) counts.push(await found(page, { q }, "ru"));
  expect(counts[0]).toBeGreaterThan(0);
  expect(new Set(counts).size).toBe(1);
});

test("an English phrase finds its words in this order alone", async ({ page }) => {
  const words = await found(page, { q: "closed institutions" });
  const phrase = await found(page, { q: '"closed institutions"' });
  expect(phrase).toBeGreaterThan(0);
  expect(words).toBeGreaterThanOrEqual(phrase);
  expect(await found(page, { q: '"institutions closed"' })).toBe(0);
});

test("AND, OR and NOT count as they should", async ({ page }) => {
  const torture = await found(page, { q: "torture" });
  const women = await found(page, { q: "women" });
  const both = await found(page, { q: "torture AND women" });
  expect(await found(page, { q: "torture OR women" })).toBe(torture + women - both);
  expect(await found(page, { q: "torture NOT women" })).toBe(torture - both);
});

test("an asterisk finds what begins so", async ({ page }) => {
  const word = await found(page, { q: "investigation" });
  expect(await found(page, { q: "investig*" })).toBeGreaterThanOrEqual(word);
  expect(await found(page, { q: "азапта*" }, "kk")).toBeGreaterThan(0);
});

test("filters are in the address and survive a reload, a search and the way back", async ({ page }) => {
  await page.goto("/en/recommendations");
  await page.getByRole("checkbox", { name: /Committee against Torture/ }).check();
  await page.getByRole("button", { name: "Show results" }).click();
  await expect(page).toHaveURL(/mechanism=CAT/);
  const lead = await page.locator(".lead").innerText();
  await page.reload();
  await expect(page.getByRole("checkbox", { name: /Committee against Torture/ })).toBeChecked();
  await expect(page.locator(".lead")).toHaveText(lead);
  await page.getByRole("searchbox").fill("custody");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page).toHaveURL(/mechanism=CAT/);
  await expect(page).toHaveURL(/q=custody/);
  await page.goBack();
  await expect(page.locator(".lead")).toHaveText(lead);
  await expect(page.getByRole("checkbox", { name: /Committee against Torture/ })).toBeChecked();
  await page.getByRole("link", { name: /Remove “CAT/ }).click();
  await expect(page).not.toHaveURL(/mechanism/);
});

test("a folded filter opens while it is in use", async ({ page }) => {
  await page.goto("/en/recommendations");
  const language = page.locator("details.facet", { hasText: "Language of record" });
  await expect(language).not.toHaveAttribute("open");
  await page.goto("/en/recommendations?language=kk");
  await expect(page.locator("details.facet", { hasText: "Language of record" })).toHaveAttribute("open");
  await expect(page.getByRole("checkbox", { name: /^Kazakh/ })).toBeChecked();
});

test("on a phone the filters are folded until they are asked for", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/en/recommendations");
  const box = page.getByRole("checkbox", { name: /Committee against Torture/ });
  await expect(box).toBeHidden();
  await page.locator(".facets-fold > summary").click();
  await expect(box).toBeVisible();
  await box.check();
  await page.getByRole("button", { name: "Show results" }).click();
  await expect(page.locator(".facets-fold > summary")).toHaveText(/one is set/);
});

test("a text found in another language says which", async ({ page }) => {
  await page.goto("/en/recommendations?language=kk");
  await expect(page.locator('.entries .entry-title[lang="kk"]').first()).toBeVisible();
});

test("mechanisms and States are named in the reader's language", async ({ page }) => {
  await page.goto("/kk/recommendations?mechanism=UPR");
  await expect(page.locator(".entries .entry-head").first()).toContainText("ӘМШ");
  await expect(page.locator(".entries .entry-head").first()).toContainText("Қазақстан");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a recommendation is searched, filtered, opened and exported", async ({ page }) => {
    await page.goto("/ru");
    await page.locator("#q").fill("пытка");
    await page.getByRole("button", { name: "Поиск" }).click();
    await expect(page).toHaveURL(/\/ru\/recommendations\?q=/);
    const count = Number((await page.locator(".lead").innerText()).match(/\d+/)[0]);
    const entries = await page.locator(".entries > li").count();
    expect(entries).toBe(count);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "JSON" }).click();
    const rows = JSON.parse(await readFile(await (await download).path(), "utf8"));
    expect((rows.items ?? rows).length).toBe(count);
    await page.locator(".entries a.reference").first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^R-\d+$/);
    await expect(page.locator("blockquote")).toBeVisible();
  });

  test("the list goes on page by page, and nothing is shown twice", async ({ page }) => {
    await page.goto("/en/recommendations");
    const seen = new Set();
    for (;;) {
      for (const reference of await page.locator(".entries a.reference").allInnerTexts()) {
        expect(seen.has(reference), reference).toBe(false);
        seen.add(reference);
      }
      const next = page.getByRole("link", { name: "Next" });
      if ((await next.count()) === 0) break;
      await next.click();
    }
    expect(seen.size).toBe(368);
  });

  test("a road map is opened and its recommendations read", async ({ page }) => {
    await page.goto("/kk");
    await page.getByRole("link", { name: "Жол карталарын көру" }).click();
    await expect(page.locator(".timetable-row")).toHaveCount(50);
    await page.locator(".timetable-title a").first().click();
    await expect(page.locator(".entries .entry-title").first()).toBeVisible();
    await page.locator(".trace a").first().click();
    await expect(page).toHaveURL(/\/kk\/recommendations\/R-/);
  });
});
