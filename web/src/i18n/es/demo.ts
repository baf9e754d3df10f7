import type { demo as english } from '../en/demo.ts';
import type { Spoken } from '../spoken.ts';

/** The invented person: trying it, its label on every page, removing it. */
export const demo: Spoken<typeof english> = {
  try: 'Probar la demostración',
  making: 'Preparando la demostración …',
  label: 'Una demostración: los movimientos son inventados.',
  remove: 'Quitarla',
  removed: 'La demostración ya no está, ni nada de lo que tenía.',
  erase: 'Quitar la demostración',
  erase_detail:
    'La demostración no tiene una contraseña tuya que pedirte. Al quitarla se va todo lo que tiene; puedes volver a crearla desde la primera página.',
};
