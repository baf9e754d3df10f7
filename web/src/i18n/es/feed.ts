import type { feed as english } from '../en/feed.ts';
import type { Spoken } from '../spoken.ts';

/** The calendar by a secret link. */
export const feed: Spoken<typeof english> = {
  heading: 'Tu calendario',
  detail:
    'Facturas, días de cobro y registros del año que viene en tu propio programa de calendario. Los toma de un enlace secreto: quien tenga el enlace los lee.',
  amounts: 'Decir cuánto es cada uno',
  amounts_hint: 'Sin esto, el calendario solo tiene nombres y días. Los calendarios a menudo se comparten y se ven en teléfonos bloqueados.',
  make: 'Crear un enlace',
  renew: 'Crear otro enlace',
  renew_hint: 'Otro enlace termina el anterior.',
  link: 'Enlace',
  once: 'Cópialo ahora: se muestra solo esta vez. Tu programa de calendario lo llama “suscribirse” o “agregar por dirección”, y vuelve a mirar cada pocas horas.',
  there: 'El enlace se creó {{moment}}.',
  revoke: 'Terminar el enlace',
  revoked: 'El enlace terminó.',
};
