/** Counts since the start; nothing in them names a topic or an address. */
export type Metrics = { published: number; delivered: number; refused: number; accepted: number };

export const noMetrics = (): Metrics => ({ published: 0, delivered: 0, refused: 0, accepted: 0 });

/** The counts in Prometheus' text format (version 0.0.4). */
export const metricsText = (metrics: Metrics, now: { readonly connections: number; readonly topics: number }): string =>
  [
    ['hearth_relay_connections', 'gauge', now.connections],
    ['hearth_relay_topics', 'gauge', now.topics],
    ['hearth_relay_accepted_total', 'counter', metrics.accepted],
    ['hearth_relay_published_total', 'counter', metrics.published],
    ['hearth_relay_delivered_total', 'counter', metrics.delivered],
    ['hearth_relay_refused_total', 'counter', metrics.refused],
  ]
    .map(([name, kind, value]) => `# TYPE ${name} ${kind}\n${name} ${value}\n`)
    .join('');
