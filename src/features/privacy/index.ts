import { privacyProblems } from './contract.ts';
import { privacyRoutes } from './routes.ts';
import { createPrivacyService, type PrivacyNeeds } from './service.ts';

/** Taking one's data out and bringing it in. */
export const createPrivacy = (needs: PrivacyNeeds) => ({ routes: privacyRoutes(createPrivacyService(needs)), problems: privacyProblems });
