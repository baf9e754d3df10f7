/** Things: clothes, electronics, furniture, books, tools, and shops that sell a bit of all. */
export const SHOPPING = `
  department store, kaufhaus, warenhaus, grand magasin, grandes almacenes, clothing, apparel, fashion, boutique, ropa, vetements, kleidung, schuhe,
  shoes, shoe store, chaussures, zapateria, schoenen, jeweler, jewellers, jewelry, juwelier, bijouterie, joyeria, furniture, mobel, moebel, meubles,
  muebles, meubelen, hardware store, baumarkt, bricolage, ferreteria, bouwmarkt, garden center, garden centre, gartencenter, jardinerie,
  electronics, elektronik, electronica, bookstore, bookshop, books, buchhandlung, librairie, libreria, boekhandel, stationery, papeterie, papeleria,
  toy store, toys, spielwaren, jouets, jugueteria, sporting goods, sportgeschaft, pet store, pet supplies, zoohandlung, animalerie, thrift store,
  second hand, charity shop, outlet, shopping center, shopping centre, online shop, webshop, dollar store, craft store, hobby shop, art supplies,
  optician frames, antiques, drogeriemarkt, bazar, ikea, amazon, amzn, amzn mktp, amzn mktp us, amazon com, amazon mktplace, amazon marketplace,
  amazon eu, amazon de, amazon fr, amazon es, amazon nl, amazon it, amazon co uk, amazon ca, amazon com au, target, target com, kohls, macys,
  nordstrom, nordstrom rack, bloomingdales, saks, neiman marcus, jcpenney, jc penney, dillards, belk, tj maxx, tjmaxx, t j maxx, tk maxx, marshalls,
  ross stores, ross dress for less, burlington coat, old navy, gap, banana republic, athleta, j crew, lululemon, nike, adidas, puma, under armour,
  reebok, new balance, foot locker, footlocker, finish line, dsw, famous footwear, h m, h and m, zara, uniqlo, mango, bershka, pull bear,
  stradivarius, massimo dutti, primark, c a shein, temu, aliexpress, alibaba, wish com, asos, boohoo, zalando, about you, otto versand, otto gmbh,
  ebay, etsy, best buy, bestbuy, apple store, apple online store, microsoft store, micro center, newegg, b h photo, gamestop, staples,
  office depot, officemax, home depot, the home depot, lowes, menards, ace hardware, true value, harbor freight, tractor supply, wayfair, west elm, pottery barn,
  crate barrel, crate and barrel, williams sonoma, bed bath beyond, homegoods, home goods, container store, ashley furniture, rooms to go, la z boy,
  mattress firm, barnes noble, barnes and noble, michaels stores, michaels, hobby lobby, joann, jo ann fabric, party city, dollar tree,
  dollar general, family dollar, five below, big lots, ollies, petsmart, petco, chewy, dicks sporting goods, dick s sporting, rei, bass pro,
  cabelas, academy sports, goodwill, salvation army store, poshmark, mercari, depop, vinted, offerup, goat, stockx, victorias secret,
  bath body works, build a bear, tiffany, pandora, swarovski, ray ban, sunglass hut, fossil, kate spade, louis vuitton, gucci, levis, carters,
  gymboree, lego, disney store, shopdisney, argos, john lewis, marks spencer, marks and spencer, m s plc, next retail, next directory, debenhams,
  house of fraser, selfridges, harrods, tk maxx uk, sports direct, sportsdirect, jd sports, currys, pc world, currys pc world, b q, b and q,
  b m retail, b m stores, home bargains, poundland, wilko, the range, homebase, screwfix, toolstation, dunelm, wickes, waterstones, wh smith,
  whsmith, the works, river island, new look, topshop, matalan, peacocks, clarks, schuh, very co uk, littlewoods, hobbycraft, pets at home,
  halfords, smyths toys, the entertainer, notonthehighstreet, robert dyas, decathlon, canadian tire, hudsons bay, the bay, winners, homesense,
  dollarama, giant tiger, sport chek, indigo books, chapters indigo, roots canada, simons, aritzia, leons furniture, the brick, best buy canada,
  rona, home hardware, princess auto, mec mountain, marks work wearhouse, kmart, big w, myer, david jones, jb hi fi, harvey norman, officeworks,
  bunnings, bunnings warehouse, the good guys, rebel sport, cotton on, country road, target australia, spotlight, anaconda, the iconic, kathmandu,
  supercheap auto, mitre 10, the warehouse, briscoes, farmers, media markt, mediamarkt, saturn, galeria, galeria kaufhof, karstadt,
  peek cloppenburg, deichmann, kik, takko, ernstings family, tchibo, butlers, obi, bauhaus, hornbach, toom, hagebau, hagebaumarkt, globus baumarkt,
  hoffner, xxxlutz, mobelix, segmuller, thalia, hugendubel, conrad electronic, notebooksbilliger, cyberport, tedi,
  woolworth, euroshop, fressnapf, zooplus, intersport, sport scheck, jysk, danisches bettenlager, momox, rebuy, kleinanzeigen, westwing, bonprix,
  esprit, s oliver, tom tailor, snipes, fnac, darty, boulanger, cdiscount, la redoute, galeries lafayette, printemps, bhv, kiabi, jules, celio,
  camaieu, promod, etam, gemo, la halle, leroy merlin, castorama, brico depot, bricomarche, mr bricolage, conforama, but international, maisons du monde,
  alinea, cultura, gibert, intersport france, go sport, jardiland, truffaut, gifi, la foir fouille, nature decouvertes, micromania, veepee,
  showroomprive, leboncoin, el corte ingles, pccomponentes, worten, cortefiel, desigual, oysho, zara home, lefties, casa del libro, mediamarkt es,
  aki bricolaje, bricomart, wallapop, miravia, tiendanimal, kiwoko, bol com, bol, coolblue, hema, bijenkorf, de bijenkorf, blokker, wehkamp,
  kruidvat shop, praxis, karwei, intratuin, bruna, xenos, big bazar, scapino, vanharen, we fashion, zeeman, wibra, leen bakker,
  kwantum, marktplaats, bax music, unieuro, mediaworld, ovs, upim, rinascente, feltrinelli, leroy merlin italia, elgiganten, clas ohlson, ahlens,
  power norge, allegro pl, empik, plaisio, usps, usps po, us post office, post office, ups store, the ups store, fedex, fedex office, dhl,
  royal mail, canada post, australia post, deutsche post, la poste, correos, postnl, half price books, burlington stores, skroutz, πλαισιο,
  public συνταγμα, κωτσοβολοσ, jumbo αε, вайлдберриз, озон, 淘宝, 天猫, 京东, 拼多多, 唯品会, 优衣库, 名创优品, 苏宁, 小米商城, 当当, 商场
`;

/** Hair, skin, cosmetics, laundry: what keeps a person well kept. */
export const PERSONAL_CARE = `
  barber, barbershop, barber shop, hair salon, haircut, hairdresser, hairdressers, friseur, frisor, coiffeur, coiffure, peluqueria, barberia,
  kapper, kapsalon, parrucchiere, salon, beauty, beauty salon, nail salon, nails, nail bar, day spa, massage, massages, waxing, tanning, kosmetik,
  kosmetikstudio, cosmetics, cosmetique, estetica, esteticien, schoonheidssalon, perfume, perfumeria, parfumerie, laundry, laundromat, dry cleaning,
  dry cleaners, cleaners, reinigung, waschsalon, pressing, lavanderia, tintoreria, wasserette, tattoo, piercing, grooming lounge, nagelstudio,
  sugaring, κομμωτηριο, парикмахерская, 理发, sephora, ulta, ulta beauty, sally beauty, great clips, supercuts, sport clips, fantastic sams,
  cost cutters, massage envy, european wax center, drybar, glossier, dollar shave club, harrys razors, birchbox, ipsy, the body shop,
  lush cosmetics, lush, loccitane, kiehls, aveda, toni guy, regis salon, superdrug, space nk, cult beauty, lookfantastic, douglas,
  parfumerie douglas, dm drogerie, dm drogeriemarkt, dm fil, rossmann, muller drogerie, mueller drogerie, budni, marionnaud, nocibe, yves rocher,
  jean louis david, dessange, franck provost, primor, druni, etos, kruidvat, rituals, ici paris, trekpleister, mecca brands, priceline beauty,
  just cuts, bleach london, treatwell, fresha, planity, 美发, 美容, 理发店, カット
`;

/** Presents, flowers, donations. */
export const GIFTS = `
  florist, flowers, flower shop, blumen, blumenladen, fleuriste, floristeria, floreria, bloemist, bloemen, gift, gifts, gift shop, gift card,
  giftcard, geschenke, cadeaux, regalos, souvenir, souvenirs, donation, donations, charity, spende, spenden, don association, donativo, donacion,
  tithe, church, kirche, kirchensteuer spende, temple donation, mosque donation, fundraiser, crowdfunding, 1 800 flowers, 1800flowers, ftd flowers,
  teleflora, proflowers, interflora, bloom wild, fleurop, bloomon, euroflorist, edible arrangements, harry david, hallmark, moonpig, funky pigeon,
  card factory, paperchase, clintons cards, thortful, shutterfly, zazzle, vistaprint gifts, mydays, jochen schweizer, smartbox, wonderbox, buyagift,
  red letter days, gofundme, just giving, justgiving, red cross, rotes kreuz, croix rouge, cruz roja, rode kruis, unicef, oxfam, save the children,
  greenpeace, wwf, amnesty international, medecins sans frontieres, doctors without borders, arzte ohne grenzen, msf, salvation army, st jude,
  wikimedia, world vision, cancer research, british heart foundation, macmillan cancer, rspca, aspca, caritas, brot fur die welt, aktion mensch,
  secours populaire, restos du coeur, acnur, kwf kankerbestrijding, public media, public radio, public television, kqed, wnyc, npr donation,
  pbs donation, habitat for humanity, food bank, humane society, planned parenthood, aclu, patreon donation, χαμογελο του παιδιου, ανθοπωλειο, 鲜花,
  捐款, 红十字,
  800flowers, 1 800 flowers com
`;
