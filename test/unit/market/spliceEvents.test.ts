import { describe, expect, it } from 'vitest';
import { ownClose } from '../../../shared/market/ownClose.ts';
import { PanelFlag } from '../../../shared/market/panel.ts';
import { spliceEvents } from '../../../shared/market/spliceEvents.ts';
import { eventAt, panelOf } from './panelOf.ts';

const closesOf = (panel: ReturnType<typeof panelOf>, token: string): number[] => {
  const at = panel.tokens.indexOf(token) * panel.days;
  return [...panel.close.subarray(at, at + panel.days)];
};

describe('spliceEvents', () => {
  const columns = {
    new: { close: [null, null, null, 2], venue: [null, null, null, 9] },
    old: { close: [100, 200, null, null], venue: [5, 6], supply: [10] },
  };

  it('gives a new successor the history of its predecessor, times the ratio', () => {
    const panel = spliceEvents(panelOf(columns), [eventAt(3, 'redenominate', 'old', 'new', 50)]);
    expect(closesOf(panel, 'new')).toEqual([2, 4, NaN, 2]);
    expect([...panel.venueVolume.subarray(0, 4)]).toEqual([5, 6, NaN, 9]);
    expect([...panel.supply.subarray(0, 3)]).toEqual([500, 500, 500]);
  });

  it('marks inherited bars, so that nobody takes them for prices of that day', () => {
    const panel = spliceEvents(panelOf(columns), [eventAt(3, 'redenominate', 'old', 'new', 50)]);
    expect([0, 1, 2, 3].map((row) => ownClose(panel, 0, row))).toEqual([NaN, NaN, NaN, 2]);
    expect([...panel.flags.subarray(0, 4)].map((flags) => flags & PanelFlag.inherited)).toEqual([8, 8, 8, 0]);
  });

  it('passes history along a chain of renames', () => {
    const chain = panelOf({
      a: { close: [1, 2, null, null] },
      b: { close: [null, null, 3] },
      c: { close: [null, null, null, 4] },
    });
    const events = [eventAt(3, 'rename', 'b', 'c', 1), eventAt(2, 'rename', 'a', 'b', 1)];
    expect(closesOf(spliceEvents(chain, events), 'c')).toEqual([1, 2, 3, 4]);
  });

  it('lets a merge into a living token inherit nothing', () => {
    const panel = panelOf({ a: { close: [1, 1, null] }, fet: { close: [null, 5, 6] } });
    const spliced = spliceEvents(panel, [eventAt(2, 'merge', 'a', 'fet', 0.4)]);
    expect([...spliced.close]).toEqual([...panel.close]);
  });

  it('takes the first of two predecessors only', () => {
    const panel = panelOf({ keep: { close: [1] }, nu: { close: [9] }, t: { close: [null, 2] } });
    const events = [eventAt(1, 'merge', 'nu', 't', 1), eventAt(1, 'merge', 'keep', 't', 1)];
    expect(closesOf(spliceEvents(panel, events), 't')).toEqual([1, 2]);
  });

  it('has nothing to do within one id, for a delisting, or before the successor trades', () => {
    const panel = panelOf(columns, 3);
    const events = [
      eventAt(1, 'rename', 'old', 'old', 1),
      eventAt(1, 'delist', 'old'),
      eventAt(1, 'redenominate', 'old', 'new', 50),
    ];
    expect([...spliceEvents(panel, events).close]).toEqual([...panel.close]);
  });
});
