/** What the codes of transport and equipment are in the words of the CBV. */
export const BIZ_STEPS: Readonly<Record<string, string>> = {
  ARRI: 'arriving',
  DEPA: 'departing',
  LOAD: 'loading',
  DISC: 'unloading',
  GTIN: 'arriving',
  GTOT: 'departing',
  STUF: 'packing',
  STRP: 'unpacking',
  PICK: 'collecting',
  DROP: 'receiving',
  INSP: 'inspecting',
  RSEA: 'installing',
  RMVD: 'removing',
}

/** What becomes of a document; those that have no business step tell it by their code alone. */
export const DOCUMENT_STEPS: Readonly<Record<string, string | null>> = {
  RECE: null,
  DRFT: null,
  PENA: null,
  PENU: null,
  REJE: null,
  APPR: null,
  ISSU: null,
  SURR: null,
  SUBM: null,
  VOID: null,
  CONF: null,
  REQS: null,
  CMPL: null,
  HOLD: 'holding',
  RELS: 'accepting',
}

/** Members of DCSA that EPCIS has fields of its own for; all others are kept in `karavan:dcsa`. */
export const SAID_BY_EPCIS = ['eventID', 'eventCreatedDateTime', 'eventClassifierCode', 'eventDateTime'] as const
