import { Problem } from '../../contract/problem.ts';
import { type NumberRefusal, verificationProblems } from './contract.ts';

const REASONS: Readonly<Record<NumberRefusal, string>> = {
  not_a_number: 'That is not a telephone number that exists. Write it with its country, such as +1 202 555 0123.',
  country: 'No messages go to that country from here.',
  premium: 'That is a number whose calls cost extra. Give the number of a telephone of yours.',
  toll_free: 'That is a number that companies are called on for free. Give the number of a telephone of yours.',
  pager: 'That is the number of a pager. Give the number of a telephone of yours.',
  voip: 'That is a number of internet telephony, which is not taken here. Give the number of a mobile telephone.',
  not_a_phone: 'No messages can be sent to that kind of number. Give the number of a telephone of yours.',
};

/** The problem of a number that no code is sent to. `reason` tells a program why. */
export function refusedNumber(reason: NumberRefusal): Problem {
  const message = REASONS[reason];
  return new Problem(verificationProblems['verification.number_refused'], message, {
    fields: [{ path: 'phone_number', message }],
    extra: { reason },
  });
}
