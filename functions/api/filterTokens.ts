import type { Narratives } from '../../shared/contracts/narratives.ts';
import type { Tokens } from '../../shared/contracts/tokens.ts';
import type { ParameterValues } from './parameters.ts';
import type { RouteBody } from './routes.ts';

/** The rows of the tokens part that meet every filter, in its order. An ungraded token meets no minimum. */
export function filterTokens(tokensText: string, narrativesText: string, values: ParameterValues): RouteBody {
  const { narrative, signal, min_grade: minGrade } = values;
  if (narrative !== undefined) {
    const ids = (JSON.parse(narrativesText) as Narratives).narratives.map((row) => row.id);
    if (!ids.includes(narrative)) {
      return [{ parameter: 'narrative', detail: 'there is no such narrative', allowed: ids }];
    }
  }
  const { tokens } = JSON.parse(tokensText) as Tokens;
  const kept = tokens.filter(
    (token) =>
      (narrative === undefined || token.narratives.includes(narrative)) &&
      (signal === undefined || token.signal === signal) &&
      (minGrade === undefined || (token.grade !== null && token.grade >= Number(minGrade))),
  );
  return JSON.stringify({ tokens: kept } satisfies Tokens);
}
