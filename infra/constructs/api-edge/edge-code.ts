import { PROBLEMS } from '../../../functions/api/problem.ts';
import { allowedValues, PATTERNS, type Parameter } from '../../../shared/api/parameter.ts';
import type { Route } from '../../../shared/api/route.ts';
import { edgeProgram, withinLimit } from '../edge-program.ts';

const SOURCE = new URL('viewer-request.js', import.meta.url);
/** The problem that an edge function answers with. */
export const REFUSAL = new URL('refusal.js', import.meta.url);
/** Titles of the problems that are answered at the edge. */
export const EDGE_TITLES = Object.fromEntries(
  (['bad-parameter', 'method-not-allowed'] as const).map((kind) => [kind, PROBLEMS[kind].title]),
);

/**
 * The code of the viewer-request function of the data routes: the rules of the table, then the program that applies them.
 * Throws when it is more than CloudFront takes.
 */
export function edgeCode(routes: readonly Route[]): string {
  const distinct = [...new Set(routes.flatMap(({ parameters }) => parameters.map(ruleText)))];
  const index = (parameter: Parameter): number => distinct.indexOf(ruleText(parameter));
  const rules = {
    PATTERNS,
    TITLES: EDGE_TITLES,
    PARAMETERS: distinct.map((text) => JSON.parse(text)),
    /** By the shape of the path: whether it has a CSV, and its parameters by name. */
    ROUTES: Object.fromEntries(
      routes.map(({ path, csv, parameters }) => [
        path.replace(/\{\w+\}/, '*'),
        [csv === undefined ? 0 : 1, Object.fromEntries(parameters.map((row) => [row.name, index(row)]))],
      ]),
    ),
  };
  return withinLimit(edgeProgram(rules, REFUSAL, SOURCE));
}

function ruleText(parameter: Parameter): string {
  const { kind } = parameter;
  const range = kind === 'integer' ? { min: parameter.min, max: parameter.max } : {};
  return JSON.stringify({ kind, allowed: allowedValues(parameter), ...range });
}
