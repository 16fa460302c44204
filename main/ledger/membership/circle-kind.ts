/** `direct`: two people, ever, and their devices. `own`: one person's devices. */
export type CircleKind = 'group' | 'direct' | 'own';
