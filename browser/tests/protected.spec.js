// Somebody without an account writes sealed, a holder opens and answers, and the sender reads it with the code; the same
// without script, with age in place of the page.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { changing as test, expect, signIn, tabTo } from "../fixtures.js";
import { identity } from "../demonstration-keys.js";

const TEXT = "Жұлдызшоп: the guard took my pass";
const ANSWER = "We will not name you.";

/** Everything that the page sent, as text. */
function listening(page) {
  const sent = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  return sent;
}

async function unlock(page, handle) {
  await page.getByLabel("Or its text").first().fill(identity(handle));
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

const newestMessage = (page) => page.locator('main section[aria-labelledby="messages"] li', { hasText: "Nobody has read it" }).first();

test("somebody writes, a holder answers, the sender comes back", async ({ page, browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  const sender = await context.newPage();
  const sent = listening(sender);
  await sender.goto("/en/protected");
  await expect(sender.getByRole("heading", { name: "Before you write" })).toBeVisible();
  await sender.getByRole("link", { name: "Commissioner for Human Rights" }).click();
  await sender.getByRole("radio", { name: /^Reprisals/ }).check();
  await sender.getByLabel("What do you want to say?").fill(TEXT);
  await tabTo(sender, sender.getByRole("button", { name: "Encrypt and send" }));
  await sender.keyboard.press("Enter");
  await expect(sender.getByRole("heading", { name: "Your message has arrived" })).toBeFocused();
  const code = await sender.locator("[data-code]").innerText();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(await context.cookies()).toEqual([]);
  expect((await new AxeBuilder({ page: sender }).setLegacyMode().analyze()).violations).toEqual([]);

  // With two messages of one day the unread ones are told apart by opening them.
  await signIn(page, "reception");
  await page.goto("/en/channels");
  await page.getByRole("link", { name: "Commissioner for Human Rights" }).click();
  const channel = page.url();
  const links = await page.locator('main section[aria-labelledby="messages"] a').evaluateAll((all) => all.map((a) => a.href));
  expect(links).toHaveLength(2);
  let own = "";
  for (const link of links) {
    await page.goto(link);
    await unlock(page, "reception");
    await expect(page.locator("[data-opened]")).toBeVisible();
    if ((await page.locator("[data-opened] [data-text]").innerText()).includes(TEXT)) own = link;
  }
  await page.goto(own);
  await unlock(page, "reception");
  await expect(page.getByText("Reprisals because somebody spoke up")).toBeVisible();
  await expect(page.getByText("The key for the answer that this server names")).toBeHidden();
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  await page.getByLabel("Your answer").fill(ANSWER);
  await page.getByRole("button", { name: "Encrypt and send the answer" }).click();
  await expect(page.getByRole("heading", { name: /^Answer of/ })).toBeVisible();
  const other = await page.goto(channel);
  expect(other.status()).toBe(200);

  await sender.goto("/en/protected/answer");
  await sender.getByLabel("Your code").fill(code.toLowerCase().replaceAll("-", " "));
  await sender.getByRole("button", { name: "Look" }).click();
  await expect(sender.getByText(ANSWER)).toBeVisible();
  await expect(sender.getByText(/^Arrived on/)).toContainText("Read on");
  await sender.getByLabel("Your code").fill("0000-0000-0000-0000-0000-0000-0000");
  await sender.getByRole("button", { name: "Look" }).click();
  await expect(sender.getByText("Nothing is found under this code")).toBeVisible();

  // Neither the text nor the answer nor the code ever left a page.
  const all = sent.join("\n");
  for (const secret of [TEXT, "guard took", ANSWER, code, code.replaceAll("-", "")]) expect(all.includes(secret), secret).toBe(false);
  await context.close();
});

test("a child's testimony is sent with both consents alone", async ({ page }) => {
  const sent = listening(page);
  await page.goto("/en/protected/ombudsman");
  await page.getByRole("radio", { name: /^Testimony/ }).check();
  await page.getByRole("checkbox", { name: /under 18/ }).check();
  await page.getByLabel("What do you want to say?").fill("It happened at school.");
  await page.getByRole("checkbox", { name: /^A parent or guardian/ }).check();
  await page.getByRole("button", { name: "Encrypt and send" }).click();
  await expect(page.getByText("sent only with both consents")).toBeVisible();
  expect(sent.filter((line) => line.includes("age-encryption") || line.includes("BEGIN AGE"))).toEqual([]);
  await page.getByRole("checkbox", { name: /^The child knows/ }).check();
  await page.getByRole("button", { name: "Encrypt and send" }).click();
  await expect(page.getByRole("heading", { name: "Your message has arrived" })).toBeVisible();
});

test("a key is made in the browser, and its holder reads after the admission", async ({ page }) => {
  await signIn(page, "reception");
  await page.goto("/en/channels");
  await page.getByRole("link", { name: "Commissioner for Human Rights" }).click();
  const channel = page.url();
  await page.getByLabel("Passphrase for the file").fill("five random words of one’s own");
  await page.getByRole("button", { name: "Make the pair" }).click();
  const link = page.getByRole("link", { name: "Save the secret key" });
  await expect(link).toBeVisible({ timeout: 60_000 });
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const path = await file.path();
  await expect(page.getByLabel("Public key", { exact: true })).toHaveValue(/^age1[0-9a-z]{58}$/);
  await page.getByRole("button", { name: "Publish the key" }).click();
  await expect(page.getByText("Your key waits until somebody")).toBeVisible();

  await page.context().clearCookies();
  await signIn(page, "ombudsperson");
  await page.goto(channel);
  await page.getByRole("button", { name: /^Admit the key of/ }).click();
  await expect(page.getByRole("heading", { name: "Encrypt older messages" })).toBeVisible();
  await unlock(page, "ombudsperson");
  await expect(page.getByRole("heading", { name: "Encrypt older messages" })).toHaveCount(0);

  await page.context().clearCookies();
  await signIn(page, "reception");
  await page.goto(channel);
  await newestMessage(page).getByRole("link").click();
  await page.getByLabel("File with the secret key").setInputFiles(path);
  await page.getByLabel("Passphrase, if the file has one").fill("five random words of one’s own");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByText("Nobody wrote it and nothing of it happened")).toBeVisible({ timeout: 60_000 });
});

/** age as a program of its own: seals or opens in another process. */
async function age(what, ...rest) {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../age.js", import.meta.url)), what, ...rest]);
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  return said.trim();
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a file that was made elsewhere is sent, and its answer opened elsewhere", async ({ page, request }) => {
    const own = JSON.parse(await age("keys"));
    await page.goto("/en/protected/ombudsman");
    await expect(page.getByText("Scripts are off")).toBeVisible();
    await expect(page.getByLabel("What do you want to say?")).toBeHidden();
    const list = await (await request.get("/en/protected/ombudsman/recipients.txt")).text();
    const keys = list.split("\n").filter((line) => line.startsWith("age1"));
    await page.getByLabel("Or its text").fill("my own words, by mistake");
    await page.getByRole("button", { name: "Send the encrypted file" }).click();
    await expect(page.getByText("This is not encrypted").first()).toBeVisible();
    await expect(page.getByLabel("Or its text")).toHaveValue("");
    await page.getByLabel("Or its text").fill(await age("seal", "written offline", ...keys));
    await page.getByLabel("Your public key for the answer").fill(own.recipient);
    await page.getByRole("button", { name: "Send the encrypted file" }).click();
    const code = await page.locator(".code").innerText();
    await page.goto("/en/protected/answer");
    await page.getByLabel("Your code").fill(code);
    await page.getByRole("button", { name: "Look" }).click();
    await expect(page.getByText("Nobody has read it yet")).toBeVisible();

    await signIn(page, "ombudsperson");
    await page.goto("/en/channels");
    await page.getByRole("link", { name: "Commissioner for Human Rights" }).click();
    const links = await page.locator('main section[aria-labelledby="messages"] a').evaluateAll((all) => all.map((a) => a.href));
    for (const link of links) {
      await page.goto(link);
      const sealed = await page.locator("article [data-ciphertext]").first().textContent();
      if (!(await age("open", sealed, identity("ombudsperson"))).includes("written offline")) continue;
      await page.getByText("Answer without script").click();
      await page.locator("#ciphertext").fill(await age("seal", ANSWER, own.recipient));
      await page.getByRole("button", { name: "Send the encrypted answer" }).click();
    }
    await page.goto("/en/protected/answer");
    await page.getByLabel("Your code").fill(code);
    await page.getByRole("button", { name: "Look" }).click();
    const answer = await page.locator("[data-sealed] [data-ciphertext]").textContent();
    expect(await age("open", answer, own.identity)).toBe(ANSWER);
  });
});
