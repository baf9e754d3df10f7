import { statfs } from 'node:fs/promises';

/** The disks that folders lie on, by the name given to each; a folder that is not there is left out. */
async function disksOf(folders: Readonly<Record<string, string>>, figure: 'bavail' | 'blocks'): Promise<ReadonlyMap<string, number>> {
  const found = await Promise.all(
    Object.entries(folders).map(async ([name, folder]) => {
      const disk = await statfs(folder).catch(() => undefined);
      return disk === undefined ? [] : [[name, disk[figure] * disk.bsize] as const];
    }),
  );
  return new Map(found.flat());
}

/** Bytes that may still be written, by the name of the folder; a folder that is not there is left out. */
export const freeBytes = (folders: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, number>> => disksOf(folders, 'bavail');

/** Bytes that there are in all, by the name of the folder; a folder that is not there is left out. */
export const diskBytes = (folders: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, number>> => disksOf(folders, 'blocks');
