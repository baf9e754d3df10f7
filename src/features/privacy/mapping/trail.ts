import { mapped, OWNER, type TableMap } from './carry.ts';

const CODE = { left: 'What a phone code is checked by. It is of use to nobody but a thief.' };

/** What was written down about somebody for security: to be read, and told to no other server. */
export const TRAIL: readonly TableMap[] = [
  mapped('phone_verification', {
    says: 'Phone codes that were asked for, without the codes, and how doubtful each request looked and why.',
    columns: {
      id: 'number',
      user_id: OWNER,
      phone_number: 'shown',
      purpose: 'shown',
      challenge_id: { left: 'What the page and the server call one request for a code by.' },
      verification_code_hash: CODE,
      salt: CODE,
      code_sent_at: 'shown',
      code_expires_at: 'shown',
      attempts: 'shown',
      status: 'shown',
      resend_count: 'shown',
      last_attempt_at: 'shown',
      ip_address: 'shown',
      user_agent: 'shown',
      captcha_verified: 'shown',
      risk_score: 'shown',
      risk_reasons: 'shown',
      risk_version: 'shown',
      risk_inputs: 'shown',
      country: 'shown',
      address_key: 'shown',
      message_status: 'shown',
      message_id: 'shown',
      created_at: 'shown',
      updated_at: 'shown',
    },
  }),
  mapped('verification_analytics', {
    says: 'Steps of proving a phone number that were counted.',
    order: ['created_at', 'id'],
    columns: { id: 'number', user_id: OWNER, event_type: 'shown', event_data: 'shown', created_at: 'shown' },
  }),
  mapped('verification_audit_log', {
    says: 'What was written down about your account for security: sign-ins, changes, this export.',
    order: ['created_at', 'id'],
    columns: {
      id: 'number',
      user_id: OWNER,
      ip_address: 'shown',
      user_agent: 'shown',
      phone_number: 'shown',
      event_type: 'shown',
      event_details: 'shown',
      risk_score: 'shown',
      created_at: 'shown',
    },
  }),
];
