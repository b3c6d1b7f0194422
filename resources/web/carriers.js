// The two ways to a hub: a WebSocket, and plain HTTP where no socket may be opened. Each carries
// JSON-RPC messages one at a time, in the order in which they came.

import { deflate, inflate } from './canonical.js';

/** What a call was refused with; `code` and `retry` are those of the protocol. */
export class HubError extends Error {
    constructor(error) {
        super(error.message);
        this.number = error.code;
        this.code = error.data?.code ?? 'internal';
        this.retry = error.data?.retry ?? 'never';
        this.retryAfterMs = error.data?.retryAfterMs ?? 0;
    }
}

const subprotocol = 'batanidza.v1';
const inflatedBytes = 8 * 1024 * 1024;
const lost = () => new HubError({ message: 'the connection is gone',
    data: { code: 'unavailable', retry: 'after' } });

/** `says.onNotice(method, params)` is waited for before the next message is looked at. */
export class SocketCarrier {
    polls = false;
    #calls = new Map();
    #lastId = 0;
    #turn = Promise.resolve();
    #socket;
    #says;

    constructor({ ws, WebSocket = globalThis.WebSocket }, says) {
        this.#says = says;
        this.#socket = new WebSocket(`${ws}/v1/sync`, subprotocol);
        this.#socket.binaryType = 'arraybuffer';
        this.#socket.addEventListener('open', () => says.onOpen());
        this.#socket.addEventListener('message', ({ data }) => {
            says.onHeard();
            this.#turn = this.#turn.then(() => this.#take(data))
                .catch((error) => this.close(4500, error.message));
        });
        this.#socket.addEventListener('error', () => {}); // 'close' follows and tells more
        this.#socket.addEventListener('close', ({ code, reason }) => {
            // What came before the end is still looked at.
            this.#turn = this.#turn.then(() => this.#end(code, String(reason)));
        });
    }

    /** The result, or a HubError. `inOrder(result)` is waited for before the next message. */
    call(method, params, inOrder) {
        return new Promise((resolve, reject) => {
            const id = ++this.#lastId;
            this.#calls.set(id, { resolve, reject, inOrder });
            this.#send({ jsonrpc: '2.0', id, method, params });
        });
    }

    notify(method, params) {
        this.#send({ jsonrpc: '2.0', method, params });
    }

    close(code = 1000, reason = '') {
        // A script may close with 1000 and 3000-4999 only.
        this.#socket.close(code, reason.slice(0, 100));
    }

    #send(message) {
        if (this.#socket.readyState === 1)
            this.#socket.send(JSON.stringify(message));
    }

    async #take(data) {
        const text = typeof data === 'string' ? data : await inflate(data, inflatedBytes);
        if (typeof data !== 'string')
            this.#says.onDeflated?.(data.byteLength, text.length);
        const message = JSON.parse(text);
        for (const each of Array.isArray(message) ? message : [message]) {
            if (each.method !== undefined)
                await this.#says.onNotice(each.method, each.params ?? {});
            else
                await this.#answer(each);
        }
    }

    async #answer({ id, result, error }) {
        const call = this.#calls.get(id);
        if (!call)
            return;
        this.#calls.delete(id);
        if (error) {
            call.reject(new HubError(error));
            return;
        }
        await call.inOrder?.(result);
        call.resolve(result);
    }

    #end(code, reason) {
        for (const { reject } of this.#calls.values())
            reject(lost());
        this.#calls.clear();
        this.#says.onClose(code, reason);
    }
}

/** One call at a time; whoever owns it asks for changes again and again. */
export class PollCarrier {
    polls = true;
    #session = null;
    #lastId = 0;
    #turn = Promise.resolve();
    #stop = new AbortController();
    #options;
    #says;

    constructor(options, says) {
        this.#options = options;
        this.#says = says;
        queueMicrotask(() => says.onOpen());
    }

    async call(method, params, inOrder) {
        const result = await this.#post({ jsonrpc: '2.0', id: ++this.#lastId, method, params });
        if (method === 'session.hello')
            this.#session = result.sessionId;
        // Two calls may be under way (a waiting one and a push): their answers go one by one.
        const turn = this.#turn.then(() => inOrder?.(result));
        this.#turn = turn.catch(() => {});
        await turn;
        return result;
    }

    notify() {} // to ask for changes behind a place says what an acknowledgement says

    close(code = 1000, reason = '') {
        if (this.#stop.signal.aborted)
            return;
        this.#stop.abort();
        queueMicrotask(() => this.#says.onClose(code, reason));
    }

    async #post(message) {
        const { http, token, fetch = globalThis.fetch, deflateRequests } = this.#options;
        const headers = { 'Content-Type': 'application/json' };
        if (token)
            headers.Authorization = `Bearer ${token}`;
        if (this.#session)
            headers['Batanidza-Session'] = this.#session;
        let body = JSON.stringify(message);
        if (deflateRequests) {
            body = await deflate(body);
            headers['Content-Encoding'] = 'deflate';
        }
        let answer;
        try {
            const response = await fetch(`${http}/v1/rpc`,
                { method: 'POST', headers, body, signal: this.#stop.signal });
            answer = await response.json();
        } catch {
            this.close(1006, 'no answer came');
            throw lost();
        }
        this.#says.onHeard();
        if (answer.error)
            throw new HubError(answer.error);
        return answer.result;
    }
}
