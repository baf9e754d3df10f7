import { expect, it, onTestFinished } from 'vitest';
import { administratorOf } from '../../tests/support/administrator.ts';
import { Client } from '../../tests/support/client.ts';
import { onEachDatabaseFile } from '../../tests/support/databases.ts';
import { makeProgram, programWith } from '../../tests/support/program.ts';
import { startApp } from '../../tests/support/server.ts';
import { openStore } from '../platform/database/open.ts';

onEachDatabaseFile('two processes over one database', (makeDatabase) => {
  /** Somebody with a browser and a program at either process, and an administrator at the first. */
  const start = async () => {
    const database = await makeDatabase();
    const stores = [await openStore(database), await openStore(database)] as const;
    const [here, there] = [await startApp(stores[0]), await startApp(stores[1])];
    onTestFinished(async () => void (await Promise.all([stores[0].close(), stores[1].close()])));
    const root = await administratorOf(here, stores[0]);
    const ada = here.client();
    const { id } = await ada.registerPerson();
    const program = await makeProgram(ada);
    const elsewhere = new Client(there.url);
    for (const [name, value] of ada.cookies) elsewhere.cookies.set(name, value);
    const programThere = programWith(elsewhere, program);
    const statuses = async () => [(await elsewhere.get('/api/me')).status, (await programThere.get('/api/me')).status];
    expect(await statuses()).toEqual([200, 200]);
    return { root: root.client, ada, id, program, statuses };
  };

  it('end a token at once on both', async () => {
    const { ada, program, statuses } = await start();
    expect((await ada.delete(`/api/tokens/${program.id}`)).status).toBe(204);
    expect(await statuses()).toEqual([200, 401]);
  });

  it('end sessions at once on both', async () => {
    const { root, id, statuses } = await start();
    expect((await root.post(`/api/admin/users/${id}/end-sessions`)).status).toBe(200);
    expect(await statuses()).toEqual([401, 200]);
  });

  it('keep a disabled person out at once on both', async () => {
    const { root, id, statuses } = await start();
    expect((await root.post(`/api/admin/users/${id}/disable`)).status).toBe(200);
    expect(await statuses()).toEqual([401, 401]);
  });
});
