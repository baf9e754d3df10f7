/** What the server says about taking everything out, and bringing it back. */
export const privacy: Readonly<Record<string, string>> = {
  'Something changed while the export was written': 'Algo cambió mientras se escribía la copia',
  'The file cannot be read as an export': 'El archivo no se puede leer como una copia',
  'The file is no export of Mingus': 'El archivo no es una copia de Mingus',
  'A newer Mingus made the file': 'El archivo lo hizo un Mingus más nuevo',
  'The file is not as it was made': 'El archivo no está como se hizo',
  'Something in the file cannot be taken': 'Algo del archivo no se puede tomar',
  'The file holds more than is taken': 'El archivo tiene más de lo que se toma',
  'There is something in this account already': 'En esta cuenta ya hay algo',
  'Something of yours changed while the export was written. Nothing is lost: ask for it again.':
    'Algo tuyo cambió mientras se escribía la copia. No se perdió nada: pídela otra vez.',
  'It has no manifest that Mingus wrote.': 'No tiene un manifiesto escrito por Mingus.',
  'Its manifest is not as Mingus writes it.': 'Su manifiesto no es como lo escribe Mingus.',
  'It holds files that its manifest does not name.': 'Tiene archivos que su manifiesto no nombra.',
  '{{0}} is missing.': 'Falta {{0}}.',
  '{{0}} was changed since it was made.': '{{0}} cambió desde que se hizo.',
  '{{0}}: {{1}} Nothing was changed.': '{{0}}: {{!1}} No cambió nada.',
  'It is no row.': 'No es una fila.',
  '{{0}} is not as it must be.': '{{0}} no es como debe ser.',
  '{{0}} names a row that is not in the file.': '{{0}} nombra una fila que no está en el archivo.',
  'Its number was there already.': 'Su número ya estaba.',
  'Send the export as the part named file.': 'Envía la copia como la parte llamada file.',
};
