import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { commonPasswords } from './common-passwords.ts';
import { fewFiles } from './few-files.ts';
import { releaseFiles, WORKER_FILE } from './release-files.ts';

/** Where `vite` in development finds the server; the built pages are served by the server itself. */
const server = process.env['MINGUS_DEV_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), commonPasswords(), releaseFiles()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would be refused by the Content-Security-Policy.
    assetsInlineLimit: 0,
    // The browser knows modulepreload; the fill-in for old ones would only add weight.
    modulePreload: { polyfill: false },
    // What every page needs is one file on purpose.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: { index: join(import.meta.dirname, 'index.html'), worker: join(import.meta.dirname, 'worker', 'worker.ts') },
      output: { entryFileNames: ({ name }) => (name === 'worker' ? WORKER_FILE : 'assets/[name]-[hash].js'), codeSplitting: fewFiles() },
    },
  },
  server: { proxy: { '/api': server } },
  preview: { proxy: { '/api': server } },
});
