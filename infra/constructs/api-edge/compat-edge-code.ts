import { readFileSync } from 'node:fs';
import type { CompatRoute } from '../../../shared/api/compatRoutes.ts';

const SOURCE = new URL('compat-request.js', import.meta.url);

/** The code of the viewer-request function of the compatibility view: the parameters of each path, then the program. */
export function compatEdgeCode(routes: readonly CompatRoute[]): string {
  const names = routes.map(({ path, parameters }) => [path, parameters.map(({ name }) => name)]);
  return `const ROUTES = ${JSON.stringify(Object.fromEntries(names))};\n${readFileSync(SOURCE, 'utf8')}`;
}
