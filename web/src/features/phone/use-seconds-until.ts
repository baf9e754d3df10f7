import { useEffect, useState } from 'react';

const SECOND_MS = 1000;
const leftUntil = (moment: string | null): number => (moment === null ? 0 : Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / SECOND_MS)));

/** Whole seconds until a moment, counted down; 0 when it has come, and for none. */
export function useSecondsUntil(moment: string | null): number {
  const [left, setLeft] = useState(leftUntil(moment));
  useEffect(() => {
    setLeft(leftUntil(moment));
    const timer = setInterval(() => setLeft(leftUntil(moment)), SECOND_MS);
    return () => clearInterval(timer);
  }, [moment]);
  return left;
}
