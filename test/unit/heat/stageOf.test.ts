import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { type StageInput, stageOf } from '../../../shared/heat/stageOf.ts';

/** A narrative that no rule names. */
const NEUTRAL: StageInput = {
  heat: 50,
  change: 0,
  breadth: 0.5,
  volumeSharePercentile: 50,
  acceleration: 0,
  r30Percentile: 50,
};
const crowded = { breadth: 0.9, volumeSharePercentile: 95.1 };
const cooling = { change: -15 };
const emerging = { heat: 60, acceleration: 0.1, r30Percentile: 49 };

describe('the stage', () => {
  it.each<[string, Partial<StageInput>, ReturnType<typeof stageOf>]>([
    ['nothing applies', {}, 'neutral'],
    ['broad and at the top of its volume', crowded, 'crowded'],
    ['broad, volume share exactly at the 95th percentile', { ...crowded, volumeSharePercentile: 95 }, 'neutral'],
    ['at the top of its volume, breadth just short', { ...crowded, breadth: 0.89 }, 'neutral'],
    ['crowded before cooling', { ...crowded, ...cooling, heat: 90 }, 'crowded'],
    ['down by 15 points in a week', cooling, 'cooling'],
    ['down by 14.9 points', { change: -14.9 }, 'neutral'],
    ['cooling before hot', { ...cooling, heat: 85 }, 'cooling'],
    ['80 points', { heat: 80 }, 'hot'],
    ['hot before emerging', { ...emerging, heat: 80 }, 'hot'],
    ['60 points, faster, the month below its median', emerging, 'emerging'],
    ['the same, not faster', { ...emerging, acceleration: 0 }, 'neutral'],
    ['the same, the month at its median', { ...emerging, r30Percentile: 50 }, 'neutral'],
    ['the same, 59.9 points', { ...emerging, heat: 59.9 }, 'neutral'],
    ['39.9 points', { heat: 39.9 }, 'dormant'],
    ['40 points', { heat: 40 }, 'neutral'],
    ['cooling before dormant', { heat: 10, ...cooling }, 'cooling'],
  ])('%s', (_, input, expected) => {
    expect(stageOf({ ...NEUTRAL, ...input }, PARAMETERS)).toBe(expected);
  });

  it('skips a rule whose inputs are not known', () => {
    const unknown = {
      change: undefined,
      breadth: undefined,
      volumeSharePercentile: undefined,
      acceleration: undefined,
      r30Percentile: undefined,
    };
    expect(stageOf({ ...unknown, heat: 70 }, PARAMETERS)).toBe('neutral');
    expect(stageOf({ ...unknown, heat: 95 }, PARAMETERS)).toBe('hot');
    expect(stageOf({ ...unknown, heat: 5 }, PARAMETERS)).toBe('dormant');
  });
});
