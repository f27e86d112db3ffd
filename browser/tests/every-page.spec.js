// Every page, as a visitor and as the secretariat, in each language: no accessibility fault by light
// or dark, and nothing wider than a phone.
import AxeBuilder from "@axe-core/playwright";
import { LANGUAGES, expect, signIn, test } from "../fixtures.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const PUBLIC = [
  "",
  "/recommendations",
  "/recommendations?q=torture&mechanism=CAT&position=supported",
  "/recommendations?q=nothing-has-this-word",
  "/recommendations/R-0014",
  "/recommendations/R-0200",
  "/road-maps",
  "/road-maps?q=nothing-has-this-word",
  "/road-maps/RM-01",
  "/repeats",
  "/repeats?mechanism=UPR&from=2010&sort=newest",
  "/repeats?mechanism=nothing-is-called-so",
  "/repeats/G-1",
  "/duties",
  "/duties?show=closed",
  "/duties/D-0001",
  "/calendar?from=2026-03-18&number=10&unit=working",
  "/calendar?from=&number=x",
  "/body",
  "/body?on=2015-06-01",
  "/body?on=no-day",
  "/body/groups/wg-2015",
  "/body/seats/S-02",
  "/body/offices/ambassador-at-large",
  "/body/organisations/justice",
  "/body/rules",
  "/body/rules?on=2015-06-01",
  "/body/rules/2",
  "/body/rules/calculator",
  "/body/rules/calculator?version=2&matter=decision&seats-government=11&present-government=9&seats-civil-society=13&present-civil-society=9&seats-parliament=2&present-parliament=1&seats-ombudsman=1&present-ombudsman=1&yes=14&no=5",
  "/verify",
  "/api",
  "/source",
  "/privacy",
  "/moderation",
  "/moderation/M-0001",
  "/protected",
  "/protected/ombudsman",
  "/protected/answer",
  "/protected/verify",
  "/design",
  "/no-such-page",
];

const VISITOR = [...PUBLIC, "/sign-in", "/sign-in/forgotten", "/invitations/no-such-link"];

const CLERK = [
  ...PUBLIC,
  "/recommendations?theme=unknown",
  "/recommendations/themes",
  "/recommendations/R-0014/asks",
  "/queue",
  "/road-maps/imports",
  "ROAD-MAP-IMPORT",
  "/review",
  "/proposals",
  "/proposals/1",
  "/proposals/1/doubtful",
  "/proposals/1/difference",
  "/proposals/1/acts",
  "/proposals/1/cards/1",
  "/proposals/1/cards/1/split",
  "/road-maps/RM-01/split",
  "/imports",
  "/imports/new",
  "IMPORT",
  "/recommendations/new",
  "/imports/observations",
  "OBSERVATIONS",
  "/jobs",
  "JOB",
  "/today",
  "/duties/handover/justice",
  "/account",
  "/account/shortcuts",
  "/account/second-factor",
  "/account/tokens",
  "/account/data",
  "/retention",
  "/people",
  "/people/new",
  "/people/bulk",
  "/mails",
  "/demo/outbox",
  "/body/profile",
  "/body/sectors/new",
  "/body/organisations/new",
  "/body/seats/new",
  "/body/offices/new",
  "/body/groups/new",
  "/body/terms/new?place=group&of=crpd-2026",
  "/body/groups/crpd-2026/closure",
  "/body/renewal",
  "/body/rules/new",
];

const NGO = [
  "/recommendations",
  "/recommendations/new",
  "/submissions",
  "/submissions/new",
  "/submissions/reports/new",
  "DRAFT",
  "SUBMITTED",
  "PROTECTION",
  "/today",
  "/coalitions",
  "/coalitions/new",
  "COALITION",
  "INVITED",
];

const OMBUDSPERSON = ["/today", "/channels", "/channels/new", "CHANNEL", "MESSAGE"];

const OFFICES = [
  ["moderator", ["MODERATION", "/moderation/M-0001"]],
  ["administrator", ["/retention", "PERSON"]],
];

/** Addresses that hold an id are found on the page that lists them. */
async function addressed(page, language, path) {
  const list = { IMPORT: "/imports", OBSERVATIONS: "/imports", JOB: "/jobs", "ROAD-MAP-IMPORT": "/road-maps/imports", DRAFT: "/submissions", SUBMITTED: "/submissions", PROTECTION: "/submissions", MODERATION: "/moderation/M-0001", PERSON: "/people", COALITION: "/coalitions", INVITED: "/coalitions", CHANNEL: "/channels", MESSAGE: "/channels" }[path];
  if (!list) return `/${language}${path}`;
  await page.goto(`/${language}${list}`);
  if (path === "MESSAGE") await page.goto(await page.locator('main .entries a[href*="/channels/"]').first().getAttribute("href"));
  const link = {
    IMPORT: page.getByRole("link", { name: "import-with-faults.csv" }),
    OBSERVATIONS: page.getByRole("link", { name: "observations.txt" }),
    JOB: page.locator('main a[href*="/jobs/"]'),
    "ROAD-MAP-IMPORT": page.locator('main a[href*="/road-maps/imports/"]'),
    DRAFT: page.locator('main .entries a[href*="/submissions/"]'),
    COALITION: page.locator('main section[aria-labelledby="own"] a[href*="/coalitions/"]'),
    INVITED: page.locator('main section[aria-labelledby="invitations"] a[href*="/coalitions/"]'),
    CHANNEL: page.locator('main .entries a[href*="/channels/"]'),
    MESSAGE: page.locator('main .entries a[href*="/messages/"]'),
    SUBMITTED: page.locator('main .entries a[href*="/recommendations/R-"]'),
    PROTECTION: page.locator('main .entries a[href*="/recommendations/R-"]'),
    MODERATION: page.locator('main a[href*="/recommendations/R-"]'),
    PERSON: page.locator('main a[href*="/people/0"]'),
  }[path];
  const form = { PROTECTION: "/protection", MODERATION: "/moderation" }[path] ?? "";
  return (await link.first().getAttribute("href")) + form;
}

const short = (violations) => violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).slice(0, 3).join(" | ")}`);

/** Violations alone, and no further window: an audit of a page without frames needs neither. */
const audited = (page) => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });

async function audit(page, language, path) {
  const address = await addressed(page, language, path);
  const answer = await page.goto(address);
  expect([200, 404, 422], address).toContain(answer.status());
  const found = await audited(page).withTags(TAGS).analyze();
  expect.soft(short(found.violations), address).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await audited(page).withRules(["color-contrast"]).analyze();
  expect.soft(short(dark.violations), `${address}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(wide, `${address}, ${width} pixels`).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

for (const language of LANGUAGES) {
  test(`every page serves a visitor, in ${language}`, async ({ page }) => {
    test.slow();
    for (const path of VISITOR) await audit(page, language, path);
  });

  test(`every page serves the secretariat, in ${language}`, async ({ page }) => {
    test.setTimeout(420_000);
    await signIn(page, "clerk");
    for (const path of CLERK) await audit(page, language, path);
  });

  test(`every page serves a national organisation, in ${language}`, async ({ page }) => {
    test.slow();
    await signIn(page, "ngo");
    for (const path of NGO) await audit(page, language, path);
  });
}

for (const language of LANGUAGES) {
  test(`every page serves the holder of a key, in ${language}`, async ({ page }) => {
    test.slow();
    await signIn(page, "ombudsperson");
    for (const path of OMBUDSPERSON) await audit(page, language, path);
  });
}

for (const language of LANGUAGES) {
  test(`every page serves moderator and administrator, in ${language}`, async ({ page }) => {
    test.slow();
    for (const [who, paths] of OFFICES) {
      await page.context().clearCookies();
      await signIn(page, who);
      for (const path of paths) await audit(page, language, path);
    }
  });
}

test("the list of pages holds all that the navigation leads to", async ({ page }) => {
  await signIn(page, "clerk");
  const links = await page.locator("header nav a, header .menu a, footer a").evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
  const known = new Set(CLERK.map((path) => `/en${path.split("?")[0]}`));
  const missing = links.filter((path) => path.startsWith("/en") && !known.has(path));
  expect(missing).toEqual([]);
});
