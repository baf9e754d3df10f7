import type { events as english } from '../en/events.ts';
import type { Spoken } from '../spoken.ts';

/** Money that is planned to come or go once. */
export const events: Spoken<typeof english> = {
  title: 'Eventos únicos',
  add: 'Agregar un evento',
  sentence: {
    next_out: 'Lo próximo es {{name}} el <day>{{day}}</day>: salen {{amount}}.',
    next_in: 'Lo próximo es {{name}} el <day>{{day}}</day>: entran {{amount}}.',
    none: 'No hay nada planeado de hoy en adelante.',
  },
  list: {
    heading: 'Por venir',
    past_heading: 'Ya pasados',
    show_past: 'Mostrar los ya pasados',
    hide_past: 'Ocultar los ya pasados',
    change: 'Cambiar',
    no_account: 'solo en el total',
  },
  empty: {
    title: '¿Viene algo que pasa una sola vez?',
    detail: 'Un viaje, un arreglo, una devolución de impuestos. Ponle un día, y el pronóstico muestra si hay lugar para ello.',
  },
  example: {
    trip: 'Viaje al mar',
    refund: 'Devolución de impuestos',
    repair: 'Llantas nuevas',
  },
  form: {
    add_title: 'Agregar un evento único',
    change_title: 'Cambiar un evento',
    name: 'Nombre',
    amount: 'Monto',
    date: 'Día',
    account: 'Cuenta',
    any_account: 'Sin decidir',
    account_hint: 'Sin cuenta, cuenta solo en el total.',
    gone_by: 'Ese día ya pasó, así que el pronóstico no lo toma en cuenta.',
    missing_name: 'Ponle un nombre.',
    missing_day: 'Elige un día.',
    added: '{{name}} quedó planeado.',
    removed: 'Se quitó {{name}}.',
    restored: '{{name}} está de vuelta.',
    not_restored: 'No se pudo recuperar {{name}}. Agrégalo otra vez.',
  },
};
