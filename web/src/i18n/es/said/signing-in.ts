/** What the server says about accounts, passwords, factors and telephones. */
export const signingIn: Readonly<Record<string, string>> = {
  'There is no such job any more. Finished ones are removed after 30 days.': 'Esa tarea ya no existe. Las terminadas se quitan después de 30 días.',
  'Only a dead job can be tried again or dropped. Look again how this one stands.':
    'Solo una tarea abandonada se puede reintentar o descartar. Mira otra vez cómo está esta.',
  'Only a dropped job can be restored. Look again how this one stands.':
    'Solo una tarea descartada se puede restaurar. Mira otra vez cómo está esta.',
  'The demo is not offered where people keep their own figures. Make an account to start.':
    'La demostración no se ofrece donde la gente guarda sus propias cifras. Crea una cuenta para empezar.',
  'The demo could not be opened just now. Nothing is lost; try again in a moment.':
    'La demostración no se pudo abrir en este momento. No se perdió nada; inténtalo otra vez en un momento.',
  'This account is your own. Nothing was removed.': 'Esta cuenta es tuya. No se quitó nada.',
  'The demo is being made by another process. Try again in a moment.':
    'Otro proceso está preparando la demostración. Inténtalo otra vez en un momento.',
  'Nothing was erased.': 'No se borró nada.',
  'Nothing was changed.': 'No cambió nada.',
  'That is not your password. {{0}}': 'Esa no es tu contraseña. {{!0}}',
  'A new address is confirmed by a mail, and this Mingus sends none.': 'Un correo nuevo se confirma con un mensaje, y este Mingus no envía ninguno.',
  'This account cannot be used any more.': 'Esta cuenta ya no se puede usar.',
  'This account no longer exists.': 'Esta cuenta ya no existe.',
  'Another account of this Mingus has this address. Yours keeps the one it has.':
    'Otra cuenta de este Mingus tiene este correo. La tuya conserva el que tiene.',
  'This is good for five minutes and five tries, once. Begin again; nothing was changed.':
    'Esto sirve durante cinco minutos y cinco intentos, una sola vez. Empieza de nuevo; no cambió nada.',
  'This is done in the pages of Mingus.': 'Esto se hace en las páginas de Mingus.',
  'This is done in the pages of Mingus, signed in, and with no personal token.':
    'Esto se hace en las páginas de Mingus, con la sesión abierta y sin token personal.',
  'Everybody may come in as the invented person. Make an account of your own.':
    'Cualquiera puede entrar como la persona inventada. Crea una cuenta tuya.',
  'Recovery codes stand in for a second factor. Set one up first; they come with it.':
    'Los códigos de recuperación reemplazan a un segundo factor. Configura uno primero; llegan con él.',
  'Your password has fewer than {{0}} characters, which is enough only with a second factor. Choose a longer one, then remove this.':
    'Tu contraseña tiene menos de {{0}} caracteres: solo es suficiente con un segundo factor. Elige una más larga y después quita esto.',
  'No passkey is set up.': 'No hay ninguna llave de acceso configurada.',
  'You have a second factor: confirm with that, or with a recovery code.':
    'Tienes un segundo factor: confirma con él, o con un código de recuperación.',
  'No second factor is set up. Confirm with your password.': 'No hay ningún segundo factor configurado. Confirma con tu contraseña.',
  'Too many wrong answers. Nothing was changed; try again in about {{0}} {{1}}.':
    'Demasiadas respuestas incorrectas. No cambió nada; inténtalo otra vez en unos {{0}} {{!1}}.',
  'Too many wrong codes were tried today. Use a passkey or a recovery code, or wait about {{0}} {{1}}.':
    'Hoy se probaron demasiados códigos incorrectos. Usa una llave de acceso o un código de recuperación, o espera unos {{0}} {{!1}}.',
  minute: 'minuto',
  minutes: 'minutos',
  hour: 'hora',
  hours: 'horas',
  'a minute': 'un minuto',
  'an hour': 'una hora',
  'a day': 'un día',
  '{{0}} s': '{{0}} s',
  '{{0}} min': '{{0}} min',
  '{{0}} h': '{{0}} h',
  '{{0}} minutes': '{{0}} minutos',
  '{{0}} hours': '{{0}} horas',
  '{{0}} seconds': '{{0}} segundos',
  'There is no such passkey.': 'Esa llave de acceso no existe.',
  'You have {{0}} passkeys, which is the most. Remove one that you no longer use.':
    'Tienes {{0}} llaves de acceso, que es el máximo. Quita una que ya no uses.',
  'What the browser made does not fit what was asked for. Nothing was added; begin again.':
    'Lo que hizo el navegador no corresponde a lo que se pidió. No se agregó nada; empieza de nuevo.',
  'This passkey is set up already.': 'Esta llave de acceso ya está configurada.',
  'Browsers bind passkeys to a name, and this address is a number. Open Mingus by its name (on this computer: {{0}}), and add the passkey there.':
    'Los navegadores unen las llaves de acceso a un nombre, y esta dirección es un número. Abre Mingus por su nombre (en esta computadora: {{0}}) y agrega allí la llave.',
  'That is not the code that the app shows now, or it was used already. Wait for the next one.':
    'Ese no es el código que la app muestra ahora, o ya se usó. Espera el siguiente.',
  'That is none of your recovery codes, or it was used already.': 'Ese no es uno de tus códigos de recuperación, o ya se usó.',
  'The passkey was not accepted. Try again, or show another second factor.':
    'No se aceptó la llave de acceso. Inténtalo otra vez, o muestra otro segundo factor.',
  'No authenticator app is set up.': 'No hay ninguna app de autenticación configurada.',
  'An authenticator app is set up already. Remove it before you set up another.':
    'Ya hay una app de autenticación configurada. Quítala antes de configurar otra.',
  'The link was used, its time is over, or a newer one was sent. Ask for another.':
    'El enlace ya se usó, se acabó su tiempo, o se envió uno más nuevo. Pide otro.',
  'Too many wrong passwords were tried. Try again in {{0}} min.': 'Se probaron demasiadas contraseñas incorrectas. Inténtalo otra vez en {{0}} min.',
  'Your password was changed at the same moment, by another request. This one changed nothing.':
    'Tu contraseña cambió en el mismo momento, por otra solicitud. Esta no cambió nada.',
  'This is the password that you have now. Choose another.': 'Esa es la contraseña que tienes ahora. Elige otra.',
  'This is one of the passwords that are tried first. Choose another; a few unrelated words in a row do well.':
    'Es una de las contraseñas que se prueban primero. Elige otra; funcionan bien varias palabras que no tengan que ver entre sí.',
  'Apart from your name, your e-mail address and the name of this place too little is left. Choose something that has nothing to do with them.':
    'Fuera de tu nombre, tu correo y el nombre de este lugar, queda muy poco. Elige algo que no tenga nada que ver con ellos.',
  'This would be guessed quickly: it is made of common words, repetitions or rows of keys. A few unrelated words in a row do well.':
    'Se adivinaría rápido: está hecha de palabras comunes, repeticiones o teclas en fila. Funcionan bien varias palabras que no tengan que ver entre sí.',
  'Many people are signing in just now. Nothing was changed; try again in a moment.':
    'Mucha gente está iniciando sesión ahora mismo. No cambió nada; inténtalo otra vez en un momento.',
  'There is no account with this e-mail address.': 'No hay ninguna cuenta con este correo.',
  'There is no person with this number.': 'No hay ninguna persona con este número.',
  'Ask another administrator to disable your account.': 'Pídele a otro administrador que desactive tu cuenta.',
  'Nobody could look after people then. Make somebody else an administrator first.':
    'Entonces nadie podría cuidar de las personas. Primero haz administrador a alguien más.',
  'This needs a session: sign in with your password.': 'Esto necesita una sesión: inicia sesión con tu contraseña.',
  'That session has already ended.': 'Esa sesión ya terminó.',
  'This session has ended. Sign in again.': 'Esta sesión terminó. Inicia sesión otra vez.',
  'Sign in, and ask again.': 'Inicia sesión y vuelve a intentar.',
  'It has been a while since you said that it is you. Confirm it, and ask again.':
    'Hace rato que dijiste que eres tú. Confírmalo y vuelve a intentar.',
  'This is for administrators.': 'Esto es para administradores.',
  'Administrators need a second factor. Set one up on the page Security, then sign in with it.':
    'Los administradores necesitan un segundo factor. Configura uno en la página Seguridad y después inicia sesión con él.',
  'This token was made without the scope "{{0}}".': 'Este token se creó sin el permiso "{{0}}".',
  'The invitation was used, its time is over, or it is for another e-mail address. Ask whoever runs this Mingus for another.':
    'La invitación ya se usó, se acabó su tiempo, o es para otro correo. Pide otra a quien administra este Mingus.',
  'This Mingus takes new accounts by invitation only.': 'Este Mingus recibe cuentas nuevas solo por invitación.',
  'This Mingus takes no new accounts.': 'Este Mingus no recibe cuentas nuevas.',
  '{{0}} Ask whoever runs it.': '{{!0}} Pregunta a quien lo administra.',
  'The work was not done, or was done for something else. Try once more.': 'El trabajo no se hizo, o se hizo para otra cosa. Inténtalo otra vez.',
  'The work was done too long ago. Try once more.': 'El trabajo se hizo hace demasiado tiempo. Inténtalo otra vez.',
  'That work was shown before, and counts once. Try once more.': 'Ese trabajo ya se mostró, y cuenta una sola vez. Inténtalo otra vez.',
  'This Mingus sends no mail, so it cannot mail you a link. Sign in from a browser you have used before, or wait a day.':
    'Este Mingus no envía correos, así que no puede enviarte un enlace. Inicia sesión desde un navegador que ya hayas usado, o espera un día.',
  'This Mingus sends no mail, so it cannot mail you a link. Whoever runs it can make one for you with the command: mingus user reset-password':
    'Este Mingus no envía correos, así que no puede enviarte un enlace. Quien lo administra puede crear uno para ti con el comando: mingus user reset-password',
  'Too many wrong passwords were tried for this address today, here or elsewhere. Have a link mailed to it, and sign in with that and your password.':
    'Hoy se probaron demasiadas contraseñas incorrectas para este correo, aquí o en otro lugar. Pide que se le envíe un enlace, e inicia sesión con él y tu contraseña.',
  'The e-mail address and the password do not belong together. Check both and try again.':
    'El correo y la contraseña no van juntos. Revisa los dos e inténtalo otra vez.',
  'You have {{0}} tokens, which is the most there may be. Revoke one that you do not need.':
    'Tienes {{0}} tokens, que es el máximo. Revoca uno que no necesites.',
  'That token was revoked already, or never was.': 'Ese token ya estaba revocado, o nunca existió.',
  'That is over already. Say until when the address is to be blocked.': 'Eso ya pasó. Di hasta cuándo se debe bloquear la dirección.',
  'Block an address for a year at most: others will have it then.': 'Bloquea una dirección por un año como máximo: después la tendrá otra gente.',
  'That block has already ended.': 'Ese bloqueo ya terminó.',
  'No codes are sent for where you are now. Try from another connection, or ask whoever runs this Mingus.':
    'No se envían códigos para donde estás ahora. Inténtalo desde otra conexión, o pregunta a quien administra este Mingus.',
  '{{0}} Try again in {{1}}; nothing is lost.': '{{!0}} Inténtalo otra vez en {{!1}}; no se perdió nada.',
  'Too many different numbers were tried from here.': 'Desde aquí se probaron demasiados números distintos.',
  'Too many codes were asked for.': 'Se pidieron demasiados códigos.',
  'Too many wrong codes were given for this number.': 'Se dieron demasiados códigos incorrectos para este número.',
  'That is not a telephone number that exists. Write it with its country, such as +1 202 555 0123.':
    'Ese número de teléfono no existe. Escríbelo con su país, por ejemplo +1 202 555 0123.',
  'No messages go to that country from here.': 'Desde aquí no van mensajes a ese país.',
  'That is a number whose calls cost extra. Give the number of a telephone of yours.':
    'Ese es un número con llamadas de costo extra. Da el número de un teléfono tuyo.',
  'That is a number that companies are called on for free. Give the number of a telephone of yours.':
    'Ese es un número gratuito de empresas. Da el número de un teléfono tuyo.',
  'That is the number of a pager. Give the number of a telephone of yours.':
    'Ese es el número de un buscapersonas. Da el número de un teléfono tuyo.',
  'That is a number of internet telephony, which is not taken here. Give the number of a mobile telephone.':
    'Ese es un número de telefonía por internet, que aquí no se acepta. Da el número de un celular.',
  'No messages can be sent to that kind of number. Give the number of a telephone of yours.':
    'A ese tipo de número no se pueden enviar mensajes. Da el número de un teléfono tuyo.',
  'This code has been used already. Your number is confirmed.': 'Este código ya se usó. Tu número está confirmado.',
  'This code is no longer good. Ask for a new one.': 'Este código ya no sirve. Pide uno nuevo.',
  'Too many wrong codes were given for this one. Ask for a new one.': 'Se dieron demasiados códigos incorrectos para este. Pide uno nuevo.',
  'This code was sent as often as it can be. Ask for a new one from the start.':
    'Este código ya se envió todas las veces que se puede. Pide uno nuevo desde el principio.',
  'There is no such challenge. Ask for a code first.': 'Esa comprobación no existe. Primero pide un código.',
  'A code was just sent. Another one can be sent in {{0}} s.': 'Se acaba de enviar un código. Se puede enviar otro en {{0}} s.',
  'That is not the code, and there are no more tries. Ask for a new one.': 'Ese no es el código, y ya no hay más intentos. Pide uno nuevo.',
  'That is not the code. {{0}}': 'Ese no es el código. {{!0}}',
  'There is one more try.': 'Queda un intento más.',
  'There are {{0}} more tries.': 'Quedan {{0}} intentos más.',
};
