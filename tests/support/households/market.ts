/** Something bought by a plan, and its price in cents. */
export interface Plan {
  readonly text: string;
  readonly price: number;
}

/** Somewhere money is spent as one likes. */
export interface Shop {
  readonly text: string;
  readonly city?: string;
}

/** The payees of a region. Prices are those of a household with 4,500.00 a month. */
export interface Market {
  readonly employers: readonly string[];
  readonly landlords: readonly string[];
  readonly lenders: readonly string[];
  /** Two utilities of one town, so alike in name that only a word tells them apart. */
  readonly towns: readonly { readonly power: string; readonly water: string; readonly gas: string }[];
  readonly internet: readonly Plan[];
  readonly phones: readonly Plan[];
  readonly streams: readonly Plan[];
  readonly gyms: readonly Plan[];
  readonly insurers: readonly string[];
  readonly yearly: readonly Plan[];
  readonly quarterly: readonly Plan[];
  readonly classes: readonly Plan[];
  readonly people: readonly string[];
  readonly charities: readonly string[];
  readonly groceries: readonly Shop[];
  readonly coffee: readonly Shop[];
  readonly dining: readonly Shop[];
  readonly fuel: readonly Shop[];
  readonly shopping: readonly Shop[];
  readonly rides: readonly Shop[];
  /** Seldom visited: doctors, hotels, workshops. */
  readonly seldom: readonly Shop[];
}
