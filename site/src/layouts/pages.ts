/** The site's pages in the order of the navigation. */
export const PAGES = [
  { href: '/', name: 'Today' },
  { href: '/narratives/', name: 'Narratives' },
  { href: '/tokens/', name: 'Tokens' },
  { href: '/rotation/', name: 'Rotation' },
  { href: '/performance/', name: 'Performance' },
  { href: '/method/', name: 'Method' },
  { href: '/status/', name: 'Status' },
  { href: '/api/', name: 'API' },
] as const;
