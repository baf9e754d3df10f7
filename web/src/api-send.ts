import type { Method } from '../../src/contract/endpoint.ts';
import { ApiProblem } from './api-problem.ts';
import { words } from './i18n/words.ts';
import { noteLine } from './line.ts';

/** A request as it goes over the line. */
export interface RawRequest {
  readonly method: Method;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Share of the body that has left, 0…1. Given, the request goes by XMLHttpRequest: fetch cannot tell. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** An answer as it came: `json` is null when there was no body or none that is JSON. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly json: unknown;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
}

/** Sends one request. Throws ApiProblem of kind network when no answer comes; an abort passes through. */
export async function send(request: RawRequest): Promise<RawAnswer> {
  if (request.onProgress !== undefined) return sendWithProgress(request, request.onProgress);
  const { method, address, headers, body, signal } = request;
  const response = await fetch(address, { method, headers, body: body ?? null, signal: signal ?? null, credentials: 'same-origin' }).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error;
      throw unreachable();
    },
  );
  const text = await response.text().catch(() => {
    throw unreachable();
  });
  return answer(response.status, text, (name) => response.headers.get(name));
}

function sendWithProgress({ method, address, headers, body, signal }: RawRequest, onProgress: (share: number) => void): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => onProgress(event.total === 0 ? 1 : event.loaded / event.total));
    request.addEventListener('load', () => resolve(answer(request.status, request.responseText, (name) => request.getResponseHeader(name))));
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body ?? null);
  });
}

/** Downloads what is behind an address, telling how many bytes have come. A refusal is answered as it came. Throws as `send` does, also where the line breaks off. */
export async function download(address: string, accept: string, onBytes: (bytes: number) => void): Promise<Blob | RawAnswer> {
  try {
    const response = await fetch(address, { headers: { accept }, credentials: 'same-origin' });
    if (!response.ok || response.body === null) return answer(response.status, await response.text(), (name) => response.headers.get(name));
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    const reader = response.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      pieces.push(next.value);
      bytes += next.value.length;
      onBytes(bytes);
    }
    return new Blob(pieces, { type: accept });
  } catch {
    throw unreachable();
  }
}

function answer(status: number, text: string, header: (name: string) => string | null): RawAnswer {
  noteLine(true);
  return { status, text, json: parsed(text), requestId: header('x-request-id') ?? undefined, retryAfter: seconds(header('retry-after')) };
}

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const seconds = (text: string | null): number | undefined => (text !== null && /^\d+$/.test(text) ? Number(text) : undefined);

function unreachable(): ApiProblem {
  noteLine(false);
  return new ApiProblem({
    kind: 'network',
    status: 0,
    code: 'network.unreachable',
    title: words.t('common.problem.network_title'),
    detail: words.t('common.problem.network_detail'),
  });
}
