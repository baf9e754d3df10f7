import type { session as english } from '../en/session.ts';
import type { Spoken } from '../spoken.ts';

/** Registering and signing in. */
export const session: Spoken<typeof english> = {
  register: {
    title: 'Empezar',
    lead: 'Una cuenta mantiene tus cifras separadas de las de los demás.',
    email: 'Correo electrónico',
    password: 'Contraseña',
    name: 'Cómo quieres que te llamemos',
    currency: 'Moneda',
    submit: 'Crear la cuenta',
    have_one: '¿Ya tienes cuenta?',
    to_sign_in: 'Inicia sesión',
    invited: 'Tienes una invitación. Una cuenta mantiene tus cifras separadas de las de los demás.',
    by_invitation:
      'Aquí las cuentas nuevas se crean por invitación. Abre el enlace que te enviaron; si no tienes uno, pídelo a quien administra este Mingus.',
    closed: 'Este Mingus no recibe cuentas nuevas. Pregunta a quien lo administra, o usa uno tuyo: es un solo programa en una sola computadora.',
    check_mail_title: 'Revisa tu correo',
    check_mail: 'Si {{email}} estaba libre, ya puedes iniciar sesión con él. Si estaba en uso, su dueño recibió un correo que lo explica.',
  },
  strength: {
    hint: 'Al menos {{least}} caracteres. Varias palabras seguidas son lo más fácil de recordar.',
    too_short_one: 'Un carácter más.',
    too_short_other: '{{count}} caracteres más.',
    own: 'Fuera de tu nombre, tu correo y el nombre de este lugar, queda muy poco.',
    common: 'Es una de las contraseñas que se prueban primero.',
    guessable: 'Se adivina rápido: palabras comunes, repeticiones o teclas en fila. Funcionan mejor varias palabras que no tengan que ver entre sí.',
    good: 'Una buena contraseña: difícil de adivinar.',
  },
  sign_in: {
    title: 'Iniciar sesión',
    submit: 'Iniciar sesión',
    no_account: '¿Todavía no tienes cuenta?',
    to_register: 'Empieza aquí',
    forgot: '¿Olvidaste tu contraseña?',
    with_link: 'El enlace de tu correo está abierto. Inicia sesión con tu correo y tu contraseña; el enlace sirve una sola vez.',
  },
  link: {
    title: 'Iniciar sesión con un enlace',
    lead: 'Ninguno de esos intentos entró, y nada tuyo cambió. Un enlace enviado a {{email}} te deja iniciar sesión desde aquí, con tu contraseña.',
    send: 'Envíame un enlace',
    sent_title: 'Revisa tu correo',
    sent: 'Si {{email}} tiene una cuenta, va un enlace en camino. Sirve durante 15 minutos y una sola vez. Ábrelo e inicia sesión con tu contraseña.',
    send_again: 'Envíame otro',
  },
  forgot: {
    title: 'Olvidé mi contraseña',
    lead: 'Escribe tu correo. Te llegará un enlace para elegir una contraseña nueva.',
    submit: 'Envíame un enlace',
    sent_title: 'Revisa tu correo',
    sent: 'Si {{email}} tiene una cuenta, va un enlace en camino. Sirve durante 15 minutos y una sola vez.',
    back: 'Volver a iniciar sesión',
  },
  reset: {
    title: 'Elige una contraseña nueva',
    lead: 'Con la contraseña nueva vuelves a iniciar sesión en todas partes. Nada más cambia.',
    password: 'Contraseña nueva',
    submit: 'Usar esta contraseña',
    done_title: 'Tu contraseña nueva está lista',
    done: 'Se cerraron todas tus sesiones. Inicia sesión con la contraseña nueva.',
    no_link: 'Esta página necesita el enlace de tu correo. Ábrelo otra vez o pide que te envíen uno nuevo.',
  },
  confirm_email: {
    title: 'Confirma tu correo nuevo',
    lead: 'Desde ahora inicias sesión con este correo, y los mensajes llegan a él.',
    submit: 'Usar este correo',
    done_title: 'Tu correo cambió',
    done: 'Desde ahora inicias sesión con el correo nuevo. Al anterior se le avisó.',
    no_link: 'Esta página necesita el enlace de tu correo. Ábrelo otra vez o vuelve a cambiar el correo.',
    onward: 'Continuar',
  },
};
