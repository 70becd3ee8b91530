/** The root of an API of version 3 from a base URL written with or without `/api/v3` or trailing slashes. */
export function apiBase(baseUrl: string): string {
  const trimmed = baseUrl.replace(/\/+$/, '');
  return trimmed.endsWith('/api/v3') ? trimmed : `${trimmed}/api/v3`;
}
