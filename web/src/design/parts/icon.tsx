import { classNames } from './class-names.ts';

// Drawn on a 24 × 24 grid with one stroke width, so that they belong together.
const paths = {
  home: 'M4 11.5 12 5l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z',
  money: 'M4 7.5A1.5 1.5 0 0 1 5.5 6H18v3M4 7.5V17a2 2 0 0 0 2 2h13a1 1 0 0 0 1-1v-8a1 1 0 0 0-1-1H5.5A1.5 1.5 0 0 1 4 7.5ZM16 14h.01',
  forecast: 'M4 5v14h16M7.5 9.5H11v4h3.5v-3H18V16',
  wellness: 'M12 19.5S4.5 15 4.5 9.8A3.8 3.8 0 0 1 12 8.6a3.8 3.8 0 0 1 7.5 1.2C19.5 15 12 19.5 12 19.5Z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  left: 'm14.5 6-6 6 6 6',
  right: 'm9.5 6 6 6-6 6',
  down: 'm6 9.5 6 6 6-6',
  search: 'M11 17.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.8 15.8 20 20',
  file: 'M13.5 4H7a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V8.5zM13.5 4v4.5H18M12 17v-5M9.8 14 12 11.8l2.2 2.2',
  remove: 'M5 7h14M10 7V5h4v2M7 7l.8 12h8.4L17 7',
  undo: 'M8.5 6 5 9.5 8.5 13M5 9.5h9a5 5 0 0 1 0 10h-3',
  calendar: 'M5 8a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2zM5 10.5h14M9 4v3.5M15 4v3.5',
  account: 'M4 9.5 12 5l8 4.5zM6 10v6.5M10 10v6.5M14 10v6.5M18 10v6.5M4 19h16',
  repeat: 'M5 11V9.5A2.5 2.5 0 0 1 7.5 7H18m0 0-2.5-2.5M18 7l-2.5 2.5M19 13v1.5a2.5 2.5 0 0 1-2.5 2.5H6m0 0 2.5 2.5M6 17l2.5-2.5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM5 20c.6-3.6 3.3-5.5 7-5.5s6.4 1.9 7 5.5',
  lock: 'M6 11.5h12V19H6zM8.5 11.5V8.5a3.5 3.5 0 0 1 7 0v3M12 14.5v1.5',
  place: 'M4.5 6h15v10h-15zM9 19.5h6M12 16v3.5',
  leave: 'M14 5H7a1 1 0 0 0-1 1v12a1 1 0 0 0 1 1h7M11 12h9m0 0-3-3m3 3-3 3',
  spending: 'M5 6.5h14M5 12h9M5 17.5h5',
  learned: 'M4.5 5h6.2l8.8 8.8-6.2 6.2-8.8-8.8zM8.2 8.7h.01',
  score: 'M4.5 17a8 8 0 1 1 15 0M12 16l3.5-5M12 17.5h.01',
  together: 'M4 15c3-7 5-7 8-3s5 4 8-3M4 19h16M4 5v14',
  settings: 'M4 8h9M18 8h2M4 16h3M12 16h8M15.5 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM9.5 18.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  key: 'M8.5 19a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM11.8 11.2 19 4m-3 3 2.5 2.5',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19c.5-3.2 2.9-5 6.5-5s6 1.8 6.5 5M16 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.3c2.3.6 3.6 2.2 4 4.7',
  shown: 'M3.5 12S6.5 6 12 6s8.5 6 8.5 6-3 6-8.5 6-8.5-6-8.5-6ZM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  hidden: 'M3.5 12S6.5 6 12 6s8.5 6 8.5 6-3 6-8.5 6-8.5-6-8.5-6ZM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM5 19 19 5',
  edit: 'M5 19l.8-3.8L15.5 5.5l3 3L8.8 18.2z',
} as const;

/** The names of the drawings. */
export type IconName = keyof typeof paths;

/** A small drawing beside a word. It says nothing alone: screen readers skip it, so the word must be there (or an aria-label on the button). */
export function Icon({ name, className }: { readonly name: IconName; readonly className?: string }) {
  const weight = name === 'more' ? 3 : 1.75;
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth={weight}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={classNames('shrink-0', className)}
    >
      <path d={paths[name]} />
    </svg>
  );
}
