import type { Endpoint } from '../../contract/endpoint.ts';

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`);

/** Whether a method may change something. */
export const isUnsafe = (method: string): boolean => method !== 'GET' && method !== 'HEAD';

/** Tells which methods an address answers, so that a wrong one can be told from an address that does not exist. */
export function createMethodFinder(endpoints: readonly Endpoint[]): (path: string) => readonly string[] {
  const byPath = new Map<string, string[]>();
  for (const { method, path } of endpoints) byPath.set(path, [...(byPath.get(path) ?? []), method]);
  const found = [...byPath].map(([path, methods]) => ({
    pattern: patternOf(path),
    methods: methods.includes('GET') ? [...methods, 'HEAD'] : methods,
  }));
  return (path) => found.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
}
