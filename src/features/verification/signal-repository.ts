import type { Db } from '../../platform/database/store.ts';

/** Whose request it is, for what, and from where; and how far back is looked, as instants. */
export interface SignalQuestion {
  readonly user_id: number;
  readonly phone_number: string;
  /** All but the last four digits of it. */
  readonly prefix: string;
  readonly country: string;
  readonly ip_address: string;
  /** What limits count `ip_address` as. */
  readonly address_key: string;
  readonly hourAgo: string;
  readonly dayAgo: string;
}

/**
 * What the tables know of a request before it is made, in one statement. Counts are of others: the request itself is not among them. Undefined when
 * there is no such person.
 */
export async function readFacts(db: Db, question: SignalQuestion) {
  const { phone_number, address_key, hourAgo, dayAgo } = question;
  return db
    .selectFrom('users')
    .select((from) => {
      const challenges = from.selectFrom('phone_verification');
      const audit = from.selectFrom('verification_audit_log').where('ip_address', '=', question.ip_address).where('created_at', '>', dayAgo);
      return [
        'users.created_at',
        'users.is_demo',
        challenges
          .select(({ fn }) => fn.count<number>('phone_verification.phone_number').distinct().as('count'))
          .where('user_id', '=', question.user_id)
          .where('created_at', '>', dayAgo)
          .where('phone_number', '!=', phone_number)
          .as('phones_of_person'),
        challenges
          .select((of) =>
            of.fn
              .sum<number | null>(
                of
                  .case()
                  .when('status', '=', 'verified')
                  .then(of('attempts', '-', 1))
                  .else(of.ref('attempts'))
                  .end(),
              )
              .as('sum'),
          )
          .where('user_id', '=', question.user_id)
          .where('last_attempt_at', '>', dayAgo)
          .as('wrong_codes'),
        challenges
          .select(({ fn }) => fn.count<number>('phone_verification.user_id').distinct().as('count'))
          .where('phone_number', '=', phone_number)
          .where('user_id', '!=', question.user_id)
          .as('people_of_phone'),
        challenges
          .select(({ fn }) => fn.count<number>('phone_verification.phone_number').distinct().as('count'))
          .where('address_key', '=', address_key)
          .where('created_at', '>', hourAgo)
          .where('phone_number', '!=', phone_number)
          .as('phones_of_address'),
        challenges
          .select(({ fn }) => fn.count<number>('phone_verification.country').distinct().as('count'))
          .where('address_key', '=', address_key)
          .where('created_at', '>', dayAgo)
          .where('status', '!=', 'verified')
          .where('country', '!=', question.country)
          .as('countries_of_address'),
        challenges
          .select(({ fn }) => fn.count<number>('phone_verification.phone_number').distinct().as('count'))
          // Numbers of one beginning stand together in the index; one that goes on longer is of another prefix.
          .where((of) => of.between('phone_number', `${question.prefix}0`, `${question.prefix}9999`))
          .where((of) => of(of.fn<number>('length', ['phone_number']), '=', phone_number.length))
          .where('created_at', '>', hourAgo)
          .where('phone_number', '!=', phone_number)
          .as('phones_of_prefix'),
        audit.select(({ fn }) => fn.countAll<number>().as('count')).as('events_of_address'),
        audit.select(({ fn }) => fn.avg<number | null>('risk_score').as('mean')).as('mean_risk_of_address'),
        audit
          .where('event_type', '=', 'rate_limit_exceeded')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .as('violations_of_address'),
      ];
    })
    .where('users.id', '=', question.user_id)
    .executeTakeFirst();
}
