import { type Command, InvalidArgumentError } from 'commander';
import { text } from '../contract/fields.ts';
import { newEmail } from '../features/identity/account/email-contract.ts';
import { readSettings } from '../platform/config/settings.ts';
import { PlainFailure } from './plain-failure.ts';

// What runs a command is loaded when it runs, so that --help is there at once.
const running = () => import('./user-command.ts');

/** An e-mail address as it is kept. */
function emailOf(given: string): string {
  const read = newEmail.safeParse(given);
  if (read.success) return read.data;
  throw new InvalidArgumentError('write an e-mail address, such as name@example.org.');
}

const LONGEST_INPUT = 4096;

/** The first line of standard input: a password must not stand in a list of processes, nor in a shell's history. */
async function passwordFromInput(): Promise<string> {
  let input = '';
  for await (const chunk of process.stdin) {
    input += String(chunk);
    if (input.includes('\n') || input.length > LONGEST_INPUT) break;
  }
  const [line = ''] = input.split(/\r?\n/, 1);
  if (line === '')
    throw new PlainFailure('No password came on standard input: write it in one line, for instance with a file: … --password-stdin < file');
  return line;
}

const passwordOf = (given: { readonly passwordStdin?: true }): Promise<string | null> =>
  given.passwordStdin === true ? passwordFromInput() : Promise.resolve(null);

const JSON_OPTION = ['--json', 'tells in JSON what was done'] as const;
const INPUT_OPTION = ['--password-stdin', 'reads the password from standard input, instead of making a link'] as const;
interface Json {
  readonly json?: true;
}
interface WithPassword extends Json {
  readonly passwordStdin?: true;
}
const jsonOf = ({ json }: Json) => ({ json: json === true });

const exit = (code: number): void => {
  process.exitCode = code;
};

/** Adds `mingus user …` and `mingus mail …`. */
export function addUserCommands(mingus: Command): void {
  const user = mingus.command('user').description('looks after people; each step is written in the audit log');
  user
    .command('create')
    .description('adds an account; prints a link with which the person chooses a password. Exit code 1 when the address is taken')
    .argument('<email>', 'their e-mail address', emailOf)
    .option('--name <name>', 'what to call them')
    .option(...INPUT_OPTION)
    .option(...JSON_OPTION)
    .action(async (email: string, given: WithPassword & { readonly name?: string }) => {
      const settings = readSettings();
      const person = { email, full_name: nameOf(given.name), password: await passwordOf(given) };
      exit(await (await running()).createUser(settings, person, jsonOf(given)));
    });
  user
    .command('disable')
    .description('keeps a person out: their sessions and tokens end at once. Exit code 1 when they were disabled before')
    .argument('<email>', 'their e-mail address', emailOf)
    .option(...JSON_OPTION)
    .action(async (email: string, given: Json) => exit(await (await running()).setUserActive(readSettings(), email, false, jsonOf(given))));
  user
    .command('enable')
    .description('lets a person in again. Exit code 1 when they were enabled before')
    .argument('<email>', 'their e-mail address', emailOf)
    .option(...JSON_OPTION)
    .action(async (email: string, given: Json) => exit(await (await running()).setUserActive(readSettings(), email, true, jsonOf(given))));
  user
    .command('make-admin')
    .description('makes a person an administrator, who needs a second factor. Exit code 1 when they were one before')
    .argument('<email>', 'their e-mail address', emailOf)
    .option(...JSON_OPTION)
    .action(async (email: string, given: Json) => exit(await (await running()).makeAdmin(readSettings(), email, jsonOf(given))));
  user
    .command('reset-password')
    .description('prints a link with which a person chooses a new password')
    .argument('<email>', 'their e-mail address', emailOf)
    .option(...INPUT_OPTION)
    .option(...JSON_OPTION)
    .action(async (email: string, given: WithPassword) => {
      const settings = readSettings();
      exit(await (await running()).resetPassword(settings, email, await passwordOf(given), jsonOf(given)));
    });
  user
    .command('invite')
    .description('prints an invitation, good for seven days and one account. Exit code 1 when it could not be mailed')
    .option('--email <address>', 'for this address only, where it is mailed to when a mail server is set up', emailOf)
    .option(...JSON_OPTION)
    .action(async (given: Json & { readonly email?: string }) =>
      exit(await (await running()).inviteUser(readSettings(), given.email ?? null, jsonOf(given))),
    );

  const mail = mingus.command('mail').description('looks after mail');
  mail
    .command('test')
    .description('sends a mail at once, to see whether the mail server takes it')
    .argument('<address>', 'where it goes', emailOf)
    .option(...JSON_OPTION)
    .action(async (address: string, given: Json) => exit(await (await running()).testMail(readSettings(), address, jsonOf(given))));
}

function nameOf(given: string | undefined): string | null {
  if (given === undefined) return null;
  const read = text(255).safeParse(given);
  if (read.success) return read.data;
  throw new PlainFailure('A name has 1 to 255 characters.');
}
