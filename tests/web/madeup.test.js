// The client against hubs that are made up here: what a hub may do that ours seldom does, and what
// hubs of other protocol versions do.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Client, MemoryStore } from './batanidza.js';
import { toneText, until, webSocket } from './hub.js';
import { canonical, deflate, hashOf } from '../../resources/web/canonical.js';

const WebSocket = webSocket();
const epoch = '0123456789abcdef0123456789abcdef';
const at = (seq) => `${epoch}.${seq}`;

async function put(seq, id, version, body, more = {}) {
    const hash = await hashOf(body);
    return { seq, id, type: 'document', version, hash, adaptedHash: hash, op: 'put', body,
        priority: 'normal', updateType: 'full', affectedPlatforms: ['web'], at: '2026-11-22T12:00:00.000Z',
        origin: { platform: 'ios', author: 'x', edit: '0' }, ...more };
}

const page = (from, to, changes) => ({ jsonrpc: '2.0', method: 'sync.changes',
    params: { from: at(from), to: at(to), changes } });

/** A hub of our making: `script` gives the result of a call, or nothing for the usual ones. */
class MadeUp {
    calls = [];
    greeted = 0;

    static async start(t, script = {}) {
        const hub = new MadeUp();
        hub.server = new WebSocket.Server({ host: '127.0.0.1', port: 0, handleProtocols: () => 'batanidza.v1' });
        await new Promise((resolve) => hub.server.once('listening', resolve));
        hub.ws = `ws://127.0.0.1:${hub.server.address().port}`;
        hub.server.on('connection', (socket) => {
            hub.socket = socket;
            socket.on('message', (data) => hub.#answer(socket, JSON.parse(data), script));
        });
        t.after(() => {
            for (const socket of hub.server.clients)
                socket.terminate();
            hub.server.close();
        });
        hub.client = new Client({ ws: hub.ws, tenant: 'demo', WebSocket, random: () => 0.01,
            store: new MemoryStore() });
        hub.states = [];
        hub.client.on('state', (state) => hub.states.push(state));
        t.after(() => hub.client.stop());
        return hub;
    }

    #answer(socket, { id, method, params }, script) {
        this.calls.push({ method, params });
        if (id === undefined)
            return;
        const usual = {
            'session.hello': () => ({ protocol: 1, sessionId: 's', resume: 'live', head: params.cursor ?? at(0),
                lastEdit: 0, heartbeatMs: 10000, serverTime: '2026-11-22T12:00:00.000Z', adapter: 'a',
                limits: {}, newMember: { anything: 1 } }),
            'content.get': () => ({ items: [], deleted: [], missing: params.ids, more: [] }),
        };
        const given = (script[method] ?? usual[method])?.call(this, params);
        if (method === 'session.hello')
            ++this.greeted;
        Promise.resolve(given).then((result) => this.say(result?.error
            ? { jsonrpc: '2.0', id, error: result.error } : { jsonrpc: '2.0', id, result }, socket));
    }

    say(message, socket = this.socket) { socket.send(JSON.stringify(message)); }
    count(method) { return this.calls.filter((call) => call.method === method).length; }
}

const failure = (code, retry, more = {}) => ({ error: { code: -32001, message: code,
    data: { code, retry, ...more } } });

test('W83, W0: a batch of notifications, with members and notices that nobody knows yet', async (t) => {
    const hub = await MadeUp.start(t);
    await hub.client.start();
    await until(hub.client, 'being live', () => hub.client.state.name === 'live');
    hub.say([page(0, 1, [await put(1, 'a', 1, { text: toneText }, { newMember: 1 })]),
        { jsonrpc: '2.0', method: 'session.newNotice', params: { a: 1 } },
        page(1, 3, [await put(3, 'b', 1, { n: 3 })])]);
    await until(hub.client, 'both', () => hub.client.cursor === at(3));
    assert.equal(hub.client.items.get('a').body.text, toneText);
    hub.socket.send(await deflate(JSON.stringify([page(3, 4, [await put(4, 'c', 1, { n: 4 })])])));
    await until(hub.client, 'the deflated batch', () => hub.client.items.has('c'));
});

test('W17: frames out of place are dropped, and asked for once', async (t) => {
    const hub = await MadeUp.start(t, {
        'sync.changes': async ({ cursor }) => {
            assert.equal(cursor, at(0));
            return { from: at(0), to: at(5), more: false, changes: [await put(5, 'a', 2, { n: 2 })] };
        },
    });
    await hub.client.start();
    await until(hub.client, 'being live', () => hub.client.state.name === 'live');
    hub.say(page(3, 4, [await put(4, 'a', 9, { wrong: 1 })]));
    hub.say(page(4, 5, [await put(5, 'a', 10, { wrong: 2 })]));
    await until(hub.client, 'the reply', () => hub.client.cursor === at(5));
    hub.say(page(5, 6, [await put(6, 'b', 1, { n: 6 })]));
    await until(hub.client, 'what goes on', () => hub.client.cursor === at(6));
    assert.equal(hub.count('sync.changes'), 1);
    assert.deepEqual([...hub.client.items.values()].map(({ id, version }) => [id, version]),
        [['a', 2], ['b', 1]]);
});

test('W79, W80: by version only, and by the right hash only', async (t) => {
    const right = { text: 'whole' };
    const hub = await MadeUp.start(t, {
        'content.get': async ({ ids }) => ({ items: [{ id: ids[0], type: 'document', version: 3,
            hash: await hashOf(right), adaptedHash: await hashOf(right), body: right }],
        deleted: [], missing: [], more: [] }),
    });
    const { client } = hub;
    await client.start();
    await until(client, 'being live', () => client.state.name === 'live');
    hub.say(page(0, 2, [await put(2, 'a', 2, { n: 2 })]));
    hub.say(page(2, 3, [await put(3, 'a', 1, { late: true })]));
    await until(client, 'the older change', () => client.cursor === at(3));
    assert.deepEqual(client.items.get('a').body, { n: 2 });
    assert.equal(hub.count('content.get'), 0);
    const damaged = await put(4, 'a', 3, right, { updateType: 'incremental',
        patch: { from: 2, ops: [{ op: 'replace', path: '/n', value: 7 }] } });
    delete damaged.body;
    hub.say(page(3, 4, [damaged]));
    await until(client, 'the whole item', () => client.items.get('a').bodyVersion === 3);
    assert.equal(canonical(client.items.get('a').body), canonical(right));
    // A deletion that came ahead is not undone by what was before it.
    hub.say({ jsonrpc: '2.0', method: 'sync.urgent', params: { changes: [
        { ...await put(7, 'a', 5, {}), op: 'delete', body: undefined, priority: 'critical' }] } });
    hub.say(page(4, 6, [await put(6, 'a', 4, { back: true })]));
    await until(client, 'the page', () => client.cursor === at(6));
    assert.equal(client.items.get('a').deleted, true);
    hub.say(page(6, 7, [{ ...await put(7, 'a', 5, {}), op: 'delete', body: undefined }]));
    await until(client, 'its turn', () => client.cursor === at(7));
    assert.equal(client.items.has('a'), false);
});

test('W84, W85: comes back after the time it was told, never at once', async (t) => {
    const hub = await MadeUp.start(t);
    await hub.client.start();
    await until(hub.client, 'being live', () => hub.client.state.name === 'live');
    hub.say({ jsonrpc: '2.0', method: 'session.goaway', params: { reason: 'draining', resumeAfterMs: 700 } });
    hub.socket.close(4002, 'draining');
    await until(hub.client, 'the end', () => hub.client.state.name === 'offline');
    const { retryInMs } = hub.client.state;
    assert.ok(retryInMs >= 700 && retryInMs <= 1200, `${retryInMs}`);
    await until(hub.client, 'coming back', () => hub.client.state.name === 'live' && hub.greeted === 2);
    // A busy hub: its time is the floor, and the pause above it doubles.
    const pauses = [];
    hub.client.on('state', (state) => state.retryInMs && pauses.push(state.retryInMs));
    hub.socket.terminate();
    await until(hub.client, 'coming back', () => hub.greeted === 3 && hub.client.state.name === 'live');
    hub.socket.terminate();
    await until(hub.client, 'coming back', () => hub.greeted === 4 && hub.client.state.name === 'live');
    assert.ok(pauses[1] >= pauses[0] && pauses[0] >= 1, `${pauses}`);
});

test('W6, W29: a hub that speaks another protocol only is left alone', async (t) => {
    const hub = await MadeUp.start(t, {
        'session.hello': ({ protocol }) => {
            assert.deepEqual(protocol, [1]);
            setTimeout(() => hub.socket.close(4503, 'unsupported'), 20);
            return failure('unsupported', 'never');
        },
    });
    await hub.client.start();
    await until(hub.client, 'being refused', () => hub.client.state.name === 'refused');
    assert.equal(hub.client.state.code, 4503);
    await new Promise((resolve) => setTimeout(resolve, 700)); // longer than any first pause
    assert.equal(hub.greeted, 1);
});

test('W74, W31: a push that is put off goes again, with the same bytes', async (t) => {
    let refusals = 2;
    const hub = await MadeUp.start(t, {
        'sync.push': ({ edits }) => (refusals-- > 0 ? failure('rate_limited', 'after', { retryAfterMs: 120 })
            : { receipts: edits.map(({ n, id }, i) => ({ n, id, status: 'applied', version: 1, hash: '', seq: i + 1 })),
                lastEdit: edits.at(-1).n }),
    });
    await hub.client.start();
    const receipt = await hub.client.save('a', { text: toneText }, { type: 'document' });
    assert.equal(receipt.status, 'applied');
    const pushes = hub.calls.filter(({ method }) => method === 'sync.push');
    assert.equal(pushes.length, 3);
    assert.deepEqual(pushes[1], pushes[0]);
    assert.deepEqual(pushes[2], pushes[0]);
});

test('W93: an order to clear drops what is held, and keeps what was not sent', async (t) => {
    let clear = false;
    const kept = { text: 'kept' };
    const hub = await MadeUp.start(t, {
        'session.hello': ({ cursor }) => ({ protocol: 1, sessionId: 's', resume: clear ? 'reset' : 'live',
            ...(clear && { clear }), head: clear ? at(9) : cursor ?? at(0), lastEdit: 0, heartbeatMs: 10000,
            adapter: 'a', limits: {} }),
        'content.manifest': async () => ({ cursor: at(9), root: 'r', nodes: [{ type: 'document', path: '',
            hash: 'other', items: [['b', 2, await hashOf(kept)]] }] }),
        'content.get': async ({ ids }) => ({ items: await Promise.all(ids.map(async (id) => ({ id,
            type: 'document', version: 2, hash: await hashOf(kept), adaptedHash: await hashOf(kept), body: kept }))),
        deleted: [], missing: [], more: [] }),
        'sync.push': () => failure('unavailable', 'after', { retryAfterMs: 60_000 }),
    });
    const { client } = hub;
    await client.start();
    await until(client, 'being live', () => client.state.name === 'live');
    hub.say(page(0, 2, [await put(1, 'a', 1, { n: 1 }), await put(2, 'b', 1, { n: 2 })]));
    await until(client, 'both', () => client.items.size === 2);
    client.save('a', { n: 'mine' });
    await until(client, 'the edit to be kept', () => client.pending.length === 1);
    clear = true;
    hub.socket.terminate();
    await until(client, 'what the hub has', () => client.items.get('b')?.version === 2);
    assert.deepEqual([...client.items.keys()], ['b']);
    assert.deepEqual(client.pending.map(({ id, body }) => [id, body]), [['a', { n: 'mine' }]]);
    assert.deepEqual(client.edition('a').body, { n: 'mine' });
});

test('W57: other rules of adaptation: what is held is fetched again', async (t) => {
    const body = { text: 'adapted anew' };
    let adapter = 'a';
    const hub = await MadeUp.start(t, {
        'session.hello': ({ cursor }) => ({ protocol: 1, sessionId: 's', resume: 'live', head: cursor ?? at(0),
            lastEdit: 0, heartbeatMs: 10000, adapter, limits: {} }),
        'content.get': async ({ ids }) => ({ items: await Promise.all(ids.map(async (id) => ({ id,
            type: 'document', version: 1, hash: 'x', adaptedHash: await hashOf(body), body }))),
        deleted: [], missing: [], more: [] }),
    });
    hub.client.configure({ form: 'adapted' });
    await hub.client.start();
    await until(hub.client, 'being live', () => hub.client.state.name === 'live');
    hub.say(page(0, 1, [await put(1, 'a', 1, { text: 'as it was' })]));
    await until(hub.client, 'the item', () => hub.client.items.has('a'));
    adapter = 'b';
    hub.socket.terminate();
    await until(hub.client, 'the new form', () => hub.client.items.get('a').body.text === 'adapted anew');
});
