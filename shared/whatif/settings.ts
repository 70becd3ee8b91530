import { PARAMETERS, type Parameters } from '../engine/parameters.ts';
import { scaleCosts } from '../rotation/scaleCosts.ts';

/** What a reader may change. Bars are closes, limits fractions of net asset value. */
export interface WhatIfSettings {
  /** Windows of the conviction score: short, middle, long. The long one is the gate's third test too. */
  readonly shortBars: number;
  readonly middleBars: number;
  readonly longBars: number;
  /** Narratives a tranche holds at most. */
  readonly narratives: number;
  readonly tokensPerNarrative: number;
  readonly tokenLimit: number;
  readonly narrativeLimit: number;
  /** Every part of the cost of a trade, times this. */
  readonly costMultiplier: number;
  /** False: fully invested whatever the market does. */
  readonly regimeRule: boolean;
}

/** The settings that are numbers. */
export type WhatIfNumber = Exclude<keyof WhatIfSettings, 'regimeRule'>;

const { rotation } = PARAMETERS;

/** The methodology's own values: what the engine runs with. */
export const DEFAULT_SETTINGS: WhatIfSettings = {
  shortBars: rotation.bars.x7,
  middleBars: rotation.bars.x14,
  longBars: rotation.bars.x30,
  narratives: rotation.slots,
  tokensPerNarrative: rotation.tokensPerNarrative,
  tokenLimit: rotation.tokenLimit,
  narrativeLimit: rotation.narrativeLimit,
  costMultiplier: 1,
  regimeRule: true,
};

/** Bounds and steps, ends included. An index keeps 65 levels, so no window may be longer than 60. */
export const SETTING_BOUNDS: Readonly<
  Record<WhatIfNumber, { readonly min: number; readonly max: number; readonly step: number }>
> = {
  shortBars: { min: 2, max: 14, step: 1 },
  middleBars: { min: 5, max: 30, step: 1 },
  longBars: { min: 10, max: 60, step: 1 },
  narratives: { min: 1, max: 6, step: 1 },
  tokensPerNarrative: { min: 1, max: 8, step: 1 },
  tokenLimit: { min: 0.05, max: 0.5, step: 0.01 },
  narrativeLimit: { min: 0.1, max: 1, step: 0.01 },
  costMultiplier: { min: 0, max: 5, step: 0.1 },
};

/** What is wrong with settings, by name, in words; empty when they can be run. */
export function settingProblems(settings: WhatIfSettings): Readonly<Partial<Record<WhatIfNumber, string>>> {
  const problems: Partial<Record<WhatIfNumber, string>> = {};
  for (const name of Object.keys(SETTING_BOUNDS) as WhatIfNumber[]) {
    const { min, max, step } = SETTING_BOUNDS[name];
    const value = settings[name];
    if (!(value >= min && value <= max)) problems[name] = `from ${min} to ${max}`;
    else if (step === 1 && !Number.isInteger(value)) problems[name] = 'a whole number';
  }
  if (!(settings.shortBars < settings.middleBars)) problems.middleBars ??= 'more than the short window';
  if (!(settings.middleBars < settings.longBars)) problems.longBars ??= 'more than the middle window';
  return problems;
}

/**
 * The engine's parameters with the settings in them. The ranks move with the number of narratives, as far from it as in
 * the methodology; without the regime rule every exposure is 1, so that it never sends anything to cash. Throws on settings
 * outside the bounds.
 */
export function parametersOf(settings: WhatIfSettings): Parameters {
  const [problem] = Object.entries(settingProblems(settings));
  if (problem !== undefined) throw new Error(`what if: ${problem[0]} must be ${problem[1]}`);
  const { bars, exposure, slots, enterRank, keepRank } = rotation;
  const { shortBars, middleBars, longBars, narratives } = settings;
  const params: Parameters = {
    ...PARAMETERS,
    rotation: {
      ...rotation,
      bars: { ...bars, x7: shortBars, x14: middleBars, x30: longBars },
      slots: narratives,
      enterRank: narratives + enterRank - slots,
      keepRank: narratives + keepRank - slots,
      tokensPerNarrative: settings.tokensPerNarrative,
      tokenLimit: settings.tokenLimit,
      narrativeLimit: settings.narrativeLimit,
      exposure: settings.regimeRule ? exposure : exposure.map(() => 1),
    },
  };
  return settings.costMultiplier === 1 ? params : scaleCosts(params, settings.costMultiplier);
}

/** The same text for the same configuration: trials are counted by it. */
export function settingsKey(settings: WhatIfSettings): string {
  const names = Object.keys(DEFAULT_SETTINGS).sort() as (keyof WhatIfSettings)[];
  return names.map((name) => `${name}=${settings[name]}`).join(' ');
}
