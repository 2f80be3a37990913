/** Km round the equator, divided by the pixels of the whole world at zoom 0. */
const EQUATOR_KM = 40_075.017
const WORLD_PIXELS = 512
/** Longest bar, pixels. */
const MOST = 96

/** A bar of a round number of km: 1, 2 or 5 times a power of ten, of at least 1. */
export function barOf(zoom: number, latitude: number): { readonly km: number; readonly pixels: number } {
  const kmPerPixel = (EQUATOR_KM * Math.cos((latitude * Math.PI) / 180)) / (WORLD_PIXELS * 2 ** zoom)
  const most = Math.max(1, MOST * kmPerPixel)
  const power = 10 ** Math.floor(Math.log10(most))
  const km = ([5, 2, 1].find((times) => times * power <= most) ?? 1) * power
  return { km, pixels: Math.round(km / kmPerPixel) }
}
