import { expect, it } from 'vitest';
import { summarise } from './figures.ts';
import { sectionOf } from './results-table.ts';

const machine = { cpu: 'any', cores: 2, memory_gib: 24, load_1m: 0.5, node: 'v24', platform: 'linux-x64' };

it('tells each measurement with its spread, what it is held against, and its goal', () => {
  const measurements = [
    summarise({
      name: 'pages',
      unit: 'requests/s',
      values: [100, 110, 120],
      reference: { name: 'a bare route', values: [200, 220, 240] },
      goalRatio: 0.6,
    }),
    summarise({ name: '  of which rows', unit: 'bytes', values: [2048] }),
    summarise({ name: 'a chart', unit: 'ms', values: [40], goal: 50 }),
  ];
  const section = sectionOf('pages', {
    command: 'npm run bench -- pages --keep',
    on: '2026-01-15',
    reports: [{ benchmark: 'Pages', machine, measurements }],
  });
  expect(section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| What') && !line.startsWith('| ---'))).toEqual([
    '| pages | 110/s | 100/s … 120/s | a bare route | 220/s | × 0.50 | × 0.60: **missed** |',
    '| of which rows | 2,048 B | 2,048 B … 2,048 B |  |  |  |  |',
    '| a chart | 40.0 ms | 40.0 ms … 40.0 ms |  |  |  | 50.0 ms: met |',
  ]);
  expect(section).toContain('`npm run bench -- pages --keep`, 2026-01-15');
  expect(section).toContain('**Pages** (any, 2 cores, 24 GiB, load 0.5 in the end, Node v24, linux-x64)');
});
