/** A step of the one scale of shares, the same on map, table and line: 0 is nearest to none, 7 to all. */
export type ScaleStep = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7
/** A figure that may not be shown is hatched, never blank, never zero. */
export type Shade = ScaleStep | 'hidden'

const BAND_STEPS: readonly ScaleStep[] = [0, 2, 4, 5, 7]

/** The step of a band of 20 points: 0 (under 20 %) to 4 (80 % and over). Each takes the step of its middle. */
export function bandStep(band: number): ScaleStep {
  return BAND_STEPS[Math.min(4, Math.max(0, Math.floor(band)))] ?? 0
}

/** Class that gives an element the colour of a step and the text colour that goes with it. */
export const shadeClass = (shade: Shade) => (shade === 'hidden' ? 'hid' : `s${shade}`)
