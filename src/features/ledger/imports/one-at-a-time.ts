/**
 * Lets one piece of work go on at a time for each key, in the order they came; others wait here, where they hold neither a connection nor
 * a lock that would run out. Works within one process: between processes the database's own lock has to do.
 */
export function createOneAtATime<Key>(): <Result>(key: Key, work: () => Promise<Result>) => Promise<Result> {
  const last = new Map<Key, Promise<unknown>>();
  return async (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
