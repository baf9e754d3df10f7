const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that banks and processors put around a payee and that say nothing about who it is, folded: English, German, French, Spanish, Dutch, Greek. */
export const BANK_WORDS: ReadonlySet<string> = new Set(
  words(`
    pos purchase purchases purch prch card cards checkcard crd payment payments pmt pymt pymnt paymt debit dbt credit visa mastercard maestro ach sepa eft eftpos web tel
    online mobile internet recurring recur recurrng autopay auto-pay preauthorized preauth preauthorised authorized authorised auth withdrawal wdl wd dep deposit direct electronic
    transaction trans trn txn trx ppd ccd ctx des id indn co inc llc ltd plc corp corporation gmbh ag kg bv nv sarl sas ref reference refnr conf confirmation trace
    mandate number nr no num xfer inst instant on via bill billpay contactless signature chip pin pending posted date card-not-present merch merchandise
    kartenzahlung lastschrift sepa-lastschrift basislastschrift gutschrift dauerauftrag uberweisung bankomat girocard zahlung folgenr verfalld sagt dankt danke vielen dank
    carte paiement prelevement virement achat vir prlv cb compra pago tarjeta recibo betaling incasso pinbetaling automatische πληρωμη αγορα χρεωση καρτα
    消费 支付 转账 快捷支付 网上支付
    reversal reversed refund refunded returned storno chargeback erstattung ruckzahlung remboursement
    the and`),
);

/** Words after which a bank writes a reference, so that the word that follows is none of the payee's. */
export const REFERENCE_WORDS: ReadonlySet<string> = new Set(words('ref reference refnr conf confirmation trace mandate auth trn txn'));

/** Those who collect for others: what they write before a star is theirs, what follows is the payee's. */
export const PROCESSORS: ReadonlySet<string> = new Set(
  words('sq tst paypal pp sp py fs ic sumup zettle stripe sqc gosq wpy bt iz in ptl pypl cko 2co ppl ebanx klarna'),
);

/** Last parts of an address of the web. */
export const TOP_LEVELS: ReadonlySet<string> = new Set(
  words('com net org io co tv app dev info biz me us uk de fr es it nl be at ch eu ca au gr cn jp online shop'),
);

/** Codes of US states and of countries, which close a payee. */
export const REGIONS: ReadonlySet<string> = new Set(
  words(`
    al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr
    us usa gb gbr uk deu fr fra es esp it ita nl nld be bel at aut ch che ie irl lu lux se swe no nor dk dnk fi fin pt prt gr grc pl pol cz au aus nz can cn chn jp jpn`),
);

/** Names of months and their short forms. */
export const MONTHS: ReadonlySet<string> = new Set(
  words('jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december'),
);

/** Months that are words of names too; they are only taken for months beside a number or at the end. */
export const MONTHS_IN_NAMES: ReadonlySet<string> = new Set(words('mar may jun march april june august'));

/** Large cities as banks write them after a payee, folded. Those of two or three words are written with spaces. */
export const CITIES: ReadonlySet<string> = new Set(
  `
  new york|brooklyn|bronx|queens|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|dallas|san jose|austin|jacksonville|fort worth|columbus|charlotte|indianapolis|
  san francisco|seattle|denver|washington|nashville|oklahoma city|el paso|boston|portland|las vegas|detroit|memphis|louisville|baltimore|milwaukee|albuquerque|tucson|fresno|sacramento|
  mesa|kansas city|atlanta|omaha|colorado springs|raleigh|long beach|virginia beach|miami|oakland|minneapolis|tulsa|bakersfield|tampa|wichita|arlington|aurora|new orleans|cleveland|
  honolulu|anaheim|lexington|stockton|irvine|orlando|newark|cincinnati|saint paul|st paul|st louis|saint louis|pittsburgh|greensboro|lincoln|anchorage|plano|durham|jersey city|
  chandler|buffalo|madison|lubbock|reno|scottsdale|glendale|fremont|boise|richmond|spokane|rochester|des moines|tacoma|modesto|fayetteville|salt lake city|little rock|
  birmingham|knoxville|worcester|providence|santa ana|santa clara|santa monica|santa rosa|berkeley|palo alto|mountain view|sunnyvale|cupertino|los gatos|menlo park|redwood city|
  san mateo|burbank|pasadena|cambridge|hoboken|yonkers|syracuse|albany|eugene|salem|bellevue|redmond|everett|ann arbor|grand rapids|evanston|boulder|fort collins|savannah|charleston|
  london|manchester|dublin|edinburgh|glasgow|paris|lyon|marseille|madrid|barcelona|valencia|sevilla|lisboa|lisbon|porto|berlin|hamburg|munchen|munich|koln|cologne|frankfurt|stuttgart|
  dusseldorf|leipzig|dresden|hannover|nurnberg|bremen|essen|dortmund|bonn|wien|vienna|graz|linz|salzburg|zurich|geneve|basel|bern|amsterdam|rotterdam|utrecht|den haag|eindhoven|
  brussels|bruxelles|antwerpen|luxembourg|stockholm|oslo|kobenhavn|copenhagen|helsinki|warszawa|praha|budapest|roma|milano|torino|napoli|athens|athina|thessaloniki|αθηνα|θεσσαλονικη|
  toronto|vancouver|montreal|sydney|melbourne|singapore|hong kong|tokyo|北京|上海|广州|深圳|香港|东京`
    .split('|')
    .map((city) => city.trim()),
);

/** Words that name no payee by themselves: a city after one of them is part of the name. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  words('of city county town village university college bank state port the for de st saint new'),
);
