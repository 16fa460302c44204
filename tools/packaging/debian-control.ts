/** Debian's names for Node's processors. */
export const debianArchitecture = (arch: string): string => {
  const known: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };
  const found = known[arch];
  if (found === undefined) throw new Error(`no package is made for ${arch}`);
  return found;
};

/** The browsers that can show the window, and what the native parts were linked with. */
const DEPENDS = [
  'libc6 (>= 2.34)', 'libstdc++6 (>= 12)', 'libgcc-s1', 'debconf (>= 0.5) | debconf-2.0',
  'chromium | chromium-browser | google-chrome-stable | microsoft-edge-stable | brave-browser',
  'xdg-utils', 'desktop-file-utils',
];
const RECOMMENDS = ['fonts-noto-cjk', 'fonts-noto-color-emoji'];

/** `installedKib` of all files. https://www.debian.org/doc/debian-policy/ch-controlfields.html */
export const debianControl = ({ version, arch, installedKib }: { readonly version: string; readonly arch: string; readonly installedKib: number }): string => `Package: hearth
Version: ${version}
Architecture: ${debianArchitecture(arch)}
Maintainer: Hearth <hearth@hearth.invalid>
Installed-Size: ${installedKib}
Depends: ${DEPENDS.join(', ')}
Recommends: ${RECOMMENDS.join(', ')}
Suggests: gnome-keyring | kwalletmanager | keepassxc, libsecret-tools
Section: net
Priority: optional
Description: private group chat from machine to machine, with a local AI
 Hearth (围炉) is for small groups that chat peer to peer: families, friends,
 reading and fitness clubs. Its AI member, Ember (小炉), runs only on each
 member's own machine and reads only redacted text.
 .
 There is no account, no server that can read anything and no cloud model.
`;
