// A client of a Batanidza hub (protocol 1) for Node and browsers: a copy of the content that stays
// up to date by itself, and edits that arrive exactly once. Needs no framework.
//
//     const client = new Client({ ws, http, tenant: 'demo', store: new MemoryStore() });
//     client.on('changed', ({ id, item }) => show(id, item));
//     client.start();
//     const receipt = await client.save('sna.greet.001', body);

import { applyPatch, hashOf } from './canonical.js';
import { PollCarrier, SocketCarrier } from './carriers.js';
import { Outbox, MemoryStore } from './outbox.js';
import { repair } from './repair.js';

export { MemoryStore };

const longestPause = 30_000;
const firstPause = 500;
const goodAfter = 30_000;
const pollMs = 25_000;
const idsAtOnce = 200;

export const seqOf = (cursor) => (cursor ? Number(cursor.slice(cursor.lastIndexOf('.') + 1)) : 0);

/**
 * Options: `ws` and `http` addresses ("ws://127.0.0.1:7300"); `carrier` "socket" or "poll"; `tenant`, `token`, `platform`,
 * `form`, `bodies`, `types`, `app`, `author`; `store` (see outbox.js); `WebSocket` and `fetch` where
 * the platform has none; `random` for tests.
 *
 * Events: `state` {name, code?, reason?, retryInMs?}, `changed` {id, item, how, line?, own},
 * `place` (cursor), `saved` (edit), `receipt` (receipt), `deflated` {bytes, text}.
 */
export class Client {
    cursor = null;
    hello = null; // the hub's last answer to session.hello
    state = { name: 'stopped' };
    items = new Map(); // id -> {id, type, version, hash, adaptedHash, body, bodyVersion, seq, deleted}

    #options;
    #outbox;
    #listeners = new Map();
    #carrier = null;
    #wanted = new Set();
    #running = false;
    #dropping = false; // frames, until the page that was asked for came
    #fetching = false;
    #pushing = false;
    #pause = firstPause;
    #floor = 0;
    #timers = new Set();
    #heardAt = 0;

    constructor(options) {
        this.#options = { carrier: 'socket', platform: 'web', form: 'canonical', bodies: 'patch',
            app: { name: 'batanidza.js', version: '1' }, random: Math.random, ...options };
        this.#outbox = new Outbox(options.store ?? new MemoryStore());
    }

    on(event, listener) {
        if (!this.#listeners.has(event))
            this.#listeners.set(event, new Set());
        this.#listeners.get(event).add(listener);
        return () => this.#listeners.get(event).delete(listener);
    }

    /** Other options from the next connection on; `author` from the next edit. */
    configure(options) { Object.assign(this.#options, options); }

    get carrier() { return this.#options.carrier; }

    /** Reads what is stored, and connects until stop(). */
    async start() {
        if (this.#running)
            return;
        this.#running = true;
        const copy = this.clientId ? null : await this.#outbox.load();
        if (copy) {
            this.cursor = copy.cursor;
            this.hello = { adapter: copy.adapter };
            this.items = new Map(copy.items.map((item) => [item.id, item]));
            for (const item of this.items.values()) {
                if (item.wanted)
                    this.#wanted.add(item.id);
            }
        }
        this.#connect();
    }

    stop() {
        this.#running = false;
        for (const timer of this.#timers)
            clearTimeout(timer);
        this.#timers.clear();
        this.#carrier?.close(1000);
        this.#tell('stopped');
    }

    get clientId() { return this.#outbox.clientId; }
    /** Edits without a receipt, oldest first. */
    get pending() { return this.#outbox.pending; }

    /** An item as it stands with our own edits (null = absent), and what an edit of it is made from. */
    edition(id) {
        const held = this.items.get(id);
        const own = this.#outbox.ahead(id, held);
        if (own)
            return { body: own.body ?? null, base: { n: own.n } };
        if (!held || held.deleted)
            return { body: null, base: null };
        return { body: held.body, base: { version: held.version, hash: held.hash } };
    }

    /**
     * Saves first (`saved` tells when), then sends; gives the receipt, whenever it comes. `body` null
     * deletes. `base` is that of the edition that was edited; without it, of the present one.
     */
    async save(id, body, { type = this.items.get(id)?.type ?? 'lesson', base = this.edition(id).base,
        priority, platforms } = {}) {
        const { edit, receipt } = await this.#outbox.add({ id, type, base,
            author: this.#options.author ?? '', at: new Date().toISOString(),
            ...(body === null ? { delete: true } : { body }),
            ...(priority && { priority }), ...(platforms && { platforms }) });
        this.#emit('saved', edit);
        this.#push();
        return receipt;
    }

    /** The item as it is on the hub, fetched anew and checked (for `bodies: "none"`). */
    async fetch(id) {
        this.#want(id);
        await this.#fetchWanted();
        return this.items.get(id);
    }

    call(method, params) { return this.#carrier.call(method, params); }

    // Connecting

    #connect() {
        if (!this.#running)
            return;
        this.#tell('connecting');
        this.#dropping = false;
        const since = Date.now();
        let carrier = null;
        const own = (listener) => (...all) => (this.#carrier === carrier ? listener(...all) : null);
        const says = {
            onOpen: own(() => this.#greet(carrier)),
            onHeard: own(() => { this.#heardAt = Date.now(); }),
            onNotice: own((method, params) => this.#onNotice(method, params)),
            onDeflated: own((bytes, text) => this.#emit('deflated', { bytes, text })),
            onClose: own((code, reason) => this.#onClose(code, reason, Date.now() - since)),
        };
        carrier = this.#options.carrier === 'poll'
            ? new PollCarrier(this.#options, says) : new SocketCarrier(this.#options, says);
        this.#carrier = carrier;
    }

    async #greet(carrier) {
        const { tenant, token, platform, form, bodies, types, app } = this.#options;
        try {
            await carrier.call('session.hello', {
                protocol: [1], tenant, platform, clientId: this.clientId, app, schema: [1, 1],
                accept: ['deflate'], form, bodies, beat: true,
                ...(token && { token }), ...(types && { types }),
                ...(this.cursor && { cursor: this.cursor }),
            }, (answer) => this.#onHello(answer));
        } catch (error) {
            this.#floor = error.retryAfterMs ?? 0;
            // A socket's own close follows with its code.
            if (carrier.polls)
                carrier.close(error.retry === 'after' ? 4001
                    : error.code === 'unauthorised' ? 4501 : 4500, error.message);
            return;
        }
        if (carrier.polls)
            this.#poll(carrier);
        else
            this.#watch(carrier);
        this.#push();
        this.#fetchWanted();
    }

    async #onHello(answer) {
        const adapted = this.hello?.adapter !== undefined && this.hello.adapter !== answer.adapter;
        this.hello = answer;
        if (await this.#outbox.reconcile(answer.lastEdit)) {
            this.#later(0, () => this.#carrier?.close(4499, 'a new clientId is needed'));
            return;
        }
        this.cursor ??= `${answer.head.slice(0, answer.head.lastIndexOf('.'))}.0`;
        if (answer.resume === 'reset') {
            for (const item of this.items.values()) {
                item.stale = true;
                if (answer.clear) // an operator's order; what was not sent stays in the outbox
                    this.#drop(item, 'cleared');
            }
            this.cursor = answer.head;
            this.#keep();
            this.#repair();
        } else if (adapted && this.#options.form === 'adapted') {
            [...this.items.values()].filter((item) => !item.deleted)
                .forEach((item) => this.#want(item.id));
        }
        this.#tell(this.cursor === answer.head && answer.resume === 'live' ? 'live' : 'catching up');
    }

    #onClose(code, reason, lasted) {
        this.#carrier = null;
        for (const timer of this.#timers)
            clearTimeout(timer);
        this.#timers.clear();
        if (!this.#running)
            return;
        if (code >= 4500 && code < 5000) {
            this.#running = false;
            this.#tell('refused', { code, reason });
            return;
        }
        if (lasted >= goodAfter)
            this.#pause = firstPause;
        const retryInMs = Math.round(this.#floor + this.#options.random() * this.#pause);
        this.#pause = Math.min(longestPause, this.#pause * 2);
        this.#floor = 0;
        this.#tell('offline', { code, reason, retryInMs });
        this.#later(retryInMs, () => this.#connect());
    }

    /** A hub that was not heard for two heartbeats is gone. */
    #watch(carrier) {
        const most = 2 * this.hello.heartbeatMs;
        const look = () => {
            if (this.#carrier !== carrier)
                return;
            if (Date.now() - this.#heardAt >= most)
                carrier.close(4001, 'nothing was heard');
            else
                this.#later(most / 4, look);
        };
        look();
    }

    async #poll(carrier) {
        try {
            while (this.#carrier === carrier && this.#running) {
                await carrier.call('sync.changes', { cursor: this.cursor, waitMs: pollMs },
                    (page) => this.#onPage(page, true));
                await this.#fetchWanted();
            }
        } catch (error) {
            // "reset" is the session's or the cursor's end: hello again says what to do.
            this.#floor = error.retryAfterMs ?? 0;
            carrier.close(error.retry === 'never' ? 4500 : 4001, error.message);
        }
    }

    // Content

    async #onNotice(method, params) {
        if (method === 'sync.changes') {
            await this.#onPage(params, false);
        } else if (method === 'sync.urgent') {
            for (const line of params.changes)
                await this.#apply(line, 'urgent');
            this.#keep();
        } else if (method === 'session.goaway') {
            this.#floor = params.resumeAfterMs ?? 0;
            this.#tell('leaving', { reason: params.reason, retryInMs: this.#floor });
        }
    }

    async #onPage(page, asked) {
        if (asked)
            this.#dropping = false;
        if (this.#dropping)
            return;
        if (page.from !== this.cursor) {
            this.#dropping = true;
            this.#askAgain();
            return;
        }
        for (const line of page.changes)
            await this.#apply(line, 'log');
        this.cursor = page.to;
        for (const [id, item] of this.items) {
            if (item.deleted && item.seq <= seqOf(this.cursor))
                this.items.delete(id);
        }
        await this.#outbox.passed(seqOf(this.cursor));
        await this.#keep();
        if (page.changes.length > 0)
            this.#carrier?.notify('sync.ack', { cursor: this.cursor });
        this.#emit('place', this.cursor);
        if (this.state.name === 'catching up' && seqOf(this.cursor) >= seqOf(this.hello.head))
            this.#tell('live');
        if (!this.#carrier?.polls)
            this.#fetchWanted();
    }

    async #askAgain() {
        try {
            await this.#carrier.call('sync.changes', { cursor: this.cursor },
                (page) => this.#onPage(page, true));
        } catch (error) {
            if (error.retry === 'reset')
                this.#carrier?.close(4499, error.message);
        }
    }

    async #apply(line, how) {
        const held = this.items.get(line.id);
        const own = this.#outbox.seen(line);
        if (held && !held.stale && line.version <= held.version)
            return;
        if (line.op === 'delete') {
            this.#wanted.delete(line.id);
            this.#put({ id: line.id, type: line.type, version: line.version, seq: line.seq,
                deleted: true }, how, line, own);
            return;
        }
        const item = { id: line.id, type: line.type, version: line.version, hash: line.hash,
            adaptedHash: line.adaptedHash, seq: line.seq, body: held?.body,
            bodyVersion: held?.bodyVersion ?? 0 };
        let body;
        if (line.body !== undefined)
            body = line.body;
        else if (line.patch && held && !held.stale && held.bodyVersion === line.patch.from)
            body = patched(held.body, line.patch.ops);
        if (body !== undefined && await hashOf(body) === line.adaptedHash)
            Object.assign(item, { body, bodyVersion: line.version });
        else if (this.#options.bodies !== 'none' &&
            line.affectedPlatforms.includes(this.#options.platform))
            item.wanted = true;
        this.#put(item, how, line, own);
    }

    #put(item, how, line, own = false) {
        this.items.set(item.id, item);
        if (item.wanted)
            this.#wanted.add(item.id);
        else
            this.#wanted.delete(item.id);
        this.#emit('changed', { id: item.id, item, how, line, own });
    }

    #drop(item, how) {
        this.items.delete(item.id);
        this.#wanted.delete(item.id);
        this.#emit('changed', { id: item.id, item: { ...item, deleted: true }, how, own: false });
    }

    #want(id) {
        this.#wanted.add(id);
        const item = this.items.get(id);
        if (item)
            item.wanted = true;
    }

    async #fetchWanted() {
        const carrier = this.#carrier;
        if (this.#fetching || !carrier)
            return;
        this.#fetching = true;
        try {
            while (this.#wanted.size > 0 && this.#carrier === carrier) {
                const ids = [...this.#wanted].slice(0, idsAtOnce);
                await carrier.call('content.get', { ids }, (answer) => this.#onItems(answer));
            }
        } catch (error) {
            if (error.retry === 'after' && this.#carrier === carrier)
                this.#later(Math.max(error.retryAfterMs, 100), () => this.#fetchWanted());
        } finally {
            this.#fetching = false;
            if (this.#carrier !== carrier)
                this.#fetchWanted();
        }
    }

    async #onItems({ items, deleted, missing }) {
        for (const sent of items) {
            const held = this.items.get(sent.id);
            this.#wanted.delete(sent.id);
            if (held && !held.stale && sent.version < held.version)
                continue;
            const body = sent.body ?? await this.#fetchLarge(sent);
            if (body === undefined || await hashOf(body) !== sent.adaptedHash)
                continue; // damaged on its way: what is held stays until the next change
            this.#put({ id: sent.id, type: sent.type, version: sent.version, hash: sent.hash,
                adaptedHash: sent.adaptedHash, seq: held?.seq ?? 0, body,
                bodyVersion: sent.version }, 'fetched');
        }
        for (const id of [...deleted, ...missing])
            this.#wanted.delete(id); // where it was deleted, the log says so in its turn
        await this.#keep();
    }

    /** What fits no message comes by its own address. */
    async #fetchLarge({ id, version }) {
        const { http, tenant, platform, form, token, fetch = globalThis.fetch } = this.#options;
        if (!http)
            return undefined;
        const query = new URLSearchParams({ tenant, platform, form, version });
        const response = await fetch(`${http}/v1/content/${encodeURIComponent(id)}?${query}`,
            { headers: token ? { Authorization: `Bearer ${token}` } : {} });
        return response.ok ? (await response.json()).items[0]?.body : undefined;
    }

    async #repair() {
        const carrier = this.#carrier;
        try {
            const found = await repair((params) => carrier.call('content.manifest', params),
                () => [...this.items.values()].filter((item) => !item.deleted), this.#options.types);
            for (const id of found.equal)
                delete this.items.get(id)?.stale;
            found.differs.forEach((id) => this.#want(id));
            for (const id of found.absent) {
                const item = this.items.get(id);
                const unsent = this.pending.some((edit) => edit.id === id);
                if (item?.stale && !unsent && item.seq <= seqOf(found.cursor))
                    this.#drop(item, 'repaired');
            }
            await this.#fetchWanted();
            this.#tell('live');
        } catch (error) {
            if (this.#carrier === carrier)
                carrier.close(4499, `the repair broke off: ${error.message}`);
        }
    }

    // Edits

    async #push() {
        const carrier = this.#carrier;
        if (this.#pushing || !carrier || !this.hello?.sessionId)
            return;
        this.#pushing = true;
        try {
            for (let edits = this.#outbox.next(); edits.length > 0 && this.#carrier === carrier;
                edits = this.#outbox.next()) {
                const { receipts } = await carrier.call('sync.push', { edits });
                for (const receipt of receipts) {
                    await this.#outbox.receipted(receipt);
                    this.#emit('receipt', receipt);
                }
                if (receipts.length === 0)
                    throw new Error('a push was answered without a receipt');
            }
        } catch (error) {
            if (this.#carrier !== carrier)
                return;
            if (error.code === 'edit_reused')
                await this.#outbox.renameClient();
            if (error.retry === 'reset')
                carrier.close(4499, error.message); // hello says where to go on
            else if (error.retry === 'after')
                this.#later(Math.max(error.retryAfterMs, 100), () => this.#push());
        } finally {
            this.#pushing = false;
            if (this.#carrier !== carrier)
                this.#push();
        }
    }

    // Small things

    #keep() {
        return this.#outbox.keepCopy(() => ({ cursor: this.cursor, adapter: this.hello?.adapter,
            items: [...this.items.values()] }));
    }

    #later(ms, work) {
        const timer = setTimeout(() => {
            this.#timers.delete(timer);
            work();
        }, ms);
        this.#timers.add(timer);
    }

    #tell(name, more = {}) {
        this.state = { name, ...more };
        this.#emit('state', this.state);
    }

    #emit(event, value) {
        for (const listener of this.#listeners.get(event) ?? [])
            listener(value);
    }
}

function patched(body, operations) {
    try {
        return applyPatch(body, operations);
    } catch {
        return undefined; // fetched whole instead
    }
}
