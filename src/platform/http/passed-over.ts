import type { FastifyRequest } from 'fastify';
import { commonProblems, Problem } from '../../contract/problem.ts';

/** What a mail program sends along with one click is 26 characters, with what forms write around it. */
export const PASSED_OVER_BYTES_MOST = 1024;

/** Reads the body of a form with nothing in it that anybody wants to know, and keeps nothing of it. Throws request.too_large. */
export async function passOver({ raw }: FastifyRequest): Promise<void> {
  let bytes = 0;
  await new Promise<void>((resolve, reject) => {
    const count = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes <= PASSED_OVER_BYTES_MOST) return;
      // Left whole: an answer could not be given on a connection that is broken off.
      raw.off('data', count);
      reject(new Problem(commonProblems['request.too_large'], 'The body is larger than is taken here.'));
    };
    raw.on('data', count).once('end', resolve).once('error', reject);
  });
}
