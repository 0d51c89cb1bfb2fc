// pages.js - the pages in a real browser, as a committee secretary uses them: search, facet, matrix, quote, marked page;
// by keyboard alone, on a phone, in the dark; and axe on every kind of page.
//
//   node pages.js http://127.0.0.1:8080
//
// The store holds the sample papers 01-motion to 10-ekvalla-fullmaktige.
'use strict';
const { createRequire } = require('module');
const find = createRequire(process.env.BROWSER_MODULES + '/');
const { chromium } = find('playwright-core');
const axe = require('fs').readFileSync(find.resolve('axe-core/axe.min.js'), 'utf8');

const base = process.argv[2];
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };
const narrow = { width: 320, height: 640 };

function check(holds, words) {
  if (!holds) throw new Error(words);
}

let browser;

// A page in which nothing may go wrong unnoticed: no complaint of the browser, nothing fetched from elsewhere.
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: desktop, javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('request', (request) => request.url().startsWith(base) || page.complaints.push('asks ' + request.url()));
  const answer = await page.goto(base + path);
  check(answer.status() < 400, `${path}: status ${answer.status()}`);
  return page;
}

async function close(page) {
  check(page.complaints.length === 0, page.complaints.join('; '));
  await page.context().close();
}

async function theMatter(page) {
  await page.goto(base + '/arende');
  await page.getByRole('link', { name: /Skolsociala team i hela staden/ }).first().click();
}

// Every kind of page, by its address.
let pages;
async function everyPage() {
  if (pages) return pages;
  const page = await open('/');
  await theMatter(page);
  const matter = new URL(page.url()).pathname;
  const cell = await page.locator('.matrix a').first().getAttribute('href');
  await page.goto(base + cell);
  const said = await page.locator('.said a').first().getAttribute('href');
  await page.goto(base + said);
  const why = await page.getByRole('link', { name: /Varför/ }).first().getAttribute('href');
  await page.goto(base + why);
  const rule = await page.locator('h2 code a').first().getAttribute('href');
  await page.goto(base + '/organ');
  const body = await page.locator('.shares a').first().getAttribute('href');
  await close(page);
  return pages = ['/', '/om', '/sok', '/sok?q=skolsociala+team', '/sok?q=xyzzyplugh', '/sok?q=%22', '/arende', matter, cell,
    '/organ', body, '/organ/' + encodeURIComponent('Sjöviks stadsdelsnämnd'), '/dokument', said, said.split('?')[0], why, rule, '/liggare', '/liggare?lage=failed'];
}

const tests = {
  async 'a search is narrowed by a facet and widened again'() {
    const page = await open('/');
    await page.getByRole('searchbox').fill('skolsociala team');
    await page.keyboard.press('Enter');
    const count = async () => parseInt((await page.locator('.count').first().innerText()).replace(/\s/g, ''), 10);
    const all = await count();
    check(all > 10, `${all} hits`);
    check((await page.locator('.hits mark.word').count()) > 3, 'nothing is marked');
    const facet = page.locator('.facet', { hasText: 'Organ' }).getByRole('link').first();
    const name = (await facet.innerText()).trim();
    await facet.click();
    const few = await count();
    check(few > 0 && few < all, `${few} of ${all} for ${name}`);
    await page.getByRole('searchbox').fill('elever');
    await page.keyboard.press('Enter');
    check(/organ=/.test(page.url()), 'a new search forgets what was chosen');
    await page.locator('.given a').first().click();
    check(!/organ=/.test(page.url()), 'the choice stays');
    await close(page);
  },

  async 'a mistake in a search is explained in Swedish'() {
    const page = await open('/sok?q=%22avsl%C3%A5');
    check(/citat/i.test(await page.locator('.note').first().innerText()), 'no hint');
    await close(page);
  },

  async 'from the matrix to the quote to the marked page'() {
    const page = await open('/');
    await theMatter(page);
    check((await page.locator('.matrix thead th[scope=col]').count()) === 6, 'four proposals and the whole');
    check((await page.locator('.matrix tbody th[scope=row]').count()) >= 7, 'bodies');
    await page.locator('.matrix tr', { hasText: 'Norrbacka' }).locator('td a').nth(1).click();
    const quote = (await page.locator('#citat blockquote').first().innerText()).trim();
    check(quote.length > 20, 'no quote');
    await page.locator('#citat').getByRole('link', { name: /Visa på sidan/ }).first().click();
    const marked = page.locator('a.run[aria-current] mark');
    check((await marked.first().innerText()).replace(/\s+/g, ' ').includes(quote.slice(0, 20)), 'another quote is marked');
    const box = await marked.first().boundingBox();
    check(box.y >= 0 && box.y < desktop.height, 'the quote is out of sight');
    for (let i = 0; i < 300 && !(await page.evaluate(() => Array.from(document.images).every((image) => image.complete))); i++)
      await page.waitForTimeout(100); // pages have no clock of their own where scripts are off
    const sizes = await page.locator('.stack img').evaluateAll((images) => images.map((image) => [image.naturalWidth, image.clientWidth, image.clientHeight]));
    check(sizes.length === 2 && sizes.every((size) => size[0] > 100), 'the page is not drawn');
    check(Math.abs(sizes[0][2] - sizes[1][2]) <= 2, 'the marks do not lie on the page: ' + sizes);
    const place = await page.locator('.walk .place').innerText();
    await page.getByRole('link', { name: /Nästa/ }).first().click();
    check((await page.locator('.walk .place').innerText()) !== place, 'the next finding is the same');
    await page.getByRole('link', { name: /Föregående/ }).first().click();
    check((await page.locator('.walk .place').innerText()) === place, 'the way back leads elsewhere');
    await page.getByRole('link', { name: /Varför/ }).first().click();
    check(/\/dokument\/[0-9a-f]{32}\/fynd\/[0-9a-f]{16}$/.test(page.url()), page.url());
    await close(page);
  },

  async 'keyboard alone'() {
    const page = await open('/', { javaScriptEnabled: true });
    await page.keyboard.press('Tab');
    check((await page.evaluate(() => document.activeElement.innerText)) === 'Till innehållet', 'no way past the menu');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    check((await page.evaluate(() => document.activeElement.id)) === 'q', 'the search is not the first thing');
    await page.keyboard.type('skolsociala');
    await page.keyboard.press('Enter');
    await page.waitForURL(/sok\?q=skolsociala/);
    await theMatter(page);
    const seen = new Set();
    let cells = 0;
    for (let i = 0; i < 90; i++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const on = document.activeElement, box = on.getBoundingClientRect(), style = getComputedStyle(on);
        return { name: on.tagName, words: on.innerText, cell: !!on.closest('.matrix') && on.tagName === 'A', height: box.height,
          inside: box.bottom > 0 && box.top < innerHeight, outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
      });
      if (at.name === 'BODY') break;
      seen.add(at.words);
      cells += at.cell;
      check(at.inside && at.height > 0, 'focus is out of sight at ' + at.words);
      check(at.outline, 'focus cannot be seen at ' + at.words);
    }
    check(cells > 15 && seen.size > 20, `${cells} cells, ${seen.size} stops`);
    await close(page);
  },

  async 'nothing sticks out on a phone'() {
    const paths = await everyPage();
    const widest = paths.filter((path) => /^\/arende\/|q=skolsociala|fynd=/.test(path));
    for (const [viewport, some] of [[phone, paths], [narrow, widest]]) {
      const page = await open('/', { viewport });
      for (const path of some) {
        await page.goto(base + path);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        check(wide <= 0, `${path} is ${wide} pixels wider than ${viewport.width}`);
      }
      page.complaints = page.complaints.filter((words) => !/status of 40/.test(words));
      await close(page);
    }
  },

  async 'axe finds nothing'() {
    const paths = await everyPage();
    const looks = [{ colorScheme: 'light' }, { colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] }];
    for (const { rules, ...look } of looks) {
      const page = await open('/', { javaScriptEnabled: true, ...look });
      for (const path of paths) {
        await page.goto(base + path);
        await page.evaluate(axe);
        const found = await page.evaluate((only) => window.axe.run(document,
          { runOnly: only || ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations'] }), rules);
        const told = found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
        check(told.length === 0, `${path} ${JSON.stringify(look)}: ${told.join('; ')}`);
      }
      await close(page);
    }
  },

  async 'on paper there is no menu'() {
    const page = await open('/om');
    await page.emulateMedia({ media: 'print' });
    check(!(await page.locator('header.top').isVisible()) && (await page.locator('main').isVisible()), 'the menu is printed');
    await close(page);
  },
};

(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      console.log('ok - ' + name);
    } catch (error) {
      failed = 1;
      console.log('not ok - ' + name + '\n# ' + String(error.stack || error).split('\n').slice(0, 6).join('\n# '));
    }
  }
  await browser.close();
  process.exit(failed);
})();
