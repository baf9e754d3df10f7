import { onlineManager } from '@tanstack/react-query';
import { afterEach, describe, expect, it } from 'vitest';
import { makeQueryClient } from './queries.ts';

const makeClient = () => makeQueryClient({ onSignedOut: () => undefined });

describe('what is asked while the browser believes it is offline', () => {
  afterEach(() => onlineManager.setOnline(true));

  it('is asked all the same: the server may be this computer', async () => {
    onlineManager.setOnline(false);
    expect(await makeClient().fetchQuery({ queryKey: ['accounts'], queryFn: async () => 'answered' })).toBe('answered');
  });

  it('is changed all the same, so that a failure is said and not waited out', async () => {
    onlineManager.setOnline(false);
    const client = makeClient();
    const change = client.getMutationCache().build<unknown, Error, undefined, unknown>(client, {
      mutationFn: async () => {
        throw new Error('no answer');
      },
    });
    await expect(change.execute(undefined)).rejects.toThrow('no answer');
  });
});
