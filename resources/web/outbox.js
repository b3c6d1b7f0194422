// A client's edits until they are receipted, and a day longer: numbered once, stored before they
// are sent, never changed after that.
//
// A store has `read(name)` and `write(name, value)`, both may be promises; `write` is done when the
// value survives the end of the program. Names are "outbox" and "copy"; a store that keeps no copy
// of the content leaves that one out, and its client starts from the beginning of the log.

import { editMark, webCrypto } from './canonical.js';

const editsPerPush = 256;
const bytesPerPush = 900_000;
const aDay = 24 * 3600 * 1000;

export class MemoryStore {
    #texts = new Map();
    read(name) { return this.#texts.has(name) ? JSON.parse(this.#texts.get(name)) : null; }
    write(name, value) { this.#texts.set(name, JSON.stringify(value)); }
}

const newClientId = () => Array.from(webCrypto.getRandomValues(new Uint8Array(16)),
    (byte) => byte.toString(16).padStart(2, '0')).join('');

export class Outbox {
    clientId = '';
    #store;
    #given = 0; // the last number
    #pending = []; // {edit, seen?}
    #storing = new Set(); // of these, which are not durable yet
    #receipted = []; // {edit, receipt, passedAt?}
    #waiting = new Map(); // n -> resolve
    #marks = new Map(); // mark -> n, of all edits above

    constructor(store) { this.#store = store; }

    async load() {
        const kept = await this.#store.read('outbox');
        this.clientId = kept?.clientId ?? newClientId();
        this.#given = kept?.given ?? 0;
        this.#pending = kept?.pending ?? [];
        this.#receipted = kept?.receipted ?? [];
        if (!kept)
            await this.#write();
        await this.#mark();
        return this.#store.read('copy');
    }

    keepCopy(copy) { return this.#store.write('copy', copy()); }

    get pending() { return this.#pending.map(({ edit }) => edit); }

    /** Our latest edit of an item that the log has not brought yet, or undefined. */
    ahead(id, held) {
        const latest = this.#pending.findLast(({ edit }) => edit.id === id);
        if (latest && !(latest.seen && held?.version >= latest.seen))
            return latest.edit;
        const done = this.#receipted.findLast(({ edit }) => edit.id === id);
        const took = ['applied', 'merged', 'unchanged'].includes(done?.receipt.status);
        return took && done.receipt.version > (held?.version ?? 0) ? done.edit : undefined;
    }

    /** Durable when this is done; `receipt` is a promise. A store that fails gives the number back. */
    async add(content) {
        const entry = { edit: { n: ++this.#given, ...content } };
        // A receipt may come before this is done: whoever waits for it stands ready first.
        const receipt = new Promise((resolve) => this.#waiting.set(entry.edit.n, resolve));
        this.#pending.push(entry);
        this.#storing.add(entry);
        try {
            await this.#write();
        } catch (error) {
            this.#pending = this.#pending.filter((other) => other !== entry);
            this.#waiting.delete(entry.edit.n);
            if (this.#given === entry.edit.n)
                --this.#given;
            throw error;
        } finally {
            this.#storing.delete(entry);
        }
        const { n } = entry.edit; // it may have been renumbered meanwhile
        this.#marks.set(await editMark(this.clientId, n), n);
        return { edit: entry.edit, receipt };
    }

    /** The next edits to send: consecutive, few enough for one message. */
    next() {
        const edits = [];
        let bytes = 0;
        for (const entry of this.#pending.slice(0, editsPerPush)) {
            if (this.#storing.has(entry))
                break;
            const { edit } = entry;
            bytes += new TextEncoder().encode(JSON.stringify(edit)).length;
            if (edits.length > 0 && bytes > bytesPerPush)
                break;
            edits.push(edit);
        }
        return edits;
    }

    /** Whether one of our edits made a change of the log: that is as good as its receipt. */
    seen(line) {
        const n = this.#marks.get(line.origin?.edit);
        const entry = this.#pending.find(({ edit }) => edit.n === n);
        if (entry)
            entry.seen = line.version;
        return n !== undefined;
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
        const old = this.#receipted;
        this.#receipted = [];
        await this.#renumber(0, old);
    }

    /** `before`: what the old name had receipts for, where the name is new. */
    async #renumber(last, before) {
        const outcome = new Map((before ?? []).map(({ edit, receipt }) => [edit.n, receipt]));
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
                else if (before)
                    base = done?.version ? { version: done.version, hash: done.hash } : null;
            }
            entry.edit = { ...entry.edit, n, base };
            delete entry.seen;
        }
        this.#waiting = waiting;
        await this.#mark();
        await this.#write();
    }

    async #mark() {
        this.#marks.clear();
        for (const { edit } of [...this.#receipted, ...this.#pending])
            this.#marks.set(await editMark(this.clientId, edit.n), edit.n);
    }

    #write() {
        return this.#store.write('outbox', { clientId: this.clientId, given: this.#given,
            pending: this.#pending, receipted: this.#receipted });
    }
}
