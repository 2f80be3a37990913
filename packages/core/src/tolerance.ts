/** Cumulative distributions that differ by no more than this are equal. */
export const CDF_TOLERANCE = 1e-9

/** Tail mass below this is taken to have arrived; an order below {@link CDF_TOLERANCE}, so that chains of stages stay inside it. */
export const TAIL_MASS = 1e-11
