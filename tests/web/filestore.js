// What a client keeps, in files: written beside, synced, and then put in place.

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export class FileStore {
    #folder;

    constructor(folder) { this.#folder = folder; }

    read(name) {
        try {
            return JSON.parse(readFileSync(join(this.#folder, `${name}.json`), 'utf8'));
        } catch (error) {
            if (error.code === 'ENOENT')
                return null;
            throw error;
        }
    }

    write(name, value) {
        const path = join(this.#folder, `${name}.json`);
        const file = openSync(`${path}.new`, 'w');
        writeSync(file, JSON.stringify(value));
        fsyncSync(file);
        closeSync(file);
        renameSync(`${path}.new`, path);
    }
}
