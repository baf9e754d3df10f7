#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { keepYoungHeapSmall } from './young-heap.ts';

keepYoungHeapSmall();
// What Node makes of the TypeScript is kept, so that a later start neither does it again (0.5 s) nor loads what does it (20 MB).
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'mingus', 'compiled'));

const { run } = await import('./commands.ts');
await run();
