/** A number as it is shown: its beginning and its last two digits. */
export const masked = (phoneNumber: string): string =>
  `${phoneNumber.slice(0, 2)}${'•'.repeat(Math.max(0, phoneNumber.length - 4))}${phoneNumber.slice(-2)}`;
