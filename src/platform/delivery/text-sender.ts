import type { SmsSettings } from '../config/phone-settings.ts';
import { createHttpTextSender } from './http-text-sender.ts';
import type { TextSender } from './text-message.ts';

/** A sender for development: one line on standard output, and in no log. */
function createConsoleTextSender(write: (text: string) => void): TextSender {
  return {
    async send({ text }) {
      write(`${text.replaceAll(/\s+/g, ' ')}\n`);
      return { kind: 'sent', id: null };
    },
  };
}

/** The sender that the settings ask for: an API, else the console, else — in production without an API — none. */
export function createTextSender(
  { sms, environment }: { readonly sms: SmsSettings | null; readonly environment: 'development' | 'production' | 'test' },
  write: (text: string) => void = (text) => void process.stdout.write(text),
): TextSender | null {
  if (sms !== null) return createHttpTextSender(sms);
  return environment === 'production' ? null : createConsoleTextSender(write);
}
