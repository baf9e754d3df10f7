import { z } from 'zod';
import { endpoint } from '../../../../contract/endpoint.ts';

/** Ten codes for the day when the other factors are lost, each good once: `7F3K-92QD-M0XA-5RBT`. Shown when they are made and never again. */
export const recoveryCodes = z.array(z.string());

/** A recovery code as somebody types it: capitals or not, with dashes, spaces or none. */
export const typedRecoveryCode = z.string().trim().min(1, 'Write one of your recovery codes.').max(64, 'At most 64 characters.');

export const makeRecoveryCodes = endpoint({
  method: 'POST',
  path: '/api/factors/recovery-codes',
  access: 'person',
  tier: 'write',
  needs: 'confirmed',
  summary: 'Makes ten new recovery codes, shown this once. Those before are good for nothing from then on.',
  tag: 'Security',
  answers: { 201: z.object({ recovery_codes: recoveryCodes }) },
  showsSecret: true,
  problems: ['factor.none'],
});
