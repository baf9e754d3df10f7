import { made, ok } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { exportAll, importExport } from './contract.ts';
import type { PrivacyService } from './service.ts';

/** Taking one's data out and bringing it in. */
export const privacyRoutes = (privacy: PrivacyService): readonly Route[] => [
  handle(exportAll, async ({ caller, origin }) => ok(await privacy.take(caller, origin))),
  handle(importExport, async ({ caller, upload }) => made(await privacy.bring(caller, upload))),
];
