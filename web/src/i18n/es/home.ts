import type { home as english } from '../en/home.ts';
import type { Spoken } from '../spoken.ts';

/** The first page of somebody who is signed in. */
export const home: Spoken<typeof english> = {
  title: 'Inicio',
  line_heading: 'Los próximos 60 días',
  to_forecast: 'Todo el año',
  next_heading: 'Lo que viene',
  next_none: 'No hay nada planeado para los próximos 60 días.',
  next_action: 'Di lo que ganas y lo que debes',
  to_recurring: 'Ver todo',
  next_caption: 'Los próximos cinco cobros y pagos',
  accounts_heading: 'Cuentas',
  accounts_caption: 'Cuentas y lo que hay hoy en ellas',
  to_accounts: 'Todas las cuentas',
  account: 'Cuenta',
  balance: 'Hoy',
  total: 'En total',
  day: 'Día',
  what: 'Qué',
  week: {
    heading: 'Tu semana',
    open: '¿Cómo te fue? Siete preguntas, menos de un minuto, y puedes saltarte la que quieras.',
    done: 'Ya registraste esta semana.',
    of_hundred: 'de 100',
    before: 'La vez anterior: {{index}}',
    streak: '{{count}} semanas seguidas',
    check_in: 'Registrar la semana',
    to_wellness: 'Todas las semanas',
  },
  score: {
    heading: 'Tu puntaje de dinero',
    none: 'Cinco cifras, casi todas ya llenas para ti, y lo que las movería.',
    begin: 'Ver mi puntaje',
    to_score: 'De qué está hecho',
    moves: {
      spend_less: 'Gastar {{amount}} menos al mes te daría {{points}} puntos más.',
      save_up: 'Guardar {{amount}} al mes durante un año te daría {{points}} puntos más.',
      pay_down: 'Pagar {{amount}} de deuda al mes durante un año te daría {{points}} puntos más.',
    },
  },
  insight: {
    heading: 'Lo que va de la mano',
    no_checkins: 'Nada todavía. Registra tu semana, y Mingus mira si tus semanas y tus gastos van de la mano.',
    no_ledger: 'Nada todavía. Con un archivo de tu banco, Mingus puede mirar si tus semanas y tus gastos van de la mano.',
    period_too_short: 'Nada todavía: las semanas son muy pocas.',
    too_few_weeks: 'Nada todavía. Faltan algunas semanas para distinguir lo que es más que casualidad.',
    nothing_found: 'Nada va de la mano con claridad. Eso también es una respuesta.',
    not_computed: 'Estamos mirando tus semanas.',
    weeks: '{{weeks}} de {{needed}} semanas',
    to_insights: 'Más sobre esto',
  },
};
