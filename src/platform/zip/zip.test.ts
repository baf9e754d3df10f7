import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { readZip, type ZipLimits } from './read-zip.ts';
import { writeZip } from './write-zip.ts';

const AT = Date.parse('2026-03-02T08:00:00.000Z');
const LIMITS: ZipLimits = { entries: 5, entryBytes: 5_000_000, allBytes: 8_000_000, ratio: 100, isKnown: (name) => name.endsWith('.txt') };

async function bytesOf(pieces: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(Buffer.from(piece));
  return Buffer.concat(all);
}

/** An archive by the library itself, of whatever names and contents. */
function archive(files: Readonly<Record<string, string | Buffer>>, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name, { compress });
  zip.end();
  return bytesOf(zip.outputStream);
}

const read = (bytes: Uint8Array, limits: Partial<ZipLimits> = {}) => readZip(bytes, { ...LIMITS, ...limits }, () => true);

const texts = async (bytes: Uint8Array) => Object.fromEntries([...(await read(bytes))].map(([name, content]) => [name, content.toString()]));

/** A number in the directory at the end of an archive of one file, at so many bytes from where the file's entry begins, changed. */
function withNumber(bytes: Buffer, at: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  const directory = changed.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  changed.writeUInt32LE(value, directory + at);
  return changed;
}

describe('an archive', () => {
  it('is read as it was written, in pieces', async () => {
    const entries = ['a.txt', 'b.txt'].map((name) => ({
      name,
      pieces: async function* () {
        for (let piece = 0; piece < 500; piece += 1) yield `${name} ${piece} é\n`;
      },
    }));
    const files = await texts(await bytesOf(writeZip(entries, AT)));
    expect(Object.keys(files)).toEqual(['a.txt', 'b.txt']);
    expect(files['b.txt']).toBe(Array.from({ length: 500 }, (_, piece) => `b.txt ${piece} é\n`).join(''));
  });

  it('breaks off with what one of its files throws, whoever stops reading ends the file that is open, and none after it is begun', async () => {
    const ended: string[] = [];
    const endless = (name: string) => ({
      name,
      pieces: async function* () {
        try {
          for (;;) yield `${name} ${ended.length} ${'x'.repeat(1000)}`;
        } finally {
          ended.push(name);
        }
      },
    });
    const broken = {
      name: 'broken.txt',
      pieces: async function* () {
        yield 'some';
        throw new Error('the disk is gone');
      },
    };
    await expect(bytesOf(writeZip([broken, endless('after.txt')], AT))).rejects.toThrow('the disk is gone');
    let bytes = 0;
    for await (const piece of writeZip([endless('a.txt'), endless('b.txt')], AT)) {
      bytes += piece.length;
      if (bytes > 20_000) break;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ended).toEqual(['a.txt']);
  });
});

describe('an archive of somebody’s is refused', () => {
  it('when it is none, or only its beginning, or damaged', async () => {
    const whole = await archive({ 'a.txt': 'Ada '.repeat(1000) });
    for (const bytes of [Buffer.from(''), Buffer.from('no zip'), whole.subarray(0, -30), whole.subarray(30)]) {
      await expect(read(bytes)).rejects.toThrow('no whole zip archive');
    }
    const stored = await archive({ 'a.txt': 'Ada King' }, false);
    const changed = Buffer.from(stored);
    changed[changed.indexOf('Ada King')] = 66;
    await expect(read(changed)).rejects.toThrow('checksum');
  });

  it('when it holds too many files, unknown ones, names that climb, or one name twice', async () => {
    const many = await archive(Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`${n}.txt`, ''])));
    await expect(read(many)).rejects.toThrow('more files');
    await expect(read(await archive({ 'a.exe': 'x' }))).rejects.toThrow('no export holds');
    const climbing = Buffer.from((await archive({ 'aa/a.txt': 'x' })).toString('latin1').replaceAll('aa/a.txt', '../a.txt'), 'latin1');
    await expect(read(climbing)).rejects.toThrow('no whole zip archive');
    const twice = Buffer.from((await archive({ 'a.txt': 'x', 'b.txt': 'y' })).toString('latin1').replaceAll('b.txt', 'a.txt'), 'latin1');
    await expect(read(twice)).rejects.toThrow('twice');
  });

  it('when it unpacks to more than is taken, before anything of it is unpacked', async () => {
    const bomb = await archive({ 'a.txt': Buffer.alloc(4_000_000) });
    expect(bomb.length).toBeLessThan(10_000);
    await expect(read(bomb)).rejects.toMatchObject({ isTooLarge: true, message: expect.stringContaining('far too much') });
    await expect(read(await archive({ 'a.txt': Buffer.alloc(6_000_000) }))).rejects.toMatchObject({ isTooLarge: true });
    const three = { 'a.txt': Buffer.alloc(3_000_000), 'b.txt': Buffer.alloc(3_000_000), 'c.txt': Buffer.alloc(3_000_000) };
    await expect(read(await archive(three), { ratio: 10_000 })).rejects.toMatchObject({
      isTooLarge: true,
      message: expect.stringContaining('unpacks to more'),
    });
  });

  it('when it says that it unpacks to less than it does', async () => {
    const bomb = await archive({ 'a.txt': Buffer.alloc(4_000_000) });
    await expect(read(withNumber(bomb, 24, 1000))).rejects.toThrow('no whole zip archive');
    await expect(read(withNumber(bomb, 24, 400_000), { ratio: 1000 })).rejects.toThrow('no whole zip archive');
  });

  it('when it is encrypted, or packed in a way that nobody here knows', async () => {
    const plain = await archive({ 'a.txt': 'x'.repeat(100) });
    const directory = plain.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const encrypted = Buffer.from(plain);
    encrypted.writeUInt16LE(encrypted.readUInt16LE(directory + 8) | 1, directory + 8);
    await expect(read(encrypted)).rejects.toThrow('packed in a way');
    const other = Buffer.from(plain);
    other.writeUInt16LE(99, directory + 10);
    await expect(read(other)).rejects.toThrow('packed in a way');
  });
});
