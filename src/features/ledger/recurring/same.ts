/** A value's text with the members of each object in one order, and those that are open left out. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : held,
  );

/** Whether two values of plain data say the same: neither a form nor a database keeps the order of an object's members. */
export const isSame = (one: unknown, other: unknown): boolean => inOrder(one) === inOrder(other);
