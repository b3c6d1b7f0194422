// The client for Node and browsers against a real hub, in Node.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { Client, MemoryStore, seqOf } from './batanidza.js';
import { FileStore } from './filestore.js';
import { Hub, lesson, temporaryFolder, toneText, until, verb, webSocket, within } from './hub.js';
import { applyPatch, canonical, editMark, hashOf } from '../../resources/web/canonical.js';

const WebSocket = webSocket();

async function hubFor(t, options = {}) {
    const folder = temporaryFolder(t);
    const hub = await Hub.start({ folder, ...options });
    t.after(() => hub.stop());
    return Object.assign(hub, { folder });
}

async function clientOf(t, hub, options = {}) {
    const client = new Client({ ws: hub.ws, http: hub.http, tenant: 'demo', WebSocket,
        author: 'rudo', random: () => 0.1, ...options });
    client.log = [];
    client.on('changed', (change) => client.log.push(change));
    t.after(() => client.stop());
    await client.start();
    return client;
}

/** The hub ends, and one that knows what the backup holds comes back in its place. */
async function restore(t, hub, backup) {
    await hub.stop();
    const folder = temporaryFolder(t);
    verb('restore', '--data', folder, backup);
    const restored = await Hub.start({ folder, at: hub });
    t.after(() => restored.stop());
    return restored;
}

const live = (client) => until(client, 'being live', () => client.state.name === 'live');
const holds = (client, id, version) => until(client, `${id} at version ${version}`, () => {
    const item = client.items.get(id);
    return item?.version === version && item.bodyVersion === version;
});
const refused = (promise) => promise.then(() => assert.fail('was not refused'), (error) => error);

async function asOnTheHub(client) {
    const held = [...client.items.values()].filter((item) => !item.deleted);
    const { items } = await client.call('content.get', { ids: held.map((item) => item.id) });
    assert.equal(items.length, held.length);
    for (const item of items) {
        const own = client.items.get(item.id);
        assert.deepEqual([own.version, own.hash, canonical(own.body)],
            [item.version, item.hash, canonical(item.body)]);
        assert.equal(await hashOf(own.body), item.adaptedHash);
    }
}

test('the canonical form and patches are those of the RFCs', async () => {
    assert.equal(canonical({ '\u20ac': 1, '\r': 2, '\u{1f600}': 3, '\ufb33': 4, a: [1e21, -0, 4.50, 1e-7] }),
        '{"\\r":2,"a":[1e+21,0,4.5,1e-7],"\u20ac":1,"\u{1f600}":3,"\ufb33":4}');
    assert.throws(() => canonical('\ud800'), RangeError);
    assert.throws(() => canonical(2 ** 53), RangeError);
    assert.equal(await hashOf({}), '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    const before = { a: ['x', 'y'], 'b/c': { '~': 1 } };
    assert.deepEqual(applyPatch(before, [
        { op: 'test', path: '/b~1c/~0', value: 1 }, { op: 'move', from: '/a/0', path: '/a/-' },
        { op: 'copy', from: '/b~1c', path: '/d' }, { op: 'replace', path: '/d/~0', value: null },
        { op: 'remove', path: '/b~1c' }, { op: 'add', path: '/__proto__', value: 1 }]),
    JSON.parse('{"a":["y","x"],"d":{"~":null},"__proto__":1}'));
    assert.deepEqual(before, { a: ['x', 'y'], 'b/c': { '~': 1 } });
    for (const bad of [{ op: 'remove', path: '/a/2' }, { op: 'add', path: '/a/01', value: 1 },
        { op: 'replace', path: '/none', value: 1 }, { op: 'test', path: '/a', value: ['x'] },
        { op: 'move', from: '/b~1c', path: '/b~1c/x' }, { op: 'add', path: 'a', value: 1 }])
        assert.throws(() => applyPatch(before, [bad]), undefined, JSON.stringify(bad));
});

test('hello, catching up, live changes, pushes, and the tone marks stay', async (t) => {
    const hub = await hubFor(t);
    const author = await clientOf(t, hub);
    await live(author);
    assert.equal(author.hello.protocol, 1);
    const first = await author.save('sna.web.001', lesson('sna.web.001'));
    assert.deepEqual([first.n, first.status, first.version], [1, 'applied', 1]);

    const reader = await clientOf(t, hub); // catches up
    await holds(reader, 'sna.web.001', 1);
    assert.equal(reader.items.get('sna.web.001').body.title.sn, toneText);
    assert.equal(reader.items.get('sna.web.001').hash, await hashOf(lesson('sna.web.001')));

    const second = await author.save('sna.web.001', lesson('sna.web.001', 'Mangwanáni')); // live
    assert.equal(second.version, 2);
    await holds(reader, 'sna.web.001', 2);
    assert.equal(reader.log.at(-1).line.origin.edit, await editMark(author.clientId, 2));

    await author.save('notes', { text: toneText }, { type: 'document' });
    await author.save('sna.web.001', null);
    await until(reader, 'the deletion', () => !reader.items.has('sna.web.001'));
    await holds(reader, 'notes', 1);
    await asOnTheHub(reader);
});

test('an adapted form has its own hash, and a lesson is edited in the canonical one', async (t) => {
    const hub = await hubFor(t);
    const author = await clientOf(t, hub);
    await author.save('sna.web.001', lesson('sna.web.001'));
    const watch = await clientOf(t, hub, { platform: 'watchos', form: 'adapted' });
    await holds(watch, 'sna.web.001', 1);
    const item = watch.items.get('sna.web.001');
    assert.equal(await hashOf(item.body), item.adaptedHash);
    assert.equal(item.hash, author.items.get('sna.web.001').hash);
    await asOnTheHub(watch);
});

test('an edit that is sent twice takes effect once', async (t) => {
    const hub = await hubFor(t);
    const client = await clientOf(t, hub);
    await live(client);
    const edit = { n: 1, id: 'notes', type: 'document', base: null, body: { a: 1 }, author: 'rudo',
        at: '2026-11-22T12:00:00.000Z' };
    const once = await client.call('sync.push', { edits: [edit] });
    const twice = await client.call('sync.push', { edits: [edit] });
    assert.deepEqual(twice, once);
    const other = await refused(client.call('sync.push', { edits: [{ ...edit, body: { a: 2 } }] }));
    assert.deepEqual([other.code, other.retry, other.number], ['edit_reused', 'reset', -32008]);
    const gap = await refused(client.call('sync.push', { edits: [{ ...edit, n: 3 }] }));
    assert.deepEqual([gap.code, gap.retry, gap.number], ['edit_gap', 'reset', -32007]);
    await holds(client, 'notes', 1);
});

test('a cloned client takes a new name and its edits arrive once', async (t) => {
    const hub = await hubFor(t);
    const store = new MemoryStore();
    const first = await clientOf(t, hub, { store });
    await first.save('notes', { from: 'the first' }, { type: 'document' });
    const cloned = new MemoryStore();
    cloned.write('outbox', { ...store.read('outbox'), given: 0, receipted: [] });
    first.stop();
    const second = await clientOf(t, hub, { store: cloned });
    const was = first.clientId;
    const receipt = await second.save('more', { from: 'the second' }, { type: 'document' });
    assert.equal(receipt.status, 'applied');
    assert.notEqual(second.clientId, was);
    await holds(second, 'more', 1);
});

test('large frames come deflated and small changes as patches', async (t) => {
    const hub = await hubFor(t);
    const author = await clientOf(t, hub);
    const reader = await clientOf(t, hub);
    const packed = [];
    reader.on('deflated', (sizes) => packed.push(sizes));
    await live(reader);
    await author.save('sna.web.001', lesson('sna.web.001'));
    await holds(reader, 'sna.web.001', 1);
    assert.ok(packed.some(({ bytes, text }) => bytes < text), 'no binary frame came');
    assert.equal(reader.log.at(-1).line.updateType, 'full');

    await author.save('sna.web.001', lesson('sna.web.001', 'Manhéru'));
    await holds(reader, 'sna.web.001', 2);
    const { line, how } = reader.log.at(-1);
    assert.deepEqual([how, line.updateType, line.patch.from], ['log', 'incremental', 1]);
    assert.deepEqual(line.patch.ops, [{ op: 'replace', path: '/title/sn', value: 'Manhéru' }]);

    // A copy that is not what the hub thinks shows in the hash, and is fetched whole.
    reader.items.get('sna.web.001').body.title.en = 'damaged';
    await author.save('sna.web.001', lesson('sna.web.001', 'Masikáti'));
    await holds(reader, 'sna.web.001', 3);
    assert.equal(reader.log.at(-1).how, 'fetched');
    await asOnTheHub(reader);
});

test('a client that comes back goes on at its cursor', async (t) => {
    const hub = await hubFor(t);
    const author = await clientOf(t, hub);
    const store = new FileStore(temporaryFolder(t));
    const before = await clientOf(t, hub, { store });
    for (const id of ['a', 'b', 'c'])
        await author.save(id, { id }, { type: 'document' });
    await until(before, 'all three', () => before.items.size === 3);
    before.stop();
    await author.save('b', { id: 'b', again: true }, { type: 'document' });
    await author.save('c', null);

    const after = await clientOf(t, hub, { store });
    assert.equal(after.items.size, 3);
    assert.equal(after.clientId, before.clientId);
    await until(after, 'what was missed', () => seqOf(after.cursor) === 5);
    assert.deepEqual(after.log.map(({ id, item }) => [id, item.version, item.deleted ?? false]),
        [['b', 2, false], ['c', 2, true]]);
    await asOnTheHub(after);
});

test('edits made without a hub survive the program and arrive once', async (t) => {
    const folder = temporaryFolder(t);
    const hub = await Hub.start({ folder });
    const place = { ws: hub.ws, http: hub.http };
    await hub.stop();
    const own = join(folder, 'client');
    mkdirSync(own);
    const before = await clientOf(t, place, { store: new FileStore(own) });
    before.save('sna.web.001', lesson('sna.web.001'));
    before.save('sna.web.001', lesson('sna.web.001', 'Mangwanáni')); // from the first
    await within(5000, 'both to be saved', (async () => {
        while (new FileStore(own).read('outbox')?.pending.length !== 2)
            await new Promise((resolve) => setTimeout(resolve, 10));
    })());
    before.stop();

    const again = await Hub.start({ folder, at: place });
    t.after(() => again.stop());
    const after = await clientOf(t, place, { store: new FileStore(own) });
    const receipts = [];
    after.on('receipt', (receipt) => receipts.push([receipt.n, receipt.status, receipt.version]));
    await until(after, 'both receipts', () => after.pending.length === 0);
    assert.deepEqual(receipts, [[1, 'applied', 1], [2, 'applied', 2]]);
    await holds(after, 'sna.web.001', 2);
    assert.equal(after.items.get('sna.web.001').body.title.sn, 'Mangwanáni');
});

test('a receipt that got lost on its way comes again', async (t) => {
    const hub = await hubFor(t);
    let losing = true;
    class Losing extends WebSocket { // cuts the line the moment a push was sent
        send(text) {
            super.send(text, () => {
                if (losing && text.includes('sync.push'))
                    setTimeout(() => this.terminate(), 50);
            });
        }
        addEventListener(event, listener) {
            super.addEventListener(event, (message) => {
                const text = typeof message.data === 'string' ? message.data : '';
                if (!(losing && event === 'message' && text.includes('receipts')))
                    listener(message);
            });
        }
    }
    const client = await clientOf(t, hub, { WebSocket: Losing });
    await live(client);
    const receipt = client.save('notes', { a: 1 }, { type: 'document' });
    await until(client, 'the line to be cut', () => client.state.name === 'offline');
    losing = false;
    assert.deepEqual(await receipt.then(({ status, version }) => [status, version]), ['applied', 1]);
    await holds(client, 'notes', 1);
    assert.deepEqual(client.pending, []);
});

test('two who edit one field: the later one waits for a person, and blocks nothing', async (t) => {
    const hub = await hubFor(t);
    const rudo = await clientOf(t, hub);
    const farai = await clientOf(t, hub);
    await rudo.save('sna.web.001', lesson('sna.web.001', 'Mhoro'));
    await holds(farai, 'sna.web.001', 1);
    const base = { version: 1, hash: farai.items.get('sna.web.001').hash };
    await rudo.save('sna.web.001', lesson('sna.web.001', 'Mhoroi'));
    await holds(farai, 'sna.web.001', 2);
    const edit = (n, id, from, body) => ({ n, id, type: 'lesson', base: from, body, author: 'farai',
        at: new Date().toISOString() });
    const { receipts } = await farai.call('sync.push', { edits: [
        edit(1, 'sna.web.001', base, lesson('sna.web.001', 'Ndeipi')),
        edit(2, 'sna.web.002', null, lesson('sna.web.002'))] });
    assert.deepEqual(receipts.map(({ status, version }) => [status, version]),
        [['queued', 2], ['applied', 1]]);
    assert.match(receipts[0].conflictId, /^c/);
    await holds(farai, 'sna.web.002', 1);
    assert.equal(farai.items.get('sna.web.001').body.title.sn, 'Mhoroi');
});

test('after a reset only what differs is fetched, and edits that were lost come again', async (t) => {
    const hub = await hubFor(t);
    const author = await clientOf(t, hub);
    const ids = Array.from({ length: 300 }, (none, i) => `doc.${i}`); // more than one node holds
    await Promise.all(ids.map((id) => author.save(id, { id }, { type: 'document' })));
    const store = new FileStore(temporaryFolder(t));
    const reader = await clientOf(t, hub, { store });
    await until(reader, 'all of them', () => reader.items.size === 300);
    const backup = join(hub.folder, 'backup');
    verb('backup', '--data', hub.folder, backup);

    // Lost with the old hub: an edit, an item, and a deletion; the author has their receipts.
    await author.save('doc.7', { id: 'doc.7', after: 'the backup' }, { type: 'document' });
    await author.save('doc.new', { after: 'the backup' }, { type: 'document' });
    await author.save('doc.8', null);
    await until(reader, 'the deletion', () => !reader.items.has('doc.8'));
    reader.stop();

    const restored = await restore(t, hub, backup);
    const other = await clientOf(t, restored);
    await until(other, 'the renumbered edits', () =>
        other.items.has('doc.new') && !other.items.has('doc.8'));
    assert.equal(author.hello.resume, 'reset');

    const again = await clientOf(t, restored, { store });
    await until(again, 'the repair', () => again.state.name === 'live');
    assert.equal(again.hello.resume, 'reset');
    assert.equal(again.hello.head.split('.')[0], again.cursor.split('.')[0]);
    await until(again, 'the same content', () => again.items.size === 300 &&
        [...again.items.values()].every((item) => !item.stale && !item.wanted));
    assert.ok(again.log.length < 10, `${again.log.length} items moved for 3 differences`);
    await asOnTheHub(again);
});

test('an edit is stored before it is sent, and a fast receipt finds who waits for it', async (t) => {
    const hub = await hubFor(t);
    const client = await clientOf(t, hub, { store: new class extends MemoryStore {
        async write(name, value) {
            if (name === 'outbox' && value.pending.length > 0 && value.receipted.length === 0)
                await new Promise((resolve) => setTimeout(resolve, 300)); // hello is long over
            super.write(name, value);
        }
    }() });
    const receipts = [1, 2, 3].map((each) => client.save(`slow${each}`, { each }, { type: 'document' }));
    for (const receipt of receipts)
        assert.equal((await within(10_000, 'the receipt', receipt)).status, 'applied');
    assert.deepEqual(client.pending, []);
});

test('an item that the hub lost is dropped by the repair', async (t) => {
    const hub = await hubFor(t);
    const author = await clientOf(t, hub);
    await author.save('kept', { a: 1 }, { type: 'document' });
    const backup = join(hub.folder, 'backup');
    verb('backup', '--data', hub.folder, backup);
    await author.save('lost', { a: 1 }, { type: 'document' });
    const store = new MemoryStore();
    const reader = await clientOf(t, hub, { store });
    await holds(reader, 'lost', 1);
    reader.stop();
    author.stop();
    const restored = await restore(t, hub, backup);
    // What is in the restored log stands where the lost item's number was.
    const other = await clientOf(t, restored);
    for (const id of ['x', 'y'])
        await other.save(id, { id }, { type: 'document' });
    const again = await clientOf(t, restored, { store });
    await until(again, 'the repair', () => again.state.name === 'live');
    assert.deepEqual([...again.items.keys()].sort(), ['kept', 'x', 'y']);
    await asOnTheHub(again);
});

test('plain HTTP with waiting requests is enough, as for a watch', async (t) => {
    const hub = await hubFor(t);
    const author = await clientOf(t, hub);
    await author.save('sna.web.001', lesson('sna.web.001'));
    const watch = await clientOf(t, hub, { carrier: 'poll', ws: undefined, WebSocket: undefined,
        platform: 'watchos', form: 'adapted', deflateRequests: true });
    await holds(watch, 'sna.web.001', 1);
    await live(watch);
    const started = Date.now();
    await author.save('sna.web.001', lesson('sna.web.001', 'Mangwanáni')); // wakes the waiting one
    await holds(watch, 'sna.web.001', 2);
    assert.ok(Date.now() - started < 5000);
    const receipt = await within(10_000, 'a receipt over HTTP',
        watch.save('notes', { from: 'the wrist, n\u030ad\u0301a' }, { type: 'document' }));
    assert.deepEqual([receipt.status, receipt.version], ['applied', 1]);
    await holds(author, 'notes', 1);
    await holds(watch, 'notes', 1);
    await asOnTheHub(watch);
});

test('a session over HTTP that the hub forgot says hello again', async (t) => {
    const hub = await hubFor(t);
    const watch = await clientOf(t, hub, { carrier: 'poll' });
    await live(watch);
    const session = watch.hello.sessionId;
    await hub.stop();
    const again = await Hub.start({ folder: hub.folder, at: hub });
    t.after(() => again.stop());
    const receipt = await within(20_000, 'a receipt from the new process',
        watch.save('notes', { a: 1 }, { type: 'document' }));
    assert.equal(receipt.status, 'applied');
    assert.notEqual(watch.hello.sessionId, session);
});

test('a hub that drains says so, and its clients come back', async (t) => {
    const hub = await hubFor(t);
    const client = await clientOf(t, hub);
    await live(client);
    const told = [];
    client.on('state', ({ name, code }) => told.push(code ? `${name} ${code}` : name));
    const stopped = hub.stop();
    await until(client, 'the end', () => client.state.name === 'offline');
    assert.deepEqual(told, ['leaving', 'offline 4002']);
    assert.equal(await stopped, 0);
    const again = await Hub.start({ folder: hub.folder, at: hub });
    t.after(() => again.stop());
    await live(client);
});

test('the older connection of one client ends and stays away', async (t) => {
    const hub = await hubFor(t);
    const store = new MemoryStore();
    const older = await clientOf(t, hub, { store });
    await live(older);
    const newer = await clientOf(t, hub, { store });
    await until(older, 'being superseded', () => older.state.name === 'refused');
    assert.equal(older.state.code, 4504);
    await live(newer);
});

test('tokens say who may do what, and urgent changes overtake', async (t) => {
    const hub = await hubFor(t, { open: false });
    const token = (role) => verb('token', '--data', hub.folder, '--role', role, 'create')
        .match(/bz1\.\S+?(?=["\s])/)[0];
    const curriculum = await clientOf(t, hub, { token: token('curriculum') });
    const device = await clientOf(t, hub, { token: token('device') });
    const nobody = await clientOf(t, hub);
    await until(nobody, 'being refused', () => nobody.state.name === 'refused');
    assert.equal(nobody.state.code, 4501);
    await live(device);

    const plain = await device.save('notes', { a: 1 }, { type: 'document', priority: 'high' });
    assert.deepEqual([plain.status, plain.error.code ?? plain.error.data?.code],
        ['rejected', 'forbidden']);
    const { seq } = await curriculum.save('sna.web.001', lesson('sna.web.001'), { priority: 'critical' });
    await holds(device, 'sna.web.001', 1);
    assert.deepEqual([device.log[0].how, device.log[0].line.priority], ['urgent', 'critical']);
    await until(device, 'its turn', () => seqOf(device.cursor) === seq);
    assert.equal(device.log.length, 1); // in its turn it was known already
});

test('bodies: "none" brings headers, and fetches what is asked for', async (t) => {
    const hub = await hubFor(t);
    const author = await clientOf(t, hub);
    await author.save('sna.web.001', lesson('sna.web.001'));
    const lazy = await clientOf(t, hub, { bodies: 'none' });
    await until(lazy, 'the headers', () => lazy.items.has('sna.web.001'));
    assert.equal(lazy.items.get('sna.web.001').body, undefined);
    const item = await lazy.fetch('sna.web.001');
    assert.equal(await hashOf(item.body), item.adaptedHash);
});
