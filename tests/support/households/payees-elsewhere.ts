import type { Market } from './market.ts';

/** Payees of Germany. */
export const GERMAN: Market = {
  employers: ['MÜLLER MASCHINENBAU AG', 'STADT HAMBURG', 'SOMMER UND SÖHNE GMBH'],
  landlords: ['HAUSVERWALTUNG SCHMIDT MIETE', 'VONOVIA SE MIETE', 'SAGA SIEDLUNGS-AG'],
  lenders: ['DEUTSCHE BANK BAUFINANZ', 'VW BANK GMBH AUTOKREDIT', 'ING-DIBA RATENKREDIT'],
  towns: [
    { power: 'STADTWERKE STROM', water: 'STADTWERKE WASSER', gas: 'STADTWERKE GAS' },
    { power: 'VATTENFALL EUROPE SALES', water: 'HAMBURG WASSER', gas: 'E.ON ENERGIE' },
  ],
  internet: [
    { text: 'TELEKOM DEUTSCHLAND GMBH FESTNETZ', price: 4495 },
    { text: '1&1 TELECOM GMBH', price: 3999 },
  ],
  phones: [
    { text: 'VODAFONE GMBH', price: 2999 },
    { text: 'CONGSTAR', price: 2200 },
  ],
  streams: [
    { text: 'NETFLIX INTERNATIONAL B.V.', price: 1399 },
    { text: 'SPOTIFY AB', price: 1099 },
    { text: 'ZEIT ONLINE ABO', price: 2490 },
    { text: 'DAZN LIMITED', price: 2999 },
    { text: 'AUDIBLE GMBH {code}', price: 995 },
  ],
  gyms: [
    { text: 'MCFIT GMBH', price: 2490 },
    { text: 'TURNVEREIN EIMSBÜTTEL', price: 2800 },
  ],
  insurers: ['ALLIANZ VERSICHERUNGS-AG', 'HUK-COBURG', 'DEBEKA KRANKENVERSICHERUNG', 'ERGO DIREKT'],
  yearly: [
    { text: 'ADAC E.V. MITGLIEDSBEITRAG', price: 9400 },
    { text: 'BUNDESKASSE KFZ-STEUER', price: 18400 },
    { text: 'BAHNCARD 25', price: 6290 },
    { text: 'GREENPEACE E.V.', price: 12000 },
    { text: 'STRATO AG DOMAIN', price: 1800 },
  ],
  quarterly: [
    { text: 'RUNDFUNK ARD ZDF DRADIO', price: 5508 },
    { text: 'KLEINGARTENVEREIN', price: 4500 },
  ],
  classes: [
    { text: 'MUSIKSCHULE AN DER ALSTER', price: 3500 },
    { text: 'YOGAHAUS ALTONA', price: 1500 },
  ],
  people: ['ANNA WEBER REINIGUNG', 'JÜRGEN KOCH'],
  charities: ['ÄRZTE OHNE GRENZEN', 'UNICEF DEUTSCHLAND'],
  groceries: [
    { text: 'REWE SAGT DANKE. 41400673', city: 'Hamburg' },
    { text: 'EDEKA STRUVE', city: 'Hamburg' },
    { text: 'LIDL DIENSTLEISTUNG 4471', city: 'Hamburg' },
    { text: 'ALDI NORD 0231', city: 'Hamburg' },
  ],
  coffee: [
    { text: 'BÄCKEREI JUNGE', city: 'Hamburg' },
    { text: 'STARBUCKS HH HBF', city: 'Hamburg' },
    { text: 'CAFÉ PARIS', city: 'Hamburg' },
  ],
  dining: [
    { text: 'LIEFERANDO {code}' },
    { text: 'RISTORANTE DA GINO', city: 'Hamburg' },
    { text: 'GASTHAUS ZUR POST', city: 'Lübeck' },
    { text: 'BLOCK HOUSE', city: 'Hamburg' },
    { text: 'VAPIANO', city: 'Hamburg' },
  ],
  fuel: [
    { text: 'ARAL STATION 220431', city: 'Hamburg' },
    { text: 'SHELL 4410', city: 'Hamburg' },
  ],
  shopping: [
    { text: 'AMAZON EU S.A R.L. {code}' },
    { text: 'DM-DROGERIE MARKT', city: 'Hamburg' },
    { text: 'MEDIA MARKT', city: 'Hamburg' },
    { text: 'H&M', city: 'Hamburg' },
    { text: 'ZALANDO SE {ref}' },
    { text: 'OBI BAUMARKT', city: 'Hamburg' },
  ],
  rides: [
    { text: 'HVV AUTOMAT', city: 'Hamburg' },
    { text: 'DB VERTRIEB GMBH', city: 'Frankfurt' },
  ],
  seldom: [
    { text: 'ZAHNARZT DR. LEHMANN', city: 'Hamburg' },
    { text: 'BOOKING.COM {ref}' },
    { text: 'FRISEUR SCHNITTPUNKT', city: 'Hamburg' },
    { text: 'KINO ZEISE', city: 'Hamburg' },
    { text: 'ATU AUTO-TEILE', city: 'Hamburg' },
    { text: 'BLUMEN GRAAF', city: 'Hamburg' },
    { text: 'LUFTHANSA {ref}' },
    { text: 'APOTHEKE AM MARKT', city: 'Hamburg' },
  ],
};

/** Payees of Greece. */
export const GREEK: Market = {
  employers: ['ΑΛΦΑ ΝΑΥΤΙΛΙΑΚΗ ΑΕ', 'ΔΗΜΟΣ ΑΘΗΝΑΙΩΝ'],
  landlords: ['ΕΝΟΙΚΙΟ ΠΑΠΑΔΟΠΟΥΛΟΣ', 'ΕΝΟΙΚΙΟ ΓΕΩΡΓΙΟΥ'],
  lenders: ['ΕΘΝΙΚΗ ΤΡΑΠΕΖΑ ΣΤΕΓΑΣΤΙΚΟ', 'ALPHA BANK ΔΑΝΕΙΟ'],
  towns: [{ power: 'ΔΕΗ ΑΕ', water: 'ΕΥΔΑΠ ΑΕ', gas: 'ΦΥΣΙΚΟ ΑΕΡΙΟ ΑΤΤΙΚΗΣ' }],
  internet: [{ text: 'COSMOTE ΣΤΑΘΕΡΗ', price: 3490 }],
  phones: [
    { text: 'COSMOTE ΚΙΝΗΤΗ', price: 2500 },
    { text: 'VODAFONE ΚΙΝΗΤΗ', price: 2200 },
  ],
  streams: [
    { text: 'NETFLIX.COM', price: 1199 },
    { text: 'SPOTIFY AB', price: 799 },
    { text: 'ΚΑΘΗΜΕΡΙΝΗ ΣΥΝΔΡΟΜΗ', price: 990 },
  ],
  gyms: [{ text: 'ΓΥΜΝΑΣΤΗΡΙΟ ΟΛΥΜΠΟΣ', price: 3500 }],
  insurers: ['ΕΘΝΙΚΗ ΑΣΦΑΛΙΣΤΙΚΗ', 'INTERAMERICAN ΑΣΦΑΛΕΙΕΣ'],
  yearly: [
    { text: 'ΤΕΛΗ ΚΥΚΛΟΦΟΡΙΑΣ', price: 13500 },
    { text: 'ΕΛΠΑ ΣΥΝΔΡΟΜΗ', price: 8000 },
  ],
  quarterly: [{ text: 'ΚΟΙΝΟΧΡΗΣΤΑ ΠΟΛΥΚΑΤΟΙΚΙΑΣ', price: 14000 }],
  classes: [{ text: 'ΩΔΕΙΟ ΑΘΗΝΩΝ', price: 3000 }],
  people: ['ΕΛΕΝΗ ΚΑΡΑ', 'ΝΙΚΟΣ ΒΕΡΓΗΣ'],
  charities: ['ΤΟ ΧΑΜΟΓΕΛΟ ΤΟΥ ΠΑΙΔΙΟΥ'],
  groceries: [{ text: 'ΣΚΛΑΒΕΝΙΤΗΣ ΑΕΕ 0214' }, { text: 'ΑΒ ΒΑΣΙΛΟΠΟΥΛΟΣ' }, { text: 'LIDL HELLAS 041' }],
  coffee: [{ text: 'ΓΡΗΓΟΡΗΣ ΜΙΚΡΟΓΕΥΜΑΤΑ' }, { text: 'COFFEE ISLAND' }],
  dining: [{ text: 'ΤΑΒΕΡΝΑ Ο ΠΛΑΤΑΝΟΣ' }, { text: 'WOLT {code}' }, { text: 'E-FOOD.GR {code}' }],
  fuel: [{ text: 'ΕΚΟ ΚΑΥΣΙΜΑ 221' }, { text: 'SHELL ΠΡΑΤΗΡΙΟ' }],
  shopping: [{ text: 'PUBLIC ΣΥΝΤΑΓΜΑ' }, { text: 'SKROUTZ.GR {ref}' }, { text: 'JUMBO ΑΕ' }, { text: 'ΠΛΑΙΣΙΟ COMPUTERS' }],
  rides: [{ text: 'ΟΑΣΑ ΕΙΣΙΤΗΡΙΑ' }, { text: 'BEAT TAXI' }],
  seldom: [
    { text: 'ΟΔΟΝΤΙΑΤΡΕΙΟ ΛΑΜΠΡΟΥ' },
    { text: 'ΦΑΡΜΑΚΕΙΟ ΝΙΚΟΛΑΟΥ' },
    { text: 'AEGEAN AIRLINES {ref}' },
    { text: 'VILLAGE CINEMAS' },
    { text: 'ΣΥΝΕΡΓΕΙΟ ΜΑΝΟΣ' },
  ],
};

/** Payees of China. */
export const CHINESE: Market = {
  employers: ['北方物流有限公司', '上海明德学校'],
  landlords: ['房租 王建国', '自如房租'],
  lenders: ['招商银行 房贷', '平安银行 车贷'],
  towns: [{ power: '国家电网 电费', water: '自来水公司 水费', gas: '城市燃气 燃气费' }],
  internet: [{ text: '中国电信 宽带', price: 1690 }],
  phones: [
    { text: '中国移动 话费', price: 990 },
    { text: '中国联通 话费', price: 880 },
  ],
  streams: [
    { text: '爱奇艺 会员', price: 250 },
    { text: '网易云音乐', price: 150 },
    { text: '腾讯视频 会员', price: 300 },
    { text: '苹果 ICLOUD', price: 210 },
  ],
  gyms: [{ text: '乐刻健身', price: 2990 }],
  insurers: ['中国平安保险', '太平洋保险'],
  yearly: [
    { text: '京东 PLUS 会员', price: 14900 },
    { text: '车船税', price: 42000 },
  ],
  quarterly: [{ text: '万科物业费', price: 60000 }],
  classes: [{ text: '钢琴课 李老师', price: 20000 }],
  people: ['张阿姨 保洁', '陈老师'],
  charities: ['中国红十字会'],
  groceries: [{ text: '盒马鲜生' }, { text: '永辉超市' }, { text: '华润万家超市' }],
  coffee: [{ text: '瑞幸咖啡' }, { text: '星巴克咖啡' }],
  dining: [{ text: '美团外卖 {code}' }, { text: '海底捞火锅' }, { text: '饿了么' }, { text: '兰州拉面' }],
  fuel: [{ text: '中国石化 加油' }, { text: '中国石油 加油' }],
  shopping: [{ text: '淘宝 {ref}' }, { text: '京东商城 {ref}' }, { text: '优衣库' }, { text: '名创优品' }],
  rides: [{ text: '滴滴出行' }, { text: '上海地铁' }],
  seldom: [{ text: '瑞金医院' }, { text: '携程旅行 {ref}' }, { text: '万达影城' }, { text: '同仁堂药店' }, { text: '理发店 阿明' }],
};
