// Headless Chromium, driven over its own protocol (Chrome DevTools) through Debian's node-ws.

import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { slowness, temporaryFolder, webSocket, within } from './hub.js';

const WebSocket = webSocket();
const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const lookAgainMs = 30;
const patienceMs = 20_000;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One page. Every wait is bounded; what the page logged as an error is in `errors`. */
export class Page {
    errors = [];
    #socket;
    #session;
    #calls = new Map();
    #lastId = 0;

    constructor(socket) {
        this.#socket = socket;
        socket.on('message', (data) => this.#take(JSON.parse(data)));
    }

    static async open(socket, address) {
        const page = new Page(socket);
        const { targetId } = await page.send('Target.createTarget', { url: 'about:blank' });
        page.#session = (await page.send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
        for (const domain of ['Page', 'Runtime', 'Log', 'Network'])
            await page.send(`${domain}.enable`);
        await page.go(address);
        return page;
    }

    async go(address) {
        const { errorText } = await this.send('Page.navigate', { url: address });
        if (errorText)
            throw new Error(`${address}: ${errorText}`);
        await this.until('document.readyState === "complete"');
    }

    send(method, params = {}) {
        const id = ++this.#lastId;
        this.#socket.send(JSON.stringify({ id, method, params, sessionId: this.#session }));
        return within(patienceMs, method, new Promise((resolve, reject) => {
            this.#calls.set(id, { resolve, reject });
        }));
    }

    /** The value of an expression (or of the promise it gives), as JSON. */
    async value(expression) {
        const { result, exceptionDetails } = await this.send('Runtime.evaluate',
            { expression, awaitPromise: true, returnByValue: true, userGesture: true });
        if (exceptionDetails)
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    }

    async until(expression, ms = patienceMs) {
        const end = Date.now() + ms * slowness;
        for (;;) {
            const value = await this.value(expression).catch(() => undefined);
            if (value)
                return value;
            if (Date.now() > end)
                throw new Error(`waited ${ms * slowness} ms in the page for: ${expression}\n`
                    + `${await this.value('document.body.innerText')}\n${this.errors.join('\n')}`);
            await pause(lookAgainMs);
        }
    }

    text(selector) { return this.value(`document.querySelector(${JSON.stringify(selector)}).innerText`); }
    click(selector) { return this.value(`document.querySelector(${JSON.stringify(selector)}).click()`); }

    async focus(selector) {
        await this.value(`document.querySelector(${JSON.stringify(selector)}).focus()`);
    }

    /** Puts text where the focus is, in place of what is there, as a keyboard does. */
    async type(selector, text) {
        await this.value(`{ const e = document.querySelector(${JSON.stringify(selector)}); e.focus(); e.select(); }`);
        await this.send('Input.insertText', { text });
    }

    async key(key, { code = key, modifiers = 0, text } = {}) {
        const codes = { ArrowDown: 40, ArrowUp: 38, Enter: 13, Escape: 27, Tab: 9, s: 83 };
        const event = { key, code, modifiers, windowsVirtualKeyCode: codes[key] ?? key.charCodeAt(0) };
        await this.send('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', text, ...event });
        await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    }

    media(scheme) {
        return this.send('Emulation.setEmulatedMedia',
            { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    }

    size(width, height) {
        return this.send('Emulation.setDeviceMetricsOverride',
            { width, height, deviceScaleFactor: 1, mobile: false });
    }

    /** A picture in the folder that BATANIDZA_PICTURES names, if it does. */
    async picture(name) {
        if (!process.env.BATANIDZA_PICTURES)
            return;
        const { data } = await this.send('Page.captureScreenshot', { format: 'png' });
        writeFileSync(join(process.env.BATANIDZA_PICTURES, `${name}.png`), Buffer.from(data, 'base64'));
    }

    #take({ id, sessionId, method, params, result, error }) {
        if (id !== undefined) {
            const call = this.#calls.get(id);
            if (sessionId !== this.#session && sessionId !== undefined)
                return;
            this.#calls.delete(id);
            if (error)
                call?.reject(new Error(error.message));
            else
                call?.resolve(result);
        } else if (sessionId === this.#session && method === 'Runtime.exceptionThrown') {
            this.errors.push(params.exceptionDetails.exception?.description
                ?? params.exceptionDetails.text);
        } else if (sessionId === this.#session && method === 'Log.entryAdded'
            && params.entry.level === 'error') {
            this.errors.push(`${params.entry.text} ${params.entry.url ?? ''}`);
        } else if (sessionId === this.#session && method === 'Page.javascriptDialogOpening') {
            this.send('Page.handleJavaScriptDialog', { accept: true });
        }
    }
}

/** A browser of our own, with a profile that goes away with it. */
export class Chromium {
    #process;
    #ended;
    #address;
    #folder;
    #pages = 0;

    static async start() {
        if (!program)
            throw new Error('the Debian package chromium is missing (./dev test installs it)');
        const browser = new Chromium();
        browser.#folder = temporaryFolder();
        // Only root has to go without the sandbox, which is what a container's tests run as.
        const alone = process.getuid() === 0 ? ['--no-sandbox'] : [];
        browser.#process = spawn(program, ['--headless=new', ...alone, '--disable-gpu',
            '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking',
            '--disable-component-update', '--disable-sync', '--remote-debugging-port=0',
            `--user-data-dir=${browser.#folder}`, 'about:blank'],
        { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
        browser.#ended = new Promise((resolve) => browser.#process.once('exit', resolve));
        let told = '';
        const ready = new Promise((resolve) => browser.#process.stderr.on('data', (text) => {
            told += text;
            const found = /DevTools listening on (ws:\S+)/.exec(told);
            if (found)
                resolve(found[1]);
        }));
        browser.#address = await within(60_000, 'Chromium to start', Promise.race([ready,
            browser.#ended.then(() => { throw new Error(`Chromium ended: ${told}`); })]));
        return browser;
    }

    async open(address) {
        const socket = new WebSocket(this.#address, { maxPayload: 64 * 1024 * 1024 });
        await within(20_000, 'the browser to answer', new Promise((resolve, reject) => {
            socket.once('open', resolve);
            socket.once('error', reject);
        }));
        ++this.#pages;
        return Page.open(socket, address);
    }

    async stop() {
        try {
            process.kill(-this.#process.pid, 'SIGTERM'); // its own group: the browser and its helpers
        } catch {
            // gone already
        }
        await within(20_000, 'Chromium to end', this.#ended);
        rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
    }
}
