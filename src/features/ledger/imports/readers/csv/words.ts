/** What a column can be, in the order in which columns are described. */
export const ROLES = ['date', 'amount', 'debit', 'credit', 'flag', 'payee', 'memo', 'reference', 'balance', 'account', 'currency'] as const;

/** One of them. */
export type Role = (typeof ROLES)[number];

/** Letters and digits only, without accents, in lower case: `Währung (€)` is `wahrung`. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();

/** Names of a role, the surest first: a column whose name comes earlier wins. Patterns are over plain words. */
const NAMES: Readonly<Record<Role, readonly RegExp[]>> = {
  date: [
    /^(?:date )?(?:post(?:ed|ing)|book(?:ed|ing)|entry|settled|cleared|completed)(?: (?:date|on|day))?$|^(?:post(?:ed|ing)?|booking|settlement|completed|accounting) date\b/,
    /^(?:buchungs?(?:tag|datum)|buchung|boek(?:ings)?datum|bokforingsda(?:g|tum)|bokfort|bogforingsdato|bokforingsdato|date (?:de )?(?:comptabilisation|comptable|operation)|data ksiegowania|data zaksiegowania|fecha contable|data contabile|data registrazione|fecha (?:de )?operacion)\b/,
    /^(?:date|datum|dato|fecha|data|data operacji|datum transactie|transactiedatum|datum van verrichting|paivamaara)$/,
    /^(?:transaction|trans|tran|trade|operation|purchase|txn) (?:date|day|time)\b|^date (?:of transaction|utc|transaction)\b|^(?:umsatzdatum|umsatztag|belegdatum|kaufdatum|transaktionsdatum|transaktionsdato|transaktionsdag|data transakcji|data operazione|data da operacao|data mov(?:imento)?|fecha (?:de )?(?:transaccion|la operacion|movimiento))\b/,
    /\b(?:date|datum|dato|fecha|timestamp|created|started|datetime)\b|^(?:data|time)\b|^zeitpunkt$/,
    /^(?:value date|wertstellung(?:sdatum)?|wert|valuta(?:datum| datum| dato)?|rentedatum|valeur|date (?:de )?valeur|fecha (?:de )?valor|data waluty|data valuta|data valor)\b/,
  ],
  amount: [
    /^(?:amount|betrag|umsatz|bedrag|montant|importe|kwota|importo|valor|belopp|belob|summa|transaction amount|transactiebedrag|kwota operacji|kwota transakcji|monto|quantia|castka|osszeg|maara|sum|amt)(?: (?:in )?[a-z]{3}| (?:in )?(?:euro?|pln|usd|gbp|dollars?|zl)| signed| net)?$/,
    /^(?:net|transaction|trans|txn|tran) (?:amount|value|amt)\b|^(?:amount|betrag|bedrag|montant|importe|kwota|importo|monto|valor)\b/,
    /\b(?:amount|betrag|bedrag|montant|importe|kwota|importo|belopp)\b|^value$|^umsatz\b/,
  ],
  debit: [
    /^(?:debits?|debet|paid out|money out|withdrawals?|withdrawn|soll|debe|cargos?|dare|obciazenia?|wydatki|uitgaven|ausgaben?|ausgang|uscite|addebiti|out|spent|payments? out|belastung(?:en)?|lastschrift|saidas?|debitos?|uit|sorties?|egresos?|kartenbelastung)(?: (?:amount|amt|[a-z]{3}|in [a-z]{3}))?$/,
    /\b(?:debit|withdrawal|paid out|money out|debito|belastung|obciazen)\b|^soll\b|^debet\b/,
  ],
  credit: [
    /^(?:credits?|kredit|paid in|money in|deposits?|deposited|haben|haber|abonos?|avere|uznania?|wplywy|inkomsten|einnahmen?|eingang|entrate|accrediti|in|received|payments? in|gutschrift(?:en)?|entradas?|creditos?|bij|entrees?|ingresos?)(?: (?:amount|amt|[a-z]{3}|in [a-z]{3}))?$/,
    /\b(?:credit|deposit|paid in|money in|credito|gutschrift|uznan)\b|^haben\b/,
  ],
  flag: [
    /^\+$/,
    /^(?:debit credit|credit debit|dr cr|cr dr|c d|d c|k d|d k|s h|h s|soll haben|haben soll|debet credit|debet kredit|credit debet|af bij|bij af|debe haber|dare avere|ma wn|in out|i o|debit or credit|credit or debit|plus minus|soll haben kennzeichen)\b/,
    /\b(?:indicator|kennzeichen|kz|sens|sign|dc|cd|drcr|crdr|direction|richtung|strona|vorzeichen)\b/,
    /^(?:type|transaction type|trans type|tran type|txn type|typ|tipo|soort|art|details|kind|type of transaction|type d operation|mutatiesoort)$/,
  ],
  payee: [
    /^(?:payee|payee name|merchant|merchant name|counterparty|counterparty name|counter party|other party|beneficiary|beneficiary name|name|naam|nom|nombre|nazwa|nome|recipient|naam tegenpartij|naam tegenrekening|tegenpartij|tegenpartij naam|name zahlungsbeteiligter|beguenstigter|empfanger|zahlungsempfanger|begunstigter|beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger|auftraggeber empfanger|auftraggeber beguenstigter|auftraggeber begunstigter|auftraggeber|zahlungspflichtiger|zahlungsbeteiligter|zahlungspflichtige r|tiers|contrepartie|beneficiario|kontrahent|nadawca odbiorca|odbiorca nadawca|odbiorca|nazwa odbiorcy|nadawca|modtager|mottagare|mottaker|partner name|partner|who|paid to|to from|from to|naam omschrijving|gegenpartei)$/,
    /\b(?:payee|merchant|counterparty|beneficiary|recipient|tegenpartij|begunstigter|beguenstigter|empfanger|zahlungspflichtiger|kontrahent|kontrahenta|odbiorca|odbiorcy|contrepartie|beneficiario)\b/,
    /^(?:description|transaction description|details|transaction details|narrative|narration|particulars|buchungstext|omschrijving|libelle|concepto|opis|opis operacji|opis transakcji|descrizione|descricao|beskrivelse|beskrivning|tekst|text|selite|popis|verwendungszweck|tytul|descripcion|original description|extended description|buchungsdetails|mededelingen|transactie omschrijving|transaction)\b/,
    /\b(?:description|omschrijving|beschreibung|libelle|descripcion)\b/,
  ],
  memo: [
    /^(?:memo|notes?|reference|remarks?|comments?|message|details|transaction details|description|verwendungszweck|zahlungsreferenz|vermerk|mededelingen|mededeling|omschrijving|communication|libelle|observaciones|concepto|opis|tytul|tytulem|tytul operacji|causale|narrative|narration|particulars|descripcion|description \d|omschrijving \d|additional info(?:rmation)?|extended description|betalingskenmerk|bemerkung|notiz|info|payment reference|referenz|purpose|message to payee|meddelelse)\b/,
    /\b(?:memo|verwendungszweck|description|omschrijving|libelle|mededeling|communication)\b/,
  ],
  reference: [
    /^(?:transaction id|fitid|transaction reference(?: number)?|transaction number|id|trans id|txn id|transactiereferentie|transactie referentie|transaktions id|transaktionsnummer|transaction uuid|uuid|numer referencyjny|referenznummer|volgnr|volgnummer|bank reference|reference number|reference no|ref no|operation id|id transakcji)$/,
  ],
  balance: [
    /^(?:balance|saldo|solde|kontostand|running balance|account balance|balance after|stan|stan konta)\b/,
    /\b(?:balance|saldo|solde|kontostand|saldi)\b/,
  ],
  account: [
    /^(?:iban|eigen rekening|rekening|rekeningnummer|iban bban|auftragskonto|iban auftragskonto|iban auftraggeberkonto|own account|rachunek|numer rachunku|moj rachunek|rachunek wlasny|compte|numero de compte|n de compte|cuenta|conta|konto|account number|account no|account|account id|acct|account iban|iban kontoinhaber)$/,
    /^(?:auftraggeberkonto|kontonummer|rekening .*|account name|nazwa rachunku|product|kontonr|konto nr)$/,
  ],
  currency: [
    /^(?:currency|ccy|cur|curr|wahrung|waehrung|valuta|munt|muntsoort|devise|divisa|moneda|waluta|moeda|mena|curr code|currency code|valutakode|kontowahrung|transaction currency|amount currency|waluta rachunku|waluta operacji)$/,
  ],
};

/** A column that says such a word is another amount, date or account than the one that counts. */
const OTHER_AMOUNT =
  /\b(?:local|foreign|original|orig|fx|exchange|rate|kurs|wechselkurs|fees?|charges?|commission|gebuhr(?:en)?|prowizja|tax|vat|gst|steuer|oorspronkelijk(?:e)?|ursprunglich(?:er)?|source|target|cashback|limit|points|usd equivalent|fremdwahrung)\b/;
const OTHER_PARTY =
  /\b(?:counter|tegen|gegen|payee|beneficiary|recipient|empfanger|sort code|blz|bankleitzahl|bic|swift|bank code|holder|inhaber)|^tegenrekening|^gegenkonto/;
const OTHER_DATE = /\b(?:due|expiry|expires|birth|start date of|statement date)\b/;

const isOther = (role: Role, words: string): boolean => {
  if (role === 'amount' || role === 'debit' || role === 'credit' || role === 'currency') return OTHER_AMOUNT.test(words);
  if (role === 'account') return OTHER_PARTY.test(words);
  if (role === 'payee') return /\b(?:iban|bic|account|konto|rekening|bank|id|code|category|address|adresse|nummer|number)\b/.test(words);
  return role === 'date' && OTHER_DATE.test(words);
};

/** How surely a column's name says that it is of the role: 0 is surest; undefined when it does not say so. */
export function rankOf(header: string, role: Role): number | undefined {
  if (header === '' || header.length > 60) return undefined;
  const words = plainWords(header);
  if (isOther(role, words)) return undefined;
  const rank = NAMES[role].findIndex((pattern) => pattern.test(words));
  return rank < 0 ? undefined : rank;
}

const SIDE_WORDS = {
  out: 'd dr db deb debit debet debito dbit s soll af o out uit - withdrawal cargo debe obciazenie wydatek ausgang ausgabe belastung paid_out money_out uitgaven dare sortie wn',
  in: 'c cr cre crd credit kredit credito crdt h haben bij i in k + deposit abono haber uznanie wplyw eingang einnahme gutschrift paid_in money_in inkomsten avere entree ma',
} as const;

const SIDES: ReadonlyMap<string, 'out' | 'in'> = new Map([
  ...SIDE_WORDS.out.split(' ').map((word) => [word, 'out'] as const),
  ...SIDE_WORDS.in.split(' ').map((word) => [word, 'in'] as const),
]);

/** Which side the text of a flag column tells: `D`, `Af` and `Soll` are money out. Undefined for any other text. */
export const sideOf = (text: string): 'out' | 'in' | undefined =>
  text.length > 20 || /\d/.test(text) ? undefined : SIDES.get(/^[-+]$/.test(text) ? text : plainWords(text).replaceAll(' ', '_'));
