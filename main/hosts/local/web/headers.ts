import type { OutgoingHttpHeaders } from 'node:http';

/** Sent with everything: nothing from elsewhere is loaded, nobody frames the app, nothing leaks by a referrer. */
export const securityHeaders = (host: string): OutgoingHttpHeaders => ({
  'content-security-policy': [
    "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
    "media-src 'self' blob:", `connect-src 'self' ws://${host}`, "manifest-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), usb=(), serial=(), hid=(), payment=(), interest-cohort=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});
