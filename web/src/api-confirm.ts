/** Asks the person whether it is still them; answers whether they have said so. */
type AskPerson = () => Promise<boolean>;

let askPerson: AskPerson | undefined;
let asking: Promise<boolean> | undefined;

/** Says who asks the person; answers how to stop that. */
export function askedBy(ask: AskPerson): () => void {
  askPerson = ask;
  return () => {
    if (askPerson === ask) askPerson = undefined;
  };
}

/** Asks once for however many requests want to know at a time. False when nobody is there to ask, or the person declined. */
export function isConfirmedByPerson(): Promise<boolean> {
  asking ??= (askPerson?.() ?? Promise.resolve(false)).finally(() => {
    asking = undefined;
  });
  return asking;
}
