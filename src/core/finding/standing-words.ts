/** Words with which a payee says of itself that it comes back, as `payeeKey` folds them. */
const STANDING: ReadonlySet<string> = new Set(
  `membership member members renewal annual yearly subscription subscr insurance insur ins prem premium registration license licence dues pass
  versicherung versicherungen beitrag jahresbeitrag mitgliedschaft mitgliedsbeitrag abo abonnement assurance assurances cotisation seguro seguros cuota verzekering lidmaatschap
  ασφαλεια ασφαλιστρα συνδρομη 会员 保险 年费 会费`
    .trim()
    .split(/\s+/),
);

/** Whether one of the words of a payee's key says that it is a membership, a subscription or an insurance. */
export const saysItStands = (payeeKey: string): boolean => payeeKey.split(' ').some((word) => STANDING.has(word));
