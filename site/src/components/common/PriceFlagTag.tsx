import type { TokenRow } from '../../../../shared/contracts/tokens.ts';

/** That a token's price was not accepted, and why; nothing where it was. */
export function PriceFlagTag({ token }: { token: Pick<TokenRow, 'price_flag' | 'price_reason'> }) {
  if (token.price_flag === 'accepted') return null;
  return (
    <span class="tag thin" title={token.price_reason ?? undefined}>
      {token.price_flag}
    </span>
  );
}
