import type { ReactNode } from 'react';

/** The last row of a form in a Sheet: what saves at the left, what removes at the right. It stays in sight under the thumb while a long form scrolls. */
export function FormFoot({ children }: { readonly children: ReactNode }) {
  return (
    <div className="sticky z-10 -bottom-8 md:-bottom-6 -mb-8 md:-mb-6 -mx-4 md:-mx-6 px-4 md:px-6 pt-3 pb-4 bg-card border-t border-line flex flex-wrap gap-3 justify-between">
      {children}
    </div>
  );
}
