import type { phone as english } from '../en/phone.ts';
import type { Spoken } from '../spoken.ts';

/** Confirming a telephone number. */
export const phone: Spoken<typeof english> = {
  title: 'Teléfono',
  none: 'No tienes ningún teléfono confirmado.',
  verified: '{{phone}} está confirmado como tuyo.',
  awaited: 'Escribe el código que te enviamos.',
  why: 'Un número confirmado le dice a quien administra este Mingus que eres una persona a la que se puede contactar. No se le muestra a nadie.',
  since: 'Confirmado: {{moment}}.',
  change: 'Cambiar el número',
  country: 'País',
  number: 'Número de teléfono',
  number_hint: 'Con los dígitos como los marcas; lo mejor es un celular.',
  by_message: 'Le llega un mensaje de texto con un código. Te cuesta lo que tu plan cobre por recibirlo, casi siempre nada.',
  send: 'Envíame un código',
  check: 'Antes hay una comprobación: tu navegador hace un pequeño trabajo para mostrar que no pregunta un programa.',
  check_do: 'Comprobar y enviarme un código',
  other_number: 'Usar otro número',
  message: {
    on_its_way: 'Va un mensaje de texto en camino a {{phone}}. El código sirve unos minutos.',
    sent: 'Se envió un mensaje de texto a {{phone}}. El código sirve unos minutos.',
    unknown: 'Nadie puede saber si el mensaje a {{phone}} salió. Si no llega, envíalo otra vez; no hay riesgo.',
    failed: 'El mensaje a {{phone}} no se pudo entregar. Envíalo otra vez, o usa otro número.',
  },
  over: 'Se acabó el tiempo del código que fue a {{phone}}. Pide que se envíe otra vez, o empieza de nuevo.',
  code: 'Código',
  verify: 'Confirmar el número',
  verified_now: 'Tu número está confirmado.',
  resend: 'Enviar el código otra vez',
  resend_in_one: 'en {{count}} segundo',
  resend_in_other: 'en {{count}} segundos',
  sent_again: 'Va otro código en camino. Solo sirve el último.',
  no_more: 'Este código ya se envió todas las veces que se puede.',
  anew: 'Empezar de nuevo',
  locked: 'Puedes intentarlo otra vez: {{moment}}. Hasta entonces nada tuyo cambia.',
  barred:
    'Desde aquí no se puede enviar ningún mensaje de texto por ahora. Nada tuyo cambió; inténtalo otro día, o protege tu cuenta de otra manera.',
  other_way: {
    heading: 'Otra manera',
    detail: 'Para proteger tu cuenta, una app de autenticación o una llave de acceso hace más que un número de teléfono, y no necesita mensajes.',
    link: 'Ir a Seguridad',
  },
};
