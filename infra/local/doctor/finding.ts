/** One thing looked at. `fix`: what to do next; a `bad` one always has it, a `note` may. */
export type Finding =
  | { readonly kind: 'ok'; readonly subject: string; readonly text: string }
  | { readonly kind: 'note'; readonly subject: string; readonly text: string; readonly fix?: string }
  | { readonly kind: 'bad'; readonly subject: string; readonly text: string; readonly fix: string };

export const ok = (subject: string, text: string): Finding => ({ kind: 'ok', subject, text });
export const bad = (subject: string, text: string, fix: string): Finding => ({ kind: 'bad', subject, text, fix });
export const note = (subject: string, text: string, fix?: string): Finding => ({
  kind: 'note',
  subject,
  text,
  ...(fix !== undefined && { fix }),
});

/** `BAD   bootstrap    not done in eu-west-1 -> npx cdk bootstrap` */
export function lineOf(finding: Finding): string {
  const mark = { ok: 'ok', note: 'note', bad: 'BAD' }[finding.kind];
  const fix = finding.kind === 'ok' || finding.fix === undefined ? '' : ` -> ${finding.fix}`;
  return `${mark.padEnd(5)} ${finding.subject.padEnd(12)} ${finding.text}${fix}`;
}

/** `3 minutes`, `5 hours`, `2 days`: whole, rounded down. */
export function ageText(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
