import type { CompatRoute } from '../../../shared/api/compatRoutes.ts';
import { edgeProgram, withinLimit } from '../edge-program.ts';
import { EDGE_TITLES, REFUSAL } from './edge-code.ts';

const SOURCE = new URL('compat-request.js', import.meta.url);

/**
 * The code of the viewer-request function of the compatibility view: the parameters of each path, then the program.
 * Throws when it is more than CloudFront takes.
 */
export function compatEdgeCode(routes: readonly CompatRoute[]): string {
  const names = routes.map(({ path, parameters }) => [path, parameters.map(({ name }) => name)]);
  const rules = { TITLES: EDGE_TITLES, ROUTES: Object.fromEntries(names) };
  return withinLimit(edgeProgram(rules, REFUSAL, SOURCE));
}
