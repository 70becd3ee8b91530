import ts from 'typescript';

/** The TypeScript of a file: an .astro file's frontmatter and scripts, anything else as it is. */
export function parseSource(file: string, text: string): ts.SourceFile {
  const code = file.endsWith('.astro') ? astroCode(text) : text;
  return ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

/** Every module specifier of a file: imports, re-exports and dynamic imports. */
export function importsOf(source: ts.SourceFile): { specifier: string; clause: ts.ImportClause | undefined }[] {
  const found: { specifier: string; clause: ts.ImportClause | undefined }[] = [];
  eachNode(source, (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
      found.push({ specifier: (node.moduleSpecifier as ts.StringLiteral).text, clause });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      found.push({
        specifier: argument !== undefined && ts.isStringLiteralLike(argument) ? argument.text : '?',
        clause: undefined,
      });
    }
  });
  return found;
}

export function eachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => eachNode(child, visit));
}

function astroCode(text: string): string {
  const frontmatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  return [frontmatter, ...scripts].join('\n');
}
