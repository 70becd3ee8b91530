import { readFileSync } from 'node:fs';
import type { CompatRoute } from '../../../shared/api/compatRoutes.ts';
import { EDGE_TITLES, withinLimit } from './edge-code.ts';

const SOURCE = new URL('compat-request.js', import.meta.url);

/**
 * The code of the viewer-request function of the compatibility view: the parameters of each path, then the program.
 * Throws when it is more than CloudFront takes.
 */
export function compatEdgeCode(routes: readonly CompatRoute[]): string {
  const names = routes.map(({ path, parameters }) => [path, parameters.map(({ name }) => name)]);
  const rules = { TITLES: EDGE_TITLES, ROUTES: Object.fromEntries(names) };
  const constants = Object.entries(rules).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
  return withinLimit(`${constants.join('\n')}\n${readFileSync(SOURCE, 'utf8')}`);
}
