// Organisations draft together, by keyboard and without script; the desk shows what waits.
import { changing as test, expect, signIn, tabTo } from "../fixtures.js";

const TEXT = "Let monitors visit without notice";

/** From the desk to the invitation, and a draft of one's own into the coalition. */
async function joinAndDraft(page) {
  await signIn(page, "ngo");
  await page.goto("/en/today");
  await tabTo(page, page.getByRole("link", { name: "Answer the invitation to a coalition:" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your organisation is invited")).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Accept" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your organisation is invited")).toHaveCount(0);
  const name = await page.locator("h1").innerText();

  await page.goto("/en/submissions/new");
  await page.getByLabel("What do you recommend?").fill(TEXT);
  await tabTo(page, page.getByRole("button", { name: "Save the draft" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("At work on it: Our organisation")).toBeVisible();
  await page.getByRole("radio", { name: `The coalition “${name}”` }).check();
  await tabTo(page, page.getByRole("button", { name: "Change who works on it" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(`At work on it: The coalition “${name}”`)).toBeVisible();
  return page.url();
}

async function partnerWrites(page, draft) {
  await page.context().clearCookies();
  await signIn(page, "partner");
  await page.goto(draft);
  await expect(page.getByLabel("What do you recommend?")).toHaveValue(TEXT);
  await expect(page.getByRole("button", { name: "Submit to the register" })).toHaveCount(0);
  await page.getByLabel("What do you recommend?").fill(`${TEXT}, at night too`);
  await tabTo(page, page.getByRole("button", { name: "Save the draft" }));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("What do you recommend?")).toHaveValue(/at night too/);
  await page.context().clearCookies();
  await signIn(page, "clerk");
  const answer = await page.goto(draft);
  expect(answer.status()).toBe(404);
}

test("an invitation is accepted and a draft shared, by keyboard", async ({ page }) => {
  const draft = await joinAndDraft(page);
  await partnerWrites(page, draft);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an invitation is accepted and a draft shared", async ({ page }) => {
    const draft = await joinAndDraft(page);
    await partnerWrites(page, draft);
  });

  test("a successor reads what is owed on one page", async ({ page }) => {
    await signIn(page, "focal_point");
    await page.goto("/en/today");
    await page.getByRole("link", { name: "Reply to" }).first().click();
    await expect(page.locator("h1")).toContainText("D-");
    await page.goto("/en/duties/handover/justice");
    await expect(page.getByRole("heading", { name: "Promises" })).toBeVisible();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download as a Word document" }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^handover-justice-.*\.docx$/);
  });
});
