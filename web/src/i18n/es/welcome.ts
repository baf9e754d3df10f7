import type { welcome as english } from '../en/welcome.ts';
import type { Spoken } from '../spoken.ts';

/** The first page of somebody who is not signed in. */
export const welcome: Spoken<typeof english> = {
  sentence: 'Mira día por día, durante un año, si te alcanza el dinero.',
  how: 'Trae el archivo que te da tu banco, di lo que ganas y lo que debes, y Mingus dibuja tu saldo hacia el futuro.',
  start: 'Empezar',
  sign_in: 'Ya tengo cuenta',
  picture: 'Ejemplo: el 1 de marzo coinciden la renta y el seguro del auto.',
  where: 'Tus datos viven en la computadora donde corre este Mingus, y en ningún otro lugar.',
};
