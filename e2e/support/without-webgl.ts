/** Run in the page before its own code: a browser that has no WebGL. */
export function withoutWebGl(): void {
  const original = HTMLCanvasElement.prototype.getContext
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    if (kind.startsWith('webgl')) return null
    return Reflect.apply(original, this, [kind, ...rest])
  } as typeof original
}
