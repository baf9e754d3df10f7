import type { targets as english } from '../en/targets.ts';
import type { Spoken } from '../spoken.ts';

/** Topics of ntfy and webhooks: where reminders go beside browsers. */
export const targets: Spoken<typeof english> = {
  heading: 'Temas y webhooks',
  detail:
    'Adónde van las notificaciones además de tus navegadores: un tema de ntfy, una aplicación que muestra mensajes en teléfonos, o un webhook, que es un programa tuyo. Lo que va ahí no dice montos.',
  off: 'Ahora no va nada ahí: las notificaciones están desactivadas arriba, en los mensajes.',
  list: 'Adónde van las notificaciones',
  kind: { ntfy: 'Tema de ntfy', webhook: 'Webhook' },
  going: 'Los recordatorios van ahí.',
  stopped: 'No ha ido nada ahí desde {{moment}}: {{why}}',
  again: 'Envía una prueba para empezar de nuevo.',
  unread: 'Ya no se puede leer dónde está. Quítalo y agrégalo otra vez.',
  why: {
    gone: 'en esa dirección ya no hay nada.',
    answered: 'respondió {{status}}.',
    elsewhere: 'respondió {{status}}, que envía a otra parte. Da la dirección donde termina.',
    not_public: 'esa dirección no está en internet.',
    key: 'aquí ya no se puede leer su dirección. Quítalo y agrégalo otra vez.',
    refused: 'no los acepta.',
  },
  test: 'Enviar una prueba',
  tested: {
    sent: 'La prueba se aceptó.',
    refused: 'La prueba no se aceptó: {{why}}',
    not_taken: 'No se pudo llegar, o ahora no acepta nada. Nada cambió; intenta más tarde.',
    unknown: 'No respondió. Puede que la prueba haya llegado.',
  },
  removed: '{{host}}: ya no van recordatorios ahí.',
  restored: '{{host}} está de vuelta, como estaba.',
  not_restored: '{{host}} no se pudo recuperar. Agrégalo otra vez.',
  add: { ntfy: 'Agregar un tema', webhook: 'Agregar un webhook' },
  form: {
    address: 'Dirección',
    hint: {
      ntfy: 'Por ejemplo https://ntfy.sh/tu-tema. Quien sepa el nombre de un tema puede leerlo: elige uno que nadie adivine.',
      webhook: 'Donde tu programa recibe mensajes, por ejemplo https://example.org/mingus.',
    },
    missing: 'Escribe la dirección.',
    token: 'Token de acceso',
    token_hint: 'Para un tema en el que no cualquiera puede escribir.',
    submit: 'Agregar',
  },
  added: '{{host}}: los recordatorios van primero ahí. Envía una prueba para ver si llega.',
  added_not_first: '{{host}} está agregado. No se pudo guardar que las notificaciones vayan primero: elígelo arriba, en los mensajes.',
  made: {
    heading: 'El webhook en {{host}} está agregado',
    once: 'Los recordatorios van primero ahí. Sus mensajes van firmados con este secreto, para que tu programa los distinga de todos los demás. Cópialo ahora: se muestra solo esta vez. Cómo comprobarlo está en docs/webhooks.md, que viene con Mingus.',
    secret: 'Secreto',
    done: 'Ya lo tengo',
  },
};
