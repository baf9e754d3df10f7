/** Something a person can read and act on; anything else that is thrown is a bug and shows its stack. */
export class PlainFailure extends Error {}

/** The sentence for a file system that refuses, or undefined when the error is of another kind. */
export function refusedByDisk(error) {
  const where = error.path ? ` (${error.path})` : '';
  if (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'EROFS') {
    return `this user may not write here${where}. Make the folder your own, or clone it anew as this user.`;
  }
  if (error.code === 'ENOSPC') return `the disk is full${where}.`;
  return undefined;
}
