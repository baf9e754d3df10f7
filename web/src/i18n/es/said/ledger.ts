/** What the server says about money, weeks and bank files. */
export const ledger: Readonly<Record<string, string>> = {
  'There is no check-in for that week yet.': 'Todavía no hay registro de esa semana.',
  'That week has not begun where you are. You can check in from its Monday on, and for any week before.':
    'Esa semana no ha empezado donde estás. Puedes registrarla desde su lunes, y cualquier semana anterior.',
  'There is no such account. It may have been removed.': 'Esa cuenta no existe. Puede que se haya quitado.',
  'The day of the balance is still to come. Give the balance of today or of a day before.':
    'El día del saldo todavía no llega. Da el saldo de hoy o de un día anterior.',
  'There is no such rule. It may have been removed.': 'Esa regla no existe. Puede que se haya quitado.',
  'There is no such change. A change can be undone for 30 days.': 'Ese cambio no existe. Un cambio se puede deshacer durante 30 días.',
  'This change was undone already; nothing more was changed.': 'Este cambio ya se había deshecho; no cambió nada más.',
  'There is no such planned event. It may have been removed.': 'Ese evento planeado no existe. Puede que se haya quitado.',
  'There is no such recurring item. It may have been removed.': 'Eso que se repite no existe. Puede que se haya quitado.',
  'There is no such transaction. It may have been removed.': 'Ese movimiento no existe. Puede que se haya quitado.',
  'There is no such import. It may have been undone.': 'Esa importación no existe. Puede que se haya deshecho.',
  'There is no such step. The steps are {{0}}.': 'Ese paso no existe. Los pasos son {{0}}.',
  'It starts on {{0}}, so it cannot end on {{1}}.': 'Empieza el {{0}}, así que no puede terminar el {{1}}.',
  'Which account is this file of?': '¿De qué cuenta es este archivo?',
  'Which account do the rows of {{0}} go to?': '¿A qué cuenta van los movimientos de {{0}}?',
  'The file has no account {{0}}.': 'El archivo no tiene ninguna cuenta {{0}}.',
  'Which day is {{0}}?': '¿Qué día es {{0}}?',
  'How much is {{0}}?': '¿Cuánto es {{0}}?',
  'The file does not say whether its amounts are money out or money in. What is this one?':
    'El archivo no dice si sus montos son dinero que sale o que entra. ¿Qué es este?',
  'Money out': 'Dinero que sale',
  'Money in': 'Dinero que entra',
  'No line of the file holds both a date and an amount, so it does not look like a bank statement. Choose the file that your bank gave you.':
    'Ninguna línea del archivo tiene una fecha y un monto, así que no parece un estado de cuenta. Elige el archivo que te dio tu banco.',
  'Which column is the date?': '¿Qué columna es la fecha?',
  'Which column is the amount?': '¿Qué columna es el monto?',
  'A quotation mark that is opened on line {{0}} is never closed. Download the file once more; nothing of it was kept.':
    'Unas comillas que se abren en la línea {{0}} no se cierran nunca. Descarga el archivo otra vez; no se guardó nada de él.',
  '{{0}} is not an amount that can be kept.': '{{0}} no es un monto que se pueda guardar.',
  'The row has no amount.': 'La fila no tiene monto.',
  'The row has money out and money in at once.': 'La fila tiene dinero que sale y que entra a la vez.',
  '{{0}} tells neither money in nor money out.': '{{0}} no dice si el dinero entra o sale.',
  'The line has no date: it looks like a total or a note.': 'La línea no tiene fecha: parece un total o una nota.',
  '{{0}} is not a date.': '{{0}} no es una fecha.',
  'The row has more cells than there are columns.': 'La fila tiene más celdas que columnas hay.',
  'Amounts in {{0}} cannot be kept: only currencies with two decimals are.':
    'Los montos en {{0}} no se pueden guardar: solo monedas con dos decimales.',
  'This is a binary file, not a statement. Ask your bank for OFX, QFX or CSV.':
    'Este es un archivo binario, no un estado de cuenta. Pide a tu banco OFX, QFX o CSV.',
  'The text seems to be in the encoding {{0}}, which is not read. Save it as UTF-8 and choose it again.':
    'El texto parece estar en la codificación {{0}}, que no se lee. Guárdalo como UTF-8 y elígelo otra vez.',
  'The file is no text in {{0}}. Choose another encoding.': 'El archivo no es texto en {{0}}. Elige otra codificación.',
  'Line {{0}} holds bytes that are no text in {{1}}. Choose another encoding, or save the file as UTF-8.':
    'La línea {{0}} tiene bytes que no son texto en {{1}}. Elige otra codificación, o guarda el archivo como UTF-8.',
  'This is a PDF, which is made for printing. Ask your bank for the same statement as OFX, QFX or CSV.':
    'Este es un PDF, hecho para imprimir. Pide a tu banco el mismo estado de cuenta en OFX, QFX o CSV.',
  'This is a zip archive or an Excel workbook, whatever its name says. Unpack it, or save the sheet as CSV, and choose that file.':
    'Este es un archivo zip o un libro de Excel, diga lo que diga su nombre. Descomprímelo, o guarda la hoja como CSV, y elige ese archivo.',
  'This is an old Excel workbook. Open it and save the sheet as CSV, and choose that file.':
    'Este es un libro de Excel antiguo. Ábrelo, guarda la hoja como CSV y elige ese archivo.',
  'This is a compressed file. Unpack it and choose the file inside.': 'Este es un archivo comprimido. Descomprímelo y elige el archivo de adentro.',
  'This is a picture. Ask your bank for the statement as OFX, QFX or CSV.':
    'Esta es una imagen. Pide a tu banco el estado de cuenta en OFX, QFX o CSV.',
  'This is a QIF file, which is not read yet. Ask your bank for OFX, QFX or CSV.':
    'Este es un archivo QIF, que todavía no se lee. Pide a tu banco OFX, QFX o CSV.',
  'This is a web page, not a statement: perhaps the bank asked to sign in again. Download the statement once more.':
    'Esta es una página web, no un estado de cuenta: quizá el banco pidió iniciar sesión de nuevo. Descarga el estado de cuenta otra vez.',
  'This is a text document (RTF), not a statement. Ask your bank for OFX, QFX or CSV.':
    'Este es un documento de texto (RTF), no un estado de cuenta. Pide a tu banco OFX, QFX o CSV.',
  'This is an MT940 statement, which is not read yet. Ask your bank for OFX, QFX or CSV.':
    'Este es un estado de cuenta MT940, que todavía no se lee. Pide a tu banco OFX, QFX o CSV.',
  'This is a CAMT statement, which is not read yet. Ask your bank for OFX, QFX or CSV.':
    'Este es un estado de cuenta CAMT, que todavía no se lee. Pide a tu banco OFX, QFX o CSV.',
  'The file has more than 100,000 rows. Ask your bank for a shorter period, and import one file after another.':
    'El archivo tiene más de 100,000 filas. Pide a tu banco un período más corto y trae un archivo tras otro.',
  'The file seems to be of {{0}} accounts, and at most {{1}} can be read. If a column holds the accounts of other people, say that it is not yours, or take the column out.':
    'El archivo parece ser de {{0}} cuentas, y se pueden leer {{1}} como máximo. Si una columna tiene las cuentas de otra gente, di que no es tuya, o quita la columna.',
  'The statement is in {{0}}. Only currencies with two decimals can be kept; nothing of the file was.':
    'El estado de cuenta está en {{0}}. Solo se pueden guardar monedas con dos decimales; no se guardó nada del archivo.',
  'The row has no date.': 'La fila no tiene fecha.',
  'The amount is in another currency than the account, which is in {{0}}.': 'El monto está en otra moneda que la cuenta, que está en {{0}}.',
  'The file holds an investment or loan statement only. Statements of bank accounts and credit cards are read.':
    'El archivo solo tiene un estado de inversiones o de un préstamo. Se leen los de cuentas bancarias y tarjetas de crédito.',
  'Statements of investments and loans are not read.': 'Los estados de inversiones y préstamos no se leen.',
  'The parts of the file are nested without end. Nothing of it was kept.': 'Las partes del archivo están anidadas sin fin. No se guardó nada de él.',
  'The file breaks off on line {{0}}, inside <{{1}}>. Download it from your bank once more; nothing of it was kept.':
    'El archivo se corta en la línea {{0}}, dentro de <{{1}}>. Descárgalo de tu banco otra vez; no se guardó nada de él.',
  'The file is empty. Download it from your bank once more.': 'El archivo está vacío. Descárgalo de tu banco otra vez.',
  'The file is larger than 10 MiB. Ask your bank for a shorter period.': 'El archivo pesa más de 10 MiB. Pide a tu banco un período más corto.',
  'There is nothing in the file but blanks. Download it from your bank once more.':
    'En el archivo no hay más que espacios. Descárgalo de tu banco otra vez.',
  'Many files are being read at the moment. Try again in a minute.': 'En este momento se leen muchos archivos. Inténtalo otra vez en un minuto.',
  '{{0}} Nothing was imported yet.': '{{!0}} Todavía no se importó nada.',
};
