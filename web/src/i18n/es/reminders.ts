import type { reminders as english } from '../en/reminders.ts';
import type { Spoken } from '../spoken.ts';

/** Reminders: what comes, and how it stops. */
export const reminders: Spoken<typeof english> = {
  heading: 'Recordatorios',
  lead: 'Llegan según la hora de donde estás, por el medio que elegiste primero arriba: cada uno como máximo una vez por semana, si no dices otra cosa arriba o aquí.',
  next: 'El próximo, el {{day}} a las {{time}}.',
  time: 'Hora: {{what}}',
  type: {
    first_checkin: 'Tu primer registro',
    weekly_checkin: 'El registro de la semana',
    bill_due: 'Pagos que se acercan',
    low_balance: 'Cuando te faltaría dinero',
    goal_reminder: 'Tu meta',
  },
  first: {
    instead: 'Mejor recuérdamelo mañana',
    said: 'Mañana te llega un recordatorio de tu primer registro.',
    comes: 'El {{day}} a las {{time}} te llega un recordatorio.',
  },
  hint: {
    first_checkin: 'Si para entonces no está hecho.',
    weekly_checkin: 'Si para entonces no está hecho.',
    bill_due: 'Lo que se espera que salga de tus cuentas.',
    low_balance_zero: 'Cuando el pronóstico baja de cero ese día.',
    low_balance_one: 'Cuando el pronóstico baja de cero en {{count}} día.',
    low_balance_other: 'Cuando el pronóstico baja de cero en los próximos {{count}} días.',
    goal_reminder: 'Cuánto llevas.',
  },
  often: { once: 'Una vez.', daily: 'Cada día.', weekly: 'Cada semana.', biweekly: 'Cada dos semanas.', monthly: 'Cada mes.' },
  looks: {
    once: 'Se revisa una vez.',
    daily: 'Se revisa cada día.',
    weekly: 'Se revisa cada semana.',
    biweekly: 'Se revisa cada dos semanas.',
    monthly: 'Se revisa cada mes.',
  },
  adjust: {
    open: 'Ajustar',
    often: 'Cada cuánto',
    look: 'Cada cuánto se revisa',
    frequency: { once: 'Una vez', daily: 'Cada día', weekly: 'Cada semana', biweekly: 'Cada dos semanas', monthly: 'Cada mes' },
    day: 'Próximo día',
    day_hint: 'Desde ese día se cuentan las semanas y los meses.',
    bad_day: 'Elige hoy o un día posterior.',
    days: 'Días de anticipación',
    days_hint: {
      bill_due: 'De 0 a 30. Se te avisa de los pagos de esos días, y al menos de todos hasta el próximo recordatorio.',
      low_balance: 'De 0 a 30. Se te avisa cuando el pronóstico baja de cero en esos días.',
    },
    bad_days: 'Escribe un número entero de 0 a 30.',
    message: 'Tus propias palabras',
    message_hint: 'Van bajo su nombre en tu primera página. Los correos y las notificaciones conservan las suyas.',
    said: '{{what}}: guardado.',
  },
  due: {
    heading: 'Recordatorios',
    later: 'Mañana',
    later_what: 'Mañana: {{what}}',
    done: 'Hecho',
    done_what: 'Hecho: {{what}}',
    said_later: '{{what}}: vuelve mañana.',
    said_done: '{{what}}: apartado.',
  },
  browser: {
    heading: 'En este navegador',
    off: 'Los recordatorios pueden llegar aquí, también cuando Mingus no está abierto. Al presionar el botón, tu navegador pregunta si puede mostrarlos. Lo que muestra no dice montos.',
    on: 'Los recordatorios llegan primero aquí.',
    refused:
      'No se activó nada: tu navegador no aceptó, o no se pudo llegar al servicio de su fabricante. Los recordatorios llegan por correo como antes. Puedes presionar otra vez.',
    denied:
      'Tu navegador tiene la indicación de no mostrar nada de este sitio, y Mingus no puede volver a preguntar. Para cambiarlo, abre el signo junto a la dirección de la página, permite las notificaciones y vuelve a cargar la página.',
    unsupported:
      'Este navegador no puede mostrar recordatorios aquí. En un iPhone, primero agrega Mingus a la pantalla de inicio y ábrelo desde ahí.',
    turn_on: 'Recordarme en este navegador',
    turn_off: 'Ya no en este navegador',
    said_on: 'Los recordatorios llegan en este navegador.',
    said_off: 'Ya no llegan recordatorios en este navegador.',
  },
  stop: {
    title: 'Detener estos recordatorios',
    lead: 'Con este botón ya no recibes correos de este tipo. Nada más cambia.',
    submit: 'Detenerlos',
    done_title: 'Ya no llegarán',
    done: '{{what}}: estos correos ya no llegan. En los ajustes puedes activarlos otra vez.',
    onward: 'Ir a Mingus',
  },
};
