// Time zones each country may use; the first is taken when the point lies in none of them (a port at sea).
export const ZONES = {
  AE: ['Asia/Dubai'], AF: ['Asia/Kabul'], AM: ['Asia/Yerevan'], AT: ['Europe/Vienna'], AZ: ['Asia/Baku'],
  BE: ['Europe/Brussels'], BG: ['Europe/Sofia'], BY: ['Europe/Minsk'], CH: ['Europe/Zurich'], CN: ['Asia/Shanghai'],
  CZ: ['Europe/Prague'], DE: ['Europe/Berlin'], DJ: ['Africa/Djibouti'], DK: ['Europe/Copenhagen'], EE: ['Europe/Tallinn'],
  EG: ['Africa/Cairo'], ES: ['Europe/Madrid'], FI: ['Europe/Helsinki'], GB: ['Europe/London'], GE: ['Asia/Tbilisi'],
  GR: ['Europe/Athens'], HR: ['Europe/Zagreb'], HU: ['Europe/Budapest'], IN: ['Asia/Kolkata'], IR: ['Asia/Tehran'],
  IT: ['Europe/Rome'], KG: ['Asia/Bishkek'], KR: ['Asia/Seoul'], KW: ['Asia/Kuwait'],
  KZ: ['Asia/Almaty', 'Asia/Aqtau', 'Asia/Aqtobe', 'Asia/Atyrau', 'Asia/Oral', 'Asia/Qostanay', 'Asia/Qyzylorda'],
  LK: ['Asia/Colombo'], LT: ['Europe/Vilnius'], LU: ['Europe/Luxembourg'], LV: ['Europe/Riga'], MD: ['Europe/Chisinau'],
  MN: ['Asia/Ulaanbaatar', 'Asia/Hovd'], MY: ['Asia/Kuala_Lumpur'], NL: ['Europe/Amsterdam'], NO: ['Europe/Oslo'],
  PK: ['Asia/Karachi'], PL: ['Europe/Warsaw'], RO: ['Europe/Bucharest'], RS: ['Europe/Belgrade'],
  RU: ['Europe/Moscow', 'Europe/Kaliningrad', 'Europe/Astrakhan', 'Europe/Saratov', 'Europe/Samara', 'Europe/Volgograd', 'Asia/Yekaterinburg', 'Asia/Omsk', 'Asia/Novosibirsk', 'Asia/Barnaul', 'Asia/Krasnoyarsk', 'Asia/Irkutsk', 'Asia/Chita'],
  SE: ['Europe/Stockholm'], SG: ['Asia/Singapore'], SI: ['Europe/Ljubljana'], SK: ['Europe/Bratislava'],
  TJ: ['Asia/Dushanbe'], TM: ['Asia/Ashgabat'], TR: ['Europe/Istanbul'], UA: ['Europe/Kyiv'], UZ: ['Asia/Tashkent', 'Asia/Samarkand'],
  ZA: ['Africa/Johannesburg'],
};

const alias = (zone) => ({ 'Europe/Kiev': 'Europe/Kyiv' })[zone] ?? zone;

/** The zone of a place in `country`, given the zones its point falls into. */
export function timeZone(country, found) {
  const allowed = ZONES[country];
  if (allowed === undefined) throw new Error(`no time zones written down for ${country}`);
  return found.map(alias).find((z) => allowed.includes(z)) ?? allowed[0];
}
