// The web's page of a lesson in headless Chromium: it shows the lesson, and nothing in it runs.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { Chromium } from '../web/chromium.js';

const here = dirname(fileURLToPath(import.meta.url));
let browser;
let folder;
before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'batanidza-adapt-'));
    browser = await Chromium.start();
});
after(async () => {
    await browser?.stop();
    rmSync(folder, { recursive: true, force: true });
});

/** The page of a lesson file, without its policy: the text itself has to be harmless. */
async function open(file, name) {
    const { status, stdout, stderr } = spawnSync(process.env.BATANIDZAD, ['preview', '--page', file]);
    assert.equal(status, 0, stderr.toString());
    const html = stdout.toString().replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
    const path = join(folder, `${name}.html`);
    writeFileSync(path, html);
    return browser.open(pathToFileURL(path).href);
}

test('a lesson is a page with its words, its notes above the exercises, and its languages', async () => {
    const page = await open(join(here, '../data/shona/example-lesson.json'), 'greetings');
    assert.equal(await page.text('h1'), 'Kukwazisana');
    assert.equal(await page.value('document.querySelector("h1 span").lang'), 'sn');
    assert.equal(await page.value('document.querySelectorAll(".word").length'), 12);
    assert.ok(await page.value('document.querySelectorAll("table td").length') > 2);
    assert.equal(await page.value(`document.querySelector(".notes.high")
        .compareDocumentPosition(document.querySelector(".exercises")) & Node.DOCUMENT_POSITION_FOLLOWING`), 4);
    assert.equal(await page.value(`JSON.parse(document.querySelector("script").textContent).name`),
        'Greeting each other');
    assert.deepEqual(page.errors, []);
});

const attacks = [
    '<script>window.ran=1</script>', '</script><script>window.ran=1</script>',
    '"><img src=x onerror="window.ran=1">', '\'><svg onload=window.ran=1>',
    '<img src=x onerror=window.ran=1>', '[x](javascript:window.ran=1)', '[x](JaVaScRiPt:window.ran=1)',
    '[x](https://a.b/"onmouseover="window.ran=1)', '[x](data:text/html,<script>window.ran=1</script>)',
    '![x](x"onerror="window.ran=1)', '<https://a.b/"onclick="window.ran=1>', '<javascript:window.ran=1>',
    '`</code><script>window.ran=1</script>`', '```\n</code></pre><script>window.ran=1</script>\n```',
    '|a|b|\n|-|-|\n|<script>window.ran=1</script>|"onload=window.ran=1|', '<!--', '-->', '<![CDATA[', '&lt;script&gt;',
    '</title><script>window.ran=1</script>', '</textarea></style><script>window.ran=1</script>', '\u2028\u2029<script>',
    '# <iframe srcdoc="<script>parent.ran=1</script>">', '> <object data="javascript:window.ran=1">',
    '- <details open ontoggle=window.ran=1>', '\\<script>window.ran=1</script>', '<a href="https://a.b">x</a>',
    '<<script>window.ran=1//<</script>', '\u202E<script>', '<style>@import "javascript:window.ran=1"</style>',
    '[![x](https://a.b)](javascript:window.ran=1)', '[x]: javascript:window.ran=1', '<base href="javascript:/">',
    '<meta http-equiv="refresh" content="0;url=javascript:window.ran=1">', '{{constructor.constructor("window.ran=1")()}}',
];

test('nothing in any text of a lesson runs, and nothing leads elsewhere', async () => {
    const text = (i) => attacks[i % attacks.length];
    const body = {
        id: 'sna.attack.001', title: { en: text(9), sn: text(2) }, summary: { en: text(0) }, level: text(1),
        platforms: { web: { slug: 'x"><script>window.ran=1</script>', metaDescription: attacks[2].repeat(2), ogImage: text(1) } },
        provenance: { license: '"><script>window.ran=1</script>', authors: [text(1)] },
        objectives: attacks.map((a, i) => ({ id: `o${i}`, en: a })),
        vocabulary: attacks.map((a, i) => ({ id: `w${i}" onload="window.ran=1`, headword: a, gloss: { en: text(i + 1) },
            headwordToned: a, plural: a, nounClass: a, pos: a, tags: [a], variants: [{ form: a, dialect: [a], kind: a }],
            audio: { forText: a, speaker: a, origin: a, renditions: [{ codec: a, container: a, sha256: a, bytes: 1 }] },
            pronunciation: { ipa: a, phonetic: a, syllabic: a }, tone: { pattern: a, source: a }, examples: [{ sn: a, en: a }] })),
        dialogue: attacks.map((a, i) => ({ id: `d${i}`, speaker: a, sn: a, en: a })),
        culturalNotes: attacks.map((a, i) => ({ id: `c${i}`, sources: [a], sensitivity: a, title: { en: a }, markdown: { en: a, sn: a },
            prominence: i % 2 ? 'high' : a })),
        grammarNotes: [{ id: 'g', title: { en: 'all' }, markdown: { en: attacks.join('\n\n'), sn: attacks.join('\n') } }],
        exercises: attacks.map((a, i) => ({ id: `e${i}`, type: a, prompt: { en: a, sn: a }, options: [{ id: a, sn: a, en: a }],
            tokens: [a], answer: [a], accept: [a], explanation: { en: a, sn: a }, pairs: [[a, a]], objective: a })),
        flashcards: attacks.map((a) => ({ front: { show: a }, back: { show: a } })),
        variantsAB: attacks.map((a) => ({ experiment: a, default: a, arms: [{ id: a, weight: 100, patch: [{ op: 'add', path: a, value: a }] }] })),
        prerequisites: attacks, unit: text(3), dialectProfile: text(4), language: text(5), orthography: text(6),
        schemaVersion: text(7), analytics: { note: text(8), [text(9)]: text(10) }, seo: { title: text(1), jsonLd: text(2) },
        [text(11)]: text(12),
        media: [{ id: 'm', kind: 'image', alt: { en: attacks[2] }, renditions: [{ type: '"><script>', sha256: 'x' }] }],
    };
    const file = join(folder, 'attack.json');
    writeFileSync(file, JSON.stringify(body));
    const page = await open(file, 'attack');
    // Whatever waits for the mouse or for focus gets it.
    await page.value(`for (const e of document.querySelectorAll("*")) {
        for (const type of ["mouseover", "click", "focus", "toggle", "load", "error"])
            if (e.localName !== "a" || type !== "click") e.dispatchEvent(new Event(type, { bubbles: true }));
    }`);
    assert.equal(await page.value('typeof window.ran'), 'undefined');
    assert.equal(await page.value('document.querySelectorAll("script").length'), 1);
    assert.equal(await page.value('document.querySelectorAll("img,svg,iframe,object,style,base,details,form,input").length'), 0);
    assert.equal(await page.value(`[...document.querySelectorAll("*")].filter((e) =>
        [...e.attributes].some((a) => a.name.startsWith("on") || /^\\s*(javascript|data):/i.test(a.value)
            && a.name !== "content")).length`), 0);
    assert.equal(await page.value(`[...document.querySelectorAll("a")].every((a) => a.protocol === "https:")`), true);
    assert.equal(await page.value('JSON.parse(document.querySelector("script").textContent).hasPart.length'), attacks.length);
    assert.equal(await page.value('location.protocol'), 'file:');
    assert.deepEqual(page.errors, []);
});

test('texts that turn the direction of writing turn nothing beside them', async () => {
    const turn = '\u202E\u2066\u05D0abc';
    const body = {
        id: 'sna.turn.001', title: { en: turn, sn: turn }, summary: { en: 'x' }, level: 'A1',
        objectives: [{ id: 'o', en: turn }],
        vocabulary: [{ id: 'sna.turn.001.v1', headword: turn, gloss: { en: turn }, tone: { pattern: turn },
            pronunciation: { ipa: turn, phonetic: turn, syllabic: turn }, examples: [{ sn: turn, en: turn }] }],
        dialogue: [{ id: 'd', speaker: turn, sn: turn, en: turn }],
        culturalNotes: [{ id: 'c', title: { en: turn }, markdown: { en: turn }, prominence: 'high' }],
        exercises: [{ id: 'e', type: 'orderWords', prompt: { en: turn, sn: turn }, options: [{ id: 'a', sn: turn, en: turn }],
            tokens: [turn] }],
    };
    const file = join(folder, 'turn.json');
    writeFileSync(file, JSON.stringify(body));
    const page = await open(file, 'turn');
    // Every text of the lesson stands in an element that the browser isolates from its neighbours.
    const loose = await page.value(`(() => {
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            if (node.data.includes('\u202E') && !/isolate|plaintext/.test(
                    getComputedStyle(node.parentElement.closest('[dir]') ?? document.body).unicodeBidi))
                found.push(node.parentElement.outerHTML);
        }
        return found;
    })()`);
    assert.deepEqual(loose, []);
    assert.ok(await page.value(`document.body.textContent.includes('\u202E')`));
});

test('the largest lesson and a flood of marks are laid out in time', async () => {
    const flood = `e${'\u0301\u0323'.repeat(20000)}`;
    const body = {
        id: 'sna.flood.001', title: { en: 'x', sn: flood }, summary: { en: 'x' }, level: 'A1',
        vocabulary: Array.from({ length: 200 }, (_, i) => ({ id: `sna.flood.001.v${i}`, headword: `imba${i}`,
            gloss: { en: '\u05D0'.repeat(100) } })),
        culturalNotes: [{ id: 'c', title: { en: 'x' }, markdown: { en: flood }, prominence: 'high' }],
    };
    const file = join(folder, 'flood.json');
    writeFileSync(file, JSON.stringify(body));
    const began = Date.now();
    const page = await open(file, 'flood');
    assert.equal(await page.value('document.querySelectorAll(".word").length'), 200);
    assert.ok(await page.value('document.body.getBoundingClientRect().height') > 0);
    assert.ok(Date.now() - began < 20000, `${Date.now() - began} ms`);
});
