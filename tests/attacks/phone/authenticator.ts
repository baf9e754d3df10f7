import type { Endpoint } from '../../../src/contract/endpoint.ts';
import { beginTotp, confirmTotp } from '../../../src/features/identity/factors/totp/contract.ts';
import type { Context } from '../../../src/platform/http/route.ts';
import type { Caller } from '../../support/phone-desk.ts';
import { codeOf } from '../../support/second-factors.ts';
import { openSession, sha256 } from '../support/credentials.ts';
import type { Besieged } from './besieged.ts';

/** Sets up an authenticator app for somebody whom no message reached; throws when that does not work either. */
export async function setUpAuthenticator({ desk, identity }: Besieged, who: Caller): Promise<void> {
  const { store, clock } = desk;
  const token = await openSession(store, clock.now(), { user_id: who.id });
  const { id } = await store.db.selectFrom('sessions').select('id').where('token_hash', '=', sha256(token)).executeTakeFirstOrThrow();
  const ask = async (asked: Endpoint, body?: unknown): Promise<unknown> => {
    const route = identity.routes.find(({ endpoint }) => endpoint.path === asked.path && endpoint.method === asked.method);
    if (route === undefined) throw new Error(`no route ${asked.path}`);
    const context: Context<Endpoint> = {
      params: undefined,
      query: undefined,
      body,
      caller: { user_id: who.id, role: 'person', time_zone: 'UTC', currency: 'USD', session_id: id },
      upload: undefined,
      origin: { ip_address: who.ip_address, user_agent: who.user_agent },
      cookie: { set: () => undefined, clear: () => undefined },
      device: { token: who.device, set: () => undefined },
      ownOrigin: 'http://localhost:3000',
      language: 'en',
    };
    return (await route.run(context)).body;
  };
  const { secret } = beginTotp.answers[201].parse(await ask(beginTotp));
  confirmTotp.answers[200].parse(await ask(confirmTotp, { code: codeOf(secret, clock) }));
}
