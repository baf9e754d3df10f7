import { made, ok } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { listQuestionnaires, submitQuestionnaire } from './contract.ts';
import type { Questionnaires } from './service.ts';

/** The requests about questionnaires. */
export const questionnaireRoutes = (questionnaires: Questionnaires): readonly Route[] => [
  handle(listQuestionnaires, async ({ caller, query }) => ok(await questionnaires.list(caller, query))),
  handle(submitQuestionnaire, async ({ caller, body }) => made(await questionnaires.submit(caller, body))),
];
