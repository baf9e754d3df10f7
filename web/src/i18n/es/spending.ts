import type { spending as english } from '../en/spending.ts';
import type { Spoken } from '../spoken.ts';

/** Where the money went, by month and by what it was for. */
export const spending: Spoken<typeof english> = {
  title: 'Gastos',
  to_money: 'Todos los movimientos',
  nothing_yet: 'nada todavía',
  sentence: {
    nothing: 'En {{month}} no gastaste nada.',
    so_far: 'En lo que va de {{month}} gastaste <rows>{{spent}}</rows>.',
    so_far_usual: 'En lo que va de {{month}} gastaste <rows>{{spent}}</rows>. Un mes completo suele ser de unos {{usual}}.',
    part: 'Tus archivos tienen una parte de {{month}}: en ella gastaste <rows>{{spent}}</rows>.',
    unknown: 'En {{month}} gastaste <rows>{{spent}}</rows>. Lo normal se ve después de tres meses completos.',
    same: 'En {{month}} gastaste <rows>{{spent}}</rows>, más o menos como siempre.',
    less: 'En {{month}} gastaste <rows>{{spent}}</rows>, unos {{by}} menos que de costumbre.',
    more: 'En {{month}} gastaste <rows>{{spent}}</rows>, unos {{by}} más que de costumbre.',
    more_mostly: 'En {{month}} gastaste <rows>{{spent}}</rows>, unos {{by}} más que de costumbre; la mayor parte es {{mostly}}.',
  },
  filter: {
    account: 'Cuenta',
    all_accounts: 'Todas las cuentas juntas',
  },
  strip: {
    heading: 'Doce meses',
    hint: 'La línea es lo normal',
  },
  categories: {
    caption: 'Lo que gastaste en {{month}}, según para qué fue, y lo normal',
    what: 'Para qué',
    spent: 'Gasto ({{currency}})',
    usual: 'Normal',
    rows_one: '{{count}} movimiento',
    rows_other: '{{count}} movimientos',
    other: 'Otros, o todavía sin saber',
    total: 'En total',
    to_rows: 'ver los movimientos de {{category}}',
    to_all_rows: 'ver todos los movimientos del mes',
    none: 'No hay gastos en este mes.',
  },
  months: {
    heading: 'Mes por mes',
    caption: 'Lo que gastaste en cada mes, y lo que era normal entonces',
    month: 'Mes',
    one: '{{month}}: {{spent}}',
    so_far: 'hasta ahora',
    part: 'en parte',
  },
  notes: {
    heading: 'Qué se cuenta',
    counts:
      'Las devoluciones se restan. El sueldo, y el dinero entre tus propias cuentas, no son gastos. Lo que compras con tarjeta cuenta; pagar la tarjeta no.',
    usual: '“Normal” es el valor medio de hasta doce meses completos anteriores.',
    until: 'Tus movimientos llegan hasta el {{day}}.',
    left_out: '{{name}} está en {{currency}} y no se cuenta aquí. Elígela arriba para verla sola.',
  },
  empty: {
    title: 'A dónde se va',
    detail: 'Trae un archivo de tu banco, y cada mes aparece aquí según para qué fue, junto a lo que es normal para ti.',
    action: 'Agregar un archivo de tu banco',
  },
  gone: {
    title: 'Esta cuenta ya no está',
    detail: 'El enlace nombra una cuenta que se quitó.',
    action: 'Ver todas las cuentas juntas',
  },
};
