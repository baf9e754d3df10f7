/** Rent and mortgages, by words that a row of pay does not have. They say what the money was for only when it went out. */
export const HOUSING_OUT = `
  rent, rental payment, apartment rent, monthly rent, house rent, rent payment, room rent, lease, lease payment, landlord, apartments, apartment,
  property management, property mgmt, realty, real estate, lettings, letting agent, estate agents, mortgage, mortgage payment, home loan, mtg pymt,
  mtg pmt, mtge, escrow, hoa, hoa dues, homeowners association, condo fee, condo fees, strata fees, strata, body corporate, ground rent,
  service charge flat, council rent, housing association, miete, kaltmiete, warmmiete, wohnungsmiete, mietzahlung, nebenkosten, hausgeld,
  hausverwaltung, wohnungsbau, wohnungsbaugesellschaft, wohnungsgenossenschaft, vermieter, baufinanzierung, immobilien, grundsteuer haus, loyer,
  bailleur, agence immobiliere, immobilier, foncia, nexity, citya, syndic, charges copropriete, copropriete, credit immobilier, pret immobilier,
  alquiler, renta, arrendamiento, hipoteca, prestamo hipotecario, comunidad de propietarios, comunidad propietarios, inmobiliaria,
  administrador fincas, huur, huurbetaling, verhuur, woningcorporatie, woonstichting, hypotheek, vve bijdrage, vve, woningbouw, affitto,
  canone locazione, mutuo casa, mutuo, condominio, spese condominiali, hyra, husleie, husleje, vuokra, czynsz, aluguel, renda casa, ενοικιο, аренда,
  ипотека, 房租, 房贷, rocket mortgage, quicken loans, mr cooper, freedom mortgage, pennymac, loandepot, newrez, wells fargo home mtg,
  wells fargo mortgage, chase mortgage, lakeview loan, shellpoint, carrington mortgage, flagstar mortgage, us bank home mortgage,
  nationwide mortgage, halifax mortgage, santander mortgage, vonovia, deutsche wohnen, gewobag, degewo, saga gwg, gwh wohnungs, leg wohnen,
  avalonbay, equity residential, greystar, camden property, bilt rent, rentpayment, clickpay, appfolio, yardi, buildium, openrent, spotahome,
  uniplaces, wg gesucht, apts, avalon communities, communities rent, στεγαστικο, στεγαστικο δανειο, κοινοχρηστα, wohnbauforderung, mietkonto,
  mietkaution, квартплата, 物业费, 按揭,
  saga siedlungs, siedlungswerk, baugenossenschaft, wohnbau
`;

/** What a home needs beside rent. */
export const HOUSING = `
  home insurance, homeowners insurance, renters insurance, contents insurance, household insurance, hausratversicherung, wohngebaudeversicherung,
  assurance habitation, seguro hogar, woonverzekering, opstalverzekering, lemonade insurance, lemonade, home warranty, plumber, plumbing,
  electrician, locksmith, handyman, roofing, pest control, lawn care, landscaping, gardener, cleaning service, house cleaning, maid service,
  moving company, movers, removals, umzug, umzugsunternehmen, demenagement, mudanzas, verhuizing, self storage, storage unit, public storage,
  extra space storage, cubesmart, life storage, u haul, uhaul, shurgard, big yellow storage, safestore, klempner, sanitar, elektriker,
  schlusseldienst, plombier, serrurier, fontanero, cerrajero, loodgieter, fensterputzer, schornsteinfeger, terminix, orkin, trugreen, merry maids,
  molly maid, thumbtack, taskrabbit, angi, lawn, lawn service, cleaning, cleaning services, reinigungskraft, haushaltshilfe, putzfrau, cleaner
`;

/** Power, water, heat, telephone, waste. */
export const UTILITIES = `
  electric, electricity, electric company, power company, power light, energy, gas company, natural gas, gas electric, water utility, water dept,
  water department, water bill, city water, waterworks, sewer, sewage, utility, utilities, utility bill, trash, garbage, waste management,
  waste collection, recycling fee, internet, broadband, fiber, wifi, wireless, mobile phone, cell phone, phone bill, telephone, telecom,
  telecommunications, cable tv, heating oil, propane, strom, stromanbieter, stadtwerke, energieversorgung, gasversorgung, fernwarme, wasserwerke,
  wasserbetriebe, abwasser, mullabfuhr, abfallwirtschaft, stadtreinigung, rundfunkbeitrag, rundfunk ard zdf, rundfunk ard zdf dradio,
  beitragsservice, telefon, mobilfunk, festnetz, electricite, gaz, eau, facture eau, energie, operateur, forfait mobile, luz, electricidad, agua,
  gas natural, basuras, telefonia, telefono, stroom, water bedrijf, waterschap, gemeentelijke afval, afvalstoffenheffing, bolletta,
  energia elettrica, acqua, δεη, ευδαπ, οτε, коммунальные, жкх, 电费, 水费, 话费, con edison, coned, con ed, pg e, pgande, pacific gas,
  southern california edison, so cal edison, sce, socalgas, san diego gas, sdge, duke energy, dominion energy, florida power light, fpl,
  georgia power, entergy, xcel energy, comed, peoples gas, nicor gas, ameren, dte energy, consumers energy, pse g, pseg, national grid, eversource,
  pepco, bge, ppl electric, firstenergy, first energy, aep, american electric, txu energy, reliant energy, centerpoint, austin energy, cps energy,
  oncor, salt river project, srp, aps electric, nv energy, rocky mountain power, puget sound energy, portland general, seattle city light,
  snohomish pud, ladwp, sacramento municipal, smud, american water, aqua america, republic services, waste connections, direct energy, verizon,
  verizon wireless, vzwrlss, vz wireless, at t, att, att bill, at t mobility, t mobile, tmobile, sprint, cricket wireless, metro by t mobile,
  metropcs, boost mobile, mint mobile, visible wireless, us cellular, google fi, xfinity mobile, comcast, xfinity, comcast xfinity, spectrum,
  charter comm, cox communications, cox comm, optimum, altice, frontier communications, centurylink, windstream, mediacom, rcn,
  google fiber, starlink, hughesnet, viasat, directv, dish network, vonage, skype, british gas, edf energy, edf, e on, eon energy, eon next,
  scottish power, scottishpower, sse energy, ovo energy, octopus energy, bulb energy, shell energy, utilita, so energy, utility warehouse,
  thames water, anglian water, severn trent, united utilities, yorkshire water, southern water, wessex water, south west water, scottish water,
  welsh water, dwr cymru, bt group, british telecom, bt broadband, ee limited, ee mobile, t mobile uk, o2, o2 uk, vodafone, three uk, h3g,
  hutchison 3g, giffgaff, giff gaff, sky digital, sky uk, sky broadband, sky mobile, virgin media, talktalk, plusnet, tesco mobile, voxi, smarty,
  id mobile, lebara, lycamobile, tv licence, tv licensing, eir, virgin media ireland, electric ireland, bord gais, sse airtricity, irish water,
  hydro one, toronto hydro, bc hydro, hydro quebec, enbridge gas, enbridge, fortisbc, epcor, enmax, atco, nova scotia power, manitoba hydro,
  saskpower, rogers, rogers wireless, bell canada, bell mobility, telus, koodo, fido, freedom mobile, virgin plus, shaw cable, videotron, cogeco,
  public mobile, agl, agl energy, origin energy, energyaustralia, energy australia, red energy, alinta energy, simply energy, ausgrid, sydney water,
  yarra valley water, south east water, urban utilities, water corporation, telstra, optus, vodafone au, tpg internet, iinet, aussie broadband,
 belong mobile, amaysim, boost telecom, nbn, spark nz, one nz, 2degrees, mercury nz, genesis energy, contact energy, watercare, vattenfall,
  e on energie, enbw, rwe, ewe, ewe vertrieb, yello strom, eprimo, lichtblick, naturstrom, lekker energie, e wie einfach, montana energie, mainova,
  rheinenergie, n ergie, swm, stadtwerke munchen, gasag, enercity, entega, badenova, techem, ista deutschland, berliner wasserbetriebe, bsr,
  telekom, telekom deutschland, deutsche telekom, congstar, vodafone gmbh, vodafone deutschland, 1 1 telecom, 1und1, 1 und 1, o2 telefonica,
  telefonica germany, telefonica, aldi talk, klarmobil, freenet, drillisch, winsim, simyo, fraenk, unitymedia, netcologne, m net, pyur,
  tele columbus, wien energie, a1 telekom, magenta telekom, swisscom, salt mobile, ewz, edf clients, engie,
  totalenergies electricite, direct energie, eni gas, ekwateur, planete oui, veolia, veolia eau, suez, eau de paris, orange, orange sa, sosh,
  sfr, red by sfr, bouygues telecom, bouygues, free mobile, free telecom, free haut debit, prixtel, la poste mobile, nrj mobile, endesa, iberdrola,
  naturgy, repsol luz, holaluz, edp, edp energia, totalenergies clientes, canal de isabel ii, aigues de barcelona, aguas, movistar, vodafone espana,
  orange espana, yoigo, masmovil, jazztel, pepephone, lowi, digi mobil, digi spain, o2 espana, euskaltel, eneco, essent, vattenfall nl, greenchoice,
  budget energie, engie nl, energiedirect, oxxio, vandebron, vitens, waternet, brabant water, evides, pwn, dunea, kpn, ziggo, vodafoneziggo, odido,
  t mobile nl, tele2, simpel, ben nl, hollandsnieuwe, youfone, delta fiber, proximus, telenet, orange belgium, fluvius, luminus, de watergroep,
  enel, enel energia, eni plenti, eni plenitude, a2a energia, hera comm, acea, tim spa, telecom italia, windtre, wind tre, iliad, fastweb,
  vattenfall ab, fortum, telia, tele2 sverige, tre sverige, telenor, ice norge, yousee, elisa, dna oyj, pge obrot, tauron, play p4, cosmote,
  nova wind, water, wasser, power, city power, city gas, gas co, gas bill, gas service, gas corp, gas corporation, municipal utilities, stadtwerke gas, stadtwerke strom,
  φυσικο αεριο, νερο, wind hellas, 中国电信, 中国移动, 中国联通, 宽带, 话费充值, 燃气, 水电, 国家电网, мтс, билайн, мегафон, ростелеком
`;

/** Doctors, medicine, gyms, health insurance. */
export const HEALTH = `
  pharmacy, pharmacies, drugstore, drug store, chemist, chemists, apotheke, apotheek, pharmacie, parapharmacie, farmacia, farmacias, parafarmacia,
  apotek, apteka, doctor, dr med, physician, physicians, medical, urgent care, emergency room, dental, dentist, dentistry, orthodontics,
  orthodontist, zahnarzt, zahnarztpraxis, dentiste, cabinet dentaire, dentista, tandarts, optometry, optometrist, optician, opticians, optik,
  optiker, opticien, optica, eye care, eyecare, vision center, glasses, contact lenses, hausarzt, arztpraxis, medecin, cabinet medical, medico,
  huisarts, physio, physiotherapy, physiotherapie, physiotherapeut, physical therapy, kinesitherapeute, kine, fisioterapia, chiropractic,
  chiropractor, osteopath, osteopathe, acupuncture, dermatology, dermatologist, pediatrics, pediatrician, kinderarzt, pediatre, gynecology, obgyn,
  cardiology, radiology, laboratory, labcorp, quest diagnostics, laboratoire, labor medizin, laboratorio, psychologist, psychotherapy,
  psychotherapie, therapist, therapy, counseling, counselling, veterinary, vet clinic, veterinarian, animal hospital, tierarzt, veterinaire,
  veterinario, dierenarts, gym, fitness, fitness center, fitness club, fitnessstudio, fitnesscentrum, salle de sport, gimnasio, sportschool,
  palestra, yoga, yoga studio, pilates, crossfit, health club, sports club, sportverein, swim club, health insurance, medical insurance,
  krankenkasse, krankenversicherung, mutuelle, mutuelle sante, seguro medico, seguro de salud, zorgverzekering, zorgverzekeraar, copay,
  nhs prescription, sanitatshaus, φαρμακειο, ιατρος, аптека, клиника, стоматология, 药店, 医院, cvs, cvs pharmacy, walgreens, rite aid, duane reade,
  walmart pharmacy, kroger pharmacy, express scripts, optumrx, capsule pharmacy, goodrx, pillpack, one medical, zocdoc, teladoc, betterhelp,
  talkspace, aspen dental, smile direct, warby parker, lenscrafters, pearle vision, americas best, zenni, 1 800 contacts, visionworks, blue cross,
  bluecross, blue shield, bcbs, aetna, cigna, humana, united healthcare, unitedhealthcare, anthem, oscar health, molina healthcare, delta dental,
  vsp vision, metlife dental, planet fitness, planet fit, la fitness, 24 hour fitness, gold s gym, golds gym, anytime fitness, equinox,
  lifetime fitness, life time fitness, crunch fitness, orangetheory, orange theory, f45, barrys bootcamp, soulcycle, peloton, ymca, ywca, classpass,
  mindbody, solidcore, pure barre, club pilates, blink fitness, vasa fitness, eos fitness, snap fitness, iron gym, retro fitness, youfit, boots,
  boots pharmacy, boots the chemist, lloyds pharmacy, well pharmacy, superdrug pharmacy, specsavers, vision express, bupa, axa ppp, vitality health,
  nuffield health, david lloyd, puregym, pure gym, the gym group, the gym, virgin active, better gym, fitness first, jd gyms, bannatyne,
  simplyhealth, shoppers drug mart, rexall, jean coutu, pharmaprix, london drugs, guardian pharmacy, lifelabs, goodlife, goodlife fitness, fit4less,
  movati, manulife health, sun life health, chemist warehouse, priceline pharmacy, terry white, terrywhite, amcal, medibank, bupa australia,
  nib health, hcf, hbf, ahm health, healthengine, goodlife health clubs, jetts, plus fitness, doc morris, docmorris, shop apotheke, medpex,
  fielmann, apollo optik, mister spex, techniker krankenkasse, barmer, dak gesundheit, aok, ikk classic, kkh, debeka kranken, dkv, hansemerkur,
  ottonova, doctolib, mcfit, mc fit, fitx, clever fit, john reed, urban sports club, urban sports, wellpass, gymondo, sanitas, adeslas, asisa,
  dkv seguros, mapfre salud, cigna salud, farmacia online, dosfarma, basic fit, basicfit, viva gym, vivagym, altafit, go fit, mcfit espana,
  keep cool, fitness park, l orange bleue, neoness, alan assurance, harmonie mutuelle, mgen, malakoff humanis, ag2r, apivia, optic 2000, afflelou,
  alain afflelou, krys, grand optical, general optica, multiopticas, kruidvat apotheek, zilveren kruis, vgz, cz zorg, menzis, onvz, ditzo,
  anderzorg, infomedics, famed, hans anders, pearle opticiens, eye wish, fit for free, sportcity, trainmore, zwitserleven zorg, dds, dmd, karate,
  dojo, martial arts, taekwondo, judo, turnverein, yogahaus, γυμναστηριο, 健身, 药房, 诊所, 体检, 牙科,
  οδοντιατρειο, οδοντιατροσ, διαγνωστικο κεντρο
`;

/** Schools, universities, courses. */
export const EDUCATION = `
  college tuition, tuition, tuition fee, tuition fees, school fees, schulgeld, basisschool, semesterbeitrag, studentenwerk, studierendenwerk,
  studiengebuhren, volkshochschule, vhs kurs, nachhilfe, tutor, tutoring, tutoring center, soutien scolaire, clases particulares, bijles, course,
  courses, kurs, cours, cursus, curso, training course, exam fee, exam fees, test prep, textbook, textbooks, campus bookstore, language school,
  sprachschule, ecole de langues, escuela de idiomas, music school, musikschule, conservatoire, conservatorio, muziekschool, dance school,
  dance studio, tanzschule, driving theory, scholarship fund, 学费, coursera, udemy, edx, udacity, khan academy, codecademy, datacamp, pluralsight,
  brilliant org, linkedin learning, chegg, quizlet, course hero, scribd, pearson, mcgraw hill, cengage, kaplan, princeton review, college board,
  collegeboard, act test, ets toefl, toefl, gre exam, kumon, sylvan learning, mathnasium, preply, italki, varsity tutors, open university,
  student loans company tuition, crous, parcoursup, cned, uned, goethe institut, alliance francaise, british council, instituto cervantes,
  loi opleidingen, nha opleidingen, duo collegegeld, studielink, piano, piano lessons, piano lesson, music lessons, guitar lessons,
  klavierunterricht, musikunterricht, ωδειο, φροντιστηριο, 钢琴课, 钢琴, 培训, 补习
`;

/** Looking after children. */
export const CHILDCARE = `
  daycare, day care, childcare, child care, nursery, nursery school, preschool, pre school, kindergarten, kita, kindertagesstatte,
  kindertagesstaette, kita gebuhren, kinderkrippe, krippe, tagesmutter, hort, schulhort, creche, garderie, halte garderie, assistante maternelle,
  periscolaire, centre de loisirs, pajemploi, guarderia, escuela infantil, ludoteca, kinderopvang, kinderdagverblijf, gastouder, bso opvang,
  buitenschoolse opvang, asilo nido, asilo, forskola, barnehage, babysitter, babysitting, nanny, au pair, after school, afterschool,
  after school care, summer camp, ferienlager, colonie de vacances, campamento, child support, unterhalt kind, kindesunterhalt, pension alimentaire,
  pension alimenticia, παιδικος σταθμος, детский сад, 幼儿园, kindercare, bright horizons, la petite academy, goddard school, primrose school,
  learning care, the learning experience, busy bees, kids co, goodstart, g8 education, care com, urbansitter, sittercity, babysits, yoopies,
  babilou, les petits chaperons, people baby, partou, kindergarden, smallsteps, kibeo, tax free childcare
`;

/** Places that many people are paid by: what comes in from them is more often pay than a refund. */
export const HEALTH_OUT = `
  hospital, krankenhaus, hopital, ziekenhuis, ospedale, medical center, medical centre, medical group, health system, healthcare, health care,
  health center, kaiser permanente, kaiser, sutter health, mayo clinic, cleveland clinic, clinic, clinics, klinik, clinique, clinica, kliniek
`;

/** The same of schools. */
export const EDUCATION_OUT = `
  university, universitat, universitaet, universite, universidad, universiteit, universita, college, school, high school, elementary school, schule,
  grundschule, ecole, lycee, colegio, escuela, instituto, academy, academie, academia, hochschule, fachhochschule, πανεπιστημιο, σχολειο,
  университет, школа, 大学, 学校
`;
