// y-webrtc talks to other pages of a browser over BroadcastChannel, past every check of ours. Gone before it is loaded, it cannot.
Reflect.deleteProperty(globalThis, 'BroadcastChannel');
