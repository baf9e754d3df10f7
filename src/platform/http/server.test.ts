import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { startApp } from '../../../tests/support/server.ts';

onEachDatabase('a running server', (open) => {
  it('registers somebody, knows them by their cookie, and nobody else', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    const { email } = await ada.registerPerson();
    expect((await ada.get('/api/me')).body).toMatchObject({ email });
    expect(await app.client().get('/api/me')).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });
});
