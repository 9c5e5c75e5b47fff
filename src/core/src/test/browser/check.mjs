// Opens pages in Chromium and asks what no parser can: accessible by axe, in light and dark, on a phone and a desk; usable by
// keyboard; searchable; no script or style refused by the page's own policy, or for linked pages by that of Jenkins.
//
//   node check.mjs DIRECTORY-OR-FILE …      CHROMIUM=/usr/bin/chromium, SHOTS=directory for screenshots
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = process.argv.slice(2).flatMap((name) =>
  statSync(name).isDirectory()
    ? readdirSync(name).filter((file) => file.endsWith(".html")).sort().map((file) => join(name, file))
    : [name]);
if (pages.length === 0) {
  console.error("Name the pages, or a directory with them.");
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
let wrong = 0;
let right = 0;
const expect = (holds, page, what) => {
  if (holds) {
    right++;
  } else {
    wrong++;
    console.error(`${page}: ${what}`);
  }
};

async function accessible(file, width, colorScheme) {
  const name = `${basename(file)} ${width} ${colorScheme}`;
  const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
  page.on("console", (message) => expect(message.type() !== "error", name, message.text()));
  page.on("pageerror", (error) => expect(false, name, error.message));
  await page.goto(pathToFileURL(resolve(file)).href);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide <= width, name, `is ${wide} wide`);
  if (process.env.SHOTS) {
    await page.screenshot({ path: join(process.env.SHOTS, `${name.replaceAll(" ", "-")}.png`) });
  }
  // All open, so that what is inside is looked at, too; a long list's first ones stand for the others.
  await page.evaluate(() => {
    [...document.querySelectorAll("details")].slice(0, 60).forEach((one) => { one.open = true; });
    [...document.querySelectorAll(".group")].forEach((group) =>
      [...group.querySelectorAll(":scope > .finding")].slice(40).forEach((one) => one.remove()));
  });
  // Without preload: axe would fetch the stylesheet, which the page's own policy rightly forbids.
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], preload: false }));
  expect(result.violations.length === 0, name, result.violations.map((one) =>
    `${one.id} (${one.impact}): ${one.help}\n    ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join("\n    ")}`)
    .join("\n  "));
  await page.close();
}

async function usable(file) {
  const name = basename(file);
  const page = await browser.newPage({ viewport: { width: 1280, height: 844 } });
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.className === "skip"), name, "Tab does not lead to the skip link");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => location.hash === "#findings"), name, "the skip link does not skip");
  const first = page.locator("#findings .finding").first();
  if (await first.count() > 0) {
    await first.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    expect(await first.evaluate((one) => one.open), name, "Enter does not open a finding");
    const severity = (await first.getAttribute("class")).match(/is-(critical|high|medium|low|info)/)[1];
    await page.locator(`#show-${severity}`).uncheck();
    expect(!(await first.isVisible()), name, `the box ${severity} hides nothing`);
    await page.locator(`#show-${severity}`).check();
    if (await page.locator("#search").count() > 0) {
      await searchable(page, name, first);
    }
  }
  await page.close();
}

async function searchable(page, name, first) {
  await page.keyboard.press("Escape");
  await page.locator("h1").click();
  await page.keyboard.press("/");
  await page.keyboard.type("no such words anywhere");
  await page.waitForTimeout(300);
  expect(!(await first.isVisible()), name, "a search for nothing shows something");
  expect(/\b0\b/.test(await page.locator("#hits").textContent()), name, "the count does not follow the search");
  const anchor = await first.locator(".sheet").getAttribute("id");
  await page.evaluate((to) => { location.hash = to; }, anchor);
  await page.waitForTimeout(300);
  expect(await first.isVisible() && await first.evaluate((one) => one.open), name, "a link does not lead to a hidden finding");
}

// As Jenkins serves an archived page: no script, no style but a stylesheet's.
async function archived(file) {
  const name = `${basename(file)} in Jenkins`;
  const server = createServer((request, response) => {
    const asked = basename(new URL(request.url, "http://localhost").pathname);
    response.setHeader("Content-Security-Policy",
      "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self';");
    response.setHeader("Content-Type", asked.endsWith(".css") ? "text/css" : "text/html; charset=utf-8");
    response.end(asked === "favicon.ico" ? "" : readFileSync(join(dirname(file), asked)));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const page = await browser.newPage({ viewport: { width: 1280, height: 844 } });
  page.on("console", (message) => {
    // Not the page's: Playwright's own script, and the icon that Chromium asks for by itself.
    const foreign = /allow-scripts|favicon/.test(message.text());
    expect(message.type() !== "error" || foreign, name, message.text());
  });
  await page.goto(`http://127.0.0.1:${server.address().port}/${basename(file)}`);
  const styled = await page.locator(".verdict").evaluate((one) => getComputedStyle(one).display);
  expect(styled === "grid", name, "the stylesheet is not applied");
  const first = page.locator("#findings .finding").first();
  if (await first.count() > 0) {
    await first.locator("summary").first().click();
    expect(await first.evaluate((one) => one.open), name, "a finding does not open");
  }
  await page.close();
  server.close();
}

for (const file of pages) {
  for (const scheme of ["light", "dark"]) {
    for (const width of [390, 1280]) {
      await accessible(file, width, scheme);
    }
  }
  await usable(file);
  if (file.endsWith("-linked.html")) {
    await archived(file);
  }
}
await browser.close();
console.log(`${right} passed, ${wrong} failed`);
process.exit(wrong === 0 ? 0 : 1);
