import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from enlarging the room for young objects while the program loads: starting makes much garbage once, and the room would stay at its
 * largest, some 15 MB, for a server that then rests. `node --v8-options` knows the flag; a V8 that did not would only warn.
 */
export const keepYoungHeapSmall = (): void => setFlagsFromString('--semi-space-growth-factor=1');

/** Lets that room grow with the work again, V8's own way. */
export const letYoungHeapGrow = (): void => setFlagsFromString('--semi-space-growth-factor=2');
