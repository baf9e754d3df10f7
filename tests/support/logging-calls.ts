import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A place in the code that writes a line into the log. */
export interface LoggingCall {
  readonly place: string;
  readonly level: string;
  /** Undefined where it is put together. */
  readonly message: string | undefined;
  readonly fields: readonly string[];
}

const LEVELS = ['debug', 'info', 'warn', 'error', 'fatal'];

/** Every place under `folder` that writes to what is called `log`, with the fields that it names. Throws where they cannot be read off. */
export function loggingCalls(folder: string): readonly LoggingCall[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
    .filter(({ text }) => /\blog\.|createLog\(/.test(text))
    .flatMap(({ path, text }) => callsIn(path, ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)));
}

function callsIn(path: string, source: ts.SourceFile): readonly LoggingCall[] {
  const calls: LoggingCall[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && LEVELS.includes(node.expression.name.text)) {
      const log = node.expression.expression.getText();
      if (/(^|\.)log$|^createLog\(/.test(log)) calls.push(callOf(path, log, node.expression.name.text, node, source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}

function callOf(path: string, log: string, level: string, { arguments: [first, second] }: ts.CallExpression, source: ts.SourceFile): LoggingCall {
  const said = second ?? first;
  const message = said !== undefined && ts.isStringLiteral(said) ? said.text : undefined;
  const own = second === undefined || first === undefined ? [] : fieldsOf(first, source);
  return { place: path, level, message, fields: log.endsWith('request.log') ? ['request_id', ...own] : own };
}

function fieldsOf(given: ts.Expression, source: ts.SourceFile): readonly string[] {
  const written = ts.isIdentifier(given) ? initialOf(given.text, source) : given;
  if (written === undefined || !ts.isObjectLiteralExpression(written))
    throw new Error(`${source.fileName}: the fields of ${given.getText()} cannot be read off`);
  return written.properties.map((property) => {
    if (property.name === undefined) throw new Error(`${source.fileName}: ${property.getText()} is no field`);
    return property.name.getText();
  });
}

function initialOf(name: string, source: ts.SourceFile): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer !== undefined) {
      if (ts.isObjectLiteralExpression(node.initializer)) found = node.initializer;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
