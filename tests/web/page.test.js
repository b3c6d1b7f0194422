// The page at /demo/, and the client inside a browser: headless Chromium against a real hub.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Client } from './batanidza.js';
import { Chromium } from './chromium.js';
import { Hub, lesson, temporaryFolder, toneText, until, verb, webSocket, within } from './hub.js';
import { serveElsewhere } from './pages.js';

let browser;
before(async () => { browser = await Chromium.start(); });
after(() => browser?.stop());

const isLive = 'document.querySelector("#state").dataset.state === "live"';

async function stage(t, options = {}) {
    const folder = temporaryFolder(t);
    const hub = await Hub.start({ folder, ...options });
    t.after(() => hub.stop());
    const other = new Client({ ws: hub.ws, http: hub.http, tenant: 'demo', author: 'rudo',
        WebSocket: webSocket() });
    t.after(() => other.stop());
    await other.start();
    return { hub, other, folder };
}

async function openDemo(hub) {
    const page = await browser.open(`${hub.http}/demo/`);
    await page.size(1400, 850);
    await page.media('light');
    return page;
}

test('a person sees lessons change live, edits one, and is told what became of it', async (t) => {
    const { hub, other } = await stage(t);
    await other.save('sna.web.001', lesson('sna.web.001'));
    await other.save('sna.web.002', lesson('sna.web.002', 'Mangwanáni'));
    const page = await openDemo(hub);
    await page.until(isLive);
    await page.until('document.querySelectorAll("#list li").length === 2');
    assert.equal(await page.text('#state'), 'Live, over a WebSocket');
    assert.match(await page.text('#list'), new RegExp(toneText, 'u'));
    await page.picture('demo-live-light');

    // Live, in the list and in the open form.
    await page.value('[...document.querySelectorAll("#list button")].at(-1).click()');
    const title = '#field-title-sn';
    const shown = (text) => `document.querySelector("${title}").value === ${JSON.stringify(text)}`;
    const id = await page.value('document.querySelector("[aria-current]").innerText.includes("Mangwan")')
        ? 'sna.web.002' : 'sna.web.001';
    await other.save(id, lesson(id, 'Manhéru akanaka'));
    await page.until(shown('Manhéru akanaka'));
    await page.until('document.querySelector("[aria-current]").innerText.includes("v2")');
    assert.match(await page.text('#version'), /^Version 2 · by rudo on web · /);

    // An edit by keyboard alone, with tone marks typed in parts.
    await page.type('#author', 'Tendai');
    await page.type(title, 'Manhe\u0301ru, shamwari');
    await page.key('s', { modifiers: 2 });
    await until(other, 'the edit of the page', () => other.items.get(id).version === 3);
    assert.equal(other.items.get(id).body.title.sn, 'Manhéru, shamwari');
    await page.until('document.querySelector("#edits .good")');
    assert.equal(await page.text('#edits'), 'Edit 1: applied as version 3');
    await page.until('document.querySelector("#version").innerText.startsWith("Version 3 · by you")');
    await page.media('dark');
    await page.picture('demo-saved-dark');
    await page.media('light');

    // Somebody else changes what is being edited: nothing typed is lost, and it is said.
    await page.type(title, 'Mhoro, mose');
    await other.save(id, lesson(id, 'Mhoroi'));
    await page.until('!document.querySelector("#newer").hidden');
    assert.match(await page.text('#newer'), /Version 4 came while you were editing version 3/);
    await page.picture('demo-newer-light');
    await page.key('s', { modifiers: 2 });
    await page.until('document.querySelector("#edits li").innerText.includes("waits for a person")');
    assert.match(await page.text('#edits li'), /Edit 2: waits for a person to decide \(conflict c\d+\)/);
    await page.until(shown('Mhoroi'));
    await page.picture('demo-queued-light');
    assert.deepEqual(page.errors, []);
});

test('without a hub the page says so, keeps edits over a reload, and sends them later', async (t) => {
    const { hub, other, folder } = await stage(t);
    await other.save('sna.web.001', lesson('sna.web.001'));
    const page = await openDemo(hub);
    await page.until(isLive);
    await page.until('document.querySelector("#list button")');
    await page.click('#list button');
    await hub.kill();
    await page.until('document.querySelector("#state").dataset.state === "offline"');
    assert.match(await page.text('#state'), /^Offline; .*What you see may be old\.$/);
    await page.type('#field-title-en', 'Written offline');
    await page.click('#save');
    await page.until('document.querySelector("#edits .wait")');
    assert.match(await page.text('#edits'), /^Edit 1: kept on this device, on its way to the hub$/);
    await page.until('document.querySelector("#list").innerText.includes("edit 1 is not at the hub yet")');
    assert.equal(await page.text('#unsent'), '1');
    await page.picture('demo-offline-light');
    await page.media('dark');
    await page.picture('demo-offline-dark');

    const again = await Hub.start({ folder, at: hub });
    t.after(() => again.stop());
    await page.go(`${hub.http}/demo/`); // the old page and its memory are gone
    await page.until(isLive);
    await until(other, 'the edit', () => other.items.get('sna.web.001')?.version === 2);
    assert.equal(other.items.get('sna.web.001').body.title.en, 'Written offline');
    await page.until('document.querySelector("#unsent").innerText === "0"');
});

test('two tabs are two clients', async (t) => {
    const { hub, other } = await stage(t);
    await other.save('sna.web.001', lesson('sna.web.001'));
    const one = await openDemo(hub);
    const two = await openDemo(hub);
    await one.until(isLive);
    await two.until(isLive);
    assert.notEqual(await one.text('#client'), await two.text('#client'));
    await one.until('document.querySelector("#list button")');
    await one.click('#list button');
    await one.type('#field-title-en', 'From the first tab');
    await one.click('#save');
    await two.until('document.querySelector("#list").innerText.includes("From the first tab")');
    assert.equal(await one.text('#state'), 'Live, over a WebSocket');
});

test('HTTP alone is enough for the page', async (t) => {
    const { hub, other } = await stage(t);
    await other.save('sna.web.001', lesson('sna.web.001'));
    const page = await openDemo(hub);
    await page.until(isLive);
    await page.value(`{ const e = document.querySelector("#carrier"); e.value = "poll";
        e.dispatchEvent(new Event("change")); }`);
    await page.until('document.querySelector("#state").innerText === "Live, over HTTP"');
    await other.save('sna.web.001', lesson('sna.web.001', 'Masikáti'));
    await page.until('document.querySelector("#list").innerText.includes("Masikáti")');
    await page.click('#list button');
    await page.type('#field-title-en', 'Over HTTP');
    await page.click('#save');
    await page.until('document.querySelector("#edits .good")');
    assert.equal(await page.text('#edits'), 'Edit 1: applied as version 3');
});

test('a hub that wants a token is given one, and a wrong one is said', async (t) => {
    const folder = temporaryFolder(t);
    const hub = await Hub.start({ folder, open: false });
    t.after(() => hub.stop());
    const page = await openDemo(hub);
    await page.until('document.querySelector("#state").dataset.state === "refused"');
    await page.until('!document.querySelector("#pass").hidden && document.activeElement.id === "token"');
    await page.picture('demo-token-light');
    await page.type('#token', 'bz1.wrong.token');
    await page.key('Enter', { text: '\r' });
    await page.until('document.querySelector("#token").value === ""');
    await page.until('document.querySelector("#state").innerText.includes("does not take this token")');
    const token = verb('token', '--data', folder, '--role', 'editor', 'create').match(/bz1\.[^"\s]+/)[0];
    await page.type('#token', token);
    await page.key('Enter', { text: '\r' });
    await page.until(isLive);
    assert.equal(await page.value('document.querySelector("#pass").hidden'), true);
    assert.equal(await page.value('location.href'), `${hub.http}/demo/`);
});

test('the list works by keys, and searches', async (t) => {
    const { hub, other } = await stage(t);
    for (const [id, title] of [['sna.web.001', 'Mvuu'], ['sna.web.002', 'Mvura'], ['sna.web.003', 'Sadza']])
        await other.save(id, lesson(id, title));
    const page = await openDemo(hub);
    await page.until('document.querySelectorAll("#list li").length === 3');
    await page.key('/', { code: 'Slash', text: '/' });
    await page.until('document.activeElement.id === "search"');
    await page.send('Input.insertText', { text: 'mv' });
    await page.until('document.querySelectorAll("#list li:not([hidden])").length === 2');
    await page.key('ArrowDown');
    await page.key('ArrowDown');
    await page.key('Enter', { text: '\r' });
    await page.until('document.querySelector("#editor-title").innerText === "Mvura"');
    await page.type('#field-title-sn', 'Mvúra');
    await page.key('Escape');
    assert.equal(await page.value('document.querySelector("#field-title-sn").value'), 'Mvura');
    // Everything that can be focused says what it is.
    assert.deepEqual(await page.value(`[...document.querySelectorAll("button, input, select, a[href]")]
        .filter((e) => !(e.innerText || e.ariaLabel || e.labels?.length)).map((e) => e.outerHTML)`), []);
    await page.size(420, 900);
    assert.equal(await page.value('document.documentElement.scrollWidth <= innerWidth'), true);
    await page.picture('demo-narrow-light');
});

test('the page loads nothing from elsewhere and may not be framed', async (t) => {
    const { hub } = await stage(t);
    const answer = await fetch(`${hub.http}/demo/`);
    const policy = answer.headers.get('content-security-policy');
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe|\*/);
    assert.ok(policy.includes(hub.ws));
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    const html = await answer.text();
    assert.doesNotMatch(html, /<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=|https?:/);
    const tag = answer.headers.get('etag');
    assert.equal((await fetch(`${hub.http}/demo/`, { headers: { 'If-None-Match': tag } })).status, 304);
    for (const [path, status] of [['/demo', 308], ['/demo/batanidza.js', 200], ['/demo/none.js', 404],
        ['/demo/index.html', 404], ['/demo/..%2f..%2fsql', 404], ['/demo/README.md', 404]])
        assert.equal((await fetch(hub.http + path, { redirect: 'manual' })).status, status, path);
    for (const origin of ['https://evil.example', 'null', hub.http.replace(/\d+$/, '1')])
        assert.equal((await fetch(`${hub.http}/demo/`, { headers: { Origin: origin } })).status, 403);
});

const elsewhere = (hub, carrier) => `(async () => {
    const { Client } = await import('/batanidza.js');
    const client = new Client({ ws: '${hub.ws}', http: '${hub.http}', tenant: 'demo',
        carrier: '${carrier}', random: () => 0.01 });
    globalThis.client = client;
    return new Promise((resolve) => {
        const all = [];
        client.on('changed', ({ item }) => all.push(item.body.title.sn));
        client.on('state', (state) => {
            if (state.name === 'live') resolve({ ...state, saved: client.save('from.elsewhere',
                { text: ${JSON.stringify(toneText)} }, { type: 'document' }).then((r) => r.status) });
            else if (state.name !== 'connecting' && state.name !== 'catching up') resolve(state);
        });
        client.start();
    }).then(async (state) => ({ ...state, saved: await state.saved,
        titles: [...client.items.values()].map((item) => item.body?.title?.sn) }))
        .finally(() => client.stop());
})()`;

for (const carrier of ['socket', 'poll']) {
    test(`pages of other origins are refused, but for the allow-list: ${carrier}`, async (t) => {
        const allowed = await serveElsewhere(t);
        const stranger = await serveElsewhere(t);
        const { hub, other } = await stage(t,
            { settings: { 'hub.allowedOrigins': [allowed.origin] } });
        await other.save('sna.web.001', lesson('sna.web.001'));

        const page = await browser.open(`${allowed.origin}/`);
        const good = await page.value(elsewhere(hub, carrier));
        assert.deepEqual([good.name, good.saved], ['live', 'applied']);
        assert.ok(good.titles.includes(toneText));
        await until(other, 'what the page wrote', () => other.items.has('from.elsewhere'));
        assert.equal(other.items.get('from.elsewhere').body.text, toneText);

        const bad = await browser.open(`${stranger.origin}/`);
        const refusal = await within(20_000, 'a refusal', bad.value(elsewhere(hub, carrier)));
        assert.deepEqual([refusal.name, refusal.titles], ['offline', []]);
        // Nor may its script tags have the hub's files.
        assert.equal(await bad.value(`new Promise((resolve) => {
            const script = document.createElement('script');
            script.onload = () => resolve('loaded');
            script.onerror = () => resolve('refused');
            script.src = '${hub.http}/demo/canonical.js';
            document.head.append(script);
        })`), 'refused');
    });
}
