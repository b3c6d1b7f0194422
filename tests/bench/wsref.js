// The reference beside which the fan-out is measured: Node's ws, one process, nothing but the
// sending. It answers a hello, and gives each push to all who asked for types.
'use strict';
const { WebSocketServer, WebSocket } = require('ws');

const hub = new WebSocketServer({
    host: '127.0.0.1', port: 0, backlog: 4096, perMessageDeflate: false,
    handleProtocols: (offered) => [...offered][0],
});
hub.on('listening', () => console.log(JSON.stringify({ port: hub.address().port })));
hub.on('connection', (socket) => {
    socket.on('error', () => {});
    socket.on('message', (data) => {
        const call = JSON.parse(data);
        const reply = { jsonrpc: '2.0', id: call.id, result: {} };
        if (call.method === 'session.hello') {
            socket.reads = call.params.types.length > 0;
        } else {
            const text = JSON.stringify({ jsonrpc: '2.0', method: 'sync.changes',
                params: { changes: call.params.edits } });
            for (const client of hub.clients) {
                if (client.reads && client.readyState === WebSocket.OPEN)
                    client.send(text);
            }
            reply.result.receipts = call.params.edits.map((edit) => ({ n: edit.n }));
        }
        socket.send(JSON.stringify(reply));
    });
});
process.on('SIGTERM', () => process.exit(0));
