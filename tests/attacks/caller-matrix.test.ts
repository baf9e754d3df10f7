import { expect, it } from 'vitest';
import { onEachDatabase } from '../support/databases.ts';
import { tryAll } from './support/try-all.ts';
import { visitorKinds } from './support/visitors.ts';
import { startWorld } from './support/world.ts';

const LONG_MS = 240_000;

onEachDatabase('everybody who may not, at everything that somebody has', (open) => {
  it(
    'is shown nothing, changes nothing, and is told nothing of what there is',
    async () => {
      const world = await startWorld(await open());
      const findings: string[] = [];
      for (const kind of visitorKinds) {
        if (kind.needs !== undefined && !world.api.operations.some(({ place }) => place === kind.needs)) continue;
        const tried = await tryAll(world, kind);
        console.log(kind.name, tried.requests, tried.findings.length);
        findings.push(...tried.findings);
      }
      expect(findings).toEqual([]);
    },
    LONG_MS,
  );
});
