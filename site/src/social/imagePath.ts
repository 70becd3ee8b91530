/** Where the picture of a page is: `/narratives/ai/` has `/social/narratives/ai.png`, `/` has `/social/today.png`. */
export const imagePath = (page: string): string =>
  `/social/${page === '/' ? 'today' : page.replace(/^\/|\/$/g, '')}.png`;
