// What waits for a person: doubtful places on the review page, asks without a road map in the queue.
import { changing as test, expect, signIn, tabTo } from "../fixtures.js";

const doubtful = (page) => page.locator("section[aria-labelledby=doubtful] [data-review-item]");
const waiting = (page) => page.locator("li[data-review-item]");

test("a doubtful place is confirmed and another moved, by keyboard alone", async ({ page }) => {
  await signIn(page, "clerk");
  await tabTo(page, page.locator(".site-nav").getByRole("link", { name: "Review" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Review" })).toBeVisible();
  const count = await doubtful(page).count();
  expect(count).toBeGreaterThan(2);
  const [first, second, third] = await doubtful(page).locator("a.reference").allInnerTexts();

  await page.keyboard.press("j");
  await expect(doubtful(page).first()).toBeFocused();
  await page.keyboard.press("a");
  await expect(doubtful(page)).toHaveCount(count - 1);
  await expect(page.getByRole("link", { name: first, exact: true })).toHaveCount(0);

  // The focus stands on the next one already.
  await expect(doubtful(page).first()).toBeFocused();
  await expect(doubtful(page).first()).toContainText(second);
  await page.keyboard.press("m");
  await page.keyboard.type("RM-05");
  await page.keyboard.press("Enter");
  await expect(doubtful(page)).toHaveCount(count - 2);
  await expect(doubtful(page).first()).toContainText(third);

  await page.goto(`/en/recommendations/${second}`);
  await expect(page.locator("section[aria-labelledby=places]")).toContainText("RM-05");
});

test("the review page leads to the queue, where a recommendation is given a road map", async ({ page }) => {
  await signIn(page, "moderator");
  await page.goto("/en/review");
  await page.getByRole("main").getByRole("link", { name: /wait(s)? for a place in the queue/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Queue" })).toBeVisible();
  const item = waiting(page).first();
  const reference = await item.locator("a.reference").first().innerText();
  await item.getByLabel(`Road map for ${reference}`).fill("RM-12");
  await item.getByRole("button", { name: "Move" }).click();
  await expect(page.getByRole("status").first()).toContainText("placed");
  await page.goto("/en/road-maps/RM-12");
  await expect(page.locator(".entries").filter({ hasText: reference }).first()).toBeVisible();
});

test("a road map that is not there comes back as it was typed", async ({ page }) => {
  await signIn(page, "clerk");
  await page.goto("/en/queue");
  await waiting(page).first().locator("input[name=road_map]").fill("RM-999");
  await waiting(page).first().getByRole("button", { name: "Move" }).click();
  await expect(page.getByRole("alert")).toContainText("There is no such road map");
  await expect(page.locator("input[name=road_map][aria-invalid=true]")).toHaveValue("RM-999");
});

test("the keys are listed, rest while something is typed, and can be switched off", async ({ page }) => {
  await signIn(page, "clerk");
  await page.goto("/en/review");
  const count = await doubtful(page).count();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  await doubtful(page).first().locator("input[name=road_map]").focus();
  await page.keyboard.type("jam?");
  await expect(doubtful(page).first().locator("input[name=road_map]")).toHaveValue("jam?");
  await expect(doubtful(page)).toHaveCount(count);

  // The keys are the person's own: on every computer, and off when they say so.
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await page.getByRole("link", { name: "Change the keys or switch them off" }).click();
  await page.getByLabel("Next", { exact: true }).fill("q");
  await page.getByRole("button", { name: "Save the keys" }).click();
  await expect(page.getByRole("status").first()).toContainText("Your keys are saved");
  await page.goto("/en/review");
  await page.keyboard.press("j");
  await expect(doubtful(page).first()).not.toBeFocused();
  await page.keyboard.press("q");
  await expect(doubtful(page).first()).toBeFocused();
  await page.goto("/en/account/shortcuts");
  await page.getByRole("checkbox", { name: "Use single keys as shortcuts" }).uncheck();
  await page.getByRole("button", { name: "Save the keys" }).click();
  await page.goto("/en/review");
  await page.keyboard.press("q");
  await expect(doubtful(page).first()).not.toBeFocused();
});

test("drafts are marked, moved by a few letters, judged and taken back by keyboard", async ({ page }) => {
  await signIn(page, "clerk");
  await page.goto("/en/proposals/1/cards/1");
  const items = page.locator("[data-review-item]");
  const count = await items.count();
  const titles = await page.locator("#all-cards option").evaluateAll((all) => all.map((option) => option.value));
  const [number, title] = titles[0].split(" · ");

  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("m");
  const field = page.getByRole("combobox", { name: "Other draft for the marked" });
  await expect(field).toBeFocused();
  await page.keyboard.type(title.slice(0, 4).toLowerCase());
  await expect(field).toHaveAttribute("aria-expanded", "true");
  const option = page.getByRole("option", { name: titles[0], exact: true });
  for (let n = 0; n < 12 && (await option.getAttribute("aria-selected")) !== "true"; n += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue(titles[0]);
  await expect(field).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Enter");
  await expect(items).toHaveCount(count - 2);

  await page.goto("/en/proposals/1/acts");
  await expect(page.locator(".entries > li").first()).toContainText(`to draft ${number}`);
  await page.goto("/en/proposals/1/cards/1");
  await page.keyboard.press("u");
  await expect(items).toHaveCount(count);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a doubtful place is confirmed", async ({ page }) => {
    await page.goto("/en");
    await page.locator('form:has(input[name="handle"][value="moderator"]) button').click();
    await page.goto("/en/review");
    const items = page.locator("section[aria-labelledby=doubtful] .entries > li");
    const count = await items.count();
    await items.first().getByRole("button", { name: "It belongs there" }).click();
    await expect(items).toHaveCount(count - 1);
  });

  test("a draft is merged, split and set aside, and all of it taken back", async ({ page }) => {
    await page.goto("/en");
    await page.locator('form:has(input[name="handle"][value="clerk"]) button').click();
    await page.goto("/en/proposals/1/cards/2");
    await page.locator("summary", { hasText: "Merge" }).click();
    await page.getByLabel("Merge into this draft").fill("3");
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("3");
    await page.getByRole("link", { name: "Split" }).click();
    await page.locator("input[name=ask]").first().setChecked(true);
    await page.locator("input[name=ask]").last().setChecked(false);
    for (const [language, title] of [["English", "Cut out"], ["Russian", "Отделено"], ["Kazakh", "Бөлінген"]]) await page.getByLabel(`Title in ${language}`).fill(title);
    await page.getByRole("button", { name: "Split off what is marked" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Cut out");
    await page.locator("summary", { hasText: "Set aside" }).click();
    await page.getByLabel("Reason").fill("The law is being written");
    await page.getByRole("button", { name: "Set it aside" }).click();
    await expect(page.getByText("Set aside: The law is being written")).toBeVisible();
    await page.getByRole("link", { name: "What was done" }).click();
    await page.getByRole("button", { name: /^Undo all my acts back to this one: Merged/ }).click();
    await expect(page.locator(".entries > li")).toContainText(["Took an earlier act back"]);
    await page.goto("/en/proposals/1/cards/2");
    await expect(page.getByRole("button", { name: "Accept as a road map" })).toBeVisible();
  });
});
