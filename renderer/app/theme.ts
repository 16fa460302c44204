import { colorsTuple, createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

// Warm greys in place of Mantine's cool ones.
const gray: MantineColorsTuple = ['#faf7f3', '#f2ece4', '#eae2d8', '#dfd5c9', '#cfc3b5', '#b3a596', '#8f8174', '#675a50', '#463c34', '#2a231e'];
const dark: MantineColorsTuple = ['#eee7e0', '#d3c9bf', '#b8aca1', '#8d8177', '#5c534b', '#453d36', '#38312b', '#24201d', '#1c1917', '#141210'];

/** Mantine's side of the tokens; colours that matter are in `tokens.css`. */
export const theme = createTheme({
  primaryColor: 'ember',
  colors: { ember: colorsTuple('#b5451b'), gray, dark },
  autoContrast: true,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  defaultRadius: 'md',
  radius: { md: '10px', lg: '14px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  // One shade of ember, or of red, is not enough for quiet buttons on both papers: theirs come from the tokens.
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    const ember = input.color === undefined || input.color === 'ember';
    if (ember && input.variant === 'light') return { ...colors, background: 'var(--chosen)', hover: 'var(--hover)', color: 'var(--accent)' };
    if (ember && input.variant === 'subtle') return { ...colors, hover: 'var(--hover)', color: 'var(--accent)' };
    if (input.color === 'red' && input.variant === 'subtle') return { ...colors, hover: 'var(--hover)', color: 'var(--bad)' };
    if (input.variant === 'subtle') return { ...colors, hover: 'var(--hover)' };
    return colors;
  },
  components: {
    Modal: { defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.35 }, transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { transitionProps: { duration: 80 } } },
  },
});
