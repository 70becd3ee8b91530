/** The site's pages in the order of the navigation; `line` says on a shared link what a page is for. */
export const PAGES = [
  { href: '/', name: 'Today', line: 'Which narrative capital flows into, what the rotation holds, and why it moved.' },
  {
    href: '/narratives/',
    name: 'Narratives',
    line: 'Every narrative index: returns, heat, breadth, signal and conviction.',
  },
  {
    href: '/tokens/',
    name: 'Tokens',
    line: 'Every token: returns, Trader Grade, signal, liquidity and cost to trade.',
  },
  {
    href: '/rotation/',
    name: 'Rotation',
    line: 'What a rules-based portfolio holds, every move explained, and your trade list.',
  },
  {
    href: '/performance/',
    name: 'Performance',
    line: 'The forward record, apart from the back-test, against every benchmark.',
  },
  { href: '/method/', name: 'Method', line: 'Formulas, parameters, evidence and limits: all of it open.' },
  { href: '/status/', name: 'Status', line: 'How fresh the data are, what was refused, and how the last runs went.' },
  { href: '/api/', name: 'API', line: 'Open JSON, CSV and feeds; try every route.' },
] as const;
