import { describe, expect, it } from 'vitest';
import { matchRequest } from '../../../functions/api/matchRequest.ts';
import { llmsText } from '../../../shared/api/llmsText.ts';
import { ROUTES } from '../../../shared/api/routes.ts';
import { httpEvent } from '../../fixtures/apiCall.ts';

describe('/llms.txt', () => {
  const text = llmsText();

  it('begins with the name and a summary, as llmstxt.org has it', () => {
    expect(text).toMatch(/^# Tidewatch\n\n> /);
  });

  it('has each route once, with every parameter', () => {
    for (const { path, parameters } of ROUTES) {
      const lines = text.split('\n').filter((line) => line.startsWith(`- [${path}]`));
      expect(lines, path).toHaveLength(1);
      for (const { name } of parameters) expect(lines[0]).toContain(name);
    }
  });

  it('links to addresses that the server knows', () => {
    const links = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\)/gm)].map(([, link]) => link ?? '');
    expect(links).toHaveLength(ROUTES.length);
    expect(links.filter((link) => 'response' in matchRequest(httpEvent(link)))).toEqual([]);
  });

  it('is short enough to be read whole', () => {
    expect(text.length).toBeLessThan(10_000);
  });
});
