import type { offline as english } from '../en/offline.ts';
import type { Spoken } from '../spoken.ts';

/** Without a line, and a new version. */
export const offline: Spoken<typeof english> = {
  new_version: 'Hay una nueva versión de Mingus.',
  reload: 'Cargarla',
  away: 'Sin conexión: Mingus no responde en este momento.',
  as_of: 'Sin conexión. Lo que ves es de {{at}}.',
  waiting_one: '{{count}} cosa que agregaste aún no se envió. Ninguna cifra la cuenta.',
  waiting_other: '{{count}} cosas que agregaste aún no se enviaron. Ninguna cifra las cuenta.',
  look: 'Ver',
  sent_one: 'Lo que agregaste se envió.',
  sent_other: 'Se enviaron {{count}} cosas que agregaste.',
  kept_title: 'Guardado en este dispositivo',
  kept: 'Guardado en este dispositivo. Se envía cuando Mingus vuelva a responder.',
  week_unknown: 'Sin conexión no se sabe aquí si ya respondiste esta semana. Lo que guardes lo reemplaza.',
  page: {
    title: 'Aún sin enviar',
    sentence_zero: 'Todo lo que agregaste se envió.',
    sentence_one: '{{count}} cosa aún no se envió.',
    sentence_other: '{{count}} cosas aún no se enviaron.',
    detail:
      'Lo que agregas mientras Mingus no responde se guarda aquí, solo en este dispositivo, y se envía una vez cuando responde. Al cerrar sesión se borra.',
    home: 'A la primera página',
    made: 'Agregado {{at}}',
    waits: 'Espera hasta que Mingus responda.',
    sending: 'Se está enviando.',
    refused: 'Mingus no lo aceptó',
    unsure: 'Puede que haya llegado: se envió hace más de un día y no hubo respuesta. Mira antes de enviarlo otra vez.',
    send_again: 'No está: enviarlo otra vez',
    drop: 'Descartarlo',
    dropped: 'Descartado.',
    checkin: 'Registro, {{week}}',
    transaction: 'Movimiento',
    transaction_of: '{{payee}}, {{amount}}, {{day}}',
  },
  sign_out: {
    title: 'No todo se envió',
    detail_one: '{{count}} cosa que agregaste espera en este dispositivo hasta que Mingus responda. Si cierras sesión, se pierde.',
    detail_other: '{{count}} cosas que agregaste esperan en este dispositivo hasta que Mingus responda. Si cierras sesión, se pierden.',
    look: 'Ver qué es',
    leave: 'Cerrar sesión y perderlo',
  },
};
