/** Counts since the start; nothing in them names a topic or an address. */
export type Metrics = { published: number; publishedBytes: number; delivered: number; refused: number; accepted: number };

export const noMetrics = (): Metrics => ({ published: 0, publishedBytes: 0, delivered: 0, refused: 0, accepted: 0 });

/** The counts in Prometheus' text format (version 0.0.4). */
export const metricsText = (metrics: Metrics, now: { readonly connections: number; readonly topics: number }): string =>
  [
    ['connections', 'gauge', now.connections, 'Desktops connected now.'],
    ['topics', 'gauge', now.topics, 'Topics somebody listens to now.'],
    ['accepted_total', 'counter', metrics.accepted, 'Connections taken.'],
    ['refused_total', 'counter', metrics.refused, 'Connections refused or ended for breaking a limit or the protocol.'],
    ['published_total', 'counter', metrics.published, 'Frames taken.'],
    ['published_bytes_total', 'counter', metrics.publishedBytes, 'Sealed characters in them.'],
    ['delivered_total', 'counter', metrics.delivered, 'Frames handed on.'],
  ]
    .map(([name, kind, value, help]) => `# HELP hearth_relay_${name} ${help}\n# TYPE hearth_relay_${name} ${kind}\nhearth_relay_${name} ${value}\n`)
    .join('');
