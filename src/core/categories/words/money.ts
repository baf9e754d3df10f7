/** Loans and cards paid off. They say what the money was for only when it went out. */
export const DEBT_OUT = `
  loan, loan payment, loan pmt, loan pymt, loan repayment, auto loan, car loan, car payment, auto finance, personal loan, student loan, student ln,
  student loan payment, payday loan, debt collection, collections, kredit, ratenkredit, kreditrate, darlehen, tilgung, ratenzahlung, pret personnel,
  remboursement pret, echeance pret, credit conso, prestamo, cuota prestamo, prestamo personal, lening, aflossing, krediet, rata prestito,
  finanziamento, lan betaling, кредит, δανειο, 贷款, credit card payment, credit card pmt, credit card pymt, credit card bill, credit card autopay,
  creditcard payment, card autopay, cc payment, cc pymt, credit crd, credit crd autopay, credit crd epay, chase credit crd, chase credit card,
  chase card, chase autopay, citi card, citi card online, citi autopay, capital one, capital one crcardpmt, capital one mobile pmt,
  discover e payment, discover card, discover payment, amex epayment, amex e payment, american express, american express ach pmt, amex payment,
  barclaycard, barclaycard us, barclays card, bank of america credit card, wells fargo card, wells fargo credit card, wf credit card, synchrony,
  synchrony bank, syncb, comenity, applecard gsbank, applecard, apple card, gsbank payment, usaa credit card, us bank credit card,
  citibank card payment, mbna, tesco bank card, halifax credit card, lloyds credit card, natwest credit card, hsbc credit card, capital one uk,
  vanquis, aqua card, newday, kreditkartenabrechnung, kreditkarte abrechnung, kreditkartenzahlung, ausgleich kreditkarte, reglement carte,
  carte debit differe, liquidacion tarjeta, pago tarjeta, recibo tarjeta, tarjeta de credito, betaling creditcard, international card services,
  ics cards, navient, nelnet, great lakes, mohela, fedloan, aidvantage, sallie mae, earnest loan, sofi, sofi lending, upstart, lendingclub,
  lending club, prosper, upgrade inc, onemain, avant, affirm, affirm pay, klarna, klarna bank, afterpay, clearpay, zip pay, zippay, zip co, humm,
  laybuy, sezzle, paypal credit, paypal pay in 4, toyota financial, toyota fin, honda financial, american honda fin, ford motor credit, ford credit,
  gm financial, ally auto, ally financial, nissan motor accept, hyundai motor fin, kia motors finance, bmw financial, mercedes benz fin, vw credit,
  volkswagen bank, volkswagen financial, santander consumer, chrysler capital, student loans company, slc student loan, bafog, bafoeg,
  bafog ruckzahlung, nslsc, ato hecs, duo hoofdstuk, duo studieschuld, black horse, hitachi capital, novuna, zopa, ratesetter, lendable,
  amigo loans, targobank, santander consumer bank, creditplus, norisbank kredit, easycredit, teambank, smava, auxmoney, von essen bank, cofidis,
  cetelem, sofinco, franfinance, oney, floa bank, younited, carrefour banque, cofinoga, cetelem espana, wizink, santander consumer finance,
  moneyman, vivus, creditea, freo, defam, qander, findio, dept education, dept of education, us dept of education, visa rechnung,
  mastercard rechnung, visa abrechnung, mastercard abrechnung, amex rechnung, 信用卡还款, 还款, 花呗, 借呗, loan pymts,
  车贷
`;

/** The same, seen from the card: money that the person paid in. It only moves money between own accounts. */
export const CARD_PAID_IN = `
  payment thank you, payment thank you mobile, payment received, payment received thank you, online payment thank you, mobile payment thank you,
  autopay payment, automatic payment thank you, autopay thank you, autopay, internet payment thank you, electronic payment received,
  payment thank you web, thank you for your payment, credit card payment, card payment received, lastschrift kreditkarte, zahlung erhalten,
  ausgleich kreditkarte, reglement recu, pago recibido, betaling ontvangen, incasso creditcard, direct debit payment thank you,
  payment by direct debit, pymt thank you, pmt thank you, directpay full balance, capital one mobile pymt, mobile pymt
`;

/** What banks and offices take. */
export const FEES = `
  overdraft fee, overdraft, overdraft item fee, nsf fee, insufficient funds, insufficient funds fee, returned item fee, late fee, late charge,
  late payment fee, annual fee, annual membership fee, monthly fee, monthly service fee, monthly maintenance fee, maintenance fee, service fee,
  service charge, account fee, account maintenance, bank fee, bank fees, bank charge, bank charges, card fee, transaction fee,
  foreign transaction fee, foreign fee, intl transaction fee, international transaction fee, non sterling transaction fee, cash advance fee,
  balance transfer fee, wire fee, wire transfer fee, incoming wire fee, outgoing wire fee, atm fee, atm fee out of network, non network atm fee,
  out of network atm fee, withdrawal fee, stop payment fee, paper statement fee, statement fee, processing fee, convenience fee,
  late payment charge, interest charge, interest charged, interest charges, interest charge on purchases, purchase interest charge, finance charge,
  overdraft interest, arranged overdraft interest, unarranged overdraft, penalty fee, fine, parking fine, parking ticket, parking violation,
  speeding fine, traffic fine, penalty charge notice, pcn charge, kontofuhrung, kontofuehrung, kontofuhrungsgebuhr, kontofuhrungsentgelt,
  kontogebuhr, entgelt kontofuhrung, rechnungsabschluss, abschluss entgelt, sollzinsen, uberziehungszinsen, dispozinsen, ruecklastschrift,
  rucklastschriftgebuhr, auslandseinsatz, auslandseinsatzentgelt, bankgebuhren, gebuhr, gebuhren, mahngebuhr, bussgeld, bussgeldstelle, strafzettel,
  frais bancaires, frais, cotisation carte, cotisation carte bancaire, frais tenue de compte, tenue de compte, commission intervention,
  commission d intervention, agios, interets debiteurs, frais de retard, amende, amendes, antai, comision, comisiones, comision mantenimiento,
  comision tarjeta, cuota tarjeta, gastos bancarios, intereses deudores, descubierto, multa, multas, kosten betaalrekening, bankkosten,
  rekeningkosten, kosten rekening, debetrente, rente debet, boete, cjib, commissioni, canone conto, canone mensile, imposta di bollo,
  spese tenuta conto, interessi passivi, bankgebyr, bankafgift, opłata za prowadzenie, προμηθεια, комиссия, 手续费, legal fee, legal fees, attorney,
  attorneys, lawyer, law office, law firm, solicitor, solicitors, notary, notar, notaire, notario, notaris, rechtsanwalt, kanzlei, avocat, abogado,
  abogados, advocaat, returned check fee, check fee, check order, buchungsentgelt, buchungsgebuhr, bankomatkarte entgelt
`;

/** Taxes and the offices that collect them. */
export const TAXES = `
  irs, irs usataxpymt, usataxpymt, irs treas, irs treas 310, irs payment, us treasury tax, internal revenue, income tax, tax payment, tax refund,
  tax ref, state tax, state tax refund, estimated tax, franchise tax board, franchise tax bd, ftb, nys dtf, nys tax, dept of revenue,
  department of revenue, property tax, property taxes, county tax, tax collector, county treasurer, city tax, treasurer tax, turbotax,
  intuit turbotax, h r block, hrblock, taxact, taxslayer, jackson hewitt, freetaxusa, hmrc, hm revenue, hmrc self assessment, self assessment,
  council tax, borough council, city council, county council, stamp duty, cra revenue, canada revenue, canada revenue agency, receiver general,
  revenu quebec, cra tax, gst payment, ato, australian taxation, australian tax office, ato payment, council rates, inland revenue, ird nz,
  revenue commissioners, local property tax, finanzamt, finanzkasse, bundeskasse, bundeszentralamt, landeskasse, steuer, steuern, steuerberater,
  einkommensteuer, umsatzsteuer, gewerbesteuer, kfz steuer, kraftfahrzeugsteuer, grundsteuer, hundesteuer, kirchensteuer, stadtkasse, gemeindekasse,
  steuererstattung, wiso steuer, taxfix, impot, impots, dgfip, direction generale des finances, tresor public, prelevement impot, impot revenu,
  taxe fonciere, taxe d habitation, tva, urssaf, finances publiques, hacienda, agencia tributaria, aeat, impuesto, impuestos, irpf, ibi impuesto,
  ayuntamiento, seguridad social autonomos, tgss, tesoreria general, tasa, belastingdienst, belasting, belastingen, gemeente belasting,
  gemeentebelasting, gbbg, cocensus, waterschapsbelasting, motorrijtuigenbelasting, inkomstenbelasting, agenzia entrate, agenzia delle entrate, f24,
  imu, skatteverket, skatt, skat dk, skatteetaten, urzad skarbowy, αεδ, ααδε, φορος, налог, фнс, 税务局, 个人所得税, prop tax, kapitalertragsteuer,
  soli zuschlag, stadtgemeinde, gemeindeabgaben, δημοτικα τελη, 税务, 个税
`;

/** Cash taken out. It says so only when the money went out. */
export const CASH_OUT = `
  atm, atm withdrawal, atm cash withdrawal, atm debit, cash withdrawal, cash advance, cash machine, cashpoint, cash point, cash dispenser,
  withdrawal cash, counter withdrawal, teller withdrawal, withdrawal atm, non network atm, link atm, notemachine, cardtronics, euronet, allpoint,
  moneypass, bargeldauszahlung, bargeldabhebung, bargeld, barauszahlung, geldautomat, auszahlung geldautomat, ga nr, gaa, bankomat,
  geldausgabeautomat, retrait dab, retrait gab, retrait especes, retrait, retrait carte, dab, distributeur billets, cajero, cajero automatico,
  retirada efectivo, reintegro, reintegro cajero, disposicion efectivo, extraccion cajero, geldopname, geldautomaat, gea betaalautomaat, opname,
  contante opname, prelievo, prelievo bancomat, prelievo contante, bancomat, uttag, uttak minibank, minibank, haeveautomat, wyplata z bankomatu,
  bankomaty, αναληψη, ατμ, снятие наличных, банкомат, 取款, atm取款
`;

/** Pay, benefits, interest, dividends. They say so only when the money came in. */
export const INCOME_IN = `
  employer, bonus payment, commission payment, commissions, stipend, pension, pension payment, retirement income, annuity, social security, soc sec,
  ssa treas, ssa treas 310, ssi treas, va benefits, vacp treas, va comp, unemployment, unemployment benefit, edd di, ui benefit, disability benefit,
  child benefit, universal credit, dwp, dwp uc, state pension, state pension dwp, tax credits, working tax credit, housing benefit, jobseekers,
  centrelink, services australia, family tax benefit, canada child benefit, canada cpp, cpp oas, canada pro, gst credit, ei canada,
  employment insurance, dividend, dividends, dividend payment, div payment, interest, interest paid, interest payment, interest earned,
  interest credit, int payment, credit interest, gross interest, savings interest, rental income, royalties, royalty, freelance, invoice payment,
  invoice paid, consulting fee, honorarium, tips, cashback, cash back, cash back reward, cashback reward, rewards redemption, adp, gusto, paychex,
  paylocity, paycom, paycor, trinet, rippling, justworks, intuit payroll, ceridian, workday payroll, deel, uber driver, lyft driver,
  doordash dasher, dasher pay, instacart shopper, upwork, upwork escrow, fiverr, etsy deposit, airbnb payout, stripe transfer payout, stripe payout,
  shopify payout, square inc payout, amazon payout, defense finance, dfas, dfas in in, opm treas, verdienstabrechnung, entgelt, rente,
  rentenzahlung, deutsche rentenversicherung, renten service, kindergeld, familienkasse, elterngeld, wohngeld, arbeitslosengeld,
  bundesagentur fur arbeit, bundesagentur fuer arbeit, agentur fur arbeit, jobcenter, krankengeld, honorar, zinsen, habenzinsen, zinsgutschrift,
  dividende, ausschuttung, mieteinnahme, traitement, indemnites, allocation, allocations familiales, caf, caf de paris, pole emploi, france travail,
  retraite, pension retraite, carsat, cnav, agirc arrco, cpam, ameli, indemnites journalieres, interets, interets crediteurs, dividendes,
  loyer percu, bourse crous, pension inss, sepe, prestacion desempleo, subsidio, intereses a su favor, abono intereses, dividendo, dividendos, beca,
  loon, vakantietoeslag, aow, svb, sociale verzekeringsbank, uwv, abp pensioen, pensioen, pfzw, zorgtoeslag, huurtoeslag, kinderbijslag,
  kindgebonden budget, toeslagen, belastingdienst toeslagen, studiefinanciering, duo studiefinanciering, rente spaarrekening, creditrente, inps,
  pensione, interessi attivi, lon, lonn, barnbidrag, forsakringskassan, nav ytelse, kela etuus, pensja, zus swiadczenie, συνταξη, пенсия, аванс, 利息,
  退休金, 养老金, teachers retirement, retirement
`;

/** Money moved between own accounts, in words that say so. A payment to somebody else is often called a transfer too: the word alone says nothing. */
export const TRANSFER = `
  transfer to savings, transfer from savings, transfer to saving, transfer to sav, transfer from sav, transfer to checking, transfer from checking,
  transfer to chk, transfer from chk, online transfer to sav, online transfer from sav, online transfer to savings, online transfer from savings,
  online transfer to chk, online transfer from chk, online transfer to checking, online transfer from checking, internal transfer,
  internal account transfer, account transfer, own account transfer, transfer between accounts, transfer own account, own transfer,
  savings transfer, automatic savings transfer, auto save transfer, recurring transfer to savings, recurring transfer from checking,
  scheduled transfer to savings, way2save, keep the change transfer, save as you go, to savings, from savings, to my savings, from my savings,
  to savings account, from savings account, from main, to main account, to main, savings pot, pot transfer, vault transfer, to vault, from vault,
  round up savings, roundup transfer, to investment account, brokerage transfer, moneyline, vanguard buy, schwab moneylink, fidelity moneyline,
  e trade ach, robinhood funds, wealthfront, betterment, acorns, acorns invest, coinbase, coinbase com, kraken, umbuchung, umbuchung eigenes konto,
  eigenubertrag, uebertrag eigenes konto, ubertrag, uebertrag, ubertrag auf tagesgeld, tagesgeld, tagesgeldkonto, sparkonto, dauerauftrag sparen,
  sparplan, eigene uberweisung, depot ubertrag, virement interne, virement compte a compte, virement epargne, virement vers epargne,
  virement livret, livret a, vers livret, ldds, versement epargne, epargne, traspaso, traspaso entre cuentas, traspaso a cuenta, traspaso interno,
  traspaso ahorro, cuenta ahorro, ahorro, naar spaarrekening, van spaarrekening, spaarrekening, oranje spaarrekening, overboeking eigen rekening,
  interne overboeking, spaaropdracht, giroconto, trasferimento interno, eigen rekening, overforing egen konto, overforsel mellem egne konti,
  egen overforing, przelew wlasny, przelew wewnetrzny, μεταφορα σε λογαριασμο μου, перевод между своими счетами, 自己转账, top up by, balance transfer,
  wise top up, revolut top up
`;

/** Pay, in words that say so whoever pays: a hospital’s payroll is no medicine. Only when the money came in. */
export const PAY_IN = `
  payroll, payroll deposit, direct dep payroll, direct deposit, direct dep, dir dep, salary, salaries, salary payment, monthly salary, wages, wage,
  weekly wages, pay check, paycheck, paycheque, adp payroll, adp wage pay, gusto payroll, gusto pay, paychex payroll, quickbooks payroll,
  remote com payroll, state of payroll, univ payroll, school district payroll, gehalt, gehaltszahlung, lohn, lohn gehalt, lohn und gehalt,
  lohnzahlung, bezuge, bezuege, besoldung, arbeitslohn, ausbildungsvergutung, weihnachtsgeld, urlaubsgeld, salaire, virement salaire, paie,
  remuneration, nomina, abono nomina, transferencia nomina, salario, sueldo, paga extra, salaris, salarisbetaling, loonbetaling, maandloon,
  vakantiegeld, stipendio, accredito stipendio, emolumenti, loenoverfoersel, lonutbetalning, palkka, wynagrodzenie, wyplata wynagrodzenia, ordenado,
  vencimento, μισθοδοσια, μισθοσ, зарплата, заработная плата, 工资, 薪水, 薪资, 奖金, 給与
`;

/** What banks write about the way a payment went; the words in it say nothing of what it was for. */
export const BANK_WORDS = `
  internet uberweisung, internet banking, internet transfer, internet purchase, internet bill pay, online banking, mobile banking,
  mobile deposit, mobile check deposit, mobile transfer, mobile purchase, wireless transfer, power of attorney,
  pay by phone purchase, telephone banking, telephone transfer, telefon banking, telefonbanking, bank of internet, card purchase, visa purchase,
  google pay, apple pay, samsung pay
`;

/** Words of a row that takes back another one: it is of what that one was, though its money goes the other way. */
export const REVERSED = `
  reversal, reversed, rev, returned, return, refund, refunded, chargeback, charge back, cancelled, canceled, void, storno, stornierung, ruckbuchung,
  rueckbuchung, ruckzahlung, rueckzahlung, erstattung, remboursement, annulation, rejet, reembolso, devolucion, anulacion,
  terugbetaling, retour, stornering, rimborso, zwrot, αντιλογισμοσ, επιστροφη, возврат, 退款, 冲正
`;
