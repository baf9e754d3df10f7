import { Progress as Base } from '@base-ui/react/progress';

/** How far something is, 0…100; null while nobody can say. */
export function Progress({ label, value }: { readonly label: string; readonly value: number | null }) {
  return (
    <Base.Root value={value} className="flex flex-col gap-2">
      <Base.Label className="text-soft">{label}</Base.Label>
      <Base.Track className="h-2 rounded-full bg-sunken overflow-hidden">
        <Base.Indicator className="h-full rounded-full bg-accent transition-[width] data-indeterminate:w-1/3" />
      </Base.Track>
    </Base.Root>
  );
}
