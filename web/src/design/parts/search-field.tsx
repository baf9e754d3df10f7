import { type ComponentProps, useEffect, useState } from 'react';
import { Field } from './field.tsx';
import { TextInput } from './inputs.tsx';

/** Typing rests this long before anything is asked for: not for every letter. */
const TYPING_REST_MS = 300;

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  readonly label: string;
  /** What is looked for now; undefined for nothing. */
  readonly value: string | undefined;
  /** Told when typing rests, without spaces at the ends. */
  readonly onChange: (wanted: string | undefined) => void;
}

/** A field whose words find something while they are typed. */
export function SearchField({ label, value, onChange, ...rest }: SearchFieldProps) {
  const [typed, setTyped] = useState(value ?? '');
  const [last, setLast] = useState(value);
  // Dropped elsewhere, or by the browser's back button: the field follows.
  if (value !== last) {
    setLast(value);
    if ((value ?? '') !== typed.trim()) setTyped(value ?? '');
  }
  useEffect(() => {
    const next = typed.trim() === '' ? undefined : typed.trim();
    if (next === value) return;
    const timer = setTimeout(() => onChange(next), TYPING_REST_MS);
    return () => clearTimeout(timer);
  });
  return (
    <Field label={label}>
      <TextInput maxLength={100} {...rest} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
    </Field>
  );
}
