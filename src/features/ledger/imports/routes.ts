import { made, ok, removed } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { listImports, previewImport, runImport, undoImport } from './contract.ts';
import { fileOf, type Imports } from './service.ts';

/** The requests about bank files. */
export const importRoutes = (imports: Imports): readonly Route[] => [
  handle(previewImport, async ({ caller, upload, body }) => ok(await imports.preview(caller, fileOf(upload), body))),
  handle(runImport, async ({ caller, upload, body }) => made(await imports.run(caller, fileOf(upload), body))),
  handle(listImports, async ({ caller, query }) => ok(await imports.list(caller, query))),
  handle(undoImport, async ({ caller, params }) => {
    await imports.undo(caller, params.id);
    return removed();
  }),
];
