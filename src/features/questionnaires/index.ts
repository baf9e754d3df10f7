import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import { questionnaireRoutes } from './routes.ts';
import { createQuestionnaireService } from './service.ts';

/** Five figures about money, scored. They are refused nothing of their own. */
export const createQuestionnaires = (needs: { readonly store: Store; readonly clock: Clock }) => ({
  routes: questionnaireRoutes(createQuestionnaireService(needs)),
});

export { latestSubmission } from './service.ts';
