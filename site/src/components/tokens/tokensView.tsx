import type { PageView } from '../../shell/pageView.ts';
import { TokensIntro, TokensPage } from './TokensPage.tsx';

/** The registry's tokens, for readers without data: links by ticker. */
export interface TokensFacts {
  readonly tokens: readonly { readonly id: string; readonly symbol: string }[];
}

export const tokensView: PageView<TokensFacts> = {
  heading: () => 'Tokens',
  sections: [],
  Intro: TokensIntro,
  Body: TokensPage,
};
