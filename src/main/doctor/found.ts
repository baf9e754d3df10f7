/** What was found of one line of the checklist. */
export interface Found {
  readonly state: 'pass' | 'fail' | 'not_applicable';
  /** What was found, and what to do where it fails, in sentences. */
  readonly says: string;
  /** False where it could not even be looked at. */
  readonly wasSeen: boolean;
}

/** It is as it should be. */
export const pass = (says: string): Found => ({ state: 'pass', says, wasSeen: true });

/** It is not; the sentences say what to do. */
export const fail = (...says: readonly string[]): Found => ({ state: 'fail', says: says.join(' '), wasSeen: true });

/** There is nothing of the kind here. */
export const notApplicable = (says: string): Found => ({ state: 'not_applicable', says, wasSeen: true });

/** It could not be looked at, and so may be anything. */
export const unseen = (says: string): Found => ({ state: 'fail', says, wasSeen: false });
