import { expect, it } from 'vitest';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { startApp } from '../../../tests/support/server.ts';

const NOW = '2026-11-22T12:00:00.000Z';

onEachDatabase('the invented person', (open) => {
  it('speaks the language of whoever came last, also on the first page that is kept, and about what was worked out before', async () => {
    const app = await startApp(await open(), { now: NOW });
    const enter = async (wish: string) => {
      const client = app.client();
      expect((await client.post('/api/demo', undefined, { headers: { 'accept-language': wish } })).status).toBe(201);
      const [insight] = Array.from(Object(Object((await client.get('/api/overview')).body).insights).items);
      return String(Object(insight).insight_text);
    };
    expect(await enter('en-GB')).toMatch(/^In weeks with more stress you spend more on dining: about \$\d+ in /);
    expect(await enter('es-MX,es;q=0.9')).toMatch(/^En semanas con más estrés gastas más en comer fuera: unos \$\d+ en /);
    expect(await enter('de,en;q=0.5')).toMatch(/^In weeks with more stress/);
  });
});
