import { backUp, type BackupParts, type MadeBackup } from './back-up.ts';

/** What the thread of the daily backup does. */
export const backUpInThread = (parts: BackupParts): Promise<MadeBackup> => backUp(parts);
