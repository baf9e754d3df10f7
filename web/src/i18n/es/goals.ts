import type { goals as english } from '../en/goals.ts';
import type { Spoken } from '../spoken.ts';

/** How far goals are. */
export const goals: Spoken<typeof english> = {
  heading: 'Para qué es el dinero',
  change: 'Cambiar',
  no_amount: 'Nada todavía: di cuánto cuesta, y Mingus te dice cuánto es al mes.',
  saved: '{{saved}} de {{amount}} ya guardados ({{percent}} %)',
  paid: '{{saved}} de {{amount}} ya pagados ({{percent}} %)',
  unknown_saved: 'Cuesta {{amount}}. Nada dice todavía cuánto tienes guardado para eso, así que se cuenta todo.',
  unknown_debt: '{{amount}} por pagar. Nada dice cuánto era antes.',
  monthly_one: 'Son unos {{monthly}} durante {{count}} mes.',
  monthly_other: 'Son unos {{monthly}} al mes durante {{count}} meses.',
  reached: 'Ya llegaste.',
  today: 'Según tu pronóstico, hoy caben {{rest}}: ningún día del año bajaría de tu margen.',
  within_year: 'Según tu pronóstico, caben {{rest}} más o menos desde el {{day}}: ningún día después bajaría de tu margen.',
  not_within_year: 'Según tu pronóstico, no caben {{rest}} en menos de un año.',
  on_accounts: 'Se cuenta de: {{accounts}}.',
  unknown: {
    no_amount: 'Di cuánto cuesta, y el pronóstico te dice cuándo cabe.',
    no_account: 'No se sabe cuándo cabe: no hay ninguna cuenta que el pronóstico cuente.',
    nothing_planned: 'Todavía no se sabe cuándo cabe: di lo que ganas y lo que debes.',
  },
  notes: {
    name_account: 'Ponle a una cuenta el nombre de la meta, y lo que hay en ella se cuenta como guardado.',
    alone: 'Cada meta se mira como si fuera la única.',
    everyday_unknown: 'El gasto diario no se conoce todavía y cuenta como nada: puede tardar más.',
  },
};
