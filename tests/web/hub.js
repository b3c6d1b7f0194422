// A real hub in a process of its own, on free ports, in a folder that goes away with it; and the
// small things the tests here share.

import { spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = process.env.BATANIDZAD;
if (!program)
    throw new Error('BATANIDZAD must name the daemon under test; run this through ctest');

/** Debian's `ws`, found through NODE_PATH; Node 18 has no WebSocket of its own. */
export function webSocket() {
    try {
        return createRequire(import.meta.url)('ws');
    } catch {
        throw new Error('the Debian package node-ws is missing (./dev test installs it), or '
            + 'NODE_PATH does not name /usr/share/nodejs');
    }
}

export function temporaryFolder(test) {
    const folder = mkdtempSync(join(tmpdir(), 'batanidza-web-'));
    test?.after(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
}

/**
 * A free port that a hub can leave and come back to: from below the range that systems hand out by
 * themselves, so that nobody's outgoing connection takes it meanwhile.
 */
async function keptPort() {
    for (let i = 0; i < 200; ++i) {
        const port = randomInt(15_000, 32_000);
        const probe = createServer();
        const free = await new Promise((resolve) => {
            probe.once('error', () => resolve(false));
            probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
        });
        if (free)
            return port;
    }
    throw new Error('no free port was found');
}

export class Hub {
    ws = '';
    http = '';
    #process = null;
    #ended = null;
    #errors = '';

    /**
     * Options: `folder`, `settings` (settings.json), `more` (arguments), `open` (no token needed),
     * `at` (a hub that is gone, whose ports are taken again).
     */
    static async start({ folder, settings, more = [], open = true, at }) {
        const hub = new Hub();
        if (settings)
            writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings));
        const ports = at ? [new URL(at.ws).port, new URL(at.http).port]
            : [await keptPort(), await keptPort()];
        await hub.#run(['serve', '--data', folder,
            '--ws', `127.0.0.1:${ports[0]}`, '--http', `127.0.0.1:${ports[1]}`,
            ...(open ? ['--open-loopback'] : []), ...more]);
        return hub;
    }

    get pid() { return this.#process.pid; }
    get errors() { return this.#errors; }

    async #run(args) {
        this.#process = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
        this.#ended = new Promise((resolve) => this.#process.once('exit', resolve));
        this.#process.stderr.on('data', (text) => { this.#errors += text; });
        const lines = createInterface({ input: this.#process.stdout });
        const ready = new Promise((resolve) => lines.once('line', resolve));
        const line = await within(30_000, 'the hub to say that it is ready',
            Promise.race([ready, this.#ended.then(() => null)])).catch(() => null);
        if (!line) {
            this.#process.kill('SIGKILL'); // it is nobody's yet who would end it
            throw new Error(`the hub did not start: ${this.#errors}`);
        }
        const told = JSON.parse(line);
        this.ws = told.ws;
        this.http = told.http;
    }

    /** SIGTERM to the process we started, and its exit code. */
    async stop() {
        if (this.#process.exitCode === null)
            this.#process.kill('SIGTERM');
        return within(20_000, 'the hub to end', this.#ended);
    }

    async kill() {
        this.#process.kill('SIGKILL');
        return this.#ended;
    }

    signal(name) { this.#process.kill(name); }
}

/** A verb of batanidzad, to its end; throws where it failed. */
export function verb(...args) {
    const done = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
    if (done.status !== 0)
        throw new Error(`batanidzad ${args.join(' ')}: ${done.status} ${done.stderr}`);
    return done.stdout;
}

/** Sanitizers make a hub slow: what is waited for may take so many times longer. */
export const slowness = Number(process.env.BATANIDZA_SLOWNESS ?? 1);

export function within(ms, what, promise) {
    let timer;
    const late = new Promise((resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`waited ${ms * slowness} ms for ${what}`)),
            ms * slowness);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Waits for `check()` to hold, looking again whenever `client` says something. */
export function until(client, what, check, ms = 15_000) {
    if (check())
        return Promise.resolve();
    const offs = [];
    const held = new Promise((resolve) => {
        for (const event of ['state', 'changed', 'place', 'saved', 'receipt'])
            offs.push(client.on(event, () => check() && resolve()));
    });
    return within(ms, what, held).finally(() => offs.forEach((off) => off()));
}

const sample = readFileSync(new URL('../../resources/demo/lessons/sna.animals.001.json',
    import.meta.url), 'utf8');

export const toneText = 'mhorói, mànheru, n\u030ad\u0301a, \u{1f600}';

/** A lesson of the sample course under another name, with tone marks and a letter in parts. */
export function lesson(id, title = toneText) {
    const body = JSON.parse(sample.replaceAll('sna.animals.001', id));
    delete body.contentHash;
    body.media = [];
    for (const word of body.vocabulary)
        delete word.audio;
    body.title.sn = title;
    return body;
}
