import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A column as `rows/*.ts` describe it. */
export interface WrittenColumn {
  readonly name: string;
  /** Whether null is among its values. */
  readonly nullable: boolean;
  /** Whether an insert may leave it out although it is never null. */
  readonly preset: boolean;
  /** Its words, when it is a choice. */
  readonly choices: readonly string[];
  readonly documented: boolean;
}

const FOLDER = new URL('../../src/platform/database/', import.meta.url);

const parse = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, readFileSync(fileURLToPath(new URL(path, FOLDER)), 'utf8'), ts.ScriptTarget.ESNext, true);

const sources = [parse('rows.ts'), ...readdirSync(fileURLToPath(new URL('rows/', FOLDER))).map((name) => parse(`rows/${name}`))];
const statements = sources.flatMap((source) => [...source.statements]);
const interfaces = new Map(statements.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, node]));
const aliases = new Map(statements.filter(ts.isTypeAliasDeclaration).map((node) => [node.name.text, node.type]));

/** The parts of a type, through unions, `Generated<…>` and aliases. */
function partsOf(type: ts.TypeNode): readonly ts.TypeNode[] {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(partsOf);
  if (ts.isParenthesizedTypeNode(type)) return partsOf(type.type);
  if (!ts.isTypeReferenceNode(type)) return [type];
  const [inner] = type.typeArguments ?? [];
  const name = type.typeName.getText();
  if (inner !== undefined && name.startsWith('Generated')) return partsOf(inner);
  const alias = aliases.get(name);
  return alias === undefined || name === 'StructuredOrNull' ? [type] : partsOf(alias);
}

const isNull = (part: ts.TypeNode): boolean => part.getText() === 'null' || part.getText() === 'StructuredOrNull';

function columnOf(member: ts.TypeElement): WrittenColumn {
  if (!ts.isPropertySignature(member) || member.type === undefined) throw new Error(`not a column: ${member.getText()}`);
  const parts = partsOf(member.type);
  return {
    name: member.name.getText(),
    nullable: parts.some(isNull),
    preset: member.type.getText().startsWith('Generated'),
    choices: parts
      .filter(ts.isLiteralTypeNode)
      .map((part) => part.literal)
      .filter(ts.isStringLiteral)
      .map((literal) => literal.text),
    documented: ts.getJSDocCommentsAndTags(member).length > 0,
  };
}

const tables = interfaces.get('Tables');
if (tables === undefined) throw new Error('rows.ts has no Tables');

/** The members of an interface, those of what it extends first. */
function membersOf(node: ts.InterfaceDeclaration): readonly ts.TypeElement[] {
  const bases = (node.heritageClauses ?? []).flatMap((clause) => clause.types.map((type) => interfaces.get(type.expression.getText())));
  return [...bases.flatMap((base) => (base === undefined ? [] : membersOf(base))), ...node.members];
}

/** Every table and view of `Tables`, with its columns. */
export const writtenTables: ReadonlyMap<string, readonly WrittenColumn[]> = new Map(
  tables.members.filter(ts.isPropertySignature).map((member) => {
    const row = interfaces.get(member.type?.getText() ?? '');
    if (row === undefined) throw new Error(`no row is described for ${member.name.getText()}`);
    return [member.name.getText(), membersOf(row).map(columnOf)];
  }),
);
