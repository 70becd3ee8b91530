import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { dynalite } from '../../infra/local/dynalite.ts';

/** dynalite on the folder named, in a process of its own that may be denied the disk; says its port on stdout. */
const server = dynalite({ path: process.argv[2] as string, createTableMs: 0 });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
