/** Tells others of errors. */
export interface ErrorTracking {
  /** Sends it in the background; whoever calls waits for nothing, and learns nothing of an outage there. `message` is what the log says of it. */
  report(error: unknown, message: string): void;
  /** Waits for what is on its way, a second at the most. */
  close(): Promise<void>;
}
