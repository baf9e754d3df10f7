import { join } from 'node:path';
import type { Rollup } from 'vite';

/** What tells of a module which others it cannot do without. */
interface Graph {
  readonly getModuleInfo: (id: string) => Pick<Rollup.ModuleInfo, 'importedIds'> | null;
}

/** Everything that a file cannot do without, itself included; what it loads later is not. */
function neededBy(graph: Graph, files: readonly string[]): ReadonlySet<string> {
  const needed = new Set<string>();
  const add = (id: string): void => {
    if (needed.has(id)) return;
    needed.add(id);
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) add(imported);
  };
  files.forEach(add);
  return needed;
}

const inSource = (file: string): string => join(import.meta.dirname, 'src', file);

const START = inSource('app/start.tsx');

/** The pages of strangers: what they need comes apart from what pages inside share. */
const FRONT = ['welcome/welcome-page', 'session/sign-in-page', 'session/register-page', 'session/forgot-page'].map((page) =>
  inSource(`features/${page}.tsx`),
);

/** What some pages need and many do not: it stays in files of its own, and comes with the first page that draws or asks something. */
const APART = /node_modules\/(uplot|react-hook-form|@base-ui|html-parse-stringify)\/|react-i18next\/.*Trans|\/design\/(charts|parts\/sheet)/;

/** Shared by so many of some sixty pages, a module goes where all such modules are. */
const MANY = 6;

/**
 * How the pages are put into files. Left to itself the bundler makes a file of whatever exactly the same pages share: ninety for the first page, most of them smaller than
 * the lines that come above them, and each compressed by itself. So all that every page needs is one file, what strangers' pages
 * share is another, and what many pages inside share a third.
 */
export function fewFiles() {
  let base: ReadonlySet<string> | undefined;
  let front: ReadonlySet<string> | undefined;
  // But for the start itself, by whose name, that of the page's only script, a page knows of a newer release.
  const isBase = (id: string, graph: Graph): boolean => id !== START && (base ??= neededBy(graph, [START])).has(id);
  const isFront = (id: string, graph: Graph): boolean => (front ??= neededBy(graph, FRONT)).has(id);
  // A file takes along what its modules need.
  const isLight = (id: string, graph: Graph): boolean => ![...neededBy(graph, [id])].some((needed) => APART.test(needed) && !isBase(needed, graph));
  const group = (debugName: string, isIn: (id: string, graph: Graph) => boolean) => ({
    debugName,
    name: (id: string, graph: Graph) => (isIn(id, graph) ? debugName : null),
  });
  return {
    groups: [
      { ...group('base', (id, graph) => isBase(id, graph) && !APART.test(id)), priority: 3 },
      { ...group('front', (id, graph) => isFront(id, graph) && isLight(id, graph)), minShareCount: 2, priority: 2 },
      { ...group('inside', isLight), minShareCount: MANY, priority: 1 },
    ],
  };
}
