/** A way in which a file comes to be another one. */
export interface Damage {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Ways to damage a file, each another one, alike for the same numbers: flipped bits, truncations and swapped blocks in turn. `next` answers a number from 0 up to 1. */
export function* damages(whole: Buffer, count: number, next: () => number): Generator<Damage> {
  const place = (most: number): number => Math.floor(next() * most);
  for (let index = 0; index < count; index += 1) {
    const bytes = Buffer.from(whole);
    if (index % 3 === 0) {
      const at = place(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << place(8)), at);
      yield { name: `a bit flipped at ${at}`, bytes };
    } else if (index % 3 === 1) {
      const length = index === 1 ? whole.length - 1 : place(whole.length);
      yield { name: `cut to ${length} bytes`, bytes: bytes.subarray(0, length) };
    } else {
      const size = 1 + place(Math.min(4096, whole.length / 4));
      const one = place(whole.length / 2 - size);
      const other = Math.floor(whole.length / 2) + place(whole.length / 2 - size);
      whole.copy(bytes, one, other, other + size);
      whole.copy(bytes, other, one, one + size);
      if (!bytes.equals(whole)) yield { name: `${size} bytes at ${one} and ${other} swapped`, bytes };
    }
  }
}
