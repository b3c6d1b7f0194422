// JSON as it is hashed (RFC 8785), its SHA-256, JSON Patch (RFC 6902) and zlib (RFC 1950), with
// nothing but what Node and browsers bring along. Pure; errors are thrown.

const loneSurrogate = /\p{Surrogate}/u;

/** The canonical text of a JSON value: members sorted by UTF-16 unit, numbers as ECMAScript. */
export function canonical(value) {
    if (value === null || typeof value === 'boolean')
        return String(value);
    if (typeof value === 'number') {
        // From 1e21 on a number is written with an exponent, which says that it is no integer.
        const inexact = Number.isInteger(value) && !Number.isSafeInteger(value);
        if (!Number.isFinite(value) || (inexact && Math.abs(value) < 1e21))
            throw new RangeError(`${value} has no exact form in JSON`);
        return JSON.stringify(value);
    }
    if (typeof value === 'string') {
        if (loneSurrogate.test(value))
            throw new RangeError('a text holds half of a surrogate pair');
        return JSON.stringify(value);
    }
    if (Array.isArray(value))
        return `[${value.map(canonical).join(',')}]`;
    if (typeof value !== 'object')
        throw new TypeError(`${typeof value} is no JSON`);
    return `{${Object.keys(value).sort()
        .map((key) => `${canonical(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** WebCrypto: the browser's, or that of Node, where older versions do not show it. */
export const webCrypto = globalThis.crypto ?? (await import('node:crypto')).webcrypto;

/** Lower-case hex SHA-256 of a text's UTF-8 bytes. */
export async function sha256(text) {
    if (!webCrypto.subtle)
        throw new Error('hashing needs https, or a page of this machine');
    const digest = await webCrypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const hashOf = (value) => sha256(canonical(value));

/** Marks a client's own edit in the feed. */
export const editMark = async (clientId, n) => (await sha256(`${clientId}:${n}`)).slice(0, 16);

async function through(bytes, transform, atMost) {
    const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
    const pieces = [];
    let size = 0;
    for (;;) {
        const { done, value } = await reader.read();
        if (done)
            return new Blob(pieces);
        size += value.byteLength;
        if (size > atMost) {
            await reader.cancel();
            throw new RangeError(`more than ${atMost} bytes come out of a compressed message`);
        }
        pieces.push(value);
    }
}

export const inflate = async (bytes, atMost) =>
    (await through(bytes, new DecompressionStream('deflate'), atMost)).text();
export const deflate = async (text) =>
    (await through(text, new CompressionStream('deflate'), Infinity)).arrayBuffer();

const copyOf = (value) => JSON.parse(JSON.stringify(value));

function steps(pointer) {
    if (pointer === '')
        return [];
    if (typeof pointer !== 'string' || pointer[0] !== '/')
        throw new Error(`${pointer} is no JSON Pointer`);
    return pointer.slice(1).split('/').map((s) => s.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function indexOf(list, step, forAdding) {
    const most = forAdding ? list.length : list.length - 1;
    if (forAdding && step === '-')
        return list.length;
    if (!/^(0|[1-9][0-9]*)$/.test(step) || Number(step) > most)
        throw new Error(`no entry ${step} in a list of ${list.length}`);
    return Number(step);
}

function child(parent, step) {
    if (Array.isArray(parent))
        return parent[indexOf(parent, step, false)];
    if (parent === null || typeof parent !== 'object' || !Object.hasOwn(parent, step))
        throw new Error(`nothing is at ${step}`);
    return parent[step];
}

const valueAt = (root, pointer) => steps(pointer).reduce(child, root);

// The document is held as the one member of a box, so that the root is changed like any other.
function place(box, pointer) {
    const way = ['document', ...steps(pointer)];
    const last = way.pop();
    return { parent: way.reduce(child, box), last };
}

// Not by assignment: a member of the name __proto__ is data like any other.
const setMember = (object, key, value) => Object.defineProperty(object, key,
    { value, writable: true, enumerable: true, configurable: true });

function add(box, pointer, value) {
    const { parent, last } = place(box, pointer);
    if (Array.isArray(parent))
        parent.splice(indexOf(parent, last, true), 0, value);
    else if (parent !== null && typeof parent === 'object')
        setMember(parent, last, value);
    else
        throw new Error(`nothing can be added at ${pointer}`);
}

function remove(box, pointer) {
    const { parent, last } = place(box, pointer);
    const value = child(parent, last);
    if (Array.isArray(parent))
        parent.splice(Number(last), 1);
    else
        delete parent[last];
    return value;
}

/** A new document with the operations applied; throws where one does not fit. */
export function applyPatch(document, operations) {
    const box = { document: copyOf(document) };
    for (const { op, path, from, value } of operations) {
        if (op === 'add') {
            add(box, path, copyOf(value));
        } else if (op === 'remove') {
            remove(box, path);
        } else if (op === 'replace') {
            const { parent, last } = place(box, path);
            child(parent, last);
            setMember(parent, last, copyOf(value));
        } else if (op === 'move') {
            if (path.startsWith(`${from}/`))
                throw new Error('nothing can be moved into itself');
            add(box, path, remove(box, from));
        } else if (op === 'copy') {
            add(box, path, copyOf(valueAt(box.document, from)));
        } else if (op === 'test') {
            if (canonical(valueAt(box.document, path)) !== canonical(value))
                throw new Error(`the test at ${path} failed`);
        } else {
            throw new Error(`no operation ${op}`);
        }
    }
    return box.document;
}
