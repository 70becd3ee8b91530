import { readFileSync } from 'node:fs';

let text: string | undefined;

/** The OpenAPI document that was written beside the bundle when it was made; read once, when it is first asked for. */
export function openApiFile(): string {
  text ??= readFileSync(new URL('openapi.json', import.meta.url), 'utf8');
  return text;
}
