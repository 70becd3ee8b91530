import { percent, signedPercent, signedPoints } from './percent.ts';

type Show = (value: number) => string;
const share: Show = (value) => percent(value);
const change: Show = (value) => signedPercent(value, 2);
const score: Show = (value) => signedPoints(value, 2);
const count: Show = (value) => String(value);
const points: Show = (value) => value.toFixed(1);
const yesNo: Show = (value) => (value === 1 ? 'yes' : 'no');

/** Inputs of explanations: what they are called, and how their numbers read. */
const INPUTS: Readonly<Record<string, readonly [label: string, show: Show]>> = {
  rank: ['Rank of its score', count],
  score: ['Momentum score', score],
  r14: ['14-day return', change],
  gap_to_sma20: ['Distance to its 20-day mean', change],
  x30: ['30-day log return beyond Bitcoin', change],
  tradable: ['Tradable', yesNo],
  qualifying_tokens: ['Qualifying tokens', count],
  grade: ['Grade', points],
  member: ['Member of the narrative', yesNo],
  probability: ['Probability of rising', share],
  trend: ['Trend', count],
  weight_before: ['Weight before the cap', share],
  filled_slots: ['Slots filled', count],
  fallback_weight: ['Weight that falls back', share],
  benchmark_gap_to_sma50: ['Bitcoin to its 50-day mean', change],
  breadth: ['Tokens above their 20-day mean', share],
  exposure: ['Exposure', share],
  exposure_before: ['Exposure before', share],
  annual_volatility: ['Volatility a year', share],
  scale: ['Scale', share],
  scale_before: ['Scale before', share],
  tokens_beyond_band: ['Tokens pushed beyond the band', count],
};

/** A reader's name and number format for an input; one this page does not know keeps its name and four digits. */
export function explanationInput(name: string): { readonly label: string; readonly show: Show } {
  const known = INPUTS[name];
  if (known !== undefined) return { label: known[0], show: known[1] };
  return { label: name.replaceAll('_', ' '), show: (value) => String(Number(value.toPrecision(4))) };
}
