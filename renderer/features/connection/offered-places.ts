/** Public places people may choose; Hearth uses none of them unasked, and nobody of Hearth runs them. Near whom they answer fast. */
export const OFFERED_PLACES: readonly { readonly region: 'china' | 'elsewhere'; readonly places: readonly string[] }[] = [
  { region: 'china', places: ['mqtt+wss://broker-cn.emqx.io:8084/mqtt', 'stun:stun.miwifi.com:3478', 'stun:stun.chat.bilibili.com:3478'] },
  { region: 'elsewhere', places: ['mqtt+wss://broker.emqx.io:8084/mqtt', 'mqtt+wss://test.mosquitto.org:8081', 'stun:stun.cloudflare.com:3478', 'stun:stun.nextcloud.com:3478'] },
];
