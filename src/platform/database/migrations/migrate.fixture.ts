import { databaseSettings } from '../settings.ts';
import { id, text } from './columns.ts';
import { migrations } from './list.ts';
import { migrate } from './migrate.ts';

// Started by tests. `all` applies what there is; `slow` hangs in the middle of a second step, so that it can be killed there.
const [url = '', which = 'all'] = process.argv.slice(2);
const settings = databaseSettings({ databaseUrl: url, dataDir: '', poolSize: 1, maxOverflow: 0 });
if (settings === undefined) throw new Error(`not a database: ${url}`);

const slow = [
  { name: 'step-1', up: (schema: Parameters<(typeof migrations)[0]['up']>[0]) => schema.table('whole', { id: id(), name: text(10) }) },
  {
    name: 'step-2',
    up: (schema: Parameters<(typeof migrations)[0]['up']>[0]) => {
      schema.table('half', { id: id() });
      schema.statement({
        sqlite: 'create table long as with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n',
        postgres: 'select pg_sleep(3)',
      });
      process.stdout.write('in the middle\n');
    },
  },
];

const applied = await migrate(settings, which === 'all' ? migrations : slow);
process.stdout.write(JSON.stringify(applied));
