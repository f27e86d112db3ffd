// Every page that the navigation leads to: read by everybody, in each language, audited.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

const LANGUAGES = ["kk", "ru", "en"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function pagesOf(page, language) {
  await page.goto(`/${language}/`);
  const links = await page.locator("header nav a, footer a").evaluateAll((all) => all.map((a) => new URL(a.href)));
  const own = links.filter((url) => url.origin === new URL(page.url()).origin && !/\.(json|txt)$/.test(url.pathname));
  return [...new Set(own.map((url) => url.pathname))].filter((path) => path.startsWith(`/${language}`));
}

for (const language of LANGUAGES) {
  test(`no page of the navigation has an accessibility fault, in ${language}`, async ({ page }) => {
    for (const path of [...(await pagesOf(page, language)), `/${language}/sign-in`, `/${language}/design`]) {
      const answer = await page.goto(path);
      expect(answer.status(), path).toBe(200);
      const found = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      expect(found.violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`), path).toEqual([]);
    }
  });

  test(`nothing is wider than a phone of 390 pixels, in ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    for (const path of await pagesOf(page, language)) {
      await page.goto(path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(390);
    }
  });
}

test("the languages link to the same page", async ({ page }) => {
  await page.goto("/en/calendar?from=2026-03-18&number=5&unit=working");
  await page.getByRole("link", { name: "Русский" }).first().click();
  await expect(page).toHaveURL(/\/ru\/calendar\?from=2026-03-18/);
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
});

test("one click signs in, and the keyboard alone signs out", async ({ page }) => {
  await page.goto("/en/");
  await page.getByRole("button", { name: "Sign in as Aigerim Tastanova" }).click();
  await expect(page.getByRole("link", { name: "Work in progress" }).first()).toBeVisible();
  await page.locator("details.menu summary").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Sign out" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
});

test("the first key stop leads past the navigation", async ({ page }) => {
  await page.goto("/en/");
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip-link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
});

test("the first page weighs less than 100 kB", async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
  await page.goto("/kk/", { waitUntil: "networkidle" });
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(100_000);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a date is counted and explained", async ({ page }) => {
    await page.goto("/en/calendar");
    await page.getByLabel("Asked on").fill("2026-03-18");
    await page.getByLabel("How many").fill("10");
    await page.getByRole("button", { name: "Count the days" }).click();
    await expect(page.getByRole("heading", { name: /Due by the end of/ })).toBeVisible();
  });

  test("a wrong password keeps the name", async ({ page }) => {
    await page.goto("/kk/sign-in");
    await page.locator("#handle").fill("aliya");
    await page.locator("#password").fill("wrong wrong wrong");
    await page.locator("main button[type=submit]").click();
    await expect(page.locator("#handle")).toHaveValue("aliya");
    await expect(page.getByText("Аты мен құпиясөз сәйкес келмейді.")).toBeVisible();
  });
});
