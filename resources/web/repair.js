// After a reset: what differs between what is held and the hub's manifest, found by going down only
// where hashes differ.

import { hashOf, sha256 } from './canonical.js';

const itemsPerNode = 256;

/** A node of our own tree: `keyed` are [key, item] below `path`, sorted by key. */
async function nodeHash(keyed, path) {
    if (keyed.length <= itemsPerNode)
        return hashOf(keyed.map(([, { id, version, hash }]) => [id, version, hash]));
    const children = [];
    for (let byte = 0; byte < 256; ++byte) {
        const below = path + byte.toString(16).padStart(2, '0');
        const part = keyed.filter(([key]) => key.startsWith(below));
        children.push(part.length > 0 ? await nodeHash(part, below) : null);
    }
    return hashOf(children);
}

/**
 * `ask(params)` calls content.manifest; `held()` gives the live items that are held. The answer:
 * ids that are `equal`, that `differs` (fetch them), that are `absent` from the hub, and the
 * `cursor` of the hub's (first) answer.
 */
export async function repair(ask, held, types) {
    const found = { equal: [], differs: [], absent: [], cursor: null };
    const byType = new Map();
    for (const item of held()) {
        if (!byType.has(item.type))
            byType.set(item.type, []);
        byType.get(item.type).push([await sha256(item.id), item]);
    }
    for (const keyed of byType.values())
        keyed.sort(([a], [b]) => (a < b ? -1 : 1));

    const compare = async (node, keyed) => {
        const here = keyed.filter(([key]) => key.startsWith(node.path));
        if (await nodeHash(here, node.path) === node.hash) {
            found.equal.push(...here.map(([, { id }]) => id));
        } else if (node.children) {
            const inside = new Set();
            for (let byte = 0; byte < 256; ++byte) {
                const path = node.path + byte.toString(16).padStart(2, '0');
                const part = here.filter(([key]) => key.startsWith(path));
                const theirs = node.children[byte];
                if (theirs === null) {
                    found.absent.push(...part.map(([, { id }]) => id));
                } else if (part.length > 0 && await nodeHash(part, path) === theirs) {
                    found.equal.push(...part.map(([, { id }]) => id));
                } else {
                    inside.add(path);
                }
            }
            for (const path of inside) {
                const answer = await ask({ types: [node.type], path });
                for (const below of answer.nodes)
                    await compare(below, here);
            }
        } else {
            const theirs = new Map(node.items.map(([id, version, hash]) => [id, { version, hash }]));
            for (const [, { id, version, hash, wanted }] of here) {
                const there = theirs.get(id);
                theirs.delete(id);
                if (!there)
                    found.absent.push(id);
                else if (there.version === version && there.hash === hash && !wanted)
                    found.equal.push(id);
                else
                    found.differs.push(id);
            }
            found.differs.push(...theirs.keys());
        }
    };

    const answer = await ask(types ? { types } : {});
    found.cursor = answer.cursor;
    for (const node of answer.nodes) {
        await compare(node, byType.get(node.type) ?? []);
        byType.delete(node.type);
    }
    for (const keyed of byType.values())
        found.absent.push(...keyed.map(([, { id }]) => id));
    return found;
}
