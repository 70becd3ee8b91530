import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { TRIALS } from '../../../../shared/backtest/trials.ts';
import { PARAMETERS } from '../../../../shared/engine/parameters.ts';
import { flatParameters } from '../../../../site/src/components/method/flatParameters.ts';
import { MethodText } from '../../../../site/src/components/method/MethodText.tsx';

const html = renderToString(h(MethodText, null));
const ORDER = ['engine', 'membership', 'index', 'model', 'grade', 'signals', 'rotation', 'heat', 'record'];

describe('the text of the Method page', () => {
  it('has the sections of the methodology, in its order', () => {
    const at = ORDER.map((id) => html.indexOf(`<section id="${id}"`));
    expect(at.every((place) => place >= 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  it('shows every parameter of the engine with its value, but the version, which stands in the head', () => {
    const rows = [...html.matchAll(/<code>([^<]+)<\/code><\/th><td class="number">([^<]*)<\/td>/g)];
    const shown = rows.map(([, name, value]) => `${name}: ${value}`);
    const known = flatParameters(PARAMETERS).filter(({ name }) => name !== 'methodologyVersion');
    expect(known.length).toBeGreaterThan(150);
    expect(shown.toSorted()).toEqual(known.map(({ name, value }) => `${name}: ${value}`).toSorted());
  });

  it('says its numbers from the parameters', () => {
    const { rotation } = PARAMETERS;
    expect(html).toContain(`enter from ${rotation.gradeEnter}, stay from ${rotation.gradeStay}`);
    expect(html).toContain(
      `none above ${rotation.tokenLimit * 100}%, no narrative above ${rotation.narrativeLimit * 100}%`,
    );
    for (const { configuration } of TRIALS) expect(html).toContain(configuration);
  });
});
