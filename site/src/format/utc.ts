const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const two = (value: number): string => String(value).padStart(2, '0');

/** "Sat 21 Nov 2026" of an ISO date or instant, in UTC. Written out by hand: a locale's words differ between machines. */
export function dateInWords(iso: string): string {
  const date = new Date(iso);
  return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "21 Nov" of an ISO date, in UTC. */
export function shortDate(iso: string): string {
  const date = new Date(iso);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** "Nov 2026" of `YYYY-MM`. */
export const monthInWords = (month: string): string => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** "07:00 UTC" of an instant. */
export function timeInWords(iso: string): string {
  const date = new Date(iso);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

/** "Sun 22 Nov 2026, 00:00 UTC" of an instant. */
export const instantInWords = (iso: string): string => `${dateInWords(iso)}, ${timeInWords(iso)}`;
