import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openApiDocument } from '../../shared/api/openapi/document.ts';

// Entry of a process of its own: the folder to write into.
const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('write-openapi: name the folder to write openapi.json into');
writeFileSync(path.join(directory, 'openapi.json'), JSON.stringify(openApiDocument()));
