import * as z from 'zod';
import { dayOf, type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import { trainingDate } from '../../../shared/model/trainingSet.ts';
import type { JudgedSection, ModelFact, ModelSection, Outcome, TrainingDate } from '../../../shared/model/types.ts';
import type { TableStore } from '../store/port.ts';
import { gunzipJson, gzipJson } from './gzipJson.ts';

/**
 * What the model saw, said and was worth, one item a close, each written once when it became known:
 * FEATURES#YYYY, OUTCOMES#YYYY (by the close they are of), PREDICTIONS#YYYY (as issued), JUDGED (a week's sample).
 */
const section = z.object({ tokens: z.array(z.string()), z: z.array(z.number()) });
const outcome = z.object({
  day: z.int(),
  tokens: z.array(z.string()),
  returns: z.array(z.number()),
  labels: z.array(z.number()),
});
const judgedSection = z.custom<JudgedSection>(
  (value) => typeof value === 'object' && value !== null && 'labels' in value && 'logistic' in value,
  'not a judged section',
);

const keyOf = (kind: string, day: EpochDay) => {
  const date = isoDateOf(day);
  return { pk: `${kind}#${date.slice(0, 4)}`, sk: date };
};

/** Writes a close's part of the log. */
export async function putModelFact(store: TableStore, fact: ModelFact): Promise<void> {
  const puts: Promise<unknown>[] = [];
  if (fact.section !== undefined) puts.push(putSection(store, fact.section));
  for (const known of fact.outcomes) puts.push(putOutcome(store, known));
  if (fact.issued !== undefined) {
    puts.push(store.putIfAbsent({ ...keyOf('PREDICTIONS', fact.day), body: gzipJson(fact.issued) }));
  }
  for (const judged of fact.judged) puts.push(putJudged(store, judged));
  await Promise.all(puts);
}

export function putSection(store: TableStore, { day, tokens, z: scores }: ModelSection): Promise<unknown> {
  return store.putIfAbsent({ ...keyOf('FEATURES', day), body: gzipJson({ tokens, z: Array.from(scores) }) });
}

export function putOutcome(store: TableStore, known: Outcome): Promise<unknown> {
  return store.putIfAbsent({ ...keyOf('OUTCOMES', known.day), body: gzipJson(known) });
}

export function putJudged(store: TableStore, judged: JudgedSection): Promise<unknown> {
  return store.putIfAbsent({ pk: 'JUDGED', sk: isoDateOf(judged.day), body: gzipJson(judged) });
}

/** Every judged week up to a close's knowledge, ascending. */
export async function judgedSections(store: TableStore): Promise<readonly JudgedSection[]> {
  const items = await store.query('JUDGED');
  return items.map((item) => gunzipJson(judgedSection, item.body, `${item.pk} / ${item.sk}`));
}

/** The labelled closes of days `[from, to]`, ascending: those with both features and outcome. */
export async function trainingDates(store: TableStore, from: EpochDay, to: EpochDay): Promise<readonly TrainingDate[]> {
  const outcomes = new Map(
    (await bodies(store, 'OUTCOMES', outcome, from, to)).map(([day, body]): [EpochDay, Outcome] => [day, body]),
  );
  const sections = await bodies(store, 'FEATURES', section, from, to);
  return sections.flatMap(([day, { tokens, z: scores }]) => {
    const known = outcomes.get(day);
    if (known === undefined || tokens.length === 0) return [];
    return [trainingDate({ day, tokens, z: Float64Array.from(scores) }, known)];
  });
}

async function bodies<T>(
  store: TableStore,
  kind: string,
  schema: z.ZodType<T>,
  from: EpochDay,
  to: EpochDay,
): Promise<readonly (readonly [EpochDay, T])[]> {
  const found: (readonly [EpochDay, T])[] = [];
  for (let year = Number(isoDateOf(from).slice(0, 4)); year <= Number(isoDateOf(to).slice(0, 4)); year++) {
    const items = await store.query(`${kind}#${year}`, { from: isoDateOf(from), to: isoDateOf(to) });
    for (const item of items) found.push([dayOf(item.sk), gunzipJson(schema, item.body, `${item.pk} / ${item.sk}`)]);
  }
  return found;
}
