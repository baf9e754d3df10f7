import type { yourData as english } from '../en/your-data.ts';
import type { Spoken } from '../spoken.ts';

/** Your data: out, in, kept, erased. */
export const yourData: Spoken<typeof english> = {
  title: 'Tus datos',
  sentence: 'Son tuyos: llévatelos todos, o bórralos todos.',
  size: {
    kilobytes: '{{size}} kB',
    megabytes: '{{size}} MB',
  },
  take: {
    heading: 'Llévate todo',
    detail:
      'Un archivo zip con todo lo que Mingus guarda de ti: como JSON, exacto, para otro Mingus o un programa tuyo, y como CSV para una hoja de cálculo. Un README dentro dice qué es cada archivo. No está cifrado, así que guárdalo donde nadie más lo lea.',
    button: 'Descargar todo',
    going: '{{size}} hasta ahora',
    done: 'Listo: {{size}}. Tu navegador tiene el archivo.',
    broken:
      'Lo que había llegado se descartó. Si algo tuyo cambió mientras se escribía el archivo, como un registro o un movimiento, pulsa otra vez.',
  },
  bring: {
    heading: 'Trae una copia',
    detail: 'A una cuenta que no tenga nada, todo o nada. Tu correo, tu contraseña y tu forma de iniciar sesión siguen siendo los de esta cuenta.',
    hint: 'Un archivo zip hecho por Mingus, de aquí o de otro servidor.',
    going: 'Leyéndolo y anotándolo …',
    done: 'Ahora hay {{rows}} filas aquí.',
    look: 'Míralo',
  },
  amounts: {
    heading: 'Montos en la pantalla',
    detail:
      'Ocultos, cada monto en cada página de este navegador es una palabra en su lugar, también en los dibujos. Lo que escribes se puede leer mientras lo escribes.',
    label: 'En este navegador los montos están',
    shown: 'A la vista',
    hidden: 'Ocultos',
    key: 'La tecla h los oculta y los muestra',
    key_on: 'Sí',
    key_off: 'No',
  },
  kept: {
    heading: 'Qué se guarda, y dónde',
    typed: 'Lo que escribes',
    typed_detail:
      'Registros, notas, perfil, cuestionarios, planes, recordatorios, preferencias. En la base de datos de este servidor, hasta que lo quites.',
    bank: 'Movimientos de tu banco',
    bank_detail:
      'También en la base de datos. Los archivos se leen y no se guardan; de las filas que no se pudieron leer, sí la línea. Los números de cuenta se guardan como un hash.',
    worked_out: 'Lo que Mingus calcula',
    worked_out_detail: 'Lo que se repite, lo que va de la mano y el pronóstico de cada semana, durante 13 meses.',
    signing_in: 'Cómo inicias sesión',
    signing_in_detail:
      'Contraseñas, códigos y tokens solo como hashes, y sellado el secreto de una app de autenticación. Dónde tienes la sesión abierta, con dirección IP y navegador, hasta que termine.',
    trail: 'Lo que pasó en seguridad',
    trail_detail:
      'Inicios de sesión y cambios con su dirección IP, durante 400 días. Cuando borras tu cuenta, esas filas quedan sin ti, como cuentas.',
    backups: 'Respaldos',
    backups_detail: 'Quien administra este servidor los guarda algunos días; el comprobante dice hasta qué día te contienen.',
    browser: 'En este navegador',
    browser_detail: 'Si la apariencia es clara u oscura, si los montos están ocultos, y un registro que hayas empezado.',
    nobody: 'Con nadie más',
    nobody_detail: 'Nada, salvo correos y mensajes de texto, que van solos: al servidor de correo y a la compañía que usa este servidor.',
  },
  erased: {
    title: 'Tu cuenta está borrada',
    sentence: 'Tu cuenta ya no está, y con ella {{rows}} filas.',
    nothing: 'Aquí no se borró nada desde que se abrió esta página.',
    receipt: 'Comprobante',
    at: 'Borrada: {{moment}} (UTC)',
    files: {
      overwritten: 'En los archivos de la base de datos, lo que escribiste está sobrescrito.',
      soon_overwritten: 'En los archivos de la base de datos, lo que escribiste se sobrescribe en cuanto termine el respaldo que se está haciendo.',
      until_vacuum:
        'Ninguna consulta encuentra nada de ti. En los archivos de PostgreSQL quedan filas muertas hasta que las limpia, lo que hace por sí solo.',
    },
    backups: 'Los respaldos hechos antes contienen tu cuenta hasta el {{day}} a más tardar.',
    trail_one: 'Queda una fila sobre seguridad, sin ti en ella: sin dirección IP, sin navegador, sin número.',
    trail_other: 'Quedan {{count}} filas sobre seguridad, sin ti en ellas: sin dirección IP, sin navegador, sin número.',
    jobs_one: 'Una tarea que quedaba por hacer sobre ti ya no se hace.',
    jobs_other: '{{count}} tareas que quedaban por hacer sobre ti ya no se hacen.',
    by_table: 'Lo que se fue, tabla por tabla',
    table: 'Tabla',
    rows: 'Filas',
    save: 'Guardar el comprobante',
    to_start: 'Al inicio',
  },
};
