import { signedPercent } from '../../format/percent.ts';
import { Missing } from './Missing.tsx';

const TOO_YOUNG = 'no return: history is shorter than this window';

/** A return as a signed percentage; the sign says what the colour says. */
export function Return({ value, why = TOO_YOUNG }: { value: number | null; why?: string }) {
  if (value === null) return <Missing why={why} />;
  const text = signedPercent(value);
  const direction = text.startsWith('+') ? 'up' : Number.parseFloat(text) === 0 ? 'flat' : 'down';
  return <span class={`return ${direction}`}>{text}</span>;
}
