import { ok } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import type { Verification } from '../../verification/index.ts';
import { readVerification } from './contract.ts';

/** What became of phone codes. */
export const verificationReportRoutes = ({ report }: Pick<Verification, 'report'>): readonly Route[] => [
  handle(readVerification, async ({ query, caller }) => ok(await report({ ...query, time_zone: caller.time_zone }))),
];
