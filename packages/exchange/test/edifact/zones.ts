/** Time zones of the places in the samples; of the others nothing is known. */
export const ZONES: Readonly<Record<string, string>> = {
  'urn:karavan:unLocode:KZAAU': 'Asia/Aqtau',
  'urn:karavan:unLocode:KZHOR': 'Asia/Almaty',
  'urn:karavan:unLocode:KZDOS': 'Asia/Almaty',
  'urn:karavan:esrStation:707701': 'Asia/Almaty',
  'urn:karavan:unLocode:AZBAK': 'Asia/Baku',
  'urn:karavan:unLocode:GEPTI': 'Asia/Tbilisi',
  'urn:karavan:unLocode:ROCND': 'Europe/Bucharest',
  'urn:karavan:unLocode:ITGOA': 'Europe/Rome',
}

export const zoneOf = (place: string) => ZONES[place] ?? null
