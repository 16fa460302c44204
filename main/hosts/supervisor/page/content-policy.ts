/**
 * What the page may load and do, the same on every host: nothing from elsewhere, no script but our own.
 * @param socket the core's WebSocket, where the page reaches the core by one, e.g. `ws://x.localhost:4000`
 */
export const contentPolicy = (socket?: string): string =>
  [
    "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
    "media-src 'self' blob:", `connect-src 'self'${socket === undefined ? '' : ` ${socket}`}`, "manifest-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'",
  ].join('; ');

/** Sent with everything: nobody frames the app, nothing leaks by a referrer, no device is within reach. */
export const securityHeaders = (socket?: string): Readonly<Record<string, string>> => ({
  'content-security-policy': contentPolicy(socket),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), usb=(), serial=(), hid=(), payment=(), interest-cohort=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});
