// The page: a list that changes by itself, one lesson as a form, and what happened. All content
// comes through batanidza.js, the same file that is tested in Node.

import { Client, seqOf } from './batanidza.js';
import { openStore } from './demostore.js';
import { by, Editor, outcome } from './editor.js';

const element = (id) => document.getElementById(id);
const linesInLog = 100;
const freshMs = 1800;

const hub = await (await fetch('hub.json')).json();
const store = await openStore();
const socketScheme = location.protocol === 'https:' ? 'wss:' : 'ws:';

const client = new Client({
    ws: `${socketScheme}//${location.hostname}:${hub.webSocketPort}`,
    http: location.origin,
    tenant: hub.tenant,
    types: ['lesson'],
    app: { name: 'demo-page', version: '1' },
    store,
});
const editor = new Editor(client);
const rows = new Map(); // id -> li
let retryAt = 0;

function remembered(storage, key) {
    try {
        return storage.getItem(`batanidza.demo.${key}`) ?? '';
    } catch {
        return '';
    }
}

function remember(storage, key, value) {
    try {
        storage.setItem(`batanidza.demo.${key}`, value);
    } catch {
        // Asked for again in the next tab, then.
    }
}

// What happened

function tell(text, kind = '') {
    const line = document.createElement('li');
    const time = document.createElement('time');
    const now = new Date();
    time.dateTime = now.toISOString();
    time.textContent = now.toTimeString().slice(0, 8);
    const span = Object.assign(document.createElement('span'), { className: kind, textContent: text });
    line.append(time, span);
    element('log').prepend(line);
    while (element('log').childElementCount > linesInLog)
        element('log').lastElementChild.remove();
}

// The connection, as it is

const closed = {
    4502: 'The hub does not let this client in',
    4503: 'The hub speaks another version of the protocol',
    4504: 'Another connection speaks for this client',
};

const passText = () => (remembered(sessionStorage, 'token')
    ? 'The hub does not take this token' : 'The hub asks for a token');

function stateText({ name, code, reason }) {
    const by = client.carrier === 'poll' ? 'over HTTP' : 'over a WebSocket';
    const wait = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
    switch (name) {
    case 'connecting': return 'Connecting';
    case 'catching up': return 'Catching up: what you see may be old';
    case 'live': return `Live, ${by}`;
    case 'leaving': return 'The hub is stopping; this page comes back by itself';
    case 'offline': return wait > 0 ? `Offline; next try in ${wait} s. What you see may be old.`
        : 'Offline; trying. What you see may be old.';
    case 'refused': return `${code === 4501 ? passText() : closed[code] ?? `Refused (${code}${reason ? `: ${reason}` : ''})`}. `
        + 'This page does not try again by itself.';
    default: return 'Disconnected by you. What you see may be old.';
    }
}

function showState() {
    const { state } = client;
    element('state').dataset.state = state.name;
    const text = stateText(state);
    if (element('state-text').textContent !== text)
        element('state-text').textContent = text;
    const off = state.name === 'stopped' || state.name === 'refused';
    element('connect').textContent = off ? 'Connect' : 'Disconnect';
    element('pass').hidden = state.code !== 4501;
}

let told = '';
client.on('state', (state) => {
    retryAt = Date.now() + (state.retryInMs ?? 0);
    if (state.code === 4501 && element('pass').hidden)
        setTimeout(() => element('token').focus());
    showState();
    if (state.name !== told && state.name !== 'connecting') {
        const why = state.code >= 4000 ? ` (${state.code}${state.reason ? `: ${state.reason}` : ''})` : '';
        tell(`${state.name[0].toUpperCase()}${state.name.slice(1)}${why}`,
            { live: 'good', refused: 'bad' }[state.name] ?? 'wait');
        told = state.name;
    }
    element('client').textContent = `Client ${client.clientId.slice(0, 8)}`;
});

function connect() {
    client.configure({ token: remembered(sessionStorage, 'token'), author: element('author').value,
        carrier: element('carrier').value });
    client.start();
}

element('connect').addEventListener('click', () => {
    if (client.state.name === 'stopped' || client.state.name === 'refused')
        connect();
    else
        client.stop();
});
element('pass').addEventListener('submit', (event) => {
    event.preventDefault();
    remember(sessionStorage, 'token', element('token').value.trim());
    element('token').value = '';
    connect();
});
element('carrier').addEventListener('change', () => {
    remember(sessionStorage, 'carrier', element('carrier').value);
    client.stop();
    connect();
});
element('author').addEventListener('change', () => {
    remember(localStorage, 'author', element('author').value);
    client.configure({ author: element('author').value });
});

// The list

const collator = new Intl.Collator('sn');
const waiting = new Map(); // id -> whether it is fresh
let drawing = 0;

function draw(id, fresh = false) {
    waiting.set(id, fresh || waiting.get(id));
    drawing ||= setTimeout(drawAll, 30);
}

function matches(id, body) {
    const wanted = element('search').value.trim().toLowerCase();
    return `${id} ${body.title?.sn ?? ''} ${body.title?.en ?? ''}`.toLowerCase().includes(wanted);
}

function rowFor(id) {
    const row = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...['b', 'span', 'span', 'span'].map((tag) => document.createElement(tag)));
    button.children[0].lang = 'sn';
    button.children[1].className = 'v';
    button.children[3].className = 'mine';
    button.addEventListener('click', () => open(id));
    row.append(button);
    rows.set(id, row);
    return row;
}

function drawAll() {
    drawing = 0;
    let added = false;
    const unsent = new Map(client.pending.map((edit) => [edit.id, edit.n]));
    for (const [id, fresh] of waiting) {
        const { body } = client.edition(id);
        const item = client.items.get(id);
        if (!body) {
            rows.get(id)?.remove();
            rows.delete(id);
            continue;
        }
        added ||= !rows.has(id);
        const row = rows.get(id) ?? rowFor(id);
        const [sn, version, en, mine] = row.firstElementChild.children;
        sn.textContent = body.title?.sn ?? id;
        en.textContent = body.title?.en ?? '';
        version.textContent = item && !item.deleted ? `v${item.version}` : 'new';
        mine.textContent = unsent.has(id) ? `edit ${unsent.get(id)} is not at the hub yet` : '';
        row.hidden = !matches(id, body);
        if (fresh) {
            row.classList.add('fresh');
            setTimeout(() => row.classList.remove('fresh'), freshMs);
        }
    }
    waiting.clear();
    if (added) {
        const order = (id) => client.edition(id).body?.order ?? 0;
        const ids = [...rows.keys()].sort((a, b) => order(a) - order(b) || collator.compare(a, b));
        element('list').append(...ids.map((id) => rows.get(id)));
    }
    element('count').textContent = rows.size;
    element('unsent').textContent = unsent.size;
    element('empty').hidden = rows.size > 0;
}

function open(id) {
    if (editor.dirty && editor.id !== id && !confirm('Drop what you changed and did not save?'))
        return;
    rows.get(editor.id)?.firstElementChild.removeAttribute('aria-current');
    rows.get(id).firstElementChild.setAttribute('aria-current', 'true');
    editor.open(id);
}

element('search').addEventListener('input', () => [...rows.keys()].forEach((id) => draw(id)));

// Content

client.on('changed', (change) => {
    const { id, item, how, line } = change;
    const live = client.state.name === 'live';
    draw(id, live);
    if (id === editor.id)
        editor.changed(change);
    if (!live || !line)
        return;
    const title = item.body?.title?.sn ?? id;
    const what = item.deleted ? 'deleted' : `version ${item.version}`;
    const bytes = line.updateType === 'incremental' ? ', as a patch' : '';
    tell(`${title}: ${what} ${by(change)}${how === 'urgent' ? ', urgent' : bytes}`);
});
client.on('place', (cursor) => { element('place').textContent = seqOf(cursor); });
client.on('saved', (edit) => draw(edit.id));
client.on('receipt', (receipt) => {
    const [kind, text] = outcome(receipt);
    tell(`Your edit ${receipt.n}: ${text}`, kind);
    draw(receipt.id);
});

// Keys

document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
        event.preventDefault();
        editor.save();
    } else if (event.key === 'Escape' && event.target.dataset?.pointer) {
        editor.discard();
    } else if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
        event.preventDefault();
        element('search').focus();
    }
});
element('lessons').addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')
        return;
    const buttons = [...element('list').querySelectorAll('li:not([hidden]) > button')];
    const at = buttons.indexOf(document.activeElement);
    const next = buttons[event.key === 'ArrowDown' ? at + 1 : at - 1];
    if (next) {
        event.preventDefault();
        next.focus();
    }
});
addEventListener('beforeunload', (event) => {
    if (editor.dirty)
        event.preventDefault();
});

setInterval(() => {
    showState();
    editor.tick();
}, 1000);

element('author').value = remembered(localStorage, 'author');
element('carrier').value = remembered(sessionStorage, 'carrier') || 'socket';
connect();
