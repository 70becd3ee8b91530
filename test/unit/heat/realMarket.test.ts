import { describe, expect, it } from 'vitest';
import { emptyState } from '../../../shared/engine/emptyState.ts';
import { fold } from '../../../shared/engine/fold.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { dayOf, isoDateOf } from '../../../shared/market/day.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import { hasRealMarket, realMarket } from '../../fixtures/realMarket.ts';

const FROM = '2023-07-01';
const TO = '2024-04-10';
const SHOWN = ['ai', 'meme', 'rwa'];
const present = hasRealMarket();
if (!present) console.warn('recorded market absent beside the checkout: heat in early 2024 is not looked at');

/** A look at a market everybody remembers. Nothing here was tuned, so only the laws of the numbers are asserted. */
describe.skipIf(!present)('heat in early 2024', () => {
  it('has a value and a stage for every close once 60 are known', () => {
    const history = { panel: realMarket(REGISTRY, FROM, TO), registry: REGISTRY, live: false };
    const lines: string[] = [];
    let known = 0;
    for (const { facts } of fold(emptyState(PARAMETERS), history, dayOf(FROM), dayOf(TO), PARAMETERS)) {
      if (isoDateOf(facts.day) < '2024-01-01') continue;
      const rows = facts.heat.filter(({ narrative }) => SHOWN.includes(narrative));
      for (const { heat, stage } of rows) {
        expect(heat).toBeGreaterThan(0);
        expect(heat).toBeLessThan(100);
        expect(stage).toBeDefined();
        known++;
      }
      if (facts.day % 7 === 0) {
        const told = rows.map(({ narrative, heat, stage }) => `${narrative} ${heat?.toFixed(0)} ${stage}`.padEnd(20));
        lines.push(`${isoDateOf(facts.day)}  ${told.join('')}`);
      }
    }
    console.info(`heat by week:\n${lines.join('\n')}`);
    expect(known).toBe(SHOWN.length * (dayOf(TO) - dayOf('2024-01-01') + 1));
  });
});
