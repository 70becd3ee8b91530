import type { TokenFacts } from '../../data/registryFacts.ts';
import type { PageView } from '../../shell/pageView.ts';
import { TokenIntro } from './TokenIntro.tsx';
import { TokenPage } from './TokenPage.tsx';

export const tokenView: PageView<TokenFacts> = {
  heading: ({ symbol, name }) => `${symbol} ${name}`,
  sections: [
    ['chart', 'Price'],
    ['grade', 'Grade'],
    ['signal', 'Signal'],
    ['narratives', 'Narratives'],
    ['liquidity', 'Liquidity'],
  ],
  Intro: TokenIntro,
  Body: TokenPage,
};
