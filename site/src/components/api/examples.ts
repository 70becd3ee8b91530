import { exampleValues, targetOf, type Values } from './requestTarget.ts';
import type { RouteFacts } from './routeFacts.ts';

export const LANGUAGES = ['curl', 'TypeScript', 'Python'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A request that runs as it stands, in each language; `origin` is the host the reader is on. */
export function exampleOf(
  route: RouteFacts,
  language: Language,
  origin: string,
  values: Values = exampleValues(route),
): string {
  const url = `${origin}${targetOf(route, values)}`;
  const json = route.mediaType.endsWith('json');
  switch (language) {
    case 'curl':
      return `curl -s '${url}'${json ? ' | jq .' : ''}`;
    case 'TypeScript':
      return [
        `const response = await fetch('${url}');`,
        'if (!response.ok) throw new Error((await response.json()).detail);',
        `console.log(await response.${json ? 'json' : 'text'}());`,
      ].join('\n');
    case 'Python':
      return [
        ...(json ? ['import json'] : []),
        'import urllib.request',
        '',
        `with urllib.request.urlopen("${url}") as response:`,
        json ? '    print(json.dumps(json.load(response), indent=2))' : '    print(response.read().decode())',
      ].join('\n');
  }
}
