import type { Command } from 'commander';
import { readSettings } from '../platform/config/settings.ts';

interface Json {
  readonly json?: true;
}

const exit = (code: number): void => {
  process.exitCode = code;
};

const JSON_OPTION = ['--json', 'tells in JSON what was done'] as const;
const running = () => import('./backup-command.ts');

/** Adds `mingus copy`, `mingus backup`, `mingus restore` and `mingus import-legacy`. */
export function addPortableCommands(mingus: Command): void {
  mingus
    .command('copy')
    .description('copies everything into another, empty database of either kind, and reads it back; broken off, it goes on when run again')
    .requiredOption('--from <url>', 'the source: sqlite:PATH or postgres://… (leave the password out and set PGPASSWORD: others can see it here)')
    .requiredOption('--to <url>', 'the target: a new or empty database, written in the same way')
    .option('--again', 'removes what an unfinished copy left in the target, and begins anew')
    .option(...JSON_OPTION)
    .action(async ({ from, to, again, json }: Json & { readonly from: string; readonly to: string; readonly again?: true }) =>
      exit(await (await import('./copy-command.ts')).copy({ from, to, again: again === true, json: json === true })),
    );

  mingus
    .command('import-legacy')
    .description('takes over a SQLite file of the former application into the database of the settings, which has to be new or empty')
    .argument('<file>', 'the file; nothing in it is changed')
    .option('--rejects <path>', 'where to write what was rejected or changed, a line of JSON each (default: FILE.rejects.jsonl)')
    .option('--again', 'removes what an unfinished import left, and begins anew')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      '\nBroken off, it goes on when it is run again; run again after it was done, it changes nothing. Exit code 1: something was rejected or changed.',
    )
    .action(async (file: string, { rejects, again, json }: Json & { readonly rejects?: string; readonly again?: true }) => {
      const options = { file, rejects: rejects ?? `${file}.rejects.jsonl`, again: again === true, json: json === true };
      exit(await (await import('./import-legacy-command.ts')).importLegacyFile(readSettings(), options));
    });

  const backup = mingus
    .command('backup')
    .description('makes a backup of the database while it is in use, restores it on the side and compares every row before it is called good')
    .option('--to <folder>', 'the folder it goes to, instead of BACKUP_DIR; it has to be there')
    .option(...JSON_OPTION)
    .action(async ({ to, json }: Json & { readonly to?: string }) =>
      exit(await (await running()).makeBackup(readSettings(), { to: to ?? null, json: json === true })),
    );
  backup
    .command('verify')
    .description('restores a backup on the side and compares every row; exit code 1 when it is damaged, 2 when it cannot be read at all')
    .argument('<file>', 'the backup')
    .option(...JSON_OPTION)
    .action(async (file: string, _given: Json, command: Command) => {
      const { json }: Json = command.optsWithGlobals();
      exit(await (await running()).verifyBackup(readSettings(), file, { json: json === true }));
    });
  mingus
    .command('restore')
    .description('restores a backup into the database of the settings, which has to be new or empty; stop every server first')
    .argument('<file>', 'the backup')
    .option('--replace', 'puts a database that is not empty aside, after asking; it is kept')
    .option('--yes', 'does not ask')
    .option(...JSON_OPTION)
    .action(async (file: string, { replace, yes, json }: Json & { readonly replace?: true; readonly yes?: true }) =>
      exit(
        await (await import('./restore-command.ts')).restore(readSettings(), file, {
          replace: replace === true,
          yes: yes === true,
          json: json === true,
        }),
      ),
    );
}
