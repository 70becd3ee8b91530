import type { FoldStep } from '../../shared/engine/fold.ts';
import { dataHash } from '../../shared/model/dataHash.ts';
import { modelCard } from '../../shared/model/modelCard.ts';
import type { ModelFact } from '../../shared/model/types.ts';
import { putJudged, putOutcome, putSection } from '../adapters/records/modelLog.ts';
import { putModel } from '../adapters/records/models.ts';
import type { ComputeContext } from './context.ts';

const WRITES_AT_ONCE = 16;

/**
 * What the walk through history taught, so that live refits go on from there: features and outcomes of the training
 * window, every judged week, and the model in force with its card.
 */
export async function storeLearning(
  context: ComputeContext,
  facts: readonly ModelFact[],
  last: FoldStep,
): Promise<void> {
  const { store, params } = context;
  const from = last.facts.day - params.model.windowDays;
  const puts: (() => Promise<unknown>)[] = [];
  for (const { section, outcomes, judged } of facts) {
    if (section !== undefined && section.day > from) puts.push(() => putSection(store, section));
    for (const outcome of outcomes) if (outcome.day > from) puts.push(() => putOutcome(store, outcome));
    for (const week of judged) puts.push(() => putJudged(store, week));
  }
  for (let i = 0; i < puts.length; i += WRITES_AT_ONCE) {
    await Promise.all(puts.slice(i, i + WRITES_AT_ONCE).map((put) => put()));
  }
  const { artefact, training } = last.learning;
  if (artefact === undefined) return;
  const judged = facts.flatMap((fact) => fact.judged);
  const window = training.dates.filter(({ day }) => day >= artefact.trainedFrom && day <= artefact.trainedTo);
  const card = modelCard({ artefact, dataHash: dataHash(window), state: last.state.model, judged }, params);
  await putModel(store, { artefact, card });
}
