// RFC 6455 with Debian's node-ws, which many clients of ours will be made with.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { deflate } from '../../resources/web/canonical.js';
import { Hub, temporaryFolder, webSocket, within } from './hub.js';

const WebSocket = webSocket();

const hello = (more = {}) => JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'session.hello', params: {
    protocol: [1], tenant: 'demo', platform: 'web', clientId: Math.random().toString(36).slice(2), ...more } });

const next = (socket, event) => within(10_000, event, new Promise((resolve, reject) => {
    socket.once(event, (...all) => resolve(all));
    if (event !== 'error')
        socket.once('error', reject);
}));

async function stage(t) {
    const folder = temporaryFolder(t);
    const hub = await Hub.start({ folder });
    t.after(() => hub.stop());
    return async (path = '/v1/sync', options = {}) => {
        const socket = new WebSocket(`${hub.ws}${path}`, 'batanidza.v1', options);
        t.after(() => socket.terminate());
        await next(socket, 'open');
        return socket;
    };
}

const reply = async (socket) => JSON.parse((await next(socket, 'message'))[0]);

test('W40: fragments with pings between, text and deflated', async (t) => {
    const open = await stage(t);
    const socket = await open();
    assert.equal(socket.protocol, 'batanidza.v1');
    assert.equal(socket.extensions, '');
    const text = hello();
    const pong = next(socket, 'pong');
    const welcome = reply(socket);
    for (let i = 0; i < text.length; ++i) {
        socket.send(text[i], { fin: i === text.length - 1 });
        if (i === 20)
            socket.ping('between');
    }
    assert.equal(String((await pong)[0]), 'between');
    assert.equal((await welcome).result.protocol, 1);
    const packed = Buffer.from(await deflate('{"jsonrpc":"2.0","id":2,"method":"content.manifest"}'));
    socket.send(packed.subarray(0, 9), { fin: false, binary: true });
    const answer = reply(socket);
    socket.send(packed.subarray(9), { fin: true, binary: true });
    assert.equal((await answer).id, 2);
});

test('W40, W4, W29: close codes both ways', async (t) => {
    const open = await stage(t);
    for (const code of [1000, 3000, 4000]) {
        const socket = await open();
        socket.close(code, 'chisarai');
        assert.equal((await next(socket, 'close'))[0], code);
    }
    const rows = [[4500, (socket) => socket.send('{}')],
        [4500, (socket) => socket.send(Buffer.from('no zlib'))],
        [1009, (socket) => socket.send('x'.repeat(1024 * 1024 + 1))],
        [1002, (socket) => socket.send('{}', { mask: false })],
        [1007, (socket) => socket.send(Buffer.from([0xff]), { binary: false })],
        [4501, (socket) => socket.send(hello({ token: 'bz1.no.token' }))],
        [4502, (socket) => socket.send(hello({ tenant: 'harare' }))],
        [4503, (socket) => socket.send(hello({ protocol: [2] }))]];
    for (const [code, breach] of rows) {
        const socket = await open();
        socket.on('error', () => {});
        breach(socket);
        assert.equal((await next(socket, 'close'))[0], code);
    }
});

test('W40, W39: a refused handshake says why', async (t) => {
    const open = await stage(t);
    await assert.rejects(open('/chat'), /404/);
    await assert.rejects(open('/v1/sync', { origin: 'https://evil.example' }), /403/);
    await assert.rejects(open('/v1/sync', { protocolVersion: 8 }), /426/);
});

test('compression that is offered and declined is not missed', async (t) => {
    const open = await stage(t);
    const socket = await open('/v1/sync', { perMessageDeflate: true });
    socket.send(hello());
    assert.equal((await reply(socket)).result.protocol, 1);
});
