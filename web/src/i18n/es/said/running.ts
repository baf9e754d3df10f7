/** What the server says about requests as such, and about itself. */
export const running: Readonly<Record<string, string>> = {
  'What was tried before cannot be looked up. Try again in a moment.':
    'No se puede consultar lo que se intentó antes. Inténtalo otra vez en un momento.',
  'Too much is being done at once. Nothing was changed; try again in a moment.':
    'Se está haciendo demasiado a la vez. No cambió nada; inténtalo otra vez en un momento.',
  'There is no room left where Mingus keeps its data, so nothing was changed. Whoever runs it has to make some; what is there can be read meanwhile.':
    'Ya no queda espacio donde Mingus guarda sus datos, así que no cambió nada. Quien lo administra tiene que hacer lugar; mientras tanto se puede leer lo que hay.',
  'The database cannot be reached. Try again in a moment.': 'No se llega a la base de datos. Inténtalo otra vez en un momento.',
  'The request expects something that is not done here.': 'La solicitud espera algo que aquí no se hace.',
  'The request is not written as HTTP asks.': 'La solicitud no está escrita como pide HTTP.',
  'The cursor is not one of this list. Start again without it.': 'El cursor no es de esta lista. Empieza de nuevo sin él.',
  'Send JSON, with content-type: application/json.': 'Envía JSON, con content-type: application/json.',
  'The request has a content-type but no body.': 'La solicitud tiene content-type pero no tiene cuerpo.',
  'The body is not JSON.': 'El cuerpo no es JSON.',
  'The body is not as long as content-length says.': 'El cuerpo no mide lo que dice content-length.',
  'The body is larger than is taken here.': 'El cuerpo es más grande de lo que se acepta aquí.',
  'The address is not written as an address.': 'La dirección no está escrita como una dirección.',
  'There is nothing at this address.': 'No hay nada en esta dirección.',
  'The file is too large: at most 10 MiB, unless whoever runs this Mingus allows more.':
    'El archivo es demasiado grande: 10 MiB como máximo, salvo que quien administra este Mingus permita más.',
  'Send one file at a time.': 'Envía un archivo a la vez.',
  'The form has too many parts.': 'El formulario tiene demasiadas partes.',
  'The form has too many fields.': 'El formulario tiene demasiados campos.',
  'The form is cut off.': 'El formulario está cortado.',
  'The form is broken or cut off.': 'El formulario está dañado o cortado.',
  'A field of the form is not the JSON it says it is.': 'Un campo del formulario no es el JSON que dice ser.',
  'A field of the form is too long.': 'Un campo del formulario es demasiado largo.',
  'The form has a field of a name that is not taken.': 'El formulario tiene un campo con un nombre que no se acepta.',
  'Send a form, with content-type: multipart/form-data.': 'Envía un formulario, con content-type: multipart/form-data.',
  'Send the file as the part named file.': 'Envía el archivo como la parte llamada file.',
  'Something in the request is not as expected; each field says what.': 'Algo de lo enviado no es como se espera; cada campo dice qué.',
  'The request is not one that can be understood here.': 'La solicitud no se puede entender aquí.',
  'The request was not sent by a page of this Mingus.': 'La solicitud no la envió una página de este Mingus.',
  'The header X-CSRF-Token is missing or out of date. GET /api/auth/session tells the present one.':
    'Falta el encabezado X-CSRF-Token, o ya no vale. GET /api/auth/session dice el actual.',
  'Send the body as {{0}}.': 'Envía el cuerpo como {{0}}.',
  'The measurements are read with the token METRICS_TOKEN.': 'Las mediciones se leen con el token METRICS_TOKEN.',
  'The first request with this key has not ended yet. Ask again in a moment.':
    'La primera solicitud con esta clave todavía no termina. Vuelve a intentar en un momento.',
  'This Idempotency-Key was used for another request. Make a new key for each intention.':
    'Este Idempotency-Key se usó para otra solicitud. Crea una clave nueva para cada intención.',
  'An Idempotency-Key has 1 to {{0}} characters of ASCII without spaces.': 'Un Idempotency-Key tiene de 1 a {{0}} caracteres ASCII sin espacios.',
  'Too many requests came from here. Try again in {{0}} s; nothing is lost.':
    'Llegaron demasiadas solicitudes desde aquí. Inténtalo otra vez en {{0}} s; no se perdió nada.',
  'Nothing is known to have changed. If it happens again, tell whoever runs this Mingus the number {{0}}.':
    'No consta que haya cambiado nada. Si vuelve a pasar, dile a quien administra este Mingus el número {{0}}.',
  'This address answers {{0}}.': 'Esta dirección responde a {{0}}.',
  'This request takes no body.': 'Esta solicitud no lleva cuerpo.',
  'There is no such reminder. It may have been removed.': 'Ese recordatorio no existe. Puede que se haya quitado.',
  'That day and time are over where you are. Choose a later day.': 'Donde estás, ese día y esa hora ya pasaron. Elige un día posterior.',
  'Choose a later day.': 'Elige un día posterior.',
  'You have {{0}} reminders, and cannot have more. Remove one first.': 'Tienes {{0}} recordatorios y no puede haber más. Quita uno primero.',
  'You have no calendar feed. Make one first.': 'No tienes ningún calendario compartido. Primero crea uno.',
  'This link leads to no calendar. Perhaps it was not copied whole, or was replaced by another one.':
    'Este enlace no lleva a ningún calendario. Quizá no se copió entero, o se reemplazó por otro.',
  'This link stops no reminders. Perhaps it was not copied whole; in the settings you can stop them, too.':
    'Este enlace no detiene ningún recordatorio. Quizá no se copió completo; también puedes detenerlos en los ajustes.',
  'A push service has an address of https on the internet. This is none.':
    'Un servicio de avisos tiene una dirección https en internet. Esta no lo es.',
  'Another person has reminders come in that browser. Subscribe it anew.':
    'Otra persona recibe recordatorios en ese navegador. Vuelve a suscribirlo.',
  'Write an address of https on the internet, without a name or password in it. Addresses of a home network are for whoever runs this Mingus to allow.':
    'Escribe una dirección https de internet, sin nombre ni contraseña. Las direcciones de una red doméstica las permite quien administra este Mingus.',
  'The address of a topic is that of its ntfy server and its name, such as https://ntfy.sh/your-topic.':
    'La dirección de un tema es la de su servidor de ntfy y su nombre, como https://ntfy.sh/tu-tema.',
  'There is no such topic or webhook. It may have been removed.': 'Ese tema o webhook no existe. Puede que se haya quitado.',
  'Your reminders go to that address already.': 'Tus recordatorios ya van a esa dirección.',
  'You have {{0}} topics and webhooks, and cannot have more. Remove one first.':
    'Tienes {{0}} temas y webhooks y no puede haber más. Quita uno primero.',
  'No reminders come in that browser. It may have been removed.': 'En ese navegador no llegan recordatorios. Puede que se haya quitado.',
};
