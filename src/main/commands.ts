import cluster from 'node:cluster';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { Problem } from '../contract/problem.ts';
import { judgeSettings, readSettings, type Settings, SettingsRefused } from '../platform/config/settings.ts';
import { MigrationRefused } from '../platform/database/migrations/refused.ts';
import { PortableRefused } from '../platform/database/portable/refused.ts';
import { fileFailure, PlainFailure } from './plain-failure.ts';
import { addPortableCommands } from './portable-commands.ts';
import { addUserCommands } from './user-commands.ts';

// Each command loads what it needs when it runs, so that --help and a refusal are there at once.

const portOf = (text: string): number => {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('a port is a whole number from 0 to 65535.');
  return port;
};

async function migrateCommand(settings: Settings, onlyCheck: boolean): Promise<number> {
  const { migrate, pendingMigrations, refuseTooNew } = await import('../platform/database/migrations/migrate.ts');
  const { refuseUnfinished } = await import('../platform/database/portable/unfinished.ts');
  await refuseUnfinished(settings.database);
  await refuseTooNew(settings.database);
  const say = (sentence: string): void => console.error(sentence);
  const names = onlyCheck ? await pendingMigrations(settings.database) : await migrate(settings.database, undefined, { say });
  for (const name of names) console.log(onlyCheck ? `pending: ${name}` : `applied: ${name}`);
  if (names.length === 0) console.log('Every migration is applied.');
  return onlyCheck && names.length > 0 ? 1 : 0;
}

/** The settings to serve or to work with. Throws SettingsRefused with everything that speaks against them, the state of the database included. */
async function settingsToRun(): Promise<Settings> {
  try {
    return readSettings();
  } catch (error) {
    if (!(error instanceof SettingsRefused) || error.database === null) throw error;
    const { furtherRefusals } = await import('./database-refusals.ts');
    throw new SettingsRefused([...error.reasons, ...(await furtherRefusals(error.database))]);
  }
}

function commands(): Command {
  const mingus = new Command('mingus').description('Personal finance and wellness: will the money last the year, day by day?');
  mingus.addHelpText('after', '\nExit codes: 0 done, 1 done with findings, 2 failed. Settings are read from the environment: docs/settings.md.');
  mingus
    .command('serve')
    .description('serves the pages and the API, and does the jobs')
    .option('--port <number>', 'listens on this port instead of PORT', portOf)
    .option('--with-worker', 'does jobs in this process too (the default)')
    .option('--without-worker', 'leaves jobs to `mingus work`')
    .action(async ({ port, withoutWorker }: { readonly port?: number; readonly withoutWorker?: true }) => {
      const settings = await settingsToRun();
      const here = port === undefined ? settings : { ...settings, port };
      const options = { withWorker: withoutWorker !== true };
      if (settings.serverProcesses > 1 && cluster.isPrimary) return (await import('./serve-many.ts')).serveMany(here, options);
      return (await import('./serve.ts')).serve(here, options);
    });
  mingus
    .command('work')
    .description('does jobs and serves nothing')
    .option('--once', 'does all that may run now, then ends')
    .action(async ({ once }: { readonly once?: true }) => {
      const settings = await settingsToRun();
      const { work } = await import('./work.ts');
      await work(settings, { once: once === true });
    });
  mingus
    .command('migrate')
    .description('brings the database up to date')
    .option('--check', 'changes nothing; says what is pending, with exit code 1 when something is')
    .action(async ({ check }: { readonly check?: true }) => {
      process.exitCode = await migrateCommand(readSettings(), check === true);
    });
  mingus
    .command('demo')
    .description('makes an invented person with 14 months of rows, to look at Mingus with; the one before goes')
    .option('--remove', 'only removes the demo; exit code 1 when there was none')
    .option('--json', 'tells in JSON what was done')
    .action(async ({ remove, json }: { readonly remove?: true; readonly json?: true }) => {
      const settings = readSettings();
      const { demo } = await import('./demo-command.ts');
      process.exitCode = await demo(settings, { remove: remove === true, json: json === true });
    });
  addUserCommands(mingus);
  addPortableCommands(mingus);
  mingus
    .command('doctor')
    .description(
      'looks at the settings, the database, the address, backups and the disk, and says in a line each what is to be done; changes nothing',
    )
    .option('--json', 'tells in JSON what was found')
    .addHelpText('after', '\nExit code 1: a line fails. 2: something could not be looked at, such as a database that does not answer.')
    .action(async ({ json }: { readonly json?: true }) => {
      const { doctor } = await import('./doctor-command.ts');
      process.exitCode = await doctor(judgeSettings(), { json: json === true });
    });
  mingus
    .command('openapi')
    .description('prints the OpenAPI 3.1 document of the API')
    .action(async () => {
      const { describeApi } = await import('./describe-api.ts');
      process.stdout.write(`${JSON.stringify(await describeApi(), null, 2)}\n`);
    });
  return mingus;
}

/** What a failure tells whoever typed the command. A bug tells where it happened, and no more of what was going on. */
async function linesOf(thrown: unknown): Promise<readonly string[]> {
  // A file that the system refuses is named by the error itself.
  const path: unknown = thrown instanceof Error ? Reflect.get(thrown, 'path') : undefined;
  const error = typeof path === 'string' ? fileFailure(thrown, path) : thrown;
  if (error instanceof SettingsRefused) return ['Mingus does not start with these settings:', ...error.reasons.map((reason) => `- ${reason}`)];
  if (error instanceof PlainFailure || error instanceof PortableRefused || error instanceof MigrationRefused) return error.lines;
  if (error instanceof Problem) return [error.message];
  const { describeError } = await import('../platform/telemetry/describe-error.ts');
  return [`Mingus failed: ${JSON.stringify(describeError(error), null, 2)}`];
}

/** Runs the command that was typed and sets the exit code: 0 done, 1 done with findings, 2 failed. */
export async function run(): Promise<void> {
  const program = commands().exitOverride();
  for (const command of program.commands) for (const each of [command, ...command.commands]) each.exitOverride();
  try {
    await program.parseAsync();
  } catch (error) {
    // Commander has printed its own: help is no failure, a wrong word is.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    for (const line of await linesOf(error)) console.error(line);
    // What was opened before, connections to a database above all, would keep a process that does nothing any more.
    process.exit(2);
  }
}
