import path from 'node:path';
import ts from 'typescript';
import { eachNode, importsOf, parseSource } from './sourceFile.ts';

/** Which rooms of the project a room may look into; adapters are the shell's common ground. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  functions: ['shared', 'functions'],
  site: ['shared', 'site'],
  infra: ['shared', 'functions', 'infra'],
  test: ['shared', 'functions', 'site', 'infra', 'test'],
};
const IMPURE_MEMBERS = new Set(['Date.now', 'Math.random']);

/** What a file breaks of the architecture's folder rules, one line each. `file` is relative to the root, with slashes. */
export function violations(file: string, text: string): string[] {
  const source = parseSource(file, text);
  const found = importsOf(source).flatMap(({ specifier, clause }) => [
    ...importViolation(file, specifier),
    ...zodViolation(specifier, clause),
  ]);
  if (file.startsWith('shared/')) found.push(...impurities(source));
  return found.map((line) => `${file}: ${line}`);
}

function importViolation(file: string, specifier: string): string[] {
  const [room = ''] = file.split('/');
  if (!specifier.startsWith('.')) {
    const isForeign = room === 'shared' && specifier !== 'zod' && specifier !== '#shipped-registry';
    return isForeign ? [`shared imports only zod and itself, not ${specifier}`] : [];
  }
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const [targetRoom = ''] = target.split('/');
  // A file at the top (package.json, tsconfig.json) belongs to nobody.
  if (!target.includes('/') && room !== 'shared') return [];
  if (!MAY_IMPORT[room]?.includes(targetRoom)) return [`${room} may not import ${target}`];
  if (room !== 'functions' || targetRoom !== 'functions') return [];
  const own = folderOf(file);
  const other = folderOf(target);
  const isCommon = other === '' || other === 'adapters' || other === own;
  return isCommon ? [] : [`functions/${own || '*'} may not import functions/${other}`];
}

/** `functions/ingest/env.ts` -> `ingest`; '' for a file directly in functions/. */
function folderOf(file: string): string {
  const parts = file.split('/');
  return parts.length > 2 ? (parts[1] ?? '') : '';
}

/** `import { z } from 'zod'` would bundle every locale. */
function zodViolation(specifier: string, clause: ts.ImportClause | undefined): string[] {
  if (specifier !== 'zod' || clause === undefined) return [];
  const bindings = clause.namedBindings;
  const isNamespace = clause.name === undefined && bindings !== undefined && ts.isNamespaceImport(bindings);
  return isNamespace ? [] : ["zod is imported as `import * as z from 'zod'`"];
}

function impurities(source: ts.SourceFile): string[] {
  const found: string[] = [];
  eachNode(source, (node) => {
    if (ts.isPropertyAccessExpression(node) && IMPURE_MEMBERS.has(node.getText(source))) {
      found.push(`shared is pure, but uses ${node.getText(source)}`);
    }
    const isDate = (expression: ts.Expression) => ts.isIdentifier(expression) && expression.text === 'Date';
    if (ts.isNewExpression(node) && isDate(node.expression) && (node.arguments ?? []).length === 0) {
      found.push('shared is pure, but asks for the time with new Date()');
    }
    if (ts.isCallExpression(node) && isDate(node.expression)) {
      found.push('shared is pure, but asks for the time with Date()');
    }
  });
  return found;
}
