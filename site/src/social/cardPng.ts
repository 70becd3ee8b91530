import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import satori from 'satori';
import sharp from 'sharp';
import { CARD_SIZE, type Card, cardSvg, cardText } from './card.ts';
import template from './card.ts?raw';

const require = createRequire(path.resolve('package.json'));
const CACHE = path.resolve('node_modules/.cache/tidewatch-social');
const font = async (weight: 400 | 700) => ({
  name: 'Inter',
  weight,
  style: 'normal' as const,
  data: await readFile(require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`)),
});
let fonts: Promise<Awaited<ReturnType<typeof font>>[]> | undefined;

/**
 * The picture of a page as PNG, 1200 x 630. What was drawn once from the same words and template is kept beside the
 * dependencies and read from there: a build has some 260 of them.
 */
export async function cardPng(card: Card): Promise<Buffer> {
  const key = createHash('sha256')
    .update(JSON.stringify([template, card]))
    .digest('hex');
  const file = path.join(CACHE, `${key.slice(0, 32)}.png`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) return kept;
  fonts ??= Promise.all([font(400), font(700)]);
  const text = await satori(cardText(card) as Parameters<typeof satori>[0], { ...CARD_SIZE, fonts: await fonts });
  const png = await sharp(Buffer.from(cardSvg(text)))
    .png({ palette: true, colours: 48, effort: 1, dither: 0 })
    .toBuffer();
  await mkdir(CACHE, { recursive: true });
  // In one step: another build may be reading.
  await writeFile(`${file}.${process.pid}`, png);
  await rename(`${file}.${process.pid}`, file);
  return png;
}
