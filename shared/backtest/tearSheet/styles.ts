/** The page's only style sheet: system fonts, both colour schemes, prints on paper. */
export const STYLES = `
:root { color-scheme: light dark; --page: #fff; --ink: #16202a; --soft: #5a6772; --rule: #dfe4e8; --panel: #f5f7f8;
  --own: #0b6bcb; --one: #b45309; --two: #7c3aed; --up: #11713f; --down: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --page: #11161b; --ink: #e6ebef; --soft: #9aa7b2; --rule: #2b343c;
  --panel: #1a2127; --own: #6cb2ff; --one: #f0a35e; --two: #b79bff; --up: #6fd39b; --down: #ff8f86; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .5rem; font-size: 1.15rem; }
p { max-width: 46rem; margin: .5rem 0; }
.soft, caption, figcaption { color: var(--soft); }
.verdict { margin: 1rem 0; padding: .8rem 1rem; border-left: 4px solid var(--own); background: var(--panel); max-width: none; }
.keys { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .5rem; margin: 1rem 0; padding: 0; }
.keys div { padding: .6rem .8rem; background: var(--panel); border-radius: 6px; }
.keys dt { color: var(--soft); font-size: .85rem; }
.keys dd { margin: 0; font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.keys small { display: block; color: var(--soft); font-size: .78rem; font-weight: 400; }
figure { margin: 1rem 0; overflow-x: auto; }
figcaption, caption { text-align: left; font-size: .88rem; padding-bottom: .3rem; }
svg { display: block; width: 100%; min-width: 32rem; height: auto; }
.grid { stroke: var(--rule); }
.tick { fill: var(--soft); font-size: 11px; }
.end { text-anchor: end; } .middle { text-anchor: middle; }
.line { fill: none; stroke-width: 1.6; stroke-linejoin: round; }
.name { font-size: 11.5px; }
.line.own { stroke: var(--own); stroke-width: 2; } .name.own { fill: var(--own); font-weight: 600; }
.line.gross { stroke: var(--own); stroke-dasharray: 3 3; } .name.gross { fill: var(--own); }
.line.one { stroke: var(--one); } .name.one { fill: var(--one); }
.line.two { stroke: var(--two); stroke-dasharray: 6 2; } .name.two { fill: var(--two); }
.area { fill: var(--own); opacity: .15; } .bar { fill: var(--soft); opacity: .5; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; font-variant-numeric: tabular-nums; }
th, td { padding: .28rem .5rem; border-bottom: 1px solid var(--rule); text-align: right; white-space: nowrap; }
th[scope=row], th:first-child { text-align: left; font-weight: 500; }
thead th { color: var(--soft); font-weight: 500; vertical-align: bottom; }
.up { color: var(--up); } .down { color: var(--down); }
li { margin: .25rem 0; max-width: 46rem; }
@media print { body { max-width: none; font-size: 11px; } h2 { break-after: avoid; } figure, table { break-inside: avoid; } }
`;
