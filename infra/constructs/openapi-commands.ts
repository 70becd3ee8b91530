import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('write-openapi.ts', import.meta.url));

/** Writes the OpenAPI document into a folder, by the Node that runs this: the contracts stay out of the bundle. */
export function openApiCommands(outputDirectory: string): string[] {
  return [`"${process.execPath}" "${SCRIPT}" "${outputDirectory}"`];
}
