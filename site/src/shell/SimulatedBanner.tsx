/** On top of every page while the market is made up. */
export function SimulatedBanner() {
  return (
    <p class="simulated-banner">
      <strong>SIMULATED MARKET.</strong> These prices are made up by a seeded generator, because no price source is
      connected. <span class="banner-more">Nothing on this page happened; it only shows how Tidewatch works.</span>
    </p>
  );
}
