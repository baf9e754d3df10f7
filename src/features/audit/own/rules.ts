import type { AuditEventType } from '../../../contract/audit-events.ts';
import type { OwnEventName } from './contract.ts';

/** What a row says of what happened, beside its type. */
export interface RowDetails {
  readonly reason: unknown;
  /** What a wrong password or code was asked for; undefined at signing in. */
  readonly asked_for: unknown;
}

const named = (name: OwnEventName) => (): OwnEventName => name;

/** What a reason makes of an event; `other` for all that are not in the list. */
const byReason =
  (names: Readonly<Record<string, OwnEventName>>, other: OwnEventName) =>
  ({ reason }: RowDetails): OwnEventName =>
    (typeof reason === 'string' && Object.hasOwn(names, reason) ? names[reason] : undefined) ?? other;

/**
 * How a person is told of a row of the trail. What is not here is not told: how doubtful a request was, which limit it met, and what was asked of it
 * would show somebody who is in the account how to come by.
 */
const NAMES: Readonly<Partial<Record<AuditEventType, (details: RowDetails) => OwnEventName>>> = {
  login_success: byReason({ registered: 'registered', confirmed: 'confirmed' }, 'signed_in'),
  login_failed: ({ asked_for }) => (asked_for === undefined ? 'sign_in_failed' : 'confirm_failed'),
  password_changed: named('password_changed'),
  email_changed: named('email_changed'),
  session_revoked: byReason({ token_revoked: 'token_revoked' }, 'signed_out'),
  role_changed: byReason({ token_made: 'token_made', disabled: 'disabled', enabled: 'enabled' }, 'rights_changed'),
  factor_changed: byReason(
    { totp_added: 'factor_added', passkey_added: 'factor_added', totp_removed: 'factor_removed', passkey_removed: 'factor_removed' },
    'recovery_codes_made',
  ),
  send_code_success: named('code_sent'),
  verify_success: named('phone_confirmed'),
  verify_failed: named('code_wrong'),
  phone_changed: named('phone_changed'),
  export_made: named('export_made'),
};

/** The types of rows that people are told of. */
export const TOLD: readonly string[] = Object.keys(NAMES);

const isTold = (type: string): type is keyof typeof NAMES => Object.hasOwn(NAMES, type);

/** What a row is called; undefined for one that is not told of. */
export const nameOf = (type: string, details: RowDetails): OwnEventName | undefined => (isTold(type) ? NAMES[type]?.(details) : undefined);
