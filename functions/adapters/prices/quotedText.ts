/** Control characters, line and direction marks, and what markup is made of. */
const HOSTILE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>&"'`\\]/gu;

/** A provider's text made fit for an error or a log: no markup or control characters, at most `limit` of them, in quotes. */
export function quotedText(text: unknown, limit = 60): string {
  const plain = (typeof text === 'string' ? text : (JSON.stringify(text) ?? 'nothing')).slice(0, limit * 4);
  const clean = plain.replace(HOSTILE, ' ').replace(/\s+/g, ' ').trim();
  return `"${clean.length > limit ? `${clean.slice(0, limit)}...` : clean}"`;
}
