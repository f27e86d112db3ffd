// What stands around every page: languages, sign-in, keyboard, weight, stillness, print.
import { expect, signIn, tabTo, test } from "../fixtures.js";

test("the languages link to the same page", async ({ page }) => {
  await page.goto("/en/calendar?from=2026-03-18&number=5&unit=working");
  await page.getByRole("link", { name: "Русский" }).first().click();
  await expect(page).toHaveURL(/\/ru\/calendar\?from=2026-03-18/);
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
});

test("one click signs in, and the keyboard alone signs out", async ({ page }) => {
  await signIn(page, "clerk");
  await expect(page.getByRole("link", { name: "Work in progress" }).first()).toBeVisible();
  await tabTo(page, page.locator("details.menu summary"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Sign out" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
});

test("Escape closes the menu and gives the focus back", async ({ page }) => {
  await signIn(page, "clerk");
  await page.locator("details.menu summary").click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Sign out" })).toBeHidden();
  await expect(page.locator("details.menu summary")).toBeFocused();
});

test("the first key stop leads past the navigation", async ({ page }) => {
  await page.goto("/en");
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip-link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
});

for (const path of ["/kk", "/ru/road-maps"]) {
  test(`${path} weighs less than 100 kB with a cold cache`, async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
    await page.goto(path, { waitUntil: "networkidle" });
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThan(100_000);
  });
}

for (const width of [390, 1280]) {
  test(`nothing moves while a page arrives, ${width} pixels wide`, async ({ browser, baseURL }) => {
    for (const path of ["/kk", "/ru/recommendations?q=пытка", "/kk/road-maps", "/en/road-maps/RM-01", "/ru/recommendations/R-0200", "/kk/calendar"]) {
      const context = await browser.newContext({ baseURL, viewport: { width, height: 800 } });
      const page = await context.newPage();
      await page.addInitScript(() => {
        globalThis.moved = 0;
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) globalThis.moved += shift.value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(path, { waitUntil: "load" });
      await page.evaluate(async () => {
        await document.fonts.ready;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      });
      expect(await page.evaluate(() => globalThis.moved), path).toBeLessThan(0.01);
      await context.close();
    }
  });
}

test("the reader's choice of dark lasts, and it is dark before the first paint", async ({ page }) => {
  await page.goto("/en");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole("radio", { name: "Dark" }).check();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.goto("/en/road-maps", { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-color-scheme", "dark");
  expect(await paper()).toBe(dark);
});

test("the system's dark is followed without a choice", async ({ page }) => {
  await page.goto("/en");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper()).not.toBe(light);
});

test("a page prints without its navigation, with the address of each link", async ({ page }) => {
  await page.goto("/en/road-maps/RM-01");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".site-nav")).toBeHidden();
  await expect(page.locator(".site-footer")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(() => globalThis.dispatchEvent(new Event("beforeprint")));
  const printed = await page.locator('main a[href*="/recommendations/R-"]').first().evaluate((a) => getComputedStyle(a, "::after").content);
  expect(printed).toContain("/recommendations/R-");
  expect((await page.pdf()).length).toBeGreaterThan(1000);
});

test("Kazakh letters and the tenge come from the page's own font", async ({ page }) => {
  await page.goto("/kk");
  const has = await page.evaluate(async () => {
    await document.fonts.ready;
    const faces = await document.fonts.load('400 18px "Golos Text"', "ӘәҒғҚқҢңӨөҰұҮүҺһІі₸");
    return faces.length > 0 && faces.every((face) => face.status === "loaded") && document.fonts.check('400 18px "Golos Text"', "Әқң₸");
  });
  expect(has).toBe(true);
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
