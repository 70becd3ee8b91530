import type { CloseInputs } from '../../../shared/contracts/inputs.ts';
import type { Checkout } from './checkout.ts';

const SHOWN = 12;

/**
 * What to say before comparing: which closes were computed by other rules than this checkout's, and how to get theirs.
 * `commitOf` finds the commit of a code hash. Empty when every close used this very code, registry and parameters.
 */
export function ruleNotes(
  closes: readonly CloseInputs[],
  { hashes }: Checkout,
  commitOf: (codeHash: string) => string | undefined,
): string[] {
  return [
    ...stretches(closes, 'code_hash', hashes.code).map(({ span, hash }) => {
      const commit = commitOf(hash);
      const how =
        commit === undefined
          ? 'no commit here has it: fetch the history of the one who publishes it and check out what was deployed then'
          : `\`git checkout ${commit}\` has it`;
      return `${span} by code ${short(hash)}, this checkout is ${short(hashes.code)}: ${how}. Trying all the same.`;
    }),
    ...stretches(closes, 'registry_hash', hashes.registry).map(
      ({ span, hash }) => `${span} with registry ${short(hash)}, this checkout has ${short(hashes.registry)}.`,
    ),
    ...stretches(closes, 'parameters_hash', hashes.parameters).map(
      ({ span, hash }) => `${span} with parameters ${short(hash)}, this checkout has ${short(hashes.parameters)}.`,
    ),
  ];
}

/** Runs of closes in a row that name the same hash, and not the one expected. */
function stretches(
  closes: readonly CloseInputs[],
  name: 'code_hash' | 'registry_hash' | 'parameters_hash',
  expected: string,
): { readonly span: string; readonly hash: string }[] {
  const runs: { hash: string; first: string; last: string }[] = [];
  for (const close of closes) {
    const run = runs.at(-1);
    if (run?.hash === close[name]) run.last = close.date;
    else runs.push({ hash: close[name], first: close.date, last: close.date });
  }
  return runs.flatMap(({ hash, first, last }) =>
    hash === expected
      ? []
      : [{ span: first === last ? `${first} was computed` : `${first} to ${last} were computed`, hash }],
  );
}

const short = (hash: string): string => hash.slice(0, SHOWN);
