/** Cumulative distributions that differ by no more than this are equal. */
export const CDF_TOLERANCE = 1e-9

/**
 * Mass below this at either end of a distribution is moved to the step beside it; two orders below {@link CDF_TOLERANCE},
 * so that chains of stages stay inside it.
 */
export const TAIL_MASS = 1e-11

/** A memoryless wait, whose tail is long, is cut where no more than this still waits. */
export const WAIT_TAIL_MASS = CDF_TOLERANCE / 10

/** Hours by which a point on the border between two steps may miss it through rounding, and still lie on it. */
export const BORDER_HOURS = 1e-10
