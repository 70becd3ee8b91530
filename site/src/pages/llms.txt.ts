import { llmsText } from '../../../shared/api/llmsText.ts';

/** Written at build, from the table of routes the server answers by. */
export const GET = (): Response =>
  new Response(llmsText(), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
