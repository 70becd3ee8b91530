/** What the picture of a page says: kind of page, name, and one line. */
export interface Card {
  readonly kind: string;
  readonly title: string;
  readonly line: string;
}

export const CARD_SIZE = { width: 1200, height: 630 } as const;
const MARGIN = 84;
const WAVES = [
  ['#3a4b59', 522],
  ['#45c9b5', 562],
  ['#ff9d5c', 602],
] as const;

const box = (style: object, children?: unknown) => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});

/** The text of a card as satori's tree; a long name gets smaller letters. */
export function cardText({ kind, title, line }: Card) {
  const size = title.length > 34 ? 58 : title.length > 22 ? 74 : 92;
  const frame = { ...CARD_SIZE, boxSizing: 'border-box', flexDirection: 'column', padding: MARGIN, color: '#e7edf2' };
  return box(frame, [
    box({ justifyContent: 'space-between', fontSize: 34 }, [
      box({ fontWeight: 700 }, 'Tidewatch'),
      box({ color: '#8fa0ad' }, kind),
    ]),
    box({ marginTop: 62, fontSize: size, fontWeight: 700, letterSpacing: -2, lineHeight: 1.1 }, title),
    box({ marginTop: 22, fontSize: 34, color: '#b3c0cb', lineHeight: 1.35 }, line),
  ]);
}

/** A card as SVG without any font: `text` is what satori made of `cardText`, every letter a path. */
export function cardSvg(text: string): string {
  const { width, height } = CARD_SIZE;
  const waves = WAVES.map(
    ([color, y]) =>
      `<path fill="none" stroke="${color}" stroke-width="10" stroke-linecap="round" d="M-40 ${y}c155 0 155-50 310-50s155 50 310 50 155-50 310-50 155 50 310 50 155-50 310-50"/>`,
  ).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#0a0f14"/>${waves}${text}</svg>`;
}
