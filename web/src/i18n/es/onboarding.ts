import type { onboarding as english } from '../en/onboarding.ts';
import type { Spoken } from '../spoken.ts';

/** Setting up, step by step. */
export const onboarding: Spoken<typeof english> = {
  place: 'Paso {{place}} de {{of}}',
  progress: '{{done}} de {{of}} listos',
  later: 'Terminar después',
  back: 'Atrás',
  next: 'Seguir',
  skip: 'Saltar este paso',
  step: {
    welcome: 'Bienvenida',
    bank_file: 'Primer archivo de tu banco',
    forecast: 'Tu año por delante',
    profile: 'Sobre ti',
    goals: 'Para qué es el dinero',
    phone: 'Teléfono',
    preferences: 'Como te gusta',
    checkin: 'Primer registro semanal',
  },
  status: {
    done: 'Listo',
    skipped: 'Saltado',
    open: 'Todavía no',
  },
  welcome: {
    title: 'Te damos la bienvenida',
    sentence: 'En unos minutos ves si tu dinero alcanza para todo el año.',
    file: 'Trae un archivo de tu banco.',
    file_hint: '¿No tienes un archivo a la mano? Basta con lo que hay en tu cuenta.',
    look: 'Mira tu saldo, día por día, durante un año.',
    look_hint: 'Antes de eso no se te pregunta nada.',
    tell: 'Di cómo estuvo tu semana.',
    tell_hint: 'Por el camino largo, también para qué es el dinero y cómo te gustan las cosas.',
    short: 'El camino corto, unos 3 minutos',
    full: 'Todo, unos 10 minutos',
    all_optional: 'Puedes saltar cualquier paso, y todo te espera donde lo dejes.',
    look_around: 'Primero quiero mirar',
  },
  bank_file: {
    there_one: 'Ya está: {{names}}. Trae otro archivo, o sigue.',
    there_other: 'Ya hay {{count}} cuentas: {{names}}. Trae otro archivo, o sigue.',
    no_file: '¿No tienes un archivo a la mano? Por ahora basta una cuenta con lo que hay hoy en ella.',
    by_hand: 'Anotar una cuenta a mano',
  },
  forecast: {
    to_file: 'Traer un archivo',
    none_yet: 'Lo de abajo es un ejemplo. Con un archivo de tu banco, o con una cuenta anotada a mano, será el tuyo.',
  },
  goals: {
    title: 'Para qué es el dinero',
    sentence: 'Nombra lo que más importa; lo demás puede esperar.',
  },
  phone: {
    optional: 'Sin teléfono funciona igual: sáltalo si quieres.',
  },
  preferences: {
    title: 'Como te gusta',
    sentence: 'Cambia lo que no te quede. Así como está, también sirve.',
  },
  done: {
    title: 'Primeros pasos',
    all: 'Eso es todo. Ya está listo.',
    some_one: 'Ya puedes empezar. {{count}} cosa espera hasta que quieras.',
    some_other: 'Ya puedes empezar. {{count}} cosas esperan hasta que quieras.',
    home: 'A la primera página',
  },
  go_on: {
    heading: 'Primeros pasos',
    next: 'Te quedaste en este paso: {{step}}.',
    go_on: 'Seguir',
    leave: 'Dejarlo así',
    left: 'Lo demás se salta. Lo encuentras en los ajustes.',
  },
  again: {
    heading: 'Los primeros pasos',
    detail: 'Recorre otra vez los primeros pasos. Nada de lo que dijiste se pierde.',
    open: 'Recorrerlos otra vez',
    overview: 'Ver qué está listo',
  },
};
