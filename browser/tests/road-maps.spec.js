// Road maps: a proposal as work that can be followed, cards that a person renames, moves and accepts,
// by keyboard alone and without JavaScript.
import AxeBuilder from "@axe-core/playwright";
import { changing as test, expect, signIn, tabTo } from "../fixtures.js";

/** Orders a proposal of all recommendations, by keyboard. */
async function order(page, number) {
  await page.goto("/en/proposals");
  await tabTo(page, page.getByLabel("How many road maps"));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(String(number));
  await tabTo(page, page.getByRole("radio", { name: /^Those/ }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^All/ })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Proposal \d/ })).toBeVisible();
}

const row = (page, n) => page.locator(`#card-${n}`);

test("road maps are proposed, renamed, moved and accepted by keyboard alone", async ({ page }) => {
  test.slow();
  await signIn(page, "clerk");
  await order(page, 20);
  await expect(page.getByRole("button", { name: "Accept all drafts as road maps" })).toBeVisible({ timeout: 60_000 });

  await tabTo(page, row(page, 1).getByRole("link"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Accept as a road map" })).toBeVisible();

  await tabTo(page, page.locator("summary", { hasText: "Rename" }));
  await page.keyboard.press("Enter");
  for (const [language, title] of [["English", "Assemblies without permission"], ["Russian", "Собрания без разрешения"], ["Kazakh", "Рұқсатсыз жиналыстар"]]) {
    await tabTo(page, page.getByLabel(`Title in ${language}`));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(title);
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Assemblies without permission");

  const items = page.locator("[data-review-item]");
  const count = await items.count();
  const moved = await items.first().locator("a.reference").innerText();
  await page.keyboard.press("j");
  await expect(items.first()).toBeFocused();
  await page.keyboard.press("m");
  await expect(items.first().locator("input[name=card]")).toBeFocused();
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await expect(items).toHaveCount(count - 1);

  await tabTo(page, page.getByRole("button", { name: "Accept as a road map" }));
  await page.keyboard.press("Enter");
  await expect(row(page, 1)).toContainText("accepted");
  await expect(row(page, 1)).toContainText("Assemblies without permission");

  // A key accepts the draft at hand, and the focus goes on to the next one.
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(row(page, 2)).toBeFocused();
  await page.keyboard.press("a");
  await expect(row(page, 2)).toContainText("accepted");
  await expect(row(page, 3)).toBeFocused();

  await tabTo(page, page.getByRole("button", { name: "Accept all drafts as road maps" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/en\/road-maps$/);
  await expect(page.getByRole("link", { name: "Assemblies without permission" })).toBeVisible();
  // A recommendation whose asks stand in several road maps is counted once.
  const held = (await page.locator(".lead").innerText()).match(/hold (\d+)/);
  expect(Number(held[1])).toBeLessThanOrEqual(369);
  await page.goto(`/en/recommendations/${moved}`);
  await expect(page.locator("section[aria-labelledby=places]")).not.toContainText("Assemblies without permission");
});

test("the progress of long work comes to the page by itself", async ({ page }) => {
  await signIn(page, "clerk");
  const sent = { done: 3, total: 9, sentence: "Reading: 3 of 9", state: "running" };
  await page.route("**/jobs/*/events", (route) => route.fulfill({ contentType: "text/event-stream", body: `event: progress\ndata: ${JSON.stringify(sent)}\n\n` }));
  await page.goto("/en/proposals");
  await page.getByRole("radio", { name: /^All/ }).check();
  await page.getByRole("button", { name: "Propose road maps" }).click();
  await expect(page.locator("[data-job-sentence]")).toHaveText("Reading: 3 of 9");
  await page.unroute("**/jobs/*/events");
  await page.reload();
  // Now the server's own events: the page becomes the draft without a touch.
  await expect(page.getByRole("button", { name: "Accept all drafts as road maps" })).toBeVisible({ timeout: 60_000 });
});

test("the server sends the progress as events that end", async ({ page }) => {
  await signIn(page, "clerk");
  await page.goto("/en/jobs");
  const job = await page.locator('main a[href*="/jobs/"]').first().getAttribute("href");
  const events = await page.evaluate(async (path) => (await fetch(path)).text(), `${job}/events`);
  expect(events).toContain("event: progress");
  expect(events).toMatch(/"state":"done"/);
});

test("two persons who rename at once both see what the other wrote", async ({ page, context }) => {
  await signIn(page, "clerk");
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto("/en/road-maps/RM-02");
  const rename = async (tab, title) => {
    await tab.locator("summary", { hasText: "Rename" }).click();
    await tab.getByLabel("Title in English").fill(title);
    await tab.getByRole("button", { name: "Save the title" }).click();
  };
  await rename(page, "Redress for those who were tortured");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Redress for those who were tortured");
  await rename(other, "Compensation");
  await expect(other.getByRole("heading", { level: 1 })).toContainText("Somebody changed this");
  await expect(other.locator(".versions")).toContainText("Redress for those who were tortured");
  await expect(other.locator(".versions")).toContainText("Compensation");
  const found = await new AxeBuilder({ page: other }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  expect(found.violations.map((v) => v.id)).toEqual([]);
  await other.getByRole("link", { name: "Open the current version" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toContainText("Redress for those who were tortured");
});

test("a title that is empty comes back with a sentence beside it", async ({ page }) => {
  await signIn(page, "clerk");
  await page.goto("/en/road-maps/RM-02");
  await page.locator("summary", { hasText: "Rename" }).click();
  await page.getByLabel("Title in English").fill("Redress");
  await page.getByLabel("Title in Kazakh").evaluate((input) => input.removeAttribute("required"));
  await page.getByLabel("Title in Kazakh").fill("");
  await page.getByRole("button", { name: "Save the title" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByLabel("Title in English")).toHaveValue("Redress");
  await expect(page.getByLabel("Title in Kazakh")).toHaveAttribute("aria-invalid", "true");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a draft is moved, renamed and accepted", async ({ page }) => {
    await page.goto("/en");
    await page.locator('form:has(input[name="handle"][value="clerk"]) button').click();
    await page.goto("/en/proposals/1/cards/1");
    const items = page.locator(".entries > .worked");
    const count = await items.count();
    await items.first().locator("input[name=card]").fill("3");
    await items.first().getByRole("button", { name: "Move" }).click();
    await expect(items).toHaveCount(count - 1);
    await page.locator("summary", { hasText: "Rename" }).click();
    await page.getByLabel("Title in English").fill("Free assemblies");
    await page.getByRole("button", { name: "Save the title" }).click();
    await page.getByRole("button", { name: "Accept as a road map" }).click();
    await expect(row(page, 1)).toContainText("accepted");
    await page.getByRole("button", { name: "Accept all drafts as road maps" }).click();
    await expect(page).toHaveURL(/\/en\/road-maps$/);
    await expect(page.getByRole("link", { name: "Free assemblies" })).toBeVisible();
  });

  test("a wrong draft number comes back as it was typed", async ({ page }) => {
    await page.goto("/en");
    await page.locator('form:has(input[name="handle"][value="clerk"]) button').click();
    await page.goto("/en/proposals/1/cards/1");
    const form = page.locator(".worked form.move").first();
    await form.locator("input[name=card]").fill("the moon");
    await form.getByRole("button", { name: "Move" }).click();
    await expect(page.getByRole("alert")).toContainText("There is no such draft");
    await expect(page.locator("input[name=card][aria-invalid=true]")).toHaveValue("the moon");
  });
});
