import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..', '..', '..', 'src');

/** Where sentences are made that reach a person through a page. */
const SAYS = /^(contract|features|core|platform\/(http|cache|database))\//;

/** What is said elsewhere than on a page: mails and messages, commands, and what is written for whoever runs it or writes a program. */
const ELSEWHERE =
  /(mails|commands|text|words)\.ts$|^features\/(takeover|demo\/invented|privacy\/mapping)\/|^features\/privacy\/readme|^platform\/database\/(portable|migrations)\/|^platform\/http\/(openapi|openapi-endpoint|reference|mail-previews|pages)\.ts$/;

/** A sentence in a file of the server, with `{{0}}` for the first thing that is filled in. */
export interface ServerSentence {
  readonly file: string;
  readonly text: string;
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }, place) => `{{${place}}}${literal.text}`).join('');
}

/** The member of an object that a text becomes, also by way of a choice between two. */
function memberOf(node: ts.Node): string {
  const { parent } = node;
  if (ts.isConditionalExpression(parent)) return memberOf(parent);
  return ts.isPropertyAssignment(parent) ? parent.name.getText() : '';
}

/** What can be read as a sentence, and the titles of problems. */
export function sentencesIn(file: string, source: string): readonly ServerSentence[] {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: ServerSentence[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== undefined) {
      const member = memberOf(node);
      const isSentence = / /.test(text) && /^[A-Z{“]/.test(text) && /[.?]$/.test(text) && !['summary', 'description'].includes(member);
      if (isSentence || (member === 'title' && / /.test(text))) found.push({ file, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

/** All sentences of the server that a page can show. */
export const serverSentences = (): readonly ServerSentence[] =>
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file) && SAYS.test(file) && !ELSEWHERE.test(file))
    .flatMap((file) => sentencesIn(file, readFileSync(join(ROOT, file), 'utf8')));
