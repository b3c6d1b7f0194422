// A small server of pages that are not the hub's, each at an origin of its own.

import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';

const scripts = new URL('../../resources/web/', import.meta.url);

/** Serves an empty page and the client's files; gives {origin, close}. */
export async function serveElsewhere(t) {
    const server = createServer((request, response) => {
        const name = request.url.slice(1);
        if (name === '') {
            response.writeHead(200, { 'Content-Type': 'text/html' });
            response.end('<!doctype html><title>elsewhere</title>');
        } else if (/^[a-z]+\.js$/.test(name)) {
            response.writeHead(200, { 'Content-Type': 'text/javascript' });
            response.end(readFileSync(new URL(name, scripts)));
        } else {
            response.writeHead(404);
            response.end();
        }
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => {
        server.closeAllConnections();
        server.close();
    });
    return { origin: `http://127.0.0.1:${server.address().port}` };
}
