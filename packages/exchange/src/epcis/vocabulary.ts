/** The context that EPCIS 2.0 defines; what it says is known here, and it is never fetched. */
export const EPCIS_CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'

const CBV = 'https://ref.gs1.org/cbv/'
const GS1 = 'https://gs1.org/voc/'

/** Prefixes that the context binds. */
export const EPCIS_PREFIXES: Readonly<Record<string, string>> = {
  epcis: 'https://ref.gs1.org/epcis/',
  cbv: CBV,
  cbvmda: 'urn:epcglobal:cbv:mda:',
  gs1: GS1,
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcterms: 'http://purl.org/dc/terms/',
}

/** Namespaces whose short names are written out where a value has one. */
export const VALUE_NAMESPACES: ReadonlySet<string> = new Set([CBV, GS1, 'https://ref.gs1.org/epcis/'])

/** A list of words of the Core Business Vocabulary 2.0, or of the sensor terms of the GS1 Web Vocabulary. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>
  /** What stands before a word in its IRI. */
  readonly iri: string
  /** What stands before a word in its URN; null where there are no URNs. */
  readonly urn: string | null
}

const vocabulary = (iri: string, urn: string | null, words: string): Vocabulary => ({
  words: new Set(words.split(' ')),
  iri,
  urn,
})

export const BIZ_STEPS = vocabulary(
  `${CBV}BizStep-`,
  'urn:epcglobal:cbv:bizstep:',
  'accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting ' +
    'decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting ' +
    'installing killing loading other packing picking receiving removing repackaging repairing replacing reserving ' +
    'retail_selling sampling sensor_reporting shipping staging_outbound stock_taking stocking storing transporting ' +
    'unloading unpacking void_shipping',
)

export const DISPOSITIONS = vocabulary(
  `${CBV}Disp-`,
  'urn:epcglobal:cbv:disp:',
  'active available completeness_inferred completeness_verified conformant container_closed container_open damaged ' +
    'destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class mismatch_instance ' +
    'mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other partially_dispensed ' +
    'recalled reserved retail_sold returned sellable_accessible sellable_not_accessible stolen unavailable unknown',
)

export const TRANSACTION_TYPES = vocabulary(
  `${CBV}BTT-`,
  'urn:epcglobal:cbv:btt:',
  'bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt',
)

export const PARTY_TYPES = vocabulary(`${CBV}SDT-`, 'urn:epcglobal:cbv:sdt:', 'location owning_party possessing_party')

export const ERROR_REASONS = vocabulary(`${CBV}ER-`, 'urn:epcglobal:cbv:er:', 'did_not_occur incorrect_data')

export const COMPONENTS = vocabulary(
  `${CBV}Comp-`,
  'urn:epcglobal:cbv:comp:',
  'altitude axial_distance azimuth easting elevation_angle height latitude longitude northing polar_angle ' +
    'spherical_radius x y z',
)

export const MEASUREMENTS = vocabulary(
  GS1,
  null,
  'AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance ' +
    'AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance ' +
    'Conductance Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity ' +
    'ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency ' +
    'Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux ' +
    'LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential Mass MassConcentration MassFlowRate ' +
    'MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy MolarMass MolarVolume Power Pressure RadiantFlux ' +
    'RadiantIntensity Radioactivity RelativeHumidity Resistance Resistivity SolidAngle SpecificVolume Speed ' +
    'SurfaceDensity SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate VolumeFraction ' +
    'VolumetricFlux Wavenumber',
)

export const SENSOR_ALERTS = vocabulary(GS1, null, 'ALARM_CONDITION ERROR_CONDITION')

const URN_VOCABULARIES = [BIZ_STEPS, DISPOSITIONS, TRANSACTION_TYPES, PARTY_TYPES, ERROR_REASONS, COMPONENTS]

/** The IRI of a word in URN form (`urn:epcglobal:cbv:bizstep:loading`), of which CBV 1.x knew no other; null for others. */
export function iriOfUrn(text: string): string | null {
  if (!text.startsWith('urn:epcglobal:cbv:')) return null
  const found = URN_VOCABULARIES.find(({ urn }) => urn !== null && text.startsWith(urn))
  return found?.urn == null ? null : found.iri + text.slice(found.urn.length)
}

/** A word in full: its IRI, whether it is bare, a URN or has a prefix that the context of EPCIS binds; another URI as it is. */
export function wordInFull(text: string, words: Vocabulary): string {
  if (words.words.has(text)) return words.iri + text
  const colon = text.indexOf(':')
  const namespace = Object.hasOwn(EPCIS_PREFIXES, text.slice(0, colon))
    ? EPCIS_PREFIXES[text.slice(0, colon)]
    : undefined
  if (namespace !== undefined && VALUE_NAMESPACES.has(namespace)) return namespace + text.slice(colon + 1)
  return iriOfUrn(text) ?? text
}

/** Every text that `wordInFull` makes this of. */
export function spellingsOf(inFull: string, words: Vocabulary): readonly string[] {
  const short = Object.entries(EPCIS_PREFIXES).flatMap(([prefix, namespace]) =>
    VALUE_NAMESPACES.has(namespace) && inFull.startsWith(namespace)
      ? [`${prefix}:${inFull.slice(namespace.length)}`]
      : [],
  )
  const urns = URN_VOCABULARIES.flatMap(({ iri, urn }) =>
    urn !== null && inFull.startsWith(iri) ? [urn + inFull.slice(iri.length)] : [],
  )
  const word = inFull.startsWith(words.iri) ? inFull.slice(words.iri.length) : ''
  return [inFull, ...(words.words.has(word) ? [word] : []), ...urns, ...short]
}
