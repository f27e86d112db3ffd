// What waits for a person: doubtful places and recommendations without a road map.
import { changing as test, expect, signIn, tabTo } from "../fixtures.js";

const doubtful = (page) => page.locator("section[aria-labelledby=doubtful] [data-review-item]");
const waiting = (page) => page.locator("section[aria-labelledby=waiting] [data-review-item]");

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

test("a recommendation without a road map is given one", async ({ page }) => {
  await signIn(page, "moderator");
  await page.goto("/en/review");
  const count = await waiting(page).count();
  const item = waiting(page).first();
  const reference = await item.locator("a.reference").innerText();
  await item.getByLabel(`Road map for ${reference}`).fill("RM-12");
  await item.getByRole("button", { name: "Move" }).click();
  await expect(waiting(page)).toHaveCount(count - 1);
  await page.goto("/en/road-maps/RM-12");
  await expect(page.locator(".entries")).toContainText([reference]);
});

test("a road map that is not there comes back as it was typed", async ({ page }) => {
  await signIn(page, "clerk");
  await page.goto("/en/review");
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

  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await page.getByRole("checkbox", { name: "Use these keys on this computer" }).uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("j");
  await expect(doubtful(page).first()).not.toBeFocused();
  await page.reload();
  await page.keyboard.press("j");
  await expect(doubtful(page).first()).not.toBeFocused();
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
});
