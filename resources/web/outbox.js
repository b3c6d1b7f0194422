// A client's edits until they are receipted, and a day longer: numbered once, stored before they
// are sent, never changed after that.
//
// A store has `read(name)` and `write(name, value)`, both may be promises; `write` is done when the
// value survives the end of the program. Names are "outbox" and "copy"; a store that keeps no copy
// of the content leaves that one out, and its client starts from the beginning of the log.

import { editMark } from './canonical.js';

const editsPerPush = 256;
const bytesPerPush = 900_000;
const aDay = 24 * 3600 * 1000;

export class MemoryStore {
    #texts = new Map();
    read(name) { return this.#texts.has(name) ? JSON.parse(this.#texts.get(name)) : null; }
    write(name, value) { this.#texts.set(name, JSON.stringify(value)); }
}

const newClientId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)),
    (byte) => byte.toString(16).padStart(2, '0')).join('');

export class Outbox {
    clientId = '';
    #store;
    #given = 0; // the last number
    #pending = []; // {edit, seen?}
    #receipted = []; // {edit, receipt, passedAt?}
    #waiting = new Map(); // n -> resolve

    constructor(store) { this.#store = store; }

    async load() {
        const kept = await this.#store.read('outbox');
        this.clientId = kept?.clientId ?? newClientId();
        this.#given = kept?.given ?? 0;
        this.#pending = kept?.pending ?? [];
        this.#receipted = kept?.receipted ?? [];
        if (!kept)
            await this.#write();
        return this.#store.read('copy');
    }

    keepCopy(copy) { return this.#store.write('copy', copy()); }

    get pending() { return this.#pending.map(({ edit }) => edit); }

    /** What an edit of `id` is made from: an own edit that the log has not brought yet, or `held`. */
    baseFor(id, held) {
        const latest = this.#pending.findLast(({ edit }) => edit.id === id);
        if (latest && !(latest.seen && held?.version >= latest.seen))
            return { n: latest.edit.n };
        const done = this.#receipted.findLast(({ edit }) => edit.id === id);
        if (['applied', 'merged', 'unchanged'].includes(done?.receipt.status) &&
            done.receipt.version > (held?.version ?? 0))
            return { n: done.edit.n };
        return held && !held.deleted ? { version: held.version, hash: held.hash } : null;
    }

    /** Durable when this is done; `promise` is kept when the receipt comes. */
    async add(edit) {
        const n = ++this.#given;
        const promise = new Promise((resolve) => this.#waiting.set(n, resolve));
        this.#pending.push({ edit: { n, ...edit } });
        await this.#write();
        return { promise };
    }

    /** The next edits to send: consecutive, few enough for one message. */
    next() {
        const edits = [];
        let bytes = 0;
        for (const { edit } of this.#pending.slice(0, editsPerPush)) {
            bytes += new TextEncoder().encode(JSON.stringify(edit)).length;
            if (edits.length > 0 && bytes > bytesPerPush)
                break;
            edits.push(edit);
        }
        return edits;
    }

    /** A change of the log that one of the pending edits made: as good as its receipt. */
    async seen(line) {
        for (const entry of this.#pending) {
            if (!entry.seen && entry.edit.id === line.id &&
                await editMark(this.clientId, entry.edit.n) === line.origin.edit)
                entry.seen = line.version;
        }
    }

    async receipted(receipt) {
        const at = this.#pending.findIndex(({ edit }) => edit.n === receipt.n);
        if (at < 0)
            return;
        const [{ edit }] = this.#pending.splice(at, 1);
        this.#receipted.push({ edit, receipt });
        await this.#write();
        this.#waiting.get(receipt.n)?.(receipt);
        this.#waiting.delete(receipt.n);
    }

    /** Everything up to `seq` is applied here: what is receipted is kept for one more day. */
    async passed(seq) {
        const now = Date.now();
        let changed = false;
        for (const entry of this.#receipted) {
            if (!entry.passedAt && (entry.receipt.seq ?? 0) <= seq) {
                entry.passedAt = now;
                changed = true;
            }
        }
        const kept = this.#receipted.filter(({ passedAt }) => !passedAt || now - passedAt < aDay);
        changed ||= kept.length !== this.#receipted.length;
        this.#receipted = kept;
        if (changed)
            await this.#write();
    }

    /** Compares with the hub's count. True where a new hello is needed, under a new clientId. */
    async reconcile(lastEdit) {
        if (lastEdit > this.#given) {
            await this.renameClient(); // another device has our id
            return true;
        }
        const known = this.#receipted.reduce((most, { edit }) => Math.max(most, edit.n), 0);
        if (lastEdit < known) { // the hub was restored from an older copy
            const again = this.#receipted.filter(({ edit }) => edit.n > lastEdit);
            this.#receipted = this.#receipted.filter(({ edit }) => edit.n <= lastEdit);
            this.#pending = [...again.map(({ edit }) => ({ edit })), ...this.#pending];
            await this.#renumber(lastEdit);
        }
        return false;
    }

    async renameClient() {
        this.clientId = newClientId();
        await this.#renumber(0, true);
        this.#receipted = [];
        await this.#write();
    }

    async #renumber(last, elsewhere = false) {
        const outcome = new Map(this.#receipted.map(({ edit, receipt }) => [edit.n, receipt]));
        const numbers = new Map();
        const waiting = new Map();
        this.#given = last;
        for (const entry of this.#pending) {
            const n = ++this.#given;
            numbers.set(entry.edit.n, n);
            if (this.#waiting.has(entry.edit.n))
                waiting.set(n, this.#waiting.get(entry.edit.n));
            let { base } = entry.edit;
            if (base?.n !== undefined) {
                const done = outcome.get(base.n);
                if (numbers.has(base.n))
                    base = { n: numbers.get(base.n) };
                else if (elsewhere)
                    base = done?.version ? { version: done.version, hash: done.hash } : null;
            }
            entry.edit = { ...entry.edit, n, base };
            delete entry.seen;
        }
        this.#waiting = waiting;
        await this.#write();
    }

    #write() {
        return this.#store.write('outbox', { clientId: this.clientId, given: this.#given,
            pending: this.#pending, receipted: this.#receipted });
    }
}
