// What the demo page keeps in the browser: its edits, so that they survive the tab, and not the
// content, which comes again. Each open tab is a client of its own: it takes the first set of edits
// that no other tab holds.

const slots = 16;

function hold(name) {
    return new Promise((taken) => {
        navigator.locks.request(name, { ifAvailable: true }, (lock) => {
            taken(lock !== null);
            return lock ? new Promise(() => {}) : undefined; // held until the tab goes
        });
    });
}

/** A store for a Client; throws where no more tabs can have one. */
export async function openStore() {
    for (let slot = 1; slot <= slots; ++slot) {
        const key = `batanidza.demo.${slot}`;
        if (navigator.locks && !await hold(key))
            continue;
        return {
            read: (name) => (name === 'outbox' ? JSON.parse(localStorage.getItem(key)) : null),
            write: (name, value) => {
                if (name === 'outbox')
                    localStorage.setItem(key, JSON.stringify(value));
            },
        };
    }
    throw new Error(`${slots} tabs are open already`);
}
