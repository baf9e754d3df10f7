import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { readStatus, WhyNot } from '../../../../src/features/admin/status/contract.ts';
import type { BodyOf } from '../../api.ts';
import { Card } from '../../design/parts/card.tsx';
import { StatusShape } from '../../design/parts/status-mark.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';

/** How Mingus stands. */
export type Status = BodyOf<typeof readStatus>;

/** A part of it that is told: its figures, or why there are none. */
export type Told<Figures> =
  | ({ readonly state: 'known' } & Figures)
  | { readonly state: 'not_applicable'; readonly why: WhyNot }
  | { readonly state: 'unknown'; readonly why: WhyNot };

/** Why a part has no figures, in a sentence; with a shape where it should have some. */
export function Why({ part }: { readonly part: { readonly state: 'not_applicable' | 'unknown'; readonly why: WhyNot } }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-baseline gap-2">
      {part.state === 'unknown' && <StatusShape status="warning" className="translate-y-px" />}
      <span>{t(`admin.status.why.${part.why}`)}</span>
    </span>
  );
}

interface PartCardProps<Figures> {
  readonly title: string;
  readonly part: Told<Figures>;
  /** What is shown of figures; a sentence where there is nothing to list. */
  readonly children: (figures: Figures) => ReactNode;
}

/** A part of the page with its heading; nothing where there is nothing of the kind here, which the page says at its end. */
export function PartCard<Figures>({ title, part, children }: PartCardProps<Figures>) {
  if (part.state === 'not_applicable') return null;
  const shown = part.state === 'known' ? children(part) : <Why part={part} />;
  return (
    <Card title={title} flush>
      {shown}
    </Card>
  );
}

/** A sentence in the place of a table. */
export function InPlace({ children }: { readonly children: ReactNode }) {
  return <p className="px-4 md:px-6 pb-4 text-soft">{children}</p>;
}

interface Column {
  readonly head: string;
  readonly figures?: boolean;
  /** Left out on phones, where the row says it otherwise. */
  readonly wide?: boolean;
  /** Takes what room there is. */
  readonly long?: boolean;
  /** Holds sentences. */
  readonly words?: boolean;
  /** Takes what room there is, and breaks where its names may be broken. */
  readonly names?: boolean;
}

interface RowsProps {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

const classOf = ({ wide = false, long = false, words = false, names = false }: Column): string =>
  [wide ? 'hidden md:table-cell' : '', long ? 'w-full wrap-anywhere' : names ? 'w-full' : words ? '' : 'whitespace-nowrap'].join(' ');

/** The name of a table: where there is no room for it, its line ends behind an underscore. */
export function Name({ name }: { readonly name: string }) {
  const [first, ...rest] = name.split('_');
  return (
    <span lang="en">
      {first}
      {rest.map((word, index) => (
        <Fragment key={`${index} ${word}`}>
          _<wbr />
          {word}
        </Fragment>
      ))}
    </span>
  );
}

/** A dense table. */
export function Rows({ caption, columns, rows }: RowsProps) {
  return (
    <Table caption={caption} dense>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.head} figures={column.figures === true} className={classOf(column)}>
              {column.head}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key} className="last:[&>*]:border-b-0">
            {columns.map((column, index) => (
              <Cell key={column.head} figures={column.figures === true} className={classOf(column)}>
                {cells[index]}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
