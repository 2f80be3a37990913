/** The 249 codes of ISO 3166-1 alpha-2, and XK, which UN/LOCODE and railways use for Kosovo. */
const ISO_COUNTRIES: ReadonlySet<string> = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD ' +
    'CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF ' +
    'GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN ' +
    'KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
    'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
    'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI ' +
    'VN VU WF WS XK YE YT ZA ZM ZW'
  ).split(' '),
)

/** Whether two letters are the code of a country. */
export function isCountryCode(letters: string): boolean {
  return ISO_COUNTRIES.has(letters)
}

/** Country numbers of UIC leaflet 920-14 along the corridor and on its ways to Europe; others exist and give nothing here. */
const UIC_COUNTRIES: Readonly<Record<string, string>> = {
  '20': 'RU',
  '21': 'BY',
  '22': 'UA',
  '23': 'MD',
  '24': 'LT',
  '25': 'LV',
  '26': 'EE',
  '27': 'KZ',
  '28': 'GE',
  '29': 'UZ',
  '31': 'MN',
  '33': 'CN',
  '51': 'PL',
  '52': 'BG',
  '53': 'RO',
  '54': 'CZ',
  '55': 'HU',
  '56': 'SK',
  '57': 'AZ',
  '58': 'AM',
  '59': 'KG',
  '66': 'TJ',
  '67': 'TM',
  '68': 'AF',
  '75': 'TR',
  '80': 'DE',
  '81': 'AT',
  '85': 'CH',
  '87': 'FR',
  '96': 'IR',
}

/** Country of a UIC number as the part `country`, where the number is known. */
export function uicCountry(number: string): { readonly country?: string } {
  const country = UIC_COUNTRIES[number]
  return country === undefined ? {} : { country }
}
