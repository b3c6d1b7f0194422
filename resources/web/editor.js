// One lesson as a form. Its fields follow what others do until one is changed; then they stay, and
// what is saved is merged by the hub with what came meanwhile.

const element = (id) => document.getElementById(id);

const titles = [['/title/sn', 'Title, Shona', 'sn'], ['/title/en', 'Title, English', 'en'],
    ['/summary/en', 'Summary', 'en']];

const steps = (pointer) => pointer.slice(1).split('/');
const textAt = (body, pointer) =>
    steps(pointer).reduce((value, step) => value?.[step], body) ?? '';

function setText(body, pointer, text) {
    const way = steps(pointer);
    const last = way.pop();
    let object = body;
    for (const step of way)
        object = object[step] ??= {};
    object[last] = text;
}

export function ago(ms) {
    const seconds = Math.max(0, Math.round(ms / 1000));
    if (seconds < 60)
        return seconds < 2 ? 'just now' : `${seconds} s ago`;
    return seconds < 3600 ? `${Math.round(seconds / 60)} min ago` : `${Math.round(seconds / 3600)} h ago`;
}

/** Who made a change. */
export const by = ({ line, own }) =>
    (own ? 'by you' : `by ${line.origin?.author || 'somebody'} on ${line.origin?.platform}`);

/** What became of an edit, for a person: [class, text]. */
export function outcome(receipt) {
    switch (receipt.status) {
    case 'applied': return ['good', `applied as version ${receipt.version}`];
    case 'merged': return ['good', `merged with what others did, as version ${receipt.version}`];
    case 'unchanged': return ['good', `nothing to change: version ${receipt.version} says the same`];
    case 'queued': return ['wait', `waits for a person to decide (conflict ${receipt.conflictId}); `
        + `version ${receipt.version} stays`];
    default: return ['bad', `rejected: ${receipt.error?.message ?? receipt.error?.code ?? 'no reason given'}`];
    }
}

export class Editor {
    id = null;
    #client;
    #edition = null;
    #last = null; // what brought the present version: {line, own}

    constructor(client) {
        this.#client = client;
        element('fields').addEventListener('submit', (event) => {
            event.preventDefault();
            this.save();
        });
        element('fields').addEventListener('input', ({ target }) => {
            if (target.dataset.pointer)
                this.#mark(target);
        });
        element('discard').addEventListener('click', () => this.discard());
        element('take').addEventListener('click', () => this.discard());
    }

    get dirty() { return this.#inputs().some((input) => input.value !== input.defaultValue); }

    open(id) {
        this.id = id;
        this.#last = null;
        element('edits').replaceChildren();
        this.#show();
    }

    /** The item changed: fields that nobody touched here show it at once. */
    changed(change) {
        this.#last = change?.line ? change : this.#last;
        if (!this.dirty)
            this.#show();
        else
            this.#tellVersion();
    }

    discard() {
        if (this.id)
            this.#show();
    }

    async save() {
        if (!this.dirty)
            return;
        const body = structuredClone(this.#edition.body);
        for (const input of this.#inputs()) {
            if (input.value !== input.defaultValue)
                setText(body, input.dataset.pointer, input.value.normalize('NFC'));
        }
        const { id } = this;
        const row = document.createElement('li');
        const say = (kind, text) => {
            row.className = kind;
            row.textContent = text;
        };
        let number = '';
        const off = this.#client.on('saved', ({ n }) => {
            number ||= `Edit ${n}`;
            say('wait', `${number}: kept on this device, on its way to the hub`);
            this.#show();
        });
        element('edits').prepend(row);
        while (element('edits').childElementCount > 3)
            element('edits').lastElementChild.remove();
        try {
            const receipt = this.#client.save(id, body, { base: this.#edition.base });
            receipt.then(({ status }) => status !== 'applied' && this.id === id && this.changed());
            const [kind, text] = outcome(await receipt);
            say(kind, `${number}: ${text}`);
        } catch (error) {
            say('bad', `This edit could not be kept on this device (${error.message}). Nothing was sent.`);
        } finally {
            off();
        }
    }

    /** Keeps the line under the title true as time goes. */
    tick() { this.#tellVersion(); }

    #inputs() { return [...element('fields').querySelectorAll('input[data-pointer]')]; }

    #mark(input) {
        input.classList.toggle('changed', input.value !== input.defaultValue);
        element('save').disabled = element('discard').disabled = !this.dirty;
        this.#tellVersion();
    }

    #show() {
        this.#edition = this.#client.edition(this.id);
        const { body } = this.#edition;
        element('fields').hidden = !body;
        element('editor-title').textContent = body ? textAt(body, '/title/sn') || this.id : 'This lesson is gone';
        element('editor-title').lang = body ? 'sn' : 'en';
        if (body) {
            const words = (Array.isArray(body.vocabulary) ? body.vocabulary : [])
                .map((word, i) => [word.headword, `/vocabulary/${i}`]);
            const shape = JSON.stringify([this.id, words.length]);
            if (element('fields').dataset.shape !== shape) {
                element('fields').dataset.shape = shape;
                this.#build(words);
            }
            for (const input of this.#inputs()) {
                const text = textAt(body, input.dataset.pointer);
                input.defaultValue = text;
                if (input.value !== text)
                    input.value = text;
                input.classList.remove('changed');
            }
        }
        element('save').disabled = element('discard').disabled = true;
        this.#tellVersion();
    }

    #build(words) {
        const input = (pointer, lang, label) => Object.assign(document.createElement('input'),
            { lang, spellcheck: false, ariaLabel: label, id: `field${pointer.replaceAll('/', '-')}` });
        const texts = [];
        for (const [pointer, label, lang] of titles) {
            const field = input(pointer, lang, label);
            field.dataset.pointer = pointer;
            texts.push(Object.assign(document.createElement('label'),
                { htmlFor: field.id, textContent: label }), field);
        }
        element('texts').replaceChildren(...texts);
        const heads = Object.assign(document.createElement('div'), { className: 'word heads' });
        heads.ariaHidden = 'true'; // each field says it itself
        heads.append(...['Shona', 'English'].map((textContent) =>
            Object.assign(document.createElement('span'), { textContent })));
        element('words').replaceChildren(heads, ...words.map(([, pointer], i) => {
            const row = document.createElement('div');
            row.className = 'word';
            for (const [part, lang, label] of [['headword', 'sn', 'Shona'], ['gloss/en', 'en', 'English']]) {
                const field = input(`${pointer}/${part}`, lang, `Word ${i + 1}, ${label}`);
                field.dataset.pointer = `${pointer}/${part}`;
                row.append(field);
            }
            return row;
        }));
    }

    #tellVersion() {
        if (!this.id)
            return;
        const item = this.#client.items.get(this.id);
        const { base } = this.#edition;
        const parts = [];
        if (item && !item.deleted)
            parts.push(`Version ${item.version}`);
        if (this.#last)
            parts.push(by(this.#last), ago(Date.now() - Date.parse(this.#last.line.at)));
        if (item?.wanted)
            parts.push('its text is on its way');
        if (item?.stale)
            parts.push('not yet confirmed by the hub');
        if (base?.n !== undefined)
            parts.push(`shown with your edit ${base.n}, which the hub has not sent back yet`);
        const text = parts.join(' · ');
        if (element('version').textContent !== text)
            element('version').textContent = text;

        const newer = this.dirty && base?.version !== undefined && item?.version > base.version;
        const gone = this.dirty && (!item || item.deleted);
        element('newer').hidden = !newer && !gone;
        const notice = gone
            ? 'Somebody deleted this lesson while you were editing.'
            : `Version ${item?.version} came while you were editing version ${base?.version}. `
                + 'If you save, the hub merges both, or asks a person.';
        if (!element('newer').hidden && element('newer-text').textContent !== notice)
            element('newer-text').textContent = notice;
    }
}
