/** Words of another language are other words. */
type Widened<V> = V extends string ? string : V;

/** The same texts in whatever language: the same names, which take the same values. */
export type TextsOf<T> = { readonly [K in keyof T]: T[K] extends (...values: infer A) => infer R ? (...values: A) => Widened<R> : T[K] };
