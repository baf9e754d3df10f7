import { demoProblems } from './contract.ts';
import { demoRoutes } from './routes.ts';
import { createDemoService, type Demo, type DemoNeeds } from './service.ts';

/** What a command does with the invented person. */
export type DemoCommands = Pick<Demo, 'replace' | 'remove'>;

/** An invented person to look at Mingus with: for strangers by a button, for whoever runs it by a command. */
export function createDemo(needs: DemoNeeds) {
  const demo = createDemoService(needs);
  const commands: DemoCommands = demo;
  return { routes: demoRoutes(demo), problems: demoProblems, commands };
}

export type { Made } from './service.ts';
